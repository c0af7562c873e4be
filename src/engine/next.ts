// Whose step is next, computed: who is bound to act now, with reasons and days left. A set, never one name
// by force; "no one is bound to act" is an answer. Nobody bears it as mediator, facilitator, verifier or
// neutral intermediary: an actor who stands between bears only what binds it as party or guarantor.
import {
  standingBetween,
  type ActorId,
  type ClauseId,
  type Condition,
  type EntryId,
  type Role,
} from '../model/index.ts'
import { isMet } from './condition.ts'
import { perPeriod } from './quota.ts'
import type { State } from './state.ts'
import type { ClauseStatus, Why } from './status-types.ts'

export interface NextItem {
  readonly actor: ActorId
  /** In which role the actor bears it. */
  readonly as: 'party' | 'guarantor' | 'actor'
  readonly clause: ClauseId
  readonly state: ClauseStatus['state']['kind']
  /** Its limit passed with no excuse in the text, whatever else is said of it. */
  readonly late: boolean
  readonly daysLeft: number | null
  /** Others who bear the same step with this actor: neither goes first. */
  readonly with: readonly ActorId[]
  readonly why: readonly Why[]
}

/** What everybody waits for where no one is bound to act. */
export type WaitsFor =
  | { readonly kind: 'entry-into-force' }
  | { readonly kind: 'event'; readonly event: string; readonly by: readonly ActorId[] }
  | { readonly kind: 'phase'; readonly phase: string }
  | { readonly kind: 'clause'; readonly clause: ClauseId; readonly bearers: readonly ActorId[] }
  | { readonly kind: 'verifier'; readonly by: ActorId; readonly clause: ClauseId }
  | { readonly kind: 'word'; readonly by: ActorId; readonly clause: ClauseId | null }
  | { readonly kind: 'words'; readonly clause: ClauseId; readonly text: string }
  | { readonly kind: 'non-party'; readonly clause: ClauseId; readonly entry: EntryId }
  | { readonly kind: 'date'; readonly clause: ClauseId }

export type NextStep =
  | {
      readonly kind: 'rests-with'
      /** Late first, then by days left. */
      readonly items: readonly NextItem[]
      readonly actors: readonly ActorId[]
      /** What other duties wait for. */
      readonly waitsFor: readonly WaitsFor[]
    }
  | {
      readonly kind: 'nobody'
      readonly waitsFor: readonly WaitsFor[]
      readonly why: readonly Why[]
    }

const open = new Set(['late', 'overdue', 'due', 'not-yet-due', 'in-progress', 'partly'])

export function nextStep(state: State, statuses: readonly ClauseStatus[]): NextStep {
  if (state.inForce === null)
    return {
      kind: 'nobody',
      waitsFor: [{ kind: 'entry-into-force' }],
      why: [{ kind: 'rule', id: 'next-not-in-force' }],
    }
  if (state.lapsed !== null)
    return { kind: 'nobody', waitsFor: [], why: [{ kind: 'rule', id: 'next-lapsed' }] }
  const items: NextItem[] = []
  const waits: WaitsFor[] = []
  statuses.forEach((status, index) => {
    if (status.kind !== 'duty') return
    if (isEnabled(state, index, status)) {
      const actors = status.bearers.flatMap((actor) => {
        const as = bearsAs(state, actor)
        return as === null ? [] : [{ actor, as }]
      })
      for (const { actor, as } of actors)
        items.push({
          actor,
          as,
          clause: status.clause,
          state: status.state.kind,
          late: [status.state, ...status.also].some((one) => one.kind === 'late'),
          daysLeft: status.daysLeft,
          with: together(state, statuses, index, actor),
          why: status.why,
        })
    }
    waits.push(...waitsOf(state, index, status))
  })
  const waitsFor = unique(waits)
  if (items.length === 0)
    return { kind: 'nobody', waitsFor, why: [{ kind: 'rule', id: 'next-nobody' }] }
  const order = state.plan.slots.map((slot) => slot.clause.id)
  items.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) ||
      order.indexOf(a.clause) - order.indexOf(b.clause),
  )
  return {
    kind: 'rests-with',
    items,
    actors: [...new Set(items.map((item) => item.actor))],
    waitsFor,
  }
}

function rank(item: NextItem): number {
  return item.late ? 0 : 1
}

/** Open, its time has begun, and nothing in the text excuses it. */
function isEnabled(state: State, index: number, status: ClauseStatus): boolean {
  const slot = state.slots[index]
  const planned = state.plan.slots[index]
  if (!slot || !planned) return false
  const excuse = slot.excuse
  if (excuse !== null && excuse.kind !== 'interlock-together' && excuse.kind !== 'not-recorded')
    return false
  if (slot.done || slot.waived) return false
  // Where all of it is said to be done, the verifier's answer is awaited and not another act.
  if (slot.pending && (slot.items.at(-1)?.claimed ?? null) !== null) return false
  // A day that is over cannot be made up for; the next one is what is owed.
  if (slot.quota && (slot.quota.to === null || quotaMet(state, index))) return false
  const suspendedUncovered = status.state.kind === 'suspended' && !status.state.covered
  if (slot.over && !status.also.some((one) => one.kind === 'late') && status.state.kind !== 'late')
    return false
  if (!open.has(status.state.kind) && !suspendedUncovered) return false
  if (status.state.kind !== 'not-yet-due') return true
  // Not due yet, but it may be done now and its last day is known.
  const begun =
    (status.start === null || ('instant' in status.start && status.start.instant <= state.now)) &&
    (planned.phase < 0 || state.phases[planned.phase]?.mode !== 'not-begun')
  return begun && status.limit !== null && 'instant' in status.limit && slot.items.length > 0
}

function quotaMet(state: State, index: number): boolean {
  const quota = state.slots[index]?.quota
  const clause = state.plan.slots[index]?.clause
  if (!quota || clause?.kind !== 'duty') return false
  return quota.n >= (perPeriod(clause) ?? 1)
}

/** The role in which an actor is bound; null for those who only stand between. */
export function bearsAs(state: State, actor: ActorId): NextItem['as'] | null {
  const { actors } = state.plan.agreement
  const declared = actors.find((one) => one.id === actor)
  const members = actors.filter((one) => declared?.members?.includes(one.id))
  const roles: readonly Role[] = [declared, ...members].flatMap((one) => one?.roles ?? [])
  if (roles.includes('party')) return 'party'
  if (roles.includes('guarantor')) return 'guarantor'
  const between: readonly Role[] = [...standingBetween, 'verifier']
  return roles.some((role) => between.includes(role)) ? null : 'actor'
}

function together(
  state: State,
  statuses: readonly ClauseStatus[],
  index: number,
  actor: ActorId,
): readonly ActorId[] {
  const status = statuses[index]
  if (!status) return []
  const others = new Set(status.bearers)
  for (const lock of state.plan.agreement.interlocks)
    for (const step of lock.steps)
      if (step.includes(status.clause))
        statuses.forEach((other, n) => {
          if (step.includes(other.clause) && !state.slots[n]?.done)
            for (const bearer of other.bearers) others.add(bearer)
        })
  others.delete(actor)
  return [...others]
}

function waitsOf(state: State, index: number, status: ClauseStatus): readonly WaitsFor[] {
  const slot = state.slots[index]
  const planned = state.plan.slots[index]
  if (!slot || !planned || slot.done || slot.waived || slot.over) return []
  const waits: WaitsFor[] = []
  if (status.awaits) waits.push({ kind: 'verifier', by: status.awaits.by, clause: status.clause })
  if (slot.excuse?.kind === 'condition' && planned.clause.condition)
    waits.push(...unmet(state, planned.clause.condition, status.clause))
  if (slot.excuse?.kind === 'blocked-by-non-party')
    waits.push({ kind: 'non-party', clause: status.clause, entry: slot.excuse.entry })
  if (slot.excuse && 'rule' in slot.excuse) {
    const source = state.plan.rules[slot.excuse.rule]?.source
    if (source !== undefined) waits.push(clauseWait(state, source))
  }
  if (slot.excuse?.kind === 'interlock-step') {
    const lock = state.plan.agreement.interlocks.find((one) =>
      one.steps.flat().includes(status.clause),
    )
    const step = lock?.steps.findIndex((one) => one.includes(status.clause)) ?? 0
    for (const one of lock?.steps.slice(0, step).flat() ?? []) {
      const wait = clauseWait(state, one)
      if (wait.kind === 'clause' && wait.bearers.length > 0) waits.push(wait)
    }
  }
  const phase = state.plan.agreement.phases[planned.phase]
  if (phase && state.phases[planned.phase]?.mode === 'not-begun') {
    if (phase.begins.kind === 'when') waits.push(...unmet(state, phase.begins.condition, null))
    else if (phase.begins.kind === 'anchor' && phase.begins.ref.kind === 'anchor')
      waits.push(eventWait(state, phase.begins.ref.id))
    else waits.push({ kind: 'phase', phase: phase.id })
  }
  const { limit } = status
  if (limit && !('instant' in limit) && limit.from.kind === 'anchor')
    waits.push(eventWait(state, limit.from.id))
  return waits
}

function clauseWait(state: State, clause: ClauseId): WaitsFor {
  const numbers = state.plan.byClause.get(clause) ?? []
  const bearers = numbers
    .filter((n) => !state.slots[n]?.done)
    .flatMap((n) => state.plan.slots[n]?.bearers ?? [])
  return { kind: 'clause', clause, bearers: [...new Set(bearers)] }
}

function eventWait(state: State, event: string): WaitsFor {
  const anchor = state.plan.agreement.anchors.find((one) => one.id === event)
  const by = anchor?.byNonParty ?? anchor?.approvalBy
  return { kind: 'event', event, by: by === undefined ? (anchor?.setBy ?? []) : [by] }
}

/** The parts of a condition that are not met. */
export function unmet(
  state: State,
  condition: Condition,
  own: ClauseId | null,
): readonly WaitsFor[] {
  if (isMet(state, condition, own)) return []
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.flatMap((one) => unmet(state, one, own))
    case 'not':
      return []
    case 'clause':
    case 'unanswered':
      return [clauseWait(state, condition.clause)]
    case 'phase':
      return [{ kind: 'phase', phase: condition.phase }]
    case 'event':
    case 'while':
      return [eventWait(state, condition.event)]
    case 'word':
      return [{ kind: 'word', by: condition.body, clause: condition.clause ?? own }]
    case 'words':
      return own === null ? [] : [{ kind: 'words', clause: own, text: condition.text }]
  }
}

function unique(waits: readonly WaitsFor[]): readonly WaitsFor[] {
  const seen = new Set<string>()
  return waits.filter((one) => {
    const key = JSON.stringify(one)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
