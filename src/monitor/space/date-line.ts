/**
 * Polygons across 180° of longitude. GeoJSON asks for a cut there (RFC 7946 section 3.1.9); files seldom
 * have it. A ring whose neighbours lie more than half a turn apart crosses the line; it is unrolled,
 * cut, and each side closed along the line in pairs, so that holes and many crossings stay right.
 */
import { doubleArea, type Polygon, type Position, type Ring } from './position.ts'

/** True when some step of the ring is longer than half a turn: it crosses 180°. */
export function crosses180(ring: Ring): boolean {
  return ring.some((here, i) => i > 0 && Math.abs(here[0] - ring[i - 1]![0]) > 180)
}

/** True when the ring runs once around the earth: no flat polygon can hold a pole. */
export function enclosesPole(ring: Ring): boolean {
  let turn = 0
  for (let i = 1; i < ring.length; i++) {
    const step = ring[i]![0] - ring[i - 1]![0]
    turn += step > 180 ? step - 360 : step < -180 ? step + 360 : step
  }
  return Math.abs(turn) > 180
}

/** The polygon cut at 180°, each piece within [-180, 180]; unchanged where nothing crosses. */
export function cutAt180(polygon: Polygon): Polygon[] {
  const shell = polygon[0]
  if (shell === undefined) return []
  if (!polygon.some(crosses180) && shell.every(([x]) => x >= -180 && x <= 180)) return [polygon]
  const unrolled = polygon.map((ring) => unroll(ring))
  // Holes are unrolled from their own first position: bring each to the turn of the shell.
  const middle = middleOf(unrolled[0]!)
  const rings = unrolled.map((ring, i) => {
    const turns = i === 0 ? 0 : Math.round((middle - middleOf(ring)) / 360)
    return turns === 0 ? ring : ring.map(([x, y]): Position => [x + 360 * turns, y])
  })
  const pieces: Polygon[] = []
  let rest: Polygon[] = [rings]
  // A valid polygon spans at most one turn, so at most two cuts can meet it.
  for (const cut of [-180, 180]) {
    const eastern: Polygon[] = []
    for (const one of rest) {
      const [west, east] = cutAlong(one, cut)
      pieces.push(...west.map((p) => shifted(p, cut === -180 ? 360 : 0)))
      eastern.push(...east)
    }
    rest = eastern
  }
  pieces.push(...rest.map((p) => shifted(p, -360)))
  return pieces
}

function unroll(ring: Ring): Ring {
  let offset = 0
  return ring.map(([x, y], i): Position => {
    if (i > 0) {
      const step = x - ring[i - 1]![0]
      if (step > 180) offset -= 360
      else if (step < -180) offset += 360
    }
    return [x + offset, y]
  })
}

function middleOf(ring: Ring): number {
  let low = Infinity
  let high = -Infinity
  for (const [x] of ring) {
    if (x < low) low = x
    if (x > high) high = x
  }
  return (low + high) / 2
}

function shifted(polygon: Polygon, by: number): Polygon {
  if (by === 0) return polygon
  return polygon.map((ring) => ring.map(([x, y]): Position => [x + by, y]))
}

/** An open run of positions on one side of the cut; both ends lie on the cut. */
interface Chain {
  positions: Position[]
  used: boolean
}

/** West and east pieces of a polygon along a meridian. Positions on the meridian count as east. */
function cutAlong(polygon: Polygon, cut: number): [Polygon[], Polygon[]] {
  const chains: [Chain[], Chain[]] = [[], []]
  const whole: [Ring[], Ring[]] = [[], []]
  for (const ring of polygon) {
    const sides = ring.map(([x]) => (x >= cut ? 1 : 0))
    const start = sides.findIndex((side, i) => i > 0 && side !== sides[i - 1])
    if (start < 0) {
      whole[sides[0] ?? 0]!.push(ring)
      continue
    }
    // Walk once around from the first crossing; the closing position repeats the first.
    const n = ring.length - 1
    let current: Position[] = []
    for (let step = 0; step <= n; step++) {
      const i = (start - 1 + step) % n
      const here = ring[i]!
      const next = ring[(i + 1) % n]!
      const from = here[0] >= cut ? 1 : 0
      const to = next[0] >= cut ? 1 : 0
      if (step > 0) current.push(here)
      if (from === to) continue
      const y = here[1] + ((cut - here[0]) / (next[0] - here[0])) * (next[1] - here[1])
      if (step > 0) {
        current.push([cut, y])
        chains[from]!.push({ positions: current, used: false })
      }
      current = [[cut, y]]
    }
  }
  const east = chains[1].flatMap((chain) =>
    leavingTheCut(chain.positions, cut).map((positions) => ({ positions, used: false })),
  )
  return [closed(chains[0], whole[0]), closed(east, whole[1])]
}

/** The runs of an eastern chain between its stretches along the cut itself, which bound nothing there. */
function leavingTheCut(positions: Position[], cut: number): Position[][] {
  const runs: Position[][] = []
  let run: Position[] = []
  positions.forEach((here, i) => {
    const before = positions[i - 1]
    if (before !== undefined && before[0] === cut && here[0] === cut) {
      runs.push(run)
      run = []
    }
    run.push(here)
  })
  runs.push(run)
  return runs.filter((one) => one.length > 2)
}

/** Joins chains along the cut: sorted by latitude, ends belong together two by two (even-odd). */
function closed(chains: Chain[], whole: Ring[]): Polygon[] {
  const ends = chains.flatMap((chain) => [
    { chain, first: true, y: chain.positions[0]![1] },
    { chain, first: false, y: chain.positions.at(-1)![1] },
  ])
  ends.sort((p, q) => p.y - q.y)
  const shells: Ring[] = []
  for (const chain of chains) {
    if (chain.used) continue
    chain.used = true
    const ring = [...chain.positions]
    let at = ends.findIndex((end) => end.chain === chain && !end.first)
    for (;;) {
      const partner = ends[at ^ 1]!
      if (partner.chain.used) break
      partner.chain.used = true
      ring.push(...(partner.first ? partner.chain.positions : partner.chain.positions.toReversed()))
      at = ends.findIndex((end) => end.chain === partner.chain && end.first !== partner.first)
    }
    const head = ring[0]!
    const tail = ring.at(-1)!
    if (head[0] !== tail[0] || head[1] !== tail[1]) ring.push(head)
    if (ring.length >= 4 && doubleArea(ring) !== 0) shells.push(ring)
  }
  // Rings that the cut left whole: the shell itself, or holes of the piece that holds them.
  if (shells.length === 0) return whole.length === 0 ? [] : [whole]
  const polygons = shells.map((shell): Ring[] => [shell])
  for (const hole of whole) {
    const owner = polygons.find(([shell]) => holds(shell!, hole[0]!)) ?? polygons[0]!
    owner.push(hole)
  }
  return polygons
}

function holds(ring: Ring, [x, y]: Position): boolean {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!
    const [x2, y2] = ring[i]!
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}
