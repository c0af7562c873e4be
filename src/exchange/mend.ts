// Repair of a loading: few people change their day, and the heaviest handover stays near what a plan made
// anew would reach. A walk that pays for every person who changes, tried for a few limits.
import { lowerBounds } from './bounds.ts'
import { placesOf, search } from './search.ts'
import { dayStarts, peopleIn, settle } from './improve.ts'
import {
  eligible,
  heaviest,
  keepsOrder,
  loads,
  type Loading,
  type PlaceUse,
  type Problem,
} from './problem.ts'

export interface Mended {
  readonly x: Loading
  readonly heaviest: number
  /** People whose day is another than before, those who had to move among them. */
  readonly changed: number
}

/** How people of each group were spread over the days that are still open (index: first slot of the day). */
export function perDay(problem: Problem, x: Loading): Int32Array {
  const slots = problem.days.length
  const starts = dayStarts(problem.days)
  const sum = new Int32Array(x.length)
  problem.groups.forEach((_, g) => {
    for (let s = 0; s < slots; s++) sum[g * slots + starts[s]!]! += x[g * slots + s]!
  })
  return sum
}

/** People of the problem who are not on a day that `before` gives their group. */
export function changes(problem: Problem, before: Int32Array, x: Loading): number {
  const now = perDay(problem, x)
  let stay = 0
  for (let at = 0; at < now.length; at++) stay += Math.min(now[at]!, before[at]!)
  return problem.groups.reduce((sum, group) => sum + group.count, 0) - stay
}

/**
 * Puts everyone who has no slot into the lightest one that may take them (`x` holds those who stay).
 * False: somebody fits nowhere; the others are placed all the same.
 */
export function insert(problem: Problem, use: PlaceUse, x: Loading): boolean {
  let complete = true
  const { groups, seats } = problem
  const slots = problem.days.length
  const load = loads(problem, x)
  const people = peopleIn(problem, x)
  const tier = (g: number) => (problem.ordered ? groups[g]!.tier : 0)
  const order = groups
    .map((_, g) => g)
    .toSorted((a, b) => tier(a) - tier(b) || groups[b]!.credit - groups[a]!.credit)
  for (const g of order) {
    let missing = groups[g]!.count
    for (let s = 0; s < slots; s++) missing -= x[g * slots + s]!
    for (; missing > 0; missing--) {
      let best = -1
      for (let s = 0; s < slots; s++) {
        if (!eligible(problem, use, g, s) || people[s]! >= seats[s]!) continue
        if (problem.ordered && !keepsOrder(problem, x, g, s)) continue
        if (best < 0 || load[s]! < load[best]!) best = s
      }
      if (best < 0) {
        complete = false
        break
      }
      x[g * slots + best]! += 1
      load[best]! += groups[g]!.credit
      people[best]! += 1
    }
  }
  return complete
}

/** Beyond this many places the subsets are too many; single places and all together remain. */
const mostPlacesForSubsets = 10

/**
 * What the use of places alone forces: the people of any set of places must fit into the slots of the
 * days that use one of them. A lower bound for this use, not for the problem.
 */
export function flowBound(problem: Problem, use: PlaceUse): number {
  const { groups, days, places } = problem
  const credit = new Array<number>(places).fill(0)
  for (const group of groups) credit[group.place]! += group.credit * group.count
  const all = 2 ** places - 1
  const sets =
    places <= mostPlacesForSubsets
      ? Array.from({ length: all }, (_, k) => k + 1)
      : Array.from({ length: Math.min(places, 30) }, (_, k) => 1 << k)
  const used = days.map((_, s) => {
    let set = 0
    for (let p = 0; p < Math.min(places, 30); p++) if (use[s * places + p] === 1) set |= 1 << p
    return set
  })
  let most = 0
  for (const set of sets) {
    let sum = 0
    for (let p = 0; p < places; p++) if ((set >> p) & 1) sum += credit[p]!
    const slots = used.filter((one) => (one & set) !== 0).length
    if (sum > 0) most = Math.max(most, slots === 0 ? Infinity : Math.ceil(sum / slots))
  }
  return most
}

/**
 * Ways to use the places: as in the plan in force, and, where those no longer suffice, with single days
 * opened to another place. Best first: those that meet the goal and move fewest people.
 */
function placeUses(problem: Problem, stay: Loading, goal: number, most: number): PlaceUse[] {
  const { groups, days, places } = problem
  const slots = days.length
  let use = placesOf(problem, stay)
  if (flowBound(problem, use) <= goal) return [use]
  // At most a few days are opened one after another; only the last of them is tried in several ways.
  for (let round = 0; round < 4; round++) {
    const now = flowBound(problem, use)
    const found: { use: PlaceUse; bound: number; people: number }[] = []
    days.forEach((day, s) => {
      for (let out = 0; out < places; out++) {
        if (use[s * places + out] === 0 || problem.begun.get(day)?.includes(out)) continue
        let people = 0
        groups.forEach((group, g) => {
          if (group.place === out) people += stay[g * slots + s]!
        })
        for (let into = 0; into < places; into++) {
          if (use[s * places + into] === 1 || problem.closed.get(day)?.includes(into)) continue
          const other = Uint8Array.from(use)
          other[s * places + out] = 0
          other[s * places + into] = 1
          const bound = flowBound(problem, other)
          if (bound < now) found.push({ use: other, bound: Math.max(bound, goal), people })
        }
      }
    })
    found.sort((a, b) => a.bound - b.bound || a.people - b.people)
    const best = found[0]
    if (!best) return [use]
    if (best.bound <= goal)
      return found
        .filter((one) => one.bound <= goal)
        .slice(0, most)
        .map((one) => one.use)
    use = best.use
  }
  return [use]
}

/** Every day as one slot: between the rounds of a day nobody's day changes. */
function byDay(problem: Problem): { merged: Problem; dayOf: number[]; rounds: number[] } {
  const days = [...new Set(problem.days)]
  const dayOf = problem.days.map((day) => days.indexOf(day))
  const seats = days.map(() => 0)
  const rounds = days.map(() => 0)
  dayOf.forEach((d, s) => {
    seats[d]! += problem.seats[s]!
    rounds[d]! += 1
  })
  return { merged: { ...problem, days, seats }, dayOf, rounds }
}

/** Spreads each day's people over its rounds. Undefined: seats or order do not allow it. */
function spread(problem: Problem, dayOf: readonly number[], daily: Loading): Loading | undefined {
  const { groups, days } = problem
  const slots = days.length
  const width = Math.max(...dayOf) + 1
  const x = new Int32Array(groups.length * slots)
  for (let d = 0; d < width; d++) {
    const own = days.map((_, s) => s).filter((s) => dayOf[s] === d)
    const here = groups.map((_, g) => g).filter((g) => daily[g * width + d]! > 0)
    const part: Problem = {
      ...problem,
      groups: here.map((g) => ({ ...groups[g]!, count: daily[g * width + d]! })),
      days: own.map((s) => days[s]!),
      seats: own.map((s) => problem.seats[s]!),
    }
    const steps = search(part, { exact: 300_000, walk: 8_000, enough: 0 })
    let step = steps.next()
    while (!step.done) step = steps.next()
    const found = step.value.x
    if (!found) return undefined
    here.forEach((g, k) =>
      own.forEach((s, t) => {
        x[g * slots + s] = found[k * own.length + t]!
      }),
    )
  }
  return x
}

/**
 * Repairs: `stay` holds everyone who can keep the slot, the others are placed anew. At most `allowed`
 * people change their day if that can be had; then the lightest heaviest handover counts. Undefined:
 * somebody fits nowhere without planning anew. Yields between walks.
 */
export function* mend(
  problem: Problem,
  stay: Loading,
  allowed: number,
  steps: number,
): Generator<number, Mended | undefined> {
  const before = perDay(problem, stay)
  const { merged, dayOf, rounds } = byDay(problem)
  const width = rounds.length
  const daily = new Int32Array(problem.groups.length * width)
  problem.groups.forEach((_, g) =>
    dayOf.forEach((d, s) => {
      daily[g * width + d]! += stay[g * dayOf.length + s]!
    }),
  )
  const bound = lowerBounds(problem)[0]?.credit ?? 0
  const limit = Math.floor(bound * 1.02)
  const unit = Math.max(1, ...problem.groups.map((group) => group.credit)) / 4
  const price = 0.6 * unit * unit
  let best: Mended | undefined
  const uses = placeUses(merged, daily, limit * Math.max(...rounds), 5)
  for (const [k, use] of uses.entries()) {
    const start = Int32Array.from(daily)
    problem.groups.forEach((_, g) =>
      rounds.forEach((_, d) => {
        if (!eligible(merged, use, g, d)) start[g * width + d] = 0
      }),
    )
    if (!insert(merged, use, start)) continue
    const limits = rounds.map((n) => n * limit)
    const attachment = { before: daily, price }
    const share = Math.floor(steps / uses.length / 2)
    const walked = yield* settle(merged, use, start, limits, share, attachment, k + 1)
    for (const one of [walked, start]) {
      let x = spread(problem, dayOf, one)
      if (!x) continue
      // A day that is light enough may still not divide evenly: a cool walk over the rounds.
      if (one === walked && heaviest(problem, x) > limit) {
        const wide = new Uint8Array(problem.days.length * problem.places)
        dayOf.forEach((d, s) => {
          for (let p = 0; p < problem.places; p++)
            wide[s * problem.places + p] = use[d * problem.places + p]!
        })
        x = yield* settle(problem, wide, x, limit, share, { before, price }, k + 1, 0.2)
      }
      const mended = { x, heaviest: heaviest(problem, x), changed: changes(problem, before, x) }
      if (!best || better(best, mended, allowed)) best = mended
    }
  }
  return best
}

/**
 * A plan made anew, brought back towards the one in force: no handover heavier than its heaviest, as few
 * people as the walk finds on another day.
 */
export function* bringCloser(
  problem: Problem,
  anew: Loading,
  before: Int32Array,
  steps: number,
): Generator<number, Loading> {
  const use = placesOf(problem, anew)
  const limit = heaviest(problem, anew)
  const unit = Math.max(1, ...problem.groups.map((group) => group.credit)) / 4
  const attachment = { before, price: unit * unit }
  const x = yield* settle(problem, use, anew, limit, steps, attachment)
  const good = heaviest(problem, x) <= limit
  return good && changes(problem, before, x) <= changes(problem, before, anew) ? x : anew
}

/** True when the second moves less above what is allowed; else is lighter; else moves fewer. */
function better(one: Mended, two: Mended, allowed: number): boolean {
  const excess = (mended: Mended) => Math.max(0, mended.changed - allowed)
  return (excess(one) - excess(two) || one.heaviest - two.heaviest || one.changed - two.changed) > 0
}
