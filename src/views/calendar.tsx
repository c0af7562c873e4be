// The calendar and the phases under an agreement in force.
import { dateIn } from '../process/index.ts'
import { Empty, Table, type Context } from './parts.tsx'
import { phraseLimit } from './state-words.ts'

/** Every date with its rule, event and zone; two calendars where a starting event is contested. */
export function Calendar({ context, until }: { context: Context; until?: number }) {
  const { say, report } = context
  const rows = (report.situation?.calendar ?? []).filter((row) => {
    if (until === undefined) return true
    return (
      'instant' in row.date &&
      row.date.instant >= report.query.at - 1440 &&
      row.date.instant <= until &&
      !row.done
    )
  })
  if (rows.length === 0)
    return <Empty>{say(until === undefined ? 'empty-calendar' : 'nothing-due')}</Empty>
  return (
    <Table
      caption={say('head-calendar')}
      head={[say('col-date'), say('col-clause'), say('col-who'), say('col-what')]}
    >
      {rows.map((row) => (
        <tr key={`${row.id}${row.claimedBy ?? ''}`}>
          <td>
            {phraseLimit(say, row.date)}
            {row.claimedBy === null ? null : (
              <p class="tag">{say('calendar-claimed', { by: row.claimedBy })}</p>
            )}
          </td>
          <td>{row.clause ?? row.phase}</td>
          <td>
            <bdi>{row.bearers.length > 0 ? say.list(row.bearers) : '–'}</bdi>
          </td>
          <td>
            {say(`edge-${row.edge}`)}
            {row.part === null ? null : ` (${row.part})`}{' '}
            {row.done ? <span class="tag">{say('fact-done')}</span> : null}
          </td>
        </tr>
      ))}
    </Table>
  )
}

export function Phases({ context }: { context: Context }) {
  const { say, report } = context
  const { situation } = report
  if (!situation || report.inForce === null) return <p>{say('no-agreement-in-force-long')}</p>
  return (
    <>
      <p>{say('in-force-line', { version: report.inForce })}</p>
      <ul class="cards">
        {situation.phases.map((phase) => (
          <li
            class={phase.mode === 'running' || phase.mode === 'continuing' ? 'card' : 'card done'}
            key={phase.phase}
          >
            <p class="who">
              <bdi>{phase.phase}</bdi>
            </p>
            <p>
              {phase.day === null
                ? say(`mode-${phase.mode}`)
                : say('mode-day', { mode: say(`mode-${phase.mode}`), day: phase.day })}
            </p>
            {phase.ends === null ? null : (
              <p class="when">
                {say('mode-ends', { date: say.date(dateIn(phase.ends, report.charter.zone)) })}
              </p>
            )}
            {phase.mode === 'not-begun' || phase.complete ? null : (
              <p class="when">{say(`expiry-${phase.onExpiry}`)}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
