// The list of assertions and the tests that compute them are the same set.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ids } from './ids.ts'

const tested = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts'))
  .flatMap((name) => [
    ...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/^assertion\(\s*'([^']+)'/gm),
  ])
  .map((match) => match[1])

test('every listed assertion has exactly one test, and every test is listed', () => {
  expect([...tested].sort()).toEqual(ids.map((one) => one.id).sort())
})
