// Sealed bodies. Each body has a random key of its own; that key is wrapped by the channel's key of the
// epoch; the epoch's key is an age file for at least two recipients, one of them kept offline. Erasing is
// destroying the wrapped key: the leaf holds hashes only, so tree and status stay as they were.
import { bigEndian, bytesOf, joinBytes, sameBytes, textOf, uint32At } from './bytes.ts'
import { boundTo, type BodyCommitment } from './entry.ts'
import type { Primitives, Sealing } from './primitives.ts'
import { good, refuse, type Answer } from './problem.ts'

/** The nonce of bodies: every key seals exactly one body, so it need not vary. */
const bodyNonce = new Uint8Array(12)

/** A sealed body and what its leaf says about it. */
export interface SealedBody {
  readonly sealed: Uint8Array
  readonly commitment: BodyCommitment
}

/** Seals a body under `key`: 32 random bytes that were never used before. */
export async function sealBody(
  primitives: Pick<Primitives, 'sha256'>,
  sealing: Sealing,
  key: Uint8Array,
  channel: string,
  id: string,
  plain: Uint8Array,
): Promise<SealedBody> {
  if (key.length !== 32) throw new Error(`a body key has 32 bytes, not ${key.length}`)
  const sealed = await sealing.seal(key, bodyNonce, plain, boundTo(channel, id))
  const commitment = {
    sealed: primitives.sha256(sealed),
    key: primitives.sha256(key),
    size: sealed.length,
  }
  return { sealed, commitment }
}

/** Opens a body and checks it against its leaf. */
export async function openBody(
  primitives: Pick<Primitives, 'sha256'>,
  sealing: Sealing,
  key: Uint8Array,
  channel: string,
  id: string,
  sealed: Uint8Array,
  commitment: BodyCommitment,
): Promise<Answer<Uint8Array>> {
  if (!sameBytes(primitives.sha256(sealed), commitment.sealed)) return refuse('body-wrong', id)
  if (!sameBytes(primitives.sha256(key), commitment.key)) return refuse('body-unopened', id)
  const plain = await sealing.open(key, bodyNonce, sealed, boundTo(channel, id))
  return plain ? good(plain) : refuse('body-unopened', id)
}

/** A key of a channel, used from one entry on until the next epoch. */
export interface Epoch {
  readonly number: number
  readonly key: Uint8Array
}

/** Bytes of a slot: epoch 4, nonce 12, wrapped key 32, tag 16, check 8. */
export const slotSize = 72

function slotBound(channel: string, id: string, epoch: number): Uint8Array {
  return bytesOf(`truce key v1\n${channel}\n${id}\n${epoch}`)
}

function slotCheck(primitives: Pick<Primitives, 'sha256'>, slot: Uint8Array): Uint8Array {
  return primitives.sha256(joinBytes(bytesOf('truce slot v1\n'), slot.subarray(0, 64))).slice(0, 8)
}

/** The slot that holds a body's key. `nonce`: 12 random bytes. */
export async function wrapKey(
  primitives: Pick<Primitives, 'sha256'>,
  sealing: Sealing,
  epoch: Epoch,
  nonce: Uint8Array,
  channel: string,
  id: string,
  key: Uint8Array,
): Promise<Uint8Array> {
  if (nonce.length !== 12 || key.length !== 32)
    throw new Error(`a slot takes 12 and 32 bytes, not ${nonce.length} and ${key.length}`)
  const wrapped = await sealing.seal(epoch.key, nonce, key, slotBound(channel, id, epoch.number))
  const slot = joinBytes(bigEndian(epoch.number, 4), nonce, wrapped)
  return joinBytes(slot, slotCheck(primitives, slot))
}

/** An empty slot: the entry has no body, or its key was destroyed. */
export const emptySlot: Uint8Array = new Uint8Array(slotSize)

/** Is nothing in this slot? */
export function isEmptySlot(slot: Uint8Array): boolean {
  return slot.every((byte) => byte === 0)
}

/** Is the slot empty or whole? Any changed bit is found without knowing any key. */
export function soundSlot(primitives: Pick<Primitives, 'sha256'>, slot: Uint8Array): boolean {
  if (slot.length !== slotSize) return false
  return isEmptySlot(slot) || sameBytes(slotCheck(primitives, slot), slot.subarray(64))
}

/** The epoch whose key opens a slot. */
export function epochOfSlot(slot: Uint8Array): number {
  return uint32At(slot, 0) ?? 0
}

/** The body's key out of its slot. */
export async function unwrapKey(
  primitives: Pick<Primitives, 'sha256'>,
  sealing: Sealing,
  epochs: readonly Epoch[],
  channel: string,
  id: string,
  slot: Uint8Array,
): Promise<Answer<Uint8Array>> {
  if (!soundSlot(primitives, slot)) return refuse('key-slot-wrong', id)
  if (isEmptySlot(slot)) return refuse('body-erased', id)
  const number = epochOfSlot(slot)
  const epoch = epochs.find((one) => one.number === number)
  if (!epoch) return refuse('body-unopened', id, { epoch: number })
  const bound = slotBound(channel, id, number)
  const key = await sealing.open(epoch.key, slot.slice(4, 16), slot.slice(16, 64), bound)
  return key ? good(key) : refuse('body-unopened', id, { epoch: number })
}

/** Who can open what is sealed for a compartment. */
export interface Recipients {
  /** Keys in daily use, age1… texts. */
  readonly online: readonly string[]
  /** Keys kept on paper or on a device that is switched off. */
  readonly offline: readonly string[]
}

function bothKinds(recipients: Recipients): Answer<string[]> {
  const all = [...new Set([...recipients.online, ...recipients.offline])]
  // Losing one device must not lose the record; the only remedy for a lost key is another key.
  if (all.length < 2 || recipients.offline.length === 0)
    return refuse('recipients-too-few', '', { all: all.length, least: 2 })
  return good(all)
}

const epochHeading = 'truce epoch v1\n'

/** The age file that carries an epoch's key. Any age program opens it. */
export async function wrapEpoch(
  sealing: Sealing,
  recipients: Recipients,
  channel: string,
  epoch: Epoch,
): Promise<Answer<Uint8Array>> {
  const all = bothKinds(recipients)
  if (!all.ok) return all
  const file = await sealing.wrap(all.value, printEpoch(channel, epoch))
  return file ? good(file) : refuse('recipient-form', channel)
}

/** The text of an epoch's key; for a public channel it is published as it is. */
export function printEpoch(channel: string, epoch: Epoch): Uint8Array {
  return joinBytes(bytesOf(`${epochHeading}${channel}\n${epoch.number}\n`), epoch.key)
}

/** Reads what `printEpoch` wrote, for the channel it must be of. */
export function parseEpoch(channel: string, bytes: Uint8Array): Epoch | undefined {
  const head = bytesOf(`${epochHeading}${channel}\n`)
  if (!sameBytes(head, bytes.subarray(0, head.length))) return undefined
  const match = /^(\d{1,9})\n$/.exec(textOf(bytes.slice(head.length, -32)) ?? '')
  if (!match) return undefined
  const epoch = { number: Number(match[1]), key: bytes.slice(-32) }
  return sameBytes(printEpoch(channel, epoch), bytes) ? epoch : undefined
}

/** An epoch's key out of its age file. */
export async function unwrapEpoch(
  sealing: Sealing,
  identities: readonly string[],
  channel: string,
  file: Uint8Array,
): Promise<Answer<Epoch>> {
  const plain = await sealing.unwrap(identities, file)
  const epoch = plain && parseEpoch(channel, plain)
  return epoch ? good(epoch) : refuse('body-unopened', channel)
}

/**
 * Seals a list for its holders only: an age file that no server opens. It becomes the body of an entry, so
 * whoever reads the channel holds ciphertext, and only the holders' identities open it.
 */
export async function sealForHolders(
  sealing: Sealing,
  recipients: Recipients,
  plain: Uint8Array,
): Promise<Answer<Uint8Array>> {
  const all = bothKinds(recipients)
  if (!all.ok) return all
  const file = await sealing.wrap(all.value, plain)
  return file ? good(file) : refuse('recipient-form')
}

/** Opens a list as one of its holders. */
export async function openAsHolder(
  sealing: Sealing,
  identities: readonly string[],
  file: Uint8Array,
): Promise<Answer<Uint8Array>> {
  const plain = await sealing.unwrap(identities, file)
  return plain ? good(plain) : refuse('body-unopened')
}
