// Every remark about an exchange has a sentence, and the sentence asks for nothing that the remark lacks.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readExchangeFile } from '../../src/process/index.ts'
import { findingText, speaker } from '../../src/views/index.ts'
import { codes } from '../../src/words/index.ts'
import { Coverage, fc, options } from '../laws.ts'

const src = join(import.meta.dirname, '../../src/exchange')

test('every code that the source can say has a sentence', () => {
  const said = new Set<string>()
  for (const name of readdirSync(src).filter((one) => one.endsWith('.ts'))) {
    const text = readFileSync(join(src, name), 'utf8')
    for (const [, code] of text.matchAll(/finding\(\s*'([a-z-]+)'/g)) said.add(code!)
    for (const [line] of text.matchAll(/(?:code =|reason\?:)[^;]*?(?=\n\s*(?:said|\/|\}))/g))
      for (const [, code] of line.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)) said.add(code!)
  }
  expect(said.size).toBeGreaterThan(50)
  const known = new Set(codes())
  expect([...said].filter((code) => !known.has(code))).toEqual([])
})

test('whatever the file holds, every remark can be told in three languages', () => {
  const met = new Coverage('remarks told', ['file', 'class', 'count', 'kind', 'none'])
  const odd = fc.oneof(
    fc.constantFrom<unknown>('women', 'men', 3, -1, 0, 2.5, null, [], {}, 'released', 'A', true),
    fc.string({ maxLength: 4 }),
  )
  const row = fc.dictionary(
    fc.constantFrom('id', 'count', 'key', 'tier', 'day', 'kind', 'by', 'counts', 'entry', 'class'),
    odd,
  )
  const file = fc.dictionary(
    fc.constantFrom('sides', 'held', 'answer', 'people', 'handovers', 'events', 'rules', 'plan'),
    fc.oneof(odd, fc.array(row, { maxLength: 3 })),
  )
  const sung = fc.constant({ events: [{ kind: 'sung', entry: 'e1', day: 1 }] })
  const base = {
    format: 'truce/exchange@1',
    sides: ['A', 'B'],
    answer: [{ id: 'others', count: 3 }],
    held: [{ id: 'women', count: 1, key: { others: 3 } }],
    phase: { first: 1, last: 9 },
    handovers: [{ day: 1 }],
  }
  fc.assert(
    fc.property(fc.oneof(file, file, file, fc.constant({}), sung), fc.boolean(), (change, cut) => {
      const text = JSON.stringify({ ...base, ...change }).slice(cut ? 1 : 0)
      const { findings } = readExchangeFile(text)
      for (const locale of ['en', 'ar', 'he'] as const)
        for (const one of findings)
          expect(findingText(speaker(locale, true), one)).toContain(one.code)
      if (findings.length === 0) met.hit('none')
      for (const { code } of findings) {
        if (code === 'exchange-file') met.hit('file')
        if (code === 'class-unknown-to-key') met.hit('class')
        if (code === 'negative-count' || code === 'whole-number-expected') met.hit('count')
        if (code === 'kind-unknown') met.hit('kind')
      }
    }),
    options(2_000),
  )
  met.check()
})
