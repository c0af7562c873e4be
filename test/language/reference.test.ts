// docs/language.md: a head written by hand, and the forms as the table has them.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { forms } from '../../src/language/index.ts'
import { has, sentence } from '../../src/words/index.ts'

const path = join(import.meta.dirname, '../../docs/language.md')
const mark = '<!-- The tables below are written by `npm run accept` from the table of forms. -->\n'

function reference(): string {
  const lines: string[] = []
  let group = ''
  for (const form of forms) {
    if (form.group !== group) lines.push(`## Forms: ${form.group}`, '')
    group = form.group
    lines.push(
      `### ${sentence('en', `form-${form.id}`)}`,
      '',
      `\`${form.template}\``,
      '',
      `> ${form.example}`,
      '',
      `Met in: ${sentence('en', `form-${form.id}.met`)}`,
      '',
    )
  }
  return lines.join('\n')
}

test('docs/language.md lists every form as it is', () => {
  const page = readFileSync(path, 'utf8')
  const at = page.indexOf(mark)
  expect(at, 'the mark is there').toBeGreaterThan(0)
  const wanted = `${page.slice(0, at)}${mark}\n${reference()}`
  if (process.env['UPDATE'] === '1' && process.env['CI'] !== 'true') writeFileSync(path, wanted)
  expect(readFileSync(path, 'utf8'), 'stale: npm run accept').toBe(wanted)
})

test('every form has a name and says where it is met', () => {
  expect(forms.filter((one) => !has(`form-${one.id}`) || !has(`form-${one.id}.met`))).toEqual([])
  expect(new Set(forms.map((one) => one.id)).size).toBe(forms.length)
})
