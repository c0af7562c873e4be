// Dayton, Annex 1-A: two starting events in one treaty.
import { fold, readState, start } from '../../src/engine/index.ts'
import { dayNumber } from '../../src/model/index.ts'
import { readEvents } from '../engine/notation.ts'
import { assertion, ask, clauseOf, datesOf, example, expect, situationOf } from './case.ts'

const situation = () => situationOf('dayton-1a', '1995-12-21')

assertion('DAY-01', () => expect(datesOf(situation(), '3.1')).toEqual(['1996-01-13']))
assertion('DAY-02', () => expect(datesOf(situation(), '4.1')).toEqual(['1996-01-19']))
assertion('DAY-03', () => expect(datesOf(situation(), '4.2')).toEqual(['1996-01-19']))
assertion('DAY-04', () => expect(datesOf(situation(), '4.3')).toEqual(['1995-12-27']))
assertion('DAY-05', () => expect(datesOf(situation(), '4.5')).toEqual(['1996-02-03']))
assertion('DAY-06', () => {
  // Forbidden up to and including the day before: from 20 March it is not.
  expect(datesOf(situation(), '4.6')).toEqual(['1996-03-19'])
  expect(clauseOf(situationOf('dayton-1a', '1996-03-19'), '4.6').state.kind).toBe('kept')
  expect(clauseOf(situationOf('dayton-1a', '1996-03-20'), '4.6').state.kind).toBe('lapsed')
})
assertion('DAY-07', () => expect(datesOf(situation(), '4.7')).toEqual(['1996-04-18']))
assertion('DAY-08', () => expect(datesOf(situation(), '9.1')).toEqual(['1996-01-04']))
assertion('DAY-09', () => expect(datesOf(situation(), '9.2')).toEqual(['1996-01-19']))
assertion('DAY-10', () => {
  const { agreement } = ask('dayton-1a', '1995-12-21')
  expect(agreement?.clauses.find((one) => one.id === '4.6')?.kind).toBe('prohibition')
  const after = situationOf('dayton-1a', '1996-06-01')
  const { state, also, lateness } = clauseOf(after, '4.6')
  expect([state, ...also].map((one) => one.kind)).toEqual(['lapsed'])
  expect(lateness).toEqual([])
})
assertion('DAY-11', () => {
  const between = situationOf('dayton-1a', '1996-03-01')
  const [left = ''] = datesOf(between, '4.5')
  const [closed = ''] = datesOf(between, '4.6')
  expect(dayNumber(closed) - dayNumber(left)).toBe(45)
  expect(clauseOf(between, '4.6').state.kind).toBe('kept')
  expect(clauseOf(between, '4.6').daysLeft).toBe(18)
})
assertion('DAY-12', () => {
  const agreement = example('dayton-1a').versions[0]?.agreement
  if (!agreement) throw new Error('no text')
  const one = {
    ...agreement,
    clauses: agreement.clauses.map((clause) =>
      clause.id === '9.2' && clause.kind === 'duty'
        ? { ...clause, act: { ...clause.act, quantity: { kind: 'exact' as const, n: 2 } } }
        : clause,
    ),
  }
  const events = readEvents(
    [
      '1995-12-14 in force agreement',
      '1995-12-20 anchor Transfer by IFOR',
      '1996-01-10 Federation does 9.2 n=1',
      '1996-01-12 Federation excuse 9.2 procedure n=1',
    ].join('\n'),
    agreement,
  )
  const at = events.at(-1)?.when.to ?? 0
  const status = clauseOf(readState(fold(start(one), events, at), at), '9.2', 'Federation')
  expect(status.state.kind).toBe('performed')
  expect(status.progress).toMatchObject({ n: 1, excused: 1, total: 2 })
})
assertion('DAY-13', () => {
  const rows = situation().calendar
  const from = (clause: string) =>
    rows.flatMap((row) =>
      row.clause === clause && row.date.from && 'id' in row.date.from ? [row.date.from.id] : [],
    )
  expect(new Set([...from('3.1'), ...from('9.1')])).toEqual(new Set(['Entry into Force']))
  for (const clause of ['4.1', '4.2', '4.3', '4.5', '4.6', '4.7', '9.2'])
    expect(new Set(from(clause))).toEqual(new Set(['Transfer']))
})
