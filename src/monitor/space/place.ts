/**
 * Where something happened, as precisely as somebody said it and no more. A place is a shape with
 * its own size, never a bare point: a point and how far off it may be, a grid square with the size
 * of its digits, an administrative area by its code, or what an observer heard: bearing and range.
 */
import { cutAt180 } from './date-line.ts'
import type { GridSquare } from './grid-reference.ts'
import { bearingBetween, metresBetween, positionAt } from './position.ts'
import { boxOf, type Polygon, type Position } from './position.ts'

/** A point that may be off by `metres`. */
export interface DiscPlace {
  readonly kind: 'disc'
  readonly centre: Position
  readonly metres: number
}
/** A grid square: see `readGridSquare`. */
export interface SquarePlace extends GridSquare {
  readonly kind: 'square'
}
/** Somewhere in an administrative area (P-code) as drawn in one edition of a boundary set. */
export interface AreaPlace {
  readonly kind: 'area'
  readonly code: string
  readonly edition: string
  readonly polygons: readonly Polygon[]
}
/**
 * Seen or heard from a position: bearing in degrees with its spread to either side, range in metres.
 * A direction of a 16-point compass has a spread of 11.25 degrees.
 */
export interface SectorPlace {
  readonly kind: 'sector'
  readonly observer: Position
  /** How far off the observer's own position may be, in metres. */
  readonly observerMetres: number
  readonly bearing: number
  readonly spread: number
  readonly nearest: number
  readonly farthest: number
}
/** Nobody said where. */
export interface UnknownPlace {
  readonly kind: 'unknown'
}
export type Place = DiscPlace | SquarePlace | AreaPlace | SectorPlace | UnknownPlace

/** Points of the compass as bearings; N, NNE, NE and so on. */
const COMPASS = 'N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW'.split(' ')

/** The bearing and spread of a point of the compass (N: 0 ± 11.25; of four or eight points wider). */
export function compassBearing(
  name: string,
  points: 4 | 8 | 16 = 16,
): { bearing: number; spread: number } | undefined {
  const index = COMPASS.indexOf(name.toUpperCase())
  if (index < 0 || index % (16 / points) !== 0) return undefined
  return { bearing: index * 22.5, spread: 180 / points }
}

/** Degrees of arc between two corners of a drawn circle. */
const ARC_STEP = 3
/** A chord lies within its arc: drawn this much farther out, the shape holds the whole arc. */
const ARC_WIDENING = 1 / Math.cos((ARC_STEP / 2) * (Math.PI / 180))

/** The shape as polygons that hold it wholly; undefined where nobody said where. */
export function outlineOf(place: Place): readonly Polygon[] | undefined {
  switch (place.kind) {
    case 'disc':
      return cutAt180([arc(place.centre, 0, 360, place.metres * ARC_WIDENING)])
    case 'square':
      return cutAt180([place.outline])
    case 'area':
      return place.polygons
    case 'sector':
      return cutAt180(sectorOutline(place))
    case 'unknown':
      return undefined
  }
}

function arc(centre: Position, from: number, to: number, metres: number): Position[] {
  const steps = Math.max(1, Math.ceil((to - from) / ARC_STEP))
  return Array.from({ length: steps + 1 }, (_, i) =>
    // Against the clock: bearings run with it.
    positionAt(centre, to - ((to - from) * i) / steps, metres),
  )
}

function sectorOutline(place: SectorPlace): Polygon {
  const { observer, observerMetres: off, bearing } = place
  const farthest = (place.farthest + off) * ARC_WIDENING
  const nearest = Math.max(0, place.nearest - off)
  // An observer who may be off sees the same direction from elsewhere: the angle opens.
  const opening =
    off === 0 ? 0 : place.nearest > off ? (Math.asin(off / place.nearest) * 180) / Math.PI : 180
  const spread = Math.min(180, place.spread + opening)
  if (spread >= 180) {
    const ring = arc(observer, 0, 360, farthest)
    return nearest === 0 ? [ring] : [ring, arc(observer, 0, 360, nearest).toReversed()]
  }
  const outer = arc(observer, bearing - spread, bearing + spread, farthest)
  const inner =
    nearest === 0
      ? [observer]
      : arc(observer, bearing - spread, bearing + spread, nearest).toReversed()
  return [[...outer, ...inner, outer[0]!]]
}

/** How large the shape is: metres from its middle to its farthest corner. Infinity if unknown. */
export function precisionOf(place: Place): number {
  if (place.kind === 'disc') return place.metres
  if (place.kind === 'square') return place.metres / Math.SQRT2
  const outline = outlineOf(place)
  if (outline === undefined) return Infinity
  const middle = middleOf(place)!
  let farthest = 0
  for (const position of outline.flat(2))
    farthest = Math.max(farthest, metresBetween(middle, position))
  return farthest
}

/** The middle of the shape (for areas the middle of the box); undefined if unknown. */
export function middleOf(place: Place): Position | undefined {
  switch (place.kind) {
    case 'disc':
    case 'square':
      return place.centre
    case 'sector':
      return positionAt(place.observer, place.bearing, (place.nearest + place.farthest) / 2)
    case 'area': {
      const [west, south, east, north] = boxOf(place.polygons.flat())
      return [(west + east) / 2, (south + north) / 2]
    }
    case 'unknown':
      return undefined
  }
}

/** Where an observer would look to see a position: used to read back what was drawn. */
export function bearingAndRange(
  observer: Position,
  target: Position,
): { bearing: number; metres: number } {
  return { bearing: bearingBetween(observer, target), metres: metresBetween(observer, target) }
}
