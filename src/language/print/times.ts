// Spans, moments, limits and conditions as sentences say them.
import type { AnchorRef, Condition, Due, Moment, Span } from '../../model/index.ts'
import { counted, ordinal } from '../numbers.ts'
import { wordPhrases, factPhrases } from '../conditions.ts'

/** What printing needs to know of the whole agreement. */
export interface Saying {
  /** A name with the article that the text uses: "the Joint Desk". */
  readonly the: (name: string) => string
  /** The starting event that "Day n" counts from. */
  readonly dayOne: string
}

export function span(said: Span): string {
  return counted(said.n, said.unit)
}

/** "A, B and C" */
export function list(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Names that are used with "are": "the Talks". */
export function plural(name: string): boolean {
  return /[^s]s$/.test(name)
}

export function clock(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

export function anchorRef(ref: AnchorRef, say: Saying): string {
  switch (ref.kind) {
    case 'anchor':
      return say.the(ref.id)
    case 'phase-start':
      return `the start of ${say.the(ref.phase)}`
    case 'phase-end':
      return `the end of ${say.the(ref.phase)}`
    case 'clause-done':
      return `the completion of ${ref.clause}`
    case 'clause-due':
      return `the limit of ${ref.clause}`
    case 'each':
      return `each handover under ${ref.clause}`
    case 'notice':
      return ref.clause === undefined ? 'written notice' : `written notice under ${ref.clause}`
  }
}

export function moment(said: Moment, say: Saying): string {
  switch (said.kind) {
    case 'date': {
      const time = said.time === undefined ? '' : ` at ${clock(said.time)}`
      return `${said.date}${time}${said.zone === undefined ? '' : ` in ${said.zone}`}`
    }
    case 'event':
      return anchorRef(said.of, say)
    case 'offset':
      return `${span(said.span)} ${said.before ? 'before' : 'after'} ${anchorRef(said.from, say)}${counting(said)}`
    case 'day': {
      const time = said.time === undefined ? '' : ` at ${clock(said.time)}`
      if (said.of.kind === 'anchor' && said.of.id === say.dayOne) return `Day ${said.n}${time}`
      if (said.of.kind === 'phase-start') return `Day ${said.n} of ${say.the(said.of.phase)}${time}`
      return `the ${ordinal(said.n)} day of ${anchorRef(said.of, say)}${time}`
    }
  }
}

function counting(said: Moment): string {
  return said.kind === 'offset' && said.counting === 'inclusive' ? ', counting that day' : ''
}

/** Two moments are the same in every respect. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The phrase for a time; empty where the text states none. `each`: the clause answered, if any. */
export function due(said: Due, say: Saying, forbids = false, each?: string): string {
  switch (said.kind) {
    case 'not-stated':
      return ''
    case 'by':
      return by(said.limit, say, forbids, each)
    case 'from':
      return `from ${moment(said.start, say)}`
    case 'window':
      return same(said.start, said.end)
        ? `on ${dayName(said.start, say)}`
        : `from ${moment(said.start, say)} until ${moment(said.end, say)}`
    case 'during':
      return `during ${say.the(said.phase)}`
    case 'every': {
      const often = said.period.n === 1 ? `every ${said.period.unit}` : `every ${span(said.period)}`
      if (said.phase !== undefined) return `${often} of ${say.the(said.phase)}`
      if (!said.start) return often
      const end = said.end ? ` until ${moment(said.end, say)}` : ''
      return `${often} from ${moment(said.start, say)}${end}`
    }
    case 'batches':
      return batches(said, say)
    case 'shares':
      return list(said.steps.map((one) => `${one.percent} percent by ${moment(one.limit, say)}`))
  }
}

/** A single day: "the 90th day after X" rather than "90 days after X". */
function dayName(said: Moment, say: Saying): string {
  if (said.kind !== 'offset' || said.span.unit !== 'day' || said.counting === 'inclusive')
    return moment(said, say)
  return `the ${ordinal(said.span.n)} day ${said.before ? 'before' : 'after'} ${anchorRef(said.from, say)}`
}

function by(limit: Moment, say: Saying, forbids: boolean, each: string | undefined): string {
  if (limit.kind === 'offset' && !limit.before && !forbids) {
    const answers = limit.from.kind === 'each' && limit.from.clause === each
    const from = answers ? 'that handover' : anchorRef(limit.from, say)
    return `within ${span(limit.span)} of ${from}${counting(limit)}`
  }
  const end =
    limit.kind === 'day' && limit.time === undefined && moment(limit, say).startsWith('Day')
  return `${forbids ? 'until' : 'by'} ${end ? 'the end of ' : ''}${moment(limit, say)}`
}

function batches(said: Extract<Due, { kind: 'batches' }>, say: Saying): string {
  const n = said.batches.length
  const limits = said.batches.map((one) => one.limit)
  const first = limits[0]
  const plain = limits.every(
    (one) =>
      one.kind === 'day' &&
      one.time === undefined &&
      first?.kind === 'day' &&
      same(one.of, first.of) &&
      moment(one, say).startsWith('Day'),
  )
  const phase =
    first?.kind === 'day' && first.of.kind === 'phase-start' ? ` of ${say.the(first.of.phase)}` : ''
  const days =
    plain && n > 1
      ? `on Days ${list(limits.map((one) => String(one.kind === 'day' ? one.n : 0)))}${phase}`
      : `on ${list(limits.map((one) => moment(one, say)))}`
  const sizes = said.batches.some((one) => one.size !== null)
    ? ` (${list(said.batches.map((one) => (one.size === null ? 'not stated' : String(one.size))))} persons)`
    : ''
  return `in ${counted(n, 'handover')}, ${days}${sizes}`
}

/** A condition as it follows "if" or "when". */
export function condition(said: Condition, say: Saying): string {
  switch (said.kind) {
    case 'and':
      return said.of.map((one) => condition(one, say)).join(' and ')
    case 'or':
      return said.of.map((one) => condition(one, say)).join(' or ')
    case 'not':
      return said.of.kind === 'event'
        ? `${say.the(said.of.event)} ${plural(said.of.event) ? 'have' : 'has'} not happened`
        : `it is not so that ${condition(said.of, say)}`
    case 'clause': {
      const phrase = factPhrases.find(([is]) => is === said.is)?.[1][0] ?? said.is
      return `${said.clause} ${phrase}`
    }
    case 'phase': {
      const is = { complete: 'is complete', begun: 'has begun', ended: 'has ended' }[said.is]
      return `${say.the(said.phase)} ${is}`
    }
    case 'event':
      return `${say.the(said.event)} ${plural(said.event) ? 'have' : 'has'} happened`
    case 'while':
      return `${say.the(said.event)} ${plural(said.event) ? 'continue' : 'continues'}`
    case 'word': {
      const phrase = wordPhrases.find(([form]) => form === said.form)?.[1][
        plural(said.body) ? 1 : 0
      ]
      const done = said.result === 'done' ? 'has been carried out' : 'has not been carried out'
      return `${say.the(said.body)} ${phrase ?? 'states that'} ${said.clause ?? 'it'} ${done}`
    }
    case 'unanswered':
      return `more than ${counted(said.moreThan, 'handover')} under ${said.clause} are unanswered`
    case 'words':
      return said.text
  }
}

/** Phrases after an act: ", unless A, if B and C". */
export function conditions(said: Condition, say: Saying): string {
  const parts = said.kind === 'and' ? said.of : [said]
  const unless = parts.filter((one) => one.kind === 'not' && one.of.kind !== 'event')
  const rest = parts.filter((one) => !unless.includes(one))
  const refused = unless.map(
    (one) => `, unless ${one.kind === 'not' ? condition(one.of, say) : ''}`,
  )
  const mixed = rest.some((one) => one.kind === 'or')
  const kept = mixed
    ? rest.map((one) => `, if ${condition(one, say)}`)
    : rest.length > 0
      ? [`, if ${rest.map((one) => condition(one, say)).join(' and ')}`]
      : []
  return [...refused, ...kept].join('')
}
