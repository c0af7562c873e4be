// The card "what could be agreed": the table clause × party, the conditions that point at each other
// drawn, the result and, beside it, what it is not. The desk's own; nothing of it reaches a party.
import type { AgreeableCard } from '../process/index.ts'
import { explain, list } from '../words/index.ts'
import { renderPage, type Crumb } from './page.tsx'
import { Empty, Section, Table } from './parts.tsx'
import type { Say } from './say.ts'

export function agreeablePage(
  say: Say,
  card: AgreeableCard,
  title: string,
  root: string,
  crumbs: readonly Crumb[],
): string {
  return renderPage({
    say,
    title: say('agree-title'),
    root,
    crumbs: [...crumbs],
    foot: <p>{say('agree-foot')}</p>,
    children: (
      <>
        <h1>{say('agree-title')}</h1>
        <p class="lead">
          <bdi>{title}</bdi>
        </p>
        <div class="remark">
          <p>{say('agree-private')}</p>
        </div>
        <Section id="result" title={say('agree-result')}>
          <Result say={say} card={card} />
        </Section>
        <Section id="table" title={say('agree-table')}>
          <Conditions say={say} card={card} />
        </Section>
        <Section id="pointers" title={say('agree-pointers')}>
          <Pointers say={say} card={card} />
        </Section>
        <Section id="remarks" title={say('agree-remarks')}>
          {card.remarks.length === 0 ? <Empty>{say('empty-remarks')}</Empty> : null}
          {card.remarks.map((one) => (
            <div
              class={`remark ${one.severity}`}
              key={`${one.code}${one.line}${JSON.stringify(one.data)}`}
            >
              <p>
                {say('agree-line', { line: one.line })}{' '}
                {explain(say.locale, one.code, one.data).message}
              </p>
            </div>
          ))}
        </Section>
      </>
    ),
  })
}

function Result({ say, card }: { say: Say; card: AgreeableCard }) {
  return (
    <div class="outline">
      {card.lines.map((line, index) => (
        <p class={`depth-${Math.min(line.depth, 3)}`} key={`${index}${line.id}`}>
          {say(line.id, line.data)}
        </p>
      ))}
    </div>
  )
}

function Conditions({ say, card }: { say: Say; card: AgreeableCard }) {
  return (
    <Table caption={say('agree-table')} head={[say('col-clause'), ...card.parties]}>
      {card.rows.map((row) => (
        <tr key={`${row.clause}${row.option}`}>
          <th scope="row">
            {row.clause} {row.option}
            {row.title === '' ? null : (
              <p class="when">
                <bdi>{row.title}</bdi>
              </p>
            )}
          </th>
          {row.cells.map((cell, index) => (
            <td key={card.parties[index]}>
              <span class={`stance ${cell.stance}`}>{say(`talks-stance-${cell.stance}`)}</span>
              {cell.conditions.map((condition) => (
                <p key={condition}>{condition}</p>
              ))}
              {cell.words.map((words) => (
                <blockquote key={words}>
                  <q>
                    <bdi>{words}</bdi>
                  </q>
                </blockquote>
              ))}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  )
}

const rowHeight = 30
const middle = 400

/** Each party's conditions as arcs on its own side; an arc that asks for the absence of something is dashed. */
function Pointers({ say, card }: { say: Say; card: AgreeableCard }) {
  if (card.pointers.length === 0) return <Empty>{say('agree-no-pointers')}</Empty>
  const height = card.options.length * rowHeight + 20
  const y = (option: number) => 20 + option * rowHeight
  const inside = new Set(card.inside)
  return (
    <figure class="timeline">
      <div class="scroll" tabIndex={0}>
        <svg viewBox={`0 0 ${middle * 2} ${height}`} role="img" aria-label={say('agree-pointers')}>
          {card.options.map((name, option) => (
            <text
              class={inside.has(option) ? 'lane-label' : 'tick-label'}
              x={middle}
              y={y(option) + 4}
              text-anchor="middle"
              key={name}
            >
              {name}
            </text>
          ))}
          {card.pointers.flatMap((pointer) =>
            pointer.to.map((to) => {
              // The first party's arcs lie on the left, the others' on the right, further out for each.
              const side = pointer.party === 0 ? -1 : 1
              const edge = middle + side * 135
              const reach =
                edge +
                side * (24 + 9 * Math.abs(pointer.from - to) + 10 * Math.max(0, pointer.party - 1))
              return (
                <path
                  class={pointer.not ? 'arc without' : 'arc'}
                  d={`M ${edge} ${y(pointer.from)} C ${reach} ${y(pointer.from)}, ${reach} ${y(to)}, ${edge} ${y(to)}`}
                  key={`${pointer.party} ${pointer.from} ${to}`}
                >
                  <title>
                    {say(pointer.not ? 'agree-without' : 'agree-points', {
                      party: card.parties[pointer.party] ?? '',
                      from: card.options[pointer.from] ?? '',
                      to: card.options[to] ?? '',
                    })}
                  </title>
                </path>
              )
            }),
          )}
        </svg>
      </div>
      <figcaption>
        <p>
          {say('agree-sides', {
            first: card.parties[0] ?? '',
            others: say.list(card.parties.slice(1)),
          })}
        </p>
        <ul>
          {card.pointers.map((pointer) => (
            <li key={`${pointer.party} ${pointer.from} ${pointer.to.join()}`}>
              {say(pointer.not ? 'agree-without' : 'agree-points', {
                party: card.parties[pointer.party] ?? '',
                from: card.options[pointer.from] ?? '',
                to: list(
                  say.locale,
                  pointer.to.map((to) => card.options[to] ?? ''),
                  'or',
                  { plain: say.plain },
                ),
              })}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

/** The answer in plain lines, for a terminal. */
export function agreeableText(say: Say, card: AgreeableCard): string {
  return card.lines.map((line) => `${'  '.repeat(line.depth)}${say(line.id, line.data)}`).join('\n')
}
