// The reader of comma-separated values: pieces of any size give the same rows, as csv-parse does; what
// is broken is named and the rest goes on.
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { openCsv, readCsv, readGeoJson, writeCsv, writeGeoJson } from '../../src/formats/index.ts'
import { Coverage, fc, options } from '../laws.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const cells = (text: string) => readCsv(bytes(text)).rows.map((row) => row.cells)

const cell = fc
  .array(
    fc.constantFrom('a', 'ß', 'é', 'ש', 'ع', '😀', '"', ',', ';', '\n', '\r\n', ' ', "'", '='),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))
const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 6,
  }),
)
const quoted = (rows: readonly (readonly string[])[], end: string) =>
  rows
    .map((row) =>
      row
        .map((one) => (/[",\r\n]|^\s|\s$/.test(one) ? `"${one.replaceAll('"', '""')}"` : one))
        .join(','),
    )
    .join(end)

function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return bytes(text)
  if (encoding === 'utf-8 with mark') return bytes(`\ufeff${text}`)
  const little = encoding === 'utf-16le'
  const out = new Uint8Array(2 + 2 * text.length)
  const view = new DataView(out.buffer)
  view.setUint16(0, 0xfeff, little)
  for (let i = 0; i < text.length; i++) view.setUint16(2 + 2 * i, text.charCodeAt(i), little)
  return out
}

test('any pieces of any encoding give the rows that were written', () => {
  const encodings = ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be']
  const coverage = new Coverage('csv', [
    ...encodings,
    'cut letter',
    'line break in a cell',
    'doubled mark',
  ])
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(...encodings),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('\n', '\r\n'),
      (rows, encoding, size, end) => {
        const text = quoted(rows, end) + end
        const all = encode(text, encoding)
        const reader = openCsv({ separator: ',' })
        const found: string[][] = []
        for (let at = 0; at < all.length; at += size) {
          for (const row of reader.push(all.subarray(at, at + size))) found.push([...row.cells])
          if ((all[at + size] ?? 0) >= 0x80 && (all[at + size] ?? 0) < 0xc0)
            coverage.hit('cut letter')
        }
        for (const row of reader.end()) found.push([...row.cells])
        expect(found).toEqual(rows)
        coverage.hit(encoding)
        if (rows.flat().some((one) => one.includes('\n'))) coverage.hit('line break in a cell')
        if (text.includes('""')) coverage.hit('doubled mark')
        const theirs = parse(Buffer.from(text), {
          relax_column_count: true,
          record_delimiter: end,
        }) as string[][]
        expect(found).toEqual(theirs)
      },
    ),
    options(3_000),
  )
  coverage.check()
})

test('what our writer wrote comes back, formulas marked and not run', () => {
  const text = writeCsv({
    headers: ['what', 'n'],
    rows: [
      ['=cmd()|1', 2],
      ['two\nlines, "quoted"', null],
    ],
  })
  expect(cells(text)).toEqual([
    ['what', 'n'],
    ["'=cmd()|1", '2'],
    ['two\nlines, "quoted"', ''],
  ])
})

test('Windows-1252 is found by the first byte that is no UTF-8, wherever the pieces are cut', () => {
  const plain = `id,name\n${Array.from({ length: 50 }, (_, i) => `${i},plain`).join('\n')}\n`
  const all = new Uint8Array([...bytes(plain), ...bytes('51,it'), 0x92, ...bytes('s\n')])
  for (const size of [1, 7, 64, all.length]) {
    const reader = openCsv()
    const rows: (readonly string[])[] = []
    for (let at = 0; at < all.length; at += size)
      for (const row of reader.push(all.subarray(at, at + size))) rows.push(row.cells)
    for (const row of reader.end()) rows.push(row.cells)
    expect(rows.at(-1)).toEqual(['51', 'it\u2019s'])
    expect(reader.reading().encoding).toBe('windows-1252')
  }
})

test('separators and line ends are found', () => {
  expect(cells('a;b\n1;2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(cells('a\tb\r1\t2\r')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(cells('"a,b";c\n1;2\n')).toEqual([
    ['a,b', 'c'],
    ['1', '2'],
  ])
  expect(cells('')).toEqual([])
  expect(cells('\n\na,b\n\n1,2\n')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
})

test('a mark that is never closed costs one line, not the file', () => {
  const lines = Array.from({ length: 2_000 }, (_, i) => (i === 3 ? '3,"open' : `${i},fine`))
  const { rows, reading } = readCsv(bytes(`id,what\n${lines.join('\n')}\n`), { rowCharacters: 500 })
  expect(reading.problems.map((one) => [one.code, one.at.line])).toEqual([['csv-row-too-long', 5]])
  expect(rows.length).toBe(2_000)
  expect(rows.map((row) => row.cells[0]).slice(0, 6)).toEqual(['id', '0', '1', '2', '4', '5'])
  expect(rows[5]!.line).toBe(7)
})

test('limits stop with a reason', () => {
  const wide = readCsv(bytes(`${'a,'.repeat(600)}\n1,2\n`))
  expect(wide.reading.problems[0]).toMatchObject({
    code: 'csv-too-many-columns',
    severity: 'error',
  })
  expect(wide.rows.length).toBe(1)
  const long = readCsv(bytes('1,2\n'.repeat(20)), { rows: 5 })
  expect([long.rows.length, long.reading.problems[0]?.code]).toEqual([5, 'csv-too-many-rows'])
  const large = openCsv({ bytes: 10 })
  expect(large.push(bytes('1,2\n1,2\n1,2\n')).length).toBe(0)
  expect(large.reading().problems[0]?.code).toBe('file-too-large')
  const picture = readCsv(new Uint8Array(Array.from({ length: 4_000 }, (_, i) => (i * 7919) % 256)))
  expect(picture.reading.problems.some((one) => one.code === 'not-text')).toBe(true)
})

test('GeoJSON: broken features are named, the rest goes on', () => {
  const { features, problems } = readGeoJson(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          id: 7,
          geometry: { type: 'Point', coordinates: [1, 2, 3] },
          properties: { a: 1, b: { c: 2 }, __proto__: null },
        },
        { type: 'Feature', geometry: { type: 'Point', coordinates: ['1', 2] }, properties: null },
        { type: 'Feature', geometry: { type: 'Circle', coordinates: [1, 2] } },
        {
          type: 'Feature',
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                [1, 0],
              ],
              5,
            ],
          },
        },
        'nothing',
        { type: 'Feature', geometry: null, properties: {} },
      ],
    }),
  )
  expect(features.map((one) => [one.number, one.id, one.geometry?.type])).toEqual([
    [1, '7', 'Point'],
    [6, undefined, undefined],
  ])
  expect([...features[0]!.properties]).toEqual([
    ['a', 1],
    ['b', '{"c":2}'],
  ])
  expect(problems.map((one) => [one.code, one.at.row])).toEqual([
    ['geo-coordinates-broken', 2],
    ['geo-geometry-not-known', 3],
    ['geo-coordinates-broken', 4],
    ['geo-not-a-feature', 5],
    ['geo-heights-dropped', undefined],
  ])
})

test('GeoJSON: other files are refused with the reason', () => {
  const codes = (text: string) => readGeoJson(text).problems.map((one) => one.code)
  expect(codes('{')).toEqual(['geo-not-json'])
  expect(codes('[1]')).toEqual(['geo-not-geojson'])
  expect(codes('{"type":"Topology"}')).toEqual(['geo-not-geojson'])
  expect(
    codes(
      '{"type":"FeatureCollection","features":[],"crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::3857"}}}',
    ),
  ).toEqual(['geo-other-reference-system'])
  expect(codes('['.repeat(100_000))).toEqual(['geo-not-json'])
  expect(readGeoJson('{"type":"Point","coordinates":[1,2]}').features.length).toBe(1)
})

test('GeoJSON: what is written is read again', () => {
  const text = writeGeoJson([
    {
      id: 'z',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1 / 3, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
      properties: [['name', 'Zone <b>']],
    },
  ])
  const { features, problems } = readGeoJson(text)
  expect(problems).toEqual([])
  expect(features[0]!.geometry).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [0.3333333, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  })
  expect(
    writeGeoJson([
      { id: 'z', geometry: features[0]!.geometry, properties: [...features[0]!.properties] },
    ]),
  ).toBe(text)
})
