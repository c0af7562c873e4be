// Which variables a clause, a phase, an event and a body's word need, and what they are in a state of the
// runtime. Persons are counted, never named.
import {
  exactly,
  type Clause,
  type Condition,
  type Duty,
  type Quantity,
} from '../../model/index.ts'
import { isLate as runtimeIsLate } from '../condition.ts'
import { phaseEnd, within } from '../limits.ts'
import { answerMoment } from '../settle.ts'
import { perPeriod } from '../quota.ts'
import { wordKey, type State } from '../state.ts'
import {
  isSteady,
  placeMoment,
  refuse,
  unitOf,
  windowOf,
  type Answers,
  type Context,
  type Part,
  type PhaseShape,
  type Queue,
  type Quota,
  type Shape,
  type Steps,
} from './context.ts'
import { noticeKey } from './facts.ts'
import type { Variable } from './net.ts'

/** More persons or acts than this are not counted one by one. */
export const mostCounted = 500
/** Answers whose excuses may differ are kept one by one, up to this many. */
const mostPlaces = 24

export function shapeOf(context: Context, index: number): Shape {
  const planned = context.plan.slots[index]
  const slot = context.state.slots[index]
  if (!planned || !slot) return { kind: 'plain' }
  const { clause } = planned
  if (clause.kind === 'prohibition')
    return {
      kind: 'prohibition',
      contrary: context.makesVariable(`${clause.id} not kept`, 1, (state) =>
        state.slots[index]?.contraryOpen === true ? 1 : 0,
      ),
    }
  if (clause.kind !== 'duty') return { kind: 'plain' }
  if (slot.done || slot.waived || slot.over) {
    // What is over stays as it is; a lateness that stands is a constant of the search.
    void runtimeIsLate
    return { kind: 'plain' }
  }
  if (clause.forEach !== undefined) return answersOf(context, index, clause, clause.forEach)
  if (clause.due.kind === 'every') return quotaOf(context, index, clause)
  return stepsOf(context, index, clause)
}

function unstated(quantity: Quantity | undefined): boolean {
  return quantity?.kind === 'not-stated' || quantity?.kind === 'reported'
}

function stepsOf(context: Context, index: number, clause: Duty): Steps {
  const planned = context.plan.slots[index]
  if (unstated(clause.act.quantity))
    refuse(context, 'X101', clause.at, { clause: clause.id, words: clause.act.words }, clause.id)
  const items = planned?.items ?? []
  const unit = unitOf(context, clause)
  const total = unit === null ? items.length : (exactly(clause.act.quantity) ?? 1)
  let steps = total
  if (total > mostCounted) {
    refuse(context, 'X105', clause.at, { clause: clause.id, n: total }, clause.id)
    steps = 1
  }
  const other = unit === null ? undefined : memberPicked(context, clause)
  if (other)
    refuse(
      context,
      'X104',
      other.at,
      { clause: other.id, group: clause.act.group ?? '', counted: clause.id },
      other.id,
    )
  const check = clause.verification
  const verified = check !== undefined && !planned?.bearers.includes(check.by)
  const n = context.makesVariable(`${name(context, index)} done`, steps, (state) => {
    const slot = state.slots[index]
    if (slot?.done) return steps
    return unit === null ? (slot?.firstOpen ?? 0) : (slot?.n ?? 0)
  })
  const claimed = verified
    ? context.makesVariable(`${name(context, index)} claimed`, steps, (state) => {
        const slot = state.slots[index]
        if (!slot || slot.done) return 0
        return unit === null
          ? slot.items.filter((one) => one.claimed !== null && one.done === null).length
          : slot.claimed
      })
    : null
  const window =
    check?.within === undefined || !verified
      ? null
      : context.ticks.upTo(within(context.state, context.ticks.at(0), check.within))
  const answerIn = check?.within
  if (
    answerIn !== undefined &&
    verified &&
    !isSteady(
      context,
      (tick) => context.ticks.upTo(within(context.state, context.ticks.at(tick), answerIn)) - tick,
    )
  )
    refuse(context, 'X103', clause.at, { clause: clause.id }, clause.id)
  const waits = window ?? 0
  const pending = verified
    ? context.makesVariable(`${name(context, index)} answer awaited`, waits + 2, (state, at) => {
        const asked = state.slots[index]?.pending
        if (!asked) return 0
        if (asked.by === null) return waits + 2
        return Math.min(waits + 1, Math.max(0, context.ticks.upTo(asked.by) - at) + 1)
      })
    : null
  const excusable = canBeExcused(context, index)
  const together = canWaitTogether(context, index)
  const parts = items.map((item, i): Part => {
    const find = (state: State) => state.slots[index]?.items[i]
    const tag = items.length > 1 ? ` ${i + 1}` : ''
    const limit = placeMoment(
      context,
      item.limit,
      'end',
      index,
      `${name(context, index)}${tag} time left`,
      find,
    )
    const start = placeMoment(
      context,
      item.start,
      'start',
      index,
      `${name(context, index)}${tag} until it begins`,
      find,
    )
    const verdict =
      limit.kind === 'none'
        ? null
        : context.makesVariable(
            `${name(context, index)}${tag} verdict`,
            together ? 3 : excusable ? 2 : 1,
            (state) => {
              const one = find(state)
              return !one || one.done || state.slots[index]?.done
                ? 0
                : { open: 0, late: 1, passed: 2, together: 3 }[one.verdict]
            },
          )
    return { need: unit === null ? i + 1 : steps, limit, start, verdict }
  })
  return {
    kind: 'steps',
    n,
    steps,
    unit,
    parts,
    claimed,
    pending,
    window,
    since: verified ? sinceOf(context, index, clause) : null,
  }
}

/** How long ago the claim that finished a clause was made, where something is counted from its completion. */
function sinceOf(context: Context, index: number, clause: Duty): Variable | null {
  let most = -1
  for (const slot of context.plan.slots) {
    if (!context.wanted.has(slot.index)) continue
    for (const item of slot.items)
      for (const moment of [item.limit, item.start])
        if (
          moment?.kind === 'offset' &&
          moment.from.kind === 'clause-done' &&
          moment.from.clause === clause.id
        )
          most = Math.max(most, windowOf(context, moment, 0) ?? 0)
  }
  if (most < 0) return null
  return context.makesVariable(
    `${name(context, index)} days since the claim`,
    most + 1,
    (state, at) => {
      const whole = state.plan.byClause.get(clause.id) ?? []
      if (whole.every((one) => state.slots[one]?.done)) return 0
      const last = state.slots[index]?.items.at(-1)
      if (!last?.claimed) return 0
      return Math.min(most + 1, at - context.ticks.upTo(last.claimed.from))
    },
  )
}

/** Another clause that singles out some of the persons that this one counts. */
function memberPicked(context: Context, clause: Duty): Clause | undefined {
  const group = context.plan.agreement.groups.find((one) => one.id === clause.act.group)
  if (!group) return undefined
  const members = [group.id, ...group.classes.map((one) => one.id)]
  return context.plan.agreement.clauses.find(
    (one) =>
      one.id !== clause.id &&
      one.kind === 'duty' &&
      one.act.verb === 'release' &&
      members.includes(one.act.group ?? '') &&
      !context.plan.answers.get(clause.id)?.some((n) => context.plan.slots[n]?.clause === one),
  )
}

function quotaOf(context: Context, index: number, clause: Duty): Quota {
  const due = clause.due
  const tolerance = clause.shortDays ?? 0
  const need = perPeriod(clause) ?? 1
  if (unstated(clause.act.quantity))
    refuse(context, 'X101', clause.at, { clause: clause.id, words: clause.act.words }, clause.id)
  const hours =
    due.kind !== 'every'
      ? 24
      : due.period.unit === 'hour'
        ? due.period.n
        : due.period.n * (due.period.unit === 'week' ? 168 : 24)
  const period = Math.max(1, Math.round(hours / context.ticks.hours))
  if (due.kind === 'every' && (due.start || due.end || due.period.unit === 'month'))
    refuse(context, 'X103', clause.at, { clause: clause.id }, clause.id)
  return {
    kind: 'quota',
    tolerance,
    period,
    met: context.makesVariable(`${name(context, index)} done in this period`, 1, (state) =>
      (state.slots[index]?.quota?.to ?? null) !== null &&
      (state.slots[index]?.quota?.n ?? 0) >= need
        ? 1
        : 0,
    ),
    short: context.makesVariable(`${name(context, index)} short`, tolerance + 1, (state) =>
      Math.min(tolerance + 1, state.slots[index]?.quota?.short ?? 0),
    ),
    left: context.makesVariable(`${name(context, index)} period left`, period, (state, at) => {
      const to = state.slots[index]?.quota?.to ?? null
      return to === null ? 0 : Math.min(period, Math.max(0, context.ticks.upTo(to) - at) + 1)
    }),
  }
}

function answersOf(
  context: Context,
  index: number,
  clause: Duty,
  trigger: string,
): Answers | Queue {
  const moment = answerMoment(clause)
  const window = moment === null ? null : windowOf(context, moment, 0)
  const counted = moment === null || (moment.kind === 'offset' && moment.from.kind === 'each')
  if (
    !counted ||
    (window !== null && window < 0) ||
    (moment !== null && !isSteady(context, (tick) => windowOf(context, moment, tick)))
  )
    refuse(context, 'X103', clause.at, { clause: clause.id }, clause.id)
  if (clause.verification) refuse(context, 'X107', clause.at, { clause: clause.id }, clause.id)
  const most = (context.plan.byClause.get(trigger) ?? []).reduce(
    (n, one) => n + actsOf(context, one),
    0,
  )
  const left = (state: State): readonly (readonly [number, string])[] =>
    (state.slots[index]?.items ?? [])
      .filter((one) => one.done === null)
      .map((one) => [
        one.limit === null ? 0 : context.ticks.upTo(one.limit),
        one.limit === null ? 'open' : one.verdict,
      ])
  const open = Math.max(most, left(context.state).length)
  if (open > mostCounted)
    refuse(context, 'X105', clause.at, { clause: clause.id, n: open }, clause.id)
  if (canBeExcused(context, index) && window !== null) {
    if (open > mostPlaces)
      refuse(context, 'X105', clause.at, { clause: clause.id, n: open }, clause.id)
    const places = Array.from({ length: Math.min(open, mostPlaces) }, (_, i) =>
      context.makesVariable(`${name(context, index)} answer ${i + 1}`, window + 3, (state, at) => {
        const one = left(state)[i]
        if (!one) return 0
        if (one[1] === 'late') return window + 2
        if (one[1] === 'passed') return window + 3
        return Math.max(0, one[0] - at) + 1
      }),
    )
    return { kind: 'queue', trigger, window, places, answered: null }
  }
  const bound = Math.min(open, mostCounted)
  const owed = Array.from({ length: (window ?? 0) + 1 }, (_, i) =>
    context.makesVariable(
      `${name(context, index)} owed, ${i} left`,
      bound,
      (state, at) =>
        left(state).filter(
          ([limit, verdict]) =>
            verdict === 'open' && (window === null ? i === 0 : limit - at === i),
        ).length,
    ),
  )
  const late = context.makesVariable(
    `${name(context, index)} late`,
    window === null ? 0 : bound,
    (state) => left(state).filter(([, verdict]) => verdict === 'late').length,
  )
  return { kind: 'answers', trigger, window, owed, late, answered: null }
}

/** Acts that a clause may see: its parts, or its persons one by one. */
function actsOf(context: Context, index: number): number {
  const planned = context.plan.slots[index]
  if (planned?.clause.kind !== 'duty') return 0
  if (context.state.slots[index]?.done) return 0
  if (planned.clause.due.kind === 'every') {
    // One act in each period of its phase.
    const phase = context.phases.get(planned.phase)
    const shape = context.shapes.get(index)
    if (!phase?.left || shape?.kind !== 'quota') return mostCounted + 1
    return Math.ceil((phase.left.max + (phase.cap ?? 0)) / shape.period) + 1
  }
  const unit = unitOf(context, planned.clause)
  return unit === null ? planned.items.length : (exactly(planned.clause.act.quantity) ?? 1)
}

/** Something in the text or in what happened may excuse the clause. */
export function canBeExcused(context: Context, index: number): boolean {
  const planned = context.plan.slots[index]
  const slot = context.state.slots[index]
  if (!planned || !slot) return false
  const { clause } = planned
  return (
    clause.condition !== undefined ||
    slot.excuses !== null ||
    context.plan.agreement.interlocks.some((one) => one.steps.flat().includes(clause.id)) ||
    context.plan.rules.some(
      (rule) =>
        (rule.verb === 'suspend' || rule.verb === 'hold-back') &&
        (rule.targets.includes(clause.id) ||
          (rule.targets.length === 0 &&
            rule.phase !== null &&
            context.plan.phases.get(rule.phase) === planned.phase)),
    )
  )
}

function canWaitTogether(context: Context, index: number): boolean {
  const id = context.plan.slots[index]?.clause.id
  return context.plan.agreement.interlocks.some((one) =>
    one.steps.some((step) => step.length > 1 && id !== undefined && step.includes(id)),
  )
}

export function name(context: Context, index: number): string {
  const planned = context.plan.slots[index]
  if (!planned) return String(index)
  const several = (context.plan.byClause.get(planned.clause.id)?.length ?? 1) > 1
  return several ? `${planned.clause.id} ${planned.bearers.join('+')}` : planned.clause.id
}

const modes = ['not-begun', 'running', 'continuing', 'complete', 'expired', 'ended']

export function phaseShapeOf(context: Context, n: number): PhaseShape {
  const planned = context.plan.agreement.phases[n]
  const known = context.state.phases[n]
  if (!planned || !known) throw new RangeError(`no phase ${n}`)
  const fixed = planned.length === null || ['day', 'week'].includes(planned.length.unit)
  const from = context.ticks.at(0)
  const begun = known.mode !== 'not-begun'
  let length: number | null = null
  if (planned.length !== null) {
    if (!fixed && !begun) refuse(context, 'X103', planned.at, { clause: planned.id }, planned.id)
    const end = phaseEnd(context.state, planned, from, known.extended)
    length = end === null ? null : context.ticks.upTo(end) + 1
    if (!begun && context.ticks.hours < 24)
      refuse(context, 'X103', planned.at, { clause: planned.id }, planned.id)
  } else refuse(context, 'X102', planned.at, { phase: planned.id }, planned.id)
  const index = context.clocks.has(n) ? undefined : context.plan.continuations.get(planned.id)
  const clause = index === undefined ? undefined : context.plan.slots[index]?.clause
  const cap =
    clause?.kind !== 'continuation' || clause.atMost === null
      ? null
      : ticksOf(context, clause.atMost)
  if (clause?.kind === 'continuation' && clause.atMost === null)
    refuse(context, 'X106', clause.at, { clause: clause.id }, clause.id)
  const rest =
    known.mode === 'running' && known.end !== null ? context.ticks.upTo(known.end) + 1 : 0
  return {
    mode: context.makesVariable(planned.id, 5, (state) =>
      modes.indexOf(state.phases[n]?.mode ?? 'not-begun'),
    ),
    complete:
      planned.complete && !context.clocks.has(n)
        ? context.makesVariable(`${planned.id} complete`, 1, (state) =>
            (state.phases[n]?.completeAt ?? null) === null ? 0 : 1,
          )
        : null,
    left:
      planned.length === null
        ? null
        : context.makesVariable(
            `${planned.id} time left`,
            Math.max(1, length ?? 0, cap ?? 0, rest),
            (state, at) => {
              const phase = state.phases[n]
              const end =
                phase?.mode === 'running'
                  ? phase.end
                  : phase?.mode === 'continuing'
                    ? phase.until
                    : null
              return end === null || end === undefined
                ? 0
                : Math.max(0, context.ticks.upTo(end) - at + 1)
            },
          ),
    length,
    cap,
  }
}

function ticksOf(context: Context, span: { readonly n: number; readonly unit: string }): number {
  const days = span.unit === 'week' ? span.n * 7 : span.unit === 'month' ? span.n * 30 : span.n
  return span.unit === 'hour'
    ? Math.ceil(span.n / context.ticks.hours)
    : (days * 24) / context.ticks.hours
}

/** Events, words of bodies, statements and notices that the conditions of a slice read. */
export function signalsOf(context: Context, conditions: readonly Watched[]): void {
  for (const { condition, own } of conditions) signal(context, condition, own)
}

export interface Watched {
  readonly condition: Condition
  readonly own: string | null
}

function signal(context: Context, condition: Condition, own: string | null): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const one of condition.of) signal(context, one, own)
      return
    case 'not':
      signal(context, condition.of, own)
      return
    case 'event':
    case 'while':
      eventVariable(context, condition.event)
      return
    case 'word':
      wordVariable(context, condition.body, condition.form, condition.clause ?? own ?? undefined)
      return
    case 'words': {
      const index = own === null ? undefined : context.plan.byClause.get(own)?.[0]
      if (index === undefined || context.said.has(index)) return
      context.said.set(
        index,
        context.makesVariable(`said of ${own}`, 2, (state) => {
          const said = state.slots[index]?.said
          return said ? (said.head.met ? 1 : 2) : 0
        }),
      )
      return
    }
    case 'clause':
    case 'phase':
    case 'unanswered':
  }
}

export function eventVariable(context: Context, event: string): Variable {
  let known = context.events.get(event)
  if (!known) {
    known = context.makesVariable(`${event}`, 2, (state) => {
      const one = state.happenings.get(event)
      return one?.ended ? 2 : one?.set ? 1 : 0
    })
    context.events.set(event, known)
  }
  return known
}

export function wordVariable(
  context: Context,
  body: string,
  form: string,
  clause: string | undefined,
): Variable {
  const key = wordKey(body, form, clause)
  let known = context.words.get(key)
  if (!known) {
    known = context.makesVariable(`${body} on ${clause ?? ''}`, 3, (state) => {
      const word = state.words.get(key) ?? state.words.get(wordKey(body, form, undefined))
      return word ? { done: 1, 'not done': 2, undetermined: 3 }[word.result] : 0
    })
    context.words.set(key, known)
  }
  return known
}

/** A notice of a holder: 0 not given, 1 its time is over, x: x - 1 ticks to go. */
export function noticeVariable(
  context: Context,
  by: string,
  rule: Context['plan']['rules'][number],
): void {
  const key = noticeKey(by, rule)
  const span = rule.notice
  if (span === null || context.notices.has(key)) return
  const window = context.ticks.since(within(context.state, context.ticks.at(0), span))
  context.notices.set(
    key,
    context.makesVariable(`notice by ${by} on ${rule.source}`, window + 1, (state, at) => {
      for (let cell = state.notices; cell !== null; cell = cell.tail) {
        const notice = cell.head
        if (notice.by !== by) continue
        const about = notice.clause
        if (about !== undefined && about !== rule.source && !rule.targets.includes(about)) continue
        return Math.max(0, context.ticks.since(within(state, notice.when.to, span)) - at) + 1
      }
      return 0
    }),
  )
}
