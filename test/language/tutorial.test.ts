// The tutorial keeps its promises: its first text gets the remarks it names, its last one gets none.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { format } from '../../src/language/index.ts'
import { remarks } from './reading.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/tutorial.md'), 'utf8')
const [first = '', last = ''] = [...page.matchAll(/~~~markdown\n([\s\S]*?)~~~/g)].map(
  (one) => one[1] ?? '',
)

test('the first text is read and gets the remarks that the tutorial names', () => {
  const codes = remarks(first).map((one) => one.code)
  expect(remarks(first).filter((one) => one.severity === 'error')).toEqual([])
  const named = [...page.matchAll(/^- `(T\d{3})`/gm)].map((one) => one[1])
  expect(named.length).toBeGreaterThan(3)
  expect(codes).toEqual(expect.arrayContaining(named))
})

test('the last text gets no remark and is laid out already', () => {
  expect(remarks(last)).toEqual([])
  expect(format(last)).toBe(last)
})
