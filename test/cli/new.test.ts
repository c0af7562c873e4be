// `truce new` in a process of its own: a folder that the other commands take, and never one over another.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const home = mkdtempSync(join(tmpdir(), 'truce-new-'))
const folder = join(home, 'river')

function truce(...args: readonly string[]) {
  const done = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
    encoding: 'utf8',
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

beforeAll(() => {
  spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: root })
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('a new folder has the usual headings, is read without an error and owes nothing', () => {
  const made = truce('new', folder, '--title', 'The River', '--party', 'Aren', 'Bolo')
  expect(made.err).toBe('')
  expect(made.code).toBe(0)
  const text = readFileSync(join(folder, 'agreement.truce.md'), 'utf8')
  const headings = [...text.matchAll(/^## Article \d+: (.*)$/gm)].map((one) => one[1])
  expect(headings).toContain('Ceasefire')
  expect(headings).toContain('Monitoring and verification')
  expect(text).toContain('Aren is a party.\nBolo is a party.')
  expect(truce('check', folder).code).toBe(0)
  const status = truce('status', folder, '--at', '2026-11-22')
  expect(status.err).toBe('')
  expect(status.out).toContain('No agreement is in force')
})

test('a folder that holds something, or a zone that does not exist, is refused', () => {
  expect(truce('new', folder)).toMatchObject({ code: 2, out: '' })
  const other = truce('new', join(home, 'other'), '--zone', 'Nowhere/Town')
  expect(other.code).toBe(2)
  expect(other.err).toContain('Nowhere/Town')
})
