// Readers at the door: nothing makes them throw, what is good is read beside what is not.
import { describe, expect, test } from 'vitest'
import {
  planJson,
  plan,
  readDisturbances,
  readExchange,
  readPlan,
  readReleaseEvents,
  replay,
} from '../../src/exchange/index.ts'
import { Coverage, fc, options } from '../laws.ts'
import { exchanges, littleEffort } from './arbitrary.ts'
import { january } from './january.ts'

const codes = (list: readonly { code: string }[]) => list.map((one) => one.code)

describe('readers', () => {
  test('release events: good rows are read, bad ones are said', () => {
    const { list, findings } = readReleaseEvents(
      [
        {
          entry: 'e1',
          day: 1,
          kind: 'released',
          by: 'A',
          counts: { 'men over 50': 3 },
          outside: 2,
        },
        { entry: 'e2', day: 1, kind: 'released', by: 'C', counts: {} },
        { entry: 'e3', day: 1, kind: 'withheld', by: 'B', counts: { ghosts: 4, life: -1 } },
        { entry: '', day: 'soon', kind: 'released', by: 'A' },
        { entry: 'e4', day: 2, kind: 'died', class: 'ill and wounded', to: 'nobody' },
        {
          entry: 'e5',
          day: 3,
          kind: 'class-disputed',
          class: 'men over 50',
          reads: { A: 'men over 50', B: 'ill and wounded' },
          people: 1,
        },
        { entry: 'e6', day: 3, kind: 'rumoured' },
        'not a row',
      ],
      january(1),
    )
    expect(list.map((one) => one.entry)).toEqual(['e1', 'e3', 'e5'])
    expect(codes(findings)).toEqual([
      'side-unknown',
      'class-unknown-to-key',
      'negative-count',
      'whole-number-expected',
      'id-missing',
      'class-unknown-to-key',
      'kind-unknown',
      'not-an-object',
    ])
  })

  test('disturbances: good rows are read, bad ones are said', () => {
    const good = [
      { kind: 'died', person: 'p', to: 'remains' },
      { kind: 'disputed', person: 'p', until: 4 },
      { kind: 'unwilling', person: 'p' },
      { kind: 'day-refused', day: 4, by: 'A' },
      { kind: 'place-closed', place: 'north', first: 2, last: 4 },
      { kind: 'outside-key', people: 3 },
      { kind: 'extra-day', day: 4, rounds: 1, seats: 5 },
    ]
    const bad = [
      { kind: 'died' },
      { kind: 'disputed', person: 'p' },
      { kind: 'extra-day', seats: 0 },
    ]
    const { list, findings } = readDisturbances([...good, ...bad, { kind: 'lost' }])
    expect(list).toEqual(good)
    expect(codes(findings)).toEqual([
      'id-missing',
      'whole-number-expected',
      'whole-number-expected',
      'zero-not-possible',
      'kind-unknown',
    ])
  })

  test('capacity zero, a closed day, dates outside the phase, places without a name', () => {
    const { exchange, findings } = readExchange({
      format: 'truce/exchange@1',
      sides: ['A', 'B'],
      answer: [{ id: 'units', count: 2 }],
      held: [{ id: 'men', count: 1, key: { units: 2 } }],
      phase: { first: 1, last: 9 },
      handovers: [{ day: 2, seats: 0 }, { day: 3, closed: true }, { day: 12 }, { day: 4 }],
      closures: [{ first: 1, last: 2 }],
      rules: { placesPerDay: 0, limits: { first: 120 } },
    })
    expect(codes(findings)).toEqual([
      'zero-not-possible',
      'day-closed',
      'day-outside-phase',
      'zero-not-possible',
      'percent-expected',
      'place-missing',
    ])
    expect(exchange?.handovers.map((one) => one.id)).toEqual(['day 4'])
  })

  test('nothing makes a reader throw', () => {
    const met = new Coverage('hostile input', ['refused', 'partly read'])
    const almost = fc.record(
      {
        format: fc.constant('truce/exchange@1'),
        sides: fc.oneof(fc.constant(['A', 'B']), fc.anything()),
        tiers: fc.anything(),
        answer: fc.oneof(fc.constant([{ id: 'units', count: 4 }]), fc.anything()),
        held: fc.oneof(
          fc.constant([{ id: 'men', count: 2, key: { units: 2 } }]),
          fc.array(fc.anything()),
        ),
        lumps: fc.anything(),
        people: fc.array(
          fc.oneof(fc.record({ id: fc.string(), class: fc.constant('men') }), fc.anything()),
        ),
        phase: fc.anything(),
        handovers: fc.array(fc.oneof(fc.record({ day: fc.integer() }), fc.anything())),
        closures: fc.anything(),
        rules: fc.anything(),
        list: fc.anything(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.anything(), almost), (json) => {
        const { exchange, findings } = readExchange(json)
        met.hit(exchange ? 'partly read' : 'refused')
        if (!exchange) expect(findings.length).toBeGreaterThan(0)
        const known = exchange ?? january(1)
        readReleaseEvents(json, known)
        readDisturbances(json)
        readPlan(json, known)
      }),
      options(3_000),
    )
    met.check()
  })

  test('a plan kept as JSON is read back the same, and replays the same', () => {
    fc.assert(
      fc.property(exchanges, (exchange) => {
        const made = plan(exchange, { effort: littleEffort, price: false })
        const kept: unknown = JSON.parse(JSON.stringify(planJson(exchange, made.halves, 'abc')))
        const read = readPlan(kept, exchange)
        expect(read.findings).toEqual([])
        expect(read.plan.commitment).toBe('abc')
        expect(read.plan.assignment).toEqual(made.assignment)
        expect(replay(exchange, read.plan.halves)).toEqual(made.replay)
      }),
      options(500),
    )
  })
})
