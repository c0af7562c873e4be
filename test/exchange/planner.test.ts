// The planner against brute force: same least heaviest handover, same answer to "is there any plan".
import { expect, test } from 'vitest'
import { lowerBounds, search, type Found, type Problem } from '../../src/exchange/index.ts'
import { bruteForce } from './brute.ts'
import { Coverage, fc, options } from '../laws.ts'

const small: fc.Arbitrary<Problem> = fc
  .record({
    groups: fc.array(
      fc.record({
        credit: fc.integer({ min: 0, max: 30 }),
        tier: fc.integer({ min: 0, max: 2 }),
        place: fc.integer({ min: 0, max: 2 }),
        ready: fc.constantFrom(1, 1, 1, 2, 3),
        count: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    days: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 3 }),
    seats: fc.constantFrom(2, 3, 4, 7),
    placesPerDay: fc.constantFrom(1, 2, 2, undefined, undefined),
    ordered: fc.boolean(),
    closed: fc.constantFrom<[number, number[]][]>([], [], [[1, [0]]], [[2, [0, 1]]]),
  })
  .map(({ groups, days, seats, placesPerDay, ordered, closed }) => {
    let left = 7
    const few = groups.flatMap((group) => {
      const count = Math.min(group.count, left)
      left -= count
      return count > 0 ? [{ ...group, count }] : []
    })
    return {
      groups: few,
      days: days.toSorted((a, b) => a - b),
      seats: days.map(() => seats),
      places: 3,
      placesPerDay,
      begun: new Map(),
      closed: new Map(closed),
      ordered,
    }
  })

function run(problem: Problem, exact: number): Found {
  const steps = search(problem, { exact, walk: 0, enough: 0 })
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

test('equal to brute force, and every bound is below it', () => {
  const met = new Coverage('plan = brute force', [
    'plan',
    'no plan',
    'order binds',
    'places bind',
    'closures bind',
    'found by exact search',
    'bound reached at once',
  ])
  fc.assert(
    fc.property(small, (problem) => {
      const least = bruteForce(problem)
      const found = run(problem, 10_000_000)
      expect(found.x === undefined ? undefined : found.heaviest).toBe(least)
      if (least === undefined) {
        met.hit('no plan')
        return
      }
      met.hit('plan')
      expect(found.proven).toBe(true)
      for (const bound of lowerBounds(problem)) expect(bound.credit).toBeLessThanOrEqual(least)
      met.hit(found.method === 'exact' ? 'found by exact search' : 'bound reached at once')
      if (problem.ordered && (bruteForce({ ...problem, ordered: false }) ?? 0) < least)
        met.hit('order binds')
      if ((bruteForce({ ...problem, closed: new Map() }) ?? 0) < least) met.hit('closures bind')
      if (
        problem.placesPerDay !== undefined &&
        (bruteForce({ ...problem, placesPerDay: undefined }) ?? 0) < least
      )
        met.hit('places bind')
    }),
    options(10_000),
  )
  met.check()
})

test('quick plans keep every rule and are never better than possible', () => {
  const met = new Coverage('quick plan', ['best possible', 'above the best', 'none found'])
  fc.assert(
    fc.property(small, (problem) => {
      const found = run(problem, 0)
      if (!found.x) {
        met.hit('none found')
        return
      }
      const least = bruteForce(problem)!
      // The least over all plans is defined as soon as one plan exists.
      expect(found.heaviest).toBeGreaterThanOrEqual(least)
      expect(found.bound).toBeLessThanOrEqual(least)
      expect(breaks(problem, found.x)).toEqual([])
      met.hit(found.heaviest === least ? 'best possible' : 'above the best')
    }),
    options(10_000),
  )
  met.check()
})

/** Rules that a loading breaks, checked one by one. */
function breaks(problem: Problem, x: Int32Array): string[] {
  const { groups, days, seats, placesPerDay, ordered } = problem
  const slots = days.length
  const said: string[] = []
  const shut = (place: number, day: number) => problem.closed.get(day)?.includes(place) ?? false
  const at = (g: number, s: number) => x[g * slots + s]!
  groups.forEach((group, g) => {
    let sum = 0
    for (let s = 0; s < slots; s++) {
      sum += at(g, s)
      if (at(g, s) < 0) said.push(`negative ${g} ${s}`)
      if (at(g, s) > 0 && (days[s]! < group.ready || shut(group.place, days[s]!)))
        said.push(`early ${g} ${s}`)
    }
    if (sum !== group.count) said.push(`count ${g}`)
  })
  days.forEach((day, s) => {
    if (groups.reduce((sum, _, g) => sum + at(g, s), 0) > seats[s]!) said.push(`seats ${s}`)
    const used = new Set<number>()
    groups.forEach((group, g) => {
      days.forEach((other, t) => {
        if (other === day && at(g, t) > 0) used.add(group.place)
      })
    })
    if (placesPerDay !== undefined && used.size > placesPerDay) said.push(`places ${day}`)
  })
  if (ordered)
    groups.forEach((early, g) => {
      groups.forEach((later, h) => {
        if (early.tier >= later.tier) return
        for (let s = 0; s < slots; s++)
          for (let t = 0; t < s; t++)
            if (
              at(g, s) > 0 &&
              at(h, t) > 0 &&
              early.ready <= days[t]! &&
              !shut(early.place, days[t]!)
            )
              said.push(`order ${g} ${h}`)
      })
    })
  return said
}
