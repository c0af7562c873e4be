// Small builders for tests that need a text before there is a file for it.
import type {
  Act,
  Agreement,
  Clause,
  Condition,
  Due,
  Duty,
  Event,
  Place,
  Window,
} from '../../src/model/index.ts'
import { readWindow } from '../../src/model/index.ts'

export const place: Place = { file: 'test', from: 0, to: 0, line: 1, column: 1 }

export function agreementOf(over: Partial<Agreement> = {}): Agreement {
  return {
    title: 'Test',
    header: {
      at: place,
      authentic: [],
      confirmedBy: [],
      known: 'text',
      unpublished: [],
    },
    actors: [
      { id: 'A', roles: ['party'], at: place },
      { id: 'B', roles: ['party'], at: place },
      { id: 'Desk', roles: ['verifier'], at: place },
    ],
    terms: [],
    anchors: [{ id: 'start', at: place, words: 'the start', setBy: [] }],
    days: { zone: 'UTC', endsAt: 1440 },
    phases: [],
    zones: [],
    groups: [],
    keys: [],
    clauses: [],
    interlocks: [],
    readings: [],
    ladders: [],
    aims: [],
    checks: [],
    histories: [],
    assumptions: [],
    ...over,
  }
}

export function dutyOf(id: string, bearer: string, due: Due, over: Partial<Duty> = {}): Duty {
  return {
    kind: 'duty',
    id,
    at: place,
    remedies: [],
    modal: 'shall',
    bearers: [bearer],
    each: false,
    act: { verb: 'other', words: `do ${id}` },
    due,
    ...over,
  }
}

export const byDay = (n: number, anchor = 'start'): Due => ({
  kind: 'by',
  limit: { kind: 'day', n, of: { kind: 'anchor', id: anchor } },
})

export const when = (text: string): Window => {
  const window = readWindow(text, 'UTC')
  if (!window) throw new Error(`not a time: ${text}`)
  return window
}

export type { Act, Agreement, Clause, Condition, Due, Duty, Event, Window }
