// "A handover is proved by the record that both Parties have signed": then it counts under every account,
// findings included; with one signature it stays a claim.
import { expect, it } from 'vitest'
import { openProcess, readQuery, status } from '../../src/process/index.ts'
import { openExample } from './folder.ts'

function freed(without: readonly string[], signer?: string) {
  const { files } = openExample('invented')
  const lines = (files.record?.text ?? '')
    .split('\n')
    .filter((line) => !without.some((id) => line.startsWith(`{"id": "${id}"`)))
  if (signer !== undefined)
    lines.push(
      JSON.stringify({
        id: 'other-signature',
        kind: 'acknowledgement',
        channel: 'public',
        happened: '2026-11-08',
        stated: '2026-11-08',
        act: 'b2',
        by: signer,
        sources: [{ title: 'test' }],
      }),
    )
  const process = openProcess({
    ...files,
    record: { file: 'record.jsonl', text: lines.join('\n') },
  })
  const { query } = readQuery({ at: '2026-11-08' }, process.charter.zone, [], [])
  if (!query) throw new Error('no query')
  const { situation } = status(process, query)
  return {
    inKey: situation?.owed.inKey,
    opened: situation?.owed.total.opened,
    given: situation?.owed.total.given,
    claimed: situation?.clauses.find((one) => one.clause === '3.6')?.progress.claimed,
  }
}

it('counts what both Parties have signed, in findings too', () => {
  expect(freed([])).toEqual({ inKey: 7, opened: 210, given: 90, claimed: 0 })
})

it('leaves a claim what one of them has signed', () => {
  expect(freed(['b2-ack'])).toEqual({ inKey: 3, opened: 90, given: 90, claimed: 4 })
  expect(freed(['b1-ack', 'b2-ack'])).toMatchObject({ inKey: 0, opened: 0, claimed: 7 })
})

it('takes no other signature for the one that is missing', () => {
  expect(freed(['b2-ack'], 'Ostrava Bay')).toMatchObject({ inKey: 3, claimed: 4 })
  expect(freed(['b2-ack'], 'League')).toMatchObject({ inKey: 3, claimed: 4 })
  expect(freed(['b2-ack'], 'Republic')).toMatchObject({ inKey: 7, claimed: 0 })
})
