// Conditions: "1.3 has been carried out and the Talks continue", a body's word, or plain words that an
// entry of the record must settle.
import type { ClauseFact, Condition } from '../model/index.ts'
import type { Cursor } from './cursor.ts'

/** Phrases of each state of a clause; the first is the one that is printed. */
export const factPhrases: readonly (readonly [ClauseFact, readonly string[]])[] = [
  [
    'done',
    [
      'has been carried out',
      'have been carried out',
      'is done',
      'are done',
      'has been done',
      'is carried out',
    ],
  ],
  [
    'not done',
    [
      'has not been carried out',
      'have not been carried out',
      'is not done',
      'has not been done',
      'is not carried out',
    ],
  ],
  ['not late', ['is not late', 'are not late']],
  ['late', ['is late', 'are late']],
  ['kept', ['is kept', 'are kept', 'has been kept']],
  ['suspended', ['is suspended', 'are suspended']],
  ['goes on', ['goes on', 'continues', 'go on', 'continue']],
]

export const phasePhrases = [
  ['complete', ['is complete', 'has been completed']],
  ['begun', ['has begun', 'begins']],
  ['ended', ['has ended', 'ends', 'is over']],
] as const

export const wordPhrases = [
  ['finding', ['finds that', 'find that', 'has found that', 'have found that']],
  [
    'determination',
    ['determines that', 'determine that', 'has determined that', 'have determined that'],
  ],
  [
    'notice',
    ['gives notice that', 'give notice that', 'has given notice that', 'have given notice that'],
  ],
  [
    'statement',
    [
      'states that',
      'state that',
      'states in writing that',
      'state in writing that',
      'has stated that',
      'have stated that',
      'announces that',
      'announce that',
    ],
  ],
] as const

const happened = [
  'has happened',
  'have happened',
  'happens',
  'happen',
  'occurs',
  'has taken place',
  'have taken place',
  'is reached',
  'has been reached',
] as const
const notHappened = ['has not happened', 'have not happened', 'has not taken place'] as const
const lasts = ['continue', 'continues', 'go on', 'goes on', 'last', 'lasts'] as const

/** Where a condition in plain words ends. */
export type Until = 'comma' | 'end'

/** Reads a whole condition; plain words are a condition too, so this never fails on words. */
export function conditionAt(cursor: Cursor, until: Until, it?: string): Condition | null {
  const either: Condition[] = []
  if (cursor.peek(1)?.kind === 'clause') cursor.accept('either')
  do {
    const all: Condition[] = []
    do {
      const fact = factAt(cursor, until, it)
      if (!fact) return null
      all.push(...fact)
    } while (cursor.accept('and'))
    const first = all[0]
    if (!first) return null
    either.push(all.length === 1 ? first : { kind: 'and', of: all })
  } while (cursor.accept('or'))
  const first = either[0]
  if (!first) return null
  return either.length === 1 ? first : { kind: 'or', of: either }
}

function factAt(cursor: Cursor, until: Until, it: string | undefined): Condition[] | null {
  const start = cursor.pos
  if (cursor.failed) return null
  const clauses = clausesBefore(cursor, it)
  if (clauses) {
    const is = clauseFact(cursor)
    if (is) {
      const at = cursor.placeFrom(start)
      return clauses.map((clause) => ({ kind: 'clause', clause, is, at }))
    }
    cursor.pos = start
    const any = cursor.peek()?.kind === 'clause' ? anyOf(cursor, start) : null
    if (any) return [any]
  }
  const phase = cursor.name('phase')
  if (phase) {
    for (const [is, options] of phasePhrases)
      if (cursor.acceptOne(...options))
        return [{ kind: 'phase', phase, is, at: cursor.placeFrom(start) }]
    cursor.pos = start
  }
  const event = cursor.name('event')
  if (event) {
    if (cursor.acceptOne(...happened))
      return [{ kind: 'event', event, at: cursor.placeFrom(start) }]
    if (cursor.acceptOne(...lasts)) return [{ kind: 'while', event, at: cursor.placeFrom(start) }]
    if (cursor.acceptOne(...notHappened))
      return [{ kind: 'not', of: { kind: 'event', event, at: cursor.placeFrom(start) } }]
    cursor.pos = start
  }
  return [
    unansweredAt(cursor, start) ?? wordOf(cursor, start, it) ?? plain(cursor, start, until),
  ].filter((one) => one !== null)
}

/** "1.3", "1.3 and 1.4", "1.3, 1.4 and 1.5", or "it". */
function clausesBefore(cursor: Cursor, it: string | undefined): string[] | null {
  if (it !== undefined && cursor.accept('it')) return [it]
  if (cursor.peek()?.kind !== 'clause') return null
  return clauseListAt(cursor)
}

/** A list of clause numbers. */
export function clauseListAt(cursor: Cursor): string[] {
  const found: string[] = []
  for (;;) {
    const one = cursor.clauseId()
    if (one === null) break
    found.push(one)
    if (cursor.is(',') && cursor.peek(1)?.kind === 'clause') cursor.pos += 1
    else if (cursor.is(', and') && cursor.peek(2)?.kind === 'clause') cursor.pos += 2
    else if (cursor.is('and') && cursor.peek(1)?.kind === 'clause') cursor.pos += 1
    else break
  }
  return found
}

/** "1.3 or 1.4 has been carried out": takes nothing where another word than "or" stands. */
function anyOf(cursor: Cursor, start: number): Condition | null {
  const any = [cursor.clauseId()]
  while (cursor.is('or') && cursor.peek(1)?.kind === 'clause') {
    cursor.pos += 1
    any.push(cursor.clauseId())
  }
  const is = any.length > 1 ? clauseFact(cursor) : null
  const at = cursor.placeFrom(start)
  if (is)
    return {
      kind: 'or',
      of: any.flatMap((clause) => (clause === null ? [] : [{ kind: 'clause', clause, is, at }])),
    }
  cursor.pos = start
  return null
}

/** The state named after clause numbers; "has been" alone stands for "has been carried out". */
function clauseFact(cursor: Cursor): ClauseFact | null {
  for (const [fact, options] of factPhrases) if (cursor.acceptOne(...options)) return fact
  if (cursor.is('has been') && cursor.pos + 2 >= cursor.end) {
    cursor.pos += 2
    return 'done'
  }
  return null
}

function unansweredAt(cursor: Cursor, start: number): Condition | null {
  if (cursor.accept('more than')) {
    const moreThan = cursor.number()
    if (moreThan !== null && cursor.is('under', 1)) {
      cursor.pos += 2
      const clause = cursor.clauseId()
      if (clause !== null && cursor.acceptOne('are unanswered', 'is unanswered'))
        return { kind: 'unanswered', clause, moreThan, at: cursor.placeFrom(start) }
    }
  }
  cursor.pos = start
  return null
}

function wordOf(cursor: Cursor, start: number, it: string | undefined): Condition | null {
  const body = cursor.name('actor')
  if (body)
    for (const [form, options] of wordPhrases) {
      if (!cursor.acceptOne(...options)) continue
      const clause = it !== undefined && cursor.accept('it') ? it : cursor.clauseId()
      if (clause === null) break
      const is = clauseFact(cursor)
      if (is === 'done' || is === 'not done')
        return { kind: 'word', body, form, clause, result: is, at: cursor.placeFrom(start) }
      break
    }
  cursor.pos = start
  return null
}

/** Tails that may follow a condition in plain words. */
const after = [
  ', as reported by',
  ', for no more than',
  ', without a stated end',
  '; its length',
  ', and lasts',
  'and lasts',
  ', for at most',
] as const

function plain(cursor: Cursor, start: number, until: Until): Condition | null {
  while (!cursor.done) {
    cursor.reader.steps += 1
    const token = cursor.peek()
    if (token?.kind === 'mark') {
      if (token.text === ';') break
      if (token.text === ',' && (until === 'comma' || after.some((one) => cursor.is(one)))) break
    } else if (token?.low === 'and' && cursor.is('and lasts')) break
    cursor.pos += 1
  }
  const text = cursor.textOf(start, cursor.pos)
  if (text === '') {
    cursor.wanted('condition')
    return null
  }
  return { kind: 'words', text, at: cursor.placeFrom(start) }
}
