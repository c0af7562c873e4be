// Where a clause stands, per bearer, with what leads there.
import type { Agreement, ClauseStatus, StatusReport } from '../process/index.ts'
import { Because, type Context } from './parts.tsx'
import { phraseState } from './state-words.ts'

/** The text that the matrix is about: in force, else the last one with clauses. */
export function matrixText(
  report: StatusReport,
): { readonly version: string; readonly agreement: Agreement } | null {
  if (report.inForce !== null && report.agreement)
    return { version: report.inForce, agreement: report.agreement }
  const last = report.texts.findLast((text) => text.agreement.clauses.length > 0)
  return last ? { version: last.version, agreement: last.agreement } : null
}

/** What is said of a clause, per bearer. */
export function statusesOf(report: StatusReport, clause: string): readonly ClauseStatus[] {
  return report.situation?.clauses.filter((one) => one.clause === clause) ?? []
}

/** The states of a clause, per bearer; without an agreement in force: "not in force". */
export function States({ context, clause }: { context: Context; clause: string }) {
  const { say, report } = context
  const statuses = statusesOf(report, clause)
  if (statuses.length === 0) return <span class="tag">{say('state-not-in-force')}</span>
  return (
    <>
      {statuses.map((status) => (
        <div key={status.bearers.join()}>
          {statuses.length > 1 ? (
            <>
              <bdi>{say.list(status.bearers)}</bdi>:{' '}
            </>
          ) : null}
          <span class={`state ${status.state.kind}`}>{phraseState(say, status.state)}</span>
          {status.daysLeft !== null &&
          ['due', 'late', 'not-yet-due', 'in-progress', 'overdue'].includes(status.state.kind) ? (
            <p class="when">
              {status.daysLeft >= 0
                ? say('step-days-left', { count: status.daysLeft })
                : say('step-days-late', { count: -status.daysLeft })}
            </p>
          ) : null}
          {status.also.map((one) => (
            <p class="when" key={JSON.stringify(one)}>
              {say('state-also', { state: phraseState(say, one) })}
            </p>
          ))}
          {status.suspensions.length > 1 ? (
            <p class="when">
              {status.suspensions
                .map((link) =>
                  say('suspension-link', {
                    by: link.by,
                    clause: link.clause,
                    ground: say.list(link.ground),
                  }),
                )
                .join(' → ')}
            </p>
          ) : null}
          {status.alleged.map((one) => (
            <p class="when" key={one.entry}>
              {say('state-alleged', { by: one.by })}
            </p>
          ))}
          {status.determined.map((one) => (
            <p class="when" key={one.entry}>
              {say(`determined-${one.result.replaceAll(' ', '-')}`, { by: one.by })}
            </p>
          ))}
          <Because
            context={context}
            ids={status.why.flatMap((one) => (one.kind === 'entry' ? [one.entry] : []))}
          />
        </div>
      ))}
    </>
  )
}
