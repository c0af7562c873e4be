// Events: what the engine sees. `record` makes them from entries under an account; the engine never
// learns whose evidence counted. Every event leads back to the entry that made it.
import type { ActorId } from './actor.ts'
import type { ClauseId, PowerVerb } from './clause.ts'
import type { Window } from './time.ts'

export type EntryId = string

/** How far an act counts under the account in use. A claim is never a fact. */
export type Standing = 'happened' | 'claimed' | 'alleged'

interface Common {
  readonly entry: EntryId
  /** When it happened; a window where only a day or a range is known. */
  readonly when: Window
}

export type FindingResult =
  'confirmed' | 'not confirmed' | 'partly' | 'undetermined' | 'not observed' | 'not possible'

export type Event =
  /** A version enters into force: the first, or one that amends what is in force. */
  | (Common & { readonly kind: 'in-force'; readonly version: string })
  | (Common & {
      readonly kind: 'anchor'
      readonly anchor: string
      readonly set: boolean
      readonly by: ActorId
      readonly standing: Standing
    })
  /** An event that conditions name: happened, or a lasting one ended. */
  | (Common & {
      readonly kind: 'happening'
      readonly event: string
      readonly ended: boolean
      readonly standing: Standing
    })
  | (Common & {
      readonly kind: 'act'
      readonly actor: ActorId
      readonly clause: ClauseId
      readonly standing: Standing
      /** Persons or things; absent where the act has no count. */
      readonly n?: number
      readonly of?: string
      readonly batch?: number
      readonly place?: string
      readonly criterion?: string
      /** Persons freed outside the key open no debt. */
      readonly outsideKey?: boolean
      /** Category given in exchange: "life", "others". */
      readonly category?: string
    })
  /** A prohibition was not observed, as far as the account says. */
  | (Common & {
      readonly kind: 'contrary-act'
      readonly actor: ActorId
      readonly clause: ClauseId
      readonly standing: Standing
    })
  | (Common & {
      readonly kind: 'finding'
      readonly by: ActorId
      readonly clause: ClauseId
      readonly result: FindingResult
      readonly place?: string
      readonly criterion?: string
      readonly n?: number
      readonly reason?: string
      readonly objectedBy?: ActorId
    })
  | (Common & {
      readonly kind: 'notice'
      readonly by: ActorId
      readonly clause?: ClauseId
      readonly to?: ActorId
    })
  | (Common & {
      readonly kind: 'power'
      readonly by: ActorId
      readonly verb: PowerVerb
      readonly clauses: readonly ClauseId[]
      readonly phase?: string
      /** Grounds stated: clauses whose breach or lateness is claimed. */
      readonly ground: readonly ClauseId[]
      readonly days?: number
      readonly words?: string
    })
  | (Common & { readonly kind: 'waiver'; readonly by: ActorId; readonly clause: ClauseId })
  | (Common & {
      readonly kind: 'extension'
      readonly by: readonly ActorId[]
      readonly clause?: ClauseId
      readonly phase?: string
      readonly days: number
    })
  | (Common & {
      readonly kind: 'allegation'
      readonly by: ActorId
      readonly against: ActorId
      readonly clause: ClauseId
      readonly admitted?: boolean
    })
  | (Common & {
      readonly kind: 'determination'
      readonly body: ActorId
      readonly clause: ClauseId
      readonly against?: ActorId
      readonly result: 'breach' | 'no breach' | 'undetermined'
    })
  /**
   * Excused or impossible by a procedure that the text foresees, or blocked by someone who is not a party;
   * "not-recorded": the record says of itself that it does not cover the clause, so nothing is judged.
   */
  | (Common & {
      readonly kind: 'excuse'
      readonly clause: ClauseId
      readonly by: ActorId
      readonly n?: number
      readonly of?: string
      readonly reason: 'impossible' | 'blocked-by-non-party' | 'procedure' | 'not-recorded'
    })
  | (Common & { readonly kind: 'dispute'; readonly by: ActorId; readonly clause: ClauseId })
  /** Somebody says that words no record can settle are met, or not. */
  | (Common & {
      readonly kind: 'condition'
      readonly clause: ClauseId
      readonly met: boolean
      readonly by: ActorId
      readonly standing: Standing
    })
  | (Common & {
      readonly kind: 'reclassified'
      readonly n: number
      readonly from: string
      readonly to: string
      readonly standing: Standing
      readonly by: ActorId
    })

export type EventKind = Event['kind']
