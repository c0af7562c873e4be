// Breadth-first search with parents: the first state found is one of the nearest. A generator: the caller
// owns the clock, the memory and the decision to stop.
import { kernelOf, type Asked, type Kernel } from './code.ts'
import type { Label, Net } from './net.ts'

export interface Progress {
  readonly states: number
  readonly expanded: number
  readonly depth: number
}

export interface Budget {
  /** Most states that are kept; default two million. */
  readonly states?: number
}

export interface Found {
  /** Per goal: number of the nearest state in which it holds; null: none among those covered. */
  readonly goals: readonly (number | null)[]
  readonly measures: readonly { readonly most: number; readonly state: number }[]
  readonly states: number
  readonly transitions: number
  /** Steps to the farthest state, and the steps to each goal. */
  readonly depth: number
  readonly depths: readonly (number | null)[]
  /** True if everything that can be reached was looked at, or every goal was found. */
  readonly settled: boolean
  /** Ticks up to which everything was looked at. */
  readonly coveredTicks: number
  readonly bytes: number
  readonly kernel: Kernel
}

/** States looked at between two looks at the goals. */
const chunk = 2048

/** Yields after every so many states; ends when every goal is found, nothing is left or the budget is spent. */
export function* search(
  net: Net,
  asked: Asked,
  budget: Budget = {},
): Generator<Progress, Found, void> {
  const kernel = kernelOf(net, asked)
  const limit = budget.states ?? 2_000_000
  const goals: (number | null)[] = (asked.goals ?? []).map(() => null)
  const measures = (asked.measures ?? []).map(() => ({ most: -1, state: 0 }))
  let looked = 0
  let expanded = 0
  let transitions = 0
  // States of one depth lie beside each other: `border` is the first of the next depth.
  let depth = 0
  let border = 1
  const look = (): boolean => {
    const count = kernel.count()
    goals.forEach((one, i) => {
      if (one !== null || asked.goals?.[i] === 0) return
      const at = kernel.find(i, looked, count)
      if (at >= 0) goals[i] = at
    })
    measures.forEach((one, i) => {
      const [most, state] = kernel.most(i, looked, count)
      if (most > one.most) measures[i] = { most, state }
    })
    looked = count
    return (
      goals.length > 0 &&
      measures.length === 0 &&
      goals.every((one, i) => one !== null || asked.goals?.[i] === 0)
    )
  }
  let done = look()
  while (!done && expanded < kernel.count() && kernel.count() < limit) {
    const last = Math.min(expanded + chunk, border, kernel.count())
    transitions += kernel.expand(expanded, last)
    expanded = last
    if (expanded === border && kernel.count() > border) {
      depth += 1
      border = kernel.count()
    }
    done = look()
    yield { states: kernel.count(), expanded, depth }
  }
  return {
    goals,
    measures,
    states: kernel.count(),
    transitions,
    depth,
    depths: goals.map((one) => (one === null ? null : pathTo(kernel, one).length - 1)),
    settled: done || expanded === kernel.count(),
    coveredTicks: coveredTicks(kernel, expanded),
    bytes: kernel.bytes(),
    kernel,
  }
}

/** Numbers of the states from the first to this one. */
export function pathTo(kernel: Kernel, state: number): readonly number[] {
  const path: number[] = []
  for (let at = state; at >= 0; at = kernel.parent(at)) path.push(at)
  return path.reverse()
}

/** The labels on the way to a state. */
export function labelsTo(net: Net, kernel: Kernel, state: number): readonly Label[] {
  const path = pathTo(kernel, state)
  return path.slice(1).map((to, i) => {
    const from = path[i] ?? 0
    const step = net.transitions[kernel.between(from, to)]
    if (!step) throw new Error(`no step leads from state ${from} to state ${to}`)
    return step.label
  })
}

/** The first tick of a state that was not looked at: everything before it was. */
function coveredTicks(kernel: Kernel, expanded: number): number {
  if (expanded >= kernel.count()) return Number.POSITIVE_INFINITY
  let least = Number.POSITIVE_INFINITY
  for (let s = expanded; s < kernel.count(); s++) least = Math.min(least, kernel.values(s)[0] ?? 0)
  return least
}

/** Runs a search to its end. */
export function finish<T>(work: Generator<unknown, T, void>): T {
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
  }
}
