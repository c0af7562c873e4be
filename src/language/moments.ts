// Spans, dates, starting events and moments: "the end of Day 7", "21 days after the Ceasefire".
import { addDays, isDate, isZone, type AnchorRef, type Moment, type Span } from '../model/index.ts'
import type { Cursor } from './cursor.ts'
import { months, numberOf, ordinalOf } from './numbers.ts'

const units = new Map<string, Span['unit']>(
  (['hour', 'day', 'week', 'month', 'year'] as const).flatMap((unit) => [
    [unit, unit],
    [`${unit}s`, unit],
  ]),
)

export function unitOf(word: string | undefined): Span['unit'] | null {
  return units.get(word ?? '') ?? null
}

/** Counts beyond this are slips of the pen, and no calendar reaches that far. */
const farthest = 100_000

function tooLong(cursor: Cursor, n: number): boolean {
  if (n > farthest) cursor.fail('T302', { found: String(n) })
  return n > farthest
}

/** "42 days", "six weeks". Takes nothing where no span stands. */
export function spanAt(cursor: Cursor): Span | null {
  const n = numberOf(cursor.peek()?.text ?? '')
  // Every day counts; "calendar" only says so. "Working days" is no length that can be computed.
  const words = cursor.peek(1)?.low === 'calendar' || cursor.peek(1)?.low === 'consecutive' ? 2 : 1
  const unit = unitOf(cursor.peek(words)?.low)
  if (n === null || !unit || cursor.peek()?.kind === 'string') return null
  if (tooLong(cursor, n)) return null
  cursor.pos += words + 1
  return { n, unit }
}

/** "2024-05-31" or "31 May 2024"; a date that does not exist is said and ends the sentence. */
export function dateAt(cursor: Cursor): string | null {
  const token = cursor.peek()
  if (token?.kind === 'date') {
    if (!isDate(token.text)) {
      cursor.fail('T302', { found: token.text }, token)
      return null
    }
    cursor.pos += 1
    return token.text
  }
  const month = months.indexOf((cursor.peek(1)?.low ?? '') as (typeof months)[number])
  if (token?.kind !== 'number' || month < 0) return null
  const year = cursor.peek(2)
  if (year?.kind !== 'number' || year.text.length !== 4) return null
  const date = `${year.text}-${String(month + 1).padStart(2, '0')}-${token.text.padStart(2, '0')}`
  if (!isDate(date)) {
    cursor.fail(
      'T302',
      { found: `${token.text} ${cursor.peek(1)?.text ?? ''} ${year.text}` },
      token,
    )
    return null
  }
  cursor.pos += 3
  return date
}

/** "16:00" as minutes after midnight. "24:00" is the end of the day. */
export function timeAt(cursor: Cursor): number | null {
  const token = cursor.peek()
  if (cursor.accept('midnight')) return 1440
  if (cursor.accept('noon')) return 720
  if (token?.kind !== 'time') return null
  const [hours = 0, minutes = 0] = token.text.split(':').map(Number)
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) {
    cursor.fail('T302', { found: token.text }, token)
    return null
  }
  cursor.pos += 1
  return hours * 60 + minutes
}

/** A place in the tz database: "Asia/Jerusalem". */
export function zoneAt(cursor: Cursor): string | null {
  const token = cursor.peek()
  if (token?.kind !== 'word') {
    cursor.wanted('zone')
    return null
  }
  if (!isZone(token.text)) {
    cursor.fail('T303', { found: token.text }, token)
    return null
  }
  cursor.pos += 1
  return token.text
}

function timeTail(cursor: Cursor): { time?: number } {
  if (!cursor.is('at') || cursor.peek(1)?.kind !== 'time') return {}
  cursor.pos += 1
  const time = timeAt(cursor)
  return time === null ? {} : { time }
}

/** The starting event that "Day n" counts from. */
export function dayOneOf(cursor: Cursor): AnchorRef {
  return { kind: 'anchor', id: cursor.reader.draft.dayOne?.anchor ?? 'Day 1' }
}

/** A declared phase. "Phase Tow", which nobody declared, is said; other words are left alone. */
export function phaseAhead(cursor: Cursor): string | null {
  const known = cursor.name('phase')
  if (known !== null) return known
  const token = cursor.peek()
  const next = cursor.peek(1)
  if (token?.text !== 'Phase' || !next || !/^[\p{Lu}\d]/u.test(next.text)) return null
  const written = `${token.text} ${next.text}`
  const meant = cursor.reader.names.suggest(written, ['phase'])
  const fix = { from: token.from, to: next.to, text: meant ?? '' }
  cursor.fail(
    'T204',
    { found: written, ...(meant === null ? {} : { meant }) },
    token,
    meant === null ? undefined : fix,
  )
  return null
}

/** What a count starts from. Takes nothing where none stands. */
export function anchorAt(cursor: Cursor): AnchorRef | null {
  const back = cursor.pos
  if (cursor.accept('the start of') || cursor.accept('the beginning of')) {
    const phase = phaseAhead(cursor)
    if (phase) return { kind: 'phase-start', phase }
    if (cursor.failed) return null
  } else if (cursor.accept('the end of')) {
    const phase = phaseAhead(cursor)
    if (phase) return { kind: 'phase-end', phase }
    if (cursor.failed) return null
  } else if (cursor.accept('the completion of')) {
    const clause = cursor.clauseId()
    if (clause) return { kind: 'clause-done', clause }
  } else if (cursor.accept('the limit of')) {
    const clause = cursor.clauseId()
    if (clause) return { kind: 'clause-due', clause }
  } else if (cursor.is('each')) {
    if (cursor.is('under', 2) && cursor.peek(3)?.kind === 'clause') {
      cursor.pos += 3
      const clause = cursor.clauseId()
      if (clause) return { kind: 'each', clause }
    }
  } else if (cursor.acceptOne('a notice', 'written notice', 'notice')) {
    if (cursor.accept('under')) {
      const clause = cursor.clauseId()
      if (clause) return { kind: 'notice', clause }
    }
    return { kind: 'notice' }
  } else if (cursor.is('day 1') && !cursor.is('of', 2)) {
    cursor.pos += 2
    return dayOneOf(cursor)
  } else {
    const phase = cursor.matchName(['phase'])
    if (!phase) {
      const event = cursor.name('event')
      if (event) return { kind: 'anchor', id: event }
    }
  }
  cursor.pos = back
  return null
}

/** "06:00 on Day 4", "noon of 3 May 2027": the hour before its day. */
function hourFirst(cursor: Cursor): Moment | null {
  const back = cursor.pos
  const named = cursor.is('noon') || cursor.is('midnight')
  if (!named && cursor.peek()?.kind !== 'time') return null
  const time = timeAt(cursor)
  const day = time !== null && cursor.acceptOne('on', 'of') ? momentAt(cursor) : null
  if (time !== null && (day?.kind === 'day' || day?.kind === 'date') && day.time === undefined)
    return { ...day, time }
  if (!cursor.failed) cursor.pos = back
  return null
}

/** A moment as a text names it. Takes nothing where none stands. */
export function momentAt(cursor: Cursor): Moment | null {
  const back = cursor.pos
  const hour = hourFirst(cursor)
  if (hour || cursor.failed) return hour
  const date = dateAt(cursor)
  if (date) {
    const time = timeTail(cursor)
    if (time.time !== undefined && cursor.accept('in')) {
      const zone = zoneAt(cursor)
      if (zone) return { kind: 'date', date, ...time, zone }
    }
    return { kind: 'date', date, ...time }
  }
  if (cursor.is('the end of day')) cursor.pos += 3
  if (cursor.is('day') && numberOf(cursor.peek(1)?.text ?? '') !== null) {
    cursor.pos += 1
    const number = cursor.peek()
    const n = cursor.number() ?? 0
    // Day 1 is the first: what a text calls day 0 is the starting event itself, and has to be said so.
    if (n < 1) {
      cursor.fail('T302', { found: `Day ${String(n)}` }, number)
      return null
    }
    return dayOf(cursor, n)
  }
  cursor.pos = back
  const ordinalWord = cursor.is('the') ? cursor.peek(1) : cursor.peek()
  const nth = ordinalWord ? ordinalOf(ordinalWord.text) : null
  if (nth !== null && cursor.is('day', cursor.is('the') ? 2 : 1)) {
    cursor.pos += cursor.is('the') ? 3 : 2
    const way = cursor.acceptOne('of', 'after', 'before')
    const from = anchorAt(cursor)
    if (way && from) {
      if (way === 'of') return { kind: 'day', n: nth, of: from, ...timeTail(cursor) }
      const span: Span = { n: nth, unit: 'day' }
      return { kind: 'offset', span, from, before: way === 'before', counting: 'exclusive' }
    }
    cursor.pos = back
    return null
  }
  const span = spanAt(cursor)
  if (span) {
    const way = cursor.acceptOne('after', 'before', 'of', 'from', 'following')
    const from = way ? anchorAt(cursor) : null
    if (from) return offset(cursor, span, from, way === 'before')
    // "3 days before Day 9" is Day 6.
    const n = numberOf(cursor.peek(1)?.text ?? '')
    const days = span.unit === 'day' ? span.n : span.unit === 'week' ? 7 * span.n : null
    if (cursor.is('day') && n !== null && days !== null && (way === 'before' || way === 'after')) {
      cursor.pos += 2
      return dayOf(cursor, way === 'before' ? n - days : n + days)
    }
    const date = days !== null && (way === 'before' || way === 'after') ? dateAt(cursor) : null
    if (date !== null && days !== null)
      return { kind: 'date', date: addDays(date, way === 'before' ? -days : days) }
    cursor.pos = back
    return null
  }
  const of = anchorAt(cursor)
  if (of) return { kind: 'event', of }
  cursor.pos = back
  return null
}

/** The exclusive or inclusive count: "counting that day" may follow. */
export function offset(cursor: Cursor, span: Span, from: AnchorRef, before: boolean): Moment {
  const inclusive = cursor.accept(', counting that day') || cursor.accept('counting that day')
  return { kind: 'offset', span, from, before, counting: inclusive ? 'inclusive' : 'exclusive' }
}

/** After "Day n": whose Day 1, and the time of day. */
export function dayOf(cursor: Cursor, n: number): Moment {
  tooLong(cursor, n)
  const back = cursor.pos
  if (cursor.accept('of')) {
    const phase = phaseAhead(cursor)
    if (phase) return { kind: 'day', n, of: { kind: 'phase-start', phase }, ...timeTail(cursor) }
    cursor.pos = back
  }
  return { kind: 'day', n, of: dayOneOf(cursor), ...timeTail(cursor) }
}
