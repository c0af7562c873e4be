// Reads the small notation of test/golden/monitor: one line per zone, place, ring or option.
import { readCsv } from '../../src/formats/index.ts'
import {
  compassBearing,
  mappingFor,
  mended,
  placeIn,
  precisionOf,
  preparedForm,
  readGridSquare,
  separationOf,
  shareIn,
  zoneFaults,
  type Box,
  type MappingOptions,
  type Place,
  type Polygon,
  type Position,
  type Ring,
  type SeparationLine,
  type ZoneForm,
} from '../../src/monitor/index.ts'
import { golden } from '../golden.ts'

const positions = (text: string): Position[] =>
  text.split(',').map((pair) => {
    const [x, y] = pair.trim().split(/\s+/).map(Number)
    return [x!, y!]
  })

const polygon = (text: string): Polygon => text.split(';').map(positions)

function readZone(line: string): ZoneForm {
  const belt = /^belt (\d+)(?: tolerance (\d+))?: (.*)$/.exec(line)
  if (belt)
    return {
      kind: 'belt',
      metres: Number(belt[1]),
      tolerance: Number(belt[2] ?? 0),
      line: positions(belt[3]!),
    }
  const area = /^area: (.*)$/.exec(line)
  if (area) return { kind: 'area', polygons: area[1]!.split('|').map(polygon) }
  return { kind: 'unpublished' }
}

function readPlace(line: string): Place | string {
  const [kind, ...rest] = line.split(' ')
  const n = rest.map(Number)
  switch (kind) {
    case 'disc':
      return { kind, centre: [n[0]!, n[1]!], metres: n[2]! }
    case 'square': {
      const square = readGridSquare(rest.join(' '))
      return 'code' in square
        ? `${square.code} ${JSON.stringify(square.data)}`
        : { kind, ...square }
    }
    case 'area':
      return {
        kind,
        code: rest[0]!.replace(':', ''),
        edition: '2024',
        polygons: [polygon(rest.slice(1).join(' '))],
      }
    case 'sector': {
      const bearing = compassBearing(rest[3]!)
      if (!bearing) return `no point of the compass: ${rest[3]}`
      return {
        kind,
        observer: [n[0]!, n[1]!],
        observerMetres: n[2]!,
        ...bearing,
        nearest: n[4]!,
        farthest: n[5]!,
      }
    }
    default:
      return { kind: 'unknown' }
  }
}

const of = (input: string, name: string) =>
  input
    .split('\n')
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1))

function answers(input: string): string {
  const zones = of(input, 'zone').map(readZone)
  return of(input, 'place')
    .flatMap((line) => {
      const place = readPlace(line)
      if (typeof place === 'string') return [place]
      return zones.map((zone) => {
        const form = preparedForm(zone)
        const { answer, ground } = placeIn(place, form)
        const share = shareIn(place, form)
        const size = precisionOf(place)
        return [
          answer,
          ground,
          ...(share === undefined ? [] : [`${Math.round(100 * share)} % of the shape`]),
          ...(Number.isFinite(size) ? [`shape reaches ${Math.round(size)} m`] : []),
        ].join(', ')
      })
    })
    .join('\n')
}

function rings(input: string): Polygon[] {
  return of(input, 'polygon').map((line) => line.split(';').map((one): Ring => positions(one)))
}

function faults(input: string): string {
  const expected = of(input, 'expected')[0]?.split(' ').map(Number) as Box | undefined
  const found = zoneFaults(rings(input), expected).map(
    ({ code, severity, at, advice }) =>
      `${severity} ${code} polygon ${at.polygon + 1} ring ${at.ring + 1}${at.position ? ` at ${at.position.join(' ')}` : ''}: ${advice}`,
  )
  return found.length === 0 ? 'nothing' : found.join('\n')
}

function afterMending(input: string): string {
  const { polygons, done } = mended(rings(input))
  return [
    done.join(', ') || 'nothing done',
    ...polygons.map((p) => p.map((ring) => ring.map((q) => q.join(' ')).join(', ')).join(' ; ')),
  ].join('\n')
}

function separation(input: string): string {
  const [head, text] = of(input, 'line')[0]!.split(': ')
  const [party, side, tolerance] = head!.split(' ')
  const line: SeparationLine = {
    id: 'line',
    party: party!,
    line: positions(text!),
    tolerance: Number(tolerance),
    ...(side === 'left' || side === 'right' ? { ownSide: side } : {}),
    classes: of(input, 'class').map((one) => {
      const [weapon, metres] = one.split(' ')
      return { weapon: weapon!, metres: Number(metres) }
    }),
  }
  return of(input, 'weapon')
    .map((one) => {
      const [weapon, ...rest] = one.split(' ')
      const place = readPlace(rest.join(' '))
      if (typeof place === 'string') return place
      const found = separationOf(place, weapon!, line)
      const metres = (n: number) => (Number.isFinite(n) ? `${Math.round(n / 100) / 10} km` : 'any')
      return `${weapon}: ${found.answer}, asked ${found.asked === undefined ? 'nothing' : metres(found.asked)}, between ${metres(found.nearest)} and ${metres(found.farthest)}, side ${found.side}`
    })
    .join('\n')
}

function rows(input: string): string {
  const [, ...table] = input.split('\n\n')
  const choices = Object.fromEntries(
    of(input, 'option').map((line) => line.split(' ') as [string, string]),
  )
  const options: MappingOptions = {
    ...(choices['order'] === 'day' ? { order: 'day first' } : {}),
    ...(choices['today'] === undefined ? {} : { today: choices['today'] }),
    ...(choices['expected'] === undefined
      ? {}
      : { expected: choices['expected'].split('/').map(Number) as unknown as Box }),
  }
  const read = readCsv(new TextEncoder().encode(table.join('\n\n'))).rows.map((row) => row.cells)
  const [heading, ...cells] = read
  const mapping = mappingFor(heading ?? [], cells, options)
  if ('code' in mapping) return `${mapping.code} ${JSON.stringify(mapping.data)}`
  const data = cells.filter((row) => !mapping.isTags(row))
  return [
    `${mapping.layout.name}, dates ${mapping.dates.order ?? 'open'} (${mapping.dates.reason})`,
    ...data.map((row, i) => {
      const { event, problems } = mapping.map(row, i + 1)
      const said = problems.map(
        (one) => `${one.severity} ${one.code}${one.at.column ? ` in ${one.at.column}` : ''}`,
      )
      const what = event
        ? `${event.foreign} ${event.days.from}..${event.days.to} ${event.place.kind === 'disc' ? `${event.place.centre.join(' ')} ±${event.place.metres}` : event.place.kind} ${event.what}${event.deaths ? ` ${event.deaths.low}-${event.deaths.best}-${event.deaths.high}` : ''}${event.provisional ? ' provisional' : ''}`
        : 'refused'
      return [`${i + 1}: ${what}`, ...said.map((one) => `   ${one}`)].join('\n')
    }),
  ].join('\n')
}

const readers: Record<string, (input: string) => string> = {
  answer: answers,
  faults,
  mended: afterMending,
  separation,
  rows,
}

golden('monitor', (input, label) => {
  const reader = readers[label]
  if (!reader) throw new Error(`no reader for ${label}`)
  return reader(input)
})
