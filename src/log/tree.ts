// The Merkle tree of RFC 6962 section 2.1: hashes of leaves and nodes, and the right edge of a growing
// tree. The edge is all that appending needs: at most one hash a level.
import { joinBytes } from './bytes.ts'
import type { Primitives } from './primitives.ts'

type Hash = Pick<Primitives, 'sha256'>

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

/** SHA-256(0x00 || entry). */
export function leafHash(hash: Hash, entry: Uint8Array): Uint8Array {
  return hash.sha256(joinBytes(leafPrefix, entry))
}

/** SHA-256(0x01 || left || right). */
export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash.sha256(joinBytes(nodePrefix, left, right))
}

/** The root of a tree without entries. */
export function emptyRoot(hash: Hash): Uint8Array {
  return hash.sha256(new Uint8Array(0))
}

/** The complete subtrees that make up a tree of `size` leaves, largest first. */
export interface Edge {
  readonly size: number
  readonly peaks: readonly Uint8Array[]
}

/** The edge of the empty tree. */
export const emptyEdge: Edge = { size: 0, peaks: [] }

/** The edge after one more leaf. */
export function grow(hash: Hash, edge: Edge, leaf: Uint8Array): Edge {
  const peaks = edge.peaks.slice()
  let node = leaf
  // Like a carry: each set low bit of the old size is a complete subtree that the new leaf completes.
  for (let rest = edge.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = peaks.pop()
    if (!left)
      throw new Error(`an edge of size ${edge.size} needs more than its ${peaks.length} peaks`)
    node = nodeHash(hash, left, node)
  }
  peaks.push(node)
  return { size: edge.size + 1, peaks }
}

/** The root hash of the tree behind an edge. */
export function rootOf(hash: Hash, edge: Edge): Uint8Array {
  let root: Uint8Array | undefined
  for (const peak of edge.peaks.toReversed()) root = root ? nodeHash(hash, peak, root) : peak
  return root ?? emptyRoot(hash)
}

/** The root over leaf hashes, for tiles and tests: MTH of RFC 6962 on hashes instead of entries. */
export function rootOfLeaves(hash: Hash, leaves: readonly Uint8Array[]): Uint8Array {
  let edge = emptyEdge
  for (const leaf of leaves) edge = grow(hash, edge, leaf)
  return rootOf(hash, edge)
}
