// What is said of a clause at a moment. The union is closed: whoever shows it must show every state.
import type {
  ActorId,
  Clause,
  ClauseId,
  EntryId,
  FindingResult,
  Instant,
  Limit,
  OpenLimit,
  Place,
  Window,
} from '../model/index.ts'
import type { InTime } from './limits.ts'

/** A link of the chain from a derived thing down to what it was derived from. */
export type Why =
  | { readonly kind: 'sentence'; readonly clause: ClauseId; readonly place: Place }
  | { readonly kind: 'entry'; readonly entry: EntryId }
  /** A rule of the engine, explained in words by its id. */
  | { readonly kind: 'rule'; readonly id: string }

/** `late` reads "late, no excuse in the text"; no state says more than that. */
export type ClauseState =
  | { readonly kind: 'not-in-force' }
  | { readonly kind: 'not-yet-due' }
  | { readonly kind: 'due' }
  | {
      readonly kind: 'in-progress'
      readonly n: number
      /** Said by the debtor on top of `n` and not counted under the account. */
      readonly claimed: number
      readonly total: number | null
    }
  /** Said by its debtor and not counted under the account. */
  | { readonly kind: 'claimed'; readonly by: ActorId }
  | { readonly kind: 'performed'; readonly basis: 'account' | 'silence' }
  | { readonly kind: 'found'; readonly by: ActorId }
  | { readonly kind: 'partly' }
  | { readonly kind: 'late' }
  /** The limit passed and it is open, but nobody alone is late (the halves of an interlock). */
  | { readonly kind: 'overdue' }
  | { readonly kind: 'blocked-condition' }
  | { readonly kind: 'blocked-other'; readonly entry: EntryId }
  | {
      readonly kind: 'excused'
      readonly reason: 'impossible' | 'procedure'
      readonly entry: EntryId
    }
  | {
      readonly kind: 'suspended'
      readonly by: ActorId
      readonly byDebtor: boolean
      readonly ground: readonly ClauseId[]
      readonly words: string | null
      /** True if a sentence of the text allows it now; a rule says which, or what is missing. */
      readonly covered: boolean
      readonly entry: EntryId
    }
  | { readonly kind: 'held-back'; readonly by: readonly ActorId[]; readonly said: boolean }
  | { readonly kind: 'contested'; readonly by: readonly ActorId[] }
  | { readonly kind: 'waived'; readonly by: ActorId }
  | { readonly kind: 'superseded'; readonly version: string }
  | { readonly kind: 'ended'; readonly version: string }
  | { readonly kind: 'lapsed'; readonly phase: string }
  /** A window, or findings that settle nothing. */
  | { readonly kind: 'undetermined' }
  /** Prohibitions: nothing contrary counts under the account; or something does. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'not-kept'; readonly by: ActorId; readonly entry: EntryId }
  /** Permissions and powers: may be used now. */
  | { readonly kind: 'may-be-used' }

export type ClauseStateName = ClauseState['kind']

/** Every state there is, in the order in which they are explained. */
export const clauseStates: readonly ClauseStateName[] = [
  'not-in-force',
  'not-yet-due',
  'due',
  'in-progress',
  'claimed',
  'performed',
  'found',
  'partly',
  'late',
  'overdue',
  'blocked-condition',
  'blocked-other',
  'excused',
  'suspended',
  'held-back',
  'contested',
  'waived',
  'superseded',
  'ended',
  'lapsed',
  'undetermined',
  'kept',
  'not-kept',
  'may-be-used',
]

export interface BatchStatus {
  readonly number: number
  /** Persons or things in this batch; null where the text does not say. */
  readonly size: number | null
  readonly limit: Limit | OpenLimit | null
  readonly done: Window | null
  readonly inTime: InTime | null
  readonly verdict: 'open' | 'late' | 'passed' | 'together' | 'done'
  /** The act of another clause that it answers. */
  readonly answers: EntryId | null
}

export interface CellStatus {
  readonly place: string | null
  readonly criterion: string | null
  readonly result: FindingResult | null
  readonly by: ActorId | null
  readonly entry: EntryId | null
  readonly objectedBy: ActorId | null
  /** Named by the text; findings beyond what it names are listed too. */
  readonly required: boolean
}

/** Freed before others whom the text names first, as far as the classes are counted. */
export interface OutOfOrder {
  readonly entry: EntryId
  readonly class: string
  /** Classes that come first in the text and how many of each were still held. */
  readonly before: readonly { readonly class: string; readonly held: number }[]
}

/** One link of a chain of suspensions: who suspended what, citing what. */
export interface SuspensionLink {
  readonly clause: ClauseId
  readonly by: ActorId
  readonly ground: readonly ClauseId[]
  readonly words: string | null
  readonly since: Window
  readonly entry: EntryId
  readonly resumed: { readonly when: Window; readonly entry: EntryId } | null
}

export interface QuotaStatus {
  /** Number of the current period, from 1; 0 while it does not run. */
  readonly period: number
  readonly n: number
  readonly claimed: number
  readonly need: number | null
  readonly met: number
  readonly short: number
  readonly excused: number
  readonly unconfirmed: number
  readonly missing: number
}

export interface ClauseStatus {
  readonly clause: ClauseId
  readonly kind: Clause['kind']
  /** One where the text says "each", otherwise all who bear it together. */
  readonly bearers: readonly ActorId[]
  readonly state: ClauseState
  /** Other states that hold as well: contested, late though suspended, in progress though late. */
  readonly also: readonly ClauseState[]
  /** The next limit that is open, else the last one. */
  readonly limit: Limit | OpenLimit | null
  readonly start: Limit | OpenLimit | null
  /** Whole days until the limit, negative after it; null without a date. */
  readonly daysLeft: number | null
  /** Whether what was done was done in time; undecided where only a window is known. */
  readonly inTime: InTime | null
  readonly progress: {
    readonly n: number
    readonly claimed: number
    readonly excused: number
    readonly total: number | null
    readonly unit: string | null
  }
  readonly quota: QuotaStatus | null
  readonly batches: readonly BatchStatus[]
  readonly cells: readonly CellStatus[]
  /** Persons freed while the text puts others of an earlier class first. */
  readonly outOfOrder: readonly OutOfOrder[]
  readonly suspensions: readonly SuspensionLink[]
  readonly alleged: readonly {
    readonly by: ActorId
    readonly against: ActorId
    readonly entry: EntryId
  }[]
  readonly determined: readonly {
    readonly by: ActorId
    readonly result: 'breach' | 'no breach' | 'undetermined'
    readonly entry: EntryId
  }[]
  readonly disputed: readonly { readonly by: ActorId; readonly entry: EntryId }[]
  /** Limits that passed with no excuse in the text; never erased. */
  readonly lateness: readonly { readonly item: number; readonly limit: Instant }[]
  /** The verifier's answer that is awaited, and until when. */
  readonly awaits: {
    readonly by: ActorId
    readonly until: Instant | null
    readonly entry: EntryId
  } | null
  readonly why: readonly Why[]
}
