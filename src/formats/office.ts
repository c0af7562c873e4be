// What docx and xlsx share (Office Open XML, ECMA-376 part 2): parts, their relationships, and the things
// in a package that a careful reader wants to hear about.
import type { Limits } from './limits.ts'
import { type Problem, problem } from './problem.ts'
import { children, type Element, readXml } from './xml.ts'
import { type Container, openZip } from './zip.ts'

export interface Package {
  readonly problems: Problem[]
  readonly names: readonly string[]
  /** The tree of a part; undefined if absent or broken (then a problem says so). */
  xml(part: string): Element | undefined
  bytes(part: string): Uint8Array | undefined
  /** Internal targets of a part's relationships: id → part name and type. */
  relations(part: string): Map<string, { target: string; type: string }>
}

/** Opens an office file. Problems found later are added to the same list. */
export function openPackage(bytes: Uint8Array, limits: Limits): Package {
  const zip = openZip(bytes, limits)
  const { problems, names } = zip
  const xml = (part: string) => {
    const content = zip.part(part)
    if (content === undefined) return undefined
    const read = readXml(content, part, limits)
    problems.push(...read.problems)
    return read.root
  }
  const external = new Set<string>()
  const relations = (part: string) => {
    const slash = part.lastIndexOf('/') + 1
    const folder = part.slice(0, slash)
    const found = new Map<string, { target: string; type: string }>()
    const root = xml(`${folder}_rels/${part.slice(slash)}.rels`)
    for (const one of children(root, 'Relationship')) {
      const { Id = '', Target = '', Type = '', TargetMode } = one.attributes
      const type = Type.slice(Type.lastIndexOf('/') + 1)
      if (TargetMode?.toLowerCase() === 'external') {
        // A link in the text is shown, never followed; anything else would be fetched by an office
        // program on opening (remote templates, tracking pictures).
        if (type !== 'hyperlink' && !external.has(Target)) {
          external.add(Target)
          problems.push(problem('warning', 'office-external', { type, target: Target }, { part }))
        }
        continue
      }
      found.set(Id, { target: resolvePart(folder, Target), type })
    }
    return found
  }
  report(zip)
  return { problems, names, xml, relations, bytes: (part) => zip.part(part) }
}

/** `../media/x.png` seen from `word/` → `media/x.png`. Only a label: it is looked up, never opened. */
function resolvePart(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((one) => one !== '')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function report(zip: Container): void {
  const say = (code: string, test: RegExp) => {
    const found = zip.names.filter((name) => test.test(name))
    const [part] = found
    if (part !== undefined)
      zip.problems.push(problem('warning', code, { count: found.length }, { part }))
  }
  say('office-macros', /vbaProject\.bin$|\/macrosheets\//i)
  say('office-embedded', /\/embeddings\/|\/activeX\/|\.(zip|docx|xlsx|pptx|docm|xlsm|jar|7z|rar)$/i)
}
