// A private draft is called neither a real process from public sources nor published.
import { expect, test } from 'vitest'
import { newProcess, openProcess, sideBySide } from '../../src/process/index.ts'
import { speaker, statusText } from '../../src/views/index.ts'
import { statusOf } from './load.ts'

const say = speaker('en', true)
const text = `# Draft

Aren shall leave.

\`\`\`truce
Aren is a party.
Bolo is a party.
The Start is the event that both sign.
1.1 Aren shall leave the fort at least 4 days before the Start.
\`\`\`
`

test('without a charter nothing is said to be public', () => {
  const opened = openProcess({
    id: 'draft',
    charter: null,
    texts: [{ file: 'draft.truce.md', text }],
    assume: null,
    record: null,
  })
  const report = statusOf(opened, { at: '2026-11-22' })
  const said = statusText(say, report, sideBySide(opened, report.query))
  expect(said.split('\n')[0]).toBe('draft')
  expect(said).not.toMatch(/public|published|real process/)
  expect(said).toContain('draft (the text itself, ')
})

test("a new process is nobody's public record", () => {
  const files = newProcess({ title: 'Lake', parties: ['Aren', 'Bolo'], zone: 'UTC' })
  const charter = files.find((one) => one.file === 'charter.md')
  const opened = openProcess({
    id: 'lake',
    charter: charter ?? null,
    texts: files.filter((one) => one.file.endsWith('.truce.md')),
    assume: null,
    record: null,
  })
  expect(opened.charter.kind).toBe('not stated')
})

test('no control character of a source, a title or a position reaches a terminal', () => {
  const hostile = '\u202eabc\u001b[2J'
  const entry = (id: string, body: object) =>
    JSON.stringify({ id, channel: 'public', stated: '2026-11-01', ...body })
  const record = [
    entry('v', { kind: 'version', version: 'draft', label: hostile, known: 'announced' }),
    entry('p', {
      kind: 'position',
      of: 'Aren',
      by: 'Aren',
      on: { version: 'draft' },
      stance: 'accept',
      words: hostile,
      manner: 'quoted',
    }),
    entry('s', {
      kind: 'statement',
      by: 'Aren',
      act: 'assign onus',
      onus: 'Bolo',
      words: hostile,
      manner: 'quoted',
      sources: [{ title: hostile, publisher: hostile, seen: 'as reported' }],
    }),
  ]
  const opened = openProcess({
    id: 'draft',
    charter: { file: 'charter.md', text: `\`\`\`charter\nTitle: ${hostile}\n\`\`\`\n` },
    texts: [{ file: 'draft.truce.md', text }],
    assume: null,
    record: { file: 'record.jsonl', text: `${record.join('\n')}\n` },
  })
  const report = statusOf(opened, { at: '2026-11-22' })
  const said = statusText(say, report, sideBySide(opened, report.query))
  expect(said).toContain('<U+202E>abc<U+001B>')
  // eslint-disable-next-line no-control-regex
  expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/)
})

test('a count is never negative', () => {
  const line = { id: 'a', kind: 'act', channel: 'public', stated: '2026-11-01', by: 'Aren' }
  const opened = openProcess({
    id: 'draft',
    charter: null,
    texts: [{ file: 'draft.truce.md', text }],
    assume: null,
    record: {
      file: 'record.jsonl',
      text: `${JSON.stringify({ ...line, clause: '1.1', n: -5 })}\n`,
    },
  })
  expect(opened.diagnostics.map((one) => one.code)).toContain('R105')
})
