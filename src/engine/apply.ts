// One event: what it changes. Nothing is refused and nothing dropped; an event without effect is listed
// with the reason.
import { partiesOf, spanInDays, type Clause, type Event } from '../model/index.ts'
import { mark, touch, touchMaps, touchPhase, type Draft } from './draft.ts'
import { phaseEnd, within } from './limits.ts'
import { topic, type Rule } from './plan.ts'
import { missingOf, rulesFor } from './powers.ts'
import { countAct, countFinding, excuseAmount } from './progress.ts'
import {
  finishPhase,
  judge,
  refreshLimits,
  refreshTopic,
  schedulePhase,
  settleAll,
} from './settle.ts'
import { wordKey, type Happening, type Unused } from './state.ts'

export function applyEvent(draft: Draft, event: Event): void {
  switch (event.kind) {
    case 'in-force': {
      draft.inForce = { version: event.version, since: event.when, entry: event.entry }
      draft.lapsed = null
      settleAll(draft)
      return
    }
    case 'anchor':
    case 'happening':
      happen(draft, event)
      return
    case 'act':
    case 'contrary-act':
      actUnder(draft, event)
      return
    case 'notice': {
      draft.notices = { head: event, tail: draft.notices }
      setWord(draft, wordKey(event.by, 'notice', event.clause), 'undetermined', event)
      if (event.clause !== undefined)
        each(draft, event, event.clause, (index) => {
          const slot = touch(draft, index)
          slot.notices = { head: event, tail: slot.notices }
        })
      const ends = draft.plan.rules
        .filter((rule) => rule.notice !== null && rule.holders.includes(event.by))
        .map((rule) => within(draft, event.when.to, rule.notice ?? { n: 0, unit: 'hour' }))
      if (ends.length > 0) {
        draft.timers = [...new Set([...draft.timers, ...ends])].sort((a, b) => a - b)
        draft.alarm = Math.min(draft.alarm, draft.timers[0] ?? draft.alarm)
      }
      refreshTopic(draft, topic.notice)
      return
    }
    case 'finding': {
      const said =
        event.result === 'confirmed'
          ? 'done'
          : event.result === 'not confirmed' || event.result === 'partly'
            ? 'not done'
            : 'undetermined'
      if (event.objectedBy === undefined)
        setWord(draft, wordKey(event.by, 'finding', event.clause), said, event)
      each(draft, event, event.clause, (index) => countFinding(draft, index, event))
      return
    }
    case 'determination': {
      const said =
        event.result === 'breach'
          ? 'not done'
          : event.result === 'no breach'
            ? 'done'
            : 'undetermined'
      setWord(draft, wordKey(event.body, 'determination', event.clause), said, event)
      against(draft, event, (index) => {
        const slot = touch(draft, index)
        slot.determinations = { head: event, tail: slot.determinations }
      })
      return
    }
    case 'power':
      usePower(draft, event)
      return
    case 'extension':
      extend(draft, event)
      return
    case 'waiver':
      each(draft, event, event.clause, (index) => {
        const bearers = draft.plan.slots[index]?.bearers ?? []
        // Only the other side can waive what is owed to it.
        if (bearers.includes(event.by)) {
          unused(draft, event.entry, 'not-counted', event.clause)
          return
        }
        const slot = touch(draft, index)
        slot.waived ??= event
        judge(draft, index)
      })
      mark(draft, topic.clause(event.clause))
      return
    case 'allegation':
      against(draft, event, (index) => {
        const slot = touch(draft, index)
        slot.allegations = { head: event, tail: slot.allegations }
      })
      return
    case 'excuse':
      each(draft, event, event.clause, (index) => {
        const slot = touch(draft, index)
        slot.excuses = { head: event, tail: slot.excuses }
        if (event.n !== undefined && event.reason !== 'blocked-by-non-party')
          excuseAmount(draft, index, event.n, event.when, event.entry)
        requeue(draft, index)
      })
      return
    case 'dispute':
      each(draft, event, event.clause, (index) => {
        const slot = touch(draft, index)
        slot.disputes = { head: event, tail: slot.disputes }
      })
      return
    case 'condition': {
      if (event.standing !== 'happened') {
        unused(draft, event.entry, 'not-counted', event.clause)
        return
      }
      setWord(
        draft,
        wordKey(event.by, 'statement', event.clause),
        event.met ? 'done' : 'not done',
        event,
      )
      each(draft, event, event.clause, (index) => {
        const slot = touch(draft, index)
        slot.said = { head: event, tail: slot.said }
      })
      mark(draft, topic.clause(event.clause))
      return
    }
    case 'reclassified':
      draft.reclassified = { head: event, tail: draft.reclassified }
      return
  }
}

function requeue(draft: Draft, index: number): void {
  if (!draft.queued.has(index)) {
    draft.queued.add(index)
    draft.queue.push(index)
  }
}

function unused(draft: Draft, entry: string, reason: Unused['reason'], what: string): void {
  draft.unused = { head: { entry, reason, what }, tail: draft.unused }
}

function each(
  draft: Draft,
  event: Event,
  clause: string,
  change: (index: number, clause: Clause) => void,
): void {
  const found = draft.plan.byClause.get(clause)
  if (!found) {
    unused(draft, event.entry, 'unknown-clause', clause)
    return
  }
  for (const index of found) {
    const planned = draft.plan.slots[index]
    if (planned) change(index, planned.clause)
  }
}

/** Where a clause binds each party by itself, what is said of one stands beside that one. */
function against(
  draft: Draft,
  event: Extract<Event, { kind: 'allegation' | 'determination' }>,
  change: (index: number) => void,
): void {
  const found = draft.plan.byClause.get(event.clause) ?? []
  const theirs = found.filter((index) =>
    draft.plan.slots[index]?.bearers.some((one) => one === event.against),
  )
  each(draft, event, event.clause, (index) => {
    if (theirs.length === 0 || theirs.includes(index)) change(index)
  })
}

function setWord(
  draft: Draft,
  key: string,
  result: 'done' | 'not done' | 'undetermined',
  event: Event,
): void {
  touchMaps(draft)
  draft.words.set(key, { result, when: event.when, entry: event.entry })
  mark(draft, topic.word)
}

type Happens = Extract<Event, { kind: 'anchor' | 'happening' }>

const nothing: Happening = { set: null, ended: null, claims: [], earlier: [] }

function happen(draft: Draft, event: Happens): void {
  const id = event.kind === 'anchor' ? event.anchor : event.event
  const by = event.kind === 'anchor' ? event.by : null
  const { when, entry } = event
  touchMaps(draft)
  const before = draft.happenings.get(id) ?? nothing
  const known =
    draft.plan.agreement.anchors.some((one) => one.id === id) || draft.plan.phases.has(id)
  if (!known) unused(draft, entry, 'unknown-event', id)
  if (event.standing !== 'happened') {
    // Somebody's word that does not set it: a second calendar.
    draft.happenings.set(id, { ...before, claims: [...before.claims, { when, by, entry }] })
    return
  }
  const earlier = before.set
    ? [...before.earlier, { when: before.set.when, entry: before.set.entry }]
    : before.earlier
  if (event.kind === 'anchor')
    draft.happenings.set(id, { ...before, set: event.set ? { when, by, entry } : null, earlier })
  else if (event.ended) draft.happenings.set(id, { ...before, ended: { when, entry } })
  else
    draft.happenings.set(id, {
      ...before,
      set: before.set && before.ended === null ? before.set : { when, by, entry },
      ended: null,
      earlier: before.ended ? earlier : before.earlier,
    })
  refreshTopic(draft, topic.event(id))
  if (before.set && event.kind === 'anchor') moveStart(draft, id)
}

/** A starting event was set anew: phases that began with it move, and their limits with them. */
function moveStart(draft: Draft, id: string): void {
  draft.plan.agreement.phases.forEach((planned, n) => {
    if (planned.begins.kind !== 'anchor' || planned.begins.ref.kind !== 'anchor') return
    if (planned.begins.ref.id !== id) return
    const phase = touchPhase(draft, n)
    if (phase.mode !== 'running') return
    const set = draft.happenings.get(id)?.set
    phase.start = set?.when ?? null
    phase.startEntry = set?.entry ?? null
    if (!set) {
      phase.mode = 'not-begun'
      phase.end = null
    } else phase.end = phaseEnd(draft, planned, set.when.from, phase.extended)
    schedulePhase(draft, n)
    refreshTopic(draft, topic.phase(planned.id))
  })
}

function actUnder(draft: Draft, event: Extract<Event, { kind: 'act' | 'contrary-act' }>): void {
  const found = draft.plan.byClause.get(event.clause)
  if (!found) {
    unused(draft, event.entry, 'unknown-clause', event.clause)
    return
  }
  const index = found.find((one) => {
    const planned = draft.plan.slots[one]
    if (!planned) return false
    if (planned.bearers.length === 0) return true
    if (planned.bearers.includes(event.actor)) return true
    return planned.bearers.some((bearer) => answers(draft, event.actor, bearer))
  })
  if (index === undefined) {
    unused(draft, event.entry, 'not-a-bearer', event.actor)
    return
  }
  if (event.kind === 'act') {
    countAct(draft, index, event)
    return
  }
  const slot = touch(draft, index)
  slot.contrary = { head: event, tail: slot.contrary }
  if (event.standing === 'happened') {
    slot.contraryOpen = true
    mark(draft, topic.clause(event.clause))
  }
}

/** What an actor does counts as done by one who answers for it, or by the body of which it is a member. */
function answers(draft: Draft, actor: string, bearer: string): boolean {
  return draft.plan.agreement.actors.some(
    (one) =>
      (one.id === actor && one.answersFor === bearer) ||
      (one.id === bearer && one.members?.includes(actor) === true),
  )
}

function usePower(draft: Draft, event: Extract<Event, { kind: 'power' }>): void {
  const targets = draft.plan.slots.filter(
    (slot) =>
      event.clauses.includes(slot.clause.id) ||
      (event.clauses.length === 0 &&
        event.phase !== undefined &&
        slot.phase === draft.plan.phases.get(event.phase)),
  )
  for (const id of event.clauses)
    if (!draft.plan.byClause.has(id)) unused(draft, event.entry, 'unknown-clause', id)
  const hitsPhase = event.verb === 'end' || event.verb === 'extend'
  for (const { index, clause } of hitsPhase && event.phase !== undefined ? [] : targets) {
    const slot = touch(draft, index)
    slot.powers = { head: event, tail: slot.powers }
    if (event.verb === 'suspend') slot.suspension = event
    else if (event.verb === 'resume') {
      slot.suspension = null
      slot.heldBack = null
    } else if (event.verb === 'hold-back') slot.heldBack = event
    else if (event.verb === 'extend') {
      slot.extended += event.days ?? 0
      refreshLimits(draft, index)
    } else if (event.verb === 'end') slot.over ??= { at: draft.now, phase: '' }
    requeue(draft, index)
    mark(draft, topic.clause(clause.id))
  }
  if (!hitsPhase || event.phase === undefined) return
  const n = draft.plan.phases.get(event.phase)
  if (n === undefined) {
    unused(draft, event.entry, 'unknown-phase', event.phase)
    return
  }
  const allowed = rulesFor(draft, event.verb, null, event.phase, event.by).some(
    (rule) => missingOf(draft, rule, event.by).length === 0 && !exceeds(draft, n, rule, event.days),
  )
  // A word that the text gives nobody the power to say changes nothing; it is listed.
  if (!allowed) {
    unused(draft, event.entry, 'not-counted', `${event.verb} ${event.phase}`)
    return
  }
  if (event.verb === 'extend') {
    lengthen(draft, n, event.days ?? 0)
    return
  }
  const phase = draft.phases[n]
  if (phase && (phase.mode === 'running' || phase.mode === 'continuing'))
    finishPhase(draft, n, 'ended', draft.now, event.entry)
}

/** Beyond what the power allows in all, counted in days. */
function exceeds(draft: Draft, n: number, rule: Rule, days: number | undefined): boolean {
  const most = rule.atMost === null ? null : spanInDays(rule.atMost)
  return most !== null && (draft.phases[n]?.extended ?? 0) + (days ?? 0) > most
}

/** By all parties together, or by those to whom the text gives the power. */
function mayExtend(draft: Draft, event: Extract<Event, { kind: 'extension' }>): boolean {
  const parties = partiesOf(draft.plan.agreement)
  if (parties.every((one) => event.by.includes(one))) return true
  return draft.plan.rules.some(
    (rule) =>
      rule.verb === 'extend' &&
      rule.holders.every((one) => event.by.includes(one)) &&
      (rule.phase === (event.phase ?? null) ||
        (event.clause !== undefined && rule.targets.includes(event.clause))),
  )
}

function extend(draft: Draft, event: Extract<Event, { kind: 'extension' }>): void {
  if (!mayExtend(draft, event)) {
    unused(draft, event.entry, 'not-counted', event.phase ?? event.clause ?? '')
    return
  }
  if (event.clause !== undefined)
    each(draft, event, event.clause, (index) => {
      const slot = touch(draft, index)
      slot.extensions = { head: event, tail: slot.extensions }
      slot.extended += event.days
      refreshLimits(draft, index)
      requeue(draft, index)
    })
  if (event.phase === undefined) return
  const n = draft.plan.phases.get(event.phase)
  if (n === undefined) unused(draft, event.entry, 'unknown-phase', event.phase)
  else lengthen(draft, n, event.days)
}

function lengthen(draft: Draft, n: number, days: number): void {
  const planned = draft.plan.agreement.phases[n]
  const phase = touchPhase(draft, n)
  if (!planned) return
  phase.extended += days
  if (phase.start) phase.end = phaseEnd(draft, planned, phase.start.from, phase.extended)
  schedulePhase(draft, n)
  refreshTopic(draft, topic.phase(planned.id))
}
