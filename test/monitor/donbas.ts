// Real events with their own precision against a belt along a rough trace of a line: a test of
// method, not a map of record. Where the data are not there, seeded events of the same mixture of
// precisions stand in, and the answer is that of the plain formula.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Position } from '../../src/monitor/index.ts'
import { mulberry32 } from './atlas.ts'

const data = process.env['TRUCE_DATA']

/** The path of a file of the shared data, or undefined where it is not there. */
export function dataFile(name: string): string | undefined {
  if (data === undefined) return undefined
  const path = join(data, name)
  return existsSync(path) ? path : undefined
}

export function dataText(name: string): string | undefined {
  const path = dataFile(name)
  return path === undefined ? undefined : readFileSync(path, 'utf8')
}

export const LINE: readonly Position[] = [
  [39.83, 48.55],
  [39.47, 48.65],
  [39.23, 48.74],
  [38.98, 48.7],
  [38.62, 48.68],
  [38.5, 48.6],
  [38.25, 48.44],
  [38.15, 48.36],
  [38.02, 48.36],
  [37.88, 48.24],
  [37.73, 48.13],
  [37.55, 47.97],
  [37.55, 47.82],
  [37.66, 47.74],
  [37.93, 47.42],
  [37.8, 47.1],
]

export interface Sighting {
  position: Position
  precision: number
}

/** Seeded events around the line with the mixture of precisions that real data have. */
export function seededSightings(n: number): Sighting[] {
  const random = mulberry32(2015)
  const mixture = [1, 1, 1, 2, 2, 2, 2, 2, 4, 5]
  return Array.from({ length: n }, () => ({
    position: [36.8 + random() * 3.6, 46.8 + random() * 2.4] as Position,
    precision: mixture[(random() * mixture.length) | 0]!,
  }))
}
