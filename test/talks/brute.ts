// The plainest meaning of a round, written straight from its definition and sharing no code with src:
// try every package, ask every party.
import type { Condition, Fact, Subject } from '../../src/talks/index.ts'
import type { Round } from '../../src/talks/index.ts'

/** clause id → option id, for the clauses that are in. */
export type Package = ReadonlyMap<string, string>

const order = (round: Round, clause: string) =>
  round.clauses.find((one) => one.id === clause)?.options.map((one) => one.id) ?? []

/** true, false, or undefined for "not known". */
export function truthOf(
  condition: Condition,
  it: { clause: string; option: string } | undefined,
  round: Round,
  chosen: Package,
): boolean | undefined {
  if (condition.kind === 'not') {
    const inner = truthOf(condition.part, it, round, chosen)
    return inner === undefined ? undefined : !inner
  }
  if (condition.kind === 'and' || condition.kind === 'or') {
    const values = condition.parts.map((part) => truthOf(part, it, round, chosen))
    const settles = condition.kind === 'or'
    if (values.includes(settles)) return settles
    return values.includes(undefined) ? undefined : !settles
  }
  if (condition.kind === 'fact') return factOf(condition, it, round)
  const steps = order(round, condition.clause)
  if (steps.length === 0) return undefined
  const now = chosen.get(condition.clause)
  if (condition.kind === 'in') {
    if (condition.option === undefined) return now !== undefined
    return steps.includes(condition.option) ? now === condition.option : undefined
  }
  if (round.clauses.find((one) => one.id === condition.clause)?.kind !== 'ladder') return undefined
  const wanted = Number(condition.step)
  const level = now === undefined ? -Infinity : Number(now)
  return condition.compare === 'at-least' ? level >= wanted : level > wanted
}

function factOf(
  fact: Fact,
  it: { clause: string; option: string } | undefined,
  round: Round,
): boolean | undefined {
  const own: Subject = it ? { kind: 'clause', ...it } : { kind: 'package' }
  const about: Subject = fact.about.kind === 'it' ? own : fact.about
  const text = (one: { kind: string; clause?: string; option?: string }) =>
    `${one.kind} ${one.clause ?? ''} ${one.option ?? ''}`
  const told = (subject: string) =>
    round.facts.find(
      (one) =>
        one.fact.fact === fact.fact && one.fact.by === fact.by && text(one.fact.about) === subject,
    )?.holds
  // What is said of a clause is said of each of its options, unless something is said of that option.
  const whole = 'clause' in about ? { kind: about.kind, clause: about.clause } : about
  return told(text(about)) ?? told(text(whole))
}

/** A judge of packages: is it acceptable to every party, in the sense of the definition? */
export function judge(round: Round): (chosen: Package) => boolean {
  const signs = round.statements.filter((one) => one.kind === 'sign')
  // For each option and party the conditions of which one must hold; none at all: not accepted.
  const said = new Map<string, (Condition | undefined)[][]>()
  for (const clause of round.clauses)
    for (const [at, { id: option }] of clause.options.entries()) {
      const steps = clause.options.map((one) => one.id)
      const byParty = round.parties.map((party) => {
        const about = round.statements.filter((one) => {
          if (one.party !== party || one.kind === 'sign' || one.on.clause !== clause.id)
            return false
          if (one.on.option !== undefined && one.on.option !== option) return false
          if (one.kind === 'reject') return true
          if (one.from !== undefined && at < steps.indexOf(one.from)) return false
          return one.upTo === undefined || at <= steps.indexOf(one.upTo)
        })
        if (about.some((one) => one.kind === 'reject')) return []
        return about.map((one) => (one.kind === 'accept' ? one.condition : undefined))
      })
      said.set(`${clause.id} ${option}`, byParty)
    }
  return (chosen) => {
    for (const link of round.links) {
      const inside = link.filter((ref) => chosen.get(ref.clause) === ref.option)
      if (inside.length !== 0 && inside.length !== link.length) return false
    }
    for (const one of signs)
      if (truthOf(one.condition, undefined, round, chosen) !== true) return false
    for (const [clause, option] of chosen) {
      const it = { clause, option }
      const yes = (one: Condition | undefined) =>
        one === undefined || truthOf(one, it, round, chosen) === true
      if (!said.get(`${clause} ${option}`)?.every((list) => list.some(yes))) return false
    }
    return true
  }
}

/** Every package of a round; at most `limit` of them. */
export function* packages(round: Round, limit = 1e6): Generator<Package> {
  const count = round.clauses.reduce((n, one) => n * (one.options.length + 1), 1)
  if (count > limit) throw new Error(`${count} packages are too many to try, at most ${limit}`)
  for (let code = 0; code < count; code++) {
    const chosen = new Map<string, string>()
    let rest = code
    for (const clause of round.clauses) {
      const digit = rest % (clause.options.length + 1)
      rest = Math.floor(rest / (clause.options.length + 1))
      const option = clause.options[digit - 1]
      if (option !== undefined) chosen.set(clause.id, option.id)
    }
    yield chosen
  }
}

/** What a package counts: clauses by weight first, then steps of ladders. */
export function countOf(round: Round, chosen: Package): number {
  const steps = round.clauses.reduce(
    (n, c) => n + (c.kind === 'ladder' ? c.options.length - 1 : 0),
    0,
  )
  let sum = 0
  for (const clause of round.clauses) {
    const option = chosen.get(clause.id)
    if (option === undefined) continue
    const step = clause.kind === 'ladder' ? clause.options.findIndex((one) => one.id === option) : 0
    sum += (clause.weight ?? 1) * (steps + 1) + step
  }
  return sum
}

/** All best packages; none, with best -1, if no package at all would be signed. */
export function bestPackages(round: Round): { best: number; packages: Package[] } {
  const acceptable = judge(round)
  const all = [...packages(round)].map((chosen) => ({ chosen, count: countOf(round, chosen) }))
  all.sort((a, b) => b.count - a.count)
  let best = -1
  const found: Package[] = []
  for (const { chosen, count } of all) {
    if (count < best) break
    if (!acceptable(chosen)) continue
    best = count
    found.push(chosen)
  }
  return { best, packages: found }
}
