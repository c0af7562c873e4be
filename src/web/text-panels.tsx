// Beside the editor: what the text says at the cursor and as a whole.
import { useMemo } from 'preact/hooks'
import { readsAs } from '../language/index.ts'
import type { Clause } from '../model/index.ts'
import { phraseLimit, compareText } from '../views/index.ts'
import { RemarkBody } from './check-view.tsx'
import { today } from './clock.ts'
import { datesOf } from './dates.ts'
import type { Tool } from './process-view.tsx'
import { reportFor } from './situation-view.tsx'
import type { Reading } from './text-view.tsx'

/** More would not be read; the count above says how many there are. */
const mostShown = 40

export function TextPanels({
  tool,
  file,
  reading,
  cursor,
  onGo,
}: {
  readonly tool: Tool
  readonly file: string
  readonly reading: Reading
  readonly cursor: number
  readonly onGo: (from: number, to: number) => void
}) {
  const { say, workspace, process } = tool
  const { agreement } = reading.parsed
  const clause = clauseAt(agreement.clauses, file, cursor)
  const version = { version: '', files: [], agreement: reading.settled, diagnostics: [] }
  const dates = useMemo(
    () =>
      datesOf(process, { version: '', files: [], agreement, diagnostics: [] }, workspace.day).rows,
    [reading.settled, process, workspace.day],
  )
  const own = dates.filter((row) => clause !== undefined && row.clause === clause.id)
  const changes = compareText(say, { from: version, to: version, changes: reading.changes })
    .split('\n')
    .slice(1)
  return (
    <aside class="panels" aria-label={say('text-panels')}>
      <section aria-labelledby="reads-as">
        <h3 id="reads-as">{say('text-reads-as')}</h3>
        {clause ? (
          <p lang="en" dir="ltr">
            <strong>{clause.id}</strong> {readsAs(clause, agreement)}
          </p>
        ) : (
          <p class="empty">{say('text-no-clause')}</p>
        )}
        {own.map((row) => (
          <p class="when" key={row.id}>
            {say(`edge-${row.edge}`)}: {phraseLimit(say, row.date)}
          </p>
        ))}
      </section>
      <section aria-labelledby="last-edit">
        <h3 id="last-edit">{say('text-last-edit')}</h3>
        <ul>
          {changes.slice(0, 12).map((one) => (
            <li key={one}>
              <bdi>{one.trim()}</bdi>
            </li>
          ))}
        </ul>
      </section>
      <NextStep tool={tool} />
      <details>
        <summary>{say('head-calendar')}</summary>
        <ul class="plain-list">
          {dates.slice(0, mostShown).map((row) => (
            <li key={`${row.id}${row.claimedBy ?? ''}`}>
              <strong>{row.clause ?? row.phase}</strong> {say(`edge-${row.edge}`)}:{' '}
              <span class="when">{phraseLimit(say, row.date)}</span>
            </li>
          ))}
        </ul>
      </details>
      <section aria-labelledby="text-remarks">
        <h3 id="text-remarks">{say('text-remarks')}</h3>
        {reading.remarks.length === 0 ? <p class="empty">{say('empty-remarks')}</p> : null}
        <ol class="remarks">
          {reading.remarks.slice(0, mostShown).map((one) => (
            <li
              class={`remark ${one.severity}`}
              key={`${one.code}${one.at.from}${JSON.stringify(one.data)}`}
            >
              <RemarkBody say={say} remark={one} />
              <button type="button" class="quiet" onClick={() => onGo(one.at.from, one.at.to)}>
                {say('text-go', { line: one.at.line })}
              </button>
            </li>
          ))}
        </ol>
      </section>
    </aside>
  )
}

/** Whose step is next today, in a line or two; the situation has the reasons. */
function NextStep({ tool }: { tool: Tool }) {
  const { say, process } = tool
  const report = useMemo(
    () => reportFor(process, { at: today(process.charter.zone), asOf: '', account: '' }),
    [process],
  )
  const next = report?.situation?.next
  const who =
    report?.inForce === null
      ? report.awaited.flatMap((one) => one.from ?? [])
      : next?.kind === 'nobody'
        ? []
        : (next?.items ?? []).map((one) => `${one.actor} (${one.clause})`)
  return (
    <section aria-labelledby="text-next">
      <h3 id="text-next">{say(report?.inForce === null ? 'head-awaited' : 'head-rests')}</h3>
      <p>
        {who.length > 0 ? (
          <bdi>{say.list([...new Set(who)])}</bdi>
        ) : (
          say(report?.inForce === null ? 'nothing-awaited' : 'step-nobody')
        )}
      </p>
    </section>
  )
}

/** The clause whose sentences the cursor stands in: the last one that begins before it. */
function clauseAt(clauses: readonly Clause[], file: string, cursor: number): Clause | undefined {
  return clauses.findLast((one) => one.at.file === file && one.at.from <= cursor)
}
