// The text and where each clause stands: implementation matrix, the words with their states, calendar.
import {
  bearersOf,
  dateIn,
  type Agreement,
  type Clause,
  type ClauseState,
  type ClauseStatus,
  type Limit,
  type OpenLimit,
  type StatusReport,
  type TextReport,
} from '../process/index.ts'
import { Because, Empty, Table, type Context } from './parts.tsx'
import {
  phraseAct,
  phraseAnchor,
  phraseCondition,
  phraseDue,
  phraseRemedy,
  phraseSpan,
} from './phrase.ts'
import { sayRole, type Say } from './say.ts'

/** The state of a clause in words; "late, no excuse in the text" is the strongest thing said here. */
export function phraseState(say: Say, state: ClauseState): string {
  switch (state.kind) {
    case 'in-progress':
      return state.total === null
        ? say('state-in-progress-open', { done: state.n })
        : say('state-in-progress', { done: state.n, total: state.total })
    case 'claimed':
      return say('state-claimed', { by: state.by })
    case 'performed':
      return say(state.basis === 'silence' ? 'state-performed-silence' : 'state-performed')
    case 'found':
      return say('state-found', { by: state.by })
    case 'excused':
      return say(state.reason === 'impossible' ? 'state-impossible' : 'state-excused')
    case 'suspended': {
      const ground =
        state.ground.length > 0 ? say.list(state.ground) : (state.words ?? say('not-stated'))
      return say(state.byDebtor ? 'state-suspended-debtor' : 'state-suspended', {
        by: state.by,
        ground,
      })
    }
    case 'held-back':
      return say('state-held-back', { by: say.list(state.by) })
    case 'contested':
      return say('state-contested-by', { by: say.list(state.by) })
    case 'waived':
      return say('state-waived-by', { by: state.by })
    case 'superseded':
    case 'ended':
      return say(`state-${state.kind}-by`, { version: state.version })
    case 'lapsed':
      return say('state-lapsed-with', { phase: state.phase })
    case 'not-kept':
      return say('state-not-kept', { by: state.by })
    case 'not-in-force':
    case 'not-yet-due':
    case 'due':
    case 'partly':
    case 'late':
    case 'overdue':
    case 'blocked-condition':
    case 'blocked-other':
    case 'undetermined':
    case 'kept':
    case 'may-be-used':
      return say(`state-${state.kind}`)
  }
}

/** A date is never shown without its rule, its starting event and its zone. */
export function phraseLimit(say: Say, limit: Limit | OpenLimit | null): string | null {
  if (limit === null) return null
  if (!('instant' in limit)) {
    const from = phraseAnchor(say, limit.from)
    return limit.days === null
      ? say('limit-open-none', { from })
      : say(limit.counting === 'inclusive' ? 'limit-open-day' : 'limit-open-after', {
          n: limit.days,
          from,
        })
  }
  const rule =
    limit.from === null
      ? say('limit-rule-date')
      : say(`limit-rule-${limit.counting === 'date' ? 'hours' : limit.counting}`, {
          anchor: phraseAnchor(say, limit.from),
        })
  return say('limit-date-zone', {
    date: say.date(limit.date),
    rule,
    zone: limit.zone,
    offset: limit.offset,
  })
}

/** The text that the matrix is about: in force, else the last one with clauses. */
export function matrixText(
  report: StatusReport,
): { readonly version: string; readonly agreement: Agreement } | null {
  if (report.inForce !== null && report.agreement)
    return { version: report.inForce, agreement: report.agreement }
  const last = report.texts.findLast((text) => text.agreement.clauses.length > 0)
  return last ? { version: last.version, agreement: last.agreement } : null
}

function statusesOf(report: StatusReport, clause: string): readonly ClauseStatus[] {
  return report.situation?.clauses.filter((one) => one.clause === clause) ?? []
}

/** Each limit once, however many bearers it has. */
function limitsOf(say: Say, report: StatusReport, clause: string): readonly string[] {
  const limits = statusesOf(report, clause).map((status) => phraseLimit(say, status.limit))
  return [...new Set(limits.filter((limit) => limit !== null))]
}

export function Matrix({ context }: { context: Context }) {
  const { say, report } = context
  const text = matrixText(report)
  if (!text || text.agreement.clauses.length === 0) return <Empty>{say('empty-matrix')}</Empty>
  return (
    <Table
      wide
      caption={say('matrix-of', { version: text.version })}
      head={[
        say('col-clause'),
        say('col-who'),
        say('col-shall'),
        say('col-by-when'),
        say('col-if'),
        say('col-confirmed'),
        say('col-if-not'),
        say('col-state'),
      ]}
    >
      {text.agreement.clauses.map((clause) => (
        <tr key={clause.id} id={`m-${clause.id}`}>
          <td>
            <a href={`#c-${text.version}-${clause.id}`}>{clause.id}</a>
          </td>
          <td>
            {bearersOf(clause).map((bearer) => (
              <p key={bearer}>
                <bdi>{bearer}</bdi>
              </p>
            ))}
          </td>
          <td>
            <bdi>{phraseAct(say, clause)}</bdi>
            {clause.reportedBy === undefined ? null : (
              <p class="tag">{say('as-reported-by', { by: clause.reportedBy })}</p>
            )}
          </td>
          <td>
            {'due' in clause ? phraseDue(say, clause.due) : null}
            {limitsOf(say, report, clause.id).map((limit) => (
              <p class="when" key={limit}>
                {limit}
              </p>
            ))}
          </td>
          <td>{clause.condition ? phraseCondition(say, clause.condition) : '–'}</td>
          <td>{confirmation(say, clause)}</td>
          <td>
            {clause.remedies.length === 0
              ? say('if-none')
              : clause.remedies.map((remedy) => (
                  <p key={remedy.at.from}>{phraseRemedy(say, remedy)}</p>
                ))}
          </td>
          <td>
            <States context={context} clause={clause.id} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

function confirmation(say: Say, clause: Clause) {
  if (!('verification' in clause) || !clause.verification) return say('if-none')
  const { by, within, silence } = clause.verification
  return (
    <>
      <p>
        <bdi>{within ? say('verifier-within', { by, span: phraseSpan(say, within) }) : by}</bdi>
      </p>
      <p class="tag">{say(`silence-${silence.replaceAll(' ', '-')}`)}</p>
    </>
  )
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

/** The authentic words with each clause's state beside it. */
export function TextWithStates({
  context,
  text,
  words,
}: {
  context: Context
  text: TextReport
  words: (clause: Clause) => string
}) {
  const { say } = context
  const clauses = text.agreement.clauses
  if (clauses.length === 0) return <Empty>{say('empty-matrix')}</Empty>
  const live = context.report.inForce === text.version
  let article: string | undefined
  return (
    <>
      {clauses.map((clause) => {
        const heading =
          clause.article !== undefined && clause.article !== article ? (
            <h3 key={`h${clause.id}`}>
              <bdi>{clause.article}</bdi>
            </h3>
          ) : null
        article = clause.article
        return (
          <div key={clause.id}>
            {heading}
            <article class="clause" id={`c-${text.version}-${clause.id}`}>
              <p>
                <bdi>{words(clause)}</bdi>
              </p>
              {live ? (
                <States context={context} clause={clause.id} />
              ) : (
                <span class="tag">{say('state-not-in-force')}</span>
              )}
            </article>
          </div>
        )
      })}
    </>
  )
}

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

export function Owed({ context }: { context: Context }) {
  const { say, report } = context
  const owed = report.situation?.owed
  if (!owed || owed.classes.length === 0) return <Empty>{say('empty-owed')}</Empty>
  const figure = (n: number | null) => (n === null ? say('not-stated') : String(n))
  return (
    <>
      <Table
        caption={say('head-owed')}
        head={[
          say('owed-class'),
          say('owed-held-by'),
          say('owed-count'),
          say('owed-freed'),
          say('owed-outside'),
          say('owed-for'),
          say('owed-opened'),
          say('owed-given'),
        ]}
      >
        {owed.classes.map((one) => (
          <tr key={one.class}>
            <td>
              <bdi>{one.class}</bdi>
            </td>
            <td>
              <bdi>{one.heldBy}</bdi>
            </td>
            <td>{figure(one.count)}</td>
            <td>{one.freed}</td>
            <td>{one.outside}</td>
            <td>
              {one.categories.map((category) => (
                <p key={category.category}>
                  <bdi>{category.category}</bdi>: {figure(category.agreed)}
                </p>
              ))}
            </td>
            <td>
              {one.categories.map((category) => (
                <p key={category.category}>{figure(category.opened)}</p>
              ))}
            </td>
            <td>
              {one.categories.map((category) => (
                <p key={category.category}>{category.given}</p>
              ))}
            </td>
          </tr>
        ))}
      </Table>
      <p class="when">{say('keys-describe')}</p>
    </>
  )
}
