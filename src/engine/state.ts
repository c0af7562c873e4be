// What the engine remembers. Everything here is a plain value: a state is never altered once it has been
// handed out, and two states share all that did not change between them.
import type {
  ActorId,
  Agreement,
  ClauseId,
  EntryId,
  Event,
  FindingResult,
  Instant,
  Window,
} from '../model/index.ts'
import type { List } from './list.ts'
import type { Plan } from './plan.ts'

type Of<K extends Event['kind']> = Extract<Event, { kind: K }>
export type ActEvent = Of<'act'>
export type ContraryAct = Of<'contrary-act'>
export type Finding = Of<'finding'>
export type Notice = Of<'notice'>
export type PowerUse = Of<'power'>
export type Waiver = Of<'waiver'>
export type ExcuseEvent = Of<'excuse'>
export type Dispute = Of<'dispute'>
export type Allegation = Of<'allegation'>
export type Determination = Of<'determination'>
export type ConditionEvent = Of<'condition'>
export type Reclassified = Of<'reclassified'>
export type Extension = Of<'extension'>

/** A starting event or any event that conditions name. */
export interface Happening {
  /** When it happened, as far as the account counts it; null while it has not. */
  readonly set: {
    readonly when: Window
    readonly by: ActorId | null
    readonly entry: EntryId
  } | null
  /** A lasting event that is over. */
  readonly ended: { readonly when: Window; readonly entry: EntryId } | null
  /** Said by somebody whose word does not set it: a second calendar, never a fact. */
  readonly claims: readonly {
    readonly when: Window
    readonly by: ActorId | null
    readonly entry: EntryId
  }[]
  /** Earlier times that a later entry replaced. */
  readonly earlier: readonly { readonly when: Window; readonly entry: EntryId }[]
}

/** not-begun → running → (continuing) → complete | expired | ended. */
export type PhaseMode = 'not-begun' | 'running' | 'continuing' | 'complete' | 'expired' | 'ended'

export interface PhaseState {
  mode: PhaseMode
  /** When it began; a window where only the day of its starting event is known. */
  start: Window | null
  startEntry: EntryId | null
  /** Days added by extensions. */
  extended: number
  /** Last minute of the phase as planned, extensions included; null where the text gives no length. */
  end: Instant | null
  /** Last minute of a continuation that has a cap. */
  until: Instant | null
  completeAt: Instant | null
  endedAt: Instant | null
  endedBy: EntryId | null
}

/**
 * open: not judged yet. late: its limit passed and nothing in the text excuses it. passed: its limit
 * passed while the text excused it, so that it is due without a limit. together: its limit passed while
 * the other half of an interlock was open too, so that nobody alone is late.
 */
export type Verdict = 'open' | 'late' | 'passed' | 'together'

/** One limit of a duty: the whole, a batch, a share, or the answer to one act of another clause. */
export interface Item {
  /** Cumulative amount at which it is done. */
  need: number
  /** Last instant that may still be in time (the starting event as late as it may have been). */
  limit: Instant | null
  /** Last instant that is certainly in time. */
  early: Instant | null
  verdict: Verdict
  /** When the count reached `need`. */
  done: Window | null
  doneBy: EntryId | null
  /** The same, counting acts that are only claimed. */
  claimed: Window | null
  /** The act of another clause that this one answers. */
  trigger: ActEvent | null
}

/** A quantity owed anew in each period. */
export interface Quota {
  /** First and last minute of the current period; null while the quota does not run. */
  from: Instant | null
  to: Instant | null
  /** Number of the current period, from 1. */
  period: number
  n: number
  claimed: number
  /** Periods over, by how they ended. */
  met: number
  short: number
  excused: number
  unconfirmed: number
  /** Units missing in the periods that ended short. */
  missing: number
}

/** Why a limit does not bind at present. */
export type Excuse =
  | { readonly kind: 'not-in-force' }
  | { readonly kind: 'condition' }
  | { readonly kind: 'suspended'; readonly rule: number }
  | { readonly kind: 'held-back'; readonly rule: number }
  | { readonly kind: 'blocked-by-non-party'; readonly entry: EntryId }
  | { readonly kind: 'impossible' | 'procedure' | 'not-recorded'; readonly entry: EntryId }
  | { readonly kind: 'interlock-step'; readonly interlock: string }
  | { readonly kind: 'interlock-together'; readonly interlock: string }

/** A lateness as it was established; never erased, not by performance, not by a new text. */
export interface Lateness {
  readonly item: number
  readonly limit: Instant
}

/** What is known about one clause and one bearer (all bearers together unless the text says "each"). */
export interface Slot {
  /** Counted under the account. */
  n: number
  /** Persons in those acts, where batches are counted and their sizes are not stated. */
  persons: number
  /** The same with acts that are only claimed. */
  personsClaimed: number
  /** Said by the debtor and not counted, on top of `n`. */
  claimed: number
  acts: List<ActEvent>
  items: Item[]
  /** Items before this one are done. */
  firstOpen: number
  /** For answers to acts of another clause: items before this one have a verdict. */
  judged: number
  quota: Quota | null
  done: {
    readonly when: Window
    readonly basis: 'account' | 'found' | 'silence'
    readonly entry: EntryId
  } | null
  contrary: List<ContraryAct>
  /** A contrary act counted and nothing since has shown that the clause is kept again. */
  contraryOpen: boolean
  findings: List<Finding>
  /** Latest finding that counts, by place and criterion ("" where the finding names none). */
  cells: Readonly<Record<string, FindingResult>>
  /** A claim that waits for its verifier. */
  pending: { readonly entry: EntryId; readonly when: Window; readonly by: Instant | null } | null
  /** The verifier's time ran out; what the text says that means. */
  silent: 'done' | 'not done' | 'unsettled' | null
  suspension: PowerUse | null
  heldBack: PowerUse | null
  powers: List<PowerUse>
  waived: Waiver | null
  excuses: List<ExcuseEvent>
  /** Taken off the amount owed: impossible, or refused by the person. */
  excusedN: number
  disputes: List<Dispute>
  allegations: List<Allegation>
  determinations: List<Determination>
  notices: List<Notice>
  extensions: List<Extension>
  /** Days added to its limits. */
  extended: number
  conditionMet: boolean
  conditionSince: Instant | null
  /** What somebody entitled said about words that no record can settle. */
  said: List<ConditionEvent>
  excuse: Excuse | null
  lateness: List<Lateness>
  /** Its phase is over, or the text that held it. */
  over: { readonly at: Instant; readonly phase: string } | null
  /** Next instant at which time alone changes something. */
  alarm: Instant
}

/** A clause of an earlier version, with everything known about it at its end. */
export interface Past {
  readonly how: 'superseded' | 'ended'
  readonly version: string
  readonly at: Instant
  readonly entry: EntryId
  readonly plan: Plan
  readonly index: number
  readonly slot: Slot
}

/** An event that changed nothing, and why. */
export interface Unused {
  readonly entry: EntryId
  readonly reason:
    | 'unknown-clause'
    | 'unknown-event'
    | 'unknown-phase'
    | 'unknown-version'
    | 'not-a-bearer'
    | 'not-counted'
  readonly what: string
}

export interface State {
  readonly plan: Plan
  readonly now: Instant
  /** The version in force; null: nothing is owed. */
  readonly inForce: {
    readonly version: string
    readonly since: Window
    readonly entry: EntryId
  } | null
  /** The text lapsed with a phase that expired: nothing more is owed. */
  readonly lapsed: { readonly at: Instant; readonly phase: string } | null
  readonly happenings: ReadonlyMap<string, Happening>
  /** Latest word of a body: "body|form|clause" → done or not done. */
  readonly words: ReadonlyMap<string, BodyWord>
  readonly phases: readonly Readonly<PhaseState>[]
  readonly slots: readonly Readonly<Slot>[]
  readonly past: readonly Past[]
  readonly notices: List<Notice>
  readonly reclassified: List<Reclassified>
  readonly unused: List<Unused>
  /** Times at which a notice runs out; ascending. */
  readonly timers: readonly Instant[]
  /** Earliest instant at which time alone changes something. */
  readonly alarm: Instant
}

export interface BodyWord {
  readonly result: 'done' | 'not done' | 'undetermined'
  readonly when: Window
  readonly entry: EntryId
}

/** From the name of a version to its text; undefined where the text is not known. */
export type Resolver = (version: string) => Agreement | undefined

export const never: Instant = Number.POSITIVE_INFINITY
export const always: Instant = Number.NEGATIVE_INFINITY

export function wordKey(body: ActorId, form: string, clause: ClauseId | undefined): string {
  return `${body}|${form}|${clause ?? ''}`
}
