// Conditions: met or not, and if not, because of what. Words that no record can settle by itself are
// open until somebody has said whether they are met.
import type { ClauseFact, ClauseId, Condition } from '../model/index.ts'
import type { Known } from './limits.ts'
import { wordKey } from './state.ts'

export function isMet(state: Known, condition: Condition, own: ClauseId | null): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.of.every((one) => isMet(state, one, own))
    case 'or':
      return condition.of.some((one) => isMet(state, one, own))
    case 'not':
      return !isMet(state, condition.of, own)
    case 'clause':
      return clauseIs(state, condition.clause, condition.is)
    case 'phase': {
      const n = state.plan.phases.get(condition.phase)
      const phase = n === undefined ? undefined : state.phases[n]
      if (!phase) return false
      if (condition.is === 'begun') return phase.mode !== 'not-begun'
      if (condition.is === 'complete') return phase.completeAt !== null
      return phase.endedAt !== null
    }
    case 'event':
      return (state.happenings.get(condition.event)?.set ?? null) !== null
    case 'while': {
      const found = state.happenings.get(condition.event)
      return found?.set != null && found.ended === null
    }
    case 'word': {
      const clause = condition.clause ?? own ?? undefined
      const word =
        state.words.get(wordKey(condition.body, condition.form, clause)) ??
        state.words.get(wordKey(condition.body, condition.form, undefined))
      if (word === undefined) return false
      // A notice says nothing about the result: having been given is what counts.
      return condition.form === 'notice' || word.result === condition.result
    }
    case 'unanswered':
      return unanswered(state, condition.clause) > condition.moreThan
    case 'words': {
      const index = own === null ? undefined : state.plan.byClause.get(own)?.[0]
      const said = index === undefined ? null : state.slots[index]?.said
      return said?.head.met === true
    }
  }
}

/** How many acts under a clause wait for their answer. */
export function unanswered(state: Known, clause: ClauseId): number {
  let n = 0
  for (const index of state.plan.answers.get(clause) ?? answering(state, clause)) {
    const slot = state.slots[index]
    if (slot) n += slot.items.length - slot.firstOpen
  }
  return n
}

/** "Unanswered" may also name the clause that answers. */
function answering(state: Known, clause: ClauseId): readonly number[] {
  return state.plan.byClause.get(clause) ?? []
}

export function clauseIs(state: Known, clause: ClauseId, fact: ClauseFact): boolean {
  const slots = state.plan.byClause.get(clause)
  if (!slots) return false
  switch (fact) {
    case 'done':
      return slots.every((index) => state.slots[index]?.done != null)
    case 'not done':
      return !clauseIs(state, clause, 'done')
    case 'late':
      return slots.some((index) => isLate(state, index))
    case 'not late':
      return !clauseIs(state, clause, 'late')
    case 'kept':
      return slots.every((index) => slotIsKept(state, index))
    case 'suspended':
      return slots.some((index) => state.slots[index]?.suspension != null)
    case 'goes on':
      return slots.every((index) => {
        const slot = state.slots[index]
        return slot !== undefined && (slot.done !== null || slot.n > 0) && !slot.contraryOpen
      })
  }
}

/** Not late, and nothing contrary counts. */
export function slotIsKept(state: Known, index: number): boolean {
  return !isLate(state, index) && state.slots[index]?.contraryOpen !== true
}

/** A limit passed, it is still not done, and nothing in the text excused it when the limit passed. */
export function isLate(state: Known, index: number): boolean {
  const slot = state.slots[index]
  if (!slot || slot.done !== null || slot.waived !== null) return false
  if (slot.quota) return quotaIsLate(state, index)
  for (let i = slot.firstOpen; i < slot.items.length; i++) {
    const item = slot.items[i]
    if (item?.verdict === 'late') return true
    if (item?.trigger && item.verdict === 'open') return false
  }
  return false
}

export function quotaIsLate(state: Known, index: number): boolean {
  const slot = state.slots[index]
  const clause = state.plan.slots[index]?.clause
  if (!slot?.quota || clause?.kind !== 'duty') return false
  return slot.quota.short > (clause.shortDays ?? 0)
}
