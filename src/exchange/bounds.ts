// What no plan can go below. Each bound is a reason a reader can check by hand; the largest one counts.
import type { Problem } from './problem.ts'

/** A lower bound of the heaviest handover with its reason. */
export interface Bound {
  readonly reason:
    'largest' | 'average' | 'late-start' | 'many-large' | 'places' | 'steps-of-credit'
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
  found.push({ reason: 'steps-of-credit', credit: nextSum(problem, best) })
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
