// Agreements and events that nobody would write and everybody must survive: two parties, a verifier, a
// guarantor, phases, powers, conditions, keys; events of every kind.
import type {
  Agreement,
  Clause,
  Condition,
  Due,
  Duty,
  Event,
  Moment,
  Remedy,
} from '../../src/model/index.ts'
import { agreementOf, place } from '../engine/build.ts'
import { fc } from '../laws.ts'

/** Two names of equal length that occur in no other string, so that they can be swapped in text. */
export const first = 'ALFA'
export const second = 'BETA'
export const begin = 28_401_120

const party = fc.constantFrom(first, second)

/** Mostly absent. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })
const ids = (n: number) => Array.from({ length: n }, (_, i) => `${i + 1}`)

const moment: fc.Arbitrary<Moment> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .integer({ min: 1, max: 20 })
      .map((n): Moment => ({ kind: 'day', n, of: { kind: 'anchor', id: 'start' } })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ n: fc.integer({ min: 1, max: 9 }), hours: fc.boolean(), before: fc.boolean() })
      .map(({ n, hours, before }): Moment => ({
        kind: 'offset',
        span: { n, unit: hours ? 'hour' : 'day' },
        from: { kind: 'anchor', id: before ? 'start' : 'signal' },
        before: before && !hours,
        counting: hours ? 'exclusive' : 'inclusive',
      })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Moment>({ kind: 'event', of: { kind: 'phase-end', phase: 'One' } }),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 9 })
      .map((n): Moment => ({ kind: 'day', n, of: { kind: 'phase-start', phase: 'Two' } })),
  },
)

const due: fc.Arbitrary<Due> = fc.oneof(
  { weight: 5, arbitrary: moment.map((limit): Due => ({ kind: 'by', limit })) },
  { weight: 1, arbitrary: moment.map((start): Due => ({ kind: 'from', start })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(moment, moment)
      .map(([start, end]): Due => ({ kind: 'window', start, end })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('One', 'Two').map((phase): Due => ({ kind: 'during', phase })),
  },
  {
    weight: 2,
    arbitrary: fc.constant<Due>({ kind: 'every', period: { n: 1, unit: 'day' }, phase: 'One' }),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.option(fc.integer({ min: 1, max: 4 }))), {
        minLength: 1,
        maxLength: 3,
      })
      .map((list): Due => {
        let n = 0
        return {
          kind: 'batches',
          batches: list.map(([gap, size]) => {
            n += gap
            return { limit: { kind: 'day', n, of: { kind: 'anchor', id: 'start' } }, size }
          }),
        }
      }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Due>({
      kind: 'shares',
      steps: [
        { percent: 40, limit: { kind: 'day', n: 5, of: { kind: 'anchor', id: 'start' } } },
        { percent: 100, limit: { kind: 'day', n: 12, of: { kind: 'anchor', id: 'start' } } },
      ],
    }),
  },
  { weight: 1, arbitrary: fc.constant<Due>({ kind: 'not-stated' }) },
)

const condition = (n: number): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc
      .record({
        clause: fc.constantFrom(...ids(n)),
        is: fc.constantFrom('done', 'not done', 'late', 'not late', 'kept', 'suspended', 'goes on'),
      })
      .map(({ clause, is }): Condition => ({
        kind: 'clause',
        clause,
        is: is as 'done',
        at: place,
      })),
    fc.constant<Condition>({ kind: 'event', event: 'signal', at: place }),
    fc.constant<Condition>({ kind: 'while', event: 'talks', at: place }),
    fc.constant<Condition>({ kind: 'words', text: 'the weather allows', at: place }),
    fc.constant<Condition>({ kind: 'phase', phase: 'One', is: 'complete', at: place }),
    fc.constantFrom(...ids(n)).map((clause): Condition => ({
      kind: 'word',
      body: 'Desk',
      form: 'finding',
      clause,
      result: 'not done',
      at: place,
    })),
    fc
      .tuple(fc.constantFrom(...ids(n)), fc.integer({ min: 0, max: 2 }))
      .map(([clause, moreThan]): Condition => ({
        kind: 'unanswered',
        clause,
        moreThan,
        at: place,
      })),
  )

const remedy = (n: number): fc.Arbitrary<Remedy> =>
  fc
    .record({
      holders: fc.constantFrom([first], [second], [first, second]),
      verb: fc.constantFrom('suspend', 'hold-back', 'end', 'complain'),
      target: fc.constantFrom(...ids(n)),
      word: fc.boolean(),
      notice: fc.boolean(),
      until: fc.option(condition(n)),
      more: fc.integer({ min: 0, max: 1 }),
    })
    .map(({ holders, verb, target, word, notice, until, more }): Remedy => ({
      at: place,
      holders,
      verb: verb as 'suspend',
      targets: verb === 'end' ? [] : [target],
      ...(verb === 'end' ? { phase: 'One' } : {}),
      ...(word ? { onWord: { body: 'Desk', form: 'finding' as const } } : {}),
      ...(notice ? { notice: { n: 24, unit: 'hour' as const } } : {}),
      ...(until ? { until } : {}),
      ...(verb === 'hold-back' ? { moreThan: more } : {}),
    }))

const clause = (id: string, n: number): fc.Arbitrary<Clause> =>
  fc
    .record({
      kind: fc.constantFrom('duty', 'duty', 'duty', 'duty', 'prohibition', 'permission', 'power'),
      bearer: party,
      each: fc.integer({ min: 0, max: 4 }),
      due,
      condition: rarely(condition(n)),
      remedies: fc.array(remedy(n), { maxLength: 2 }),
      amount: fc.option(fc.integer({ min: 1, max: 5 })),
      verified: fc.integer({ min: 0, max: 3 }),
      silence: fc.constantFrom('done', 'not done', 'unsettled'),
      answers: rarely(fc.constantFrom(...ids(n))),
      atKey: fc.boolean(),
      release: fc.boolean(),
    })
    .map((one): Clause => {
      const bearers = one.each === 0 ? [first, second] : [one.bearer]
      const common = {
        id,
        at: place,
        remedies: one.remedies,
        ...(one.condition ? { condition: one.condition } : {}),
      }
      if (one.kind === 'power')
        return {
          ...common,
          kind: 'power',
          modal: 'may',
          holders: bearers,
          verb: 'suspend',
          targets: [ids(n)[0] ?? '1'],
          due: one.due,
        }
      const act = {
        verb: one.release ? ('release' as const) : ('other' as const),
        words: `do ${id}`,
        ...(one.release ? { group: 'List' } : {}),
        ...(one.amount ? { quantity: { kind: 'exact' as const, n: one.amount } } : {}),
      }
      const verification = {
        by: 'Desk',
        within: { n: 48, unit: 'hour' as const },
        silence: one.silence as 'done',
        ...(one.verified === 2 ? { places: ['Harrow', 'Linden'], criteria: ['gone'] } : {}),
      }
      if (one.kind === 'prohibition')
        return {
          ...common,
          kind: 'prohibition',
          modal: 'shall not',
          bearers,
          each: one.each === 0,
          act,
          due: one.due,
        }
      if (one.kind === 'permission')
        return {
          ...common,
          kind: 'permission',
          modal: 'may',
          bearers,
          each: one.each === 0,
          act,
          due: one.due,
        }
      const duty: Duty = {
        ...common,
        kind: 'duty',
        modal: 'shall',
        bearers,
        each: one.each === 0,
        act,
        due: one.due,
        ...(one.verified > 1 ? { verification } : {}),
      }
      if (one.answers !== null && one.answers !== id && !duty.each)
        return {
          ...duty,
          forEach: one.answers,
          atKey: one.atKey,
          due: {
            kind: 'by',
            limit: {
              kind: 'offset',
              span: { n: 2, unit: 'day' },
              from: { kind: 'each', clause: one.answers },
              before: false,
              counting: 'exclusive',
            },
          },
        }
      return duty
    })

export const agreements: fc.Arbitrary<Agreement> = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc
    .record({
      clauses: fc.tuple(...ids(n).map((id) => clause(id, n))),
      lock: fc.boolean(),
      ends: fc.boolean(),
      expiry: fc.constantFrom('lapses', 'next-needs-agreement', null),
      continues: fc.boolean(),
      capped: fc.boolean(),
      length: fc.integer({ min: 3, max: 15 }),
      zone: fc.constantFrom('UTC', 'Asia/Gaza', 'America/New_York'),
      complete: condition(n),
    })
    .map((one): Agreement => {
      const going: Clause = {
        kind: 'continuation',
        id: 'c',
        at: place,
        remedies: [],
        phase: 'One',
        while: { kind: 'while', event: 'talks', at: place },
        atMost: one.capped ? { n: 5, unit: 'day' } : null,
      }
      const ending: Clause = {
        kind: 'power',
        id: 'p',
        at: place,
        remedies: [],
        modal: 'may',
        holders: [first, second],
        verb: 'end',
        targets: [],
        phase: 'One',
        due: { kind: 'not-stated' },
      }
      return agreementOf({
        actors: [
          { id: first, roles: ['party'], at: place },
          { id: second, roles: ['party'], at: place },
          { id: 'Desk', roles: ['verifier'], at: place },
          { id: 'Guard', roles: ['guarantor', 'mediator'], at: place },
        ],
        anchors: ['start', 'signal', 'talks'].map((id) => ({
          id,
          at: place,
          words: id,
          setBy: [],
        })),
        days: { zone: one.zone, endsAt: 1440 },
        phases: [
          {
            id: 'One',
            at: place,
            begins: { kind: 'anchor', ref: { kind: 'anchor', id: 'start' } },
            length: { n: one.length, unit: 'day' },
            complete: { condition: one.complete, at: place },
            ...(one.expiry ? { onExpiry: { kind: one.expiry as 'lapses', at: place } } : {}),
          },
          {
            id: 'Two',
            at: place,
            begins: {
              kind: 'when',
              condition: { kind: 'phase', phase: 'One', is: 'complete', at: place },
            },
            length: { n: 10, unit: 'day' },
          },
        ],
        groups: [
          {
            id: 'List',
            at: place,
            holder: first,
            count: { kind: 'exact', n: 5 },
            labels: [],
            classes: [
              { id: 'women', count: { kind: 'exact', n: 3 } },
              { id: 'others', count: { kind: 'exact', n: 2 } },
            ],
            including: [],
          },
        ],
        keys: [
          {
            at: place,
            forClass: 'women',
            kind: 'ratio',
            owedBy: second,
            gives: [{ category: 'life', n: { kind: 'exact', n: 3 } }],
          },
          {
            at: place,
            forClass: 'others',
            kind: 'lump-sum',
            owedBy: second,
            gives: [{ category: 'short', n: { kind: 'exact', n: 20 } }],
          },
        ],
        clauses: [...one.clauses, ...(one.continues ? [going] : []), ...(one.ends ? [ending] : [])],
        interlocks: one.lock && n >= 2 ? [{ id: 'lock', at: place, steps: [['1', '2']] }] : [],
      })
    }),
)

const hour = 60
type Bare = Event extends infer E ? (E extends Event ? Omit<E, 'entry' | 'when'> : never) : never

/** Events over 25 days; windows of an hour, a day or three days. */
export function eventsFor(agreement: Agreement): fc.Arbitrary<readonly Event[]> {
  const clauses = agreement.clauses.map((one) => one.id)
  const id = fc.constantFrom(...clauses, ...clauses, ...clauses, 'nothing')
  const actor = fc.constantFrom(first, second)
  const standing = fc.constantFrom(
    'happened',
    'happened',
    'happened',
    'claimed',
    'alleged',
  ) as fc.Arbitrary<'happened'>
  const act = fc
    .record({
      clause: id,
      standing,
      who: actor,
      any: fc.boolean(),
      n: fc.option(fc.integer({ min: 1, max: 4 })),
      of: fc.option(fc.constantFrom('women', 'others')),
      outside: fc.integer({ min: 0, max: 9 }),
      category: rarely(fc.constantFrom('life', 'short')),
    })
    .map(({ clause, standing: how, who, any, n, of, outside, category }): Bare => {
      const bears = agreement.clauses.find((one) => one.id === clause)
      const own = bears && 'bearers' in bears ? bears.bearers : []
      return {
        kind: 'act',
        actor: any || own.includes(who) ? who : (own[0] ?? who),
        clause,
        standing: how,
        ...(n === null ? {} : { n }),
        ...(of === null ? {} : { of }),
        ...(outside === 0 ? { outsideKey: true } : {}),
        ...(category === null ? {} : { category }),
      }
    })
  const rest: fc.Arbitrary<Bare> = fc.oneof(
    fc.record({ kind: fc.constant('contrary-act'), actor, clause: id, standing }),
    fc
      .record({
        kind: fc.constant('finding'),
        by: fc.constant('Desk'),
        clause: id,
        result: fc.constantFrom(
          'confirmed',
          'confirmed',
          'not confirmed',
          'partly',
          'undetermined',
          'not observed',
          'not possible',
        ),
      })
      .chain((bare) =>
        fc
          .constantFrom(
            {},
            { place: 'Harrow', criterion: 'gone' },
            { place: 'Linden', criterion: 'gone' },
          )
          .map((cell) => ({ ...bare, ...cell })),
      ),
    fc.record({ kind: fc.constant('notice'), by: actor, clause: id }),
    fc.record({
      kind: fc.constant('power'),
      by: actor,
      verb: fc.constantFrom('suspend', 'suspend', 'resume', 'hold-back', 'extend'),
      clauses: id.map((one) => [one]),
      ground: id.map((one) => [one]),
      days: fc.constant(2),
    }),
    fc.record({
      kind: fc.constant('power'),
      by: actor,
      verb: fc.constantFrom('end', 'extend'),
      clauses: fc.constant([]),
      ground: fc.constant([]),
      phase: fc.constantFrom('One', 'Two'),
      days: fc.constant(2),
    }),
    fc.record({ kind: fc.constant('waiver'), by: actor, clause: id }),
    fc.record({
      kind: fc.constant('extension'),
      by: fc.constant([first, second]),
      clause: id,
      days: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ kind: fc.constant('allegation'), by: actor, against: actor, clause: id }),
    fc.record({
      kind: fc.constant('determination'),
      body: fc.constant('Board'),
      clause: id,
      result: fc.constantFrom('breach', 'no breach', 'undetermined'),
    }),
    fc
      .record({
        kind: fc.constant('excuse'),
        clause: id,
        by: actor,
        reason: fc.constantFrom('impossible', 'blocked-by-non-party', 'procedure'),
      })
      .chain((bare) => fc.constantFrom({}, { n: 1 }).map((n) => ({ ...bare, ...n }))),
    fc.record({ kind: fc.constant('dispute'), by: actor, clause: id }),
    fc.record({
      kind: fc.constant('condition'),
      clause: id,
      met: fc.boolean(),
      by: actor,
      standing,
    }),
    fc.record({
      kind: fc.constant('happening'),
      event: fc.constantFrom('signal', 'talks', 'talks'),
      ended: fc.constantFrom(false, false, true),
      standing,
    }),
    fc.record({
      kind: fc.constant('anchor'),
      anchor: fc.constantFrom('start', 'signal', 'signal'),
      set: fc.constantFrom(true, true, true, false),
      by: actor,
      standing: fc.constantFrom('happened', 'claimed'),
    }),
    fc.record({
      kind: fc.constant('reclassified'),
      n: fc.constant(1),
      from: fc.constant('women'),
      to: fc.constant('others'),
      standing,
      by: actor,
    }),
  ) as unknown as fc.Arbitrary<Bare>
  const bare = fc.oneof({ weight: 3, arbitrary: act }, { weight: 3, arbitrary: rest })
  const told = fc.record({
    bare,
    at: fc.integer({ min: 0, max: 24 * 25 }),
    wide: fc.constantFrom(0, 0, 0, 24, 72),
  })
  return fc
    .record({
      list: fc.array(told, { maxLength: 14 }),
      inForce: fc.integer({ min: 0, max: 9 }),
      started: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ list, inForce, started }) => {
      const zero = { from: begin, to: begin }
      const head: Event[] = [
        ...(inForce === 0
          ? []
          : [{ kind: 'in-force' as const, entry: 'force', when: zero, version: 'v1' }]),
        ...(started === 0
          ? []
          : [
              {
                kind: 'anchor' as const,
                entry: 'begun',
                when: zero,
                anchor: 'start',
                set: true,
                by: 'Guard',
                standing: 'happened' as const,
              },
            ]),
      ]
      const later = list
        .map(({ bare: one, at, wide }, n) => ({
          ...one,
          entry: `e${n}`,
          when: { from: begin + at * hour, to: begin + (at + wide) * hour },
        }))
        .sort((a, b) => a.when.from - b.when.from) as Event[]
      return [...head, ...later]
    })
}

export const stories = agreements.chain((agreement) =>
  fc.record({ agreement: fc.constant(agreement), events: eventsFor(agreement) }),
)

/** The same thing with the two parties exchanged. */
export function swapped<T>(value: T): T {
  const text = JSON.stringify(value)
  return JSON.parse(
    text.replaceAll(first, '\u0000').replaceAll(second, first).replaceAll('\u0000', second),
  ) as T
}
