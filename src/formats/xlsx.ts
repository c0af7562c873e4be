// Reads Excel workbooks (SpreadsheetML, ECMA-376 part 1, 18) as tables of text. Hidden sheets, rows and
// columns are read and reported: the dangerous part of a list is the part its sender did not see. Of a
// formula only the value stored beside it is taken; nothing is computed.
import { hiddenCharacters } from './hidden.ts'
import { type Limits, limits as usual } from './limits.ts'
import { openPackage, type Package } from './office.ts'
import { type Problem, problem } from './problem.ts'
import { isDateFormat, serialToIso } from './serial-date.ts'
import { child, children, walkXml } from './xml.ts'

export interface SheetRow {
  /** As the spreadsheet counts, from 1; empty rows are left out. */
  readonly row: number
  readonly hidden: boolean
  /** From column A; dates as ISO, true and false as TRUE and FALSE, empty cells as ''. */
  readonly cells: readonly string[]
}

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly SheetRow[]
  /** Columns from 1 that are hidden. */
  readonly hiddenColumns: readonly number[]
  /** `C4` and so on: cells whose value comes from a formula; the first hundred. */
  readonly formulas: readonly string[]
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
  readonly problems: readonly Problem[]
}

/** Reads a .xlsx file. Never throws; what can't be read is a problem. */
export function readXlsx(bytes: Uint8Array, limits: Limits = usual): Workbook {
  const file = openPackage(bytes, limits)
  const { problems } = file
  if (problems.some((one) => one.severity === 'error' && one.at.part === undefined))
    return { sheets: [], problems }
  const main =
    [...file.relations('').values()].find((one) => one.type === 'officeDocument')?.target ??
    'xl/workbook.xml'
  const workbook = file.xml(main)
  const listed = children(child(workbook, 'sheets'), 'sheet')
  if (workbook?.name !== 'workbook' || listed.length === 0) {
    if (!problems.some((one) => one.severity === 'error'))
      problems.push(problem('error', 'xlsx-not'))
    return { sheets: [], problems }
  }
  if (listed.length > limits.sheets)
    problems.push(problem('error', 'xlsx-sheets', { count: listed.length, limit: limits.sheets }))
  const relations = file.relations(main)
  const part = (type: string) => [...relations.values()].find((one) => one.type === type)?.target
  const budget = { cells: limits.cells, characters: limits.characters }
  const context: Context = {
    shared: readShared(file, part('sharedStrings'), limits, budget),
    dates: readDateStyles(file, part('styles')),
    from1904: ['1', 'true'].includes(child(workbook, 'workbookPr')?.attributes['date1904'] ?? ''),
    limits,
    budget,
  }
  const sheets: Sheet[] = []
  for (const one of listed.slice(0, limits.sheets)) {
    const { name = '', state = 'visible' } = one.attributes
    // `r:id`, not `sheetId`.
    const target = relations.get(one.attributes['r:id'] ?? one.attributes['id'] ?? '')
    if (target === undefined || target.type !== 'worksheet') {
      problems.push(problem('note', 'xlsx-no-table', {}, { sheet: name }))
      continue
    }
    if (!file.names.includes(target.target))
      problems.push(
        problem('error', 'office-part-missing', {}, { sheet: name, part: target.target }),
      )
    const sheet = readSheet(file, target.target, name, state !== 'visible', context)
    sheets.push(sheet)
    report(sheet, problems)
  }
  return { sheets, problems }
}

interface Context {
  readonly shared: readonly string[]
  readonly dates: ReadonlySet<number>
  readonly from1904: boolean
  readonly limits: Limits
  /** What may still be read, all sheets together. */
  readonly budget: { cells: number; characters: number }
}

/** The table of strings that cells refer to; phonetic guides are not part of the text. */
function readShared(
  file: Package,
  part: string | undefined,
  limits: Limits,
  budget: Context['budget'],
): string[] {
  const bytes = part === undefined ? undefined : file.bytes(part)
  if (part === undefined || bytes === undefined) return []
  const strings: string[] = []
  let text = ''
  let reading = false
  let phonetic = false
  let characters = 0
  file.problems.push(
    ...walkXml(bytes, part, limits, {
      open(name) {
        if (name === 'si') text = ''
        if (name === 'rPh') phonetic = true
        if (name === 't') reading = !phonetic
      },
      close(name) {
        if (name === 't') reading = false
        if (name === 'rPh') phonetic = false
        if (name === 'si') {
          strings.push(text)
          characters += text.length
        }
      },
      text(content) {
        if (reading && characters <= budget.characters) text += content
      },
    }),
  )
  return strings
}

/** Cell styles that show a number as a date. */
function readDateStyles(file: Package, part: string | undefined): Set<number> {
  const root = part === undefined ? undefined : file.xml(part)
  const codes = new Map(
    children(child(root, 'numFmts'), 'numFmt').map((one) => [
      Number(one.attributes['numFmtId']),
      one.attributes['formatCode'],
    ]),
  )
  const dates = new Set<number>()
  children(child(root, 'cellXfs'), 'xf').forEach((one, index) => {
    const id = Number(one.attributes['numFmtId'] ?? 0)
    if (isDateFormat(id, codes.get(id))) dates.add(index)
  })
  return dates
}

/** `BC12` → column 55, row 12; undefined if it is no reference. */
export function readReference(text: string): { column: number; row: number } | undefined {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(text)
  if (match === null) return undefined
  let column = 0
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return { column, row: Number(match[2]) }
}

function readSheet(
  file: Package,
  part: string,
  name: string,
  hidden: boolean,
  context: Context,
): Sheet {
  const { limits, budget } = context
  const rows: { row: number; hidden: boolean; cells: string[] }[] = []
  const hiddenColumns = new Set<number>()
  const formulas: string[] = []
  const bytes = file.bytes(part)
  let row: (typeof rows)[number] | undefined
  let lastRow = 0
  let column = 0
  let type = 'n'
  let style = 0
  let value = ''
  let reading = false
  let inRow = false
  let skipped = 0
  const walked =
    bytes === undefined
      ? []
      : walkXml(bytes, part, limits, {
          open(element, attributes, stop) {
            switch (element) {
              case 'col': {
                if (!['1', 'true'].includes(attributes['hidden'] ?? '')) return
                const to = Math.min(Number(attributes['max']), limits.columns)
                for (let one = Number(attributes['min']); one <= to; one++) hiddenColumns.add(one)
                return
              }
              case 'row': {
                inRow = true
                const stated = Number(attributes['r'] ?? lastRow + 1)
                const zero =
                  ['1', 'true'].includes(attributes['zeroHeight'] ?? '') || attributes['ht'] === '0'
                lastRow = Number.isSafeInteger(stated) && stated > lastRow ? stated : lastRow + 1
                row = {
                  row: lastRow,
                  hidden: zero || ['1', 'true'].includes(attributes['hidden'] ?? ''),
                  cells: [],
                }
                column = 0
                return
              }
              case 'c': {
                const at = readReference(attributes['r'] ?? '')
                column = at === undefined || at.column <= column ? column + 1 : at.column
                type = attributes['t'] ?? 'n'
                style = Number(attributes['s'] ?? -1)
                value = ''
                if (--budget.cells < 0) stop('xlsx-cells', { limit: limits.cells })
                return
              }
              case 'f':
                if (formulas.length < 100 && row !== undefined)
                  formulas.push(`${columnName(column)}${row.row}`)
                return
              case 'v':
                reading = inRow
                return
              case 't':
                reading = inRow && type === 'inlineStr'
                return
            }
          },
          close(element) {
            if (element === 'v' || element === 't') reading = false
            if (element === 'c' && row !== undefined) {
              const text = shown(value, type, style, context)
              budget.characters -= text.length
              if (text === '') return
              if (column > limits.columns) skipped++
              else if (budget.characters >= 0) {
                // Padding costs as much as cells, or a far column in every row would fill the memory.
                budget.cells -= column - 1 - row.cells.length
                while (row.cells.length < column - 1) row.cells.push('')
                row.cells.push(text)
              }
            }
            if (element === 'row' && row !== undefined) {
              if (row.cells.length > 0) {
                if (rows.length < limits.rows) rows.push(row)
                else skipped++
              }
              row = undefined
              inRow = false
            }
          },
          text(content) {
            if (reading) value += content
          },
        })
  file.problems.push(...walked.map((one) => ({ ...one, at: { ...one.at, sheet: name } })))
  if (budget.characters < 0)
    file.problems.push(
      problem('error', 'xlsx-characters', { limit: limits.characters }, { sheet: name }),
    )
  if (skipped > 0) {
    const data = { rows: limits.rows, columns: limits.columns }
    file.problems.push(problem('error', 'xlsx-large', data, { sheet: name }))
  }
  return { name, hidden, rows, hiddenColumns: [...hiddenColumns], formulas }
}

/** A stored value as a person sees it, as far as that can be said without the machine's locale. */
function shown(value: string, type: string, style: number, context: Context): string {
  if (type === 's') return context.shared[Number(value)] ?? ''
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE'
  if (type === 'n' && value !== '' && context.dates.has(style))
    return serialToIso(Number(value), context.from1904) ?? value
  return value
}

/** 1 → A, 27 → AA. */
export function columnName(column: number): string {
  let name = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name
  return name
}

function report(sheet: Sheet, problems: Problem[]): void {
  const at = { sheet: sheet.name }
  const rows = sheet.rows.filter((one) => one.hidden)
  const [row] = rows
  if (sheet.hidden)
    problems.push(problem('warning', 'xlsx-hidden-sheet', { rows: sheet.rows.length }, at))
  if (row !== undefined)
    problems.push(
      problem('warning', 'xlsx-hidden-rows', { count: rows.length }, { ...at, row: row.row }),
    )
  const filled = sheet.hiddenColumns.filter((column) =>
    sheet.rows.some((one) => (one.cells[column - 1] ?? '') !== ''),
  )
  const [column] = filled
  if (column !== undefined)
    problems.push(
      problem('warning', 'xlsx-hidden-columns', { count: filled.length }, { ...at, column }),
    )
  const [cell] = sheet.formulas
  if (cell !== undefined)
    problems.push(
      problem('warning', 'xlsx-formulas', { count: sheet.formulas.length }, { ...at, cell }),
    )
  for (const one of sheet.rows) {
    const index = one.cells.findIndex((text) => hiddenCharacters(text, 1).length > 0)
    if (index < 0) continue
    const [first] = hiddenCharacters(one.cells[index] ?? '', 1)
    const spot = { ...at, cell: `${columnName(index + 1)}${one.row}` }
    problems.push(
      problem('warning', 'hidden-characters', { count: 1, first: first?.point ?? '' }, spot),
    )
    // One per sheet: the person looks at the sheet.
    break
  }
}
