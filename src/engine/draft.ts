// A state being worked on. Whatever is touched is copied once per draft, so that a step from a state
// costs what it changes, and a fold over many events copies each clause once.
import {
  dayOf,
  endOfDay,
  startOfDay,
  type DayRule,
  type Instant,
  type IsoDate,
} from '../model/index.ts'
import { planOf, type Plan } from './plan.ts'
import { never, type PhaseState, type Slot, type State } from './state.ts'
import type { Agreement } from '../model/index.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

export interface Draft extends Writable<Omit<State, 'slots' | 'phases' | 'happenings' | 'words'>> {
  slots: Slot[]
  phases: PhaseState[]
  happenings: Map<string, State['happenings'] extends ReadonlyMap<string, infer H> ? H : never>
  words: Map<string, State['words'] extends ReadonlyMap<string, infer W> ? W : never>
  owned: Uint8Array
  ownedPhases: Uint8Array
  ownedMaps: boolean
  /** Slots and phases (as -1 - n) to look at again. */
  queue: number[]
  queued: Set<number>
}

export function emptySlot(plan: Plan, index: number): Slot {
  const slot = plan.slots[index]
  return {
    n: 0,
    persons: 0,
    personsClaimed: 0,
    claimed: 0,
    acts: null,
    items: (slot?.items ?? []).map((item) => ({
      need: item.need,
      limit: null,
      early: null,
      verdict: 'open',
      done: null,
      doneBy: null,
      claimed: null,
      trigger: null,
    })),
    firstOpen: 0,
    judged: 0,
    quota:
      slot?.clause.kind === 'duty' && slot.clause.due.kind === 'every'
        ? {
            from: null,
            to: null,
            period: 0,
            n: 0,
            claimed: 0,
            met: 0,
            short: 0,
            excused: 0,
            unconfirmed: 0,
            missing: 0,
          }
        : null,
    done: null,
    contrary: null,
    contraryOpen: false,
    findings: null,
    cells: {},
    pending: null,
    silent: null,
    suspension: null,
    heldBack: null,
    powers: null,
    waived: null,
    excuses: null,
    excusedN: 0,
    disputes: null,
    allegations: null,
    determinations: null,
    notices: null,
    extensions: null,
    extended: 0,
    conditionMet: slot?.clause.condition === undefined,
    conditionSince: null,
    said: null,
    excuse: { kind: 'not-in-force' },
    lateness: null,
    over: null,
    alarm: never,
  }
}

export function emptyPhase(): PhaseState {
  return {
    mode: 'not-begun',
    start: null,
    startEntry: null,
    extended: 0,
    end: null,
    until: null,
    completeAt: null,
    endedAt: null,
    endedBy: null,
  }
}

/**
 * The state before anything has happened: the text is known and not in force, so nothing is owed.
 * Time begins with the first event.
 */
export function start(agreement: Agreement): State {
  const plan = planOf(agreement)
  return {
    plan,
    now: Number.NEGATIVE_INFINITY,
    inForce: null,
    lapsed: null,
    happenings: new Map(),
    words: new Map(),
    phases: agreement.phases.map(emptyPhase),
    slots: plan.slots.map((slot) => emptySlot(plan, slot.index)),
    past: [],
    notices: null,
    reclassified: null,
    unused: null,
    timers: [],
    alarm: never,
  }
}

export function open(state: State): Draft {
  return {
    ...state,
    slots: state.slots.slice(),
    phases: state.phases.slice(),
    happenings: state.happenings as Draft['happenings'],
    words: state.words as Draft['words'],
    owned: new Uint8Array(state.slots.length),
    ownedPhases: new Uint8Array(state.phases.length),
    ownedMaps: false,
    queue: [],
    queued: new Set(),
  }
}

export function close(draft: Draft): State {
  return {
    plan: draft.plan,
    now: draft.now,
    inForce: draft.inForce,
    lapsed: draft.lapsed,
    happenings: draft.happenings,
    words: draft.words,
    phases: draft.phases,
    slots: draft.slots,
    past: draft.past,
    notices: draft.notices,
    reclassified: draft.reclassified,
    unused: draft.unused,
    timers: draft.timers,
    alarm: draft.alarm,
  }
}

/** The slot at `index`, free to be altered. */
export function touch(draft: Draft, index: number): Slot {
  const slot = draft.slots[index]
  if (!slot) throw new RangeError(`no slot ${index} among ${draft.slots.length}`)
  if (draft.owned[index] === 1) return slot
  const copy: Slot = {
    ...slot,
    items: slot.items.map((item) => ({ ...item })),
    quota: slot.quota && { ...slot.quota },
  }
  draft.slots[index] = copy
  draft.owned[index] = 1
  return copy
}

export function touchPhase(draft: Draft, index: number): PhaseState {
  const phase = draft.phases[index]
  if (!phase) throw new RangeError(`no phase ${index} among ${draft.phases.length}`)
  if (draft.ownedPhases[index] === 1) return phase
  const copy = { ...phase }
  draft.phases[index] = copy
  draft.ownedPhases[index] = 1
  return copy
}

export function touchMaps(draft: Draft): void {
  if (draft.ownedMaps) return
  draft.happenings = new Map(draft.happenings)
  draft.words = new Map(draft.words)
  draft.ownedMaps = true
}

export function enqueue(draft: Draft, node: number): void {
  if (draft.queued.has(node)) return
  draft.queued.add(node)
  draft.queue.push(node)
}

/** Something changed: whoever depends on it is looked at again. */
export function mark(draft: Draft, changed: string): void {
  for (const node of draft.plan.watchers.get(changed) ?? []) enqueue(draft, node)
}

interface Day {
  readonly date: IsoDate
  readonly from: Instant
  readonly to: Instant
}

const lastDays = new WeakMap<DayRule, Day>()

/** The day in which an instant falls, with its ends. Remembers the last one: events come in order. */
export function dayAt(instant: Instant, rule: DayRule): Day {
  const last = lastDays.get(rule)
  if (last && instant >= last.from && instant <= last.to) return last
  const date = dayOf(instant, rule)
  const day = { date, from: startOfDay(date, rule), to: endOfDay(date, rule) }
  lastDays.set(rule, day)
  return day
}
