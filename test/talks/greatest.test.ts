// The greatest package of positive rounds, against trying every package.
import { expect, test } from 'vitest'
import {
  compile,
  greatest,
  NetworkBuilder,
  objections,
  parseSheet,
  resolve,
} from '../../src/talks/index.ts'
import { Coverage, fc, options } from '../laws.ts'
import { bestPackages } from './brute.ts'
import { campaignTime, graded, positive, roundOf, type Shape } from './rounds.ts'

/** What stands, the highest step of each ladder, as option indices. */
function topmost(problem: ReturnType<typeof resolve>, stands: Uint8Array): number[] {
  const top = new Map<number, number>()
  problem.clauseOf.forEach((clause, o) => {
    if (stands[o] === 1) top.set(clause, o)
  })
  return [...top.values()]
}

const shapes: [string, Shape][] = [
  ['plain clauses', positive],
  ['ladders', graded],
]
test.each(shapes)(
  'law: the greatest package is the largest of all acceptable ones (%s)',
  (_, shape) => {
    const coverage = new Coverage('greatest package', [
      'nothing',
      'some',
      'everything',
      'nobody signs',
    ])
    fc.assert(
      fc.property(roundOf({ ...shape, links: shape.links && !shape.ladders }), (round) => {
        const problem = resolve(round)
        const network = compile(problem)
        const { stands } = greatest(network)
        const signed = network.demands.every(
          (literal) => literal >= 0 && stands[literal >> 1] === 1,
        )
        const brute = bestPackages(round)
        expect(signed).toBe(brute.best >= 0)
        if (!signed) return coverage.hit('nobody signs')
        const found = topmost(problem, stands)
        expect(objections(problem, found)).toEqual([])
        expect(brute.packages).toHaveLength(1)
        const named = found.map((o) => {
          const clause = problem.clauses[problem.clauseOf[o] ?? 0]
          return [
            clause?.id,
            clause?.options[o - (problem.first[problem.clauseOf[o] ?? 0] ?? 0)]?.id,
          ]
        })
        expect(new Map(named as [string, string][])).toEqual(brute.packages[0])
        coverage.hit(
          named.length === 0
            ? 'nothing'
            : named.length === round.clauses.length
              ? 'everything'
              : 'some',
        )
      }),
      options(100_000),
    )
    coverage.check()
  },
  campaignTime,
)

test('I if you, you if I: both', () => {
  const { round, remarks } = parseSheet(
    `Parties: North, South.\nClause 1.\nClause 2.\nNorth accepts clause 1 if clause 2.\nNorth accepts clause 2.\nSouth accepts clause 1.\nSouth accepts clause 2 only if clause 1 is in.`,
  )
  expect(remarks).toEqual([])
  expect(greatest(compile(resolve(round))).count).toBe(2)
})

test('a chain of 10,000 dependent clauses falls to the last, and stands without the one refusal', () => {
  const n = 10_000
  const chain = (refusal: boolean) => {
    const builder = new NetworkBuilder(Int32Array.from({ length: n }, (_, o) => o))
    for (let o = 0; o < n - 1; o++) builder.need(o, builder.in(o + 1))
    if (refusal) builder.need(n - 1, -2)
    return greatest(builder.build())
  }
  expect(chain(true).count).toBe(0)
  expect(chain(true).rank[0]).toBe(n - 1)
  expect(chain(false).count).toBe(n)
})
