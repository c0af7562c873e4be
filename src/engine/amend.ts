// A new text enters into force over the old one: clauses kept (their state goes on), replaced (the old one
// is superseded and its lateness stays recorded), ended, new. The same text changes nothing.
import type { Agreement, Clause, Event } from '../model/index.ts'
import { close, emptyPhase, emptySlot, mark, open, type Draft } from './draft.ts'
import { phaseEnd } from './limits.ts'
import { toArray } from './list.ts'
import { planOf, topic } from './plan.ts'
import { countAct, countFinding } from './progress.ts'
import { refreshLimits, settleAll } from './settle.ts'
import type { Past, Slot, State } from './state.ts'

type InForce = Extract<Event, { kind: 'in-force' }>

/**
 * Another text in force from now on. `amend` with the same text is the identity; lateness under the old
 * text is never erased. In a record this is the event `in-force`, resolved by `fold`'s resolver.
 */
export function amend(state: State, agreement: Agreement, version: string, entry: string): State {
  if (same(state.plan.agreement, agreement)) return state
  const draft = open(state)
  const when = { from: state.now, to: state.now }
  amendDraft(draft, agreement, { kind: 'in-force', version, entry, when })
  draft.inForce = { version, since: when, entry }
  settleAll(draft)
  return close(draft)
}

/** Puts another text in the place of the one in the draft. */
export function amendDraft(draft: Draft, agreement: Agreement, event: InForce): void {
  const old = draft.plan
  if (same(old.agreement, agreement)) return
  const plan = planOf(agreement)
  const oldSlots = draft.slots
  const oldPhases = draft.phases
  const gone: Past[] = []
  const version = draft.inForce?.version ?? ''
  const at = event.when.from
  const replay: { index: number; from: Slot }[] = []
  const taken = new Set<number>()
  const slots = plan.slots.map((planned) => {
    const before = (old.byClause.get(planned.clause.id) ?? []).find((n) =>
      sameList(old.slots[n]?.bearers ?? [], planned.bearers),
    )
    const slot = before === undefined ? undefined : oldSlots[before]
    const clause = before === undefined ? undefined : old.slots[before]?.clause
    if (before === undefined || !slot || !clause) return emptySlot(plan, planned.index)
    if (same(clause, planned.clause)) {
      taken.add(before)
      return slot
    }
    // What was done under the old words counts under the new ones if the act is the same.
    if (sameAct(clause, planned.clause)) replay.push({ index: planned.index, from: slot })
    return emptySlot(plan, planned.index)
  })
  oldSlots.forEach((slot, index) => {
    if (taken.has(index)) return
    const id = old.slots[index]?.clause.id
    const how = id !== undefined && plan.byClause.has(id) ? 'superseded' : 'ended'
    if (draft.inForce !== null)
      gone.push({ how, version, at, entry: event.entry, plan: old, index, slot })
  })
  draft.plan = plan
  draft.slots = slots
  draft.owned = new Uint8Array(slots.length)
  draft.past = [...draft.past, ...gone]
  draft.phases = agreement.phases.map((phase) => {
    const n = old.phases.get(phase.id)
    const state = n === undefined ? undefined : oldPhases[n]
    return state ? { ...state } : emptyPhase()
  })
  draft.ownedPhases = new Uint8Array(draft.phases.length).fill(1)
  agreement.phases.forEach((phase, n) => {
    const state = draft.phases[n]
    if (state?.start) state.end = phaseEnd(draft, phase, state.start.from, state.extended)
  })
  for (const { index, from } of replay) carry(draft, index, from)
}

/** Acts, findings and lists of a replaced clause go on under the new words; its lateness does not. */
function carry(draft: Draft, index: number, from: Slot): void {
  const slot = draft.slots[index]
  if (!slot) return
  slot.notices = from.notices
  slot.disputes = from.disputes
  slot.allegations = from.allegations
  slot.determinations = from.determinations
  slot.suspension = from.suspension
  slot.powers = from.powers
  slot.said = from.said
  refreshLimits(draft, index)
  for (const act of toArray(from.acts)) countAct(draft, index, act)
  for (const finding of toArray(from.findings)) countFinding(draft, index, finding)
  const id = draft.plan.slots[index]?.clause.id
  if (id !== undefined) mark(draft, topic.clause(id))
}

function sameAct(a: Clause, b: Clause): boolean {
  if (a.kind !== b.kind) return false
  if (!('act' in a) || !('act' in b)) return false
  return (
    a.act.verb === b.act.verb &&
    a.act.group === b.act.group &&
    a.act.zone === b.act.zone &&
    a.act.unit === b.act.unit
  )
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i])
}

/** Equal in everything but where in the file it stands. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((one, i) => same(one, b[i]))
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  for (const name of names) {
    if (name === 'at') continue
    if (!same(left[name], right[name])) return false
  }
  return true
}
