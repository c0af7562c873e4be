/**
 * MGRS references as squares. The digits say how large the square is: ten digits are a metre, four
 * are a kilometre. The library answers "36RXV" with the middle of a square of 100 km; here that is
 * refused with its size, because a marker in the middle would pretend a precision nobody gave.
 */
import * as library from 'mgrs'
import { wrapLongitude, type Position, type Ring } from './position.ts'

// The package is CommonJS: Node gives its functions as `default`, bundlers by name.
const { inverse } = (library as { default?: typeof library }).default ?? library

export interface GridSquare {
  /** As read: upper case, no spaces. */
  readonly reference: string
  /** Length of a side in metres: 1, 10, 100, 1,000 or 10,000. */
  readonly metres: number
  readonly centre: Position
  /** The corners, a closed ring against the clock; widened by half a per cent. */
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
  const corners = cornersOf(parts.slice(1, 5).join(''), parts[5] ?? '')
  if (corners === undefined) return { code: 'grid-not-a-reference', data: { text } }
  // Unrolled about the first corner: a square may lie across 180°.
  const near = corners.map(([x, y]): Position => {
    const turn = x - corners[0]![0]
    return [turn > 180 ? x - 360 : turn < -180 ? x + 360 : x, y]
  })
  const x = near.reduce((sum, corner) => sum + corner[0], 0) / 4
  const y = near.reduce((sum, corner) => sum + corner[1], 0) / 4
  const outline = near.map((corner): Position => [
    wrapLongitude(x + WIDENING * (corner[0] - x)),
    y + WIDENING * (corner[1] - y),
  ])
  return {
    reference,
    metres,
    centre: [wrapLongitude(x), y],
    outline: [...outline, outline[0]!],
  }
}

/** Sides of a grid square are not quite straight in degrees; so much wider, it holds them. */
const WIDENING = 1.005

/** South-west, south-east, north-east, north-west: outer corners of the square metres in the corners. */
function cornersOf(square: string, digits: string): Position[] | undefined {
  const half = digits.length / 2
  const metre = (east: '0' | '9', north: '0' | '9') =>
    inverse(square + digits.slice(0, half).padEnd(5, east) + digits.slice(half).padEnd(5, north))
  try {
    const corners: Position[] = [
      [metre('0', '0')[0], metre('0', '0')[1]],
      [metre('9', '0')[2], metre('9', '0')[1]],
      [metre('9', '9')[2], metre('9', '9')[3]],
      [metre('0', '9')[0], metre('0', '9')[3]],
    ]
    return corners.flat().every(Number.isFinite) ? corners : undefined
  } catch {
    // The letters of a square exist only in some zones; the library throws on the others.
    return undefined
  }
}
