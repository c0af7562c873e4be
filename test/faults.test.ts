// Every planted fault still finds its line, and its law is there: a fault that cannot be planted shows
// nothing. `npm run campaign -- faults` plants each one and expects red.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Fault {
  readonly name: string
  readonly law: string
  readonly file: string
  readonly find: string
  readonly replace: string
}

const root = join(import.meta.dirname, '..')
const folder = join(root, 'test/faults')
const faults = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Fault[])

test('planted faults have names of their own', () => {
  expect(new Set(faults.map((one) => one.name)).size).toBe(faults.length)
  expect(faults.length).toBeGreaterThan(100)
})

test.each(faults)('$name can be planted', ({ law, file, find, replace }) => {
  expect(existsSync(join(root, law)), law).toBe(true)
  expect(readFileSync(join(root, file), 'utf8')).toContain(find)
  expect(replace).not.toBe(find)
})
