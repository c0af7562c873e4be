// Tiles and entry bundles: c2sp.org/tlog-tiles. A tile is 256 hashes of one level of the tree; level L
// of tiles is level 8 × L of the tree. A bundle holds the entries under one tile of level 0.
import { joinBytes, uint16At } from './bytes.ts'
import type { Primitives } from './primitives.ts'
import type { Node } from './proofs.ts'
import { rootOfLeaves } from './tree.ts'

type Hash = Pick<Primitives, 'sha256'>

/** Hashes in a full tile, entries in a full bundle. */
export const tileWidth = 256
/** Longest entry in bytes: its length is a uint16. */
export const longestEntry = 65_535

/** A tile: level of tiles, its index there, and how many hashes it holds (1 to 256). */
export interface Tile {
  readonly level: number
  readonly index: number
  readonly width: number
}

/** `x001/x234/067` for 1234067: three digits a path element, all but the last after an x. */
export function indexPath(index: number): string {
  let path = String(index % 1000).padStart(3, '0')
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`
  return path
}

/** The number that `indexPath` wrote; undefined for anything else. */
export function indexOfPath(path: string): number | undefined {
  if (!/^(x\d{3}\/)*\d{3}$/.test(path)) return undefined
  const index = Number(path.replaceAll('x', '').replaceAll('/', ''))
  return Number.isSafeInteger(index) && indexPath(index) === path ? index : undefined
}

/** Path of a tile below the log's folder, `tile/0/000` or `tile/0/000.p/7`. */
export function tilePath(tile: Tile): string {
  return `tile/${tile.level}/${indexPath(tile.index)}${partial(tile.width)}`
}

/** Path of the entries under a tile of level 0. */
export function bundlePath(index: number, width: number): string {
  return `tile/entries/${indexPath(index)}${partial(width)}`
}

function partial(width: number): string {
  if (!(width >= 1 && width <= tileWidth)) throw new Error(`a tile is not ${width} wide`)
  return width === tileWidth ? '' : `.p/${width}`
}

/** How many hashes tile `index` of a level holds in a tree of `size`: 0 to 256. */
export function widthAt(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / tileWidth ** level)
  return Math.max(0, Math.min(tileWidth, hashes - index * tileWidth))
}

/** All tiles of a tree of `size`, level by level, left to right. */
export function* tilesOf(size: number): Generator<Tile> {
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / tileWidth))
    for (let index = 0; index * tileWidth < hashes; index++)
      yield { level, index, width: Math.min(tileWidth, hashes - index * tileWidth) }
}

/** The tile that a node's hash is computed from, in a tree of `size` that has the node whole. */
export function tileOf(node: Node, size: number): Tile {
  const level = Math.floor(node.level / 8)
  const first = node.index * 2 ** (node.level % 8)
  const index = Math.floor(first / tileWidth)
  return { level, index, width: widthAt(size, level, index) }
}

/** The hash of a node, out of the bytes of its tile; undefined where the tile is too short. */
export function nodeInTile(hash: Hash, node: Node, tile: Uint8Array): Uint8Array | undefined {
  const width = 2 ** (node.level % 8)
  const first = (node.index * width) % tileWidth
  if (tile.length < 32 * (first + width)) return undefined
  const hashes: Uint8Array[] = []
  for (let i = first; i < first + width; i++) hashes.push(tile.subarray(32 * i, 32 * i + 32))
  return rootOfLeaves(hash, hashes)
}

/** The entries, each after its length as a big-endian uint16. Throws on an entry above 65,535 bytes. */
export function printBundle(entries: readonly Uint8Array[]): Uint8Array {
  return joinBytes(
    ...entries.flatMap((entry) => {
      if (entry.length > longestEntry)
        throw new Error(`an entry of ${entry.length} bytes is longer than ${longestEntry}`)
      return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]
    }),
  )
}

/** The entries of a bundle; undefined where lengths and bytes do not fit. */
export function parseBundle(bytes: Uint8Array): Uint8Array[] | undefined {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    const length = uint16At(bytes, at)
    if (length === undefined || at + 2 + length > bytes.length) return undefined
    entries.push(bytes.subarray(at + 2, at + 2 + length))
    at += 2 + length
  }
  return entries
}
