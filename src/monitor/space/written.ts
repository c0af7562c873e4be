/**
 * A place as one line that people can read and write, with its precision in it:
 *   40.031, -29.962 ± 200 m      latitude first, as people say it; never without a size
 *   N 8-10 km from 40.03, -29.9  bearing and range from an observer (± size of the observer's own place)
 *   26TLK 1234 5678              a grid square with the size of its digits
 *   Mere                         an area by its name
 *   unknown
 */
import { readGridSquare } from './grid-reference.ts'
import { compassBearing, type AreaPlace, type Place } from './place.ts'
import type { Position } from './position.ts'

export type PlaceFault = {
  readonly code:
    'place-not-read' | 'place-without-precision' | 'place-out-of-range' | 'grid-too-coarse'
  readonly data: Readonly<Record<string, string | number>>
}

const NUMBER = String.raw`[-−]?\d{1,3}(?:\.\d{1,8})?`
const SIZE = String.raw`(\d{1,6}(?:\.\d{1,3})?)\s*(m|km)`
const SPOT = new RegExp(
  String.raw`^(${NUMBER})\s*,\s*(${NUMBER})(?:\s*(?:±|\+-|\+/-|within)\s*${SIZE})?$`,
)
const HEARD = new RegExp(
  String.raw`^([NESW]{1,3})\s+(\d{1,4}(?:\.\d+)?)(?:\s*[-–]\s*(\d{1,4}(?:\.\d+)?))?\s*(m|km)\s+from\s+(.+)$`,
)

/** Reads such a line; `areas` are the names that may be used. */
export function placeFrom(
  text: string,
  areas: ReadonlyMap<string, AreaPlace> = new Map(),
): Place | PlaceFault {
  const line = text.trim().slice(0, 300)
  if (line === '' || line === 'unknown') return { kind: 'unknown' }
  const area = areas.get(line)
  if (area !== undefined) return area
  const heard = HEARD.exec(line)
  if (heard !== null) return sectorFrom(heard, line)
  const spot = SPOT.exec(line)
  if (spot !== null) {
    const centre = positionOf(spot[1]!, spot[2]!)
    if (centre === undefined) return { code: 'place-out-of-range', data: { text: line } }
    const metres = metresOf(spot[3], spot[4])
    return metres === undefined || metres <= 0
      ? { code: 'place-without-precision', data: { text: line } }
      : { kind: 'disc', centre, metres }
  }
  const square = readGridSquare(line)
  if (!('code' in square)) return { kind: 'square', ...square }
  return square.code === 'grid-too-coarse'
    ? { code: square.code, data: square.data }
    : { code: 'place-not-read', data: { text: line } }
}

function sectorFrom(parts: RegExpExecArray, line: string): Place | PlaceFault {
  const [, direction, first, second, unit, from] = parts
  const compass = compassBearing(direction!)
  const spot = SPOT.exec(from!.trim())
  const observer = spot === null ? undefined : positionOf(spot[1]!, spot[2]!)
  if (compass === undefined || spot === null || observer === undefined)
    return { code: 'place-not-read', data: { text: line } }
  const nearest = metresOf(first, unit)!
  const farthest = metresOf(second ?? first, unit)!
  if (farthest < nearest || farthest === 0) return { code: 'place-not-read', data: { text: line } }
  return {
    kind: 'sector',
    observer,
    observerMetres: metresOf(spot[3], spot[4]) ?? 0,
    ...compass,
    nearest,
    farthest,
  }
}

function positionOf(latitude: string, longitude: string): Position | undefined {
  const y = Number(latitude.replace('−', '-'))
  const x = Number(longitude.replace('−', '-'))
  return Math.abs(y) <= 90 && Math.abs(x) <= 180 ? [x, y] : undefined
}

function metresOf(size: string | undefined, unit: string | undefined): number | undefined {
  return size === undefined ? undefined : Number(size) * (unit === 'km' ? 1000 : 1)
}
