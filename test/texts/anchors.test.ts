// Laws of places: offsets are exact, an anchor is found again or lost and never guessed, the same text
// in another encoding of its accents and line ends is the same text.
import { expect, test } from 'vitest'
import {
  cleanText,
  findAgain,
  openDocument,
  quoteAt,
  sentencesOf,
  wordsOf,
} from '../../src/texts/index.ts'
import { Coverage, fc, options } from '../laws.ts'
import { facts, sha256 } from './tools.ts'

const piece = fc.constantFrom(
  'Belmar rejected the text. ',
  'Ardal agreed. ',
  'He left. ',
  'É una prova. ',
  'قال الوسيط نعم. ',
  'הוא אמר לא. ',
  'Mr. Lund said “no”. ',
  '\n\n',
  '😀 ',
  'a heading without an end\n\n',
)
const prose = fc.array(piece, { minLength: 1, maxLength: 30 }).map((all) => all.join(''))

test('law: sentences and words stand where they say, in order, and cover every letter', () => {
  const coverage = new Coverage('offsets', ['heading', 'sentence', 'right to left', 'pair'])
  fc.assert(
    fc.property(prose, (text) => {
      let last = 0
      let covered = ''
      for (const one of sentencesOf(text)) {
        expect(one.start).toBeGreaterThanOrEqual(last)
        expect(one.end).toBeGreaterThan(one.start)
        const words = text.slice(one.start, one.end)
        expect(words).toBe(words.trim())
        covered += words
        last = one.end
        coverage.hit(one.heading ? 'heading' : 'sentence')
        if (/[\u0590-\u06ff]/.test(words)) coverage.hit('right to left')
        if (/\p{Extended_Pictographic}/u.test(words)) coverage.hit('pair')
        for (const word of wordsOf(text, one.start, one.end))
          expect(text.slice(word.start, word.end)).toBe(word.text)
      }
      expect(covered.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
    }),
    options(3000),
  )
  coverage.check()
})

test('law: an anchor in a changed text is found at the same words or is lost', () => {
  const coverage = new Coverage('anchors', [
    'same',
    'moved',
    'none',
    'several',
    'other surroundings',
  ])
  fc.assert(
    fc.property(
      prose,
      prose,
      fc.nat(),
      fc.nat({ max: 40 }),
      fc.constantFrom('none', 'before', 'cut', 'other', 'twice', 'alone'),
      (text, extra, at, length, change) => {
        const start = at % text.length
        const end = Math.min(text.length, start + 1 + length)
        const quote = quoteAt('one', text, start, end)
        const changed = {
          none: text,
          before: extra + text,
          cut: text.slice(0, start) + text.slice(end),
          other: extra,
          twice: text + text,
          alone: `xx${quote.exact}yy`,
        }[change]
        const found = findAgain(quote, change === 'none' ? 'one' : 'two', changed)
        if (found.state === 'lost') {
          coverage.hit(found.because)
          if (found.because === 'none') expect(changed).not.toContain(quote.exact)
          return
        }
        coverage.hit(found.state)
        expect(changed.slice(found.quote.start, found.quote.end)).toBe(quote.exact)
        // At least one side is what it was: never the bare words somewhere.
        const before =
          quote.prefix !== '' && changed.slice(0, found.quote.start).endsWith(quote.prefix)
        const after = quote.suffix !== '' && changed.slice(found.quote.end).startsWith(quote.suffix)
        expect(change === 'none' || before || after).toBe(true)
      },
    ),
    options(5000),
  )
  coverage.check()
})

test('composed or decomposed, CRLF or LF: the same text and hash', () => {
  fc.assert(
    fc.property(prose, (text) => {
      const open = (raw: string) => openDocument(facts, raw, sha256)
      const plain = open(text).document
      expect(open(text.normalize('NFD')).document).toEqual(plain)
      expect(open(text.replaceAll('\n', '\r\n')).document).toEqual(plain)
    }),
    options(300),
  )
})

test('what cannot be seen is taken out and counted', () => {
  const cleaned = cleanText('Ardal \u202eagreed\u202c.\u200b Yes\ufeff.')
  expect(cleaned.text).toBe('Ardal agreed. Yes.')
  expect([...cleaned.removed].map(([point, n]) => `${point} ${n}`).sort()).toEqual([
    'U+200B 1',
    'U+202C 1',
    'U+202E 1',
    'U+FEFF 1',
  ])
  expect(openDocument(facts, ' \n', sha256).problem).toBe('texts-empty')
  expect(openDocument(facts, 'x'.repeat(2_000_001), sha256).problem).toBe('texts-too-large')
  expect(() => quoteAt('h', 'abc', 2, 2)).toThrow('quote 2-2')
})
