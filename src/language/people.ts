// Persons held and what is given for whom. A list is known by its name; nobody on it is named.
import type { Group, Key, Quantity } from '../model/index.ts'
import type { Cursor } from './cursor.ts'
import { labelsAt, listAt, sourceAt } from './declarations.ts'
import { actorsAt } from './subjects.ts'

/** Where the name of a list stands in "X holds [the persons on] NAME …", as token range. */
export function groupNameRange(cursor: Cursor): { from: number; to: number; article: string } {
  let article = ''
  if (cursor.acceptOne('the persons on', 'persons on')) article = 'the persons on'
  else if (cursor.accept('the')) article = 'the'
  const from = cursor.pos
  while (!cursor.done && cursor.peek()?.kind !== 'mark') cursor.pos += 1
  return { from, to: cursor.pos, article }
}

/** "South holds the persons on List A (…): 33 persons: 7 women, 26 others." */
export function groupAt(cursor: Cursor): boolean {
  const start = cursor.pos
  const holder = cursor.name('actor')
  if (holder === null || !cursor.acceptOne('holds', 'hold')) {
    cursor.pos = start
    return false
  }
  const range = groupNameRange(cursor)
  const id = cursor.textOf(range.from, range.to)
  if (id === '') {
    cursor.wanted('list')
    return true
  }
  const { names, draft } = cursor.reader
  names.add(id, 'group', range.article)
  const labels = labelsAt(cursor)
  let count: Quantity = { kind: 'not-stated' }
  const classes: Group['classes'][number][] = []
  let including: string[] = []
  if (cursor.accept(':')) {
    count = totalAt(cursor)
    if (cursor.accept(',') || cursor.accept(':')) {
      if (cursor.accept('including')) {
        including = listAt(cursor).map((one) => {
          const name = one.replace(/^the /, '')
          names.add(name, 'class', name === one ? '' : 'the')
          return name
        })
      } else {
        cursor.accept('of them')
        classesAt(cursor, classes)
      }
    }
  }
  if (cursor.failed) return true
  draft.groups.push({ id, at: cursor.place(), holder, count, labels, classes, including })
  return true
}

/** "number not stated", "33 persons", "at least 50 persons", "20 as reported by A and 30 as reported by B". */
function totalAt(cursor: Cursor): Quantity {
  if (cursor.acceptOne('number not stated', 'numbers not stated')) return { kind: 'not-stated' }
  return quantityAt(cursor)
}

/** A stated number and the word "persons", if any. */
export function quantityAt(cursor: Cursor, persons = true): Quantity {
  const atLeast = cursor.accept('at least')
  const atMost = !atLeast && (cursor.accept('at most') || cursor.accept('no more than'))
  const n = cursor.number()
  if (n === null) {
    const words = cursor.peek()?.kind === 'string' ? cursor.string() : null
    if (words !== null) return { kind: 'not-stated', words }
    cursor.wanted('number')
    return { kind: 'not-stated' }
  }
  if (persons) cursor.acceptOne('persons', 'person', 'people')
  if (cursor.is('as reported by')) {
    const values = [reported(cursor, n)]
    while (cursor.acceptOne('and', ';')) {
      const next = cursor.number()
      if (next === null) {
        cursor.wanted('number')
        break
      }
      cursor.acceptOne('persons', 'person', 'people')
      values.push(reported(cursor, next))
    }
    return { kind: 'reported', values }
  }
  return { kind: atLeast ? 'at-least' : atMost ? 'at-most' : 'exact', n }
}

function reported(cursor: Cursor, n: number): { n: number; by: string; source?: string } {
  if (!cursor.expect('as reported by')) return { n, by: '' }
  const known = cursor.name('actor')
  const by = known ?? reporter(cursor)
  const source = sourceAt(cursor)
  return { n, by, ...(source === undefined ? {} : { source }) }
}

function reporter(cursor: Cursor): string {
  if (cursor.peek()?.kind === 'string') return cursor.string() ?? ''
  const from = cursor.pos
  while (!cursor.done && !cursor.is('and') && !cursor.is(';') && !cursor.is(',') && !cursor.is('('))
    cursor.pos += 1
  return cursor.textOf(from, cursor.pos)
}

function classesAt(cursor: Cursor, classes: { id: string; count: Quantity; of?: string }[]): void {
  while (!cursor.done && !cursor.failed) {
    let count: Quantity
    if (cursor.acceptOne('a number not stated of', 'number not stated of'))
      count = { kind: 'not-stated' }
    else count = quantityAt(cursor)
    const from = cursor.pos
    while (!cursor.done && !cursor.is(',') && !cursor.is(';') && !startsNumber(cursor, 'and'))
      cursor.pos += 1
    const id = cursor.textOf(from, cursor.pos).replace(/^the /, '')
    if (id === '') {
      cursor.wanted('class')
      return
    }
    classes.push({ id, count })
    cursor.reader.names.add(id, 'class', 'the')
    if (!cursor.acceptOne(', and', ',', 'and', ';')) break
  }
}

/** "and 14 …" begins the next item; "women and children" does not. */
function startsNumber(cursor: Cursor, word: string): boolean {
  return (
    cursor.is(word) &&
    (cursor.peek(1)?.kind === 'number' ||
      cursor.is('at least', 1) ||
      cursor.is('a number not stated of', 1))
  )
}

/** "For each of the women North releases 30 prisoners …"; "For all of … together …". */
export function keyAt(cursor: Cursor): boolean {
  const start = cursor.pos
  const { draft } = cursor.reader
  const way = cursor.acceptOne('for each of', 'for all of', 'for')
  if (way === null) return false
  cursor.accept('the persons on')
  const found = cursor.matchName(['class', 'group'])
  if (!found) {
    cursor.pos = start
    return false
  }
  cursor.pos = found.end
  const together = cursor.accept('together')
  cursor.accept(',')
  const owedBy = actorsAt(cursor, cursor.pos + 8)[0]
  if (owedBy === undefined || !cursor.acceptOne('releases', 'release', 'shall release')) {
    if (!cursor.failed) cursor.wanted('releases')
    return true
  }
  let kind: Key['kind'] = way === 'for each of' ? 'ratio' : 'lump-sum'
  const gives: Key['gives'][number][] = []
  if (cursor.acceptOne('persons; the key is not stated', 'persons ; the key is not stated'))
    kind = 'not-stated'
  else if (cursor.accept('all of')) {
    kind = together || way === 'for all of' ? 'all-for-all' : 'class-for-class'
    cursor.accept('the persons on')
    const given = cursor.name('group', 'class') ?? cursor.words(',')
    gives.push({ category: given, n: { kind: 'all' } })
  } else {
    while (!cursor.done && !cursor.failed) {
      const n = quantityAt(cursor, false)
      const from = cursor.pos
      while (
        !cursor.done &&
        !startsNumber(cursor, 'and') &&
        !(cursor.is(',') && cursor.peek(1)?.kind === 'number')
      )
        cursor.pos += 1
      const category = cursor.textOf(from, cursor.pos)
      gives.push({ category, n })
      if (!cursor.acceptOne(', and', ',', 'and')) break
    }
  }
  if (cursor.failed) return true
  draft.keys.push({ at: cursor.place(), forClass: found.name, kind, gives, owedBy })
  return true
}
