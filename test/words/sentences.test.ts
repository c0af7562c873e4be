import { expect, test } from 'vitest'
import {
  codes,
  date,
  dateTime,
  direction,
  draft,
  explain,
  has,
  hasCode,
  ids,
  isLocale,
  languageOf,
  list,
  locales,
  needed,
  sentence,
  untranslated,
} from '../../src/words/index.ts'
import { golden } from '../golden.ts'

const shown = (text: string) => text.replaceAll('\u2068', '⟦').replaceAll('\u2069', '⟧')

golden('words', (input, label) => {
  const [first = '', second = ''] = label.split(' ')
  return input
    .split('\n')
    .map((line) => {
      const [, id = '', json] = /^(\S+)(?: (.*))?$/.exec(line) ?? []
      const args = JSON.parse(json ?? '{}') as Record<string, unknown>
      if (first === 'date' && isLocale(second)) return dateTime(second, line, { plain: true })
      if (first === 'explain' && isLocale(second))
        return hasCode(id)
          ? Object.entries(explain(second, id, args, { plain: true }))
              .map(([part, text]) => `${part}: ${String(text)}`)
              .join('\n')
          : `no sentence for ${id}`
      if (!isLocale(first)) throw new Error(`label "${label}"`)
      return shown(sentence(first, id, args, { plain: !label.endsWith('on a page') }))
    })
    .join('\n')
})

test('mistakes of a programmer throw and name what was seen', () => {
  expect(() => sentence('en', 'no-such-id')).toThrow('no sentence "no-such-id"')
  expect(() => sentence('en', 'step-rests')).toThrow('"step-rests" needs $who, got no arguments')
  expect(() => sentence('ar', 'step-rests', { whom: 'A' })).toThrow('needs $who, got whom')
  expect(() => sentence('en', 'count-days', { count: Number.NaN })).toThrow('$count is NaN')
  expect(() => sentence('en', 'step-rests', { who: null })).toThrow('$who is object')
  expect(() => sentence('xx' as 'en', 'yes')).toThrow()
  expect(() => date('en', '3 June')).toThrow('does not begin with an ISO date')
  expect(() => date('en', '2024-13-01')).toThrow('ISO date')
})

test('every sentence can be said in every language with the arguments it names', () => {
  for (const locale of locales)
    for (const id of ids()) {
      const args = Object.fromEntries(needed(id).map((name) => [name, `${name}-value`]))
      for (const plain of [true, false])
        expect(sentence(locale, id, args, { plain }), id).not.toMatch(/[{}]|undefined|\[object/)
    }
})

test('lists', () => {
  const plain = { plain: true }
  expect(list('en', [], 'and', plain)).toBe('none')
  expect(list('en', ['A'], 'and', plain)).toBe('A')
  expect(list('en', ['A', 'B', 'C'], 'or', plain)).toBe('A, B or C')
  expect(list('ar', ['A', 'B', 'C', 'D'], 'and', plain)).toBe('A، B، C و D')
})

test('directions, drafts, fallback', () => {
  expect(locales.map(direction)).toEqual(['ltr', 'rtl', 'rtl'])
  expect(locales.map(draft)).toEqual([false, true, true])
  expect(untranslated('en')).toEqual([])
  for (const locale of locales)
    for (const id of untranslated(locale)) expect(languageOf(locale, id)).toBe('en')
  expect(languageOf('he', 'step-rests')).toBe('he')
})

test('codes are the ids that begin with code-', () => {
  expect(codes().every((code) => has(`code-${code}`))).toBe(true)
  expect(codes().some((code) => code.includes('.'))).toBe(false)
  expect(hasCode('file-too-large')).toBe(true)
  expect(hasCode('no-such-code')).toBe(false)
})
