// The cone of a question: the clauses and phases that can change its answer. What lies outside can be kept
// or broken without touching it, so it is left out.
import { bearersOf, type Condition } from '../../model/index.ts'
import { momentsOf, refOf, type Plan } from '../plan.ts'
import type { State } from '../state.ts'

export interface Slice {
  readonly slots: ReadonlySet<number>
  readonly phases: ReadonlySet<number>
  /** Phases of which only the clock matters: the slice is followed to their stated end, no farther. */
  readonly clocks: ReadonlySet<number>
}

export interface Roots {
  readonly slots?: Iterable<number>
  readonly phases?: Iterable<number>
}

export function sliceOf({ plan, phases: now }: State, roots: Roots): Slice {
  const clocks = new Set<number>()
  const slots = new Set<number>()
  const phases = new Set<number>()
  const clause = (id: string) => {
    for (const one of plan.byClause.get(id) ?? []) slot(one)
    // "Unanswered" is about the clause that answers.
  }
  const condition = (one: Condition | undefined | null, own: string | null): void => {
    if (!one) return
    switch (one.kind) {
      case 'and':
      case 'or':
        for (const part of one.of) condition(part, own)
        return
      case 'not':
        condition(one.of, own)
        return
      case 'clause':
        clause(one.clause)
        return
      case 'unanswered':
        clause(one.clause)
        for (const n of plan.answers.get(one.clause) ?? []) slot(n)
        return
      case 'phase':
        phase(plan.phases.get(one.phase) ?? -1)
        return
      case 'word':
        // A body's finding depends on what it was asked about.
        if (one.clause !== undefined) clause(one.clause)
        return
      case 'event':
      case 'while':
      case 'words':
    }
  }
  const phase = (n: number): void => {
    if (n < 0 || phases.has(n)) return
    phases.add(n)
    const planned = plan.agreement.phases[n]
    if (!planned) return
    if (planned.begins.kind === 'when') condition(planned.begins.condition, null)
    if (planned.begins.kind === 'anchor') follow(planned.begins.ref)
    condition(planned.complete?.condition, null)
    const index = plan.continuations.get(planned.id)
    const going = index === undefined ? undefined : plan.slots[index]?.clause
    if (going?.kind === 'continuation') condition(going.while, going.id)
    for (const rule of plan.rules)
      if (rule.verb === 'end' && rule.phase === planned.id) ruleNeeds(rule)
  }
  const follow = (ref: ReturnType<typeof refOf>): void => {
    if (ref === null) return
    if (ref.kind === 'phase-start' || ref.kind === 'phase-end')
      phase(plan.phases.get(ref.phase) ?? -1)
    if (ref.kind === 'clause-done' || ref.kind === 'clause-due' || ref.kind === 'each')
      clause(ref.clause)
  }
  const ruleNeeds = (rule: Plan['rules'][number]): void => {
    clause(rule.source)
    if (rule.moreThan !== null) for (const n of plan.answers.get(rule.source) ?? []) slot(n)
    condition(rule.until, rule.source)
    condition(rule.condition, rule.source)
  }
  const slot = (n: number): void => {
    if (slots.has(n)) return
    slots.add(n)
    const planned = plan.slots[n]
    if (!planned) return
    const own = planned.clause
    if (insideItsPhase(plan, planned) && now[planned.phase]?.mode === 'running')
      clocks.add(planned.phase)
    else {
      phase(planned.phase)
      plan.agreement.phases.forEach((one, i) => {
        if (one.onExpiry?.kind === 'lapses') phase(i)
      })
    }
    condition(own.condition, own.id)
    for (const moment of momentsOf(own)) follow(refOf(moment))
    if (own.kind === 'duty' && own.forEach !== undefined) clause(own.forEach)
    for (const rule of plan.rules) {
      if (rule.verb !== 'suspend' && rule.verb !== 'hold-back') continue
      const mine =
        rule.targets.includes(own.id) ||
        (rule.targets.length === 0 &&
          rule.phase !== null &&
          plan.phases.get(rule.phase) === planned.phase)
      if (!mine) continue
      if (rule.verb === 'hold-back' && !rule.holders.some((one) => bearersOf(own).includes(one)))
        continue
      ruleNeeds(rule)
    }
    for (const lock of plan.agreement.interlocks)
      if (lock.steps.flat().includes(own.id)) for (const one of lock.steps.flat()) clause(one)
  }
  for (const one of roots.slots ?? []) slot(one)
  for (const one of roots.phases ?? []) phase(one)
  // A clock stops where its phase ends; with a whole phase beside it, it is one too.
  if (phases.size > 0) for (const n of clocks) phase(n)
  for (const n of phases) clocks.delete(n)
  for (const n of clocks)
    for (const rule of plan.rules)
      if (rule.verb === 'end' && rule.phase === plan.agreement.phases[n]?.id) ruleNeeds(rule)
  return { slots, phases, clocks }
}

/** Every limit of the clause lies inside the stated time of its phase, so that its end changes nothing. */
function insideItsPhase(plan: Plan, planned: Plan['slots'][number]): boolean {
  const { clause } = planned
  if (planned.phase < 0 || clause.kind !== 'duty') return false
  const length = plan.agreement.phases[planned.phase]?.length
  const days = length?.unit === 'week' ? 7 * length.n : length?.unit === 'day' ? length.n : 0
  // Before the last day: what follows from a limit is seen while the phase still runs.
  return clause.due.kind === 'every'
    ? false
    : momentsOf(clause).every((one) => one.kind === 'day' && one.n < days)
}
