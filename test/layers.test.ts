import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { arrows, findings, pure } from './layers.ts'

const root = join(import.meta.dirname, '..')
const bad = join(import.meta.dirname, 'layers-bad')

describe('layers', () => {
  test('imports go down only, and only through a door', () => {
    expect(findings(join(root, 'src'))).toEqual([])
  })

  test('every folder of src is in the design and has its door', () => {
    for (const name of readdirSync(join(root, 'src'))) {
      expect(Object.keys(arrows)).toContain(name)
      const door = name === 'cli' || name === 'web' ? null : join(root, 'src', name, 'index.ts')
      if (door) expect(existsSync(door), `${name} has no index.ts`).toBe(true)
    }
  })

  test('the pure ring is compiled without platform types', () => {
    const config = JSON.parse(readFileSync(join(root, 'tsconfig.pure.json'), 'utf8')) as {
      include: string[]
    }
    expect(config.include.toSorted()).toEqual(pure.map((name) => `src/${name}`).toSorted())
  })

  test.each([
    ['past-the-door', 'engine/index.ts: ../model/days.ts goes past the door of model'],
    ['upwards', 'model/index.ts: model may not import engine'],
    ['dynamic', 'engine/index.ts: dynamic import of ./late.ts in a pure folder'],
    ['computed', 'engine/index.ts: an import whose name is computed'],
    ['package', 'engine/index.ts: package node:fs is not for engine'],
    ['unknown-folder', 'extra/index.ts: folder extra is not in the design'],
  ])('a planted fault is found: %s', (name, expected) => {
    expect(findings(join(bad, name))).toContain(expected)
  })

  test('lint finds clocks, randomness and locale in a pure folder', () => {
    const done = spawnSync(
      process.execPath,
      [
        'node_modules/oxlint/bin/oxlint',
        '--no-ignore',
        '-c',
        'test/layers-bad/oxlintrc.json',
        'test/layers-bad/impure.ts',
      ],
      { cwd: root, encoding: 'utf8' },
    )
    const output = done.stdout + done.stderr
    expect(done.status).not.toBe(0)
    for (const word of [
      'Date',
      'random',
      'Now',
      'localeCompare',
      'toLocaleString',
      'setTimeout',
      'process',
      'console',
    ])
      expect(output, word).toContain(word)
  })
})
