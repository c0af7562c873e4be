/**
 * Which zones hold a point, for many zones and many points: boxes of the polygons in a packed
 * tree (flatbush), then the bands of each polygon whose box holds the point.
 */
import Flatbush from 'flatbush'
import { bandsOf, covers, type Bands } from './bands.ts'
import { wrapLongitude, type Polygon } from './position.ts'

/** Zones made ready; numbers are those of the list that was given. */
export interface ZoneIndex {
  readonly zones: number
  readonly vertices: number
  /** Calls `hit` once for every zone that holds the point, in ascending order. */
  readonly visit: (longitude: number, latitude: number, hit: (zone: number) => void) => void
}

/**
 * Builds the index over zones, each a list of polygons (cut at 180°: see `cutAt180`).
 * Work and memory grow with the number of vertices; building is one pass, questions keep no memory.
 */
export function zoneIndex(zones: readonly (readonly Polygon[])[]): ZoneIndex {
  const owners: number[] = []
  const parts: Bands[] = []
  let vertices = 0
  zones.forEach((polygons, zone) => {
    for (const polygon of polygons) {
      vertices += polygon.reduce((sum, ring) => sum + ring.length, 0)
      const bands = bandsOf(polygon)
      if (!(bands.box[0] <= bands.box[2])) continue
      owners.push(zone)
      parts.push(bands)
    }
  })
  if (parts.length === 0) return { zones: zones.length, vertices, visit: () => undefined }
  const tree = new Flatbush(parts.length)
  for (const { box } of parts) tree.add(...box)
  tree.finish()

  const found: number[] = []
  let x = 0
  let y = 0
  const test = (part: number): boolean => {
    const owner = owners[part]!
    if (covers(parts[part]!, x, y) && !found.includes(owner)) found.push(owner)
    return false
  }
  const visit = (longitude: number, latitude: number, hit: (zone: number) => void): void => {
    x = wrapLongitude(longitude)
    y = latitude
    found.length = 0
    tree.search(x, y, x, y, test)
    // Both sides of the date line are one place.
    if (x === 180 || x === -180) {
      x = -x
      tree.search(x, y, x, y, test)
    }
    if (found.length > 1) found.sort((a, b) => a - b)
    for (const zone of found) hit(zone)
  }
  return { zones: zones.length, vertices, visit }
}

/** The zones that hold a point, ascending. */
export function zonesAt(index: ZoneIndex, longitude: number, latitude: number): number[] {
  const zones: number[] = []
  index.visit(longitude, latitude, (zone) => zones.push(zone))
  return zones
}
