/**
 * Dates as files have them. Whether 3/4/2024 is in March or April only the whole column can say: one
 * value above 12 decides, otherwise the order stays undecided and somebody has to say.
 */
import { isDate, type IsoDate } from '../../model/index.ts'

export type DateOrder = 'year first' | 'day first' | 'month first'

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/
const SHORT = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?$/
const NAMED = /^(\d{1,2})[- ]([A-Za-z]{3,9})[- ](\d{4})$/
const MONTHS =
  'january february march april may june july august september october november december'.split(' ')

export interface DateFinding {
  /** Undefined where the values allow both day first and month first, or contradict one another. */
  readonly order: DateOrder | undefined
  readonly reason: 'found' | 'ambiguous' | 'contradictory' | 'no-dates'
  readonly read: number
  readonly unread: number
}

/** The order of day and month in a column, from its values. Stops needing more after the first proof of each kind. */
export function sniffDateOrder(values: Iterable<string>): DateFinding {
  let iso = 0
  let short = 0
  let unread = 0
  let dayFirst = 0
  let monthFirst = 0
  for (const value of values) {
    const text = value.trim()
    if (text === '') continue
    const parts = SHORT.exec(text)
    if (ISO.test(text) || NAMED.test(text)) iso += 1
    else if (parts === null) unread += 1
    else {
      short += 1
      if (Number(parts[1]) > 12) dayFirst += 1
      if (Number(parts[2]) > 12) monthFirst += 1
    }
  }
  const read = iso + short
  if (read === 0) return { order: undefined, reason: 'no-dates', read, unread }
  if (short === 0) return { order: 'year first', reason: 'found', read, unread }
  if (dayFirst > 0 && monthFirst > 0)
    return { order: undefined, reason: 'contradictory', read, unread }
  if (dayFirst === 0 && monthFirst === 0)
    return { order: undefined, reason: 'ambiguous', read, unread }
  return { order: dayFirst > 0 ? 'day first' : 'month first', reason: 'found', read, unread }
}

/** Reads one date; a time behind it is ignored. Undefined where it is no date of the calendar. */
export function readDate(value: string, order: DateOrder): IsoDate | undefined {
  const text = value.trim()
  const iso = ISO.exec(text)
  if (iso !== null) return dateOf(iso[1]!, iso[2]!, iso[3]!)
  const named = NAMED.exec(text)
  if (named !== null) {
    const name = named[2]!.toLowerCase()
    const month = MONTHS.findIndex((one) => one === name || one.slice(0, 3) === name) + 1
    return month === 0 ? undefined : dateOf(named[3]!, String(month), named[1]!)
  }
  const short = SHORT.exec(text)
  if (short === null || order === 'year first') return undefined
  return order === 'day first'
    ? dateOf(short[3]!, short[2]!, short[1]!)
    : dateOf(short[3]!, short[1]!, short[2]!)
}

function dateOf(year: string, month: string, day: string): IsoDate | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(text) ? text : undefined
}
