// The search as a whole: bounds, a quick plan, a better one, and proof where the exchange is small.
import { lowerBounds, type Bound } from './bounds.ts'
import { exactSearch, smallEnough } from './exact.ts'
import { balance, settle } from './improve.ts'
import { choosePlaces, inOrder, largestFirst } from './packing.ts'
import { canLeave, heaviest, type Loading, type PlaceUse, type Problem } from './problem.ts'

/** How hard to search; counted in work, not time, so that the same input gives the same plan everywhere. */
export interface Effort {
  /** Steps of the exact search; 0 leaves it out. */
  readonly exact: number
  /** Steps of the cooling walk; 0 leaves it out. */
  readonly walk: number
  /** The walk is left out where the gap is at most this, in percent of the bound. */
  readonly enough: number
}

export const usualEffort: Effort = { exact: 40_000_000, walk: 4_200_000, enough: 1 }

/** How many walks share the steps, and by how many percent their limits are above the bound. */
const walks = 14
const above = [1, 2, 0, 2, 1, 3] as const

/** A plan found by the search; `x` is undefined when nobody could be placed everywhere. */
export interface Found {
  readonly x: Loading | undefined
  readonly heaviest: number
  readonly bounds: readonly Bound[]
  /** The strongest lower bound, proved by the exact search where that ended. */
  readonly bound: number
  /** True: `heaviest` equals a proved lower bound. */
  readonly proven: boolean
  readonly method: 'nobody' | 'largest-first' | 'in-order' | 'moves' | 'walk' | 'exact'
  /** Why there is no plan: `not-everyone-fits` is proved, `no-plan-found` is not. */
  readonly reason?: 'no-handover' | 'not-everyone-fits' | 'no-plan-found'
}

/** Searches; yields now and then so that the caller can show progress or stop. */
export function* search(problem: Problem, effort: Effort): Generator<number, Found> {
  const bounds = lowerBounds(problem)
  const bound = bounds[0]?.credit ?? 0
  const none = {
    x: undefined,
    heaviest: 0,
    bounds,
    bound,
    proven: false,
    method: 'nobody',
  } as const
  const total = problem.groups.reduce((sum, group) => sum + group.count, 0)
  if (problem.days.length === 0)
    return total === 0
      ? { ...none, x: new Int32Array(0), proven: true }
      : { ...none, reason: 'no-handover' }
  if (total === 0)
    return {
      ...none,
      x: new Int32Array(problem.groups.length * problem.days.length),
      proven: true,
    }
  const first = quick(problem, bound)
  let method = first.method
  yield bound
  if (effort.exact > 0 && smallEnough(problem)) {
    if (first.x && heaviest(problem, first.x) <= bound) return done(first.x, bound, method)
    const result = yield* exactSearch(problem, bound, first.x, effort.exact)
    if (!result.x) {
      const reason = result.none ? 'not-everyone-fits' : 'no-plan-found'
      return { ...none, bound: result.bound, reason }
    }
    if (result.x !== first.x) method = 'exact'
    return done(result.x, result.bound, method)
  }
  if (!first.x) return { ...none, reason: 'no-plan-found' }
  // Several walks from the same start, each towards a limit a little above the bound, until one is near.
  let x: Loading = first.x
  const near = () => heaviest(problem, x) <= bound * (1 + effort.enough / 100)
  const steps = Math.floor(effort.walk / walks)
  for (let round = 0; round < walks && steps > 0 && !near(); round++) {
    const limit = Math.ceil(bound * (1 + above[round % above.length]! / 100))
    const warmth = round % 2 === 0 ? 1 : 0.3
    const walk = settle(problem, first.use, first.x, limit, steps, undefined, round + 1, warmth)
    const walked: Loading = yield* walk
    if (heaviest(problem, walked) < heaviest(problem, x)) {
      x = walked
      method = 'walk'
    }
  }
  return done(x, bound, method)

  function done(plan: Loading, proved: number, how: Found['method']): Found {
    const most = heaviest(problem, plan)
    return { x: plan, heaviest: most, bounds, bound: proved, proven: most === proved, method: how }
  }
}

interface Quick {
  x: Loading | undefined
  use: PlaceUse
  method: Found['method']
}

function quick(problem: Problem, bound: number): Quick {
  const ordered = inOrder(problem, bound)
  if (problem.ordered || ordered === undefined) {
    const use = ordered ? placesOf(problem, ordered) : choosePlaces(problem)
    if (ordered) balance(problem, use, ordered, bound)
    else if (!problem.ordered) {
      const x = largestFirst(problem, use)
      if (x) balance(problem, use, x, bound)
      return { x, use, method: 'moves' }
    }
    return { x: ordered, use, method: 'in-order' }
  }
  const use = choosePlaces(problem)
  const x = largestFirst(problem, use)
  if (x) balance(problem, use, x, bound)
  if (x && heaviest(problem, x) <= heaviest(problem, ordered)) return { x, use, method: 'moves' }
  return { x: ordered, use: placesOf(problem, ordered), method: 'in-order' }
}

/** The places that a loading uses on each day, completed to as many as the day may have. */
export function placesOf(problem: Problem, x: Loading): PlaceUse {
  const { days, places, placesPerDay, groups } = problem
  const slots = days.length
  const use = new Uint8Array(slots * places)
  if (placesPerDay === undefined || placesPerDay >= places) return use.fill(1)
  for (const day of new Set(days)) {
    const chosen = new Set(problem.begun.get(day) ?? [])
    groups.forEach((group, g) => {
      for (let s = 0; s < slots; s++)
        if (days[s] === day && x[g * slots + s]! > 0) chosen.add(group.place)
    })
    const wish = groups.reduce((sum, group, g) => {
      if (canLeave(problem, g, days.indexOf(day))) sum[group.place]! += group.count * group.credit
      return sum
    }, new Array<number>(places).fill(0))
    const spare = wish.map((_, place) => place).toSorted((a, b) => wish[b]! - wish[a]! || a - b)
    for (const place of spare) if (chosen.size < placesPerDay) chosen.add(place)
    days.forEach((one, s) => {
      if (one === day) for (const place of chosen) use[s * places + place] = 1
    })
  }
  return use
}
