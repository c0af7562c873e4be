// The agreement of January 2025: keys by class, inclusive days, a suspension against a suspension.
import { assertion, ask, clauseOf, datesOf, expect, situationOf, weekday } from './case.ts'

const name = 'gaza-2025-01'
const start = () => situationOf(name, '2025-01-19')

function on(clause: string, edge: 'limit' | 'start', date: string, name_: string): void {
  expect(datesOf(start(), clause, edge)).toContain(date)
  expect(weekday(date)).toBe(name_)
}

assertion('GZ25-01', () => on('1.6', 'limit', '2025-01-25', 'Saturday'))
assertion('GZ25-02', () => on('1.17', 'limit', '2025-02-03', 'Monday'))
assertion('GZ25-03', () => on('1.9', 'limit', '2025-02-09', 'Sunday'))
assertion('GZ25-04', () => on('1.20', 'start', '2025-03-01', 'Saturday'))
assertion('GZ25-05', () => on('1.20', 'limit', '2025-03-09', 'Sunday'))
assertion('GZ25-06', () => {
  const { batches } = clauseOf(start(), '1.5')
  expect(batches.map((one) => one.size)).toEqual([3, 4, 3, 3, 3, 3, 14])
  expect(batches.reduce((n, one) => n + (one.size ?? 0), 0)).toBe(33)
})
assertion('GZ25-07', () => expect(start().owed.total.agreed).toBe(1977))
assertion('GZ25-08', () =>
  expect(start().owed.byCategory.find((one) => one.category === 'life sentences')?.agreed).toBe(
    290,
  ),
)
assertion('GZ25-09', () => {
  const { byCategory } = start().owed
  const others = byCategory.filter((one) => one.category !== 'life sentences')
  expect(others.reduce((n, one) => n + (one.agreed ?? 0), 0)).toBe(1687)
})
assertion('GZ25-10', () => {
  const sums = start().owed.classes.map((one) =>
    one.categories.reduce((n, part) => n + (part.agreed ?? 0), 0),
  )
  expect(sums).toEqual([210, 250, 110, 300, 107, 1000])
})
assertion('GZ25-11', () => {
  for (const account of ['Israel', 'Hamas']) {
    const situation = situationOf(name, '2025-01-25', { account })
    expect(situation.owed.inKey).toBe(7)
    expect(clauseOf(situation, '1.5').progress).toMatchObject({ n: 7, total: 33 })
  }
})
assertion('GZ25-12', () => {
  const situation = situationOf(name, '2025-01-25', { account: 'Israel' })
  const held = situation.owed.classes.reduce((n, one) => n + (one.held ?? 0), 0)
  expect(held).toBe(26)
  expect(clauseOf(situation, '1.6').state.kind).toBe('due')
  expect(clauseOf(situation, '1.6').daysLeft).toBe(0)
})
assertion('GZ25-13', () => {
  for (const account of ['findings', 'Israel', 'Hamas']) {
    const road = clauseOf(situationOf(name, '2025-01-26', { account }), '1.7')
    expect(road.state).toMatchObject({
      kind: 'suspended',
      by: 'Israel',
      byDebtor: true,
      ground: ['1.5', '1.6'],
      covered: false,
    })
    expect(road.progress.n).toBe(0)
    expect(road.also.map((one) => one.kind)).toContain('contested')
  }
})
assertion('GZ25-14', () => {
  const situation = situationOf(name, '2025-01-26')
  const claims = situation.clauses.flatMap((one) =>
    one.alleged.map(({ by, against }) => `${by} says ${against}: ${one.clause}`),
  )
  expect(claims).toEqual([
    'Israel says Hamas: 1.5',
    'Israel says Hamas: 1.6',
    'Hamas says Israel: 1.7',
  ])
  expect(situation.clauses.flatMap((one) => one.determined)).toEqual([])
})
assertion('GZ25-15', () => {
  for (const account of ['findings', 'Israel']) {
    const { owed } = situationOf(name, '2025-01-26', { account })
    expect(owed.disputed).toMatchObject([
      { by: 'Hamas', n: 1, from: 'women and children', to: 'female soldiers', difference: 20 },
    ])
    expect(owed.total.agreed).toBe(1977)
  }
})
assertion('GZ25-16', () => {
  const { owed } = situationOf(name, '2025-01-26', { account: 'Hamas' })
  expect(owed.total.agreed).toBe(1977 + 20)
})
assertion('GZ25-17', () => {
  const before = (account: string) =>
    clauseOf(situationOf(name, '2025-01-26', { account }), '1.5').outOfOrder.map(
      ({ class: freed, before: first }) => ({ freed, first }),
    )
  // Three of seven were out when the four soldiers were freed; one of the others is the disputed person.
  expect(before('Israel')).toEqual([
    { freed: 'female soldiers', first: [{ class: 'women and children', held: 4 }] },
  ])
  expect(before('Hamas')).toEqual([
    { freed: 'female soldiers', first: [{ class: 'women and children', held: 3 }] },
  ])
})
assertion('GZ25-18', () => {
  const situation = situationOf(name, '2025-02-04')
  expect(clauseOf(situation, '1.17').state.kind).toBe('late')
  const bound = situation.next.kind === 'rests-with' ? situation.next.items : []
  expect(
    bound.filter((one) => one.clause === '1.17').map(({ actor, with: others }) => [actor, others]),
  ).toEqual([
    ['Israel', ['Hamas']],
    ['Hamas', ['Israel']],
  ])
})
assertion('GZ25-19', () => {
  const clause = ask(name, '2025-02-04').agreement?.clauses.find((one) => one.id === '1.17')
  expect(clause?.remedies).toEqual([])
})
assertion('GZ25-20', () => {
  const modes = (at: string) => situationOf(name, at).phases.map((one) => one.mode)
  expect(modes('2025-03-01')[0]).toBe('running')
  // Talks are recorded from 27 February, so the measures go on until they are recorded as ended.
  expect(modes('2025-03-02')).toEqual(['continuing', 'not-begun', 'not-begun'])
  expect(modes('2025-03-19')).toEqual(['expired', 'not-begun', 'not-begun'])
})
assertion('GZ25-21', () => {
  const status = clauseOf(situationOf(name, '2025-02-24'), '1.21')
  expect([status.state, ...status.also]).toContainEqual(
    expect.objectContaining({ kind: 'suspended', by: 'Israel', byDebtor: true, covered: false }),
  )
  const { owed } = situationOf(name, '2025-02-24')
  expect(owed.withheld).toMatchObject([{ clause: '1.21', by: 'Israel' }])
})
