// The needs of all parties as one and-or graph in flat arrays. An option stands for "all that every
// party needs of it"; who needs it is left out on purpose: no result can hang on it.
//
// Nodes: 0 … options-1 are options (and-nodes over their needs), the rest are gates. A literal is
// node × 2, or option × 2 + 1 for "this option is not in". Gates are never negated.

/** Literals that are known from the start. */
export const TRUE = -1
export const FALSE = -2

export interface Network {
  readonly options: number
  readonly nodes: number
  /** Clause of each option, rising from 0. */
  readonly clauseOf: Int32Array
  /** What each option counts, at least 1. */
  readonly weight: Float64Array
  /** 1 for an or-gate. */
  readonly isOr: Uint8Array
  /** Children literals of node v: child[childStart[v] … childStart[v+1]). */
  readonly childStart: Int32Array
  readonly child: Int32Array
  /** Nodes that use option or gate v as it is, and those that use "v is not in" (options only). */
  readonly parentStart: Int32Array
  readonly parent: Int32Array
  readonly denierStart: Int32Array
  readonly denier: Int32Array
  /** Options that somebody refuses outright. */
  readonly refused: Uint8Array
  /** Literals that must hold for any package to be signed; FALSE if one never can. */
  readonly demands: readonly number[]
  /** Next higher step of the same ladder, or -1. */
  readonly above: Int32Array
}

/** Builds a network. Options first, then gates from the leaves up, needs at any time. */
export class NetworkBuilder {
  private readonly clauseOf: Int32Array
  private readonly weight: Float64Array
  private readonly refused: Uint8Array
  private readonly above: Int32Array
  private readonly demands: number[] = []
  private gates = 0
  private kinds: Uint8Array
  private edgeFrom: Int32Array
  private edgeTo: Int32Array
  private edges = 0

  /** `weight` is 1 for every option where it is not given. */
  constructor(clauseOf: Int32Array, weight?: Float64Array) {
    this.clauseOf = clauseOf
    this.weight = weight ?? new Float64Array(clauseOf.length).fill(1)
    this.refused = new Uint8Array(clauseOf.length)
    this.above = new Int32Array(clauseOf.length).fill(-1)
    // Room for what is usual, so that large networks are not copied while they grow.
    this.kinds = new Uint8Array(Math.max(64, clauseOf.length * 2))
    this.edgeFrom = new Int32Array(Math.max(256, clauseOf.length * 5))
    this.edgeTo = new Int32Array(Math.max(256, clauseOf.length * 5))
  }

  /** The literal "option o is in". */
  in(o: number): number {
    return o * 2
  }

  /** The literal "option o is not in". */
  out(o: number): number {
    return o * 2 + 1
  }

  /** A gate over literals; constants and single literals are folded away. */
  gate(kind: 'and' | 'or', literals: readonly number[]): number {
    const absorbing = kind === 'and' ? FALSE : TRUE
    let only = -3
    let count = 0
    for (const literal of literals) {
      if (literal === absorbing) return absorbing
      if (literal < 0) continue
      only = literal
      count += 1
    }
    if (count === 0) return kind === 'and' ? TRUE : FALSE
    if (count === 1) return only
    const node = this.clauseOf.length + this.gates
    if (this.gates === this.kinds.length) this.kinds = grown(this.kinds)
    this.kinds[this.gates] = kind === 'or' ? 1 : 0
    this.gates += 1
    for (const literal of literals) if (literal >= 0) this.edge(node, literal)
    return node * 2
  }

  /** Option o needs this literal. */
  need(o: number, literal: number): void {
    if (literal === FALSE) this.refused[o] = 1
    else if (literal !== TRUE) this.edge(o, literal)
  }

  /** Any package needs this literal. */
  demand(literal: number): void {
    if (literal !== TRUE) this.demands.push(literal)
  }

  /** Option `higher` is the next step of the ladder of option `lower`. */
  step(lower: number, higher: number): void {
    this.above[lower] = higher
  }

  build(): Network {
    const options = this.clauseOf.length
    const nodes = options + this.gates
    const isOr = new Uint8Array(nodes)
    isOr.set(this.kinds.subarray(0, this.gates), options)
    const { edgeFrom, edgeTo, edges } = this
    const childStart = new Int32Array(nodes + 1)
    const parentStart = new Int32Array(nodes + 1)
    const denierStart = new Int32Array(options + 1)
    for (let e = 0; e < edges; e++) {
      const to = edgeTo[e] as number
      bump(childStart, (edgeFrom[e] as number) + 1)
      bump((to & 1) === 1 ? denierStart : parentStart, (to >> 1) + 1)
    }
    for (const starts of [childStart, parentStart, denierStart])
      for (let i = 1; i < starts.length; i++)
        starts[i] = (starts[i] as number) + (starts[i - 1] as number)
    const child = new Int32Array(edges)
    const parent = new Int32Array(parentStart[nodes] as number)
    const denier = new Int32Array(denierStart[options] as number)
    const atChild = childStart.slice()
    const atParent = parentStart.slice()
    const atDenier = denierStart.slice()
    for (let e = 0; e < edges; e++) {
      const from = edgeFrom[e] as number
      const to = edgeTo[e] as number
      child[bump(atChild, from)] = to
      if ((to & 1) === 1) denier[bump(atDenier, to >> 1)] = from
      else parent[bump(atParent, to >> 1)] = from
    }
    const { clauseOf, weight, refused, above } = this
    const { demands } = this
    const down = { isOr, childStart, child }
    const up = { parentStart, parent, denierStart, denier }
    return {
      options,
      nodes,
      clauseOf,
      weight,
      refused,
      above,
      demands: [...demands],
      ...down,
      ...up,
    }
  }

  private edge(from: number, to: number): void {
    if (this.edges === this.edgeFrom.length) {
      this.edgeFrom = grown(this.edgeFrom)
      this.edgeTo = grown(this.edgeTo)
    }
    this.edgeFrom[this.edges] = from
    this.edgeTo[this.edges] = to
    this.edges += 1
  }
}

/** Adds one and returns what stood there before. */
function bump(counts: Int32Array, at: number): number {
  const before = counts[at] as number
  counts[at] = before + 1
  return before
}

function grown<T extends Uint8Array | Int32Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2)
  larger.set(array)
  return larger
}
