// What `status` answers: data only, every derived thing with the entries and sentences it comes from.
// Views and the command print it; the JSON form is versioned, fields are only ever added.
import type { Agreement, Diagnostic, Place } from '../model/index.ts'
import type { Difference, Situation } from '../engine/index.ts'
import type { Entry } from '../record/index.ts'
import type {
  AnsweredStep,
  AwaitedStep,
  Handing,
  LabelDispute,
  PositionView,
  Said,
  VersionView,
} from '../talks/index.ts'
import type { Charter } from './charter.ts'
import type { ActorView } from './folder.ts'
import type { Query } from './query.ts'

export interface StatusReport {
  readonly format: 'truce/status@1'
  readonly process: string
  readonly query: Query
  readonly charter: Charter
  readonly actors: readonly ActorView[]
  readonly sides: readonly string[]
  /** The version in force, or null: a version not in force owes nothing. */
  readonly inForce: string | null
  /** What the version in force says and where things stand under it; null before an agreement. */
  readonly situation: Situation | null
  readonly agreement: Agreement | null
  /** Before an agreement: from whom an answer is awaited. */
  readonly awaited: readonly AwaitedStep[]
  readonly answered: readonly AnsweredStep[]
  /** What somebody said about whose step it is. */
  readonly said: readonly Said[]
  readonly versions: readonly VersionView[]
  readonly labelDisputes: readonly LabelDispute[]
  readonly unresolvedHandings: readonly (Handing & { readonly dated: boolean })[]
  readonly positions: readonly PositionView[]
  /** Texts and what their words alone show. */
  readonly texts: readonly TextReport[]
  /** Entries in view, in order: for timeline, statements, sources. */
  readonly entries: readonly Entry[]
  readonly replacedBy: readonly { readonly entry: string; readonly by: string }[]
  readonly conflicts: readonly { readonly of: string; readonly by: readonly string[] }[]
}

export interface TextReport {
  readonly version: string
  readonly title: string
  readonly known: Agreement['header']['known']
  readonly files: readonly string[]
  readonly authentic: readonly string[]
  readonly encodedBy: string | null
  readonly confirmedBy: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  readonly agreement: Agreement
}

export interface SideBySide {
  readonly kind: 'account' | 'reading'
  /** Names of what is compared: accounts or readings. */
  readonly left: string
  readonly right: string
  readonly difference: Difference
}

/** A link of a why-chain as it is shown: a sentence of a text, an entry of the record, or a rule. */
export type Reason =
  | {
      readonly kind: 'sentence'
      readonly clause: string
      readonly at: Place
      readonly words: string
    }
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'rule'; readonly id: string }
