// Sealed material: the body is an age file for its holders, so that any age program opens it; around it lies
// the log's own seal, whose key is destroyed when the body is erased. The key of each seal is wrapped for the
// same holders: neither the server nor a reader of the channel opens anything.
import { randomBytes } from 'node:crypto'
import {
  composeEntry,
  openAsHolder,
  openBody,
  parseEntry,
  refuse,
  sealForHolders,
  unwrapEpoch,
  unwrapKey,
  wrapEpoch,
  type Answer,
  type Epoch,
  type SigningKey,
} from '../log/index.ts'
import {
  nodePrimitives,
  nodeSealing,
  type FileStore,
  type StoreReader,
  type StoredEntry,
} from '../store/index.ts'
import type { SealedPart } from './append.ts'
import { faceOf, type RecordLine } from './lines.ts'

const random = (length: number) => new Uint8Array(randomBytes(length))

/** The entry of a line with its sealed body, ready for the store. The channel must be there. */
export async function sealLine(
  store: FileStore,
  line: RecordLine,
  part: SealedPart,
  author?: SigningKey,
): Promise<Answer<StoredEntry>> {
  const { channel, id } = line
  const file = await sealForHolders(nodeSealing, part.recipients, part.plain)
  if (!file.ok) return file
  const used = (await store.epochs(channel)).map((one) => Number(one.name.split('.')[0]))
  const epoch: Epoch = { number: Math.max(0, ...used) + 1, key: random(32) }
  const wrapped = await wrapEpoch(nodeSealing, part.recipients, channel, epoch)
  if (!wrapped.ok) return wrapped
  const kept = await store.putEpoch(channel, epoch.number, 'age', wrapped.value)
  if (!kept.ok) return kept
  const plain = { channel, id, face: faceOf(line), body: file.value, ...(author ? { author } : {}) }
  return composeEntry(nodePrimitives, nodeSealing, plain, epoch, random)
}

/** Opens a sealed body with the identities (AGE-SECRET-KEY-1…) of one of its holders. */
export async function openSealed(
  reader: StoreReader,
  channel: string,
  index: number,
  identities: readonly string[],
): Promise<Answer<Uint8Array>> {
  let leaf = new Uint8Array(0)
  for await (const one of reader.read(channel, index, index + 1)) leaf = new Uint8Array(one)
  const entry = parseEntry(leaf)
  if (!entry.ok) return entry
  const { id, body } = entry.value
  const stored = await reader.body(channel, index)
  if (!stored.ok) return stored
  if (!body || !stored.value) return refuse('body-missing', id)
  const epochs: Epoch[] = []
  for (const file of await reader.epochs(channel)) {
    const epoch = await unwrapEpoch(nodeSealing, identities, channel, file.bytes)
    if (epoch.ok) epochs.push(epoch.value)
  }
  const { slot, sealed } = stored.value
  const key = await unwrapKey(nodePrimitives, nodeSealing, epochs, channel, id, slot)
  if (!key.ok) return key
  const opened = await openBody(nodePrimitives, nodeSealing, key.value, channel, id, sealed, body)
  return opened.ok ? openAsHolder(nodeSealing, identities, opened.value) : opened
}
