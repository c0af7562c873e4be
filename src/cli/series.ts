// `truce incidents --series FILE`: why the naive rate of a daily series is wrong, beside what the source
// states for the question itself.
import { basename } from 'node:path'
import { decode, readCsv } from '../formats/index.ts'
import { isDate } from '../model/index.ts'
import {
  coverageOf,
  naiveAgainstStated,
  type Coverage,
  type DayCount,
  type NaiveComparison,
} from '../monitor/index.ts'
import type { Say } from '../views/index.ts'
import { complain, Exit, print, say } from './frame.ts'
import { explained, read } from './incidents.ts'

export interface SeriesOptions {
  readonly day: string
  readonly total: string
  readonly stated: string
  readonly period: string
  readonly from?: string
  readonly to?: string
  readonly json?: boolean
}

export interface SeriesReport {
  readonly file: string
  readonly total: string
  readonly stated: string
  readonly coverage: Coverage
  readonly comparison: NaiveComparison
}

export function runSeries(path: string, options: SeriesOptions): void {
  const report = seriesReport(path, read(path), options)
  print(
    options.json === true
      ? JSON.stringify({ format: 'truce/series@1', ...report }, null, 2)
      : seriesText(say, report),
  )
}

/** Rows of a JSON array of objects or a CSV with a heading, as cells by name. */
function rowsOf(path: string, bytes: Uint8Array): Record<string, unknown>[] {
  if (!/\.json$/i.test(path)) {
    const [heading, ...rows] = readCsv(bytes).rows
    return rows.map(({ cells }) =>
      Object.fromEntries((heading?.cells ?? []).map((name, i) => [name.trim(), cells[i] ?? ''])),
    )
  }
  try {
    const list: unknown = JSON.parse(decode(bytes).text)
    return Array.isArray(list)
      ? list.filter(
          (one): one is Record<string, unknown> => typeof one === 'object' && one !== null,
        )
      : []
  } catch {
    complain(explained('geo-not-json', {}))
    throw new Exit(1)
  }
}

export function seriesReport(
  path: string,
  bytes: Uint8Array,
  options: SeriesOptions,
): SeriesReport {
  const rows = rowsOf(path, bytes)
  const columns = new Set(rows.flatMap((row) => Object.keys(row)))
  for (const column of [options.day, options.total])
    if (!columns.has(column)) {
      const known = [...columns].join(', ').slice(0, 400)
      complain(explained('series-columns', { column, columns: known }))
      throw new Exit(2)
    }
  const within = rows.flatMap((row) => {
    const day = cellOf(row[options.day]).slice(0, 10)
    const taken =
      isDate(day) &&
      (options.from === undefined || day >= options.from) &&
      (options.to === undefined || day <= options.to)
    return taken ? [{ row, day }] : []
  })
  const figure = (row: Record<string, unknown>, column: string) => {
    const text = cellOf(row[column]).trim()
    return /^-?\d+(\.\d+)?$/.test(text) ? { n: Number(text) } : {}
  }
  const totals = within.map(({ row, day }): DayCount => ({
    day,
    ...figure(row, options.total),
    // A report on no hours repeats what was known before.
    ...(figure(row, options.period).n === 0 ? { carried: true } : {}),
  }))
  const stated = within.map(({ row, day }): DayCount => ({ day, ...figure(row, options.stated) }))
  return {
    file: basename(path),
    total: options.total,
    stated: options.stated,
    coverage: coverageOf(totals),
    comparison: naiveAgainstStated(totals, stated),
  }
}

function cellOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A rate as people read it: one digit behind the point. */
const rate = (perDay: number) => perDay.toFixed(1)

export function seriesText(say: Say, report: SeriesReport): string {
  const { naive, stated, reasons } = report.comparison
  const { reported, days, withoutReport, carried } = report.coverage
  return [
    say('series-title', { file: report.file, total: report.total, stated: report.stated }),
    say('series-naive', { n: naive.n, days: naive.days, rate: rate(naive.perDay) }),
    say('series-stated', {
      n: stated.n,
      days: stated.days,
      rate: stated.perDay === undefined ? '' : say('series-rate', { rate: rate(stated.perDay) }),
    }),
    say('series-coverage', { reported, days, without: withoutReport, carried }),
    '',
    reasons.length === 0 ? say('series-no-reasons') : say('series-why'),
    ...reasons.map(
      (reason) =>
        `  ${explained(
          reason.code,
          reason.code === 'one-day-holds-much'
            ? { ...reason, share: Math.round(reason.share * 100) }
            : reason,
          false,
        )}`,
    ),
    ...(reasons.length === 0 ? [] : ['', say('series-careful')]),
  ].join('\n')
}
