// One incident from report to release, and a zone drawn anew: each step by hand.
import { expect, test } from 'vitest'
import {
  asKnown,
  alignedCurves,
  compareEditions,
  countOf,
  earlierTruces,
  foldDesk,
  incidentTable,
  joined,
  metresBetween,
  placeInZone,
  placeInZones,
  possibleDuplicates,
  preparedForm,
  publicRows,
  reportStage,
  staleReleases,
  superseding,
  thenAndNow,
  timeWithin,
  versionFaults,
  wouldDiffer,
  type DeskEntry,
  type DeskRules,
  type EarlierTruce,
  type Place,
  type PublicRules,
  type Report,
  type StagedEvent,
  type Zone,
} from '../../src/monitor/index.ts'
import { compareText } from '../../src/model/index.ts'
import { Coverage, fc, options } from '../laws.ts'

const charter: DeskRules = { origins: 2, bodies: ['Joint Body'] }
const released: PublicRules = {
  metres: 10_000,
  delay: 2880,
  zone: 'UTC',
  attribution: true,
  determination: true,
  effects: false,
  areas: [],
}
const spot: Place = { kind: 'disc', centre: [38, 48], metres: 500 }
const day = 1440
const happened = { from: 10 * day, to: 10 * day + 60 }

const report = (id: string, source: string, recorded: number): DeskEntry => ({
  kind: 'report',
  id,
  recorded,
  happened,
  place: spot,
  what: 'explosions',
  words: `heard by ${source}`,
  source,
  reliability: 'B',
  credibility: 2,
  manner: 'observation',
  sealed: source === 'camera',
})
const triage = (reportId: string): DeskEntry => ({
  kind: 'triage',
  id: `triage ${reportId}`,
  recorded: 0,
  report: reportId,
  outcome: 'in scope',
})
const finding = (id: string, more: Partial<DeskEntry> = {}): DeskEntry =>
  ({
    kind: 'finding',
    id,
    recorded: 14 * day,
    incident: 'I1',
    by: 'Joint Body',
    result: 'confirmed',
    what: 'four explosions',
    place: spot,
    happened,
    evidence: ['r1'],
    ...more,
  }) as DeskEntry

const course: DeskEntry[] = [
  report('r1', 'patrol', 11 * day),
  report('r2', 'paper', 11 * day),
  report('r3', 'camera', 12 * day),
  { kind: 'origin', id: 'o1', recorded: 11 * day, source: 'paper', from: 'patrol' },
  triage('r1'),
  triage('r2'),
  triage('r3'),
  { kind: 'grouping', id: 'g1', recorded: 12 * day, incident: 'I1', reports: ['r1', 'r2'] },
  { kind: 'grouping', id: 'g2', recorded: 12 * day, incident: 'I2', reports: ['r3'] },
  { kind: 'merge', id: 'm1', recorded: 13 * day, into: 'I1', from: ['I2'] },
  finding('F1'),
  {
    kind: 'attribution',
    id: 'A1',
    recorded: 14 * day,
    incident: 'I1',
    by: 'Joint Body',
    finding: 'F1',
    result: 'undetermined',
    basis: 'direction not known',
  },
  {
    kind: 'determination',
    id: 'D1',
    recorded: 15 * day,
    incident: 'I1',
    body: 'Joint Body',
    clause: '4',
    result: 'undetermined',
    finding: 'F1',
    proposedBy: 'anna',
    confirmedBy: 'boris',
  },
  {
    kind: 'publication',
    id: 'P1',
    recorded: 16 * day,
    incident: 'I1',
    finding: 'F1',
    level: 'public',
  },
]

test('from report to release, step by step', () => {
  const stages = course.map((_, i) => {
    const desk = foldDesk(course.slice(0, i + 1), charter)
    expect(desk.refused).toEqual([])
    return [...desk.incidents.values()].map((one) => `${one.id} ${one.stage}`).join(', ')
  })
  expect(stages.slice(7)).toEqual([
    // Two reports, one of which quotes the other: one origin.
    'I1 under inquiry',
    'I1 under inquiry, I2 under inquiry',
    'I1 corroborated, I2 merged',
    'I1 found, I2 merged',
    'I1 found, I2 merged',
    'I1 determined, I2 merged',
    'I1 determined, I2 merged',
  ])
  expect(reportStage(foldDesk(course.slice(0, 1), charter), 'r1')).toBe('received')
  const desk = foldDesk(course, charter)
  expect(publicRows(desk, released, 16 * day)).toEqual([
    {
      incident: 'I1',
      state: 'shown',
      what: 'four explosions',
      place: expect.objectContaining({ kind: 'cell', metres: 10_000 }) as unknown,
      from: '1970-01-11',
      to: '1970-01-11',
      result: 'confirmed',
      foundBy: 'Joint Body',
      attribution: { result: 'undetermined', by: 'Joint Body' },
      determinations: [{ clause: '4', body: 'Joint Body', result: 'undetermined' }],
    },
  ])
  expect(publicRows(desk, { ...released, delay: 30 * day }, 16 * day)).toEqual([])
})

test('what the state does not allow is refused with its reason and changes nothing', () => {
  const upTo = (n: number, ...more: DeskEntry[]) =>
    foldDesk([...course.slice(0, n), ...more], charter).refused.map((one) => one.code)
  const at = (kind: string) => course.findIndex((one) => one.kind === kind)
  const determination = course.find((one) => one.kind === 'determination')!
  expect(upTo(at('finding'), course.at(-1)!)).toEqual(['finding-not-current'])
  expect(
    upTo(
      at('finding'),
      course.find((one) => one.kind === 'attribution')!,
    ),
  ).toEqual(['finding-not-current'])
  expect(upTo(at('finding'), finding('F0', { by: 'A Paper' }))).toEqual([
    'body-not-named-by-charter',
  ])
  expect(upTo(at('finding'), finding('F0', { result: 'not verifiable' }))).toEqual([
    'reason-missing',
  ])
  expect(upTo(at('finding'), finding('F0', { evidence: ['r9'] }))).toEqual([
    'report-not-in-incident',
  ])
  expect(upTo(course.length, finding('F2'))).toEqual(['supersedes-missing'])
  expect(upTo(course.length, finding('F2', { supersedes: 'F9' }))).toEqual(['not-the-current-one'])
  expect(upTo(at('determination'), { ...determination, confirmedBy: 'anna' } as DeskEntry)).toEqual(
    ['confirmed-by-same-person'],
  )
  expect(upTo(at('grouping'), finding('F0'))).toEqual(['incident-not-known'])
  expect(upTo(1, course[7]!)).toEqual(['report-not-in-scope'])
  expect(upTo(course.length, course[0]!)).toEqual(['id-already-used'])
})

test('a new finding leaves the old one in place and asks for a new publication', () => {
  const later = foldDesk(
    [...course, finding('F2', { supersedes: 'F1', result: 'inconclusive' })],
    charter,
  )
  expect(later.incidents.get('I1')!.findings.map((one) => `${one.id} ${one.result}`)).toEqual([
    'F1 confirmed',
    'F2 inconclusive',
  ])
  expect(staleReleases(later).map((one) => one.id)).toEqual(['I1'])
})

const square = (west: number, size: number): Zone['versions'][number]['form'] => ({
  kind: 'area',
  polygons: [
    [
      [
        [west, 47],
        [west + size, 47],
        [west + size, 49],
        [west, 49],
        [west, 47],
      ],
    ],
  ],
})
const first: Zone = {
  id: 'Z',
  versions: [{ id: 'Z1', valid: { from: 0, to: Infinity }, form: square(37, 2), source: 'map 1' }],
}
/** The line moved on day 20; and, drawn with more care, on day 5 already. */
const redrawn: Zone = {
  id: 'Z',
  versions: [
    { id: 'Z1', valid: { from: 0, to: 5 * day - 1 }, form: square(37, 2), source: 'map 1' },
    { id: 'Z2', valid: { from: 5 * day, to: Infinity }, form: square(38.5, 2), source: 'map 2' },
  ],
}

test('a zone redrawn later changes no old answer; it shows which would differ', () => {
  const answer = placeInZone(spot, happened, first)
  expect([answer.answer, answer.versions.map((one) => one.id)]).toEqual(['inside', ['Z1']])
  const assessed: DeskEntry = {
    kind: 'assessment',
    id: 'S1',
    recorded: 15 * day,
    incident: 'I1',
    clause: '4',
    zone: 'Z',
    zoneVersion: 'Z1',
    finding: 'F1',
    inZone: answer.answer,
    inTime: 'inside',
  }
  const desk = foldDesk([...course, assessed], charter)
  expect(wouldDiffer(desk, [first])).toEqual([])
  expect(wouldDiffer(desk, [redrawn])).toEqual([
    {
      incident: 'I1',
      clause: '4',
      zone: 'Z',
      assessment: 'S1',
      was: { version: 'Z1', inZone: 'inside' },
      would: { versions: ['Z2'], inZone: 'outside' },
    },
  ])
  // The desk itself is the same: the old answer stands until somebody assesses anew.
  expect(desk.incidents.get('I1')!.assessments.get('4 Z')).toEqual([assessed])
})

test('an uncertain time that meets two versions gives their common answer or none', () => {
  const across = { from: 4 * day, to: 6 * day }
  expect(placeInZone(spot, across, redrawn)).toMatchObject({
    answer: 'undecided',
    ground: 'zone-versions-differ',
  })
  const later: Zone = { id: 'Z', versions: [redrawn.versions[1]!] }
  expect(placeInZone(spot, { from: 0, to: 1 }, later).ground).toBe('zone-not-in-force')
  // Outside before it existed and outside after: outside, whenever it was.
  expect(placeInZone(spot, across, later).answer).toBe('outside')
  expect(placeInZone({ ...spot, centre: [39, 48] } as Place, across, later)).toMatchObject({
    answer: 'undecided',
    ground: 'time-across-limit',
  })
  expect(placeInZones(spot, happened, [later, first]).answer).toBe('inside')
  expect(versionFaults(redrawn)).toEqual([])
  expect(
    versionFaults({ ...first, versions: [...first.versions, ...first.versions] }),
  ).toMatchObject([{ code: 'zone-version-twice' }, { code: 'zone-versions-overlap' }])
})

test('an uncertain time is in a period only if all of it is', () => {
  const coverage = new Coverage('time', ['inside', 'outside', 'undecided'])
  const window = fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 6 }))
    .map(([from, length]) => ({ from, to: from + length }))
  fc.assert(
    fc.property(window, window, (uncertain, period) => {
      const minutes = Array.from(
        { length: uncertain.to - uncertain.from + 1 },
        (_, i) => uncertain.from + i,
      )
      const within = minutes.filter((minute) => minute >= period.from && minute <= period.to).length
      const expected = within === minutes.length ? 'inside' : within === 0 ? 'outside' : 'undecided'
      expect(timeWithin(uncertain, period)).toBe(expected)
      coverage.hit(expected)
    }),
    options(2_000),
  )
  coverage.check()
})

test('counts of different counters are never added; a day without a report is no zero', () => {
  const a = {
    counter: 'mission',
    unit: 'explosions',
    days: [
      { day: '2024-06-01', n: 3, hours: 8 },
      { day: '2024-06-02' },
      { day: '2024-06-03', n: 5, carried: true },
    ],
  }
  expect(joined([a, { ...a, counter: 'North' }])).toEqual({
    code: 'counters-differ',
    data: { first: 'mission', second: 'North' },
  })
  expect(joined([a, { ...a, unit: 'bursts' }])).toMatchObject({ code: 'units-differ' })
  expect(joined([a, a])).toMatchObject({ code: 'days-counted-twice' })
  expect(joined([a, { ...a, days: [{ day: '2024-05-31', n: 1 }] }])).toMatchObject({
    days: [
      { day: '2024-05-31' },
      { day: '2024-06-01' },
      { day: '2024-06-02' },
      { day: '2024-06-03' },
    ],
  })
  expect(countOf(a)).toEqual({
    counter: 'mission',
    unit: 'explosions',
    n: 3,
    perDay: 3,
    coverage: {
      days: 3,
      reported: 1,
      withoutReport: 1,
      carried: 1,
      hours: 8,
      daysWithHours: 1,
      denied: 0,
    },
  })
})

test('figures corrected later are shown as known then and as known now', () => {
  const counts = [
    { day: '2024-06-01', n: 5, recorded: 100 },
    { day: '2024-06-02', n: 2, recorded: 200 },
    { day: '2024-06-01', n: 9, recorded: 300 },
    { day: '2024-06-02', recorded: 400 },
    { day: '2024-06-03', n: 1, recorded: 400 },
  ]
  expect([...asKnown(counts, 250)]).toEqual([
    ['2024-06-01', 5],
    ['2024-06-02', 2],
  ])
  expect(thenAndNow(counts, { from: '2024-06-01', to: '2024-06-30' }, 250, 500)).toEqual({
    asThen: { n: 7, days: 2 },
    asNow: { n: 10, days: 2 },
    changed: [
      { day: '2024-06-01', was: 5, is: 9 },
      { day: '2024-06-02', was: 2 },
    ],
    added: 1,
  })
})

test('earlier truces are listed as known on the day viewed, and laid on their first day', () => {
  const truces: EarlierTruce[] = [
    { id: 'b', label: 'Second pause', began: '2024-02-01', source: 'note', recorded: 300 },
    { id: 'a', label: 'First pause', began: '2023-11-24', source: 'statement', recorded: 100 },
    {
      id: 'a',
      label: 'First pause',
      began: '2023-11-24',
      ended: '2023-11-30',
      howEnded: 'lapsed',
      source: 'statement',
      recorded: 200,
    },
  ]
  const listed = (at: number, today: string) =>
    earlierTruces(truces, at, today).map(
      (one) => `${one.id} ${one.days} ${one.holds ? 'holds' : one.howEnded}`,
    )
  expect(listed(50, '2024-06-01')).toEqual([])
  expect(listed(150, '2023-11-26')).toEqual(['a 3 holds'])
  expect(listed(250, '2024-06-01')).toEqual(['a 7 lapsed'])
  expect(listed(400, '2024-02-10')).toEqual(['a 7 lapsed', 'b 10 holds'])
  const series = [
    { day: '2023-11-23', n: 50 },
    { day: '2023-11-24', n: 3 },
    { day: '2023-11-26', n: 2 },
    { day: '2023-11-27', n: 9, carried: true },
  ]
  const curves = alignedCurves(earlierTruces(truces, 400, '2024-06-01'), series, 1, 3)
  expect(curves.map((curve) => curve.truce)).toEqual(['a'])
  expect(curves[0]!.points).toEqual([
    { day: -1, n: 50, unreported: 0, after: false },
    { day: 0, n: 3, sum: 3, unreported: 0, after: false },
    { day: 1, sum: 3, unreported: 1, after: false },
    { day: 2, n: 2, sum: 5, unreported: 1, after: false },
    { day: 3, sum: 5, unreported: 2, after: false },
  ])
})

test('a later edition supersedes by id and version, whatever the order of its rows', () => {
  const coverage = new Coverage('superseding', [
    'new',
    'unchanged',
    'supersedes',
    'older',
    'twice',
    'gone',
  ])
  const row = fc.record({
    foreign: fc.constantFrom('1', '2', '3', '4', '5'),
    version: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    digest: fc.constantFrom('x', 'y'),
  })
  const rows = fc.uniqueArray(row, { maxLength: 5, selector: (one) => one.foreign })
  fc.assert(
    fc.property(
      rows,
      rows,
      fc.constantFrom('23.1', '23.10', '26.0.8', '24.1'),
      (old, fresh, edition) => {
        const staged = (one: { foreign: string; version: number | undefined; digest: string }) =>
          one as unknown as StagedEvent
        const before = superseding(new Map(), '23.9')
        for (const one of old) before.take(staged(one))
        const held = before.held()
        const run = (list: typeof fresh) => {
          const next = superseding(held, edition)
          const outcomes = list.map((one) => [one.foreign, next.take(staged(one))] as const)
          return {
            outcomes: outcomes.toSorted((a, b) => compareText(a[0], b[0])),
            gone: next.gone().toSorted(compareText),
            held: [...next.held()].toSorted((a, b) => compareText(a[0], b[0])),
          }
        }
        const result = run(fresh)
        expect(run(fresh.toReversed())).toEqual(result)
        for (const [, outcome] of result.outcomes) coverage.hit(outcome)
        if (result.gone.length > 0) coverage.hit('gone')
        // Nothing held is lost, and a second run of the same edition finds nothing new.
        for (const id of held.keys()) expect(result.held.map(([key]) => key)).toContain(id)
        const again = superseding(new Map(result.held), edition)
        for (const one of fresh) expect(['unchanged', 'older']).toContain(again.take(staged(one)))
        if (fresh[0]) {
          expect(again.take(staged(fresh[0]))).toBe('twice')
          coverage.hit('twice')
        }
      },
    ),
    options(3_000),
  )
  coverage.check()
  expect([
    compareEditions('23.1', '23.10') < 0,
    compareEditions('26.0.8', '26.1') < 0,
    compareEditions('24.1', '24.1'),
  ]).toEqual([true, true, 0])
})

test('the daily table names counter and state, and counts apart what it cannot place', () => {
  const areas = ['West', 'East'].map((code, i) => ({
    code,
    form: preparedForm({
      kind: 'area',
      polygons: [
        [
          [
            [37 + i, 47],
            [38 + i, 47],
            [38 + i, 49],
            [37 + i, 49],
            [37 + i, 47],
          ],
        ],
      ],
    }),
  }))
  const table = (step: 'day' | 'week', extra: readonly DeskEntry[]) =>
    incidentTable(foldDesk([...base, ...extra], charter), {
      from: '1970-01-10',
      to: '1970-01-23',
      step,
      zone: 'UTC',
      result: 'confirmed',
      counter: 'Joint Body',
      areas,
    })
  const incident = (n: number, where: Place, at: { from: number; to: number }): DeskEntry[] => [
    { ...report(`q${n}`, `s${n}`, 0) } as DeskEntry,
    { ...triage(`q${n}`), id: `tq${n}` } as DeskEntry,
    { kind: 'grouping', id: `gq${n}`, recorded: 0, incident: `J${n}`, reports: [`q${n}`] },
    finding(`FJ${n}`, {
      incident: `J${n}`,
      place: where,
      happened: at,
      evidence: [],
    } as unknown as Partial<DeskEntry>),
  ]
  const west: Place = { kind: 'disc', centre: [37.5, 48], metres: 100 }
  const base: DeskEntry[] = [
    ...incident(1, west, { from: 10 * day, to: 10 * day + 5 }),
    ...incident(2, west, { from: 10 * day + 60, to: 10 * day + 65 }),
    ...incident(
      3,
      { kind: 'disc', centre: [38, 48], metres: 100 },
      { from: 10 * day, to: 10 * day },
    ),
    ...incident(4, west, { from: 10 * day, to: 11 * day }),
    ...incident(
      5,
      { kind: 'disc', centre: [30, 48], metres: 100 },
      { from: 12 * day, to: 12 * day },
    ),
    {
      kind: 'coverage',
      id: 'c1',
      recorded: 0,
      body: 'Joint Body',
      area: 'West',
      day: '1970-01-11',
      hours: 6,
    },
    {
      kind: 'coverage',
      id: 'c2',
      recorded: 0,
      body: 'North',
      area: 'West',
      day: '1970-01-11',
      hours: 24,
    },
    {
      kind: 'access',
      id: 'x1',
      recorded: 0,
      body: 'Joint Body',
      area: 'East',
      when: { from: 10 * day, to: 10 * day },
      outcome: 'asked',
    },
    {
      kind: 'access',
      id: 'x2',
      recorded: 0,
      body: 'Joint Body',
      area: 'East',
      when: { from: 10 * day, to: 10 * day },
      outcome: 'denied',
      by: 'North',
    },
  ]
  expect(table('day', [])).toEqual({
    counter: 'Joint Body',
    unit: 'incident',
    result: 'confirmed',
    lines: [
      { area: { code: 'West' }, what: 'four explosions', n: 1 },
      { begins: '1970-01-11', area: { code: 'West' }, what: 'four explosions', n: 2 },
      { begins: '1970-01-11', area: 'across areas', what: 'four explosions', n: 1 },
      { begins: '1970-01-13', area: 'elsewhere', what: 'four explosions', n: 1 },
    ],
    coverage: [
      { begins: '1970-01-11', area: 'East', hours: 0, asked: 1, denied: 1, restricted: 0 },
      { begins: '1970-01-11', area: 'West', hours: 6, asked: 0, denied: 0, restricted: 0 },
    ],
  })
  expect(table('week', []).lines.map((line) => [line.begins, line.n])).toEqual([
    ['1970-01-10', 3],
    ['1970-01-10', 1],
    ['1970-01-10', 1],
  ])
  // Another finding of another state takes the incident out of the table.
  const taken = table('day', [
    finding('FJ1b', {
      incident: 'J1',
      supersedes: 'FJ1',
      result: 'unfounded',
      evidence: [],
    } as unknown as Partial<DeskEntry>),
  ])
  expect(taken.lines.reduce((sum, line) => sum + line.n, 0)).toBe(4)
})

test('reports that may be one are found as by comparing all with all', () => {
  const coverage = new Coverage('duplicates', ['pair', 'no pair', 'long window'])
  const rule = { metres: 2_000, minutes: 60, largest: 5_000 }
  const one = fc.record({
    from: fc.integer({ min: 0, max: 600 }),
    length: fc.constantFrom(0, 30, 400),
    x: fc.integer({ min: 0, max: 8 }),
    metres: fc.constantFrom(0, 900, 6_000),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 9 }), (list) => {
      const reports = list.map(({ from, length, x, metres }, i): Report => ({
        ...(report(`r${i}`, 's', 0) as Report),
        happened: { from, to: from + length },
        place: { kind: 'disc', centre: [38 + x / 50, 48], metres },
      }))
      const expected = new Set<string>()
      for (const a of reports)
        for (const b of reports) {
          if (a.id >= b.id || a.place.kind !== 'disc' || b.place.kind !== 'disc') continue
          if (a.place.metres > rule.largest || b.place.metres > rule.largest) continue
          const gap = Math.max(0, b.happened.from - a.happened.to, a.happened.from - b.happened.to)
          const apart =
            metresBetween(a.place.centre, b.place.centre) - a.place.metres - b.place.metres
          if (gap <= rule.minutes && apart <= rule.metres) expected.add(`${a.id} ${b.id}`)
        }
      const found = possibleDuplicates(reports, rule).map(({ first: a, second: b }) =>
        a < b ? `${a} ${b}` : `${b} ${a}`,
      )
      expect(found.length).toBe(expected.size)
      for (const pair of found) expect(expected).toContain(pair)
      coverage.hit(found.length > 0 ? 'pair' : 'no pair')
      if (list.some(({ length }) => length === 400) && found.length > 0) coverage.hit('long window')
    }),
    options(3_000),
  )
  coverage.check()
})
