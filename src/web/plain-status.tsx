// The situation as plain text: the same bytes as `truce status`, to copy into a message.
import { useState } from 'preact/hooks'
import { sideBySide, type Process, type StatusReport } from '../process/index.ts'
import { speaker, statusText, type Say } from '../views/index.ts'

const plain = speaker('en', true)

export function PlainStatus({
  say,
  process,
  report,
}: {
  say: Say
  process: Process
  report: StatusReport
}) {
  const [open, setOpen] = useState(false)
  return (
    <details class="why" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('web-plain-status')}</summary>
      {open ? (
        <pre
          class="plain"
          lang="en"
          dir="ltr"
          tabIndex={0}
          role="region"
          aria-label={say('web-plain-status')}
        >
          {`${statusText(plain, report, sideBySide(process, report.query)).trimEnd()}\n`}
        </pre>
      ) : null}
    </details>
  )
}
