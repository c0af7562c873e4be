// A breach is determined by a body, by its name: from then on the prohibition counts as not kept, also
// among findings; what no party could be held to stays without effect.
import { expect, it } from 'vitest'
import { openProcess, readQuery, status } from '../../src/process/index.ts'
import { openExample } from './folder.ts'

function kept(at: string, account: string, extra: readonly object[] = []) {
  const { files } = openExample('invented')
  // The Republic's own admission is left out: what remains is what the body says.
  const lines = (files.record?.text ?? '')
    .split('\n')
    .filter((line) => !/^\{"id": "flight(-ack|-admitted)?"/.test(line))
  const process = openProcess({
    ...files,
    record: {
      file: 'record.jsonl',
      text: [...lines, ...extra.map((one) => JSON.stringify(one))].join('\n'),
    },
  })
  const { query } = readQuery({ at, account }, process.charter.zone, process.charter.sides, [])
  if (!query) throw new Error('no query')
  return status(process, query)
    .situation?.clauses.filter((one) => one.clause === '3.1')
    .map((one) => `${one.bearers.join()} ${one.state.kind}`)
}

it('counts from the day on which the body determined it', () => {
  for (const account of ['findings', 'Republic', 'League']) {
    expect(kept('2026-11-13', account)).toEqual(['Republic kept', 'League kept'])
    expect(kept('2026-11-14', account)).toEqual(['Republic not-kept', 'League kept'])
  }
})

it('does not count in the account of a side that objected', () => {
  const objection = {
    id: 'objection',
    kind: 'objection',
    channel: 'public',
    happened: '2026-11-14',
    stated: '2026-11-14',
    to: 'flight-determined',
    by: 'Republic',
    sources: [{ title: 'test' }],
  }
  expect(kept('2026-11-15', 'Republic', [objection])).toEqual(['Republic kept', 'League kept'])
  expect(kept('2026-11-15', 'findings', [objection])).toEqual(['Republic not-kept', 'League kept'])
})

it('does not count from a body that nobody named', () => {
  const by = (body: string) => [
    {
      id: 'other',
      kind: 'determination',
      channel: 'public',
      happened: '2026-11-10',
      stated: '2026-11-10',
      by: body,
      clause: '3.1',
      against: 'League',
      result: 'breach',
      sources: [{ title: 'test' }],
    },
  ]
  expect(kept('2026-11-12', 'findings', by('Lakeshore Courier'))?.[1]).toBe('League kept')
  expect(kept('2026-11-12', 'findings', by('Joint Desk'))?.[1]).toBe('League not-kept')
})
