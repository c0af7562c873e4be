// A part as an integer program, for parts too large for our own search. The solver (HiGHS, 3.5 MB of
// wasm) is handed in by the caller, who loads it only when `largest` asks for it.
import type { Network } from './network.ts'
import type { Found } from './search.ts'

/** What we need of a solver of CPLEX LP text; `highs` from npm has this form after loading. */
export interface Solver {
  solve(
    problem: string,
    options?: {
      mip_rel_gap?: number
      mip_abs_gap?: number
      time_limit?: number
      random_seed?: number
    },
  ): {
    Status: string
    ObjectiveValue: number
    Columns: Record<string, { Primal?: number }>
  }
}

/**
 * The program: x is an option, y a gate. Gates stand on one side of their needs only, and are 0 where
 * they fail for whole x, so they need not be whole themselves. `least` adds "weigh at least this".
 */
export function programOf(
  network: Network,
  objective: Float64Array,
  least?: { weight: Float64Array; sum: number },
): string {
  const { options, nodes, clauseOf, isOr, childStart, child, refused, demands } = network
  const name = (v: number) => (v < options ? `x${v}` : `y${v}`)
  const rows: string[] = []
  for (let start = 0; start < options;) {
    let end = start + 1
    while (end < options && clauseOf[end] === clauseOf[start]) end += 1
    if (end - start > 1)
      rows.push(
        `${Array.from({ length: end - start }, (_, i) => name(start + i)).join(' + ')} <= 1`,
      )
    start = end
  }
  for (let v = 0; v < nodes; v++) {
    const children = child.subarray(childStart[v], childStart[v + 1])
    if (v < options && refused[v] === 1) rows.push(`${name(v)} <= 0`)
    else if (isOr[v] === 1) {
      const denied = children.filter((literal) => (literal & 1) === 1)
      const sum = Array.from(children, (literal) =>
        (literal & 1) === 1 ? `+ ${name(literal >> 1)}` : `- ${name(literal >> 1)}`,
      )
      rows.push(`${name(v)} ${sum.join(' ')} <= ${denied.length}`)
    } else
      for (const literal of children)
        rows.push(
          (literal & 1) === 1
            ? `${name(v)} + ${name(literal >> 1)} <= 1`
            : `${name(v)} - ${name(literal >> 1)} <= 0`,
        )
  }
  for (const literal of demands)
    rows.push(
      literal < 0 ? 'x0 >= 2' : `${name(literal >> 1)} ${(literal & 1) === 1 ? '<= 0' : '>= 1'}`,
    )
  const sum = (weight: Float64Array) => {
    const terms = Array.from(weight, (w, o) => (w === 0 ? '' : `${w} ${name(o)}`)).filter(
      (one) => one !== '',
    )
    return terms.length === 0 ? '0 x0' : terms.join(' + ')
  }
  if (least !== undefined) rows.push(`${sum(least.weight)} >= ${least.sum}`)
  const gates = Array.from({ length: nodes - options }, (_, g) => `y${options + g} <= 1`)
  const binary = Array.from({ length: options }, (_, o) => `x${o}`)
  return [
    'Maximize',
    ` obj: ${sum(objective)}`,
    'Subject To',
    ...rows.map((row, i) => ` c${i}: ${row}`),
    'Bounds',
    ...gates.map((gate) => ` ${gate}`),
    'Binary',
    ...binary.map((one) => ` ${one}`),
    'End',
    '',
  ].join('\n')
}

/** Asks the solver; the answer is only as proven as the solver says. Weights are whole numbers. */
export function solve(
  solver: Solver,
  network: Network,
  objective: Float64Array,
  least?: { weight: Float64Array; sum: number },
): Found {
  const told = solver.solve(programOf(network, objective, least), {
    mip_rel_gap: 0,
    mip_abs_gap: 0,
  })
  const none = { options: undefined, weight: -1, branches: 0 }
  if (told.Status === 'Infeasible') return { ...none, bound: -1, proven: true }
  if (told.Status !== 'Optimal') return { ...none, bound: Infinity, proven: false }
  const options: number[] = []
  let weight = 0
  for (let o = 0; o < network.options; o++)
    if ((told.Columns[`x${o}`]?.Primal ?? 0) > 0.5) {
      options.push(o)
      weight += objective[o] as number
    }
  // The solver's own figure must be the weight of the package it names, or nothing is proven.
  const proven = Math.abs(told.ObjectiveValue - weight) < 0.5
  return { options, weight, bound: proven ? weight : Infinity, proven, branches: 0 }
}
