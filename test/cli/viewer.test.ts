// What a viewer may not see is not felt in any command that takes --viewer: same bytes on both streams,
// same exit code, whatever lies in other channels, well-formed or not.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
let home = ''

function truce(args: readonly string[], cwd = root) {
  const done = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1' },
    encoding: 'utf8',
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

/** Entries nobody but the desk or a party may read; several are broken on purpose. */
const hidden = [
  'this line is not an entry: HIDDEN',
  { id: 'h1', kind: 'statement', by: 'HIDDEN', act: 'state', words: 'HIDDEN', manner: 'quoted' },
  { id: 'b1', kind: 'act', channel: 'desk', by: 'League', clause: '3.6', n: 33 },
  { id: 'h2', kind: 'HIDDEN', channel: 'desk' },
  { id: 'h3', kind: 'act', channel: 'desk', by: 'League', clause: '3.6', n: 26, corrects: 'b1' },
  { id: 'h4', kind: 'in force', channel: 'desk', happened: '2026-11-05', version: 'draft-1' },
  {
    id: 'h5',
    kind: 'anchor',
    channel: 'desk',
    happened: '2026-11-06',
    anchor: 'Day 1',
    by: 'Guarantors',
  },
].map((one) => (typeof one === 'string' ? one : JSON.stringify({ stated: '2026-11-01', ...one })))

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], {
    cwd: root,
  })
  home = mkdtempSync(join(tmpdir(), 'truce-viewer-'))
  const open = readFileSync(join(root, 'examples/invented/record.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"channel": "public"'))
  for (const [side, lines] of [
    ['without', open],
    ['with', open.flatMap((line, i) => [line, ...hidden.slice(i, i + 1)])],
  ] as const) {
    const folder = join(home, side, 'lake')
    mkdirSync(folder, { recursive: true })
    for (const file of ['agreement.truce.md', 'charter.md'])
      cpSync(join(root, 'examples/invented', file), join(folder, file))
    writeFileSync(join(folder, 'record.jsonl'), `${lines.join('\n')}\n`)
  }
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('every command that offers --viewer reads with it', () => {
  const folder = join(root, 'src/cli')
  const offering = readdirSync(folder)
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
    .filter(({ file, text }) => text.includes('QueryOptions') && file !== 'frame.ts')
  expect(offering.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['ask.ts', 'calendar.ts', 'explain.ts', 'status.ts']),
  )
  for (const { file, text } of offering)
    for (const [call] of text.matchAll(/\bload\([^)]*\)/g))
      expect(call, file).toContain('options.viewer')
})

test('what lies in other channels changes no byte', () => {
  const seen = (side: string, viewer: string) => {
    const call = ['ask', 'lake', 'late-nobody', '--budget', '500', '--at', '2026-11-21']
    return truce([...call, '--viewer', viewer], join(home, side))
  }
  // The desk is told of each line by its own number, of the one that is no entry at all too.
  const { err } = truce(['calendar', 'lake', '--at', '2026-11-21'], join(home, 'with'))
  expect(err).toContain('record.jsonl:2:1: error R101')
  expect(err).toContain('record.jsonl:50:1: error R108')
  expect(seen('with', 'public')).toEqual(seen('without', 'public'))
})
