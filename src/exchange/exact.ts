// Exact layered search by classes: for a given limit, which sets of people can still be left after each
// slot? Only states that no other state beats are kept, so small exchanges are solved with proof.
//
// Two facts make it small. A slot may as well be filled until nobody else fits (who leaves earlier never
// hinders a later slot). And of two states after the same slot, the one that leaves fewer people of every
// group is never worse. Both hold with earliest days, seats, places and the order of tiers.
import { heaviest, type Loading, type Problem } from './problem.ts'

/** What the search found: a plan and, when it ended in time, the proof that nothing lighter exists. */
export interface ExactResult {
  readonly x: Loading | undefined
  /** Nothing below this is possible (proved). */
  readonly bound: number
  /** False: the work limit was reached, `bound` is what was proved until then. */
  readonly complete: boolean
  /** True: it is proved that no plan exists at all. */
  readonly none: boolean
}

/** Number of states of a problem: the product of (count + 1) over the groups. */
export function stateCount(problem: Problem): number {
  return problem.groups.reduce((product, group) => product * (group.count + 1), 1)
}

interface Layer {
  /** Remaining people (mixed radix) → what was left before this slot. */
  readonly from: Map<number, number>
  readonly chosen: number
}

/**
 * Halves the interval between the bound and the best plan known until they meet. Yields after every limit
 * tried, so that a caller may stop it.
 */
export function* exactSearch(
  problem: Problem,
  bound: number,
  known: Loading | undefined,
  work: number,
): Generator<number, ExactResult> {
  let best = known
  let low = bound
  let high = known
    ? heaviest(problem, known)
    : problem.groups.reduce((sum, group) => sum + group.credit * group.count, 0) + 1
  const budget = { left: work }
  while (low < high) {
    const limit = low + Math.floor((high - low - 1) / 2)
    const found = within(problem, limit, budget)
    if (budget.left <= 0 && !found) return { x: best, bound: low, complete: false, none: false }
    if (found) {
      best = found
      high = heaviest(problem, found)
    } else low = limit + 1
    yield limit
  }
  return { x: best, bound: low, complete: best !== undefined, none: best === undefined }
}

/** A plan whose every slot stays within the limit, or undefined when there is none (or no work is left). */
export function within(
  problem: Problem,
  limit: number,
  budget: { left: number },
): Loading | undefined {
  const { groups, days, seats } = problem
  const slots = days.length
  // Groups in order of tier, then of credit: the batch enumeration relies on it.
  const order = groups
    .map((_, g) => g)
    .toSorted((a, b) => groups[a]!.tier - groups[b]!.tier || groups[b]!.credit - groups[a]!.credit)
  const radix: number[] = []
  let states = 1
  for (const g of order) {
    radix.push(states)
    states *= groups[g]!.count + 1
  }
  const count = order.map((g) => groups[g]!.count)
  const credit = order.map((g) => groups[g]!.credit)
  const tier = order.map((g) => groups[g]!.tier)
  const ready = order.map((g) => groups[g]!.ready)
  const place = order.map((g) => groups[g]!.place)
  const size = order.length
  const seatsAfter = new Array<number>(slots + 1).fill(0)
  for (let s = slots - 1; s >= 0; s--) seatsAfter[s] = seatsAfter[s + 1]! + seats[s]!
  const digits = (state: number): number[] =>
    count.map((most, i) => Math.floor(state / radix[i]!) % (most + 1))
  const byCredit = [...order.keys()].toSorted((a, b) => credit[b]! - credit[a]!)
  // Slots that are alike may be filled in any order, so the next one takes the largest who is left.
  const alike =
    !problem.ordered &&
    (problem.placesPerDay === undefined || problem.placesPerDay >= problem.places) &&
    ready.every((day) => day <= (days[0] ?? 0)) &&
    problem.closed.size === 0 &&
    seats.every((n) => n === seats[0])

  const full = count.reduce((sum, n, i) => sum + n * radix[i]!, 0)
  const layers: Layer[] = []
  let frontier: { use: number; states: Map<number, number> }[] = []
  let start = [full]
  for (let s = 0; s < slots; s++) {
    const first = s === 0 || days[s] !== days[s - 1]
    if (first) {
      const uses = placeSets(problem, days[s]!)
      frontier = uses.map((use) => ({ use, states: new Map(start.map((one) => [one, one])) }))
    }
    const next: typeof frontier = []
    for (const { use, states: now } of frontier) {
      const reached = new Map<number, number>()
      for (const state of now.keys()) {
        const left = digits(state)
        fill(left, s, use, (after) => {
          if (!reached.has(after)) reached.set(after, state)
        })
        if (budget.left <= 0) return undefined
      }
      next.push({ use, states: fewest(reached) })
    }
    frontier = next
    for (const { use, states: now } of frontier)
      layers.push({ from: now, chosen: s * 2 ** 20 + use })
    const last = s === slots - 1 || days[s + 1] !== days[s]
    if (last) {
      const merged = new Map<number, number>()
      frontier.forEach(({ states: now }, k) => {
        for (const state of now.keys()) if (!merged.has(state)) merged.set(state, k)
      })
      start = [...fewest(merged).keys()]
      if (start.length === 0) return undefined
      if (start.includes(0)) return trace(s)
    }
  }
  return undefined

  /** Walks back from "nobody is left" after slot `end` and counts who left in which slot. */
  function trace(end: number): Loading {
    const x = new Int32Array(groups.length * slots)
    let state = 0
    for (let s = end; s >= 0;) {
      // The day's use of places is found once, at its last slot, and kept for the whole day.
      const layer = layers.find(
        (one) => Math.floor(one.chosen / 2 ** 20) === s && one.from.has(state),
      )
      if (!layer) throw new Error(`exact search lost its way at slot ${s}, state ${state}`)
      const use = layer.chosen % 2 ** 20
      const day = days[s]
      for (; s >= 0 && days[s] === day; s--) {
        const here = layers.find((one) => one.chosen === s * 2 ** 20 + use)
        const before = here?.from.get(state)
        if (before === undefined) throw new Error(`exact search lost state ${state} at slot ${s}`)
        const now = digits(state)
        digits(before).forEach((n, i) => {
          x[order[i]! * slots + s] = n - now[i]!
        })
        state = before
      }
    }
    return x
  }

  /** Calls back with every state that remains after filling slot s until nobody else fits. */
  function fill(left: number[], s: number, use: number, found: (state: number) => void): void {
    const day = days[s]!
    const shut = problem.closed.get(day) ?? []
    const can = left.map((_, i) => ready[i]! <= day && !shut.includes(place[i]!))
    const may = left.map((n, i) => (can[i] && has(use, place[i]!) ? n : 0))
    const taken = new Array<number>(size).fill(0)
    const must = alike ? byCredit.find((i) => left[i]! > 0) : undefined
    // A later tier only when nobody ready of an earlier one is left, whatever the place.
    const open = (i: number): boolean => {
      if (!problem.ordered) return true
      for (let k = 0; k < i && tier[k]! < tier[i]!; k++)
        if (can[k] && left[k]! > taken[k]!) return false
      return true
    }
    // What must leave now for the slots to come to hold the rest, and what each group can add at most.
    const total = left.reduce((sum, n, i) => sum + n * credit[i]!, 0)
    const least = total - (slots - 1 - s) * limit
    const persons = left.reduce((sum, n) => sum + n, 0)
    const rest = new Array<number>(size + 1).fill(0)
    for (let i = size - 1; i >= 0; i--) rest[i] = rest[i + 1]! + may[i]! * credit[i]!
    const last = may.findLastIndex((n) => n > 0)
    const visit = (i: number, load: number, people: number): void => {
      if (budget.left-- <= 0 || load + rest[i]! < least) return
      if (i === size) {
        if (must !== undefined && taken[must] === 0) return
        if (persons - people > seatsAfter[s + 1]!) return
        for (let k = 0; k < size; k++)
          if (may[k]! > taken[k]! && load + credit[k]! <= limit && people < seats[s]! && open(k))
            return
        let state = 0
        for (let k = 0; k < size; k++) state += (left[k]! - taken[k]!) * radix[k]!
        found(state)
        return
      }
      let most = may[i]! > 0 && open(i) ? Math.min(may[i]!, seats[s]! - people) : 0
      if (credit[i]! > 0) most = Math.min(most, Math.floor((limit - load) / credit[i]!))
      // Who is asked last takes all that fits: less would leave room for one more.
      for (let n = most; n >= (i === last ? most : 0); n--) {
        taken[i] = n
        visit(i + 1, load + n * credit[i]!, people + n)
      }
      taken[i] = 0
    }
    visit(0, 0, 0)
  }

  /** Drops every state that leaves at least as many people of every group as another one. */
  function fewest(reached: Map<number, number>): Map<number, number> {
    if (reached.size <= 1) return reached
    // beaten[v] = 1: some reached state leaves no more than v does, in every group.
    const beaten = new Uint8Array(states)
    for (const state of reached.keys()) beaten[state] = 1
    for (let i = 0; i < size; i++) {
      const step = radix[i]!
      const span = step * (count[i]! + 1)
      for (let base = 0; base < states; base += span)
        for (let v = base + step; v < base + span; v++) if (beaten[v - step]) beaten[v] = 1
    }
    const kept = new Map<number, number>()
    for (const [state, from] of reached) {
      const left = digits(state)
      if (left.every((n, i) => n === 0 || !beaten[state - radix[i]!])) kept.set(state, from)
    }
    budget.left -= states / 16
    return kept
  }
}

const has = (use: number, place: number): boolean => (use & (1 << place)) !== 0

/** Every set of places a day can use: as many as allowed, those already begun among them. */
function placeSets(problem: Problem, day: number): number[] {
  const { places, placesPerDay } = problem
  const all = 2 ** places - 1
  if (placesPerDay === undefined || placesPerDay >= places) return [all]
  const begun = (problem.begun.get(day) ?? []).reduce((set, place) => set | (1 << place), 0)
  const sets: number[] = []
  for (let set = 0; set <= all; set++)
    if ((set & begun) === begun && bits(set) === Math.max(placesPerDay, bits(begun))) sets.push(set)
  return sets
}

function bits(set: number): number {
  let n = 0
  for (let rest = set; rest !== 0; rest &= rest - 1) n++
  return n
}

/** True when the exact search can take the problem: few places, few states. */
export function smallEnough(problem: Problem): boolean {
  return problem.places <= 12 && stateCount(problem) <= 400_000
}
