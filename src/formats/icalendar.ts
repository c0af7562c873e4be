// Writes calendars (RFC 5545) that a calendar program can subscribe to: one UID per obligation for ever,
// SEQUENCE counting its changes, a cancelled one kept and said to be cancelled. Times are UTC or whole
// days, so no VTIMEZONE is needed; which zone a limit was counted in belongs into the description.
import { encodeUtf8, wellFormed } from './text.ts'

/** A whole day `2024-06-03`, or a moment in UTC `2024-06-03T21:59:59Z`. */
export type CalendarTime = string

export interface CalendarEvent {
  /** Stays the same over all versions of the calendar, such as `roadmap/4.1@truce`. */
  readonly uid: string
  /** 0, then one more each time the event changes (3.8.7.4). */
  readonly sequence: number
  readonly start: CalendarTime
  /** For whole days the last day itself (the file says the day after, 3.6.1); same kind as `start`. */
  readonly end?: CalendarTime
  readonly summary: string
  readonly description?: string
  readonly location?: string
  readonly url?: string
  readonly categories?: readonly string[]
  readonly cancelled?: boolean
}

export interface CalendarToWrite {
  readonly name: string
  /** When this file was made, UTC `2024-06-03T12:00:00Z` (DTSTAMP, required): an argument, never a clock. */
  readonly stamp: CalendarTime
  /** BCP 47 tag of the words. */
  readonly language?: string
  readonly events: readonly CalendarEvent[]
}

/** The text of an .ics file, CRLF line ends. Throws for two events with one UID or a time it can't say. */
export function writeCalendar(calendar: CalendarToWrite): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Truce//Truce 1//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    // RFC 7986 and the older name that most programs read.
    `NAME:${escapeText(calendar.name)}`,
    `X-WR-CALNAME:${escapeText(calendar.name)}`,
  ]
  const uids = new Set<string>()
  const stamp = utc(calendar.stamp)
  if (stamp === undefined) throw new Error(`calendar: stamp "${calendar.stamp}" is no UTC time`)
  const language = calendar.language === undefined ? '' : `;LANGUAGE=${calendar.language}`
  for (const event of calendar.events) {
    if (uids.has(event.uid)) throw new Error(`calendar: two events with UID "${event.uid}"`)
    uids.add(event.uid)
    lines.push(...eventLines(event, stamp, language))
  }
  lines.push('END:VCALENDAR')
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function eventLines(event: CalendarEvent, stamp: string, language: string): string[] {
  if (!Number.isSafeInteger(event.sequence) || event.sequence < 0)
    throw new Error(`calendar: ${event.uid}: SEQUENCE ${event.sequence}`)
  const text = (name: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [`${name}${language}:${escapeText(value)}`]
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${event.sequence}`,
    ...times(event),
    ...text('SUMMARY', event.summary),
    ...text('DESCRIPTION', event.description),
    ...text('LOCATION', event.location),
    ...(event.url === undefined
      ? []
      : [`URL:${event.url.replace(/[\s\u0000-\u001f]/g, encodeURIComponent)}`]),
    ...(event.categories === undefined || event.categories.length === 0
      ? []
      : [`CATEGORIES${language}:${event.categories.map(escapeText).join(',')}`]),
    `STATUS:${event.cancelled === true ? 'CANCELLED' : 'CONFIRMED'}`,
    // A limit makes nobody busy.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

function times(event: CalendarEvent): string[] {
  const start = day(event.start)
  const end = event.end
  const wrong = () => new Error(`calendar: ${event.uid}: "${event.start}" to "${end ?? ''}"`)
  if (end !== undefined && end < event.start) throw wrong()
  if (start !== undefined) {
    const last = day(end ?? event.start)
    if (last === undefined) throw wrong()
    return [`DTSTART;VALUE=DATE:${start}`, `DTEND;VALUE=DATE:${dayAfter(last)}`]
  }
  const from = utc(event.start)
  const to = end === undefined ? undefined : utc(end)
  if (from === undefined || (end !== undefined && to === undefined)) throw wrong()
  return [`DTSTART:${from}`, ...(to === undefined ? [] : [`DTEND:${to}`])]
}

const daysIn = (year: number, month: number) =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/** `2024-06-03` → `20240603`; undefined if that is no day. */
function day(text: string): string | undefined {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  const [y, m, d] = [Number(year), Number(month), Number(date)]
  return year !== '' && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m)
    ? `${year}${month}${date}`
    : undefined
}

/** `2024-06-03T21:59:59Z` → `20240603T215959Z`; fractions of a second are cut. */
function utc(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?Z$/.exec(
    text,
  )
  const date = day(match?.[1] ?? '')
  return match === null || date === undefined
    ? undefined
    : `${date}T${match[2] ?? ''}${match[3] ?? ''}${match[4] ?? '00'}Z`
}

function dayAfter(text: string): string {
  let [year, month, date] = [
    Number(text.slice(0, 4)),
    Number(text.slice(4, 6)),
    Number(text.slice(6)) + 1,
  ]
  if (date > daysIn(year, month)) {
    date = 1
    month++
  }
  if (month > 12) {
    month = 1
    year++
  }
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}${two(month)}${two(date)}`
}

/** TEXT values (3.3.11): four characters escaped, control characters left out. */
function escapeText(text: string): string {
  return wellFormed(text)
    .replace(/\r\n|\r/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
}

/** Lines of at most 75 octets (3.1), never cut inside a character. */
export function fold(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const size = encodeUtf8(character).length
    // The space that begins a continuation counts.
    if (octets + size > 75) {
      pieces.push(piece)
      piece = ''
      octets = 1
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join('\r\n ')
}
