// Whose step is next: what is computed, with reasons; and, apart from it, what somebody said.
import { Because, Empty, EntryLink, Sources, type Context } from './parts.tsx'
import { sayWhen, slug } from './say.ts'

export function Awaited({ context }: { context: Context }) {
  const { say, report } = context
  const known = (version: string | null) => {
    const found = report.versions.find((one) => one.version === version)
    return found ? say(`known-${slug(found.known)}`) : null
  }
  if (report.awaited.length === 0 && report.answered.length === 0)
    return <Empty>{say('nothing-awaited')}</Empty>
  return (
    <ul class="cards">
      {report.awaited.map((step) => {
        const args = {
          from: step.from ?? '',
          version: step.version ?? say('not-stated'),
          what: step.what ?? '',
          by: step.by,
        }
        const id =
          step.from === null
            ? `awaited-nobody-${step.kind}`
            : step.kind === 'answer' && step.reopenedBy !== null
              ? 'awaited-answer-reopened'
              : `awaited-${step.kind}`
        return (
          <li class={step.from === null ? 'card nobody' : 'card'} key={step.entries.join()}>
            <p class="who">
              <bdi>{step.from ?? say('step-nobody')}</bdi>
            </p>
            <p>{say(id, args)}</p>
            {known(step.version) === null ? null : <p class="tag">{known(step.version)}</p>}
            {step.waitsFor.map((one) => (
              <p key={one.entry}>
                {say('waits-for-line', { actor: one.actor, by: one.by })}{' '}
                <EntryLink id={one.entry} />
              </p>
            ))}
            <Because
              context={context}
              ids={[...step.entries, ...step.waitsFor.map((one) => one.entry)]}
            />
          </li>
        )
      })}
      {report.answered.map((step) => (
        <li class="card done" key={step.entries.join()}>
          <p class="who">
            <bdi>{step.from}</bdi>
          </p>
          <p>
            {say('answered-line', {
              from: step.from,
              version: step.version,
              stance: say(`stance-${slug(step.stance)}`),
            })}
          </p>
          <Because context={context} ids={step.entries} />
        </li>
      ))}
    </ul>
  )
}

/** Words about whose step it is, only as somebody's words: speaker, date, manner, source. */
export function SaidAbout({ context }: { context: Context }) {
  const { say, report, entry } = context
  if (report.said.length === 0) return <Empty>{say('empty-statements')}</Empty>
  return (
    <ul class="events">
      {report.said.map((one) => {
        const found = entry(one.entry)
        return (
          <li key={one.entry}>
            <strong>
              <bdi>{one.speaker}</bdi>
            </strong>{' '}
            {say('said-on', { on: one.on })}{' '}
            <span class="when">{found ? sayWhen(say, found) : say('not-dated')}</span>{' '}
            <span class="tag">{say(`manner-${slug(one.manner)}`)}</span>{' '}
            <EntryLink id={one.entry} />
            <blockquote>
              <q>
                <bdi>{one.words}</bdi>
              </q>
            </blockquote>
            {found ? <Sources say={say} entry={found} /> : null}
          </li>
        )
      })}
    </ul>
  )
}
