// What the public record of six agreements shows, typed by hand. Each assertion has an ID that
// docs/cases.md lists with its question; a listed ID without a test fails (ids.test.ts).
import { describe, expect, it } from 'vitest'
import { clockIn, type Limit } from '../../src/model/index.ts'
import { openProcess, readQuery, status, type StatusReport } from '../../src/process/index.ts'
import { fileText, openExample, statusOf } from './folder.ts'

type Clause = NonNullable<StatusReport['situation']>['clauses'][number]

function clausesOf(report: StatusReport, id: string): readonly Clause[] {
  const found = report.situation?.clauses.filter((one) => one.clause === id) ?? []
  if (found.length === 0) throw new Error(`no clause ${id} in ${report.process}`)
  return found
}

function clauseOf(report: StatusReport, id: string): Clause {
  const [first] = clausesOf(report, id)
  if (!first) throw new Error(`no clause ${id} in ${report.process}`)
  return first
}

function dateOf(limit: Clause['limit']): string {
  return limit && 'instant' in limit ? limit.date : 'no date'
}

/** The last day of a clause, the same for everyone who bears it. */
function dayOf(report: StatusReport, id: string): string {
  return [...new Set(clausesOf(report, id).map((one) => dateOf(one.limit)))].join(' or ')
}

function states(clause: Clause): readonly string[] {
  return [clause.state.kind, ...clause.also.map((one) => one.kind)]
}

function datesIn(report: StatusReport, id: string, edge: 'start' | 'limit'): readonly string[] {
  const rows = report.situation?.calendar.filter((one) => one.clause === id && one.edge === edge)
  return [...new Set((rows ?? []).map((one) => ('date' in one.date ? one.date.date : 'no date')))]
}

describe('Dayton, Annex 1-A: two starting events', () => {
  const report = statusOf('dayton-1a', '1995-12-25')
  for (const [id, clause, day] of [
    ['DAY-1', '3.1', '1996-01-13'],
    ['DAY-2', '4.1', '1996-01-19'],
    ['DAY-3', '4.2', '1996-01-19'],
    ['DAY-4', '4.3', '1995-12-27'],
    ['DAY-5', '4.5', '1996-02-03'],
    ['DAY-7', '4.7', '1996-04-18'],
    ['DAY-8', '9.1', '1996-01-04'],
    ['DAY-9', '9.2', '1996-01-19'],
  ] as const)
    it(`${id}: ${clause} is due on ${day}`, () => {
      expect(dayOf(report, clause)).toBe(day)
    })

  it('DAY-6: entering an area is forbidden until the end of 19 March, allowed on 20 March', () => {
    const clause = clauseOf(report, '4.6')
    expect(clause.kind).toBe('prohibition')
    expect(clause.state.kind).toBe('kept')
    expect(dateOf(clause.limit)).toBe('1996-03-19')
    expect(clauseOf(statusOf('dayton-1a', '1996-03-20'), '4.6').state.kind).toBe('lapsed')
  })

  it('DAY-10: between the side that leaves and the side that arrives lie 45 days', () => {
    const leaves = clauseOf(report, '4.5').limit as Limit
    const enters = clauseOf(report, '4.6').limit as Limit
    expect(Math.round((enters.instant - leaves.instant) / 1440)).toBe(45)
  })

  it('DAY-11: for a prisoner who refuses the transfer nothing more is owed', () => {
    const record = fileText('dayton-1a', 'record.jsonl') ?? ''
    const refused = `${record}${JSON.stringify({
      id: 'refused',
      kind: 'excuse',
      channel: 'public',
      happened: '1996-01-10',
      stated: '1996-01-10',
      by: 'Federation',
      clause: '9.2',
      n: 1,
      reason: 'procedure',
      sources: [{ title: 'test' }],
    })}\n`
    const before = openExample('dayton-1a')
    const after = openProcess({ ...before.files, record: { file: 'record.jsonl', text: refused } })
    expect(after.diagnostics).toEqual([])
    const clause = before.versions[0]?.agreement.clauses.find((one) => one.id === '9.2')
    expect(clause?.kind === 'duty' ? clause.excusedIf : '').toBe('the person refuses the transfer')
    const { query } = readQuery({ at: '1996-01-15' }, 'Europe/Sarajevo', [], [])
    if (!query) throw new Error('no query')
    const excused = (one: typeof before) =>
      clausesOf(status(one, query), '9.2').map((bearer) => bearer.progress.excused)
    expect(Math.max(...excused(before))).toBe(0)
    expect(Math.max(...excused(after))).toBe(1)
  })
})

describe('Minsk II: one clause, two interpretations', () => {
  const report = statusOf('minsk-ii', '2015-02-20')
  for (const [id, clause, day] of [
    ['MIN-1', '2.1', '2015-02-16'],
    ['MIN-2', '2.2', '2015-03-01'],
    ['MIN-3', '6.1', '2015-03-06'],
    ['MIN-4', '4.2', '2015-03-14'],
  ] as const)
    it(`${id}: ${clause} is due on ${day}`, () => {
      expect(dayOf(report, clause)).toBe(day)
    })

  it('MIN-5: the dialogue counts from the start or from the end of the withdrawal', () => {
    const from = (reading: string) => {
      const { limit } = clauseOf(statusOf('minsk-ii', '2015-02-20', { reading }), '4.1')
      return limit && !('instant' in limit) ? limit.from : null
    }
    expect(from('after the start')).toEqual({ kind: 'clause-done', clause: '2.1' })
    expect(from('after the end')).toEqual({ kind: 'clause-done', clause: '2.2' })
    const readings = openExample('minsk-ii').versions[0]?.agreement.readings ?? []
    expect(readings.map((one) => one.by)).toEqual([null, null, null, null])
  })

  it('MIN-6: points 9, 12 and 10 wait for each other when both interpretations are combined', () => {
    const remarks = openExample('minsk-ii').versions[0]?.diagnostics ?? []
    const cycle = remarks.find((one) => one.code === 'T409')
    expect(cycle?.data).toMatchObject({
      cycle: '9.1, 12.1, 10.1',
      readings: 'security first, politics first',
    })
  })

  it('MIN-7: the same distance is measured from another line for each side', () => {
    const zone = openExample('minsk-ii').versions[0]?.agreement.zones[0]
    const lines = (metres: number) =>
      zone?.rules.filter((one) => one.metres === metres).map((one) => [one.party, one.line])
    expect(lines(50_000)).toEqual([
      ['Ukraine', 'actual line of contact'],
      ['Entities', 'line of the Memorandum of September 2014'],
    ])
    expect([70_000, 140_000].map((one) => lines(one)?.length)).toEqual([2, 2])
  })
})

describe('Gaza, truce of November 2023', () => {
  const name = 'gaza-2023-11'

  it('GZ23-1: after the fourth day 50 in the key and 19 outside it', () => {
    for (const account of ['Israel', 'Hamas']) {
      const owed = statusOf(name, '2023-11-27', { account }).situation?.owed
      expect([owed?.inKey, owed?.outsideKey]).toEqual([50, 19])
      expect(owed?.total).toEqual({ agreed: 150, opened: 150, given: 150 })
    }
  })

  it('GZ23-2: at the end 80 in the key and 25 outside it', () => {
    const owed = statusOf(name, '2023-12-01T07:00', { account: 'Hamas' }).situation?.owed
    expect([owed?.inKey, owed?.outsideKey]).toEqual([80, 25])
    expect(owed?.total.given).toBe(240)
  })

  it('GZ23-3: the end by the hour: 28 November 07:00, then 30 November, then 1 December', () => {
    const end = (at: string) => {
      const ends = statusOf(name, at).situation?.phases[0]?.ends ?? null
      return ends === null ? '' : clockIn(ends + 1, 'Asia/Jerusalem')
    }
    expect(end('2023-11-26')).toBe('2023-11-28 07:00 +02:00')
    expect(end('2023-11-28')).toBe('2023-11-30 07:00 +02:00')
    expect(end('2023-11-30T12:00')).toBe('2023-12-01 07:00 +02:00')
  })

  it('GZ23-4: people freed outside the key open no debt and no extension', () => {
    const report = statusOf(name, '2023-11-24', { account: 'Israel' })
    expect(report.situation?.owed.outsideKey).toBe(11)
    expect(report.situation?.owed.total.opened).toBe(39)
    expect(report.situation?.phases[0]?.extended).toBe(0)
  })

  it('GZ23-5: two public versions of the number of trucks, each with its owner', () => {
    const clause = openExample(name).versions[0]?.agreement.clauses.find((one) => one.id === '1.7')
    const quantity = clause && 'act' in clause ? clause.act.quantity : undefined
    expect(quantity).toEqual({
      kind: 'reported',
      values: [
        { n: 200, by: 'Hamas', source: 'Al Mayadeen' },
        { n: 300, by: 'Israel', source: 'headtopics' },
      ],
    })
  })

  it('GZ23-6: the cap of the extension is read in two ways, neither attributed', () => {
    const readings = openExample(name).versions[0]?.agreement.readings ?? []
    expect(
      readings.map((one) => [
        one.name,
        one.by,
        one.replaces.kind === 'power' ? one.replaces.atMost : null,
      ]),
    ).toEqual([
      ['ten days in all', null, { n: 6, unit: 'day' }],
      ['four days more', null, { n: 4, unit: 'day' }],
    ])
  })
})

describe('Gaza, agreement of January 2025', () => {
  const name = 'gaza-2025-01'
  const accounts = ['findings', 'Israel', 'Hamas'] as const

  it('GZ25-1: days 7, 16, 22, 42 and 50, counted with day 1', () => {
    const report = statusOf(name, '2025-01-20')
    expect(dayOf(report, '1.6')).toBe('2025-01-25')
    expect(dayOf(report, '1.7')).toBe('2025-01-25')
    expect(dayOf(report, '1.17')).toBe('2025-02-03')
    expect(dayOf(report, '1.9')).toBe('2025-02-09')
    expect(dayOf(report, '1.20')).toBe('2025-03-09')
    const ends = report.situation?.phases[0]?.ends ?? 0
    expect(clockIn(ends + 1, 'Asia/Jerusalem')).toBe('2025-03-02 00:00 +02:00')
  })

  it('GZ25-2: seven handovers, 3 + 4 + 3 x 4 + 14 = 33', () => {
    const { batches } = clauseOf(statusOf(name, '2025-01-20'), '1.5')
    expect(batches.map((one) => one.size)).toEqual([3, 4, 3, 3, 3, 3, 14])
    expect(batches.reduce((sum, one) => sum + (one.size ?? 0), 0)).toBe(33)
    expect(batches.map((one) => dateOf(one.limit))).toEqual([
      '2025-01-19',
      '2025-01-25',
      '2025-02-01',
      '2025-02-08',
      '2025-02-15',
      '2025-02-22',
      '2025-03-01',
    ])
  })

  it('GZ25-3: after 25 January 7 of 33 are out; the list on the other 26 is late on 26 January', () => {
    for (const account of ['Israel', 'Hamas']) {
      const clause = clauseOf(statusOf(name, '2025-01-26', { account }), '1.5')
      expect(clause.progress).toMatchObject({ n: 7, total: 33 })
      expect((clause.progress.total ?? 0) - clause.progress.n).toBe(26)
      expect(states(clauseOf(statusOf(name, '2025-01-26', { account }), '1.6'))).toContain('late')
    }
  })

  it('GZ25-4: on 26 January the road is suspended by its debtor, citing 1.5 and 1.6, and contested', () => {
    for (const account of accounts) {
      const clause = clauseOf(statusOf(name, '2025-01-26', { account }), '1.7')
      expect(clause.state).toMatchObject({
        kind: 'suspended',
        by: 'Israel',
        byDebtor: true,
        ground: ['1.5', '1.6'],
        covered: false,
      })
      expect(states(clause)).toContain('contested')
      expect(clause.progress.n).toBe(0)
    }
  })

  it('GZ25-5: on 26 January both sides allege a breach, and nobody has determined one', () => {
    const report = statusOf(name, '2025-01-26')
    const alleged = (id: string) =>
      clauseOf(report, id).alleged.map((one) => `${one.by} against ${one.against}`)
    expect(alleged('1.5')).toEqual(['Israel against Hamas'])
    expect(alleged('1.6')).toEqual(['Israel against Hamas'])
    expect(alleged('1.7')).toEqual(['Hamas against Israel'])
    for (const one of report.situation?.clauses ?? []) expect(one.determined).toEqual([])
  })

  it('GZ25-6: counting one woman as a soldier moves the debt by 20', () => {
    const total = (account: string) =>
      statusOf(name, '2025-01-26', { account }).situation?.owed.total.agreed
    expect([total('Israel'), total('findings'), total('Hamas')]).toEqual([1977, 1977, 1997])
    const disputed = statusOf(name, '2025-01-26', { account: 'Israel' }).situation?.owed.disputed
    expect(disputed?.map((one) => [one.n, one.by, one.difference])).toEqual([[1, 'Hamas', 20]])
  })

  it('GZ25-7: and it changes how many were to go before the soldiers', () => {
    const before = (account: string) =>
      clauseOf(statusOf(name, '2025-01-26', { account }), '1.5').outOfOrder.map((one) => [
        one.entry,
        one.before,
      ])
    expect(before('Israel')).toEqual([
      ['e2-release', [{ class: 'women and children', held: 4 }]],
    ])
    expect(before('Hamas')).toEqual([['e2-release', [{ class: 'women and children', held: 3 }]]])
  })

  it('GZ25-8: 33 people for 1,977, of them 290 with life sentences, from the classes', () => {
    const owed = statusOf(name, '2025-01-20').situation?.owed
    expect(owed?.total.agreed).toBe(1977)
    const of = (category: string) =>
      owed?.byCategory.find((one) => one.category === category)?.agreed
    expect(of('life sentences')).toBe(290)
    expect(1977 - (of('life sentences') ?? 0)).toBe(1687)
    const perClass = owed?.classes.map((one) =>
      one.categories.reduce((sum, part) => sum + (part.agreed ?? 0), 0),
    )
    expect(perClass).toEqual([210, 250, 110, 300, 107, 1000])
  })

  it('GZ25-9: talks not begun by day 16 are late, and the text attaches nothing to it', () => {
    expect(states(clauseOf(statusOf(name, '2025-02-03'), '1.17'))).not.toContain('late')
    expect(states(clauseOf(statusOf(name, '2025-02-04'), '1.17'))).toContain('late')
    const remarks = openExample(name).versions[0]?.diagnostics ?? []
    for (const party of ['Israel', 'Hamas']) {
      const none = remarks.find((one) => one.code === 'T504' && one.data['party'] === party)
      expect(String(none?.data['clauses']).split(', ')).toContain('1.17')
    }
  })

  it('GZ25-10: phase one goes on after day 42 while talks go on, until 18 March', () => {
    const mode = (at: string) => statusOf(name, at).situation?.phases[0]?.mode
    expect(mode('2025-03-01')).toBe('running')
    expect(mode('2025-03-10')).toBe('continuing')
    expect(mode('2025-03-19')).toBe('expired')
  })

  it('GZ25-11: five people freed outside the key on 30 January open no debt', () => {
    const owed = statusOf(name, '2025-01-30', { account: 'Israel' }).situation?.owed
    expect([owed?.inKey, owed?.outsideKey]).toEqual([10, 5])
    expect(owed?.total.opened).toBe(90 + 200 + 30 + 50 + 30)
  })

  it('GZ25-12: what the record does not cover is undetermined and late under no account', () => {
    for (const account of accounts) {
      const clause = clauseOf(statusOf(name, '2025-02-20', { account }), '1.10')
      expect(clause.state.kind).toBe('undetermined')
      expect(clause.lateness).toEqual([])
    }
  })
})

describe('Stockholm: Hodeidah and prisoners', () => {
  const name = 'stockholm-2018'

  it('STO-1: 21 days after 18 December: 8 January, or 7 January with that day', () => {
    expect(dayOf(statusOf(name, '2018-12-20'), '1.2')).toBe('2019-01-08')
    expect(dayOf(statusOf(name, '2018-12-20', { reading: 'with that day' }), '1.2')).toBe(
      '2019-01-07',
    )
  })

  it('STO-2: lists are checked by 20 January 2019', () => {
    expect(dayOf(statusOf(name, '2018-12-20'), '2.1')).toBe('2019-01-20')
  })

  it('STO-3: release from 21 to 30 January 2019', () => {
    const report = statusOf(name, '2018-12-20')
    expect(datesIn(report, '2.2', 'start')).toEqual(['2019-01-21'])
    expect(datesIn(report, '2.2', 'limit')).toEqual(['2019-01-30'])
  })

  it('STO-4: what was found has parts: port by port, criterion by criterion', () => {
    const cells = clausesOf(statusOf(name, '2019-06-20'), '1.2')[1]?.cells ?? []
    const grid = Object.fromEntries(
      cells.map((one) => [`${one.place}: ${one.criterion}`, one.result]),
    )
    expect(grid).toEqual({
      'Hodeidah: presence gone': 'confirmed',
      'Hodeidah: coast guard at 450': 'not confirmed',
      'Hodeidah: manifestations removed': 'not confirmed',
      'Salif: presence gone': 'confirmed',
      'Salif: coast guard at 450': 'not confirmed',
      'Salif: manifestations removed': 'confirmed',
      'Ras Isa: presence gone': 'confirmed',
      'Ras Isa: coast guard at 450': 'not confirmed',
      'Ras Isa: manifestations removed': 'confirmed',
    })
    expect(states(clausesOf(statusOf(name, '2019-06-20'), '1.2')[1] as Clause)).toContain('partly')
  })

  it('STO-5: an act of one side counts as claimed, in part found, and disputed by the other', () => {
    const report = statusOf(name, '2019-06-20')
    expect(states(clausesOf(report, '1.2')[1] as Clause)).toEqual(
      expect.arrayContaining(['partly', 'claimed']),
    )
    const objection = report.entries.find((one) => one.kind === 'objection')
    expect(objection?.kind === 'objection' ? objection.body.by : '').toBe('Government of Yemen')
  })

  it('STO-6: agreed is not signed', () => {
    const levels = statusOf(name, '2019-01-10').entries.flatMap((one) =>
      one.kind === 'assent' ? [one.body.level] : [],
    )
    expect(levels).toEqual(['agreed', 'agreed'])
  })
})

describe('Gaza, drafts of 2024', () => {
  const name = 'gaza-drafts-2024'
  const facts = (version: string) => {
    const found = openExample(name).versions.find((one) => one.version === version)?.agreement
    if (!found) throw new Error(`no version ${version}`)
    const clause = (id: string) => found.clauses.find((one) => one.id === id)
    const words = (id: string) => {
      const one = clause(id)
      return one && 'act' in one ? one.act.words : ''
    }
    const road = clause('1.3')
    const limit = road && 'due' in road && road.due.kind === 'by' ? road.due.limit : null
    const condition = road?.condition
    return {
      length: found.phases[0]?.length?.n,
      flights: [words('1.1'), words('1.2')].map((one) => Number(/for (\d+) hours/.exec(one)?.[1])),
      road: limit?.kind === 'day' ? limit.n : null,
      after: condition?.kind === 'event' ? condition.event : null,
      keys: found.keys.map((one) => one.gives.map((part) => part.n)),
      rhythm: clause('1.4'),
    }
  }
  const n = (value: number) => [{ kind: 'exact', n: value }]

  it('GZ24-1: from 26 April to 6 May: length, flights, road and its condition, keys, rhythm', () => {
    const before = facts('draft-2024-04-26')
    const after = facts('draft-2024-05-06')
    expect([before.length, after.length]).toEqual([40, 42])
    expect([before.flights, after.flights]).toEqual([
      [8, 10],
      [10, 12],
    ])
    expect([before.road, after.road]).toEqual([7, 3])
    expect([before.after, after.after]).toEqual(['Release of the Women', 'Release of Three'])
    expect(before.keys).toEqual([n(20), n(40)])
    expect(after.keys).toEqual([n(30), n(50)])
    const rhythm = (one: typeof before.rhythm) =>
      one?.kind === 'duty' && one.due.kind === 'every' ? one.due.period : null
    expect([rhythm(before.rhythm), rhythm(after.rhythm)]).toEqual([
      { n: 3, unit: 'day' },
      { n: 7, unit: 'day' },
    ])
  })

  it('GZ24-2: from 6 May to 15 January: the road and its condition; lengths and keys equal', () => {
    const before = facts('draft-2024-05-06')
    const after = facts('agreement-2025-01-15')
    expect([before.road, after.road]).toEqual([3, 7])
    expect([before.after, after.after]).toEqual(['Release of Three', 'Release of Seven'])
    expect(after.length).toBe(before.length)
    expect(after.keys).toEqual(before.keys)
    expect(after.flights).toEqual(before.flights)
  })

  it('GZ24-3: 14 of 18 paragraphs agreed, as one official said on 4 September', () => {
    const said = statusOf(name, '2024-09-05').entries.find((one) => one.id === 's-14-of-18')
    expect(said?.kind === 'statement' ? said.body : null).toMatchObject({
      by: 'Unnamed US official',
      share: { agreed: 14, of: 18, unit: 'paragraphs' },
    })
    expect(said?.happened).toBe('2024-09-04')
    const before = statusOf(name, '2024-09-05', { asOf: '2024-09-03' }).entries
    expect(before.some((one) => one.id === 's-14-of-18')).toBe(false)
  })

  it('GZ24-4: a text handed over without a stated version, and "the deal", settle nothing', () => {
    const report = statusOf(name, '2024-09-05')
    expect(report.unresolvedHandings.map((one) => one.entry)).toEqual(['t-2024-06-24'])
    const said = report.entries.filter((one) => one.id === 's-accepted' || one.id === 's-changed')
    for (const one of said)
      expect(one.kind === 'statement' ? one.body.about?.version : 'none').toBeUndefined()
    expect(report.answered.map((one) => one.version)).not.toContain('the deal')
    expect(report.inForce).toBeNull()
  })
})
