import * as mgrs from 'mgrs'
import { test, expect } from 'vitest'
import {
  agreed,
  areaOf,
  bandsOf,
  covers,
  cutAt180,
  holds,
  innerPosition,
  mended,
  metresBetween,
  metresToBorder,
  metresToLine,
  outlineOf,
  placeIn,
  positionAt,
  preparedForm,
  readGridSquare,
  relationOf,
  sideOf,
  wrapLongitude,
  zoneFaults,
  zoneIndex,
  zonesAt,
  type Place,
  type Polygon,
  type Position,
  type Ring,
  type ZoneForm,
} from '../../src/monitor/index.ts'
import { Coverage, fc, options } from '../laws.ts'

const whole = fc.integer({ min: 0, max: 8 })
/** Rings of whole numbers: borders are met often and the exact answer is easy. May cross themselves. */
const wholeRing = fc
  .array(fc.tuple(whole, whole), { minLength: 3, maxLength: 9 })
  .map((points): Ring => [...points, points[0]!])
const wholePolygon = fc.array(wholeRing, { minLength: 1, maxLength: 3 })

/** Even-odd by whole numbers only: on a border is inside. */
function plainCovers(polygon: Polygon, x: number, y: number): boolean {
  let inside = false
  for (const ring of polygon)
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1]!
      const [x2, y2] = ring[i]!
      const turn = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
      const within =
        x >= Math.min(x1, x2) &&
        x <= Math.max(x1, x2) &&
        y >= Math.min(y1, y2) &&
        y <= Math.max(y1, y2)
      if (turn === 0 && within) return true
      if (y1 > y !== y2 > y && turn > 0 === y2 > y1) inside = !inside
    }
  return inside
}

test('the bands answer as plain even-odd does, borders included', () => {
  const coverage = new Coverage('bands', ['inside', 'outside', 'on the border', 'on a corner'])
  fc.assert(
    fc.property(
      wholePolygon,
      fc.integer({ min: 0, max: 16 }),
      fc.integer({ min: 0, max: 16 }),
      (polygon, i, j) => {
        const [x, y] = [i / 2, j / 2]
        const index = zoneIndex([[polygon]])
        const expected = plainCovers(polygon, x, y)
        expect(zonesAt(index, x, y)).toEqual(expected ? [0] : [])
        const corner = polygon.flat().some((p) => p[0] === x && p[1] === y)
        const border = !corner && expected && metresToBorder(bandsOf(polygon), x, y) === 0
        coverage.hit(
          corner ? 'on a corner' : border ? 'on the border' : expected ? 'inside' : 'outside',
        )
      },
    ),
    options(20_000),
  )
  coverage.check()
})

test('the side of a segment is exact where doubles are not', () => {
  const coverage = new Coverage('side', ['left', 'right', 'on', 'doubles err'])
  const tiny = fc.integer({ min: -4, max: 4 })
  fc.assert(
    fc.property(tiny, tiny, fc.integer({ min: 1, max: 9 }), (a, b, k) => {
      // A point next to a diagonal, off by units in the last place (after Kettner and others 2008).
      const x = 0.5 + a * 2 ** -53
      const y = 0.5 + b * 2 ** -53
      const [from, to] = [12 * k, 24 * k]
      const big = (value: number) => BigInt(value * 2 ** 60)
      const exact =
        (big(from) - big(x)) * (big(to) - big(y)) - (big(from) - big(y)) * (big(to) - big(x))
      const side = sideOf(from, from, to, to, x, y)
      expect(Math.sign(side)).toBe(exact > 0n ? 1 : exact < 0n ? -1 : 0)
      const naive = (from - x) * (to - y) - (from - y) * (to - x)
      if (Math.sign(naive) !== Math.sign(side)) coverage.hit('doubles err')
      coverage.hit(side > 0 ? 'left' : side < 0 ? 'right' : 'on')
    }),
    options(5_000),
  )
  coverage.check()
})

test('the distance to a border is that of its nearest edge', () => {
  fc.assert(
    fc.property(
      wholePolygon,
      fc.integer({ min: -4, max: 20 }),
      fc.integer({ min: -4, max: 20 }),
      (polygon, i, j) => {
        const [x, y] = [i / 2, j / 2]
        let best = Infinity
        for (const ring of polygon)
          for (let k = 1; k < ring.length; k++)
            best = Math.min(best, metresToBorder(bandsOf([[ring[k - 1]!, ring[k]!]]), x, y))
        expect(metresToBorder(bandsOf(polygon), x, y)).toBe(best)
      },
    ),
    { ...options(3_000), endOnFailure: true },
  )
})

const degree = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const position = fc.tuple(degree(37.5, 38.5), degree(47.6, 48.4)).map(([x, y]): Position => [x, y])

/** A ring around a middle, corners in order of their bearing: never crosses itself. */
const star = (nearest: number, farthest: number) =>
  fc
    .tuple(position, fc.array(degree(nearest, farthest), { minLength: 3, maxLength: 8 }))
    .map(([middle, reaches]): Ring => {
      const corners = reaches.map((reach, i) =>
        positionAt(middle, (-360 * i) / reaches.length, reach),
      )
      return [...corners, corners[0]!]
    })
const starRing = star(5_000, 60_000)
const wideRing = star(150_000, 400_000)

const form: fc.Arbitrary<ZoneForm> = fc.oneof(
  fc.oneof(starRing, wideRing).map((ring): ZoneForm => ({ kind: 'area', polygons: [[ring]] })),
  fc
    .tuple(fc.array(position, { minLength: 1, maxLength: 4 }), degree(2_000, 80_000))
    .map(([line, metres]): ZoneForm => ({ kind: 'belt', line, metres, tolerance: 0 })),
)

const place: fc.Arbitrary<Place> = fc.oneof(
  fc
    .tuple(position, degree(0, 40_000))
    .map(([centre, metres]): Place => ({ kind: 'disc', centre, metres })),
  fc
    .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }), fc.boolean())
    .map(([e, n, fine]): Place => {
      const two = (k: number) => String(k % 60).padStart(2, '0')
      const text = fine ? `37UDP${two(e)}${two(n)}` : `37UDP${e % 6}${n % 6}`
      const square = readGridSquare(text)
      if ('code' in square) throw new Error(`${text}: ${square.code}`)
      return { kind: 'square', ...square }
    }),
  starRing.map((ring): Place => ({
    kind: 'area',
    code: 'XX01',
    edition: '2024',
    polygons: [[ring]],
  })),
  fc
    .tuple(
      position,
      degree(0, 360),
      degree(2, 30),
      degree(0, 20_000),
      degree(500, 20_000),
      degree(0, 400),
    )
    .map(([observer, bearing, spread, nearest, depth, observerMetres]): Place => ({
      kind: 'sector',
      observer,
      observerMetres,
      bearing,
      spread,
      nearest,
      farthest: nearest + depth,
    })),
)

/** A spot of the shape, chosen by two numbers from 0 to 1. */
function spotOf(shape: Place, u: number, v: number): Position | undefined {
  if (shape.kind === 'disc') return positionAt(shape.centre, 360 * u, shape.metres * Math.sqrt(v))
  if (shape.kind === 'sector')
    return positionAt(
      shape.observer,
      shape.bearing + shape.spread * (2 * u - 1),
      shape.nearest + (shape.farthest - shape.nearest) * v,
    )
  const ring = outlineOf(shape)?.[0]?.[0]
  if (ring === undefined) return undefined
  const area = areaOf([[ring]])
  const [west, south, east, north] = area.parts[0]!.box
  const spot: Position = [west + u * (east - west), south + v * (north - south)]
  return holds(area, ...spot) ? spot : undefined
}

test('inside means every spot of the shape, outside means none', () => {
  const kinds = ['disc', 'square', 'area', 'sector']
  const coverage = new Coverage(
    'three answers',
    kinds.flatMap((kind) =>
      ['inside', 'outside', 'undecided'].map((answer) => `${kind} ${answer}`),
    ),
  )
  const unit = degree(0, 1)
  fc.assert(
    fc.property(
      place,
      form,
      fc.array(fc.tuple(unit, unit), { minLength: 20, maxLength: 20 }),
      (shape, zone, spots) => {
        const prepared = preparedForm(zone)
        const { answer } = placeIn(shape, prepared)
        coverage.hit(`${shape.kind} ${answer}`)
        if (answer === 'undecided') return
        for (const [u, v] of spots) {
          const spot = spotOf(shape, u, v)
          if (spot === undefined) continue
          const within =
            prepared.kind === 'area'
              ? holds(prepared.area, ...spot)
              : prepared.kind === 'belt' && metresToLine(spot, prepared.line) <= prepared.metres
          // A metre of grace: arcs are drawn with chords, distances on a sphere.
          const border =
            prepared.kind === 'area'
              ? Math.min(...prepared.area.parts.map((part) => metresToBorder(part, ...spot)))
              : prepared.kind === 'belt'
                ? Math.abs(metresToLine(spot, prepared.line) - prepared.metres)
                : 0
          if (border > 1) expect([answer, within]).toEqual([answer, answer === 'inside'])
        }
      },
    ),
    { ...options(4_000), endOnFailure: true },
  )
  coverage.check()
})

/** A wide square around a ring. */
function starRingAround(ring: Ring): Ring {
  const [x, y] = ring[0]!
  return [
    [x - 9, y - 9],
    [x + 9, y - 9],
    [x + 9, y + 9],
    [x - 9, y + 9],
    [x - 9, y - 9],
  ]
}

test('an area lies in itself, apart from its neighbour, and never both ways', () => {
  const coverage = new Coverage('relation', [
    'inside',
    'outside',
    'undecided',
    'shared border',
    'holed inside',
    'holed outside',
    'holed undecided',
  ])
  fc.assert(
    fc.property(
      starRing,
      fc.oneof(starRing, wideRing),
      fc.double({ min: 0.2, max: 0.8, noNaN: true }),
      (first, second, t) => {
        const a = [[first]]
        const b = [[second]]
        expect(relationOf(a, areaOf(a))).toBe('inside')
        const ab = relationOf(a, areaOf(b))
        const ba = relationOf(b, areaOf(a))
        coverage.hit(ab)
        expect(ab === 'outside').toBe(ba === 'outside')
        if (ab === 'inside' && ba === 'inside') expect(first).toEqual(second)
        // A zone around the area with a hole in it: the zone's own inner border may run through the area.
        const wide = starRingAround(first)
        const holed = areaOf([[wide, second.toReversed()]])
        const fits = relationOf([[second]], areaOf([[wide]])) === 'inside'
        if (fits) {
          const around = relationOf(a, holed)
          coverage.hit(`holed ${around}`)
          // The other way round: a hole that lies wholly within the area leaves it on both sides.
          if (ab === 'inside') {
            const pierced = areaOf([[wide, first.toReversed()]])
            expect(relationOf(b, pierced)).toBe('undecided')
          }
          expect(around).toBe(
            ab === 'inside' ? 'outside' : ab === 'outside' ? 'inside' : 'undecided',
          )
        }
        const spot = innerPosition([first])!
        const spotIn = holds(areaOf(b), ...spot)
        if (ab === 'inside') expect(spotIn).toBe(true)
        if (ab === 'outside') expect(spotIn).toBe(false)
        // A ring cut from one corner to a spot on the far side: two neighbours that share that border.
        const apex = spot
        const k = 1 + Math.floor(t * (first.length - 2))
        const left: Polygon = [[apex, ...first.slice(0, k + 1), apex]]
        const right: Polygon = [[apex, ...first.slice(k), apex]]
        const star = [left, right].every((polygon) =>
          zoneFaults([polygon]).every((f) => f.severity !== 'error'),
        )
        if (star && relationOf([left], areaOf([right])) === 'outside') coverage.hit('shared border')
      },
    ),
    { ...options(3_000), endOnFailure: true },
  )
  coverage.check()
})

test('a zone across 180° answers as the same zone elsewhere', () => {
  const coverage = new Coverage('cut at 180', [
    'cut',
    'whole',
    'inside',
    'outside',
    'three pieces or more',
    'sound ring',
  ])
  const ring = fc
    .array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), {
      minLength: 3,
      maxLength: 9,
    })
    .map((points): Ring => [...points, points[0]!])
  /** A coast with many bays: crosses any meridian often and never itself. */
  const coast = fc
    .array(fc.integer({ min: -20, max: 20 }), { minLength: 3, maxLength: 9 })
    .map((xs): Ring => {
      const bays = xs.map((x, i): Position => [x, 4 * i - 18])
      const top = bays.at(-1)![1]
      return [[-30, -18], ...bays, [-30, top], [-30, -18]]
    })
  fc.assert(
    fc.property(
      fc.oneof(ring, coast),
      fc.integer({ min: -60, max: 60 }),
      fc.integer({ min: -60, max: 60 }),
      fc.integer({ min: -24, max: 24 }),
      (here, i, j, shift) => {
        const x = i / 2 + 0.25
        const y = j / 3 + 0.125
        const there = here.map(([a, b]): Position => [wrapLongitude(a + 180 + shift), b])
        const pieces = cutAt180([there])
        for (const piece of pieces)
          for (const [a] of piece.flat()) expect(Math.abs(a)).toBeLessThanOrEqual(180)
        coverage.hit(pieces.length > 1 ? 'cut' : 'whole')
        if (pieces.length > 2) coverage.hit('three pieces or more')
        const expected = zonesAt(zoneIndex([[[here]]]), x, y).length > 0
        const moved = wrapLongitude(x + 180 + shift)
        const holding = pieces.filter((piece) => zonesAt(zoneIndex([[piece]]), moved, y).length > 0)
        // Of a ring that crosses itself the pieces may overlap: even-odd counts them.
        const found = holding.length % 2 === 1
        // A corner that lies exactly on another edge may leave it by rounding when that edge is cut.
        const sound = zoneFaults([[here]]).every(
          ({ code, severity }) => severity !== 'error' && code !== 'zone-ring-touches-itself',
        )
        if (sound) {
          coverage.hit('sound ring')
          // Pieces of a sound ring are sound: no edge along the cut lies on another.
          expect(zoneFaults(pieces).filter((fault) => fault.severity === 'error')).toEqual([])
          expect(zonesAt(zoneIndex([pieces]), moved, y).length > 0).toBe(expected)
        }
        expect(found).toBe(expected)
        coverage.hit(expected ? 'inside' : 'outside')
      },
    ),
    options(10_000),
  )
  coverage.check()
})

test('mending changes no answer and needs no second time', () => {
  const coverage = new Coverage('mending', ['close-ring', 'drop-repeats', 'turn-ring'])
  fc.assert(
    fc.property(
      starRing,
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      position,
      (ring, open, twice, turned, spot) => {
        let sent: Ring = ring
        if (turned) sent = sent.toReversed()
        if (twice) sent = sent.flatMap((p, i) => (i === 1 ? [p, p] : [p]))
        if (open) sent = sent.slice(0, -1)
        const { polygons, done } = mended([[sent]])
        for (const what of done) coverage.hit(what)
        expect(mended(polygons).done).toEqual([])
        expect(zoneFaults(polygons)).toEqual([])
        expect(covers(bandsOf(polygons[0]!), ...spot)).toBe(covers(bandsOf([ring]), ...spot))
      },
    ),
    { ...options(1_000), endOnFailure: true },
  )
  coverage.check()
})

test('a position found by bearing and distance lies at that distance', () => {
  fc.assert(
    fc.property(position, degree(0, 360), degree(0, 500_000), (from, bearing, metres) => {
      expect(metresBetween(from, positionAt(from, bearing, metres))).toBeCloseTo(metres, 3)
    }),
    { ...options(1_000), endOnFailure: true },
  )
  expect(agreed(['inside', 'undecided'])).toBe('undecided')
})

test('the square of a reference holds every position that the reference stands for', () => {
  const { forward } = (mgrs as { default?: typeof mgrs }).default ?? mgrs
  const coverage = new Coverage('squares', [
    '1 m',
    '10 m',
    '100 m',
    '1000 m',
    '10000 m',
    'far north',
  ])
  fc.assert(
    fc.property(
      degree(-179.9, 179.9),
      degree(-79, 83),
      fc.integer({ min: 1, max: 5 }),
      (x, y, digits) => {
        const square = readGridSquare(forward([x, y], digits))
        if ('code' in square) throw new Error(square.code)
        coverage.hit(`${square.metres} m`)
        if (y > 70) coverage.hit('far north')
        const place: Place = { kind: 'square', ...square }
        const area = areaOf(outlineOf(place)!)
        // A grid of whole metres cannot say more than a metre.
        const [shape] = area.parts
        const off = holds(area, x, y) ? 0 : metresToBorder(shape!, x, y)
        expect(off).toBeLessThan(1.5)
        expect(metresBetween(square.centre, [x, y])).toBeLessThan(square.metres * 0.72 + 1.5)
      },
    ),
    { ...options(20_000), endOnFailure: true },
  )
  coverage.check()
})
