// The tables themselves: the same sentences with the same arguments in three languages, no word that
// takes a side, and the page of messages up to date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { locales, reference } from '../../src/words/index.ts'
import { buildTable, tableOf } from '../../src/words/table.ts'

const accepting = process.env['UPDATE'] === '1' && process.env['CI'] !== 'true'

test('a translation asks for no argument that the English sentence lacks, and drops none', () => {
  const wrong: string[] = []
  for (const locale of locales)
    for (const [id, entry] of tableOf(locale).entries) {
      const english = tableOf('en').entries.get(id)
      if (english === undefined) {
        wrong.push(`${locale}: ${id} is no English sentence`)
        continue
      }
      const [own, theirs] = [entry.variables, english.variables].map((all) =>
        [...all].sort().join(),
      )
      if (own !== theirs) wrong.push(`${locale}: ${id} takes (${own}), English (${theirs})`)
      if (entry.area !== english.area) wrong.push(`${locale}: ${id} is in ${entry.area}`)
    }
  expect(wrong).toEqual([])
})

/** Text of a pattern, placeables as {name}. */
function textOf(pattern: unknown): string {
  if (typeof pattern === 'string') return pattern
  if (Array.isArray(pattern)) return pattern.map(textOf).join('')
  const one = pattern as { type: string; name?: string; variants?: { value: unknown }[] }
  if (one.type === 'select') return (one.variants ?? []).map((v) => textOf(v.value)).join(' | ')
  return one.name === undefined ? '' : `{${one.name}}`
}

// DESIGN: words not in code or interface. Whole words in English, stems elsewhere.
const forbidden: Record<string, RegExp> = {
  en: /\b(enem(y|ies)|terroris\w*|martyr\w*|winner\w*|scores?|truth\w*)\b/i,
  ar: /عدو|أعداء|إرهاب|شهيد|شهداء|فائز|الحقيقة/,
  he: /אויב|טרור|מחבל|שהיד|קדוש מעונה|מנצח|האמת/,
}
// "Breach" and "violation" only beside the name of who alleges or determined it, or in a precedent
// (which names its body in words).
const charge: Record<string, RegExp> = {
  en: /\b(breach\w*|violat\w*)\b/i,
  ar: /إخلال|انتهاك|خرق/,
  he: /הפרה|הפרת|הפרות/,
}
const named = /\{(by|body|speaker|party|who)\}/

test('no word takes a side', () => {
  const wrong: string[] = []
  for (const locale of locales)
    for (const [id, entry] of tableOf(locale).entries) {
      const text = textOf(entry.pattern)
      if (forbidden[locale]?.test(text)) wrong.push(`${locale}: ${id}: ${text}`)
      const blames = charge[locale]?.test(text) ?? false
      if (blames && !named.test(text) && !/\.(precedent|example)$/.test(id))
        wrong.push(`${locale}: ${id} names a breach and nobody who says so: ${text}`)
    }
  expect(wrong).toEqual([])
  // Positive control: the patterns do find what they look for.
  expect(forbidden['en']?.test('the truth')).toBe(true)
  expect(charge['en']?.test('a breach of 1.4')).toBe(true)
})

test('a table with a mistake does not build', () => {
  const build = (text: string) => () => buildTable('en', { area: text })
  expect(build('a = one\nb = two { $x }')).not.toThrow()
  expect(build('a = one { $x')).toThrow('"a" does not parse')
  expect(build('a = one\n    .help = { $x')).toThrow('"a" does not parse')
  expect(build('a = one\na = two')).toThrow('override')
  expect(build('a = { 5 } days')).toThrow('number 5 in braces')
  expect(build('a = { NUMBER($x) }')).toThrow('function NUMBER')
  expect(build('a = { b }')).toThrow('reference to b')
  expect(build('one')).toThrow('a line that is no entry')
  expect(build('a = { $n ->\n    [one] x\n   *[other] y { $m }\n}')).not.toThrow()
})

test('docs/messages.md is what the sentences say', () => {
  const path = join(import.meta.dirname, '../../docs/messages.md')
  const page = reference()
  if (accepting) writeFileSync(path, page)
  expect(readFileSync(path, 'utf8'), 'stale: npm run accept').toBe(page)
})
