// A suggestion and who may make one. Suggestions live outside the record, in memory or in a private
// file; the host checks every one, whoever made it, and drops what does not hold.
import type { ActName } from './codebook.ts'
import { codebook, isAct } from './codebook.ts'
import { standsAt, type Quote } from './anchor.ts'
import type { SourceDocument } from './document.ts'
import type { Register } from './register.ts'

/** How the words are known: the manners of a statement in the record. */
export type Voice = 'quoted' | 'paraphrased' | 'headline' | 'own voice'
export const voices = ['quoted', 'paraphrased', 'headline', 'own voice'] as const

/** asserted: told as having happened; intended: will; conditional: only if; content: part of a plan. */
export type Mode = 'asserted' | 'intended' | 'conditional' | 'content'

export interface Suggestion {
  readonly quote: Quote
  readonly act: ActName
  readonly who: readonly string[]
  readonly to: readonly string[]
  readonly voice: Voice
  readonly mode: Mode
  readonly negated: boolean
  /** The words of an "if" in the sentence, and of what is then promised: parts of the quote. */
  readonly condition: string | null
  readonly consequence: string | null
  /** 0..1, for sorting and for the band that is ticked beforehand. */
  readonly confidence: number
  readonly ticked: boolean
  /** Why: the rule and the word that set it off. */
  readonly rule: string
  readonly cue: { readonly start: number; readonly end: number } | null
  readonly engine: string
  readonly version: string
}

export interface SuggestContext {
  readonly register: Register
}

/** rules (default), linear (trained on confirmed records), or the user's own endpoint. */
export interface Suggester {
  readonly id: string
  readonly version: string
  readonly deterministic: boolean
  readonly suggest: (
    document: SourceDocument,
    context: SuggestContext,
  ) => readonly Suggestion[] | Promise<readonly Suggestion[]>
}

/** A suggester that answers at once: everything but an endpoint elsewhere. */
export interface LocalSuggester extends Omit<Suggester, 'suggest'> {
  readonly suggest: (document: SourceDocument, context: SuggestContext) => readonly Suggestion[]
}

/** At or above this, and with nothing grave, a suggestion is ticked beforehand. */
export const tickedFrom = 0.85
/** At most so many for one quoted sentence. */
export const perSentence = 6

export type Drop =
  | 'quote not at its place'
  | 'quote of another text'
  | 'actor not in the register'
  | 'act not in the codebook'
  | 'words not in the quote'
  | 'too many'

export interface Checked {
  readonly kept: readonly Suggestion[]
  readonly dropped: ReadonlyMap<Drop, number>
}

/**
 * What every suggestion must pass, whoever made it: its quote stands verbatim at its place, its actors
 * are in the register, its act in the codebook; no words of its own; nothing grave is ticked.
 */
export function checkSuggestions(
  suggestions: readonly Suggestion[],
  document: SourceDocument,
  register: Register,
): Checked {
  const dropped = new Map<Drop, number>()
  const count = new Map<number, number>()
  const kept: Suggestion[] = []
  for (const one of suggestions) {
    const reason = fault(one, document, register)
    const here = count.get(one.quote.start) ?? 0
    if (reason !== null || here >= perSentence) {
      const name = reason ?? 'too many'
      dropped.set(name, (dropped.get(name) ?? 0) + 1)
      continue
    }
    count.set(one.quote.start, here + 1)
    const grave = codebook[one.act].grave || one.condition !== null
    const sure = one.confidence >= tickedFrom && one.who.length > 0 && one.voice !== 'headline'
    kept.push({ ...one, ticked: sure && !grave && !one.negated && one.mode === 'asserted' })
  }
  return { kept, dropped }
}

function fault(one: Suggestion, document: SourceDocument, register: Register): Drop | null {
  if (one.quote.document !== document.hash) return 'quote of another text'
  if (!standsAt(one.quote, document.text)) return 'quote not at its place'
  if (!isAct(one.act)) return 'act not in the codebook'
  if ([...one.who, ...one.to].some((actor) => !register.actors.has(actor)))
    return 'actor not in the register'
  for (const words of [one.condition, one.consequence])
    if (words !== null && !one.quote.exact.includes(words)) return 'words not in the quote'
  return null
}
