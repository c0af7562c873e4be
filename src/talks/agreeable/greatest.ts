// The greatest package: begin with every option, let fall what somebody does not accept, until nothing
// falls any more. From above, not from below: "I if you, you if I" stands, since nothing fells it
// (greatest fixpoint; Heitzig, Games 16(6):58, 2025; Bartoletti and Zunino's circular contracts).
// Each edge is looked at once: linear in the size of the network.
//
// Where a condition says "not", the fall ignores it. What falls is then out of every package; what
// stands may still be out. With no "not" and one option left a clause, what stands is the answer.
import type { Network } from './network.ts'

export interface Greatest {
  /** 1 for every option and gate that stands. */
  readonly stands: Uint8Array
  /** For an option that fell: how many steps of reason it takes, 0 for an outright refusal; else -1. */
  readonly rank: Int32Array
  /** How many options stand. */
  readonly count: number
}

/**
 * `without` names options that are out from the start. Where `denied` is given, "option o is not in"
 * fails for every o with denied[o] = 1; otherwise no "not" ever fails.
 */
export function greatest(
  network: Network,
  without: readonly number[] = [],
  denied?: Uint8Array,
): Greatest {
  const { options, nodes, isOr, childStart, parentStart, parent, refused } = network
  const stands = new Uint8Array(nodes).fill(1)
  const rank = new Int32Array(options).fill(-1)
  // For an or-gate: how many of its children stand. An and-node falls with its first child.
  const left = new Int32Array(nodes)
  for (let v = options; v < nodes; v++)
    if (isOr[v] === 1) left[v] = (childStart[v + 1] as number) - (childStart[v] as number)
  const fallen = new Int32Array(options)
  let tail = 0
  const gates: number[] = []
  const lose = (p: number, next: number) => {
    if (stands[p] === 0) return
    if (isOr[p] === 1) {
      left[p] = (left[p] as number) - 1
      if ((left[p] as number) > 0) return
    }
    stands[p] = 0
    if (p < options) {
      rank[p] = next
      fallen[tail++] = p
    } else gates.push(p)
  }
  // Gates fall in the same step as the option that fells them: only options count as steps.
  const spread = (next: number) => {
    for (let v = gates.pop(); v !== undefined; v = gates.pop()) {
      const end = parentStart[v + 1] as number
      for (let e = parentStart[v] as number; e < end; e++) lose(parent[e] as number, next)
    }
  }
  for (let o = 0; o < options; o++) if (refused[o] === 1) lose(o, 0)
  for (const o of without) lose(o, 0)
  if (denied !== undefined) {
    const { denierStart, denier } = network
    for (let o = 0; o < options; o++)
      if (denied[o] === 1)
        for (let e = denierStart[o] as number; e < (denierStart[o + 1] as number); e++)
          lose(denier[e] as number, 0)
    spread(0)
  }
  for (let head = 0; head < tail; head++) {
    const o = fallen[head] as number
    gates.push(o)
    spread((rank[o] as number) + 1)
  }
  return { stands, rank, count: options - tail }
}
