// What the runtime computes of a state, as expressions: late, kept, met, excused. Each function here has
// its namesake in condition.ts, settle.ts or powers.ts and must say the same.
import type { ActorId, ClauseFact, ClauseId, Condition } from '../../model/index.ts'
import type { Rule } from '../plan.ts'
import { wordKey } from '../state.ts'
import { refuse, shapeAt, type Context, type Part, type Steps } from './context.ts'
import {
  and,
  atLeast,
  either,
  eq,
  gt,
  lt,
  minus,
  neq,
  not,
  or,
  plus,
  sum,
  type Expr,
} from './net.ts'

export function isDone(context: Context, slot: number): Expr {
  const shape = shapeAt(context, slot)
  if (context.state.slots[slot]?.done) return 1
  return shape.kind === 'steps' ? eq(shape.n, shape.steps) : 0
}

export function isLate(context: Context, slot: number): Expr {
  const shape = shapeAt(context, slot)
  const known = context.state.slots[slot]
  if (known?.waived || known?.done) return 0
  switch (shape.kind) {
    case 'steps':
      return or(...shape.parts.map((one) => (one.verdict ? eq(one.verdict, 1) : 0)))
    case 'quota':
      return gt(shape.short, shape.tolerance)
    case 'answers':
      return gt(shape.late, 0)
    case 'queue': {
      const { late, passed } = values(shape.window)
      let before: Expr = 1
      const found: Expr[] = []
      for (const place of shape.places) {
        found.push(and(before, eq(place, late)))
        before = and(before, eq(place, passed))
      }
      return or(...found)
    }
    case 'prohibition':
    case 'plain':
      return 0
  }
}

/** Values of a place of a queue: 0 none, x: x - 1 ticks left, then late, then passed while excused. */
export function values(window: number): { late: number; passed: number } {
  return { late: window + 2, passed: window + 3 }
}

export function isKept(context: Context, slot: number): Expr {
  const shape = shapeAt(context, slot)
  return and(not(isLate(context, slot)), shape.kind === 'prohibition' ? eq(shape.contrary, 0) : 1)
}

export function clauseIs(context: Context, clause: ClauseId, fact: ClauseFact): Expr {
  const slots = context.plan.byClause.get(clause)
  if (!slots) return 0
  switch (fact) {
    case 'done':
      return and(...slots.map((one) => isDone(context, one)))
    case 'not done':
      return not(clauseIs(context, clause, 'done'))
    case 'late':
      return or(...slots.map((one) => isLate(context, one)))
    case 'not late':
      return not(clauseIs(context, clause, 'late'))
    case 'kept':
      return and(...slots.map((one) => isKept(context, one)))
    case 'suspended':
      return or(...slots.map((one) => isSuspended(context, one)))
    case 'goes on':
      return and(
        ...slots.map((one) => {
          const shape = shapeAt(context, one)
          if (shape.kind === 'steps') return gt(shape.n, 0)
          const at = context.plan.slots[one]?.clause.at
          if (at) refuse(context, 'X103', at, { clause }, clause)
          return 0
        }),
      )
  }
}

function isSuspended(context: Context, slot: number): Expr {
  const known = context.suspensions.get(slot)
  return known ? neq(known.by, 0) : 0
}

/** Acts under a clause that wait for their answer. */
export function unanswered(context: Context, clause: ClauseId): Expr {
  const slots = context.plan.answers.get(clause) ?? context.plan.byClause.get(clause) ?? []
  return sum(slots.map((one) => openOf(context, one)))
}

export function openOf(context: Context, slot: number): Expr {
  const shape = shapeAt(context, slot)
  switch (shape.kind) {
    case 'steps':
      return sum(shape.parts.map((one) => lt(shape.n, one.need)))
    case 'answers':
      return sum([...shape.owed, shape.late])
    case 'queue':
      return sum(shape.places.map((one) => neq(one, 0)))
    case 'quota':
    case 'prohibition':
    case 'plain':
      return 0
  }
}

export function isMet(context: Context, condition: Condition, own: ClauseId | null): Expr {
  switch (condition.kind) {
    case 'and':
      return and(...condition.of.map((one) => isMet(context, one, own)))
    case 'or':
      return or(...condition.of.map((one) => isMet(context, one, own)))
    case 'not':
      return not(isMet(context, condition.of, own))
    case 'clause':
      return clauseIs(context, condition.clause, condition.is)
    case 'phase': {
      const phase = context.phases.get(context.plan.phases.get(condition.phase) ?? -1)
      if (!phase) return 0
      if (condition.is === 'begun') return neq(phase.mode, 0)
      if (condition.is === 'complete') return phase.complete ? eq(phase.complete, 1) : 0
      return atLeast(phase.mode, 3)
    }
    case 'event': {
      const event = context.events.get(condition.event)
      return event ? neq(event, 0) : 0
    }
    case 'while': {
      const event = context.events.get(condition.event)
      return event ? eq(event, 1) : 0
    }
    case 'word': {
      const clause = condition.clause ?? own ?? undefined
      const word = context.words.get(wordKey(condition.body, condition.form, clause))
      if (!word) return 0
      if (condition.form === 'notice') return neq(word, 0)
      return eq(word, condition.result === 'done' ? 1 : 2)
    }
    case 'unanswered':
      return gt(unanswered(context, condition.clause), condition.moreThan)
    case 'words': {
      const index = own === null ? undefined : context.plan.byClause.get(own)?.[0]
      const said = index === undefined ? undefined : context.said.get(index)
      return said ? eq(said, 1) : 0
    }
  }
}

/** True if nothing is missing for a rule to be used by one of its holders. */
export function isAllowed(context: Context, rule: Rule, by: ActorId): Expr {
  const source = context.plan.byClause.get(rule.source)?.[0]
  const needs: Expr[] = []
  if (source !== undefined) needs.push(conditionOf(context, source))
  if (rule.onWord) {
    const word = context.words.get(wordKey(rule.onWord.body, rule.onWord.form, rule.source))
    if (!word) needs.push(0)
    else needs.push(rule.onWord.form === 'notice' ? neq(word, 0) : eq(word, 2))
  } else if (rule.moreThan !== null) needs.push(gt(unanswered(context, rule.source), rule.moreThan))
  else if (rule.condition) needs.push(isMet(context, rule.condition, rule.source))
  else if (rule.remedy) {
    const slots = context.plan.byClause.get(rule.source) ?? []
    const others = slots.filter(
      (n) => slots.length === 1 || !context.plan.slots[n]?.bearers.includes(by),
    )
    needs.push(not(and(...others.map((n) => isKept(context, n)))))
  }
  if (rule.notice) {
    const notice = context.notices.get(noticeKey(by, rule))
    needs.push(notice ? eq(notice, 1) : 0)
  }
  if (rule.until) needs.push(not(isMet(context, rule.until, rule.source)))
  return and(...needs)
}

export function noticeKey(by: ActorId, rule: Rule): string {
  return `${by}|${rule.source}`
}

export function conditionOf(context: Context, slot: number): Expr {
  const clause = context.plan.slots[slot]?.clause
  return clause?.condition === undefined ? 1 : isMet(context, clause.condition, clause.id)
}

/** Excused now, and for the kind that a later act can take back: together with the other half of a step. */
export interface Excused {
  readonly alone: Expr
  readonly together: Expr
}

export function excuseOf(context: Context, slot: number): Excused {
  const planned = context.plan.slots[slot]
  const known = context.state.slots[slot]
  if (!planned || !known) return { alone: 0, together: 0 }
  const { clause, bearers } = planned
  const reasons: Expr[] = [not(conditionOf(context, slot))]
  const suspension = context.suspensions.get(slot)
  if (suspension)
    suspension.holders.forEach((by, i) => {
      const covers = context.plan.rules.filter(
        (rule) => rule.verb === 'suspend' && rule.holders.includes(by) && hits(context, rule, slot),
      )
      reasons.push(
        and(eq(suspension.by, i + 1), or(...covers.map((rule) => isAllowed(context, rule, by)))),
      )
    })
  for (let cell = known.excuses; cell !== null; cell = cell.tail)
    if (cell.head.reason === 'blocked-by-non-party' || cell.head.n === undefined) reasons.push(1)
  for (const rule of context.plan.rules) {
    if (rule.verb !== 'hold-back' || !rule.targets.includes(clause.id)) continue
    const holder = rule.holders.find((one) => bearers.includes(one))
    if (holder !== undefined) reasons.push(isAllowed(context, rule, holder))
  }
  let together: Expr = 0
  for (const lock of context.plan.agreement.interlocks) {
    const step = lock.steps.findIndex((one) => one.includes(clause.id))
    if (step < 0) continue
    reasons.push(
      not(
        and(
          ...lock.steps
            .slice(0, step)
            .flat()
            .map((one) => clauseIs(context, one, 'done')),
        ),
      ),
    )
    const others = (lock.steps[step] ?? []).filter((one) => one !== clause.id)
    together = or(together, not(and(...others.map((one) => clauseIs(context, one, 'done')))))
  }
  const alone = or(...reasons)
  return { alone, together: and(not(alone), together) }
}

/** Rules over all clauses of a phase, or over clauses by number. */
export function hits(context: Context, rule: Rule, slot: number): boolean {
  const planned = context.plan.slots[slot]
  if (!planned) return false
  if (rule.targets.length > 0) return rule.targets.includes(planned.clause.id)
  return rule.phase !== null && context.plan.phases.get(rule.phase) === planned.phase
}

/** True while a clause can be acted upon: its phase runs, or it has none. */
export function isAlive(context: Context, slot: number): Expr {
  const planned = context.plan.slots[slot]
  const known = context.state.slots[slot]
  if (!planned || known?.over) return 0
  const phase = context.phases.get(planned.phase)
  if (planned.phase < 0) return 1
  if (!phase) return 0
  return or(eq(phase.mode, 1), eq(phase.mode, 2))
}

/** True once the limit of a part is over. */
export function isOver(context: Context, part: Part): Expr {
  switch (part.limit.kind) {
    case 'none':
    case 'phase-end':
      return 0
    case 'tick':
      return gt(context.day, part.limit.tick)
    case 'left':
      return eq(part.limit.left, part.limit.window + 2)
  }
}

/** True once a part may be begun. */
export function hasStarted(context: Context, part: Part): Expr {
  switch (part.start.kind) {
    case 'none':
    case 'phase-end':
      return 1
    case 'tick':
      return atLeast(context.day, part.start.tick)
    case 'left':
      return eq(part.start.left, 1)
  }
}

/** The limit of a part has a date: its starting event has happened. */
export function hasLimit(part: Part): Expr {
  return part.limit.kind === 'left' ? neq(part.limit.left, 0) : 1
}

/** The part that the next act does. */
export function nextPart(shape: Steps, said: Expr, pick: (part: Part) => Expr): Expr {
  let found: Expr = 0
  for (const part of shape.parts.toReversed())
    found =
      found === 0
        ? and(lt(said, part.need), pick(part))
        : either(lt(said, part.need), pick(part), found)
  return found
}

/** Steps counted or claimed. */
export function saidOf(shape: Steps): Expr {
  return shape.claimed ? plus(shape.n, shape.claimed) : shape.n
}

export { minus }

/** The text lapsed with a phase that ran out: nothing more is owed, and the search ends there. */
export function hasLapsed(context: Context): Expr {
  if (context.state.lapsed !== null) return 1
  return or(
    ...[...context.phases].map(([n, phase]) =>
      context.plan.agreement.phases[n]?.onExpiry?.kind === 'lapses' ? eq(phase.mode, 4) : 0,
    ),
  )
}
