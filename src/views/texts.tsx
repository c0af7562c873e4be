// Texts: which exist, who says who wrote them, who was handed which, whether two contents stand under
// one label; and the findings on each text.
import { explain } from '../words/index.ts'
import { Because, Empty, EntryLink, Table, type Context } from './parts.tsx'
import { sayWhen, slug } from './say.ts'

export function Holders({ context }: { context: Context }) {
  const { say, report, entry } = context
  if (report.versions.length === 0 && report.unresolvedHandings.length === 0)
    return <Empty>{say('empty-texts')}</Empty>
  const when = (id: string) => {
    const found = entry(id)
    return found ? sayWhen(say, found) : say('not-dated')
  }
  return (
    <>
      {report.labelDisputes.map((dispute) => (
        <div class="remark" key={dispute.label}>
          <p>
            {say('same-label', { label: dispute.label, versions: say.list(dispute.versions) })}{' '}
            <strong>{say(`same-label-state-${dispute.state}`)}</strong>
          </p>
          <ul>
            {dispute.said.map((one) => (
              <li key={one.entry}>
                {say(`compare-${one.says}`, { by: one.by })},{' '}
                <span class="when">{when(one.entry)}</span> <EntryLink id={one.entry} />
              </li>
            ))}
          </ul>
          <Because
            context={context}
            ids={[...dispute.entries, ...dispute.said.map((one) => one.entry)]}
          />
        </div>
      ))}
      <Comparisons context={context} />
      <Table
        caption={say('head-holders')}
        head={[say('col-text'), say('col-handed'), say('col-receipt'), say('col-source')]}
      >
        {report.versions.map((version) => (
          <tr key={version.version}>
            <td>
              <strong>
                <bdi>{version.version}</bdi>
              </strong>
              <br />
              <bdi>{version.label}</bdi>{' '}
              <span class="tag">{say(`known-${slug(version.known)}`)}</span>
              {version.authorship.map((one) => (
                <p key={one.entry}>
                  {one.says === 'as reported'
                    ? say('author-reported', { by: one.by, of: one.of })
                    : say(one.says === 'claimed' ? 'author-claimed' : 'author-denied', {
                        by: one.by,
                      })}{' '}
                  <EntryLink id={one.entry} />
                </p>
              ))}
            </td>
            <td>
              {version.handed.length === 0 ? (
                <span class="empty">{say('not-recorded')}</span>
              ) : (
                version.handed.map((one) => (
                  <p key={one.entry}>
                    {say('entry-transmittal', { by: one.by, to: one.to, version: version.version })}{' '}
                    <span class="when">{when(one.entry)}</span>
                  </p>
                ))
              )}
            </td>
            <td>
              {version.handed.map((one) => (
                <p key={one.entry}>
                  {say(
                    one.receipt === 'not stated' ? 'not-recorded' : `receipt-${slug(one.receipt)}`,
                  )}
                </p>
              ))}
            </td>
            <td>
              <EntryLink id={version.entry} />{' '}
              {version.handed.map((one) => (
                <EntryLink key={one.entry} id={one.entry} />
              ))}
            </td>
          </tr>
        ))}
        {report.unresolvedHandings.map((one) => (
          <tr key={one.entry}>
            <td class="empty">{say('not-stated')}</td>
            <td>
              {say('unresolved-handing', { by: one.by, to: one.to })}{' '}
              <span class="when">{when(one.entry)}</span>
            </td>
            <td>{say('not-recorded')}</td>
            <td>
              <EntryLink id={one.entry} />
            </td>
          </tr>
        ))}
      </Table>
    </>
  )
}

/** Neighbouring versions that have a text can be compared by meaning. */
function Comparisons({ context }: { context: Context }) {
  const { say, report, base } = context
  const versions = report.texts.map((one) => one.version)
  if (versions.length < 2 || base === null) return null
  return (
    <ul>
      {versions.slice(1).map((to, index) => (
        <li key={to}>
          <a href={`${base}compare/${versions[index]}/${to}/`}>
            {say('compare-link', { from: versions[index], to })}
          </a>
        </li>
      ))}
    </ul>
  )
}

export function Remarks({ context }: { context: Context }) {
  const { say, report } = context
  const texts = report.texts.filter((text) => text.files.length > 0)
  if (texts.length === 0) return <Empty>{say('empty-texts')}</Empty>
  return (
    <>
      {texts.map((text) => (
        <div key={text.version}>
          <h3>
            <bdi>{text.title}</bdi> <span class="tag">{say(`known-${text.known}`)}</span>
          </h3>
          {text.diagnostics.length === 0 ? <Empty>{say('empty-remarks')}</Empty> : null}
          {text.diagnostics.map((diagnostic) => {
            const told = explain(say.locale, diagnostic.code, diagnostic.data)
            return (
              <div
                class={`remark ${diagnostic.severity}`}
                key={`${diagnostic.code}${diagnostic.at.from}${JSON.stringify(diagnostic.data)}`}
              >
                <p>
                  {diagnostic.about === undefined ? null : (
                    <strong>
                      <bdi>{diagnostic.about}</bdi>{' '}
                    </strong>
                  )}
                  <bdi>{told.message}</bdi> <span class="code">{diagnostic.code}</span>
                </p>
                {told.help === undefined ? null : <p>{told.help}</p>}
                {told.precedent === undefined ? null : <p class="when">{told.precedent}</p>}
              </div>
            )
          })}
        </div>
      ))}
    </>
  )
}
