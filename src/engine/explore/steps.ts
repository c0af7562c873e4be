// The steps of the system: what actors may do now, and the passing of one tick. Acts are those that the
// text asks for or allows at that moment; the order inside a tick is that of the runtime's clock.
import { type ClauseId } from '../../model/index.ts'
import { wordKey } from '../state.ts'
import { shapeAt, type Context, type Steps } from './context.ts'
import {
  excuseOf,
  hasLapsed,
  hasLimit,
  hasStarted,
  isAlive,
  isLate,
  nextPart,
  openOf,
  saidOf,
} from './facts.ts'
import {
  and,
  eq,
  gt,
  lt,
  minus,
  neq,
  not,
  or,
  plus,
  set,
  type Expr,
  type Label,
  type Variable,
  when,
} from './net.ts'
import {
  counted,
  dependents,
  judgeAll,
  remember,
  settle,
  type Before,
  type Body,
} from './settling.ts'

/** True if somebody is asked to act under a clause now: open, begun, not excused. */
export function isAsked(context: Context, slot: number): Expr {
  const planned = context.plan.slots[slot]
  const shape = shapeAt(context, slot)
  if (!planned || context.state.inForce === null) return 0
  const { alone } = excuseOf(context, slot)
  const alive = isAlive(context, slot)
  const phase = context.phases.get(planned.phase)
  const begun = planned.phase < 0 ? 1 : phase ? neq(phase.mode, 0) : 0
  switch (shape.kind) {
    case 'steps': {
      const said = saidOf(shape)
      return and(
        lt(said, shape.steps),
        begun,
        or(alive, isLate(context, slot)),
        nextPart(shape, said, (part) => and(hasStarted(context, part), hasLimit(part))),
        not(alone),
      )
    }
    case 'quota':
      return and(neq(shape.left, 0), eq(shape.met, 0), not(alone))
    case 'answers':
    case 'queue':
      return and(gt(openOf(context, slot), 0), not(alone))
    case 'prohibition':
    case 'plain':
      return 0
  }
}

export function add(context: Context, label: Label, guard: Expr, body: Body): void {
  if (guard === 0) return
  context.transitions.push({
    label,
    guard: and(guard, not(hasLapsed(context))),
    body: [...body, ...settle(context)],
  })
}

/** What actors may do in one tick. */
export function addActs(context: Context): void {
  for (const [slot, shape] of context.shapes) {
    const planned = context.plan.slots[slot]
    if (!planned) continue
    const { clause, bearers } = planned
    const actor = bearers[0] ?? ''
    const label = (claimed: boolean, n: number | null): Label => ({
      kind: 'act',
      actor,
      clause: clause.id,
      slot,
      claimed,
      n,
    })
    if (shape.kind === 'steps') {
      if (shape.claimed === null) {
        const [before, keep] = remember(context, dependents(context, clause.id))
        add(context, label(false, shape.unit), isAsked(context, slot), [
          ...keep,
          set(shape.n, plus(shape.n, 1)),
          ...counted(context, slot, shape, before),
          ...answersTo(context, clause.id),
        ])
      } else addClaims(context, slot, shape, clause.id, label(true, shape.unit))
    } else if (shape.kind === 'quota')
      add(context, label(false, null), isAsked(context, slot), [
        set(shape.met, 1),
        ...answersTo(context, clause.id),
      ])
    else if (shape.kind === 'answers') {
      const oldest = shape.owed.reduceRight<Body>(
        (rest, one) => when(gt(one, 0), [set(one, minus(one, 1))], rest),
        [],
      )
      add(
        context,
        label(false, null),
        isAsked(context, slot),
        when(gt(shape.late, 0), [set(shape.late, minus(shape.late, 1))], oldest),
      )
    } else if (shape.kind === 'queue')
      add(
        context,
        label(false, null),
        isAsked(context, slot),
        shape.places.map((one, i) => set(one, shape.places[i + 1] ?? 0)),
      )
    else if (shape.kind === 'prohibition') addContrary(context, slot, shape.contrary)
  }
}

/** Acts that wait for a verifier, and what it may say. */
function addClaims(context: Context, slot: number, shape: Steps, id: ClauseId, label: Label): void {
  const { claimed, pending } = shape
  const planned = context.plan.slots[slot]
  if (claimed === null || pending === null || planned?.clause.kind !== 'duty') return
  const by = planned.clause.verification?.by ?? ''
  const waiting = shape.window === null ? 2 : shape.window + 1
  add(context, label, isAsked(context, slot), [
    set(claimed, plus(claimed, 1)),
    ...when(eq(pending, 0), [set(pending, waiting)]),
    ...(shape.since ? [set(shape.since, 0)] : []),
  ])
  const [before, keep] = remember(context, [slot, ...dependents(context, id)])
  const own = before.get(slot) ?? { alone: 0, together: 0 }
  const word = context.words.get(wordKey(by, 'finding', id))
  add(context, { kind: 'finding', by, clause: id, confirmed: true }, gt(claimed, 0), [
    ...keep,
    ...(word ? [set(word, 1)] : []),
    ...confirm(context, slot, shape, before),
    ...judgeAll(context, slot, own),
  ])
  add(context, { kind: 'finding', by, clause: id, confirmed: false }, gt(claimed, 0), [
    ...keep,
    ...(word ? [set(word, 2)] : []),
    set(claimed, 0),
    set(pending, 0),
    ...(shape.since ? [set(shape.since, 0)] : []),
    ...judgeAll(context, slot, own),
  ])
  // It may also find that what is late and not claimed has not been done, where its word matters.
  if (word)
    add(
      context,
      { kind: 'finding', by, clause: id, confirmed: false },
      and(eq(claimed, 0), neq(word, 2), isLate(context, slot)),
      [set(word, 2)],
    )
}

export function confirm(
  context: Context,
  slot: number,
  shape: Steps,
  before: ReadonlyMap<number, Before>,
): Body {
  if (!shape.claimed || !shape.pending) return []
  return [
    set(shape.n, plus(shape.n, shape.claimed)),
    set(shape.claimed, 0),
    set(shape.pending, 0),
    ...counted(context, slot, shape, before),
  ]
}

/** Others owe something for each act under a clause. */
function answersTo(context: Context, id: ClauseId): Body {
  return (context.plan.answers.get(id) ?? []).flatMap((slot): Body => {
    const shape = shapeAt(context, slot)
    if (shape.kind === 'answers') {
      const last = shape.owed.at(-1)
      return last ? [set(last, plus(last, 1))] : []
    }
    if (shape.kind !== 'queue') return []
    return shape.places.reduceRight<Body>(
      (rest, place) => when(eq(place, 0), [set(place, shape.window + 1)], rest),
      [],
    )
  })
}

function addContrary(context: Context, slot: number, contrary: Variable): void {
  const planned = context.plan.slots[slot]
  if (planned?.clause.kind !== 'prohibition') return
  const { id, verification } = planned.clause
  const actor = planned.bearers[0] ?? ''
  const alive = and(isAlive(context, slot), not(excuseOf(context, slot).alone))
  add(context, { kind: 'contrary', actor, clause: id, slot }, and(alive, eq(contrary, 0)), [
    set(contrary, 1),
  ])
  add(context, { kind: 'stops-contrary', actor, clause: id, slot }, eq(contrary, 1), [
    set(contrary, 0),
  ])
  if (!verification || planned.bearers.includes(verification.by)) return
  const by = verification.by
  const word = context.words.get(wordKey(by, 'finding', id))
  if (!word) return
  const several = (context.plan.byClause.get(id) ?? []).flatMap((one) => {
    const shape = shapeAt(context, one)
    return shape.kind === 'prohibition' ? [shape.contrary] : []
  })
  // One finding speaks of the clause as a whole.
  if (context.plan.byClause.get(id)?.[0] !== slot) return
  add(
    context,
    { kind: 'finding', by, clause: id, confirmed: false },
    and(neq(word, 2), or(...several.map((one) => eq(one, 1)))),
    [set(word, 2)],
  )
  add(context, { kind: 'finding', by, clause: id, confirmed: true }, eq(word, 2), [
    set(word, 1),
    ...several.map((one) => set(one, 0)),
  ])
}
