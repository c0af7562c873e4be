import { expect, test } from 'vitest'
import {
  answerCounts,
  metresToLine,
  placeIn,
  preparedForm,
  type Answer,
  type Zone,
} from '../../src/monitor/index.ts'
import { LINE, seededSightings, type Sighting } from './donbas.ts'
import { realSightings } from './donbas-data.ts'

/** Metres that an event may be off, by the data set's precision code. A reading, given by the caller. */
const OFF: Record<number, number> = {
  1: 1e3,
  2: 25e3,
  3: 40e3,
  4: 120e3,
  5: 60e3,
  6: 400e3,
  7: 1000e3,
}

function count(sightings: readonly Sighting[], withPrecision: boolean): Record<Answer, number> {
  const belt = preparedForm({ kind: 'belt', line: LINE, metres: 30e3, tolerance: 0 })
  const counts = { inside: 0, outside: 0, undecided: 0 }
  for (const { position, precision } of sightings) {
    const metres = withPrecision ? OFF[precision]! : 0
    counts[placeIn({ kind: 'disc', centre: position, metres }, belt).answer] += 1
  }
  return counts
}

/** The same by the door that pages use: events of a file against a zone with its time. */
test('counts of a file against a zone, with precision and as bare points', () => {
  const sightings = real ?? seededSightings(400)
  const zone: Zone = {
    id: 'belt',
    versions: [
      {
        id: '1',
        valid: { from: 0, to: Infinity },
        form: { kind: 'belt', line: LINE, metres: 30e3, tolerance: 0 },
        source: 'trace',
      },
    ],
  }
  const happenings = sightings.map(({ position, precision }) => ({
    place: { kind: 'disc' as const, centre: position, metres: OFF[precision]! },
    happened: { from: 10, to: 20 },
  }))
  const plain = count(sightings, false)
  expect(answerCounts(happenings, zone)).toEqual({
    withPrecision: count(sightings, true),
    asPoints: { inside: plain.inside, outside: plain.outside },
    withoutPlace: 0,
  })
  const later = { ...zone, versions: [{ ...zone.versions[0]!, valid: { from: 100, to: 200 } }] }
  expect(answerCounts(happenings, later).withPrecision.outside).toBe(sightings.length)
})

const real = realSightings()

test(`events against a belt of 30 km: ${real ? 'real' : 'seeded'} events`, () => {
  if (real) {
    expect(real.length).toBe(1695)
    expect(count(real, false)).toEqual({ inside: 1474, outside: 221, undecided: 0 })
    expect(count(real, true)).toEqual({ inside: 690, outside: 26, undecided: 979 })
    return
  }
  const seeded = seededSightings(1695)
  const plain = { inside: 0, outside: 0, undecided: 0 }
  for (const { position, precision } of seeded) {
    const distance = metresToLine(position, LINE)
    const off = OFF[precision]!
    plain[distance + off <= 30e3 ? 'inside' : distance - off > 30e3 ? 'outside' : 'undecided'] += 1
  }
  expect(count(seeded, true)).toEqual(plain)
  expect(Math.min(plain.inside, plain.outside, plain.undecided)).toBeGreaterThan(0)
})
