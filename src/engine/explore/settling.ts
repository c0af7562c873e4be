// What follows at once: verdicts, duties that begin, phases that begin and end.
import { type ClauseId } from '../../model/index.ts'
import { shapeAt, type Context, type Part, type Steps } from './context.ts'
import { clauseIs, excuseOf, isDone, isMet, isOver, saidOf } from './facts.ts'
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
  set,
  type Expr,
  type Statement,
  type Variable,
  when,
} from './net.ts'

export type Body = readonly Statement[]

/** An excuse as it was before the step, where a limit is judged by it. */
export interface Before {
  readonly alone: Expr
  readonly together: Expr
}

function temporary(name: string): Variable {
  return { name, max: 1, temporary: true, read: () => 0 }
}

/** Keeps the excuses of slots as they are before the step changes anything. */
export function remember(context: Context, slots: Iterable<number>): [Map<number, Before>, Body] {
  const before = new Map<number, Before>()
  const body: Statement[] = []
  for (const slot of slots) {
    const excuse = excuseOf(context, slot)
    const keep = (e: Expr, name: string): Expr => {
      if (typeof e === 'number') return e
      const kept = temporary(`${name} ${slot}`)
      body.push(set(kept, e))
      return kept
    }
    before.set(slot, {
      alone: keep(excuse.alone, 'excused'),
      together: keep(excuse.together, 'together'),
    })
  }
  return [before, body]
}

/** Gives a part whose limit is over its verdict, unless it was claimed in time. */
function judge(context: Context, slot: number, part: Part, before: Before, forced = false): Body {
  const shape = shapeAt(context, slot)
  if (shape.kind !== 'steps' || part.verdict === null) return []
  const planned = context.plan.slots[slot]
  const phase = context.phases.get(planned?.phase ?? -1)
  const over =
    part.limit.kind === 'phase-end' ? phaseOver(context, part.limit.phase) : isOver(context, part)
  // A claim in time waits for the verifier; one that came after the limit was judged does not help.
  const waits = and(eq(part.verdict, 0), lt(saidOf(shape), part.need))
  const locked = and(eq(part.verdict, 3), lt(shape.n, part.need))
  const open = part.verdict.max === 3 ? or(waits, locked) : waits
  return when(
    and(forced ? 1 : over, open, phase ? lt(phase.mode, 3) : 1),
    when(
      before.alone,
      [set(part.verdict, 2)],
      when(before.together, [set(part.verdict, 3)], [set(part.verdict, 1)]),
    ),
  )
}

export function judgeAll(context: Context, slot: number, before: Before): Body {
  const shape = shapeAt(context, slot)
  return shape.kind === 'steps'
    ? shape.parts.flatMap((part) => judge(context, slot, part, before))
    : []
}

/** The time of a phase, or of its continuation, has run out. */
export function phaseOver(context: Context, n: number): Expr {
  const phase = context.phases.get(n)
  if (!phase?.left) return 0
  const counts = phase.cap === null ? eq(phase.mode, 1) : or(eq(phase.mode, 1), eq(phase.mode, 2))
  return and(counts, eq(phase.left, 0))
}

/** Parts that count from something, with their slots. */
export function countedFrom(
  context: Context,
  matches: (ref: { kind: string; id?: string; phase?: string; clause?: string }) => boolean,
): { slot: number; part: Part; start: boolean }[] {
  const found: { slot: number; part: Part; start: boolean }[] = []
  for (const [slot, shape] of context.shapes) {
    if (shape.kind !== 'steps') continue
    const planned = context.plan.slots[slot]
    shape.parts.forEach((part, i) => {
      const item = planned?.items[i]
      for (const start of [false, true]) {
        const moment = start ? item?.start : item?.limit
        const limit = start ? part.start : part.limit
        if (!moment || limit.kind !== 'left') continue
        const ref =
          moment.kind === 'offset' ? moment.from : moment.kind === 'date' ? null : moment.of
        if (ref && matches(ref)) found.push({ slot, part, start })
      }
    })
  }
  return found
}

/** Starts the countdowns of parts; `ago` ticks have passed already. */
export function begin(
  context: Context,
  found: readonly { slot: number; part: Part; start: boolean }[],
  ago: Expr,
  before: ReadonlyMap<number, Before>,
): Body {
  return found.flatMap(({ slot, part, start }) => {
    const limit = start ? part.start : part.limit
    if (limit.kind !== 'left') return []
    const shape = shapeAt(context, slot)
    if (shape.kind !== 'steps') return []
    if (start)
      return [set(limit.left, either(gt(ago, limit.window), 1, minus(limit.window + 1, ago)))]
    return when(lt(shape.n, part.need), [
      set(
        limit.left,
        either(gt(ago, limit.window), limit.window + 2, minus(limit.window + 1, ago)),
      ),
      ...(ago === 0 ? [] : judge(context, slot, part, before.get(slot) ?? excuseOf(context, slot))),
    ])
  })
}

/** A clause was finished: what counts from its completion starts. */
function finished(context: Context, clause: ClauseId, before: ReadonlyMap<number, Before>): Body {
  const found = countedFrom(context, (ref) => ref.kind === 'clause-done' && ref.clause === clause)
  const slots = context.plan.byClause.get(clause) ?? []
  const since = slots.map((one) => {
    const shape = shapeAt(context, one)
    return shape.kind === 'steps' ? shape.since : null
  })
  const resets = since.flatMap((one) => (one ? [set(one, 0)] : []))
  let ago: Expr = 0
  if (since.every((one) => one !== null) && since.length > 0) {
    const [first = 0, ...others] = since as Variable[]
    ago = others.reduce<Expr>((a, b) => either(lt(a, b), a, b), first)
  }
  const body = [...begin(context, found, ago, before), ...resets]
  return body.length === 0 ? [] : when(and(...slots.map((one) => isDone(context, one))), body)
}

/** After the count of a duty went up: parts that are done forget their limits. */
export function counted(
  context: Context,
  slot: number,
  shape: Steps,
  before: ReadonlyMap<number, Before>,
): Body {
  const id = context.plan.slots[slot]?.clause.id ?? ''
  const resets = shape.parts.map((part) => ({
    part,
    body: [
      ...(part.verdict ? [set(part.verdict, 0)] : []),
      ...(part.limit.kind === 'left' ? [set(part.limit.left, 0)] : []),
      ...(part.start.kind === 'left' ? [set(part.start.left, 0)] : []),
    ],
  }))
  return [
    ...resets.flatMap(({ part, body }) => when(atLeast(shape.n, part.need), body)),
    ...when(eq(shape.n, shape.steps), finished(context, id, before)),
  ]
}

/** Slots whose verdict may be given when a clause is finished. */
export function dependents(context: Context, clause: ClauseId): number[] {
  return countedFrom(context, (ref) => ref.kind === 'clause-done' && ref.clause === clause).map(
    (one) => one.slot,
  )
}

/** A half that waited for the other is judged at once when that is done, or when something else excuses it. */
function judgeLocked(context: Context): Body {
  return [...context.shapes].flatMap(([slot, shape]): Body => {
    const excuse = excuseOf(context, slot)
    if (shape.kind !== 'steps' || excuse.together === 0) return []
    const phase = context.phases.get(context.plan.slots[slot]?.phase ?? -1)
    return shape.parts.flatMap(({ verdict }) =>
      verdict
        ? when(
            and(eq(verdict, 3), not(excuse.together), phase ? lt(phase.mode, 3) : 1),
            when(excuse.alone, [set(verdict, 2)], [set(verdict, 1)]),
          )
        : [],
    )
  })
}

/** Phases begin, are complete, or stop continuing; clauses before phases, as in the runtime. */
export function settle(context: Context): Body {
  const moving = [...context.phases.keys()].filter((n) => isMoving(context, n))
  const one = moving.flatMap((n) => settlePhase(context, n))
  const locks = judgeLocked(context)
  const rounds = Array.from({ length: moving.length }, () => one).flat()
  return rounds.length === 0 ? locks : [...locks, ...rounds, ...locks]
}

function isMoving(context: Context, n: number): boolean {
  if (context.clocks.has(n)) return false
  const planned = context.plan.agreement.phases[n]
  return (
    context.state.phases[n]?.mode === 'not-begun' ||
    planned?.complete !== undefined ||
    context.plan.continuations.has(planned?.id ?? '')
  )
}

export function stop(context: Context, n: number, mode: Expr): Body {
  const phase = context.phases.get(n)
  if (!phase) return []
  return [
    set(phase.mode, mode),
    ...(phase.left ? [set(phase.left, 0)] : []),
    ...[...context.shapes].flatMap(([slot, shape]) =>
      shape.kind === 'quota' && context.plan.slots[slot]?.phase === n
        ? [set(shape.left, 0), set(shape.met, 0)]
        : [],
    ),
  ]
}

function settlePhase(context: Context, n: number): Body {
  const planned = context.plan.agreement.phases[n]
  const phase = context.phases.get(n)
  if (!planned || !phase) return []
  const body: Statement[] = []
  const began = beginning(context, n)
  if (began !== 0)
    body.push(
      ...when(and(eq(phase.mode, 0), began), [
        set(phase.mode, 1),
        ...(phase.left && phase.length !== null ? [set(phase.left, phase.length)] : []),
        ...begin(
          context,
          countedFrom(context, (ref) => ref.kind === 'phase-start' && ref.phase === planned.id),
          0,
          new Map(),
        ),
        ...[...context.shapes].flatMap(([slot, shape]) =>
          shape.kind === 'quota' && context.plan.slots[slot]?.phase === n
            ? [set(shape.left, shape.period)]
            : [],
        ),
      ]),
    )
  const running = or(eq(phase.mode, 1), eq(phase.mode, 2))
  if (planned.complete && phase.complete)
    body.push(
      ...when(
        and(running, eq(phase.complete, 0), isMet(context, planned.complete.condition, null)),
        [
          set(phase.complete, 1),
          ...when(planned.length === null ? 1 : eq(phase.mode, 2), stop(context, n, 3)),
        ],
      ),
    )
  const index = context.plan.continuations.get(planned.id)
  const clause = index === undefined ? undefined : context.plan.slots[index]?.clause
  if (clause?.kind === 'continuation')
    body.push(
      ...when(and(eq(phase.mode, 2), not(isMet(context, clause.while, clause.id))), [
        ...[...context.shapes].flatMap(([slot, shape]) => {
          const own = context.plan.slots[slot]
          if (shape.kind !== 'steps' || own?.phase !== n) return []
          if (!('due' in own.clause) || own.clause.due.kind !== 'during') return []
          return shape.parts.flatMap((part) =>
            judge(context, slot, part, excuseOf(context, slot), true),
          )
        }),
        ...stop(context, n, 4),
      ]),
    )
  return body
}

function beginning(context: Context, n: number): Expr {
  const planned = context.plan.agreement.phases[n]
  if (!planned || context.state.phases[n]?.mode !== 'not-begun') return 0
  if (planned.begins.kind === 'when') return isMet(context, planned.begins.condition, null)
  if (planned.begins.kind === 'not-stated') return 0
  const { ref } = planned.begins
  switch (ref.kind) {
    case 'anchor': {
      const event = context.events.get(ref.id)
      return event ? neq(event, 0) : 0
    }
    case 'phase-end': {
      const other = context.phases.get(context.plan.phases.get(ref.phase) ?? -1)
      return other ? atLeast(other.mode, 3) : 0
    }
    case 'phase-start': {
      const other = context.phases.get(context.plan.phases.get(ref.phase) ?? -1)
      return other ? neq(other.mode, 0) : 0
    }
    case 'clause-done':
      return clauseIs(context, ref.clause, 'done')
    case 'clause-due':
    case 'each':
    case 'notice':
      return 0
  }
}
