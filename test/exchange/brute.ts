// Brute force over all loadings of a small problem: every person in every slot, no cleverness.
import type { Problem } from '../../src/exchange/index.ts'

/** Least heaviest slot over all plans that keep every rule; undefined: there is none. */
export function bruteForce(problem: Problem): number | undefined {
  const people = problem.groups.flatMap((group) => Array.from({ length: group.count }, () => group))
  const { days, seats, placesPerDay, ordered } = problem
  const at: number[] = []
  const load = days.map(() => 0)
  const count = days.map(() => 0)
  const shut = (place: number, day: number) => problem.closed.get(day)?.includes(place) ?? false
  let best: number | undefined
  const good = (): boolean => {
    if (placesPerDay !== undefined)
      for (const day of new Set(days)) {
        const used = new Set(people.filter((_, i) => days[at[i]!] === day).map((one) => one.place))
        if (used.size > placesPerDay) return false
      }
    if (ordered)
      for (let i = 0; i < people.length; i++)
        for (let j = 0; j < people.length; j++)
          // j of a later tier left while i of an earlier tier was ready and stayed.
          if (
            people[i]!.tier < people[j]!.tier &&
            at[i]! > at[j]! &&
            people[i]!.ready <= days[at[j]!]! &&
            !shut(people[i]!.place, days[at[j]!]!)
          )
            return false
    return true
  }
  const visit = (i: number): void => {
    if (best !== undefined && Math.max(...load) >= best) return
    if (i === people.length) {
      if (good()) best = Math.max(...load)
      return
    }
    const one = people[i]!
    for (let s = 0; s < days.length; s++) {
      if (days[s]! < one.ready || shut(one.place, days[s]!) || count[s]! >= seats[s]!) continue
      at[i] = s
      load[s]! += one.credit
      count[s]! += 1
      visit(i + 1)
      load[s]! -= one.credit
      count[s]! -= 1
    }
  }
  visit(0)
  return best
}
