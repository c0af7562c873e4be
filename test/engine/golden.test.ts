// Every case of test/golden/engine: sentences, events one line each, and what is said at a moment.
import { clockIn, readWindow } from '../../src/model/index.ts'
import {
  compareSituations,
  fold,
  readState,
  start,
  withReading,
  type Situation,
} from '../../src/engine/index.ts'
import { golden } from '../golden.ts'
import { readStory, type Story } from './notation.ts'
import { sayCalendar, sayClause, sayNext, sayOwed, sayPhases, sayWhy } from './say.ts'

function situationOf(story: Story, at: number, agreement = story.agreement): Situation {
  const resolve = (version: string) => (version === 'v1' ? agreement : story.versions.get(version))
  const state = fold(start(agreement), story.events, at, resolve)
  return readState(state, at)
}

golden('engine', (input, label) => {
  const story = readStory(input)
  const match = /^(.*?)(?: on (\S+))?$/.exec(label)
  const what = match?.[1] ?? label
  const { zone } = story.agreement.days
  const window = readWindow(match?.[2] ?? '2024-01-01', zone)
  if (!window) throw new Error(`no time in "${label}"`)
  const situation = situationOf(story, window.to)
  const clauses = (ids: readonly string[]) =>
    situation.clauses
      .filter((one) => ids.length === 0 || ids.includes(one.clause))
      .map(sayClause)
      .join('\n')
  const [first = '', ...rest] = what.split(' ')
  switch (first) {
    case 'status':
      return clauses(rest)
    case 'past':
      return situation.past.map(sayClause).join('\n')
    case 'next':
      return sayNext(situation.next)
    case 'phases':
      return sayPhases(situation, zone)
    case 'owed':
      return sayOwed(situation)
    case 'calendar':
      return sayCalendar(situation)
    case 'why':
      return sayWhy(situation.clauses.find((one) => one.clause === rest[0])?.why ?? [])
    case 'unused':
      return situation.unused.map((one) => `${one.entry}: ${one.reason} ${one.what}`).join('\n')
    case 'difference': {
      const name = rest.join(' ')
      const read = withReading(story.agreement, { name })
      const by = withReading(story.agreement, { by: name })
      const other = situationOf(story, window.to, read === story.agreement ? by : read)
      const found = compareSituations(situation, other)
      return [
        ...found.clauses.map((one) => `${one.clause}: ${one.parts.join(', ')}`),
        `same: ${found.same.join(', ')}`,
        `next ${found.next}; owed ${found.owed}; calendar ${found.calendar.join(', ') || 'same'}`,
      ].join('\n')
    }
    case 'clock':
      return clockIn(window.to, zone)
    default:
      throw new Error(`no label "${label}"`)
  }
})
