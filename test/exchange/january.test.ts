// Figures typed by hand from the measured prototypes (dynamic programming over classes, another program).
import { describe, expect, test } from 'vitest'
import { credits, plan, replay, type HalfStep } from '../../src/exchange/index.ts'
import { january, textRhythm } from './january.ts'

const optima: [weight: number, rounds: number, free: number, tiers: number][] = [
  [1, 1, 56373, 61080],
  [1, 2, 32300, 32493],
  [1, 3, 23880, 23880],
  [3, 1, 76392, 76920],
  [3, 2, 39720, 44373],
  [3, 3, 27780, 27780],
  [5, 1, 89796, 95913],
  [5, 2, 48140, 53920],
  [5, 3, 39660, 39660],
]

describe('33 for 1,977', () => {
  test('the unit is 1/198 of a prisoner without a life term', () => {
    expect(credits(january(1)).scale).toBe(198)
    expect(plan(january(1)).credits.total).toBe(1977 * 198)
  })

  for (const [weight, rounds, free, tiers] of optima)
    test(`weight ${weight}, ${7 * rounds} handovers: least heaviest handover proved`, () => {
      const kept = plan(january(weight, { rounds }))
      expect([kept.credits.heaviest, kept.proven, kept.ok]).toEqual([tiers, true, true])
      const open = plan(january(weight, { rounds, order: 'none' }))
      expect([open.credits.heaviest, open.proven, open.ok]).toEqual([free, true, true])
      expect(kept.order).toMatchObject({ proven: true })
    })

  test('two persons not before day 14, three not before day 21', () => {
    const made = plan(january(3, { order: 'none', late: true }))
    expect([made.credits.heaviest, made.proven, made.ok]).toEqual([76392, true, true])
  })

  for (const [weight, written] of [
    [1, 36.99],
    [3, 37.91],
    [5, 38.48],
  ] as const)
    test(`weight ${weight}: the text's rhythm, the plan one-sided and half ahead`, () => {
      const text = january(weight, { order: 'none', seats: 14 })
      const steps = textRhythm(text).map((one): HalfStep => ({ ...one, side: 0 }))
      const { perPerson } = credits(text)
      const classOf = new Map(text.people.map((one) => [one.id, one.class]))
      const heaviest = Math.max(
        ...steps.map((one) =>
          one.people!.reduce((sum, id) => sum + perPerson.get(classOf.get(id)!)!, 0),
        ),
      )
      expect(Math.round((heaviest * 10_000) / plan(text).credits.total) / 100).toBe(written)
      // The same people in one go after another, nothing answered: the replay ends at the whole agreement.
      expect(replay(text, steps).worst[0]).toBe(100)
      const one = plan(january(weight))
      expect(one.replay.worst[0]).toBeLessThanOrEqual(15.7)
      const two = plan(january(weight, { ahead: 'half' }))
      expect(Math.max(...two.replay.worst)).toBeLessThanOrEqual(7.9)
      expect(one.order!.points).toBeLessThanOrEqual(2)
    })
})
