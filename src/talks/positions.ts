// Positions over time: own and reported apart, always on a version, clause or topic. An undated
// position is shown in its place and stands for nothing.
import type { ActorId, Instant } from '../model/index.ts'
import { ofKind, type Entry, type EntryOf } from '../record/index.ts'

export type Stance = EntryOf<'position'>['body']['stance']

export interface PositionView {
  readonly entry: string
  readonly of: ActorId
  readonly by: ActorId
  /** own: the actor said it itself; reported: somebody else said so. */
  readonly voice: 'own' | 'reported'
  readonly basis: 'declared' | 'assessed'
  readonly subject: string
  readonly version: string | null
  readonly clause: string | null
  readonly stance: Stance
  readonly words: string | null
  readonly manner: string | null
  readonly if: string | null
  readonly dated: boolean
  readonly window: { readonly from: Instant; readonly to: Instant }
  readonly standing: boolean
  readonly lapsed: boolean
}

const settling: readonly Stance[] = ['accept', 'accept if', 'amend', 'reject', 'reserve']

/** Does this position answer what was handed over: somebody with authority, in one of the settling stances. */
export function settles(entry: EntryOf<'position'>): boolean {
  return (
    entry.dated &&
    entry.body.of === entry.body.by &&
    entry.body.basis !== 'assessed' &&
    entry.body.authority !== 'personal' &&
    settling.includes(entry.body.stance)
  )
}

/** Key of what a position is about: two positions with the same key follow each other. */
export function subjectKey(on: EntryOf<'position'>['body']['on']): string {
  return [on.version ?? '', on.clause ?? '', on.topic ?? ''].join('|')
}

/**
 * All positions in order, each marked whether it stands at `at`: the last own, dated one of its actor on
 * its subject, not lapsed.
 */
export function positionsIn(entries: readonly Entry[], at: Instant): readonly PositionView[] {
  const positions = ofKind(entries, 'position')
  const last = new Map<string, string>()
  for (const entry of positions)
    if (entry.dated && entry.body.of === entry.body.by)
      last.set(`${entry.body.of}|${subjectKey(entry.body.on)}`, entry.id)
  return positions.map((entry) => {
    const lapsed = entry.validTo !== undefined && entry.validTo < at
    return {
      entry: entry.id,
      of: entry.body.of,
      by: entry.body.by,
      voice: entry.body.of === entry.body.by ? 'own' : 'reported',
      basis: entry.body.basis ?? 'declared',
      subject: entry.body.on.topic ?? entry.body.on.version ?? entry.body.on.clause ?? '',
      version: entry.body.on.version ?? null,
      clause: entry.body.on.clause ?? null,
      stance: entry.body.stance,
      words: entry.body.words ?? null,
      manner: entry.body.manner ?? null,
      if: entry.body.if ?? null,
      dated: entry.dated,
      window: entry.window,
      standing: last.get(`${entry.body.of}|${subjectKey(entry.body.on)}`) === entry.id && !lapsed,
      lapsed,
    }
  })
}
