// The desk's page of incidents: what waits and since when, what was found, counts with their coverage.
import type {
  Incident,
  IncidentBoard,
  IncidentLine,
  IncidentTable,
  Process,
} from '../process/index.ts'
import { current } from '../process/index.ts'
import { explain } from '../words/index.ts'
import { IncidentMap, type Mark } from './incidents-map.tsx'
import { areaText, lengthText, placeText, resultText } from './incidents-words.ts'
import { renderPage, type Crumb } from './page.tsx'
import { Empty, Section, Table } from './parts.tsx'
import { slug, type Say } from './say.ts'

export interface IncidentsPage {
  readonly say: Say
  readonly process: Process
  readonly board: IncidentBoard
  readonly root: string
  /** Folder of this process's pages, relative. */
  readonly base: string
  /** The as-of day asked for; null: all that is recorded. */
  readonly asOf: string | null
}

export function incidentsPage(page: IncidentsPage): string {
  const { say, process, board, root, base } = page
  const parts = partsOf(page)
  const crumbs: Crumb[] = [{ href: base, label: process.charter.title }]
  return renderPage({
    say,
    title: say('incidents-head'),
    root,
    crumbs,
    badge: process.charter.kind,
    contents: parts.map(({ id, title }) => ({ href: `#${id}`, label: title })),
    foot: <p>{say('page-foot-prejudice')}</p>,
    children: (
      <>
        <h1>{say('incidents-head')}</h1>
        <p class="lead">{say('incidents-lead')}</p>
        <p class="query">
          {say('incidents-as-of', {
            day: say.date(board.today),
            known: page.asOf === null ? say('date-all') : say.date(page.asOf),
          })}
        </p>
        <p>
          <a href={`${base}incidents/report/`}>{say('incidents-form-link')}</a>
        </p>
        {parts.map(({ id, title, body }) => (
          <Section key={id} id={id} title={title}>
            {body}
          </Section>
        ))}
      </>
    ),
  })
}

function partsOf(page: IncidentsPage) {
  const { say, board } = page
  const part = (id: string, body: preact.ComponentChildren) => ({
    id,
    title: say(`incidents-part-${id}`),
    body,
  })
  return [
    part('queue', <Queue say={say} board={board} />),
    part('incidents', <Incidents page={page} />),
    part('map', <IncidentMap say={say} drawn={board.drawn} marks={marksOf(say, board)} />),
    part('counts', <Counts say={say} board={board} />),
    part('access', <Denials say={say} board={board} />),
    part('redrawn', <Redrawn say={say} board={board} />),
    part('truces', <Truces say={say} board={board} />),
    part('known', <ThenNow say={say} board={board} />),
    part('refused', <Refused say={say} board={board} />),
  ]
}

type Props = { readonly say: Say; readonly board: IncidentBoard }

function Queue({ say, board }: Props) {
  if (board.queue.length === 0) return <Empty>{say('incidents-queue-empty')}</Empty>
  const near = new Map<string, string[]>()
  for (const { first, second, metres, minutes } of board.duplicates)
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const)
      near.set(one, [
        ...(near.get(one) ?? []),
        say('incidents-near', { other, metres: lengthText(metres), minutes }),
      ])
  return (
    <Table
      caption={say('incidents-queue-caption')}
      head={['report', 'waits', 'what', 'place', 'grade', 'near'].map((one) =>
        say(`incidents-col-${one}`),
      )}
    >
      {board.queue.map(({ id, stage, received, days }) => {
        const report = board.desk.reports.get(id)
        if (report === undefined) return null
        return (
          <tr key={id} id={`i-${id}`}>
            <td>
              <bdi>{id}</bdi>
              <p class="when">{say(`incidents-stage-${slug(stage)}`)}</p>
            </td>
            <td>
              {say('incidents-waited', { days })}
              <p class="when">{say.date(received)}</p>
            </td>
            <td>
              <bdi>{report.what}</bdi>
              <p class="when">{say(`incidents-manner-${report.manner}`)}</p>
            </td>
            <td>{placeText(say, report.place)}</td>
            <td>
              {say('incidents-grade', {
                reliability: report.reliability,
                credibility: report.credibility,
              })}
            </td>
            <td>{(near.get(id) ?? ['–']).join('; ')}</td>
          </tr>
        )
      })}
    </Table>
  )
}

function Incidents({ page }: { page: IncidentsPage }) {
  const { say, board, base } = page
  if (board.incidents.length === 0) return <Empty>{say('incidents-none')}</Empty>
  return (
    <>
      {board.incidents.map((line) => (
        <article key={line.incident.id} id={`i-${line.incident.id}`} class="card incident">
          <IncidentCard say={say} line={line} base={base} />
        </article>
      ))}
    </>
  )
}

function IncidentCard({ say, line, base }: { say: Say; line: IncidentLine; base: string }) {
  const { incident } = line
  const finding = current(incident.findings)
  const attribution = current(incident.attributions)
  const release = current(incident.releases)
  return (
    <>
      <h3>
        <bdi>{incident.id}</bdi>{' '}
        <span class="tag">{say(`incidents-stage-${slug(incident.stage)}`)}</span>
      </h3>
      <p class="when">
        {say('incidents-clock', { since: say.date(line.since), days: line.days })}{' '}
        {incident.mergedInto === undefined
          ? null
          : say('incidents-merged', { into: incident.mergedInto })}
      </p>
      <dl class="facts">
        <Fact name={say('incidents-reported')}>
          {say('incidents-reports-origins', {
            reports: incident.reports.length,
            origins: line.origins,
            ids: say.list(incident.reports),
          })}
        </Fact>
        <Fact name={say('incidents-found')}>
          {finding === undefined ? (
            say('incidents-not-found-yet')
          ) : (
            <>
              {say('incidents-finding', {
                result: resultText(say, finding.result),
                by: finding.by,
                what: finding.what,
              })}{' '}
              {finding.reason === undefined
                ? null
                : say(`incidents-reason-${slug(finding.reason)}`)}{' '}
              <span class="when">{placeText(say, finding.place)}</span>
              {incident.findings.length > 1
                ? ` ${say('incidents-superseded', { n: incident.findings.length - 1 })}`
                : null}
            </>
          )}
        </Fact>
        <Fact name={say('incidents-held')}>
          {attribution === undefined
            ? say('incidents-not-asked')
            : say(
                attribution.to === undefined ? 'incidents-attribution' : 'incidents-attribution-to',
                {
                  result: resultText(say, attribution.result),
                  by: attribution.by,
                  to: attribution.to ?? '',
                  basis: attribution.basis,
                },
              )}
        </Fact>
        <Fact name={say('incidents-asked-of-clause')}>
          <Meaning say={say} incident={incident} />
        </Fact>
        <Fact name={say('incidents-shown')}>
          {release === undefined
            ? say('incidents-not-released')
            : say(`incidents-level-${slug(release.publication.level)}`)}
          {line.stale ? <strong> {say('incidents-stale')}</strong> : null}
        </Fact>
      </dl>
      {finding?.result === 'confirmed' && incident.mergedInto === undefined ? (
        <p>
          <a href={`${base}incidents/letter/${encodeURIComponent(incident.id)}/`}>
            {say('incidents-letter-link')}
          </a>
        </p>
      ) : null}
    </>
  )
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** Geometry, then judgement with its body; both may be open. */
function Meaning({ say, incident }: { say: Say; incident: Incident }) {
  const asked = [...incident.assessments.values()].flatMap((chain) => current(chain) ?? [])
  const determined = [...incident.determinations.values()].flatMap((chain) => current(chain) ?? [])
  if (asked.length + determined.length === 0) return <>{say('incidents-not-asked')}</>
  return (
    <ul>
      {asked.map((one) => (
        <li key={one.id}>
          {say('incidents-assessment', {
            clause: one.clause,
            zone: one.zone,
            version: one.zoneVersion,
            place: say(`incidents-answer-${one.inZone}`),
            time: say(`incidents-answer-${one.inTime}`),
          })}
        </li>
      ))}
      {determined.map((one) => (
        <li key={one.id}>
          {say(`incidents-determined-${slug(one.result)}`, { body: one.body, clause: one.clause })}
        </li>
      ))}
      {incident.consequences.map((one) => (
        <li key={one.id}>{say('incidents-consequence', { by: one.by, what: one.what })}</li>
      ))}
    </ul>
  )
}

function marksOf(say: Say, { desk, queue, incidents }: IncidentBoard): Mark[] {
  return [
    ...queue.flatMap(({ id }): Mark[] => {
      const report = desk.reports.get(id)
      return report === undefined
        ? []
        : [{ id, label: `${id}: ${report.what}`, place: report.place, kind: 'report' }]
    }),
    ...incidents.flatMap(({ incident }): Mark[] => {
      const finding = current(incident.findings)
      if (finding === undefined || incident.mergedInto !== undefined) return []
      const kind = finding.result === 'confirmed' ? 'found' : 'open'
      const label = `${incident.id}: ${finding.what}, ${resultText(say, finding.result)}`
      return [{ id: incident.id, label, place: finding.place, kind }]
    }),
  ]
}

function Counts({ say, board }: Props) {
  if (board.tables.length === 0) return <Empty>{say('incidents-no-counter')}</Empty>
  return (
    <>
      <p class="when">{say('incidents-never-added')}</p>
      {board.tables.flatMap(({ day, week }) => [
        <CountTable key={`d${day.counter}`} say={say} table={day} step="day" />,
        <CountTable key={`w${week.counter}`} say={say} table={week} step="week" />,
      ])}
    </>
  )
}

function CountTable({
  say,
  table,
  step,
}: {
  say: Say
  table: IncidentTable
  step: 'day' | 'week'
}) {
  const keys = new Map<string, { begins: string; area: string }>()
  const put = (begins: string, area: string) => keys.set(`${begins} ${area}`, { begins, area })
  for (const line of table.lines) put(line.begins ?? '', areaText(say, line.area))
  for (const line of table.coverage) put(line.begins, line.area)
  const rows = [...keys].toSorted(([a], [b]) => (a < b ? 1 : -1)).map(([, key]) => key)
  return (
    <Table
      caption={say(`incidents-table-${step}`, {
        counter: table.counter,
        result: resultText(say, table.result),
      })}
      head={['from', 'zone', 'counted', 'hours', 'denied'].map((one) =>
        say(`incidents-col-${one}`),
      )}
    >
      {rows.length === 0 ? (
        <tr>
          <td colSpan={5}>{say('incidents-nobody-watched')}</td>
        </tr>
      ) : null}
      {rows.map(({ begins, area }) => {
        const lines = table.lines.filter(
          (one) => (one.begins ?? '') === begins && areaText(say, one.area) === area,
        )
        const cover = table.coverage.find((one) => one.begins === begins && one.area === area)
        const watched = (cover?.hours ?? 0) > 0
        return (
          <tr key={`${begins} ${area}`}>
            <td>{begins === '' ? say('incidents-across-steps') : say.date(begins)}</td>
            <td>
              <bdi>{area}</bdi>
            </td>
            <td>
              {lines.length > 0
                ? lines.map((one) => `${one.n} × ${one.what}`).join('; ')
                : say(watched ? 'incidents-none-seen' : 'incidents-not-watched')}
            </td>
            <td>{watched ? say('incidents-hours', { hours: cover?.hours ?? 0 }) : '–'}</td>
            <td>
              {cover === undefined || cover.asked + cover.denied + cover.restricted === 0
                ? '–'
                : say('incidents-access-count', { ...cover })}
            </td>
          </tr>
        )
      })}
    </Table>
  )
}

function Denials({ say, board }: Props) {
  const shown = board.desk.access.filter((one) => one.outcome !== 'asked')
  if (shown.length === 0) return <Empty>{say('incidents-no-access')}</Empty>
  return (
    <ul class="events">
      {shown.map((one) => (
        <li key={one.id}>
          {say(`incidents-access-${one.outcome}`, {
            body: one.body,
            area: one.area,
            by: one.by ?? say('not-stated'),
            reason: one.reason ?? say('not-stated'),
          })}
        </li>
      ))}
    </ul>
  )
}

function Redrawn({ say, board }: Props) {
  if (board.redrawn.length === 0) return <Empty>{say('incidents-redrawn-none')}</Empty>
  return (
    <ul class="events">
      {board.redrawn.map((one) => (
        <li key={one.assessment}>
          {say('incidents-redrawn', {
            incident: one.incident,
            clause: one.clause,
            zone: one.zone,
            version: one.was.version,
            was: say(`incidents-answer-${one.was.inZone}`),
            would: say(`incidents-answer-${one.would.inZone}`),
          })}
        </li>
      ))}
    </ul>
  )
}

function Truces({ say, board }: Props) {
  if (board.truces.length === 0) return <Empty>{say('incidents-truces-none')}</Empty>
  return (
    <ul class="events">
      {board.truces.map((one) => {
        const curve = board.curves.find((other) => other.truce === one.id)
        const last = curve?.points.at(-1)
        return (
          <li key={one.id}>
            <strong>
              <bdi>{one.label}</bdi>
            </strong>{' '}
            {say('incidents-truce', {
              began: say.date(one.began),
              ended: one.ended === undefined ? say('not-recorded') : say.date(one.ended),
              days: one.days,
              how: one.howEnded ?? say('not-stated'),
            })}{' '}
            <span class="when">
              {last === undefined
                ? say('incidents-curve-none')
                : say('incidents-curve', { n: last.sum ?? 0, unreported: last.unreported })}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function ThenNow({ say, board }: Props) {
  const { asThen, asNow, changed, added } = board.thenNow
  return (
    <>
      <p>{say('incidents-then', { n: asThen.n, days: asThen.days })}</p>
      <p>{say('incidents-now', { n: asNow.n, days: asNow.days })}</p>
      <p class="when">{say('incidents-changed', { changed: changed.length, added })}</p>
    </>
  )
}

/** What the desk did not take, with the reason: nothing is dropped in silence. */
function Refused({ say, board }: Props) {
  const all = [
    ...board.desk.refused.map(({ at, code, data }) => ({ at, code, data })),
    ...board.unread.map(({ entry, code, data }) => ({ at: entry, code, data })),
    ...board.drawn.faults.map(({ zone, code, data }) => ({ at: zone, code, data })),
  ]
  if (all.length === 0) return <Empty>{say('incidents-refused-none')}</Empty>
  return (
    <>
      {all.map(({ at, code, data }, i) => {
        const told = explain(say.locale, code, data)
        return (
          <div class="remark" key={`${at} ${code} ${i}`}>
            <p>
              <bdi>{at}</bdi>: {told.message} <span class="code">{code}</span>
            </p>
            {told.help === undefined ? null : <p class="when">{told.help}</p>}
          </div>
        )
      })}
    </>
  )
}
