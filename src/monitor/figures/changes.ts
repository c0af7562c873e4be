/**
 * Where a series changes its level, found without any hint: the segmentation with the least squares
 * about the means of its segments (Bai and Perron 2003, as in R's strucchange), their number
 * by BIC. Marks beside the dates of an agreement, never a cause.
 */

export interface Segmentation {
  /** Index of the last value of each segment but the last. */
  readonly breaks: readonly number[]
  /** Means of the segments. */
  readonly means: readonly number[]
  /** BIC for 0, 1, 2 … breaks; the least was chosen. */
  readonly bic: readonly number[]
}

/**
 * Best segmentation of a series in segments of at least `shortest` values and at most `most` breaks.
 * Time grows with the square of the length times `most`: cut long series into weeks.
 */
export function changePoints(
  values: readonly number[],
  shortest: number,
  most = Math.ceil(values.length / shortest) - 2,
): Segmentation {
  const n = values.length
  if (n < 2 * shortest || most < 1) {
    return { breaks: [], means: n === 0 ? [] : [mean(values, 0, n)], bic: [] }
  }
  const sums = new Float64Array(n + 1)
  const squares = new Float64Array(n + 1)
  values.forEach((v, i) => {
    sums[i + 1] = sums[i]! + v
    squares[i + 1] = squares[i]! + v * v
  })
  /** Squares about the mean of values from, …, to - 1. */
  const cost = (from: number, to: number) => {
    const sum = sums[to]! - sums[from]!
    return Math.max(0, squares[to]! - squares[from]! - (sum * sum) / (to - from))
  }
  // best[k][end]: least cost of the first `end` values in k + 1 segments; came: start of the last.
  let best = Float64Array.from({ length: n + 1 }, (_, end) =>
    end >= shortest ? cost(0, end) : Infinity,
  )
  const totals = [best[n]!]
  const came: Int32Array[] = []
  for (let k = 1; k <= most; k++) {
    const next = new Float64Array(n + 1).fill(Infinity)
    const from = new Int32Array(n + 1)
    for (let end = (k + 1) * shortest; end <= n; end++)
      for (let start = k * shortest; start <= end - shortest; start++) {
        const total = best[start]! + cost(start, end)
        if (total < next[end]!) {
          next[end] = total
          from[end] = start
        }
      }
    if (next[n] === Infinity) break
    best = next
    came.push(from)
    totals.push(next[n]!)
  }
  const bic = totals.map((total, k) => {
    // Squares of nothing but rounding: a perfect fit must not win by a logarithm of zero.
    const rest = Math.max(total, 1e-12 * (squares[n]! + 1))
    return (
      n * (Math.log(rest) + 1 - Math.log(n) + Math.log(2 * Math.PI)) + Math.log(n) * 2 * (k + 1)
    )
  })
  let chosen = 0
  bic.forEach((value, k) => {
    if (value < bic[chosen]!) chosen = k
  })
  const starts: number[] = []
  let end = n
  for (let k = chosen; k > 0; k--) {
    end = came[k - 1]![end]!
    starts.unshift(end)
  }
  const edges = [0, ...starts, n]
  return {
    breaks: starts.map((start) => start - 1),
    means: edges.slice(1).map((to, i) => mean(values, edges[i]!, to)),
    bic,
  }
}

function mean(values: readonly number[], from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += values[i]!
  return sum / (to - from)
}
