/** Figures that are corrected later: as known then, as known now. Nothing is overwritten. */
import type { Instant, IsoDate } from '../../model/index.ts'

/** A count for a day as somebody knew it from some moment on. */
export interface KnownCount {
  readonly day: IsoDate
  /** Absent: the figure was taken back. */
  readonly n?: number
  /** When it became known to the record. */
  readonly recorded: Instant
}

/** The figures as known at a moment: for every day the last that was recorded by then. */
export function asKnown(counts: readonly KnownCount[], at: Instant): ReadonlyMap<IsoDate, number> {
  const last = new Map<IsoDate, KnownCount>()
  for (const count of counts) {
    if (count.recorded > at) continue
    const held = last.get(count.day)
    // Of two recorded in the same minute the later in the list counts.
    if (held === undefined || count.recorded >= held.recorded) last.set(count.day, count)
  }
  const days = [...last.values()].filter((count) => count.n !== undefined)
  return new Map(
    days.toSorted((a, b) => (a.day < b.day ? -1 : 1)).map((count) => [count.day, count.n!]),
  )
}

export interface ThenAndNow {
  readonly asThen: { readonly n: number; readonly days: number }
  readonly asNow: { readonly n: number; readonly days: number }
  /** Days that were known then and read otherwise now; days added since are counted apart. */
  readonly changed: readonly {
    readonly day: IsoDate
    readonly was: number
    readonly is?: number
  }[]
  readonly added: number
}

/** One stretch of days as known at two moments. */
export function thenAndNow(
  counts: readonly KnownCount[],
  stretch: { readonly from: IsoDate; readonly to: IsoDate },
  then: Instant,
  now: Instant,
): ThenAndNow {
  const inside = counts.filter((one) => one.day >= stretch.from && one.day <= stretch.to)
  const before = asKnown(inside, then)
  const after = asKnown(inside, now)
  const sum = (known: ReadonlyMap<IsoDate, number>) => ({
    n: [...known.values()].reduce((total, n) => total + n, 0),
    days: known.size,
  })
  const changed = [...before].flatMap(([day, n]) => {
    const later = after.get(day)
    if (later === n) return []
    return [later === undefined ? { day, was: n } : { day, was: n, is: later }]
  })
  const added = [...after.keys()].filter((day) => !before.has(day)).length
  return { asThen: sum(before), asNow: sum(after), changed, added }
}
