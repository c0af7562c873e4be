/**
 * Reports that may be about one happening: near in time and place, as far as their precision tells. A
 * proposal to look, with the figures it rests on; nothing is merged by it.
 */
import { metresBetween, middleOf, precisionOf } from '../space/index.ts'
import type { Report } from './entries.ts'

export interface DuplicateRule {
  /** Apart at most so far, in metres, at the nearest that both shapes allow. */
  readonly metres: number
  /** Apart at most so long, in minutes, at the nearest that both windows allow. */
  readonly minutes: number
  /** Shapes larger than this are near everything and propose nothing. */
  readonly largest: number
}

export interface PossibleDuplicate {
  readonly first: string
  readonly second: string
  readonly metres: number
  readonly minutes: number
}

/** Pairs of reports that the rule proposes, by time and id; the work grows with the pairs near in time. */
export function possibleDuplicates(
  reports: Iterable<Report>,
  rule: DuplicateRule,
): PossibleDuplicate[] {
  const placed = [...reports]
    .flatMap((report) => {
      const middle = middleOf(report.place)
      const size = precisionOf(report.place)
      return middle === undefined || size > rule.largest ? [] : [{ report, middle, size }]
    })
    .toSorted(
      (a, b) =>
        a.report.happened.from - b.report.happened.from || (a.report.id < b.report.id ? -1 : 1),
    )
  // A long window stays open for everything that begins within it.
  let longest = 0
  for (const { report } of placed)
    longest = Math.max(longest, report.happened.to - report.happened.from)
  const found: PossibleDuplicate[] = []
  placed.forEach((a, i) => {
    for (let j = i + 1; j < placed.length; j++) {
      const b = placed[j]!
      const sinceBegin = b.report.happened.from - a.report.happened.from
      if (sinceBegin > longest + rule.minutes) break
      const minutes = Math.max(0, b.report.happened.from - a.report.happened.to)
      if (minutes > rule.minutes) continue
      const metres = Math.max(0, metresBetween(a.middle, b.middle) - a.size - b.size)
      if (metres > rule.metres) continue
      found.push({ first: a.report.id, second: b.report.id, metres, minutes })
    }
  })
  return found
}
