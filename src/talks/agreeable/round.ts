// What the desk holds before a run: the clauses with their options, what each side has said about
// each of them, and the facts that the desk vouches for. Positions are fixed for a round first.
import type { Condition, Extent, Fact } from '../condition.ts'

/** One way to word a clause, or one step of a graded term. The only option of a plain clause is ''. */
export interface Option {
  readonly id: string
  readonly title?: string
}

/** A clause of the draft. At most one of its options can be in a package. */
export interface Clause {
  readonly id: string
  readonly title?: string
  /** choice: the options have no order; ladder: they rise, "at least" is meant on them. */
  readonly kind: 'choice' | 'ladder'
  readonly options: readonly Option[]
  /** Unit of the steps of a ladder, as "days". */
  readonly unit?: string
  /** How much the desk counts it, a whole number from 1 to 1000; 1 where nothing is said. */
  readonly weight?: number
}

export interface OptionRef {
  readonly clause: string
  /** Absent: every option of the clause. */
  readonly option?: string
}

/** What a party told the mediator. Silence is no statement and never consent. */
export type Statement =
  | {
      readonly kind: 'accept'
      readonly party: string
      readonly on: OptionRef
      /** On a ladder: the lowest and highest step it speaks of; absent ends are open. */
      readonly from?: string
      readonly upTo?: string
      readonly condition?: Condition
      /** The party's own words, kept beside the formula: the words prevail. */
      readonly words?: string
      readonly at?: Extent
    }
  | {
      readonly kind: 'reject'
      readonly party: string
      readonly on: OptionRef
      readonly words?: string
      readonly at?: Extent
    }
  /** On the package as a whole: "signs only if clause 12 is in". */
  | {
      readonly kind: 'sign'
      readonly party: string
      readonly condition: Condition
      readonly words?: string
      readonly at?: Extent
    }

/** A fact that the desk vouches for, or vouches against. What is not known supports no condition. */
export interface KnownFact {
  readonly fact: Fact
  readonly holds: boolean
}

/** One round of conditions. The order of no list matters, but the steps of a ladder rise as listed. */
export interface Round {
  readonly parties: readonly string[]
  readonly clauses: readonly Clause[]
  /** Options that are in together or not at all. */
  readonly links: readonly (readonly OptionRef[])[]
  readonly facts: readonly KnownFact[]
  readonly statements: readonly Statement[]
}
