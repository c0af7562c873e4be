import { expect, test } from 'vitest'
import { locales, safeText, sentence } from '../../src/words/index.ts'
import { Coverage, fc, options } from '../laws.ts'

// Hostile and ordinary pieces a name may be made of.
const pieces = [
  'Ardal',
  'بلمار',
  'נווה',
  ' ',
  '\n',
  '\u202e',
  '\u2066',
  '\u2068',
  '\u2068Belmar\u2069',
  'Coast',
  '\u2069',
  '\u001b[2J',
  '\u0000',
  '\u200b',
]
const names = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => all.join(''))

/** Isolates opened and closed within the text, never closed before opened. */
function depthAtEnd(text: string): number {
  let depth = 0
  for (const character of text) {
    if (character === '\u2068') depth++
    if (character === '\u2069') depth--
    if (depth < 0) return depth
  }
  return depth
}

test('law: whatever the name, a sentence has no control and closes what it opens', () => {
  const coverage = new Coverage('arguments', ['control', 'unbalanced', 'balanced', 'ordinary'])
  fc.assert(
    fc.property(names, fc.constantFrom(...locales), fc.boolean(), (name, locale, plain) => {
      const text = sentence(locale, 'step-awaited', { who: [name, 'B'], what: name }, { plain })
      // oxlint-disable-next-line no-control-regex
      expect(text).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066\u2067\u200b]/,
      )
      expect(depthAtEnd(text)).toBe(0)
      if (plain) expect(text).not.toMatch(/[\u2068\u2069]/)
      // Safe text is safe: doing it again changes nothing.
      expect(safeText(safeText(name, plain), plain)).toBe(safeText(name, plain))
      if (/[\u001b\u0000\u202e]/.test(name)) coverage.hit('control')
      else if (depthAtEnd(name) !== 0) coverage.hit('unbalanced')
      else if (name.includes('\u2068')) coverage.hit('balanced')
      else coverage.hit('ordinary')
    }),
    options(5000),
  )
  coverage.check()
})
