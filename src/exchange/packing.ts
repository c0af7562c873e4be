// First plans: largest credit first into the lightest slot, or slot after slot up to a limit where the
// order of tiers binds. Both are quick and near the bound; `improve` and `exact` go on from there.
import { canLeave, heaviest, type Loading, type PlaceUse, type Problem } from './problem.ts'

/**
 * Chooses for every day the places that hand over, by a flow that always serves the places with most
 * still to release (of the earliest tier that waits, where the order binds).
 */
export function choosePlaces(problem: Problem): PlaceUse {
  const { groups, days, places, placesPerDay } = problem
  const use = new Uint8Array(days.length * places)
  if (placesPerDay === undefined || placesPerDay >= places) return use.fill(1)
  const left = groups.map((group) => group.count * Math.max(group.credit, 1e-3))
  const distinct = [...new Set(days)]
  distinct.forEach((day, index) => {
    const open = distinct.length - index
    const rest = left.reduce((sum, value) => sum + value, 0)
    const chosen = pick(problem, left, day)
    days.forEach((one, s) => {
      if (one === day) for (const place of chosen) use[s * places + place] = 1
    })
    // The day takes its share of what is left, in proportion, from the places chosen.
    const ready = groups.map((group, g) =>
      canLeave(problem, g, days.indexOf(day)) && chosen.includes(group.place) ? left[g]! : 0,
    )
    const offered = ready.reduce((sum, value) => sum + value, 0)
    const part = offered === 0 ? 0 : Math.min(1, rest / open / offered)
    ready.forEach((value, g) => {
      left[g]! -= value * part
    })
  })
  return use
}

function pick(problem: Problem, left: readonly number[], day: number): number[] {
  const { groups, places, placesPerDay } = problem
  const begun = problem.begun.get(day) ?? []
  const slot = problem.days.indexOf(day)
  const waiting = groups.map((group, g) =>
    canLeave(problem, g, slot) && left[g]! > 1e-6 ? group.tier : Infinity,
  )
  const first = problem.ordered ? Math.min(...waiting) : Infinity
  const wish = Array.from({ length: places }, () => ({ first: 0, all: 0 }))
  groups.forEach((group, g) => {
    if (!canLeave(problem, g, slot)) return
    wish[group.place]!.all += left[g]!
    if (group.tier === first) wish[group.place]!.first += left[g]!
  })
  return Array.from({ length: places }, (_, place) => place)
    .toSorted((a, b) => {
      const begunFirst = Number(begun.includes(b)) - Number(begun.includes(a))
      return begunFirst || wish[b]!.first - wish[a]!.first || wish[b]!.all - wish[a]!.all || a - b
    })
    .slice(0, Math.max(placesPerDay ?? places, begun.length))
}

/** Largest credit first into the lightest slot that may take it; undefined when somebody fits nowhere. */
export function largestFirst(problem: Problem, use: PlaceUse): Loading | undefined {
  const { groups, days, seats, places } = problem
  const slots = days.length
  const x = new Int32Array(groups.length * slots)
  const load = new Array<number>(slots).fill(0)
  const people = new Array<number>(slots).fill(0)
  const order = groups
    .map((_, g) => g)
    .toSorted(
      (a, b) => groups[b]!.credit - groups[a]!.credit || groups[b]!.ready - groups[a]!.ready,
    )
  for (const g of order) {
    const group = groups[g]!
    for (let n = 0; n < group.count; n++) {
      let best = -1
      for (let s = 0; s < slots; s++) {
        if (!canLeave(problem, g, s) || use[s * places + group.place] !== 1) continue
        if (people[s]! >= seats[s]!) continue
        if (best < 0 || load[s]! < load[best]!) best = s
      }
      if (best < 0) return undefined
      x[g * slots + best]! += 1
      load[best]! += group.credit
      people[best]! += 1
    }
  }
  return x
}

interface Filled {
  readonly x: Loading
  readonly complete: boolean
}

/**
 * Slot after slot: fills each up to the limit, earliest tier first, largest credit first inside a tier.
 * Nobody of a later tier is taken while somebody ready of an earlier one stays. `complete` is false when
 * somebody found no slot within the limit.
 */
function fillInOrder(problem: Problem, limit: number): Filled {
  const { groups, days, seats, places, placesPerDay } = problem
  const slots = days.length
  const x = new Int32Array(groups.length * slots)
  const left = groups.map((group) => group.count)
  const order = groups
    .map((_, g) => g)
    .toSorted((a, b) => {
      const one = groups[a]!
      const two = groups[b]!
      return (problem.ordered ? one.tier - two.tier : 0) || two.credit - one.credit || a - b
    })
  let chosen: number[] = Array.from({ length: places }, (_, place) => place)
  for (let s = 0; s < slots; s++) {
    const day = days[s]!
    if (placesPerDay !== undefined && placesPerDay < places && day !== days[s - 1])
      chosen = pick(
        problem,
        left.map((n, g) => n * Math.max(groups[g]!.credit, 1e-3)),
        day,
      )
    let load = 0
    let people = 0
    let barrier = Infinity
    for (const g of order) {
      const group = groups[g]!
      if (left[g] === 0 || !canLeave(problem, g, s) || group.tier > barrier) continue
      const room = group.credit > 0 ? Math.floor((limit - load) / group.credit) : left[g]!
      const take = chosen.includes(group.place) ? Math.min(left[g]!, room, seats[s]! - people) : 0
      x[g * slots + s] = take
      left[g]! -= take
      load += take * group.credit
      people += take
      if (problem.ordered && left[g]! > 0) barrier = Math.min(barrier, group.tier)
    }
  }
  return { x, complete: left.every((n) => n === 0) }
}

/** As far as the handovers hold: everyone who finds a slot, earliest tiers first. */
export function asFarAsItGoes(problem: Problem): Loading {
  return fillInOrder(problem, Number.MAX_SAFE_INTEGER).x
}

/** The least limit (by halving) for which filling slot after slot places everyone. */
export function inOrder(problem: Problem, bound: number): Loading | undefined {
  const total = problem.groups.reduce((sum, group) => sum + group.credit * group.count, 0)
  const first = fillInOrder(problem, total)
  if (!first.complete) return undefined
  let best = first.x
  let low = bound
  let high = heaviest(problem, best)
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const { x, complete } = fillInOrder(problem, middle)
    if (complete) {
      best = x
      high = Math.min(middle, heaviest(problem, x))
    } else low = middle + 1
  }
  return best
}
