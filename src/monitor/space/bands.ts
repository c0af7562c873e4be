/**
 * One polygon made ready for many questions: its edges in horizontal bands, so that a point meets
 * only the edges at its own height. Even-odd over all rings, the boundary counts as inside.
 * Within a band edges are ordered from east to west: the ray to the east can stop early.
 */
import { metresBetween, DEGREE_METRES, boxOf, type Box, type Polygon } from './position.ts'
import { sideOf } from './orientation.ts'

/** Bands of one polygon. `edges` holds x1, y1, x2, y2 per edge, a long edge once per band. */
export interface Bands {
  readonly box: Box
  readonly south: number
  /** Bands per degree. */
  readonly scale: number
  /** Where each band begins in `edges`; one more at the end. */
  readonly starts: Int32Array
  readonly edges: Float64Array
}

/** Edges per band aimed at; more bands cost memory, fewer cost time. Measured, not guessed. */
const EDGES_PER_BAND = 2
/** A comb of long edges would be copied into every band: copies per edge stay below this. */
const COPIES_PER_EDGE = 6

/** Builds the bands of one polygon; the polygon is expected to be closed and finite. */
export function bandsOf(polygon: Polygon): Bands {
  const flat = flatEdges(polygon)
  const count = flat.length / 4
  const box = boxOf(polygon)
  const [, south, , north] = box
  const height = north - south
  let bands = height > 0 ? Math.max(1, Math.ceil(count / EDGES_PER_BAND)) : 1
  for (; bands > 1; bands = Math.ceil(bands / 2)) {
    if (copies(flat, south, bands / height, bands) <= COPIES_PER_EDGE * count) break
  }
  const scale = bands === 1 ? 0 : bands / height
  const band = (y: number) => Math.min(bands - 1, ((y - south) * scale) | 0)

  const starts = new Int32Array(bands + 1)
  for (let k = 0; k < flat.length; k += 4) {
    const [low, high] = span(flat, k, band)
    for (let b = low; b <= high; b++) starts[b + 1]! += 4
  }
  for (let b = 0; b < bands; b++) starts[b + 1]! += starts[b]!
  const edges = new Float64Array(starts[bands]!)
  const next = starts.slice()
  for (const k of fromEast(flat)) {
    const [low, high] = span(flat, k, band)
    for (let b = low; b <= high; b++) {
      const to = next[b]!
      for (let i = 0; i < 4; i++) edges[to + i] = flat[k + i]!
      next[b] = to + 4
    }
  }
  return { box, south, scale, starts, edges }
}

function flatEdges(polygon: Polygon): Float64Array {
  const edges = new Float64Array(
    4 * polygon.reduce((sum, ring) => sum + Math.max(0, ring.length - 1), 0),
  )
  let k = 0
  for (const ring of polygon)
    for (let i = 1; i < ring.length; i++) {
      const a = ring[i - 1]!
      const b = ring[i]!
      edges[k++] = a[0]
      edges[k++] = a[1]
      edges[k++] = b[0]
      edges[k++] = b[1]
    }
  return edges
}

function fromEast(flat: Float64Array): Uint32Array {
  const count = flat.length / 4
  const east = new Float64Array(count)
  for (let i = 0; i < count; i++) east[i] = Math.max(flat[4 * i]!, flat[4 * i + 2]!)
  const order = Uint32Array.from({ length: count }, (_, i) => i)
  order.sort((p, q) => east[q]! - east[p]! || p - q)
  return order.map((i) => i * 4)
}

function span(flat: Float64Array, k: number, band: (y: number) => number): [number, number] {
  const a = band(flat[k + 1]!)
  const b = band(flat[k + 3]!)
  return a < b ? [a, b] : [b, a]
}

function copies(flat: Float64Array, south: number, scale: number, bands: number): number {
  const band = (y: number) => Math.min(bands - 1, ((y - south) * scale) | 0)
  let sum = 0
  for (let k = 0; k < flat.length; k += 4) {
    const [low, high] = span(flat, k, band)
    sum += high - low + 1
  }
  return sum
}

/** True when the point lies inside or exactly on the boundary. Assumes it lies in the box. */
export function covers(bands: Bands, x: number, y: number): boolean {
  const { starts, edges } = bands
  const last = starts.length - 2
  const at = ((y - bands.south) * bands.scale) | 0
  const band = at > last ? last : at
  const end = starts[band + 1]!
  let inside = false
  for (let k = starts[band]!; k < end; k += 4) {
    const x1 = edges[k]!
    const x2 = edges[k + 2]!
    if (x1 < x && x2 < x) break
    const y1 = edges[k + 1]!
    const y2 = edges[k + 3]!
    if (y1 > y !== y2 > y) {
      if (x1 > x && x2 > x) inside = !inside
      else {
        const side = sideOf(x1, y1, x2, y2, x, y)
        if (side === 0) return true
        if (side > 0 === y2 > y1) inside = !inside
      }
    } else if (y1 === y) {
      if (x1 === x) return true
      if (y2 === y && x1 < x !== x2 < x) return true
      if (x2 === x && y2 === y) return true
    } else if (y2 === y && x2 === x) return true
  }
  return inside
}

/**
 * Metres from a point to the nearest border of the polygon, at most `limit` (Infinity: no limit).
 * The nearest place of each edge is found in the plane around the point (edges are straight in
 * longitude and latitude, RFC 7946 section 3.1.1), its distance on the sphere. Edges along 180°
 * are cuts and no borders.
 */
export function metresToBorder(bands: Bands, x: number, y: number, limit = Infinity): number {
  const { starts, edges, south, scale } = bands
  const count = starts.length - 1
  const widen = Math.cos((y * Math.PI) / 180)
  let best = limit
  const scan = (band: number) => {
    for (let k = starts[band]!; k < starts[band + 1]!; k += 4) {
      let dx1 = edges[k]! - x
      let dx2 = edges[k + 2]! - x
      if (Math.abs(edges[k]!) === 180 && edges[k] === edges[k + 2]) continue
      const middle = (dx1 + dx2) / 2
      if (middle > 180) [dx1, dx2] = [dx1 - 360, dx2 - 360]
      else if (middle < -180) [dx1, dx2] = [dx1 + 360, dx2 + 360]
      const dy1 = edges[k + 1]! - y
      const dy2 = edges[k + 3]! - y
      if ((dy1 > 0 ? Math.min(dy1, dy2) : -Math.max(dy1, dy2)) * DEGREE_METRES > best) continue
      const ux = (dx2 - dx1) * widen
      const uy = dy2 - dy1
      const length = ux * ux + uy * uy
      const along = length === 0 ? 0 : -(dx1 * widen * ux + dy1 * uy) / length
      const t = along < 0 ? 0 : along > 1 ? 1 : along
      const metres = metresBetween([x, y], [x + dx1 + t * (dx2 - dx1), y + dy1 + t * (dy2 - dy1)])
      if (metres < best) best = metres
    }
  }
  if (scale === 0) {
    scan(0)
    return best
  }
  // Outwards from the point's own height until the next band is farther than what was found.
  const home = Math.floor((y - south) * scale)
  const floor = (band: number) => (south + band / scale - y) * DEGREE_METRES
  const ceiling = (band: number) => (y - south - (band + 1) / scale) * DEGREE_METRES
  for (let up = Math.max(0, home); up < count && floor(up) <= best; up++) scan(up)
  for (let down = Math.min(count - 1, home - 1); down >= 0 && ceiling(down) <= best; down--)
    scan(down)
  return best
}
