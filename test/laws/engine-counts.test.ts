// Laws of counting: quotas day by day, persons outside the key, shares of a key; oracles share no code.
import { expect, test } from 'vitest'
import { fold, readState, start } from '../../src/engine/index.ts'
import type { Agreement, Event } from '../../src/model/index.ts'
import { agreementOf, dutyOf, place } from '../engine/build.ts'
import { Coverage, fc, options } from '../laws.ts'
import { begin, stories } from './engine-generators.ts'

const midnight = begin - (begin % 1440)
const zero = { from: begin, to: begin }
const opening: readonly Event[] = [
  { kind: 'in-force', entry: 'f', when: zero, version: 'v' },
  {
    kind: 'anchor',
    entry: 's',
    when: zero,
    anchor: 'start',
    set: true,
    by: 'A',
    standing: 'happened',
  },
]

/** A campaign runs ten times as long. */
const patience = 900_000

test(
  'a quantity every day: met, short and what is missing, added up by hand',
  () => {
    const coverage = new Coverage('quota', ['met', 'short', 'unconfirmed', 'late', 'not late'])
    const agreement = (need: number, tolerance: number): Agreement =>
      agreementOf({
        phases: [
          {
            id: 'One',
            at: place,
            begins: { kind: 'anchor', ref: { kind: 'anchor', id: 'start' } },
            length: { n: 12, unit: 'day' },
          },
        ],
        clauses: [
          dutyOf(
            '1',
            'A',
            { kind: 'every', period: { n: 1, unit: 'day' }, phase: 'One' },
            {
              act: {
                verb: 'admit',
                words: 'admit',
                quantity: { kind: 'exact', n: need },
                unit: 'trucks',
              },
              shortDays: tolerance,
            },
          ),
        ],
      })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.nat(4),
        fc.array(
          fc.record({
            day: fc.nat(11),
            minute: fc.nat(600),
            n: fc.integer({ min: 1, max: 9 }),
            claimed: fc.boolean(),
          }),
          { maxLength: 30 },
        ),
        fc.integer({ min: 1, max: 14 }),
        (need, tolerance, acts, today) => {
          const events: Event[] = acts.map((one, i) => {
            const at = Math.max(begin, midnight + one.day * 1440 + 720 + one.minute)
            return {
              kind: 'act',
              entry: `e${i}`,
              when: { from: at, to: at },
              actor: 'A',
              clause: '1',
              n: one.n,
              standing: one.claimed ? 'claimed' : 'happened',
            }
          })
          const at = midnight + today * 1440 - 1
          const [status] = readState(
            fold(start(agreement(need, tolerance)), [...opening, ...events], at),
            at,
          ).clauses
          let met = 0
          let short = 0
          let unconfirmed = 0
          let missing = 0
          for (let day = 0; day < Math.min(12, today > 12 ? 12 : today - 1); day++) {
            const of = acts.filter((one) => one.day === day)
            const n = of.reduce((sum, one) => (one.claimed ? sum : sum + one.n), 0)
            const all = of.reduce((sum, one) => sum + one.n, 0)
            if (n >= need) met++
            else if (all >= need) unconfirmed++
            else {
              short++
              missing += need - n
            }
          }
          expect(status?.quota).toMatchObject({ met, short, unconfirmed, missing, excused: 0 })
          const late = [status?.state, ...(status?.also ?? [])].some((one) => one?.kind === 'late')
          expect(late).toBe(short > tolerance)
          coverage.hit('met', met)
          coverage.hit('short', short)
          coverage.hit('unconfirmed', unconfirmed)
          coverage.hit(late ? 'late' : 'not late')
        },
      ),
      options(5_000),
    )
    coverage.check()
  },
  patience,
)

test(
  'persons freed outside the key move nothing but their own count',
  () => {
    const coverage = new Coverage('outside', ['freed outside', 'debt opened'])
    fc.assert(
      fc.property(stories, ({ agreement, events }) => {
        const at = begin + 30 * 1440
        const inside = events.filter((one) => one.kind !== 'act' || one.outsideKey !== true)
        const all = readState(fold(start(agreement), events, at), at)
        const without = readState(fold(start(agreement), inside, at), at)
        expect(all.owed.total).toEqual(without.owed.total)
        expect(all.owed.inKey).toBe(without.owed.inKey)
        expect(all.phases.map(({ mode, ends, extended }) => [mode, ends, extended])).toEqual(
          without.phases.map(({ mode, ends, extended }) => [mode, ends, extended]),
        )
        expect(all.clauses.map((one) => [one.clause, one.progress, one.lateness])).toEqual(
          without.clauses.map((one) => [one.clause, one.progress, one.lateness]),
        )
        coverage.hit('freed outside', all.owed.outsideKey)
        coverage.hit('debt opened', all.owed.total.opened)
      }),
      options(2_000),
    )
    coverage.check()
  },
  patience,
)

test(
  'what is owed for a list is the sum over its classes, and moves with a person who changes class',
  () => {
    const coverage = new Coverage('reclassified', ['more', 'less', 'same'])
    const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(
        sizes,
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 5, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        (counts, ratios, a, b) => {
          const from = a % counts.length
          const to = b % counts.length
          if (from === to) return
          const agreement = agreementOf({
            groups: [
              {
                id: 'List',
                at: place,
                holder: 'A',
                labels: [],
                including: [],
                count: { kind: 'exact', n: counts.reduce((n, one) => n + one, 0) },
                classes: counts.map((n, i) => ({ id: `class ${i}`, count: { kind: 'exact', n } })),
              },
            ],
            keys: counts.map((_, i) => ({
              at: place,
              forClass: `class ${i}`,
              kind: 'ratio',
              owedBy: 'B',
              gives: [{ category: 'others', n: { kind: 'exact', n: ratios[i] ?? 0 } }],
            })),
            clauses: [
              dutyOf(
                '1',
                'A',
                { kind: 'not-stated' },
                { act: { verb: 'release', words: 'release', group: 'List' } },
              ),
            ],
          })
          const moved = (standing: 'happened' | 'claimed'): Event => ({
            kind: 'reclassified',
            entry: 'r',
            when: zero,
            by: 'A',
            n: 1,
            standing,
            from: `class ${from}`,
            to: `class ${to}`,
          })
          const sum = counts.reduce((n, one, i) => n + one * (ratios[i] ?? 0), 0)
          const difference = (ratios[to] ?? 0) - (ratios[from] ?? 0)
          const owed = (event: Event) =>
            readState(fold(start(agreement), [...opening, event], begin), begin).owed
          expect(owed(moved('claimed')).total.agreed).toBe(sum)
          expect(owed(moved('claimed')).disputed[0]?.difference).toBe(difference)
          expect(owed(moved('happened')).total.agreed).toBe(sum + difference)
          coverage.hit(difference > 0 ? 'more' : difference < 0 ? 'less' : 'same')
        },
      ),
      options(5_000),
    )
    coverage.check()
  },
  patience,
)
