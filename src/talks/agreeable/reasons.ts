// Why an option is out, in the parties' own words: a chain of steps, each resting on earlier ones only,
// that ends at refusals, silence, facts not known, or a condition on something out. Only options that
// fell from above have such a chain; the others are out because something else is in (answer.ts).
// The shortest chain is the one with the fewest steps from end to end; the fall finds it by itself.
import type { Case, Leaf, Need } from './resolve.ts'
import type { Statement } from './round.ts'

/** One party's part in a step. */
export interface Ground {
  readonly party: string
  /** no: it rejects. not-asked: it has said nothing. only-if: none of its conditions is met.
   * signs: it signs no package that has this option. */
  readonly because: 'no' | 'not-asked' | 'only-if' | 'signs'
  readonly statements: readonly Statement[]
  /** What is missing, as the party would say it; for each alternative the earliest thing missing. */
  readonly missing: readonly Leaf[]
}

export interface ReasonStep {
  readonly option: number
  /** Every party that stands in the way at this step; empty for a broken link. */
  readonly grounds: readonly Ground[]
  /** Options it is linked with that are out. */
  readonly linked: readonly number[]
}

/** The steps for an option, the last one about the option itself; undefined if it did not fall. */
export function reasonOf(
  problem: Case,
  rank: Int32Array,
  option: number,
): ReasonStep[] | undefined {
  if ((rank[option] ?? -1) < 0) return undefined
  return chainTo(problem, rank, [option])
}

/** Why no package can be signed: the parties whose conditions on the whole fail, and the steps before. */
export function unsignedReason(
  problem: Case,
  rank: Int32Array,
): { steps: ReasonStep[]; parties: Ground[] } {
  const fell = (o: number) => (rank[o] ?? -1) >= 0
  const wanted: number[] = []
  const parties = problem.signing.flatMap((list, p): Ground[] => {
    const failed = list.filter(({ need }) => !possible(need, fell))
    if (failed.length === 0) return []
    const found = failed.map(({ need }) => missingOf(need, rank, Infinity))
    for (const one of found) wanted.push(...one.options)
    const party = problem.round.parties[p] ?? ''
    const statements = failed.map(({ statement }) => statement)
    return [{ party, because: 'only-if', statements, missing: found.flatMap((one) => one.leaves) }]
  })
  return { steps: chainTo(problem, rank, wanted), parties }
}

function chainTo(problem: Case, rank: Int32Array, wanted: readonly number[]): ReasonStep[] {
  const steps = new Map<number, ReasonStep>()
  const open = [...wanted]
  for (let o = open.pop(); o !== undefined; o = open.pop()) {
    if (steps.has(o)) continue
    const { step, needs } = stepOf(problem, rank, o)
    steps.set(o, step)
    open.push(...needs)
  }
  return [...steps.values()].sort(
    (a, b) => (rank[a.option] ?? 0) - (rank[b.option] ?? 0) || a.option - b.option,
  )
}

function stepOf(
  problem: Case,
  rank: Int32Array,
  option: number,
): { step: ReasonStep; needs: number[] } {
  const own = rank[option] ?? 0
  const earlier = (o: number) => (rank[o] ?? -1) >= 0 && (rank[o] as number) < own
  const needs: number[] = []
  const grounds = (problem.cells[option] ?? []).flatMap((cell, p): Ground[] => {
    if (possible(cell.need, earlier)) return []
    const party = problem.round.parties[p] ?? ''
    const { statements } = cell
    if (cell.stance === 'no') {
      const refusing = statements.filter((one) => one.kind === 'reject')
      return [{ party, because: 'no', statements: refusing, missing: [] }]
    }
    if (cell.stance === 'not-asked')
      return [{ party, because: 'not-asked', statements, missing: [] }]
    const found = missingOf(cell.need, rank, own)
    needs.push(...found.options)
    return [{ party, because: 'only-if', statements, missing: found.leaves }]
  })
  const linked = problem.links
    .filter((link) => link.includes(option))
    .flatMap((link) => link.filter(earlier))
  if (own === 0 && grounds.length === 0) grounds.push(...unsigning(problem, option))
  // One side's ground is enough; a link is told only where no party stands in the way itself.
  if (grounds.length === 0) needs.push(...linked)
  return { step: { option, grounds, linked: grounds.length === 0 ? linked : [] }, needs }
}

/** Parties whose condition on the whole leaves no room for this option. */
function unsigning(problem: Case, option: number): Ground[] {
  return problem.signing.flatMap((list, p): Ground[] => {
    const against = list.filter(({ need }) => !room(need, option))
    if (against.length === 0) return []
    const statements = against.map(({ statement }) => statement)
    return [{ party: problem.round.parties[p] ?? '', because: 'signs', statements, missing: [] }]
  })
}

function room(need: Need, option: number): boolean {
  if (need.kind === 'known') return need.value
  if (need.kind === 'some') return true
  if (need.kind === 'none') return !need.of.includes(option)
  if (need.kind === 'all') return need.parts.every((part) => room(part, option))
  return need.parts.some((part) => room(part, option))
}

/** Could the need hold if these options are out and everything else is as it likes? */
export function possible(need: Need, out: (o: number) => boolean): boolean {
  if (need.kind === 'known') return need.value
  if (need.kind === 'some') return !need.of.every(out)
  if (need.kind === 'none') return true
  if (need.kind === 'all') return need.parts.every((part) => possible(part, out))
  return need.parts.some((part) => possible(part, out))
}

/** Step at which a need fell: the earliest child of an "and", the latest of an "or"; Infinity if never. */
function fallOf(need: Need, rank: Int32Array): number {
  if (need.kind === 'known') return need.value ? Infinity : -1
  if (need.kind === 'none') return Infinity
  if (need.kind === 'some')
    return need.of.reduce(
      (most, o) => Math.max(most, (rank[o] ?? -1) < 0 ? Infinity : (rank[o] as number)),
      -1,
    )
  const falls = need.parts.map((part) => fallOf(part, rank))
  return need.kind === 'all' ? Math.min(...falls) : Math.max(...falls)
}

function missingOf(
  need: Need,
  rank: Int32Array,
  before: number,
): { leaves: Leaf[]; options: number[] } {
  if (need.kind === 'all') {
    const first = need.parts.reduce((a, b) => (fallOf(b, rank) < fallOf(a, rank) ? b : a))
    return missingOf(first, rank, before)
  }
  if (need.kind === 'any') {
    const all = need.parts.map((part) => missingOf(part, rank, before))
    return { leaves: all.flatMap((one) => one.leaves), options: all.flatMap((one) => one.options) }
  }
  const leaves = need.leaf === undefined ? [] : [need.leaf]
  return { leaves, options: need.kind === 'some' ? [...need.of] : [] }
}
