// The transition system by plain evaluation: slow, and the same. Stories ask it what could be done in a
// state; tests hold the program of code.ts against it.
import { calculate, type Expr, type Net, type Statement, type Variable } from './net.ts'

export type Values = ReadonlyMap<Variable, number>

export function valuesOf(net: Net, values: readonly number[]): Map<Variable, number> {
  return new Map(net.variables.map((one, i) => [one, values[i] ?? 0]))
}

export function evaluate(e: Expr, values: Values): number {
  if (typeof e === 'number') return e
  if ('name' in e) return values.get(e) ?? 0
  if (e.op === '!') return evaluate(e.a, values) === 0 ? 1 : 0
  if (e.op === '?') return evaluate(evaluate(e.c, values) === 0 ? e.b : e.a, values)
  return calculate(e.op, evaluate(e.a, values), evaluate(e.b, values))
}

function run(body: readonly Statement[], values: Map<Variable, number>): void {
  for (const one of body)
    if (one.kind === 'set') values.set(one.to, evaluate(one.value, values))
    else run(evaluate(one.when, values) === 0 ? one.no : one.yes, values)
}

/** Numbers of the transitions that can be taken, each with the values after it. */
export function successors(
  net: Net,
  values: readonly number[],
): readonly { readonly transition: number; readonly values: readonly number[] }[] {
  const now = valuesOf(net, values)
  return net.transitions.flatMap((step, transition) => {
    if (evaluate(step.guard, now) === 0) return []
    const after = new Map(now)
    run(step.body, after)
    return [{ transition, values: net.variables.map((one) => after.get(one) ?? 0) }]
  })
}
