/**
 * The daily or weekly table: how many incidents in one named state, by area and kind, beside the hours
 * watched and the times access was denied. What cannot be placed in one area or one step of time is
 * counted in a line of its own, never divided and never left out.
 */
import { dayNumber, addDays, dateIn, type IsoDate } from '../../model/index.ts'
import { placeIn, type PreparedForm } from '../space/index.ts'
import { current, type Desk, type Incident } from './desk.ts'
import type { Finding } from './entries.ts'

export interface TableOptions {
  readonly from: IsoDate
  /** The last day, included. */
  readonly to: IsoDate
  readonly step: 'day' | 'week'
  /** IANA zone of the days. */
  readonly zone: string
  /** The state that is counted: named in every table. */
  readonly result: Finding['result']
  /** Whose findings: one counter to a table. */
  readonly counter: string
  readonly areas: readonly { readonly code: string; readonly form: PreparedForm }[]
}

/** An area's code, or why there is none. */
export type TableArea = { readonly code: string } | 'across areas' | 'elsewhere'

export interface TableLine {
  /** First day of the step; absent where the time of the happening spans several steps. */
  readonly begins?: IsoDate
  readonly area: TableArea
  readonly what: string
  readonly n: number
}

export interface TableCoverage {
  readonly begins: IsoDate
  readonly area: string
  readonly hours: number
  readonly asked: number
  readonly denied: number
  readonly restricted: number
}

export interface IncidentTable {
  readonly counter: string
  readonly unit: 'incident'
  readonly result: Finding['result']
  readonly lines: readonly TableLine[]
  /** One line per step and area in which somebody watched or asked. Steps without one were not watched. */
  readonly coverage: readonly TableCoverage[]
}

/** The table of one counter over a stretch of days. */
export function incidentTable(desk: Desk, options: TableOptions): IncidentTable {
  const first = dayNumber(options.from)
  const length = options.step === 'week' ? 7 : 1
  const beginOf = (day: IsoDate) =>
    addDays(options.from, Math.floor((dayNumber(day) - first) / length) * length)
  const inside = (day: IsoDate) => day >= options.from && day <= options.to

  const lines = new Map<string, { line: TableLine; n: number }>()
  for (const incident of desk.incidents.values()) {
    const finding = counted(incident, options)
    if (finding === undefined) continue
    const from = dateIn(finding.happened.from, options.zone)
    const to = dateIn(finding.happened.to, options.zone)
    if (to < options.from || from > options.to) continue
    const begins =
      inside(from) && inside(to) && beginOf(from) === beginOf(to) ? beginOf(from) : undefined
    const area = areaOf(finding, options)
    const line: TableLine = {
      ...(begins === undefined ? {} : { begins }),
      area,
      what: finding.what,
      n: 0,
    }
    const key = JSON.stringify([
      begins ?? '',
      typeof area === 'string' ? [area] : area.code,
      line.what,
    ])
    const held = lines.get(key)
    if (held === undefined) lines.set(key, { line, n: 1 })
    else held.n += 1
  }
  return {
    counter: options.counter,
    unit: 'incident',
    result: options.result,
    lines: [...lines].toSorted(byKey).map(([, { line, n }]) => ({ ...line, n })),
    coverage: coverageLines(desk, options, beginOf, inside),
  }
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}

/** The current finding, if it is the counter's and of the state asked for. */
function counted(incident: Incident, options: TableOptions): Finding | undefined {
  if (incident.mergedInto !== undefined) return undefined
  const finding = current(incident.findings)
  return finding?.by === options.counter && finding.result === options.result ? finding : undefined
}

function areaOf(finding: Finding, { areas }: TableOptions): TableArea {
  let across = false
  for (const { code, form } of areas) {
    const { answer } = placeIn(finding.place, form)
    if (answer === 'inside') return { code }
    if (answer === 'undecided') across = true
  }
  return across ? 'across areas' : 'elsewhere'
}

function coverageLines(
  desk: Desk,
  options: TableOptions,
  beginOf: (day: IsoDate) => IsoDate,
  inside: (day: IsoDate) => boolean,
): TableCoverage[] {
  const lines = new Map<string, { -readonly [K in keyof TableCoverage]: TableCoverage[K] }>()
  const lineOf = (day: IsoDate, area: string) => {
    const begins = beginOf(day)
    const key = JSON.stringify([begins, area])
    const held = lines.get(key) ?? { begins, area, hours: 0, asked: 0, denied: 0, restricted: 0 }
    lines.set(key, held)
    return held
  }
  for (const { body, day, area, hours } of desk.coverage)
    if (body === options.counter && inside(day)) lineOf(day, area).hours += hours
  for (const { body, when, area, outcome } of desk.access) {
    const day = dateIn(when.from, options.zone)
    if (body !== options.counter || !inside(day)) continue
    const line = lineOf(day, area)
    if (outcome === 'asked') line.asked += 1
    else if (outcome === 'denied') line.denied += 1
    else if (outcome === 'restricted') line.restricted += 1
  }
  return [...lines].toSorted(byKey).map(([, line]) => line)
}
