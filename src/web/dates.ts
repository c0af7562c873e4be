// The dates of a text: from the starting events on record, or with a Day 1 to plan with. Before a text is
// in force it owes nothing; its dates are then what they would be.
import { fold, readState, start, type CalendarRow } from '../engine/index.ts'
import { readWindow, type Event } from '../model/index.ts'
import type { Process, TextVersion } from '../process/index.ts'
import { corrected, ofKind } from '../record/index.ts'

export interface Dates {
  /** Day 1 as recorded, "" where it is not. */
  readonly recorded: string
  /** The entry that a new day would correct. */
  readonly entry: string | null
  readonly rows: readonly CalendarRow[]
}

/** @param day a Day 1 to plan with; "" takes the record's */
export function datesOf(process: Process, text: TextVersion, day: string): Dates {
  const { agreement } = text
  const anchors = ofKind(corrected(process.record.entries).standing, 'anchor').filter(
    (one) => one.body.set !== false && one.dated,
  )
  const dayOne = agreement.dayOne?.anchor ?? 'Day 1'
  const own = anchors.findLast((one) => one.body.anchor === dayOne)
  const planned = day === '' ? null : readWindow(day, agreement.days.zone)
  const events: Event[] = anchors
    .filter((one) => one.body.anchor !== dayOne || !planned)
    .map((one) => ({
      kind: 'anchor',
      entry: one.id,
      when: one.window,
      anchor: one.body.anchor,
      set: true,
      by: one.body.by,
      standing: 'happened',
    }))
  if (planned)
    events.push({
      kind: 'anchor',
      entry: 'planned',
      when: planned,
      anchor: dayOne,
      set: true,
      by: '',
      standing: 'happened',
    })
  const at = Math.max(0, ...events.map((one) => one.when.to))
  const first = events.toSorted((a, b) => a.when.from - b.when.from)[0]
  // Phases run only under a text in force: what would follow if it were, from the first of these days on.
  if (first)
    events.unshift({ kind: 'in-force', entry: 'planned', when: first.when, version: text.version })
  return {
    recorded: own?.happened?.slice(0, 10) ?? '',
    entry: own?.id ?? null,
    rows: readState(
      fold(start(agreement), events, at, () => agreement),
      at,
    ).calendar,
  }
}

/** The limits of each clause, with its parts in order. */
export function limitsByClause(dates: Dates): ReadonlyMap<string, readonly CalendarRow[]> {
  const found = new Map<string, CalendarRow[]>()
  for (const row of dates.rows) {
    if (row.clause === null) continue
    found.set(row.clause, [...(found.get(row.clause) ?? []), row])
  }
  return found
}
