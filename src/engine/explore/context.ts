// What the parts of the compiler share: which clauses and phases are taken in, and their variables.
import type { ActorId, ClauseId, Diagnostic, Duty, Moment, Place } from '../../model/index.ts'
import { exactly, limitOf, startOf } from '../../model/index.ts'
import { computeLimit } from '../limits.ts'
import { refOf, type Plan } from '../plan.ts'
import type { Item, State } from '../state.ts'
import { type Expr, type Statement, type Ticks, type Transition, type Variable } from './net.ts'

/** When something is due: a tick, ticks left since its starting event, or never. */
export type Limit =
  | { readonly kind: 'none' }
  | { readonly kind: 'tick'; readonly tick: number }
  /** 0: not started; x: x - 1 ticks left; window + 2: over. */
  | { readonly kind: 'left'; readonly left: Variable; readonly window: number }
  /** The end of a phase, wherever that comes. */
  | { readonly kind: 'phase-end'; readonly phase: number }

/** One part of a duty: done when so many steps are. */
export interface Part {
  readonly need: number
  readonly limit: Limit
  /** Not before this: a tick, or a countdown that is 1 when it may begin. */
  readonly start: Limit
  /** 0 open, 1 late, 2 passed while excused, 3 passed together with another. */
  readonly verdict: Variable | null
}

export interface Steps {
  readonly kind: 'steps'
  readonly n: Variable
  readonly steps: number
  /** Persons or things in one step; null: the next part. */
  readonly unit: number | null
  readonly parts: readonly Part[]
  /** Claimed and not confirmed. */
  readonly claimed: Variable | null
  /** Verifier's time: 0 nothing asked, x: x - 1 ticks left, window + 2: no answer came. */
  readonly pending: Variable | null
  readonly window: number | null
  /** Ticks since the claim that finished it. */
  readonly since: Variable | null
}

export interface Quota {
  readonly kind: 'quota'
  readonly met: Variable
  readonly short: Variable
  readonly tolerance: number
  /** Ticks left of the period + 1; 0: does not run. */
  readonly left: Variable
  readonly period: number
}

/** Answers owed to acts of another clause, oldest first. */
export interface Answers {
  readonly kind: 'answers'
  readonly trigger: ClauseId
  readonly window: number | null
  /** How many answers are owed with a ticks left; without a limit there is one place. */
  readonly owed: readonly Variable[]
  readonly late: Variable
  readonly answered: Variable | null
}

/** The same where excuses may differ from act to act: one variable for each. */
export interface Queue {
  readonly kind: 'queue'
  readonly trigger: ClauseId
  readonly window: number
  readonly places: readonly Variable[]
  readonly answered: Variable | null
}

export interface Prohibition {
  readonly kind: 'prohibition'
  readonly contrary: Variable
}

export interface Plain {
  readonly kind: 'plain'
}

export type Shape = Steps | Quota | Answers | Queue | Prohibition | Plain

export interface PhaseShape {
  /** 0 not begun, 1 running, 2 continuing, 3 complete, 4 expired, 5 ended. */
  readonly mode: Variable
  readonly complete: Variable | null
  /** Ticks until its end or the end of its continuation; null: no length. */
  readonly left: Variable | null
  readonly length: number | null
  readonly cap: number | null
}

export interface Context {
  readonly state: State
  readonly plan: Plan
  readonly ticks: Ticks
  readonly day: Variable
  readonly wanted: ReadonlySet<number>
  readonly wantedPhases: ReadonlySet<number>
  /** Phases of which only the clock matters. */
  readonly clocks: ReadonlySet<number>
  readonly shapes: Map<number, Shape>
  readonly phases: Map<number, PhaseShape>
  readonly events: Map<string, Variable>
  /** Words of bodies, by key of the runtime. */
  readonly words: Map<string, Variable>
  readonly said: Map<number, Variable>
  /** Suspension of a slot: 0 none, else 1 + place of the holder. */
  readonly suspensions: Map<number, { readonly by: Variable; readonly holders: readonly ActorId[] }>
  readonly notices: Map<string, Variable>
  readonly variables: Variable[]
  readonly transitions: Transition[]
  readonly refused: Diagnostic[]
  readonly makesVariable: (name: string, max: number, read: Variable['read']) => Variable
}

export function refuse(
  context: Context,
  code: string,
  at: Place,
  data: Readonly<Record<string, string | number>>,
  about: string,
): void {
  if (context.refused.some((one) => one.code === code && one.about === about)) return
  context.refused.push({ code, severity: 'error', at, data, about })
}

/** Ticks that lie between a tick and a limit counted from it; null where the text gives none. */
export function windowOf(
  context: Context,
  moment: Moment,
  tick: number,
  edge: 'start' | 'end' = 'end',
): number | null {
  const { ticks, plan } = context
  const from = ticks.at(tick)
  const limit = (edge === 'end' ? limitOf : startOf)(moment, () => from, plan.agreement.days)
  if (!limit) return null
  return (edge === 'end' ? ticks.upTo(limit.instant) : ticks.since(limit.instant)) - tick
}

/** Where ticks are hours, days counted from the middle of one are no fixed number of ticks. */
export function isSteady(context: Context, ticksFrom: (tick: number) => number | null): boolean {
  const first = ticksFrom(0)
  const perDay = 24 / context.ticks.hours
  return Array.from({ length: perDay }, (_, i) => ticksFrom(i)).every((one) => one === first)
}

/** A moment as the search sees it from its first state. */
export function placeMoment(
  context: Context,
  moment: Moment | null,
  edge: 'start' | 'end',
  slot: number,
  name: string,
  item: (state: State) => Item | undefined,
): Limit {
  if (moment === null) return { kind: 'none' }
  const { state, ticks, plan } = context
  const ref = refOf(moment)
  const extended = state.slots[slot]?.extended ?? 0
  const clause = plan.slots[slot]?.clause
  if (ref?.kind === 'phase-end' && moment.kind === 'event') {
    const phase = plan.phases.get(ref.phase)
    return phase === undefined ? { kind: 'none' } : { kind: 'phase-end', phase }
  }
  const known = computeLimit(state, moment, edge, true, extended)
  if (known && !moves(context, moment))
    return {
      kind: 'tick',
      tick: edge === 'end' ? ticks.upTo(known.instant) : ticks.since(known.instant),
    }
  const window = windowOf(context, moment, 0, edge)
  if (
    window === null ||
    !isSteady(context, (tick) => windowOf(context, moment, tick, edge)) ||
    ref === null ||
    ref.kind === 'clause-due' ||
    ref.kind === 'notice' ||
    ref.kind === 'each' ||
    ref.kind === 'phase-end' ||
    (moment.kind === 'offset' && moment.before)
  ) {
    if (clause) refuse(context, 'X103', clause.at, { clause: clause.id }, clause.id)
    return { kind: 'none' }
  }
  if (window < 0) {
    if (clause) refuse(context, 'X103', clause.at, { clause: clause.id }, clause.id)
    return { kind: 'none' }
  }
  const left = context.makesVariable(name, edge === 'end' ? window + 2 : window + 1, (from, at) => {
    const one = item(from)
    if (one?.done) return 0
    const limit = computeLimit(from, moment, edge, true, extended)
    if (!limit) return 0
    if (edge === 'start') return Math.max(1, ticks.since(limit.instant) - at + 1)
    const rest = ticks.upTo(limit.instant) - at
    return rest < 0 ? window + 2 : Math.min(rest + 1, window + 1)
  })
  return { kind: 'left', left, window }
}

/** Counted from something that has not happened yet, though a time is known for it now. */
function moves(_context: Context, _moment: Moment): boolean {
  return false
}

/** How many of a clause's parts a limit is about: one act does the next part, or one person at a time. */
export function unitOf(context: Context, clause: Duty): number | null {
  const counted = context.plan.answers.has(clause.id)
  const amount = exactly(clause.act.quantity)
  const single = clause.due.kind !== 'batches' && clause.due.kind !== 'shares'
  return counted && single && amount !== null && amount > 1 ? 1 : null
}

export type Hook = readonly Statement[]

/** A slot by its number, or nothing where the slice leaves it out. */
export function shapeAt(context: Context, index: number): Shape {
  return context.shapes.get(index) ?? { kind: 'plain' }
}

export type Truth = Expr
