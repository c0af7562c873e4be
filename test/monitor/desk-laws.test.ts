// Over all orders of entries: nothing unverified, sealed or finer than allowed reaches what the public
// sees; findings are superseded, never edited.
import { expect, test } from 'vitest'
import {
  current,
  foldDesk,
  independentOrigins,
  precisionOf,
  publicPlace,
  publicRows,
  rootOf,
  staleReleases,
  type DeskEntry,
  type DeskRules,
  type Place,
  type PublicRules,
  type Report,
} from '../../src/monitor/index.ts'
import { Coverage, fc, options } from '../laws.ts'

const charter: DeskRules = { origins: 2, bodies: ['Joint Body'] }
const released: PublicRules = {
  metres: 5_000,
  delay: 1_000,
  zone: 'UTC',
  attribution: true,
  determination: true,
  effects: true,
  areas: ['XX01'],
}

const pick = <const T extends readonly unknown[]>(...values: T): fc.Arbitrary<T[number]> =>
  fc.constantFrom(...values)
const incident = pick('i1', 'i2', 'i3')
const report = pick('r1', 'r2', 'r3', 'r4')
const finding = pick('f1', 'f2', 'f3', 'f4')
const optionalFinding = pick(undefined, 'f1', 'f2', 'f3', 'f4')
const body = pick('Joint Body', 'Joint Body', 'Some Paper')
const person = pick('anna', 'boris')
const minute = fc.integer({ min: 0, max: 5_000 })

const place: fc.Arbitrary<Place> = fc.oneof(
  fc
    .tuple(
      fc.double({ min: 30, max: 40, noNaN: true }),
      fc.double({ min: -60, max: 60, noNaN: true }),
      pick(0, 100, 3_000, 40_000),
    )
    .map(([x, y, metres]): Place => ({ kind: 'disc', centre: [x, y], metres })),
  pick('XX01', 'XX99').map((code): Place => ({
    kind: 'area',
    code,
    edition: '2024',
    polygons: [
      [
        [
          [30, 10],
          [31, 10],
          [31, 11],
          [30, 10],
        ],
      ],
    ],
  })),
  fc.constant<Place>({ kind: 'unknown' }),
)

const without = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T

/** Any entry at all: most of them are not allowed where they come. */
const anyEntry: fc.Arbitrary<DeskEntry> = fc.oneof(
  fc
    .record({ id: report, at: minute, place, sealed: fc.boolean(), source: pick('s1', 's2', 's3') })
    .map(({ id, at, place: where, sealed, source }): DeskEntry => ({
      kind: 'report',
      id,
      recorded: at,
      happened: { from: at, to: at },
      place: where,
      what: 'shelling',
      words: `WORDS OF ${id}`,
      source: `SOURCE ${source}`,
      reliability: 'B',
      credibility: 3,
      manner: 'allegation',
      sealed,
    })),
  fc
    .record({
      report,
      outcome: pick('in scope', 'in scope', 'duplicate', 'out of scope'),
      of: report,
      n: minute,
    })
    .map(({ n, ...rest }): DeskEntry => ({ kind: 'triage', id: `t${n}`, recorded: n, ...rest })),
  fc
    .record({ incident, reports: fc.uniqueArray(report, { maxLength: 3 }), n: minute })
    .map(({ n, ...rest }): DeskEntry => ({ kind: 'grouping', id: `g${n}`, recorded: n, ...rest })),
  fc
    .record({ into: incident, from: fc.uniqueArray(incident, { maxLength: 2 }), n: minute })
    .map(({ n, ...rest }): DeskEntry => ({ kind: 'merge', id: `m${n}`, recorded: n, ...rest })),
  fc
    .record({
      from: incident,
      into: incident,
      reports: fc.uniqueArray(report, { maxLength: 2 }),
      n: minute,
    })
    .map(({ n, ...rest }): DeskEntry => ({ kind: 'split', id: `s${n}`, recorded: n, ...rest })),
  fc
    .record({
      id: finding,
      incident,
      by: body,
      result: pick('confirmed', 'confirmed', 'not confirmed', 'not verifiable'),
      reason: pick(undefined, undefined, 'access denied'),
      place,
      at: minute,
      evidence: fc.uniqueArray(report, { maxLength: 2 }),
      supersedes: optionalFinding,
    })
    .map(
      ({ at, ...rest }): DeskEntry =>
        without({
          kind: 'finding',
          recorded: at,
          what: `found ${rest.id}`,
          happened: { from: at, to: at },
          ...rest,
        }) as DeskEntry,
    ),
  fc
    .record({
      incident,
      by: body,
      finding,
      result: pick('attributed', 'undetermined'),
      to: pick(undefined, 'North', 'South'),
      n: minute,
    })
    .map(
      ({ n, ...rest }): DeskEntry =>
        without({
          kind: 'attribution',
          id: `a${n}`,
          recorded: n,
          basis: 'direction',
          ...rest,
        }) as DeskEntry,
    ),
  fc
    .record({
      incident,
      body,
      finding,
      against: pick('North', 'South'),
      result: pick('breach', 'undetermined'),
      proposedBy: person,
      confirmedBy: pick(undefined, 'anna', 'boris'),
      n: minute,
    })
    .map(
      ({ n, ...rest }): DeskEntry =>
        without({
          kind: 'determination',
          id: `d${n}`,
          recorded: n,
          clause: '3',
          ...rest,
        }) as DeskEntry,
    ),
  fc
    .record({
      incident,
      finding,
      level: pick('public', 'public', 'under review', 'withdrawn'),
      notBefore: pick(undefined, 6_000, 20_000),
      n: minute,
    })
    .map(
      ({ n, ...rest }): DeskEntry =>
        without({ kind: 'publication', id: `p${n}`, recorded: n, ...rest }) as DeskEntry,
    ),
)

/** An ordinary course of one incident, so that the good way is met often too. */
const course = fc
  .record({
    happened: minute,
    place,
    twice: fc.boolean(),
    result: pick('confirmed', 'confirmed', 'confirmed', 'not confirmed'),
    by: pick('Joint Body', 'Joint Body', 'Joint Body', 'Some Paper'),
    second: pick('boris', 'boris', 'boris', 'anna'),
    later: pick('nothing', 'nothing', 'more reports', 'merged away', 'withdrawn', 'under review'),
  })
  .map(({ happened, place: where, twice, later, result, by, second }): DeskEntry[] => {
    const base = { recorded: 100 }
    const found = (id: string, supersedes?: string): DeskEntry =>
      without({
        kind: 'finding',
        id,
        ...base,
        incident: 'i1',
        by,
        result,
        what: `found ${id}`,
        place: where,
        happened: { from: happened, to: happened },
        evidence: ['r1'],
        supersedes,
      }) as DeskEntry
    return [
      {
        kind: 'report',
        id: 'r1',
        ...base,
        happened: { from: 0, to: 9 },
        place: where,
        what: 'shelling',
        words: 'WORDS OF r1',
        source: 'SOURCE s1',
        reliability: 'A',
        credibility: 1,
        manner: 'observation',
        sealed: true,
      },
      { kind: 'triage', id: 't-1', ...base, report: 'r1', outcome: 'in scope' },
      { kind: 'grouping', id: 'g-1', ...base, incident: 'i1', reports: ['r1'] },
      found('f1'),
      {
        kind: 'attribution',
        id: 'a-1',
        ...base,
        incident: 'i1',
        by: 'Joint Body',
        finding: 'f1',
        result: 'attributed',
        to: 'North',
        basis: 'direction',
      },
      {
        kind: 'determination',
        id: 'd-1',
        ...base,
        incident: 'i1',
        body: 'Joint Body',
        finding: 'f1',
        clause: '3',
        against: 'North',
        result: 'breach',
        proposedBy: 'anna',
        confirmedBy: second,
      },
      { kind: 'publication', id: 'p-1', ...base, incident: 'i1', finding: 'f1', level: 'public' },
      ...(twice ? [found('f2', 'f1')] : []),
      ...more(later),
    ]
  })

function more(later: string): DeskEntry[] {
  const base = { recorded: 200 }
  const second: DeskEntry[] = [
    {
      kind: 'report',
      id: 'r2',
      ...base,
      happened: { from: 0, to: 9 },
      place: { kind: 'unknown' },
      what: 'shelling',
      words: 'WORDS OF r2',
      source: 'SOURCE s2',
      reliability: 'F',
      credibility: 6,
      manner: 'allegation',
      sealed: false,
    },
    { kind: 'triage', id: 't-2', ...base, report: 'r2', outcome: 'in scope' },
  ]
  if (later === 'withdrawn' || later === 'under review')
    return [
      {
        kind: 'publication',
        id: 'p-2',
        ...base,
        incident: 'i1',
        finding: 'f1',
        level: later,
      },
    ]
  if (later === 'nothing') return []
  const home = later === 'more reports' ? 'i1' : 'i2'
  const merge: DeskEntry[] =
    later === 'merged away' ? [{ kind: 'merge', id: 'm-2', ...base, into: 'i2', from: ['i1'] }] : []
  return [
    ...second,
    { kind: 'grouping', id: 'g-2', ...base, incident: home, reports: ['r2'] },
    ...merge,
  ]
}

/** Noise strewn into a course, or everything shuffled. */
const history = fc
  .tuple(
    course,
    fc.array(anyEntry, { maxLength: 12 }),
    fc.array(fc.nat(30), { minLength: 12, maxLength: 12 }),
    fc.integer({ min: 0, max: 3 }),
  )
  .chain(([good, noise, spots, mode]) => {
    const entries = [...good]
    noise.forEach((entry, i) => entries.splice(spots[i]! % (entries.length + 1), 0, entry))
    return mode === 0
      ? fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length })
      : fc.constant(entries)
  })

test('over all orders of entries the public sees only what a named body confirmed and the desk released', () => {
  const coverage = new Coverage('public rows', [
    'shown',
    'under review',
    'withdrawn',
    'nothing',
    'cell',
    'area',
    'withheld',
    'attributed',
    'determined',
    'refused',
    'merged',
  ])
  fc.assert(
    fc.property(history, pick(5_500, 8_000, 30_000), (entries, now) => {
      const desk = foldDesk(entries, charter)
      if (desk.refused.length > 0) coverage.hit('refused')
      if ([...desk.incidents.values()].some((one) => one.mergedInto !== undefined))
        coverage.hit('merged')
      const rows = publicRows(desk, released, now)
      if (rows.length === 0) coverage.hit('nothing')
      const text = JSON.stringify(rows)
      expect(text).not.toContain('WORDS')
      expect(text).not.toContain('SOURCE')
      for (const row of rows) {
        coverage.hit(row.state)
        if (row.state !== 'shown') continue
        // The words of the row lead back to one confirmed finding of a body that the charter names …
        const source = entries.find(
          (one) =>
            one.kind === 'finding' &&
            one.what === row.what &&
            one.incident === row.incident &&
            one.by === row.foundBy,
        )
        if (source?.kind !== 'finding') throw new Error(`no finding stands behind ${text}`)
        expect(source.result).toBe('confirmed')
        expect(charter.bodies).toContain(row.foundBy)
        // … that was released, and long enough ago.
        const release = entries.find(
          (one) =>
            one.kind === 'publication' &&
            one.level === 'public' &&
            one.incident === row.incident &&
            one.finding === source.id &&
            (one.notBefore ?? 0) <= now,
        )
        expect(release).toBeDefined()
        expect(source.happened.to + released.delay).toBeLessThanOrEqual(now)
        coverage.hit(row.place.kind)
        if (row.place.kind === 'cell') {
          expect(row.place.metres).toBeGreaterThanOrEqual(released.metres)
          expect(row.place.metres).toBeGreaterThanOrEqual(2 * precisionOf(source.place))
        }
        if (row.place.kind === 'area') expect(released.areas).toContain(row.place.code)
        if (row.attribution?.to !== undefined) coverage.hit('attributed')
        for (const one of row.determinations ?? []) {
          coverage.hit('determined')
          const made = entries.filter(
            (e) => e.kind === 'determination' && e.incident === row.incident,
          )
          // Two different persons stood behind it.
          expect(
            made.some(
              (e) =>
                e.kind === 'determination' &&
                e.body === one.body &&
                e.confirmedBy !== undefined &&
                e.confirmedBy !== e.proposedBy,
            ),
          ).toBe(true)
        }
      }
    }),
    options(20_000),
  )
  coverage.check()
})

test('what reports say, sealed or not, changes no byte of what the public sees', () => {
  const coverage = new Coverage('reports and the public', ['something shown', 'sealed changed'])
  fc.assert(
    fc.property(history, place, (entries, elsewhere) => {
      const changed = entries.map((entry): DeskEntry => {
        if (entry.kind !== 'report') return entry
        if (entry.sealed) coverage.hit('sealed changed')
        return {
          ...entry,
          place: elsewhere,
          words: 'other',
          what: 'other',
          source: 'other',
          sealed: !entry.sealed,
          credibility: 6,
        }
      })
      const before = JSON.stringify(publicRows(foldDesk(entries, charter), released, 30_000))
      const after = JSON.stringify(publicRows(foldDesk(changed, charter), released, 30_000))
      expect(after).toBe(before)
      if (before !== '[]') coverage.hit('something shown')
    }),
    options(5_000),
  )
  coverage.check()
})

test('what the desk does after a publication shows only when it publishes again', () => {
  const coverage = new Coverage('later entries', ['something shown', 'stale'])
  fc.assert(
    fc.property(history, (entries) => {
      const last = entries.findLastIndex((entry) => entry.kind === 'publication')
      const desk = foldDesk(entries, charter)
      const until = foldDesk(entries.slice(0, last + 1), charter)
      const before = JSON.stringify(publicRows(until, released, 30_000))
      expect(JSON.stringify(publicRows(desk, released, 30_000))).toBe(before)
      if (before !== '[]') coverage.hit('something shown')
      // The desk is told which releases no longer stand on the current finding.
      for (const one of staleReleases(desk)) {
        coverage.hit('stale')
        const sound =
          one.mergedInto === undefined &&
          !one.reopened &&
          current(one.releases)!.finding === current(one.findings)
        expect(sound).toBe(false)
      }
    }),
    options(5_000),
  )
  coverage.check()
})

test('places of one cell look the same to the public', () => {
  const coverage = new Coverage('cells', ['same cell', 'other cell'])
  const where = fc.tuple(
    fc.double({ min: 30, max: 30.1, noNaN: true }),
    fc.double({ min: 59.9, max: 60, noNaN: true }),
  )
  fc.assert(
    fc.property(where, where, pick(0, 100, 2_500), (a, b, metres) => {
      const [first, second] = [a, b].map((centre) =>
        publicPlace({ kind: 'disc', centre, metres }, released),
      )
      if (first?.kind !== 'cell' || second?.kind !== 'cell') throw new Error('no cell')
      // The cell holds the middle and is at least as wide as asked, on the ground too.
      const wide = first.metres / 111_195 / Math.cos((60.1 * Math.PI) / 180)
      expect(a[0] - first.west).toBeGreaterThanOrEqual(-1e-5)
      expect(a[0] - first.west).toBeLessThanOrEqual(wide * 1.02)
      expect(a[1] - first.south).toBeGreaterThanOrEqual(-1e-5)
      const same =
        Math.abs(first.west - second.west) < 1e-9 && Math.abs(first.south - second.south) < 1e-9
      coverage.hit(same ? 'same cell' : 'other cell')
      if (same) expect(second).toEqual(first)
    }),
    options(2_000),
  )
  coverage.check()
})

test('findings are superseded, never edited: every earlier state is a beginning of every later one', () => {
  const coverage = new Coverage('chains', ['superseded', 'reopened', 'kept after merge'])
  fc.assert(
    fc.property(history, (entries) => {
      const full = foldDesk(entries, charter)
      for (let n = 0; n <= entries.length; n++) {
        const part = foldDesk(entries.slice(0, n), charter)
        expect(full.refused.slice(0, part.refused.length)).toEqual(part.refused)
        for (const [id, earlier] of part.incidents) {
          const later = full.incidents.get(id)!
          expect(later.findings.slice(0, earlier.findings.length)).toEqual(earlier.findings)
          for (const one of earlier.findings) expect(entries).toContain(one)
        }
      }
      for (const one of full.incidents.values()) {
        if (one.findings.length > 1) {
          coverage.hit('superseded')
          expect(current(one.findings)?.kind === 'finding').toBe(true)
          one.findings
            .slice(1)
            .forEach((link, i) => expect(link.supersedes).toBe(one.findings[i]!.id))
        }
        if (one.stage === 'reopened') coverage.hit('reopened')
        if (one.stage === 'merged' && one.findings.length > 0) coverage.hit('kept after merge')
      }
    }),
    options(4_000),
  )
  coverage.check()
})

test('swapping the parties mirrors what is shown and nothing else', () => {
  const coverage = new Coverage('mirror', ['names shown'])
  const swap = (text: string) =>
    text.replace(/North|South/g, (name) => (name === 'North' ? 'South' : 'North'))
  fc.assert(
    fc.property(history, (entries) => {
      const mirrored = JSON.parse(swap(JSON.stringify(entries))) as DeskEntry[]
      const here = JSON.stringify(publicRows(foldDesk(entries, charter), released, 30_000))
      const there = JSON.stringify(publicRows(foldDesk(mirrored, charter), released, 30_000))
      expect(swap(there)).toBe(here)
      if (/North|South/.test(here)) coverage.hit('names shown')
    }),
    options(3_000),
  )
  coverage.check()
})

test('origins are counted at their roots', () => {
  const coverage = new Coverage('origins', ['chain', 'circle', 'independent'])
  const source = fc.integer({ min: 0, max: 5 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(source, source), { maxLength: 8 }),
      fc.uniqueArray(source, { minLength: 1, maxLength: 6 }),
      (links, sources) => {
        const origins = new Map(links.map(([a, b]) => [`s${a}`, `s${b}`] as [string, string]))
        const reports = sources.map((s): Report => ({ source: `s${s}` }) as Report)
        // Brute force: everything that quotes one another, followed for longer than any chain.
        const far = (s: string) => {
          const path = [s]
          for (let i = 0; i < 20; i++) path.push(origins.get(path.at(-1)!) ?? path.at(-1)!)
          return [...new Set(path.slice(10))].toSorted()[0]!
        }
        expect(independentOrigins(reports, origins)).toBe(
          new Set(reports.map((r) => far(r.source))).size,
        )
        for (const r of reports) {
          const root = rootOf(r.source, origins)
          coverage.hit(origins.has(root) ? 'circle' : root === r.source ? 'independent' : 'chain')
        }
      },
    ),
    options(2_000),
  )
  coverage.check()
})
