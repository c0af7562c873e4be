// Laws of stepping: order, prefixes, purity, sameness, mirrors, and an oracle that shares no code.
import { expect, test } from 'vitest'
import {
  amend,
  clauseStates,
  compareEvents,
  fold,
  readState,
  start,
  step,
} from '../../src/engine/index.ts'
import { dayOf, type Agreement, type Event, type Instant } from '../../src/model/index.ts'
import { agreementOf, byDay, dutyOf } from '../engine/build.ts'
import { Coverage, fc, options } from '../laws.ts'
import { agreements, begin, first, second, stories, swapped } from './engine-generators.ts'

const end = begin + 30 * 1440
const said = (agreement: Agreement, events: readonly Event[], at: Instant = end) =>
  readState(fold(start(agreement), events, at), at)
const text = (value: unknown) => JSON.stringify(value)

/** A campaign runs ten times as long. */
const patience = 900_000

test(
  'continue(fold(prefix)) = fold(all), and step by step is the same as fold',
  () => {
    const coverage = new Coverage('fold', [
      ...clauseStates.filter((one) => one !== 'superseded' && one !== 'ended'),
      'rests-with',
      'nobody',
      'unused',
    ])
    const kinds = new Coverage('events', [
      'in-force',
      'anchor',
      'happening',
      'act',
      'contrary-act',
      'finding',
      'notice',
      'power',
      'waiver',
      'extension',
      'allegation',
      'determination',
      'excuse',
      'dispute',
      'condition',
      'reclassified',
    ])
    const forms = new Coverage('dues', [
      'by',
      'from',
      'window',
      'during',
      'every',
      'batches',
      'shares',
      'not-stated',
      'for each',
    ])
    const modes = new Coverage('phases', [
      'not-begun',
      'running',
      'continuing',
      'complete',
      'expired',
      'ended',
    ])
    fc.assert(
      fc.property(stories, fc.nat(), ({ agreement, events }, pick) => {
        const all = said(agreement, events)
        const cut = pick % (events.length + 1)
        const between = events[cut]?.when.from ?? end
        const half = fold(start(agreement), events.slice(0, cut), between)
        const rest = readState(fold(half, events.slice(cut), end), end)
        expect(text(rest)).toBe(text(all))
        let state = start(agreement)
        for (const event of events) state = step(state, event)
        expect(text(readState(state, end))).toBe(text(all))
        for (const one of events) kinds.hit(one.kind)
        for (const one of agreement.clauses) {
          if ('due' in one) forms.hit(one.due.kind)
          if (one.kind === 'duty' && one.forEach !== undefined) forms.hit('for each')
        }
        for (const one of all.phases) modes.hit(one.mode)
        // A look on the way meets states that the end no longer has.
        for (const situation of [all, readState(half, between)]) {
          for (const one of situation.clauses)
            for (const is of [one.state, ...one.also]) coverage.hit(is.kind)
          coverage.hit(situation.next.kind)
          if (situation.unused.length > 0) coverage.hit('unused')
          for (const one of situation.phases) modes.hit(one.mode)
        }
      }),
      options(10_000),
    )
    coverage.check()
    kinds.check()
    forms.check()
    modes.check()
  },
  patience,
)

test(
  'the order in which events are told changes nothing, only when they happened',
  () => {
    fc.assert(
      fc.property(stories, fc.infiniteStream(fc.nat()), ({ agreement, events }, numbers) => {
        // Events that begin in the same minute keep their order: nothing else gives them one.
        const distinct = events.filter(
          (one, n) => n === 0 || one.when.from !== events[n - 1]?.when.from,
        )
        const shuffled = distinct
          .map((event) => ({ event, key: numbers.next().value }))
          .sort((a, b) => a.key - b.key)
          .map((one) => one.event)
        expect(text(said(agreement, shuffled))).toBe(text(said(agreement, distinct)))
      }),
      options(10_000),
    )
  },
  patience,
)

test(
  'acts of the same minute under clauses that do not touch commute',
  () => {
    const coverage = new Coverage('commuting acts', ['pairs'])
    fc.assert(
      fc.property(
        stories,
        fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 400 })),
        ({ agreement, events }, [a, b, at]) => {
          const free = agreement.clauses.filter(
            (one) =>
              one.kind === 'duty' &&
              one.forEach === undefined &&
              !agreement.clauses.some((other) => other.kind === 'duty' && other.forEach === one.id),
          )
          const one = free[a % Math.max(1, free.length)]
          const other = free[b % Math.max(1, free.length)]
          // Halves of one step of an interlock touch: who is second may be late.
          const locked = agreement.interlocks.some((lock) =>
            [one?.id, other?.id].every((id) => lock.steps.flat().includes(id ?? '')),
          )
          if (
            locked ||
            !one ||
            !other ||
            one === other ||
            !('bearers' in one) ||
            !('bearers' in other)
          )
            return
          const when = { from: begin + at * 60, to: begin + at * 60 }
          const act = (clause: string, actor: string | undefined, entry: string): Event => ({
            kind: 'act',
            entry,
            when,
            clause,
            actor: actor ?? first,
            standing: 'happened',
            n: 1,
          })
          const x = act(one.id, one.bearers[0], 'x')
          const y = act(other.id, other.bearers[0], 'y')
          const before = events.filter((event) => event.when.from <= when.from)
          const after = events.filter((event) => event.when.from > when.from)
          coverage.hit('pairs')
          expect(text(said(agreement, [...before, x, y, ...after]))).toBe(
            text(said(agreement, [...before, y, x, ...after])),
          )
        },
      ),
      options(10_000),
    )
    coverage.check()
  },
  patience,
)

test(
  'swapping the parties mirrors everything',
  () => {
    fc.assert(
      fc.property(stories, ({ agreement, events }) => {
        const there = said(swapped(agreement), swapped(events))
        expect(text(there)).toBe(text(swapped(said(agreement, events))))
      }),
      options(10_000),
    )
  },
  patience,
)

test(
  'amend(same) is the identity, and no new text erases a lateness',
  () => {
    const coverage = new Coverage('amend', ['superseded', 'ended', 'kept', 'lateness'])
    fc.assert(
      fc.property(
        stories,
        agreements,
        fc.integer({ min: 0, max: 600 }),
        ({ agreement, events }, other, at) => {
          const now = begin + at * 60
          const state = fold(start(agreement), events, now)
          const copy = JSON.parse(text(agreement)) as Agreement
          expect(amend(state, copy, 'v2', 'amended')).toBe(state)
          if (state.inForce === null) return
          const amended = readState(amend(state, other, 'v2', 'amended'), now)
          const before = readState(state, now)
          for (const one of before.clauses) {
            coverage.hit('lateness', one.lateness.length)
            const key = (clause: typeof one) => `${clause.clause}|${text(clause.bearers)}`
            const found = [...amended.clauses, ...amended.past].filter(
              (clause) => key(clause) === key(one),
            )
            const kept = found.find((clause) => text(clause.lateness) === text(one.lateness))
            expect(kept, `lateness of ${one.clause}`).toBeDefined()
            if (found.length === 1 && kept === amended.clauses.find((clause) => clause === kept))
              coverage.hit('kept')
          }
          for (const one of amended.past) coverage.hit(one.state.kind)
        },
      ),
      options(10_000),
    )
    coverage.check()
  },
  patience,
)

test(
  'a state is never altered: a step from a frozen state works and leaves it as it was',
  () => {
    fc.assert(
      fc.property(stories, fc.nat(), ({ agreement, events }, pick) => {
        const cut = pick % (events.length + 1)
        const state = freeze(
          fold(start(agreement), events.slice(0, cut), events[cut]?.when.from ?? end),
        )
        const before = text(readState(state, state.now))
        for (const event of events.slice(cut)) step(state, event)
        fold(state, events.slice(cut), end)
        expect(text(readState(state, state.now))).toBe(before)
      }),
      options(2_000),
    )
  },
  patience,
)

function freeze<T>(value: T, seen = new Set<unknown>()): T {
  if (typeof value !== 'object' || value === null || seen.has(value)) return value
  seen.add(value)
  if (value instanceof Map) {
    value.set = () => {
      throw new Error('a map of a state was altered')
    }
    for (const one of value.values()) freeze(one, seen)
    return value
  }
  for (const one of Object.values(value)) freeze(one, seen)
  return Object.freeze(value)
}

test(
  'a version that is not in force owes nothing',
  () => {
    fc.assert(
      fc.property(stories, ({ agreement, events }) => {
        const without = events.filter((event) => event.kind !== 'in-force')
        const situation = said(agreement, without)
        expect(situation.next).toMatchObject({
          kind: 'nobody',
          waitsFor: [{ kind: 'entry-into-force' }],
        })
        for (const one of situation.clauses) {
          expect(one.state.kind).toBe('not-in-force')
          expect(one.lateness).toEqual([])
        }
      }),
      options(2_000),
    )
  },
  patience,
)

// An oracle that shares no code with the engine: plain duties by a day, judged by comparing day numbers.
test(
  'plain duties: late, in time, undecided, as counted on the fingers',
  () => {
    const coverage = new Coverage('fingers', ['yes', 'no', 'undecided', 'late', 'open'])
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 }),
        fc.array(
          fc.record({
            clause: fc.nat(4),
            from: fc.integer({ min: 0, max: 24 * 25 }),
            hours: fc.constantFrom(0, 0, 12, 48),
          }),
        ),
        fc.integer({ min: 1, max: 25 }),
        (days, acts, today) => {
          const agreement = agreementOf({
            clauses: days.map((n, i) => dutyOf(`${i}`, 'A', byDay(n))),
          })
          const zero = { from: begin, to: begin }
          const first = begin - (begin % 1440)
          const events: Event[] = [
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
            ...acts
              .filter((one) => one.clause < days.length)
              .map((one, n): Event => ({
                kind: 'act',
                entry: `e${n}`,
                actor: 'A',
                clause: `${one.clause}`,
                standing: 'happened',
                when: { from: begin + one.from * 60, to: begin + (one.from + one.hours) * 60 },
              })),
          ]
          events.sort(compareEvents)
          const at = first + today * 1440 - 1
          const situation = said(agreement, events, at)
          days.forEach((n, i) => {
            const last = first + n * 1440 - 1
            const done = events.find(
              (one) => one.kind === 'act' && one.clause === `${i}` && one.when.from <= at,
            )
            const status = situation.clauses[i]
            if (done) {
              const wanted =
                done.when.to <= last ? 'yes' : done.when.from > last ? 'no' : 'undecided'
              coverage.hit(wanted)
              expect(status?.inTime).toBe(wanted)
              expect(status?.state.kind).toBe('performed')
            } else {
              coverage.hit(at > last ? 'late' : 'open')
              expect(status?.state.kind === 'late').toBe(at > last)
              expect(status?.daysLeft).toBe(n - today)
            }
            expect(
              status?.limit &&
                'instant' in status.limit &&
                dayOf(status.limit.instant, agreement.days),
            ).toBe(status?.limit && 'date' in status.limit && status.limit.date)
          })
        },
      ),
      options(10_000),
    )
    coverage.check()
  },
  patience,
)

test(
  'whoever bears a next step is bound by the text and does not only stand between',
  () => {
    const coverage = new Coverage('next', ['party', 'late', 'due'])
    fc.assert(
      fc.property(stories, fc.integer({ min: 0, max: 700 }), ({ agreement, events }, at) => {
        const situation = said(agreement, events, begin + at * 60)
        if (situation.next.kind !== 'rests-with') return
        for (const item of situation.next.items) {
          const clause = agreement.clauses.find((one) => one.id === item.clause)
          expect(clause && 'bearers' in clause && clause.bearers.includes(item.actor)).toBe(true)
          expect([first, second]).toContain(item.actor)
          coverage.hit(item.as)
          coverage.hit(item.state)
          expect(item.why[0]).toMatchObject({ kind: 'sentence', clause: item.clause })
        }
      }),
      options(2_000),
    )
    coverage.check()
  },
  patience,
)
