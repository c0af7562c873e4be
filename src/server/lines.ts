// Lines of a record and entries of a log are one thing in two forms. The canonical line is RFC 8785 JSON
// with the channel left out where it is the desk's own; the leaf of a log has id and channel in its envelope
// and all other fields as its face. Going there and back gives the same bytes.
import {
  canonicalText,
  parseEntry,
  parseJson,
  printEntry,
  good,
  refuse,
  type Answer,
  type Entry,
  type JsonObject,
  type SigningKey,
} from '../log/index.ts'
import { nodePrimitives } from '../store/index.ts'

/** The channel of a line that names none. */
const ownChannel = 'desk'

/** One entry as a line. */
export interface RecordLine {
  readonly id: string
  readonly channel: string
  readonly value: JsonObject
  /** Canonical bytes, without the line break. */
  readonly text: string
  /** Line of the file it came from, from 1. */
  readonly line: number
}

/** The channel of a line of a record, without judging the rest of it; undefined where it is none. */
export function channelOfLine(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const channel = (value as Record<string, unknown>)['channel']
    return channel === undefined ? ownChannel : typeof channel === 'string' ? channel : undefined
  } catch {
    return undefined
  }
}

/** The lines of a record in canonical form. The same line twice is one entry; the first fault ends it. */
export function canonicalLines(file: string, text: string): Answer<readonly RecordLine[]> {
  const lines: RecordLine[] = []
  const seen = new Map<string, string>()
  for (const [index, raw] of text.split('\n').entries()) {
    const trimmed = raw.trim()
    if (trimmed === '') continue
    const at = `${file}:${index + 1}`
    const read = parseJson(trimmed.normalize('NFC'))
    if (!read.ok) return { ok: false, problem: { ...read.problem, at } }
    const one = lineOf(read.value as JsonObject, index + 1)
    if (!one.ok) return { ok: false, problem: { ...one.problem, at } }
    const before = seen.get(one.value.id)
    if (before === one.value.text) continue
    if (before !== undefined) return refuse('entry-id-reused', at, { id: one.value.id })
    seen.set(one.value.id, one.value.text)
    lines.push(one.value)
  }
  return good(lines)
}

/** A value as a line; `line` is its place in a file. */
export function lineOf(value: JsonObject, line: number): Answer<RecordLine> {
  const id = value['id']
  const channel = value['channel'] ?? ownChannel
  if (typeof id !== 'string' || id === '' || typeof channel !== 'string')
    return refuse('entry-form', typeof id === 'string' ? id : '')
  const { channel: _named, ...rest } = value
  const plain = channel === ownChannel ? rest : value
  const text = canonicalText(plain)
  return text.ok ? good({ id, channel, value: plain, text: text.value, line }) : text
}

/** A canonical record: one line each, each with its line break. */
export function recordText(lines: readonly RecordLine[]): string {
  return lines.map((one) => `${one.text}\n`).join('')
}

/** What a leaf says apart from its envelope. */
export function faceOf(line: RecordLine): JsonObject {
  const { id: _id, channel: _channel, ...face } = line.value
  return face
}

/** The leaf of a line, signed by its author where a key is given. */
export function leafOf(line: RecordLine, author?: SigningKey): Answer<Uint8Array> {
  const { channel, id } = line
  return printEntry(nodePrimitives, { channel, id, face: faceOf(line) }, author)
}

/** An entry of a log as a line. What was stated when it was entered stays; else the log's own time counts. */
export function lineOfEntry(entry: Entry, line: number): Answer<RecordLine> {
  const { id, channel, face, logged } = entry
  if (typeof face !== 'object' || face === null || Array.isArray(face))
    return refuse('entry-form', id)
  const value: Record<string, JsonObject[string]> = { ...(face as JsonObject), id, channel }
  if (logged !== undefined && value['stated'] === undefined && value['logged'] === undefined)
    value['logged'] = `${new Date(logged * 1000).toISOString().slice(0, 19)}Z`
  return lineOf(value, line)
}

/** The line of a leaf. */
export function lineOfLeaf(leaf: Uint8Array, line: number): Answer<RecordLine> {
  const entry = parseEntry(leaf)
  return entry.ok ? lineOfEntry(entry.value, line) : entry
}
