// `truce incidents FILE`: rows of a file against zones. The file is read piece by piece and never held;
// what stays in memory is counts, the first remarks, and ids up to a limit.
import {
  closeSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { decode, csvLines, geoTable, openCsv, readGeoJson } from '../formats/index.ts'
import type { Problem } from '../formats/index.ts'
import { isDate, isZone } from '../model/index.ts'
import {
  countingBy,
  coverageByArea,
  mappingFor,
  zonesFrom,
  type CoverageRow,
  type DateOrder,
  type DrawnFault,
  type DrawnZones,
  type Mapping,
  type MappingOptions,
  type StagedRow,
} from '../monitor/index.ts'
import { explain } from '../words/index.ts'
import { Exit, complain, print, say } from './frame.ts'
import { incidentsText, type FileReport, type RemarkCount } from './print-incidents.ts'

export interface IncidentsOptions {
  readonly zones?: string
  readonly coverage?: string
  readonly counter?: string
  readonly dates?: string
  readonly timezone: string
  readonly report?: string
  readonly json?: boolean
}

/** Rows looked at before the order of dates is settled. */
const SAMPLE = 5000
/** Ids remembered to find repeated ones. */
const IDS = 1_000_000
const PIECE = 1 << 20

/** The rows of a CSV file or standard input, in memory bounded by one piece. */
export function* csvRows(
  pieces: Iterable<Uint8Array>,
  told: (reading: { encoding: string; problems: readonly Problem[] }) => void,
): Generator<readonly string[]> {
  const reader = openCsv()
  for (const piece of pieces) for (const { cells } of reader.push(piece)) yield cells
  for (const { cells } of reader.end()) yield cells
  told(reader.reading())
}

function* piecesOf(path: string): Generator<Uint8Array> {
  const file = path === '-' ? 0 : opened(path)
  try {
    for (;;) {
      const piece = new Uint8Array(PIECE)
      const n = readSync(file, piece, 0, PIECE, null)
      if (n === 0) return
      yield piece.subarray(0, n)
    }
  } finally {
    if (file !== 0) closeSync(file)
  }
}

export function runIncidents(path: string, options: IncidentsOptions): void {
  if (!isZone(options.timezone)) misuse('P102', { seen: options.timezone })
  const drawn = options.zones === undefined ? null : readZones(options.zones, options.timezone)
  const problems: Problem[] = []
  const told = { encoding: 'utf-8' }
  const rows = /\.(geo)?json$/i.test(path)
    ? geoRows(path, problems)
    : csvRows(piecesOf(path), (reading) => {
        told.encoding = reading.encoding
        problems.push(...reading.problems)
      })
  const mapping: MappingOptions = {
    zone: options.timezone,
    today: new Date().toISOString().slice(0, 10),
    ...(options.dates === undefined ? {} : { order: orderOf(options.dates) }),
  }
  const out = options.report === undefined ? null : openSync(options.report, 'w')
  const write = out === null ? null : rowWriter((line) => writeSync(out, line))
  const counted = countRows(rows, mapping, drawn, write)
  if (out !== null) closeSync(out)
  for (const problem of problems) complain(problemLine(path, problem))
  if ('code' in counted) {
    complain(explained(counted.code, counted.data))
    throw new Exit(1)
  }
  const coverage =
    options.coverage === undefined || counted.counts.days === null
      ? null
      : coverageByArea(readCoverage(options.coverage), counted.counts.days)
  const report: FileReport = {
    file: path === '-' ? '-' : basename(path),
    encoding: told.encoding,
    counter: options.counter ?? null,
    zoneFaults: drawn?.faults ?? [],
    coverage,
    ...counted,
  }
  print(
    options.json === true ? JSON.stringify(jsonOf(report), null, 2) : incidentsText(say, report),
  )
  if (options.report !== undefined)
    complain(say('incidents-report-written', { file: options.report }))
  if (counted.refused > 0 || problems.some((one) => one.severity === 'error')) throw new Exit(1)
}

export type Counted = Omit<FileReport, 'file' | 'encoding' | 'counter' | 'zoneFaults' | 'coverage'>

/** Goes through the rows once. `each` gets every row's line of the report as it comes. */
export function countRows(
  rows: Iterable<readonly string[]>,
  options: MappingOptions,
  drawn: DrawnZones | null,
  each: ((row: StagedRow) => void) | null,
): Counted | Extract<Mapping, { code: string }> {
  const counting = countingBy(drawn?.zones ?? [])
  const remarks = new Map<string, RemarkCount>()
  const ids = new Set<string>()
  let heading: readonly string[] | null = null
  let mapper: Extract<Mapping, { layout: unknown }> | null = null
  let held: (readonly string[])[] = []
  let number = 0
  let taken = 0
  let remarked = 0
  const take = (cells: readonly string[]) => {
    if (mapper === null || mapper.isTags(cells)) return
    number += 1
    let staged = mapper.map(cells, number)
    const id = staged.event?.foreign
    if (id !== undefined && ids.has(id))
      staged = {
        ...staged,
        problems: [
          ...staged.problems,
          // The mapper sees one row at a time: repeated ids are found here.
          { code: 'row-id-twice', severity: 'warning', at: { row: number }, data: { id } },
        ],
      }
    if (id !== undefined && ids.size < IDS) ids.add(id)
    for (const { code, data, severity } of staged.problems) {
      const known = remarks.get(code)
      if (known === undefined) remarks.set(code, { code, severity, n: 1, row: number, data })
      else known.n += 1
    }
    if (staged.event !== undefined) {
      taken += 1
      if (staged.problems.length > 0) remarked += 1
      counting.take(staged.event)
    }
    each?.(staged)
  }
  const settle = (): Extract<Mapping, { code: string }> | null => {
    const made = mappingFor(heading ?? [], held, options)
    if ('code' in made) return made
    mapper = made
    for (const cells of held) take(cells)
    held = []
    return null
  }
  for (const cells of rows) {
    if (heading === null) heading = cells
    else if (mapper !== null) take(cells)
    else {
      held.push(cells)
      const fault = held.length < SAMPLE ? null : settle()
      if (fault) return fault
    }
  }
  const fault = mapper === null ? settle() : null
  if (fault) return fault
  const { layout, dates } = mapper as unknown as Extract<Mapping, { layout: unknown }>
  return {
    layout: layout.name,
    order: options.order ?? dates.order ?? null,
    rows: number,
    taken,
    refused: number - taken,
    remarked,
    idsLimited: ids.size >= IDS,
    remarks: [...remarks.values()],
    counts: counting.counts(),
  }
}

function geoRows(path: string, problems: Problem[]): Iterable<readonly string[]> {
  const { features, problems: found } = readGeoJson(decode(read(path)).text)
  problems.push(...found)
  const { heading, rows } = geoTable(features)
  return [heading, ...rows]
}

/** Zones of a folder (or one file); features that give none are named. */
export function readZones(path: string, zone: string): DrawnZones & { faults: ZoneRemark[] } {
  const files = isFolder(path)
    ? readdirSync(path)
        .sort()
        .filter((name) => /\.(geo)?json$/i.test(name))
        .map((name) => join(path, name))
    : [path]
  const all = files.map((file) => {
    const { features, problems } = readGeoJson(decode(read(file)).text)
    for (const problem of problems) complain(problemLine(file, problem))
    const drawn = zonesFrom(features, zone)
    return { ...drawn, faults: drawn.faults.map((one) => ({ ...one, file: basename(file) })) }
  })
  return {
    zones: all.flatMap((one) => one.zones),
    lines: all.flatMap((one) => one.lines),
    faults: all.flatMap((one) => one.faults),
  }
}

export type ZoneRemark = DrawnFault & { readonly file: string }

function readCoverage(path: string): CoverageRow[] {
  const rows = csvRows(piecesOf(path), () => undefined)
  let columns: string[] | null = null
  const found: CoverageRow[] = []
  for (const cells of rows) {
    if (columns === null) {
      columns = cells.map((cell) => cell.trim().toLowerCase())
      if (!['area', 'day', 'hours'].every((name) => columns?.includes(name)))
        misuse('coverage-columns', { columns: cells.join(', ').slice(0, 300) })
      continue
    }
    const cell = (name: string) => (cells[columns?.indexOf(name) ?? -1] ?? '').trim()
    const hours = Number(cell('hours'))
    const denied = Number(cell('denied') || 0)
    if (isDate(cell('day')) && hours >= 0 && denied >= 0)
      found.push({ area: cell('area'), day: cell('day'), hours, denied })
  }
  return found
}

/** Every row of the file with what became of it: no cell that a spreadsheet would run. */
function rowWriter(write: (line: string) => void): (row: StagedRow) => void {
  const headers = ['row', 'outcome', 'code', 'column', 'message']
  const line = (cells: readonly (string | number | null)[]) => [
    ...csvLines({ headers, rows: [cells] }),
  ]
  write(headers.join(',') + '\r\n')
  return (row) => {
    const outcome = row.event === undefined ? 'refused' : 'taken'
    if (row.problems.length === 0) write(line([row.row, outcome, null, null, null])[1] ?? '')
    for (const { code, at, data } of row.problems)
      write(
        line([row.row, outcome, code, at.column ?? null, explained(code, data, false)])[1] ?? '',
      )
  }
}

function orderOf(text: string): DateOrder {
  const order = text.replaceAll('-', ' ')
  if (order === 'year first' || order === 'day first' || order === 'month first') return order
  return misuse('dates-order', { seen: text })
}

function jsonOf(report: FileReport): object {
  const { coverage, ...rest } = report
  return {
    format: 'truce/incidents@1',
    unit: 'row of the file',
    ...rest,
    coverage: coverage === null ? null : [...coverage].map(([area, sum]) => ({ area, ...sum })),
  }
}

/** A code in words; with its advice unless it is for a cell. */
export function explained(
  code: string,
  data: Readonly<Record<string, unknown>>,
  help = true,
): string {
  const told = explain('en', code, data, { plain: true })
  return help && told.help !== undefined
    ? `${code} ${told.message}\n  help: ${told.help}`
    : told.message
}

export function problemLine(path: string, { code, at, data }: Problem): string {
  const where = at.line ?? at.row
  const place = where === undefined ? '' : `:${where}`
  return `${path === '-' ? '-' : basename(path)}${place}: ${explained(code, data)}`
}

function misuse(code: string, data: Readonly<Record<string, unknown>>): never {
  complain(explained(code, data))
  throw new Exit(2)
}

function opened(path: string): number {
  try {
    return openSync(path, 'r')
  } catch {
    return missing(path)
  }
}

function missing(path: string): never {
  complain(explained('F101', { file: path }))
  throw new Exit(1)
}

export function read(path: string): Uint8Array {
  try {
    return readFileSync(path === '-' ? 0 : path)
  } catch {
    return missing(path)
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return missing(path)
  }
}
