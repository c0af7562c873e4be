// The zones of a process as drawn in its files: read once per file text, checked, each with its remarks.
import {
  zonesFrom,
  type AreaPlace,
  type DrawnFault,
  type DrawnFeature,
  type DrawnZones,
  type Zone,
} from '../monitor/index.ts'
import type { Process, TextFile } from './folder.ts'

const depths: Readonly<Record<string, number>> = {
  Point: 0,
  LineString: 1,
  Polygon: 2,
  MultiPolygon: 3,
}

const read = new WeakMap<TextFile, DrawnZones>()

/** Zones, lines without a width, and what is wrong with either, of all zone files together. */
export function zonesOf({ files, charter }: Pick<Process, 'files' | 'charter'>): DrawnZones {
  const all = (files.zones ?? []).map((file) => {
    const held = read.get(file)
    if (held !== undefined) return held
    const drawn = readZoneFile(file, charter.zone)
    read.set(file, drawn)
    return drawn
  })
  return {
    zones: all.flatMap((one) => one.zones),
    lines: all.flatMap((one) => one.lines),
    faults: all.flatMap((one) => one.faults),
  }
}

/** Areas by name, with the edition that is drawn last, for places that are said by a name. */
export function areasByName(zones: readonly Zone[]): ReadonlyMap<string, AreaPlace> {
  return new Map(
    zones.flatMap((zone) => {
      const version = zone.versions.at(-1)
      return version?.form.kind === 'area'
        ? [
            [
              zone.id,
              { kind: 'area', code: zone.id, edition: version.id, polygons: version.form.polygons },
            ] as const,
          ]
        : []
    }),
  )
}

function readZoneFile(file: TextFile, timeZone: string): DrawnZones {
  const fault = (code: string): DrawnFault => ({
    code,
    severity: 'error',
    feature: 0,
    zone: '',
    data: { file: file.file },
  })
  let root: unknown
  try {
    root = JSON.parse(file.text)
  } catch {
    return { zones: [], lines: [], faults: [fault('geo-not-json')] }
  }
  const list = field(root, 'features')
  if (!Array.isArray(list)) return { zones: [], lines: [], faults: [fault('geo-not-geojson')] }
  const features: DrawnFeature[] = []
  const faults: DrawnFault[] = []
  list.forEach((one: unknown, i) => {
    const geometry = field(one, 'geometry')
    const type = field(geometry, 'type')
    const coordinates = field(geometry, 'coordinates')
    const depth = typeof type === 'string' ? depths[type] : undefined
    const sound = depth !== undefined && nested(coordinates, depth)
    if (!sound && geometry !== null) {
      const data = { type: typeof type === 'string' ? type.slice(0, 40) : '–' }
      faults.push({ ...fault('geo-coordinates-broken'), feature: i + 1, data })
      return
    }
    features.push({
      number: i + 1,
      geometry: sound && typeof type === 'string' ? { type, coordinates } : null,
      properties: new Map(Object.entries(field(one, 'properties') ?? {})),
    })
  })
  const drawn = zonesFrom(features, timeZone)
  return { ...drawn, faults: [...faults, ...drawn.faults] }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}

/** Lists in lists, as deep as the geometry says, with pairs of figures at the bottom. */
function nested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false
  if (depth > 0) return value.every((one) => nested(one, depth - 1))
  return value.length >= 2 && value.slice(0, 2).every((one) => Number.isFinite(one))
}
