import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { expect, test } from 'vitest'
import { zoneFaults, zoneIndex, zonesAt } from '../../src/monitor/index.ts'
import { atlasPoints, atlasZones } from './atlas.ts'

const zones = atlasZones()
const index = zoneIndex(zones.map((zone) => zone.polygons))

// Hits and checksums on which PostGIS, turf, which-polygon and the plain ray cast agree.
test.each([
  [2_000, 892, 68975279],
  [20_000, 8651, 249137187],
  [1_000_000, 434958, 464300417],
])('%d points against 200 countries', (n, hits, checksum) => {
  expect(index.vertices).toBe(440662)
  const { xs, ys } = atlasPoints(zones, n)
  let found = 0
  let sum = 0
  let i = 0
  const hit = (zone: number) => {
    found += 1
    sum = (sum + (i + 1) * (zone + 1)) % 1000000007
  }
  for (; i < n; i++) index.visit(xs[i]!, ys[i]!, hit)
  expect([found, sum]).toEqual([hits, checksum])
})

test('turf gives the same zones for each point of a sample', () => {
  const { xs, ys } = atlasPoints(zones, 100)
  const geometries = zones.map((zone) => ({
    type: 'MultiPolygon' as const,
    coordinates: zone.polygons as unknown as number[][][][],
  }))
  for (let i = 0; i < xs.length; i++) {
    const point = [xs[i]!, ys[i]!]
    const theirs = geometries.flatMap((g, zone) => (booleanPointInPolygon(point, g) ? [zone] : []))
    expect(zonesAt(index, xs[i]!, ys[i]!)).toEqual(theirs)
  }
})

test('as many of the 200 countries are torn as ST_IsValid finds', () => {
  // Direction of rings and repeats are no fault to Simple Features; the rest is.
  const harmless = ['zone-ring-runs-wrong-way', 'zone-position-repeated']
  const torn = zones.filter((zone) =>
    zoneFaults(zone.polygons).some(({ code }) => !harmless.includes(code)),
  )
  expect(torn.length).toBe(45)
})
