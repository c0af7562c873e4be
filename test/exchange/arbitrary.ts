// Random small exchanges, as JSON and read.
import { readExchange, type Exchange } from '../../src/exchange/index.ts'
import { fc } from '../laws.ts'

/** Three classes (one outside the key), a lump sum, places, earliest days, interviews, unwilling people. */
export const exchanges: fc.Arbitrary<Exchange> = fc
  .record({
    order: fc.constantFrom('tiers', 'none'),
    ahead: fc.constantFrom('none', 'half'),
    seats: fc.integer({ min: 1, max: 5 }),
    placesPerDay: fc.constantFrom(1, 2, 3),
    people: fc.array(
      fc.record({
        class: fc.constantFrom('women', 'men', 'guests'),
        place: fc.constantFrom('north', 'south', 'west'),
        earliest: fc.constantFrom(1, 1, 2, 3, 5, 8, 12),
        willing: fc.constantFrom('yes', 'not-asked', 'not-asked', 'no'),
        interview: fc.constantFrom(undefined, undefined, 1, 4),
        since: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ order, ahead, seats, placesPerDay, people }) => {
    const count = (id: string) => people.filter((one) => one.class === id).length
    const women = count('women')
    const { exchange } = readExchange({
      format: 'truce/exchange@1',
      sides: ['A', 'B'],
      answer: [
        { id: 'life', count: 2 * count('men'), weight: 3 },
        { id: 'others', count: 3 * women + count('men') + (women > 0 ? 7 : 0) },
      ],
      held: [
        { id: 'women', count: women, tier: 'women', key: { others: 3 } },
        { id: 'men', count: count('men'), tier: 'others', key: { life: 2, others: 1 } },
        { id: 'guests', count: count('guests'), tier: 'others', key: {} },
      ],
      lumps: women > 0 ? [{ id: 'all', classes: ['women'], units: { others: 7 } }] : [],
      people: people.map(({ interview, since, ...one }, k) => ({
        ...one,
        ...(since === undefined ? {} : { since }),
        id: `p${k}`,
        steps: interview === undefined ? {} : { interview },
      })),
      phase: { first: 1, last: 9 },
      handovers: [2, 4, 7, 9].map((day) => ({ day, rounds: 2, seats })),
      rules: { order, ahead, placesPerDay, lead: { interview: 1 } },
    })
    if (!exchange) throw new Error('the generator made an exchange that cannot be read')
    return exchange
  })

export const littleEffort = { exact: 2_000_000, walk: 0, enough: 0 }
