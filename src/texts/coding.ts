// From what a person decided about a sentence to entries of the record. The only way in: a suggestion
// that nobody confirmed makes no entry, a plan's contents make no event, an "if" makes no acceptance.
import { compareText } from '../model/index.ts'
import type { Quote } from './anchor.ts'
import { codebook, type ActName } from './codebook.ts'
import type { SourceDocument } from './document.ts'
import type { Suggestion, Voice } from './suggestion.ts'

/** What the form of the desk holds. */
export interface Coding {
  readonly act: ActName
  /** Who acts or speaks; several where the text joins them ("A, B and C support"). */
  readonly who: readonly string[]
  readonly to: readonly string[]
  readonly about: { readonly version?: string; readonly clause?: string; readonly topic?: string }
  readonly voice: Voice
  /** The words to be shown; by default those of the text. */
  readonly words: string
  /** Day or window; null: the text does not say. */
  readonly happened: string | null
  readonly negated?: boolean
  readonly condition?: string
  readonly consequence?: string
  /** The entry that this one passes on or repeats. */
  readonly relays?: string
  /** The actor whom the statement is about, where it is not the addressee. */
  readonly of?: string
  /** Where the same thing is said: one statement with several places is one entry. */
  readonly quotes: readonly Quote[]
}

/** Who decided, and on whose suggestion. */
export interface Decided {
  readonly how: 'by hand' | 'accepted' | 'edited'
  /** Labels of the persons, as the desk gives them. Two where the act is grave. */
  readonly by: readonly string[]
  readonly engine?: string
  readonly rule?: string
}

export type CodingProblem =
  | 'texts-no-actor'
  | 'texts-no-target'
  | 'texts-no-clause'
  | 'texts-no-words'
  | 'texts-two-persons'
  | 'texts-no-condition'
  | 'texts-quote-not-there'

/** What a suggestion fills into the form. */
export function codingOf(suggestion: Suggestion): Coding {
  return {
    act: suggestion.act,
    who: suggestion.who,
    to: suggestion.to,
    about: {},
    voice: suggestion.voice,
    words: suggestion.quote.exact,
    happened: null,
    ...(suggestion.negated ? { negated: true } : {}),
    ...(suggestion.condition === null ? {} : { condition: suggestion.condition }),
    ...(suggestion.consequence === null ? {} : { consequence: suggestion.consequence }),
    quotes: [suggestion.quote],
  }
}

/** What a person must still say before this becomes an entry. */
export function problemsOf(
  coding: Coding,
  decided: Decided,
  document: SourceDocument,
): readonly CodingProblem[] {
  const problems: CodingProblem[] = []
  const { becomes, grave } = codebook[coding.act]
  const needsActor = !['aim', 'challenge', 'comment', 'assign onus'].includes(coding.act)
  if (needsActor && coding.who.length === 0 && coding.voice !== 'headline')
    problems.push('texts-no-actor')
  const needsTarget =
    becomes.kind === 'transmittal' ||
    coding.act === 'assign onus' ||
    (becomes.kind === 'contact' && coding.who.length < 2)
  if (needsTarget && coding.to.length === 0) problems.push('texts-no-target')
  if (coding.words.trim() === '') problems.push('texts-no-words')
  if (grave && new Set(decided.by).size < 2) problems.push('texts-two-persons')
  if ((coding.condition === undefined) !== (coding.consequence === undefined))
    problems.push('texts-no-condition')
  const there = coding.quotes.every(
    (one) =>
      one.document === document.hash && document.text.slice(one.start, one.end) === one.exact,
  )
  if (coding.quotes.length === 0 || !there) problems.push('texts-quote-not-there')
  return problems
}

type Plain = Readonly<Record<string, unknown>>

/**
 * The entries of one coding, as flat objects of record lines without `id`: one for each actor that the
 * text joins. `channel` is the audience; "desk" unless the desk releases it.
 */
export function entriesOf(
  coding: Coding,
  decided: Decided,
  document: SourceDocument,
  channel: string,
): readonly Plain[] {
  const { becomes } = codebook[coding.act]
  const about = { ...coding.about }
  const hasAbout = Object.keys(about).length > 0
  const own = coding.voice === 'own voice' || coding.voice === 'headline'
  const [first = document.narrator] = coding.who
  const [addressee] = coding.to
  const common: Record<string, unknown> = {
    channel,
    ...(coding.happened === null ? {} : { happened: coding.happened }),
    ...(document.published === undefined ? {} : { stated: document.published }),
  }
  const sources = coding.quotes
    .toSorted((a, b) => a.start - b.start || compareText(a.exact, b.exact))
    .map((quote) => sourceOf(document, quote, decided))
  const entry = (kind: string, body: Plain): Plain => ({ kind, ...common, ...body, sources })
  const conditional =
    coding.condition === undefined
      ? {}
      : { if: coding.condition, promised: coding.consequence ?? '' }
  const statement = (act: string, body: Plain): Plain =>
    entry('statement', {
      by: first,
      act,
      ...(hasAbout ? { about } : {}),
      words: coding.words,
      manner: coding.voice,
      ...(coding.relays === undefined ? {} : { relays: coding.relays }),
      ...conditional,
      ...body,
    })
  /** The text tells of it in its own voice: a statement of the text about that actor. */
  const told = (actor: string | undefined): Plain =>
    statement('report', {
      by: document.narrator,
      ...(actor === undefined ? {} : { of: coding.of ?? actor }),
      ...(addressee === undefined ? {} : { to: addressee }),
    })

  switch (becomes.kind) {
    case 'position': {
      // With an "if" nothing is accepted: it is a statement of a condition and what would follow.
      const stance = coding.negated === true ? 'not accepted' : becomes.stance
      if (coding.condition !== undefined && becomes.stance === 'accept')
        return [statement('promise', own ? { by: document.narrator, of: first } : {})]
      return coding.who.map((of) =>
        entry('position', {
          of,
          by: own ? document.narrator : of,
          on: hasAbout ? about : { topic: 'not stated' },
          stance,
          words: coding.words,
          manner: coding.voice,
        }),
      )
    }
    case 'endorsement':
      return coding.who.map((by) =>
        entry('endorsement', {
          by,
          of: hasAbout ? about : { topic: 'not stated' },
          words: coding.words,
          manner: coding.voice,
        }),
      )
    case 'transmittal':
      return coding.to.map((to) =>
        entry('transmittal', {
          ...(coding.about.version === undefined ? {} : { version: coding.about.version }),
          by: first,
          to,
          medium: 'not stated',
          receipt: 'not stated',
        }),
      )
    case 'contact':
      return [
        entry('contact', {
          between: [...coding.who, ...coding.to],
          form: 'talks',
          ...(hasAbout ? { about } : {}),
        }),
      ]
    case 'aim':
      return [
        entry('aim', {
          by: own ? document.narrator : first,
          words: coding.words,
          ...(hasAbout ? { about } : {}),
        }),
      ]
    case 'challenge':
      return [entry('challenge', { by: own ? document.narrator : first, words: coding.words })]
    case 'report':
      // Performance enters as told, never as done: an act under a clause is another door.
      return coding.who.map((actor) => told(actor))
    case 'statement': {
      if (becomes.act === 'assign onus')
        return coding.to.map((onus) =>
          statement('assign onus', {
            by: own ? document.narrator : first,
            onus,
            ...(own && coding.of !== undefined ? { of: coding.of } : {}),
          }),
        )
      if (becomes.act === 'comment' && coding.act === 'comment')
        return [statement('comment', { by: own ? document.narrator : first })]
      if (own)
        return coding.who.length === 0 ? [told(undefined)] : coding.who.map((one) => told(one))
      return coding.who.map((by) =>
        statement(becomes.act, {
          by,
          ...(becomes.act === 'state expectation' && addressee !== undefined
            ? { of: coding.of ?? addressee }
            : addressee === undefined
              ? {}
              : { to: addressee }),
          ...(coding.of === undefined ? {} : { of: coding.of }),
        }),
      )
    }
  }
}

/** The source of an entry: address, hash, the exact words and where they stand. */
function sourceOf(document: SourceDocument, quote: Quote, decided: Decided): Plain {
  return {
    title: document.title,
    ...(document.publisher === undefined ? {} : { publisher: document.publisher }),
    ...(document.address === undefined ? {} : { address: document.address }),
    ...(document.published === undefined ? {} : { published: document.published }),
    ...(document.retrieved === undefined ? {} : { retrieved: document.retrieved }),
    language: document.language,
    quote: quote.exact.replaceAll('\n', ' '),
    hash: document.hash,
    seen: 'as reported',
    // The record has no empty texts: at the edge of a document there is nothing before or after.
    anchor: {
      start: quote.start,
      end: quote.end,
      ...(quote.prefix === '' ? {} : { prefix: quote.prefix }),
      ...(quote.suffix === '' ? {} : { suffix: quote.suffix }),
    },
    coded: {
      how: decided.how,
      by: decided.by,
      ...(decided.engine === undefined ? {} : { engine: decided.engine }),
      ...(decided.rule === undefined ? {} : { rule: decided.rule }),
    },
  }
}
