// The planner's own view of an exchange: people who are alike for planning are one group, handovers are
// slots in order, and only whole numbers remain. No name, no pseudonym and no party gets this far.

/** People who are alike: same credit, tier, place and earliest day. */
export interface Group {
  /** Whole credits of one person (units of `Credits.scale`). A figure about the key, never about a person. */
  readonly credit: number
  /** 0 leaves first. */
  readonly tier: number
  readonly place: number
  /** Earliest day on which everyone of the group can leave. */
  readonly ready: number
  readonly count: number
}

/** A plan is sought that puts every person of every group into one slot. */
export interface Problem {
  readonly groups: readonly Group[]
  /** Day of each slot, never falling. */
  readonly days: readonly number[]
  /** Most people in each slot. */
  readonly seats: readonly number[]
  /** Number of places; groups name them 0 … places-1. */
  readonly places: number
  /** Most places that can hand over on one day; undefined: all. */
  readonly placesPerDay: number | undefined
  /** Places that a day has used already (a day of which a part is over). */
  readonly begun: ReadonlyMap<number, readonly number[]>
  /** Places that cannot hand over on a day (day → places). */
  readonly closed: ReadonlyMap<number, readonly number[]>
  /** True: a person leaves only when no ready person of an earlier tier is left behind. */
  readonly ordered: boolean
}

/** Persons of group g in slot s: `x[g * slots + s]`. */
export type Loading = Int32Array

/** Credit in each slot. */
export function loads(problem: Problem, x: Loading): number[] {
  const slots = problem.days.length
  const sum = new Array<number>(slots).fill(0)
  problem.groups.forEach((group, g) => {
    for (let s = 0; s < slots; s++) sum[s]! += x[g * slots + s]! * group.credit
  })
  return sum
}

/** The heaviest slot: what one side has given before the other answers, if it pays nothing ahead. */
export function heaviest(problem: Problem, x: Loading): number {
  return loads(problem, x).reduce((most, load) => Math.max(most, load), 0)
}

/** Which places each day's slots may use, as a boolean per slot and place (`use[s * places + p]`). */
export type PlaceUse = Uint8Array

/** True when group g could leave in slot s as far as its own readiness and its place go. */
export function canLeave(problem: Problem, g: number, s: number): boolean {
  const { ready, place } = problem.groups[g]!
  const day = problem.days[s]!
  return ready <= day && !(problem.closed.get(day)?.includes(place) ?? false)
}

/** True when group g may leave in slot s: it can, and its place is used on that day. */
export function eligible(problem: Problem, use: PlaceUse, g: number, s: number): boolean {
  const group = problem.groups[g]!
  return canLeave(problem, g, s) && use[s * problem.places + group.place] === 1
}

/**
 * True when group g in slot s keeps the order against everybody else: nobody of an earlier tier who was
 * ready by then leaves later, nobody of a later tier left while g was ready and waiting.
 */
export function keepsOrder(problem: Problem, x: Loading, g: number, s: number): boolean {
  const { groups, days } = problem
  const slots = days.length
  const mine = groups[g]!
  for (let h = 0; h < groups.length; h++) {
    const other = groups[h]!
    if (other.tier < mine.tier && canLeave(problem, h, s)) {
      for (let t = s + 1; t < slots; t++) if (x[h * slots + t]! > 0) return false
    } else if (other.tier > mine.tier) {
      for (let t = s - 1; t >= 0 && days[t]! >= mine.ready; t--)
        if (x[h * slots + t]! > 0 && canLeave(problem, g, t)) return false
    }
  }
  return true
}

/** Small repeatable generator (mulberry32, public domain): the planner's search needs variety, not chance. */
export function sequence(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}
