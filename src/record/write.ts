// An entry back to one line of JSON: the canonical form that files, logs and exports share.
import type { Entry } from './entry.ts'
import { kinds } from './kinds.ts'

const envelopeNames = [
  'id',
  'kind',
  'channel',
  'happened',
  'stated',
  'logged',
  'written',
  'recorder',
  'corrects',
  'note',
] as const

/** The entry as the flat object that a record line holds; fields in a fixed order. */
export function plainEntry(entry: Entry): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  for (const name of envelopeNames) {
    const value = entry[name]
    if (value !== undefined && !(name === 'channel' && value === 'desk')) plain[name] = value
  }
  const body = entry.body as Record<string, unknown>
  for (const name of Object.keys(kinds[entry.kind]))
    if (body[name] !== undefined) plain[name] = body[name]
  if (entry.sources.length > 0) plain['sources'] = entry.sources
  return plain
}

/** One line of record.jsonl, without its line break. */
export function writeEntry(entry: Entry): string {
  return JSON.stringify(plainEntry(entry))
}
