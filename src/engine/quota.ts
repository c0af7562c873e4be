// Quantities owed anew in each period: "600 trucks every day of Phase One".
import { exactly, type Duty, type Instant } from '../model/index.ts'
import { dayAt, mark, touch, type Draft } from './draft.ts'
import { computeLimit, spanEnd } from './limits.ts'
import { topic } from './plan.ts'
import { always, type Slot } from './state.ts'

/** Units owed in one period; null where the text gives no number, so that one act is enough. */
export function perPeriod(clause: Duty): number | null {
  return exactly(clause.act.quantity)
}

/** Starts a quota, or moves its current period, once its phase or start is known. */
export function startQuota(draft: Draft, index: number): void {
  const clause = dutyAt(draft, index)
  const slot = touch(draft, index)
  if (!clause || clause.due.kind !== 'every' || !slot.quota || slot.over) return
  const from = beginning(draft, index, clause)
  if (from === null || slot.quota.period > 0) return
  slot.quota.period = 1
  slot.quota.from = from
  slot.quota.to = spanEnd(draft, from, clause.due.period, 0)
  slot.alarm = Math.min(slot.alarm, slot.quota.to + 1)
  draft.alarm = Math.min(draft.alarm, slot.alarm)
}

function beginning(draft: Draft, index: number, clause: Duty): Instant | null {
  if (clause.due.kind !== 'every') return null
  const rule = draft.plan.agreement.days
  if (clause.due.start)
    return computeLimit(draft, clause.due.start, 'start', false, 0)?.instant ?? null
  const phase = draft.plan.slots[index]?.phase ?? -1
  if (phase >= 0) {
    const start = draft.phases[phase]?.start
    return start ? dayAt(start.from, rule).from : null
  }
  return draft.inForce ? dayAt(draft.inForce.since.from, rule).from : null
}

function dutyAt(draft: Draft, index: number): Duty | undefined {
  const clause = draft.plan.slots[index]?.clause
  return clause?.kind === 'duty' ? clause : undefined
}

/** A period is over: met, short, excused, or met only by what is claimed. */
export function endPeriod(draft: Draft, index: number): void {
  const clause = dutyAt(draft, index)
  const slot = touch(draft, index)
  const quota = slot.quota
  if (!clause || clause.due.kind !== 'every' || !quota || quota.to === null) return
  const need = perPeriod(clause) ?? 1
  if (quota.n >= need) quota.met++
  else if (slot.excuse?.kind === 'not-recorded') quota.unconfirmed++
  else if (excused(slot)) quota.excused++
  else if (quota.n + quota.claimed >= need) quota.unconfirmed++
  else {
    quota.short++
    quota.missing += need - quota.n
    slot.lateness = { head: { item: quota.period, limit: quota.to }, tail: slot.lateness }
    mark(draft, topic.clause(clause.id))
  }
  const next = quota.to + 1
  const end = clause.due.end
    ? (computeLimit(draft, clause.due.end, 'end', true, slot.extended)?.instant ?? null)
    : null
  quota.n = 0
  quota.claimed = 0
  if (end !== null && next > end) {
    quota.from = null
    quota.to = null
    return
  }
  quota.period++
  quota.from = next
  quota.to = spanEnd(draft, next, clause.due.period, 0)
}

function excused(slot: Slot): boolean {
  return slot.excuse !== null && slot.excuse.kind !== 'interlock-together'
}

/** An act for a quota counts in the period in which it happened; a later-told one is not counted again. */
export function countQuota(slot: Slot, n: number, counted: boolean, at: Instant): boolean {
  const quota = slot.quota
  if (!quota || at < (quota.from ?? always)) return false
  if (counted) quota.n += n
  else quota.claimed += n
  return true
}
