// The truce of November 2023: persons outside the key, extension by the day, an end to the hour.
import { fold, readState, start } from '../../src/engine/index.ts'
import { clockIn } from '../../src/model/index.ts'
import { readEvents } from '../engine/notation.ts'
import { assertion, clauseOf, example, expect, situationOf } from './case.ts'

const name = 'gaza-2023-11'
const zone = 'Asia/Jerusalem'
const accounts = ['Israel', 'Hamas']

assertion('GZ23-01', () => {
  for (const account of accounts) {
    const { owed } = situationOf(name, '2023-11-27', { account })
    expect(owed.total.given).toBe(150)
    expect(owed.total.opened).toBe(150)
    expect(owed.inKey).toBe(50)
  }
})
assertion('GZ23-02', () => {
  for (const account of accounts)
    expect(situationOf(name, '2023-11-27', { account }).owed.outsideKey).toBe(19)
})
assertion('GZ23-03', () => {
  for (const account of accounts) {
    const { owed } = situationOf(name, '2023-12-02', { account })
    expect(owed.total.given).toBe(240)
    expect(owed.inKey).toBe(80)
  }
})
assertion('GZ23-04', () => {
  for (const account of accounts)
    expect(situationOf(name, '2023-12-02', { account }).owed.outsideKey).toBe(25)
})

/** The first minute after the pause. */
function endOf(at: string): string {
  const pause = situationOf(name, at).phases.find((one) => one.phase === 'Pause')
  return clockIn((pause?.ends ?? 0) + 1, zone)
}

assertion('GZ23-05', () => {
  expect(endOf('2023-11-26')).toBe('2023-11-28 07:00 +02:00')
  expect(situationOf(name, '2023-11-24').phases[0]).toMatchObject({ mode: 'running' })
})
assertion('GZ23-06', () => expect(endOf('2023-11-28')).toBe('2023-11-30 07:00 +02:00'))
assertion('GZ23-07', () => {
  expect(endOf('2023-12-02')).toBe('2023-12-01 07:00 +02:00')
  expect(situationOf(name, '2023-12-01T06:59').phases[0]?.mode).toBe('running')
  expect(situationOf(name, '2023-12-01T07:00').phases[0]?.mode).toBe('expired')
})

/** The same text with nothing but releases outside the key. */
function onlyOutside() {
  const agreement = example(name).versions[0]?.agreement
  if (!agreement) throw new Error('no text')
  const events = readEvents(
    [
      '2023-11-24T07:00 in force agreement',
      '2023-11-24T07:00 anchor Day 1 by Qatar',
      '2023-11-24 Hamas does 1.2 n=11 outside',
      '2023-11-25 Hamas does 1.2 n=20 outside',
    ].join('\n'),
    agreement,
  )
  const at = (events.at(-1)?.when.to ?? 0) + 10
  return readState(fold(start(agreement), events, at), at)
}

assertion('GZ23-08', () => {
  const pause = onlyOutside().phases.find((one) => one.phase === 'Pause')
  expect(pause?.extended).toBe(0)
  expect(clockIn((pause?.ends ?? 0) + 1, zone)).toBe('2023-11-28 07:00 +02:00')
})
assertion('GZ23-09', () => {
  const { owed, clauses } = onlyOutside()
  expect(owed.outsideKey).toBe(31)
  expect(owed.inKey).toBe(0)
  expect(owed.total.opened).toBe(0)
  expect(clauses.find((one) => one.clause === '1.3')?.batches).toEqual([])
})
assertion('GZ23-10', () => {
  const clause = example(name).versions[0]?.agreement.clauses.find((one) => one.id === '1.7')
  const quantity = clause && 'act' in clause ? clause.act.quantity : undefined
  expect(quantity?.kind === 'reported' && quantity.values.map(({ n, by }) => [n, by])).toEqual([
    [200, 'Hamas'],
    [300, 'Israel'],
  ])
  expect(clauseOf(situationOf(name, '2023-12-02'), '1.7').state.kind).toBe('undetermined')
})
assertion('GZ23-11', () => {
  const readings = example(name).versions[0]?.agreement.readings ?? []
  expect(readings.map(({ clause, by, name: called }) => [clause, by, called])).toEqual([
    ['1.4', null, 'ten days in all'],
    ['1.4', null, 'four days more'],
  ])
})
