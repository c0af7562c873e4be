// Brute force: every history of a small agreement, event by event through the runtime's `step`, with its
// own plain reading of who may do what. Knows nothing of the compiled system.
import { isLate, readState, step, type Resolver, type State } from '../../src/engine/index.ts'
import type { Agreement, Condition, Event, Instant } from '../../src/model/index.ts'

export interface Reached {
  readonly state: State
  readonly tick: number
  /** True if no fault has happened on some way here. */
  readonly clean: boolean
}

/** Everything that can be reached up to a tick; null where it is too much. */
export function bruteForce(
  from: State,
  at: (tick: number) => Instant,
  last: number,
  most: number,
): readonly Reached[] | null {
  const seen = new Map<string, Reached>()
  const queue: Reached[] = []
  const add = (state: State, tick: number, clean: boolean): void => {
    const mine = clean && !faultIn(state)
    const key = `${tick} ${keyOf(state)}`
    const known = seen.get(key)
    if (known && (known.clean || !mine)) return
    const one = { state, tick, clean: mine }
    seen.set(key, one)
    queue.push(one)
  }
  add(step(from, { kind: 'time', to: at(0) }), 0, true)
  for (let i = 0; i < queue.length; i++) {
    if (queue.length > most) return null
    const { state, tick, clean } = queue[i] as Reached
    if (state.lapsed) continue
    for (const event of eventsIn(state, at(tick))) add(step(state, event), tick, clean)
    if (tick < last) add(step(state, { kind: 'time', to: at(tick + 1) }), tick + 1, clean)
  }
  return [...seen.values()]
}

export function faultIn(state: State): boolean {
  return state.slots.some((slot, n) => slot.contraryOpen || isLate(state, n))
}

const noEntry = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'entry' in value
    ? { ...value, entry: undefined }
    : value

function keyOf(state: State): string {
  return JSON.stringify(
    [
      state.slots.map((one, n) => [
        // How often a prohibition was kept again says nothing.
        state.plan.slots[n]?.clause.kind === 'duty' ? one.n : 0,
        one.claimed,
        one.items.map((item) => [item.limit, item.verdict, item.done !== null, item.claimed]),
        one.quota,
        one.done?.when,
        one.contraryOpen,
        one.pending?.by,
        one.pending !== null,
        one.suspension?.by,
        one.over !== null,
      ]),
      state.phases,
      [...state.happenings].map(([id, one]) => [id, one.set?.when, one.ended !== null]),
      [...state.words].map(([id, one]) => [id, one.result]),
      noticesIn(state),
    ],
    noEntry,
  )
}

function noticesIn(state: State): unknown[] {
  const found: unknown[] = []
  for (let cell = state.notices; cell !== null; cell = cell.tail)
    found.push([cell.head.by, cell.head.clause, cell.head.when.to])
  return found
}

/** Somebody is asked to act under this slot now, read from what the runtime remembers. */
export function asked(state: State, n: number): boolean {
  const slot = state.slots[n]
  const planned = state.plan.slots[n]
  if (!slot || planned?.clause.kind !== 'duty' || slot.done || slot.waived) return false
  const excuse = slot.excuse
  if (excuse !== null && excuse.kind !== 'interlock-together') return false
  const phase = state.phases[planned.phase]
  const late = isLate(state, n)
  if (planned.phase >= 0 && phase?.mode === 'not-begun') return false
  if (slot.over && !late) return false
  if (slot.quota) return slot.quota.to !== null && slot.quota.n === 0
  if (planned.clause.forEach !== undefined) return slot.items.length > slot.firstOpen
  const next = slot.items.findIndex((item) => item.done === null && item.claimed === null)
  if (next < 0) return false
  const item = slot.items[next]
  const plan = planned.items[next]
  if (plan?.start) {
    const { start } = readState(state, state.now).clauses[n] ?? {}
    if (start && !('instant' in start && start.instant <= state.now)) return false
  }
  // A limit that counts from what has not happened asks nobody yet.
  return item?.limit !== null || plan?.limit === null || plan?.limit?.kind === 'event'
}

function eventsIn(state: State, at: Instant): readonly Event[] {
  const found: Event[] = []
  const common = { entry: 'brute', when: { from: at, to: at } }
  const { agreement } = state.plan
  state.plan.slots.forEach(({ clause, bearers }, n) => {
    const slot = state.slots[n]
    const actor = bearers[0] ?? ''
    if (!slot) return
    if (clause.kind === 'duty') {
      const by = clause.verification?.by
      if (asked(state, n))
        found.push({
          ...common,
          kind: 'act',
          actor,
          clause: clause.id,
          standing: by !== undefined && !slot.quota ? 'claimed' : 'happened',
        })
      if (by !== undefined && slot.claimed > 0)
        for (const result of ['confirmed', 'not confirmed'] as const)
          found.push({ ...common, kind: 'finding', by, clause: clause.id, result })
    }
    if (clause.kind === 'prohibition') {
      if (slot.contraryOpen) {
        found.push({ ...common, kind: 'act', actor, clause: clause.id, standing: 'happened' })
        if (clause.verification && clause.remedies.some((one) => one.onWord))
          found.push({
            ...common,
            kind: 'finding',
            by: clause.verification.by,
            clause: clause.id,
            result: 'not confirmed',
          })
      } else if (!slot.over && slot.excuse === null)
        found.push({
          ...common,
          kind: 'contrary-act',
          actor,
          clause: clause.id,
          standing: 'happened',
        })
      const word = state.words.get(`${clause.verification?.by}|finding|${clause.id}`)
      if (word?.result === 'not done' && clause.verification)
        found.push({
          ...common,
          kind: 'finding',
          by: clause.verification.by,
          clause: clause.id,
          result: 'confirmed',
        })
    }
  })
  for (const rule of state.plan.rules)
    for (const by of rule.holders) {
      const index = state.plan.byClause.get(rule.source)?.[0] ?? -1
      const word = rule.onWord
        ? state.words.get(`${rule.onWord.body}|${rule.onWord.form}|${rule.source}`)?.result ===
          'not done'
        : isLate(state, index)
      const free = (state.slots[index]?.conditionMet ?? true) && word
      const until = rule.until ? holds(state, rule.until) : false
      if (!free || until) continue
      if (rule.notice && !given(state, by, rule.source))
        found.push({ ...common, kind: 'notice', by, clause: rule.source })
      const over =
        !rule.notice || (given(state, by, rule.source) ?? Infinity) + 60 * rule.notice.n <= at
      if (!over) continue
      if (rule.verb === 'suspend')
        found.push({
          ...common,
          kind: 'power',
          by,
          verb: 'suspend',
          clauses: rule.targets,
          ground: [rule.source],
        })
      if (rule.verb === 'end' && rule.phase !== null) {
        const phase = state.phases[state.plan.phases.get(rule.phase) ?? -1]
        if (phase?.mode === 'running' || phase?.mode === 'continuing')
          found.push({
            ...common,
            kind: 'power',
            by,
            verb: 'end',
            clauses: [],
            phase: rule.phase,
            ground: [rule.source],
          })
      }
    }
  state.plan.slots.forEach(({ clause }, n) => {
    const use = state.slots[n]?.suspension
    if (use)
      found.push({
        ...common,
        kind: 'power',
        by: use.by,
        verb: 'resume',
        clauses: [clause.id],
        ground: [],
      })
  })
  for (const anchor of agreement.anchors) {
    const known = state.happenings.get(anchor.id)
    if (!known?.set)
      found.push({
        ...common,
        kind: 'happening',
        event: anchor.id,
        ended: false,
        standing: 'happened',
      })
    else if (anchor.lasting === true && known.ended === null)
      found.push({
        ...common,
        kind: 'happening',
        event: anchor.id,
        ended: true,
        standing: 'happened',
      })
  }
  return found
}

function given(state: State, by: string, about: string): Instant | undefined {
  for (let cell = state.notices; cell !== null; cell = cell.tail)
    if (cell.head.by === by && cell.head.clause === about) return cell.head.when.to
  return undefined
}

function holds(state: State, condition: Condition): boolean {
  if (condition.kind !== 'clause') return false
  const done = (state.plan.byClause.get(condition.clause) ?? []).every(
    (n) => state.slots[n]?.done != null,
  )
  return condition.is === 'done' ? done : !done
}

/** A start in the middle: the text in force for a day, then a new version of it. */
export function amended(from: State, next: Agreement, at: Instant): State {
  const resolve: Resolver = () => next
  return step(
    from,
    { kind: 'in-force', version: 'second', entry: 'amendment', when: { from: at, to: at } },
    resolve,
  )
}
