// XML of office files, into a small tree. No document types (so no entities to expand, XXE or billion
// laughs), bounded depth and number of elements. Prefixes are dropped: local names are enough here.
import { SaxesParser } from 'saxes'
import type { Limits } from './limits.ts'
import { type Problem, problem } from './problem.ts'
import { decode, wellFormed } from './text.ts'

export interface Element {
  /** Local name: `p` for `w:p`. */
  readonly name: string
  /** By local name; where two prefixes share one (w:id, r:id), the prefixed name is kept too. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Element | string)[]
}

/** Ends a parse from inside a handler; never leaves this file. */
class Stop extends Error {
  readonly found: Problem
  constructor(found: Problem) {
    super(found.code)
    this.found = found
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

export interface Handler {
  /** Local name, attributes by local and by prefixed name. `stop` ends the parse with a problem. */
  open(name: string, attributes: Readonly<Record<string, string>>, stop: Stopper): void
  close(name: string): void
  text(content: string): void
}
export type Stopper = (code: string, data?: Problem['data']) => never

/** Walks one part from start to end without keeping it. Returns at most one problem. Never throws. */
export function walkXml(
  bytes: Uint8Array,
  part: string,
  limits: Limits,
  handler: Handler,
): Problem[] {
  const at = { part }
  const { text, encoding, warnings } = decode(bytes, { ...limits, file: limits.part })
  const wrong = warnings.some((one) => one.severity === 'error' || one.code === 'encoding-replaced')
  if (wrong || encoding.startsWith('windows'))
    return [problem('error', 'xml-damaged', { line: 1 }, at)]
  const parser = new SaxesParser()
  let depth = 0
  const stop: Stopper = (code, data = {}) => {
    throw new Stop(problem('error', code, data, at))
  }
  parser.on('doctype', () => stop('xml-doctype'))
  parser.on('error', () => stop('xml-damaged', { line: parser.line }))
  parser.on('opentag', (tag) => {
    if (++depth > limits.depth) stop('xml-deep', { limit: limits.depth })
    // Without a prototype, so that an attribute "__proto__" is only a name.
    const attributes = Object.create(null) as Record<string, string>
    for (const name in tag.attributes) {
      const value = tag.attributes[name] ?? ''
      const local = localName(name)
      if (local !== name) attributes[name] = value
      if (!name.startsWith('xmlns') && attributes[local] === undefined) attributes[local] = value
    }
    handler.open(localName(tag.name), attributes, stop)
  })
  parser.on('closetag', (tag) => {
    depth--
    handler.close(localName(tag.name))
  })
  parser.on('text', (content) => handler.text(content))
  parser.on('cdata', (content) => handler.text(content))
  try {
    parser.write(text).close()
  } catch (thrown) {
    if (thrown instanceof Stop) return [thrown.found]
    return [problem('error', 'xml-damaged', { line: parser.line }, at)]
  }
  return []
}

/** Parses one part into a tree. Text outside elements and comments are dropped. */
export function readXml(
  bytes: Uint8Array,
  part: string,
  limits: Limits,
): { root?: Element; problems: Problem[] } {
  const open: Element[] = []
  let root: Element | undefined
  let elements = 0
  const problems = walkXml(bytes, part, limits, {
    open(name, attributes, stop) {
      if (++elements > limits.elements) stop('xml-large', { limit: limits.elements })
      const element: Element = { name, attributes, children: [] }
      const parent = open.at(-1)
      if (parent === undefined) root = element
      else parent.children.push(element)
      open.push(element)
    },
    close: () => void open.pop(),
    text: (content) => void open.at(-1)?.children.push(content),
  })
  return root === undefined || problems.length > 0 ? { problems } : { root, problems }
}

/** The first child element of this name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find(
    (one): one is Element => typeof one !== 'string' && one.name === name,
  )
}

/** All child elements, or those of one name. */
export function children(element: Element | undefined, name?: string): Element[] {
  return (element?.children ?? []).filter(
    (one): one is Element => typeof one !== 'string' && (name === undefined || one.name === name),
  )
}

/** The text directly in an element. */
export function textOf(element: Element | undefined): string {
  return (element?.children ?? []).filter((one) => typeof one === 'string').join('')
}

/** Text for an XML document: markup escaped, characters XML 1.0 can't hold replaced by U+FFFD. */
export function escapeXml(text: string): string {
  return wellFormed(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;')
}
