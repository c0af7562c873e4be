// What a person should be told about the conditions before a run: names that mean nothing, conditions
// that contradict themselves, can never matter, or speak of nothing but themselves. A condition is
// tried under every case of the clauses and facts it names; beyond 4,096 cases nothing is claimed.
import {
  atomsOf,
  factKey,
  type Atom,
  type Condition,
  type Extent,
  type Fact,
  type Remark,
} from '../condition.ts'
import { printClause, printCondition } from '../condition-print.ts'
import { KnownFacts, meant, optionsOf, spokenOf, stepIndex, type Names } from './resolve.ts'
import type { Clause, Round, Statement } from './round.ts'

const most = 4096
const nowhere: Extent = { from: 0, to: 0 }

/** Remarks on a round, in the order of its statements. Errors leave a condition without effect. */
export function remarksOn(round: Round): Remark[] {
  const names = namesOf(round)
  const facts = new KnownFacts(round)
  const remarks: Remark[] = [...onClauses(round), ...onLinks(round, names)]
  for (const { fact } of round.facts) {
    remarks.push(...onSubject(fact, names))
    if (contradicted(fact, round))
      remarks.push(remark('fact-contradicts', 'error', fact.at, { fact: factWords(fact) }))
  }
  const told = new Set<string>()
  for (const statement of round.statements) {
    if (!round.parties.includes(statement.party))
      remarks.push(remark('party-unknown', 'error', statement.at, { party: statement.party }))
    if (statement.kind !== 'sign') remarks.push(...onTarget(statement, names))
    if (statement.kind === 'reject') continue
    remarks.push(...beside(statement, round, names))
    const { condition } = statement
    if (condition === undefined) continue
    const wrong = [...atomsOf(condition)].flatMap(({ atom }) => [...onAtom(atom, names)])
    remarks.push(...wrong)
    if (wrong.every((one) => one.severity !== 'error'))
      remarks.push(...onMeaning(statement, condition, names))
    // A fact that nobody has set is told once.
    for (const { atom } of atomsOf(condition)) {
      if (atom.kind !== 'fact') continue
      for (const fact of factsMeant(atom, statement, names)) {
        const key = factKey(fact)
        if (facts.known(fact) !== undefined || told.has(key)) continue
        told.add(key)
        remarks.push(remark('fact-unset', 'note', atom.at, { fact: factWords(fact) }))
      }
    }
  }
  return remarks
}

function remark(
  code: string,
  severity: Remark['severity'],
  at: Extent | undefined,
  data: Remark['data'] = {},
): Remark {
  return { code: `talks-${code}`, severity, at: at ?? nowhere, data }
}

function namesOf(round: Round): Names {
  const { clauses } = round
  const first: number[] = [0]
  for (const clause of clauses) first.push((first.at(-1) ?? 0) + clause.options.length)
  return { clauses, first, index: new Map(clauses.map((clause, c) => [clause.id, c])) }
}

function* onClauses(round: Round): Generator<Remark> {
  const seen = new Set<string>()
  for (const party of round.parties) {
    if (seen.has(party)) yield remark('party-twice', 'error', undefined, { party })
    seen.add(party)
  }
  const ids = new Set<string>()
  for (const clause of round.clauses) {
    if (ids.has(clause.id)) yield remark('clause-twice', 'error', undefined, { clause: clause.id })
    ids.add(clause.id)
    const options = clause.options.map((one) => one.id)
    const twice = options.find((id, i) => options.indexOf(id) !== i)
    if (twice !== undefined)
      yield remark('option-twice', 'error', undefined, { clause: clause.id, option: twice })
    const numbers = options.map(Number)
    if (
      clause.kind === 'ladder' &&
      numbers.every(Number.isFinite) &&
      numbers.some((n, i) => i > 0 && n <= (numbers[i - 1] as number))
    )
      yield remark('ladder-order', 'error', undefined, { clause: clause.id })
  }
}

function* onLinks(round: Round, names: Names): Generator<Remark> {
  for (const link of round.links) {
    for (const ref of link) yield* onReference(ref, undefined, names)
    const clauses = link.map((ref) => ref.clause)
    const twice = clauses.find((id, i) => clauses.indexOf(id) !== i)
    if (twice !== undefined) yield remark('link-same-clause', 'error', undefined, { clause: twice })
    if (link.some((ref) => optionsOf(ref, names).length > 1))
      yield remark('link-needs-option', 'error', undefined, { clause: clauses.join(', ') })
  }
}

function* onReference(
  ref: { clause: string; option?: string },
  at: Extent | undefined,
  names: Names,
): Generator<Remark> {
  if (!names.index.has(ref.clause))
    yield remark('clause-unknown', 'error', at, { clause: ref.clause })
  else if (optionsOf(ref, names).length === 0)
    yield remark('option-unknown', 'error', at, { clause: ref.clause, option: ref.option ?? '' })
}

function* onTarget(
  statement: Exclude<Statement, { kind: 'sign' }>,
  names: Names,
): Generator<Remark> {
  yield* onReference(statement.on, statement.at, names)
  const clause = clauseOf(statement.on.clause, names)
  if (clause === undefined || statement.kind === 'reject') return
  for (const step of [statement.from, statement.upTo]) {
    if (step === undefined) continue
    if (clause.kind !== 'ladder')
      yield remark('not-ladder', 'error', statement.at, { clause: clause.id })
    else if (stepIndex(clause, step) === undefined)
      yield remark('step-unknown', 'error', statement.at, { clause: clause.id, step })
  }
  if (clause.kind === 'ladder' && spokenOf(statement, names).length === 0)
    yield remark('range-empty', 'error', statement.at, { clause: clause.id })
}

function clauseOf(id: string, names: Names): Clause | undefined {
  return names.clauses[names.index.get(id) ?? -1]
}

function* onSubject(fact: Fact, names: Names): Generator<Remark> {
  if (fact.about.kind === 'clause') yield* onReference(fact.about, fact.at, names)
}

function* onAtom(atom: Atom, names: Names): Generator<Remark> {
  if (atom.kind === 'fact') yield* onSubject(atom, names)
  else if (atom.kind === 'in') yield* onReference(atom, atom.at, names)
  else {
    const clause = clauseOf(atom.clause, names)
    const { step, unit } = atom
    if (clause === undefined) yield* onReference({ clause: atom.clause }, atom.at, names)
    else if (clause.kind !== 'ladder')
      yield remark('not-ladder', 'error', atom.at, { clause: clause.id })
    else if (meant(atom, names) === undefined)
      yield remark('step-unknown', 'error', atom.at, { clause: clause.id, step })
    else if (unit !== undefined && clause.unit !== undefined && unit !== clause.unit)
      yield remark('unit-differs', 'warning', atom.at, {
        clause: clause.id,
        unit,
        declared: clause.unit,
      })
  }
}

/** Words of the same party on the same option that make this statement idle or contradict it. */
function* beside(
  statement: Exclude<Statement, { kind: 'reject' }>,
  round: Round,
  names: Names,
): Generator<Remark> {
  if (statement.kind === 'sign') return
  const spoken = spokenOf(statement, names)
  const others = round.statements.filter(
    (one) => one !== statement && one.party === statement.party,
  )
  const over = (one: Statement) => (one.kind === 'sign' ? [] : spokenOf(one, names))
  const words = { party: statement.party, clause: printClause(statement.on) }
  const refused = others.filter((one) => one.kind === 'reject').flatMap(over)
  if (spoken.some((o) => refused.includes(o)))
    yield remark('accept-and-reject', 'warning', statement.at, words)
  if (statement.condition === undefined) return
  const plain = others
    .filter((one) => one.kind === 'accept' && one.condition === undefined)
    .flatMap(over)
  if (spoken.length > 0 && spoken.every((o) => plain.includes(o)))
    yield remark('condition-covered', 'warning', statement.condition.at ?? statement.at, words)
}

/** One case: which option of each clause is in (-1: none), which facts hold. */
interface Trial {
  options: Map<string, number>
  facts: Map<string, boolean>
}

function onMeaning(
  statement: Exclude<Statement, { kind: 'reject' }>,
  condition: Condition,
  names: Names,
): Remark[] {
  const at = condition.at ?? statement.at
  const words = { condition: printCondition(condition) }
  const own = statement.kind === 'accept' ? statement.on.clause : undefined
  const atoms = [...atomsOf(condition)].map(({ atom }) => atom)
  const ownFact = (atom: Atom) =>
    atom.kind === 'fact' && atom.fact === 'proposed' && atom.by === statement.party
  const aboutSelf = (atom: Atom) => atom.kind !== 'fact' && atom.clause === own
  const trials = trialsOf(statement, atoms, names)
  if (trials === undefined) return []
  const value = (one: Condition, trial: Trial) => truth(one, trial, names)
  const values = trials.map((trial) => value(condition, trial))
  if (values.every((one) => !one)) return [remark('condition-contradicts', 'error', at, words)]
  if (atoms.every((atom) => aboutSelf(atom) || ownFact(atom)) && atoms.length > 0) {
    if (atoms.some(ownFact))
      return [remark('condition-own-act', 'warning', at, { ...words, party: statement.party })]
    return [remark('condition-self', 'warning', at, words)]
  }
  if (values.every((one) => one)) return [remark('condition-always', 'warning', at, words)]
  return atoms.flatMap((atom, i) => {
    const idle = [true, false].every((forced) =>
      trials.every(
        (trial, t) => truth(condition, trial, names, { at: i, value: forced }) === values[t],
      ),
    )
    const part = printCondition(atom)
    return idle ? [remark('condition-part-idle', 'warning', atom.at ?? at, { ...words, part })] : []
  })
}

function trialsOf(
  statement: Exclude<Statement, { kind: 'reject' }>,
  atoms: readonly Atom[],
  names: Names,
): Trial[] | undefined {
  const clauses = [...new Set(atoms.flatMap((atom) => (atom.kind === 'fact' ? [] : [atom.clause])))]
  const facts = [...new Set(atoms.flatMap((atom) => (atom.kind === 'fact' ? [factKey(atom)] : [])))]
  const choices = clauses.map((id) => {
    const all = optionsOf({ clause: id }, names)
    // The condition is asked only where the option it belongs to is in.
    if (statement.kind === 'accept' && statement.on.clause === id) return spokenOf(statement, names)
    return [-1, ...all]
  })
  const count = choices.reduce((n, list) => n * list.length, 2 ** Math.min(facts.length, 20))
  if (count > most) return undefined
  let trials: Trial[] = [{ options: new Map(), facts: new Map() }]
  clauses.forEach((id, i) => {
    trials = trials.flatMap(({ options, facts: known }) =>
      (choices[i] ?? []).map((o) => ({ options: new Map(options).set(id, o), facts: known })),
    )
  })
  for (const key of facts)
    trials = trials.flatMap(({ options, facts: known }) =>
      [true, false].map((value) => ({ options, facts: new Map(known).set(key, value) })),
    )
  return trials
}

/** Truth in a trial; `forced` replaces the atom with that place in the order written. */
function truth(
  condition: Condition,
  trial: Trial,
  names: Names,
  forced?: { at: number; value: boolean },
): boolean {
  let place = 0
  const of = (one: Condition): boolean => {
    if (one.kind === 'not') return !of(one.part)
    // No short cut: every atom must be counted.
    if (one.kind === 'and') return one.parts.map(of).every((value) => value)
    if (one.kind === 'or') return one.parts.map(of).some((value) => value)
    const here = place++
    if (forced?.at === here) return forced.value
    if (one.kind === 'fact') return trial.facts.get(factKey(one)) ?? false
    return (meant(one, names) ?? []).includes(trial.options.get(one.clause) ?? -1)
  }
  return of(condition)
}

function factsMeant(fact: Fact, statement: Statement, names: Names): Fact[] {
  if (fact.about.kind !== 'it') return [fact]
  if (statement.kind === 'sign') return [{ ...fact, about: { kind: 'package' } }]
  const { clause } = statement.on
  return spokenOf(statement as Exclude<Statement, { kind: 'sign' }>, names).map((o) => {
    const c = names.index.get(clause) ?? 0
    const option = names.clauses[c]?.options[o - (names.first[c] ?? 0)]?.id ?? ''
    return { ...fact, about: { kind: 'clause', clause, ...(option === '' ? {} : { option }) } }
  })
}

function factWords(fact: Fact): string {
  return printCondition(fact)
}

function contradicted(fact: Fact, round: Round): boolean {
  const key = factKey(fact)
  return (
    new Set(round.facts.filter((one) => factKey(one.fact) === key).map((one) => one.holds)).size > 1
  )
}
