// One line for each event, so that a case can be read aloud:
//
//   2024-01-01 in force v1
//   2024-01-01T10:00 anchor Day 1 by A
//   2024-01-03 A does 1.4 n=3 of=women batch=1          (claimed | alleged | outside | category=life)
//   2024-01-04 Desk finds 1.3 confirmed place=Harrow
//   2024-01-05 B suspends 1.4 citing 1.3 "words"
//
// Entries are e1, e2, … in the order of the lines.
import {
  readWindow,
  type Agreement,
  type Event,
  type FindingResult,
  type PowerVerb,
  type Standing,
} from '../../src/model/index.ts'
import { parse } from '../../src/language/index.ts'

export interface Story {
  readonly agreement: Agreement
  readonly events: readonly Event[]
  /** Texts of later versions by name, from `version NAME:` blocks. */
  readonly versions: ReadonlyMap<string, Agreement>
}

export function readAgreement(text: string, file = 'story.truce.md'): Agreement {
  const source = text.includes('```truce') ? text : `# Story\n\n\`\`\`truce\n${text}\n\`\`\`\n`
  const { agreement, diagnostics } = parse([{ file, text: source }])
  const errors = diagnostics.filter((one) => one.severity === 'error')
  if (errors.length > 0)
    throw new Error(
      errors.map((one) => `${one.at.line}: ${one.code} ${JSON.stringify(one.data)}`).join('\n'),
    )
  return agreement
}

/** Sentences, then `version NAME:` blocks of sentences, then `events:` and one line for each event. */
export function readStory(input: string): Story {
  const [text = '', told = ''] = input.split(/^events:$/m)
  const [first = '', ...later] = text.split(/^version /m)
  const agreement = readAgreement(first)
  const versions = new Map<string, Agreement>()
  for (const block of later) {
    const end = block.indexOf(':\n')
    versions.set(block.slice(0, end), readAgreement(block.slice(end + 2)))
  }
  return { agreement, versions, events: readEvents(told, agreement) }
}

export function readEvents(told: string, agreement: Agreement): readonly Event[] {
  return told
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, n) => readEvent(line, `e${n + 1}`, agreement))
}

function readEvent(line: string, entry: string, agreement: Agreement): Event {
  const fail = (what: string): never => {
    throw new Error(`${line}: ${what}`)
  }
  const [date = '', ...words] = line.split(' ')
  const when = readWindow(date, agreement.days.zone) ?? fail('not a time')
  const common = { entry, when }
  const rest = words.join(' ')
  const options = new Map<string, string>()
  const flags = new Set<string>()
  const quoted = /"([^"]*)"/.exec(rest)?.[1]
  // An option's value runs to the next option; a value may have spaces.
  const plain = rest
    .replace(/"[^"]*"/, '')
    .replace(/ (\w+)=((?:(?! \w+=| (?:claimed|alleged|outside)\b).)*)/g, (_, name, value) => {
      options.set(String(name), String(value).trim())
      return ''
    })
    .replace(/ (claimed|alleged|outside)\b/g, (_, flag) => {
      flags.add(String(flag))
      return ''
    })
    .trim()
  const standing: Standing = flags.has('claimed')
    ? 'claimed'
    : flags.has('alleged')
      ? 'alleged'
      : 'happened'
  const number = (name: string) => {
    const text = options.get(name)
    return text === undefined ? {} : { [name]: Number(text) }
  }
  const text = (name: string) => {
    const value = options.get(name)
    return value === undefined ? {} : { [name]: value }
  }
  let match = /^in force ?(.*)$/.exec(plain)
  if (match) return { ...common, kind: 'in-force', version: match[1] || 'v1' }
  match = /^(un)?anchor (.+?)(?: by (.+))?$/.exec(plain)
  if (match)
    return {
      ...common,
      kind: 'anchor',
      anchor: match[2] ?? '',
      set: match[1] === undefined,
      by: match[3] ?? '',
      standing,
    }
  match = /^(happens|ended) (.+)$/.exec(plain)
  if (match)
    return {
      ...common,
      kind: 'happening',
      event: match[2] ?? '',
      ended: match[1] === 'ended',
      standing,
    }
  match = /^extension$/.exec(plain)
  if (match)
    return {
      ...common,
      kind: 'extension',
      by: (options.get('by') ?? '').split('+'),
      days: Number(options.get('days') ?? 0),
      ...text('clause'),
      ...text('phase'),
    }
  const names = agreement.actors.map((one) => one.id).sort((a, b) => b.length - a.length)
  const actor =
    names.find((name) => plain.startsWith(`${name} `)) ?? plain.split(' ')[0] ?? fail('no actor')
  const said = plain.slice(actor.length + 1)
  const [verb = '', object = '', ...more] = said.split(' ')
  const clause = object
  switch (verb) {
    case 'does':
      return {
        ...common,
        kind: 'act',
        actor,
        clause,
        standing,
        ...number('n'),
        ...number('batch'),
        ...text('of'),
        ...text('place'),
        ...text('criterion'),
        ...text('category'),
        ...(flags.has('outside') ? { outsideKey: true } : {}),
      }
    case 'against':
      return { ...common, kind: 'contrary-act', actor, clause, standing }
    case 'finds':
      return {
        ...common,
        kind: 'finding',
        by: actor,
        clause,
        result: more.join(' ') as FindingResult,
        ...text('place'),
        ...text('criterion'),
        ...number('n'),
        ...(options.has('objected') ? { objectedBy: options.get('objected') ?? '' } : {}),
      }
    case 'notice':
      return {
        ...common,
        kind: 'notice',
        by: actor,
        ...(clause === '' ? {} : { clause }),
        ...text('to'),
      }
    case 'suspends':
    case 'resumes':
    case 'holds-back':
    case 'ends':
    case 'extends': {
      const verbs: Record<string, PowerVerb> = {
        suspends: 'suspend',
        resumes: 'resume',
        'holds-back': 'hold-back',
        ends: 'end',
        extends: 'extend',
      }
      const ground = more[0] === 'citing' ? (more[1] ?? '').split(',') : []
      return {
        ...common,
        kind: 'power',
        by: actor,
        verb: verbs[verb] ?? fail('no power'),
        clauses: object === '' ? [] : object.split(','),
        ground,
        ...text('phase'),
        ...number('days'),
        ...(quoted === undefined ? {} : { words: quoted }),
      }
    }
    case 'waives':
      return { ...common, kind: 'waiver', by: actor, clause }
    case 'alleges':
      return {
        ...common,
        kind: 'allegation',
        by: actor,
        clause,
        against: options.get('against') ?? '',
      }
    case 'determines':
      return {
        ...common,
        kind: 'determination',
        body: actor,
        clause,
        result: more.join(' ') as 'breach',
        ...text('against'),
      }
    case 'excuse':
      return {
        ...common,
        kind: 'excuse',
        by: actor,
        clause,
        reason: (more[0] ?? 'procedure') as 'procedure',
        ...number('n'),
        ...text('of'),
      }
    case 'disputes':
      return { ...common, kind: 'dispute', by: actor, clause }
    case 'says':
      return { ...common, kind: 'condition', by: actor, clause, met: more[0] === 'met', standing }
    case 'reclassifies':
      return {
        ...common,
        kind: 'reclassified',
        by: actor,
        n: Number(object),
        from: options.get('from') ?? '',
        to: options.get('to') ?? '',
        standing,
      }
    default:
      return fail(`no verb ${verb}`)
  }
}
