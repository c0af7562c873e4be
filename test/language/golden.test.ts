// Golden texts: every sentence form, every remark, the layout, the read-back.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check, format, forms, parse, printAgreement, readsAs } from '../../src/language/index.ts'
import { codes } from '../../src/words/index.ts'
import { golden, parseGolden } from '../golden.ts'
import { beyond, meaning, read, remarks, say, whole } from './reading.ts'

golden('language', (input, label, name) => {
  switch (label) {
    case 'data': {
      const [needs = '', own = ''] = input.includes('\n~\n') ? input.split('\n~\n') : ['', input]
      return beyond(read(needs).agreement, read(`${needs}\n${own}`).agreement)
    }
    case 'remarks': {
      const wanted = /\bT\d{3}\b/.exec(name)?.[0]
      const found = remarks(input).filter((one) => wanted === undefined || one.code === wanted)
      return found
        .map((one) => `${one.at.line}:${one.at.column} ${one.severity} ${one.code} ${say(one)}`)
        .join('\n')
    }
    case 'fixed': {
      const text = whole(input)
      const fix = remarks(input).find((one) => one.fix)?.fix
      return fix ? text.slice(0, fix.from) + fix.text + text.slice(fix.to) : ''
    }
    case 'format':
      return format(input)
    case 'reads':
      return read(input)
        .agreement.clauses.map((one) => readsAs(one, read(input).agreement))
        .join('\n')
    default:
      throw new Error(`no label ${label}`)
  }
})

const file = (name: string) =>
  parseGolden(readFileSync(join(import.meta.dirname, '../golden/language', name), 'utf8'))

test('every sentence form has a golden case', () => {
  const cases = new Set(file('forms.txt').map((one) => one.name))
  expect(forms.map((one) => one.id).filter((id) => !cases.has(id))).toEqual([])
})

test('every remark has a golden case that shows it, and every case shows its remark', () => {
  const cases = file('remarks.txt')
  const shown = cases
    .filter((one) =>
      one.sections.some((section) => section.expected.includes(one.name.slice(0, 4))),
    )
    .map((one) => one.name.slice(0, 4))
  expect(
    cases.filter((one) => !shown.includes(one.name.slice(0, 4))).map((one) => one.name),
  ).toEqual([])
  const known = codes().filter((code) => /^T[1-5]\d{2}$/.test(code))
  expect(known.filter((code) => !shown.includes(code))).toEqual([])
  expect(shown.filter((code) => !known.includes(code))).toEqual([])
})

test.each(forms.map((one) => [one.id, one] as const))(
  'the example of form %s is read without a remark and printed back',
  (_id, form) => {
    const text = whole(`${(form.needs ?? '').replace(/\. (?=\d+\.\d+ )/g, '.\n')}\n${form.example}`)
    const { agreement, diagnostics } = parse([{ file: 'x', text }])
    expect(diagnostics).toEqual([])
    const again = parse([{ file: 'x', text: printAgreement(agreement) }])
    expect(again.diagnostics).toEqual([])
    expect(meaning(again.agreement)).toBe(meaning(agreement))
    expect(check(agreement, [{ file: 'x', text }])).toBeInstanceOf(Array)
  },
)
