// Receipts: c2sp.org/tlog-proof. One file that proves, offline, that an entry is in the log and who has
// cosigned the tree that holds it.
import { base64Of, bytesOf, bytesOfBase64, textOf } from './bytes.ts'
import { openCheckpoint, parseSize } from './checkpoint.ts'
import { openCosignatures, type Cosignature } from './cosignature.ts'
import { printNote, type Note } from './note.ts'
import { quorumMet, type Policy } from './policy.ts'
import type { Primitives } from './primitives.ts'
import { good, refuse, type Answer } from './problem.ts'
import { includes } from './proofs.ts'
import { leafHash } from './tree.ts'

/** A receipt taken apart. `extra` is not authenticated: never trust it by itself. */
export interface Receipt {
  readonly index: number
  readonly proof: readonly Uint8Array[]
  readonly checkpoint: Uint8Array
  readonly extra?: Uint8Array
}

const firstLine = 'c2sp.org/tlog-proof@v1'

/** The text of a receipt, for a file named `.tlog-proof`. */
export function printReceipt(
  index: number,
  proof: readonly Uint8Array[],
  note: Note,
  extra?: Uint8Array,
): string {
  const lines = [firstLine]
  if (extra) lines.push(`extra ${base64Of(extra)}`)
  lines.push(`index ${index}`, ...proof.map(base64Of), '')
  return `${lines.join('\n')}\n${textOf(printNote(note)) ?? ''}`
}

/** Reads a receipt. Nothing in it is verified. */
export function parseReceipt(bytes: Uint8Array): Answer<Receipt> {
  const text = textOf(bytes)
  const gap = text?.indexOf('\n\n') ?? -1
  if (text === undefined || gap < 0) return refuse('proof-form')
  const lines = text.slice(0, gap).split('\n')
  if (lines.shift() !== firstLine) return refuse('proof-form')
  let extra: Uint8Array | undefined
  if (lines[0]?.startsWith('extra ')) {
    extra = bytesOfBase64(lines.shift()?.slice(6) ?? '')
    if (!extra) return refuse('proof-form')
  }
  const indexLine = lines.shift() ?? ''
  const index = indexLine.startsWith('index ') ? parseSize(indexLine.slice(6)) : undefined
  const proof: Uint8Array[] = []
  for (const line of lines) {
    const one = bytesOfBase64(line)
    if (one?.length !== 32) return refuse('proof-form')
    proof.push(one)
  }
  if (index === undefined || proof.length > 63) return refuse('proof-form')
  const checkpoint = bytesOf(text.slice(gap + 2))
  return good({ index, proof, checkpoint, ...(extra ? { extra } : {}) })
}

/** What a verified receipt shows. */
export interface Receipted {
  readonly origin: string
  readonly index: number
  readonly size: number
  readonly cosignatures: readonly Cosignature[]
  /** True where the policy's quorum has cosigned. */
  readonly ofRecord: boolean
}

/** Verifies that `entry` is in the log of the receipt, under a policy. */
export function verifyReceipt(
  primitives: Primitives,
  policy: Policy,
  entry: Uint8Array,
  bytes: Uint8Array,
): Answer<Receipted> {
  const receipt = parseReceipt(bytes)
  if (!receipt.ok) return receipt
  const { index, proof, checkpoint } = receipt.value
  const keys = policy.logs.map((one) => one.key)
  const opened = openCheckpoint(primitives, keys, checkpoint)
  if (!opened.ok) return opened
  const { origin, size, root, note, others } = opened.value
  const witnesses = policy.witnesses.map((one) => one.key)
  const checked = openCosignatures(primitives, witnesses, note.text, others)
  if (!checked.ok) return checked
  if (!includes(primitives, leafHash(primitives, entry), index, size, proof, root))
    return refuse('proof-wrong', `entry ${index}`, { index, size })
  const { cosignatures } = checked.value
  const ofRecord = quorumMet(
    policy,
    cosignatures.map((one) => one.key),
  )
  return good({ origin, index, size, cosignatures, ofRecord })
}
