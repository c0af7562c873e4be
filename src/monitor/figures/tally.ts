/**
 * Counts with what they rest on. A day without a report is not a day with nothing: it is left out and
 * said. Counts of different counters or units (a burst, an explosion, a volley) are never added.
 */
import type { IsoDate } from '../../model/index.ts'

/** One day of one counter. */
export interface DayCount {
  readonly day: IsoDate
  /** Absent: nobody reported. Zero: reported that there was none. */
  readonly n?: number
  /** Hours watched; absent where the counter does not say. */
  readonly hours?: number
  /** Times that access was denied. */
  readonly denied?: number
  /** True where the figure was carried on or interpolated because no report came. */
  readonly carried?: boolean
}

/** A series of one counter in one unit. */
export interface Tally {
  readonly counter: string
  readonly unit: string
  readonly days: readonly DayCount[]
}

/** What stands beside every count. */
export interface Coverage {
  readonly days: number
  readonly reported: number
  readonly withoutReport: number
  readonly carried: number
  /** Hours watched where stated, and the days that state them. */
  readonly hours: number
  readonly daysWithHours: number
  readonly denied: number
}

/** Coverage of a stretch of days. */
export function coverageOf(days: readonly DayCount[]): Coverage {
  const stated = days.filter((day) => day.hours !== undefined)
  return {
    days: days.length,
    reported: days.filter((day) => day.n !== undefined && day.carried !== true).length,
    withoutReport: days.filter((day) => day.n === undefined).length,
    carried: days.filter((day) => day.carried === true).length,
    hours: stated.reduce((sum, day) => sum + day.hours!, 0),
    daysWithHours: stated.length,
    denied: days.reduce((sum, day) => sum + (day.denied ?? 0), 0),
  }
}

export interface CountWithCoverage {
  readonly counter: string
  readonly unit: string
  readonly n: number
  /** Per reported day; absent where no day was reported. */
  readonly perDay?: number
  readonly coverage: Coverage
}

/** A tally as one number with its coverage; carried-on days are in the coverage and not in the number. */
export function countOf(tally: Tally): CountWithCoverage {
  const coverage = coverageOf(tally.days)
  const n = reportedCounts(tally.days).reduce((sum, one) => sum + one, 0)
  const rate = coverage.reported === 0 ? {} : { perDay: n / coverage.reported }
  return { counter: tally.counter, unit: tally.unit, n, ...rate, coverage }
}

/** The counts of days with a report of their own: what rates and their intervals are made of. */
export function reportedCounts(days: readonly DayCount[]): number[] {
  return days.flatMap((day) => (day.n === undefined || day.carried === true ? [] : [day.n]))
}

export type SumFault = {
  readonly code: 'counters-differ' | 'units-differ' | 'days-counted-twice' | 'nothing-to-add'
  readonly data: { readonly first: string; readonly second: string }
}

/** One tally of several stretches of the same counter and unit; anything else is refused. */
export function joined(tallies: readonly Tally[]): Tally | SumFault {
  const first = tallies[0]
  if (first === undefined) return { code: 'nothing-to-add', data: { first: '', second: '' } }
  const days = new Map<IsoDate, DayCount>()
  for (const tally of tallies) {
    if (tally.counter !== first.counter)
      return { code: 'counters-differ', data: { first: first.counter, second: tally.counter } }
    if (tally.unit !== first.unit)
      return { code: 'units-differ', data: { first: first.unit, second: tally.unit } }
    for (const day of tally.days) {
      if (days.has(day.day))
        return { code: 'days-counted-twice', data: { first: day.day, second: day.day } }
      days.set(day.day, day)
    }
  }
  const ordered = [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return { counter: first.counter, unit: first.unit, days: ordered }
}

/** Why a rate made from daily totals says something else than what was asked. */
export type NaiveReason =
  | { readonly code: 'days-without-report'; readonly n: number }
  | { readonly code: 'days-carried-on'; readonly n: number }
  | {
      readonly code: 'one-day-holds-much'
      readonly day: IsoDate
      readonly n: number
      readonly share: number
    }
  | { readonly code: 'total-holds-more-than-asked'; readonly more: number; readonly days: number }

export interface NaiveComparison {
  /** Daily totals as they stand: what a careless page would show. */
  readonly naive: { readonly n: number; readonly days: number; readonly perDay: number }
  /** What the source states for the question itself, on the days on which it does. */
  readonly stated: { readonly n: number; readonly days: number; readonly perDay?: number }
  readonly reasons: readonly NaiveReason[]
}

/** A day that holds at least this share of all is named. */
const MUCH = 0.2

/**
 * Daily totals (which may hold late additions, recovered bodies, committee decisions) beside the figure that
 * the same source states for what was asked, with every reason that can be read from the data.
 */
export function naiveAgainstStated(
  totals: readonly DayCount[],
  stated: readonly DayCount[],
): NaiveComparison {
  const n = totals.reduce((sum, day) => sum + (day.n ?? 0), 0)
  const coverage = coverageOf(totals)
  const days = stated.filter((day) => day.n !== undefined)
  const statedSum = days.reduce((sum, day) => sum + day.n!, 0)
  const reasons: NaiveReason[] = []
  if (coverage.withoutReport > 0)
    reasons.push({ code: 'days-without-report', n: coverage.withoutReport })
  if (coverage.carried > 0) reasons.push({ code: 'days-carried-on', n: coverage.carried })
  for (const day of totals)
    if (n > 0 && day.n !== undefined && day.n >= MUCH * n && totals.length > 5)
      reasons.push({ code: 'one-day-holds-much', day: day.day, n: day.n, share: day.n / n })
  // Compared only on days on which both speak.
  const byDay = new Map(totals.map((day) => [day.day, day.n]))
  let more = 0
  let both = 0
  for (const day of days) {
    const total = byDay.get(day.day)
    if (total === undefined) continue
    both += 1
    more += total - day.n!
  }
  if (more > 0) reasons.push({ code: 'total-holds-more-than-asked', more, days: both })
  return {
    naive: { n, days: totals.length, perDay: totals.length === 0 ? 0 : n / totals.length },
    stated: {
      n: statedSum,
      days: days.length,
      ...(days.length === 0 ? {} : { perDay: statedSum / days.length }),
    },
    reasons,
  }
}
