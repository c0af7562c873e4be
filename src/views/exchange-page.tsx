// The desk's page about people held: owed and exposure after every event, the plan with its bound and
// price, what-if, lists, handovers, what may be published. Beside every key, plan and table stands what
// the figures describe. No name, and no number beside a person.
import type { Counts, ExchangeDesk, Finding, StatusReport } from '../process/index.ts'
import { CopyForm, Legs } from './exchange-copy.tsx'
import { Curve } from './exchange-curve.tsx'
import {
  fraction,
  planSentences,
  sayClassReading,
  sayCounts,
  sayExposure,
  sayShare,
} from './exchange-text.ts'
import { renderPage, type Crumb } from './page.tsx'
import { Empty, Section, Table } from './parts.tsx'
import { explain } from '../words/index.ts'
import { sayWhen, type Say } from './say.ts'

export interface ExchangePage {
  readonly say: Say
  readonly report: StatusReport
  readonly desk: ExchangeDesk | undefined
  readonly findings: readonly Finding[]
  readonly root: string
  /** Path back to the folder of the process. */
  readonly base: string
}

export function exchangePage(page: ExchangePage): string {
  const { say, report, desk, findings, root, base } = page
  const crumbs: Crumb[] = [{ href: base, label: report.charter.title }]
  const parts = desk ? sectionsOf(say, report, desk, base) : []
  return renderPage({
    say,
    title: `${say('exchange-title')}: ${report.charter.title}`,
    root,
    crumbs,
    badge: report.charter.kind,
    contents: parts.map((one) => ({ href: `#${one.id}`, label: one.title })),
    foot: <Describe say={say} />,
    children: (
      <>
        <h1>{say('exchange-title')}</h1>
        <p class="query">
          <bdi>{report.charter.title}</bdi> ·{' '}
          {say('situation-on', { date: say.date(report.query.atWords) })}
        </p>
        <div class="remark">
          <p>{say('exchange-describe')}</p>
          <p>{say('exchange-proposal')}</p>
        </div>
        <p>
          <a href={`${base}exchange/form/`}>{say('exchange-form-link')}</a>
        </p>
        <Findings say={say} findings={findings} />
        {desk || findings.length > 0 ? null : <Empty>{say('exchange-no-file')}</Empty>}
        {parts.map((one) => (
          <Section key={one.id} id={one.id} title={one.title}>
            {one.body}
          </Section>
        ))}
      </>
    ),
  })
}

/** The sentence beside every key, plan and table. */
export function Describe({ say }: { say: Say }) {
  return <p class="when">{say('exchange-describe')}</p>
}

export function Findings({ say, findings }: { say: Say; findings: readonly Finding[] }) {
  return (
    <>
      {findings.map((one) => {
        const told = explain(say.locale, one.code, one.data)
        return (
          <div class={`remark ${one.severity}`} key={`${one.code}${one.at}`}>
            <p>
              {one.at === '' ? null : (
                <>
                  <bdi>{one.at}</bdi>:{' '}
                </>
              )}
              {told.message} <span class="code">{one.code}</span>
            </p>
            {told.help === undefined ? null : <p class="when">{told.help}</p>}
          </div>
        )
      })}
    </>
  )
}

function sectionsOf(say: Say, report: StatusReport, desk: ExchangeDesk, base: string) {
  return [
    { id: 'owed', title: say('exchange-owed'), body: <Owed say={say} desk={desk} /> },
    { id: 'plan', title: say('exchange-plan'), body: <PlanSection say={say} desk={desk} /> },
    { id: 'what-if', title: say('exchange-what-if'), body: <WhatIfs say={say} desk={desk} /> },
    { id: 'lists', title: say('exchange-lists'), body: <Lists say={say} desk={desk} /> },
    { id: 'people', title: say('exchange-states'), body: <People say={say} desk={desk} /> },
    {
      id: 'legs',
      title: say('exchange-legs'),
      body: (
        <>
          <Legs say={say} legs={desk.legs} />
          <CopyForm say={say} desk={desk} report={report} base={base} />
        </>
      ),
    },
    { id: 'public', title: say('exchange-public'), body: <Publish say={say} desk={desk} /> },
  ]
}

function Owed({ say, desk }: { say: Say; desk: ExchangeDesk }) {
  const { sides } = desk.file.exchange
  const recorded = desk.readings[0]?.after ?? []
  return (
    <>
      {recorded.length === 0 ? <Empty>{say('exchange-no-events')}</Empty> : null}
      {desk.readings.map(({ reading, after }) => {
        const last = after.at(-1)
        if (!last) return null
        const { table } = last
        const caption = say('exchange-owed-caption', {
          entry: last.entry,
          day: last.day,
          reading: sayClassReading(say, reading, sides),
        })
        return (
          <div key={String(reading)}>
            <p class="state">{sayExposure(say, table.exposure, sides)}</p>
            <Table
              caption={caption}
              head={[
                say('exchange-side'),
                say('exchange-class'),
                say('exchange-agreed'),
                say('exchange-in-key'),
                say('exchange-withheld'),
                say('exchange-excused'),
                say('exchange-outstanding'),
                say('exchange-since'),
              ]}
            >
              {table.rows.map((row) => (
                <tr key={`${row.side}${row.class}`}>
                  <td>
                    <bdi>{sides[row.side]}</bdi>
                  </td>
                  <th scope="row">
                    <bdi>{row.class}</bdi>
                  </th>
                  <td>{row.agreed}</td>
                  <td>{row.inKey}</td>
                  <td>{row.withheld}</td>
                  <td>{row.excused}</td>
                  <td>
                    {row.outstanding > 0 ? fraction(row.outstanding, table.scale) : 0}
                    {row.exact ? null : <p class="when">{say('exchange-not-exact')}</p>}
                  </td>
                  <td>{row.since ?? ''}</td>
                </tr>
              ))}
            </Table>
            {([0, 1] as const).map((side) =>
              table.outside[side] === 0 ? null : (
                <p key={side}>
                  {say('exchange-line-outside', { side: sides[side], n: table.outside[side] })}
                </p>
              ),
            )}
          </div>
        )
      })}
      <Curve
        say={say}
        title={say('exchange-curve')}
        sides={sides}
        steps={recorded.map(({ entry, table }) => ({ label: entry, ...table.exposure }))}
      />
      {recorded.length === 0 ? null : (
        <Table
          caption={say('exchange-curve')}
          head={[say('exchange-step'), say('exchange-day'), say('exchange-given-more')]}
        >
          {recorded.map(({ entry, day, table }) => (
            <tr key={entry}>
              <th scope="row">{entry}</th>
              <td>{day}</td>
              <td>{sayExposure(say, table.exposure, sides)}</td>
            </tr>
          ))}
        </Table>
      )}
      <Describe say={say} />
    </>
  )
}

function PlanSection({ say, desk }: { say: Say; desk: ExchangeDesk }) {
  const { exchange } = desk.file
  const { plan } = desk
  return (
    <>
      {planSentences(say, exchange, plan, desk.planned === 'repaired').map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Table
        caption={say('exchange-plan-caption')}
        wide
        head={[
          say('exchange-handover'),
          say('exchange-people'),
          say('exchange-share'),
          say('exchange-ahead-answer'),
          say('exchange-after-answer'),
          say('exchange-places'),
          say('exchange-steps'),
        ]}
      >
        {plan.handovers.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.id}</th>
            <td>{sayCounts(say, one.byClass)}</td>
            <td>{sayShare(say, one)}</td>
            <td>{sayCounts(say, one.answer.ahead)}</td>
            <td>{sayCounts(say, one.answer.after)}</td>
            <td>
              <bdi>{one.places.join(', ')}</bdi>
            </td>
            <td>
              {Object.entries(one.stepsBy).map(([step, day]) => (
                <p key={step}>
                  {say('exchange-step-by', { step: say(`exchange-step-${step}`), day })}
                </p>
              ))}
            </td>
          </tr>
        ))}
      </Table>
      <Curve
        say={say}
        title={say('exchange-curve-plan')}
        sides={exchange.sides}
        steps={plan.replay.curve.map((point) => {
          const share = point.exposed === 1 ? -point.share : point.share
          return { label: point.handover, low: share, high: share }
        })}
      />
      <h3>{say('exchange-bounds')}</h3>
      <ul>
        {plan.bounds
          .filter((one) => one.share > 0)
          .map(({ reason, share }) => (
            <li key={reason}>
              {say('exchange-bound-line', { share, reason: say(`exchange-bound-${reason}`) })}
            </li>
          ))}
      </ul>
      <p>{say(plan.ok ? 'exchange-plan-ok' : 'exchange-plan-not-ok')}</p>
      <Findings say={say} findings={plan.findings} />
      <Describe say={say} />
      <p class="when">{say('exchange-proposal')}</p>
    </>
  )
}

function WhatIfs({ say, desk }: { say: Say; desk: ExchangeDesk }) {
  return (
    <>
      <p>{say('exchange-what-if-about')}</p>
      <ul>
        {desk.whatIfs.map((one) => (
          <li key={`${one.class}${one.what}`}>
            {say('exchange-what-if-line', {
              people: one.class,
              what: say(`exchange-what-if-${one.what}`),
              from: one.from,
              changed: one.changed,
              share: one.share,
            })}
          </li>
        ))}
      </ul>
      <Describe say={say} />
    </>
  )
}

function Lists({ say, desk }: { say: Say; desk: ExchangeDesk }) {
  if (desk.lists.length === 0) return <Empty>{say('none')}</Empty>
  return (
    <>
      {desk.lists.map(({ entry, acknowledged, objections, states }) => {
        const { body } = entry
        const count = (state: string) => states.filter((one) => one.state === state).length
        const counts: Counts = Object.fromEntries(body.counts.map((one) => [one.class, one.n]))
        return (
          <article class="card" key={entry.id}>
            <p>
              {say('exchange-list-delivered', {
                by: body.by,
                version: body.version,
                list: body.list,
                at: sayWhen(say, entry),
                counts: sayCounts(say, counts),
              })}
            </p>
            {body.commitment === undefined ? null : (
              <p class="code">{say('exchange-list-commitment', { commitment: body.commitment })}</p>
            )}
            {body.envelope === undefined ? null : (
              <p>{say('exchange-list-envelope', { envelope: body.envelope })}</p>
            )}
            <p>
              {acknowledged.length === 0
                ? say('exchange-list-not-acknowledged')
                : say('exchange-list-acknowledged', { by: say.list(acknowledged) })}
            </p>
            {states.length === 0 ? null : (
              <p>
                {say('exchange-list-states', {
                  listed: count('listed'),
                  confirmed: count('confirmed'),
                  objected: count('objected'),
                })}
              </p>
            )}
            <ul>
              {objections.map((one) => (
                <li key={one.id}>
                  {say('exchange-entry-objected', {
                    person: one.body.person,
                    ground: say(`exchange-ground-${one.body.ground}`),
                  })}
                </li>
              ))}
            </ul>
          </article>
        )
      })}
      <p class="when">{say('exchange-list-proof')}</p>
    </>
  )
}

function People({ say, desk }: { say: Say; desk: ExchangeDesk }) {
  if (desk.people.length === 0) return <Empty>{say('none')}</Empty>
  return (
    <ul class="events">
      {desk.people.map((one) => (
        <li key={one.person}>
          <bdi>{one.person}</bdi> (<bdi>{one.class}</bdi>):{' '}
          {say.list(
            one.states.map(({ state }) => say(`exchange-state-${state.replace(' ', '-')}`)),
          )}
          ;{' '}
          {one.informed === undefined
            ? say('exchange-family-not-yet')
            : say('exchange-family-on', { date: say.date(one.informed) })}
        </li>
      ))}
    </ul>
  )
}

function Publish({ say, desk }: { say: Say; desk: ExchangeDesk }) {
  const { publishable } = desk
  if (!publishable) return <Empty>{say('none')}</Empty>
  const { body } = publishable
  const line = JSON.stringify({
    id: `counts-${body.of}`,
    kind: 'counts published',
    channel: 'public',
    happened: body.of,
    stated: body.of,
    ...body,
  })
  return (
    <>
      <p>{say('exchange-public-about')}</p>
      <PublicTable say={say} body={body} />
      <p>{say('exchange-publish-line')}</p>
      <pre class="line" tabIndex={0}>
        {line}
      </pre>
    </>
  )
}

/** A cell of published counts in words. */
function cellWords(say: Say, cell: string): string {
  const [kind, n] = cell.split(':')
  if (n === undefined) return kind === 'not shown' ? say('exchange-not-shown') : cell
  return kind === 'few'
    ? say('exchange-few', { below: Number(n) || 0 })
    : say('exchange-as-agreed', { n })
}

/** Counts by class after the fact, with who counted and when they last changed. */
export function PublicTable({ say, body }: { say: Say; body: PublishedCounts }) {
  return (
    <>
      <Table
        caption={say('exchange-public-caption')}
        head={[
          say('exchange-class'),
          say('exchange-agreed'),
          say('exchange-received'),
          say('exchange-died'),
          say('exchange-remains'),
        ]}
      >
        {body.rows.map((row) => (
          <tr key={row.class}>
            <th scope="row">
              <bdi>{row.class}</bdi>
            </th>
            <td>{row.agreed}</td>
            <td>{cellWords(say, row.received)}</td>
            <td>{cellWords(say, row.died)}</td>
            <td>{cellWords(say, row.remains)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{say('exchange-all')}</th>
          <td>{'\u00a0'}</td>
          <td>{cellWords(say, body.all)}</td>
          <td>{'\u00a0'}</td>
          <td>{'\u00a0'}</td>
        </tr>
      </Table>
      <p>
        {say('exchange-counted', { counter: body.by, date: say.date(body.of) })}{' '}
        {body.changed === undefined
          ? null
          : say('exchange-changed', { date: say.date(body.changed) })}
      </p>
      <Describe say={say} />
    </>
  )
}

type PublishedCounts = NonNullable<ExchangeDesk['publishable']>['body']
