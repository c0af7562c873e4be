// After each change: conditions, excuses, limits and phases are brought up to date, one dependent at a
// time, until nothing changes. The dependents of a change are known from the text (plan.watchers).
import type { Duty } from '../model/index.ts'
import { isMet } from './condition.ts'
import { enqueue, mark, touch, touchPhase, type Draft } from './draft.ts'
import { computeLimit, inTime, phaseEnd, spanEnd, timeOf, within } from './limits.ts'
import { topic } from './plan.ts'
import { coverOf, holdBackOf } from './powers.ts'
import { startQuota } from './quota.ts'
import { never, type ActEvent, type Excuse, type Item, type Slot } from './state.ts'

/** A text in which conditions chase each other would never come to rest; this bounds it. */
const rounds = 50

export function settle(draft: Draft): void {
  let left = rounds * (draft.slots.length + draft.phases.length + 1)
  while (draft.queue.length > 0 && left-- > 0) {
    const batch = draft.queue
    draft.queue = []
    draft.queued.clear()
    for (const node of batch) {
      if (node >= 0) settleSlot(draft, node)
      else settlePhase(draft, -1 - node)
    }
  }
  draft.queue = []
  draft.queued.clear()
}

/** Looks at every clause and phase: after an entry into force. */
export function settleAll(draft: Draft): void {
  draft.phases.forEach((_, n) => enqueue(draft, -1 - n))
  draft.slots.forEach((_, index) => {
    refreshLimits(draft, index)
    enqueue(draft, index)
  })
  settle(draft)
}

/** A starting event was set, moved or taken back: limits that count from it are counted again. */
export function refreshTopic(draft: Draft, changed: string): void {
  for (const index of draft.plan.limits.get(changed) ?? []) {
    refreshLimits(draft, index)
    enqueue(draft, index)
  }
  mark(draft, changed)
}

export function settleSlot(draft: Draft, index: number): void {
  const before = draft.slots[index]
  const clause = draft.plan.slots[index]?.clause
  if (!before || !clause) return
  const met = clause.condition === undefined || isMet(draft, clause.condition, clause.id)
  if (met !== before.conditionMet || (before.conditionSince === null && met)) {
    const slot = touch(draft, index)
    slot.conditionMet = met
    slot.conditionSince = met ? draft.now : null
  }
  const excuse = excuseOf(draft, index)
  if (!sameExcuse(excuse, before.excuse)) {
    const slot = touch(draft, index)
    slot.excuse = excuse
    judge(draft, index)
    mark(draft, topic.clause(clause.id))
  }
}

function sameExcuse(a: Excuse | null, b: Excuse | null): boolean {
  if (a === null || b === null) return a === b
  if (a.kind !== b.kind) return false
  if ('rule' in a && 'rule' in b) return a.rule === b.rule
  if ('entry' in a && 'entry' in b) return a.entry === b.entry
  return !('interlock' in a && 'interlock' in b) || a.interlock === b.interlock
}

/** The first reason in the text for which a limit does not bind now. */
export function excuseOf(draft: Draft, index: number): Excuse | null {
  const slot = draft.slots[index]
  const planned = draft.plan.slots[index]
  if (!slot || !planned) return null
  if (draft.inForce === null) return { kind: 'not-in-force' }
  if (!slot.conditionMet) return { kind: 'condition' }
  const { clause, bearers } = planned
  if (slot.suspension) {
    const rule = coverOf(draft, clause.id, slot.suspension)
    if (rule) return { kind: 'suspended', rule: rule.index }
  }
  for (let cell = slot.excuses; cell !== null; cell = cell.tail) {
    const { reason, entry, n } = cell.head
    if (reason === 'blocked-by-non-party') return { kind: reason, entry }
    if (n === undefined) return { kind: reason, entry }
  }
  const held = holdBackOf(draft, clause.id, bearers)
  if (held) return { kind: 'held-back', rule: held.index }
  for (const lock of draft.plan.agreement.interlocks) {
    const step = lock.steps.findIndex((one) => one.includes(clause.id))
    if (step < 0) continue
    const before = lock.steps.slice(0, step).flat()
    if (before.some((one) => !done(draft, one)))
      return { kind: 'interlock-step', interlock: lock.id }
    const others = (lock.steps[step] ?? []).filter((one) => one !== clause.id)
    if (others.some((one) => !done(draft, one)))
      return { kind: 'interlock-together', interlock: lock.id }
  }
  return null
}

function done(draft: Draft, clause: string): boolean {
  return (draft.plan.byClause.get(clause) ?? []).every((n) => draft.slots[n]?.done != null)
}

/** Counts the limits of a clause again and gives each its verdict. */
export function refreshLimits(draft: Draft, index: number): void {
  const planned = draft.plan.slots[index]
  if (!planned || planned.clause.kind !== 'duty') return
  const slot = touch(draft, index)
  if (slot.quota) {
    startQuota(draft, index)
    return
  }
  slot.items.forEach((item, i) => {
    const moment = item.trigger
      ? answerMoment(planned.clause as Duty)
      : (planned.items[i]?.limit ?? null)
    if (moment === null) return
    setLimit(draft, slot, item, moment)
  })
  slot.judged = 0
  judge(draft, index)
}

export function answerMoment(clause: Duty) {
  const due = clause.due
  return due.kind === 'by' ? due.limit : due.kind === 'window' ? due.end : null
}

export function setLimit(
  draft: Draft,
  slot: Slot,
  item: Item,
  moment: NonNullable<ReturnType<typeof answerMoment>>,
): void {
  const late = computeLimit(draft, moment, 'end', true, slot.extended, item.trigger)
  const early = computeLimit(draft, moment, 'end', false, slot.extended, item.trigger)
  const limit = late?.instant ?? null
  // What was judged when its phase ended stays judged: the end of the phase is no new limit.
  if (limit !== item.limit && slot.over === null) item.verdict = 'open'
  item.limit = limit
  item.early = early?.instant ?? null
}

/** Gives a verdict to every limit that is over, and finds the next one. */
export function judge(draft: Draft, index: number): void {
  const slot = touch(draft, index)
  const clause = draft.plan.slots[index]?.clause
  if (!clause) return
  let alarm = never
  let changed = false
  if (slot.done === null && slot.waived === null && slot.over === null) {
    const ordered = slot.items[0]?.trigger != null
    const from = ordered ? Math.max(slot.firstOpen, slot.judged) : slot.firstOpen
    for (let i = from; i < slot.items.length; i++) {
      const item = slot.items[i]
      if (!item || item.limit === null) continue
      if (item.limit >= draft.now) {
        alarm = Math.min(alarm, item.limit + 1)
        if (ordered) break
        continue
      }
      if (pass(slot, item, i)) changed = true
      if (ordered && item.verdict !== 'open' && item.verdict !== 'together') slot.judged = i + 1
    }
  }
  if (slot.quota?.to != null) alarm = Math.min(alarm, slot.quota.to + 1)
  if (slot.pending?.by != null) alarm = Math.min(alarm, slot.pending.by + 1)
  slot.alarm = alarm
  draft.alarm = Math.min(draft.alarm, alarm)
  if (changed) mark(draft, topic.clause(clause.id))
}

/** The limit of an item is over. Its verdict stands, but for an interlock whose other half came later. */
function pass(slot: Slot, item: Item, i: number): boolean {
  if (item.done !== null || item.limit === null) return false
  if (item.verdict !== 'open' && item.verdict !== 'together') return false
  // Claimed in time and not yet confirmed: the verifier's answer decides.
  if (item.claimed && inTime(item.claimed, item.early, item.limit) !== 'no') return false
  const before = item.verdict
  if (slot.excuse === null) {
    item.verdict = 'late'
    slot.lateness = { head: { item: i, limit: item.limit }, tail: slot.lateness }
  } else item.verdict = slot.excuse.kind === 'interlock-together' ? 'together' : 'passed'
  return item.verdict !== before
}

export function settlePhase(draft: Draft, n: number): void {
  const planned = draft.plan.agreement.phases[n]
  const before = draft.phases[n]
  if (!planned || !before) return
  if (before.mode === 'not-begun') {
    if (draft.inForce === null) return
    const begun = beginning(draft, n)
    if (!begun) return
    const phase = touchPhase(draft, n)
    phase.mode = 'running'
    phase.start = begun.when
    phase.startEntry = begun.entry
    phase.end = phaseEnd(draft, planned, begun.when.from, phase.extended)
    schedulePhase(draft, n)
    refreshTopic(draft, topic.phase(planned.id))
  }
  const now = draft.phases[n]
  if (!now || (now.mode !== 'running' && now.mode !== 'continuing')) {
    if (now && planned.complete && now.completeAt === null && now.mode === 'expired') return
    return
  }
  if (
    planned.complete &&
    now.completeAt === null &&
    isMet(draft, planned.complete.condition, null)
  ) {
    const phase = touchPhase(draft, n)
    phase.completeAt = draft.now
    refreshTopic(draft, topic.phase(planned.id))
    if (planned.length === null || phase.mode === 'continuing') {
      finishPhase(draft, n, 'complete', draft.now)
      return
    }
  }
  if (draft.phases[n]?.mode === 'continuing' && !continues(draft, planned.id))
    finishPhase(draft, n, 'expired', draft.now)
}

function beginning(draft: Draft, n: number) {
  const planned = draft.plan.agreement.phases[n]
  if (!planned) return null
  const own = draft.happenings.get(planned.id)?.set
  if (own) return { when: own.when, entry: own.entry }
  if (planned.begins.kind === 'when')
    return isMet(draft, planned.begins.condition, null)
      ? { when: { from: draft.now, to: draft.now }, entry: null }
      : null
  if (planned.begins.kind === 'not-stated') return null
  const ref = planned.begins.ref
  if (ref.kind === 'phase-end') {
    const m = draft.plan.phases.get(ref.phase)
    const other = m === undefined ? undefined : draft.phases[m]
    if (other?.endedAt == null) return null
    return { when: { from: other.endedAt + 1, to: other.endedAt + 1 }, entry: null }
  }
  const when = timeOf(draft, ref)
  if (!when || when.from > draft.now) return null
  const entry = ref.kind === 'anchor' ? (draft.happenings.get(ref.id)?.set?.entry ?? null) : null
  return { when, entry }
}

export function continues(draft: Draft, phase: string): boolean {
  const index = draft.plan.continuations.get(phase)
  const clause = index === undefined ? undefined : draft.plan.slots[index]?.clause
  return clause?.kind === 'continuation' && isMet(draft, clause.while, clause.id)
}

/** Puts the end of a phase among the times to look at. */
export function schedulePhase(draft: Draft, n: number): void {
  const phase = draft.phases[n]
  if (!phase) return
  const end =
    phase.mode === 'running' ? phase.end : phase.mode === 'continuing' ? phase.until : null
  if (end !== null) draft.alarm = Math.min(draft.alarm, end + 1)
}

/** The time of a phase is over, it is not complete, and the text lets its measures go on. */
export function continuePhase(draft: Draft, n: number): void {
  const planned = draft.plan.agreement.phases[n]
  const before = draft.phases[n]
  if (!planned || !before || before.completeAt !== null) return
  const index = draft.plan.continuations.get(planned.id)
  const clause = index === undefined ? undefined : draft.plan.slots[index]?.clause
  if (clause?.kind !== 'continuation' || !continues(draft, planned.id)) return
  const phase = touchPhase(draft, n)
  const first = (before.end ?? draft.now) + 1
  phase.mode = 'continuing'
  phase.until = clause.atMost === null ? null : spanEnd(draft, first, clause.atMost, 0)
  schedulePhase(draft, n)
  refreshTopic(draft, topic.phase(planned.id))
}

/** The time of a phase is over and nothing continues it: complete, or expired. */
export function expirePhase(draft: Draft, n: number): void {
  const phase = draft.phases[n]
  if (!phase) return
  const last = (phase.mode === 'continuing' ? phase.until : phase.end) ?? draft.now
  finishPhase(draft, n, phase.completeAt === null ? 'expired' : 'complete', last)
}

/** Ends a phase; what it held and was not due yet lapses. Lateness stays. */
export function finishPhase(
  draft: Draft,
  n: number,
  mode: 'complete' | 'expired' | 'ended',
  at: number,
  entry: string | null = null,
): void {
  const planned = draft.plan.agreement.phases[n]
  if (!planned) return
  const phase = touchPhase(draft, n)
  phase.mode = mode
  phase.endedAt = at
  phase.endedBy = entry
  const lapses = mode === 'expired' && planned.onExpiry?.kind === 'lapses'
  if (lapses) draft.lapsed ??= { at, phase: planned.id }
  for (const slotPlan of draft.plan.slots) {
    if (slotPlan.phase !== n && !lapses) continue
    const slot = touch(draft, slotPlan.index)
    // What was to be done during the phase had time until its end, wherever that came.
    if (mode === 'expired' && 'due' in slotPlan.clause && slotPlan.clause.due.kind === 'during')
      slot.items.forEach((item, i) => {
        item.limit ??= at
        pass(slot, item, i)
      })
    slot.over ??= { at, phase: planned.id }
    if (slot.quota) {
      if (slot.quota.from !== null && slot.quota.from > at) slot.quota.period--
      slot.quota.to = null
    }
    slot.alarm = slot.pending?.by ?? never
  }
  // What counts from the end of this phase, and phases that begin with it.
  refreshTopic(draft, topic.phase(planned.id))
}

/** The answer that a verifier owes to a claim. */
export function openAnswer(draft: Draft, slot: Slot, clause: Duty, act: ActEvent): void {
  const check = clause.verification
  if (!check || slot.pending) return
  // A neutral intermediary has no clock, whatever the text says: its silence never means anything.
  const verifier = draft.plan.agreement.actors.find((one) => one.id === check.by)
  const timed = check.within !== undefined && !verifier?.roles.includes('neutral intermediary')
  const by = timed && check.within ? within(draft, act.when.to, check.within) : null
  slot.pending = { entry: act.entry, when: act.when, by }
  slot.silent = null
  if (by !== null) {
    slot.alarm = Math.min(slot.alarm, by + 1)
    draft.alarm = Math.min(draft.alarm, by + 1)
  }
}
