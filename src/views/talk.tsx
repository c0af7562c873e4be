// What was said and by whom: positions (own and reported apart), statements, support, contacts.
import type { Entry, StatusReport } from '../process/index.ts'
import { Empty, EntryLink, Sources, Table, type Context } from './parts.tsx'
import { sayRole, sayWhen, slug } from './say.ts'
import { tell } from './tell.ts'

export function Positions({ context }: { context: Context }) {
  const { say, report } = context
  if (report.positions.length === 0) return <Empty>{say('empty-positions')}</Empty>
  const dated = report.positions.filter((one) => one.dated)
  const own = dated.filter((one) => one.voice === 'own')
  const reported = dated.filter((one) => one.voice === 'reported')
  const undated = report.positions.filter((one) => !one.dated)
  return (
    <>
      <PositionTable context={context} title={say('own-positions')} rows={own} />
      <PositionTable context={context} title={say('reported-positions')} rows={reported} />
      {undated.length > 0 ? (
        <PositionTable context={context} title={say('undated-positions')} rows={undated} />
      ) : null}
    </>
  )
}

function PositionTable({
  context,
  title,
  rows,
}: {
  context: Context
  title: string
  rows: StatusReport['positions']
}) {
  const { say, entry } = context
  if (rows.length === 0) return null
  return (
    <Table
      caption={title}
      head={[
        say('col-date'),
        say('col-who'),
        say('col-position'),
        say('col-on'),
        say('col-words'),
        say('col-source'),
      ]}
    >
      {rows.map((row) => {
        const found = entry(row.entry)
        return (
          <tr key={row.entry}>
            <td class="when">{found ? sayWhen(say, found) : ''}</td>
            <td>
              <bdi>{row.of}</bdi>
              {row.voice === 'reported' ? (
                <p class="tag">
                  {say('col-said-by')}: <bdi>{row.by}</bdi>
                </p>
              ) : null}
            </td>
            <td>
              {say(`stance-${slug(row.stance)}`)}
              {row.if === null ? null : <p>{say('position-if', { if: row.if })}</p>}
            </td>
            <td>
              <bdi>{row.subject}</bdi>
            </td>
            <td>
              {row.words === null ? null : (
                <q>
                  <bdi>{row.words}</bdi>
                </q>
              )}{' '}
              {row.manner === null ? null : (
                <span class="tag">{say(`manner-${slug(row.manner)}`)}</span>
              )}
            </td>
            <td>
              {found ? <Sources say={say} entry={found} /> : null}
              <EntryLink id={row.entry} />
            </td>
          </tr>
        )
      })}
    </Table>
  )
}

/** The roles on record of whoever speaks, all together: announces and mediates are both shown. */
function rolesText(context: Context, actor: string): string {
  const { say, report } = context
  const found = report.actors.find((one) => one.actor === actor)
  if (!found || found.roles.length === 0) return ''
  return say.list([...new Set(found.roles.map((one) => one.office ?? sayRole(say, one.role)))])
}

export function Statements({
  context,
  kinds,
}: {
  context: Context
  kinds: readonly Entry['kind'][]
}) {
  const { say, report } = context
  const entries = report.entries.filter((one) => kinds.includes(one.kind))
  if (entries.length === 0)
    return (
      <Empty>
        {say(
          kinds.includes('endorsement')
            ? 'empty-support'
            : kinds.includes('contact')
              ? 'empty-contacts'
              : 'empty-statements',
        )}
      </Empty>
    )
  return (
    <ul class="events">
      {entries.map((one) => (
        <li key={one.id}>
          <StatementLine context={context} entry={one} />
          <Sources say={say} entry={one} />
        </li>
      ))}
    </ul>
  )
}

function StatementLine({ context, entry }: { context: Context; entry: Entry }) {
  const { say } = context
  const when = <span class="when">{sayWhen(say, entry)}</span>
  if (entry.kind === 'statement') {
    const { by, act, to, words, manner } = entry.body
    const roles = rolesText(context, by)
    return (
      <>
        {when}{' '}
        <strong>
          <bdi>{by}</bdi>
        </strong>{' '}
        {roles === '' ? null : <span class="tag">{roles}</span>} {say(`act-${slug(act)}`)}
        {to === undefined ? null : <> {say('to-target', { to })}</>}{' '}
        <span class="tag">{say(`manner-${slug(manner)}`)}</span> <EntryLink id={entry.id} />
        <blockquote>
          <bdi>{manner === 'quoted' ? <q>{words}</q> : words}</bdi>
        </blockquote>
      </>
    )
  }
  if (entry.kind === 'contact')
    return (
      <>
        {when} <bdi>{tell(say, entry)}</bdi> <EntryLink id={entry.id} />
        {(entry.body.readouts ?? []).map((one) => (
          <blockquote key={one.by}>
            <strong>
              <bdi>{one.by}</bdi>
            </strong>
            : <bdi>{one.words}</bdi> <span class="tag">{say(`manner-${slug(one.manner)}`)}</span>
          </blockquote>
        ))}
      </>
    )
  const by = 'by' in entry.body && typeof entry.body.by === 'string' ? entry.body.by : ''
  const roles = by === '' ? '' : rolesText(context, by)
  return (
    <>
      {when} <bdi>{tell(say, entry)}</bdi> {roles === '' ? null : <span class="tag">{roles}</span>}{' '}
      <EntryLink id={entry.id} />
    </>
  )
}

export function Actors({ context }: { context: Context }) {
  const { say, report } = context
  return (
    <Table
      caption={say('head-actors')}
      head={[say('col-actor'), say('col-role'), say('col-source')]}
    >
      {report.actors.map((actor) => (
        <tr key={actor.actor}>
          <td>
            <bdi>{actor.actor}</bdi>
            {actor.labels.map((label) => (
              <p class="tag" key={label.by + label.label}>
                <bdi>{label.by}</bdi>: <bdi>{label.label}</bdi>
              </p>
            ))}
          </td>
          <td>
            {actor.roles.map((role) => (
              <p key={JSON.stringify(role)}>
                {role.office ?? sayRole(say, role.role)}
                {role.of === null ? null : (
                  <>
                    {' '}
                    (<bdi>{role.of}</bdi>)
                  </>
                )}
                {role.from === null && role.to === null ? null : (
                  <span class="when">
                    {' '}
                    {role.from === null ? '…' : say.date(role.from)} –{' '}
                    {role.to === null ? '…' : say.date(role.to)}
                  </span>
                )}
              </p>
            ))}
            {actor.memberOf.map((one) => (
              <p key={one.body}>
                <bdi>{one.body}</bdi>{' '}
                <span class="when">
                  {one.from === null ? '…' : say.date(one.from)} –{' '}
                  {one.to === null ? '…' : say.date(one.to)}
                </span>
              </p>
            ))}
          </td>
          <td>
            {[...new Set([...actor.roles, ...actor.memberOf].map((one) => one.entry))].flatMap(
              (id) => (id === null ? [] : [<EntryLink key={id} id={id} />]),
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** Every entry in view, in order, with its anchor: the target of every "why". */
export function AllEntries({ context }: { context: Context }) {
  const { say, report } = context
  return (
    <>
      {report.conflicts.map((conflict) => (
        <p class="remark" key={conflict.of}>
          {say('conflict-line', { of: conflict.of, by: say.list(conflict.by) })}
        </p>
      ))}
      <ul class="events">
        {report.entries.map((entry) => (
          <li id={`e-${entry.id}`} key={entry.id}>
            <span class="entry">{entry.id}</span> <span class="when">{sayWhen(say, entry)}</span>{' '}
            <bdi>{tell(say, entry)}</bdi>
            {entry.note === undefined ? null : (
              <p class="when">
                <bdi>{entry.note}</bdi>
              </p>
            )}
            <Sources say={say} entry={entry} />
          </li>
        ))}
      </ul>
    </>
  )
}
