// What lies in tiles and bundles, as far as the next write needs it, and which writes the next entries
// lead to. Pure but for hashing.
import {
  bigEndian,
  bodiesPath,
  bundlePath,
  emptyEdge,
  grow,
  indexPath,
  joinBytes,
  logFolder,
  printBundle,
  rootOfLeaves,
  slotSize,
  slotsPath,
  tilePath,
  tileWidth,
  type Edge,
  type Primitives,
} from '../log/index.ts'
import type { StoredEntry } from './journal.ts'

type Hash = Pick<Primitives, 'sha256'>

/** The right edge of what the files hold. */
export interface Published {
  readonly size: number
  /** Hashes of the partial tile of each level; empty where the level ends with a full tile. */
  readonly rows: readonly (readonly Uint8Array[])[]
  /** Leaves of the partial bundle. */
  readonly leaves: readonly Uint8Array[]
  /** Bytes of the partial file of bodies. */
  readonly bodiesLength: number
}

/** Nothing. */
export const nothingPublished: Published = { size: 0, rows: [], leaves: [], bodiesLength: 0 }

/** An entry with its leaf hash, acknowledged but not yet in tiles. */
export interface PendingEntry extends StoredEntry {
  readonly hash: Uint8Array
}

/** A write: a whole immutable file, or a part of one at a place. */
export interface FileWrite {
  readonly path: string
  /** Where a part begins; undefined for a whole file. */
  readonly at?: number
  readonly bytes: Uint8Array
}

/** The writes that take files from one state to the next. */
export interface PublishPlan {
  readonly writes: readonly FileWrite[]
  /** Folders of partial tiles whose full tile is among the writes: to be emptied afterwards. */
  readonly superseded: readonly string[]
  readonly next: Published
}

/** The edge of the tree behind rows: each row is a run of complete subtrees, the highest level first. */
export function edgeOfRows(hash: Hash, rows: readonly (readonly Uint8Array[])[]): Edge {
  let size = 0
  const peaks: Uint8Array[] = []
  for (const [level, row] of [...rows.entries()].reverse()) {
    const edge = row.reduce((sum, one) => grow(hash, sum, one), emptyEdge)
    size += row.length * tileWidth ** level
    peaks.push(...edge.peaks)
  }
  return { size, peaks }
}

/** What to write so that the files hold these entries too. */
export function planPublish(
  hash: Hash,
  channel: string,
  from: Published,
  pending: readonly PendingEntry[],
): PublishPlan {
  const folder = logFolder(channel)
  const writes: FileWrite[] = []
  const superseded: string[] = []
  const rows = from.rows.map((row) => row.slice())
  const changed = new Set<number>()
  let leaves = from.leaves.slice()
  let size = from.size
  let bodiesLength = from.bodiesLength
  let slots: Uint8Array[] = []
  let frames: Uint8Array[] = []
  const flushParts = (n: number, end: number) => {
    if (slots.length === 0) return
    const at = (end - slots.length) * slotSize
    writes.push({ path: slotsPath(channel, n), at, bytes: joinBytes(...slots) })
    const bytes = joinBytes(...frames)
    writes.push({ path: bodiesPath(channel, n), at: bodiesLength, bytes })
    bodiesLength += bytes.length
    slots = []
    frames = []
  }
  const lift = (level: number, one: Uint8Array, index: number) => {
    const row = (rows[level] ??= [])
    row.push(one)
    changed.add(level)
    if (row.length < tileWidth) return
    writes.push({
      path: `${folder}/${tilePath({ level, index, width: tileWidth })}`,
      bytes: joinBytes(...row),
    })
    superseded.push(`${folder}/tile/${level}/${indexPath(index)}.p`)
    rows[level] = []
    lift(level + 1, rootOfLeaves(hash, row), Math.floor(index / tileWidth))
  }
  for (const entry of pending) {
    const n = Math.floor(size / tileWidth)
    leaves.push(entry.leaf)
    slots.push(entry.slot ?? new Uint8Array(slotSize))
    const sealed = entry.sealed ?? new Uint8Array(0)
    frames.push(bigEndian(sealed.length, 4), sealed)
    lift(0, entry.hash, n)
    size++
    if (leaves.length < tileWidth) continue
    writes.push({ path: `${folder}/${bundlePath(n, tileWidth)}`, bytes: printBundle(leaves) })
    superseded.push(`${folder}/tile/entries/${indexPath(n)}.p`)
    flushParts(n, tileWidth)
    leaves = []
    bodiesLength = 0
  }
  if (leaves.length > 0 && pending.length > 0) {
    const n = Math.floor(size / tileWidth)
    writes.push({ path: `${folder}/${bundlePath(n, leaves.length)}`, bytes: printBundle(leaves) })
    flushParts(n, leaves.length)
  }
  for (const level of changed) {
    const row = rows[level] ?? []
    if (row.length === 0) continue
    const index = Math.floor(size / tileWidth ** (level + 1))
    const tile = { level, index, width: row.length }
    writes.push({ path: `${folder}/${tilePath(tile)}`, bytes: joinBytes(...row) })
  }
  return { writes, superseded, next: { size, rows, leaves, bodiesLength } }
}
