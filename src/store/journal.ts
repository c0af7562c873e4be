// The journal: one record a batch, written and synced before anything is acknowledged. It is the only
// file on the way of an append; tiles are written from it afterwards. A record carries the signed
// checkpoint too, so that nothing can be signed that is not also on the disk.
import {
  bigEndian,
  bytesOf,
  joinBytes,
  sameBytes,
  slotSize,
  type Primitives,
} from '../log/index.ts'

/** An entry as it is stored: its leaf, its sealed body, the slot with the body's key. */
export interface StoredEntry {
  readonly leaf: Uint8Array
  readonly sealed?: Uint8Array
  readonly slot?: Uint8Array
}

/** A batch. */
export interface JournalRecord {
  /** Entries in the log before this batch. */
  readonly start: number
  /** The signed checkpoint after it. */
  readonly note: Uint8Array
  readonly entries: readonly StoredEntry[]
}

const magic = bytesOf('TJ01')
const headLength = 40

function withLength(bytes: Uint8Array): Uint8Array {
  return joinBytes(bigEndian(bytes.length, 4), bytes)
}

/** The bytes of a record: magic, length, SHA-256, payload. */
export function printRecord(
  primitives: Pick<Primitives, 'sha256'>,
  record: JournalRecord,
): Uint8Array {
  const none = new Uint8Array(0)
  const payload = joinBytes(
    bigEndian(record.start, 8),
    bigEndian(record.entries.length, 4),
    withLength(record.note),
    ...record.entries.flatMap((entry) => [
      withLength(entry.leaf),
      withLength(entry.sealed ?? none),
      entry.slot ?? new Uint8Array(slotSize),
    ]),
  )
  return joinBytes(magic, bigEndian(payload.length, 4), primitives.sha256(payload), payload)
}

/** What was found in a journal file. */
export interface ReadJournal {
  readonly records: readonly JournalRecord[]
  /** Bytes of the whole records at the beginning. */
  readonly length: number
  /** What follows them: nothing, an unfinished write, or damage in the middle of whole records. */
  readonly rest: 'nothing' | 'unfinished' | 'damaged'
}

/** Reads a journal file as far as it is whole. */
export function parseJournal(
  primitives: Pick<Primitives, 'sha256'>,
  bytes: Uint8Array,
): ReadJournal {
  const records: JournalRecord[] = []
  let at = 0
  while (at < bytes.length) {
    const end = recordEnd(bytes, at)
    const record = end === undefined ? undefined : parseRecord(primitives, bytes.subarray(at, end))
    if (end === undefined || !record) {
      // A torn write is the last thing in a file; whole records behind a bad one mean damage.
      const behind = end !== undefined && end < bytes.length && recordEnd(bytes, end) !== undefined
      return { records, length: at, rest: behind ? 'damaged' : 'unfinished' }
    }
    records.push(record)
    at = end
  }
  return { records, length: at, rest: 'nothing' }
}

function recordEnd(bytes: Uint8Array, at: number): number | undefined {
  if (at + headLength > bytes.length) return undefined
  if (!sameBytes(bytes.subarray(at, at + 4), magic)) return undefined
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at + 4)
  const end = at + headLength + length
  return end <= bytes.length ? end : undefined
}

function parseRecord(
  primitives: Pick<Primitives, 'sha256'>,
  bytes: Uint8Array,
): JournalRecord | undefined {
  const payload = bytes.subarray(headLength)
  if (!sameBytes(primitives.sha256(payload), bytes.subarray(8, headLength))) return undefined
  const view = new DataView(payload.buffer, payload.byteOffset, payload.length)
  let at = 12
  const next = () => {
    const length = view.getUint32(at)
    at += 4 + length
    return payload.slice(at - length, at)
  }
  const note = next()
  const entries: StoredEntry[] = []
  for (let i = 0; i < view.getUint32(8); i++) {
    const leaf = next()
    const sealed = next()
    const slot = payload.slice(at, at + slotSize)
    at += slotSize
    const body = sealed.length > 0 ? { sealed } : {}
    entries.push({ leaf, ...body, ...(slot.some((byte) => byte !== 0) ? { slot } : {}) })
  }
  return { start: Number(view.getBigUint64(0)), note, entries }
}
