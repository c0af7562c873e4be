/**
 * MGRS references as squares. The digits say how large the square is: ten digits are a metre, four
 * are a kilometre. The library answers "36RXV" with the middle of a square of 100 km; here that is
 * refused with its size, because a marker in the middle would pretend a precision nobody gave.
 */
import * as library from 'mgrs'
import { metresBetween, bearingBetween, positionAt, type Position, type Ring } from './position.ts'

// The package is CommonJS: Node gives its functions as `default`, bundlers by name.
const { inverse } = (library as { default?: typeof library }).default ?? library

export interface GridSquare {
  /** As read: upper case, no spaces. */
  readonly reference: string
  /** Length of a side in metres: 1, 10, 100, 1,000 or 10,000. */
  readonly metres: number
  readonly centre: Position
  /** The corners, a closed ring against the clock; widened by half a per cent for the ellipsoid. */
  readonly outline: Ring
}

export type GridFault =
  | { readonly code: 'grid-not-a-reference'; readonly data: { readonly text: string } }
  | { readonly code: 'grid-digits-odd'; readonly data: { readonly text: string; digits: number } }
  | { readonly code: 'grid-polar'; readonly data: { readonly text: string } }
  | { readonly code: 'grid-too-coarse'; readonly data: { readonly text: string; metres: number } }

const SHAPE = /^(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])(\d*)$/
const POLAR = /^[ABYZ][A-HJ-NP-Z]{2}\d*$/

/**
 * Reads a reference; squares larger than `coarsest` metres (default 10 km) are refused with their size.
 * Squares at the seam of two grid zones are not trimmed.
 */
export function readGridSquare(text: string, coarsest = 10_000): GridSquare | GridFault {
  const reference = text.replace(/\s+/g, '').toUpperCase()
  if (POLAR.test(reference)) return { code: 'grid-polar', data: { text } }
  const parts = SHAPE.exec(reference)
  const zone = Number(parts?.[1] ?? 0)
  if (parts === null || zone < 1 || zone > 60)
    return { code: 'grid-not-a-reference', data: { text } }
  const digits = (parts[5] ?? '').length
  if (digits > 10) return { code: 'grid-not-a-reference', data: { text } }
  if (digits % 2 === 1) return { code: 'grid-digits-odd', data: { text, digits } }
  const metres = 10 ** (5 - digits / 2)
  if (metres > coarsest) return { code: 'grid-too-coarse', data: { text, metres } }
  let bounds: [number, number, number, number]
  try {
    bounds = inverse(reference)
  } catch {
    // The letters of a square exist only in some zones; the library throws on the others.
    return { code: 'grid-not-a-reference', data: { text } }
  }
  if (!bounds.every(Number.isFinite)) return { code: 'grid-not-a-reference', data: { text } }
  const southWest: Position = [bounds[0], bounds[1]]
  const northEast: Position = [bounds[2], bounds[3]]
  const diagonal = metresBetween(southWest, northEast)
  const bearing = bearingBetween(southWest, northEast)
  const centre = positionAt(southWest, bearing, diagonal / 2)
  // Grid squares are turned against the meridian: the other corners lie a quarter turn from these.
  const course = bearingBetween(centre, northEast)
  const reach = (diagonal / 2) * 1.005
  const corners = [225, 135, 45, 315].map((turn) => positionAt(centre, course + turn - 45, reach))
  return { reference, metres, centre, outline: [...corners, corners[0]!] }
}
