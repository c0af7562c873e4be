// Hodeidah: one limit printed in two ways, findings by port and criterion, agreed and not signed.
import { ofKind } from '../../src/record/index.ts'
import { assertion, clauseOf, datesOf, example, expect, situationOf } from './case.ts'

const name = 'stockholm-2018'
const situation = () => situationOf(name, '2018-12-19')

assertion('STO-01', () => expect(datesOf(situation(), '1.2')).toEqual(['2019-01-08']))
assertion('STO-02', () =>
  expect(datesOf(situationOf(name, '2018-12-19', { reading: 'with that day' }), '1.2')).toEqual([
    '2019-01-07',
  ]),
)
assertion('STO-03', () => expect(datesOf(situation(), '2.1')).toEqual(['2019-01-20']))
assertion('STO-04', () => {
  expect(datesOf(situation(), '2.2', 'start')).toEqual(['2019-01-21'])
  expect(datesOf(situation(), '2.2')).toEqual(['2019-01-30'])
})
assertion('STO-05', () => {
  const { cells } = clauseOf(situationOf(name, '2019-06-12'), '1.2', 'Ansar Allah')
  const of = (criterion: string) =>
    cells.filter((one) => one.criterion === criterion).map((one) => `${one.place}: ${one.result}`)
  expect(of('presence gone')).toEqual([
    'Hodeidah: confirmed',
    'Salif: confirmed',
    'Ras Isa: confirmed',
  ])
  expect(of('coast guard at 450')).toEqual([
    'Hodeidah: not confirmed',
    'Salif: not confirmed',
    'Ras Isa: not confirmed',
  ])
  expect(of('manifestations removed')).toEqual([
    'Hodeidah: not confirmed',
    'Salif: confirmed',
    'Ras Isa: confirmed',
  ])
})
assertion('STO-06', () => {
  const after = situationOf(name, '2019-06-13')
  const theirs = clauseOf(after, '1.2', 'Ansar Allah')
  expect([theirs.state, ...theirs.also].map((one) => one.kind)).toContain('partly')
  expect(theirs.progress.n).toBe(0)
  const objections = ofKind(example(name).record.entries, 'objection')
  expect(objections.map((one) => [one.body.to, one.body.by])).toContainEqual([
    'ports',
    'Government of Yemen',
  ])
  // The findings were made in the three ports that one side left; the clause binds each side by itself.
  expect(clauseOf(after, '1.2', 'Government of Yemen').progress.n).toBe(0)
})
assertion('STO-07', () => {
  const assents = ofKind(example(name).record.entries, 'assent')
  expect(assents.map((one) => [one.body.by, one.body.level])).toEqual([
    ['Government of Yemen', 'agreed'],
    ['Ansar Allah', 'agreed'],
  ])
})
