// GeoJSON (RFC 7946) as strangers send it: structure is checked feature by feature, a broken feature is
// named and left out, the rest goes on. What the geometry means (crossing rings, swapped axes) is
// the monitor's business, not this reader's.
import { type Problem, problem } from './problem.ts'

/** Longitude, latitude; a height is dropped and counted. */
export type GeoPosition = readonly [number, number]

export type GeoGeometry =
  | { readonly type: 'Point'; readonly coordinates: GeoPosition }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly GeoPosition[] }
  | {
      readonly type: 'MultiLineString' | 'Polygon'
      readonly coordinates: readonly (readonly GeoPosition[])[]
    }
  | {
      readonly type: 'MultiPolygon'
      readonly coordinates: readonly (readonly (readonly GeoPosition[])[])[]
    }

/** A value of a property; nested objects are kept as JSON text. */
export type GeoValue = string | number | boolean | null

export interface GeoFeature {
  /** Number of the feature in the file, from 1. */
  readonly number: number
  readonly id?: string
  readonly geometry: GeoGeometry | null
  readonly properties: ReadonlyMap<string, GeoValue>
}

export interface GeoLimits {
  readonly characters: number
  readonly features: number
  readonly positions: number
}

const usual: GeoLimits = { characters: 200_000_000, features: 500_000, positions: 5_000_000 }

const depths: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

/** Reads a FeatureCollection, a Feature or a bare geometry. Never throws for what is in the text. */
export function readGeoJson(
  text: string,
  limits: GeoLimits = usual,
): { features: GeoFeature[]; problems: Problem[] } {
  const problems: Problem[] = []
  const features: GeoFeature[] = []
  if (text.length > limits.characters) {
    problems.push(
      problem('error', 'file-too-large', { size: text.length, limit: limits.characters }),
    )
    return { features, problems }
  }
  let root: unknown
  try {
    root = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text)
  } catch {
    problems.push(problem('error', 'geo-not-json'))
    return { features, problems }
  }
  const system = referenceSystem(root)
  if (system !== undefined) {
    problems.push(problem('error', 'geo-other-reference-system', { name: system.slice(0, 100) }))
    return { features, problems }
  }
  const list = featuresOf(root)
  if (list === undefined) {
    problems.push(problem('error', 'geo-not-geojson'))
    return { features, problems }
  }
  const budget = { positions: limits.positions, heights: 0 }
  for (const [i, one] of list.entries()) {
    if (i >= limits.features) {
      problems.push(problem('error', 'geo-too-many-features', { limit: limits.features }))
      break
    }
    const feature = readFeature(one, i + 1, budget, problems)
    if (feature !== undefined) features.push(feature)
    if (budget.positions < 0) {
      problems.push(problem('error', 'geo-too-many-positions', { limit: limits.positions }))
      break
    }
  }
  if (budget.heights > 0)
    problems.push(problem('note', 'geo-heights-dropped', { count: budget.heights }))
  return { features, problems }
}

type Json = { readonly [key: string]: unknown }

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** RFC 7946 knows one system; older files name it (CRS84, EPSG:4326) or another one. */
function referenceSystem(root: unknown): string | undefined {
  if (!isObject(root) || !isObject(root['crs'])) return undefined
  const properties = root['crs']['properties']
  const name = isObject(properties) ? properties['name'] : undefined
  if (typeof name !== 'string') return 'not named'
  return /(CRS84|EPSG:{1,2}4326)$/i.test(name) ? undefined : name
}

function featuresOf(root: unknown): readonly unknown[] | undefined {
  if (!isObject(root)) return undefined
  if (root['type'] === 'FeatureCollection')
    return Array.isArray(root['features']) ? (root['features'] as unknown[]) : undefined
  if (root['type'] === 'Feature') return [root]
  if (
    typeof root['type'] === 'string' &&
    (root['type'] in depths || root['type'] === 'GeometryCollection')
  )
    return [{ type: 'Feature', geometry: root, properties: {} }]
  return undefined
}

interface Budget {
  positions: number
  heights: number
}

function readFeature(
  value: unknown,
  number: number,
  budget: Budget,
  problems: Problem[],
): GeoFeature | undefined {
  const bad = (code: string, data: Problem['data'] = {}) => {
    problems.push(problem('error', code, data, { row: number }))
    return undefined
  }
  if (!isObject(value) || value['type'] !== 'Feature') return bad('geo-not-a-feature')
  const properties = new Map<string, GeoValue>()
  if (isObject(value['properties']))
    for (const [key, one] of Object.entries(value['properties']))
      properties.set(
        key,
        one === null ||
          typeof one === 'string' ||
          typeof one === 'number' ||
          typeof one === 'boolean'
          ? one
          : JSON.stringify(one),
      )
  const id = value['id']
  const named = typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {}
  const raw = value['geometry']
  if (raw === null || raw === undefined) return { number, ...named, geometry: null, properties }
  if (!isObject(raw) || typeof raw['type'] !== 'string') return bad('geo-geometry-missing')
  const depth = Object.hasOwn(depths, raw['type']) ? depths[raw['type']] : undefined
  if (depth === undefined) return bad('geo-geometry-not-known', { type: raw['type'].slice(0, 40) })
  const coordinates = readCoordinates(raw['coordinates'], depth, budget)
  if (coordinates === undefined) return bad('geo-coordinates-broken', { type: raw['type'] })
  const geometry = { type: raw['type'], coordinates } as GeoGeometry
  return { number, ...named, geometry, properties }
}

type Nested = GeoPosition | readonly Nested[]

function readCoordinates(value: unknown, depth: number, budget: Budget): Nested | undefined {
  if (!Array.isArray(value)) return undefined
  if (depth > 0) {
    const list: Nested[] = []
    for (const one of value as unknown[]) {
      const inner = readCoordinates(one, depth - 1, budget)
      if (inner === undefined) return undefined
      list.push(inner)
    }
    return list
  }
  budget.positions -= 1
  if (budget.positions < 0) return undefined
  const [x, y] = value as unknown[]
  if (typeof x !== 'number' || typeof y !== 'number') return undefined
  if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined
  if (value.length > 2) budget.heights += 1
  return [x, y]
}

/**
 * Features as a table, for mappers that read tables: one column per property in the order met, and
 * longitude and latitude of points unless the properties have them. Numbers as JSON writes them.
 */
export function geoTable(features: readonly GeoFeature[]): { heading: string[]; rows: string[][] } {
  const heading = [...new Set(features.flatMap((one) => [...one.properties.keys()]))]
  const own = ['longitude', 'latitude'].filter((name) => !heading.includes(name))
  const rows = features.map(({ geometry, properties }) => [
    ...heading.map((name) => String(properties.get(name) ?? '')),
    ...own.map((name) =>
      geometry?.type === 'Point' ? String(geometry.coordinates[name === 'longitude' ? 0 : 1]) : '',
    ),
  ])
  return { heading: [...heading, ...own], rows }
}

/** A feature to be written; properties in the order given. */
export interface GeoFeatureToWrite {
  readonly id?: string
  readonly geometry: GeoGeometry | null
  readonly properties: readonly (readonly [string, GeoValue])[]
}

/** One feature per line, so that copies can be compared by line; coordinates to 1e-7 degree (a centimetre). */
export function writeGeoJson(features: Iterable<GeoFeatureToWrite>): string {
  const lines: string[] = []
  for (const { id, geometry, properties } of features)
    lines.push(
      JSON.stringify({
        type: 'Feature',
        ...(id === undefined ? {} : { id }),
        geometry:
          geometry === null
            ? null
            : { type: geometry.type, coordinates: rounded(geometry.coordinates) },
        properties: Object.fromEntries(properties),
      }),
    )
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`
}

function rounded(value: Nested | number): unknown {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`geo: ${value} is no coordinate`)
    return Math.round(value * 1e7) / 1e7
  }
  return value.map((one) => rounded(one as Nested | number))
}
