import type { Answer, LogProblem, NoteSignature, Policy, Sight, OfRecord } from '../log/index.ts'
import type { StoredEntry } from './journal.ts'

/** The newest durable state of a channel. */
export interface Head {
  readonly size: number
  readonly root: Uint8Array
  /** The signed checkpoint, with what cosignatures it has. */
  readonly note: Uint8Array
}

/** What an append answers: where each entry lies, and the head that covers them. */
export interface Appended {
  /** One index for each entry that was handed in; an entry that was there already keeps its old one. */
  readonly indexes: readonly number[]
  readonly head: Head
}

/** What a new channel starts with. */
export interface NewChannel {
  /** 32 random bytes: the seed of the log's signing key. Random where left out. */
  readonly secret?: Uint8Array
  /** Witnesses and quorum; nobody where left out. The log's own key is added. */
  readonly policy?: Omit<Policy, 'logs'>
}

/** A body as it lies: sealed bytes and the slot with its key, which is empty after erasure. */
export interface StoredBody {
  readonly sealed: Uint8Array
  readonly slot: Uint8Array
}

/** A small file beside a log, such as the key of an epoch. Its name is `NUMBER.HASH.age` or `.key`. */
export interface EpochFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What can be read of channels, from a store or from a folder that somebody handed over. */
export interface StoreReader {
  /** Names of the channels, sorted. */
  channels(): Promise<readonly string[]>
  head(channel: string): Promise<Answer<Head>>
  /** Leaves from `from` up to but not including `to`. Throws where the range is not in the log. */
  read(channel: string, from: number, to: number): AsyncGenerator<Uint8Array>
  /** The body of an entry; undefined where it has none. */
  body(channel: string, index: number): Promise<Answer<StoredBody | undefined>>
  /** A sealed file by its SHA-256. */
  get(channel: string, name: string): Promise<Uint8Array | undefined>
  epochs(channel: string): Promise<readonly EpochFile[]>
  /** Who has seen how much, and what is of record under the channel's policy. */
  sights(channel: string): Promise<Answer<{ seen: readonly Sight[]; ofRecord?: OfRecord }>>
}

/**
 * Where channels live. Bytes and channels only; what an entry means is for others. Nothing is
 * acknowledged before it would survive a power cut. Several implementations are possible: a log is one
 * row of head (size, note) compared and set, tiles and bodies are immutable blobs.
 */
export interface Store extends StoreReader {
  create(channel: string, options?: NewChannel): Promise<Answer<Head>>
  /**
   * Adds entries, all or none. With `ifSize` only if the log has exactly that many entries (`head-moved`
   * otherwise: look again and decide again). An entry whose id is there with the same bytes is not added
   * twice; with other bytes it is refused (`entry-id-reused`).
   */
  append(
    channel: string,
    entries: readonly StoredEntry[],
    ifSize?: number,
  ): Promise<Answer<Appended>>
  /** Destroys the wrapped key of a body. The tree does not change. */
  erase(channel: string, index: number): Promise<Answer<void>>
  /** Keeps sealed bytes too large for a body, under their SHA-256 in lower-case hexadecimal. */
  put(channel: string, sealed: Uint8Array): Promise<Answer<string>>
  /** Keeps the key of an epoch as a file: age for recipients, plain for a public channel. */
  putEpoch(
    channel: string,
    number: number,
    form: 'age' | 'key',
    bytes: Uint8Array,
  ): Promise<Answer<string>>
  /** The text of a receipt (tlog-proof) for an entry, in the newest checkpoint. */
  receipt(channel: string, index: number, extra?: Uint8Array): Promise<Answer<string>>
  /** The add-checkpoint request for a witness that last saw `old` entries; also for a file or a QR code. */
  request(channel: string, old: number): Promise<Answer<Uint8Array>>
  /** Takes cosignatures of the checkpoint of `size` entries, whenever they come. */
  cosigned(channel: string, size: number, lines: readonly NoteSignature[]): Promise<Answer<void>>
  /** Writes tiles and checkpoint for all that is acknowledged, for readers of the files. */
  publish(channel?: string): Promise<LogProblem | undefined>
  /** Writes what is left and lets go. What could not be written now is in the journal. */
  close(): Promise<LogProblem | undefined>
}
