/**
 * Early-warning counts: "look here", never a verdict. EARS C1 to C3 (Hutwagner and others 2003; as in
 * R's surveillance::earsC): a count is compared with the mean and spread of a few counts before it.
 * With real series these call often; every call carries its parameters so that anyone can repeat it.
 */
import { normalQuantile } from './special.ts'

export type WarningMethod = 'C1' | 'C2' | 'C3'

export interface WarningParameters {
  readonly method: WarningMethod
  /** Number of earlier counts compared with; 7 unless said. */
  readonly baseline: number
  /** Chance of a call where nothing changed, if counts were normal: 0.001 unless said. */
  readonly alpha: number
}

export interface Warning {
  /** Index of the count in the series. */
  readonly at: number
  readonly count: number
  /** Counts above this call for a look. */
  readonly bound: number
  readonly look: boolean
}

/** One line per count that has enough history, with its bound. */
export function warnings(
  counts: readonly number[],
  { method, baseline, alpha }: WarningParameters,
): Warning[] {
  const z = normalQuantile(1 - alpha)
  // C1 compares with the counts just before, C2 and C3 leave out two in between.
  const lag = method === 'C1' ? 0 : 2
  const base = counts.map((_, t) => {
    const from = t - lag - baseline
    return from < 0 ? undefined : meanAndSpread(counts.slice(from, t - lag))
  })
  const result: Warning[] = []
  counts.forEach((count, at) => {
    const here = base[at]
    if (here === undefined) return
    let reach = z
    if (method === 'C3') {
      for (const back of [1, 2]) {
        const then = base[at - back]
        if (then === undefined) return
        reach -= excess(counts[at - back]!, then)
      }
    }
    // As published in R, C3 starts from the count itself: it calls by the excess of the two before it.
    const from = method === 'C3' ? count : here.mean
    const bound = Math.max(0, from + reach * here.spread)
    result.push({ at, count, bound, look: count > bound })
  })
  return result
}

function excess(count: number, base: { mean: number; spread: number }): number {
  if (base.spread === 0) return count > base.mean ? Infinity : 0
  return Math.max(0, (count - base.mean) / base.spread - 1)
}

function meanAndSpread(values: readonly number[]): { mean: number; spread: number } {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length
  const squares = values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0)
  return { mean, spread: Math.sqrt(squares / (values.length - 1)) }
}
