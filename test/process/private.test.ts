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
