import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import {
  type BlockToWrite,
  decode,
  type Direction,
  encodeUtf8,
  neutralise,
  paragraphsOf,
  readDocx,
  readMarkdown,
  readPlain,
  readXlsx,
  restore,
  writeCalendar,
  writeCsv,
  writeDocx,
  writeXlsx,
  type Words,
  writeZip,
} from '../../src/formats/index.ts'
import { isDateFormat, serialToIso } from '../../src/formats/serial-date.ts'
import { formatNumber } from '../../src/formats/numbering.ts'
import { campaign, Coverage, fc, options } from '../laws.ts'
import { docxOf, xlsxOf } from './build.ts'

const words = fc
  .array(
    fc.constantFrom(
      'Ardal',
      'بلمار',
      'נווה',
      ' ',
      '7',
      '<&>"',
      "'",
      '=',
      '+',
      '-',
      '@',
      ',',
      ';',
      '\n',
      '\t',
      '🕊',
      '\u0301',
      'é',
      '\\',
    ),
    { maxLength: 10 },
  )
  .map((all) => all.join(''))

const textOf = (all: Words) => (typeof all === 'string' ? all : all.map((run) => run.text).join(''))

describe('writers and readers', () => {
  test('law: what is written to docx is read back, and two writings are the same bytes', () => {
    const coverage = new Coverage('docx', ['heading', 'paragraph', 'bullet', 'table', 'rtl', 'ltr'])
    const block: fc.Arbitrary<BlockToWrite> = fc.oneof(
      fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3), words }),
      fc.record({ kind: fc.constant('paragraph' as const), words }),
      fc.record({ kind: fc.constant('bullet' as const), words }),
      fc.record({
        kind: fc.constant('table' as const),
        rows: fc.array(fc.array(words, { minLength: 2, maxLength: 2 }), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
    )
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 6 }),
        fc.constantFrom<Direction>('ltr', 'rtl'),
        (blocks, direction) => {
          const document = { direction, language: 'ar' as const, blocks }
          const bytes = writeDocx(document)
          expect(writeDocx(structuredClone(document))).toEqual(bytes)
          const read = readDocx(bytes)
          expect(read.problems).toEqual([])
          const wanted = blocks.flatMap((one): [number, string][] => {
            if (one.kind === 'table')
              return [
                ...one.rows.flat().map((cell): [number, string] => [0, textOf(cell)]),
                [0, ''],
              ]
            if (one.kind === 'page-break') return [[0, '\n']]
            return [
              [
                one.kind === 'heading' ? one.level : 0,
                `${one.kind === 'bullet' ? '•\u00a0' : ''}${textOf(one.words)}`,
              ],
            ]
          })
          expect(paragraphsOf(read).map((one) => [one.level, one.text])).toEqual(wanted)
          for (const one of blocks) if (one.kind !== 'page-break') coverage.hit(one.kind)
          coverage.hit(direction)
        },
      ),
      options(500),
    )
    coverage.check()
  })

  const cell = fc.oneof(
    words,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
  )
  const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
    fc.record({
      headers: fc.array(words, { minLength: width, maxLength: width }),
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }),
    }),
  )
  const plain = (value: string | number | null) => (value === null ? '' : String(value))

  test('law: a workbook reads back as it was, but for the apostrophes that restore takes away', () => {
    const coverage = new Coverage('xlsx', ['neutralised', 'figure', 'empty', 'text'])
    fc.assert(
      fc.property(table, (one) => {
        const bytes = writeXlsx([{ name: 'List', ...one }])
        expect(writeXlsx([{ name: 'List', ...one }])).toEqual(bytes)
        const { sheets, problems } = readXlsx(bytes)
        expect(problems.filter((p) => p.code !== 'hidden-characters')).toEqual([])
        const wanted = [one.headers, ...one.rows].map((row) => row.map(plain))
        const rows = wanted.map((row, i) => {
          const cells = sheets[0]?.rows.find((r) => r.row === i + 1)?.cells ?? []
          return row.map((_, column) =>
            restoreText([one.headers, ...one.rows][i]?.[column], cells[column] ?? ''),
          )
        })
        expect(rows).toEqual(wanted)
        for (const value of one.rows.flat())
          coverage.hit(
            value === null
              ? 'empty'
              : typeof value === 'number'
                ? 'figure'
                : neutralise(value) === value
                  ? 'text'
                  : 'neutralised',
          )
      }),
      options(1000),
    )
    coverage.check()
  })

  test('law: another reader of CSV reads what was written, and no cell of it runs', () => {
    const coverage = new Coverage('csv', ['quoted', 'neutralised', 'plain'])
    fc.assert(
      fc.property(table, (one) => {
        const text = writeCsv(one)
        const read = parse(text, {
          relax_column_count: false,
          skip_empty_lines: false,
        }) as string[][]
        const all = [one.headers, ...one.rows]
        expect(
          read.map((row, i) => row.map((value, j) => restoreText(all[i]?.[j], value))),
        ).toEqual(all.map((row) => row.map(plain)))
        for (const [i, row] of read.entries())
          for (const [j, value] of row.entries()) {
            if (typeof all[i]?.[j] === 'string') expect(value).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/)
            coverage.hit(
              value.startsWith("'") ? 'neutralised' : /["\n,;]/.test(value) ? 'quoted' : 'plain',
            )
          }
      }),
      options(2000),
    )
    coverage.check()
  })

  /** Figures are written as they are; text comes back through `restore`. */
  function restoreText(given: string | number | null | undefined, read: string): string {
    return typeof given === 'string' ? restore(read) : read
  }

  test('law: restore takes back exactly what neutralise did', () => {
    const coverage = new Coverage('neutralise', ['changed', 'kept', 'apostrophe'])
    const risky = fc
      .array(fc.constantFrom("'", '=', '+', '-', '@', ' ', '\t', '\n', 'a', '1', '＝'), {
        maxLength: 6,
      })
      .map((a) => a.join(''))
    fc.assert(
      fc.property(risky, risky, (text, other) => {
        const safe = neutralise(text)
        expect(restore(safe)).toBe(text)
        expect(safe).not.toMatch(/^\s*[=+\-@＝]|^[\t\r\n]/)
        if (text !== other) expect(neutralise(other)).not.toBe(safe)
        coverage.hit(safe === text ? 'kept' : 'changed')
        if (text.startsWith("'")) coverage.hit('apostrophe')
      }),
      options(10_000),
    )
    coverage.check()
  })

  test('law: another reader of zip reads what was written', () => {
    const part = fc.tuple(fc.stringMatching(/^[a-z]{1,8}\.xml$/), fc.uint8Array({ maxLength: 300 }))
    fc.assert(
      fc.property(fc.uniqueArray(part, { selector: ([name]) => name, maxLength: 5 }), (parts) => {
        const read = unzipSync(writeZip(parts))
        expect(Object.keys(read)).toEqual(parts.map(([name]) => name))
        for (const [name, bytes] of parts) expect([...(read[name] ?? [])]).toEqual([...bytes])
      }),
      options(500),
    )
  })
})

describe('calendar', () => {
  test('law: no line over 75 octets, unfolding gives the words back, letters stay whole', () => {
    const coverage = new Coverage('calendar', ['folded', 'short'])
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (many) => {
        const summary = many.join('')
        const text = writeCalendar({
          name: 'x',
          stamp: '2024-06-03T00:00:00Z',
          events: [{ uid: 'u', sequence: 0, start: '2024-06-03', summary }],
        })
        const lines = text.split('\r\n')
        expect(lines.pop()).toBe('')
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]|\p{Surrogate}/u)
        }
        const unfolded = text.replaceAll('\r\n ', '')
        const value = /^SUMMARY:(.*)$/m.exec(unfolded.replaceAll('\r\n', '\n'))?.[1] ?? ''
        const back = value.replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c))
        expect(back).toBe(summary)
        coverage.hit(unfolded === text ? 'short' : 'folded')
      }),
      options(2000),
    )
    coverage.check()
  })

  test('every day of four years ends on the day after it', () => {
    for (let day = Date.UTC(2023, 0, 1); day < Date.UTC(2027, 0, 1); day += 86_400_000) {
      const iso = (time: number) => new Date(time).toISOString().slice(0, 10)
      const text = writeCalendar({
        name: 'x',
        stamp: '2024-06-03T00:00:00Z',
        events: [{ uid: 'u', sequence: 0, start: iso(day), summary: '' }],
      })
      expect(text).toContain(`DTEND;VALUE=DATE:${iso(day + 86_400_000).replaceAll('-', '')}\r\n`)
    }
  })

  test('programmer mistakes throw', () => {
    const event = { uid: 'u', sequence: 0, start: '2024-06-03', summary: 'x' }
    const write =
      (...events: (typeof event & { end?: string })[]) =>
      () =>
        writeCalendar({ name: 'x', stamp: '2024-06-03T00:00:00Z', events })
    expect(write(event)).not.toThrow()
    expect(write(event, event)).toThrow('two events with UID "u"')
    expect(write({ ...event, start: '2024-02-30' })).toThrow('2024-02-30')
    expect(write({ ...event, start: '2024-06-03T10:00:00+02:00' })).toThrow('+02:00')
    expect(write({ ...event, end: '2024-06-02' })).toThrow('2024-06-02')
    expect(write({ ...event, end: '2024-06-04T00:00:00Z' })).toThrow('2024-06-04')
    expect(write({ ...event, sequence: -1 })).toThrow('SEQUENCE -1')
    expect(() => writeCsv({ headers: ['a'], rows: [['a', 'b']] })).toThrow(
      'a row of 2 cells in a table of 1 columns',
    )
    expect(() => writeCsv({ headers: ['a'], hxl: ['no tag'], rows: [] })).toThrow(
      '"no tag" is no HXL hashtag',
    )
    expect(() => writeXlsx([])).toThrow('0 sheets')
    expect(() =>
      writeXlsx([
        { name: 'a', headers: [], rows: [] },
        { name: 'A', headers: [], rows: [] },
      ]),
    ).toThrow('two sheets named "A"')
    expect(() => writeZip([['a b', '']])).toThrow('"a b"')
  })
})

describe('bytes to text', () => {
  test('law: UTF-8 as the platform decodes it, any bytes', () => {
    const coverage = new Coverage('utf-8', ['valid', 'broken'])
    const oracle = new TextDecoder('utf-8', { ignoreBOM: true })
    const piece = fc.oneof(
      fc.constantFrom('a', 'é', 'ا', '🕊', '\u0800', '\uffff').map((c) => [...Buffer.from(c)]),
      fc.array(fc.constantFrom(0xc0, 0xe0, 0xed, 0xf0, 0xf4, 0xf5, 0x80, 0x9f, 0xa0, 0xbf, 0xc3), {
        maxLength: 3,
      }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (all) => {
        const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...all.flat()])
        const wanted = oracle.decode(bytes.subarray(3))
        expect(decode(bytes).text).toBe(wanted)
        coverage.hit(wanted.includes('\ufffd') ? 'broken' : 'valid')
      }),
      options(5000),
    )
    coverage.check()
  })

  test('code pages agree with the platform where both have a character', () => {
    for (const [encoding, sample] of [
      ['windows-1252', 'e9 20 61 '],
      ['windows-1255', 'e4 f1 eb ed 20 '],
      ['windows-1256', 'c7 e1 e4 c7 d1 20 '],
    ] as const) {
      const oracle = new TextDecoder(encoding)
      for (let byte = 0x80; byte < 0x100; byte++) {
        const lead = (sample.repeat(4).trim().split(' ') as string[]).map((pair) =>
          Number.parseInt(pair, 16),
        )
        const read = decode(Uint8Array.from([...lead, 0x20, byte, 0x20]))
        const mine = read.text.at(-2) ?? ''
        const theirs = oracle.decode(Uint8Array.from([byte]))
        // The platform shows C1 controls where the code page has nothing.
        if (read.encoding === encoding && mine !== '\ufffd' && !/[\u0080-\u009f]/.test(theirs))
          expect(`${encoding} ${byte}: ${mine}`).toBe(`${encoding} ${byte}: ${theirs}`)
      }
      expect(
        decode(
          Uint8Array.from(
            sample
              .trim()
              .split(' ')
              .map((pair) => Number.parseInt(pair, 16)),
          ),
        ).encoding,
      ).toBe(encoding)
    }
  })

  test('law: a text survives UTF-8 and UTF-16 with a mark', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(decode(encodeUtf8(text)).text).toBe(text)
        const units = Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))
        expect(decode(units).text).toBe(text)
      }),
      options(2000),
    )
  })
})

describe('prose', () => {
  test('law: every paragraph is a slice of the file, and no word is lost', () => {
    const coverage = new Coverage('prose', ['heading', 'number', 'body', 'cell'])
    const line = fc.constantFrom(
      '',
      'Article 1',
      '1.1 Ardal shall withdraw',
      '(a) women',
      'by day 7.',
      '# Head',
      '> said',
      '| a | b |',
      '|-|-|',
      '- x',
      'ANNEX ONE',
      'الملحق 1',
      '   indented  ',
      'x'.repeat(130),
    )
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (lines, end, markdown) => {
          const text = lines.join(end)
          const read = markdown ? readMarkdown(text) : readPlain(text)
          for (const one of paragraphsOf(read)) {
            expect(text.slice(one.from ?? 0, one.to ?? 0)).toBe(one.text)
            expect(text.slice(0, one.from).split(end).length).toBe(one.line)
            coverage.hit(one.level > 0 ? 'heading' : one.number === undefined ? 'body' : 'number')
          }
          if (read.blocks.some((block) => block.kind === 'table')) coverage.hit('cell')
          const count = (all: string) => (all.match(/\p{L}+/gu) ?? []).join(' ')
          const kept = paragraphsOf(read).map(
            (one) => `${/\p{L}/u.test(one.number ?? '') ? (one.number ?? '') : ''} ${one.text}`,
          )
          expect(count(kept.join(' '))).toBe(count(text))
        },
      ),
      options(5000),
    )
    coverage.check()
  })
})

describe('hostile bytes', () => {
  const seeds = [
    docxOf(
      '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>\n@part word/numbering.xml\n<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
    xlsxOf(
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>\n@part strings\n<si><t>a</t></si>',
    ),
  ]
  test('law: any change of any bytes is read or refused, never thrown at the caller', () => {
    const coverage = new Coverage('mutations', ['read', 'refused'])
    const change = fc.tuple(fc.nat(1_000_000), fc.nat(255))
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (good, changes) => {
          const bytes = Uint8Array.from(good)
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          for (const read of [readDocx(bytes), readXlsx(bytes)])
            coverage.hit(read.problems.some((one) => one.severity === 'error') ? 'refused' : 'read')
          decode(bytes)
        },
      ),
      options(10_000),
    )
    coverage.check()
  })

  test('law: XML with any elements and attributes inside is read or refused', () => {
    const name = fc.constantFrom(
      'p',
      'r',
      't',
      'tbl',
      'tr',
      'tc',
      'ins',
      'del',
      'sdt',
      'sdtContent',
      'pPr',
      'numPr',
      'numId',
      'br',
      'pict',
      'txbxContent',
      'row',
      'c',
      'v',
      'f',
      'sheetData',
    )
    const attribute = fc.constantFrom(
      '',
      ' w:val="1"',
      ' r="A1"',
      ' r="-1"',
      ' w:val="99999999999"',
      ' t="s"',
      ' s="-5"',
      ' min="-1" max="99999999" hidden="1"',
    )
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom('', 'text', '&#x202e;', '7'),
        fc
          .tuple(name, attribute, fc.array(tie('node'), { maxLength: 4 }))
          .map(([n, a, inner]) => `<w:${n}${a}>${inner.join('')}</w:${n}>`),
      ),
    })).node
    const coverage = new Coverage('trees', ['docx', 'xlsx'])
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        if (readDocx(docxOf(`${a}${b}`)).blocks.length > 0) coverage.hit('docx')
        const sheet = `<sheetData xmlns:w="x"><row><c><v>1</v></c></row>${a}${b}</sheetData>`
        if ((readXlsx(xlsxOf(sheet)).sheets[0]?.rows.length ?? 0) > 0) coverage.hit('xlsx')
      }),
      options(2000),
    )
    coverage.check()
  })
})

describe('spreadsheet dates', () => {
  test('days from 1900 to 2100 as the platform counts it', () => {
    for (let serial = 61; serial < 73_051; serial += campaign ? 1 : 11) {
      const wanted = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000)
        .toISOString()
        .slice(0, 10)
      expect(serialToIso(serial, false)).toBe(wanted)
      if (serial > 1462) expect(serialToIso(serial - 1462, true)).toBe(wanted)
    }
    expect(serialToIso(59, false)).toBe('1900-02-28')
    expect(serialToIso(60, false)).toBeUndefined()
    expect(serialToIso(1, false)).toBe('1900-01-01')
    expect(serialToIso(-1, false)).toBeUndefined()
    expect(serialToIso(Number.NaN, false)).toBeUndefined()
    expect(serialToIso(2_958_465.99999, false)).toBe('9999-12-31T23:59:59')
    expect(serialToIso(2_958_466, false)).toBeUndefined()
  })

  test('formats that show dates', () => {
    const date = ['yyyy-mm-dd', 'd/m/yy', '[h]:mm', 'mm:ss.0', '[$-409]d mmm', 'h:mm AM/PM']
    const none = ['0.00', 'General', '#,##0', '0.00E+00', '"days" 0', '[Red]0', '0\\d', '@', '_d0']
    expect(date.filter((code) => !isDateFormat(200, code))).toEqual([])
    expect(none.filter((code) => isDateFormat(200, code))).toEqual([])
    expect([14, 22, 45].every((id) => isDateFormat(id, undefined))).toBe(true)
    expect([0, 1, 9, 13, 23, 49, 164].some((id) => isDateFormat(id, undefined))).toBe(false)
  })

  test('list numbers', () => {
    const say = (format: string, ...counts: number[]) =>
      counts.map((n) => formatNumber(n, format)).join(' ')
    expect(say('lowerRoman', 1, 4, 9, 14, 40, 1994)).toBe('i iv ix xiv xl mcmxciv')
    expect(say('lowerLetter', 1, 26, 27, 53)).toBe('a z aa aaa')
    expect(say('hebrew1', 1, 15, 16, 100, 115)).toBe('א טו טז ק קטו')
    expect(say('arabicAbjad', 1, 2, 3, 4)).toBe('أ ب ج د')
    expect(say('decimalZero', 3)).toBe('03')
    expect(say('lowerRoman', 0, -1, 10_000)).toBe('0 -1 10000')
  })
})
