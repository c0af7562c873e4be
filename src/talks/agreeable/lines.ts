// An answer as a list of sentences to say: ids of words with their blanks, and how far each is set in.
// Names of clauses and parties come from the record; the sentences are in words/en/talks.ts.
import { printClause, printCondition } from '../condition-print.ts'
import type { Answer, Why } from './answer.ts'
import { limits } from './card.ts'
import type { Objection } from './package.ts'
import type { Ground, ReasonStep } from './reasons.ts'
import type { Case, Leaf } from './resolve.ts'

export interface Line {
  readonly id: string
  readonly data: Readonly<Record<string, string | number>>
  /** 0 for a heading, 1 and more below it. */
  readonly depth: number
}

/** "clause 4 option B", or "clause 3 at 400 trucks" for a step of a ladder. */
export function optionWords(problem: Case, o: number): string {
  const c = problem.clauseOf[o] ?? 0
  const clause = problem.clauses[c]
  const option = clause?.options[o - (problem.first[c] ?? 0)]
  if (clause === undefined || option === undefined) throw new Error(`no option ${o}`)
  if (option.id === '') return printClause({ clause: clause.id })
  if (clause.kind === 'choice') return printClause({ clause: clause.id, option: option.id })
  const unit = clause.unit === undefined ? '' : ` ${clause.unit}`
  return `${printClause({ clause: clause.id })} at ${option.id}${unit}`
}

/** Every sentence of an answer, clauses in the order in which they were declared. */
export function linesOf(answer: Answer): Line[] {
  const { problem, largest } = answer
  const { round } = problem
  const lines: Line[] = []
  const say = (depth: number, id: string, data: Line['data'] = {}) =>
    lines.push({ id: `talks-${id}`, data, depth })
  const name = (o: number) => optionWords(problem, o)
  const declared = order(problem)
  const inside = new Set(largest.options)
  const clauses = new Set(largest.options.map((o) => problem.clauseOf[o]))

  if (largest.outcome === 'none') {
    say(0, 'none')
    for (const ground of answer.unsigned?.parties ?? []) sayGround(problem, ground, 1, say, true)
    for (const step of answer.unsigned?.steps ?? []) sayStep(problem, step, 2, say)
  } else {
    say(
      0,
      largest.outcome !== 'package'
        ? 'package-unproven'
        : clauses.size === 0
          ? 'package-empty'
          : 'package',
      {
        clauses: clauses.size,
        of: round.clauses.length,
      },
    )
    for (const o of declared)
      if (inside.has(o))
        say(
          1,
          largest.share[o] === 'all'
            ? 'in-all'
            : largest.share[o] === 'some'
              ? 'in-some'
              : 'in-open',
          { clause: name(o) },
        )
    const other = declared.filter((o) => !inside.has(o) && largest.share[o] === 'some')
    if (other.length > 0) say(0, 'others')
    for (const o of other) say(1, 'in-other', { clause: name(o) })
    const out = declared.filter((o) => !inside.has(o) && largest.share[o] !== 'some')
    if (out.length > 0) say(0, 'out')
    const why = new Map(answer.excluded.map((one) => [one.option, one.why]))
    for (const o of out) sayWhy(problem, o, why.get(o) as Why, largest.weight, say)
  }
  const useful = answer.unlocks.filter((one) => one.clauses.length > 0).slice(0, 5)
  if (useful.length > 0) say(0, 'unlock-head')
  for (const one of useful) {
    const party = round.parties[one.party] ?? ''
    const data = {
      party,
      clause: one.option < 0 ? '' : name(one.option),
      count: one.clauses.length,
      list: clauseList(problem, one.clauses),
    }
    say(1, one.option < 0 ? 'unlock-whole' : one.exact ? 'unlock' : 'unlock-open', data)
  }
  if (answer.nearMisses.length > 0) say(0, 'near-head')
  for (const one of answer.nearMisses) {
    const party = round.parties[one.party] ?? ''
    say(1, `near-${one.stance}`, {
      party,
      clause: name(one.option),
      missing: leafWords(one.missing),
    })
  }
  if (answer.loops.length > 0) say(0, 'loop-head')
  for (const loop of answer.loops) {
    const parties = loop.parties.map((p) => round.parties[p] ?? '').join(', ')
    say(1, loop.meets ? 'loop-meets' : 'loop-open', {
      list: loop.options.map(name).join(', '),
      parties,
    })
  }
  say(0, 'limit-head')
  for (const id of limits) lines.push({ id, data: {}, depth: 1 })
  return lines
}

type Say = (depth: number, id: string, data?: Line['data']) => void

/** Option indices in the order in which clauses were declared. */
function order(problem: Case): number[] {
  const place = new Map(problem.round.clauses.map((clause, i) => [clause.id, i]))
  const at = (o: number) => place.get(problem.clauses[problem.clauseOf[o] ?? 0]?.id ?? '') ?? 0
  return [...problem.clauseOf.keys()].sort((a, b) => at(a) - at(b) || a - b)
}

function clauseList(problem: Case, clauses: readonly number[]): string {
  const place = new Map(problem.round.clauses.map((clause, i) => [clause.id, i]))
  const at = (c: number) => place.get(problem.clauses[c]?.id ?? '') ?? 0
  return clauses
    .toSorted((a, b) => at(a) - at(b))
    .map((c) => printClause({ clause: problem.clauses[c]?.id ?? '' }))
    .join(', ')
}

function leafWords(leaves: readonly Leaf[]): string {
  const words = leaves.map((leaf) => printCondition(leaf.condition))
  return [...new Set(words)].join('; ')
}

function sayWhy(problem: Case, option: number, why: Why, best: number, say: Say): void {
  const clause = optionWords(problem, option)
  say(1, 'out-one', { clause })
  if (why.kind === 'lower-step') say(2, 'lower-step', { above: optionWords(problem, why.above) })
  else if (why.kind === 'fell') for (const step of why.steps) sayStep(problem, step, 2, say)
  else {
    for (const one of why.objections) sayObjection(problem, one, option, say)
    if (why.price?.kind === 'never') say(2, 'price-never', { clause })
    else if (why.price !== undefined) {
      const kept = new Set(why.price.options.map((o) => problem.clauseOf[o]))
      say(2, why.price.loss > 0 ? 'price' : 'price-none', { clause, clauses: kept.size, best })
    }
  }
}

function sayStep(problem: Case, step: ReasonStep, depth: number, say: Say): void {
  const clause = optionWords(problem, step.option)
  for (const ground of step.grounds) sayGround(problem, ground, depth, say, false, clause)
  if (step.grounds.length === 0)
    say(depth, 'ground-linked', {
      clause,
      list: step.linked.map((o) => optionWords(problem, o)).join(', '),
    })
}

function sayGround(
  problem: Case,
  ground: Ground,
  depth: number,
  say: Say,
  whole: boolean,
  clause = '',
): void {
  const { party } = ground
  const missing = leafWords(ground.missing)
  say(depth, whole ? 'ground-sign' : `ground-${ground.because}`, { party, clause, missing })
  for (const one of ground.statements)
    if (one.words !== undefined) say(depth + 1, 'words', { party, words: one.words })
  for (const leaf of ground.missing)
    if (leaf.fact !== undefined) say(depth + 1, 'fact-open', { fact: printCondition(leaf.fact) })
}

function sayObjection(problem: Case, one: Objection, option: number, say: Say): void {
  const parties = problem.round.parties
  if (one.kind === 'two-options')
    say(2, 'object-two', {
      other: optionWords(problem, one.options.find((o) => o !== option) ?? option),
    })
  else if (one.kind === 'linked')
    say(2, 'object-linked', {
      clause: optionWords(problem, one.option),
      other: optionWords(problem, one.other),
    })
  else if (one.kind === 'not-signed') say(2, 'object-sign', { party: parties[one.party] ?? '' })
  else {
    const party = parties[one.party] ?? ''
    say(2, one.option === option ? 'object-own' : 'object-other', {
      party,
      clause: optionWords(problem, one.option),
    })
  }
}
