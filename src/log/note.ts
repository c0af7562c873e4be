// Signed notes: c2sp.org/signed-note v1.0.0. Text, an empty line, signature lines. Lines of keys that
// the reader does not know are ignored; a bad line of a known key spoils the whole note.
import { base64Of, bytesOf, bytesOfBase64, joinBytes, sameBytes, textOf } from './bytes.ts'
import { soundName, type VerifierKey } from './keys.ts'
import { good, refuse, type Answer } from './problem.ts'

/** One signature line: what stands after the key id depends on the key's type. */
export interface NoteSignature {
  readonly name: string
  readonly id: Uint8Array
  readonly signature: Uint8Array
}

/** A note taken apart; nothing in it is verified yet. */
export interface Note {
  /** With its final newline; exactly what is signed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** Longest note in bytes and most signature lines that are read. The specification asks for at least 16 lines. */
export const noteLimits = { bytes: 1_000_000, signatures: 128 } as const

/** Takes a note apart. */
export function parseNote(bytes: Uint8Array): Answer<Note> {
  const whole = bytes.length <= noteLimits.bytes ? textOf(bytes) : undefined
  // No control characters but the newline: U+0000 to U+001F.
  if (whole === undefined || /[\0-\t\v-\x1f]/.test(whole)) return refuse('note-form')
  const gap = whole.lastIndexOf('\n\n')
  if (gap < 0 || !whole.endsWith('\n') || gap + 2 >= whole.length) return refuse('note-form')
  const lines = whole.slice(gap + 2, -1).split('\n')
  if (lines.length > noteLimits.signatures) return refuse('note-form', '', { lines: lines.length })
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const one = parseSignatureLine(line)
    if (!one) return refuse('note-form', '', { line })
    signatures.push(one)
  }
  return good({ text: whole.slice(0, gap + 1), signatures })
}

/** One line without its newline; undefined where it is not of the form. */
export function parseSignatureLine(line: string): NoteSignature | undefined {
  const match = /^\u2014 ([^ ]+) ([A-Za-z0-9+/=]+)$/.exec(line)
  const material = bytesOfBase64(match?.[2] ?? '')
  const name = match?.[1] ?? ''
  if (!match || !material || material.length < 5 || !soundName(name)) return undefined
  return { name, id: material.slice(0, 4), signature: material.slice(4) }
}

/** The line of a signature, with its newline. */
export function printSignatureLine(one: NoteSignature): string {
  return `\u2014 ${one.name} ${base64Of(joinBytes(one.id, one.signature))}\n`
}

/** The bytes of a note. */
export function printNote(note: Note): Uint8Array {
  return bytesOf(`${note.text}\n${note.signatures.map(printSignatureLine).join('')}`)
}

/** The same note with more signatures; a line that it has already is not added again. */
export function withSignatures(note: Note, more: readonly NoteSignature[]): Note {
  const signatures = [...note.signatures]
  for (const one of more)
    if (!signatures.some((old) => printSignatureLine(old) === printSignatureLine(one)))
      signatures.push(one)
  return { text: note.text, signatures }
}

/** The key of a list that a line says it is from: name and id must both fit. */
export function keyOfLine(
  keys: readonly VerifierKey[],
  line: NoteSignature,
): VerifierKey | undefined {
  return keys.find((key) => key.name === line.name && sameBytes(key.id, line.id))
}
