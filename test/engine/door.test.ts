// The engine through its door: the smallest whole story.
import { expect, test } from 'vitest'
import { fold, readState, start, step } from '../../src/engine/index.ts'
import type { Event } from '../../src/model/index.ts'
import { agreementOf, byDay, dutyOf, when } from './build.ts'

const agreement = agreementOf({
  clauses: [dutyOf('1', 'A', byDay(7)), dutyOf('2', 'B', byDay(10))],
})
const begun: Event[] = [
  { kind: 'in-force', entry: 'e1', when: when('2024-01-01'), version: 'v1' },
  {
    kind: 'anchor',
    entry: 'e2',
    when: when('2024-01-01T10:00'),
    anchor: 'start',
    set: true,
    by: 'A',
    standing: 'happened',
  },
]
const done: Event = {
  kind: 'act',
  entry: 'e3',
  when: when('2024-01-08'),
  actor: 'A',
  clause: '1',
  standing: 'happened',
}
const at = (text: string) => when(text).to

test('a text that is not in force owes nothing', () => {
  const situation = readState(start(agreement), at('2024-01-09'))
  expect(situation.next).toMatchObject({
    kind: 'nobody',
    waitsFor: [{ kind: 'entry-into-force' }],
  })
  expect(situation.clauses.map((one) => one.state.kind)).toEqual(['not-in-force', 'not-in-force'])
  expect(situation.calendar[0]?.date).toMatchObject({ days: 7, counting: 'inclusive' })
})

test('the last day is in time, the day after is late with no excuse in the text', () => {
  const state = fold(start(agreement), begun, at('2024-01-07'))
  expect(readState(state, at('2024-01-07')).clauses[0]).toMatchObject({
    state: { kind: 'due' },
    daysLeft: 0,
  })
  expect(readState(state, at('2024-01-08')).clauses[0]).toMatchObject({
    state: { kind: 'late' },
    daysLeft: -1,
  })
})

test('performance after the limit keeps the lateness', () => {
  const state = fold(start(agreement), [...begun, done], at('2024-01-09'))
  const [first] = readState(state, at('2024-01-09')).clauses
  expect(first).toMatchObject({ state: { kind: 'performed' }, inTime: 'no' })
  expect(first?.lateness).toHaveLength(1)
})

test('a step leaves the state it starts from as it was', () => {
  const before = fold(start(agreement), begun, at('2024-01-05'))
  const text = JSON.stringify(before.slots)
  const after = step(before, { kind: 'time', to: at('2024-01-20') })
  expect(JSON.stringify(before.slots)).toBe(text)
  expect(JSON.stringify(after.slots)).not.toBe(text)
})
