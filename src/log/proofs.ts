// Inclusion and consistency proofs: RFC 6962 section 2.1, verified as RFC 9162 sections 2.1.3.2 and
// 2.1.4.2 write it down. Sizes are uint64 on the wire, so verification counts in bigint.
import { sameBytes } from './bytes.ts'
import type { Primitives } from './primitives.ts'
import { emptyRoot, nodeHash } from './tree.ts'

type Hash = Pick<Primitives, 'sha256'>
type Size = number | bigint

/** A complete subtree: 2^level leaves from index × 2^level. */
export interface Node {
  readonly level: number
  readonly index: number
}

/** Does `proof` show that `leaf` (a leaf hash) is at `index` in the tree of `size` with `root`? */
export function includes(
  hash: Hash,
  leaf: Uint8Array,
  index: Size,
  size: Size,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  let position = BigInt(index)
  let last = BigInt(size) - 1n
  if (position < 0n || position > last || leaf.length !== 32 || root.length !== 32) return false
  let node = leaf
  for (const sibling of proof) {
    if (last === 0n || sibling.length !== 32) return false
    if (position % 2n === 1n || position === last) {
      node = nodeHash(hash, sibling, node)
      // A node without a right neighbour moves up unhashed until it has a left one.
      while (position % 2n === 0n && position !== 0n) {
        position /= 2n
        last /= 2n
      }
    } else node = nodeHash(hash, node, sibling)
    position /= 2n
    last /= 2n
  }
  return last === 0n && sameBytes(node, root)
}

/** Does `proof` show that the tree of `newer` leaves extends the one of `older` leaves? */
export function continues(
  hash: Hash,
  older: Size,
  newer: Size,
  proof: readonly Uint8Array[],
  olderRoot: Uint8Array,
  newerRoot: Uint8Array,
): boolean {
  const first = BigInt(older)
  const second = BigInt(newer)
  if (first < 0n || first > second) return false
  if (proof.some((one) => one.length !== 32)) return false
  // Every tree extends the empty one: there is nothing to prove, so a proof of it is refused.
  if (first === 0n && (second > 0n || !sameBytes(olderRoot, emptyRoot(hash)))) return false
  if (first === second) return proof.length === 0 && sameBytes(olderRoot, newerRoot)
  if (proof.length === 0) return false
  let position = first - 1n
  let last = second - 1n
  const power = (first & (first - 1n)) === 0n
  const path = power ? [olderRoot, ...proof] : [...proof]
  while (position % 2n === 1n) {
    position /= 2n
    last /= 2n
  }
  let oldNode = path[0] as Uint8Array
  let newNode = oldNode
  for (const sibling of path.slice(1)) {
    if (last === 0n) return false
    if (position % 2n === 1n || position === last) {
      oldNode = nodeHash(hash, sibling, oldNode)
      newNode = nodeHash(hash, sibling, newNode)
      while (position % 2n === 0n && position !== 0n) {
        position /= 2n
        last /= 2n
      }
    } else newNode = nodeHash(hash, newNode, sibling)
    position /= 2n
    last /= 2n
  }
  return last === 0n && sameBytes(oldNode, olderRoot) && sameBytes(newNode, newerRoot)
}

/** The largest power of two below `size` (size > 1). */
function split(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

/** A proof to be built: each step is one hash, made of the complete subtrees it joins, left to right. */
export type ProofPlan = readonly (readonly Node[])[]

/** The complete subtrees that cover the leaves [from, to), largest first; `from` is aligned to them. */
export function coverOf(from: number, to: number): Node[] {
  const nodes: Node[] = []
  let at = from
  while (at < to) {
    let level = 0
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level++
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** Which nodes an inclusion proof of `index` in a tree of `size` needs (PATH of RFC 6962 2.1.1). */
export function planInclusion(index: number, size: number): ProofPlan {
  if (!(index >= 0 && index < size)) throw new Error(`no entry ${index} in a tree of ${size}`)
  const steps: Node[][] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + split(to - from)
    if (index < middle) {
      steps.unshift(coverOf(middle, to))
      to = middle
    } else {
      steps.unshift(coverOf(from, middle))
      from = middle
    }
  }
  return steps
}

/** Which nodes a consistency proof from `older` to `newer` needs (PROOF of RFC 6962 2.1.2). */
export function planConsistency(older: number, newer: number): ProofPlan {
  if (!(older >= 0 && older <= newer)) throw new Error(`no proof from ${older} to ${newer}`)
  if (older === 0 || older === newer) return []
  const steps: Node[][] = []
  let from = 0
  let to = newer
  let whole = true
  while (older !== to) {
    const middle = from + split(to - from)
    if (older <= middle) {
      steps.unshift(coverOf(middle, to))
      to = middle
    } else {
      steps.unshift(coverOf(from, middle))
      from = middle
      whole = false
    }
  }
  if (!whole) steps.unshift(coverOf(from, to))
  return steps
}

/** The hashes of a planned proof, given the hash of any complete subtree. */
export function buildProof(
  hash: Hash,
  plan: ProofPlan,
  hashOf: (node: Node) => Uint8Array,
): Uint8Array[] {
  return plan.map((nodes) =>
    nodes.map(hashOf).reduceRight((right, left) => nodeHash(hash, left, right)),
  )
}
