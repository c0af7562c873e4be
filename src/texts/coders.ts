// Two and more coders: where they agree, how far that goes beyond chance, where they do not.
// Cohen (1960), "A coefficient of agreement for nominal scales", Educ. Psychol. Meas. 20:37-46;
// Krippendorff (2011), "Computing Krippendorff's alpha-reliability", nominal metric, missing values.
import { compareText } from '../model/index.ts'
import type { DeskEvent } from './desk.ts'
import { standingEvents } from './desk.ts'

/** Unit → coder → label; a missing coder did not judge that unit. */
export type Codings = ReadonlyMap<string, ReadonlyMap<string, string>>

/** A sentence that a coder looked at and left without an act. */
export const nothing = 'nothing'

/**
 * What each coder made of each sentence: the act of the first standing decision, else `nothing`. A coder
 * who decided nothing at all has not judged.
 */
export function codingsOf(
  sentences: readonly { readonly start: number; readonly end: number }[],
  byCoder: ReadonlyMap<string, readonly DeskEvent[]>,
): Codings {
  const units = new Map<string, Map<string, string>>()
  for (const { start, end } of sentences) units.set(`${start}-${end}`, new Map())
  for (const [coder, events] of byCoder) {
    const standing = standingEvents(events).filter((one) => one.kind !== 'rejected')
    if (events.length === 0) continue
    for (const { start, end } of sentences) {
      const own = standing.find((one) => one.start >= start && one.end <= end)
      units
        .get(`${start}-${end}`)
        ?.set(coder, own?.act === undefined || own.act === '' ? nothing : own.act)
    }
  }
  return units
}

/** Cohen's kappa of two coders over the units both judged; null: none, or no variation to agree on. */
export function kappa(codings: Codings, one: string, other: string): number | null {
  let both = 0
  let same = 0
  const first = new Map<string, number>()
  const second = new Map<string, number>()
  for (const labels of codings.values()) {
    const a = labels.get(one)
    const b = labels.get(other)
    if (a === undefined || b === undefined) continue
    both += 1
    if (a === b) same += 1
    first.set(a, (first.get(a) ?? 0) + 1)
    second.set(b, (second.get(b) ?? 0) + 1)
  }
  if (both === 0) return null
  let expected = 0
  for (const [label, n] of first) expected += (n / both) * ((second.get(label) ?? 0) / both)
  return expected === 1 ? null : (same / both - expected) / (1 - expected)
}

/** Krippendorff's alpha, nominal, any number of coders, missing judgements; null: nothing to compare. */
export function alpha(codings: Codings): number | null {
  const totals = new Map<string, number>()
  let pairable = 0
  let disagreeing = 0
  for (const labels of codings.values()) {
    const m = labels.size
    if (m < 2) continue
    const counts = new Map<string, number>()
    for (const label of labels.values()) counts.set(label, (counts.get(label) ?? 0) + 1)
    pairable += m
    for (const [label, n] of counts) {
      totals.set(label, (totals.get(label) ?? 0) + n)
      disagreeing += (n * (m - n)) / (m - 1)
    }
  }
  if (pairable < 2) return null
  let expected = 0
  for (const n of totals.values()) expected += n * (pairable - n)
  return expected === 0 ? null : 1 - ((pairable - 1) * disagreeing) / expected
}

export interface Disagreement {
  readonly unit: string
  /** Coder and label, in the order of the coders' names. */
  readonly labels: readonly (readonly [string, string])[]
}

/** Units on which coders differ, in the order of the text: to be shown side by side. */
export function disagreements(codings: Codings): readonly Disagreement[] {
  return [...codings].flatMap(([unit, labels]) =>
    new Set(labels.values()).size > 1
      ? [{ unit, labels: [...labels].sort(([a], [b]) => compareText(a, b)) }]
      : [],
  )
}

/** What a person settled; the coders' own labels stay as they were, so alpha never changes by it. */
export function adjudicated(
  codings: Codings,
  settled: ReadonlyMap<string, string>,
): ReadonlyMap<string, string | null> {
  return new Map(
    [...codings].map(([unit, labels]) => {
      const [first, ...rest] = new Set(labels.values())
      return [unit, rest.length === 0 && first !== undefined ? first : (settled.get(unit) ?? null)]
    }),
  )
}
