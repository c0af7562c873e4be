// A comparison of two versions by meaning, as a page and as lines.
import type { Change, Comparison } from '../process/index.ts'
import { renderPage, type Crumb } from './page.tsx'
import { Empty, Table } from './parts.tsx'
import type { Say } from './say.ts'

/** What a path of the model is called: "due.limit.n" is the day, "gives.1.n.n" a number given. */
function fieldName(say: Say, field: string): string {
  const plain = field.replace(/\.\d+(?=\.|$)/g, '').replaceAll('.', '-')
  const id = `field-${plain}`
  return say.has(id) ? say(id) : field
}

function value(say: Say, said: Change['from']): string {
  return said === null ? say('not-stated') : String(said)
}

function line(say: Say, change: Change): string {
  const where = say('changed-place', { kind: say(`part-${change.of}`), id: change.id })
  const moved = change.now === undefined ? '' : ` (${say('changed-now', { id: change.now })})`
  if (change.kind !== 'changed') {
    const words = change.kind === 'added' ? change.to : change.from
    return `${where}${moved}: ${say(`changed-${change.kind}`)}${words === null ? '' : `: ${String(words)}`}`
  }
  return `${where}${moved}, ${fieldName(say, change.field)}: ${value(say, change.from)} → ${value(say, change.to)}`
}

/** One line a change, for a terminal. */
export function compareText(say: Say, comparison: Comparison): string {
  const head = say('compare-head', { from: comparison.from.version, to: comparison.to.version })
  return [
    head,
    ...(comparison.changes.length === 0
      ? [say('compare-none')]
      : comparison.changes.map((one) => `  ${line(say, one)}`)),
  ].join('\n')
}

export function comparePage(
  say: Say,
  comparison: Comparison,
  title: string,
  root: string,
  crumbs: readonly Crumb[],
): string {
  return renderPage({
    say,
    title: say('compare-head', { from: comparison.from.version, to: comparison.to.version }),
    root,
    crumbs: [...crumbs],
    foot: <p>{say('page-foot')}</p>,
    children: (
      <>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p class="lead">
          {say('compare-head', { from: comparison.from.version, to: comparison.to.version })}
        </p>
        {comparison.changes.length === 0 ? (
          <Empty>{say('compare-none')}</Empty>
        ) : (
          <Table
            caption={say('compare-caption')}
            head={[
              say('col-clause'),
              say('col-what'),
              comparison.from.version,
              comparison.to.version,
            ]}
          >
            {comparison.changes.map((change) => (
              <tr key={`${change.of}${change.id}${change.field}`}>
                <td>
                  {say('changed-place', { kind: say(`part-${change.of}`), id: change.id })}
                  {change.now === undefined ? null : (
                    <p class="when">{say('changed-now', { id: change.now })}</p>
                  )}
                </td>
                <td>
                  {change.kind === 'changed'
                    ? fieldName(say, change.field)
                    : say(`changed-${change.kind}`)}
                </td>
                <td>
                  <bdi>{change.kind === 'added' ? '–' : value(say, change.from)}</bdi>
                </td>
                <td>
                  <bdi>{change.kind === 'removed' ? '–' : value(say, change.to)}</bdi>
                </td>
              </tr>
            ))}
          </Table>
        )}
      </>
    ),
  })
}
