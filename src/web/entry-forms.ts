// The seven forms of "Add": what each asks, and the entry of the record that it makes. Every entry goes to
// the default desk; what is passed on or published is another entry, made elsewhere.
import type { Process } from '../process/index.ts'
import { actorsOf } from '../process/index.ts'
import { kinds, ofKind, readRecord, writeEntry, type Entry, type Kind } from '../record/index.ts'
import type { Diagnostic } from '../model/index.ts'

export const formNames = [
  'handed-over',
  'answered',
  'said',
  'met',
  'did',
  'found',
  'starting-event',
] as const
export type FormName = (typeof formNames)[number]

/** What a field is looked up in; `words` is a longer text. */
export type FieldType =
  'actor' | 'version' | 'clause' | 'zone' | 'event' | 'text' | 'words' | 'number'

export interface FormField {
  /** Path in the entry: "on.version". */
  readonly name: string
  readonly type: FieldType | 'choice'
  readonly required: boolean
  /** For a choice: its values, and the prefix of their sentences. */
  readonly choices?: readonly string[]
  readonly words?: string
  /** Shown only where another field has this value. */
  readonly onlyIf?: readonly [field: string, values: readonly string[]]
}

const choicesOf = (field: unknown): readonly string[] =>
  typeof field === 'object' && field !== null && 'choices' in field
    ? (field.choices as readonly string[])
    : []

const need = (name: string, type: FieldType): FormField => ({ name, type, required: true })
const may = (name: string, type: FieldType): FormField => ({ name, type, required: false })
const pick = (name: string, choices: readonly string[], words: string): FormField => ({
  name,
  type: 'choice',
  required: true,
  choices,
  words,
})

/** The fields of each form; choices come from the table of kinds, so that they can't drift apart. */
export const formFields: Readonly<Record<FormName, readonly FormField[]>> = {
  'handed-over': [
    need('version', 'version'),
    need('by', 'actor'),
    need('to', 'actor'),
    pick('medium', choicesOf(kinds.transmittal.medium), 'medium-'),
    pick('receipt', choicesOf(kinds.transmittal.receipt), 'receipt-'),
    may('withheld', 'text'),
  ],
  answered: [
    need('of', 'actor'),
    may('by', 'actor'),
    need('on.version', 'version'),
    pick('stance', choicesOf(kinds.position.stance), 'stance-'),
    { ...need('if', 'words'), onlyIf: ['stance', ['accept if', 'favourable if']] },
    may('words', 'words'),
    pick('manner', choicesOf(kinds.position.manner), 'manner-'),
  ],
  said: [
    need('by', 'actor'),
    pick('act', choicesOf(kinds.statement.act), 'act-'),
    { ...need('onus', 'actor'), onlyIf: ['act', ['assign onus']] },
    may('to', 'actor'),
    may('about.topic', 'text'),
    need('words', 'words'),
    pick('manner', choicesOf(kinds.statement.manner), 'manner-'),
  ],
  met: [
    need('between.0', 'actor'),
    need('between.1', 'actor'),
    may('between.2', 'actor'),
    pick('form', choicesOf(kinds.contact.form), 'contact-'),
    may('about.topic', 'text'),
    may('note', 'words'),
  ],
  did: [need('by', 'actor'), need('clause', 'clause'), may('n', 'number'), may('words', 'words')],
  found: [
    need('by', 'actor'),
    need('clause', 'clause'),
    pick('result', choicesOf(kinds.finding.result), 'result-'),
    may('place', 'zone'),
    may('criterion', 'text'),
    may('reason', 'words'),
  ],
  'starting-event': [need('anchor', 'event'), need('by', 'actor')],
}

export type Filled = Readonly<Record<string, string>>

const kindOf: Readonly<Record<FormName, Kind>> = {
  'handed-over': 'transmittal',
  answered: 'position',
  said: 'statement',
  met: 'contact',
  did: 'act',
  found: 'finding',
  'starting-event': 'anchor',
}

/** Prefix of a choice of the starting-event form that means entry into force. */
export const inForce = 'in force: '

export interface Made {
  readonly entries: readonly Entry[]
  readonly problems: readonly Diagnostic[]
}

/** Actors named in a form that neither text nor record knows; they get an entry of their own. */
export function unknownActors(form: FormName, filled: Filled, process: Process): readonly string[] {
  const known = new Set(actorsOf(process.versions, process.record.entries).map((one) => one.actor))
  const named = formFields[form].flatMap((field) =>
    field.type === 'actor' ? (filled[field.name]?.trim() ?? '') : '',
  )
  return [...new Set(named)].filter((one) => one !== '' && !known.has(one))
}

/** The entries that a filled form makes: those it needs beside it (a new actor, a text) first. */
export function entriesOf(form: FormName, filled: Filled, process: Process, stated: string): Made {
  const lines: Record<string, unknown>[] = []
  const taken = new Set(process.record.entries.map((one) => one.id))
  const nextId = () => {
    let n = process.record.entries.length + lines.length + 1
    while (taken.has(`n${n}`)) n += 1
    taken.add(`n${n}`)
    return `n${n}`
  }
  const sources = sourcesOf(filled)
  const when = happenedOf(filled)
  for (const actor of unknownActors(form, filled, process))
    lines.push({
      id: nextId(),
      kind: 'actor',
      stated,
      actor,
      roles: [{ role: filled[`role.${actor}`] ?? 'actor' }],
    })
  const version = filled['version'] ?? filled['on.version'] ?? ''
  if (version !== '' && !versionOnRecord(process, version)) {
    const own = process.versions.find((one) => one.version === version)
    lines.push({
      id: nextId(),
      kind: 'version',
      stated,
      version,
      label: own?.agreement.title ?? version,
      known: 'exists, not published',
      ...(own ? { files: own.files.map((one) => one.file) } : {}),
    })
  }
  const anchor = filled['anchor'] ?? ''
  const event = process.versions
    .flatMap((one) => one.agreement.anchors)
    .find((one) => one.id === anchor)
  const starts =
    process.versions.some((one) => one.agreement.dayOne?.anchor === anchor) ||
    process.versions.some((one) =>
      one.agreement.phases.some(
        (phase) =>
          phase.begins.kind === 'anchor' &&
          phase.begins.ref.kind === 'anchor' &&
          phase.begins.ref.id === anchor,
      ),
    )
  const body: Record<string, unknown> = anchor.startsWith(inForce)
    ? { kind: 'in force', version: anchor.slice(inForce.length) }
    : form === 'starting-event' && event && !starts
      ? { kind: 'happening', event: anchor, by: filled['by'] ?? '' }
      : { kind: kindOf[form], ...bodyOf(form, filled) }
  lines.push({ id: nextId(), ...when, stated, ...body, ...sources })
  const text = lines.map((one) => JSON.stringify(one)).join('\n')
  const read = readRecord('record.jsonl', text, process.charter.zone)
  return {
    entries: read.entries,
    problems: read.diagnostics.filter((one) => one.severity === 'error'),
  }
}

function versionOnRecord(process: Process, version: string): boolean {
  return ofKind(process.record.entries, 'version').some((one) => one.body.version === version)
}

function happenedOf(filled: Filled): { happened?: string } {
  const date = filled['date'] ?? ''
  const time = filled['time'] ?? ''
  return date === '' ? {} : { happened: time === '' ? date : `${date}T${time}` }
}

function sourcesOf(filled: Filled): { sources?: readonly Record<string, string>[] } {
  const names = ['title', 'publisher', 'address', 'published', 'quote'] as const
  const source = Object.fromEntries(
    names.flatMap((name) => {
      const value = filled[`source.${name}`]?.trim() ?? ''
      return value === '' ? [] : [[name, value] as const]
    }),
  )
  return Object.keys(source).length === 0 ? {} : { sources: [{ ...source, seen: 'as reported' }] }
}

function bodyOf(form: FormName, filled: Filled): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const field of formFields[form]) {
    if (!applies(field, filled)) continue
    const value = filled[field.name]?.trim() ?? ''
    const given = value === '' ? usual(field) : value
    if (given === '') continue
    const real = field.type === 'number' ? Number(given) : given
    const [first = '', second] = field.name.split('.')
    if (second === undefined) body[first] = real
    else if (/^\d+$/.test(second))
      body[first] = [...((body[first] as unknown[] | undefined) ?? []), real]
    else body[first] = { ...(body[first] as object | undefined), [second]: real }
  }
  // An answer is somebody's own unless another reports it.
  if (form === 'answered' && body['by'] === undefined) body['by'] = body['of']
  return body
}

/** What a choice is until another is made: not stated, where that is one. */
export function usual(field: FormField): string {
  const { choices = [] } = field
  return choices.includes('not stated') ? 'not stated' : (choices[0] ?? '')
}

export function applies(field: FormField, filled: Filled): boolean {
  if (!field.onlyIf) return true
  const [name, values] = field.onlyIf
  return values.includes(filled[name] ?? '')
}

/** The record with entries added at its end. */
export function appended(record: string, entries: readonly Entry[]): string {
  const start = record === '' || record.endsWith('\n') ? record : `${record}\n`
  return start + entries.map((one) => `${writeEntry(one)}\n`).join('')
}
