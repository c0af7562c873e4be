/**
 * How long truces lasted, with those that still last counted for what is known of them. Kaplan and
 * Meier 1958 with intervals on the log scale; log-rank for two groups; Cox 1972 with Efron's ties.
 * About a named set of truces, never a chance that this one fails.
 */

export interface Spell {
  /** Length so far, in a unit that the caller names. */
  readonly time: number
  /** True when it ended; false when it still held at the end of what is known. */
  readonly ended: boolean
}

export interface SurvivalStep {
  readonly time: number
  readonly atRisk: number
  readonly ended: number
  /** Share that still holds after this time. */
  readonly share: number
  readonly low: number
  readonly high: number
}

const Z975 = 1.959963984540054

/** The curve: one step for every time at which some spell ended. Between steps it is flat; before the first it is 1. */
export function kaplanMeier(spells: readonly Spell[]): SurvivalStep[] {
  const steps: SurvivalStep[] = []
  let share = 1
  let variance = 0
  for (const time of timesOfEnd(spells)) {
    const atRisk = spells.filter((spell) => spell.time >= time).length
    const ended = spells.filter((spell) => spell.ended && spell.time === time).length
    share *= 1 - ended / atRisk
    variance += ended / (atRisk * (atRisk - ended))
    const reach = Math.exp(Z975 * Math.sqrt(variance))
    steps.push({
      time,
      atRisk,
      ended,
      share,
      low: share === 0 ? 0 : share / reach,
      high: share === 0 ? 0 : Math.min(1, share * reach),
    })
  }
  return steps
}

/** The share still holding at a time. */
export function shareAt(steps: readonly SurvivalStep[], time: number): number {
  return steps.findLast((step) => step.time <= time)?.share ?? 1
}

function timesOfEnd(spells: readonly Spell[]): number[] {
  return [...new Set(spells.filter((spell) => spell.ended).map((spell) => spell.time))].toSorted(
    (a, b) => a - b,
  )
}

/** Chi-square (one degree of freedom) of the log-rank test between two groups. */
export function logRank(first: readonly Spell[], second: readonly Spell[]): number {
  const all = [...first, ...second]
  let difference = 0
  let variance = 0
  for (const time of timesOfEnd(all)) {
    const atRisk = all.filter((spell) => spell.time >= time).length
    const ended = all.filter((spell) => spell.ended && spell.time === time).length
    const mine = first.filter((spell) => spell.time >= time).length
    const share = mine / atRisk
    difference += first.filter((spell) => spell.ended && spell.time === time).length - ended * share
    if (atRisk > 1) variance += (ended * share * (1 - share) * (atRisk - ended)) / (atRisk - 1)
  }
  return variance === 0 ? 0 : (difference * difference) / variance
}

export interface CoxLine {
  readonly coefficient: number
  readonly standardError: number
  readonly z: number
}

/**
 * Proportional hazards for spells with the same covariates each. Undefined where the data do not
 * determine the coefficients (one group without ends, covariates that repeat one another).
 */
export function coxRegression(
  spells: readonly (Spell & { readonly covariates: readonly number[] })[],
): CoxLine[] | undefined {
  const width = spells[0]?.covariates.length ?? 0
  const beta = new Array<number>(width).fill(0)
  const times = timesOfEnd(spells)
  for (let step = 0; step < 50; step++) {
    const { gradient, information } = likelihood(spells, times, beta)
    const inverse = inverted(information)
    if (inverse === undefined) return undefined
    const move = inverse.map((row) => row.reduce((sum, one, j) => sum + one * gradient[j]!, 0))
    move.forEach((one, i) => (beta[i]! += one))
    if (!beta.every((one) => Math.abs(one) < 50)) return undefined
    if (move.every((one) => Math.abs(one) < 1e-12)) {
      return beta.map((coefficient, i) => {
        const standardError = Math.sqrt(inverse[i]![i]!)
        return { coefficient, standardError, z: coefficient / standardError }
      })
    }
  }
  return undefined
}

/** Gradient and information of the partial likelihood; of d tied ends the k-th leaves k/d of them out. */
function likelihood(
  spells: readonly (Spell & { readonly covariates: readonly number[] })[],
  times: readonly number[],
  beta: readonly number[],
): { gradient: number[]; information: number[][] } {
  const width = beta.length
  const gradient = new Array<number>(width).fill(0)
  const information = beta.map(() => new Array<number>(width).fill(0))
  const risk = spells.map((spell) =>
    Math.exp(spell.covariates.reduce((sum, x, i) => sum + x * beta[i]!, 0)),
  )
  for (const time of times) {
    const all = moments(spells, risk, width, (spell) => spell.time >= time)
    const tied = moments(spells, risk, width, (spell) => spell.ended && spell.time === time)
    for (const spell of spells)
      if (spell.ended && spell.time === time)
        spell.covariates.forEach((x, i) => (gradient[i]! += x))
    for (let k = 0; k < tied.count; k++) {
      const part = k / tied.count
      const weight = all.weight - part * tied.weight
      const means = all.first.map((one, i) => (one - part * tied.first[i]!) / weight)
      for (let i = 0; i < width; i++) {
        gradient[i]! -= means[i]!
        for (let j = 0; j < width; j++) {
          const second = (all.second[i]![j]! - part * tied.second[i]![j]!) / weight
          information[i]![j]! += second - means[i]! * means[j]!
        }
      }
    }
  }
  return { gradient, information }
}

function moments(
  spells: readonly (Spell & { readonly covariates: readonly number[] })[],
  risk: readonly number[],
  width: number,
  among: (spell: Spell) => boolean,
): { count: number; weight: number; first: number[]; second: number[][] } {
  const first = new Array<number>(width).fill(0)
  const second = first.map(() => new Array<number>(width).fill(0))
  let count = 0
  let weight = 0
  spells.forEach((spell, s) => {
    if (!among(spell)) return
    const w = risk[s]!
    count += 1
    weight += w
    for (let i = 0; i < width; i++) {
      first[i]! += w * spell.covariates[i]!
      for (let j = 0; j < width; j++)
        second[i]![j]! += w * spell.covariates[i]! * spell.covariates[j]!
    }
  })
  return { count, weight, first, second }
}

/** Inverse by elimination with pivots; undefined for a matrix without one. */
function inverted(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const n = matrix.length
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))])
  for (let i = 0; i < n; i++) {
    let pivot = i
    for (let r = i + 1; r < n; r++)
      if (Math.abs(rows[r]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = r
    const [a, b] = [rows[i]!, rows[pivot]!]
    rows[i] = b
    rows[pivot] = a
    const lead = rows[i]![i]!
    if (Math.abs(lead) < 1e-12) return undefined
    rows[i] = rows[i]!.map((one) => one / lead)
    for (let r = 0; r < n; r++) {
      if (r === i) continue
      const factor = rows[r]![i]!
      rows[r] = rows[r]!.map((one, j) => one - factor * rows[i]![j]!)
    }
  }
  return rows.map((row) => row.slice(n))
}
