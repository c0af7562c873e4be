// The report on a file of incidents as lines for a terminal.
import type { CoverageSum, StagedCounts } from '../monitor/index.ts'
import type { Say } from '../views/index.ts'
import { explain } from '../words/index.ts'
import type { ZoneRemark } from './incidents.ts'

export interface RemarkCount {
  readonly code: string
  readonly severity: 'error' | 'warning'
  n: number
  /** The first row on which it was seen. */
  readonly row: number
  readonly data: Readonly<Record<string, string | number>>
}

export interface FileReport {
  readonly file: string
  readonly layout: string
  readonly encoding: string
  readonly order: string | null
  /** Who counted; null: the file does not say and nobody told. */
  readonly counter: string | null
  readonly rows: number
  readonly taken: number
  readonly refused: number
  readonly remarked: number
  readonly idsLimited: boolean
  readonly remarks: readonly RemarkCount[]
  readonly counts: StagedCounts
  readonly zoneFaults: readonly ZoneRemark[]
  readonly coverage: ReadonlyMap<string, CoverageSum> | null
}

export function incidentsText(say: Say, report: FileReport): string {
  const { counts } = report
  const order = say(`order-${(report.order ?? 'open').replaceAll(' ', '-')}`)
  return [
    say('incidents-title', { file: report.file }),
    say('incidents-read-as', { layout: report.layout, encoding: report.encoding, order }),
    say('incidents-rows', { ...report, remarks: '', counts: '', zoneFaults: '', coverage: '' }),
    say('incidents-unit', { counter: report.counter ?? say('incidents-counter-open') }),
    ...(counts.days === null ? [] : [say('incidents-days', { ...counts.days })]),
    ...(counts.provisional > 0 ? [say('incidents-provisional', { n: counts.provisional })] : []),
    ...(counts.withoutPlace > 0
      ? [say('incidents-without-place', { n: counts.withoutPlace })]
      : []),
    ...(counts.typesLimited ? [say('incidents-types-limited')] : []),
    ...(report.idsLimited ? [say('incidents-ids-limited', { n: 1_000_000 })] : []),
    '',
    ...typeLines(say, report),
    '',
    ...zoneLines(say, report),
    ...remarkLines(say, report),
  ].join('\n')
}

function typeLines(say: Say, { counts }: FileReport): string[] {
  return [
    say('incidents-types'),
    ...columns([
      [say('incidents-col-type'), say('incidents-col-n')],
      ...counts.types.map(({ what, n }) => [shown(what), String(n)]),
    ]),
  ]
}

function zoneLines(say: Say, { counts, coverage }: FileReport): string[] {
  if (counts.zones.length === 0) return [say('incidents-no-zones')]
  const watched = (zone: string) => {
    const sum = coverage?.get(zone)
    return sum === undefined
      ? [say('incidents-unwatched'), '–']
      : [
          say('incidents-watched', { hours: sum.hours, days: sum.days }),
          say('incidents-denied', { n: sum.denied }),
        ]
  }
  const rows = counts.zones.flatMap((zone) => [
    ...counts.byType
      .filter((one) => one.zone === zone.zone)
      .map((one) => [
        zone.zone,
        shown(one.what),
        ...[one.inside, one.outside, one.undecided].map(String),
        ...watched(zone.zone),
      ]),
    [
      zone.zone,
      say('incidents-all-types'),
      ...[zone.inside, zone.outside, zone.undecided].map(String),
      ...watched(zone.zone),
    ],
  ])
  const names = ['zone', 'type', 'inside', 'outside', 'undecided', 'hours', 'denied']
  return [
    say('incidents-zones'),
    ...columns([names.map((one) => say(`incidents-col-${one}`)), ...rows]),
    '',
    ...counts.zones.map((zone) =>
      say('incidents-points', {
        zone: zone.zone,
        inside: zone.asPoints.inside,
        outside: zone.asPoints.outside,
        in: zone.inside,
        out: zone.outside,
        undecided: zone.undecided,
      }),
    ),
  ]
}

function remarkLines(say: Say, { remarks, zoneFaults }: FileReport): string[] {
  const told = (code: string, data: Readonly<Record<string, unknown>>) => {
    const { message, help } = explain('en', code, data, { plain: true })
    return help === undefined ? [`    ${message}`] : [`    ${message}`, `    help: ${help}`]
  }
  return [
    ...(remarks.length === 0 ? [] : ['', say('incidents-remarks')]),
    ...remarks.flatMap(({ code, n, row, data }) => [
      `  ${say('incidents-remark-count', { code, n, row })}`,
      ...told(code, data),
    ]),
    ...(zoneFaults.length === 0 ? [] : ['', say('incidents-zone-remarks')]),
    ...zoneFaults.flatMap(({ code, file, feature, zone, data }) => [
      `  ${say('incidents-zone-line', { file, feature, zone: zone === '' ? say('incidents-unnamed') : zone })}: ${code}`,
      ...told(code, data),
    ]),
  ]
}

function shown(what: string): string {
  return what === '' ? '–' : what
}

/** Aligned columns; cells are one line and free of control characters. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const safe = rows.map((row) =>
    row.map((cell) => cell.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 60)),
  )
  const widths = (safe[0] ?? []).map((_, i) => Math.max(...safe.map((row) => row[i]?.length ?? 0)))
  return safe.map((row) =>
    `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd(),
  )
}
