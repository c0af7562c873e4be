// Small pieces that every section uses: names that keep their direction, entries as links, sources.
import type { ComponentChildren } from 'preact'
import type { Entry, StatusReport } from '../process/index.ts'
import { sayWhen, type Say } from './say.ts'
import { tell } from './tell.ts'

/** What sections need: words, the report, and how to find an entry by id. */
export interface Context {
  readonly say: Say
  readonly report: StatusReport
  readonly entry: (id: string) => Entry | undefined
  /** Folder of the process's pages relative to this one; null where there are no other pages. */
  readonly base: string | null
}

export function contextOf(say: Say, report: StatusReport, base: string | null = null): Context {
  const byId = new Map(report.entries.map((one) => [one.id, one]))
  return { say, report, entry: (id) => byId.get(id), base }
}

export function Section({
  id,
  title,
  children,
}: {
  id: string
  title: string
  children: ComponentChildren
}) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>
}

/** Links to entries: an answer is never without the lines it comes from. */
export function Because({ context, ids }: { context: Context; ids: readonly string[] }) {
  const { say, entry } = context
  const found = [...new Set(ids)].flatMap((id) => {
    const one = entry(id)
    return one ? [one] : []
  })
  if (found.length === 0) return null
  return (
    <details class="why">
      <summary>{say('because')}</summary>
      <ul>
        {found.map((one) => (
          <li key={one.id}>
            <span class="when">{sayWhen(say, one)}</span> <bdi>{tell(say, one)}</bdi>{' '}
            <EntryLink id={one.id} />
            <Sources say={say} entry={one} />
          </li>
        ))}
      </ul>
    </details>
  )
}

export function EntryLink({ id }: { id: string }) {
  return (
    <a class="entry" href={`#e-${id}`}>
      {id}
    </a>
  )
}

export function Sources({ say, entry }: { say: Say; entry: Entry }) {
  if (entry.sources.length === 0) return null
  return (
    <ul class="sources">
      {entry.sources.map((source) => (
        <li key={JSON.stringify(source)}>
          <bdi>
            {[source.publisher, source.title].filter((part) => part !== undefined).join(': ')}
          </bdi>
          {source.published === undefined ? null : (
            <span class="when"> {say.date(source.published)}</span>
          )}
          {source.address === undefined ? null : <span class="address"> {source.address}</span>}
          {source.quote === undefined ? null : (
            <q>
              <bdi>{source.quote}</bdi>
            </q>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A table that scrolls inside its own box on a narrow screen; its caption is its name. */
export function Table({
  caption,
  head,
  children,
  wide,
}: {
  caption: string
  head: readonly string[]
  children: ComponentChildren
  /** Many columns: scrolls inside its box rather than crushing words. */
  wide?: boolean
}) {
  return (
    <div class="scroll" role="group" aria-label={caption} tabIndex={0}>
      <table class={wide === true ? 'wide' : undefined}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
