// The checker refuses: each broken plan gives exactly the finding that names what is wrong.
import { describe, expect, test } from 'vitest'
import {
  plan,
  readExchange,
  replay,
  type Exchange,
  type HalfStep,
} from '../../src/exchange/index.ts'
import { exchangeJson } from './notation.ts'

const text = `sides A, B
answer units: 12
held wounded: 2 tier wounded-and-sick key units 2
held men: 4 tier others key units 2
phase 1 9
days 2 5 9 seats 2
lead interview 1
rules placesPerDay 2
person w1: wounded place north interview 1
person w2: wounded place south interview 1
person m1: men place north interview 1
person m2: men place west earliest 5
person m3: men place south interview 4
person m4: men place south willing yes
`

function made(more = ''): Exchange {
  const { exchange } = readExchange(exchangeJson(text + more).json)
  if (!exchange) throw new Error('no exchange')
  return exchange
}

const codes = (exchange: Exchange, halves: readonly HalfStep[], commitment?: string): string[] => [
  ...new Set(
    replay(exchange, halves, commitment)
      .findings.filter((one) => one.severity === 'error')
      .map((one) => one.code),
  ),
]

const good: HalfStep[] = plan(made()).halves.slice()

/** The good plan with two people exchanged between handovers. */
function exchanged(one: string, two: string): HalfStep[] {
  return good.map((half) => ({
    ...half,
    ...(half.people
      ? { people: half.people.map((id) => (id === one ? two : id === two ? one : id)) }
      : {}),
  }))
}

describe('checker', () => {
  test('the planner’s own plan is accepted', () => expect(codes(made(), good)).toEqual([]))

  test('a plan that passes a bound', () => {
    expect(codes(made('rules placesPerDay 2 limit first 33'), good)).toEqual(['bound-passed'])
    expect(codes(made('rules placesPerDay 2 limit first 34'), good)).toEqual([])
  })

  test('a key that does not balance', () => {
    const exchange = made()
    const wrong = { ...exchange, answer: [{ id: 'units', count: 13, weight: 1 }] }
    expect(codes(wrong, good)).toEqual(['key-does-not-balance'])
    expect(codes(exchange, [...good, { handover: 'day 9', side: 1, units: { units: 1 } }])).toEqual(
      ['units-beyond-key'],
    )
  })

  test('a person twice, missing, or not on the list', () => {
    const again: HalfStep = { handover: 'day 9', side: 0, people: ['w1'] }
    expect(codes(made(), [...good, again])).toEqual(['person-twice'])
    expect(codes(made(), good.slice(0, -2))).toContain('person-without-handover')
    const stranger: HalfStep = { handover: 'day 9', side: 0, people: ['nobody'] }
    expect(codes(made(), [...good, stranger])).toEqual(['person-not-on-list'])
  })

  test('a release before the interview, or before the earliest day', () => {
    const late = { ...made() }
    const shifted: Exchange = {
      ...late,
      people: late.people.map((one) =>
        one.id === 'w1' ? { ...one, steps: { interview: 8 } } : one,
      ),
    }
    expect(codes(shifted, good)).toContain('before-step')
    const unfit: Exchange = {
      ...late,
      people: late.people.map((one) => (one.id === 'w1' ? { ...one, earliest: 9 } : one)),
    }
    expect(codes(unfit, good)).toContain('before-earliest-day')
  })

  test('somebody against the own will', () => {
    const exchange = made()
    const unwilling: Exchange = {
      ...exchange,
      people: exchange.people.map((one) => (one.id === 'm1' ? { ...one, willing: 'no' } : one)),
    }
    expect(codes(unwilling, good)).toEqual(['against-own-will'])
  })

  test('a later tier before an earlier one that was ready', () => {
    const last = good.findLast((half) => half.people)!.people![0]!
    expect(codes(made(), exchanged('w1', last))).toContain('order-not-kept')
  })

  test('too many places, too many people', () => {
    const all = made().people.map((one) => one.id)
    const crowd: HalfStep[] = [
      { handover: 'day 9', side: 0, people: all },
      { handover: 'day 9', side: 1, units: { units: 12 } },
    ]
    expect(codes(made('rules placesPerDay 2 order none'), crowd)).toEqual([
      'too-many-for-seats',
      'too-many-places',
    ])
  })

  test('a changed list under an old commitment', () => {
    const exchange: Exchange = { ...made(), list: { version: 2, commitment: 'aa' } }
    expect(codes(exchange, good, 'aa')).toEqual([])
    expect(codes(exchange, good, 'bb')).toEqual(['list-changed'])
  })

  test('handovers out of order or unknown', () => {
    expect(codes(made(), good.toReversed())).toContain('handovers-out-of-order')
    expect(codes(made(), [{ handover: 'day 77', side: 0, people: ['w1'] }])).toContain(
      'handover-unknown',
    )
  })
})
