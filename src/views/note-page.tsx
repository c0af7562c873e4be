// One page for an envoy, to print: phase, awaited from whom with source, who said what, next 14 days,
// open points of the text.
import type { StatusReport } from '../process/index.ts'
import { explain } from '../words/index.ts'
import { Calendar, Phases } from './calendar.tsx'
import { phraseState } from './state-words.ts'
import { matrixText } from './states.tsx'
import { phraseAct } from './phrase.ts'
import { Awaited } from './next.tsx'
import { renderPage } from './page.tsx'
import { contextOf, Empty, Section, type Context } from './parts.tsx'
import { sayWhen, slug, type Say } from './say.ts'
import { Foot, QueryLine } from './status-page.tsx'
import { tell } from './tell.ts'

const days = 14
const lines = 8

/** What an envoy needs on one page, without the frame of a page. */
export function NoteSections({ say, report }: { say: Say; report: StatusReport }) {
  const context = contextOf(say, report)
  const said = report.entries
    .filter((one) => one.dated && (one.kind === 'statement' || one.kind === 'position'))
    .slice(-lines)
  const text = matrixText(report)
  const remarks = report.texts.find((one) => one.version === text?.version)?.diagnostics ?? []
  const points = [
    ...new Map(
      remarks
        .filter((one) => one.severity !== 'note')
        .map((one) => [`${one.code}${JSON.stringify(one.data)}`, one] as const),
    ).values(),
  ]
  return (
    <>
      <Section id="now" title={say('head-where')}>
        <Phases context={context} />
      </Section>
      <Section id="next" title={say(report.inForce === null ? 'head-awaited' : 'head-rests')}>
        {report.inForce === null ? null : <StepLines context={context} />}
        {report.inForce !== null && report.awaited.length === 0 ? null : (
          <Awaited context={context} />
        )}
      </Section>
      <Section id="said" title={say('note-who-said')}>
        {said.length === 0 ? <Empty>{say('empty-statements')}</Empty> : null}
        <ul class="events">
          {said.map((one) => (
            <li key={one.id}>
              <span class="when">{sayWhen(say, one)}</span> <bdi>{tell(say, one)}</bdi>{' '}
              {'manner' in one.body && one.body.manner !== undefined ? (
                <span class="tag">{say(`manner-${slug(one.body.manner)}`)}</span>
              ) : null}{' '}
              <span class="when">{one.sources[0]?.publisher ?? one.sources[0]?.title ?? ''}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="days" title={say('note-next-days')}>
        <Calendar context={context} until={report.query.at + days * 1440} />
      </Section>
      <Section id="points" title={say('note-open-points')}>
        {points.length === 0 ? <Empty>{say('empty-remarks')}</Empty> : null}
        <ul>
          {points.slice(0, 2 * lines).map((one) => (
            <li key={`${one.code}${one.at.from}${JSON.stringify(one.data)}`}>
              <bdi>{explain(say.locale, one.code, one.data).message}</bdi>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

export function notePage({
  say,
  report,
  root,
  base,
}: {
  say: Say
  report: StatusReport
  root: string
  base: string
}): string {
  return renderPage({
    say,
    title: `${say('page-note')}: ${report.charter.title}`,
    root,
    crumbs: [{ href: base === '' ? './' : base, label: report.charter.title }],
    badge: report.charter.kind,
    kind: 'note-page',
    foot: (
      <>
        <p>
          {say('note-foot', {
            known:
              report.query.asOfWords === null
                ? say('as-known-now')
                : say('as-known-then', { date: say.date(report.query.asOfWords) }),
          })}
        </p>
        <Foot say={say} report={report} />
      </>
    ),
    children: (
      <>
        <h1>
          <bdi>{report.charter.title}</bdi>
        </h1>
        <QueryLine say={say} report={report} />
        <NoteSections say={say} report={report} />
      </>
    ),
  })
}

const steps = 9

/** Whose step is next, one line each: a page for an envoy has no room for cards. */
function StepLines({ context }: { context: Context }) {
  const { say, report } = context
  const next = report.situation?.next
  if (!next) return null
  if (next.kind === 'nobody') return <p>{say('step-nobody')}</p>
  const rest = next.items.length - steps
  return (
    <ul class="events">
      {next.items.slice(0, steps).map((item) => {
        const clause = report.agreement?.clauses.find((one) => one.id === item.clause)
        const status = report.situation?.clauses.find(
          (one) => one.clause === item.clause && one.bearers.includes(item.actor),
        )
        return (
          <li key={`${item.actor}${item.clause}`}>
            <strong>
              <bdi>{item.actor}</bdi>
            </strong>{' '}
            {item.clause} <bdi>{clause ? phraseAct(say, clause) : ''}</bdi>{' '}
            {status ? <span class="tag">{phraseState(say, status.state)}</span> : null}{' '}
            {item.daysLeft === null ? null : (
              <span class="when">
                {item.daysLeft >= 0
                  ? say('step-days-left', { count: item.daysLeft })
                  : say('step-days-late', { count: -item.daysLeft })}
              </span>
            )}
          </li>
        )
      })}
      {rest > 0 ? <li class="when">{say('note-more', { count: rest })}</li> : null}
    </ul>
  )
}
