// The situation on a day, as known on a day, and what was learned between that day and today.
import { useState } from 'preact/hooks'
import {
  readingNames,
  readQuery,
  sidesOf,
  status,
  type Process,
  type StatusReport,
} from '../process/index.ts'
import { StatusSections } from '../views/index.ts'
import { today } from './clock.ts'
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
      <form class="dates" onSubmit={(event) => event.preventDefault()}>
        <label>
          {say('date-on')}
          <input
            type="date"
            value={asked.at}
            onInput={(event) => setAsked({ ...asked, at: event.currentTarget.value })}
          />
        </label>
        <label>
          {say('date-known')}
          <input
            type="date"
            value={asked.asOf}
            onInput={(event) => setAsked({ ...asked, asOf: event.currentTarget.value })}
          />
        </label>
        <label>
          {say('account-choice')}
          <select
            value={asked.account}
            onChange={(event) => setAsked({ ...asked, account: event.currentTarget.value })}
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
      {report ? (
        <>
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
