// The pages of a room: which rooms a person has, what waits for them, what they were handed, and the same
// sections as everywhere over what the room may read.
import type { StatusReport } from '../process/index.ts'
import { renderPage, type Crumb } from './page.tsx'
import { contextOf, Empty, EntryLink, Section, Table, type Context } from './parts.tsx'
import { RoomForms, ToldBox } from './room-forms.tsx'
import type { Place, RoomSite, RoomView } from './room-site.ts'
import { sayWhen, slug, type Say } from './say.ts'
import { QueryLine, StatusSections } from './status-page.tsx'

export function sayPlace(say: Say, place: Place): string {
  return say(`room-role-${place.role}`, { actor: place.actor })
}

/** Leaving: one button on every page; it ends the session and asks the browser to forget the site. */
export function Leave({ say, root }: { say: Say; root: string }) {
  return (
    <form method="post" action={`${root}sign-out/`}>
      <button type="submit">{say('room-leave')}</button>
    </form>
  )
}

export function Demonstration({ say }: { say: Say }) {
  return (
    <p class="remark" role="note">
      {say('room-demonstration')}
    </p>
  )
}

/** The process switcher: every room of this person, with how many things wait. */
export function roomsPage(say: Say, site: RoomSite, root: string): string {
  return renderPage({
    say,
    title: say('room-list'),
    root,
    crumbs: [],
    foot: <p>{say('room-operator')}</p>,
    children: (
      <>
        <h1>{say('room-list')}</h1>
        {site.demonstration ? <Demonstration say={say} /> : null}
        {site.places.length === 0 ? <Empty>{say('room-none')}</Empty> : null}
        <ul class="cards">
          {site.places.map((place) => (
            <li class="card" key={place.process}>
              <h2 class="who">
                <a href={`${place.process}/`}>
                  <bdi>{site.open(place)?.charter.title ?? place.process}</bdi>
                </a>
              </h2>
              <p>{sayPlace(say, place)}</p>
            </li>
          ))}
        </ul>
        <Leave say={say} root={root} />
      </>
    ),
  })
}

export function roomCrumbs(view: RoomView): readonly Crumb[] {
  const { say, base, place, report } = view
  return [
    { href: `${base}../`, label: say('room-list') },
    { href: base === '' ? './' : base, label: report.charter.title },
    ...(place.role === 'desk' ? [{ href: `${base}desk/`, label: say('room-desk') }] : []),
  ]
}

export function roomPage(view: RoomView): string {
  const { say, report, root, place, site } = view
  const context = contextOf(say, report)
  return renderPage({
    say,
    title: report.charter.title,
    root,
    crumbs: roomCrumbs(view),
    badge: report.charter.kind,
    contents: [
      { href: '#waiting', label: say('room-waiting') },
      { href: '#handed', label: say('room-handed') },
      { href: '#do', label: say('room-do') },
      { href: '#now', label: say('head-where') },
      { href: '#positions', label: say('head-positions-time') },
      { href: '#timeline', label: say('head-timeline') },
    ],
    foot: <p>{say('room-operator')}</p>,
    children: (
      <>
        <h1>
          <bdi>{report.charter.title}</bdi>
        </h1>
        {site.demonstration ? <Demonstration say={say} /> : null}
        <p class="lead">{sayPlace(say, place)}</p>
        <p class="query">{say('room-only', { who: place.compartment })}</p>
        <Leave say={say} root={root} />
        <ToldBox view={view} />
        <QueryLine say={say} report={report} />
        <Section id="waiting" title={say('room-waiting')}>
          <Waiting context={context} place={place} />
        </Section>
        {place.role === 'desk' ? null : (
          <Section id="handed" title={say('room-handed')}>
            <Handed context={context} view={view} />
          </Section>
        )}
        <Section id="do" title={say('room-do')}>
          <RoomForms view={view} />
        </Section>
        <StatusSections
          page={{
            say,
            process: view.process,
            report,
            audience: 'desk',
            root,
            base: view.base,
            days: view.days,
          }}
        />
        <p>
          <a href={`${view.base}record.jsonl`}>{say('room-export')}</a>
        </p>
      </>
    ),
  })
}

/** Everything in which this place is the one to act next, with the entries it comes from. */
function Waiting({ context, place }: { context: Context; place: Place }) {
  const { say, report } = context
  const items = waitingFor(report, place)
  if (items.length === 0) return <Empty>{say('room-waiting-none')}</Empty>
  return (
    <ul class="events">
      {items.map((one) => (
        <li key={`${one.id} ${one.entry}`}>
          {say(one.id, one.data)}{' '}
          {one.answerBy === null ? null : (
            <span class="tag">{say('room-answer-by', { date: say.date(one.answerBy) })}</span>
          )}{' '}
          <EntryLink id={one.entry} />
        </li>
      ))}
    </ul>
  )
}

interface WaitingItem {
  readonly id: string
  readonly data: Readonly<Record<string, string>>
  readonly entry: string
  readonly answerBy: string | null
}

/** An intermediary and a mediator are never awaited; the desk is told from whom it waits. */
export function waitingFor(report: StatusReport, place: Place): readonly WaitingItem[] {
  const desk = place.role === 'desk'
  const awaited = report.awaited
    .filter((one) => one.from !== null && (desk || one.from === place.actor))
    .map((one) => ({
      id: desk ? `room-waits-for-${one.kind}` : `room-waits-${one.kind}`,
      data: {
        who: one.from ?? '',
        by: one.by,
        version: one.version ?? '',
        what: one.what ?? '',
      },
      entry: one.entries[0] ?? '',
      answerBy: one.answerBy,
    }))
  const receipts = report.versions.flatMap((version) =>
    version.handed
      .filter((one) => one.receipt === 'not stated' && (desk || one.to === place.actor))
      .map((one) => ({
        id: desk ? 'room-waits-for-receipt' : 'room-waits-receipt',
        data: { who: one.to, by: one.by, version: version.version },
        entry: one.entry,
        answerBy: null,
      })),
  )
  const understandings = report.entries.flatMap((entry) =>
    entry.kind === 'understanding'
      ? entry.body.between
          .filter((who) => !(entry.body.confirmedBy ?? []).includes(who))
          .filter((who) => desk || who === place.actor)
          .map((who) => ({
            id: desk ? 'room-waits-for-understanding' : 'room-waits-understanding',
            data: { who, clause: entry.body.clause },
            entry: entry.id,
            answerBy: null,
          }))
      : [],
  )
  return [...awaited, ...receipts, ...understandings]
}

function Handed({ context, view }: { context: Context; view: RoomView }) {
  const { say, report, entry } = context
  const rows = report.versions.flatMap((version) =>
    version.handed
      .filter((one) => one.to === view.place.actor)
      .map((handing) => ({ version, handing })),
  )
  if (rows.length === 0) return <Empty>{say('room-handed-none')}</Empty>
  return (
    <Table
      caption={say('room-handed-caption')}
      head={[say('col-text'), say('col-handed'), say('col-receipt'), say('room-col-proof')]}
    >
      {rows.map(({ version, handing }) => {
        const found = entry(handing.entry)
        return (
          <tr key={handing.entry}>
            <td>
              <strong>
                <bdi>{version.version}</bdi>
              </strong>
              <br />
              <bdi>{version.label}</bdi>
            </td>
            <td>
              {say('entry-transmittal', {
                by: handing.by,
                to: handing.to,
                version: version.version,
              })}{' '}
              <span class="when">{found ? sayWhen(say, found) : say('not-dated')}</span>
              <br />
              {say(`room-medium-${slug(handing.medium)}`)}
            </td>
            <td>
              {say(
                handing.receipt === 'not stated'
                  ? 'not-recorded'
                  : `receipt-${slug(handing.receipt)}`,
              )}
            </td>
            <td>
              <a href={`${view.base}handed/${handing.entry}/`}>{say('room-proof')}</a>
            </td>
          </tr>
        )
      })}
    </Table>
  )
}
