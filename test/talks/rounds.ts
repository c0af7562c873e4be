// Random small rounds for the laws of what could be agreed.
import {
  allOf,
  anyOf,
  notOf,
  type Clause,
  type Condition,
  type KnownFact,
  type OptionRef,
  type Round,
  type Statement,
} from '../../src/talks/index.ts'
import { fc } from '../laws.ts'

/** Milliseconds that a law may take in a campaign, on a busy machine. */
export const campaignTime = 1_200_000

export interface Shape {
  /** "not", exclusive options, "less than". */
  negative: boolean
  ladders: boolean
  choices: boolean
  links: boolean
  signing: boolean
  facts: boolean
  clauses: number
}

export const positive: Shape = {
  negative: false,
  ladders: false,
  choices: false,
  links: true,
  signing: true,
  facts: true,
  clauses: 6,
}
export const graded: Shape = { ...positive, ladders: true, clauses: 4 }
export const unless: Shape = { ...graded, negative: true, choices: true, clauses: 4 }

const parties = ['North', 'South', 'Coast']
const actors = ['North', 'South', 'the mediator']

/** Small rounds of a shape. Every fourth fact or so is not set. */
export function roundOf(shape: Shape): fc.Arbitrary<Round> {
  return clausesOf(shape).chain((clauses) => {
    const refs = clauses.flatMap((clause) =>
      clause.options.map((option): OptionRef => ({ clause: clause.id, option: option.id })),
    )
    const condition = conditionOf(shape, clauses)
    const sayer = fc.constantFrom(...parties)
    const ladderRange = (clause: Clause) => {
      const ids = clause.options.map((one) => one.id)
      const step = fc.option(fc.constantFrom(...ids), { nil: undefined, freq: 1 })
      return fc.record({ from: step, upTo: step })
    }
    const statement = fc
      .tuple(sayer, fc.constantFrom(...clauses), fc.nat(9), fc.nat(99))
      .chain(([party, clause, kind, pick]): fc.Arbitrary<Statement> => {
        const option = clause.options[pick % clause.options.length]?.id ?? ''
        const on =
          clause.kind === 'ladder' || kind === 9
            ? { clause: clause.id }
            : { clause: clause.id, option }
        if (kind === 0)
          return fc.constant({ kind: 'reject', party, on: { clause: clause.id, option } })
        const range = clause.kind === 'ladder' ? ladderRange(clause) : fc.constant({})
        return fc
          .tuple(range, kind < 5 ? fc.constant(undefined) : condition)
          .map(
            ([ends, only]) =>
              clean({ kind: 'accept', party, on, ...ends, condition: only }) as Statement,
          )
      })
    const sign = fc
      .tuple(sayer, condition)
      .map(([party, only]): Statement => ({ kind: 'sign', party, condition: only }))
    const links = fc.array(
      fc.uniqueArray(fc.constantFrom(...refs), { minLength: 2, maxLength: 3 }),
      { maxLength: 1 },
    )
    // Each party says something about nearly every option: otherwise silence empties every package.
    const base = fc.tuple(
      ...parties.slice(0, 2).flatMap((party) =>
        clauses.map((clause) =>
          fc.tuple(fc.nat(9), condition).map(([kind, only]): Statement | undefined => {
            const on = { clause: clause.id }
            if (kind < 2) return undefined
            return kind < 5
              ? { kind: 'accept', party, on }
              : { kind: 'accept', party, on, condition: only }
          }),
        ),
      ),
    )
    return fc
      .record({
        count: fc.integer({ min: 2, max: 3 }),
        base,
        more: fc.array(statement, { maxLength: 6 }),
        signs: shape.signing ? fc.array(sign, { maxLength: 1 }) : fc.constant([]),
        links: shape.links && refs.length > 2 ? links : fc.constant([]),
        facts: shape.facts ? factsOf(refs) : fc.constant([]),
      })
      .map(({ count, base: said, more, signs, links: linked, facts }) => {
        const third =
          count === 2
            ? []
            : clauses.map((clause): Statement => ({
                kind: 'accept',
                party: 'Coast',
                on: { clause: clause.id },
              }))
        const names = parties.slice(0, count)
        const statements = [...said.filter((one) => one !== undefined), ...third, ...more, ...signs]
        return {
          parties: names,
          clauses,
          links: linked,
          facts,
          statements: statements.filter((one) => names.includes(one.party)),
        }
      })
  })
}

function clean<T extends object>(record: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as Partial<T>
}

function clausesOf(shape: Shape): fc.Arbitrary<Clause[]> {
  const kind = fc.constantFrom(
    'plain',
    ...(shape.ladders ? ['ladder'] : []),
    ...(shape.choices ? ['choice'] : []),
  )
  return fc
    .array(fc.tuple(kind, fc.integer({ min: 2, max: 3 }), fc.constantFrom(1, 1, 1, 2)), {
      minLength: 1,
      maxLength: shape.clauses,
    })
    .map((list) =>
      list.map(([what, n, weight], i): Clause => {
        const head = { id: String(i + 1), weight }
        if (what === 'plain') return { ...head, kind: 'choice', options: [{ id: '' }] }
        if (what === 'ladder')
          return {
            ...head,
            kind: 'ladder',
            options: [200, 400, 600].slice(0, n).map((step) => ({ id: String(step) })),
          }
        return {
          ...head,
          kind: 'choice',
          options: ['A', 'B', 'C'].slice(0, n).map((id) => ({ id })),
        }
      }),
    )
}

function atomOf(shape: Shape, clauses: readonly Clause[]): fc.Arbitrary<Condition> {
  const clause = fc.constantFrom(...clauses)
  const structural = fc
    .tuple(clause, fc.nat(99), fc.nat(9), fc.constantFrom(100, 200, 300, 400, 600, 700))
    .map(([c, pick, kind, step]): Condition => {
      const option = c.options[pick % c.options.length]?.id ?? ''
      if (c.kind === 'ladder' && kind < 6)
        return {
          kind: 'level',
          clause: c.id,
          compare: kind < 4 ? 'at-least' : 'more-than',
          step: String(step),
        }
      const exact = c.options.length > 1 && (c.kind !== 'ladder' || shape.negative) && kind < 8
      return exact ? { kind: 'in', clause: c.id, option } : { kind: 'in', clause: c.id }
    })
  if (!shape.facts) return structural
  const fact = fc.tuple(fc.constantFrom(...actors), fc.boolean()).map(([by, it]): Condition => ({
    kind: 'fact',
    about: it ? { kind: 'it' } : { kind: 'package' },
    fact: 'proposed',
    by,
  }))
  return fc.oneof({ weight: 7, arbitrary: structural }, { weight: 1, arbitrary: fact })
}

function conditionOf(shape: Shape, clauses: readonly Clause[]): fc.Arbitrary<Condition> {
  const atom = atomOf(shape, clauses)
  const literal = shape.negative
    ? fc.tuple(atom, fc.nat(3)).map(([a, n]) => (n === 0 ? notOf(a) : a))
    : atom
  const list = (of: fc.Arbitrary<Condition>) => fc.array(of, { minLength: 1, maxLength: 3 })
  const inner = fc.oneof(literal, list(literal).map(allOf))
  const whole = fc.oneof(literal, list(inner).map(anyOf), list(literal).map(allOf))
  return shape.negative
    ? fc.tuple(whole, fc.nat(9)).map(([c, n]) => (n === 0 ? notOf(c) : c))
    : whole
}

function factsOf(refs: readonly OptionRef[]): fc.Arbitrary<KnownFact[]> {
  const subjects = [
    { kind: 'package' as const },
    ...refs.map((ref) => ({
      kind: 'clause' as const,
      clause: ref.clause,
      ...(ref.option === undefined || ref.option === '' ? {} : { option: ref.option }),
    })),
  ]
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom(...subjects), fc.constantFrom(...actors)), {
      selector: (one) => JSON.stringify(one),
      maxLength: 6,
    })
    .chain((list) =>
      fc.tuple(
        ...list.map(([about, by]) =>
          fc.boolean().map((holds): KnownFact => ({
            fact: { kind: 'fact', about, fact: 'proposed', by },
            holds,
          })),
        ),
      ),
    )
}
