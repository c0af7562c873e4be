// Clauses: what the text binds whom to. One clause may have several readings (see Agreement.readings).
import type { ActorId } from './actor.ts'
import type { Condition } from './condition.ts'
import type { Due } from './moment.ts'
import type { Quantity } from './quantity.ts'
import type { Place } from './source.ts'
import type { Span } from './time.ts'

export type ClauseId = string

/** The drafter's own verb is kept; "will" and "undertakes to" signal a text that may not bind. */
export type Modal =
  | 'shall'
  | 'must'
  | 'will'
  | 'undertakes to'
  | 'shall not'
  | 'must not'
  | 'will not'
  | 'may'
  | 'may not'

/** What kind of act it is, as far as the engine needs to know; the words are the drafter's. */
export type Verb =
  | 'release'
  | 'withdraw'
  | 'refrain'
  | 'not-hinder'
  | 'admit'
  | 'begin'
  | 'agree'
  | 'submit'
  | 'continue'
  | 'approve'
  | 'other'

export interface Act {
  readonly verb: Verb
  /** The words after the modal, as written: "withdraw its forces from the Populated Areas". */
  readonly words: string
  readonly zone?: string
  /** Group or class of persons held. */
  readonly group?: string
  readonly quantity?: Quantity
  /** What is counted: "trucks", "tents". */
  readonly unit?: string
  /** People who are not parties: "civilians who wish to return". */
  readonly beneficiary?: string
  /** A defined term that the act leans on: "Hostile Acts". */
  readonly term?: string
}

export interface Verification {
  readonly by: ActorId
  /** What proves it, in the text's words: "the record that both Parties have signed". */
  readonly means?: string
  /** Answer time, counted from a notice or from the claimed act. */
  readonly within?: Span
  /** What no answer means. A neutral intermediary's silence never means anything. */
  readonly silence: 'done' | 'not done' | 'unsettled'
  readonly escalatesTo?: ActorId
  readonly places?: readonly string[]
  readonly criteria?: readonly string[]
}

export type PowerVerb =
  'suspend' | 'resume' | 'hold-back' | 'extend' | 'end' | 'complain' | 'refuse'

/** On whose word, after which notice, who may do what to which clauses. */
export interface Remedy {
  readonly at: Place
  readonly holders: readonly ActorId[]
  readonly verb: PowerVerb
  readonly targets: readonly ClauseId[]
  /** What may be stopped, in the text's own words, where it names no clause. */
  readonly words?: string
  readonly phase?: string
  readonly to?: ActorId
  readonly onWord?: {
    readonly body: ActorId
    readonly form: 'notice' | 'finding' | 'determination' | 'statement'
  }
  readonly notice?: Span
  readonly until?: Condition
  readonly within?: Span
  /** A condition beside lateness or a body's word; absent: the clause it belongs to is late. */
  readonly condition?: Condition
  /** Persons may be held back only while more than this many acts are unanswered. */
  readonly moreThan?: number
}

interface Common {
  readonly id: ClauseId
  readonly at: Place
  /** The heading or article above the fence, e.g. "Article 3". */
  readonly article?: string
  /** From an instrument of several: which file or annex. */
  readonly instrument?: string
  readonly condition?: Condition
  readonly remedies: readonly Remedy[]
  /** Known only as reported by somebody: no text was published. */
  readonly reportedBy?: string
  /** What excuses the bearer by a procedure of the text: "remains cannot be found". */
  readonly excusedIf?: string
}

/** Something that must be done; with a quantity it has progress (n of m). */
export interface Duty extends Common {
  readonly kind: 'duty'
  readonly modal: Modal
  readonly bearers: readonly ActorId[]
  /** "each Party": the duty lies on every bearer by itself. */
  readonly each: boolean
  readonly act: Act
  readonly due: Due
  /** Order of classes in which persons are released. */
  readonly order?: readonly string[]
  readonly verification?: Verification
  /** Proved by a record that others keep: "the record that both Parties have signed". */
  readonly proof?: { readonly words: string; readonly signedBy: readonly ActorId[] }
  /** "and n days short is late": tolerance of a quota. */
  readonly shortDays?: number
  /** For each act under another clause, this is owed (reciprocal). */
  readonly forEach?: ClauseId
  readonly atKey?: boolean
}

export interface Prohibition extends Common {
  readonly kind: 'prohibition'
  readonly modal: Modal
  readonly bearers: readonly ActorId[]
  readonly each: boolean
  readonly act: Act
  readonly due: Due
  readonly verification?: Verification
}

export interface Permission extends Common {
  readonly kind: 'permission'
  readonly modal: Modal
  readonly bearers: readonly ActorId[]
  readonly each: boolean
  readonly act: Act
  readonly due: Due
}

/** A power that stands by itself; a power inside a remedy is a Remedy. */
export interface Power extends Common {
  readonly kind: 'power'
  readonly modal: Modal
  readonly holders: readonly ActorId[]
  readonly verb: PowerVerb
  readonly targets: readonly ClauseId[]
  readonly phase?: string
  /** To whom a complaint goes, and within what time it must. */
  readonly to?: ActorId
  readonly within?: Span
  readonly span?: Span
  readonly atMost?: Span
  readonly due: Due
  readonly notice?: Span
  readonly onWord?: Remedy['onWord']
}

/** "After Day 42 the measures of Phase One continue as long as …, for no more than 28 days." */
export interface Continuation extends Common {
  readonly kind: 'continuation'
  readonly phase: string
  readonly after?: number
  readonly while: Condition
  /** null: the text gives no end. */
  readonly atMost: Span | null
}

export type Clause = Duty | Prohibition | Permission | Power | Continuation
