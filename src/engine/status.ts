// From what is known of a clause to what is said of it, with the chain of reasons.
import {
  dayNumber,
  openLimitOf,
  type Clause,
  type Duty,
  type Limit,
  type Moment,
  type OpenLimit,
} from '../model/index.ts'
import { isLate } from './condition.ts'
import { dayAt } from './draft.ts'
import { chainOf } from './chain.ts'
import { computeLimit, inTime, type InTime } from './limits.ts'
import { toArray } from './list.ts'
import { outOfOrderIn } from './order.ts'
import { momentsOf } from './plan.ts'
import { coverOf } from './powers.ts'
import { cellKey, overallOf, requiredCells } from './progress.ts'
import { perPeriod } from './quota.ts'
import { answerMoment } from './settle.ts'
import type { Slot, State } from './state.ts'
import type {
  BatchStatus,
  CellStatus,
  ClauseState,
  ClauseStatus,
  QuotaStatus,
  Why,
} from './status-types.ts'

export function statusOf(state: State, index: number): ClauseStatus {
  const planned = state.plan.slots[index]
  const slot = state.slots[index]
  if (!planned || !slot) throw new RangeError(`no slot ${index} among ${state.slots.length}`)
  const { clause, bearers } = planned
  const { limit, start } = limitsAt(state, index)
  const daysLeft = binds(slot) ? daysUntil(state, limit) : null
  const states = statesOf(state, index, limit, start, daysLeft)
  const [first = { kind: 'undetermined' } as const, ...also] = states
  return {
    clause: clause.id,
    kind: clause.kind,
    bearers,
    state: first,
    also,
    limit,
    start,
    daysLeft,
    inTime: timeliness(slot),
    progress: {
      n: slot.n,
      claimed: slot.claimed,
      excused: slot.excusedN,
      total: totalOf(slot, planned.total),
      unit: 'act' in clause ? (clause.act.unit ?? clause.act.group ?? null) : null,
    },
    quota: quotaOf(slot, clause),
    batches: batchesOf(state, index),
    cells: cellsOf(slot, clause),
    outOfOrder: outOfOrderIn(state, index),
    suspensions: chainOf(state, clause.id),
    alleged: toArray(slot.allegations).map(({ by, against, entry }) => ({ by, against, entry })),
    determined: toArray(slot.determinations).map(({ body, result, entry }) => ({
      by: body,
      result,
      entry,
    })),
    disputed: toArray(slot.disputes).map(({ by, entry }) => ({ by, entry })),
    lateness: toArray(slot.lateness),
    awaits:
      slot.pending && clause.kind === 'duty' && clause.verification
        ? { by: clause.verification.by, until: slot.pending.by, entry: slot.pending.entry }
        : null,
    why: whyOf(state, index, states),
  }
}

/** The limit and the start that count now: of the first part that is open, else of the last. */
export function limitsAt(
  state: State,
  index: number,
): { limit: Limit | OpenLimit | null; start: Limit | OpenLimit | null } {
  const planned = state.plan.slots[index]
  const slot = state.slots[index]
  if (!planned || !slot || planned.clause.kind === 'continuation')
    return { limit: null, start: null }
  const { clause } = planned
  if (clause.kind === 'duty' && slot.items[0]?.trigger) {
    const item = slot.items[openItem(slot)]
    const moment = answerMoment(clause)
    return {
      limit:
        moment && item
          ? computeLimit(state, moment, 'end', true, slot.extended, item.trigger)
          : null,
      start: null,
    }
  }
  if (clause.kind === 'duty' && planned.items.length > 0) {
    const item = planned.items[openItem(slot)]
    return {
      limit: item?.limit ? known(state, item.limit, 'end', slot.extended) : null,
      start: item?.start ? known(state, item.start, 'start', 0) : null,
    }
  }
  const moments = momentsOf(clause)
  const due = clause.due
  const first = due.kind === 'by' ? undefined : moments[0]
  const last = due.kind === 'from' ? undefined : due.kind === 'by' ? moments[0] : moments[1]
  return {
    limit: last ? known(state, last, 'end', slot.extended) : null,
    start: first ? known(state, first, 'start', 0) : null,
  }
}

/** The first part that is neither done nor said to be done; the last one where there is none. */
export function openItem(slot: Slot): number {
  let i = slot.firstOpen
  while (i < slot.items.length - 1 && slot.items[i]?.claimed != null) i++
  return Math.min(i, slot.items.length - 1)
}

/** A date where the starting event is known, else days from it. */
export function known(
  state: State,
  moment: Moment,
  edge: 'start' | 'end',
  extended: number,
): Limit | OpenLimit | null {
  return computeLimit(state, moment, edge, true, extended) ?? openLimitOf(moment)
}

/** False where the limit passed while the text excused it: what is due since has no limit. */
function binds(slot: Slot): boolean {
  return slot.items[openItem(slot)]?.verdict !== 'passed'
}

export function daysUntil(state: State, limit: Limit | OpenLimit | null): number | null {
  if (limit === null || !('instant' in limit) || state.now === Number.NEGATIVE_INFINITY) return null
  const today = dayAt(state.now, state.plan.agreement.days).date
  return dayNumber(limit.date) - dayNumber(today)
}

/** Owed in all: what the text says, or what the acts to be answered add up to so far. */
function totalOf(slot: Slot, planned: number | null): number | null {
  return slot.items[0]?.trigger ? (slot.items.at(-1)?.need ?? null) : planned
}

function timeliness(slot: Slot): InTime | null {
  let found: InTime | null = null
  for (const item of slot.items) {
    if (!item.done) continue
    if (item.limit === null) continue
    const one = item.verdict === 'passed' ? 'yes' : inTime(item.done, item.early, item.limit)
    if (one === 'no') return 'no'
    if (one === 'undecided' || found === null) found = one
  }
  return found
}

/** All states that hold, the one that matters most first. */
function statesOf(
  state: State,
  index: number,
  limit: Limit | OpenLimit | null,
  start: Limit | OpenLimit | null,
  daysLeft: number | null,
): readonly ClauseState[] {
  const planned = state.plan.slots[index]
  const slot = state.slots[index]
  if (!planned || !slot) return []
  const { clause, bearers } = planned
  const states: ClauseState[] = []
  if (state.inForce === null) return [{ kind: 'not-in-force' }]
  const late = isLate(state, index)
  if (slot.waived) states.push({ kind: 'waived', by: slot.waived.by })
  else if (slot.done) {
    const finding = toArray(slot.findings).findLast((one) => one.entry === slot.done?.entry)
    states.push(
      slot.done.basis === 'found'
        ? { kind: 'found', by: finding?.by ?? '' }
        : { kind: 'performed', basis: slot.done.basis },
    )
  }
  if (slot.suspension && slot.done === null) {
    const { by, ground, words, entry } = slot.suspension
    states.push({
      kind: 'suspended',
      by,
      byDebtor: bearers.includes(by),
      ground,
      words: words ?? null,
      covered: coverOf(state, clause.id, slot.suspension) !== null,
      entry,
    })
  }
  if (slot.heldBack && slot.done === null)
    states.push({ kind: 'held-back', by: [slot.heldBack.by], said: true })
  if (late) states.push({ kind: 'late' })
  const settled = states.length > 0 && (slot.waived !== null || slot.done !== null)
  if (!settled) {
    const open = openStates(state, index, limit, start, daysLeft, late)
    // While a sentence of the text covers a suspension, nothing is said of what would be due.
    const covered = states.some((one) => one.kind === 'suspended' && one.covered)
    states.push(
      ...open.filter((one) => !covered || (one.kind !== 'due' && one.kind !== 'not-yet-due')),
    )
  }
  const by = contestedBy(state, clause, slot)
  if (by.length > 0) states.push({ kind: 'contested', by })
  return states
}

/** Who disputes it, reads it otherwise, or reads a term on which it leans otherwise; nobody unnamed. */
function contestedBy(state: State, clause: Clause, slot: Slot): readonly string[] {
  const { readings, terms } = state.plan.agreement
  const term = 'act' in clause ? terms.find((one) => one.name === clause.act.term) : undefined
  const contested = term?.status === 'contested' ? term.readings : []
  return [
    ...new Set([
      ...toArray(slot.disputes).map((one) => one.by),
      ...readings.flatMap((one) => (one.clause === clause.id && one.by !== null ? [one.by] : [])),
      ...contested.flatMap((one) => (one.by === null ? [] : [one.by])),
    ]),
  ]
}

function openStates(
  state: State,
  index: number,
  limit: Limit | OpenLimit | null,
  start: Limit | OpenLimit | null,
  daysLeft: number | null,
  late: boolean,
): readonly ClauseState[] {
  const planned = state.plan.slots[index]
  const slot = state.slots[index]
  if (!planned || !slot) return []
  const { clause, bearers } = planned
  const states: ClauseState[] = []
  if (clause.kind === 'prohibition') {
    const act = slot.contrary?.head
    const finding = slot.findings?.head
    if (slot.contraryOpen && act) states.push({ kind: 'not-kept', by: act.actor, entry: act.entry })
    else if (slot.contraryOpen && finding)
      states.push({ kind: 'not-kept', by: bearers[0] ?? '', entry: finding.entry })
    else if (finding && finding.result !== 'confirmed') states.push({ kind: 'undetermined' })
  }
  const { excuse } = slot
  if (slot.over) {
    if (excuse?.kind === 'not-recorded') return [{ kind: 'undetermined' }]
    if (slot.quota && clause.kind === 'duty' && slot.quota.period > 0)
      states.push(...quotaStates(slot, clause, true, late))
    else if (!late && clause.kind === 'duty' && saidDone(slot))
      states.push({ kind: 'claimed', by: lastClaim(slot) ?? '' })
    else if (!late) states.push({ kind: 'lapsed', phase: slot.over.phase })
    return states
  }
  if (excuse?.kind === 'blocked-by-non-party')
    states.push({ kind: 'blocked-other', entry: excuse.entry })
  if (excuse?.kind === 'impossible' || excuse?.kind === 'procedure')
    states.push({ kind: 'excused', reason: excuse.kind, entry: excuse.entry })
  // The record says that it does not cover this clause: the absence of an entry says nothing.
  const passed = limit !== null && 'instant' in limit && limit.instant < state.now
  const unseen =
    excuse?.kind === 'not-recorded' && (passed || (slot.quota !== null && slot.quota.period > 0))
  if (unseen) states.push({ kind: 'undetermined' })
  const reached = excuse?.kind === 'held-back' && slot.firstOpen < slot.items.length
  if (reached && slot.heldBack === null && (daysLeft === null || daysLeft <= 0))
    states.push({ kind: 'held-back', by: bearers, said: false })
  if (clause.kind === 'duty') {
    const claim = slot.claimed > 0 ? lastClaim(slot) : null
    const overall = overallOf(slot.cells, clause)
    if (overall === 'partly') states.push({ kind: 'partly' })
    if (overall === 'undetermined') states.push({ kind: 'undetermined' })
    if (claim && saidDone(slot)) states.push({ kind: 'claimed', by: claim })
    if (slot.items.some((item) => item.verdict === 'together' && item.done === null))
      states.push({ kind: 'overdue' })
  }
  if (excuse?.kind === 'condition' || excuse?.kind === 'interlock-step')
    states.push({ kind: 'blocked-condition' })
  if (unseen || (excuse?.kind === 'condition' && clause.kind !== 'duty')) return states
  if (clause.kind === 'continuation') {
    const n = state.plan.phases.get(clause.phase)
    const mode = n === undefined ? 'not-begun' : state.phases[n]?.mode
    states.push({ kind: mode === 'continuing' ? 'may-be-used' : 'not-yet-due' })
    return states
  }
  const begun = hasBegun(state, index, start)
  if (clause.kind === 'prohibition') {
    if (limit && 'instant' in limit && limit.instant < state.now && !slot.contraryOpen)
      states.push({ kind: 'lapsed', phase: '' })
    else if (states.length === 0) states.push({ kind: begun ? 'kept' : 'not-yet-due' })
    return states
  }
  if (clause.kind !== 'duty') {
    const closed = limit && 'instant' in limit && limit.instant < state.now
    states.push(
      closed ? { kind: 'lapsed', phase: '' } : { kind: begun ? 'may-be-used' : 'not-yet-due' },
    )
    return states
  }
  if (slot.quota) return [...states, ...quotaStates(slot, clause, begun, late)]
  if (slot.n + slot.claimed > 0 && !states.some((one) => one.kind === 'claimed'))
    states.push({
      kind: 'in-progress',
      n: slot.n,
      claimed: slot.claimed,
      total: totalOf(slot, planned.total),
    })
  if (late || states.some((one) => one.kind !== 'in-progress')) return states
  const dueNow = isDueNow(slot, clause, begun, limit, daysLeft)
  const answering = clause.forEach !== undefined
  if (answering && slot.firstOpen === slot.items.length)
    return [...states.filter((one) => one.kind !== 'in-progress'), ...answered(slot)]
  states.push({ kind: dueNow ? 'due' : 'not-yet-due' })
  return states
}

/** The current period of a quota; after its end, what all periods came to. */
function quotaStates(
  slot: Slot,
  clause: Duty,
  begun: boolean,
  late: boolean,
): readonly ClauseState[] {
  const { quota } = slot
  if (!quota || !begun || quota.period === 0) return [{ kind: 'not-yet-due' }]
  if (quota.to === null) {
    if (late) return []
    const whole = quota.short + quota.excused + quota.unconfirmed === 0
    return [whole ? { kind: 'performed', basis: 'account' } : { kind: 'partly' }]
  }
  const need = perPeriod(clause)
  if (quota.n === 0) return late ? [] : [{ kind: 'due' }]
  if (need === null || quota.n >= need) return late ? [] : [{ kind: 'performed', basis: 'account' }]
  return [{ kind: 'in-progress', n: quota.n, claimed: quota.claimed, total: need }]
}

/** Nothing to answer now: not yet due before the first act, performed so far after it. */
function answered(slot: Slot): readonly ClauseState[] {
  return slot.items.length === 0
    ? [{ kind: 'not-yet-due' }]
    : [{ kind: 'performed', basis: 'account' }]
}

function isDueNow(
  slot: Slot,
  clause: Duty,
  begun: boolean,
  limit: Limit | OpenLimit | null,
  daysLeft: number | null,
): boolean {
  if (!begun) return false
  if (slot.items.some((item) => item.verdict === 'passed' && item.done === null)) return true
  if (clause.due.kind === 'every') return slot.quota?.to != null
  if (clause.due.kind === 'during' || clause.due.kind === 'window' || clause.due.kind === 'from')
    return true
  if (limit === null) return true
  return daysLeft !== null && daysLeft <= 0
}

function hasBegun(state: State, index: number, start: Limit | OpenLimit | null): boolean {
  const phase = state.plan.slots[index]?.phase ?? -1
  if (phase >= 0 && state.phases[phase]?.mode === 'not-begun') return false
  if (start === null) return true
  return 'instant' in start && start.instant <= state.now
}

/** All of it is said to be done, and not all of it counts under the account. */
function saidDone(slot: Slot): boolean {
  const last = slot.items.at(-1)
  return last !== undefined && last.done === null && last.claimed !== null
}

function lastClaim(slot: Slot): string | null {
  for (let cell = slot.acts; cell !== null; cell = cell.tail)
    if (cell.head.standing === 'claimed') return cell.head.actor
  return null
}

function quotaOf(slot: Slot, clause: Clause): QuotaStatus | null {
  if (!slot.quota || clause.kind !== 'duty') return null
  const { period, n, claimed, met, short, excused, unconfirmed, missing } = slot.quota
  return { period, n, claimed, need: perPeriod(clause), met, short, excused, unconfirmed, missing }
}

function batchesOf(state: State, index: number): readonly BatchStatus[] {
  const planned = state.plan.slots[index]
  const slot = state.slots[index]
  if (!planned || !slot || planned.clause.kind !== 'duty') return []
  const { clause } = planned
  const { due } = clause
  if (slot.items.length < 2 && !slot.items[0]?.trigger) return []
  return slot.items.map((item, i) => {
    const moment = item.trigger ? answerMoment(clause) : (planned.items[i]?.limit ?? null)
    const limit =
      moment === null
        ? null
        : (computeLimit(state, moment, 'end', true, slot.extended, item.trigger) ??
          openLimitOf(moment))
    const size =
      due.kind === 'batches'
        ? (due.batches[i]?.size ?? null)
        : item.need - (slot.items[i - 1]?.need ?? 0)
    return {
      number: i + 1,
      size,
      limit,
      done: item.done,
      inTime: item.done && item.limit !== null ? inTime(item.done, item.early, item.limit) : null,
      verdict: item.done ? 'done' : item.verdict,
      answers: item.trigger?.entry ?? null,
    }
  })
}

function cellsOf(slot: Slot, clause: Clause): readonly CellStatus[] {
  if (clause.kind !== 'duty' && clause.kind !== 'prohibition') return []
  const required = clause.kind === 'duty' ? requiredCells(clause) : []
  const cells = new Map<string, CellStatus>()
  for (const key of required) {
    const [place = '', criterion = ''] = key.split('|')
    cells.set(key, {
      place: place || null,
      criterion: criterion || null,
      result: null,
      by: null,
      entry: null,
      objectedBy: null,
      required: true,
    })
  }
  for (const finding of toArray(slot.findings)) {
    const key = cellKey(finding.place, finding.criterion)
    cells.set(key, {
      place: finding.place ?? null,
      criterion: finding.criterion ?? null,
      result: finding.result,
      by: finding.by,
      entry: finding.entry,
      objectedBy: finding.objectedBy ?? null,
      required: required.includes(key),
    })
  }
  return [...cells.values()]
}

/** Sentence first, then the entries and rules that made each state. */
function whyOf(state: State, index: number, states: readonly ClauseState[]): readonly Why[] {
  const planned = state.plan.slots[index]
  const slot = state.slots[index]
  if (!planned || !slot) return []
  const { clause } = planned
  const why: Why[] = [{ kind: 'sentence', clause: clause.id, place: clause.at }]
  const seen = new Set<string>()
  const entry = (id: string | null | undefined) => {
    if (id == null || seen.has(id)) return
    seen.add(id)
    why.push({ kind: 'entry', entry: id })
  }
  const rule = (id: string) => why.push({ kind: 'rule', id })
  entry(state.inForce?.entry)
  const phase = state.phases[planned.phase]
  entry(phase?.startEntry)
  for (const moment of momentsOf(clause)) {
    const ref = moment.kind === 'offset' ? moment.from : moment.kind === 'date' ? null : moment.of
    if (ref?.kind === 'anchor') entry(state.happenings.get(ref.id)?.set?.entry)
  }
  if (slot.excuse && 'rule' in slot.excuse) {
    const used = state.plan.rules[slot.excuse.rule]
    if (used) why.push({ kind: 'sentence', clause: used.source, place: used.at })
  }
  if (slot.excuse) rule(`excuse-${slot.excuse.kind}`)
  for (const one of states) {
    rule(`state-${one.kind}`)
    if ('entry' in one) entry(one.entry)
  }
  entry(slot.done?.entry)
  entry(slot.waived?.entry)
  for (const act of toArray(slot.acts)) entry(act.entry)
  for (const finding of toArray(slot.findings)) entry(finding.entry)
  for (const one of toArray(slot.contrary)) entry(one.entry)
  for (const one of toArray(slot.powers)) entry(one.entry)
  for (const one of toArray(slot.excuses)) entry(one.entry)
  for (const one of toArray(slot.allegations)) entry(one.entry)
  for (const one of toArray(slot.determinations)) entry(one.entry)
  for (const one of toArray(slot.disputes)) entry(one.entry)
  for (const one of toArray(slot.extensions)) entry(one.entry)
  return why
}
