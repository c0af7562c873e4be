// A process in the page: the same sections as on the desk, over the same status.
import { useMemo, useState } from 'preact/hooks'
import { readQuery, sidesOf, status, type ProcessFiles } from '../process/index.ts'
import { StatusSections, type Say } from '../views/index.ts'
import { read } from './opened.ts'

/** Today on this computer: the page owns its clock, the core never does. */
function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

export function ProcessView({ say, files }: { say: Say; files: ProcessFiles }) {
  const [at, setAt] = useState(today())
  const [asOf, setAsOf] = useState('')
  const opened = useMemo(() => read(files), [files])
  const report = useMemo(() => {
    const { query } = readQuery(
      { at, ...(asOf === '' ? {} : { asOf }) },
      opened.charter.zone,
      sidesOf(opened, opened.record.entries),
      [],
    )
    return query ? status(opened, query) : null
  }, [opened, at, asOf])
  return (
    <main class="single" id="content">
      <h1>
        <bdi>{opened.charter.title}</bdi>
      </h1>
      <form class="dates" onSubmit={(event) => event.preventDefault()}>
        <label>
          {say('date-on')}
          <input type="date" value={at} onInput={(event) => setAt(event.currentTarget.value)} />
        </label>
        <label>
          {say('date-known')}
          <input type="date" value={asOf} onInput={(event) => setAsOf(event.currentTarget.value)} />
        </label>
      </form>
      {report ? (
        <StatusSections
          page={{ say, process: opened, report, audience: 'desk', root: '', base: '', days: [] }}
        />
      ) : (
        <p role="alert">{say('web-date-missing')}</p>
      )}
    </main>
  )
}
