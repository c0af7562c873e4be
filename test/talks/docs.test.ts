// The worked example in docs is what the calculation says: its blocks are compared, not copied.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cardOf, parseSheet, resolve } from '../../src/talks/index.ts'
import { sentence } from '../../src/words/index.ts'
import { answerSaid, remarksSaid } from './sheet.ts'

const path = join(import.meta.dirname, '../../docs/what-could-be-agreed.md')

function card(sheet: string): string {
  const { round } = parseSheet(sheet)
  const rows = cardOf(resolve(round)).map((row) => {
    const cells = row.cells.map((cell) => {
      const stance = sentence('en', `talks-stance-${cell.stance}`, {}, { plain: true })
      return cell.conditions.length === 0 ? stance : `${stance} ${cell.conditions.join(', or if ')}`
    })
    return [`${row.clause} ${row.option}`.trim(), ...cells]
  })
  const all = [['clause', ...round.parties], ...rows]
  const widths = all[0]?.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0))) ?? []
  return all
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

test('the worked example: table and both runs are as printed', () => {
  const page = readFileSync(path, 'utf8')
  let sheet = ''
  const computed = page.replace(
    /```(sheet|facts|card|answer)\n([\s\S]*?)```/g,
    (_, kind: string, body: string) => {
      if (kind === 'sheet') sheet = body
      if (kind === 'facts') sheet += body
      if (kind === 'card') return `\`\`\`card\n${card(sheet)}\n\`\`\``
      if (kind === 'answer') return `\`\`\`answer\n${answerSaid(sheet)}\n\`\`\``
      return `\`\`\`${kind}\n${body}\`\`\``
    },
  )
  if (process.env['UPDATE'] === '1' && process.env['CI'] !== 'true') writeFileSync(path, computed)
  expect(readFileSync(path, 'utf8')).toBe(computed)
  expect(remarksSaid(sheet)).toBe('')
  expect(computed).toContain('A package of 9 clauses of 10')
})
