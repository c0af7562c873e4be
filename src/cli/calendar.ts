import { writeCalendar } from '../formats/index.ts'
import { calendarsOf, datedObligations, findClause, type Agreement } from '../process/index.ts'
import { phraseAct, phraseLimit } from '../views/index.ts'
import { load, print, queryOf, say, warnOfErrors, type QueryOptions } from './frame.ts'

export interface CalendarOptions extends QueryOptions {
  readonly ics?: boolean
}

/** Every date with its rule, starting event and zone; --ics for calendar programs. */
export function runCalendar(path: string, options: CalendarOptions): void {
  const opened = load(path, options.viewer ?? null)
  warnOfErrors(opened)
  const query = queryOf(opened, options)
  if (options.ics === true) {
    const agreement = calendarsOf(opened, query).find((one) => one.inForce)?.agreement ?? null
    print(
      writeCalendar({
        name: opened.charter.title,
        // The file's own stamp is the situation's day: the same question gives the same bytes.
        stamp: stampOf(query.at),
        language: 'en',
        events: datedObligations(opened, query).map((one) => ({
          uid: one.uid,
          sequence: one.sequence,
          start: 'instant' in one.row.date ? one.row.date.date : '1970-01-01',
          summary: summaryOf(agreement, one.row.clause, one.row.bearers),
          description: phraseLimit(say, one.row.date) ?? '',
          cancelled: one.cancelled,
        })),
      }),
    )
    return
  }
  const calendars = calendarsOf(opened, query)
  if (options.json === true) {
    print(
      JSON.stringify(
        {
          format: 'truce/calendar@1',
          process: opened.id,
          calendars: calendars.map(({ version, inForce, rows }) => ({ version, inForce, rows })),
        },
        null,
        2,
      ),
    )
    return
  }
  for (const calendar of calendars) {
    print(
      calendar.inForce
        ? say('in-force-line', { version: calendar.version })
        : say('calendar-open', { version: calendar.version }),
    )
    if (calendar.rows.length === 0) print(`  ${say('empty-calendar')}`)
    for (const row of calendar.rows) {
      const claimed =
        row.claimedBy === null ? '' : `; ${say('calendar-claimed', { by: row.claimedBy })}`
      const part = row.part === null ? '' : ` (${row.part})`
      print(
        `  ${phraseLimit(say, row.date)}: ${say(`edge-${row.edge}`)}${part}, ${summaryOf(calendar.agreement, row.clause, row.bearers) || (row.phase ?? '')}${row.done ? ` (${say('fact-done')})` : ''}${claimed}`,
      )
    }
  }
}

function summaryOf(
  agreement: Agreement | null,
  id: string | null,
  bearers: readonly string[],
): string {
  const clause = agreement && id !== null ? findClause(agreement, id) : undefined
  const act = clause ? ` ${phraseAct(say, clause)}` : ''
  return id === null ? '' : `${id} ${bearers.length > 0 ? say.list(bearers) : ''}${act}`.trim()
}

/** Minutes since 1970 as "2024-06-03T20:59:00Z". */
function stampOf(instant: number): string {
  return new Date(instant * 60_000).toISOString().replace('.000Z', 'Z')
}
