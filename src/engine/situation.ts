// The situation at a moment: everything that is said is computed here, from the state alone.
import { dayNumber, type Instant, type Limit } from '../model/index.ts'
import { calendarOf, type CalendarRow } from './dates.ts'
import { dayAt } from './draft.ts'
import { step } from './fold.ts'
import { toArray } from './list.ts'
import { nextStep, unmet, type NextStep, type WaitsFor } from './next.ts'
import { owedOf, type OwedTable } from './owed.ts'
import type { PhaseMode, State, Unused } from './state.ts'
import { statusOf } from './status.ts'
import type { ClauseStatus, Why } from './status-types.ts'

export interface PhaseStatus {
  readonly phase: string
  readonly mode: PhaseMode
  /** Day n of the phase; null before it begins and after it ended. */
  readonly day: number | null
  /** Its length in days as it is now, extensions included; null where the text gives none. */
  readonly length: number | null
  readonly extended: number
  readonly begins: Limit | null
  /** Last minute of the phase, or of its continuation. */
  readonly ends: Instant | null
  readonly complete: boolean
  /** What follows when its time is over and it is not complete. */
  readonly onExpiry: string
  readonly waitsFor: readonly WaitsFor[]
  readonly why: readonly Why[]
}

export interface Situation {
  readonly at: Instant
  /** Null: a version that is not in force owes nothing. */
  readonly inForce: State['inForce']
  readonly lapsed: State['lapsed']
  readonly phases: readonly PhaseStatus[]
  readonly clauses: readonly ClauseStatus[]
  /** Clauses of earlier versions: superseded or ended, with their lateness. */
  readonly past: readonly ClauseStatus[]
  readonly next: NextStep
  readonly owed: OwedTable
  readonly calendar: readonly CalendarRow[]
  /** Entries that changed nothing, with the reason. */
  readonly unused: readonly Unused[]
}

/** Time is moved on to `at` first; the state itself is not altered. */
export function readState(state: State, at: Instant): Situation {
  const then = step(state, { kind: 'time', to: at })
  const clauses = then.slots.map((_, index) => statusOf(then, index))
  return {
    at,
    inForce: then.inForce,
    lapsed: then.lapsed,
    phases: then.plan.agreement.phases.map((_, n) => phaseStatus(then, n)),
    clauses,
    past: then.past.map((one) => pastStatus(then, one)),
    next: nextStep(then, clauses),
    owed: owedOf(then),
    calendar: calendarOf(then),
    unused: toArray(then.unused),
  }
}

function pastStatus(state: State, past: State['past'][number]): ClauseStatus {
  const slots = past.plan.slots.map((one, n) =>
    n === past.index ? past.slot : state.slots[one.index],
  )
  const old = {
    ...state,
    plan: past.plan,
    slots: slots.map((slot) => slot ?? past.slot),
    phases: past.plan.agreement.phases.map(
      (phase) => state.phases[state.plan.phases.get(phase.id) ?? -1] ?? nowhere,
    ),
  }
  const status = statusOf(old, past.index)
  return {
    ...status,
    state: { kind: past.how, version: past.version },
    also: [status.state, ...status.also],
    why: [...status.why, { kind: 'entry', entry: past.entry }],
  }
}

const nowhere: State['phases'][number] = {
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

function phaseStatus(state: State, n: number): PhaseStatus {
  const planned = state.plan.agreement.phases[n]
  const phase = state.phases[n]
  if (!planned || !phase) throw new RangeError(`no phase ${n}`)
  const rule = state.plan.agreement.days
  const running = phase.mode === 'running' || phase.mode === 'continuing'
  const first = phase.start ? dayAt(phase.start.from, rule).date : null
  const today = running ? dayAt(state.now, rule).date : null
  const length = planned.length?.unit === 'day' ? planned.length.n : null
  const { unit, n: units = 0 } = planned.length ?? {}
  const weeks = unit === 'week' ? 7 * units : unit === 'hour' ? Math.ceil(units / 24) : length
  return {
    phase: planned.id,
    mode: phase.mode,
    day: first !== null && today !== null ? dayNumber(today) - dayNumber(first) + 1 : null,
    length: weeks === null ? null : weeks + phase.extended,
    extended: phase.extended,
    begins: phase.start
      ? {
          instant: phase.start.from,
          date: first ?? '',
          zone: rule.zone,
          offset: '',
          counting: 'hours',
          from: null,
          anchorDate: first,
        }
      : null,
    ends: phase.endedAt ?? (phase.mode === 'continuing' ? phase.until : phase.end),
    complete: phase.completeAt !== null,
    onExpiry: state.plan.continuations.has(planned.id)
      ? 'continues-while'
      : (planned.onExpiry?.kind ?? 'not-stated'),
    why: [
      { kind: 'sentence', clause: planned.id, place: planned.at },
      ...[phase.startEntry, phase.endedBy].flatMap((entry): Why[] =>
        entry === null ? [] : [{ kind: 'entry', entry }],
      ),
      { kind: 'rule', id: `phase-${phase.mode}` },
    ],
    waitsFor:
      phase.mode === 'not-begun' && planned.begins.kind === 'when'
        ? unmet(state, planned.begins.condition, null)
        : [],
  }
}
