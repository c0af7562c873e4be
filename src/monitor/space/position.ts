/**
 * Positions on the earth, in degrees, longitude first (RFC 7946). Distances are in metres on a sphere
 * of 6371.0088 km (the mean radius of IUGG 1980): within 0.6 % of the ellipsoid, and said so
 * wherever a distance is shown.
 */
export type Position = readonly [longitude: number, latitude: number]
/** A closed ring: the first position is repeated at the end. */
export type Ring = readonly Position[]
/** One outer ring, then holes. */
export type Polygon = readonly Ring[]

/** West, south, east, north, in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Mean radius of the earth in metres. */
export const EARTH_METRES = 6371008.8
/** Metres of one degree of latitude on that sphere. */
export const DEGREE_METRES = (EARTH_METRES * Math.PI) / 180

const radians = Math.PI / 180

/** A longitude brought into [-180, 180]. */
export function wrapLongitude(longitude: number): number {
  if (longitude >= -180 && longitude <= 180) return longitude
  const turned = (((longitude + 180) % 360) + 360) % 360
  return turned - 180
}

/** Metres between two positions along the great circle (haversine). */
export function metresBetween(a: Position, b: Position): number {
  const half = Math.sin(((b[1] - a[1]) * radians) / 2)
  const turn = Math.sin(((b[0] - a[0]) * radians) / 2)
  const h = half * half + Math.cos(a[1] * radians) * Math.cos(b[1] * radians) * turn * turn
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Bearing from `a` to `b` in degrees clockwise from north, in [0, 360). */
export function bearingBetween(a: Position, b: Position): number {
  const turn = (b[0] - a[0]) * radians
  const y = Math.sin(turn) * Math.cos(b[1] * radians)
  const x =
    Math.cos(a[1] * radians) * Math.sin(b[1] * radians) -
    Math.sin(a[1] * radians) * Math.cos(b[1] * radians) * Math.cos(turn)
  return (Math.atan2(y, x) / radians + 360) % 360
}

/** The position `metres` away from `from` on `bearing` (degrees clockwise from north). */
export function positionAt(from: Position, bearing: number, metres: number): Position {
  const angle = metres / EARTH_METRES
  const latitude = from[1] * radians
  const course = bearing * radians
  const sine =
    Math.sin(latitude) * Math.cos(angle) + Math.cos(latitude) * Math.sin(angle) * Math.cos(course)
  const north = Math.asin(Math.max(-1, Math.min(1, sine)))
  const east = Math.atan2(
    Math.sin(course) * Math.sin(angle) * Math.cos(latitude),
    Math.cos(angle) - Math.sin(latitude) * sine,
  )
  return [wrapLongitude(from[0] + east / radians), north / radians]
}

/** The smallest box around rings; a ring without positions adds nothing. */
export function boxOf(rings: Iterable<Ring>): Box {
  let west = Infinity
  let south = Infinity
  let east = -Infinity
  let north = -Infinity
  for (const ring of rings)
    for (const [x, y] of ring) {
      if (x < west) west = x
      if (x > east) east = x
      if (y < south) south = y
      if (y > north) north = y
    }
  return [west, south, east, north]
}

/** Twice the signed area in square degrees: positive when the ring runs against the clock. */
export function doubleArea(ring: Ring): number {
  let sum = 0
  const origin = ring[0] ?? [0, 0]
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!
    const [x2, y2] = ring[i]!
    sum += (x1 - origin[0]) * (y2 - origin[1]) - (x2 - origin[0]) * (y1 - origin[1])
  }
  return sum
}
