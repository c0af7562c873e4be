/**
 * Whether one area lies within, apart from, or partly in another, exactly as drawn. Areas that
 * share a border (neighbouring districts) are apart; an area is within itself. Every edge of each is
 * cut where the other touches it; the middle of each piece says on which side the piece runs.
 */
import Flatbush from 'flatbush'
import type { Answer } from './answer.ts'
import { bandsOf, covers, type Bands } from './bands.ts'
import { sideOf } from './orientation.ts'
import type { Box, Polygon, Position } from './position.ts'
import { boxOf } from './position.ts'

/** An area ready for questions. */
export interface Area {
  readonly polygons: readonly Polygon[]
  readonly parts: readonly Bands[]
}

export function areaOf(polygons: readonly Polygon[]): Area {
  return { polygons, parts: polygons.map(bandsOf).filter((b) => b.box[0] <= b.box[2]) }
}

/** True when the position lies in the area or on its border. */
export function holds(area: Area, x: number, y: number): boolean {
  return area.parts.some(
    ({ box }, i) =>
      x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && covers(area.parts[i]!, x, y),
  )
}

/** Nearer than this to a border, in degrees (a tenth of a millimetre), is on it. */
const ON = 1e-9

interface Edges {
  readonly list: readonly (readonly [Position, Position])[]
  readonly tree: Flatbush | undefined
}

function edgesOf(polygons: readonly Polygon[]): Edges {
  const list: [Position, Position][] = []
  for (const polygon of polygons)
    for (const ring of polygon)
      for (let i = 1; i < ring.length; i++) list.push([ring[i - 1]!, ring[i]!])
  if (list.length === 0) return { list, tree: undefined }
  const tree = new Flatbush(list.length)
  for (const [a, b] of list)
    tree.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
  tree.finish()
  return { list, tree }
}

function near(edges: Edges, a: Position, b: Position): (readonly [Position, Position])[] {
  const found = edges.tree?.search(
    Math.min(a[0], b[0]) - ON,
    Math.min(a[1], b[1]) - ON,
    Math.max(a[0], b[0]) + ON,
    Math.max(a[1], b[1]) + ON,
  )
  return (found ?? []).map((i) => edges.list[i]!)
}

/** `inside`: `shape` lies wholly in `zone`. `outside`: they share no more than border. */
export function relationOf(shape: readonly Polygon[], zone: Area): Answer {
  const shapeBox = boxOf(shape.flat())
  const zoneBox = boxOf(zone.polygons.flat())
  if (!meet(shapeBox, zoneBox)) return 'outside'
  const shapeEdges = edgesOf(shape)
  const zoneEdges = rememberedEdges(zone)
  const own = areaOf(shape)
  let some = false
  let none = false
  // Pieces of the shape's border, inside or outside the zone.
  for (const [a, b] of shapeEdges.list)
    for (const [x, y] of middles(a, b, near(zoneEdges, a, b))) {
      if (onBorder(zoneEdges, x, y)) continue
      if (holds(zone, x, y)) some = true
      else none = true
    }
  // A border of the zone that runs through the shape leaves part of the shape on either side.
  for (const [a, b] of near(zoneEdges, [shapeBox[0], shapeBox[1]], [shapeBox[2], shapeBox[3]]))
    for (const [x, y] of middles(a, b, near(shapeEdges, a, b)))
      if (!onBorder(shapeEdges, x, y) && holds(own, x, y)) return 'undecided'
  // Where borders coincide only the inner parts tell.
  for (const polygon of shape) {
    const inner = innerPosition(polygon)
    if (inner === undefined) continue
    if (holds(zone, inner[0], inner[1])) some = true
    else none = true
  }
  return some && none ? 'undecided' : some ? 'inside' : 'outside'
}

function meet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

/** Edges of a zone that is asked about again and again. */
const remembered = new WeakMap<Area, Edges>()

function rememberedEdges(zone: Area): Edges {
  let edges = remembered.get(zone)
  if (edges === undefined) {
    edges = edgesOf(zone.polygons)
    remembered.set(zone, edges)
  }
  return edges
}

/** The middles of the pieces into which other edges cut the edge a, b. */
function middles(
  a: Position,
  b: Position,
  others: readonly (readonly [Position, Position])[],
): Position[] {
  const cuts = [0, 1]
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const length = dx * dx + dy * dy
  if (length === 0) return []
  for (const [c, d] of others) {
    const sc = sideOf(a[0], a[1], b[0], b[1], c[0], c[1])
    const sd = sideOf(a[0], a[1], b[0], b[1], d[0], d[1])
    if (sc !== sd && sc * sd <= 0) {
      const t = sc / (sc - sd)
      const x = c[0] + t * (d[0] - c[0])
      const y = c[1] + t * (d[1] - c[1])
      cuts.push(((x - a[0]) * dx + (y - a[1]) * dy) / length)
    }
    // Ends of an edge on the same line cut too.
    for (const end of [c, d])
      if (distanceToEdge(a, b, end[0], end[1]) < ON)
        cuts.push(((end[0] - a[0]) * dx + (end[1] - a[1]) * dy) / length)
  }
  cuts.sort((p, q) => p - q)
  const result: Position[] = []
  for (let i = 1; i < cuts.length; i++) {
    const from = Math.max(0, cuts[i - 1]!)
    const to = Math.min(1, cuts[i]!)
    if ((to - from) * Math.sqrt(length) < 4 * ON) continue
    const t = (from + to) / 2
    result.push([a[0] + t * dx, a[1] + t * dy])
  }
  return result
}

function distanceToEdge(a: Position, b: Position, x: number, y: number): number {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const length = dx * dx + dy * dy
  const t =
    length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / length))
  return Math.hypot(a[0] + t * dx - x, a[1] + t * dy - y)
}

function onBorder(edges: Edges, x: number, y: number): boolean {
  return near(edges, [x, y], [x, y]).some(([a, b]) => distanceToEdge(a, b, x, y) < ON)
}

/** A position strictly within a polygon: the middle of the widest crossing at a height between vertices. */
export function innerPosition(polygon: Polygon): Position | undefined {
  const heights = [...new Set(polygon.flat().map(([, y]) => y))].toSorted((p, q) => p - q)
  let best: Position | undefined
  let widest = 0
  // The tallest gaps between vertices have the widest room; a few are enough.
  const gaps = heights
    .slice(1)
    .map((y, i) => ({ y: (y + heights[i]!) / 2, gap: y - heights[i]! }))
    .toSorted((p, q) => q.gap - p.gap || p.y - q.y)
    .slice(0, 8)
  for (const { y } of gaps) {
    const crossings: number[] = []
    for (const ring of polygon)
      for (let i = 1; i < ring.length; i++) {
        const [x1, y1] = ring[i - 1]!
        const [x2, y2] = ring[i]!
        if (y1 > y !== y2 > y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
      }
    crossings.sort((p, q) => p - q)
    for (let i = 1; i < crossings.length; i += 2) {
      const room = crossings[i]! - crossings[i - 1]!
      if (room <= widest) continue
      widest = room
      best = [(crossings[i]! + crossings[i - 1]!) / 2, y]
    }
  }
  return best
}
