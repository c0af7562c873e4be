// What drafters say about their own text: readings, checks, histories, and values assumed for planning.
import type { Assumption, Check, History } from '../model/index.ts'
import { clauseAt } from './clauses.ts'
import type { Cursor } from './cursor.ts'
import { sourceAt } from './declarations.ts'

/** `Reading "start" of 4.1, not attributed: …` · `Reading of 4.1 by North, source "…": …` */
export function readingAt(cursor: Cursor): boolean {
  if (!cursor.accept('reading')) return false
  const { reader } = cursor
  const named = cursor.peek()?.kind === 'string' ? cursor.string() : null
  if (!cursor.expect('of')) return true
  const clause = cursor.clauseId()
  if (clause === null) {
    cursor.wanted('number-of-clause')
    return true
  }
  let by: string | null = null
  let source: string | undefined
  if (cursor.accept('by')) {
    by = cursor.name('actor')
    if (by === null) {
      cursor.wanted('actor')
      return true
    }
    source = sourceAt(cursor)
  } else cursor.accept(', not attributed')
  if (!cursor.expect(':')) return true
  const replaces = clauseAt(cursor, clause)
  if (!replaces) return true
  reader.reading = reader.draft.readings.length
  const name = named ?? by ?? `${clause}, not attributed`
  reader.draft.readings.push({
    clause,
    by,
    name,
    ...(source === undefined ? {} : { source }),
    replaces,
    at: cursor.place(),
  })
  return true
}

/** "Check C: Phase One cannot end with a step left undone while every duty was kept or excused." */
export function checkAt(cursor: Cursor): boolean {
  if (!cursor.is('check')) return false
  cursor.pos += 1
  const id = cursor.rest(':')
  if (!cursor.expect(':')) return true
  const start = cursor.pos
  const words = cursor.textOf(start, cursor.end)
  if (id === '' || words === '') {
    cursor.wanted('check')
    return true
  }
  const asks = asksAt(cursor)
  cursor.pos = cursor.end
  cursor.reader.draft.checks.push({ id, at: cursor.place(), words, asks })
  return true
}

function asksAt(cursor: Cursor): Check['asks'] {
  const start = cursor.pos
  const phase = cursor.name('phase')
  if (phase !== null) {
    if (cursor.accept('begins')) {
      const by = cursor.accept('by day') ? cursor.number() : null
      if (cursor.acceptOne('if every duty is kept', 'if all duties are kept'))
        return { kind: 'phase-begins-if-kept', phase, ...(by === null ? {} : { by }) }
    }
    if (cursor.accept('cannot end with a step left undone while every duty was kept or excused'))
      return { kind: 'never-unfinished-without-fault', phase }
  }
  cursor.pos = start
  const party = cursor.name('actor')
  if (party !== null && cursor.accept('is never owed more than')) {
    const n = cursor.number()
    const unit = cursor.rest()
    if (n !== null && unit !== '') return { kind: 'never-owed-more-than', party, n, unit }
  }
  cursor.pos = start
  if (cursor.accept('the parties never wait for each other'))
    return { kind: 'never-waits-on-both-sides' }
  if (cursor.accept("a body's silence never decides")) return { kind: 'silence-never-decides' }
  return { kind: 'words' }
}

const deeds = [
  ['does', 'does'],
  ['suspends', 'suspends'],
  ['resumes', 'resumes'],
  ['confirms', 'confirms'],
] as const

/** "History H (required): on Day 1 South does 1.4 with 3; on Day 2 the Joint Desk confirms 1.4." */
export function historyAt(cursor: Cursor): boolean {
  if (!cursor.is('history')) return false
  cursor.pos += 1
  const from = cursor.pos
  while (!cursor.done && !cursor.is('(') && !cursor.is(':')) cursor.pos += 1
  const id = cursor.textOf(from, cursor.pos)
  cursor.accept('(')
  const mode = cursor.acceptOne('required', 'allowed', 'forbidden')
  if (mode === null) {
    cursor.wanted('mode')
    return true
  }
  if (!cursor.expect(')') || !cursor.expect(':')) return true
  const steps: History['steps'][number][] = []
  do {
    if (cursor.done) break
    cursor.acceptOne('on day', 'day')
    const day = cursor.number()
    cursor.accept(',')
    const actor = cursor.name('actor')
    const deed = deeds.find(([word]) => cursor.accept(word))
    const clause = cursor.clauseId()
    if (day === null || actor === null || !deed || clause === null) {
      cursor.wanted('step')
      return true
    }
    const n = cursor.accept('with') ? cursor.number() : null
    steps.push({ day, actor, clause, ...(n === null ? {} : { n }), does: deed[1] })
  } while (cursor.acceptOne(';', ','))
  cursor.reader.draft.histories.push({ id, at: cursor.place(), mode, steps })
  return true
}

/** "Assume 33 for the persons on List A." */
export function assumeAt(cursor: Cursor): boolean {
  if (!cursor.accept('assume')) return false
  const start = cursor.pos
  const value = cursor.number()
  if (value === null) {
    cursor.wanted('number')
    return true
  }
  if (!cursor.expect('for')) return true
  cursor.accept('the persons on')
  let about: string | null = null
  let of: Assumption['of'] = 'clause'
  if (cursor.peek()?.kind === 'clause') about = cursor.clauseId()
  else if (cursor.is('the length of')) {
    cursor.pos += 3
    about = cursor.name('phase')
    of = 'phase'
  } else if (cursor.is('the answer time of')) {
    cursor.pos += 4
    about = cursor.name('actor')
    of = 'verifier'
  } else {
    const found = cursor.matchName(['group', 'class', 'phase', 'actor', 'event'])
    if (found) {
      cursor.pos = found.end
      about = found.name
      of = found.kinds.has('group')
        ? 'group'
        : found.kinds.has('class')
          ? 'class'
          : found.kinds.has('phase')
            ? 'phase'
            : found.kinds.has('actor')
              ? 'verifier'
              : 'day'
    }
  }
  if (about === null) {
    cursor.wanted('list')
    return true
  }
  const words = cursor.textOf(start, cursor.end)
  cursor.reader.draft.assumptions.push({ at: cursor.place(), about, of, value, words })
  return true
}
