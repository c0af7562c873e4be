// Exact search on one part of the residue: branch and propagate. What stands from above is an upper
// bound on every package below a branch; when it is itself acceptable, it is the best of the branch.
import { FALSE, type Network } from './network.ts'

export interface Found {
  /** Options of a best package, rising; undefined if no package satisfies the demands. */
  readonly options: readonly number[] | undefined
  /** Sum of the weights of that package; -1 if there is none. */
  readonly weight: number
  /** No package weighs more than this. Equal to `weight` where `proven`. */
  readonly bound: number
  readonly proven: boolean
  /** Branches tried. */
  readonly branches: number
}

/** Branches after which the search pauses, so that its caller can stop it. */
const pause = 500

/**
 * The best package of a part by `weight` (whole numbers, at least 0). Yields the number of branches so
 * far; gives up at `limit` branches with an honest bound. Only packages above `floor` are of interest.
 */
export function* search(
  network: Network,
  weight: Float64Array,
  limit = 1_000_000,
  floor = -1,
): Generator<number, Found> {
  const state = new State(network, weight)
  let best: number[] | undefined
  let bestWeight = floor
  let branches = 0
  if (!state.begin()) return { options: undefined, weight: -1, bound: -1, proven: true, branches }
  const top = state.bound()
  const open: { mark: number; option: number; second: boolean }[] = []
  for (let consistent = true; ;) {
    // A whole number above the best, or the branch is of no use.
    let option = -1
    if (consistent && state.bound() > bestWeight) {
      const whole = state.whole()
      if (whole !== undefined) {
        best = whole
        bestWeight = state.bound()
      } else option = state.rival()
    }
    if (option >= 0) {
      branches += 1
      if (branches % pause === 0) yield branches
      if (branches > limit) {
        const bound = Math.max(top, bestWeight)
        return {
          options: best,
          weight: best === undefined ? -1 : bestWeight,
          bound,
          proven: false,
          branches,
        }
      }
      open.push({ mark: state.mark(), option, second: false })
      consistent = state.putIn(option)
      continue
    }
    for (;;) {
      const branch = open.at(-1)
      if (branch === undefined) {
        const found = best === undefined ? -1 : bestWeight
        return {
          options: best,
          weight: found,
          bound: Math.max(found, floor),
          proven: true,
          branches,
        }
      }
      state.undo(branch.mark)
      if (!branch.second) {
        branch.second = true
        consistent = state.drop(branch.option)
        break
      }
      open.pop()
    }
  }
}

const DROPPED = 0
const MUST = 1
const LOST = 2

/** What stands, what must be in, and the trail by which both are undone. */
class State {
  private readonly network: Network
  private readonly weight: Float64Array
  private readonly stands: Uint8Array
  private readonly must: Uint8Array
  private readonly left: Int32Array
  private readonly trail: number[] = []
  private readonly todo: number[] = []
  constructor(network: Network, weight: Float64Array) {
    this.network = network
    this.weight = weight
    this.stands = new Uint8Array(network.nodes).fill(1)
    this.must = new Uint8Array(network.nodes)
    this.left = Int32Array.from(
      { length: network.nodes },
      (_, v) => (network.childStart[v + 1] as number) - (network.childStart[v] as number),
    )
  }

  /** Outright refusals and demands. False if they contradict. */
  begin(): boolean {
    const { options, refused, demands } = this.network
    for (let o = 0; o < options; o++) if (refused[o] === 1 && !this.drop(o)) return false
    for (const literal of demands) {
      if (literal === FALSE) return false
      if (!((literal & 1) === 1 ? this.drop(literal >> 1) : this.insist(literal >> 1))) return false
    }
    return true
  }

  mark(): number {
    return this.trail.length
  }

  undo(mark: number): void {
    this.todo.length = 0
    while (this.trail.length > mark) {
      const step = this.trail.pop() as number
      const v = Math.floor(step / 3)
      if (step % 3 === DROPPED) this.stands[v] = 1
      else if (step % 3 === MUST) this.must[v] = 0
      else this.left[v] = (this.left[v] as number) + 1
    }
  }

  /** Takes an option out, with all that follows. False on a contradiction. */
  drop(o: number): boolean {
    return this.fall(o) && this.settle()
  }

  /** Puts an option in, with all that follows. */
  putIn(o: number): boolean {
    return this.insist(o)
  }

  /** Sum over clauses of the heaviest option that stands: no package of this branch weighs more. */
  bound(): number {
    const { options, clauseOf } = this.network
    let sum = 0
    let heaviest = 0
    for (let o = 0; o < options; o++) {
      if (o > 0 && clauseOf[o] !== clauseOf[o - 1]) {
        sum += heaviest
        heaviest = 0
      }
      if (this.stands[o] === 1 && (this.weight[o] as number) > heaviest)
        heaviest = this.weight[o] as number
    }
    return sum + heaviest
  }

  /** The heaviest standing option of each clause, if that is an acceptable package. */
  whole(): number[] | undefined {
    const { network, weight, stands } = this
    const { options, nodes, clauseOf, isOr, childStart, child, demands } = network
    const inside = new Uint8Array(nodes)
    const chosen: number[] = []
    for (let start = 0; start < options;) {
      let pick = -1
      let end = start
      for (; end < options && clauseOf[end] === clauseOf[start]; end++)
        if (stands[end] === 1 && (pick < 0 || (weight[end] as number) > (weight[pick] as number)))
          pick = end
      if (pick >= 0) {
        chosen.push(pick)
        inside[pick] = 1
      }
      start = end
    }
    const holds = (literal: number) =>
      (literal & 1) === 1 ? inside[literal >> 1] === 0 : inside[literal >> 1] === 1
    const supported = (v: number) => {
      const or = isOr[v] === 1
      for (let e = childStart[v] as number; e < (childStart[v + 1] as number); e++)
        if (holds(child[e] as number) === or) return or
      return !or
    }
    for (let v = options; v < nodes; v++) inside[v] = supported(v) ? 1 : 0
    for (const o of chosen) if (!supported(o)) return undefined
    // An option that must be in may have lost its clause to a heavier one.
    for (let o = 0; o < options; o++) if (this.must[o] === 1 && inside[o] === 0) return undefined
    return demands.every(holds) ? chosen : undefined
  }

  /** The undecided option that most others stand against, smallest index first; -1 if none is. */
  rival(): number {
    const { options, clauseOf, denierStart, denier } = this.network
    let best = -1
    let most = -1
    for (let o = 0; o < options; o++) {
      if (this.stands[o] === 0 || this.must[o] === 1) continue
      let against = 0
      for (let e = denierStart[o] as number; e < (denierStart[o + 1] as number); e++)
        if (this.stands[denier[e] as number] === 1) against += 1
      for (let s = o - 1; s >= 0 && clauseOf[s] === clauseOf[o]; s--)
        against += this.stands[s] as number
      for (let s = o + 1; s < options && clauseOf[s] === clauseOf[o]; s++)
        against += this.stands[s] as number
      if (against > most && (against > 0 || best < 0)) {
        most = against
        best = o
      }
    }
    return best
  }

  private insist(v: number): boolean {
    this.todo.push(v)
    return this.settle()
  }

  /** Works off what must be in; empties the list even on a contradiction. */
  private settle(): boolean {
    for (let v = this.todo.pop(); v !== undefined; v = this.todo.pop())
      if (!this.hold(v)) {
        this.todo.length = 0
        return false
      }
    return true
  }

  private hold(v: number): boolean {
    const { options, isOr, childStart, child, clauseOf, denierStart, denier } = this.network
    if (this.stands[v] === 0) return false
    if (this.must[v] === 1) return true
    this.must[v] = 1
    this.trail.push(v * 3 + MUST)
    if (isOr[v] === 1) return this.left[v] !== 1 || this.last(v)
    for (let e = childStart[v] as number; e < (childStart[v + 1] as number); e++) {
      const literal = child[e] as number
      if ((literal & 1) === 0) this.todo.push(literal >> 1)
      else if (!this.fall(literal >> 1)) return false
    }
    if (v >= options) return true
    for (let s = v - 1; s >= 0 && clauseOf[s] === clauseOf[v]; s--) if (!this.fall(s)) return false
    for (let s = v + 1; s < options && clauseOf[s] === clauseOf[v]; s++)
      if (!this.fall(s)) return false
    for (let e = denierStart[v] as number; e < (denierStart[v + 1] as number); e++)
      if (!this.lose(denier[e] as number)) return false
    return true
  }

  /** The only child left of an or-gate that must hold. */
  private last(v: number): boolean {
    const { childStart, child } = this.network
    for (let e = childStart[v] as number; e < (childStart[v + 1] as number); e++) {
      const literal = child[e] as number
      const node = literal >> 1
      if ((literal & 1) === 1) {
        if (this.must[node] === 0) return this.fall(node)
      } else if (this.stands[node] === 1) {
        this.todo.push(node)
        return true
      }
    }
    return false
  }

  private fall(o: number): boolean {
    const { parentStart, parent } = this.network
    if (this.stands[o] === 0) return true
    if (this.must[o] === 1) return false
    this.stands[o] = 0
    this.trail.push(o * 3 + DROPPED)
    for (let e = parentStart[o] as number; e < (parentStart[o + 1] as number); e++)
      if (!this.lose(parent[e] as number)) return false
    return true
  }

  /** Node p has lost a child. */
  private lose(p: number): boolean {
    if (this.stands[p] === 0) return true
    if (this.network.isOr[p] === 0) return this.fall(p)
    this.left[p] = (this.left[p] as number) - 1
    this.trail.push(p * 3 + LOST)
    if (this.left[p] === 0) return this.fall(p)
    return this.left[p] !== 1 || this.must[p] === 0 || this.last(p)
  }
}
