// The door of the record: lines of JSON in, entries and remarks out. A bad line is named and left
// aside; the rest is still read, and nothing that was read is ever dropped in silence.
import {
  nearest,
  readWindow,
  type Diagnostic,
  type Instant,
  type Place,
  type Window,
} from '../model/index.ts'
import { source, type Entry, type Resolved, type Source } from './entry.ts'
import type { Field, Fields } from './field.ts'
import { kindNames, kinds, type Kind } from './kinds.ts'
import { invisibleIn } from './characters.ts'

export interface ReadRecord {
  readonly entries: readonly Entry[]
  readonly diagnostics: readonly Diagnostic[]
  /** Lines of kinds that this version does not know: kept, shown as such, without effect. */
  readonly unread: readonly { readonly id: string; readonly kind: string; readonly at: Place }[]
}

const envelopeFields: Fields = {
  id: { type: 'string', noun: 'entry', optional: false },
  kind: { type: 'string', noun: 'text', optional: false },
  channel: { type: 'string', noun: 'text', optional: true },
  happened: { type: 'string', noun: 'when', optional: true },
  stated: { type: 'string', noun: 'when', optional: true },
  logged: { type: 'string', noun: 'when', optional: true },
  written: { type: 'string', noun: 'when', optional: true },
  recorder: { type: 'string', noun: 'actor', optional: true },
  sources: { type: 'many', of: source, optional: true },
  corrects: { type: 'string', noun: 'entry', optional: true },
  note: { type: 'string', noun: 'text', optional: true },
}

/** Times before anything that a record here can hold; "not dated" starts here. */
export const longAgo: Instant = -60 * 24 * 365 * 400

interface Reader {
  readonly zone: string
  /** Times already read: a record names the same days again and again. */
  readonly times: Map<string, Window | null>
  readonly at: Place
  readonly remarks: Diagnostic[]
}

/**
 * Reads a record file, one JSON object a line.
 * @param zone IANA zone of times written without an offset (the process's own)
 */
export function readRecord(file: string, text: string, zone: string): ReadRecord {
  const entries: Entry[] = []
  const remarks: Diagnostic[] = []
  const unread: { id: string; kind: string; at: Place }[] = []
  const seen = new Map<string, string>()
  const times = new Map<string, Window | null>()
  let offset = 0
  let line = 0
  for (const raw of text.split('\n')) {
    line += 1
    const at: Place = { file, from: offset, to: offset + raw.length, line, column: 1 }
    offset += raw.length + 1
    const trimmed = raw.trim()
    if (trimmed === '') continue
    const reader: Reader = { zone, times, at, remarks }
    const value = readJson(trimmed, reader)
    if (!value) continue
    const id = typeof value['id'] === 'string' ? value['id'] : ''
    const kind = value['kind']
    if (typeof kind === 'string' && !kindNames.includes(kind as Kind)) {
      const near = nearest(kind, kindNames)
      remark(reader, 'R103', near === null ? 'warning' : 'error', { kind, near: near ?? '' })
      unread.push({ id, kind, at })
      continue
    }
    const before = seen.get(id)
    if (id !== '' && before !== undefined) {
      // The same line twice is one entry (a submission may be repeated); another body is a conflict.
      if (before === trimmed) remark(reader, 'R118', 'note', { id })
      else remark(reader, 'R108', 'error', { id })
      continue
    }
    const entry = readEntry(value, reader, entries.length)
    if (!entry) continue
    seen.set(id, trimmed)
    entries.push(entry)
  }
  return { entries, diagnostics: remarks, unread }
}

function remark(
  reader: Reader,
  code: string,
  severity: Diagnostic['severity'],
  data: Record<string, string | number>,
): void {
  reader.remarks.push({ code, severity, at: reader.at, data })
}

/** readWindow of the model, remembered. */
function windowOf(text: string, reader: Reader): Window | null {
  let window = reader.times.get(text)
  if (window === undefined) {
    window = readWindow(text, reader.zone)
    reader.times.set(text, window)
  }
  return window
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function readJson(line: string, reader: Reader): Record<string, unknown> | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    remark(reader, 'R101', 'error', { seen: line.slice(0, 60) })
    return null
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    remark(reader, 'R102', 'error', { seen: line.slice(0, 60) })
    return null
  }
  const hidden = invisibleIn(line)
  if (hidden) {
    remark(reader, 'R114', 'error', { character: hidden })
    return null
  }
  return value as Record<string, unknown>
}

/** One entry from a JSON object; null (with remarks) where a required field is missing or wrong. */
export function readEntry(
  value: Record<string, unknown>,
  reader: Reader,
  order: number,
): Entry | null {
  const kind = value['kind']
  const count = reader.remarks.length
  const envelope: Record<string, unknown> = {}
  const body: Record<string, unknown> = {}
  if (typeof kind !== 'string' || !kindNames.includes(kind as Kind)) {
    remark(reader, 'R104', 'error', { field: 'kind', kind: '?' })
    return null
  }
  const bodyFields: Fields = kinds[kind as Kind]
  for (const [name, given] of Object.entries(value)) {
    const known = bodyFields[name] ?? envelopeFields[name]
    if (!known) {
      const near = nearest(name, [...Object.keys(bodyFields), ...Object.keys(envelopeFields)])
      remark(reader, 'R106', 'warning', { field: name, kind, near: near ?? '' })
      continue
    }
    const read = readField(given, known, name, kind, reader)
    if (read === undefined) continue
    if (bodyFields[name]) body[name] = read
    else envelope[name] = read
  }
  for (const [name, field] of [...Object.entries(envelopeFields), ...Object.entries(bodyFields)])
    if (!field.optional && value[name] === undefined)
      remark(reader, 'R104', 'error', { field: name, kind })
  if (reader.remarks.slice(count).some((one) => one.severity === 'error')) return null
  const times = resolveTimes(envelope, reader)
  if (!times) return null
  // Every entry has the same shape, absent fields included: what walks a hundred thousand of them is
  // several times slower where shapes differ.
  return {
    id: envelope['id'],
    kind,
    channel: (envelope['channel'] as string | undefined) ?? 'desk',
    happened: envelope['happened'],
    stated: envelope['stated'],
    logged: envelope['logged'],
    written: envelope['written'],
    recorder: envelope['recorder'],
    sources: (envelope['sources'] as readonly Source[] | undefined) ?? [],
    corrects: envelope['corrects'],
    note: envelope['note'],
    body,
    window: times.window,
    dated: times.dated,
    recorded: times.recorded,
    validTo: validity(body, reader).validTo,
    order,
    at: reader.at,
  } as unknown as Entry
}

function validity(body: Record<string, unknown>, reader: Reader): { validTo?: Instant } {
  const until = body['validUntil']
  const window = typeof until === 'string' ? windowOf(until, reader) : null
  return window ? { validTo: window.to } : {}
}

function resolveTimes(
  envelope: Record<string, unknown>,
  reader: Reader,
): Pick<Resolved, 'window' | 'dated' | 'recorded'> | null {
  const read = (name: string): Window | null => {
    const text = envelope[name]
    return typeof text === 'string' ? windowOf(text, reader) : null
  }
  const happened = read('happened')
  const stated = read('stated')
  const logged = read('logged')
  if (!stated && !logged) {
    remark(reader, 'R113', 'error', { id: textOf(envelope['id']) })
    return null
  }
  const recorded = (logged ?? stated ?? happened)?.to ?? longAgo
  if (happened && stated && happened.from > stated.to)
    remark(reader, 'R115', 'warning', {
      happened: textOf(envelope['happened']),
      stated: textOf(envelope['stated']),
    })
  return {
    window: happened ?? { from: longAgo, to: stated?.to ?? recorded },
    dated: happened !== null,
    recorded,
  }
}

function readField(
  given: unknown,
  field: Field,
  name: string,
  kind: string,
  reader: Reader,
): unknown {
  const wrong = (expected: string) => {
    remark(reader, 'R105', 'error', {
      field: name,
      kind,
      expected,
      seen: JSON.stringify(given).slice(0, 60),
    })
    return undefined
  }
  switch (field.type) {
    case 'string': {
      if (typeof given !== 'string' || given.trim() === '') return wrong('text')
      if (field.noun === 'when' && !windowOf(given, reader)) {
        remark(reader, 'R107', 'error', { field: name, seen: given })
        return undefined
      }
      return given.normalize('NFC')
    }
    case 'integer':
      // Counts and days: nobody frees fewer than no one.
      return Number.isSafeInteger(given) && Number(given) >= 0 ? given : wrong('whole number')
    case 'flag':
      return typeof given === 'boolean' ? given : wrong('true or false')
    case 'choice': {
      if (typeof given === 'string' && field.choices.includes(given)) return given
      const near = typeof given === 'string' ? nearest(given, field.choices) : null
      remark(reader, 'R117', 'error', {
        field: name,
        kind,
        seen: JSON.stringify(given).slice(0, 60),
        choices: field.choices.join(', '),
        near: near ?? '',
      })
      return undefined
    }
    case 'many': {
      if (!Array.isArray(given)) return wrong('list')
      return given
        .map((one) => readField(one, field.of, name, kind, reader))
        .filter((one) => one !== undefined)
    }
    case 'part': {
      if (typeof given !== 'object' || given === null || Array.isArray(given))
        return wrong('group of fields')
      const result: Record<string, unknown> = {}
      for (const [key, inner] of Object.entries(given)) {
        const known = field.fields[key]
        if (!known) {
          remark(reader, 'R106', 'warning', {
            field: `${name}.${key}`,
            kind,
            near: nearest(key, Object.keys(field.fields)) ?? '',
          })
          continue
        }
        const read = readField(inner, known, `${name}.${key}`, kind, reader)
        if (read !== undefined) result[key] = read
      }
      for (const [key, inner] of Object.entries(field.fields))
        if (!inner.optional && (given as Record<string, unknown>)[key] === undefined)
          remark(reader, 'R104', 'error', { field: `${name}.${key}`, kind })
      return result
    }
  }
}
