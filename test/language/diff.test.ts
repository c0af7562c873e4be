// Versions compared by meaning: the changes a careful reader would list, typed by hand.
import { expect, test } from 'vitest'
import { diff } from '../../src/language/index.ts'
import { read } from './reading.ts'

const parties = 'Aren is a party.\nBolo is a party.\nDay 1 is the day on which both sign.\n'
const lists =
  'Bolo holds the persons on List A: NUMBER.\nAren holds the prisoners: number not stated.\n'

const first = `${parties}Phase One lasts 40 days from Day 1.
${lists.replace('NUMBER', 'number not stated')}For each of the persons on List A Aren releases 20 prisoners.
1.1 Aren shall stop flights for 8 hours every day of Phase One.
1.2 Aren shall withdraw its forces from the coast road by Day 7, if all women have been released.
1.3 Bolo shall release 3 of the persons on List A every 3 days of Phase One.
1.4 Aren shall open the crossing by Day 9.`

const second = `${parties}Phase One lasts 42 days from Day 1.
${lists.replace('NUMBER', '33 persons')}For each of the persons on List A Aren releases 30 prisoners.
1.1 Aren shall stop flights for 10 hours every day of Phase One.
1.2 Aren shall withdraw its forces from the coast road by Day 3, if 3 persons have been released.
1.3 Bolo shall release 3 of the persons on List A every 7 days of Phase One.
1.5 Bolo shall submit a list of the persons it holds by Day 2.`

test('what changed from one draft to the next', () => {
  const changes = diff(read(first).agreement, read(second).agreement)
  expect(changes.map((one) => [one.kind, one.of, one.id, one.field, one.from, one.to])).toEqual([
    ['changed', 'phase', 'Phase One', 'length.n', 40, 42],
    ['changed', 'group', 'List A', 'count', 'number not stated', 33],
    ['changed', 'key', 'List A, ratio', 'gives.1.n.n', 20, 30],
    ['changed', 'clause', '1.1', 'act.quantity.n', 8, 10],
    [
      'changed',
      'clause',
      '1.2',
      'condition',
      'all women have been released',
      '3 persons have been released',
    ],
    ['changed', 'clause', '1.2', 'due.limit.n', 7, 3],
    ['changed', 'clause', '1.3', 'due.period.n', 3, 7],
    ['removed', 'clause', '1.4', '', 'Aren shall open the crossing by the end of Day 9', null],
    [
      'added',
      'clause',
      '1.5',
      '',
      null,
      'Bolo shall submit a list of the persons it holds by the end of Day 2',
    ],
  ])
})

test('a clause under another number is the same clause', () => {
  const moved = first.replace('1.4 Aren shall open', '2.1 Aren shall open')
  const changes = diff(read(first).agreement, read(moved).agreement)
  expect(changes).toEqual([])
  const later = moved.replace('by Day 9', 'by Day 12')
  expect(diff(read(first).agreement, read(later).agreement)).toMatchObject([
    { kind: 'changed', of: 'clause', id: '1.4', now: '2.1', field: 'due.limit.n', from: 9, to: 12 },
  ])
})

test('notice, answer time and limit of one remedy are kept apart', () => {
  const { agreement } = read(`${parties}The Joint Desk is a joint body.
1.1 Aren shall leave the fort by Day 7.
    If the Joint Desk finds that 1.1 has not been carried out, Bolo may, 48 hours after written notice, complain to the Joint Desk within 5 days.
1.2 Bolo may end 1.1, after written notice of 7 days.
1.3 Aren shall exchange lists 3 days before Day 9.`)
  const [first, second, third] = agreement.clauses
  expect(first?.remedies[0]).toMatchObject({
    notice: { n: 48, unit: 'hour' },
    within: { n: 5, unit: 'day' },
    onWord: { body: 'Joint Desk', form: 'finding' },
  })
  expect(second).toMatchObject({ kind: 'power', verb: 'end', notice: { n: 7, unit: 'day' } })
  expect(third).toMatchObject({
    act: { words: 'exchange lists' },
    due: { start: { kind: 'day', n: 6 } },
  })
})

test('a number per day is owed anew each day', () => {
  const { agreement } = read(`${parties}Phase One lasts 42 days from Day 1.
1.1 During Phase One Aren shall admit 600 trucks a day.
1.2 Aren shall admit 600 trucks every day of Phase One.`)
  const [first, second] = agreement.clauses
  expect(first).toMatchObject({
    act: { words: 'admit 600 trucks', unit: 'trucks' },
    due: { kind: 'every', period: { n: 1, unit: 'day' }, phase: 'Phase One' },
  })
  expect({ ...second, id: '1.1', at: 0 }).toEqual({ ...first, at: 0 })
})
