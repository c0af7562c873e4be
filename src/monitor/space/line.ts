/** Lines on the ground (of contact, of withdrawal): how far something is from one and on which side. */
import { EARTH_METRES, type Position } from './position.ts'

type Vector = readonly [number, number, number]

const radians = Math.PI / 180

function vector([x, y]: Position): Vector {
  return [
    Math.cos(y * radians) * Math.cos(x * radians),
    Math.cos(y * radians) * Math.sin(x * radians),
    Math.sin(y * radians),
  ]
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

function angle(a: Vector, b: Vector): number {
  return Math.atan2(Math.hypot(...cross(a, b)), dot(a, b))
}

/** Side of a line seen along its direction of drawing. */
export type Side = 'left' | 'right' | 'on'

/** Metres from a position to a line of one or more positions (great circles between them). */
export function metresToLine(position: Position, line: readonly Position[]): number {
  const p = vector(position)
  let best = Infinity
  const ends = line.map(vector)
  if (ends.length === 1) return angle(p, ends[0]!) * EARTH_METRES
  for (let i = 1; i < ends.length; i++) {
    const metres = toSegment(p, ends[i - 1]!, ends[i]!)
    if (metres < best) best = metres
  }
  return best
}

function toSegment(p: Vector, a: Vector, b: Vector): number {
  const normal = cross(a, b)
  const length = Math.hypot(...normal)
  // The foot of the perpendicular lies between both ends.
  if (length > 0 && dot(cross(normal, a), p) > 0 && dot(cross(b, normal), p) > 0)
    return Math.abs(Math.asin(dot(normal, p) / length)) * EARTH_METRES
  return Math.min(angle(p, a), angle(p, b)) * EARTH_METRES
}

/**
 * On which side of the line a position lies, by its nearest segment; at a bend, where two segments
 * are equally near, by the turn of the bend. A position beyond an end is judged by the end's segment.
 */
export function sideOfLine(position: Position, line: readonly Position[]): Side {
  const p = vector(position)
  const ends = line.map(vector)
  let best = Infinity
  let nearest = -1
  for (let i = 1; i < ends.length; i++) {
    const metres = toSegment(p, ends[i - 1]!, ends[i]!)
    if (metres < best) {
      best = metres
      nearest = i
    }
  }
  if (nearest < 0) return 'on'
  const side = (i: number) => dot(cross(ends[i - 1]!, ends[i]!), p)
  const here = side(nearest)
  const next = nearest + 1
  const corner = ends[nearest]!
  if (next < ends.length && Math.abs(angle(p, corner) * EARTH_METRES - best) < 1e-6) {
    // The nearest place is a bend: left of either segment is left when the line turns right there.
    const turn = dot(cross(ends[nearest - 1]!, corner), ends[next]!)
    const left = turn > 0 ? here > 0 && side(next) > 0 : here > 0 || side(next) > 0
    return left ? 'left' : 'right'
  }
  return here === 0 ? 'on' : here > 0 ? 'left' : 'right'
}
