// Time alone: limits pass, verifiers stay silent, notices run out, phases end. The draft stops at each
// instant at which something changes, so that what follows from it happens in the right order.
import type { Instant } from '../model/index.ts'
import { mark, touch, type Draft } from './draft.ts'
import { finishItems } from './progress.ts'
import { endPeriod } from './quota.ts'
import { continuePhase, expirePhase, judge, schedulePhase, settle } from './settle.ts'
import { topic } from './plan.ts'
import { never } from './state.ts'

/** Moves the clock on to an instant. Going back does nothing: acts may be told late. */
export function advance(draft: Draft, to: Instant): void {
  while (draft.alarm <= to) {
    draft.now = Math.max(draft.now, draft.alarm)
    draft.alarm = never
    ring(draft)
    settle(draft)
    collect(draft)
  }
  draft.now = Math.max(draft.now, to)
}

function ring(draft: Draft): void {
  const { now } = draft
  // A phase that continues first, so that its measures are not judged at an end that is none.
  draft.phases.forEach((phase, n) => {
    if (phase.mode === 'running' && phase.end !== null && phase.end < now) continuePhase(draft, n)
  })
  for (let index = 0; index < draft.slots.length; index++) {
    const slot = draft.slots[index]
    if (!slot || slot.alarm > now) continue
    if (slot.pending?.by != null && slot.pending.by < now) silence(draft, index)
    let quota = draft.slots[index]?.quota
    while (quota?.to != null && quota.to < now) {
      endPeriod(draft, index)
      quota = draft.slots[index]?.quota
    }
    judge(draft, index)
  }
  if (draft.timers.length > 0 && (draft.timers[0] ?? never) <= now) {
    draft.timers = draft.timers.filter((one) => one > now)
    mark(draft, topic.notice)
  }
  // Limits first: a duty that was due on the last day is late before its phase ends.
  settle(draft)
  draft.phases.forEach((phase, n) => {
    const end =
      phase.mode === 'running' ? phase.end : phase.mode === 'continuing' ? phase.until : null
    if (end !== null && end < now) expirePhase(draft, n)
  })
}

/** The earliest instant at which something will change, from all parts of the state. */
function collect(draft: Draft): void {
  let alarm = draft.timers[0] ?? never
  for (const slot of draft.slots) if (slot.alarm < alarm) alarm = slot.alarm
  draft.alarm = alarm
  draft.phases.forEach((_, n) => schedulePhase(draft, n))
  if (draft.alarm <= draft.now) draft.alarm = draft.now + 1
}

/** The verifier's time is over without an answer; the text says what that means, or leaves it open. */
function silence(draft: Draft, index: number): void {
  const clause = draft.plan.slots[index]?.clause
  const slot = touch(draft, index)
  const pending = slot.pending
  if (!pending || clause?.kind !== 'duty' || !clause.verification) return
  slot.silent = clause.verification.silence
  if (slot.silent === 'done') {
    slot.pending = null
    finishItems(draft, index, 'silence', pending.entry)
  } else if (slot.silent === 'not done') {
    slot.pending = null
    for (const item of slot.items) item.claimed = null
    slot.claimed = 0
  } else slot.pending = { ...pending, by: null }
}
