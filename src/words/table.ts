// The sentences of one language, parsed once. Fluent skips an entry it can't parse without a word;
// here that is a programmer's mistake and throws.
import { FluentBundle, FluentResource, type Message } from '@fluent/bundle'
import { areas as ar } from './ar/index.ts'
import { areas as en } from './en/index.ts'
import { areas as he } from './he/index.ts'
import type { Locale } from './locales.ts'
import { needs } from './pattern.ts'

/** Area name and its sentences in Fluent syntax (https://projectfluent.org/fluent/guide/). */
export type Areas = Readonly<Record<string, string>>

const sources: Record<Locale, Areas> = { en, ar, he }

export interface Entry {
  /** `message` or `message.attribute` */
  id: string
  area: string
  pattern: Exclude<Message['value'], null>
  variables: ReadonlySet<string>
}

export interface Table {
  locale: Locale
  /** By id, in the order of the files. */
  entries: ReadonlyMap<string, Entry>
  /** With isolates round every argument (pages), and without (terminals, files). */
  isolating: FluentBundle
  plain: FluentBundle
}

/** Entry names as they stand in the source, to notice what the parser skipped. */
function declared(text: string): string[] {
  const names: string[] = []
  let message = ''
  for (const line of text.split('\n')) {
    const start = /^(-?[a-zA-Z][\w-]*) *=/.exec(line)
    const attribute = /^\s+\.([a-zA-Z][\w-]*) *=/.exec(line)
    if (start?.[1] !== undefined) {
      message = start[1]
      if (line.slice(start[0].length).trim() !== '') names.push(message)
    } else if (attribute?.[1] !== undefined) names.push(`${message}.${attribute[1]}`)
    else if (/^[^\s#}\]]/.test(line)) throw new Error(`words: a line that is no entry: ${line}`)
  }
  return names
}

/** Parses the areas of one language. Throws on a skipped entry, a double id, an unsafe placeable. */
export function buildTable(locale: Locale, areas: Areas): Table {
  // Only two things ask for the language inside Fluent: plural rules (wanted) and number formats
  // (never reached, numbers are strings or our own type by then).
  const isolating = new FluentBundle(locale)
  const plain = new FluentBundle(locale, { useIsolating: false })
  const entries = new Map<string, Entry>()
  const bodies: [string, Message][] = []
  for (const [area, text] of Object.entries(areas)) {
    const resource = new FluentResource(text)
    for (const bundle of [isolating, plain])
      for (const problem of bundle.addResource(resource))
        throw new Error(`words: ${locale}/${area}: ${problem.message}`)
    const messages = resource.body as Message[]
    for (const message of messages) bodies.push([area, message])
    const parsed = new Set(
      messages.flatMap((one) => [
        one.id,
        ...Object.keys(one.attributes).map((name) => `${one.id}.${name}`),
      ]),
    )
    for (const id of declared(text))
      if (!parsed.has(id)) throw new Error(`words: ${locale}/${area}: "${id}" does not parse`)
  }
  for (const [area, message] of bodies) {
    const parts: [string, Entry['pattern'] | null][] = [
      [message.id, message.value],
      ...Object.entries(message.attributes).map(([name, pattern]): [string, Entry['pattern']] => [
        `${message.id}.${name}`,
        pattern,
      ]),
    ]
    for (const [id, pattern] of parts) {
      if (pattern === null) continue
      const { variables, refused } = needs(plain, pattern)
      if (refused.size > 0)
        throw new Error(`words: ${locale}/${area}: "${id}" uses ${[...refused].join(', ')}`)
      entries.set(id, { id, area, pattern, variables })
    }
  }
  return { locale, entries, isolating, plain }
}

const built = new Map<Locale, Table>()

/** The table of one language, built at first use. */
export function tableOf(locale: Locale): Table {
  const known = built.get(locale)
  if (known !== undefined) return known
  const made = buildTable(locale, sources[locale])
  built.set(locale, made)
  return made
}
