// The people and dates of January 2025 as the public record has them: 33 for 1,977, seven dates.
import { readExchange, type Exchange } from '../../src/exchange/index.ts'

/** `weight` of a life term; three tiers as in the measured prototypes, or the usual finer order. */
export function january(
  weight: number,
  change: {
    rounds?: number
    seats?: number
    order?: 'tiers' | 'none'
    ahead?: 'none' | 'half'
    fine?: boolean
    late?: boolean
  } = {},
): Exchange {
  const tier = (coarse: string, fine: string) => (change.fine ? fine : coarse)
  const held = [
    {
      id: 'civilian women and children',
      count: 7,
      tier: tier('first', 'children-with-mothers'),
      key: { others: 30 },
    },
    {
      id: 'female soldiers',
      count: 5,
      tier: tier('third', 'others'),
      key: { life: 30, others: 20 },
    },
    { id: 'ill and wounded', count: 9, tier: tier('first', 'wounded-and-sick'), key: {} },
    { id: 'men over 50', count: 10, tier: tier('second', 'elderly'), key: { life: 3, others: 27 } },
    { id: 'since 2014-15', count: 2, tier: tier('third', 'other-civilians'), key: {} },
  ]
  const people = held.flatMap((one) =>
    Array.from({ length: one.count }, (_, k) => {
      const earliest =
        one.id === 'female soldiers' && k >= 3
          ? 14
          : one.id === 'ill and wounded' && k >= 6
            ? 21
            : 1
      return { id: `${one.id} ${k + 1}`, class: one.id, earliest: change.late ? earliest : 1 }
    }),
  )
  const { exchange, findings } = readExchange({
    format: 'truce/exchange@1',
    sides: ['A', 'B'],
    ...(change.fine ? {} : { tiers: ['first', 'second', 'third'] }),
    answer: [
      { id: 'life', count: 290, weight },
      { id: 'others', count: 1687 },
    ],
    held,
    lumps: [
      { id: 'ill', classes: ['ill and wounded'], units: { life: 110 } },
      { id: 'since 2014-15', classes: ['since 2014-15'], units: { others: 107 } },
      { id: 'detained in the strip', classes: 'all', units: { others: 1000 } },
    ],
    people,
    phase: { first: 1, last: 42 },
    handovers: [1, 7, 14, 21, 28, 35, 42].map((day) => ({
      day,
      rounds: change.rounds ?? 1,
      seats: change.seats ?? 6,
    })),
    rules: { order: change.order ?? 'tiers', ahead: change.ahead ?? 'none' },
  })
  const errors = findings.filter((one) => one.severity === 'error')
  if (!exchange || errors.length > 0) throw new Error(`january: ${JSON.stringify(errors)}`)
  return exchange
}

/** The rhythm of the text: 3, 4, 3, 3, 3, 3, 14 in its own order of classes. */
export function textRhythm(exchange: Exchange): { handover: string; people: string[] }[] {
  const order = [
    'civilian women and children',
    'female soldiers',
    'men over 50',
    'ill and wounded',
    'since 2014-15',
  ].flatMap((id) => exchange.people.filter((one) => one.class === id).map((one) => one.id))
  let at = 0
  return [3, 4, 3, 3, 3, 3, 14].map((n, k) => ({
    handover: exchange.handovers[k]!.id,
    people: order.slice(at, (at += n)),
  }))
}
