// What no plan can go below. Each bound is a reason a reader can check by hand; the largest one counts.
import type { Problem } from './problem.ts'

/** A lower bound of the heaviest handover with its reason. */
export interface Bound {
  readonly reason:
    | 'largest'
    | 'average'
    | 'late-start'
    | 'many-large'
    | 'places'
    | 'steps-of-credit'
    | 'rare-credit'
  readonly credit: number
}

const ceilDivide = (a: number, b: number): number => Math.ceil(a / b)

/** All bounds that apply, the strongest first. An empty problem has none. */
export function lowerBounds(problem: Problem): Bound[] {
  const { groups, days } = problem
  const people = groups.filter((group) => group.count > 0)
  if (people.length === 0 || days.length === 0) return []
  const found: Bound[] = [
    { reason: 'largest', credit: Math.max(...people.map((group) => group.credit)) },
    { reason: 'average', credit: average(people, days.length) },
    { reason: 'late-start', credit: lateStart(problem) },
    { reason: 'many-large', credit: manyLarge(problem) },
    { reason: 'places', credit: byPlaces(problem) },
  ]
  const best = Math.max(...found.map((bound) => bound.credit))
  const sum = nextSum(problem, best)
  found.push({ reason: 'steps-of-credit', credit: sum })
  found.push({ reason: 'rare-credit', credit: byRareCredit(problem, sum) })
  return found.toSorted((a, b) => b.credit - a.credit)
}

function average(people: readonly { credit: number; count: number }[], slots: number): number {
  return ceilDivide(
    people.reduce((sum, group) => sum + group.credit * group.count, 0),
    slots,
  )
}

/** People who are not ready before a day share the slots from that day on. */
function lateStart({ groups, days }: Problem): number {
  let best = 0
  for (const { ready } of groups) {
    const late = groups.filter((group) => group.ready >= ready)
    const slots = days.filter((day) => day >= ready).length
    if (slots > 0) best = Math.max(best, average(late, slots))
  }
  return best
}

/** With m slots, the m·j + 1 largest people put j + 1 of them together in some slot. */
function manyLarge({ groups, days }: Problem): number {
  const sorted = groups.filter((group) => group.count > 0).toSorted((a, b) => b.credit - a.credit)
  const total = sorted.reduce((sum, group) => sum + group.count, 0)
  const at = (index: number): number => {
    let left = index
    for (const group of sorted) {
      if (left < group.count) return group.credit
      left -= group.count
    }
    return 0
  }
  let best = 0
  for (let j = 1; j * days.length < total; j++) {
    let sum = 0
    for (let k = 0; k <= j; k++) sum += at(j * days.length - k)
    best = Math.max(best, sum)
  }
  return best
}

/**
 * Every visit of a place takes one of the day's place openings and carries at most the day's slots × z;
 * so the visits that the places need must fit into all openings. The least such z is a bound.
 */
function byPlaces(problem: Problem): number {
  const { groups, days, places, placesPerDay } = problem
  if (placesPerDay === undefined || placesPerDay >= places) return 0
  const perDay = new Map<number, number>()
  for (const day of days) perDay.set(day, (perDay.get(day) ?? 0) + 1)
  const widest = Math.max(...perDay.values())
  const openings = perDay.size * placesPerDay
  const credit = new Array<number>(places).fill(0)
  for (const group of groups) credit[group.place]! += group.credit * group.count
  const visits = (z: number) =>
    credit.reduce((sum, value) => sum + (value > 0 ? ceilDivide(value, widest * z) : 0), 0)
  let low = 1
  let high = Math.max(...credit)
  if (high === 0 || visits(high) > openings) return 0
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (visits(middle) <= openings) high = middle
    else low = middle + 1
  }
  return low
}

/** The heaviest slot is a sum of whole people: the least such sum that is not below the bound. */
function nextSum({ groups, seats }: Problem, bound: number): number {
  const largest = Math.max(...groups.map((group) => group.credit))
  const limit = bound + largest
  // Past this size the table costs more than it can add; the plain bound stays correct.
  if (limit > 400_000) return bound
  const most = Math.max(...seats)
  // fewest[v]: fewest people whose credits sum to v.
  const fewest = new Int32Array(limit + 1).fill(2 ** 30)
  fewest[0] = 0
  for (const { credit, count } of groups) {
    if (credit <= 0 || count === 0) continue
    // Bounded counts by binary splitting: 1, 2, 4, … people at once.
    let left = Math.min(count, Math.floor(limit / credit))
    for (let chunk = 1; left > 0; chunk *= 2) {
      const take = Math.min(chunk, left)
      left -= take
      for (let v = limit; v >= take * credit; v--) {
        const other = fewest[v - take * credit]! + take
        if (other < fewest[v]!) fewest[v] = other
      }
    }
  }
  for (let v = bound; v <= limit; v++) if (fewest[v]! <= most) return v
  return bound
}

/** Above this limit, and beyond so many tries, the rare-credit bound is left as it is: it stays correct. */
const mostCredit = 4_000
const mostTries = 24

/**
 * With little room to spare nearly every slot must be nearly full, and some sums can only be made with a
 * credit of which there are few (105 from 20, 40, 25 and 6 needs a 25 or fifteen 6). Raises the limit
 * while the slots would need more people of one credit than there are. Lagrangian relaxation: for any
 * price λ ≥ 0 of room, Σ(needed − λ·room left) ≥ slots × least of it.
 */
function byRareCredit(problem: Problem, start: number): number {
  const { groups, days } = problem
  const count = new Map<number, number>()
  for (const group of groups)
    if (group.credit > 0) count.set(group.credit, (count.get(group.credit) ?? 0) + group.count)
  const total = [...count].reduce((sum, [credit, n]) => sum + credit * n, 0)
  if (start > mostCredit || count.size < 2) return start
  const top = start + mostTries
  const needs = [...count.keys()].map((credit) => ({
    most: count.get(credit)!,
    need: fewestOf(credit, [...count.keys()], top),
  }))
  for (let limit = start; limit < top; limit++) {
    const room = days.length * limit - total
    if (needs.every(({ most, need }) => enough(need, most, limit, room, days.length))) return limit
  }
  return top
}

/** need[v]: fewest people of one credit in any sum v of all credits (as many as wanted of the others). */
function fewestOf(credit: number, credits: readonly number[], top: number): Int32Array {
  const need = new Int32Array(top + 1).fill(2 ** 29)
  need[0] = 0
  for (let v = 1; v <= top; v++)
    for (const one of credits)
      if (one <= v) need[v] = Math.min(need[v]!, need[v - one]! + (one === credit ? 1 : 0))
  return need
}

/** False when it is certain that `slots` sums within the limit, leaving `room`, need more than `most`. */
function enough(
  need: Int32Array,
  most: number,
  limit: number,
  room: number,
  slots: number,
): boolean {
  for (const price of [0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1, 2, 5, 1_000]) {
    let least = Infinity
    for (let v = 0; v <= limit; v++) least = Math.min(least, need[v]! + price * (limit - v))
    // A whisker of room for the rounding of doubles.
    if (slots * least - price * room > most + 1e-6) return false
  }
  return true
}
