// Minsk II: two readings of one clause, a cycle under readings nobody has been shown to hold.
import { compareSituations, fold, readState, start, withReading } from '../../src/engine/index.ts'
import type { Agreement } from '../../src/model/index.ts'
import { readEvents } from '../engine/notation.ts'
import { assertion, ask, datesOf, example, expect, situationOf } from './case.ts'

const text = (): Agreement => {
  const agreement = example('minsk-ii').versions[0]?.agreement
  if (!agreement) throw new Error('no text')
  return agreement
}
const situation = () => situationOf('minsk-ii', '2015-02-16')

assertion('MIN-01', () => expect(datesOf(situation(), '2.1')).toEqual(['2015-02-16']))
assertion('MIN-02', () => expect(datesOf(situation(), '2.2')).toEqual(['2015-03-01']))
assertion('MIN-03', () => expect(datesOf(situation(), '6.1')).toEqual(['2015-03-06']))
assertion('MIN-04', () => expect(datesOf(situation(), '4.2')).toEqual(['2015-03-14']))

/** What would follow if the withdrawal had begun on 16 February and ended on 1 March. */
const story = [
  '2015-02-15T00:00 in force agreement',
  '2015-02-12 anchor Signature by OSCE',
  '2015-02-15T00:00 anchor Day 1 by OSCE',
  '2015-02-16 Ukraine does 2.1',
  '2015-02-16 Entities does 2.1',
  '2015-03-01 Ukraine does 2.2',
  '2015-03-01 Entities does 2.2',
].join('\n')
const under = (name: string) => {
  const agreement = withReading(text(), { name })
  const events = readEvents(story, agreement)
  const at = (events.at(-1)?.when.to ?? 0) + 3 * 1440
  return readState(fold(start(agreement), events, at), at)
}

assertion('MIN-05', () => expect(datesOf(under('after the start'), '4.1')).toEqual(['2015-02-17']))
assertion('MIN-06', () => {
  expect(datesOf(under('after the end'), '4.1')).toEqual(['2015-03-02'])
  const { clauses, calendar } = compareSituations(under('after the start'), under('after the end'))
  expect(clauses.map((one) => one.clause)).toEqual(['4.1'])
  expect(calendar).toEqual(['4.1#limit'])
})
assertion('MIN-07', () => {
  const found = compareSituations(under('after the start'), under('after the end'))
  expect(found.same).not.toContain('4.1')
  for (const clause of ['1.1', '2.1', '2.2', '4.2', '6.1', '9.1', '12.1'])
    expect(found.same).toContain(clause)
  expect(found.owed).toBe('same')
})
assertion('MIN-08', () => {
  const found = ask('minsk-ii', '2015-02-16').texts[0]?.diagnostics.find(
    (one) => one.code === 'T409',
  )
  for (const clause of ['9.1', '10.1', '12.1'])
    expect(String(found?.data['cycle'])).toContain(clause)
  expect(String(found?.data['readings'])).toContain('security first')
  expect(String(found?.data['readings'])).toContain('politics first')
  const readings = text().readings.filter((one) => /first/.test(one.name))
  expect(readings.map((one) => one.by)).toEqual([null, null])
})
assertion('MIN-09', () => {
  const rules = text().zones.find((one) => one.id === 'Security Zone')?.rules ?? []
  const lines = (party: string) =>
    new Set(rules.filter((one) => one.party === party).map((one) => one.line))
  expect(lines('Ukraine').size).toBe(1)
  expect(lines('Entities').size).toBe(1)
  expect(lines('Ukraine')).not.toEqual(lines('Entities'))
  for (const party of ['Ukraine', 'Entities'])
    expect(rules.filter((one) => one.party === party).map((one) => one.metres)).toEqual([
      50_000, 70_000, 140_000,
    ])
})
assertion('MIN-10', () => {
  const both = withReading(withReading(text(), { name: 'security first' }), {
    name: 'politics first',
  })
  const events = readEvents(`${story}\n2015-12-30 Ukraine does 11.1`, both)
  const at = (events.at(-1)?.when.to ?? 0) + 30 * 1440
  const { next, clauses } = readState(fold(start(both), events, at), at)
  const bound = next.kind === 'rests-with' ? next.items.map((one) => one.clause) : []
  for (const clause of ['9.1', '10.1', '12.1']) expect(bound).not.toContain(clause)
  for (const clause of ['10.1', '12.1'])
    expect(clauses.find((one) => one.clause === clause)?.state.kind).toBe('blocked-condition')
  expect(next.waitsFor).toContainEqual({
    kind: 'clause',
    clause: '10.1',
    bearers: ['Ukraine', 'Entities'],
  })
  expect(next.waitsFor).toContainEqual({ kind: 'clause', clause: '9.1', bearers: ['Ukraine'] })
})
