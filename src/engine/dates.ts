// The calendar: every date with its rule, starting event and zone; in days from the event while it is not
// set; twice where a starting event is contested.
import {
  offsetIn,
  type ActorId,
  type AnchorRef,
  type ClauseId,
  type Instant,
  type Limit,
  type Moment,
  type OpenLimit,
  type Place,
} from '../model/index.ts'
import { dayAt } from './draft.ts'
import { computeLimit, phaseEnd } from './limits.ts'
import { refOf, type SlotPlan } from './plan.ts'
import type { State } from './state.ts'
import { known } from './status.ts'

export interface CalendarRow {
  /** Stable over time: one obligation keeps its id when its date moves. */
  readonly id: string
  readonly clause: ClauseId | null
  readonly phase: string | null
  readonly bearers: readonly ActorId[]
  readonly edge: 'start' | 'limit'
  /** Batch or share, from 1; null where the clause has one limit. */
  readonly part: number | null
  readonly date: Limit | OpenLimit
  /** Under the word of somebody who does not set the event: another calendar, marked as theirs. */
  readonly claimedBy: ActorId | null
  readonly done: boolean
  readonly place: Place
}

export function calendarOf(state: State): readonly CalendarRow[] {
  const rows: CalendarRow[] = [...rowsUnder(state, null)]
  const contested = new Set<ActorId>()
  for (const happening of state.happenings.values())
    for (const claim of happening.claims) if (claim.by !== null) contested.add(claim.by)
  for (const by of contested) {
    const theirs = withClaims(state, by)
    rows.push(...rowsUnder(theirs, by).filter((row) => countsFromClaim(state, row, by)))
  }
  return rows
}

/** The same state as if one actor's word set the events it speaks of. */
function withClaims(state: State, by: ActorId): State {
  const happenings = new Map(state.happenings)
  for (const [id, happening] of happenings) {
    const claim = happening.claims.findLast((one) => one.by === by)
    if (claim) happenings.set(id, { ...happening, set: claim })
  }
  const phases = state.phases.map((phase, n) => {
    const begins = state.plan.agreement.phases[n]?.begins
    const claim =
      begins?.kind === 'anchor' && begins.ref.kind === 'anchor'
        ? state.happenings.get(begins.ref.id)?.claims.findLast((one) => one.by === by)
        : undefined
    const planned = state.plan.agreement.phases[n]
    if (!claim || !planned) return phase
    const end = phaseEnd(state, planned, claim.when.from, phase.extended)
    return { ...phase, start: claim.when, end, endedAt: null }
  })
  return { ...state, happenings, phases }
}

function countsFromClaim(state: State, row: CalendarRow, by: ActorId): boolean {
  const from = 'from' in row.date ? row.date.from : null
  if (from === null) return false
  const ids =
    from.kind === 'anchor'
      ? [from.id]
      : from.kind === 'phase-start' || from.kind === 'phase-end'
        ? state.plan.agreement.phases.flatMap((phase) =>
            phase.id === from.phase &&
            phase.begins.kind === 'anchor' &&
            phase.begins.ref.kind === 'anchor'
              ? [phase.begins.ref.id]
              : [],
          )
        : []
  return ids.some((id) => state.happenings.get(id)?.claims.some((claim) => claim.by === by))
}

function rowsUnder(state: State, claimedBy: ActorId | null): readonly CalendarRow[] {
  const rows: CalendarRow[] = []
  state.plan.agreement.phases.forEach((_, n) => rows.push(...phaseRows(state, n, claimedBy)))
  for (const slot of state.plan.slots) rows.push(...rowsOf(state, slot, claimedBy))
  return rows
}

/** First and last day of a phase, extensions included; a continuation's end once it continues. */
function phaseRows(state: State, n: number, claimedBy: ActorId | null): readonly CalendarRow[] {
  const planned = state.plan.agreement.phases[n]
  const phase = state.phases[n]
  if (!planned || !phase) return []
  const rows: CalendarRow[] = []
  const push = (edge: 'start' | 'limit', date: Limit | OpenLimit | null, done: boolean) => {
    if (date)
      rows.push({
        id: `${planned.id}#${edge}`,
        clause: null,
        phase: planned.id,
        bearers: [],
        edge,
        part: null,
        date,
        claimedBy,
        done,
        place: planned.at,
      })
  }
  const begins = planned.begins.kind === 'anchor' ? planned.begins.ref : null
  const from = { kind: 'phase-start', phase: planned.id } as const
  if (phase.start) push('start', dated(state, phase.start.from, begins, 'inclusive'), true)
  else if (begins) push('start', known(state, { kind: 'event', of: begins }, 'start', 0), false)
  const hours = planned.length?.unit === 'hour'
  const end = phase.mode === 'continuing' ? phase.until : (phase.endedAt ?? phase.end)
  if (end !== null)
    push('limit', dated(state, end, from, hours ? 'hours' : 'inclusive'), phase.endedAt !== null)
  else if (planned.length && !phase.start) {
    const { unit, n: units } = planned.length
    const days =
      unit === 'day' ? units : unit === 'week' ? 7 * units : unit === 'hour' ? units / 24 : null
    push('limit', { from, days, counting: 'inclusive' }, false)
  }
  return rows
}

function dated(
  state: State,
  instant: Instant,
  from: AnchorRef | null,
  counting: Limit['counting'],
): Limit {
  const rule = state.plan.agreement.days
  return {
    instant,
    date: dayAt(instant, rule).date,
    zone: rule.zone,
    offset: offsetIn(instant, rule.zone),
    counting,
    from,
    anchorDate: null,
  }
}

function rowsOf(state: State, slot: SlotPlan, claimedBy: ActorId | null): readonly CalendarRow[] {
  const { clause, bearers, index } = slot
  if (clause.kind === 'continuation') return []
  const known_ = state.slots[index]
  const suffix = state.plan.byClause.get(clause.id)?.length === 1 ? '' : `/${bearers.join('+')}`
  const rows: CalendarRow[] = []
  const push = (moment: Moment, edge: 'start' | 'limit', part: number | null, done: boolean) => {
    if (refOf(moment)?.kind === 'each') return
    const extended = edge === 'limit' ? (known_?.extended ?? 0) : 0
    const date = known(state, moment, edge === 'limit' ? 'end' : 'start', extended)
    if (!date) return
    rows.push({
      id: `${clause.id}${suffix}#${edge}${part === null ? '' : part}`,
      clause: clause.id,
      phase: slot.phase < 0 ? null : (state.plan.agreement.phases[slot.phase]?.id ?? null),
      bearers,
      edge,
      part,
      date,
      claimedBy,
      done,
      place: clause.at,
    })
  }
  const done = known_?.done != null
  const due = clause.due
  switch (due.kind) {
    case 'by':
      push(due.limit, 'limit', null, done)
      break
    case 'from':
      push(due.start, 'start', null, done)
      break
    case 'window':
      push(due.start, 'start', null, done)
      push(due.end, 'limit', null, done)
      break
    case 'during':
      push({ kind: 'event', of: { kind: 'phase-start', phase: due.phase } }, 'start', null, done)
      push({ kind: 'event', of: { kind: 'phase-end', phase: due.phase } }, 'limit', null, done)
      break
    case 'every':
      if (due.start) push(due.start, 'start', null, done)
      if (due.end) push(due.end, 'limit', null, done)
      break
    case 'batches':
      due.batches.forEach((batch, i) =>
        push(batch.limit, 'limit', i + 1, known_?.items[i]?.done != null),
      )
      break
    case 'shares':
      due.steps.forEach((one, i) => push(one.limit, 'limit', i + 1, known_?.items[i]?.done != null))
      break
    case 'not-stated':
      break
  }
  if (known_ && known_.items.some((item) => item.trigger !== null) && due.kind === 'by')
    known_.items.forEach((item, i) => {
      const date = computeLimit(state, due.limit, 'end', true, known_.extended, item.trigger)
      if (date)
        rows.push({
          id: `${clause.id}${suffix}#limit${i + 1}`,
          clause: clause.id,
          phase: null,
          bearers,
          edge: 'limit',
          part: i + 1,
          date,
          claimedBy,
          done: item.done !== null,
          place: clause.at,
        })
    })
  return rows
}
