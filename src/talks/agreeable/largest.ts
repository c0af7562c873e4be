// A best package of a network, proven, and for every option whether it is in all, some or none of the
// best packages. All maximal packages are never listed: there may be exponentially many, and the
// mediator wants to know what is open, not a catalogue.
import type { Network } from './network.ts'
import { solve, type Solver } from './program.ts'
import { residueOf, type Part, type Residue } from './residue.ts'
import { search, type Found } from './search.ts'

/** Undecided options of one part up to which our own search is used even where a solver is at hand. */
export const ownSearch = 60

export interface Largest {
  /** package: at least the empty one. none: no package is signed by all. unsettled: not proven. */
  readonly outcome: 'package' | 'none' | 'unsettled'
  /** Options of one best package, rising. */
  readonly options: readonly number[]
  readonly weight: number
  /** No acceptable package weighs more. */
  readonly bound: number
  /** For each option: 'all' or 'some' or 'none' of the best packages; undefined where not settled. */
  readonly share: readonly ('all' | 'some' | 'none' | undefined)[]
  readonly residue: Residue
  /** How many parts each engine settled, and the largest part. */
  readonly work: {
    search: number
    solver: number
    unsettled: number
    largestPart: number
    branches: number
  }
}

export interface Means {
  readonly solver?: Solver
  /** Branches of our own search before it gives up; 1,000,000 where nothing is said. */
  readonly limit?: number
  /** False leaves `share` to what is decided without further search. */
  readonly shares?: boolean
  /** Largest part for our own search; `ownSearch` where nothing is said. */
  readonly ownSearch?: number
}

/** True if settling this network well asks for a solver: some part is too large for our own search. */
export function wantsSolver(network: Network): boolean {
  return residueOf(network).parts.some((part) => part.options.length > ownSearch)
}

/** Settles a network. Yields the branches tried, so that the caller can stop a long run. */
export function* largest(network: Network, means: Means = {}): Generator<number, Largest> {
  const residue = residueOf(network)
  const { fixed } = residue
  const work = { search: 0, solver: 0, unsettled: 0, largestPart: 0, branches: 0 }
  const share: ('all' | 'some' | 'none' | undefined)[] = Array.from(fixed, (value) =>
    value === 1 ? 'all' : value === 0 ? 'none' : undefined,
  )
  const nothing = { options: [], weight: 0, share, residue, work }
  if (!residue.signable) return { outcome: 'none', bound: -1, ...nothing }
  const chosen: number[] = []
  let bound = 0
  fixed.forEach((value, o) => {
    if (value === 1) chosen.push(o)
  })
  for (const o of chosen) bound += network.weight[o] as number
  let settled = true
  for (const part of residue.parts) {
    work.largestPart = Math.max(work.largestPart, part.options.length)
    const own = part.network.weight
    const found = yield* settle(part, own, means, work)
    if (found.proven && found.options === undefined)
      return { outcome: 'none', bound: -1, ...nothing }
    bound += Math.min(found.bound, heaviest(part.network))
    if (!found.proven) {
      settled = false
      work.unsettled += 1
    }
    for (const o of found.options ?? []) chosen.push(part.options[o] as number)
    if (found.proven && found.options !== undefined && means.shares !== false)
      yield* shareOut(part, found, means, work, share)
  }
  chosen.sort((a, b) => a - b)
  const weight = chosen.reduce((sum, o) => sum + (network.weight[o] as number), 0)
  return {
    outcome: settled ? 'package' : 'unsettled',
    options: chosen,
    weight,
    bound,
    share,
    residue,
    work,
  }
}

function heaviest({ options, clauseOf, weight }: Network): number {
  const best = new Map<number, number>()
  for (let o = 0; o < options; o++) {
    const clause = clauseOf[o] as number
    best.set(clause, Math.max(best.get(clause) ?? 0, weight[o] as number))
  }
  return [...best.values()].reduce((sum, w) => sum + w, 0)
}

type Work = { search: number; solver: number; branches: number }

function* settle(
  part: Part,
  objective: Float64Array,
  means: Means,
  work: Work,
  least?: { weight: Float64Array; sum: number },
): Generator<number, Found> {
  const small = part.options.length <= (means.ownSearch ?? ownSearch)
  let found: Found | undefined
  if (small || means.solver === undefined) {
    found = yield* search(part.network, objective, small && means.solver ? smallLimit : means.limit)
    work.branches += found.branches
    work.search += 1
  }
  if (found?.proven === true || means.solver === undefined) return found as Found
  work.solver += 1
  return solve(means.solver, part.network, objective, least)
}

/** A part that our search does not settle in this many branches goes to the solver, if there is one. */
const smallLimit = 20_000

/**
 * In all, in some, in none: ask again and again for a best package that holds an option not yet seen,
 * then for one that lacks an option that all held so far. Each answer settles at least one option, and
 * most settle many; the weights keep the package best and only then look at what is new.
 */
function* shareOut(
  part: Part,
  first: Found,
  means: Means,
  work: Work,
  share: ('all' | 'some' | 'none' | undefined)[],
): Generator<number, void> {
  const { weight, options, clauseOf } = part.network
  const seen = new Uint8Array(options)
  const lacking = new Uint8Array(options)
  const note = (found: readonly number[]) => {
    const set = new Set(found)
    for (let o = 0; o < options; o++)
      if (set.has(o)) seen[o] = 1
      else lacking[o] = 1
  }
  note(first.options ?? [])
  const clauses = (clauseOf[options - 1] ?? -1) + 1
  const factor = 2 * clauses + 1
  const least = { weight, sum: first.weight }
  for (const question of ['new', 'gone'] as const)
    for (;;) {
      // new: one more for each option not seen. gone: one less for each option that no package lacked.
      const bonus = Float64Array.from(weight, (_, o) =>
        question === 'new' ? (seen[o] === 0 ? 1 : 0) : lacking[o] === 0 ? -1 : 0,
      )
      const objective = Float64Array.from(weight, (w, o) => w * factor + (bonus[o] as number))
      const found = yield* settle(part, objective, means, work, least)
      if (!found.proven || found.options === undefined) return
      const before = seen.reduce((n, x) => n + x, 0) + lacking.reduce((n, x) => n + x, 0)
      note(found.options)
      if (seen.reduce((n, x) => n + x, 0) + lacking.reduce((n, x) => n + x, 0) === before) break
    }
  for (let o = 0; o < options; o++)
    share[part.options[o] as number] = seen[o] === 0 ? 'none' : lacking[o] === 0 ? 'all' : 'some'
}

/** Runs a generator to its end. */
export function finish<T>(run: Generator<unknown, T>): T {
  for (;;) {
    const step = run.next()
    if (step.done === true) return step.value
  }
}
