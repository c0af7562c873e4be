// Writes comma-separated values (RFC 4180) that no spreadsheet runs as formulas, with an optional row of
// HXL hashtags (hxlstandard.org 1.1) that humanitarian tools read.
import { neutralise } from './neutralise.ts'

/** A number is written as it is, text is neutralised; nothing (null) is an empty cell. */
export type CellValue = string | number | null

/** A table to be written: one header per column. */
export interface TableToWrite {
  readonly headers: readonly string[]
  /** `#date+start` and so on, one per column; '' where a column has no tag. */
  readonly hxl?: readonly string[]
  readonly rows: Iterable<readonly CellValue[]>
}

export interface CsvOptions {
  /** A byte order mark, so that Excel takes the file for UTF-8. */
  readonly mark?: boolean
}

/** Lines of the file, each with its CRLF: a caller can stream them. Throws if a row has another width. */
export function* csvLines(table: TableToWrite, options: CsvOptions = {}): Generator<string> {
  const width = table.headers.length
  const line = (cells: readonly CellValue[], text: (cell: CellValue) => string) => {
    if (cells.length !== width)
      throw new Error(`csv: a row of ${cells.length} cells in a table of ${width} columns`)
    // A lone empty cell is quoted: many readers skip an empty line.
    return `${cells.map(text).join(',') || (width === 1 ? '""' : '')}\r\n`
  }
  yield (options.mark === true ? '\ufeff' : '') + line(table.headers, cellText)
  if (table.hxl !== undefined) {
    for (const tag of table.hxl)
      if (!/^(#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*)?$/.test(tag))
        throw new Error(`csv: "${tag}" is no HXL hashtag`)
    // A tag begins with #, which no spreadsheet runs.
    yield line(table.hxl, String)
  }
  for (const row of table.rows) yield line(row, cellText)
}

/** The whole file as text. */
export function writeCsv(table: TableToWrite, options: CsvOptions = {}): string {
  return [...csvLines(table, options)].join('')
}

function cellText(cell: CellValue): string {
  if (cell === null) return ''
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new Error(`csv: ${cell} is no figure`)
    return String(cell)
  }
  const text = neutralise(cell)
  // A leading or trailing space is kept only by some readers unless quoted.
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
