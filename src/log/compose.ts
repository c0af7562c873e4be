// An entry from its parts and back: one call for those who write, one for those who read.
import { parseEntry, printEntry, type Entry } from './entry.ts'
import type { Json } from './canonical.ts'
import type { SigningKey } from './keys.ts'
import type { Primitives, Sealing } from './primitives.ts'
import { good, refuse, type Answer } from './problem.ts'
import { openBody, sealBody, unwrapKey, wrapKey, type Epoch } from './seal.ts'

/** An entry before it is sealed. `random` must give new bytes at every call. */
export interface PlainEntry {
  readonly channel: string
  readonly id: string
  readonly face: Json
  readonly body?: Uint8Array
  readonly author?: SigningKey
}

/** What a store takes: the leaf, and for a body its sealed bytes and the slot with its key. */
export interface ComposedEntry {
  readonly leaf: Uint8Array
  readonly sealed?: Uint8Array
  readonly slot?: Uint8Array
}

/** Seals the body under a key of its own, signs, and wraps the key for the epoch. */
export async function composeEntry(
  primitives: Primitives,
  sealing: Sealing,
  plain: PlainEntry,
  epoch: Epoch,
  random: (length: number) => Uint8Array,
): Promise<Answer<ComposedEntry>> {
  const { channel, id, face, body, author } = plain
  if (!body) {
    const leaf = printEntry(primitives, { channel, id, face }, author)
    return leaf.ok ? good({ leaf: leaf.value }) : leaf
  }
  const key = random(32)
  const { sealed, commitment } = await sealBody(primitives, sealing, key, channel, id, body)
  const leaf = printEntry(primitives, { channel, id, face, body: commitment }, author)
  if (!leaf.ok) return leaf
  const slot = await wrapKey(primitives, sealing, epoch, random(12), channel, id, key)
  return good({ leaf: leaf.value, sealed, slot })
}

/** An entry with its body, as far as the epochs at hand open it. */
export interface OpenedEntry {
  readonly entry: Entry
  /** The plain body, or why it is not here: erased, no key, damaged; undefined where there is none. */
  readonly body: Answer<Uint8Array> | undefined
}

/** Reads a leaf and opens its body. Signatures are not verified here (`admitEntry`). */
export async function openEntry(
  primitives: Primitives,
  sealing: Sealing,
  leaf: Uint8Array,
  stored: { readonly sealed: Uint8Array; readonly slot: Uint8Array } | undefined,
  epochs: readonly Epoch[],
): Promise<Answer<OpenedEntry>> {
  const entry = parseEntry(leaf)
  if (!entry.ok) return entry
  const { channel, id, body } = entry.value
  if (!body) return good({ entry: entry.value, body: undefined })
  if (!stored) return good({ entry: entry.value, body: refuse('body-missing', id) })
  const key = await unwrapKey(primitives, sealing, epochs, channel, id, stored.slot)
  if (!key.ok) return good({ entry: entry.value, body: key })
  const { sealed } = stored
  const opened = await openBody(primitives, sealing, key.value, channel, id, sealed, body)
  return good({ entry: entry.value, body: opened })
}
