// From moments to dates: a date is never shown without its rule, its starting event and its zone.
import type { AnchorRef, Counting, Moment } from './moment.ts'
import {
  addDays,
  addSpan,
  dayOf,
  endOfDay,
  offsetIn,
  startOfDay,
  type DayRule,
  type Instant,
  type IsoDate,
} from './time.ts'

/** A limit with all that it was computed from. */
export interface Limit {
  /** The last instant that is still in time (first instant, for a start). */
  readonly instant: Instant
  /** The day in which it falls, as the text counts days. */
  readonly date: IsoDate
  readonly zone: string
  /** Offset in force at the limit, "+02:00". */
  readonly offset: string
  readonly counting: Counting | 'date' | 'hours'
  readonly from: AnchorRef | null
  readonly anchorDate: IsoDate | null
}

/** A limit that has no date yet, in days from a starting event that is not set. */
export interface OpenLimit {
  readonly from: AnchorRef
  /** "day 7" (inclusive) or offset in days; null where months or years are counted. */
  readonly days: number | null
  readonly counting: Counting
}

/** When a starting event happened: the instant, or undefined while it is not set. */
export type AnchorTimes = (ref: AnchorRef) => Instant | undefined

/**
 * The closed end of a moment: "by day 7" gives the last minute of day 7.
 * @returns null while the starting event is not set
 */
export function limitOf(moment: Moment, times: AnchorTimes, rule: DayRule): Limit | null {
  return resolve(moment, times, rule, 'end')
}

/** The first instant of a moment: "from day 22" gives the first minute of day 22. */
export function startOf(moment: Moment, times: AnchorTimes, rule: DayRule): Limit | null {
  return resolve(moment, times, rule, 'start')
}

function resolve(
  moment: Moment,
  times: AnchorTimes,
  rule: DayRule,
  edge: 'start' | 'end',
): Limit | null {
  switch (moment.kind) {
    case 'date': {
      const days = moment.zone === undefined ? rule : { ...rule, zone: moment.zone }
      return onDate(moment.date, moment.time, days, edge, 'date', null, null)
    }
    case 'event': {
      const at = times(moment.of)
      if (at === undefined) return null
      const date = dayOf(at, rule)
      return {
        instant: at,
        date,
        zone: rule.zone,
        offset: offsetIn(at, rule.zone),
        counting: 'hours',
        from: moment.of,
        anchorDate: date,
      }
    }
    case 'day': {
      const at = times(moment.of)
      if (at === undefined) return null
      const first = dayOf(at, rule)
      return onDate(
        addDays(first, moment.n - 1),
        moment.time,
        rule,
        edge,
        'inclusive',
        moment.of,
        first,
      )
    }
    case 'offset': {
      const at = times(moment.from)
      if (at === undefined) return null
      const first = dayOf(at, rule)
      if (moment.span.unit === 'hour') {
        const instant = at + (moment.before ? -60 : 60) * moment.span.n
        return {
          instant,
          date: dayOf(instant, rule),
          zone: rule.zone,
          offset: offsetIn(instant, rule.zone),
          counting: 'hours',
          from: moment.from,
          anchorDate: first,
        }
      }
      const date = addSpan(first, moment.span, moment.before ? -1 : 1)
      const counted = moment.counting === 'inclusive' ? addDays(date, moment.before ? 1 : -1) : date
      return onDate(counted, undefined, rule, edge, moment.counting, moment.from, first)
    }
  }
}

function onDate(
  date: IsoDate,
  time: number | undefined,
  rule: DayRule,
  edge: 'start' | 'end',
  counting: Limit['counting'],
  from: AnchorRef | null,
  anchorDate: IsoDate | null,
): Limit {
  const instant =
    time === undefined
      ? edge === 'end'
        ? endOfDay(date, rule)
        : startOfDay(date, rule)
      : startOfDay(date, { ...rule, endsAt: 1440 }) + time
  return {
    instant,
    date,
    zone: rule.zone,
    offset: offsetIn(instant, rule.zone),
    counting,
    from,
    anchorDate,
  }
}

/** The same moment while its starting event is not set: days only. */
export function openLimitOf(moment: Moment): OpenLimit | null {
  switch (moment.kind) {
    case 'date':
      return null
    case 'event':
      return { from: moment.of, days: 0, counting: 'exclusive' }
    case 'day':
      return { from: moment.of, days: moment.n, counting: 'inclusive' }
    case 'offset': {
      const n =
        moment.span.unit === 'day'
          ? moment.span.n
          : moment.span.unit === 'week'
            ? 7 * moment.span.n
            : null
      return {
        from: moment.from,
        days: n === null ? null : moment.before ? -n : n,
        counting: moment.counting,
      }
    }
  }
}
