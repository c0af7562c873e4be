// Files made to harm: each ends in a named problem, with nothing thrown and nothing large built.
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import {
  decode,
  encodeUtf8,
  limits,
  openZip,
  type Problem,
  readDocx,
  readMarkdown,
  readPlain,
  readXlsx,
  writeZip,
} from '../../src/formats/index.ts'
import { docxOf, docxParts, xlsxOf, xlsxParts } from './build.ts'
import { sayable } from './print.ts'

const codes = (problems: readonly Problem[]) =>
  problems.map((one) => {
    sayable(one)
    return one.code
  })
const paragraph = '<w:p><w:r><w:t>text</w:t></w:r></w:p>'
const good = docxOf(paragraph)

/** A copy with some bytes replaced: [offset, value of 1, 2 or 4 bytes, size]. */
function patched(
  bytes: Uint8Array,
  ...changes: readonly [number, number, 1 | 2 | 4][]
): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const view = new DataView(copy.buffer)
  for (const [at, value, size] of changes)
    if (size === 1) view.setUint8(at, value)
    else if (size === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
  return copy
}

/** Offsets of the directory entries and of the end record. */
function offsets(bytes: Uint8Array): { central: number[]; end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const central: number[] = []
  let end = -1
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) central.push(at)
    if (view.getUint32(at, true) === 0x06054b50) end = at
  }
  return { central, end }
}

test('the good file is read', () => {
  expect(readDocx(good).problems).toEqual([])
  expect(readXlsx(xlsxOf('<sheetData/>')).problems).toEqual([])
})

test('not a container, an old one, a locked one, an empty one, one too large', () => {
  expect(codes(readDocx(encodeUtf8('plain text, long enough to be looked at')).problems)).toEqual([
    'zip-not',
  ])
  expect(codes(readDocx(new Uint8Array()).problems)).toEqual(['file-empty'])
  const ole = Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Array<number>(64).fill(0),
  ])
  expect(codes(readXlsx(ole).problems)).toEqual(['zip-old-or-locked'])
  const { central } = offsets(good)
  expect(codes(readDocx(patched(good, [(central[0] ?? 0) + 8, 1, 2])).problems)).toEqual([
    'zip-old-or-locked',
  ])
  expect(codes(readDocx(new Uint8Array(limits.file + 1)).problems)).toEqual(['file-too-large'])
  expect(codes(decode(new Uint8Array(limits.file + 1)).warnings)).toEqual(['file-too-large'])
})

test('a bomb: one part that unpacks a thousandfold', () => {
  const bomb = writeZip([...docxParts(paragraph), ['word/bomb.xml', new Uint8Array(15_000_000)]])
  expect(bomb.length).toBeLessThan(40_000)
  const read = readDocx(bomb)
  expect(codes(read.problems)).toEqual(['zip-ratio'])
  // The rest is still read.
  expect(read.blocks.length).toBe(1)
})

test('a bomb that lies about its size: unpacking stops at what was stated', () => {
  const bomb = writeZip([['a.xml', new Uint8Array(15_000_000)]])
  const { central } = offsets(bomb)
  const liar = patched(bomb, [(central[0] ?? 0) + 24, 10, 4])
  const zip = openZip(liar)
  expect(zip.part('a.xml')).toBeUndefined()
  expect(codes(zip.problems)).toEqual(['zip-damaged'])
})

test('a part, or all parts together, too large', () => {
  const noise = (size: number) => Uint8Array.from({ length: size }, (_, i) => (i * 7919) ^ (i >> 3))
  const small = { ...limits, part: 1000, total: 5000 }
  expect(codes(openZip(writeZip([['a', noise(1001)]]), small).problems)).toEqual(['zip-part'])
  const many = writeZip(
    Array.from({ length: 6 }, (_, i): [string, Uint8Array] => [`p${i}`, noise(999)]),
  )
  expect(codes(openZip(many, small).problems)).toEqual(['zip-total'])
})

test('too many entries', () => {
  const many = writeZip(Array.from({ length: 2001 }, (_, i): [string, string] => [`p${i}`, '']))
  expect(codes(openZip(many).problems)).toEqual(['zip-entries'])
})

test('entries on top of one another (Fifield 2019)', () => {
  const two = writeZip([
    ['a', 'aaaa'],
    ['b', 'bbbb'],
  ])
  // Both directory entries point to the first local file; its name is made to fit.
  const { central } = offsets(two)
  const [first = 0, second = 0] = central
  const overlapping = patched(two, [second + 42, 0, 4], [second + 46, 'a'.charCodeAt(0), 1])
  expect(codes(openZip(overlapping).problems)).toEqual(['zip-twice'])
  const three = writeZip([
    ['a', 'aaaa'],
    ['b', 'bbbb'],
  ])
  // The first entry claims more packed bytes, reaching into the second.
  expect(codes(openZip(patched(three, [first + 20, 20, 4])).problems)).toEqual(['zip-overlap'])
})

test('two stories: other names, other offsets, something before the container', () => {
  const { central, end } = offsets(good)
  const name = (central[0] ?? 0) + 46
  expect(codes(readDocx(patched(good, [name, 'X'.charCodeAt(0), 1])).problems)).toEqual([
    'zip-ambiguous',
  ])
  expect(codes(readDocx(patched(good, [end + 16, 5, 4])).problems)).toEqual(['zip-ambiguous'])
  const before = Uint8Array.from([0x50, 0x4b, 3, 4, ...good])
  expect(codes(readDocx(before).problems)).toEqual(['zip-ambiguous'])
  expect(codes(readDocx(patched(good, [end + 10, 0xffff, 2])).problems)).toEqual(['zip-64'])
  // Something after it: the end record is no longer at the end.
  expect(codes(readDocx(Uint8Array.from([...good, 1, 2, 3])).problems)).toEqual(['zip-cut'])
})

test('cut anywhere: a named problem, never a throw', () => {
  const met = new Set<string>()
  for (let length = 0; length < good.length; length++) {
    const { problems } = readDocx(good.subarray(0, length))
    expect(problems.some((one) => one.severity === 'error') || length === 0).toBe(true)
    for (const code of codes(problems)) met.add(code)
  }
  expect([...met].sort()).toEqual(['file-empty', 'zip-cut', 'zip-not'])
})

test('a changed byte in the packed data is noticed by its checksum', () => {
  const at = 30 + '[Content_Types].xml'.length
  const stored = zipSync({ 'a.xml': [encodeUtf8('<a>some text to keep</a>'), { level: 0 }] })
  const zip = openZip(patched(stored, [at, 0x7a, 1]))
  expect(zip.part('a.xml')).toBeUndefined()
  expect(codes(zip.problems)).toEqual(['zip-damaged'])
})

test('names that climb out, links, nested containers, odd packing', () => {
  const tree = zipSync({
    '../../etc/passwd': encodeUtf8('x'),
    '/root': encodeUtf8('x'),
    'a\\..\\b': encodeUtf8('x'),
    link: [encodeUtf8('/etc/passwd'), { attrs: 0xa1ff << 16, os: 3 }],
    'inner.bin': Uint8Array.from(good),
    'good.xml': encodeUtf8('<a/>'),
  })
  const zip = openZip(tree)
  expect(codes(zip.problems)).toEqual(['zip-path', 'zip-path', 'zip-path', 'zip-link'])
  for (const name of ['../../etc/passwd', '/root', 'a\\..\\b', 'link', 'inner.bin', 'absent'])
    expect(zip.part(name), name).toBeUndefined()
  expect(codes(zip.problems).at(-1)).toBe('zip-nested')
  expect(zip.part('good.xml')).toEqual(encodeUtf8('<a/>'))
  const { central } = offsets(good)
  const odd = patched(good, [8, 12, 2], [(central[0] ?? 0) + 10, 12, 2])
  expect(codes(openZip(odd).problems)).toEqual(['zip-method'])
})

test('document types, entities, depth, broken and endless XML', () => {
  const withMain = (xml: string) =>
    writeZip(
      docxParts('').map(([name, text]): [string, string] => [
        name,
        name === 'word/document.xml' ? xml : text,
      ]),
    )
  const of = (xml: string) => codes(readDocx(withMain(xml)).problems)
  const w = 'xmlns:w="x"'
  expect(of('<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>')).toEqual([
    'xml-doctype',
  ])
  expect(of('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toEqual(['xml-doctype'])
  expect(of('<a>&undeclared;</a>')).toEqual(['xml-damaged'])
  expect(of('<a><b></a>')).toEqual(['xml-damaged'])
  expect(of('<a>')).toEqual(['xml-damaged'])
  expect(of('')).toEqual(['xml-damaged'])
  expect(of(`${'<a>'.repeat(70)}${'</a>'.repeat(70)}`)).toEqual(['xml-deep'])
  const items = `<w:document ${w}><w:body>${'<w:i/>'.repeat(999)}</w:body></w:document>`
  expect(codes(readDocx(withMain(items), { ...limits, elements: 1000 }).problems)).toEqual([
    'xml-large',
  ])
  expect(of('<other/>')).toEqual(['docx-not'])
  // A table inside a table inside a table … within the allowed depth.
  const nested = `${'<w:tbl><w:tr><w:tc>'.repeat(18)}<w:p/>${'</w:tc></w:tr></w:tbl>'.repeat(18)}`
  expect(of(`<w:document ${w}><w:body>${nested}</w:body></w:document>`)).toEqual([])
  expect(of('<a __proto__="x" constructor="y"/>')).toEqual(['docx-not'])
})

test('XML that is not UTF-8 is refused rather than guessed', () => {
  const parts = docxParts(paragraph).map(([name, text]): [string, Uint8Array] => [
    name,
    name === 'word/document.xml'
      ? Uint8Array.from([0x3c, 0x61, 0x3e, 0xe4, 0x3c, 0x2f, 0x61, 0x3e])
      : encodeUtf8(text),
  ])
  expect(codes(readDocx(writeZip(parts)).problems)).toEqual(['xml-damaged'])
})

test('long documents stop at the limit and say so', () => {
  const few = { ...limits, paragraphs: 10 }
  const read = readDocx(docxOf(paragraph.repeat(20)), few)
  expect(read.blocks.length).toBe(10)
  expect(codes(read.problems)).toEqual(['document-too-long'])
  const plain = readPlain('a\n\n'.repeat(20), few)
  expect(plain.blocks.length).toBe(10)
  expect(codes(plain.problems)).toEqual(['document-too-long'])
})

test('huge sheets: too many rows, columns, cells, characters, sheets; padding counts', () => {
  const sheet = (rows: string) => xlsxOf(`<sheetData>${rows}</sheetData>`)
  const small = { ...limits, rows: 5, columns: 4, cells: 20, characters: 50, sheets: 2 }
  const of = (bytes: Uint8Array) => codes(readXlsx(bytes, small).problems)
  const cell = '<c><v>1</v></c>'
  expect(of(sheet(`<row>${cell}</row>`.repeat(6)))).toEqual(['xlsx-large'])
  expect(of(sheet(`<row>${cell.repeat(5)}</row>`))).toEqual(['xlsx-large'])
  expect(of(sheet(`<row>${cell.repeat(4)}</row>`.repeat(6)))).toEqual(['xlsx-cells'])
  expect(of(sheet('<row><c r="D1"><v>1</v></c></row>'.repeat(6)))).toEqual(['xlsx-cells'])
  expect(of(sheet(`<row><c t="str"><v>${'x'.repeat(51)}</v></c></row>`))).toEqual([
    'xlsx-characters',
  ])
  // One long shared string, meant many times.
  const shared = xlsxOf(
    `<sheetData>${'<row><c t="s"><v>0</v></c></row>'.repeat(4)}</sheetData>\n@part strings\n<si><t>${'y'.repeat(40)}</t></si>`,
  )
  expect(of(shared)).toEqual(['xlsx-characters'])
  const three =
    '<sheetData/>\n@part sheet B visible\n<sheetData/>\n@part sheet C visible\n<sheetData/>'
  expect(of(xlsxOf(three))).toEqual(['xlsx-sheets'])
  expect(
    of(sheet('<row r="999999999999"><c r="A0"><v>1</v></c><c r="ZZZZ1"><v>2</v></c></row>')),
  ).toEqual([])
  expect(of(writeZip(xlsxParts('').filter(([name]) => !name.includes('sheet0'))))).toEqual([
    'office-part-missing',
  ])
  expect(of(good)).toEqual(['xlsx-not'])
})

test('loops: styles based on each other, relationships to themselves', () => {
  const styles =
    '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>\n@part word/styles.xml\n<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
  expect(readDocx(docxOf(styles)).blocks.length).toBe(1)
})

test('one line of megabytes, a million empty lines: read or cut, no expression runs away', () => {
  const long = 2_000_000
  const inputs = [
    '- '.repeat(long),
    `x${' '.repeat(long)}x`,
    `# x${' '.repeat(long)}x`,
    `| ${'a'.repeat(long)} |\n|-|`,
    `|-\n${'|-'.repeat(1000)}`,
    '\n'.repeat(long),
    '>'.repeat(long),
    `${"'".repeat(long)}x`,
    'A'.repeat(long),
    `Article ${' '.repeat(long)}`,
    '\u202e'.repeat(long),
  ]
  for (const input of inputs)
    for (const read of [readPlain(input), readMarkdown(input)]) {
      expect(read.blocks.length).toBeLessThanOrEqual(limits.paragraphs)
      codes(read.problems)
    }
  expect(decode(encodeUtf8('\u202e'.repeat(long))).warnings.length).toBe(1)
  expect(codes(readPlain('\n'.repeat(long) + 'x').problems)).toEqual(['document-too-long'])
})
