// Time as the agreement counts it. An instant is a whole minute since 1970-01-01T00:00Z; a day belongs
// to a place (an IANA zone) and to a rule for its end. Every limit is closed: "by day 7" means until
// the end of day 7.
import { Temporal } from 'temporal-polyfill'

/** Whole minutes since 1970-01-01T00:00Z. */
export type Instant = number

/** "2024-06-03" */
export type IsoDate = string

export interface Span {
  readonly n: number
  readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year'
}

/** From the first to the last possible instant, both included. A known instant has from = to. */
export interface Window {
  readonly from: Instant
  readonly to: Instant
}

/** How days are counted in a text: where the day is, and when it ends ("24:00" = midnight). */
export interface DayRule {
  readonly zone: string
  /** Minutes after 00:00 at which a day ends; 1440 = 24:00. */
  readonly endsAt: number
}

export const utcDays: DayRule = { zone: 'UTC', endsAt: 1440 }

const minute = 60_000

const midnightCache = new Map<string, Instant>()

/** 00:00 of a date in a zone. @throws RangeError for a date or zone that does not exist */
export function startOfDate(date: IsoDate, zone: string): Instant {
  const key = `${date} ${zone}`
  let found = midnightCache.get(key)
  if (found === undefined) {
    found = Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds / minute
    if (midnightCache.size > 50_000) midnightCache.clear()
    midnightCache.set(key, found)
  }
  return found
}

/** The last minute that still belongs to the day `date`. */
export function endOfDay(date: IsoDate, rule: DayRule): Instant {
  if (rule.endsAt === 1440) return startOfDate(addDays(date, 1), rule.zone) - 1
  const time = Temporal.PlainTime.from({
    hour: Math.floor(rule.endsAt / 60),
    minute: rule.endsAt % 60,
  })
  return (
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: rule.zone, plainTime: time })
      .epochMilliseconds /
      minute -
    1
  )
}

export function startOfDay(date: IsoDate, rule: DayRule): Instant {
  return rule.endsAt === 1440 ? startOfDate(date, rule.zone) : endOfDay(addDays(date, -1), rule) + 1
}

/** The day, as the rule counts days, in which an instant falls. */
export function dayOf(instant: Instant, rule: DayRule): IsoDate {
  const date = dateIn(instant, rule.zone)
  if (rule.endsAt === 1440) return date
  return instant > endOfDay(date, rule) ? addDays(date, 1) : date
}

/** Calendar date of an instant in a zone. */
export function dateIn(instant: Instant, zone: string): IsoDate {
  return localIn(instant, zone).date
}

/** "2024-06-03 11:15 +03:00" */
export function clockIn(instant: Instant, zone: string): string {
  const at = zoned(instant, zone)
  return `${at.toPlainDate().toString()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })} ${at.offset}`
}

/** "+03:00": the offset in force in the zone at the instant. */
export function offsetIn(instant: Instant, zone: string): string {
  return localIn(instant, zone).offset
}

interface Local {
  readonly date: IsoDate
  readonly offset: string
}

const localCache = new Map<string, Map<Instant, Local>>()

/** Date and offset, remembered: the same limits are asked for again and again. */
function localIn(instant: Instant, zone: string): Local {
  let known = localCache.get(zone)
  if (!known) localCache.set(zone, (known = new Map()))
  let local = known.get(instant)
  if (!local) {
    const at = zoned(instant, zone)
    local = { date: at.toPlainDate().toString(), offset: at.offset }
    if (known.size > 50_000) known.clear()
    known.set(instant, local)
  }
  return local
}

function zoned(instant: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant * minute).toZonedDateTimeISO(zone)
}

const dayNumbers = new Map<IsoDate, number>()

/** Days since 1970-01-01. @throws RangeError for a date that does not exist */
export function dayNumber(date: IsoDate): number {
  let n = dayNumbers.get(date)
  if (n === undefined) {
    n = Temporal.PlainDate.from(date).since('1970-01-01').days
    if (dayNumbers.size > 50_000) dayNumbers.clear()
    dayNumbers.set(date, n)
  }
  return n
}

const dayCache = new Map<string, IsoDate>()

export function addDays(date: IsoDate, n: number): IsoDate {
  if (n === 0) return date
  const key = `${date} ${n}`
  let found = dayCache.get(key)
  if (found === undefined) {
    found = Temporal.PlainDate.from(date).add({ days: n }).toString()
    if (dayCache.size > 50_000) dayCache.clear()
    dayCache.set(key, found)
  }
  return found
}

export function addSpan(date: IsoDate, span: Span, sign: 1 | -1 = 1): IsoDate {
  const n = sign * span.n
  const plain = Temporal.PlainDate.from(date)
  switch (span.unit) {
    case 'hour':
      throw new RangeError(`${span.n} hours cannot be added to a date; use an instant`)
    case 'day':
      return plain.add({ days: n }).toString()
    case 'week':
      return plain.add({ weeks: n }).toString()
    case 'month':
      return plain.add({ months: n }).toString()
    case 'year':
      return plain.add({ years: n }).toString()
  }
}

/** Length in days where it does not depend on the calendar; months and years have none. */
export function spanInDays(span: Span): number | null {
  switch (span.unit) {
    case 'hour':
      return span.n / 24
    case 'day':
      return span.n
    case 'week':
      return span.n * 7
    case 'month':
    case 'year':
      return null
  }
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

export function isZone(text: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text)
    return true
  } catch {
    return false
  }
}

/**
 * Reads a time as people write it down: "2024-06-03" (the whole day in `zone`), "2024-06-03T11:15"
 * (local time in `zone`), "2024-06-03T11:15+03:00" (exact), or "2024-06-03/2024-06-04" (a window).
 * @returns null where the text is none of these or the date does not exist
 */
export function readWindow(text: string, zone: string): Window | null {
  const slash = text.indexOf('/')
  if (slash >= 0) {
    const first = readWindow(text.slice(0, slash), zone)
    const second = readWindow(text.slice(slash + 1), zone)
    return first && second && first.from <= second.to ? { from: first.from, to: second.to } : null
  }
  if (isDate(text)) {
    return { from: startOfDate(text, zone), to: startOfDate(addDays(text, 1), zone) - 1 }
  }
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$/.test(text)) return null
  try {
    const exact = /(Z|[+-]\d{2}:\d{2})$/.test(text)
    const ms = exact
      ? Temporal.Instant.from(text).epochMilliseconds
      : Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(zone)
          .epochMilliseconds
    const at = Math.floor(ms / minute)
    return { from: at, to: at }
  } catch {
    return null
  }
}
