// Checkpoints: c2sp.org/tlog-checkpoint v1.0.0. Origin, size, root hash, as a note signed by the log.
import { admits } from './admission.ts'
import { base64Of, bytesOf, bytesOfBase64 } from './bytes.ts'
import { keyTypes, type SigningKey, type VerifierKey } from './keys.ts'
import { keyOfLine, parseNote, type Note, type NoteSignature } from './note.ts'
import type { Primitives } from './primitives.ts'
import { good, refuse, type Answer } from './problem.ts'

/** What a log states: this many entries, with this root. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

/** A decimal without leading zeroes, as a safe whole number. */
export function parseSize(text: string): number | undefined {
  if (!/^(0|[1-9]\d{0,15})$/.test(text)) return undefined
  const size = Number(text)
  return Number.isSafeInteger(size) ? size : undefined
}

/** The three lines. Throws on an origin that no note could carry. */
export function printCheckpoint(checkpoint: Checkpoint): string {
  if (checkpoint.origin === '' || /[\0-\x1f]/.test(checkpoint.origin))
    throw new Error(`not an origin: "${checkpoint.origin}"`)
  return `${checkpoint.origin}\n${checkpoint.size}\n${base64Of(checkpoint.root)}\n`
}

/** Reads the text of a note as a checkpoint. Extension lines are allowed and not kept: nobody audits them. */
export function parseCheckpoint(text: string): Answer<Checkpoint> {
  const lines = text.slice(0, -1).split('\n')
  const [origin = '', sizeLine = '', rootLine = ''] = lines
  const size = parseSize(sizeLine)
  const root = bytesOfBase64(rootLine)
  if (!text.endsWith('\n') || lines.length < 3 || lines.includes('') || size === undefined)
    return refuse('checkpoint-form')
  return root?.length === 32 ? good({ origin, size, root }) : refuse('checkpoint-form')
}

/** The signature of the log's own key. Whoever calls this has made sure that the tree only grew. */
export function signCheckpoint(
  primitives: Primitives,
  key: SigningKey,
  checkpoint: Checkpoint,
): Note {
  const text = printCheckpoint(checkpoint)
  const signature = primitives.sign(key.secret, bytesOf(text))
  return { text, signatures: [{ name: key.name, id: key.id, signature }] }
}

/** A note read as a checkpoint of a log whose keys the reader knows. */
export interface OpenedCheckpoint extends Checkpoint {
  readonly note: Note
  /** Signature lines that are not the log's: witnesses, or keys unknown to the reader. */
  readonly others: readonly NoteSignature[]
}

/** Verifies a checkpoint: at least one good signature of a known key of the log, no bad one. */
export function openCheckpoint(
  primitives: Primitives,
  keys: readonly VerifierKey[],
  bytes: Uint8Array,
): Answer<OpenedCheckpoint> {
  const note = parseNote(bytes)
  if (!note.ok) return note
  const checkpoint = parseCheckpoint(note.value.text)
  if (!checkpoint.ok) return checkpoint
  const mine = keys.filter((key) => key.type === keyTypes.ed25519)
  const others: NoteSignature[] = []
  let signed = false
  for (const line of note.value.signatures) {
    const key = keyOfLine(mine, line)
    if (!key) others.push(line)
    else if (!admits(primitives, key.key, bytesOf(note.value.text), line.signature))
      return refuse('note-signature', '', { key: line.name })
    else if (key.name === checkpoint.value.origin) signed = true
    else return refuse('checkpoint-origin', '', { origin: checkpoint.value.origin, key: key.name })
  }
  if (!signed) return refuse('note-no-known-signature', '', { origin: checkpoint.value.origin })
  return good({ ...checkpoint.value, note: note.value, others })
}
