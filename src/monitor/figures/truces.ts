/**
 * Earlier truces beside today's: when each began and ended, how, by which source, as known on the day
 * viewed; and what was counted since its first day, all laid on day 0.
 */
import { addDays, dayNumber, type Instant, type IsoDate } from '../../model/index.ts'
import type { DayCount } from './tally.ts'

export interface EarlierTruce {
  readonly id: string
  readonly label: string
  readonly began: IsoDate
  /** The last day on which it held; absent while it holds, or where nobody recorded an end. */
  readonly ended?: IsoDate
  /** How it ended, as the source says. */
  readonly howEnded?: string
  readonly source: string
  /** When this became known to the record; an end that is learnt later is a second entry of the same id. */
  readonly recorded: Instant
}

export interface ListedTruce extends EarlierTruce {
  /** Days held, both ends counted; for a truce without an end, up to the day viewed. */
  readonly days: number
  readonly holds: boolean
}

/** Earlier truces as known at a moment, the earliest first; `today` is the day viewed. */
export function earlierTruces(
  truces: readonly EarlierTruce[],
  at: Instant,
  today: IsoDate,
): ListedTruce[] {
  const last = new Map<string, EarlierTruce>()
  for (const truce of truces) {
    if (truce.recorded > at || truce.began > today) continue
    const held = last.get(truce.id)
    if (held === undefined || truce.recorded >= held.recorded) last.set(truce.id, truce)
  }
  return [...last.values()]
    .map((truce): ListedTruce => {
      const holds = truce.ended === undefined || truce.ended >= today
      const end = holds ? today : truce.ended!
      return { ...truce, days: dayNumber(end) - dayNumber(truce.began) + 1, holds }
    })
    .toSorted((a, b) => (a.began === b.began ? (a.id < b.id ? -1 : 1) : a.began < b.began ? -1 : 1))
}

/** One day of a curve. */
export interface CurvePoint {
  /** Days since the truce began: 0 is its first day, negative days lie before it. */
  readonly day: number
  /** Counted on that day; absent where nobody reported: a curve has a gap there, not a zero. */
  readonly n?: number
  /** Counted from day 0 to here over reported days; absent before day 0. */
  readonly sum?: number
  /** Days from day 0 to here without a report. */
  readonly unreported: number
  /** True on days after the truce ended. */
  readonly after: boolean
}

export interface Curve {
  readonly truce: string
  readonly points: readonly CurvePoint[]
}

/**
 * A series laid on the first day of each truce, from `before` days before to `after` days after it. A truce
 * for which the series has no day at all gets no curve.
 */
export function alignedCurves(
  truces: readonly { readonly id: string; readonly began: IsoDate; readonly ended?: IsoDate }[],
  series: readonly DayCount[],
  before: number,
  after: number,
): Curve[] {
  const counts = new Map(series.map((day) => [day.day, day]))
  return truces.flatMap((truce): Curve[] => {
    const points: CurvePoint[] = []
    let sum = 0
    let unreported = 0
    let known = 0
    for (let day = -before; day <= after; day++) {
      const date = addDays(truce.began, day)
      const count = counts.get(date)
      const n = count?.carried === true ? undefined : count?.n
      if (count !== undefined) known += 1
      if (day >= 0) {
        if (n === undefined) unreported += 1
        else sum += n
      }
      points.push({
        day,
        ...(n === undefined ? {} : { n }),
        ...(day >= 0 ? { sum } : {}),
        unreported,
        after: truce.ended !== undefined && date > truce.ended,
      })
    }
    return known === 0 ? [] : [{ truce: truce.id, points }]
  })
}
