// Powers and the words of bodies as steps: who may suspend, hold back, end, and on whose word.
import { type ActorId } from '../../model/index.ts'
import { type Rule } from '../plan.ts'
import { shapeAt, type Context } from './context.ts'
import { hits, isAllowed, isDone, isLate, noticeKey } from './facts.ts'
import { and, eq, neq, not, or, set, type Expr } from './net.ts'
import { begin, countedFrom, stop } from './settling.ts'
import { add } from './steps.ts'

/** Powers over clauses and phases, notices before them, events and statements. */
export function addPowers(context: Context): void {
  const { plan } = context
  for (const rule of plan.rules) {
    for (const by of rule.holders) {
      const key = noticeKey(by, rule)
      const notice = context.notices.get(key)
      if (notice && firstWith(context, rule, by))
        add(
          context,
          { kind: 'notice', by, clause: rule.source },
          and(eq(notice, 0), mayNotify(context, rule, by)),
          [set(notice, notice.max)],
        )
      if (rule.verb === 'suspend') addSuspension(context, rule, by)
      if (rule.verb === 'end' && rule.phase !== null) {
        const n = plan.phases.get(rule.phase) ?? -1
        const phase = context.phases.get(n)
        if (phase)
          add(
            context,
            { kind: 'end-phase', by, phase: rule.phase, under: rule.source },
            and(or(eq(phase.mode, 1), eq(phase.mode, 2)), isAllowed(context, rule, by)),
            stop(context, n, 5),
          )
      }
    }
  }
  for (const [event, variable] of context.events) {
    const lasting = plan.agreement.anchors.find((one) => one.id === event)?.lasting === true
    const parts = countedFrom(context, (ref) => ref.kind === 'anchor' && ref.id === event)
    add(context, { kind: 'event', event, ended: false }, eq(variable, 0), [
      set(variable, 1),
      ...begin(context, parts, 0, new Map()),
    ])
    if (lasting)
      add(context, { kind: 'event', event, ended: true }, eq(variable, 1), [set(variable, 2)])
  }
  for (const [slot, variable] of context.said) {
    const planned = plan.slots[slot]
    if (!planned) continue
    const by = planned.bearers[0] ?? ''
    for (const met of [true, false])
      add(
        context,
        { kind: 'statement', by, clause: planned.clause.id, met },
        neq(variable, met ? 1 : 2),
        [set(variable, met ? 1 : 2)],
      )
  }
  addWords(context)
}

/** A notice makes sense once all else that its rule asks for is there. */
function mayNotify(context: Context, rule: Rule, by: ActorId): Expr {
  return isAllowed(context, { ...rule, notice: null }, by)
}

function firstWith(context: Context, rule: Rule, by: ActorId): boolean {
  return (
    context.plan.rules.find(
      (one) =>
        one.notice !== null &&
        one.holders.includes(by) &&
        noticeKey(by, one) === noticeKey(by, rule),
    ) === rule
  )
}

function addSuspension(context: Context, rule: Rule, by: ActorId): void {
  const mine = [...context.suspensions].filter(([slot]) => hits(context, rule, slot))
  if (mine.length === 0) return
  const places = mine.map(([slot, { by: variable, holders }]) => ({
    slot,
    variable,
    value: holders.indexOf(by) + 1,
  }))
  const clauses = [
    ...new Set(
      context.plan.slots
        .filter((slot) => hits(context, rule, slot.index))
        .map((slot) => slot.clause.id),
    ),
  ]
  const open = or(
    ...places.map(({ slot, variable, value }) =>
      and(neq(variable, value), not(isDone(context, slot))),
    ),
  )
  add(
    context,
    { kind: 'suspend', by, clauses, under: rule.source },
    and(open, isAllowed(context, rule, by)),
    places.map(({ variable, value }) => set(variable, value)),
  )
  add(
    context,
    { kind: 'resume', by, clauses, under: rule.source },
    or(...places.map(({ variable, value }) => eq(variable, value))),
    places.map(({ variable }) => set(variable, 0)),
  )
}

/** Words of bodies that are no answer to a claim: statements and determinations. */
function addWords(context: Context): void {
  for (const [key, variable] of context.words) {
    const [body = '', form = '', clause = ''] = key.split('|')
    if (form === 'finding') {
      const slots = context.plan.byClause.get(clause) ?? []
      const asked = slots.some((one) => {
        const own = context.plan.slots[one]?.clause
        return own && 'verification' in own && own.verification?.by === body
      })
      if (asked) continue
      const late = or(...slots.map((one) => or(isLate(context, one), contraryOf(context, one))))
      add(
        context,
        { kind: 'finding', by: body, clause, confirmed: false },
        and(neq(variable, 2), late),
        [set(variable, 2)],
      )
    } else if (form === 'determination') {
      const slots = context.plan.byClause.get(clause) ?? []
      const late = or(...slots.map((one) => or(isLate(context, one), contraryOf(context, one))))
      add(context, { kind: 'determination', by: body, clause }, and(neq(variable, 2), late), [
        set(variable, 2),
      ])
    } else if (form === 'statement')
      for (const met of [true, false])
        add(context, { kind: 'statement', by: body, clause, met }, neq(variable, met ? 1 : 2), [
          set(variable, met ? 1 : 2),
        ])
    else if (form === 'notice')
      add(context, { kind: 'notice', by: body, clause }, eq(variable, 0), [set(variable, 3)])
  }
}

function contraryOf(context: Context, slot: number): Expr {
  const shape = shapeAt(context, slot)
  return shape.kind === 'prohibition' ? eq(shape.contrary, 1) : 0
}
