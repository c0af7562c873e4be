// Who: "North", "North and South", "each Party", "both Parties", "the other Party", "no Party".
import { short } from './markdown.ts'
import type { ActorId } from '../model/index.ts'
import type { Cursor } from './cursor.ts'

export interface Subject {
  readonly actors: readonly ActorId[]
  readonly each: boolean
  /** "No Party shall enter". */
  readonly none: boolean
}

export function partiesSoFar(cursor: Cursor): ActorId[] {
  return cursor.reader.draft.actors
    .filter((one) => one.roles.includes('party'))
    .map((one) => one.id)
}

/** Reads who bears or holds up to `stop`; names nobody declared are said and kept as written. */
export function subjectAt(cursor: Cursor, stop: number, mine: readonly ActorId[]): Subject {
  const parties = partiesSoFar(cursor)
  if (cursor.acceptOne('each party', 'each of the parties'))
    return { actors: parties, each: true, none: false }
  if (cursor.acceptOne('both parties', 'the parties', 'all parties'))
    return { actors: parties, each: false, none: false }
  if (cursor.acceptOne('no party', 'neither party'))
    return { actors: parties, each: true, none: true }
  const token = cursor.peek()
  if (cursor.accept('the other party')) {
    const others = parties.filter((one) => !mine.includes(one))
    if (parties.length !== 2 && token)
      cursor.warn('T210', 'error', { parties: parties.length }, token.from, token.to)
    return { actors: others.length > 0 ? others : parties, each: false, none: false }
  }
  const each = cursor.accept('each of')
  return { actors: actorsAt(cursor, stop), each, none: false }
}

/** A list of actors: "A, B and C". */
export function actorsAt(cursor: Cursor, stop: number): ActorId[] {
  const actors: ActorId[] = []
  while (cursor.pos < stop && !cursor.failed) {
    const known = cursor.name('actor')
    if (known !== null) actors.push(known)
    else actors.push(unknownActor(cursor, stop))
    if (!cursor.acceptOne(', and', ',', 'and')) break
  }
  return actors.filter((one) => one !== '')
}

const subjectEnds = new Set(['confirms', 'confirm', 'holds', 'reaches', 'answers'])

/** One actor, declared or not, up to a mark. */
export function oneActorAt(cursor: Cursor, marks: readonly string[]): ActorId {
  const known = cursor.name('actor')
  if (known !== null) return known
  const ends = (at: number) =>
    marks.includes(cursor.tokens[at]?.text ?? '') || subjectEnds.has(cursor.tokens[at]?.low ?? '')
  let stop = cursor.pos
  while (stop < cursor.end && !ends(stop)) stop += 1
  return unknownActor(cursor, stop)
}

function unknownActor(cursor: Cursor, stop: number): ActorId {
  cursor.accept('the')
  const start = cursor.pos
  while (cursor.pos < stop && !cursor.is('and') && !cursor.is(',')) cursor.pos += 1
  const written = cursor.textOf(start, cursor.pos)
  const first = cursor.tokens[start]
  const last = cursor.tokens[cursor.pos - 1]
  if (!first || !last || written === '') {
    cursor.wanted('actor')
    return ''
  }
  const meant = cursor.reader.names.suggest(written, ['actor'])
  cursor.warn(
    'T201',
    'error',
    { found: short(written, 60), ...(meant === null ? {} : { meant }) },
    first.from,
    last.to,
    meant === null ? undefined : { from: first.from, to: last.to, text: meant },
  )
  return written
}
