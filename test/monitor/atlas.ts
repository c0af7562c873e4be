// The case of one million points against 200 zones: countries of the world atlas (npm) with most
// vertices, and seeded points. Same bytes every time; the checksum is known from other engines.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { boxOf, type Box, type Polygon } from '../../src/monitor/index.ts'

export function mulberry32(seed: number): () => number {
  let a = seed
  return () => {
    a |= 0
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface AtlasZone {
  name: string
  polygons: Polygon[]
  box: Box
  vertices: number
}

export function atlasZones(): AtlasZone[] {
  const path = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json')
  const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology<{
    countries: GeometryCollection<{ name: string }>
  }>
  const zones: AtlasZone[] = []
  for (const one of feature(topology, topology.objects.countries).features) {
    const geometry = one.geometry
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') continue
    const polygons = (geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.coordinates) as unknown as Polygon[]
    const box = boxOf(polygons.flat())
    if (box[2] - box[0] > 180) continue
    zones.push({ name: one.properties.name, polygons, box, vertices: polygons.flat(2).length })
  }
  return zones.sort((p, q) => q.vertices - p.vertices).slice(0, 200)
}

export function atlasPoints(zones: AtlasZone[], n: number): { xs: Float64Array; ys: Float64Array } {
  const random = mulberry32(20240603)
  const xs = new Float64Array(n)
  const ys = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let x = 0
    let y = 0
    if (i & 1) {
      x = random() * 360 - 180
      y = random() * 140 - 58
    } else {
      const [west, south, east, north] = zones[(random() * zones.length) | 0]!.box
      x = west + random() * (east - west)
      y = south + random() * (north - south)
    }
    xs[i] = Math.round(x * 1e5) / 1e5
    ys[i] = Math.round(y * 1e5) / 1e5
  }
  return { xs, ys }
}
