// Every command of the command's own list, run on a process and on the same process with its two parties
// swapped: the output mirrors. A command that is not in the table below fails the test.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const names = ['Nordiana', 'Sudiania'] as const
let home = ''

/** Arguments after the folder; null: the command writes, serves or reads no process, and says so. */
const commands: Record<string, readonly (readonly string[])[] | null> = {
  status: [
    ['--at', '2026-11-10'],
    ['--at', '2026-11-10', '--account', 'Nordiana'],
    ['--at', '2026-11-20', '--json'],
    ['--at', '2026-11-10', '--viewer', 'public'],
  ],
  check: [[], ['--json']],
  explain: [
    ['next', '--at', '2026-11-10'],
    ['3.9', '--at', '2026-11-10', '--json'],
  ],
  // Long work; test/explore holds its mirror law.
  ask: null,
  diff: [['agreement', 'agreement']],
  calendar: [
    ['--at', '2026-11-10'],
    ['--at', '2026-11-10', '--ics'],
    ['--at', '2026-11-10', '--json'],
  ],
  publish: [['--at', '2026-11-10', '--dry-run']],
  // Reads a sheet, not a process; test/talks holds its mirror law.
  agree: null,
  format: null,
  incidents: null,
  // Reads a file of an exchange; test/exchange holds its mirror law.
  exchange: null,
  // Models for another checker, logs and their proofs: bytes, not answers about a side.
  export: null,
  record: null,
  verify: null,
  witness: null,
  new: null,
  serve: null,
  help: null,
}

function run(args: readonly string[]): string {
  const done = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
    cwd: home,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return `${done.status}\n${done.stdout}\n${done.stderr}`
}

function swap(text: string): string {
  return text
    .replaceAll(names[0], '\u0001')
    .replaceAll(names[1], names[0])
    .replaceAll('\u0001', names[1])
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'truce-commands-'))
  for (const [into, pair] of [
    ['plain', names],
    ['swapped', [names[1], names[0]] as const],
  ] as const) {
    const target = join(home, into, 'lakes')
    cpSync(join(root, 'examples/invented'), target, { recursive: true })
    for (const name of readdirSync(target).filter((one) => statSync(join(target, one)).isFile())) {
      const text = readFileSync(join(target, name), 'utf8')
      writeFileSync(
        join(target, name),
        text
          .replaceAll('Republic', '\u0001')
          .replaceAll('League', '\u0002')
          .replaceAll('\u0001', pair[0])
          .replaceAll('\u0002', pair[1]),
      )
    }
  }
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('every command is known here, and mirrors', () => {
  const help = run(['--help'])
  const listed = [...help.matchAll(/^ {2}([a-z]+)(?: \[options\]| <|\s{2,})/gm)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== '')
  expect(listed).toContain('status')
  for (const name of listed) {
    const cases = commands[name]
    expect(
      cases !== undefined,
      `the command "${name}" has no case in test/cli/mirror.test.ts`,
    ).toBe(true)
    for (const args of cases ?? []) {
      const plain = run([name, 'plain/lakes', ...args])
      const swapped = run([name, 'swapped/lakes', ...args.map((one) => swap(one))])
      expect(plain.length).toBeGreaterThan(10)
      expect(swap(swapped).replaceAll('swapped/', 'plain/'), `${name} ${args.join(' ')}`).toBe(
        plain,
      )
    }
  }
})
