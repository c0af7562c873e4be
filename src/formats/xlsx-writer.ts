// Writes a workbook of plain tables: text and figures, no formulas, nothing hidden, no author, no date.
// The same tables give the same bytes.
import type { CellValue, TableToWrite } from './csv-writer.ts'
import { limits } from './limits.ts'
import { neutralise } from './neutralise.ts'
import { wellFormed } from './text.ts'
import { escapeXml } from './xml.ts'
import { columnName } from './xlsx.ts'
import { writeZip } from './zip-writer.ts'

export interface SheetToWrite extends TableToWrite {
  readonly name: string
  /** Columns from right to left, for Arabic and Hebrew. */
  readonly rightToLeft?: boolean
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The bytes of an .xlsx file. Throws for no sheet, a name twice, a row of another width. */
export function writeXlsx(sheets: readonly SheetToWrite[]): Uint8Array {
  const names = sheetNames(sheets)
  const each = (text: (name: string, number: number) => string) =>
    names.map((name, index) => text(name, index + 1)).join('')
  return writeZip([
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packages}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${excel}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${excel}.styles+xml"/>` +
        each(
          (_, n) =>
            `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${excel}.worksheet+xml"/>`,
        ) +
        '</Types>',
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${documents}"><sheets>${each(
        (name, n) => `<sheet name="${escapeXml(name)}" sheetId="${n}" r:id="s${n}"/>`,
      )}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${packages}/relationships">${each(
        (_, n) =>
          `<Relationship Id="s${n}" Type="${documents}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
      )}<Relationship Id="styles" Type="${documents}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles],
    ...sheets.map((sheet, index): [string, string] => [
      `xl/worksheets/sheet${index + 1}.xml`,
      sheetXml(sheet),
    ]),
  ])
}

/** Style 0 plain, 1 bold for headers, 2 text that is never taken for a figure. */
const styles =
  `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'

function sheetXml(sheet: SheetToWrite): string {
  const rows: string[] = []
  const width = sheet.headers.length
  const add = (cells: readonly CellValue[], style: number) => {
    if (cells.length !== width)
      throw new Error(`xlsx: a row of ${cells.length} cells in a table of ${width} columns`)
    const row = rows.length + 1
    const written = cells.map((cell, index) =>
      cellXml(cell, `${columnName(index + 1)}${row}`, style),
    )
    rows.push(`<row r="${row}">${written.join('')}</row>`)
  }
  add(sheet.headers, 1)
  if (sheet.hxl !== undefined) add(sheet.hxl, 2)
  for (const row of sheet.rows) add(row, 2)
  const view = sheet.rightToLeft === true ? ' rightToLeft="1"' : ''
  // The header row stays in sight.
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  return (
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${view}>${pane}</sheetView></sheetViews>` +
    `<sheetData>${rows.join('')}</sheetData></worksheet>`
  )
}

function cellXml(cell: CellValue, reference: string, style: number): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new Error(`xlsx: ${cell} is no figure`)
    return `<c r="${reference}"><v>${cell}</v></c>`
  }
  const text = escapeXml(neutralise(cell))
  const space = /^\s|\s$|\s\s/.test(text) ? ' xml:space="preserve"' : ''
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t${space}>${text}</t></is></c>`
}

/** Sheet names as Excel allows them: at most 31 characters, none of []:*?/\ and no apostrophe at an end. */
function sheetNames(sheets: readonly SheetToWrite[]): string[] {
  if (sheets.length === 0 || sheets.length > limits.sheets)
    throw new Error(`xlsx: ${sheets.length} sheets, expected 1 to ${limits.sheets}`)
  const names = sheets.map(({ name }) => {
    const allowed = name.replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ').trim()
    return wellFormed(allowed.replace(/^'+|'+$/g, '').slice(0, 31)).trim() || 'Sheet'
  })
  const twice = names.find((name, i) =>
    names.slice(0, i).some((other) => other.toLowerCase() === name.toLowerCase()),
  )
  if (twice !== undefined) throw new Error(`xlsx: two sheets named "${twice}"`)
  return names
}
