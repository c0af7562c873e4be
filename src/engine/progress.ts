// Progress of a duty: acts counted, limits reached in order, answers owed to acts of another clause.
import {
  exactly,
  type ActorId,
  type Duty,
  type EntryId,
  type FindingResult,
  type Window,
} from '../model/index.ts'
import { mark, touch, type Draft } from './draft.ts'
import { keyAmount } from './key.ts'
import { topic, countsUnits } from './plan.ts'
import { countQuota, perPeriod } from './quota.ts'
import { answerMoment, judge, openAnswer, refreshTopic, setLimit } from './settle.ts'
import { type ActEvent, type Finding, type Item, type Slot } from './state.ts'

/** An act under a clause, by one who bears it. */
export function countAct(draft: Draft, index: number, act: ActEvent): void {
  const slot = touch(draft, index)
  const clause = draft.plan.slots[index]?.clause
  slot.acts = { head: act, tail: slot.acts }
  if (!clause || act.standing === 'alleged') return
  // Persons freed outside the key neither fulfil the clause nor open a debt.
  if (act.outsideKey === true) return
  const counted = act.standing === 'happened'
  if (clause.kind !== 'duty') {
    if (counted && slot.contraryOpen) {
      slot.contraryOpen = false
      mark(draft, topic.clause(clause.id))
    }
    if (counted) slot.n++
    return
  }
  if (counted && slot.contraryOpen) slot.contraryOpen = false
  if (slot.quota) {
    const n = act.n ?? perPeriod(clause) ?? 1
    countQuota(slot, n, counted, act.when.from)
    if (counted) slot.n += n
    else slot.claimed += n
  } else {
    const n = amountOf(draft, index, slot, clause, act)
    slot.personsClaimed += act.n ?? 0
    if (counted) {
      slot.n += n
      slot.persons += act.n ?? 0
      reach(draft, index, act.when, act.entry, false)
      if (slot.pending === null && slot.done === null) openClaim(draft, slot, clause, act)
    } else {
      slot.claimed += n
      reach(draft, index, act.when, act.entry, true)
      judge(draft, index)
      openClaim(draft, slot, clause, act)
    }
  }
  if (counted) answer(draft, clause.id, act)
  mark(draft, topic.clause(clause.id))
}

function openClaim(draft: Draft, slot: Slot, clause: Duty, act: ActEvent): void {
  if (act.standing === 'claimed') openAnswer(draft, slot, clause, act)
}

/** How much an act adds: its number, or the batch or the whole that it stands for. */
function amountOf(draft: Draft, index: number, slot: Slot, clause: Duty, act: ActEvent): number {
  const units = countsUnits(clause) && !(clause.forEach !== undefined && !needsUnits(slot))
  if (!units) return 1
  if (act.n !== undefined) {
    // With no number in the text one act is the whole; its count is kept for display in the act itself.
    const total = draft.plan.slots[index]?.total
    return clause.forEach === undefined && total === null ? 1 : act.n
  }
  const counted = act.standing === 'happened' ? slot.n : slot.n + slot.claimed
  const next = slot.items.find((item) => item.need > counted - 0 && item.done === null)
  return next ? Math.max(1, next.need - counted) : 1
}

/** True if the answers are counted in persons or things (at a key), not in acts. */
function needsUnits(slot: Slot): boolean {
  const last = slot.items.at(-1)
  return last !== undefined && last.need !== slot.items.length
}

/** Marks limits that the count has reached. */
function reach(
  draft: Draft,
  index: number,
  when: Window,
  entry: EntryId,
  claimed: boolean,
  basis: 'account' | 'found' | 'silence' = 'account',
): void {
  const slot = touch(draft, index)
  const everybody = draft.plan.slots[index]?.everybody ?? null
  const persons = claimed ? slot.personsClaimed : slot.persons
  const all = everybody !== null && persons >= everybody
  const n = all ? Infinity : slot.n + (claimed ? slot.claimed : 0) + slot.excusedN
  for (let i = slot.firstOpen; i < slot.items.length; i++) {
    const item = slot.items[i]
    if (!item || item.need > n) break
    if (claimed) item.claimed ??= when
    else {
      item.claimed ??= when
      item.done = when
      item.doneBy = entry
      slot.firstOpen = i + 1
    }
  }
  if (!claimed) complete(draft, index, when, entry, basis)
}

function complete(
  draft: Draft,
  index: number,
  when: Window,
  entry: EntryId,
  basis: 'account' | 'found' | 'silence',
): void {
  const slot = touch(draft, index)
  const clause = draft.plan.slots[index]?.clause
  if (clause?.kind !== 'duty' || slot.done !== null) return
  // Answers to acts of another clause are never finished for good: the next act asks anew.
  if (clause.forEach !== undefined || slot.items.length === 0) return
  if (slot.firstOpen < slot.items.length) return
  slot.done = { when, basis, entry }
  slot.pending = null
  judge(draft, index)
  refreshTopic(draft, topic.clause(clause.id))
}

/** Everything claimed counts: the verifier confirmed it, or its silence means so. */
export function finishItems(
  draft: Draft,
  index: number,
  basis: 'found' | 'silence',
  entry: EntryId,
): void {
  const slot = touch(draft, index)
  const clause = draft.plan.slots[index]?.clause
  if (clause?.kind !== 'duty') return
  for (let i = slot.firstOpen; i < slot.items.length; i++) {
    const item = slot.items[i]
    if (!item?.claimed) break
    item.done = item.claimed
    item.doneBy = entry
    slot.firstOpen = i + 1
  }
  slot.n += slot.claimed
  slot.persons = slot.personsClaimed
  if (slot.quota) {
    slot.quota.n += slot.quota.claimed
    slot.quota.claimed = 0
  }
  slot.claimed = 0
  const last = slot.items[slot.firstOpen - 1]?.done
  if (last) complete(draft, index, last, entry, basis)
  judge(draft, index)
  mark(draft, topic.clause(clause.id))
}

/** Takes persons or things off what is owed: impossible, or refused by the person concerned. */
export function excuseAmount(draft: Draft, index: number, n: number, when: Window, entry: EntryId) {
  const slot = touch(draft, index)
  slot.excusedN += n
  reach(draft, index, when, entry, false)
}

/** For each act under a clause, others owe something: their limits start here. */
function answer(draft: Draft, id: string, act: ActEvent): void {
  for (const index of draft.plan.answers.get(id) ?? []) {
    const slot = touch(draft, index)
    const clause = draft.plan.slots[index]?.clause
    if (clause?.kind !== 'duty') continue
    const amount =
      clause.atKey === true
        ? keyAmount(draft.plan.agreement, act.of, act.n)
        : exactly(clause.act.quantity)
    const before = slot.items.at(-1)?.need ?? 0
    const item: Item = {
      need: before + (amount ?? 1),
      limit: null,
      early: null,
      verdict: 'open',
      done: null,
      doneBy: null,
      claimed: null,
      trigger: act,
    }
    const moment = answerMoment(clause)
    if (moment) setLimit(draft, slot, item, moment)
    slot.items.push(item)
    if (item.limit !== null) {
      slot.alarm = Math.min(slot.alarm, item.limit + 1)
      draft.alarm = Math.min(draft.alarm, slot.alarm)
    }
    reach(draft, index, act.when, act.entry, false)
    mark(draft, topic.clause(clause.id))
  }
}

/** A finding by place and criterion; done when every required place and criterion is confirmed. */
export function countFinding(draft: Draft, index: number, finding: Finding): void {
  const slot = touch(draft, index)
  const clause = draft.plan.slots[index]?.clause
  slot.findings = { head: finding, tail: slot.findings }
  if (!clause || finding.objectedBy !== undefined || !countsFor(draft, index, finding.by)) return
  slot.cells = { ...slot.cells, [cellKey(finding.place, finding.criterion)]: finding.result }
  if (clause.kind !== 'duty') {
    if (finding.result === 'confirmed') slot.contraryOpen = false
    // Where the clause binds several by themselves, such a finding does not say whom it is about.
    const alone = draft.plan.byClause.get(clause.id)?.length === 1
    if (finding.result === 'not confirmed' && alone) slot.contraryOpen = true
    mark(draft, topic.clause(clause.id))
    return
  }
  const overall = overallOf(slot.cells, clause)
  if (overall === 'confirmed') {
    slot.pending = null
    slot.silent = null
    if (slot.items.length === 0 || slot.claimed > 0 || finding.n !== undefined) {
      if (finding.n !== undefined && finding.n > slot.n) {
        slot.n = finding.n
        slot.claimed = 0
        reach(draft, index, finding.when, finding.entry, false, 'found')
      } else finishItems(draft, index, 'found', finding.entry)
    } else if (slot.n === 0 && slot.items.length > 0 && clause.forEach === undefined) {
      // Nobody claimed it and the verifier found it done: done when it was found, at the latest.
      slot.n = Math.max(slot.n, slot.items.at(-1)?.need ?? 0)
      reach(draft, index, finding.when, finding.entry, false, 'found')
    }
    if (slot.done) slot.done = { ...slot.done, basis: 'found', entry: finding.entry }
  } else if (slot.claimed > 0 && isAnswered(slot.cells, clause, overall)) {
    // The verifier has answered, and the answer is not that all of it is done.
    slot.pending = null
    slot.claimed = 0
    slot.personsClaimed = slot.persons
    for (const item of slot.items) if (item.done === null) item.claimed = null
    judge(draft, index)
  }
  mark(draft, topic.clause(clause.id))
}

/** Whose findings reach the engine is decided before it; only a bearer's word about itself never counts. */
export function countsFor(draft: Draft, index: number, by: ActorId): boolean {
  return !(draft.plan.slots[index]?.bearers.includes(by) ?? false)
}

export function cellKey(place: string | undefined, criterion: string | undefined): string {
  return place === undefined && criterion === undefined ? '' : `${place ?? ''}|${criterion ?? ''}`
}

/** What the findings together say of the whole clause. */
export function overallOf(
  cells: Readonly<Record<string, FindingResult>>,
  clause: Duty,
): FindingResult | null {
  const required = requiredCells(clause)
  const whole = cells['']
  if (required.length === 0) {
    const parts = Object.values(cells)
    if (whole !== undefined) return whole
    if (parts.length === 0) return null
    // The text names no places: findings about some places never speak for the whole.
    return parts.some((one) => one === 'confirmed' || one === 'partly') ? 'partly' : 'undetermined'
  }
  const results = required.map((key) => cells[key] ?? whole ?? null)
  if (results.every((one) => one === 'confirmed')) return 'confirmed'
  if (results.some((one) => one === 'confirmed' || one === 'partly')) return 'partly'
  if (results.some((one) => one === 'not confirmed')) return 'not confirmed'
  return results.every((one) => one === null) ? null : 'undetermined'
}

/** True if the findings say of every required place and criterion whether it is done. */
function isAnswered(
  cells: Readonly<Record<string, FindingResult>>,
  clause: Duty,
  overall: FindingResult | null,
): boolean {
  if (overall === 'not confirmed') return true
  const required = requiredCells(clause)
  return (
    overall === 'partly' &&
    required.length > 0 &&
    required.every((key) => cells[key] === 'confirmed' || cells[key] === 'not confirmed')
  )
}

export function requiredCells(clause: Duty): readonly string[] {
  const places = clause.verification?.places ?? []
  const criteria = clause.verification?.criteria ?? []
  if (places.length === 0) return criteria.map((one) => cellKey(undefined, one))
  if (criteria.length === 0) return places.map((one) => cellKey(one, undefined))
  return places.flatMap((place) => criteria.map((one) => cellKey(place, one)))
}
