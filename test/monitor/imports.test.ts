import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { geoTable, readGeoJson } from '../../src/formats/index.ts'
import {
  areaOf,
  mappingFor,
  naiveAgainstStated,
  relationOf,
  type DayCount,
  type Polygon,
} from '../../src/monitor/index.ts'
import { dataFile, dataText } from './donbas.ts'
import { realImport } from './donbas-data.ts'

test('a file of events in Windows-1252 imports every row', () => {
  const found = realImport()
  if (found === undefined) {
    // The same traps in three lines: a byte of 1252, a line break within quotes, a time behind the date.
    const heading =
      'id,type_of_violence,where_prec,date_prec,event_clarity,best,date_start,latitude,longitude'
    const mapping = mappingFor(heading.split(','), [
      ['1', '1', '2', '1', '1', '3', '1/22/2014 12:00:00 AM', '48.1', '37.9'],
    ])
    if ('code' in mapping) throw new Error(mapping.code)
    const row = mapping.map(
      ['1', '1', '2', '1', '1', '3', '1/22/2014 12:00:00 AM', '48.1', '37.9'],
      1,
    )
    expect(row.event?.days).toEqual({ from: '2014-01-22', to: '2014-01-22' })
    return
  }
  expect(found.encoding).toBe('windows-1252')
  expect(found.rows.length).toBe(3883)
  expect(found.rows.filter((row) => row.event === undefined)).toEqual([])
  // Precision is kept as given: the shares of the codes are those of the file.
  const share = (metres: number) =>
    found.rows.filter(
      (row) => row.event!.place.kind === 'disc' && row.event!.place.metres === metres,
    ).length / found.rows.length
  expect([1e3, 25e3, 120e3, 60e3].map((metres) => Math.round(100 * share(metres)))).toEqual([
    27, 47, 15, 9,
  ])
  expect(
    found.rows.filter((row) => row.event!.placeName.includes('\u2019')).length,
  ).toBeGreaterThan(0)
  const unordered = found.rows.filter(({ event }) => {
    const deaths = event!.deaths!
    return deaths.low > deaths.best || deaths.best > deaths.high
  })
  // The file does not keep low <= best <= high everywhere: such rows come in, and are remarked.
  expect(unordered.length).toBe(31)
  for (const { problems } of unordered)
    expect(problems.map((one) => one.code)).toEqual(['row-figures-out-of-order'])
})

test('events of a GeoJSON file import every row', () => {
  const text = dataText('ucdp/ged-23.1-central-african-republic.geojson')
  const standIn = JSON.stringify({
    type: 'FeatureCollection',
    features: [1, 2].map((id) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [26.486881, 5.399784] },
      properties: {
        id,
        type_of_violence: 1,
        where_prec: 5,
        date_prec: 1,
        event_clarity: 1,
        best: 3,
        low: 3,
        high: 3,
        date_start: '2009-02-20T00:00:00',
        date_end: '2009-02-20T00:00:00',
      },
    })),
  })
  const { features, problems } = readGeoJson(text ?? standIn)
  expect(problems).toEqual([])
  const { heading, rows } = geoTable(features)
  const mapping = mappingFor(heading, rows)
  if ('code' in mapping) throw new Error(mapping.code)
  const staged = rows.map((row, i) => mapping.map(row, i + 1))
  expect(staged.filter((row) => row.event === undefined)).toEqual([])
  expect(staged.length).toBe(text === undefined ? 2 : 1848)
  expect(staged[0]!.event).toMatchObject({
    days: { from: '2009-02-20', to: '2009-02-20' },
    place: { kind: 'disc', centre: [26.486881, 5.399784], metres: 60_000 },
  })
})

test('districts of a real boundary set lie in their province and share no more than borders', () => {
  const files = ['ocha/pse-admin1.geojson', 'ocha/pse-admin2.geojson'].map((name) => dataFile(name))
  const square = (x: number, y: number, size: number): Polygon => [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ]
  const standIn = {
    provinces: [{ code: 'XX01', polygons: [square(0, 0, 2)] }],
    districts: [0, 1].flatMap((i) =>
      [0, 1].map((j) => ({ code: `XX01${i}${j}`, polygons: [square(i, j, 1)] })),
    ),
  }
  const read = (path: string, field: string) =>
    readGeoJson(readFileSync(path, 'utf8')).features.map(({ geometry, properties }) => ({
      code: String(properties.get(field)),
      polygons: (geometry!.type === 'Polygon'
        ? [geometry!.coordinates]
        : geometry!.coordinates) as unknown as Polygon[],
    }))
  const [first, second] = files
  const { provinces, districts } =
    first === undefined || second === undefined
      ? standIn
      : { provinces: read(first, 'adm1_pcode'), districts: read(second, 'adm2_pcode') }
  const wholes = provinces.map(({ code, polygons }) => ({ code, area: areaOf(polygons) }))
  for (const district of districts) {
    for (const province of wholes)
      expect(relationOf(district.polygons, province.area)).toBe(
        district.code.startsWith(province.code) ? 'inside' : 'outside',
      )
    const next = districts[(districts.indexOf(district) + 1) % districts.length]!
    expect(relationOf(district.polygons, areaOf(next.polygons))).toBe('outside')
  }
})

interface GazaDay {
  report_date: string
  report_period: number
  killed?: number
  ext_killed?: number
  killed_truce_new?: number
}

/** Daily totals as published, carried on where no report came; and the figure stated for the truce itself. */
function series(): { days: GazaDay[]; real: boolean } {
  const text = dataText('casualties/gaza-daily.json')
  if (text !== undefined) return { days: JSON.parse(text) as GazaDay[], real: true }
  // An invented series of the same shape: late additions on one day, a stated figure on most days.
  const days = Array.from({ length: 58 }, (_, i): GazaDay => ({
    report_date: `2025-${i < 13 ? '01' : i < 41 ? '02' : '03'}-${String(i < 13 ? i + 19 : i < 41 ? i - 12 : i - 40).padStart(2, '0')}`,
    report_period: i % 6 === 0 ? 0 : 24,
    ext_killed: i === 15 ? 598 : 19,
    ...(i % 6 === 0 ? {} : { killed: i === 15 ? 598 : 19 }),
    ...(i % 5 === 0 ? {} : { killed_truce_new: 4 }),
  }))
  return { days, real: false }
}

test('a naive rate of daily totals is named as such, with its reasons', () => {
  const { days, real } = series()
  const from = days.findIndex((day) => day.report_date === '2025-01-19')
  const truce = days.slice(from, from + 58)
  const totals = truce.map((day): DayCount => {
    const carried = day.report_period === 0
    const n = day.ext_killed
    return {
      day: day.report_date,
      ...(n === undefined ? {} : { n }),
      ...(carried ? { carried } : {}),
    }
  })
  const stated = truce.map((day): DayCount => ({
    day: day.report_date,
    ...(day.killed_truce_new === undefined ? {} : { n: day.killed_truce_new }),
  }))
  const found = naiveAgainstStated(totals, stated)
  const codes = found.reasons.map((reason) => reason.code)
  expect(codes).toContain('days-carried-on')
  expect(codes).toContain('one-day-holds-much')
  expect(codes).toContain('total-holds-more-than-asked')
  if (!real) return
  expect(found.naive.perDay.toFixed(1)).toBe('28.9')
  expect([found.stated.n, found.stated.days]).toEqual([160, 35])
  expect(found.reasons.find((reason) => reason.code === 'one-day-holds-much')).toMatchObject({
    n: 598,
  })
})
