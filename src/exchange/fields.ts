// Reading JSON field by field: every reader returns what could be read and says what could not.
import { finding, type Counts, type Finding } from './terms.ts'

/** Largest count accepted in one class: above it a slip of the keyboard is likelier than a fact. */
export const mostPeople = 1_000_000

/** A JSON object whose fields are not checked yet. */
export type Row = Readonly<Record<string, unknown>>

/** The value as an object, or undefined. */
export function record(value: unknown): Row | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Row)
    : undefined
}

/** What was seen, short enough for a finding. */
export function text(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value.slice(0, 80) : (JSON.stringify(value) ?? '').slice(0, 80)
}

/** Reads each object of an array; what cannot be read is said and left out. */
export function rows<T>(
  value: unknown,
  at: string,
  said: Finding[],
  read: (row: Row, at: string, said: Finding[]) => T | undefined,
): T[] {
  if (!Array.isArray(value)) {
    said.push(finding('list-missing', 'error', at))
    return []
  }
  return value.flatMap((one: unknown, index) => {
    const row = record(one)
    const here = `${at}[${index}]`
    if (!row) said.push(finding('not-an-object', 'error', here))
    const result = row && read(row, here, said)
    return result === undefined ? [] : [result]
  })
}

/** A whole number within limits, or undefined with a finding that names what was seen. */
export function whole(
  row: Row,
  field: string,
  at: string,
  said: Finding[],
  low: number,
  high: number,
  usual?: number,
): number | undefined {
  const value = row[field]
  if (value === undefined && usual !== undefined) return usual
  if (typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high)
    return value
  const code =
    typeof value === 'number' && value < low && low === 0
      ? 'negative-count'
      : value === 0 && low === 1
        ? 'zero-not-possible'
        : 'whole-number-expected'
  said.push(finding(code, 'error', `${at}.${field}`, { seen: text(value), low, high }))
  return undefined
}

/** A usable id, or undefined with a finding. */
export function named(row: Row, at: string, said: Finding[]): string | undefined {
  const id = row['id']
  // `__proto__` cannot be a key of a plain object: it would be read and silently lost.
  if (typeof id === 'string' && id.trim() !== '' && id.length <= 80 && id !== '__proto__') return id
  said.push(finding('id-missing', 'error', `${at}.id`, { seen: text(id) }))
  return undefined
}

/** Says which ids occur more than once. */
export function once(list: readonly { readonly id: string }[], at: string, said: Finding[]): void {
  const seen = new Set<string>()
  for (const { id } of list) {
    if (seen.has(id)) said.push(finding('named-twice', 'error', at, { id }))
    seen.add(id)
  }
}

/** Counts per class; classes the key does not know are said and left out. */
export function readCounts(
  value: unknown,
  at: string,
  said: Finding[],
  known: readonly { readonly id: string }[],
): Counts {
  const row = record(value ?? {})
  if (!row) {
    said.push(finding('not-an-object', 'error', at))
    return {}
  }
  const counts: Record<string, number> = {}
  for (const id of Object.keys(row)) {
    if (!known.some((one) => one.id === id)) {
      said.push(finding('class-unknown-to-key', 'error', at, { class: id.slice(0, 80) }))
      continue
    }
    const n = whole(row, id, at, said, 0, mostPeople)
    if (n !== undefined && n > 0) counts[id] = n
  }
  return counts
}
