/**
 * A later edition of a data set against what is held: new rows, the same rows, rows that replace older
 * ones, rows that are older than what is held, rows that are gone. Nothing is dropped silently: what
 * a source takes back is listed, and stays in the record as taken back.
 */
import type { StagedEvent } from './mapping.ts'

/** What is held of a row: enough to compare, small enough for a million. */
export interface HeldRow {
  /** Edition of the data set that the row came with, such as "23.1". */
  readonly edition: string
  readonly version?: number
  readonly digest: string
}

export type Outcome = 'new' | 'unchanged' | 'supersedes' | 'older' | 'twice'

/** Editions are compared by their numbers: 23.1 lies before 23.10, 26.0.8 before 26.1. */
export function compareEditions(a: string, b: string): number {
  const numbers = (text: string) => text.split(/\D+/).filter(Boolean).map(Number)
  const [x, y] = [numbers(a), numbers(b)]
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Compares the rows of one edition, one by one, with what is held. */
export interface Superseding {
  readonly take: (event: StagedEvent) => Outcome
  /** After the last row: what is held and did not come again. Only a full edition can say so. */
  readonly gone: () => string[]
  /** What is held after this edition, as a new map; the old one is left as it was. */
  readonly held: () => Map<string, HeldRow>
}

export function superseding(before: ReadonlyMap<string, HeldRow>, edition: string): Superseding {
  const taken = new Map<string, HeldRow>()
  return {
    take: (event) => {
      const row: HeldRow = {
        edition,
        ...(event.version === undefined ? {} : { version: event.version }),
        digest: event.digest,
      }
      const here = taken.get(event.foreign)
      if (here !== undefined) {
        // The same id twice in one file: the later version counts, if versions tell.
        if ((row.version ?? 0) > (here.version ?? 0)) taken.set(event.foreign, row)
        return 'twice'
      }
      const held = before.get(event.foreign)
      const outcome = held === undefined ? 'new' : compared(held, row)
      taken.set(event.foreign, outcome === 'older' ? held! : row)
      return outcome
    },
    gone: () => [...before.keys()].filter((id) => !taken.has(id)),
    held: () => new Map([...before, ...taken]),
  }
}

function compared(held: HeldRow, row: HeldRow): Outcome {
  if (held.digest === row.digest) return 'unchanged'
  // A version of the row itself says more than the edition of the file.
  const order =
    held.version !== undefined && row.version !== undefined
      ? row.version - held.version
      : compareEditions(row.edition, held.edition)
  return order < 0 ? 'older' : 'supersedes'
}
