// The desk's card as data: who says what of which clause, and which conditions point at each other.
// It is for the mediator's eyes; no other view may be given it.
import { printCondition } from '../condition-print.ts'
import type { Case, CellStance, Need } from './resolve.ts'

export interface CardCell {
  readonly stance: CellStance
  /** The conditions of an "only if", printed; any one of them is enough. */
  readonly conditions: readonly string[]
  /** The party's own words, where the record has them: they prevail over the formula. */
  readonly words: readonly string[]
}

export interface CardRow {
  readonly clause: string
  /** '' for a clause without options. */
  readonly option: string
  readonly title: string
  /** One cell a party, as declared. */
  readonly cells: readonly CardCell[]
}

/** The table clause × party, in the order in which the clauses were declared. */
export function cardOf(problem: Case): CardRow[] {
  const place = new Map(problem.round.clauses.map((clause, i) => [clause.id, i]))
  return problem.clauseOf
    .map((c, o): CardRow & { order: number } => {
      const clause = problem.clauses[c]
      const option = clause?.options[o - (problem.first[c] ?? 0)]
      const cells = (problem.cells[o] ?? []).map((cell): CardCell => {
        const conditions = cell.statements.flatMap((one) =>
          one.kind === 'accept' && one.condition !== undefined
            ? [printCondition(one.condition)]
            : [],
        )
        const words = cell.statements.flatMap((one) => one.words ?? [])
        return {
          stance: cell.stance,
          conditions: cell.stance === 'only-if' ? conditions : [],
          words,
        }
      })
      const title = [clause?.title, option?.title].filter((text) => text !== undefined).join(': ')
      return {
        clause: clause?.id ?? '',
        option: option?.id ?? '',
        title,
        cells,
        order: place.get(clause?.id ?? '') ?? 0,
      }
    })
    .sort((a, b) => a.order - b.order)
    .map(({ order: _order, ...row }) => row)
}

/** "party takes `from` only with one of `to`" (or, with `not`, only without). */
export interface Pointer {
  readonly party: number
  readonly from: number
  readonly to: readonly number[]
  readonly not: boolean
}

/** Clauses whose conditions lead back to one another, each through at least two parties. */
export interface Loop {
  readonly options: readonly number[]
  readonly parties: readonly number[]
  /** Every option of the loop is in the package: the promises meet. */
  readonly meets: boolean
}

/** The arrows of all conditions, and the loops among those without "not". */
export function pointersOf(
  problem: Case,
  inside: readonly number[] = [],
): { pointers: Pointer[]; loops: Loop[] } {
  const pointers: Pointer[] = []
  problem.cells.forEach((byParty, from) =>
    byParty.forEach((cell, party) => {
      if (cell.stance === 'only-if')
        for (const leaf of leavesOf(cell.need)) pointers.push({ party, from, ...leaf })
    }),
  )
  const next: number[][] = problem.clauseOf.map(() => [])
  for (const one of pointers) if (!one.not) next[one.from]?.push(...one.to)
  const within = new Set(inside)
  const loops = components(next)
    .map((options): Loop => {
      const set = new Set(options)
      const used = pointers.filter(
        (one) => !one.not && set.has(one.from) && one.to.some((o) => set.has(o)),
      )
      const parties = [...new Set(used.map((one) => one.party))].sort((a, b) => a - b)
      return { options, parties, meets: options.every((o) => within.has(o)) }
    })
    .filter((loop) => loop.options.length > 1 && loop.parties.length > 1)
  return { pointers, loops }
}

function leavesOf(need: Need): { to: readonly number[]; not: boolean }[] {
  if (need.kind === 'all' || need.kind === 'any') return need.parts.flatMap(leavesOf)
  if (need.kind === 'known') return []
  return [{ to: need.of, not: need.kind === 'none' }]
}

/** Strongly connected components (Tarjan 1972) without recursion, each sorted, by smallest member. */
function components(next: readonly (readonly number[])[]): number[][] {
  const index = new Int32Array(next.length).fill(-1)
  const low = new Int32Array(next.length)
  const onStack = new Uint8Array(next.length)
  const stack: number[] = []
  const found: number[][] = []
  let count = 0
  for (let root = 0; root < next.length; root++) {
    if (index[root] !== -1) continue
    const calls: { v: number; edge: number }[] = [{ v: root, edge: 0 }]
    while (calls.length > 0) {
      const call = calls.at(-1) as { v: number; edge: number }
      const { v } = call
      if (call.edge === 0) {
        index[v] = low[v] = count++
        stack.push(v)
        onStack[v] = 1
      }
      const to = next[v]?.[call.edge++]
      if (to !== undefined) {
        if (index[to] === -1) calls.push({ v: to, edge: 0 })
        else if (onStack[to] === 1) low[v] = Math.min(low[v] as number, index[to] as number)
        continue
      }
      calls.pop()
      const caller = calls.at(-1)
      if (caller !== undefined) low[caller.v] = Math.min(low[caller.v] as number, low[v] as number)
      if (low[v] !== index[v]) continue
      const members: number[] = []
      for (let w = stack.pop(); w !== undefined; w = stack.pop()) {
        onStack[w] = 0
        members.push(w)
        if (w === v) break
      }
      found.push(members.sort((a, b) => a - b))
    }
  }
  return found.sort((a, b) => (a[0] as number) - (b[0] as number))
}

/** Sentences that stand beside every result, by id in words: what this calculation is not. */
export const limits = [
  'talks-limit-desk',
  'talks-limit-leak',
  'talks-limit-strategy',
  'talks-limit-words',
  'talks-limit-ladder',
  'talks-limit-unknown',
] as const
