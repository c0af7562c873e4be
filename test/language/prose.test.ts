// Drafting remarks on ordinary prose: three pages in the manner of real texts, small cases, and a page
// of good drafting that must stay without remark.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paragraphsOf, readMarkdown, readPlain } from '../../src/formats/index.ts'
import { checkProse } from '../../src/language/index.ts'
import { explain, hasCode } from '../../src/words/index.ts'
import { fc, options } from '../laws.ts'
import { golden } from '../golden.ts'

const docs = join(import.meta.dirname, '../../docs/prose')

golden('prose', (input, label) => {
  const text = label === 'page' ? readFileSync(join(docs, input.trim()), 'utf8') : input
  const document = label === 'page' ? readMarkdown(text) : readPlain(text)
  return checkProse('text', paragraphsOf(document))
    .map((one) => {
      expect(hasCode(one.code), one.code).toBe(true)
      return `${one.at.line}:${one.at.column} ${one.code} ${explain('en', one.code, one.data, { plain: true }).message}`
    })
    .join('\n')
})

test('every remark stands on the words it names', () => {
  for (const name of [
    '1-local-ceasefire.md',
    '2-release-of-detainees.md',
    '3-withdrawal-and-handover.md',
  ]) {
    const text = readFileSync(join(docs, name), 'utf8')
    const found = checkProse(name, paragraphsOf(readMarkdown(text)))
    expect(found.length).toBeGreaterThanOrEqual(8)
    for (const one of found)
      expect(text.slice(one.at.from, one.at.to).replace(/\s+/g, ' '), one.code).toBe(
        one.data['found'],
      )
  }
})

test('the verdicts list every remark of the three pages', () => {
  const verdicts = readFileSync(join(docs, 'README.md'), 'utf8')
  for (const name of [
    '1-local-ceasefire.md',
    '2-release-of-detainees.md',
    '3-withdrawal-and-handover.md',
  ]) {
    const found = checkProse(
      name,
      paragraphsOf(readMarkdown(readFileSync(join(docs, name), 'utf8'))),
    )
    const rows = verdicts.split('\n').filter((row) => row.startsWith(`| ${name.slice(0, 1)} |`))
    expect(rows.length, name).toBe(found.length)
    for (const one of found)
      expect(
        rows.some(
          (row) =>
            row.includes(`| ${one.code} |`) && row.includes(String(one.data['found']).slice(0, 24)),
        ),
        `${name} ${one.code} ${one.data['found']}`,
      ).toBe(true)
  }
})

describe('hostile prose', () => {
  test('nothing throws, and remarks stay inside the text', () => {
    const piece = fc.constantFrom(
      'Article 1',
      'shall be released',
      'within 3 days',
      'as soon as possible',
      '(',
      ')',
      '"Zone A"',
      'Annex B',
      '1.',
      '\n',
      'Security Zone',
      'thirty (35)',
      '31 June 2024',
      'the parties shall agree',
      '؛',
      'א',
      '.',
      ' ',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 40 }),
        (pieces) => {
          const text = pieces.join(' ')
          for (const one of checkProse('text', paragraphsOf(readPlain(text)))) {
            expect(one.at.from).toBeGreaterThanOrEqual(0)
            expect(one.at.to).toBeLessThanOrEqual(text.length)
          }
        },
      ),
      options(3000),
    )
  })
})
