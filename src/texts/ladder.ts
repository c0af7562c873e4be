// Positions over time, from confirmed entries only: a change is against the last one of the same actor on
// the same subject and in the same voice. What a suggester offered is not an input here.
import { ofKind, type Entry, type EntryOf } from '../record/index.ts'

type Stance = EntryOf<'position'>['body']['stance']

export interface Step {
  readonly entry: string
  readonly stance: Stance
  /** Day or window; null: not dated, in the order of the record. */
  readonly happened: string | null
  readonly words: string | null
  /** The stance before, where it was another one. */
  readonly changedFrom: Stance | null
}

export interface Ladder {
  readonly of: string
  readonly subject: string
  /** own: said by the actor; else whoever reports it. */
  readonly by: string
  readonly steps: readonly Step[]
}

/** @param standing entries that nothing corrects or takes back, in order */
export function laddersOf(standing: readonly Entry[]): readonly Ladder[] {
  const ladders = new Map<string, { of: string; subject: string; by: string; steps: Step[] }>()
  for (const entry of ofKind(standing, 'position')) {
    const { of, by, on, stance, words } = entry.body
    const subject = on.version ?? on.clause ?? on.topic ?? ''
    const key = JSON.stringify([of, subject, by])
    const ladder = ladders.get(key) ?? { of, subject, by, steps: [] }
    ladders.set(key, ladder)
    const last = ladder.steps.at(-1)
    ladder.steps.push({
      entry: entry.id,
      stance,
      happened: entry.happened ?? null,
      words: words ?? null,
      changedFrom: last && last.stance !== stance ? last.stance : null,
    })
  }
  return [...ladders.values()]
}
