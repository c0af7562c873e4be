// From a text and what happened so far to a transition system: the slice that a question needs, its
// variables, its steps, and how far time has to be followed.
import type { Instant, Span } from '../../model/index.ts'
import { momentsOf, type Plan } from '../plan.ts'
import type { State } from '../state.ts'
import type { Context, Shape } from './context.ts'
import {
  canBeExcused,
  eventVariable,
  noticeVariable,
  phaseShapeOf,
  shapeOf,
  signalsOf,
  wordVariable,
  type Watched,
} from './shapes.ts'
import { sliceOf, type Roots, type Slice } from './slice.ts'
import { addPowers } from './powers.ts'
import { addActs } from './steps.ts'
import { addTime } from './time.ts'
import { hoursOf, ticksFrom } from './ticks.ts'
import type { Net, Variable } from './net.ts'

export interface Compiled {
  readonly net: Net
  readonly context: Context
}

export interface CompileOptions {
  /** Last tick that is searched; without it, as long as any limit of the slice needs. */
  readonly last?: number
  /** The same in days. */
  readonly days?: number
  /** Longest time that is followed; default 400 ticks. */
  readonly mostTicks?: number
}

/** The system for the clauses and phases that can change the answer to a question about `roots`. */
export function compile(state: State, roots: Roots, options: CompileOptions = {}): Compiled {
  const { plan } = state
  const slice = sliceOf(state, roots)
  const hours = hoursOf(plan.agreement, spansOf(plan, slice.slots))
  const start = state.now === Number.NEGATIVE_INFINITY ? 0 : state.now
  const most = options.mostTicks ?? 400
  const asked =
    options.days === undefined ? options.last : Math.max(1, (options.days * 24) / hours - 1)
  const draft = build(state, slice, start, hours, asked ?? most)
  const last = Math.min(asked ?? Math.min(most, lastTick(draft)), clockEnd(draft))
  const { context, initial } = build(state, slice, start, hours, last)
  addActs(context)
  addPowers(context)
  addTime(context)
  return {
    net: {
      variables: context.variables,
      initial: initial(),
      transitions: context.transitions,
      ticks: context.ticks,
      refused: context.refused,
      slots: [...context.shapes.keys()],
      phases: [...context.phases.keys()],
      from: state,
    },
    context,
  }
}

interface Built {
  readonly context: Context
  readonly initial: () => readonly number[]
}

function build(state: State, slice: Slice, start: Instant, hours: number, last: number): Built {
  const { plan } = state
  const ticks = ticksFrom(start, plan.agreement.days, hours, last)
  const variables: Variable[] = []
  const makesVariable: Context['makesVariable'] = (name, max, read) => {
    const made = { name, max, temporary: false, read }
    variables.push(made)
    return made
  }
  const day = makesVariable('day', last, (_, tick) => tick)
  const context: Context = {
    state,
    plan,
    ticks,
    day,
    wanted: slice.slots,
    wantedPhases: slice.phases,
    clocks: slice.clocks,
    shapes: new Map<number, Shape>(),
    phases: new Map(),
    events: new Map(),
    words: new Map(),
    said: new Map(),
    suspensions: new Map(),
    notices: new Map(),
    variables,
    transitions: [],
    refused: [],
    makesVariable,
  }
  for (const n of [...slice.phases, ...slice.clocks].sort((a, b) => a - b))
    context.phases.set(n, phaseShapeOf(context, n))
  for (const slot of [...slice.slots].sort((a, b) => a - b))
    context.shapes.set(slot, shapeOf(context, slot))
  signalsOf(context, conditionsOf(context))
  addSignals(context)
  return {
    context,
    initial: () => variables.map((one) => one.read(state, 0)),
  }
}

/** Every condition that something in the slice depends on. */
function conditionsOf(context: Context): Watched[] {
  const { plan } = context
  const found: Watched[] = []
  for (const slot of context.shapes.keys()) {
    const clause = plan.slots[slot]?.clause
    if (clause?.condition) found.push({ condition: clause.condition, own: clause.id })
  }
  for (const n of context.phases.keys()) {
    const planned = plan.agreement.phases[n]
    if (!planned) continue
    if (planned.begins.kind === 'when')
      found.push({ condition: planned.begins.condition, own: null })
    if (context.clocks.has(n)) continue
    if (planned.complete) found.push({ condition: planned.complete.condition, own: null })
    const index = plan.continuations.get(planned.id)
    const clause = index === undefined ? undefined : plan.slots[index]?.clause
    if (clause?.kind === 'continuation') found.push({ condition: clause.while, own: clause.id })
  }
  for (const rule of rulesIn(context))
    for (const condition of [rule.until, rule.condition])
      if (condition) found.push({ condition, own: rule.source })
  return found
}

/** Powers that can change something in the slice. */
function rulesIn(context: Context) {
  const { plan } = context
  return plan.rules.filter((rule) => {
    if (rule.verb === 'end')
      return rule.phase !== null && context.phases.has(plan.phases.get(rule.phase) ?? -1)
    if (rule.verb !== 'suspend' && rule.verb !== 'hold-back') return false
    return [...context.shapes.keys()].some((slot) => {
      const planned = plan.slots[slot]
      if (!planned) return false
      return rule.targets.length > 0
        ? rule.targets.includes(planned.clause.id)
        : rule.phase !== null && plan.phases.get(rule.phase) === planned.phase
    })
  })
}

/** Events from which something counts, words and notices on which powers hang, suspensions. */
function addSignals(context: Context): void {
  const { plan, state } = context
  for (const n of context.phases.keys()) {
    const planned = plan.agreement.phases[n]
    if (planned?.begins.kind === 'anchor' && planned.begins.ref.kind === 'anchor')
      if (state.phases[n]?.mode === 'not-begun') eventVariable(context, planned.begins.ref.id)
  }
  for (const [slot, shape] of context.shapes) {
    const clause = plan.slots[slot]?.clause
    if (!clause || shape.kind !== 'steps') continue
    for (const moment of momentsOf(clause)) {
      const ref = moment.kind === 'offset' ? moment.from : moment.kind === 'date' ? null : moment.of
      if (ref?.kind === 'anchor' && !state.happenings.get(ref.id)?.set)
        eventVariable(context, ref.id)
    }
  }
  for (const rule of rulesIn(context)) {
    if (rule.onWord) wordVariable(context, rule.onWord.body, rule.onWord.form, rule.source)
    for (const by of rule.holders) noticeVariable(context, by, rule)
  }
  for (const slot of context.shapes.keys()) {
    const planned = plan.slots[slot]
    if (!planned || !canBeExcused(context, slot)) continue
    const rules = rulesIn(context).filter(
      (rule) =>
        rule.verb === 'suspend' &&
        (rule.targets.length > 0
          ? rule.targets.includes(planned.clause.id)
          : plan.phases.get(rule.phase ?? '') === planned.phase),
    )
    const by = state.slots[slot]?.suspension?.by
    const holders = [
      ...new Set([...rules.flatMap((one) => one.holders), ...(by === undefined ? [] : [by])]),
    ]
    if (holders.length === 0) continue
    context.suspensions.set(slot, {
      holders,
      by: context.makesVariable(`${planned.clause.id} suspended`, holders.length, (from) => {
        const use = from.slots[slot]?.suspension
        return use ? holders.indexOf(use.by) + 1 : 0
      }),
    })
  }
}

function spansOf(plan: Plan, slots: ReadonlySet<number>): Span[] {
  const found: Span[] = []
  for (const slot of plan.slots) {
    if (!slots.has(slot.index)) continue
    const { clause } = slot
    for (const moment of momentsOf(clause)) if (moment.kind === 'offset') found.push(moment.span)
    if (clause.kind === 'duty' && clause.due.kind === 'every') found.push(clause.due.period)
    if ('verification' in clause && clause.verification?.within)
      found.push(clause.verification.within)
    for (const remedy of clause.remedies) if (remedy.notice) found.push(remedy.notice)
  }
  return found
}

/** The last tick at which something of the slice may still change by time alone. */
function lastTick({ context }: Built): number {
  let fixed = 0
  let windows = 0
  for (const phase of context.phases.values()) {
    if (phase.left) windows += phase.left.read(context.state, 0)
    windows += phase.cap ?? 0
    if (
      context.state.phases[[...context.phases].find(([, one]) => one === phase)?.[0] ?? -1]
        ?.mode === 'not-begun'
    )
      windows += phase.length ?? 0
  }
  for (const shape of context.shapes.values()) {
    if (shape.kind === 'answers' || shape.kind === 'queue') windows += (shape.window ?? 0) + 1
    if (shape.kind !== 'steps') continue
    windows += shape.window === null ? 0 : shape.window + 1
    for (const part of shape.parts) {
      if (part.limit.kind === 'tick') fixed = Math.max(fixed, part.limit.tick + 1)
      if (part.limit.kind === 'left') windows += part.limit.window + 1
    }
  }
  for (const notice of context.notices.values()) windows += notice.max
  return Math.max(1, Math.max(fixed, 0) + windows)
}

/** The last tick of phases of which only the clock is in the slice. */
function clockEnd({ context }: Built): number {
  let last = Number.POSITIVE_INFINITY
  for (const n of context.clocks) {
    const left = context.phases.get(n)?.left?.read(context.state, 0) ?? 0
    if (left > 0) last = Math.min(last, left - 1)
  }
  return Math.max(1, last)
}
