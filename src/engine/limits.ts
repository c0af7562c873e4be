// When things are due: from the moments of the text to instants, for a starting event that may itself be
// known only by the day. Every limit is kept twice, for the event as early and as late as it may have been.
import {
  addDays,
  addSpan,
  endOfDay,
  limitOf,
  startOf,
  type AnchorRef,
  type DayRule,
  type Instant,
  type IsoDate,
  type Limit,
  type Moment,
  type Phase,
  type Span,
  type Window,
} from '../model/index.ts'
import { dayAt, type Draft } from './draft.ts'
import type { ActEvent, State } from './state.ts'

export type Known = State | Draft

/** When what a count starts from happened; undefined while it has not. */
export function timeOf(
  state: Known,
  ref: AnchorRef,
  trigger: ActEvent | null = null,
): Window | undefined {
  const { plan } = state
  switch (ref.kind) {
    case 'anchor':
      return state.happenings.get(ref.id)?.set?.when
    case 'phase-start': {
      const n = plan.phases.get(ref.phase)
      return n === undefined ? undefined : (state.phases[n]?.start ?? undefined)
    }
    case 'phase-end': {
      const n = plan.phases.get(ref.phase)
      const phase = n === undefined ? undefined : state.phases[n]
      // The measures of a phase that continues have no end before the continuation has.
      const planned = phase?.mode === 'continuing' ? phase.until : phase?.end
      const end = phase?.endedAt ?? planned
      return end === undefined || end === null ? undefined : { from: end, to: end }
    }
    case 'clause-done': {
      let from = Number.NEGATIVE_INFINITY
      let to = Number.NEGATIVE_INFINITY
      const slots = plan.byClause.get(ref.clause)
      if (!slots) return undefined
      for (const index of slots) {
        const done = state.slots[index]?.done
        if (!done) return undefined
        from = Math.max(from, done.when.from)
        to = Math.max(to, done.when.to)
      }
      return { from, to }
    }
    case 'clause-due': {
      const last = state.slots[plan.byClause.get(ref.clause)?.[0] ?? -1]?.items.at(-1)
      if (!last || last.limit === null) return undefined
      return { from: last.early ?? last.limit, to: last.limit }
    }
    case 'each':
      return trigger?.when
    case 'notice': {
      if (ref.clause === undefined) return state.notices?.head.when
      const index = plan.byClause.get(ref.clause)?.[0]
      return index === undefined ? undefined : state.slots[index]?.notices?.head.when
    }
  }
}

/** Limits that count days from each act: the same for all acts of one day. */
const perDay = new WeakMap<Moment, Map<IsoDate, Limit>>()

/** A moment as a limit, counted from the latest (or earliest) possible instant of its event. */
export function computeLimit(
  state: Known,
  moment: Moment,
  edge: 'start' | 'end',
  late: boolean,
  extended: number,
  trigger: ActEvent | null = null,
): Limit | null {
  const { days } = state.plan.agreement
  const limit =
    trigger && edge === 'end' && isDailyAnswer(moment)
      ? answerLimit(state, moment, late ? trigger.when.to : trigger.when.from, trigger)
      : baseLimit(state, moment, edge, late, trigger)
  if (!limit || extended === 0) return limit
  const date = addDays(limit.date, extended)
  const instant = limit.instant + (endOfDay(date, days) - endOfDay(limit.date, days))
  return { ...limit, date, instant }
}

function isDailyAnswer(moment: Moment): boolean {
  return moment.kind === 'offset' && moment.from.kind === 'each' && moment.span.unit !== 'hour'
}

function answerLimit(state: Known, moment: Moment, from: Instant, trigger: ActEvent): Limit | null {
  const { date } = dayAt(from, state.plan.agreement.days)
  let dates = perDay.get(moment)
  if (!dates) perDay.set(moment, (dates = new Map()))
  let limit = dates.get(date) ?? null
  if (!limit) {
    limit = baseLimit(state, moment, 'end', from === trigger.when.to, trigger)
    if (limit) dates.set(date, limit)
  }
  return limit
}

function baseLimit(
  state: Known,
  moment: Moment,
  edge: 'start' | 'end',
  late: boolean,
  trigger: ActEvent | null,
): Limit | null {
  const times = (ref: AnchorRef) => {
    const found = timeOf(state, ref, trigger)
    return found && (late ? found.to : found.from)
  }
  return (edge === 'end' ? limitOf : startOf)(moment, times, state.plan.agreement.days)
}

/** Last minute of a phase that began in `start`: Day 1 is the day of its beginning. */
export function phaseEnd(
  state: Known,
  phase: Phase,
  from: Instant,
  extended: number,
): Instant | null {
  if (phase.length === null) return null
  return spanEnd(state, from, phase.length, extended)
}

/** Last minute of a span whose first day is the day of `from`; hours are counted from the minute. */
export function spanEnd(state: Known, from: Instant, span: Span, extended: number): Instant {
  const rule = state.plan.agreement.days
  if (span.unit === 'hour') return from + 60 * span.n + 1440 * extended - 1
  const key = `${from} ${span.n} ${span.unit} ${extended}`
  let ends = spanEnds.get(rule)
  if (!ends) spanEnds.set(rule, (ends = new Map()))
  let end = ends.get(key)
  if (end === undefined) {
    end = endOfDay(addDays(addSpan(dayAt(from, rule).date, span), extended - 1), rule)
    if (ends.size > 50_000) ends.clear()
    ends.set(key, end)
  }
  return end
}

/** Periods of different quotas end together: each end is computed once. */
const spanEnds = new WeakMap<DayRule, Map<string, Instant>>()

/** The last instant of a span that runs from an event: "within 2 days" of it, its own day not counted. */
export function within(state: Known, from: Instant, span: Span): Instant {
  if (span.unit === 'hour') return from + 60 * span.n
  const rule = state.plan.agreement.days
  return endOfDay(addSpan(dayAt(from, rule).date, span), rule)
}

export type InTime = 'yes' | 'no' | 'undecided'

/** Closed limits: at the limit is in time. A window across it decides nothing. */
export function inTime(when: Window, early: Instant | null, limit: Instant | null): InTime {
  if (limit === null) return 'yes'
  if (when.to <= (early ?? limit)) return 'yes'
  return when.from > limit ? 'no' : 'undecided'
}
