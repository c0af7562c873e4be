// Moves and swaps between slots. `balance` walks downhill; `settle` walks on with a cooling random walk
// (repeatable, own sequence) towards a limit, and can be told what each move away from a plan in force costs.
import {
  eligible,
  keepsOrder,
  loads,
  sequence,
  type Loading,
  type PlaceUse,
  type Problem,
} from './problem.ts'

/** What leaving the plan in force costs: people per group and day in that plan, and the price of one change. */
export interface Attachment {
  /** Persons of group g whose slot in the plan in force is on the day of slot s: `[g * slots + first slot of the day]`. */
  readonly before: Loading
  /** Price of one person who changes the day, in squared credit above the limit. */
  readonly price: number
}

/** Index of the first slot of each slot's day. */
export function dayStarts(days: readonly number[]): number[] {
  const starts: number[] = []
  days.forEach((day, s) => starts.push(s > 0 && days[s - 1] === day ? starts[s - 1]! : s))
  return starts
}

/** Slots that each group may use at all, as a table `may[g * slots + s]`. */
export function mayTable(problem: Problem, use: PlaceUse): Uint8Array {
  const slots = problem.days.length
  const may = new Uint8Array(problem.groups.length * slots)
  problem.groups.forEach((_, g) => {
    for (let s = 0; s < slots; s++) may[g * slots + s] = eligible(problem, use, g, s) ? 1 : 0
  })
  return may
}

/**
 * Takes from the heaviest slots what makes pairs of slots more even, until every slot is within the
 * limit or nothing helps. Changes x.
 */
export function balance(problem: Problem, use: PlaceUse, x: Loading, limit: number): void {
  const { groups, seats } = problem
  const slots = problem.days.length
  const may = mayTable(problem, use)
  const load = loads(problem, x)
  const people = peopleIn(problem, x)
  const stuck = new Uint8Array(slots)
  for (;;) {
    let a = -1
    for (let s = 0; s < slots; s++)
      if (!stuck[s] && load[s]! > limit && (a < 0 || load[s]! > load[a]!)) a = s
    if (a < 0) return
    let best = { gain: 0, g: -1, h: -1, b: -1 }
    for (let g = 0; g < groups.length; g++) {
      if (x[g * slots + a] === 0) continue
      const credit = groups[g]!.credit
      for (let b = 0; b < slots; b++) {
        const gap = load[a]! - load[b]!
        if (gap <= 0 || may[g * slots + b] === 0) continue
        if (people[b]! < seats[b]! && credit > 0 && credit < gap) {
          const gain = credit * (gap - credit)
          if (gain > best.gain && tryMove(g, -1, a, b, false)) best = { gain, g, h: -1, b }
        }
        for (let h = 0; h < groups.length; h++) {
          const delta = credit - groups[h]!.credit
          if (delta <= 0 || delta >= gap || x[h * slots + b] === 0) continue
          if (may[h * slots + a] === 0) continue
          const gain = delta * (gap - delta)
          if (gain > best.gain && tryMove(g, h, a, b, false)) best = { gain, g, h, b }
        }
      }
    }
    if (best.b < 0) stuck[a] = 1
    else {
      tryMove(best.g, best.h, a, best.b, true)
      // A slot that could not improve may be helped by what has just changed.
      stuck.fill(0)
    }
  }

  function tryMove(g: number, h: number, a: number, b: number, keep: boolean): boolean {
    if (!problem.ordered && !keep) return true
    shift(x, slots, g, h, a, b, 1)
    const good =
      !problem.ordered || (keepsOrder(problem, x, g, b) && (h < 0 || keepsOrder(problem, x, h, a)))
    if (!good || !keep) shift(x, slots, g, h, a, b, -1)
    else {
      const delta = groups[g]!.credit - (h < 0 ? 0 : groups[h]!.credit)
      load[a]! -= delta
      load[b]! += delta
      if (h < 0) {
        people[a]! -= 1
        people[b]! += 1
      }
    }
    return good
  }
}

/** Moves one person of g from a to b and one of h (if any) back; sign -1 undoes it. */
function shift(
  x: Loading,
  slots: number,
  g: number,
  h: number,
  a: number,
  b: number,
  sign: number,
): void {
  x[g * slots + a]! -= sign
  x[g * slots + b]! += sign
  if (h < 0) return
  x[h * slots + b]! -= sign
  x[h * slots + a]! += sign
}

/** People in each slot. */
export function peopleIn(problem: Problem, x: Loading): number[] {
  const slots = problem.days.length
  const people = new Array<number>(slots).fill(0)
  problem.groups.forEach((_, g) => {
    for (let s = 0; s < slots; s++) people[s]! += x[g * slots + s]!
  })
  return people
}

/**
 * A cooling walk that lowers Σ max(0, load − limit)² + price × people who change their day. Returns the
 * best loading met (a new array); stops early when nothing is above the limit and no price is asked.
 * Yields every few thousand steps.
 */
export function* settle(
  problem: Problem,
  use: PlaceUse,
  start: Loading,
  limit: number | readonly number[],
  steps: number,
  attachment?: Attachment,
  seed = 1,
  warmth = 1,
): Generator<number, Loading> {
  const { groups, seats, days } = problem
  const slots = days.length
  const size = groups.length
  const x = Int32Array.from(start)
  if (slots < 2) return x
  const may = mayTable(problem, use)
  const load = loads(problem, x)
  const people = peopleIn(problem, x)
  const starts = dayStarts(days)
  const credit = groups.map((group) => group.credit)
  const next = sequence(seed)
  // onDay[g, day]: people of g on the day now; surplus over the plan in force is what is paid for.
  const onDay = new Int32Array(size * slots)
  for (let g = 0; g < size; g++)
    for (let s = 0; s < slots; s++) onDay[g * slots + starts[s]!]! += x[g * slots + s]!
  const price = attachment?.price ?? 0
  const before = attachment?.before
  /** Change of price when one person of g goes from the day at a to the day at b. */
  const moved = (g: number, a: number, b: number): number => {
    if (!before || starts[a] === starts[b]) return 0
    const from = g * slots + starts[a]!
    const to = g * slots + starts[b]!
    return (onDay[from]! <= before[from]! ? price : 0) - (onDay[to]! < before[to]! ? price : 0)
  }
  const most = typeof limit === 'number' ? new Array<number>(slots).fill(limit) : limit
  /** Books one person of g who went from a to b. */
  const note = (g: number, a: number, b: number): void => {
    onDay[g * slots + starts[a]!]! -= 1
    onDay[g * slots + starts[b]!]! += 1
    people[a]! -= 1
    people[b]! += 1
  }
  const over = (value: number, s: number): number => {
    const excess = value - most[s]!
    return excess > 0 ? excess * excess : 0
  }
  let energy = load.reduce((sum, value, s) => sum + over(value, s), 0)
  if (before)
    for (let at = 0; at < onDay.length; at++)
      energy += price * Math.max(0, before[at]! - onDay[at]!)
  let best = energy
  let kept = Int32Array.from(x)
  const unit = Math.max(1, ...credit) / 4
  const hot = (unit * unit + price) * warmth
  const people0 = groups.flatMap((group, g) => new Array<number>(Math.min(group.count, 64)).fill(g))
  if (people0.length === 0) return kept
  let heat = hot
  for (let step = 0; step < steps && (best > 0 || price > 0); step++) {
    if (step % 1024 === 0) {
      heat = hot * Math.exp(-9 * (step / steps)) + 1e-9
      if (step % 8192 === 0) yield best
    }
    const g = people0[next() % people0.length]!
    const a = next() % slots
    if (x[g * slots + a] === 0) continue
    const b = next() % slots
    if (a === b || may[g * slots + b] === 0) continue
    let h = -1
    let also = -1
    if (people[b]! >= seats[b]! || (next() & 3) !== 0) {
      h = people0[next() % people0.length]!
      if (h === g || x[h * slots + b] === 0 || may[h * slots + a] === 0) continue
      // One against two: 40 against 20 and 20, which no single swap can do without a detour.
      if ((next() & 3) === 0 && people[a]! < seats[a]!) {
        also = people0[next() % people0.length]!
        if (also === g || may[also * slots + a] === 0) continue
        if (x[also * slots + b]! < (also === h ? 2 : 1) || (also === h && before)) continue
      }
    }
    const delta = credit[g]! - (h < 0 ? 0 : credit[h]!) - (also < 0 ? 0 : credit[also]!)
    let change =
      over(load[a]! - delta, a) - over(load[a]!, a) + over(load[b]! + delta, b) - over(load[b]!, b)
    if (before)
      change += moved(g, a, b) + (h < 0 ? 0 : moved(h, b, a)) + (also < 0 ? 0 : moved(also, b, a))
    if (change > 0 && (next() >>> 0) / 4294967296 >= Math.exp(-change / heat)) continue
    shift(x, slots, g, h, a, b, 1)
    if (also >= 0) shift(x, slots, also, -1, b, a, 1)
    if (
      problem.ordered &&
      !(
        keepsOrder(problem, x, g, b) &&
        (h < 0 || keepsOrder(problem, x, h, a)) &&
        (also < 0 || keepsOrder(problem, x, also, a))
      )
    ) {
      shift(x, slots, g, h, a, b, -1)
      if (also >= 0) shift(x, slots, also, -1, b, a, -1)
      continue
    }
    note(g, a, b)
    if (h >= 0) note(h, b, a)
    if (also >= 0) note(also, b, a)
    load[a]! -= delta
    load[b]! += delta
    energy += change
    if (energy < best - 1e-9) {
      best = energy
      kept = Int32Array.from(x)
    }
  }
  return kept
}
