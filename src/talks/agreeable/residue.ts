// What is left to search. From above: what fell is out of every package. From below: an option is
// certain if it stands, rivals nobody (no other option of its clause, no "unless" against it) and needs
// only what is certain; adding all of them to an acceptable package leaves it acceptable, so they are
// in every best one. Between the two lies the residue, cut into parts that do not touch each other.
import { greatest } from './greatest.ts'
import { FALSE, NetworkBuilder, TRUE, type Network } from './network.ts'

export interface Residue {
  /** 1: in every best package, 0: in no acceptable one (or below a higher step that is), -1: undecided. */
  readonly fixed: Int8Array
  /** For options that fell: steps of reason, else -1. */
  readonly rank: Int32Array
  /** What stands from above. */
  readonly stands: Uint8Array
  /** False if no package at all can be signed. */
  readonly signable: boolean
  /** Independent parts, each a network of its own with the option indices of the whole. */
  readonly parts: readonly Part[]
}

export interface Part {
  readonly network: Network
  readonly options: Int32Array
}

/** Decides what can be decided in linear time. */
export function residueOf(network: Network): Residue {
  const { options, demands } = network
  const barred = demands.flatMap((literal) =>
    (literal & 1) === 1 && literal > 0 ? [literal >> 1] : [],
  )
  const upper = greatest(network, barred)
  const { stands, rank } = upper
  const signable = demands.every(
    (literal) => literal >= 0 && ((literal & 1) === 1 || stands[literal >> 1] === 1),
  )
  const contended = contendedOptions(network, stands)
  const fixed = new Int8Array(options).fill(-1)
  for (let o = 0; o < options; o++) if (stands[o] === 0) fixed[o] = 0
  if (!signable) return { fixed, rank, stands, signable, parts: [] }
  const certain = greatest(
    network,
    [...barred, ...contended.rivals, ...contended.lower],
    stands,
  ).stands
  for (let o = 0; o < options; o++) if (certain[o] === 1) fixed[o] = 1
  for (const o of contended.lower) {
    let top = o
    for (let up = network.above[o] as number; up >= 0; up = network.above[up] as number)
      if (stands[up] === 1) top = up
    if (fixed[top] === 1) fixed[o] = 0
  }
  return { fixed, rank, stands, signable, parts: partsOf(network, stands, fixed) }
}

/** Standing options that some other standing option or "unless" stands against, and lower steps of ladders. */
export function contendedOptions(
  network: Network,
  stands: Uint8Array,
): { rivals: number[]; lower: number[] } {
  const { options, clauseOf, denierStart, denier, above } = network
  const rivals: number[] = []
  const lower: number[] = []
  const denied = (o: number) => {
    for (let e = denierStart[o] as number; e < (denierStart[o + 1] as number); e++)
      if (stands[denier[e] as number] === 1) return true
    return false
  }
  for (let start = 0; start < options;) {
    let end = start
    const standing: number[] = []
    while (end < options && clauseOf[end] === clauseOf[start]) {
      if (stands[end] === 1) standing.push(end)
      end += 1
    }
    const top = standing.at(-1)
    const ladder = end - start > 1 && (above[start] as number) >= 0
    if (
      standing.length > 1 &&
      ladder &&
      top !== undefined &&
      lifts(network, stands, top, standing)
    ) {
      // The highest step serves wherever a lower one would, and counts more.
      lower.push(...standing.slice(0, -1))
      if (denied(top)) rivals.push(top)
    } else if (standing.length > 1) rivals.push(...standing)
    else if (top !== undefined && denied(top)) rivals.push(top)
    start = end
  }
  return { rivals, lower }
}

/** True if every gate that a lower step supports is supported by the highest one too. */
function lifts(
  network: Network,
  stands: Uint8Array,
  top: number,
  standing: readonly number[],
): boolean {
  const { isOr, parentStart, parent } = network
  const lifted = new Set<number>()
  const demanded = network.demands.map((literal) => literal >> 1)
  const climb = [top]
  for (let v = climb.pop(); v !== undefined; v = climb.pop())
    for (let e = parentStart[v] as number; e < (parentStart[v + 1] as number); e++) {
      const p = parent[e] as number
      if (isOr[p] === 0 || lifted.has(p)) continue
      lifted.add(p)
      climb.push(p)
    }
  return standing.every((o) => {
    if (o === top) return true
    if (demanded.includes(o)) return false
    for (let e = parentStart[o] as number; e < (parentStart[o + 1] as number); e++) {
      const p = parent[e] as number
      if (stands[p] === 1 && !lifted.has(p)) return false
    }
    return true
  })
}

function partsOf(network: Network, stands: Uint8Array, fixed: Int8Array): Part[] {
  const { options, nodes, childStart, child, clauseOf, demands } = network
  if (!fixed.includes(-1)) return []
  const value = (literal: number): number => {
    const node = literal >> 1
    if ((literal & 1) === 1) return fixed[node] === 0 ? TRUE : fixed[node] === 1 ? FALSE : literal
    if (node < options) return fixed[node] === 1 ? TRUE : fixed[node] === 0 ? FALSE : literal
    return stands[node] === 1 ? (folded[node] as number) : FALSE
  }
  // Gates refer only to earlier gates: one pass folds what is known into them.
  const folded = new Int32Array(nodes)
  const set = new Sets(nodes)
  for (let v = options; v < nodes; v++) {
    if (stands[v] === 0) continue
    const or = network.isOr[v] === 1
    let rest = 0
    let absorbed = false
    for (let e = childStart[v] as number; e < (childStart[v + 1] as number); e++) {
      const literal = value(child[e] as number)
      if (literal === (or ? TRUE : FALSE)) absorbed = true
      else if (literal >= 0) rest += 1
    }
    folded[v] = absorbed ? (or ? TRUE : FALSE) : rest === 0 ? (or ? FALSE : TRUE) : v * 2
    if (folded[v] !== v * 2) continue
    for (let e = childStart[v] as number; e < (childStart[v + 1] as number); e++) {
      const literal = value(child[e] as number)
      if (literal >= 0) set.join(v, literal >> 1)
    }
  }
  let last = -1
  for (let o = 0; o < options; o++) {
    if (fixed[o] !== -1) continue
    if (last >= 0 && clauseOf[last] === clauseOf[o]) set.join(last, o)
    last = o
    for (let e = childStart[o] as number; e < (childStart[o + 1] as number); e++) {
      const literal = value(child[e] as number)
      if (literal >= 0) set.join(o, literal >> 1)
    }
  }
  const members = new Map<number, number[]>()
  for (let v = 0; v < nodes; v++) {
    if (v < options ? fixed[v] !== -1 : stands[v] === 0 || folded[v] !== v * 2) continue
    const root = set.root(v)
    const list = members.get(root)
    if (list === undefined) members.set(root, [v])
    else list.push(v)
  }
  const wanted = demands.map(value).filter((literal) => literal !== TRUE)
  return [...members.values()]
    .filter((list) => (list[0] as number) < options)
    .map((list) => partOf(network, list, value, wanted))
}

/** A network of its own over the nodes listed, rising; `value` folds what is known. */
function partOf(
  network: Network,
  list: readonly number[],
  value: (literal: number) => number,
  wanted: readonly number[],
): Part {
  const { options, childStart, child, clauseOf, weight, isOr, above } = network
  const own = list.filter((v) => v < options)
  const place = new Map(own.map((o, i) => [o, i * 2]))
  let clause = -1
  const clauses = own.map((o, i) => {
    if (i === 0 || clauseOf[o] !== clauseOf[own[i - 1] as number]) clause += 1
    return clause
  })
  const builder = new NetworkBuilder(
    Int32Array.from(clauses),
    Float64Array.from(own, (o) => weight[o] as number),
  )
  const moved = (raw: number): number => {
    const literal = value(raw)
    if (literal < 0) return literal
    const at = place.get(literal >> 1)
    if (at === undefined) throw new Error(`node ${literal >> 1} is not in its part`)
    return at < 0 ? at : at + (literal & 1)
  }
  const children = (v: number) =>
    Array.from(child.subarray(childStart[v] as number, childStart[v + 1] as number), moved)
  for (const v of list)
    if (v >= options) place.set(v, builder.gate(isOr[v] === 1 ? 'or' : 'and', children(v)))
  own.forEach((o, i) => {
    for (const literal of children(o)) builder.need(i, literal)
    for (let up = above[o] as number; up >= 0; up = above[up] as number) {
      const at = place.get(up)
      if (at === undefined) continue
      builder.step(i, at >> 1)
      break
    }
  })
  for (const literal of wanted) if (place.has(literal >> 1)) builder.demand(moved(literal))
  return { network: builder.build(), options: Int32Array.from(own) }
}

/** Sets that are joined and never parted (union by path halving). */
class Sets {
  private readonly up: Int32Array
  constructor(size: number) {
    this.up = Int32Array.from({ length: size }, (_, i) => i)
  }

  root(v: number): number {
    const { up } = this
    let at = v
    while (up[at] !== at) {
      up[at] = up[up[at] as number] as number
      at = up[at] as number
    }
    return at
  }

  join(a: number, b: number): void {
    const x = this.root(a)
    const y = this.root(b)
    // The smaller index leads: the same parts in the same order on every machine.
    if (x < y) this.up[y] = x
    else this.up[x] = y
  }
}
