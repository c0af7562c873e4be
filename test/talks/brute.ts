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

/** Is the package acceptable to every party, in the sense of the definition? */
export function acceptable(round: Round, chosen: Package): boolean {
  for (const link of round.links) {
    const inside = link.filter((ref) => chosen.get(ref.clause) === ref.option)
    if (inside.length !== 0 && inside.length !== link.length) return false
  }
  for (const party of round.parties) {
    const own = round.statements.filter((one) => one.party === party)
    for (const one of own)
      if (one.kind === 'sign' && truthOf(one.condition, undefined, round, chosen) !== true)
        return false
    for (const [clause, option] of chosen) {
      const steps = order(round, clause)
      const about = own.filter((one) => {
        if (one.kind === 'sign' || one.on.clause !== clause) return false
        if (one.on.option !== undefined && one.on.option !== option) return false
        if (one.kind === 'reject') return true
        const at = steps.indexOf(option)
        if (one.from !== undefined && at < steps.indexOf(one.from)) return false
        return one.upTo === undefined || at <= steps.indexOf(one.upTo)
      })
      if (about.some((one) => one.kind === 'reject')) return false
      const it = { clause, option }
      const yes = about.some(
        (one) =>
          one.kind === 'accept' &&
          (one.condition === undefined || truthOf(one.condition, it, round, chosen) === true),
      )
      if (!yes) return false
    }
  }
  return true
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

/** All best packages; empty if no party would sign anything. */
export function bestPackages(round: Round): { best: number; packages: Package[] } {
  let best = -1
  let found: Package[] = []
  for (const chosen of packages(round)) {
    const count = countOf(round, chosen)
    if (count < best || !acceptable(round, chosen)) continue
    if (count > best) {
      best = count
      found = []
    }
    found.push(chosen)
  }
  return { best, packages: found }
}
