// From names to numbers: every option gets an index, every condition becomes a need over indices in
// negation normal form. What cannot be resolved, and every fact the desk has not set, is "not known"
// and supports neither a condition nor its contrary (never a yes out of ignorance).
import { compareText } from '../../model/index.ts'
import { keyOf, notOf, type Atom, type Condition, type Fact, type Subject } from '../condition.ts'
import type { Clause, OptionRef, Round, Statement } from './round.ts'

/** A condition over option indices. Each leaf keeps the atom it came from, with its sign. */
export type Need =
  | { readonly kind: 'known'; readonly value: boolean; readonly leaf?: Leaf }
  /** One of these options is in. */
  | { readonly kind: 'some'; readonly of: readonly number[]; readonly leaf: Leaf }
  /** None of these options is in. */
  | { readonly kind: 'none'; readonly of: readonly number[]; readonly leaf: Leaf }
  | { readonly kind: 'all'; readonly parts: readonly Need[] }
  | { readonly kind: 'any'; readonly parts: readonly Need[] }

/** An atom or its contrary, as the party would say it; `fact` has its "it" replaced. */
export interface Leaf {
  readonly condition: Condition
  readonly fact?: Fact
}

export type CellStance = 'accepts' | 'only-if' | 'no' | 'not-asked'

/** What one party says about one option. */
export interface Cell {
  readonly stance: CellStance
  readonly need: Need
  /** In an order that no order of input changes. */
  readonly statements: readonly Statement[]
}

/** A round in numbers. Clauses stand sorted by id, so that no result hangs on the order of input. */
export interface Case {
  readonly round: Round
  readonly clauses: readonly Clause[]
  /** Index of the first option of each clause; one more entry closes the list. */
  readonly first: readonly number[]
  /** Clause index of each option. */
  readonly clauseOf: readonly number[]
  /** cells[option][party index as declared] */
  readonly cells: readonly (readonly Cell[])[]
  /** Linked options, each list sorted. */
  readonly links: readonly (readonly number[])[]
  /** What each party, as declared, asks of the whole package, in an order that input does not change. */
  readonly signing: readonly (readonly { need: Need; statement: Statement }[])[]
}

export const always: Need = { kind: 'known', value: true }
export const never: Need = { kind: 'known', value: false }

/** Resolves a round. References to what does not exist become "not known"; remarks.ts tells of them. */
export function resolve(round: Round): Case {
  const clauses = round.clauses.toSorted((a, b) => compareText(a.id, b.id)).map(sortedOptions)
  const first: number[] = [0]
  const clauseOf: number[] = []
  clauses.forEach((clause, c) => {
    for (let i = 0; i < clause.options.length; i++) clauseOf.push(c)
    first.push(clauseOf.length)
  })
  const index = new Map(clauses.map((clause, c) => [clause.id, c]))
  const names = { clauses, first, index }
  const facts = new KnownFacts(round)
  const canonical = canonicalKeys(round.parties)

  const partyIndex = new Map(round.parties.map((party, p) => [party, p]))
  const said: Statement[][][] = clauseOf.map(() => round.parties.map(() => []))
  const signing: { need: Need; statement: Statement }[][] = round.parties.map(() => [])
  for (const statement of round.statements) {
    const p = partyIndex.get(statement.party)
    if (p === undefined) continue
    if (statement.kind === 'sign') {
      const need = needOf(statement.condition, true, { kind: 'package' }, names, facts)
      signing[p]?.push({ need, statement })
    } else for (const o of spokenOf(statement, names)) said[o]?.[p]?.push(statement)
  }
  const cells = said.map((byParty, o) => {
    const clause = clauses[clauseOf[o] ?? 0] as Clause
    const option = clause.options[o - (first[clauseOf[o] ?? 0] ?? 0)]?.id ?? ''
    const it: Subject = { kind: 'clause', clause: clause.id, ...(option === '' ? {} : { option }) }
    return byParty.map((list) => {
      const sorted = list.toSorted((a, b) => compareText(canonical(a), canonical(b)))
      return cellOf(sorted, (condition) => needOf(condition, true, it, names, facts))
    })
  })
  for (const list of signing)
    list.sort((a, b) => compareText(canonical(a.statement), canonical(b.statement)))
  const links = round.links
    .map((link) => [...new Set(link.flatMap((ref) => optionsOf(ref, names)))].sort((a, b) => a - b))
    .filter((link) => link.length > 1)
    .sort((a, b) => compareText(a.join(), b.join()))
  return { round, clauses, first, clauseOf, cells, links, signing }
}

/** Clause index and options of a case, for looking names up. */
export interface Names {
  readonly clauses: readonly Clause[]
  readonly first: readonly number[]
  readonly index: ReadonlyMap<string, number>
}

function sortedOptions(clause: Clause): Clause {
  if (clause.kind === 'ladder') return clause
  return { ...clause, options: clause.options.toSorted((a, b) => compareText(a.id, b.id)) }
}

/** Option indices a reference means; empty if it means nothing. */
export function optionsOf(ref: OptionRef, names: Names): number[] {
  const c = names.index.get(ref.clause)
  const clause = c === undefined ? undefined : names.clauses[c]
  if (c === undefined || clause === undefined) return []
  const start = names.first[c] ?? 0
  return clause.options.flatMap((option, i) =>
    ref.option === undefined || option.id === ref.option ? [start + i] : [],
  )
}

/** Position of a step on a ladder: the first step that reaches it. Undefined if it is not comparable. */
export function stepIndex(clause: Clause, step: string): number | undefined {
  const exact = clause.options.findIndex((option) => option.id === step)
  if (exact >= 0) return exact
  if (!isNumber(step) || !clause.options.every((option) => isNumber(option.id))) return undefined
  const rising = clause.options.every(
    (option, i) => i === 0 || Number(clause.options[i - 1]?.id) < Number(option.id),
  )
  if (!rising) return undefined
  const reached = clause.options.findIndex((option) => Number(option.id) >= Number(step))
  return reached < 0 ? clause.options.length : reached
}

function isNumber(text: string): boolean {
  return /^\d{1,15}$/.test(text)
}

/** Options that an accepting or rejecting statement speaks of. */
export function spokenOf(
  statement: Extract<Statement, { kind: 'accept' | 'reject' }>,
  names: Names,
): number[] {
  const all = optionsOf(statement.on, names)
  if (statement.kind === 'reject') return all
  const clause = names.clauses[names.index.get(statement.on.clause) ?? -1]
  if (clause === undefined || clause.kind !== 'ladder') return all
  const low = statement.from === undefined ? 0 : stepIndex(clause, statement.from)
  const high =
    statement.upTo === undefined ? clause.options.length - 1 : lastStep(clause, statement.upTo)
  if (low === undefined || high === undefined) return []
  const start = names.first[names.index.get(statement.on.clause) ?? 0] ?? 0
  return all.filter((o) => o - start >= low && o - start <= high)
}

/** The highest step that does not pass the one named. */
function lastStep(clause: Clause, step: string): number | undefined {
  const at = stepIndex(clause, step)
  if (at === undefined) return undefined
  return clause.options[at]?.id === step || Number(clause.options[at]?.id) === Number(step)
    ? at
    : at - 1
}

function cellOf(statements: readonly Statement[], need: (condition: Condition) => Need): Cell {
  if (statements.length === 0) return { stance: 'not-asked', need: never, statements }
  // A "no" prevails over a "yes" of the same party: remarks.ts tells that they differ.
  if (statements.some((one) => one.kind === 'reject'))
    return { stance: 'no', need: never, statements }
  const parts = statements.map((one) =>
    one.kind === 'accept' && one.condition !== undefined ? need(one.condition) : always,
  )
  if (parts.includes(always)) return { stance: 'accepts', need: always, statements }
  const only = parts.length === 1 ? parts[0] : undefined
  return { stance: 'only-if', need: only ?? { kind: 'any', parts }, statements }
}

/** A condition as a need. `sign` false asks for its contrary. `it` is what "it" stands for. */
export function needOf(
  condition: Condition,
  sign: boolean,
  it: Subject,
  names: Names,
  facts: KnownFacts,
): Need {
  if (condition.kind === 'not') return needOf(condition.part, !sign, it, names, facts)
  if (condition.kind === 'and' || condition.kind === 'or') {
    const parts = condition.parts.map((part) => needOf(part, sign, it, names, facts))
    return { kind: (condition.kind === 'and') === sign ? 'all' : 'any', parts }
  }
  const said = sign ? condition : notOf(condition)
  if (condition.kind === 'fact') {
    const fact = { ...condition, about: condition.about.kind === 'it' ? it : condition.about }
    const known = facts.known(fact)
    return { kind: 'known', value: known === sign, leaf: { condition: said, fact } }
  }
  const of = meant(condition, names)
  if (of === undefined) return { kind: 'known', value: false, leaf: { condition: said } }
  return { kind: sign ? 'some' : 'none', of, leaf: { condition: said } }
}

/** Options of which one must be in for the atom to hold; undefined if the atom names nothing. */
export function meant(atom: Exclude<Atom, Fact>, names: Names): number[] | undefined {
  if (atom.kind === 'in') {
    const of = optionsOf(atom, names)
    return of.length === 0 ? undefined : of
  }
  const c = names.index.get(atom.clause)
  const clause = c === undefined ? undefined : names.clauses[c]
  if (c === undefined || clause === undefined || clause.kind !== 'ladder') return undefined
  const exact = stepIndex(clause, atom.step)
  if (exact === undefined) return undefined
  const reached = clause.options[exact]
  const equal =
    reached !== undefined && (reached.id === atom.step || Number(reached.id) === Number(atom.step))
  const low = atom.compare === 'more-than' && equal ? exact + 1 : exact
  const start = names.first[c] ?? 0
  return clause.options.flatMap((_, i) => (i >= low ? [start + i] : []))
}

/** The facts that the desk has set. Ratified early is ratified by any later date, and the contrary. */
export class KnownFacts {
  private readonly facts: Round['facts']
  constructor(round: Round) {
    this.facts = round.facts
  }

  /**
   * True, false, or undefined where the desk has said nothing; a contradiction counts as not known.
   * What is said of a clause is said of each option, unless something is said of that option.
   */
  known(wanted: Fact): boolean | undefined {
    const values = new Set(
      this.facts.filter((one) => implies(one.fact, one.holds, wanted)).map((one) => one.holds),
    )
    if (values.size > 0) return values.size === 1 ? values.has(true) : undefined
    const { about } = wanted
    if (about.kind !== 'clause' || about.option === undefined) return undefined
    return this.known({ ...wanted, about: { kind: 'clause', clause: about.clause } })
  }
}

function implies(set: Fact, holds: boolean, wanted: Fact): boolean {
  if (set.fact !== wanted.fact) return false
  const same = (a: Fact, b: Fact) =>
    keyOf({ ...a, about: a.about, before: '' }) === keyOf({ ...b, about: b.about, before: '' })
  const general =
    holds && wanted.by === undefined
      ? { ...wanted, ...(set.by === undefined ? {} : { by: set.by }) }
      : wanted
  if (!same(set, general)) return false
  if (set.before === wanted.before) return true
  if (holds)
    return wanted.before === undefined || (set.before !== undefined && set.before < wanted.before)
  return set.before === undefined || (wanted.before !== undefined && wanted.before < set.before)
}

/** A key for statements in which parties stand by their place as declared, so that a swap mirrors. */
function canonicalKeys(parties: readonly string[]): (statement: Statement) => string {
  const place = new Map(parties.map((party, p) => [party, `#${p}`]))
  const renamed = (condition: Condition): Condition => {
    if (condition.kind === 'not') return { kind: 'not', part: renamed(condition.part) }
    if (condition.kind === 'and' || condition.kind === 'or')
      return { kind: condition.kind, parts: condition.parts.map(renamed) }
    if (condition.kind !== 'fact' || condition.by === undefined) return condition
    return { ...condition, by: place.get(condition.by) ?? condition.by }
  }
  return (statement) => {
    const condition = statement.kind === 'reject' ? undefined : statement.condition
    const range =
      statement.kind === 'accept' ? [statement.from ?? null, statement.upTo ?? null] : []
    const on = statement.kind === 'sign' ? [] : [statement.on.clause, statement.on.option ?? null]
    const own = condition === undefined ? '' : keyOf(renamed(condition))
    return `${statement.kind}${JSON.stringify([on, range])}${own}`
  }
}
