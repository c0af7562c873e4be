// Within the same heaviest handover, people of earlier tiers leave as early as they can: swaps and moves
// that lower Σ weight × day and never make the heaviest handover heavier.
import { peopleIn } from './improve.ts'
import { eligible, keepsOrder, loads, type Loading, type Problem } from './problem.ts'
import { placesOf } from './search.ts'

/** A day of waiting counts so much more the earlier the tier. */
const weightOf = (tier: number): number => Math.max(1, 3 ** (2 - Math.min(tier, 2)))

/** Above this many group × slot cells the pass is left out: its work grows with their square. */
const mostCells = 3_000

/** Changes x. Lateness is lowered, not proved least. */
export function advance(problem: Problem, x: Loading, limit: number): void {
  const { groups, days, seats } = problem
  const slots = days.length
  if (groups.length * slots > mostCells) return
  const use = placesOf(problem, x)
  const load = loads(problem, x)
  const people = peopleIn(problem, x)
  const may = (g: number, s: number): boolean => eligible(problem, use, g, s)
  let changed = true
  for (let pass = 0; changed && pass < 20; pass++) {
    changed = false
    for (let g = 0; g < groups.length; g++)
      for (let b = slots - 1; b > 0; b--)
        for (let a = 0; a < b && x[g * slots + b]! > 0; a++) {
          if (days[a] === days[b] || !may(g, a)) continue
          if (tryMove(g, a, b) || trySwap(g, a, b)) changed = true
        }
  }

  function tryMove(g: number, a: number, b: number): boolean {
    const credit = groups[g]!.credit
    if (people[a]! >= seats[a]! || load[a]! + credit > limit) return false
    return apply(g, -1, a, b)
  }

  function trySwap(g: number, a: number, b: number): boolean {
    for (let h = 0; h < groups.length; h++) {
      if (weightOf(groups[h]!.tier) >= weightOf(groups[g]!.tier)) continue
      if (x[h * slots + a] === 0 || !may(h, b)) continue
      const delta = groups[g]!.credit - groups[h]!.credit
      if (load[a]! + delta > limit || load[b]! - delta > limit) continue
      if (apply(g, h, a, b)) return true
    }
    return false
  }

  /** One person of g from b to a, one of h (if any) from a to b, unless the order forbids it. */
  function apply(g: number, h: number, a: number, b: number): boolean {
    shift(1)
    if (
      problem.ordered &&
      !(keepsOrder(problem, x, g, a) && (h < 0 || keepsOrder(problem, x, h, b)))
    ) {
      shift(-1)
      return false
    }
    return true

    function shift(sign: number): void {
      const delta = (groups[g]!.credit - (h < 0 ? 0 : groups[h]!.credit)) * sign
      x[g * slots + b]! -= sign
      x[g * slots + a]! += sign
      load[a]! += delta
      load[b]! -= delta
      if (h < 0) {
        people[a]! += sign
        people[b]! -= sign
        return
      }
      x[h * slots + a]! -= sign
      x[h * slots + b]! += sign
    }
  }
}
