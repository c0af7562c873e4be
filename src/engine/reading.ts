// Interpretations side by side: the same record under another reading of the contested clauses, or under
// another account, and what depends on the difference. The difference is the product; no side is chosen.
import type { ActorId, Agreement, Clause } from '../model/index.ts'
import { same } from './amend.ts'
import type { Situation } from './situation.ts'

/** Whose interpretation: a party's, or a reading by its name (readings that nobody has been shown to hold). */
export type ReadingChoice = { readonly by: ActorId } | { readonly name: string }

const made = new WeakMap<Agreement, Map<string, Agreement>>()

/**
 * The text with the chosen readings in the place of the contested clauses. Clauses nobody reads otherwise
 * stay as they are; without a reading that fits, the text itself is returned.
 */
export function withReading(agreement: Agreement, choice: ReadingChoice): Agreement {
  const chosen = agreement.readings.filter((reading) =>
    'by' in choice ? reading.by === choice.by : reading.name === choice.name,
  )
  if (chosen.length === 0) return agreement
  const key = 'by' in choice ? `by ${choice.by}` : `name ${choice.name}`
  const known = made.get(agreement) ?? new Map<string, Agreement>()
  made.set(agreement, known)
  let read = known.get(key)
  if (!read) {
    const clauses = agreement.clauses.map((clause): Clause => {
      const reading = chosen.find((one) => one.clause === clause.id)
      return reading ? { ...reading.replaces, id: clause.id } : clause
    })
    read = { ...agreement, clauses }
    known.set(key, read)
  }
  return read
}

export interface ClauseDifference {
  readonly clause: string
  readonly bearers: readonly ActorId[]
  /** Which parts differ: state, limit, progress, lateness, batches, cells. */
  readonly parts: readonly string[]
}

export interface Difference {
  /** Clauses that come out differently, and those that do not. */
  readonly clauses: readonly ClauseDifference[]
  readonly same: readonly string[]
  readonly phases: readonly string[]
  readonly next: 'same' | 'differs'
  readonly owed: 'same' | 'differs'
  /** Ids of calendar rows with another date, or in only one of the two. */
  readonly calendar: readonly string[]
}

/** What depends on the difference between two situations, and what does not. */
export function compareSituations(a: Situation, b: Situation): Difference {
  const clauses: ClauseDifference[] = []
  const unchanged: string[] = []
  const key = (one: Situation['clauses'][number]) => `${one.clause}|${one.bearers.join('+')}`
  const others = new Map(b.clauses.map((one) => [key(one), one]))
  for (const one of a.clauses) {
    const other = others.get(key(one))
    others.delete(key(one))
    const parts = other ? differing(one, other) : ['only in one']
    if (parts.length === 0) unchanged.push(one.clause)
    else clauses.push({ clause: one.clause, bearers: one.bearers, parts })
  }
  for (const one of others.values())
    clauses.push({ clause: one.clause, bearers: one.bearers, parts: ['only in one'] })
  return {
    clauses,
    same: unchanged,
    phases: a.phases.filter((phase, n) => !same(phase, b.phases[n])).map((phase) => phase.phase),
    next: same(nextOf(a), nextOf(b)) ? 'same' : 'differs',
    owed: same(a.owed, b.owed) ? 'same' : 'differs',
    calendar: rowsDiffering(a, b),
  }
}

const parts = [
  'state',
  'also',
  'limit',
  'start',
  'progress',
  'lateness',
  'batches',
  'cells',
] as const

function differing(
  a: Situation['clauses'][number],
  b: Situation['clauses'][number],
): readonly string[] {
  return parts.filter((part) => !same(a[part], b[part]))
}

/** Reasons may name other sentences; who is bound to do what by when is what counts. */
function nextOf(situation: Situation) {
  const { next } = situation
  if (next.kind === 'nobody') return { kind: next.kind, waitsFor: next.waitsFor }
  return {
    kind: next.kind,
    items: next.items.map(({ actor, clause, state, daysLeft }) => ({
      actor,
      clause,
      state,
      daysLeft,
    })),
  }
}

function rowsDiffering(a: Situation, b: Situation): readonly string[] {
  const id = (row: Situation['calendar'][number]) => `${row.id}${row.claimedBy ?? ''}`
  const left = new Map(a.calendar.map((row) => [id(row), row]))
  const right = new Map(b.calendar.map((row) => [id(row), row]))
  const found: string[] = []
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const one = left.get(name)
    const other = right.get(name)
    if (!one || !other || !same(one.date, other.date)) found.push(one?.id ?? other?.id ?? name)
  }
  // In the order of the calendars: sorting by name would put one party first.
  return [...new Set(found)]
}
