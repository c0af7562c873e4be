// "Which one condition, if its party let go of it, would bring in most?" and "what is only one side's
// condition away?" Both are questions for the mediator's next conversation, not predictions.
import { compileCells } from './compile.ts'
import { finish, largest } from './largest.ts'
import type { Network } from './network.ts'
import { failing, objections } from './package.ts'
import { always, type Case, type Cell, type CellStance, type Leaf } from './resolve.ts'
import { contendedOptions, type Residue } from './residue.ts'

/** What follows if one party accepted one option as it stands. */
export interface Unlock {
  /** The option; -1 for a condition on the package as a whole. */
  readonly option: number
  readonly party: number
  readonly stance: Exclude<CellStance, 'accepts'>
  /** Clauses that come in and were out. */
  readonly clauses: readonly number[]
  /** Weight gained, in the network's own figures. */
  readonly gain: number
  /**
   * False where "unless" or exclusive options are too many to try: then `clauses` would no longer be
   * out for certain, and whether they come in is open.
   */
  readonly exact: boolean
}

/**
 * Every condition on an option whose easing alone lets something in, most weight first, then in the order of the
 * options. Linear where nothing says "not": only what could rise with the option is looked at again.
 */
export function unlocks(problem: Case, residue: Residue, exactUpTo = 60): Unlock[] {
  const { network, cells } = compileCells(problem)
  // Nothing rivals anything even if everything stood: then what rises is what comes in.
  const rivals = contendedOptions(network, new Uint8Array(network.nodes).fill(1)).rivals.length
  const exact = rivals === 0 && residue.signable
  const open = residue.parts.reduce((sum, part) => sum + part.options.length, 0)
  const searchable = !exact && open <= exactUpTo && network.options <= exactUpTo * 4
  const base = searchable ? finish(largest(network, { shares: false })) : undefined
  const had = heaviestStanding(network, residue.stands)
  const rise = new Rise(network, residue.stands, cells, problem.links)
  const found: Unlock[] = []
  problem.cells.forEach((byParty, option) => {
    if (residue.stands[option] === 1 && exact) return
    byParty.forEach((cell, party) => {
      if (cell.stance === 'accepts') return
      const { stance } = cell
      const risen = residue.stands[option] === 1 ? [] : rise.with(option, party)
      if (base !== undefined) {
        const eased = finish(
          largest(compileCells(ease(problem, option, party)).network, { shares: false }),
        )
        const gain = eased.outcome === 'none' ? 0 : eased.weight - Math.max(0, base.weight)
        if (gain <= 0) return
        const before = new Set(base.options.map((o) => problem.clauseOf[o]))
        const clauses = clausesOf(problem, eased.options).filter((c) => !before.has(c))
        found.push({ option, party, stance, clauses, gain, exact: eased.outcome === 'package' })
      } else if (risen.length > 0) {
        const gain = gained(network, had, risen)
        if (gain <= 0) return
        // Worked out when read: the lists of a long chain together are as long as its square.
        found.push({
          option,
          party,
          stance,
          gain,
          exact,
          get clauses() {
            return clausesOf(problem, rise.with(option, party)).filter((c) => had[c] === 0)
          },
        })
      }
    })
  })
  found.push(...wholeUnlocks(problem))
  return found.sort((a, b) => b.gain - a.gain || a.option - b.option || a.party - b.party)
}

/** The same for what parties ask of the whole; these are few, so each is tried. */
function wholeUnlocks(problem: Case): Unlock[] {
  if (problem.signing.every((list) => list.length === 0)) return []
  const run = (one: Case) =>
    finish(largest(compileCells(one).network, { shares: false, limit: 20_000 }))
  const base = run(problem)
  const before = new Set(base.options.map((o) => problem.clauseOf[o]))
  return problem.signing.flatMap((list, party) =>
    list.flatMap((asked): Unlock[] => {
      const signing = problem.signing.map((own, p) =>
        p === party ? own.filter((one) => one !== asked) : own,
      )
      const eased = run({ ...problem, signing })
      if (eased.outcome === 'none' || eased.weight <= base.weight) return []
      const clauses = clausesOf(problem, eased.options).filter((c) => !before.has(c))
      const exact = eased.outcome === 'package' && base.outcome !== 'unsettled'
      return [
        { option: -1, party, stance: 'only-if', clauses, gain: eased.weight - base.weight, exact },
      ]
    }),
  )
}

function ease(problem: Case, option: number, party: number): Case {
  const cells = problem.cells.map((byParty, o) =>
    o === option
      ? byParty.map((cell, p) =>
          p === party ? { ...cell, stance: 'accepts' as const, need: always } : cell,
        )
      : byParty,
  )
  return { ...problem, cells }
}

function clausesOf(problem: Case, options: readonly number[]): number[] {
  return [...new Set(options.map((o) => problem.clauseOf[o] as number))].sort((a, b) => a - b)
}

/** The heaviest standing option of each clause; 0 where none stands. */
function heaviestStanding(
  { options, clauseOf, weight }: Network,
  stands: Uint8Array,
): Float64Array {
  const had = new Float64Array((clauseOf[options - 1] ?? -1) + 1)
  for (let o = 0; o < options; o++)
    if (stands[o] === 1)
      had[clauseOf[o] as number] = Math.max(
        had[clauseOf[o] as number] as number,
        weight[o] as number,
      )
  return had
}

/** Weight that risen options add, clause by clause: the heaviest option counts. */
function gained(
  { clauseOf, weight }: Network,
  had: Float64Array,
  risen: readonly number[],
): number {
  const best = new Map<number, number>()
  for (const o of risen) {
    const c = clauseOf[o] as number
    best.set(c, Math.max(best.get(c) ?? had[c] ?? 0, weight[o] as number))
  }
  let gain = 0
  for (const [c, w] of best) gain += w - (had[c] ?? 0)
  return gain
}

/** What rises with one option once one party lets go: a fall of its own inside what could rise. */
class Rise {
  private readonly network: Network
  private readonly stands: Uint8Array
  private readonly cells: readonly Int32Array[]
  private readonly up: Uint8Array
  private readonly linked = new Map<number, number[]>()
  constructor(
    network: Network,
    stands: Uint8Array,
    cells: readonly Int32Array[],
    links: readonly (readonly number[])[],
  ) {
    for (const link of links)
      for (const o of link) this.linked.set(o, [...(this.linked.get(o) ?? []), ...link])
    this.network = network
    this.stands = stands
    this.cells = cells
    this.up = Uint8Array.from(stands)
  }

  /** Options that stand then and did not before. */
  with(option: number, party: number): number[] {
    const { options, parentStart, parent, refused } = this.network
    const own = this.cells[option] as Int32Array
    // Another party's outright refusal cannot be helped by easing this one.
    if (own.some((literal, p) => p !== party && literal === -2)) return []
    const region = [option]
    this.up[option] = 1
    for (let i = 0; i < region.length; i++) {
      const v = region[i] as number
      for (let e = parentStart[v] as number; e < (parentStart[v + 1] as number); e++) {
        const p = parent[e] as number
        if (this.up[p] === 1 || (p < options && refused[p] === 1)) continue
        this.up[p] = 1
        region.push(p)
      }
    }
    for (let changed = true; changed;) {
      changed = false
      for (const v of region)
        if (this.up[v] === 1 && !this.supported(v, v === option ? party : -1)) {
          this.up[v] = 0
          changed = true
        }
    }
    const risen = region.filter((v) => v < options && this.up[v] === 1)
    for (const v of region) this.up[v] = this.stands[v] as number
    return risen
  }

  private supported(v: number, eased: number): boolean {
    const { isOr, childStart, child, options } = this.network
    const up = (literal: number) =>
      literal === -1 || (literal & 1) === 1 || this.up[literal >> 1] === 1
    if (eased >= 0) {
      const own = this.cells[v] as Int32Array
      if (!own.every((literal, p) => p === eased || (literal !== -2 && up(literal)))) return false
      return (this.linked.get(v) ?? []).every((o) => this.up[o] === 1)
    }
    if (v < options) {
      for (let e = childStart[v] as number; e < (childStart[v + 1] as number); e++)
        if (!up(child[e] as number)) return false
      return true
    }
    const or = isOr[v] === 1
    for (let e = childStart[v] as number; e < (childStart[v + 1] as number); e++)
      if (up(child[e] as number) === or) return or
    return !or
  }
}

/** An option that one party alone keeps out of a package which all the others would take it into. */
export interface NearMiss {
  readonly option: number
  readonly party: number
  readonly stance: Exclude<CellStance, 'accepts'>
  /** What that party still asks for. */
  readonly missing: readonly Leaf[]
}

/** Near misses of a package: options of clauses that are out, one party's condition away. */
export function nearMisses(problem: Case, options: readonly number[]): NearMiss[] {
  const inside = new Set(options)
  const taken = new Set(options.map((o) => problem.clauseOf[o]))
  const found: NearMiss[] = []
  problem.cells.forEach((byParty, option) => {
    if (taken.has(problem.clauseOf[option])) return
    const has = (o: number) => o === option || inside.has(o)
    const against = objections(problem, [...options, option])
    const only = against[0]
    if (against.length !== 1 || only?.kind !== 'not-accepted' || only.option !== option) return
    const { party } = only
    const cell = byParty[party] as Cell
    const { stance } = cell
    if (stance === 'accepts') return
    found.push({ option, party, stance, missing: failing(cell.need, has) })
  })
  return found
}
