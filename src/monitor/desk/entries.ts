/**
 * What is recorded about incidents, as plain values. Four things are kept apart that others put in one
 * status field: what was reported, what was found, who is held to have done it, and what that
 * means for a clause. None of them overwrites another; each names who says so.
 */
import type { ActorId, ClauseId, Instant, Window } from '../../model/index.ts'
import type { Answer, Place } from '../space/index.ts'

/** Reliability of a source, A to F; F: cannot be judged (which is not "worst"). STANAG 2511. */
export type Reliability = 'A' | 'B' | 'C' | 'D' | 'E' | 'F'
/** Credibility of one piece of information, 1 to 6; 6: cannot be judged. Never averaged with the other. */
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6

/** Common to every entry: its own id and when it entered the record. */
interface Common {
  readonly id: string
  readonly recorded: Instant
}

/** Somebody told us. The words stay as they came; the source stays in its compartment. */
export interface Report extends Common {
  readonly kind: 'report'
  readonly happened: Window
  readonly place: Place
  readonly what: string
  readonly words: string
  readonly source: string
  readonly reliability: Reliability
  readonly credibility: Credibility
  /** Seen or heard by the reporter, or claimed by a party about the other. */
  readonly manner: 'observation' | 'allegation'
  /** Opened only by its holder; nothing of it may shape what others are shown. */
  readonly sealed: boolean
}

/** Where a source has it from: two papers that quote one statement are one origin. */
export interface Origin extends Common {
  readonly kind: 'origin'
  readonly source: string
  readonly from: string
}

export interface Triage extends Common {
  readonly kind: 'triage'
  readonly report: string
  readonly outcome: 'in scope' | 'duplicate' | 'out of scope' | 'needs information'
  /** For duplicates: the report that it repeats. */
  readonly of?: string
}

/** Opens an incident on reports, or adds reports to it. */
export interface Grouping extends Common {
  readonly kind: 'grouping'
  readonly incident: string
  readonly reports: readonly string[]
}

/** Several incidents were one happening: `into` goes on, the others point to it. */
export interface Merge extends Common {
  readonly kind: 'merge'
  readonly into: string
  readonly from: readonly string[]
}

/** One incident was several happenings: `reports` leave it and open `into`. */
export interface Split extends Common {
  readonly kind: 'split'
  readonly from: string
  readonly into: string
  readonly reports: readonly string[]
}

/** What happened, as a named body found it. */
export interface Finding extends Common {
  readonly kind: 'finding'
  readonly incident: string
  readonly by: ActorId
  readonly result: 'confirmed' | 'not confirmed' | 'unfounded' | 'inconclusive' | 'not verifiable'
  /** Asked for with `not verifiable`. */
  readonly reason?: 'access denied' | 'unsafe' | 'too late' | 'no source'
  /** What the finding covers: place and time as found, kind, effects. */
  readonly what: string
  readonly place: Place
  readonly happened: Window
  readonly effects?: { readonly low: number; readonly best: number; readonly high: number }
  /** Reports the finding rests on. */
  readonly evidence: readonly string[]
  /** The finding of the same incident that this one replaces; the old one stays in the record. */
  readonly supersedes?: string
}

/** Who is held to have done it. Undetermined is a normal answer. */
export interface Attribution extends Common {
  readonly kind: 'attribution'
  readonly incident: string
  readonly by: ActorId
  /** The finding it rests on: a new finding asks for a new attribution. */
  readonly finding: string
  readonly result: 'attributed' | 'undetermined' | 'disputed'
  /** With `attributed`. */
  readonly to?: ActorId
  readonly basis: string
  readonly supersedes?: string
}

/** A clause asked of an incident: was it in the clause's zone and time? Geometry, not judgement. */
export interface Assessment extends Common {
  readonly kind: 'assessment'
  readonly incident: string
  readonly clause: ClauseId
  readonly zone: string
  /** The version of the zone the answer rests on. */
  readonly zoneVersion: string
  readonly finding: string
  readonly inZone: Answer
  readonly inTime: Answer
  readonly supersedes?: string
}

/** Proposes what a body may determine; a second person confirms. */
export interface Determination extends Common {
  readonly kind: 'determination'
  readonly incident: string
  readonly clause: ClauseId
  readonly body: ActorId
  readonly against?: ActorId
  readonly result: 'breach' | 'no breach' | 'undetermined'
  readonly finding: string
  /** The two persons of the desk who entered it: proposed by one, confirmed by another. */
  readonly proposedBy: string
  readonly confirmedBy?: string
  readonly supersedes?: string
}

export interface Consequence extends Common {
  readonly kind: 'consequence'
  readonly determination: string
  readonly by: ActorId
  readonly what: string
}

/**
 * Releases one finding of an incident to the public, marks what was released as being looked at
 * again, or takes it back. A publication is an entry of its own in the public channel: what the desk
 * does afterwards changes nothing there until it publishes again.
 */
export interface Publication extends Common {
  readonly kind: 'publication'
  readonly incident: string
  readonly level: 'public' | 'under review' | 'withdrawn'
  readonly finding: string
  /** Not shown before. */
  readonly notBefore?: Instant
}

/** Access asked for by a body: granted, denied, restricted, by whom. */
export interface Access extends Common {
  readonly kind: 'access'
  readonly body: ActorId
  readonly area: string
  readonly when: Window
  readonly outcome: 'asked' | 'granted' | 'denied' | 'restricted'
  readonly by?: ActorId
  readonly reason?: string
}

/** Hours watched in an area on a day: what every count is shown with. */
export interface CoverageEntry extends Common {
  readonly kind: 'coverage'
  readonly body: ActorId
  readonly area: string
  readonly day: string
  readonly hours: number
}

export type DeskEntry =
  | Report
  | Origin
  | Triage
  | Grouping
  | Merge
  | Split
  | Finding
  | Attribution
  | Assessment
  | Determination
  | Consequence
  | Publication
  | Access
  | CoverageEntry

/** How far an incident has come. Reopening is always possible. */
export type Stage =
  'received' | 'under inquiry' | 'corroborated' | 'found' | 'determined' | 'reopened' | 'merged'
