// The situation on a day, as known on a day, and what was learned between that day and today.
import { useState } from 'preact/hooks'
import { compareSituations } from '../engine/index.ts'
import {
  entriesFor,
  readingNames,
  readQuery,
  sidesOf,
  status,
  type Process,
  type StatusReport,
} from '../process/index.ts'
import { sayWhen, StatusSections, tell, type Say } from '../views/index.ts'
import { today, typedOut } from './clock.ts'
import { PlainStatus } from './plain-status.tsx'
import type { Tool } from './process-view.tsx'

export interface Asked {
  readonly at: string
  readonly asOf: string
  readonly account: string
}

/** The report for what was asked, or null where a date is missing. */
export function reportFor(process: Process, asked: Asked): StatusReport | null {
  const { query } = readQuery(
    {
      at: asked.at,
      ...(asked.asOf === '' ? {} : { asOf: asked.asOf }),
      ...(asked.account === '' ? {} : { account: asked.account }),
    },
    process.charter.zone,
    sidesOf(process, process.record.entries),
    process.versions.flatMap((one) => readingNames(one.agreement)),
  )
  return query ? status(process, query) : null
}

export function SituationView({ say, process }: Tool) {
  const [asked, setAsked] = useState<Asked>({
    at: today(process.charter.zone),
    asOf: '',
    account: '',
  })
  const report = reportFor(process, asked)
  return (
    <>
      <DateBoxes say={say} process={process} asked={asked} onAsk={setAsked} />
      {report ? (
        <>
          {asked.asOf === '' ? null : (
            <Learned say={say} process={process} asked={asked} report={report} />
          )}
          <PlainStatus say={say} process={process} report={report} />
          <StatusSections
            page={{ say, process, report, audience: 'desk', root: '', base: '', days: [] }}
          />
        </>
      ) : (
        <p role="alert">{say('web-date-missing')}</p>
      )}
    </>
  )
}

export function DateBoxes({
  say,
  process,
  asked,
  onAsk,
}: {
  readonly say: Say
  readonly process: Process
  readonly asked: Asked
  readonly onAsk: (asked: Asked) => void
}) {
  return (
    <form class="dates" onSubmit={(event) => event.preventDefault()}>
      <label>
        {say('date-on')}
        <input
          type="date"
          value={asked.at}
          onInput={(event) => {
            const { value } = event.currentTarget
            if (typedOut(value)) onAsk({ ...asked, at: value })
          }}
        />
      </label>
      <label>
        {say('date-known')}
        <input
          type="date"
          value={asked.asOf}
          onInput={(event) => {
            const { value } = event.currentTarget
            if (typedOut(value)) onAsk({ ...asked, asOf: value })
          }}
        />
      </label>
      <label>
        {say('account-choice')}
        <select
          value={asked.account}
          onChange={(event) => onAsk({ ...asked, account: event.currentTarget.value })}
        >
          <option value="">{say('account-findings-short')}</option>
          {sidesOf(process, process.record.entries).map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
    </form>
  )
}

/** Entries about that day that were learned after the day of knowledge, and what they change. */
function Learned({
  say,
  process,
  asked,
  report,
}: {
  readonly say: Say
  readonly process: Process
  readonly asked: Asked
  readonly report: StatusReport
}) {
  const known = new Set(report.entries.map((one) => one.id))
  const now = { ...report.query, asOf: null, asOfWords: null }
  const learned = entriesFor(process, now).inView.filter((one) => !known.has(one.id))
  const later = status(process, now)
  const difference =
    report.situation && later.situation
      ? compareSituations(report.situation, later.situation)
      : null
  const clauses = [...new Set(difference?.clauses.map((one) => one.clause) ?? [])]
  return (
    <section aria-labelledby="learned" class="card">
      <h2 id="learned">{say('learned-title', { date: say.date(asked.asOf) })}</h2>
      {learned.length === 0 ? <p class="empty">{say('learned-nothing')}</p> : null}
      <div class="short" role="group" aria-labelledby="learned" tabIndex={0}>
        <ul class="events">
          {learned.map((one) => (
            <li key={one.id}>
              <span class="when">{sayWhen(say, one)}</span> <bdi>{tell(say, one)}</bdi>{' '}
              <span class="when">
                {say('learned-recorded', { date: say.date(one.stated ?? one.logged ?? '') })}
              </span>{' '}
              <a class="entry" href={`#e-${one.id}`}>
                {one.id}
              </a>
            </li>
          ))}
        </ul>
      </div>
      {clauses.length > 0 ? <p>{say('differs-in', { clauses: say.list(clauses) })}</p> : null}
      {difference?.next === 'differs' ? <p>{say('differs-next')}</p> : null}
    </section>
  )
}
