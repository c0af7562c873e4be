/**
 * On which side of a segment a point lies, exactly. Doubles decide almost always (error bound of
 * Shewchuk 1997, "Adaptive Precision Floating-Point Arithmetic"); the rest is decided in whole numbers.
 * A point on a border is then on it for every engine, and "the boundary counts as inside" is a rule
 * and not an accident of rounding.
 */

const BOUND = (3 + 16 * 2 ** -53) * 2 ** -53

/** Positive when (x, y) lies left of the way from 1 to 2, negative right, exactly 0 on the line. */
export function sideOf(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  x: number,
  y: number,
): number {
  const left = (x1 - x) * (y2 - y)
  const right = (y1 - y) * (x2 - x)
  const difference = left - right
  if (Math.abs(difference) > BOUND * (Math.abs(left) + Math.abs(right))) return difference
  return exactSide(x1, y1, x2, y2, x, y)
}

function exactSide(x1: number, y1: number, x2: number, y2: number, x: number, y: number): number {
  // Every double is a whole number of 2^-shift for a shift large enough for all six.
  let shift = 0
  for (const value of [x1, y1, x2, y2, x, y])
    while (shift < 1000 && !Number.isInteger(value * 2 ** shift)) shift += 8
  const whole = (value: number) => BigInt(value * 2 ** shift)
  const [a, b, c, d, e, f] = [whole(x1), whole(y1), whole(x2), whole(y2), whole(x), whole(y)]
  const determinant = (a - e) * (d - f) - (b - f) * (c - e)
  return determinant > 0n ? 1 : determinant < 0n ? -1 : 0
}

/** How two closed segments meet. `touch`: in one point that is an end of at least one of them. */
export type Meeting = 'apart' | 'cross' | 'touch' | 'overlap'

/** How segment (a, b) meets segment (c, d), exactly. */
export function meetingOf(
  a: readonly [number, number],
  b: readonly [number, number],
  c: readonly [number, number],
  d: readonly [number, number],
): Meeting {
  if (
    Math.max(a[0], b[0]) < Math.min(c[0], d[0]) ||
    Math.max(c[0], d[0]) < Math.min(a[0], b[0]) ||
    Math.max(a[1], b[1]) < Math.min(c[1], d[1]) ||
    Math.max(c[1], d[1]) < Math.min(a[1], b[1])
  )
    return 'apart'
  const s1 = sideOf(a[0], a[1], b[0], b[1], c[0], c[1])
  const s2 = sideOf(a[0], a[1], b[0], b[1], d[0], d[1])
  if ((s1 > 0 && s2 > 0) || (s1 < 0 && s2 < 0)) return 'apart'
  const s3 = sideOf(c[0], c[1], d[0], d[1], a[0], a[1])
  const s4 = sideOf(c[0], c[1], d[0], d[1], b[0], b[1])
  if ((s3 > 0 && s4 > 0) || (s3 < 0 && s4 < 0)) return 'apart'
  if (s1 === 0 && s2 === 0) {
    // On one line: compare along the longer axis.
    const axis = Math.abs(a[0] - b[0]) >= Math.abs(a[1] - b[1]) ? 0 : 1
    const low = Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]))
    const high = Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]))
    return low < high ? 'overlap' : low === high ? 'touch' : 'apart'
  }
  return s1 === 0 || s2 === 0 || s3 === 0 || s4 === 0 ? 'touch' : 'cross'
}
