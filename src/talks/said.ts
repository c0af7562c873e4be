// What was said about whose step it is: always with the speaker, the date, the source and how the
// words are known. Never merged with what is computed.
import type { ActorId } from '../model/index.ts'
import { ofKind, type Entry, type EntryOf } from '../record/index.ts'

export interface Said {
  readonly entry: string
  readonly speaker: ActorId
  readonly on: ActorId
  readonly version: string | null
  readonly words: string
  readonly manner: EntryOf<'statement'>['body']['manner']
  readonly dated: boolean
}

export function onusSaid(entries: readonly Entry[]): readonly Said[] {
  return ofKind(entries, 'statement').flatMap((entry) =>
    entry.body.onus === undefined
      ? []
      : [
          {
            entry: entry.id,
            speaker: entry.body.by,
            on: entry.body.onus,
            version: entry.body.about?.version ?? null,
            words: entry.body.words,
            manner: entry.body.manner,
            dated: entry.dated,
          },
        ],
  )
}
