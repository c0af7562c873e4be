// One assertion of a case by its ID, typed by hand.
import { expect, test } from 'vitest'
import {
  openProcess,
  readQuery,
  sidesOf,
  status,
  type Situation,
  type StatusReport,
} from '../../src/process/index.ts'
import { dateIn, type Instant } from '../../src/model/index.ts'
import { example } from '../process/load.ts'
import { ids } from './ids.ts'

export function assertion(id: string, check: () => void): void {
  const found = ids.find((one) => one.id === id)
  if (!found) throw new Error(`${id} is not listed in ids.ts`)
  test(`${id} ${found.question} ${found.expected}`, check)
}

export function ask(
  name: string,
  at: string,
  options: { account?: string; reading?: string; readings?: readonly string[] } = {},
): StatusReport {
  const process = example(name)
  const { query, diagnostics } = readQuery(
    {
      at,
      ...(options.account ? { account: options.account } : {}),
      ...(options.reading ? { reading: options.reading } : {}),
    },
    process.charter.zone,
    sidesOf(process, process.record.entries),
    options.reading ? [options.reading] : [],
  )
  if (!query) throw new Error(JSON.stringify(diagnostics))
  return status(process, query)
}

export function situationOf(...words: Parameters<typeof ask>): Situation {
  const { situation } = ask(...words)
  if (!situation) throw new Error(`${words[0]}: no text in force on ${words[1]}`)
  return situation
}

export function clauseOf(situation: Situation, clause: string, bearer?: string) {
  const found = situation.clauses.find(
    (one) => one.clause === clause && (bearer === undefined || one.bearers.includes(bearer)),
  )
  if (!found) throw new Error(`no clause ${clause}`)
  return found
}

/** Dates of the calendar for one clause: limit, or start. */
export function datesOf(
  situation: Situation,
  clause: string,
  edge: 'limit' | 'start' = 'limit',
): readonly string[] {
  return [
    ...new Set(
      situation.calendar
        .filter((row) => row.clause === clause && row.edge === edge && row.claimedBy === null)
        .map((row) => ('date' in row.date ? row.date.date : `not set: ${row.date.days}`)),
    ),
  ]
}

/** Day of the week by arithmetic of its own: 1 January 1970 was a Thursday. */
export function weekday(date: string): string {
  const days = Math.round(
    Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8)) / 864e5,
  )
  return (
    ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'][days % 7] ?? ''
  )
}

export const day = (instant: Instant, zone: string) => dateIn(instant, zone)

export { example, expect, openProcess }
