// Agreement of coders against published worked examples, and exports that lead back to the words.
import { expect, test } from 'vitest'
import {
  adjudicated,
  alpha,
  codingsOf,
  disagreements,
  findAgain,
  kappa,
  laddersOf,
  tableHeaders,
  tableRows,
  webAnnotations,
  type Codings,
  type DeskEvent,
} from '../../src/texts/index.ts'
import { readRecord } from '../../src/record/index.ts'
import { fc, options } from '../laws.ts'
import { documentOf } from './tools.ts'

/** Rows of coders, "." for a missing judgement → units. */
function codings(rows: readonly string[]): Codings {
  const split = rows.map((row) => row.split(' '))
  return new Map(
    (split[0] ?? []).map((_, unit) => [
      String(unit),
      new Map(
        split.flatMap((row, coder): [string, string][] =>
          row[unit] === '.' ? [] : [[String.fromCodePoint(65 + coder), row[unit] ?? '']],
        ),
      ),
    ]),
  )
}

test("Krippendorff's worked examples (2011), nominal", () => {
  const binary = codings(['0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'])
  expect(alpha(binary)).toBeCloseTo(0.095, 3)
  const two = codings(['a a b b d c c c e d d a', 'b a b b b c c c e d d d'])
  expect(alpha(two)).toBeCloseTo(0.692, 3)
  const four = codings([
    '1 2 3 3 2 1 4 1 2 . . .',
    '1 2 3 3 2 2 4 1 2 5 . 3',
    '. 3 3 3 2 3 4 2 2 5 1 .',
    '1 2 3 3 2 4 4 1 2 5 1 .',
  ])
  expect(alpha(four)).toBeCloseTo(0.743, 3)
})

test("Cohen's kappa: 2 by 2 tables with known values", () => {
  const table = (yesYes: number, yesNo: number, noYes: number, noNo: number) => {
    const pairs = [
      ...Array.from({ length: yesYes }, () => ['y', 'y']),
      ...Array.from({ length: yesNo }, () => ['y', 'n']),
      ...Array.from({ length: noYes }, () => ['n', 'y']),
      ...Array.from({ length: noNo }, () => ['n', 'n']),
    ]
    return codings([0, 1].map((side) => pairs.map((pair) => pair[side]).join(' ')))
  }
  expect(kappa(table(20, 5, 10, 15), 'A', 'B')).toBeCloseTo(0.4, 10)
  expect(kappa(table(45, 15, 25, 15), 'A', 'B')).toBeCloseTo(0.1304, 4)
  expect(kappa(table(25, 35, 5, 35), 'A', 'B')).toBeCloseTo(0.2593, 4)
  expect(kappa(table(5, 0, 0, 0), 'A', 'B')).toBeNull()
  expect(kappa(new Map(), 'A', 'B')).toBeNull()
  expect(alpha(new Map())).toBeNull()
})

test('law: alpha knows no order of coders, units or names of labels; full agreement is 1', () => {
  const label = fc.constantFrom('a', 'b', 'c', '.')
  const rows = fc.array(fc.array(label, { minLength: 6, maxLength: 6 }), {
    minLength: 2,
    maxLength: 4,
  })
  fc.assert(
    fc.property(rows, (given) => {
      const text = given.map((row) => row.join(' '))
      const value = alpha(codings(text))
      const other = text.toReversed().map((row) => row.split(' ').toReversed().join(' '))
      const renamed = other.map((row) =>
        row.replaceAll('a', 'x').replaceAll('b', 'a').replaceAll('x', 'b'),
      )
      const again = alpha(codings(renamed))
      if (value === null) expect(again).toBeNull()
      else expect(again).toBeCloseTo(value, 10)
      const [row = ''] = text
      const full = alpha(codings([row, row]))
      expect(full === null || Math.abs(full - 1) < 1e-12).toBe(true)
      expect(disagreements(codings([row, row]))).toEqual([])
    }),
    options(1000),
  )
})

const text = 'Belmar rejected the text. Corvia waited. Ardal urged Belmar to answer.'
const event = (start: number, end: number, act: string, kind: DeskEvent['kind'] = 'entered') =>
  ({
    kind,
    key: `${start}${act}`,
    start,
    end,
    act,
    who: ['Belmar'],
    to: [],
    voice: 'own voice',
    ids: [],
  }) as DeskEvent

test('blind codings side by side, and what a person settles changes no figure', () => {
  const sentences = [
    { start: 0, end: 25 },
    { start: 26, end: 40 },
    { start: 41, end: 70 },
  ]
  const found = codingsOf(
    sentences,
    new Map([
      [
        'A',
        [
          event(0, 25, 'reject'),
          event(41, 70, 'urge'),
          event(26, 40, 'meet'),
          event(26, 40, 'meet', 'undone'),
        ],
      ],
      ['B', [event(0, 25, 'reject'), event(41, 70, 'stress'), event(26, 40, 'meet', 'rejected')]],
      ['C', []],
    ]),
  )
  expect(disagreements(found)).toEqual([
    {
      unit: '41-70',
      labels: [
        ['A', 'urge'],
        ['B', 'stress'],
      ],
    },
  ])
  const before = alpha(found)
  expect([...adjudicated(found, new Map([['41-70', 'urge']]))]).toEqual([
    ['0-25', 'reject'],
    ['26-40', 'nothing'],
    ['41-70', 'urge'],
  ])
  expect(adjudicated(found, new Map()).get('41-70')).toBeNull()
  expect(alpha(found)).toBe(before)
  expect(kappa(found, 'A', 'B')).toBeCloseTo(4 / 7, 10)
})

test('exports: every annotation is found again in its text; codes only where there is one', () => {
  const document = documentOf(text)
  const events = [event(0, 25, 'reject'), event(41, 70, 'transmit')]
  for (const one of webAnnotations(document, 'A', events)) {
    const { selector } = one['target'] as { selector: readonly Record<string, string | number>[] }
    const [position, quotation] = selector
    const found = findAgain(
      {
        document: 'other',
        start: 0,
        end: 0,
        exact: String(quotation?.['exact']),
        prefix: String(quotation?.['prefix']),
        suffix: String(quotation?.['suffix']),
      },
      'this',
      document.text,
    )
    expect(found.state === 'lost' ? null : found.quote.start).toBe(position?.['start'])
  }
  const rows = tableRows(document, 'A', events)
  for (const row of rows) expect(row).toHaveLength(tableHeaders.length)
  expect(rows.map((row) => row.slice(-2))).toEqual([
    ['REJECT', '120'],
    ['', ''],
  ])
})

test('positions over time: from confirmed entries, a change against the last one, voices apart', () => {
  const line = (id: string, stance: string, by: string) =>
    JSON.stringify({
      id,
      kind: 'position',
      stated: '2026-01-01',
      of: 'Belmar',
      by,
      on: { topic: 'the text' },
      stance,
      sources: [{ title: 's' }],
    })
  const { entries } = readRecord(
    'r',
    [
      line('1', 'reject', 'The article'),
      line('2', 'reject', 'The article'),
      line('3', 'reconsidering', 'The article'),
      line('4', 'reject', 'Belmar'),
    ].join('\n'),
    'UTC',
  )
  expect(
    laddersOf(entries).map((one) => [
      one.by,
      one.steps.map((step) => [step.stance, step.changedFrom]),
    ]),
  ).toEqual([
    [
      'The article',
      [
        ['reject', null],
        ['reject', null],
        ['reconsidering', 'reject'],
      ],
    ],
    ['Belmar', [['reject', null]]],
  ])
})
