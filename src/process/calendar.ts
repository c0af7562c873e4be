// The calendar of a process: the dates of the text in force, or of every text in view in days from its
// starting events; and its history, so that a subscribed calendar can follow a date that moved.
import type { CalendarRow } from '../engine/index.ts'
import { fold, readState, start } from '../engine/index.ts'
import type { Agreement } from '../model/index.ts'
import type { Process } from './folder.ts'
import type { Query } from './query.ts'
import { entriesFor, status } from './status.ts'

export interface TextCalendar {
  readonly version: string
  readonly inForce: boolean
  readonly agreement: Agreement
  readonly rows: readonly CalendarRow[]
}

export function calendarsOf(process: Process, query: Query): readonly TextCalendar[] {
  const report = status(process, query)
  if (report.inForce !== null && report.agreement && report.situation)
    return [
      {
        version: report.inForce,
        inForce: true,
        agreement: report.agreement,
        rows: report.situation.calendar,
      },
    ]
  return report.texts.map((text) => ({
    version: text.version,
    inForce: false,
    agreement: text.agreement,
    rows: readState(fold(start(text.agreement), [], query.at), query.at).calendar,
  }))
}

/** One date of the calendar over time. */
export interface DatedObligation {
  /** Stable for ever: process, clause, edge, part, and whose word the starting event rests on. */
  readonly uid: string
  readonly row: CalendarRow
  /** How often its date has changed. */
  readonly sequence: number
  /** It had a date and has none any more: superseded, ended, or its starting event no longer counts. */
  readonly cancelled: boolean
}

/** Entries that can move a date. */
const moving = new Set([
  'in force',
  'anchor',
  'happening',
  'extension',
  'power',
  'act',
  'finding',
  'excuse',
  'waiver',
])

/** Dates under the text in force with their history up to the query, in the order in which they first came. */
export function datedObligations(process: Process, query: Query): readonly DatedObligation[] {
  const { inView } = entriesFor(process, query)
  const instants = [
    ...new Set(
      inView.filter((one) => one.dated && moving.has(one.kind)).map((one) => one.window.to),
    ),
  ]
    .filter((instant) => instant < query.at)
    .sort((a, b) => a - b)
  const known = new Map<string, { row: CalendarRow; sequence: number; cancelled: boolean }>()
  for (const at of [...instants, query.at]) {
    const present = new Set<string>()
    for (const calendar of calendarsOf(process, { ...query, at })) {
      if (!calendar.inForce) continue
      for (const row of calendar.rows) {
        if (!('instant' in row.date)) continue
        const uid = `${process.id}/${row.id}${row.claimedBy === null ? '' : `/${row.claimedBy}`}`
        present.add(uid)
        const before = known.get(uid)
        const moved =
          before &&
          (before.cancelled ||
            ('instant' in before.row.date && before.row.date.instant !== row.date.instant))
        known.set(uid, {
          row,
          sequence: before ? before.sequence + (moved ? 1 : 0) : 0,
          cancelled: false,
        })
      }
    }
    for (const [uid, one] of known)
      if (!present.has(uid) && !one.cancelled)
        known.set(uid, { ...one, sequence: one.sequence + 1, cancelled: true })
  }
  return [...known].map(([uid, one]) => ({ uid: `${uid}@truce`, ...one }))
}
