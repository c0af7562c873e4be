// The agreement as data: what one version of a text says. Built by `language`, read by everyone.
import type { ActorId, Label, Role } from './actor.ts'
import type { Clause, ClauseId } from './clause.ts'
import type { Condition } from './condition.ts'
import type { Quantity } from './quantity.ts'
import type { AnchorRef } from './moment.ts'
import type { Place } from './source.ts'
import type { DayRule, Span } from './time.ts'

export interface Agreement {
  readonly title: string
  readonly header: Header
  readonly actors: readonly DeclaredActor[]
  readonly terms: readonly Term[]
  readonly anchors: readonly Anchor[]
  /** Whose Day 1 "Day n" means when nothing else is said, and how days end. */
  readonly dayOne?: { readonly anchor: string; readonly at: Place }
  readonly days: DayRule
  readonly phases: readonly Phase[]
  readonly zones: readonly Zone[]
  readonly groups: readonly Group[]
  readonly keys: readonly Key[]
  readonly clauses: readonly Clause[]
  readonly interlocks: readonly Interlock[]
  readonly readings: readonly Reading[]
  readonly ladders: readonly Ladder[]
  readonly aims: readonly Aim[]
  readonly checks: readonly Check[]
  readonly histories: readonly History[]
  readonly assumptions: readonly Assumption[]
  /** Names that the text uses with an article: "Joint Desk" → "the", "List A" → "the persons on". */
  readonly articles?: Readonly<Record<string, string>>
}

export interface Header {
  readonly at: Place
  /** Languages in which the text is authentic; empty where it does not say. */
  readonly authentic: readonly string[]
  readonly prevails?: string
  /** Who wrote the formal sentences, and who confirmed that they say the same as the prose. */
  readonly encodedBy?: string
  readonly confirmedBy: readonly ActorId[]
  /** How the words are known: the text itself, as announced, as reported. */
  readonly known: 'text' | 'announced' | 'reported'
  readonly knownBy?: string
  readonly amends?: string
  readonly supersedes?: string
  readonly annexOf?: string
  /** Instruments that are said to exist and were not published. */
  readonly unpublished: readonly { readonly name: string; readonly at: Place }[]
  readonly withoutPrejudice?: boolean
}

export interface DeclaredActor {
  readonly id: ActorId
  readonly roles: readonly Role[]
  readonly at: Place
  /** Defaults of a verifier, for clauses that say "X confirms". */
  readonly verifies?: {
    readonly means?: string
    readonly within?: Span
    readonly silence: 'done' | 'not done' | 'unsettled'
    readonly escalatesTo?: ActorId
  }
  readonly answersFor?: ActorId
  /** Who it consists of: "The Guarantors are A, B and C." */
  readonly members?: readonly ActorId[]
}

export interface Term {
  readonly name: string
  readonly at: Place
  readonly status: 'defined' | 'not defined' | 'contested'
  readonly means?: string
  readonly readings: readonly {
    readonly by: ActorId | null
    readonly means: string
    readonly source?: string
  }[]
}

/** A starting event, or any event that conditions name. */
export interface Anchor {
  readonly id: string
  readonly at: Place
  /** The words of the text: "the Guarantors announce that both Parties have accepted". */
  readonly words: string
  /** Who may say that it happened; empty: the text does not say. */
  readonly setBy: readonly ActorId[]
  /** Nobody bound by the text causes it. */
  readonly byNonParty?: ActorId
  readonly approvalBy?: ActorId
  /** It lasts (talks, a calm): has a start and an end. */
  readonly lasting?: boolean
}

export interface Phase {
  readonly id: string
  readonly at: Place
  readonly begins:
    | { readonly kind: 'anchor'; readonly ref: AnchorRef }
    | { readonly kind: 'when'; readonly condition: Condition }
    | { readonly kind: 'not-stated' }
  readonly length: Span | null
  readonly complete?: { readonly condition: Condition; readonly at: Place }
  /** What follows when its time is over and it is not complete. */
  readonly onExpiry?: {
    readonly kind: 'lapses' | 'renews-by-consent' | 'next-needs-agreement' | 'resume-hostilities'
    readonly at: Place
  }
}

export interface Zone {
  readonly id: string
  readonly at: Place
  readonly kind?: string
  /** File in zones/ of the process folder. */
  readonly map?: string
  readonly published: boolean
  readonly labels: readonly Label[]
  /** Distance rules: from whose line, by weapon class, in metres. */
  readonly rules: readonly {
    readonly party?: ActorId
    readonly line?: string
    readonly weapons?: string
    readonly metres: number
    readonly shape: 'distance' | 'width' | 'radius' | 'belt'
  }[]
}

/** Persons held: a list by its name, never by theirs. */
export interface Group {
  readonly id: string
  readonly at: Place
  readonly holder: ActorId
  readonly count: Quantity
  readonly labels: readonly Label[]
  readonly classes: readonly {
    readonly id: string
    readonly count: Quantity
    readonly of?: string
  }[]
  /** Named in the text without numbers: "including women, the elderly and the wounded". */
  readonly including: readonly string[]
}

/** Exchange key: what is released for whom. */
export interface Key {
  readonly at: Place
  readonly clause?: ClauseId
  /** Class (or group) whose release opens the debt. */
  readonly forClass: string
  readonly kind: 'ratio' | 'lump-sum' | 'all-for-all' | 'class-for-class' | 'not-stated'
  /** Per person for a ratio, in all for a lump sum. */
  readonly gives: readonly { readonly category: string; readonly n: Quantity }[]
  readonly owedBy: ActorId
}

/** Due together, neither first, in steps. */
export interface Interlock {
  readonly id: string
  readonly at: Place
  readonly steps: readonly (readonly ClauseId[])[]
}

/** One side's interpretation of a contested clause; without a source it is not attributed. */
export interface Reading {
  readonly clause: ClauseId
  readonly by: ActorId | null
  readonly name: string
  readonly source?: string
  readonly replaces: Clause
  readonly at: Place
}

export interface Ladder {
  readonly at: Place
  readonly levels: readonly { readonly body: ActorId; readonly within: Span | null }[]
}

/** Aims and expected effects: no duty follows. */
export interface Aim {
  readonly kind: 'aim' | 'expected-effect'
  readonly at: Place
  readonly by?: string
  readonly words: string
  readonly condition?: string
}

/** A sentence the drafters want checked about their own text (answered by engine/explore). */
export interface Check {
  readonly id: string
  readonly at: Place
  readonly words: string
  readonly asks:
    | { readonly kind: 'phase-begins-if-kept'; readonly phase: string; readonly by?: number }
    | { readonly kind: 'never-unfinished-without-fault'; readonly phase: string }
    | {
        readonly kind: 'never-owed-more-than'
        readonly party: ActorId
        readonly n: number
        readonly unit: string
      }
    | { readonly kind: 'never-waits-on-both-sides' }
    | { readonly kind: 'silence-never-decides' }
    | { readonly kind: 'words' }
}

export interface History {
  readonly id: string
  readonly at: Place
  readonly mode: 'required' | 'allowed' | 'forbidden'
  readonly steps: readonly {
    readonly day: number
    readonly actor: ActorId
    readonly clause: ClauseId
    readonly n?: number
    readonly does: 'does' | 'suspends' | 'resumes' | 'confirms'
  }[]
}

/** A value for planning and search, never part of the agreement; printed with every answer. */
export interface Assumption {
  readonly at: Place
  readonly about: string
  readonly of: 'group' | 'class' | 'clause' | 'phase' | 'verifier' | 'day'
  readonly value: number
  readonly words: string
}

export function findClause(agreement: Agreement, id: ClauseId): Clause | undefined {
  return agreement.clauses.find((clause) => clause.id === id)
}

/** The parties in the order in which the text declares them. */
export function partiesOf(agreement: Agreement): readonly ActorId[] {
  return agreement.actors.filter((one) => one.roles.includes('party')).map((one) => one.id)
}

/** Who bears a clause: bearers of a norm, holders of a power, nobody for a continuation. */
export function bearersOf(clause: Clause): readonly ActorId[] {
  switch (clause.kind) {
    case 'power':
      return clause.holders
    case 'continuation':
      return []
    case 'duty':
    case 'prohibition':
    case 'permission':
      return clause.bearers
  }
}
