// Ticks: days where every span of the text is whole days, else hours of the greatest common divisor. What
// is done in a tick is done in its last minute, so that a closed limit at the end of a day and a limit of
// 48 hours both fall on a tick.
import {
  addDays,
  dayNumber,
  dayOf,
  endOfDay,
  type Agreement,
  type DayRule,
  type Instant,
  type Span,
} from '../../model/index.ts'
import type { Ticks } from './net.ts'

/** Ticks from the day of an instant on. */
export function ticksFrom(now: Instant, rule: DayRule, hours: number, last: number): Ticks {
  const first = dayOf(now, rule)
  const day0 = dayNumber(first)
  const perDay = 24 / hours
  const ends: Instant[] = []
  const endOf = (day: number): Instant => {
    const known = ends[day]
    if (known !== undefined) return known
    return (ends[day] = endOfDay(addDays(first, day), rule))
  }
  const plain = (tick: number): Instant => {
    const day = Math.floor(tick / perDay)
    return endOf(day) - (perDay - 1 - (tick - day * perDay)) * hours * 60
  }
  // Of the first day only what is left of it.
  let skipped = 0
  while (plain(skipped) < now) skipped++
  const at = (tick: number): Instant => plain(tick + skipped)
  const upTo = (instant: Instant): number => {
    const day = dayNumber(dayOf(instant, rule)) - day0
    if (day < 0) return -1
    const back = Math.ceil((endOf(day) - instant) / (hours * 60))
    return Math.max(-1, day * perDay + perDay - 1 - back - skipped)
  }
  const since = (instant: Instant): number => {
    const tick = upTo(instant)
    return tick >= 0 && at(tick) === instant ? tick : tick + 1
  }
  return { hours, at, upTo, since, last }
}

/** Hours of one tick that count every span of the text exactly. */
export function hoursOf(agreement: Agreement, spans: readonly Span[]): number {
  let found = 24
  for (const one of spans) if (one.unit === 'hour') found = common(found, one.n)
  void agreement
  return Math.max(1, found)
}

function common(a: number, b: number): number {
  return b === 0 ? a : common(b, a % b)
}
