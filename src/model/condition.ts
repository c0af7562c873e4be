// Conditions: on clauses' states, phases, events, a non-party's act, approval at home, a body's word.
import type { ActorId } from './actor.ts'
import type { Place } from './source.ts'

export type ClauseFact =
  'done' | 'not done' | 'late' | 'not late' | 'kept' | 'suspended' | 'goes on'

export type Condition =
  | { readonly kind: 'and'; readonly of: readonly Condition[] }
  | { readonly kind: 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'clause'
      readonly clause: string
      readonly is: ClauseFact
      readonly at: Place
    }
  | {
      readonly kind: 'phase'
      readonly phase: string
      readonly is: 'begun' | 'complete' | 'ended'
      readonly at: Place
    }
  /** A declared event has happened (an act of a non-party, an approval at home, an agreement reached). */
  | { readonly kind: 'event'; readonly event: string; readonly at: Place }
  /** An event that lasts: "as long as talks continue"; true from its start until it is recorded as ended. */
  | { readonly kind: 'while'; readonly event: string; readonly at: Place }
  /** A body has said so: "if the Joint Desk finds that 1.3 has not been carried out". */
  | {
      readonly kind: 'word'
      readonly body: ActorId
      readonly form: 'notice' | 'finding' | 'determination' | 'statement'
      readonly clause?: string
      readonly result: 'done' | 'not done'
      readonly at: Place
    }
  /** "while more than n batches are unanswered". */
  | {
      readonly kind: 'unanswered'
      readonly clause: string
      readonly moreThan: number
      readonly at: Place
    }
  /** Words that no record can settle by itself; an entry must say whether they are met. */
  | { readonly kind: 'words'; readonly text: string; readonly at: Place }
