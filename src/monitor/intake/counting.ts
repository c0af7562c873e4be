/**
 * Counts of staged rows by zone and type with the three answers, in memory bounded by the number of zones
 * and types, whatever the number of rows; beside them what was watched and where access was denied.
 */
import type { IsoDate } from '../../model/index.ts'
import {
  metresOutside,
  middleOf,
  placeInZone,
  preparedForm,
  versionsDuring,
  type Zone,
} from '../space/index.ts'
import type { StagedEvent } from './mapping.ts'

export interface TypeCount {
  readonly zone: string
  readonly what: string
  readonly inside: number
  readonly outside: number
  readonly undecided: number
}

export interface ZoneCount {
  readonly zone: string
  readonly inside: number
  readonly outside: number
  readonly undecided: number
  /** What bare points would claim: for comparison only. */
  readonly asPoints: { readonly inside: number; readonly outside: number }
}

export interface StagedCounts {
  /** Rows taken, one to an incident as its source counts them. */
  readonly n: number
  readonly withoutPlace: number
  readonly provisional: number
  readonly days: { readonly from: IsoDate; readonly to: IsoDate } | null
  readonly types: readonly { readonly what: string; readonly n: number }[]
  readonly zones: readonly ZoneCount[]
  readonly byType: readonly TypeCount[]
  /** Types beyond the limit were counted under "other". */
  readonly typesLimited: boolean
}

/** More kinds of happening than this are no kinds: a free text was mapped. */
const MOST_TYPES = 200
/** The type under which the rest is counted; no source uses it. */
export const OTHER_TYPES = '…'

export interface Counting {
  readonly take: (event: StagedEvent) => void
  readonly counts: () => StagedCounts
}

type Cell = { inside: number; outside: number; undecided: number }

export function countingBy(zones: readonly Zone[]): Counting {
  const types = new Map<string, number>()
  const cells = zones.map(() => new Map<string, Cell>())
  const points = zones.map(() => ({ inside: 0, outside: 0 }))
  let n = 0
  let withoutPlace = 0
  let provisional = 0
  let from: IsoDate | undefined
  let to: IsoDate | undefined
  let limited = false
  return {
    take: (event) => {
      n += 1
      if (event.provisional) provisional += 1
      if (from === undefined || event.days.from < from) from = event.days.from
      if (to === undefined || event.days.to > to) to = event.days.to
      const known = types.has(event.what) || types.size < MOST_TYPES
      if (!known) limited = true
      const what = known ? event.what : OTHER_TYPES
      types.set(what, (types.get(what) ?? 0) + 1)
      const middle = middleOf(event.place)
      if (middle === undefined) withoutPlace += 1
      zones.forEach((zone, i) => {
        const cell = cells[i]!.get(what) ?? { inside: 0, outside: 0, undecided: 0 }
        cell[placeInZone(event.place, event.happened, zone).answer] += 1
        cells[i]!.set(what, cell)
        if (middle === undefined) return
        const spot = versionsDuring(zone, event.happened).some(
          ({ form }) => metresOutside(preparedForm(form), middle) <= 0,
        )
        points[i]![spot ? 'inside' : 'outside'] += 1
      })
    },
    counts: () => ({
      n,
      withoutPlace,
      provisional,
      days: from === undefined || to === undefined ? null : { from, to },
      types: [...types].map(([what, count]) => ({ what, n: count })).toSorted(byWhat),
      zones: zones.map((zone, i) => {
        const sum = { inside: 0, outside: 0, undecided: 0 }
        for (const cell of cells[i]!.values()) {
          sum.inside += cell.inside
          sum.outside += cell.outside
          sum.undecided += cell.undecided
        }
        return { zone: zone.id, ...sum, asPoints: { ...points[i]! } }
      }),
      byType: zones.flatMap((zone, i) =>
        [...cells[i]!].map(([what, cell]) => ({ zone: zone.id, what, ...cell })).toSorted(byWhat),
      ),
      typesLimited: limited,
    }),
  }
}

function byWhat(a: { readonly what: string }, b: { readonly what: string }): number {
  return a.what < b.what ? -1 : a.what > b.what ? 1 : 0
}

/** One line of a coverage table: who watched which area for how long on a day. */
export interface CoverageRow {
  readonly area: string
  readonly day: IsoDate
  readonly hours: number
  readonly denied: number
}

export interface CoverageSum {
  readonly hours: number
  readonly days: number
  readonly denied: number
}

/** Hours, days and denials by area within a stretch of days; an area without a row has no line. */
export function coverageByArea(
  rows: Iterable<CoverageRow>,
  days: { readonly from: IsoDate; readonly to: IsoDate },
): ReadonlyMap<string, CoverageSum> {
  const seen = new Map<string, { hours: number; days: Set<IsoDate>; denied: number }>()
  for (const { area, day, hours, denied } of rows) {
    if (day < days.from || day > days.to) continue
    const held = seen.get(area) ?? { hours: 0, days: new Set<IsoDate>(), denied: 0 }
    held.hours += hours
    if (hours > 0) held.days.add(day)
    held.denied += denied
    seen.set(area, held)
  }
  return new Map(
    [...seen].map(([area, sum]) => [
      area,
      { hours: sum.hours, days: sum.days.size, denied: sum.denied },
    ]),
  )
}
