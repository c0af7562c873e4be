// The same thing said in ten places is one entry with ten sources. Same means: same kind, same actors,
// same act, same subject, known in the same way; what a person says and what a heading says stay two.
import { plainEntry, type Entry } from '../record/index.ts'

type Plain = Readonly<Record<string, unknown>>

/** What two entries must share to be one; the words and the places may differ. */
const shared = [
  'kind',
  'channel',
  'by',
  'act',
  'of',
  'to',
  'on',
  'about',
  'between',
  'onus',
  'stance',
  'manner',
  'version',
  'happened',
  'if',
  'relays',
] as const

/** A plain key of an entry; lists without regard to their order. */
export function placeKey(entry: Plain): string {
  return JSON.stringify(
    shared.map((name) => {
      const value = name === 'channel' ? (entry[name] ?? 'desk') : entry[name]
      return Array.isArray(value) ? value.map(String).sort() : (value ?? null)
    }),
  )
}

/** Free words make what follows them a new entry: an aim or a difficulty is only its words. */
const onlyWords = new Set(['aim', 'challenge'])

/**
 * The entry itself, or, where the record has the same thing already, a correction of that entry with one
 * more source. The earlier words stay: a later reprint does not reword what was entered.
 */
export function withPlace(entry: Plain, standing: readonly Entry[]): Plain {
  if (onlyWords.has(String(entry['kind'])) || entry['act'] === 'comment') return entry
  const key = placeKey(entry)
  // A telling without any actor is only its words too.
  if (entry['kind'] === 'statement' && entry['of'] === undefined && entry['act'] === 'report')
    return entry
  const before = standing.find((one) => placeKey(plainEntry(one)) === key)
  if (!before) return entry
  const { id: _id, written: _written, logged: _logged, ...kept } = plainEntry(before)
  const added = (entry['sources'] as readonly unknown[] | undefined) ?? []
  const known = new Set(before.sources.map((one) => JSON.stringify(placeOf(one))))
  const fresh = added.filter((one) => !known.has(JSON.stringify(placeOf(one as Plain))))
  return { ...kept, corrects: before.id, sources: [...before.sources, ...fresh] }
}

const placeOf = (source: Plain) => [source['hash'], source['anchor'], source['quote']]
