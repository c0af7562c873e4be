// Whose step is next under an agreement in force.
import type { StatusReport } from '../process/index.ts'
import { Because, type Context } from './parts.tsx'
import { phraseAct } from './phrase.ts'
import { sayRole, type Say } from './say.ts'
import { phraseState } from './state-words.ts'
import { statusesOf } from './states.tsx'

/** Next step under an agreement in force: who is bound to act, or that no one is. */
export function NextStepCards({ context }: { context: Context }) {
  const { say, report } = context
  const next = report.situation?.next
  if (!next) return null
  const waits = next.waitsFor.map((one) => say(`waits-${one.kind}`, waitArguments(say, one)))
  return (
    <>
      {next.kind === 'nobody' ? (
        <ul class="cards">
          <li class="card nobody">
            <p class="who">{say('step-nobody')}</p>
            {waits.length > 0 ? <p>{say('all-wait-for', { what: say.list(waits) })}</p> : null}
          </li>
        </ul>
      ) : (
        <>
          <ul class="cards">
            {next.items.map((item) => (
              <li class="card" key={`${item.actor}${item.clause}`}>
                <p class="who">
                  <bdi>{item.actor}</bdi>{' '}
                  {item.as === 'party' ? null : (
                    <span class="tag">{say('as-role', { role: sayRole(say, item.as) })}</span>
                  )}
                </p>
                <p>
                  <a href={`#m-${item.clause}`}>{item.clause}</a>{' '}
                  <span class={`state ${item.state}`}>
                    {stateName(say, report, item.clause, item.actor)}
                  </span>
                </p>
                {actOf(say, report, item.clause)}
                {item.with.length > 0 ? (
                  <p>{say('with-others', { others: say.list(item.with) })}</p>
                ) : null}
                {item.daysLeft === null ? null : (
                  <p class="when">
                    {item.daysLeft >= 0
                      ? say('step-days-left', { count: item.daysLeft })
                      : say('step-days-late', { count: -item.daysLeft })}
                  </p>
                )}
                <Because
                  context={context}
                  ids={item.why.flatMap((one) => (one.kind === 'entry' ? [one.entry] : []))}
                />
              </li>
            ))}
          </ul>
          {waits.length > 0 ? (
            <p class="when">{say('others-wait-for', { what: say.list(waits) })}</p>
          ) : null}
        </>
      )}
    </>
  )
}

/** What the clause asks, in the drafter's words: a number alone tells nobody anything. */
function actOf(say: Say, report: StatusReport, id: string) {
  const clause = report.agreement?.clauses.find((one) => one.id === id)
  return clause ? (
    <p>
      <bdi>{phraseAct(say, clause)}</bdi>
    </p>
  ) : null
}

function stateName(say: Say, report: StatusReport, clause: string, actor: string): string {
  const status = statusesOf(report, clause).find((one) => one.bearers.includes(actor))
  return status ? phraseState(say, status.state) : ''
}

type Waits = NonNullable<StatusReport['situation']>['next']['waitsFor'][number]

function waitArguments(say: Say, waits: Waits): Record<string, string> {
  switch (waits.kind) {
    case 'entry-into-force':
      return {}
    case 'event':
      return { event: waits.event }
    case 'phase':
      return { phase: waits.phase }
    case 'clause':
      return { clause: waits.clause, bearers: say.list(waits.bearers) }
    case 'verifier':
      return { by: waits.by, clause: waits.clause }
    case 'word':
      return { by: waits.by }
    case 'words':
      return { text: waits.text }
    case 'non-party':
    case 'date':
      return { clause: waits.clause }
  }
}
