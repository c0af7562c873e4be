// Is a package acceptable? Asked of the needs themselves, not of the network: this is the checker that
// confirms what the engines find. It shares no code with them.
import type { Case, Leaf, Need } from './resolve.ts'

/** True if the need holds in a package given as a set of option indices. */
export function holds(need: Need, inside: (o: number) => boolean): boolean {
  if (need.kind === 'known') return need.value
  if (need.kind === 'some') return need.of.some(inside)
  if (need.kind === 'none') return !need.of.some(inside)
  if (need.kind === 'all') return need.parts.every((part) => holds(part, inside))
  return need.parts.some((part) => holds(part, inside))
}

/** Why a package is not acceptable. */
export type Objection =
  | { kind: 'two-options'; clause: number; options: [number, number] }
  | { kind: 'not-accepted'; option: number; party: number }
  | { kind: 'linked'; option: number; other: number }
  | { kind: 'not-signed'; party: number }

/** Every objection to a package; empty if all parties accept it. */
export function objections(problem: Case, options: readonly number[]): Objection[] {
  const set = new Set(options)
  const inside = (o: number) => set.has(o)
  const found: Objection[] = []
  const byClause = new Map<number, number>()
  for (const option of set) {
    const clause = problem.clauseOf[option]
    if (clause === undefined) throw new Error(`option ${option} of ${problem.clauseOf.length}`)
    const other = byClause.get(clause)
    if (other !== undefined) found.push({ kind: 'two-options', clause, options: [other, option] })
    byClause.set(clause, option)
    problem.cells[option]?.forEach((cell, party) => {
      if (!holds(cell.need, inside)) found.push({ kind: 'not-accepted', option, party })
    })
  }
  for (const link of problem.links) {
    const inIt = link.find(inside)
    const outside = link.find((o) => !inside(o))
    if (inIt !== undefined && outside !== undefined)
      found.push({ kind: 'linked', option: inIt, other: outside })
  }
  problem.signing.forEach((list, party) => {
    if (!list.every(({ need }) => holds(need, inside))) found.push({ kind: 'not-signed', party })
  })
  return found
}

/** The leaves by which a need fails in a package: of an "and" all that fail, of an "or" all. */
export function failing(need: Need, inside: (o: number) => boolean): Leaf[] {
  if (holds(need, inside)) return []
  if (need.kind === 'all' || need.kind === 'any')
    return need.parts.flatMap((part) => failing(part, inside))
  return 'leaf' in need && need.leaf !== undefined ? [need.leaf] : []
}
