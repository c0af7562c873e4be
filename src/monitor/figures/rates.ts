/**
 * How many before and how many after: the ratio of two counts with an interval. Daily counts of armed
 * events vary far more than Poisson says (variance over mean of 29 in real series), so the interval
 * shown is one of an overdispersed model; the Poisson interval is kept only beside it, to show how
 * false it would be. Below ten events in either window no interval is given at all.
 */
import { betaQuantile, digamma, trigamma } from './special.ts'

/** From, to. */
export type Interval = readonly [low: number, high: number]

/** Fewer events than this in either window: no interval. */
export const FEWEST_EVENTS = 10

export interface RateRatio {
  /** Days (or other equal units) and events before and after. */
  readonly before: { readonly units: number; readonly events: number }
  readonly after: { readonly units: number; readonly events: number }
  /** Rate after over rate before; undefined where nothing happened before. */
  readonly ratio: number | undefined
  /** Pearson's chi-square over its degrees of freedom: 1 for Poisson counts. */
  readonly dispersion: number
  /** What to show: 95 %, by the model named; or the reason why there is none. */
  readonly shown:
    | { readonly model: 'quasi-poisson' | 'poisson'; readonly interval: Interval }
    | { readonly refused: 'too-few-events'; readonly fewest: number }
  readonly poisson: Interval
  readonly quasi: Interval
  /** By maximum likelihood; absent where the counts vary no more than Poisson: `theta` has no meaning then. */
  readonly negativeBinomial?: { readonly interval: Interval; readonly theta: number }
}

/** Compares counts per unit of time before and after. Units without a report must be left out by the caller. */
export function rateRatio(before: readonly number[], after: readonly number[]): RateRatio {
  const a = summary(before)
  const b = summary(after)
  const freedom = before.length + after.length - 2
  const dispersion = freedom > 0 ? (a.pearson + b.pearson) / freedom : Number.NaN
  const ratio = a.events === 0 ? undefined : b.mean / a.mean
  const poisson = exactPoisson(a.events, before.length, b.events, after.length)
  const spread = 1 / a.events + 1 / b.events
  const quasi = around(ratio, dispersion * spread)
  const few = a.events < FEWEST_EVENTS || b.events < FEWEST_EVENTS
  // Below 1 the quasi-Poisson interval would be narrower than chance allows.
  const model = dispersion > 1 ? 'quasi-poisson' : 'poisson'
  const theta = few || dispersion <= 1 ? undefined : thetaOf(before, a.mean, after, b.mean)
  const negativeBinomial =
    theta === undefined
      ? undefined
      : {
          theta,
          interval: around(
            ratio,
            (1 + a.mean / theta) / a.events + (1 + b.mean / theta) / b.events,
          ),
        }
  return {
    before: { units: before.length, events: a.events },
    after: { units: after.length, events: b.events },
    ratio,
    dispersion,
    shown: few
      ? { refused: 'too-few-events', fewest: FEWEST_EVENTS }
      : { model, interval: model === 'poisson' ? poisson : quasi },
    poisson,
    quasi,
    ...(negativeBinomial === undefined ? {} : { negativeBinomial }),
  }
}

function summary(counts: readonly number[]): { events: number; mean: number; pearson: number } {
  const events = counts.reduce((sum, n) => sum + n, 0)
  const mean = events / counts.length
  const pearson =
    mean === 0 ? 0 : counts.reduce((sum, n) => sum + (n - mean) * (n - mean), 0) / mean
  return { events, mean, pearson }
}

function around(ratio: number | undefined, variance: number): Interval {
  if (ratio === undefined || ratio === 0 || !Number.isFinite(variance)) return [0, Infinity]
  const reach = Math.exp(1.96 * Math.sqrt(variance))
  return [ratio / reach, ratio * reach]
}

/** Exact interval of the ratio of two Poisson rates (conditional binomial, Clopper and Pearson 1934). */
function exactPoisson(a: number, unitsA: number, b: number, unitsB: number): Interval {
  const low = b === 0 ? 0 : betaQuantile(0.025, b, a + 1)
  const high = a === 0 ? 1 : betaQuantile(0.975, b + 1, a)
  const odds = (p: number) => (p >= 1 ? Infinity : ((p / (1 - p)) * unitsA) / unitsB)
  return [odds(low), odds(high)]
}

/** Maximum likelihood of theta of two negative binomial groups with means known (Newton on log theta). */
function thetaOf(
  before: readonly number[],
  meanBefore: number,
  after: readonly number[],
  meanAfter: number,
): number | undefined {
  const counts = [
    ...before.map((n) => [n, meanBefore] as const),
    ...after.map((n) => [n, meanAfter] as const),
  ]
  let theta = 1
  for (let step = 0; step < 100; step++) {
    let slope = 0
    let curve = 0
    for (const [n, mean] of counts) {
      slope +=
        digamma(n + theta) -
        digamma(theta) +
        Math.log(theta) +
        1 -
        Math.log(theta + mean) -
        (n + theta) / (mean + theta)
      curve +=
        trigamma(n + theta) -
        trigamma(theta) +
        1 / theta -
        2 / (mean + theta) +
        (n + theta) / ((mean + theta) * (mean + theta))
    }
    // In log theta the step cannot leave the positive side.
    const slopeLog = slope * theta
    const curveLog = curve * theta * theta + slopeLog
    const move = curveLog < 0 ? -slopeLog / curveLog : Math.sign(slopeLog)
    const next = theta * Math.exp(Math.max(-2, Math.min(2, move)))
    if (next > 1e6) return undefined
    if (Math.abs(next - theta) < 1e-10 * theta) return next
    theta = next
  }
  return theta
}
