// What the desk for texts shows: sentences with marks, what is suggested, what this coder decided. A
// pure function of the text, the register and the coder's own decisions; nobody else's are in it.
import { codebook, type ActName } from './codebook.ts'
import type { Coding } from './coding.ts'
import type { SourceDocument } from './document.ts'
import { unknownNames, type Register } from './register.ts'
import { readDocument, type ReadSentence } from './rules.ts'
import type { Suggestion } from './suggestion.ts'

/** One decision of a coder, in the order made; kept beside the record, never in it. */
export interface DeskEvent {
  /** first word: something grave, which waits for another person's word. */
  readonly kind: 'entered' | 'first word' | 'rejected' | 'undone'
  readonly key: string
  readonly start: number
  readonly end: number
  readonly act: ActName | ''
  readonly who: readonly string[]
  readonly to: readonly string[]
  readonly voice: string
  /** Entries that came of it. */
  readonly ids: readonly string[]
}

/** What two suggestions or codings must share to be the same. */
export function keyOf(one: Pick<Coding, 'act' | 'who' | 'to'>, start: number): string {
  return [start, one.act, one.who.join('+'), one.to.join('+')].join('|')
}

/** The decisions that still hold: each "undone" takes back the last one before it. */
export function standingEvents(events: readonly DeskEvent[]): readonly DeskEvent[] {
  const standing: DeskEvent[] = []
  for (const one of events)
    if (one.kind === 'undone') standing.pop()
    else standing.push(one)
  return standing
}

export interface Piece {
  readonly text: string
  readonly kind: 'plain' | 'actor' | 'act'
  /** The actor meant, or the act offered. */
  readonly means: string
}

export interface DeskSuggestion extends Suggestion {
  readonly key: string
  readonly grave: boolean
}

export interface DeskSentence {
  readonly number: number
  readonly start: number
  readonly end: number
  readonly block: number
  readonly heading: boolean
  readonly pieces: readonly Piece[]
  readonly actors: readonly string[]
  readonly suggestions: readonly DeskSuggestion[]
  readonly decided: readonly DeskEvent[]
}

export interface DeskView {
  readonly sentences: readonly DeskSentence[]
  readonly unknown: readonly { readonly name: string; readonly times: number }[]
  readonly left: number
  readonly undo: DeskEvent | null
}

export function deskOf(
  document: SourceDocument,
  register: Register,
  suggestions: readonly Suggestion[],
  events: readonly DeskEvent[],
): DeskView {
  const standing = standingEvents(events)
  const settled = new Set(standing.map((one) => one.key))
  const read = readDocument(document, register)
  const sentences = read.map((one, i): DeskSentence => {
    const { start, end, block, heading } = one.sentence
    return {
      number: i + 1,
      start,
      end,
      block,
      heading,
      pieces: piecesOf(document.text, one),
      actors: [...new Set(one.marks.map((mark) => mark.actor))],
      suggestions: suggestions
        .filter((other) => other.quote.start === start && other.quote.end === end)
        .map((other) => ({
          ...other,
          key: keyOf(other, start),
          grave: codebook[other.act].grave,
        }))
        .filter((other) => !settled.has(other.key)),
      decided: standing.filter((other) => other.start >= start && other.end <= end),
    }
  })
  return {
    sentences,
    unknown: unknownNames(
      register,
      document.text,
      read.map((one) => one.sentence),
      (sentence) => read.find((one) => one.sentence === sentence)?.words ?? [],
    ),
    left: sentences.reduce((sum, one) => sum + one.suggestions.length, 0),
    undo: standing.at(-1) ?? null,
  }
}

/** The sentence in pieces that together are its text, letter by letter. */
function piecesOf(text: string, read: ReadSentence): readonly Piece[] {
  const { sentence, marks, cues, words } = read
  const spans = [
    ...marks.map((one) => ({
      start: one.start,
      end: one.end,
      kind: 'actor' as const,
      means: one.actor,
    })),
    ...cues.flatMap((one) => {
      const word = words[one.from]
      return word
        ? [{ start: word.start, end: word.end, kind: 'act' as const, means: one.cue.act }]
        : []
    }),
  ].sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let at = sentence.start
  for (const span of spans) {
    if (span.start < at) continue
    if (span.start > at) pieces.push({ text: text.slice(at, span.start), kind: 'plain', means: '' })
    pieces.push({ text: text.slice(span.start, span.end), kind: span.kind, means: span.means })
    at = span.end
  }
  if (at < sentence.end)
    pieces.push({ text: text.slice(at, sentence.end), kind: 'plain', means: '' })
  return pieces
}
