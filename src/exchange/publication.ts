// Families first: what the public may see. Counts by class, after the fact; nothing that reveals a death
// or an identity, nor a count that would, before the record says "families informed".
import type { Counts } from './terms.ts'

/** A fact about one person, under the pseudonymous id. */
export interface PersonFact {
  readonly person: string
  /** The class in which the person is counted if nothing else is said. */
  readonly class: string
  readonly day: number
  /**
   * `received`: handed over alive. `died`, `remains-received`, `identified`, `misidentified` reveal a
   * death or an identity.
   */
  readonly kind: 'received' | 'died' | 'remains-received' | 'identified' | 'misidentified'
}

/** Day on which the family of each person was informed, as the record has it. */
export type Informed = ReadonlyMap<string, number>

/** A number fit for the public. `few`: more than none, fewer than `below`. */
export type Cell =
  | { readonly kind: 'count'; readonly n: number }
  | { readonly kind: 'agreed'; readonly n: number }
  | { readonly kind: 'few'; readonly below: number }
  | { readonly kind: 'withheld' }

export interface PublicRow {
  readonly class: string
  readonly agreed: number
  readonly received: Cell
  readonly died: Cell
  readonly remains: Cell
}

export interface PublicCounts {
  readonly rows: readonly PublicRow[]
  readonly received: Cell
  /** The day on which the latest of these counts moved; undefined: none has. */
  readonly changed: number | undefined
  /** Who counts; stands beside every count. */
  readonly counter: string
  readonly note: 'figures-describe-the-agreement'
}

export interface PublicOptions {
  readonly at: number
  readonly counter: string
  /** Class → people agreed; these totals are public by agreement. */
  readonly agreed: Counts
  /** Class → published running totals (3 on day one, 7 on day seven …): shown though small. */
  readonly agreedSteps?: Readonly<Record<string, readonly number[]>>
  /** Cells below this are not shown. Usual: 5. */
  readonly least?: number
}

const revealing = new Set<PersonFact['kind']>([
  'died',
  'remains-received',
  'identified',
  'misidentified',
])

/**
 * The facts the public can know by `at`, each with the day on which it became known. A revealing fact
 * waits for the family, and counts from the day on which the family was informed, not from its own.
 */
export function publicFacts(
  facts: readonly PersonFact[],
  informed: Informed,
  at: number,
): (PersonFact & { readonly known: number })[] {
  return facts.flatMap((fact) => {
    const known = revealing.has(fact.kind)
      ? Math.max(fact.day, informed.get(fact.person) ?? Infinity)
      : fact.day
    return known <= at ? [{ ...fact, known }] : []
  })
}

/** The public table. Equal for any two sets of facts that differ only in what families do not know yet. */
export function publicCounts(
  facts: readonly PersonFact[],
  informed: Informed,
  options: PublicOptions,
): PublicCounts {
  const least = options.least ?? 5
  const known = publicFacts(facts, informed, options.at)
  // An identity says nothing in numbers; a misidentified person has not been received after all.
  const latest = new Map<
    string,
    { class: string; received: boolean; died: boolean; remains: boolean }
  >()
  for (const fact of known.toSorted((a, b) => a.day - b.day)) {
    const one = latest.get(fact.person) ?? {
      class: fact.class,
      received: false,
      died: false,
      remains: false,
    }
    if (fact.kind === 'received') one.received = true
    if (fact.kind === 'died') one.died = true
    if (fact.kind === 'remains-received') one.remains = true
    if (fact.kind === 'misidentified') one.remains = false
    latest.set(fact.person, one)
  }
  const count = (id: string, field: 'received' | 'died' | 'remains') =>
    [...latest.values()].filter((one) => one.class === id && one[field]).length
  const classes = Object.keys(options.agreed)
  const column = (field: 'received' | 'died' | 'remains'): { cells: Cell[]; total: Cell } => {
    const numbers = classes.map((id) => count(id, field))
    const open = classes.map((id, k) =>
      field === 'received'
        ? [options.agreed[id] ?? 0, ...(options.agreedSteps?.[id] ?? [])].includes(numbers[k]!)
        : false,
    )
    return suppress(numbers, open, least)
  }
  const [received, died, remains] = [column('received'), column('died'), column('remains')]
  const moved = known.filter((fact) => fact.kind !== 'identified').map((fact) => fact.known)
  return {
    rows: classes.map((id, k) => ({
      class: id,
      agreed: options.agreed[id] ?? 0,
      received: received.cells[k]!,
      died: died.cells[k]!,
      remains: remains.cells[k]!,
    })),
    received: received.total,
    changed: moved.length === 0 ? undefined : Math.max(...moved),
    counter: options.counter,
    note: 'figures-describe-the-agreement',
  }
}

/**
 * Hides small cells. Where exactly one cell of a column is hidden, the total would give it away: the
 * next smallest cell goes with it, or, where there is none, the total.
 */
function suppress(
  numbers: readonly number[],
  open: readonly boolean[],
  least: number,
): { cells: Cell[]; total: Cell } {
  const cells = numbers.map((n, k): Cell => {
    if (n === 0) return { kind: 'count', n }
    if (open[k]) return { kind: 'agreed', n }
    return n < least ? { kind: 'few', below: least } : { kind: 'count', n }
  })
  const sum = numbers.reduce((total, n) => total + n, 0)
  let total: Cell = { kind: 'count', n: sum }
  if (cells.filter((cell) => cell.kind === 'few').length === 1) {
    const other = numbers
      .map((n, k) => ({ n, k }))
      .filter(({ k }) => cells[k]!.kind === 'count' && numbers[k]! > 0)
      .toSorted((a, b) => a.n - b.n || a.k - b.k)[0]
    if (other) cells[other.k] = { kind: 'withheld' }
    else total = { kind: 'withheld' }
  }
  if (sum > 0 && sum < least && total.kind === 'count')
    total = cells.some((cell) => cell.kind === 'few') ? { kind: 'few', below: least } : total
  return { cells, total }
}
