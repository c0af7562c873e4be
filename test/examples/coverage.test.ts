// A record says what it does not cover: there the absence of an entry is judged by nobody, under no
// account. What is recorded all the same counts as ever.
import { describe, expect, it } from 'vitest'
import { openProcess, readQuery, status, type Process } from '../../src/process/index.ts'
import { openExample } from './folder.ts'

const name = 'gaza-2025-01'

function clauseAt(process: Process, id: string, at: string, account: string) {
  const { query } = readQuery({ at, account }, process.charter.zone, process.charter.sides, [])
  if (!query) throw new Error('no query')
  const report = status(process, query)
  const clause = report.situation?.clauses.find((one) => one.clause === id)
  if (!clause) throw new Error(`no clause ${id}`)
  return { clause, next: report.situation?.next }
}

function withLines(change: (lines: readonly string[]) => readonly string[]): Process {
  const { files } = openExample(name)
  const lines = (files.record?.text ?? '').trim().split('\n')
  return openProcess({
    ...files,
    record: { file: 'record.jsonl', text: change(lines).join('\n') },
  })
}

const accounts = ['findings', 'Israel', 'Hamas'] as const

describe('coverage', () => {
  const covered = openExample(name)
  const silent = withLines((lines) => lines.filter((one) => !one.includes('"kind": "coverage"')))

  it('leaves a quota without entries undetermined under every account', () => {
    for (const account of accounts) {
      const { clause, next } = clauseAt(covered, '1.10', '2025-02-20', account)
      expect(clause.state.kind).toBe('undetermined')
      expect(clause.lateness).toEqual([])
      const items = next?.kind === 'rests-with' ? next.items.map((one) => one.clause) : []
      expect(items).not.toContain('1.10')
    }
  })

  it('without it the same record would call the quota late', () => {
    const { clause } = clauseAt(silent, '1.10', '2025-02-20', 'findings')
    expect(clause.lateness.length).toBeGreaterThan(20)
  })

  it('says nothing of a limit that has not passed', () => {
    expect(clauseAt(covered, '1.13', '2025-02-20', 'Hamas').clause.state.kind).toBe('due')
    expect(clauseAt(covered, '1.13', '2025-03-20', 'Hamas').clause.state.kind).toBe('undetermined')
  })

  it('lets an act that is recorded count', () => {
    const done = withLines((lines) => [
      ...lines,
      JSON.stringify({
        id: 'south',
        kind: 'act',
        channel: 'public',
        happened: '2025-02-01',
        stated: '2025-02-01',
        by: 'Israel',
        clause: '1.19',
        sources: [{ title: 'test' }],
      }),
    ])
    expect(done.diagnostics).toEqual([])
    expect(clauseAt(done, '1.19', '2025-02-20', 'Israel').clause.state.kind).toBe('performed')
    expect(clauseAt(done, '1.19', '2025-02-20', 'Hamas').clause.state.kind).toBe('claimed')
  })

  it('is one event for each clause that it names', () => {
    const { clause } = clauseAt(covered, '1.14', '2025-03-20', 'findings')
    expect(clause.state.kind).toBe('undetermined')
    expect(clause.alleged.map((one) => one.by)).toEqual(['Hamas'])
  })
})
