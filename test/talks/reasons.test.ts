// Reasons are replayed by a reader that shares no code with what made them; what unlocks is tried;
// a swap of the parties mirrors; no order of input matters.
import { expect, test } from 'vitest'
import {
  answer,
  finish,
  linesOf,
  objections,
  parseSheet,
  remarksOn,
  optionWords,
  resolve,
  unlocks,
  type Answer,
  type Condition,
  type Round,
  type Statement,
} from '../../src/talks/index.ts'
import { Coverage, fc, options } from '../laws.ts'
import { campaignTime } from './rounds.ts'
import { bestPackages, judge, packages, truthOf, type Package } from './brute.ts'
import { graded, positive, roundOf, unless } from './rounds.ts'

const mixed = fc.oneof(roundOf(positive), roundOf(graded), roundOf(unless))

const idOf = (found: Answer, o: number) => {
  const { problem } = found
  const c = problem.clauseOf[o] ?? 0
  const clause = problem.clauses[c]
  return {
    clause: clause?.id ?? '',
    option: clause?.options[o - (problem.first[c] ?? 0)]?.id ?? '',
  }
}

/** Could the condition hold if these options are out for certain and all else is as it likes? */
function hopeful(
  condition: Condition,
  it: { clause: string; option: string },
  round: Round,
  out: ReadonlySet<string>,
  sign = true,
): boolean {
  if (condition.kind === 'not') return hopeful(condition.part, it, round, out, !sign)
  if (condition.kind === 'and' || condition.kind === 'or') {
    const parts = condition.parts.map((part) => hopeful(part, it, round, out, sign))
    return (condition.kind === 'and') === sign ? parts.every(Boolean) : parts.some(Boolean)
  }
  if (condition.kind === 'fact') {
    const now = truthOf(condition, it, round, new Map())
    return now === sign
  }
  const clause = round.clauses.find((one) => one.id === condition.clause)
  // Under each choice of this one clause, as far as it is not known to be out.
  const choices: Package[] = (clause?.options ?? [])
    .filter((one) => !out.has(`${condition.clause} ${one.id}`))
    .map((one) => new Map([[condition.clause, one.id]]))
  return [new Map<string, string>(), ...choices].some(
    (chosen) => truthOf(condition, it, round, chosen) === sign,
  )
}

test(
  'law: every reason chain replays step by step, and every other reason is as it says',
  () => {
    const coverage = new Coverage('reasons', [
      'fell',
      'no',
      'not-asked',
      'only-if',
      'signs',
      'linked',
      'lower-step',
      'beside',
      'price',
      'never',
      'deep',
    ])
    fc.assert(
      fc.property(mixed, (round) => {
        const found = finish(answer(resolve(round)))
        if (found.largest.outcome === 'none') return
        const acceptable = judge(round)
        const brute = bestPackages(round)
        for (const { option, why } of found.excluded) {
          const self = idOf(found, option)
          const has = (one: Package) => one.get(self.clause) === self.option
          if (why.kind === 'fell') {
            coverage.hit('fell')
            const out = new Set<string>()
            for (const step of why.steps) {
              const it = idOf(found, step.option)
              const reasons = step.grounds.map(({ party, because }): boolean => {
                coverage.hit(because)
                const own = round.statements.filter(
                  (one) =>
                    one.party === party && one.kind !== 'sign' && one.on.clause === it.clause,
                )
                const spoken = own.filter((one) => speaks(one, it, round))
                const rejected = spoken.some((one) => one.kind === 'reject')
                if (because === 'no') return rejected
                if (because === 'signs') {
                  // Whatever else is in, this party signs nothing that has the option.
                  const alone: Round = {
                    ...round,
                    links: [],
                    statements: round.statements.filter(
                      (one) => one.kind === 'sign' && one.party === party,
                    ),
                  }
                  return [...packages(round)].every(
                    (one) => one.get(it.clause) !== it.option || !signsIt(alone, one),
                  )
                }
                if (because === 'not-asked') return spoken.length === 0
                return !spoken.some(
                  (one) =>
                    one.kind === 'accept' &&
                    (one.condition === undefined || hopeful(one.condition, it, round, out)),
                )
              })
              const linked = step.linked.map((o) => idOf(found, o))
              const together = linked.every(
                (other) =>
                  out.has(`${other.clause} ${other.option}`) &&
                  round.links.some((link) =>
                    [it, other].every((x) =>
                      link.some((ref) => ref.clause === x.clause && ref.option === x.option),
                    ),
                  ),
              )
              if (linked.length > 0) coverage.hit('linked')
              expect(reasons.length > 0 || linked.length > 0).toBe(true)
              expect(reasons.every(Boolean) && together, JSON.stringify(step)).toBe(true)
              out.add(`${it.clause} ${it.option}`)
            }
            if (why.steps.length > 2) coverage.hit('deep')
            expect(out.has(`${self.clause} ${self.option}`)).toBe(true)
            expect(brute.packages.some(has)).toBe(false)
          } else if (why.kind === 'lower-step') {
            coverage.hit('lower-step')
            expect(found.largest.options).toContain(why.above)
          } else {
            coverage.hit('beside')
            const chosen = new Map(
              found.largest.options.map((o) => [idOf(found, o).clause, idOf(found, o).option]),
            )
            if (!chosen.has(self.clause))
              expect(acceptable(chosen.set(self.clause, self.option))).toBe(false)
            expect(why.objections.length).toBeGreaterThan(0)
            if (why.price?.kind === 'with') {
              coverage.hit('price')
              const instead = new Map(
                why.price.options.map((o) => [idOf(found, o).clause, idOf(found, o).option]),
              )
              expect(acceptable(instead) && has(instead)).toBe(true)
              expect(brute.packages.some(has)).toBe(why.price.loss === 0)
            } else if (why.price?.kind === 'never') coverage.hit('never')
          }
        }
      }),
      options(10_000),
    )
    coverage.check()
  },
  campaignTime,
)

function signsIt(round: Round, chosen: Package): boolean {
  return round.statements.every(
    (one) => one.kind !== 'sign' || truthOf(one.condition, undefined, round, chosen) === true,
  )
}

function speaks(one: Statement, it: { clause: string; option: string }, round: Round): boolean {
  if (one.kind === 'sign') return false
  if (one.on.option !== undefined && one.on.option !== it.option) return false
  if (one.kind === 'reject') return true
  const steps = round.clauses.find((c) => c.id === it.clause)?.options.map((o) => o.id) ?? []
  const at = steps.indexOf(it.option)
  return (
    (one.from === undefined || at >= steps.indexOf(one.from)) &&
    (one.upTo === undefined || at <= steps.indexOf(one.upTo))
  )
}

test(
  'law: what unlocks is what trying it brings; the greatest comes first; near misses are one word away',
  () => {
    const coverage = new Coverage('unlock', ['exact', 'whole', 'open', 'several', 'none', 'near'])
    fc.assert(
      fc.property(
        fc.oneof(
          roundOf({ ...positive }),
          roundOf({ ...graded, links: false }),
          roundOf({ ...unless }),
        ),
        (round) => {
          const problem = resolve(round)
          const found = finish(answer(problem))
          if (found.unlocks.length === 0) coverage.hit('none')
          if (found.unlocks.length > 1) coverage.hit('several')
          const gains = new Map<string, number>()
          const before = bestPackages(round)
          // The list for large cases: whatever could come in must be on it.
          const large = unlocks(problem, found.largest.residue, 0)
          const named = new Set(large.map((one) => `${one.option} ${one.party}`))
          const fallen = (o: number) => (found.largest.residue.rank[o] ?? -1) >= 0
          problem.cells.forEach((byParty, o) =>
            byParty.forEach((cell, p) => {
              if (cell.stance === 'accepts') return
              const { clause, option } = idOf(found, o)
              // The party accepts this one option: its other words about it fall away.
              const party = round.parties[p] ?? ''
              const steps =
                round.clauses.find((c) => c.id === clause)?.options.map((one) => one.id) ?? []
              const kept = round.statements.flatMap((one): Statement[] => {
                if (one.party !== party || one.kind === 'sign' || one.on.clause !== clause)
                  return [one]
                return steps
                  .filter((id) => id !== option && speaks(one, { clause, option: id }, round))
                  .map((id) =>
                    one.kind === 'reject'
                      ? { kind: 'reject', party, on: { clause, option: id } }
                      : {
                          kind: 'accept',
                          party,
                          on: { clause, option: id },
                          ...(one.condition
                            ? { condition: reanchored(one.condition, clause, id) }
                            : {}),
                        },
                  )
              })
              const eased: Round = {
                ...round,
                statements: [...kept, { kind: 'accept', party, on: { clause, option } }],
              }
              const judged = judge(eased)
              if (
                fallen(o) &&
                [...packages(eased)].some((one) => one.get(clause) === option && judged(one))
              ) {
                if (!large.some((one) => one.exact)) coverage.hit('open')
                const had = found.largest.residue.stands
                const sibling = problem.clauseOf.some(
                  (c, q) => c === problem.clauseOf[o] && had[q] === 1,
                )
                // Where the clause had no option at all, something is gained and the list must say so.
                if (!sibling) expect(named).toContain(`${o} ${p}`)
              }
              gains.set(
                `${o} ${p}`,
                Math.max(0, bestPackages(eased).best) - Math.max(0, before.best),
              )
            }),
          )
          const asked = round.statements.filter((one) => one.kind === 'sign')
          const whole = asked.map((sign) => {
            const statements = round.statements.filter((one) => one !== sign)
            return (
              Math.max(0, bestPackages({ ...round, statements }).best) - Math.max(0, before.best)
            )
          })
          const told = found.unlocks.filter((one) => one.option < 0).map((one) => one.gain)
          coverage.hit('whole', told.length)
          expect(told.sort((a, b) => a - b)).toEqual(
            whole.filter((gain) => gain > 0).sort((a, b) => a - b),
          )
          for (const one of found.unlocks) {
            if (one.option < 0) continue
            coverage.hit('exact')
            expect(one.exact).toBe(true)
            expect(one.gain).toBe(gains.get(`${one.option} ${one.party}`) ?? 0)
            gains.delete(`${one.option} ${one.party}`)
          }
          for (const [key, gain] of gains) expect(gain, key).toBeLessThanOrEqual(0)
          expect(found.unlocks.map((one) => one.gain)).toEqual(
            found.unlocks.map((one) => one.gain).sort((a, b) => b - a),
          )
          const inside = new Map(
            found.largest.options.map((o) => [idOf(found, o).clause, idOf(found, o).option]),
          )
          for (const near of found.nearMisses) {
            coverage.hit('near')
            const { clause, option } = idOf(found, near.option)
            const party = round.parties[near.party] ?? ''
            const others: Round = {
              ...round,
              parties: round.parties.filter((one) => one !== party),
              statements: round.statements.filter((one) => one.party !== party),
            }
            expect(judge(others)(new Map([...inside, [clause, option]]))).toBe(true)
          }
        },
      ),
      options(3_000),
    )
    coverage.check()
  },
  campaignTime,
)

function reanchored(condition: Condition, clause: string, option: string): Condition {
  if (condition.kind === 'not')
    return { kind: 'not', part: reanchored(condition.part, clause, option) }
  if (condition.kind === 'and' || condition.kind === 'or')
    return {
      kind: condition.kind,
      parts: condition.parts.map((part) => reanchored(part, clause, option)),
    }
  return condition
}

/** The text of an answer, sentences with their blanks. */
function said(round: Round): string {
  return JSON.stringify(linesOf(finish(answer(resolve(round)))), null, 1)
}

test(
  'law: swapping the parties mirrors every sentence',
  () => {
    const coverage = new Coverage('mirror', ['same', 'different'])
    const swap = (text: string) =>
      text.replace(/North|South/g, (name) => (name === 'North' ? 'South' : 'North'))
    fc.assert(
      fc.property(mixed, (round) => {
        const mirrored = JSON.parse(swap(JSON.stringify(round))) as Round
        const plain = said(round)
        expect(said(mirrored)).toBe(swap(plain))
        coverage.hit(swap(plain) === plain ? 'same' : 'different')
      }),
      options(5_000),
    )
    coverage.check()
  },
  campaignTime,
)

test('alternatives that name the parties mirror too', () => {
  const sheet = (a: string, b: string) =>
    parseSheet(
      `Parties: ${a}, ${b}.\nClause 1.\n${a} accepts clause 1 if it is proposed by ${b}.\n${a} accepts clause 1 if it is proposed by ${a}.\n${b} accepts clause 1.`,
    ).round
  const swapped = said(sheet('South', 'North')).replace(/North|South/g, (name) =>
    name === 'North' ? 'South' : 'North',
  )
  expect(swapped).toBe(said(sheet('North', 'South')))
})

test(
  'law: no order of input changes the result',
  () => {
    const coverage = new Coverage('order', ['package', 'none'])
    const shuffled = mixed.chain((round) =>
      fc
        .tuple(
          fc.shuffledSubarray([...round.parties], { minLength: round.parties.length }),
          fc.shuffledSubarray([...round.clauses], { minLength: round.clauses.length }),
          fc.shuffledSubarray([...round.statements], { minLength: round.statements.length }),
          fc.shuffledSubarray([...round.facts], { minLength: round.facts.length }),
        )
        .map(([parties, clauses, statements, facts]) => ({
          round,
          other: { ...round, parties, clauses, statements, facts } as Round,
        })),
    )
    fc.assert(
      fc.property(shuffled, ({ round, other }) => {
        const a = finish(answer(resolve(round)))
        const b = finish(answer(resolve(other)))
        coverage.hit(a.largest.outcome === 'none' ? 'none' : 'package')
        expect(b.largest).toEqual(a.largest)
        const sorted = (found: Answer) =>
          linesOf(found)
            .map((line) => JSON.stringify(line))
            .sort()
        const names = (found: Answer) =>
          found.unlocks
            .map(
              (one) =>
                `${one.option < 0 ? '' : optionWords(found.problem, one.option)} ${found.problem.round.parties[one.party]} ${one.gain}`,
            )
            .sort()
        expect(names(b)).toEqual(names(a))
        // Statements, clauses and facts in another order: the very same sentences.
        const same = finish(
          answer(resolve({ ...other, parties: round.parties, clauses: round.clauses })),
        )
        expect(sorted(same)).toEqual(sorted(a))
      }),
      options(5_000),
    )
    coverage.check()
  },
  campaignTime,
)

test('the checker refuses two options of a clause, what nobody accepted, half a link, an unsigned whole', () => {
  const { round } = parseSheet(
    'Parties: North, South.\nClause 1: option A, option B.\nClause 2.\nClause 3.\nLinked: clause 2, clause 3.\n' +
      ['North', 'South']
        .flatMap((party) => [1, 2, 3].map((n) => `${party} accepts clause ${n}.`))
        .join('\n') +
      '\nSouth rejects clause 1 option B.\nNorth signs only if clause 2 is in.',
  )
  const problem = resolve(round)
  const kinds = (options: number[]) => objections(problem, options).map((one) => one.kind)
  expect(kinds([0, 2, 3])).toEqual([])
  expect(kinds([0, 1, 2, 3])).toEqual(['two-options', 'not-accepted'])
  expect(kinds([2])).toEqual(['linked'])
  expect(kinds([])).toEqual(['not-signed'])
  expect(() => objections(problem, [9])).toThrow('option 9')
})

test(
  'law: any sheet at all is read, remarked and answered',
  () => {
    const coverage = new Coverage('any sheet', ['remark', 'statement', 'answer'])
    const line = fc.constantFrom(
      'Parties: North, South.',
      'Clause 1.',
      'Clause 2: option A, option B.',
      'Clause 3: ladder 200, 400 trucks.',
      'Linked: clause 1, clause 9.',
      'Known: clause 1 is proposed by North.',
      'Known: clause 1.',
      '# remark',
      '  and',
      'North accepts clause 1',
      'South accepts clause 3 up to 900.',
      'South signs only if',
      'North rejects clause 2.',
      'South accepts clause 1 only if clause 2 option A is in or it is ratified by 2025-02-30.',
      'x',
      'North accepts clause 3 from 400 up to 200.',
      'South accepts clause 1 unless clause 3 is at least 300.',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const { round, remarks } = parseSheet(lines.join('\n'))
        coverage.hit('statement', round.statements.length)
        coverage.hit('remark', remarks.length + remarksOn(round).length)
        const twice = new Set(round.clauses.map((one) => one.id)).size < round.clauses.length
        if (!twice && new Set(round.parties).size === round.parties.length)
          coverage.hit('answer', linesOf(finish(answer(resolve(round)))).length)
      }),
      options(5_000),
    )
    coverage.check()
  },
  campaignTime,
)
