/**
 * What is wrong with a polygon somebody sent, where, and what could be done about it. Rules are
 * those of the Simple Features standard (OGC 06-103r4, 6.1.11) and RFC 7946; a finding names one
 * of them and a position, so that the sender can look. Nothing is repaired silently: `mended` does
 * only what changes no answer, and says what it did.
 */
import Flatbush from 'flatbush'
import { bandsOf, covers } from './bands.ts'
import { crosses180, cutAt180, enclosesPole } from './date-line.ts'
import { meetingOf } from './orientation.ts'
import { doubleArea, type Box, type Polygon, type Position, type Ring } from './position.ts'

export type ZoneFaultCode =
  | 'zone-empty'
  | 'zone-position-not-a-number'
  | 'zone-latitude-out-of-range'
  | 'zone-longitude-out-of-range'
  | 'zone-axes-perhaps-swapped'
  | 'zone-ring-open'
  | 'zone-ring-too-short'
  | 'zone-position-repeated'
  | 'zone-ring-without-area'
  | 'zone-ring-runs-wrong-way'
  | 'zone-crosses-180'
  | 'zone-encloses-pole'
  | 'zone-ring-crosses-itself'
  | 'zone-ring-touches-itself'
  | 'zone-edges-lie-on-each-other'
  | 'zone-rings-cross'
  | 'zone-hole-outside'
  | 'zone-parts-overlap'

/** What can be done: the first group by `mended`, the second only by whoever drew the zone. */
export type ZoneAdvice =
  | 'close-ring'
  | 'drop-repeats'
  | 'turn-ring'
  | 'cut-at-180'
  | 'swap-axes'
  | 'split-at-touch'
  | 'redraw'
  | 'draw-in-two-parts'

export interface ZoneFault {
  readonly code: ZoneFaultCode
  /** `error`: inside and outside are not defined as drawn. `warning`: answers hold, others may object. */
  readonly severity: 'error' | 'warning'
  readonly at: { readonly polygon: number; readonly ring: number; readonly position?: Position }
  readonly advice: ZoneAdvice
}

/** At most so many faults of one code are named for one ring; a torn ring has thousands. */
const FAULTS_PER_RING = 3

interface Found {
  readonly faults: ZoneFault[]
  readonly add: (
    code: ZoneFaultCode,
    severity: 'error' | 'warning',
    advice: ZoneAdvice,
    polygon: number,
    ring: number,
    position?: Position,
  ) => void
}

function collector(): Found {
  const faults: ZoneFault[] = []
  const counts = new Map<string, number>()
  return {
    faults,
    add: (code, severity, advice, polygon, ring, position) => {
      const key = `${code} ${polygon} ${ring}`
      const n = (counts.get(key) ?? 0) + 1
      counts.set(key, n)
      if (n > FAULTS_PER_RING) return
      const at = position === undefined ? { polygon, ring } : { polygon, ring, position }
      faults.push({ code, severity, at, advice })
    },
  }
}

/**
 * Every fault of the polygons of one zone. `expected` is the box where the process plays: positions
 * that lie in it only after swapping longitude and latitude are suspected to be swapped.
 */
export function zoneFaults(polygons: readonly Polygon[], expected?: Box): ZoneFault[] {
  const found = collector()
  if (polygons.every((p) => p.length === 0)) found.add('zone-empty', 'error', 'redraw', 0, 0)
  let sound = true
  polygons.forEach((polygon, p) =>
    polygon.forEach((ring, r) => {
      if (!ringFaults(found, ring, p, r)) sound = false
    }),
  )
  if (expected !== undefined && swapSuspected(polygons.flat(2), expected))
    found.add('zone-axes-perhaps-swapped', 'error', 'swap-axes', 0, 0, polygons[0]?.[0]?.[0])
  // Crossings mean nothing while positions are broken; across 180° they are looked for after the cut.
  if (sound) {
    const [cut, origins] = cutAll(polygons)
    crossingFaults(found, cut, origins)
  }
  return found.faults
}

function cutAll(polygons: readonly Polygon[]): [Polygon[], number[]] {
  const cut: Polygon[] = []
  const origins: number[] = []
  polygons.forEach((polygon, p) => {
    for (const piece of cutAt180(polygon.map(withoutRepeats))) {
      cut.push(piece)
      origins.push(p)
    }
  })
  return [cut, origins]
}

/** Faults of one ring alone; false when its positions cannot be used at all. */
function ringFaults(found: Found, ring: Ring, p: number, r: number): boolean {
  for (const position of ring) {
    const [x, y] = position
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      found.add('zone-position-not-a-number', 'error', 'redraw', p, r, position)
      return false
    }
    if (Math.abs(y) > 90) {
      const swapped = Math.abs(x) <= 90 && Math.abs(y) <= 180
      const code = swapped ? 'zone-axes-perhaps-swapped' : 'zone-latitude-out-of-range'
      found.add(code, 'error', swapped ? 'swap-axes' : 'redraw', p, r, position)
      return false
    }
    if (Math.abs(x) > 360) {
      found.add('zone-longitude-out-of-range', 'error', 'redraw', p, r, position)
      return false
    }
  }
  const first = ring[0]
  const last = ring.at(-1)
  if (first === undefined || last === undefined || withoutRepeats(ring).length < 4) {
    found.add('zone-ring-too-short', 'error', 'redraw', p, r, first)
    return false
  }
  if (!same(first, last)) {
    found.add('zone-ring-open', 'error', 'close-ring', p, r, last)
    return false
  }
  const repeat = ring.findIndex((here, i) => i > 0 && same(here, ring[i - 1]!))
  if (repeat > 0)
    found.add('zone-position-repeated', 'warning', 'drop-repeats', p, r, ring[repeat]!)
  if (enclosesPole(ring)) {
    found.add('zone-encloses-pole', 'error', 'draw-in-two-parts', p, r, first)
    return false
  }
  if (crosses180(ring) || ring.some(([x]) => Math.abs(x) > 180))
    found.add('zone-crosses-180', 'warning', 'cut-at-180', p, r, first)
  else {
    const area = doubleArea(ring)
    if (area === 0) found.add('zone-ring-without-area', 'error', 'redraw', p, r, first)
    else if (area > 0 !== (r === 0))
      found.add('zone-ring-runs-wrong-way', 'warning', 'turn-ring', p, r, first)
  }
  return true
}

interface Edge {
  readonly polygon: number
  readonly ring: number
  readonly index: number
  readonly count: number
  readonly a: Position
  readonly b: Position
}

function crossingFaults(found: Found, polygons: readonly Polygon[], origins: number[]): void {
  const edges: Edge[] = []
  polygons.forEach((polygon, p) =>
    polygon.forEach((ring, r) => {
      for (let i = 1; i < ring.length; i++)
        edges.push({
          polygon: p,
          ring: r,
          index: i - 1,
          count: ring.length - 1,
          a: ring[i - 1]!,
          b: ring[i]!,
        })
    }),
  )
  if (edges.length === 0) return
  const tree = new Flatbush(edges.length)
  for (const { a, b } of edges)
    tree.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
  tree.finish()
  /** Pairs of rings that cross: whether one lies in the other needs no further word. */
  const crossed = new Set<string>()
  edges.forEach((edge, i) => {
    const { a, b } = edge
    tree.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
      (j) => {
        if (j > i) pairFault(found, crossed, edge, edges[j]!, origins)
        return false
      },
    )
  })
  nestingFaults(found, crossed, polygons, origins)
}

function pairFault(
  found: Found,
  crossed: Set<string>,
  edge: Edge,
  other: Edge,
  origins: number[],
): void {
  const meeting = meetingOf(edge.a, edge.b, other.a, other.b)
  if (meeting === 'apart') return
  const p = origins[edge.polygon]!
  const sameRing = edge.polygon === other.polygon && edge.ring === other.ring
  if (sameRing) {
    const gap = other.index - edge.index
    const neighbours = gap === 1 || gap === edge.count - 1
    if (meeting === 'overlap')
      found.add('zone-edges-lie-on-each-other', 'error', 'redraw', p, edge.ring, other.a)
    else if (neighbours) return
    else if (meeting === 'cross')
      found.add('zone-ring-crosses-itself', 'error', 'redraw', p, edge.ring, other.a)
    else found.add('zone-ring-touches-itself', 'warning', 'split-at-touch', p, edge.ring, other.a)
    return
  }
  const samePolygon = edge.polygon === other.polygon
  // Pieces of one polygon meet along the cut at 180°; that is no fault.
  if (!samePolygon && origins[edge.polygon] === origins[other.polygon]) return
  if (meeting === 'touch') return
  crossed.add(`${edge.polygon} ${edge.ring} ${other.polygon} ${other.ring}`)
  const code =
    meeting === 'overlap'
      ? 'zone-edges-lie-on-each-other'
      : samePolygon
        ? 'zone-rings-cross'
        : 'zone-parts-overlap'
  found.add(code, 'error', 'redraw', origins[other.polygon]!, other.ring, other.a)
}

/** Holes that lie outside their polygon, and parts that lie within one another. */
function nestingFaults(
  found: Found,
  crossed: Set<string>,
  polygons: readonly Polygon[],
  origins: number[],
): void {
  const shells = polygons.map((polygon) => bandsOf(polygon.slice(0, 1)))
  const within = (p: number, [x, y]: Position) => {
    const { box } = shells[p]!
    return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && covers(shells[p]!, x, y)
  }
  polygons.forEach((polygon, p) => {
    polygon.forEach((ring, r) => {
      if (r === 0 || crossed.has(`${p} 0 ${p} ${r}`)) return
      const outside = ring.find((position) => !within(p, position))
      if (outside !== undefined)
        found.add('zone-hole-outside', 'error', 'redraw', origins[p]!, r, outside)
    })
  })
  const solids = polygons.map((polygon) => bandsOf(polygon))
  const tree = new Flatbush(polygons.length)
  for (const { box } of solids) tree.add(...box)
  tree.finish()
  polygons.forEach((polygon, p) => {
    const shell = polygon[0]!
    for (const q of tree.search(...solids[p]!.box)) {
      if (q === p || origins[p] === origins[q] || crossed.has(`${p} 0 ${q} 0`)) continue
      if (crossed.has(`${q} 0 ${p} 0`)) continue
      const { box } = solids[q]!
      // Wholly within: every position lies in the other part (a shared corner alone is allowed).
      const inside = shell.every(
        ([x, y]) =>
          x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && covers(solids[q]!, x, y),
      )
      if (inside) found.add('zone-parts-overlap', 'error', 'redraw', origins[p]!, 0, shell[0]!)
    }
  })
}

/** True when most positions lie outside the expected box as written and inside it when swapped. */
export function swapSuspected(positions: readonly Position[], expected: Box): boolean {
  const [west, south, east, north] = expected
  const holds = (x: number, y: number) => x >= west && x <= east && y >= south && y <= north
  let asWritten = 0
  let swapped = 0
  for (const [x, y] of positions) {
    if (holds(x, y)) asWritten += 1
    if (holds(y, x)) swapped += 1
  }
  return swapped * 2 > positions.length && asWritten * 10 < swapped
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

function withoutRepeats(ring: Ring): Ring {
  return ring.filter((here, i) => i === 0 || !same(here, ring[i - 1]!))
}

/** What `mended` did, in the order in which it did it. */
export interface Mended {
  readonly polygons: readonly Polygon[]
  readonly done: readonly ZoneAdvice[]
}

/**
 * The polygons with what a machine may mend without changing any answer: rings closed, repeats
 * dropped, direction turned (RFC 7946: outer rings against the clock), cut at 180°.
 */
export function mended(polygons: readonly Polygon[]): Mended {
  const done = new Set<ZoneAdvice>()
  const result = polygons.flatMap((polygon) => {
    const closed = polygon.map((ring): Ring => {
      const first = ring[0]
      const last = ring.at(-1)
      if (first === undefined || last === undefined || same(first, last)) return ring
      done.add('close-ring')
      return [...ring, first]
    })
    const lean = closed.map((ring) => {
      const kept = withoutRepeats(ring)
      if (kept.length < ring.length) done.add('drop-repeats')
      return kept
    })
    const cut = lean.some(enclosesPole) ? [lean] : cutAt180(lean)
    if (cut.length !== 1 || cut[0] !== lean) done.add('cut-at-180')
    return cut.map((piece): Polygon =>
      piece.map((ring, r) => {
        if (doubleArea(ring) > 0 === (r === 0)) return ring
        done.add('turn-ring')
        return ring.toReversed()
      }),
    )
  })
  return { polygons: result, done: [...done] }
}
