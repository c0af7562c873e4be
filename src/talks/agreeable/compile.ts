// From a case to its network. The steps of a ladder share one chain of gates, "at least step k", so
// that a long ladder costs no more than its length.
import { compareText } from '../../model/index.ts'
import { FALSE, NetworkBuilder, TRUE, type Network } from './network.ts'
import type { Case, Need } from './resolve.ts'

/**
 * The network of a case. Clauses count first, in the desk's weights; between packages that count the
 * same, higher steps of ladders count. Both in one whole number: weight × (all steps + 1) + own step.
 */
export function compile(problem: Case): Network {
  return compileCells(problem).network
}

/** The network, and the literal of what each party needs of each option: [option][party]. */
export function compileCells(problem: Case): { network: Network; cells: Int32Array[] } {
  const { clauses, first, clauseOf, cells, links, signing } = problem
  const builder = new NetworkBuilder(Int32Array.from(clauseOf), weightsOf(problem))
  clauses.forEach((clause, c) => {
    if (clause.kind !== 'ladder') return
    for (let i = 1; i < clause.options.length; i++) {
      const o = (first[c] ?? 0) + i
      builder.step(o - 1, o)
    }
  })
  const literals = new Literals(problem, builder)
  const cellLiterals = cells.map((byParty, o) => {
    // Sorted and without doubles: the network is the same whoever asks for what.
    const wanted = new Map(byParty.map((cell) => [needKey(cell.need), cell.need]))
    const made = new Map<string, number>()
    for (const key of [...wanted.keys()].sort(compareText)) {
      const literal = literals.of(wanted.get(key) as Need)
      made.set(key, literal)
      builder.need(o, literal)
    }
    return Int32Array.from(byParty, (cell) => made.get(needKey(cell.need)) as number)
  })
  for (const link of links)
    link.forEach((o, i) => builder.need(o, builder.in(link[(i + 1) % link.length] as number)))
  const demands = new Map(signing.flat().map(({ need }) => [needKey(need), need]))
  for (const key of [...demands.keys()].sort(compareText))
    builder.demand(literals.of(demands.get(key) as Need))
  return { network: builder.build(), cells: cellLiterals }
}

/** Whole numbers; a clause more always counts more than any number of steps. */
export function weightsOf({ clauses, first, clauseOf }: Case): Float64Array {
  let steps = 0
  for (const clause of clauses) if (clause.kind === 'ladder') steps += clause.options.length - 1
  return Float64Array.from(clauseOf, (c, o) => {
    const step = clauses[c]?.kind === 'ladder' ? o - (first[c] ?? 0) : 0
    return (clauses[c]?.weight ?? 1) * (steps + 1) + step
  })
}

function needKey(need: Need): string {
  if (need.kind === 'known') return need.value ? '1' : '0'
  if (need.kind === 'some' || need.kind === 'none') return `${need.kind} ${need.of.join()}`
  return `${need.kind}(${need.parts.map(needKey).join(' ')})`
}

/** Literals of needs; gates over whole clauses and upper parts of ladders are made once. */
class Literals {
  private readonly problem: Case
  private readonly builder: NetworkBuilder
  private readonly shared = new Map<string, number>()
  constructor(problem: Case, builder: NetworkBuilder) {
    this.problem = problem
    this.builder = builder
  }

  of(need: Need): number {
    if (need.kind === 'known') return need.value ? TRUE : FALSE
    if (need.kind === 'some') return this.some(need.of)
    if (need.kind === 'none')
      return this.builder.gate(
        'and',
        need.of.map((o) => this.builder.out(o)),
      )
    const parts = need.parts.map((part) => this.of(part))
    return this.builder.gate(need.kind === 'all' ? 'and' : 'or', parts)
  }

  private some(of: readonly number[]): number {
    const lowest = of[0]
    if (lowest === undefined) return FALSE
    const rest = of.slice(1)
    if (rest.length === 0) return this.builder.in(lowest)
    const c = this.problem.clauseOf[lowest] ?? 0
    const end = this.problem.first[c + 1] ?? 0
    const upper = this.problem.clauses[c]?.kind === 'ladder' && lowest + of.length === end
    const key = of.join()
    const made = this.shared.get(key)
    if (made !== undefined) return made
    const literals = upper
      ? [this.builder.in(lowest), this.some(rest)]
      : of.map((o) => this.builder.in(o))
    const literal = this.builder.gate('or', literals)
    this.shared.set(key, literal)
    return literal
  }
}
