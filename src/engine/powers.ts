// Powers and remedies: whether the text allows what somebody did, on whose word, after which notice. The
// engine never refuses an act: a suspension that the text does not cover is recorded, and covers nothing.
import type { ActorId, ClauseId } from '../model/index.ts'
import { isMet, slotIsKept, unanswered } from './condition.ts'
import { within, type Known } from './limits.ts'
import type { Rule } from './plan.ts'
import { wordKey, type PowerUse } from './state.ts'

/** What a rule still lacks before it may be used; empty: it may be used now. */
export type Missing =
  | 'condition'
  | 'clause is kept'
  | 'word'
  | 'notice'
  | 'notice still running'
  | 'until met'
  | 'not more'

export function missingOf(state: Known, rule: Rule, by: ActorId): readonly Missing[] {
  const missing: Missing[] = []
  const source = state.plan.byClause.get(rule.source)?.[0]
  const slot = source === undefined ? undefined : state.slots[source]
  if (slot && !slot.conditionMet) missing.push('condition')
  if (rule.onWord) {
    const word = state.words.get(wordKey(rule.onWord.body, rule.onWord.form, rule.source))
    if (!word || (rule.onWord.form !== 'notice' && word.result !== 'not done')) missing.push('word')
  } else if (rule.moreThan !== null) {
    if (unanswered(state, rule.source) <= rule.moreThan) missing.push('not more')
  } else if (rule.condition) {
    if (!isMet(state, rule.condition, rule.source)) missing.push('condition')
  } else if (rule.remedy && keptByOthers(state, rule.source, by)) missing.push('clause is kept')
  if (rule.notice) {
    const given = noticeBy(state, rule, by)
    if (given === undefined) missing.push('notice')
    else if (within(state, given, rule.notice) > state.now) missing.push('notice still running')
  }
  if (rule.until && isMet(state, rule.until, rule.source)) missing.push('until met')
  return missing
}

/** Where a clause binds each party, a remedy answers what the others did, never one's own lateness. */
function keptByOthers(state: Known, clause: ClauseId, by: ActorId): boolean {
  const slots = state.plan.byClause.get(clause) ?? []
  const others = slots.filter(
    (n) => slots.length === 1 || !state.plan.slots[n]?.bearers.includes(by),
  )
  return others.every((n) => slotIsKept(state, n))
}

/** Last notice by the holder about the source or a target of the rule, or about nothing in particular. */
function noticeBy(state: Known, rule: Rule, by: ActorId): number | undefined {
  for (let cell = state.notices; cell !== null; cell = cell.tail) {
    const notice = cell.head
    if (notice.by !== by) continue
    const about = notice.clause
    if (about === undefined || about === rule.source || rule.targets.includes(about))
      return notice.when.to
  }
  return undefined
}

export function rulesFor(
  state: Known,
  verb: Rule['verb'],
  clause: ClauseId | null,
  phase: string | null,
  by: ActorId,
): readonly Rule[] {
  return state.plan.rules.filter(
    (rule) =>
      rule.verb === verb &&
      rule.holders.includes(by) &&
      ((clause !== null && (rule.targets.includes(clause) || hitsPhase(state, rule, clause))) ||
        (phase !== null && rule.phase === phase)),
  )
}

function hitsPhase(state: Known, rule: Rule, clause: ClauseId): boolean {
  if (rule.phase === null || rule.targets.length > 0) return false
  const n = state.plan.phases.get(rule.phase)
  const index = state.plan.byClause.get(clause)?.[0]
  return n !== undefined && index !== undefined && state.plan.slots[index]?.phase === n
}

/** The rule that covers a suspension now, if any. */
export function coverOf(state: Known, clause: ClauseId, use: PowerUse): Rule | null {
  for (const rule of rulesFor(state, 'suspend', clause, null, use.by))
    if (missingOf(state, rule, use.by).length === 0) return rule
  return null
}

/** A rule under which a bearer may hold the clause back at this moment, whether or not he says so. */
export function holdBackOf(
  state: Known,
  clause: ClauseId,
  bearers: readonly ActorId[],
): Rule | null {
  for (const rule of state.plan.rules) {
    if (rule.verb !== 'hold-back' || !rule.targets.includes(clause)) continue
    const holder = rule.holders.find((one) => bearers.includes(one))
    if (holder !== undefined && missingOf(state, rule, holder).length === 0) return rule
  }
  return null
}
