// Answers: what can happen, how, under which assumptions, and how much was looked at.
import type {
  ActorId,
  Agreement,
  Assumption,
  ClauseId,
  Diagnostic,
  Instant,
  IsoDate,
  Place,
} from '../../model/index.ts'
import type { State } from '../state.ts'
import type { Budget, Progress } from './search.ts'

/** The questions there are, in the order in which they are shown. */
export const questionNames = [
  'unreachable',
  'waits',
  'late-nobody',
  'unfinished',
  'kept',
  'exposure',
  'silence',
  'readings',
  'checks',
  'histories',
] as const

export type QuestionName = (typeof questionNames)[number]

export function isQuestion(name: string): name is QuestionName {
  return (questionNames as readonly string[]).includes(name)
}

/** What is asked about: a text that runs, from its beginning or from where it stands. */
export interface Subject {
  readonly agreement: Agreement
  readonly from: State
  /** False where the first state is the text's own beginning, so that dates are only counting marks. */
  readonly dated: boolean
  readonly assumptions: readonly Assumption[]
}

/** can: there is such a future, and the story tells one. cannot: all futures were looked at. */
export type Verdict = 'can' | 'cannot' | 'not-settled'

export interface StoryStep {
  /** Days from the first day, which is 1. */
  readonly day: number
  readonly date: IsoDate
  readonly at: Instant
  /** Id of the sentence in words: explore-step-<kind>. */
  readonly kind: string
  /** Who does it; null where time alone does. */
  readonly actor: ActorId | null
  readonly clause: ClauseId | null
  readonly phase: string | null
  /** The words of the text. */
  readonly words: string
  readonly n: number
  readonly place: Place | null
  /** Who could have acted instead, in declared order; never one who only stands between. */
  readonly couldAct: readonly ActorId[]
}

export interface Story {
  readonly steps: readonly StoryStep[]
  /** Steps of the search that the story tells, time included. */
  readonly length: number
  /** Equal steps that were told as one, and minor ones left out to keep to twelve. */
  readonly leftOut: number
}

export interface Repair {
  /** Id of the sentence in words: explore-repair-<kind>. */
  readonly kind: string
  /** The sentence to insert, in the language of the texts. */
  readonly sentence: string
  readonly clause: ClauseId | null
  readonly phase: string | null
  /** Answers that come out otherwise with it: "question about" → verdict before and after. */
  readonly changes: readonly {
    readonly question: QuestionName
    readonly about: readonly string[]
    readonly before: Verdict
    readonly after: Verdict
  }[]
}

export interface Answer {
  readonly question: QuestionName
  /** Sentence in words: explore-<question>-<verdict>, or a finer id. */
  readonly id: string
  /** Clauses, phases, events, actors it is about, in the order of the text. */
  readonly about: readonly string[]
  readonly actors: readonly ActorId[]
  readonly verdict: Verdict
  /** True if a drafter would want to look at it. */
  readonly notable: boolean
  readonly data: Readonly<Record<string, string | number>>
  readonly story: Story | null
  readonly repairs: readonly Repair[]
  readonly assumptions: readonly Assumption[]
  /** Sentences without which nothing is settled, and what to add. */
  readonly missing: readonly Diagnostic[]
  readonly states: number
  readonly depth: number | null
  /** Days up to which everything was looked at; null: all of it. */
  readonly coveredDays: number | null
  readonly place: Place | null
}

export type Asking<T> = Generator<Progress, T, void>

export interface Limits extends Budget {
  /** Days to look ahead; without it, as long as a limit of the text needs. */
  readonly days?: number
}
