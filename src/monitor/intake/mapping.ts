/**
 * Rows of a table → staged events. Every row gets a line of the report: taken, with remarks, or refused,
 * with the reason; one bad row never stops the rest. Nothing is guessed silently: an order of dates
 * that the column leaves open has to be given by the caller.
 */
import { addDays, startOfDate, type Instant, type IsoDate, type Window } from '../../model/index.ts'
import { swapSuspected, type Box, type Place } from '../space/index.ts'
import { readDate, sniffDateOrder, type DateFinding, type DateOrder } from './dates.ts'
import { columnName, layoutOf, type Layout } from './layouts.ts'

export interface StagedEvent {
  /** Id in the source's own numbering. */
  readonly foreign: string
  /** Larger is later; absent where rows have no version of their own. */
  readonly version?: number
  readonly days: { readonly from: IsoDate; readonly to: IsoDate }
  readonly happened: Window
  readonly place: Place
  readonly placeName: string
  readonly areas: readonly string[]
  readonly what: string
  /** As the source labels them; order says nothing. */
  readonly sides: readonly string[]
  readonly deaths?: { readonly low: number; readonly best: number; readonly high: number }
  readonly sources?: number
  readonly provisional: boolean
  readonly notes: string
  /** Of the cells, to tell a changed row from the same one. Not for security. */
  readonly digest: string
}

export interface RowProblem {
  readonly code:
    | 'row-too-short'
    | 'row-too-long'
    | 'row-id-missing'
    | 'row-id-twice'
    | 'row-date-unreadable'
    | 'row-date-order-open'
    | 'row-dates-reversed'
    | 'row-date-in-future'
    | 'row-place-missing'
    | 'row-place-out-of-range'
    | 'row-place-perhaps-swapped'
    | 'row-precision-not-known'
    | 'row-figure-unreadable'
    | 'row-figures-out-of-order'
  readonly severity: 'error' | 'warning'
  readonly at: { readonly row: number; readonly column?: string }
  readonly data: Readonly<Record<string, string | number>>
}

export interface StagedRow {
  readonly row: number
  /** Absent where the row is refused. */
  readonly event?: StagedEvent
  readonly problems: readonly RowProblem[]
}

export interface MappingOptions {
  /** Order of dates; sniffed from the sample unless given. */
  readonly order?: DateOrder
  /** IANA zone of the days in the file; UTC unless given. */
  readonly zone?: string
  /** Dates after this day are remarked. */
  readonly today?: IsoDate
  /** Where the process plays: outside it as written and inside it when swapped is suspected. */
  readonly expected?: Box
  /** Metres by precision code, in place of the layout's reading. */
  readonly metres?: Readonly<Record<string, number>>
}

export type Mapping =
  | {
      readonly layout: Layout
      readonly dates: DateFinding
      readonly map: (cells: readonly string[], row: number) => StagedRow
      /** True for a row of HXL hashtags, which is no data. */
      readonly isTags: (cells: readonly string[]) => boolean
    }
  | { readonly code: 'layout-not-known'; readonly data: { readonly columns: string } }

/** Prepares a mapper for a heading and some of the first rows (all of them is better, a thousand will do). */
export function mappingFor(
  heading: readonly string[],
  sample: readonly (readonly string[])[],
  options: MappingOptions = {},
): Mapping {
  const layout = layoutOf(heading)
  if (layout === undefined)
    return { code: 'layout-not-known', data: { columns: heading.slice(0, 60).join(', ') } }
  const columns = new Map<string, number>()
  // Of columns with one name the first counts; some files repeat names.
  heading.forEach((cell, i) => {
    const name = columnName(cell)
    if (!columns.has(name)) columns.set(name, i)
  })
  const at = (name: string | undefined) => (name === undefined ? -1 : (columns.get(name) ?? -1))
  const reader: Reader = {
    layout,
    options,
    width: heading.length,
    order: options.order,
    id: at(layout.id),
    version: at(layout.version),
    from: at(layout.dateFrom),
    to: at(layout.dateTo),
    latitude: at(layout.latitude),
    longitude: at(layout.longitude),
    precision: at(layout.placePrecision),
    placeName: at(layout.placeName),
    areas: layout.areas.map(at),
    what: layout.what.map(at),
    sides: layout.sides.map(at),
    best: at(layout.best),
    low: at(layout.low),
    high: at(layout.high),
    sources: at(layout.sources),
    final: at(layout.final?.column),
    notes: at(layout.notes),
    dates: new Map(),
    firstMinutes: new Map(),
    lastMinutes: new Map(),
  }
  const isTags = (cells: readonly string[]) =>
    cells.some((cell) => cell.startsWith('#')) &&
    cells.every((cell) => cell === '' || /^#[a-z]/.test(cell.trim()))
  const dates = sniffDateOrder(
    sample.filter((cells) => !isTags(cells)).map((cells) => cells[reader.from] ?? ''),
  )
  reader.order ??= dates.order
  return { layout, dates, isTags, map: (cells, row) => mapRow(reader, cells, row) }
}

interface Reader {
  layout: Layout
  options: MappingOptions
  width: number
  order: DateOrder | undefined
  id: number
  version: number
  from: number
  to: number
  latitude: number
  longitude: number
  precision: number
  placeName: number
  areas: number[]
  what: number[]
  sides: number[]
  best: number
  low: number
  high: number
  sources: number
  final: number
  notes: number
  /** Empty where the text is no date. */
  readonly dates: Map<string, string>
  readonly firstMinutes: Map<IsoDate, Instant>
  readonly lastMinutes: Map<IsoDate, Instant>
}

function mapRow(reader: Reader, cells: readonly string[], row: number): StagedRow {
  const problems: RowProblem[] = []
  const say = (
    severity: 'error' | 'warning',
    code: RowProblem['code'],
    column?: string,
    data: RowProblem['data'] = {},
  ) => {
    problems.push({ code, severity, at: column === undefined ? { row } : { row, column }, data })
  }
  const { layout } = reader
  const cell = (i: number) => (i < 0 ? '' : (cells[i] ?? '').trim())
  const texts = (indexes: readonly number[]) => indexes.map(cell).filter((text) => text !== '')

  if (cells.length !== reader.width) {
    // Cells may have slipped: nothing in such a row can be trusted.
    const code = cells.length < reader.width ? 'row-too-short' : 'row-too-long'
    say('error', code, undefined, { cells: cells.length, expected: reader.width })
    return { row, problems }
  }
  const foreign = cell(reader.id)
  if (foreign === '') say('error', 'row-id-missing', layout.id)
  const days = readDays(reader, cell, say)
  const place = readPlace(reader, cell, say)
  const deaths = readDeaths(reader, cell, say)
  if (days === undefined || place === undefined || problems.some((p) => p.severity === 'error'))
    return { row, problems }
  const sources = figure(cell(reader.sources))
  const version = figure(cell(reader.version))
  const event: StagedEvent = {
    foreign,
    ...(version === undefined ? {} : { version }),
    days,
    happened: windowOf(reader, days),
    place,
    placeName: cell(reader.placeName),
    areas: texts(reader.areas),
    what: texts(reader.what).join(': '),
    sides: texts(reader.sides),
    ...(deaths === undefined ? {} : { deaths }),
    ...(sources === undefined || sources < 0 ? {} : { sources }),
    provisional: layout.final !== undefined && cell(reader.final) !== layout.final.value,
    notes: cell(reader.notes),
    digest: digestOf(cells),
  }
  return { row, event, problems }
}

type Say = (
  severity: 'error' | 'warning',
  code: RowProblem['code'],
  column?: string,
  data?: RowProblem['data'],
) => void

function readDays(
  reader: Reader,
  cell: (i: number) => string,
  say: Say,
): { from: IsoDate; to: IsoDate } | undefined {
  const { layout, options } = reader
  const text = cell(reader.from)
  // Without a known order only dates that need none can be read.
  const read = (value: string) =>
    remembered(reader.dates, value, () => readDate(value, reader.order ?? 'year first') ?? '')
  const from = read(text)
  if (from === '') {
    const open = reader.order === undefined && readDate(text, 'day first') !== undefined
    say('error', open ? 'row-date-order-open' : 'row-date-unreadable', layout.dateFrom, { text })
    return undefined
  }
  const last = cell(reader.to)
  const to = last === '' ? from : read(last)
  if (to === '') {
    say('error', 'row-date-unreadable', layout.dateTo ?? layout.dateFrom, { text: last })
    return undefined
  }
  if (to < from) {
    say('error', 'row-dates-reversed', layout.dateFrom, { from, to })
    return undefined
  }
  if (options.today !== undefined && to > options.today)
    say('warning', 'row-date-in-future', layout.dateFrom, { date: to, today: options.today })
  return { from, to }
}

function readPlace(reader: Reader, cell: (i: number) => string, say: Say): Place | undefined {
  const { layout, options } = reader
  const x = decimal(cell(reader.longitude))
  const y = decimal(cell(reader.latitude))
  if (x === undefined || y === undefined) {
    if (cell(reader.longitude) === '' && cell(reader.latitude) === '') {
      say('warning', 'row-place-missing', layout.latitude)
      return { kind: 'unknown' }
    }
    say('error', 'row-figure-unreadable', x === undefined ? layout.longitude : layout.latitude, {
      text: cell(x === undefined ? reader.longitude : reader.latitude),
    })
    return undefined
  }
  if (Math.abs(y) > 90 || Math.abs(x) > 180) {
    const swapped = Math.abs(x) <= 90 && Math.abs(y) <= 180
    say(
      'error',
      swapped ? 'row-place-perhaps-swapped' : 'row-place-out-of-range',
      layout.latitude,
      { latitude: y, longitude: x },
    )
    return undefined
  }
  if (options.expected !== undefined && swapSuspected([[x, y]], options.expected))
    say('warning', 'row-place-perhaps-swapped', layout.latitude, { latitude: y, longitude: x })
  const code = cell(reader.precision)
  if (layout.vague.includes(code) && options.metres === undefined)
    return { kind: 'disc', centre: [x, y], metres: layout.metres[code]! }
  const metres = layout.name === 'plain' ? decimal(code) : (options.metres ?? layout.metres)[code]
  if (metres === undefined || metres < 0) {
    // A bare point pretends a precision nobody gave.
    say('warning', 'row-precision-not-known', layout.placePrecision, { code })
    return { kind: 'unknown' }
  }
  return { kind: 'disc', centre: [x, y], metres }
}

function readDeaths(reader: Reader, cell: (i: number) => string, say: Say): StagedEvent['deaths'] {
  const { layout } = reader
  const text = cell(reader.best)
  if (text === '') return undefined
  const best = figure(text)
  if (best === undefined || best < 0) {
    say('warning', 'row-figure-unreadable', layout.best, { text })
    return undefined
  }
  const low = figure(cell(reader.low)) ?? best
  const high = figure(cell(reader.high)) ?? best
  if (low > best || best > high)
    say('warning', 'row-figures-out-of-order', layout.best, { low, best, high })
  return { low, best, high }
}

/** Decimal numbers as the layouts write them; "1,5" and "1e5" are not read. */
function decimal(text: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

function figure(text: string): number | undefined {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** Remembered: a million rows repeat a few thousand dates. */
function windowOf(reader: Reader, { from, to }: { from: IsoDate; to: IsoDate }): Window {
  const zone = reader.options.zone ?? 'UTC'
  const first = remembered(reader.firstMinutes, from, () => startOfDate(from, zone))
  const last = remembered(reader.lastMinutes, to, () => startOfDate(addDays(to, 1), zone) - 1)
  return { from: first, to: last }
}

function remembered<T>(memory: Map<string, T>, key: string, work: () => T): T {
  const held = memory.get(key)
  if (held !== undefined) return held
  const value = work()
  if (memory.size > 20_000) memory.clear()
  memory.set(key, value)
  return value
}

/** 64 bits of two multiplicative hashes over all cells and their borders. */
export function digestOf(cells: readonly string[]): string {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (const cell of cells) {
    for (let i = 0; i < cell.length; i++) {
      const code = cell.charCodeAt(i)
      a = Math.imul(a ^ code, 0x5bd1e995)
      b = Math.imul(b ^ code, 0xc2b2ae35) + (a >>> 13)
    }
    a = Math.imul(a ^ 0x1f, 0x5bd1e995) ^ (b >>> 7)
    b = Math.imul(b ^ 0x1f, 0xc2b2ae35)
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36)
}
