// Opening a channel: what was signed last, what the tiles hold, what the journal adds. Whatever is not
// as it was left is a problem that names the file; nothing is repaired by guessing.
import {
  bodiesPath,
  bundlePath,
  folderOfChannel,
  good,
  grow,
  indexOfPath,
  indexPath,
  leafHash,
  logFolder,
  openCheckpoint,
  parseBundle,
  parseFrames,
  parseSigningKey,
  refuse,
  rootOf,
  sameBytes,
  textOf,
  tilePath,
  tileWidth,
  verifierOf,
  widthAt,
  type Answer,
  type Edge,
  type OpenedCheckpoint,
  type Primitives,
  type SigningKey,
  type VerifierKey,
} from '../log/index.ts'
import type { Disk } from './disk.ts'
import { parseJournal, type JournalRecord } from './journal.ts'
import { edgeOfRows, nothingPublished, type PendingEntry, type Published } from './published.ts'

/** The private folder of a channel: its signing key, its last checkpoint, its journal. */
export function privateFolder(channel: string): string {
  return `private/logs/${folderOfChannel(channel)}`
}

/** A channel as it was found. */
export interface Recovered {
  readonly key: SigningKey
  readonly published: Published
  readonly edge: Edge
  readonly pending: readonly PendingEntry[]
  readonly note: Uint8Array
  /** Journal files that were read, in order. */
  readonly journals: readonly string[]
  /** Entries whose keys were being destroyed when the last run ended. */
  readonly erasures: readonly number[]
}

/** Reads the signing key of a channel. */
export async function readKey(
  disk: Disk,
  primitives: Primitives,
  channel: string,
): Promise<Answer<SigningKey>> {
  const path = `${privateFolder(channel)}/key`
  const bytes = await disk.read(path)
  if (!bytes) return refuse('signing-key-missing', path)
  const key = parseSigningKey(primitives, textOf(bytes) ?? '')
  return key.ok ? key : refuse('key-form', path)
}

/** Opens a channel whose key is here. */
export async function recover(
  disk: Disk,
  primitives: Primitives,
  channel: string,
): Promise<Answer<Recovered>> {
  const key = await readKey(disk, primitives, channel)
  if (!key.ok) return key
  const own = [verifierOf(key.value)]
  const mine = await checkpointAt(disk, primitives, own, `${privateFolder(channel)}/checkpoint`)
  if (!mine.ok) return mine
  const theirs = await checkpointAt(disk, primitives, own, `${logFolder(channel)}/checkpoint`)
  if (!theirs.ok) return theirs
  // The private one is written first, so it is the newer unless the private folder was put back.
  const ahead = (theirs.value?.size ?? -1) > (mine.value?.size ?? -1)
  const last = ahead ? theirs.value : mine.value
  if (!last) return refuse('checkpoint-missing', `${logFolder(channel)}/checkpoint`)
  const files = await readPublished(disk, primitives, channel, last)
  if (!files.ok) {
    // The tiles do not reach the checkpoint that was signed: the folder is older than its signature.
    const older = theirs.value && theirs.value.size < last.size
    return older
      ? refuse('behind-own-checkpoint', logFolder(channel), {
          size: theirs.value?.size ?? 0,
          signed: last.size,
        })
      : files
  }
  const published = files.value
  const applied = await applyJournals(disk, primitives, channel, own, published)
  if (!applied.ok) return applied
  const { edge, pending, journals } = applied.value
  const fromFiles = ahead || mine.value === undefined ? last.noteBytes : mine.value.noteBytes
  const note = applied.value.note ?? fromFiles
  const seen = await disk.read(`${privateFolder(channel)}/ahead`)
  if (seen) {
    const witnessed = openCheckpoint(primitives, own, seen)
    if (witnessed.ok && witnessed.value.size > edge.size)
      return refuse('behind-witness', logFolder(channel), {
        size: edge.size,
        witnessed: witnessed.value.size,
      })
  }
  const erasures = (await disk.names(privateFolder(channel)))
    .filter((name) => /^erasing\.\d+$/.test(name))
    .map((name) => Number(name.slice(8)))
  return good({ key: key.value, published, edge, pending, note, journals, erasures })
}

/** What the journal adds to what is in tiles. */
export interface Applied {
  readonly edge: Edge
  readonly root: Uint8Array
  readonly pending: readonly PendingEntry[]
  /** The checkpoint of the last record; undefined where no record adds anything. */
  readonly note: Uint8Array | undefined
  readonly journals: readonly string[]
}

/** Reads the journal over what is in tiles. */
export async function applyJournals(
  disk: Disk,
  primitives: Primitives,
  channel: string,
  keys: readonly VerifierKey[],
  published: Published,
): Promise<Answer<Applied>> {
  let edge = edgeOfRows(primitives, published.rows)
  let note: Uint8Array | undefined
  const pending: PendingEntry[] = []
  const journals = await journalFiles(disk, channel)
  for (const path of journals) {
    const read = parseJournal(primitives, (await disk.read(path)) ?? new Uint8Array(0))
    if (read.rest === 'damaged') return refuse('journal-damaged', path, { at: read.length })
    for (const record of read.records) {
      if (record.start + record.entries.length <= published.size) continue
      if (record.start !== edge.size)
        return refuse('journal-damaged', path, { start: record.start, size: edge.size })
      const applied = applyRecord(primitives, keys, edge, record)
      if (!applied.ok) return refuse('journal-damaged', path, { start: record.start })
      edge = applied.value.edge
      note = record.note
      pending.push(...applied.value.entries)
    }
  }
  return good({ edge, root: rootOf(primitives, edge), pending, note, journals })
}

/** Bundles that one unfinished publication can have begun: what a journal holds at most. */
const bundlesAhead = 80

/**
 * Removes partial tiles and bundles beyond `size`, left by a publication that was broken off: what comes at
 * their places may be other entries. Those of `kept` sizes stay, because a checkpoint may refer to them.
 */
export async function removeAhead(
  disk: Disk,
  channel: string,
  size: number,
  kept: readonly number[],
): Promise<void> {
  for (const kind of ['entries', '0', '1', '2', '3']) {
    const level = kind === 'entries' ? 0 : Number(kind)
    const first = Math.floor(size / tileWidth ** (level + 1))
    const root = `${logFolder(channel)}/tile/${kind}`
    const parentOf = (index: number) => indexPath(index).split('/').slice(0, -1)
    const parents = [first, first + bundlesAhead].map((index) => parentOf(index).join('/'))
    for (const parent of new Set(parents))
      for (const folder of await disk.folderNames(join(root, parent))) {
        const path = join(parent, folder)
        const index = path.endsWith('.p') ? indexOfPath(path.slice(0, -2)) : undefined
        if (index === undefined || index < first) continue
        for (const name of await disk.names(join(root, path))) {
          const width = Number(name)
          const wanted =
            width <= widthAt(size, level, index) ||
            kept.some((one) => width === widthAt(one, level, index))
          if (!wanted) await disk.files.remove(join(root, path, name))
        }
      }
  }
}

/** A path of its parts; empty ones are left out. */
function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('/')
}

/** Journal files of a channel in the order they were written. */
export async function journalFiles(disk: Disk, channel: string): Promise<string[]> {
  const folder = privateFolder(channel)
  const names = (await disk.names(folder)).filter((name) => /^journal\.\d+\.\d+$/.test(name))
  const numbers = (name: string) => name.split('.').slice(1).map(Number) as [number, number]
  return names
    .sort((a, b) => numbers(a)[0] - numbers(b)[0] || numbers(a)[1] - numbers(b)[1])
    .map((name) => `${folder}/${name}`)
}

interface ReadCheckpoint extends OpenedCheckpoint {
  readonly noteBytes: Uint8Array
}

async function checkpointAt(
  disk: Disk,
  primitives: Primitives,
  keys: readonly VerifierKey[],
  path: string,
): Promise<Answer<ReadCheckpoint | undefined>> {
  const bytes = await disk.read(path)
  if (!bytes) return good(undefined)
  const opened = openCheckpoint(primitives, keys, bytes)
  return opened.ok
    ? good({ ...opened.value, noteBytes: bytes })
    : refuse(opened.problem.code, path, opened.problem.data)
}

/** The right edge as tiles and bundles hold it, checked against a checkpoint. */
export async function readPublished(
  disk: Disk,
  primitives: Primitives,
  channel: string,
  checkpoint: { readonly size: number; readonly root: Uint8Array },
): Promise<Answer<Published>> {
  const { size, root } = checkpoint
  const folder = logFolder(channel)
  if (size === 0) return good(nothingPublished)
  const either = async (path: string) =>
    (await disk.read(`${folder}/${path}`)) ??
    (await disk.read(`${folder}/${path.replace(/\.p\/\d+$/, '')}`))
  const rows: Uint8Array[][] = []
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / tileWidth)) {
    const width = count % tileWidth
    const row: Uint8Array[] = []
    rows.push(row)
    if (width === 0) continue
    const path = tilePath({ level, index: Math.floor(count / tileWidth), width })
    const bytes = await either(path)
    if (!bytes) return refuse('tile-missing', `${folder}/${path}`)
    if (bytes.length < 32 * width) return refuse('tile-wrong', `${folder}/${path}`)
    for (let i = 0; i < width; i++) row.push(bytes.slice(32 * i, 32 * i + 32))
  }
  if (!sameBytes(rootOf(primitives, edgeOfRows(primitives, rows)), root))
    return refuse('checkpoint-root', `${folder}/checkpoint`, { size })
  const width = size % tileWidth
  if (width === 0) return good({ size, rows, leaves: [], bodiesLength: 0 })
  const n = Math.floor(size / tileWidth)
  const path = bundlePath(n, width)
  const bytes = await either(path)
  if (!bytes) return refuse('bundle-missing', `${folder}/${path}`)
  const leaves = parseBundle(bytes)?.slice(0, width) ?? []
  for (let i = 0; i < width; i++) {
    const leaf = leaves[i]
    const hash = rows[0]?.[i]
    if (!leaf || !hash || !sameBytes(leafHash(primitives, leaf), hash))
      return refuse('bundle-wrong', `${folder}/${path}`, { entry: n * tileWidth + i })
  }
  const bodies = (await disk.read(bodiesPath(channel, n))) ?? new Uint8Array(0)
  const frames = parseFrames(bodies, width)
  if (frames.bodies.length < width)
    return refuse('body-missing', bodiesPath(channel, n), {
      entry: n * tileWidth + frames.bodies.length,
    })
  return good({ size, rows, leaves, bodiesLength: frames.length })
}

function applyRecord(
  primitives: Primitives,
  keys: readonly VerifierKey[],
  from: Edge,
  record: JournalRecord,
): Answer<{ edge: Edge; entries: PendingEntry[] }> {
  const opened = openCheckpoint(primitives, keys, record.note)
  if (!opened.ok) return opened
  let edge = from
  const entries = record.entries.map((entry) => {
    const hash = leafHash(primitives, entry.leaf)
    edge = grow(primitives, edge, hash)
    return { ...entry, hash }
  })
  if (opened.value.size !== edge.size || !sameBytes(opened.value.root, rootOf(primitives, edge)))
    return refuse('checkpoint-root')
  return good({ edge, entries })
}
