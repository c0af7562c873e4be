// When: the phrases before the subject or after the act that say by when, how often, in which order, if
// what, and from whom it is known.
import {
  addDays,
  type Batch,
  type Condition,
  type Due,
  type Moment,
  type Span,
} from '../model/index.ts'
import { conditionAt, type Until } from './conditions.ts'
import type { Cursor } from './cursor.ts'
import { anchorAt, dayOf, momentAt, offset, phaseAhead, spanAt, unitOf } from './moments.ts'
import { numberOf, ordinalOf } from './numbers.ts'

/** What the phrases around an act have said so far. */
export interface Around {
  due?: Due
  condition?: Condition
  forEach?: string
  order?: string[]
  reportedBy?: string
  after?: Moment
  notice?: Span
  /** Shares after a first one that stands in the act: "17% of its forces by …, 36% by …". */
  shares?: Extract<Due, { kind: 'shares' }>['steps']
}

const starters = new Set([
  'by',
  'within',
  'on',
  'from',
  'during',
  'throughout',
  'every',
  'each',
  'in',
  'not',
  'no',
  'until',
  'before',
  'between',
  'if',
  'unless',
  'once',
  'when',
  'as',
  'while',
  'after',
  'for',
  'provided',
  'at',
  'upon',
  'starting',
  'beginning',
])

/** Could a phrase begin at the token `ahead`? Cheap, so that free words stay linear. */
export function mayStart(cursor: Cursor, at: number): boolean {
  const token = cursor.tokens[at]
  if (!token || token.kind === 'string') return false
  if (token.kind === 'mark') return token.text === ':'
  if (starters.has(token.low) || token.kind === 'number') return true
  return numberOf(token.text) !== null && unitOf(cursor.tokens[at + 1]?.low) !== null
}

/** Reads one phrase. Takes nothing and says nothing where none stands. */
export function phraseAt(cursor: Cursor, around: Around, until: Until): boolean {
  const back = cursor.pos
  if (cursor.accept('after written notice of')) {
    const notice = spanAt(cursor)
    if (notice) {
      around.notice = notice
      return true
    }
    cursor.pos = back
  }
  const notice = spanAt(cursor)
  if (notice && cursor.acceptOne('after written notice', 'after notice in writing')) {
    around.notice = notice
    return true
  }
  cursor.pos = back
  if (timeAround(cursor, around) || conditionAround(cursor, around, until)) return true
  if (cursor.failed) return true
  cursor.pos = back
  if (cursor.acceptOne('as reported by', 'as announced by')) {
    around.reportedBy = cursor.words(',', ';', ':')
    return true
  }
  if (cursor.is('for each') && cursor.is('under', 3) && cursor.peek(4)?.kind === 'clause') {
    cursor.pos += 4
    const clause = cursor.clauseId()
    if (clause !== null) around.forEach = clause
    return true
  }
  cursor.pos = back
  if (cursor.is(':')) {
    cursor.pos += 1
    const order = orderAt(cursor)
    if (order) {
      around.order = order
      return true
    }
  }
  cursor.pos = back
  return false
}

function timeAround(cursor: Cursor, around: Around): boolean {
  const back = cursor.pos
  const due = dueAt(cursor, around)
  if (!due) {
    if (!cursor.failed) cursor.pos = back
    return false
  }
  if (around.due?.kind === 'by' && due.kind === 'shares') {
    around.shares = due.steps
    return true
  }
  if (around.due) {
    const first = cursor.tokens[back]
    cursor.fail('T113', {}, first)
    return true
  }
  around.due = due
  return true
}

/** Longer phrases first: "on or before Day 4" is until the end of day 4, never "before Day 4". */
const limitWords = [
  'by',
  'no later than',
  'not later than',
  'before the end of',
  'on or before',
  'by or before',
] as const
const startWords = [
  'from',
  'not before',
  'no earlier than',
  'not earlier than',
  'on or after',
  'starting on',
  'starting from',
  'beginning on',
  'beginning from',
  'as from',
] as const
const endWords = [
  'until',
  'to',
  'and not after',
  'and no later than',
  'and not later than',
  'and not beyond',
  'through',
] as const

function dueAt(cursor: Cursor, around: Around): Due | null {
  if (cursor.accept('at a time not stated')) return { kind: 'not-stated' }
  if (cursor.acceptOne('during', 'throughout')) {
    const phase = phaseAhead(cursor)
    return phase ? { kind: 'during', phase } : null
  }
  if (cursor.is('in') && numberOf(cursor.peek(1)?.text ?? '') !== null) return batchesAt(cursor)
  if (cursor.is('every') || cursor.is('each')) return everyAt(cursor)
  if (cursor.is('at') && cursor.peek(1)?.kind === 'time') {
    cursor.pos += 1
    const hour = momentAt(cursor)
    return hour ? { kind: 'window', start: hour, end: hour } : null
  }
  if (cursor.acceptOne(...limitWords)) {
    const limit = momentAt(cursor)
    if (limit) cursor.accept('at the latest')
    return limit ? { kind: 'by', limit } : null
  }
  if (cursor.accept('within')) return withinAt(cursor, around)
  if (cursor.acceptOne(...startWords)) {
    const start = momentAt(cursor)
    if (!start) return null
    if (cursor.acceptOne(...endWords)) {
      const end = momentAt(cursor)
      return end ? { kind: 'window', start, end } : null
    }
    return { kind: 'from', start }
  }
  if (cursor.acceptOne('on', 'upon')) {
    const day = momentAt(cursor)
    return day ? { kind: 'window', start: day, end: day } : null
  }
  if (cursor.accept('between')) {
    const start = momentAt(cursor)
    const end = start && cursor.accept('and') ? momentAt(cursor) : null
    return start && end ? { kind: 'window', start, end } : null
  }
  if (cursor.acceptOne('until', 'not after')) {
    const limit = momentAt(cursor)
    return limit ? { kind: 'by', limit } : null
  }
  if (cursor.accept('before')) {
    const moment = momentAt(cursor)
    const limit = moment && dayBefore(moment)
    return limit ? { kind: 'by', limit } : null
  }
  if (cursor.accept('for')) {
    const span = spanAt(cursor)
    if (!span || !cursor.acceptOne('after', 'from')) return null
    const from = anchorAt(cursor)
    if (!from) return null
    const end = offset(cursor, span, from, false)
    return { kind: 'window', start: { kind: 'event', of: from }, end }
  }
  return dayAwayAt(cursor) ?? sharesAt(cursor)
}

/**
 * "3 days before the Ceasefire": on that day (an hour: at that minute). "At least 3 days before" is a
 * limit, "at least 3 days after" a start; "at most" turns both round.
 */
function dayAwayAt(cursor: Cursor): Due | null {
  const back = cursor.pos
  const least = cursor.acceptOne('at least', 'not less than', 'no less than', 'no fewer than')
  const most = cursor.acceptOne('at most', 'not more than', 'no more than')
  if (least || most) {
    const before = spanAt(cursor) !== null && cursor.is('before')
    cursor.pos = back + (least ?? most ?? '').split(' ').length
    const moment = momentAt(cursor)
    if (moment?.kind === 'offset' || moment?.kind === 'day' || moment?.kind === 'date')
      return before === (least !== null)
        ? { kind: 'by', limit: moment }
        : { kind: 'from', start: moment }
    cursor.pos = back
    return null
  }
  const span = spanAt(cursor)
  if (span && (cursor.is('before') || cursor.is('after') || cursor.is('following'))) {
    cursor.pos = back
    const moment = momentAt(cursor)
    if (moment) return { kind: 'window', start: moment, end: moment }
  }
  cursor.pos = back
  return null
}

/** "before Day 91" holds until the end of day 90. */
function dayBefore(moment: Moment): Moment | null {
  if (moment.kind === 'day') return { ...moment, n: moment.n - 1 }
  if (moment.kind === 'offset' && moment.span.unit === 'day' && !moment.before)
    return { ...moment, span: { n: moment.span.n - 1, unit: 'day' } }
  if (moment.kind === 'date') return { kind: 'date', date: addDays(moment.date, -1) }
  if (moment.kind === 'event') {
    const span: Span = { n: 1, unit: 'day' }
    return { kind: 'offset', span, from: moment.of, before: true, counting: 'exclusive' }
  }
  return null
}

function withinAt(cursor: Cursor, around: Around): Due | null {
  const start = cursor.pos
  cursor.acceptOne('a period of', 'a time of', 'the period of')
  const span = spanAt(cursor) ?? oneUnit(cursor)
  if (!span) {
    sayOddSpan(cursor)
    return null
  }
  if (cursor.acceptOne('of', 'after', 'from', 'following')) {
    if (around.forEach !== undefined && cursor.is('that')) cursor.pos += 2
    else {
      const from = anchorAt(cursor)
      if (from) return { kind: 'by', limit: offset(cursor, span, from, false) }
      cursor.fail('T208', {
        found: cursor.textOf(cursor.pos, Math.min(cursor.end, cursor.pos + 6)),
      })
      return null
    }
  }
  if (around.forEach !== undefined) {
    const from = { kind: 'each', clause: around.forEach } as const
    return { kind: 'by', limit: offset(cursor, span, from, false) }
  }
  cursor.fail('T305', { found: cursor.textOf(start, cursor.pos) }, cursor.tokens[start])
  return null
}

/** "within a week of". */
function oneUnit(cursor: Cursor): Span | null {
  const unit = unitOf(cursor.peek(1)?.low)
  if (!unit || !cursor.acceptOne('a', 'an')) return null
  cursor.pos += 1
  return { n: 1, unit }
}

/** "within two and a half years of": a length that cannot be computed is said, never passed over. */
function sayOddSpan(cursor: Cursor): void {
  if (numberOf(cursor.peek()?.text ?? '') === null) return
  for (let ahead = 1; ahead < 5; ahead += 1)
    if (unitOf(cursor.peek(ahead)?.low) && cursor.peek(ahead + 1)?.low === 'of')
      cursor.wanted('span')
}

function everyAt(cursor: Cursor): Due | null {
  cursor.pos += 1
  let period: Span | null = spanAt(cursor)
  if (!period) {
    const unit = unitOf(cursor.peek()?.low)
    if (!unit) return null
    cursor.pos += 1
    period = { n: 1, unit }
  }
  if (cursor.acceptOne('of', 'during')) {
    const phase = phaseAhead(cursor)
    if (!phase) return null
    return { kind: 'every', period, phase }
  }
  if (cursor.accept('from')) {
    const start = momentAt(cursor)
    if (!start) return null
    if (!cursor.accept('until')) return { kind: 'every', period, start }
    const end = momentAt(cursor)
    return end ? { kind: 'every', period, start, end } : null
  }
  return { kind: 'every', period }
}

const partWords = new Set([
  'handovers',
  'batches',
  'stages',
  'instalments',
  'steps',
  'handover',
  'batch',
  'stage',
  'groups',
])

function batchesAt(cursor: Cursor): Due | null {
  const start = cursor.pos
  cursor.pos += 1
  const n = cursor.number() ?? 0
  const word = cursor.peek()
  if (!word || !partWords.has(word.low)) return null
  cursor.pos += 1
  cursor.accept(',')
  const limits = limitsAt(cursor, n)
  if (!limits) return null
  const numbers = cursor.tokens[start + 1]
  if (limits.length !== n && numbers)
    cursor.warn('T307', 'error', { stated: n, listed: limits.length }, numbers.from, numbers.to)
  const sizes = sizesAt(cursor, limits.length)
  const batches: Batch[] = limits.map((limit, i) => ({ limit, size: sizes[i] ?? null }))
  return { kind: 'batches', batches }
}

function limitsAt(cursor: Cursor, n: number): Moment[] | null {
  if (cursor.acceptOne('the first by', 'the first on', 'the first')) {
    if (cursor.accept('within')) {
      const due = withinAt(cursor, {})
      return due?.kind === 'by' ? repeated(cursor, due.limit, n) : null
    }
    const first = momentAt(cursor)
    return first ? repeated(cursor, first, n) : null
  }
  if (cursor.acceptOne('on days', 'by days')) {
    const numbers = numberList(cursor)
    if (numbers.length === 0) return null
    const of = dayOf(cursor, 1)
    return numbers.map((day) => (of.kind === 'day' ? { ...of, n: day } : of))
  }
  if (cursor.accept('within')) {
    const numbers = numberList(cursor)
    const unit = unitOf(cursor.peek()?.low)
    if (numbers.length === 0 || !unit) return null
    cursor.pos += 1
    const from = cursor.acceptOne('of', 'after') ? anchorAt(cursor) : null
    if (!from) return null
    const inclusive = cursor.accept(', counting that day')
    return numbers.map((k) => ({
      kind: 'offset',
      span: { n: k, unit },
      from,
      before: false,
      counting: inclusive ? 'inclusive' : 'exclusive',
    }))
  }
  if (cursor.acceptOne('on', 'by')) {
    const moments: Moment[] = []
    for (;;) {
      const moment = momentAt(cursor)
      if (!moment) return moments.length > 0 ? moments : null
      moments.push(moment)
      if (!cursor.accept(', and') && !cursor.accept('and')) {
        const back = cursor.pos
        if (!cursor.accept(',')) return moments
        const next = momentAt(cursor)
        cursor.pos = back
        if (!next) return moments
        cursor.pos += 1
      }
    }
  }
  return null
}

function repeated(cursor: Cursor, first: Moment, n: number): Moment[] | null {
  if (n > 1000) return null
  cursor.accept(',')
  if (!cursor.accept('then every')) return [first]
  const step = spanAt(cursor) ?? singleUnit(cursor)
  if (!step) return null
  const days = step.unit === 'week' ? step.n * 7 : step.n
  if (step.unit !== 'week' && step.unit !== 'day' && step.unit !== 'hour') return null
  return Array.from({ length: n }, (_, i): Moment => {
    if (first.kind === 'day') return { ...first, n: first.n + i * days }
    if (first.kind === 'offset')
      return { ...first, span: { ...first.span, n: first.span.n + i * days } }
    return first
  })
}

function singleUnit(cursor: Cursor): Span | null {
  const unit = unitOf(cursor.peek()?.low)
  if (!unit) return null
  cursor.pos += 1
  return { n: 1, unit }
}

function numberList(cursor: Cursor): number[] {
  const found: number[] = []
  for (;;) {
    const n = cursor.number()
    if (n === null) break
    found.push(n)
    if (!cursor.accept(', and') && !cursor.accept(',') && !cursor.accept('and')) break
    if (cursor.peek() === undefined || numberOf(cursor.peek()?.text ?? '') === null) {
      cursor.pos -= 1
      break
    }
  }
  return found
}

/** "(3, 4, 3, not stated and 14 persons)" or "(3 persons each)". */
function sizesAt(cursor: Cursor, n: number): (number | null)[] {
  const open = cursor.peek()
  if (!cursor.accept('(')) return []
  const sizes: (number | null)[] = []
  let each = false
  while (!cursor.done && !cursor.is(')')) {
    if (cursor.accept('not stated')) sizes.push(null)
    else {
      const size = cursor.number()
      if (size !== null) sizes.push(size)
      else {
        if (cursor.is('each')) each = true
        cursor.pos += 1
      }
    }
  }
  if (!cursor.accept(')')) {
    cursor.wanted(')')
    return []
  }
  if (each) return Array.from({ length: n }, () => sizes[0] ?? null)
  if (sizes.length !== n && open)
    cursor.warn('T308', 'error', { stated: n, listed: sizes.length }, open.from, open.to)
  return sizes
}

function sharesAt(cursor: Cursor): Due | null {
  const steps: { percent: number; limit: Moment }[] = []
  const back = cursor.pos
  for (;;) {
    const percent = cursor.number()
    if (percent === null || !cursor.acceptOne('percent', '%', 'per cent') || !cursor.accept('by'))
      break
    const limit = momentAt(cursor)
    if (!limit) break
    steps.push({ percent, limit })
    const more = cursor.acceptOne(', and', ',', 'and')
    if (!more || numberOf(cursor.peek()?.text ?? '') === null) break
  }
  if (steps.length > 0) return { kind: 'shares', steps }
  cursor.pos = back
  return null
}

function orderAt(cursor: Cursor): string[] | null {
  const order: string[] = []
  let named = nameUntil(cursor, 'first')
  while (named !== null && named !== '') {
    order.push(named)
    if (!cursor.acceptOne(', then', 'then', ', and then', 'and then')) break
    named = nameUntil(cursor, null)
  }
  return order.length > 0 && cursor.done ? order : null
}

function nameUntil(cursor: Cursor, word: string | null): string | null {
  const start = cursor.pos
  const known = cursor.name('class', 'group')
  if (known !== null && (word === null || cursor.accept(word))) return known
  cursor.pos = start
  cursor.accept('the')
  const from = cursor.pos
  while (!cursor.done && cursor.peek()?.kind === 'word' && !(word !== null && cursor.is(word))) {
    if (word === null && cursor.is('then')) break
    cursor.pos += 1
  }
  const text = cursor.textOf(from, cursor.pos)
  if (word !== null && !cursor.accept(word)) return null
  return text
}

const ifWords = [
  'provided that',
  'if and only if',
  'only if',
  'if',
  'once',
  'when',
  'as long as',
  'while',
] as const

function conditionAround(cursor: Cursor, around: Around, until: Until): boolean {
  const back = cursor.pos
  if (cursor.acceptOne('upon completion of', 'on completion of', 'upon the completion of')) {
    const at = cursor.pos
    const clause = cursor.clauseId()
    if (clause !== null) {
      const done: Condition = { kind: 'clause', clause, is: 'done', at: cursor.placeFrom(at) }
      around.condition = around.condition ? joined(around.condition, done) : done
      return true
    }
    cursor.pos = back
  }
  const unless = cursor.accept('unless')
  if (!unless && !cursor.acceptOne(...ifWords)) {
    if (!cursor.accept('after')) return false
    if (cursor.peek()?.kind !== 'clause') {
      const moment = momentAt(cursor)
      if (moment) {
        around.after = moment
        return true
      }
      cursor.pos = back
      return false
    }
  }
  const condition = afterClause(cursor, back) ?? conditionAt(cursor, until)
  if (!condition) return cursor.failed
  const said: Condition = unless ? { kind: 'not', of: condition } : condition
  around.condition = around.condition ? joined(around.condition, said) : said
  return true
}

/** "after 1.3" alone: once it has been carried out. */
function afterClause(cursor: Cursor, start: number): Condition | null {
  const at = cursor.pos
  const clause = cursor.tokens[at - 1]?.low === 'after' ? cursor.clauseId() : null
  if (clause !== null && (cursor.done || cursor.is(',')))
    return { kind: 'clause', clause, is: 'done', at: cursor.placeFrom(start) }
  cursor.pos = at
  return null
}

/** Both conditions as one; plain words come last, because they run to the end of a sentence. */
function joined(a: Condition, b: Condition): Condition {
  const parts = [a, b].flatMap((one) => (one.kind === 'and' ? one.of : [one]))
  const plain = parts.filter((one) => one.kind === 'words')
  return { kind: 'and', of: [...parts.filter((one) => one.kind !== 'words'), ...plain] }
}

/** Words that look like a time but lack their preposition: "day 7" for "by day 7". */
export function nakedDay(cursor: Cursor, at: number): boolean {
  const token = cursor.tokens[at]
  const next = cursor.tokens[at + 1]
  if (token?.low !== 'day' || at + 1 >= cursor.end || next?.kind !== 'number') return false
  const before = cursor.tokens[at - 1]
  return (
    !before ||
    (!starters.has(before.low) &&
      before.low !== 'of' &&
      before.low !== 'to' &&
      before.low !== 'and' &&
      ordinalOf(before.text) === null)
  )
}
