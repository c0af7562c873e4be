// `truce incidents` on files: every row answered, nothing held but counts, bad input named, cells harmless.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countRows, csvRows } from '../../src/cli/incidents.ts'
import { seriesReport, seriesText } from '../../src/cli/series.ts'
import { readCsv, readGeoJson } from '../../src/formats/index.ts'
import { zonesFrom } from '../../src/monitor/index.ts'
import { speaker } from '../../src/views/index.ts'
import { hasCode } from '../../src/words/index.ts'

const root = join(import.meta.dirname, '../..')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'truce-incidents-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const square = (name: string, x: number, y: number, more: object = {}) => ({
  type: 'Feature',
  properties: { name, ...more },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ],
    ],
  },
})
const zonesOf = (...features: object[]) =>
  zonesFrom(readGeoJson(JSON.stringify({ type: 'FeatureCollection', features })).features)

const rows = [
  'id,date,latitude,longitude,metres,type',
  'a,2026-11-01,50.5,10.5,100,shelling',
  'b,2026-11-02,50.999,10.5,5000,shelling',
  'c,2026-11-03,52,10.5,100,=HYPERLINK("x")',
  'd,2026-11-04,,,,shelling',
  'a,2026-11-05,50.5,10.5,100,shelling',
  'e,2026-13-01,50,10,1,shelling',
  'f,2027-01-01,91,10,1,shelling',
  'g,2026-11-06,<script>,10,1,<img src=x onerror=alert(1)>',
].map((line) => line.split(','))

test('rows are counted by zone and type with three answers; every row is accounted for', () => {
  const told: string[] = []
  const counted = countRows(rows, { today: '2026-11-22' }, zonesOf(square('Box', 10, 50)), (row) =>
    told.push(
      `${row.row} ${row.event ? 'taken' : 'refused'} ${row.problems.map((p) => p.code).join()}`,
    ),
  )
  if ('code' in counted) throw new Error(counted.code)
  expect(told).toEqual([
    '1 taken ',
    '2 taken ',
    '3 taken ',
    '4 taken row-place-missing',
    '5 taken row-id-twice',
    '6 refused row-date-unreadable',
    '7 refused row-date-in-future,row-place-perhaps-swapped',
    '8 refused row-figure-unreadable',
  ])
  expect([counted.rows, counted.taken, counted.refused, counted.remarked]).toEqual([8, 5, 3, 2])
  expect(counted.counts.byType).toEqual([
    { zone: 'Box', what: '=HYPERLINK("x")', inside: 0, outside: 1, undecided: 0 },
    { zone: 'Box', what: 'shelling', inside: 2, outside: 0, undecided: 2 },
  ])
  // A bare point would have called b inside.
  expect(counted.counts.zones[0]?.asPoints).toEqual({ inside: 3, outside: 1 })
  for (const { code } of counted.remarks) expect(hasCode(code), code).toBe(true)
})

test('a long file is not stored: after the sample each row is answered before the next is read', () => {
  const made = 60_000
  let read = 0
  let answered = 0
  let ahead = 0
  function* endless(): Generator<Uint8Array> {
    const encoder = new TextEncoder()
    yield encoder.encode('id,date,latitude,longitude,metres,type\n')
    for (let i = 0; i < made; i += 100) {
      ahead = Math.max(ahead, i - answered)
      const lines = Array.from({ length: 100 }, (_, k) => `${i + k},2026-11-01,50,10,5,a\n`)
      read += 100
      yield encoder.encode(lines.join(''))
    }
  }
  const counted = countRows(
    csvRows(endless(), () => undefined),
    {},
    null,
    () => (answered += 1),
  )
  if ('code' in counted) throw new Error(counted.code)
  expect([read, answered, counted.taken]).toEqual([made, made, made])
  expect(ahead).toBeLessThanOrEqual(5200)
})

test('features that give no zone are named, the others go on; versions hold in their days', () => {
  const bow = square('Bow', 0, 0)
  bow.geometry.coordinates = [
    [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ],
  ]
  const drawn = zonesOf(
    square('Good', 0, 0, { valid_to: '2026-01-31', version: 'one' }),
    square('Good', 0, 5, { valid_from: '2026-02-01', version: 'two' }),
    bow,
    square('', 0, 0),
    square('When', 0, 0, { valid_from: 'May' }),
    {
      type: 'Feature',
      properties: { name: 'Line' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { name: 'Belt', metres: 3000 },
      geometry: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    },
    { type: 'Feature', properties: { name: 'Secret', published: false }, geometry: null },
    square('Twice', 0, 0, { version: 'x' }),
    square('Twice', 0, 0, { version: 'x' }),
  )
  expect(
    drawn.zones.map((zone) => `${zone.id} ${zone.versions.map((one) => one.id).join()}`),
  ).toEqual(['Good one,two', 'Belt Belt 1', 'Secret Secret 1', 'Twice x,x'])
  expect(drawn.lines.map((line) => line.name)).toEqual(['Line'])
  const codes = drawn.faults.map(({ code, feature }) => `${feature} ${code}`)
  expect(codes).toContain('3 zone-ring-crosses-itself')
  expect(codes).toContain('4 zone-name-missing')
  expect(codes).toContain('5 zone-valid-unreadable')
  expect(codes).toContain('6 zone-width-missing')
  expect(codes).toContain('0 zone-version-twice')
  expect(codes).toContain('0 zone-versions-overlap')
  for (const { code } of drawn.faults) expect(hasCode(code), code).toBe(true)
})

test('the command: exit code, report on every row that no spreadsheet runs, JSON', () => {
  const [file, zones, report] = ['rows.csv', 'zones.geojson', 'report.csv'].map((name) =>
    join(folder, name),
  ) as [string, string, string]
  writeFileSync(
    file,
    rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'),
  )
  writeFileSync(
    zones,
    JSON.stringify({ type: 'FeatureCollection', features: [square('Box', 10, 50)] }),
  )
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), 'incidents', ...args], {
      encoding: 'utf8',
    })
  const done = run(file, '--zones', zones, '--report', report)
  expect(done.status).toBe(1)
  expect(done.stdout).toContain('8 rows: 5 taken, 3 refused, 2 taken with remarks.')
  expect(done.stdout).toContain('Counter: not stated')
  const lines = readCsv(readFileSync(report)).rows.map(({ cells }) => cells)
  expect(lines.slice(1).map((cells) => cells[0])).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '7',
    '8',
  ])
  for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+@-]/)
  const json = JSON.parse(run(file, '--zones', zones, '--json').stdout) as {
    format: string
    taken: number
  }
  expect([json.format, json.taken]).toEqual(['truce/incidents@1', 5])
  expect(run(join(folder, 'nothing.csv')).status).toBe(1)
  expect(run(file, '--dates', 'sideways').status).toBe(2)
  writeFileSync(join(folder, 'other.csv'), 'x,y\n1,2\n')
  const other = run(join(folder, 'other.csv'))
  expect([other.status, other.stderr]).toEqual([1, expect.stringContaining('layout-not-known')])
})

test('a series shows why its naive rate is wrong', () => {
  const days = Array.from({ length: 12 }, (_, i) => ({
    on: `2026-01-${String(i + 1).padStart(2, '0')}`,
    killed: i === 6 ? 500 : 10,
    asked: i % 3 === 0 ? undefined : 4,
    hours: i === 2 ? 0 : 24,
  }))
  const options = { day: 'on', total: 'killed', stated: 'asked', period: 'hours' }
  const report = seriesReport('s.json', new TextEncoder().encode(JSON.stringify(days)), options)
  const text = seriesText(speaker('en', true), report)
  expect(text).toContain('610 in 12 days, 50.8 a day')
  expect(text).toContain('32 on 8 days, 4.0 a day')
  expect(text).toContain('11 of 12 days have a report of their own; 0 have none, 1 were carried on')
  expect(report.comparison.reasons.map((one) => one.code)).toEqual([
    'days-carried-on',
    'one-day-holds-much',
    'total-holds-more-than-asked',
  ])
  for (const { code } of report.comparison.reasons) expect(hasCode(code), code).toBe(true)
})
