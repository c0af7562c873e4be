// Corrections: heads stand, two corrections of one entry are a conflict, a circle loses nothing.
import { expect, test } from 'vitest'
import { corrected, readRecord } from '../../src/record/index.ts'

function read(lines: readonly { id: string; corrects?: string }[]) {
  const text = lines
    .map((one) =>
      JSON.stringify({
        ...one,
        kind: 'statement',
        stated: '2025-01-01',
        by: 'North',
        act: 'state',
        words: one.id,
        manner: 'quoted',
      }),
    )
    .join('\n')
  const { standing, conflicts } = corrected(readRecord('r', text, 'UTC').entries)
  return { standing: standing.map((one) => one.id), conflicts }
}

test('a correction of a correction: only the head stands', () => {
  expect(read([{ id: 'a' }, { id: 'b', corrects: 'a' }, { id: 'c', corrects: 'b' }])).toEqual({
    standing: ['c'],
    conflicts: [],
  })
})

test('two corrections of one entry: both stand, and the conflict is named', () => {
  expect(read([{ id: 'a' }, { id: 'b', corrects: 'a' }, { id: 'c', corrects: 'a' }])).toEqual({
    standing: ['b', 'c'],
    conflicts: [{ of: 'a', by: ['b', 'c'] }],
  })
})

test('entries that correct each other in a circle: none vanishes, and the conflict is named', () => {
  expect(read([{ id: 'a', corrects: 'b' }, { id: 'b', corrects: 'a' }, { id: 'c' }])).toEqual({
    standing: ['a', 'b', 'c'],
    conflicts: [{ of: 'b', by: ['a'] }],
  })
})

test('an entry that corrects itself stands', () => {
  expect(read([{ id: 'a', corrects: 'a' }]).standing).toEqual(['a'])
})
