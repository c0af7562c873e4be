// A source text as the desk pasted it. Offsets count UTF-16 units of the cleaned text; the hash is of
// that text, so that anybody who cleans the same page in the same way finds the same hash.
import { invisibleIn } from '../record/index.ts'

export type DocumentKind = 'article' | 'communique' | 'transcript' | 'read-out' | 'other'

/** What a person says about a text when pasting it. */
export interface DocumentFacts {
  readonly id: string
  readonly title: string
  readonly publisher?: string
  readonly address?: string
  /** The day (or window) of publication, as written; absent: not stated. */
  readonly published?: string
  readonly retrieved?: string
  /** BCP 47 */
  readonly language: string
  readonly kind: DocumentKind
  /** Whether the whole text may be kept beside the record, or only short quotations. */
  readonly rights: 'whole text' | 'quotations only'
  /** A draft or a note given in confidence: never leaves the machine. */
  readonly confidential: boolean
  /** The actor that stands for the text's own voice, e.g. "The article". */
  readonly narrator: string
}

export interface SourceDocument extends DocumentFacts {
  /** Hash of `text`, as the caller's primitive writes it (SHA-256, hexadecimal). */
  readonly hash: string
  readonly text: string
}

/** Texts above this (UTF-16 units) are not read: a communique of 50 pages has about 150,000. */
export const largestText = 2_000_000

export interface CleanText {
  readonly text: string
  /** Code points taken out because they make a text read otherwise than it is stored, and how often. */
  readonly removed: ReadonlyMap<string, number>
}

/**
 * NFC, line feeds, and no character that the record would refuse (bidi controls, zero width spaces).
 * Quotes are taken from the cleaned text only, so an entry never carries what its reader cannot see.
 */
export function cleanText(raw: string): CleanText {
  const removed = new Map<string, number>()
  let text = ''
  const whole = raw
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
  if (invisibleIn(whole) === null) return { text: whole, removed }
  for (const character of whole) {
    const found = invisibleIn(character)
    if (found === null) text += character
    else removed.set(found, (removed.get(found) ?? 0) + 1)
  }
  return { text, removed }
}

export interface OpenedDocument {
  readonly document: SourceDocument | null
  /** texts-empty, texts-too-large: nothing was read. */
  readonly problem: 'texts-empty' | 'texts-too-large' | null
  readonly removed: ReadonlyMap<string, number>
}

/**
 * @param hash the caller's digest of a text: this folder has no cryptography of its own
 */
export function openDocument(
  facts: DocumentFacts,
  raw: string,
  hash: (text: string) => string,
): OpenedDocument {
  if (raw.length > largestText)
    return { document: null, problem: 'texts-too-large', removed: new Map() }
  const { text, removed } = cleanText(raw)
  if (text.trim() === '') return { document: null, problem: 'texts-empty', removed }
  return { document: { ...facts, hash: hash(text), text }, problem: null, removed }
}
