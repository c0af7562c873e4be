// docs/cases.md is complete: every assertion with its question, every remark on every example with a
// careful reader's verdict, and nothing that no longer exists.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ids } from '../cases/ids.ts'
import { exampleNames, openExample } from './folder.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/cases.md'), 'utf8')

const rows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('|-'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.trim()),
    )

function section(title: string): string {
  const from = page.indexOf(`\n### ${title}\n`)
  if (from < 0) throw new Error(`docs/cases.md has no section ${title}`)
  const next = page.indexOf('\n## ', from + 1)
  const other = page.indexOf('\n### ', from + 1)
  const ends = [next, other].filter((one) => one > 0)
  return page.slice(from, ends.length > 0 ? Math.min(...ends) : undefined)
}

describe('assertions', () => {
  const listed = rows(page).filter((row) => /^[A-Z]+\d*-\d+$/.test(row[0] ?? ''))

  it('lists every assertion of the six cases as it is tested', () => {
    const cases = listed.filter((row) => !row[0]?.startsWith('RM-'))
    expect(cases).toEqual(ids.map((one) => [one.id, one.question, one.expected]))
  })

  it('lists every assertion of the roadmap, and each has one test', () => {
    const source = readFileSync(join(import.meta.dirname, 'roadmap.test.ts'), 'utf8')
    const tested = [...source.matchAll(/\bit\(\s*['"](RM-\d+):/g)].map((one) => one[1])
    expect(tested.length).toBe(new Set(tested).size)
    expect(listed.flatMap((row) => (row[0]?.startsWith('RM-') ? [row[0]] : []))).toEqual(tested)
  })
})

describe.each(exampleNames)('remarks on %s', (name) => {
  it('are listed with a verdict and a reason, and no others are', () => {
    const found = openExample(name).versions.flatMap((version) =>
      version.diagnostics.map((one) => [
        one.at.file.replace('.truce.md', ''),
        one.code,
        one.about ?? '-',
      ]),
    )
    const listed = rows(section(name)).filter((row) => /^T\d{3}$/.test(row[1] ?? ''))
    const lines = (all: readonly string[][]) => all.map((one) => one.slice(0, 3).join(' ')).sort()
    expect(lines(listed)).toEqual(lines(found))
    for (const row of listed) {
      expect(row[4], row.join(' | ')).toMatch(/^right/)
      expect((row[5] ?? '').length, row.join(' | ')).toBeGreaterThan(20)
    }
  })
})
