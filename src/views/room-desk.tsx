// The desk: who holds what, the alarm where two rooms hold different contents under one label, positions
// clause by clause and side by side, and the commands. Only the desk has this page.
import { renderPage } from './page.tsx'
import { contextOf, Empty, EntryLink, Section, Table, type Context } from './parts.tsx'
import { RoomForms, ToldBox } from './room-forms.tsx'
import { Demonstration, Leave, roomCrumbs, sayPlace } from './room-page.tsx'
import type { RoomView } from './room-site.ts'
import { sayWhen, slug } from './say.ts'

export function deskPage(view: RoomView): string {
  const { say, report, root, place, site } = view
  const context = contextOf(say, report)
  const parts = [
    { id: 'holds', title: say('room-desk-holds'), body: <Holds context={context} view={view} /> },
    { id: 'sides', title: say('room-desk-positions'), body: <Sides context={context} /> },
    { id: 'calls', title: say('room-desk-contacts'), body: <Contacts context={context} /> },
    { id: 'do', title: say('room-do'), body: <RoomForms view={view} /> },
  ]
  return renderPage({
    say,
    title: say('room-desk'),
    root,
    crumbs: roomCrumbs(view),
    badge: report.charter.kind,
    contents: parts.map((one) => ({ href: `#${one.id}`, label: one.title })),
    foot: <p>{say('room-operator')}</p>,
    children: (
      <>
        <h1>{say('room-desk')}</h1>
        {site.demonstration ? <Demonstration say={say} /> : null}
        <p class="lead">{sayPlace(say, place)}</p>
        <Leave say={say} root={root} />
        <ToldBox view={view} />
        <Alarms context={context} view={view} />
        {parts.map((one) => (
          <Section key={one.id} id={one.id} title={one.title}>
            {one.body}
          </Section>
        ))}
      </>
    ),
  })
}

/** Content of a version as far as the record tells: its digest, else its own name. */
function contentOf(view: RoomView, version: string): string {
  const named = view.report.entries.find(
    (one) => one.kind === 'version' && one.body.version === version,
  )
  const hash = named?.kind === 'version' ? named.body.hash : undefined
  return hash ?? version
}

/** Labels under which two rooms were handed different contents. */
function alarmsOf(view: RoomView) {
  const byLabel = new Map<string, { to: string; version: string; content: string }[]>()
  for (const version of view.report.versions)
    for (const handing of version.handed) {
      const list = byLabel.get(version.label) ?? []
      list.push({
        to: handing.to,
        version: version.version,
        content: contentOf(view, version.version),
      })
      byLabel.set(version.label, list)
    }
  return [...byLabel].flatMap(([label, list]) =>
    new Set(list.map((one) => one.content)).size > 1 && new Set(list.map((one) => one.to)).size > 1
      ? [{ label, list }]
      : [],
  )
}

function Alarms({ context, view }: { context: Context; view: RoomView }) {
  const { say } = context
  return (
    <>
      {alarmsOf(view).map(({ label, list }) => (
        <div class="remark" role="alert" key={label}>
          <p>
            <strong>{say('room-alarm', { label })}</strong>
          </p>
          <ul>
            {list.map((one) => (
              <li key={`${one.to} ${one.version}`}>
                {say('room-alarm-holds', { who: one.to, version: one.version })}{' '}
                <span class="code">{one.content.slice(0, 16)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

function Holds({ context, view }: { context: Context; view: RoomView }) {
  const { say, report, entry } = context
  const recipients = [
    ...new Set([
      ...report.sides,
      ...report.versions.flatMap((one) => one.handed.map((each) => each.to)),
    ]),
  ]
  if (report.versions.length === 0) return <Empty>{say('empty-texts')}</Empty>
  return (
    <Table caption={say('room-desk-holds-caption')} head={[say('col-text'), ...recipients]}>
      {report.versions.map((version) => (
        <tr key={version.version}>
          <td>
            <strong>
              <bdi>{version.version}</bdi>
            </strong>
            <br />
            <bdi>{version.label}</bdi>{' '}
            <span class="code">{contentOf(view, version.version).slice(0, 12)}</span>
          </td>
          {recipients.map((to) => {
            const handed = version.handed.filter((one) => one.to === to)
            return (
              <td key={to}>
                {handed.length === 0 ? (
                  <span class="empty">{say('room-not-handed')}</span>
                ) : (
                  handed.map((one) => {
                    const found = entry(one.entry)
                    return (
                      <p key={one.entry}>
                        {say(`room-medium-${slug(one.medium)}`)}{' '}
                        <span class="when">{found ? sayWhen(say, found) : say('not-dated')}</span>{' '}
                        <span class="tag">
                          {say(
                            one.receipt === 'not stated'
                              ? 'room-no-receipt'
                              : `receipt-${slug(one.receipt)}`,
                          )}
                        </span>{' '}
                        <a href={`${view.base}handed/${one.entry}/`}>{say('room-proof')}</a>
                      </p>
                    )
                  })
                )}
              </td>
            )
          })}
        </tr>
      ))}
    </Table>
  )
}

/** Clause × side: the standing own position on each, the whole text first. Silence is an empty cell. */
function Sides({ context }: { context: Context }) {
  const { say, report } = context
  const standing = report.positions.filter((one) => one.standing)
  const keys = [
    ...new Set(standing.map((one) => `${one.version ?? ''}\n${one.clause ?? ''}`)),
  ].sort()
  if (keys.length === 0) return <Empty>{say('room-desk-no-positions')}</Empty>
  return (
    <Table
      caption={say('room-desk-positions-caption')}
      head={[say('col-text'), say('room-field-clause'), ...report.sides]}
    >
      {keys.map((key) => {
        const [version = '', clause = ''] = key.split('\n')
        return (
          <tr key={key}>
            <td>
              <bdi>{version}</bdi>
            </td>
            <td>{clause === '' ? say('room-whole-text') : <bdi>{clause}</bdi>}</td>
            {report.sides.map((side) => {
              const one = standing.find(
                (each) =>
                  each.of === side &&
                  (each.version ?? '') === version &&
                  (each.clause ?? '') === clause,
              )
              return (
                <td key={side}>
                  {one ? (
                    <>
                      <strong>{say(`stance-${slug(one.stance)}`)}</strong>{' '}
                      {one.if === null ? null : <bdi>{say('room-if', { condition: one.if })}</bdi>}{' '}
                      <EntryLink id={one.entry} />
                    </>
                  ) : (
                    <span class="empty">{say('not-recorded')}</span>
                  )}
                </td>
              )
            })}
          </tr>
        )
      })}
    </Table>
  )
}

/** Contacts with the read-outs of both beside each other; nobody says which is right. */
function Contacts({ context }: { context: Context }) {
  const { say, report } = context
  const contacts = report.entries.filter((one) => one.kind === 'contact')
  if (contacts.length === 0) return <Empty>{say('room-desk-no-contacts')}</Empty>
  return (
    <ul class="events">
      {contacts.map((one) => (
        <li key={one.id}>
          <span class="when">{sayWhen(say, one)}</span>{' '}
          {say('entry-contact', { between: say.list(one.body.between) })} <EntryLink id={one.id} />
          <ul>
            {(one.body.readouts ?? []).map((readout) => (
              <li key={readout.by}>
                <strong>
                  <bdi>{readout.by}</bdi>
                </strong>
                : <bdi>{readout.words}</bdi>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
