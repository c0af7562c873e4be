// Writes Word documents: headings, paragraphs, tables, right to left where needed. No author, no dates,
// no revision ids, no properties part: two exports of the same content are the same bytes, and a file
// says nothing about the machine it was made on.
import { type Direction, firstStrong, splitByDirection } from './direction.ts'
import { escapeXml } from './xml.ts'
import { writeZip } from './zip-writer.ts'

/** Words with one look. */
export interface Run {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  /** Struck through, as for a date that no longer holds. */
  readonly struck?: boolean
}

/** Text, or runs of it. */
export type Words = string | readonly Run[]

export type BlockToWrite =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly words: Words }
  | {
      readonly kind: 'paragraph'
      readonly words: Words
      readonly indent?: number
      readonly small?: boolean
    }
  | { readonly kind: 'bullet'; readonly words: Words }
  | {
      readonly kind: 'table'
      readonly headers?: readonly Words[]
      readonly rows: readonly (readonly Words[])[]
    }
  | { readonly kind: 'page-break' }

export interface DocumentToWrite {
  /** Direction of the whole; a paragraph that begins in the other script keeps its own. */
  readonly direction: Direction
  readonly language: 'en' | 'ar' | 'he'
  readonly blocks: readonly BlockToWrite[]
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** The bytes of a .docx file. */
export function writeDocx(document: DocumentToWrite): Uint8Array {
  const body = document.blocks.map((block) => blockXml(block, document.direction)).join('')
  const section =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/>' +
    `${document.direction === 'rtl' ? '<w:bidi/>' : ''}</w:sectPr>`
  return writeZip([
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packages}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>` +
        `<Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${documents}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/document.xml',
      `${head}<w:document xmlns:w="${w}"><w:body>${body}${section}</w:body></w:document>`,
    ],
    [
      'word/_rels/document.xml.rels',
      `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${documents}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['word/styles.xml', stylesXml(document.language)],
  ])
}

const languages = { en: 'ar-SA', ar: 'ar-SA', he: 'he-IL' } as const

/** Style names stay English: Word translates them, and readers find headings by them. */
function stylesXml(language: DocumentToWrite['language']): string {
  const font = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/>'
  const heading = (level: number, size: number) =>
    `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/>` +
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>' +
    `<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="${level - 1}"/></w:pPr>` +
    `<w:rPr><w:b/><w:bCs/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`
  const border = (side: string) =>
    `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`
  return (
    `${head}<w:styles xmlns:w="${w}"><w:docDefaults><w:rPrDefault><w:rPr>${font}<w:sz w:val="21"/><w:szCs w:val="21"/>` +
    `<w:lang w:val="en-GB" w:bidi="${languages[language]}"/></w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    heading(1, 32) +
    heading(2, 26) +
    heading(3, 23) +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>' +
    '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>' +
    `<w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders></w:tblPr></w:style>` +
    '</w:styles>'
  )
}

function blockXml(block: BlockToWrite, base: Direction): string {
  switch (block.kind) {
    case 'heading':
      return paragraphXml(block.words, base, { style: `Heading${block.level}` })
    case 'paragraph':
      return paragraphXml(block.words, base, {
        ...(block.indent === undefined ? {} : { indent: block.indent }),
        small: block.small === true,
      })
    case 'bullet': {
      const runs = typeof block.words === 'string' ? [{ text: block.words }] : block.words
      return paragraphXml([{ text: '•\u00a0' }, ...runs], base, { indent: 1 })
    }
    case 'table':
      return tableXml(block, base)
    case 'page-break':
      return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
  }
}

interface Look {
  style?: string
  indent?: number
  small?: boolean
  bold?: boolean
}

function paragraphXml(words: Words, base: Direction, look: Look): string {
  const runs = typeof words === 'string' ? [{ text: words }] : words
  const direction = firstStrong(runs.map((run) => run.text).join(''), base)
  // Order of elements as the schema wants it (17.3.1.26): style, bidi, indent.
  const properties =
    (look.style === undefined ? '' : `<w:pStyle w:val="${look.style}"/>`) +
    (direction === 'rtl' ? '<w:bidi/>' : '') +
    (look.indent === undefined ? '' : `<w:ind w:left="${look.indent * 360}"/>`)
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs
    .map((run) => runXml(run, direction, look))
    .join('')}</w:p>`
}

function runXml(run: Run, base: Direction, look: Look): string {
  const bold = run.bold === true || look.bold === true
  return splitByDirection(run.text, base)
    .map((piece) => {
      // Complex-script twins (bCs, iCs, szCs) carry the look of Arabic and Hebrew (17.3.2.26).
      const properties =
        (bold ? '<w:b/><w:bCs/>' : '') +
        (run.italic === true ? '<w:i/><w:iCs/>' : '') +
        (run.struck === true ? '<w:strike/>' : '') +
        (look.small === true ? '<w:sz w:val="17"/><w:szCs w:val="17"/>' : '') +
        (piece.direction === 'rtl' ? '<w:rtl/>' : '')
      return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${textXml(piece.text)}</w:r>`
    })
    .join('')
}

/** Line ends and tabs are elements of their own in Word. */
function textXml(text: string): string {
  return text
    .split(/(\r\n|[\r\n\t])/)
    .map((part) => {
      if (part === '') return ''
      if (part === '\t') return '<w:tab/>'
      if (/[\r\n]/.test(part)) return '<w:br/>'
      return `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`
    })
    .join('')
}

function tableXml(table: Extract<BlockToWrite, { kind: 'table' }>, base: Direction): string {
  const width = Math.max(0, table.headers?.length ?? 0, ...table.rows.map((row) => row.length))
  if (width === 0) return ''
  const column = Math.floor(9638 / width)
  const cell = (words: Words, bold: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="${column}" w:type="dxa"/></w:tcPr>${paragraphXml(words, base, { bold, small: width > 5 })}</w:tc>`
  const row = (cells: readonly Words[], header: boolean) =>
    `<w:tr>${header ? '<w:trPr><w:tblHeader/></w:trPr>' : '<w:trPr><w:cantSplit/></w:trPr>'}${Array.from(
      { length: width },
      (_, index) => cell(cells[index] ?? '', header),
    ).join('')}</w:tr>`
  return (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>' +
    `${base === 'rtl' ? '<w:bidiVisual/>' : ''}<w:tblW w:w="${column * width}" w:type="dxa"/></w:tblPr>` +
    `<w:tblGrid>${`<w:gridCol w:w="${column}"/>`.repeat(width)}</w:tblGrid>` +
    (table.headers === undefined ? '' : row(table.headers, true)) +
    table.rows.map((cells) => row(cells, false)).join('') +
    // Word wants a paragraph between two tables and at the end of a cell.
    '</w:tbl><w:p/>'
  )
}
