// What the public sees of incidents: releases alone, in cells, late, with what the charter adds.
import type { PublicRow } from '../process/index.ts'
import { publicPlaceText, resultText } from './incidents-words.ts'
import { Empty, Table } from './parts.tsx'
import { slug, type Say } from './say.ts'

export function PublicIncidents({ say, rows }: { say: Say; rows: readonly PublicRow[] }) {
  if (rows.length === 0) return <Empty>{say('incidents-public-none')}</Empty>
  return (
    <>
      <p class="when">{say('incidents-public-note')}</p>
      <Table
        caption={say('incidents-public-caption')}
        head={['incident', 'what', 'place', 'when', 'found-by', 'more'].map((one) =>
          say(`incidents-col-${one}`),
        )}
      >
        {rows.map((row) =>
          row.state === 'shown' ? (
            <tr key={row.incident}>
              <td>
                <bdi>{row.incident}</bdi>
              </td>
              <td>
                <bdi>{row.what}</bdi>
              </td>
              <td>{publicPlaceText(say, row.place)}</td>
              <td>{say.date(row.from === row.to ? row.from : `${row.from}/${row.to}`)}</td>
              <td>
                <bdi>{row.foundBy}</bdi>
              </td>
              <td>{moreOf(say, row)}</td>
            </tr>
          ) : (
            <tr key={row.incident}>
              <td>
                <bdi>{row.incident}</bdi>
              </td>
              <td colSpan={5}>{say(`incidents-level-${slug(row.state)}`)}</td>
            </tr>
          ),
        )}
      </Table>
    </>
  )
}

function moreOf(say: Say, row: Extract<PublicRow, { state: 'shown' }>): string {
  const { attribution, determinations, effects } = row
  const parts = [
    ...(attribution === undefined
      ? []
      : [
          say(attribution.to === undefined ? 'incidents-public-held' : 'incidents-public-held-to', {
            result: known(say, attribution.result),
            by: attribution.by,
            to: attribution.to ?? '',
          }),
        ]),
    ...(determinations ?? []).map((one) =>
      say.has(`incidents-determined-${slug(one.result)}`)
        ? say(`incidents-determined-${slug(one.result)}`, { body: one.body, clause: one.clause })
        : `${one.body}: ${one.result}`,
    ),
    ...(effects === undefined ? [] : [say('incidents-effects', { ...effects })]),
  ]
  return parts.length === 0 ? '–' : parts.join(' ')
}

/** A copy's word for a result is text from a record: said only if it is one of ours. */
function known(say: Say, result: string): string {
  return say.has(`incidents-result-${slug(result)}`) ? resultText(say, result) : result
}
