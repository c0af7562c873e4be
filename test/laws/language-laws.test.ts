// Laws of the language: what is printed is read back; layout is stable and loses nothing; no text
// whatever makes the reader throw or work more than its length allows.
import { expect, test } from 'vitest'
import {
  check,
  complete,
  diff,
  type Change,
  format,
  hover,
  parse,
  printAgreement,
  readsAs,
  symbols,
} from '../../src/language/index.ts'
import type { Diagnostic } from '../../src/model/index.ts'
import { explain } from '../../src/words/index.ts'
import { meaning } from '../language/reading.ts'
import { Coverage, fc, options } from '../laws.ts'
import { agreementText, damaged, noise } from './language-texts.ts'

const errors = (all: readonly Diagnostic[]) => all.filter((one) => one.severity === 'error')
const read = (text: string) => parse([{ file: 'text.truce.md', text }])

test('parse, print, parse is the identity on agreements made at random', () => {
  const coverage = new Coverage('round trip', [
    'duty',
    'prohibition',
    'permission',
    'power',
    'continuation',
    'by',
    'from',
    'window',
    'during',
    'every',
    'batches',
    'shares',
    'not-stated',
    'condition',
    'remedy',
    'verification',
    'reading',
    'interlock',
  ])
  fc.assert(
    fc.property(agreementText, (text) => {
      const first = read(text)
      expect(errors(first.diagnostics)).toEqual([])
      const again = read(printAgreement(first.agreement))
      expect(errors(again.diagnostics)).toEqual([])
      expect(meaning({ ...again.agreement, articles: {} })).toBe(
        meaning({ ...first.agreement, articles: {} }),
      )
      for (const clause of first.agreement.clauses) {
        coverage.hit(clause.kind)
        if ('due' in clause) coverage.hit(clause.due.kind)
        if (clause.condition) coverage.hit('condition')
        if (clause.remedies.length > 0) coverage.hit('remedy')
        if ('verification' in clause && clause.verification) coverage.hit('verification')
      }
      coverage.hit('reading', first.agreement.readings.length)
      coverage.hit('interlock', first.agreement.interlocks.length)
    }),
    options(10_000),
  )
  coverage.check()
})

test('a version compared with itself has no changes; with another, changes mirror', () => {
  fc.assert(
    fc.property(agreementText, agreementText, (one, other) => {
      const a = read(one).agreement
      const b = read(other).agreement
      expect(diff(a, a)).toEqual([])
      const count = (all: readonly Change[], kind: Change['kind']) =>
        all.filter((change) => change.kind === kind && change.of !== 'clause').length
      const there = diff(a, b)
      const back = diff(b, a)
      expect(count(back, 'added')).toBe(count(there, 'removed'))
      expect(count(back, 'changed')).toBe(count(there, 'changed'))
    }),
    options(2_000),
  )
})

/** Everything outside formal blocks, and everything but white space inside. */
function kept(text: string): string {
  const outside = text.replace(
    /(^|\n)( {0,3}```truce[^\n]*\n)([\s\S]*?)(\n {0,3}```(?=\s*(\n|$)))/g,
    '$1$2$4',
  )
  return `${outside}\n=====\n${text.replace(/\s+/g, '')}`
}

test('formatting twice is formatting once, and loses neither prose nor a sentence', () => {
  fc.assert(
    fc.property(fc.oneof(agreementText, damaged, noise), (text) => {
      const once = format(text)
      expect(format(once)).toBe(once)
      expect(once.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''))
    }),
    options(10_000),
  )
  fc.assert(
    fc.property(agreementText, (text) => {
      expect(kept(format(text)).split('=====')[0]).toBe(kept(text).split('=====')[0])
      expect(meaning(read(format(text)).agreement)).toBe(meaning(read(text).agreement))
    }),
    options(2_000),
  )
})

test('no text makes anything throw, and every remark has its words', () => {
  const coverage = new Coverage('damaged texts', [
    'T101',
    'T102',
    'T104',
    'T105',
    'T111',
    'T201',
    'T202',
    'T301',
  ])
  fc.assert(
    fc.property(fc.oneof(damaged, noise), (text) => {
      const { agreement, diagnostics } = read(text)
      const all = [...diagnostics, ...check(agreement, [{ file: 'text.truce.md', text }])]
      for (const one of all) {
        coverage.hit(one.code)
        explain('en', one.code, one.data, { plain: true })
        expect(one.at.from).toBeLessThanOrEqual(one.at.to)
        expect(one.at.to).toBeLessThanOrEqual(Math.max(text.length, 8))
      }
      printAgreement(agreement)
      for (const clause of agreement.clauses) readsAs(clause, agreement)
    }),
    options(20_000),
  )
  coverage.check()
})

test('no place in any text makes completion, hover or symbols throw', () => {
  fc.assert(
    fc.property(fc.oneof(damaged, noise), fc.nat(), (text, at) => {
      const offset = at % (text.length + 1)
      complete(text, offset)
      hover(text, offset)
      symbols(text)
    }),
    options(2_000),
  )
})

test('steps grow with the length of the text, not faster', () => {
  fc.assert(
    fc.property(fc.oneof(damaged, noise), (text) => {
      expect(read(text).steps).toBeLessThanOrEqual(400 + 60 * text.length)
    }),
    options(10_000),
  )
  fc.assert(
    fc.property(fc.oneof(agreementText, noise), (text) => {
      const one = read(text).steps
      const ten = read(Array.from({ length: 10 }, () => text).join('\n')).steps
      expect(ten).toBeLessThanOrEqual(400 + 14 * Math.max(one, text.length))
    }),
    options(300),
  )
})

test('steps are linear on texts made to be slow', () => {
  const slow = [
    'if '.repeat(2000),
    'the '.repeat(2000),
    '1.1 and '.repeat(2000),
    'Day 7 '.repeat(2000),
    '. '.repeat(2000),
    'Aren '.repeat(2000),
    'Aren, '.repeat(2000),
    '"a" '.repeat(2000),
    '( '.repeat(2000),
    'by '.repeat(2000),
    'within 3 days of '.repeat(700),
    'in 3 handovers, on Days 1, '.repeat(500),
    'may '.repeat(2000),
    'more than 3 under '.repeat(500),
    'not before '.repeat(1000),
    '30 percent by Day 1 and '.repeat(500),
    'Aren shall and '.repeat(700),
    ': women first, then '.repeat(500),
    '\n1.1 '.repeat(1500),
    'is a '.repeat(1500),
  ]
  for (const piece of slow)
    for (const start of [
      '',
      '1.1 Aren shall ',
      'Aren is a party. If ',
      '1.1 During ',
      'Phase One begins when ',
    ]) {
      const text = `\`\`\`truce\nAren is a party.\n${start}${piece}\n\`\`\`\n`
      const half = `\`\`\`truce\nAren is a party.\n${start}${piece.slice(0, piece.length / 2)}\n\`\`\`\n`
      const whole = read(text).steps
      expect(whole, JSON.stringify(start + piece.slice(0, 30))).toBeLessThanOrEqual(
        400 + 2.6 * read(half).steps + text.length,
      )
    }
})

test('exchanging the two parties in a text exchanges them in everything read from it', () => {
  const exchanged = (text: string) =>
    text.replace(/Aren|Bolo/g, (one) => (one === 'Aren' ? 'Bolo' : 'Aren'))
  fc.assert(
    fc.property(fc.oneof(agreementText, damaged), (text) => {
      const one = read(text)
      const other = read(exchanged(text))
      expect(JSON.stringify(other)).toBe(exchanged(JSON.stringify(one)))
      const remarks = JSON.stringify(check(one.agreement, [{ file: 'text.truce.md', text }]))
      const mirrored = check(other.agreement, [{ file: 'text.truce.md', text: exchanged(text) }])
      expect(JSON.stringify(mirrored)).toBe(exchanged(remarks))
      expect(printAgreement(other.agreement)).toBe(exchanged(printAgreement(one.agreement)))
    }),
    options(3_000),
  )
})
