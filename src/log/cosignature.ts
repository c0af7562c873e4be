// Cosignatures: c2sp.org/tlog-cosignature v1.0.1, the Ed25519 form. A witness states that, as of a time,
// this is the largest consistent tree of the log that it has seen.
import { admits } from './admission.ts'
import { bigEndian, bigEndianAt, bytesOf, joinBytes } from './bytes.ts'
import { keyTypes, type SigningKey, type VerifierKey } from './keys.ts'
import { keyOfLine, type NoteSignature } from './note.ts'
import type { Primitives } from './primitives.ts'
import { good, refuse, type Answer } from './problem.ts'

function message(text: string, seconds: bigint): Uint8Array {
  return bytesOf(`cosignature/v1\ntime ${seconds}\n${text}`)
}

/** Cosigns a checkpoint's text. `seconds` since 1970 (POSIX), from the caller's clock. */
export function cosign(
  primitives: Primitives,
  key: SigningKey,
  text: string,
  seconds: number,
): NoteSignature {
  if (key.type !== keyTypes.cosignature) throw new Error(`key type ${key.type} does not cosign`)
  if (!Number.isSafeInteger(seconds) || seconds <= 0) throw new Error(`no time: ${seconds}`)
  const signature = primitives.sign(key.secret, message(text, BigInt(seconds)))
  return { name: key.name, id: key.id, signature: joinBytes(bigEndian(seconds, 8), signature) }
}

/** A cosignature that was verified. */
export interface Cosignature {
  readonly key: VerifierKey
  /** Seconds since 1970, by the witness's clock. */
  readonly seconds: number
}

/** The verified cosignatures among the lines of a checkpoint. A bad one of a known witness spoils all. */
export function openCosignatures(
  primitives: Primitives,
  witnesses: readonly VerifierKey[],
  text: string,
  lines: readonly NoteSignature[],
): Answer<{ cosignatures: Cosignature[]; unknown: NoteSignature[] }> {
  const known = witnesses.filter((key) => key.type === keyTypes.cosignature)
  const cosignatures: Cosignature[] = []
  const unknown: NoteSignature[] = []
  for (const line of lines) {
    const key = keyOfLine(known, line)
    if (!key) {
      unknown.push(line)
      continue
    }
    if (line.signature.length !== 72) return refuse('note-signature', '', { key: line.name })
    const seconds = bigEndianAt(line.signature, 0, 8)
    if (!admits(primitives, key.key, message(text, seconds), line.signature.slice(8)))
      return refuse('note-signature', '', { key: line.name })
    // Seconds beyond the safe range lie millions of years ahead; the specification lets us refuse them.
    if (seconds > BigInt(Number.MAX_SAFE_INTEGER) || seconds === 0n)
      return refuse('cosignature-time', '', { key: line.name })
    cosignatures.push({ key, seconds: Number(seconds) })
  }
  return good({ cosignatures, unknown })
}
