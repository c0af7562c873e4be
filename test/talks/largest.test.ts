// Rounds with "unless" and exclusive options: our search and the solver, against every package.
import { createRequire } from 'node:module'
import { beforeAll, expect, test } from 'vitest'
import {
  answer,
  compile,
  finish,
  largest,
  objections,
  reasonOf,
  resolve,
  type Round,
  type Solver,
} from '../../src/talks/index.ts'
import { Coverage, fc, options } from '../laws.ts'
import { campaignTime } from './rounds.ts'
import { bestPackages } from './brute.ts'
import { graded, positive, roundOf, unless } from './rounds.ts'

let solver: Solver
beforeAll(async () => {
  const load = createRequire(import.meta.url)('highs') as () => Promise<Solver>
  solver = await load()
})

const states = ['none', 'empty', 'searched', 'linear', 'all', 'some', 'out']

/** One round by one engine equals the packages found by trying all of them. */
function check(round: Round, means: Parameters<typeof largest>[1], coverage: Coverage): void {
  const problem = resolve(round)
  const found = finish(largest(compile(problem), means))
  const brute = bestPackages(round)
  expect(found.outcome).toBe(brute.best < 0 ? 'none' : 'package')
  if (brute.best < 0) return coverage.hit('none')
  expect(objections(problem, found.options)).toEqual([])
  expect(found.weight).toBe(brute.best)
  expect(found.bound).toBe(brute.best)
  if (brute.best === 0) coverage.hit('empty')
  coverage.hit(found.residue.parts.length > 0 ? 'searched' : 'linear')
  problem.clauseOf.forEach((c, o) => {
    const clause = problem.clauses[c]
    const option = clause?.options[o - (problem.first[c] ?? 0)]?.id
    const times = brute.packages.filter((one) => one.get(clause?.id ?? '') === option).length
    const share = times === 0 ? 'none' : times === brute.packages.length ? 'all' : 'some'
    expect(found.share[o], `clause ${clause?.id} option ${option}`).toBe(share)
    coverage.hit(share === 'none' ? 'out' : share)
  })
}

test(
  'law: best packages and shares with "unless" and exclusive options (own search)',
  () => {
    const coverage = new Coverage('largest, own search', states)
    fc.assert(
      fc.property(roundOf(unless), (round) => check(round, {}, coverage)),
      options(100_000),
    )
    coverage.check()
  },
  campaignTime,
)

test(
  'law: the same with links on ladders, and with conditions that never say "not"',
  () => {
    const coverage = new Coverage('largest, ladders and links', states)
    fc.assert(
      fc.property(
        fc.oneof(roundOf(graded), roundOf(positive), roundOf({ ...graded, choices: true })),
        (round) => check(round, {}, coverage),
      ),
      options(20_000),
    )
    coverage.check()
  },
  campaignTime,
)

test(
  'law: the solver finds the same',
  () => {
    const coverage = new Coverage('largest, solver', states)
    fc.assert(
      fc.property(roundOf(unless), (round) => check(round, { solver, ownSearch: 0 }, coverage)),
      options(3_000),
    )
    coverage.check()
  },
  campaignTime,
)

test.each([
  [10_000, 'search and reason'],
  [1_000, 'the whole run'],
])('a chain of %i dependent clauses goes through %s', (n, part) => {
  const clauses = Array.from({ length: n }, (_, i) => ({
    id: String(i).padStart(5, '0'),
    kind: 'choice' as const,
    options: [{ id: '' }],
  }))
  const statements = clauses.flatMap(({ id }, i): Round['statements'] => {
    const next = clauses[i + 1]
    const on = { clause: id }
    const own = next
      ? {
          kind: 'accept' as const,
          party: 'North',
          on,
          condition: { kind: 'in' as const, clause: next.id },
        }
      : { kind: 'reject' as const, party: 'North', on }
    return [own, { kind: 'accept', party: 'South', on }]
  })
  const round: Round = { parties: ['North', 'South'], clauses, links: [], facts: [], statements }
  const problem = resolve(round)
  const { residue, options: inside } = finish(largest(compile(problem)))
  expect(inside).toEqual([])
  expect(reasonOf(problem, residue.rank, 0)).toHaveLength(n)
  if (part !== 'the whole run') return
  const found = finish(answer(problem))
  expect(found.excluded).toHaveLength(n)
  expect(found.unlocks[0]?.option).toBe(n - 1)
  expect(found.unlocks[0]?.clauses).toHaveLength(n)
})
