// Sentences about the text itself: languages, who wrote the formal sentences, how the words are known,
// which other instrument it changes.
import type { Header, Span } from '../model/index.ts'
import type { Cursor } from './cursor.ts'
import { listAt } from './declarations.ts'
import { spanAt } from './moments.ts'
import { actorsAt } from './subjects.ts'

function change(cursor: Cursor, more: Partial<Header>): void {
  const { draft } = cursor.reader
  const first = draft.header.at.to === 0
  draft.header = { ...draft.header, ...more, at: first ? cursor.place() : draft.header.at }
}

/** "This text …" and "The terms are known as announced by …". */
export function headerAt(cursor: Cursor): boolean {
  if (cursor.acceptOne('the terms are known as', 'the text is known as')) {
    const way = cursor.acceptOne('announced by', 'reported by')
    if (way === null) cursor.wanted('announced by')
    else {
      const knownBy = cursor.rest()
      change(cursor, { known: way === 'announced by' ? 'announced' : 'reported', knownBy })
    }
    return true
  }
  if (cursor.accept('the formal sentences were written by')) {
    const encodedBy = untilAnd(cursor)
    change(cursor, { encodedBy })
    if (cursor.accept('and confirmed by') && !cursor.accept('nobody'))
      change(cursor, { confirmedBy: actorsAt(cursor, cursor.end) })
    return true
  }
  if (!cursor.accept('this text')) return false
  if (cursor.accept('is authentic in')) {
    const authentic = listAt(cursor)
    change(cursor, { authentic })
    if (cursor.accept(';')) {
      cursor.accept('in case of difference')
      cursor.accept(',')
      const from = cursor.pos
      while (!cursor.done && !cursor.is('prevails')) cursor.pos += 1
      const prevails = cursor.textOf(from, cursor.pos)
      if (cursor.expect('prevails')) change(cursor, { prevails })
    }
  } else if (cursor.accept('amends')) change(cursor, { amends: title(cursor) })
  else if (cursor.accept('supersedes')) change(cursor, { supersedes: title(cursor) })
  else if (cursor.accept('is an annex of')) change(cursor, { annexOf: title(cursor) })
  else if (cursor.accept('is without prejudice')) {
    cursor.rest()
    change(cursor, { withoutPrejudice: true })
  } else cursor.wanted('is authentic in')
  return true
}

function untilAnd(cursor: Cursor): string {
  const from = cursor.pos
  while (!cursor.done && !cursor.is('and confirmed by')) cursor.pos += 1
  return cursor.textOf(from, cursor.pos)
}

function title(cursor: Cursor): string {
  const found = cursor.string()
  if (found === null) cursor.wanted('title')
  return found ?? ''
}

/** "1.3 and 1.4 are carried out together, neither first." with steps, if there are several. */
export function interlockAt(cursor: Cursor): boolean {
  const start = cursor.pos
  const first = pairAt(cursor, 'and')
  if (!first || !cursor.acceptOne('are carried out together', 'is carried out together')) {
    cursor.pos = start
    return false
  }
  cursor.accept(',')
  cursor.accept('neither first')
  let steps: string[][] = [first]
  if (cursor.accept(', in')) {
    const n = cursor.number()
    if (n === null || !cursor.acceptOne('steps', 'step')) {
      cursor.wanted('steps')
      return true
    }
    if (cursor.accept(':')) {
      steps = []
      do {
        const pair = pairAt(cursor, 'with')
        if (!pair) break
        steps.push(pair)
      } while (cursor.acceptOne(', then', 'then', ', and then'))
      if (steps.length !== n)
        cursor.warnSentence('T307', 'error', { stated: n, listed: steps.length })
    } else steps = Array.from({ length: Math.min(n, 1000) }, () => first)
  }
  const { interlocks } = cursor.reader.draft
  if (!cursor.failed) interlocks.push({ id: first.join(' and '), at: cursor.place(), steps })
  return true
}

function pairAt(cursor: Cursor, word: string): string[] | null {
  const found: string[] = []
  for (;;) {
    const id = cursor.clauseId()
    if (id === null) break
    found.push(id)
    if (!cursor.acceptOne(word, ', and', ',')) break
  }
  return found.length > 1 ? found : null
}

/** "A dispute goes to the Local Committee (5 days), then to the Guarantors." */
export function ladderAt(cursor: Cursor): boolean {
  if (!cursor.acceptOne('a dispute goes to', 'disputes go to')) return false
  const levels: { body: string; within: Span | null }[] = []
  for (;;) {
    const body = cursor.name('actor')
    if (body === null) {
      cursor.wanted('actor')
      return true
    }
    let within: Span | null = null
    if (cursor.accept('(')) {
      within = spanAt(cursor)
      cursor.expect(')')
    }
    levels.push({ body, within })
    if (!cursor.acceptOne(', then to', 'then to', ', and then to')) break
  }
  if (!cursor.failed) cursor.reader.draft.ladders.push({ at: cursor.place(), levels })
  return true
}

/** "Aim, as stated by X: …"; "Expected effect, as stated by X: …, if …" */
export function aimAt(cursor: Cursor): boolean {
  const word = cursor.acceptOne('expected effect', 'aim')
  if (word === null) return false
  let by: string | undefined
  if (cursor.accept(', as stated by')) by = cursor.rest(':')
  if (!cursor.expect(':')) return true
  const from = cursor.pos
  while (!cursor.done && !cursor.is(', if')) cursor.pos += 1
  const words = cursor.textOf(from, cursor.pos)
  let condition: string | undefined
  if (cursor.accept(', if')) condition = cursor.rest()
  if (words === '') cursor.wanted('words')
  else
    cursor.reader.draft.aims.push({
      kind: word === 'aim' ? 'aim' : 'expected-effect',
      at: cursor.place(),
      ...(by === undefined ? {} : { by }),
      words,
      ...(condition === undefined ? {} : { condition }),
    })
  return true
}
