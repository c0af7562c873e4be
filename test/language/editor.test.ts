// Completion, hover and symbols at places of a short text; several files; the announced terms.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check, complete, hover, parse, symbols } from '../../src/language/index.ts'
import { whole } from './reading.ts'

const text = whole(`Aren is a party.
The Joint Desk is a verifier; it confirms within 48 hours of a notice.
Day 1 is the day on which both sign.
Phase One lasts 42 days from Day 1.
1.1 During Phase One Aren shall leave the fort.
    The Joint Desk confirms.
`)

function offer(input: string): string[] {
  const at = input.indexOf('|')
  return complete(input.replace('|', ''), at).options.map((one) => one.label)
}

test('completion offers what could come next', () => {
  const under = (line: string) =>
    text.replace('    The Joint Desk confirms.\n', `    The Joint Desk confirms.\n${line}`)
  expect(offer(under('|')).slice(0, 4)).toEqual(['1.2', 'Aren', 'Joint Desk', 'Phase One'])
  expect(offer(under('1.2 Aren |'))).toContain('shall')
  expect(offer(under('1.2 Aren sh|'))).toEqual(['shall', 'shall not'])
  expect(offer(under('1.2 Aren shall wi|'))).toEqual(['withdraw its forces from'])
  expect(offer(under('1.2 Aren shall leave during |'))).toEqual(['Phase One'])
  expect(offer(under('1.2 Aren shall leave the fort by|'))).toEqual(['by the end of Day'])
  expect(offer('# Outside |')).toEqual([])
})

test('hover says what a name or a number is', () => {
  const at = text.indexOf('Joint Desk confirms') + 2
  expect(hover(text, at)).toMatchObject({ kind: 'actor', name: 'Joint Desk' })
  expect(hover(text, text.indexOf('1.1') + 1)).toMatchObject({
    kind: 'clause',
    sentences: ['1.1 During Phase One Aren shall leave the fort.', 'The Joint Desk confirms.'],
  })
  expect(hover(text, text.indexOf('48 hours'))).toBeNull()
  expect(hover(text, 3)).toBeNull()
})

test('symbols are in the order of the text', () => {
  expect(symbols(text).map((one) => `${one.kind} ${one.name}`)).toEqual([
    'article Text',
    'actor Aren',
    'actor Joint Desk',
    'event Day 1',
    'phase Phase One',
    'clause 1.1',
  ])
})

test('several files are one agreement', () => {
  const annex =
    '# Annex\n\nThe list.\n\n```truce\n2.1 Aren shall leave the bridge by Day 9, if 1.1 has been carried out.\n```\n'
  const { agreement, diagnostics, blocks } = parse([
    { file: 'main.truce.md', text },
    { file: 'annex.truce.md', text: annex },
  ])
  expect(diagnostics).toEqual([])
  expect(agreement.title).toBe('Text')
  expect(agreement.clauses.map((one) => [one.id, one.instrument])).toEqual([
    ['1.1', 'main.truce.md'],
    ['2.1', 'annex.truce.md'],
  ])
  expect(blocks.filter((one) => one.kind === 'formal').map((one) => one.clauses)).toEqual([
    ['1.1'],
    ['2.1'],
  ])
})

test('nothing to read is an agreement without clauses', () => {
  expect(parse([]).agreement.clauses).toEqual([])
  expect(parse([{ file: 'x', text: '' }]).diagnostics.map((one) => one.code)).toEqual(['T114'])
})

test('the terms announced on 31 May 2024 get these remarks and no others', () => {
  const file = 'announced.truce.md'
  const announced = readFileSync(
    join(import.meta.dirname, '../../examples/roadmap-2024', file),
    'utf8',
  )
  const { agreement, diagnostics } = parse([{ file, text: announced }])
  expect(diagnostics).toEqual([])
  const found = check(agreement, [{ file, text: announced }]).map((one) => [
    one.code,
    one.data['name'] ??
      one.data['party'] ??
      one.data['phase'] ??
      one.data['groups'] ??
      one.data['clauses'],
    one.data['known'],
  ])
  expect(found).toEqual([
    ['T503', 'Populated Areas', 'announced'],
    ['T541', 'hostages, Palestinian prisoners', 'announced'],
    ['T501', '1.2, 1.3, 1.4; 2.1, 2.2', 'announced'],
    ['T504', 'Israel', 'announced'],
    ['T539', '1.2, 2.2', 'announced'],
    ['T544', 'Hamas', 'announced'],
    ['T540', 'Phase One', 'announced'],
    ['T505', 'Phase Two', 'announced'],
  ])
})

test('counts that no calendar reaches are said', () => {
  for (const time of [
    'by Day 999999999',
    'within 999999999 days of Day 1',
    'by 99999999 weeks after 31 May 2024',
  ])
    expect(
      parse([
        {
          file: 'x',
          text: whole(
            `Aren is a party.\nDay 1 is the day on which both sign.\n1.1 Aren shall leave ${time}.`,
          ),
        },
      ]).diagnostics.map((one) => one.code),
    ).toContain('T302')
})
