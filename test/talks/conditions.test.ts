// Conditions: golden file, and the law that what is printed reads back as itself.
import { expect, test } from 'vitest'
import { golden } from '../golden.ts'
import { Coverage, fc, options } from '../laws.ts'
import { campaignTime } from './rounds.ts'
import {
  allOf,
  anyOf,
  bare,
  keyOf,
  notOf,
  parseCondition,
  printCondition,
  type Condition,
  type Subject,
} from '../../src/talks/index.ts'

golden('talks/conditions', (input, label) => {
  const { condition, remarks } = parseCondition(input)
  const said = remarks.map(
    (one) =>
      `${one.severity} ${one.code} "${input.slice(one.at.from, one.at.to)}" ${JSON.stringify(one.data)}`,
  )
  if (label === 'aloud')
    return [condition ? printCondition(condition) : '', ...said].join('\n').trim()
  if (label === 'tree') return condition ? keyOf(condition) : 'none'
  throw new Error(`no label ${label}`)
})

const name = fc.oneof(
  fc.constantFrom(
    '4',
    '4(a)',
    '12.3',
    'B',
    'Coast road',
    'and',
    'Rafah, north',
    'say "so"',
    'معبر',
    'מעבר',
    'is in',
  ),
  fc.string({ minLength: 1, maxLength: 6 }).filter((text) => text.trim() === text && text !== ''),
)
const actor = fc.oneof(
  fc.constantFrom('the mediator', 'North', 'Ministry of Trade and Ports', 'by 2'),
  name,
)
const subject: fc.Arbitrary<Subject> = fc.oneof(
  fc.constant({ kind: 'it' as const }),
  fc.constant({ kind: 'package' as const }),
  name.map((clause) => ({ kind: 'clause' as const, clause })),
  fc.record({ kind: fc.constant('clause' as const), clause: name, option: name }),
)
const date = fc
  .record({
    year: fc.integer({ min: 1000, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map((d) => `${d.year}-${String(d.month).padStart(2, '0')}-${String(d.day).padStart(2, '0')}`)
const atom: fc.Arbitrary<Condition> = fc.oneof(
  name.map((clause): Condition => ({ kind: 'in', clause })),
  fc.tuple(name, name).map(([clause, option]): Condition => ({ kind: 'in', clause, option })),
  fc
    .tuple(
      name,
      fc.constantFrom('at-least' as const, 'more-than' as const),
      fc.oneof(fc.nat().map(String), name),
      fc.boolean(),
    )
    .map(([clause, compare, step, unit]): Condition => ({
      kind: 'level',
      clause,
      compare,
      step,
      ...(unit ? { unit: 'trucks a day' } : {}),
    })),
  fc
    .tuple(subject, fc.constantFrom('proposed' as const, 'verified' as const), actor)
    .map(([about, fact, by]): Condition => ({ kind: 'fact', about, fact, by })),
  subject.map((about): Condition => ({ kind: 'fact', about, fact: 'annexed' })),
  fc
    .tuple(subject, fc.option(actor, { nil: undefined }), fc.option(date, { nil: undefined }))
    .map(([about, by, before]): Condition => ({
      kind: 'fact',
      about,
      fact: 'ratified',
      ...(by === undefined ? {} : { by }),
      ...(before === undefined ? {} : { before }),
    })),
)
const tree: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    atom,
    fc.array(tie('any'), { minLength: 2, maxLength: 3 }).map(allOf),
    fc.array(tie('any'), { minLength: 2, maxLength: 3 }).map(anyOf),
    tie('any').map(notOf),
  ),
})).any

test(
  'law: a printed condition reads back as the same tree, without a remark',
  () => {
    const coverage = new Coverage('print and parse', ['in', 'level', 'fact', 'and', 'or', 'not'])
    const count = (one: Condition): void => {
      coverage.hit(one.kind)
      if (one.kind === 'not') count(one.part)
      else if (one.kind === 'and' || one.kind === 'or') one.parts.forEach(count)
    }
    fc.assert(
      fc.property(tree, (condition) => {
        count(condition)
        const text = printCondition(condition)
        const read = parseCondition(text)
        expect(read.remarks, text).toEqual([])
        expect(read.condition && bare(read.condition), text).toEqual(condition)
      }),
      options(20_000),
    )
    coverage.check()
  },
  campaignTime,
)

test(
  'law: any text at all is read or refused with a place inside it',
  () => {
    const coverage = new Coverage('any text', ['read', 'refused'])
    const words = fc.constantFrom(
      ...'clause 4 option B is not in at least and or unless ( ) it proposed by , . "x" either the package ratified 2025-01-01'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(words, { maxLength: 12 }).map((list) => list.join(' ')),
          fc.string({ unit: 'grapheme' }),
        ),
        (text) => {
          const read = parseCondition(text)
          coverage.hit(read.condition ? 'read' : 'refused')
          if (!read.condition)
            expect(read.remarks.some((one) => one.severity === 'error')).toBe(true)
          for (const one of read.remarks) {
            expect(one.at.from).toBeGreaterThanOrEqual(0)
            expect(one.at.to).toBeLessThanOrEqual(text.length)
            expect(one.at.from).toBeLessThanOrEqual(one.at.to)
          }
        },
      ),
      options(20_000),
    )
    coverage.check()
  },
  campaignTime,
)
