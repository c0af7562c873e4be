// Neutrality: swapping the two parties everywhere in the input swaps them everywhere in the output, and
// changes nothing else. Commands and routes come from their own lists.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { remarksOf } from '../../src/cli/print-check.ts'
import {
  explain,
  openProcess,
  readQuery,
  sideBySide,
  sidesOf,
  status,
} from '../../src/process/index.ts'
import { readFolder, siteOf } from '../../src/server/index.ts'
import { explainText, pageAt, routes, speaker, statusText } from '../../src/views/index.ts'

const examples = join(import.meta.dirname, '../../examples')
const say = speaker('en', true)

/** Names of equal length, so that offsets in messages do not move. */
const cases = [
  {
    folder: 'roadmap-2024',
    parties: ['Israel', 'Hamas'],
    names: ['Nordia', 'Sudina'],
    days: ['2024-05-07', '2024-06-03', '2024-06-07'],
  },
  {
    folder: 'invented',
    parties: ['Republic', 'League'],
    names: ['Nordiana', 'Sudiania'],
    days: ['2026-10-20', '2026-11-10', '2026-11-20'],
  },
] as const

let home = ''
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'truce-mirror-'))
  for (const { folder, parties, names } of cases) {
    write(folder, join(home, 'plain'), parties, names)
    write(folder, join(home, 'swapped'), parties, [names[1], names[0]])
  }
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

function write(
  folder: string,
  into: string,
  parties: readonly [string, string],
  names: readonly [string, string],
): void {
  const target = join(into, folder)
  cpSync(join(examples, folder), target, { recursive: true })
  for (const name of readdirSync(target).filter((one) => /\.(md|jsonl)$/.test(one))) {
    const text = readFileSync(join(target, name), 'utf8')
    const renamed = text
      .replaceAll(parties[0], '\u0001')
      .replaceAll(parties[1], '\u0002')
      .replaceAll('\u0001', names[0])
      .replaceAll('\u0002', names[1])
    writeFileSync(join(target, name), renamed)
  }
}

function swap(text: string, [a, b]: readonly [string, string]): string {
  return text.replaceAll(a, '\u0001').replaceAll(b, a).replaceAll('\u0001', b)
}

function outputs(root: string, folder: string, days: readonly string[]): Record<string, string> {
  const { files } = readFolder(join(home, root, folder))
  if (!files) throw new Error(folder)
  const process = openProcess(files)
  const site = { ...siteOf(join(home, root)), today: () => '2026-11-22' }
  const result: Record<string, string> = {
    check: JSON.stringify(
      remarksOf(process).all.map(({ code, severity, at, data }) => ({
        code,
        severity,
        line: at.line,
        data,
      })),
    ),
  }
  for (const day of days) {
    const sides = sidesOf(process, process.record.entries)
    for (const [index, account] of ['findings', ...sides].entries()) {
      const { query } = readQuery({ at: day, account }, process.charter.zone, sides, [])
      if (!query) throw new Error(day)
      const report = status(process, query)
      result[`status ${day} ${index}`] = statusText(say, report, sideBySide(process, query))
      result[`json ${day} ${index}`] = JSON.stringify({
        ...report,
        texts: [],
        agreement: null,
        situation: { ...report.situation, clauses: report.situation?.clauses },
      })
      result[`explain ${day} ${index}`] = explainText(say, report, explain(process, report, 'next'))
    }
    for (const route of routes) {
      // Pages without a day are the same for every day; one of them looks through futures.
      if (day !== days[0] && !route.includes(':at')) continue
      const path = route
        .replace(':id', folder)
        .replace(':at', day)
        .replace(':known', day)
        .replace(':account', 'findings')
      result[`page ${path}`] = pageAt(site, path).body
    }
  }
  // The two homes differ in their folder; nothing else may.
  const shown = (text: string) => text.replaceAll(join(home, root), '')
  return Object.fromEntries(Object.entries(result).map(([name, text]) => [name, shown(text)]))
}

test.each(cases)(
  'swapping the parties of $folder mirrors every output',
  ({ folder, names, days }) => {
    const plain = outputs('plain', folder, days)
    const swapped = outputs('swapped', folder, days)
    expect(Object.keys(swapped)).toEqual(Object.keys(plain))
    for (const [name, text] of Object.entries(plain)) {
      expect(
        text.includes(names[0]) || text.includes(names[1]) || !name.startsWith('status'),
        name,
      ).toBe(true)
      const mirrored = swap(swapped[name] ?? '', names)
      if (mirrored !== text) expect(firstDifference(mirrored, text), name).toBe('')
    }
  },
)

/** A whole page in a failure message hides what differs. */
function firstDifference(a: string, b: string): string {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return `${a.slice(Math.max(0, at - 120), at + 120)}\n<>\n${b.slice(Math.max(0, at - 120), at + 120)}`
}
