// What one channel holds is not felt in another, byte by byte: files, answers, pages, copies, errors. And
// what is sealed is found nowhere but with its holders.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appendEntries, readFolder, siteOf } from '../../src/server/index.ts'
import { pageAt, publicPaths } from '../../src/views/index.ts'
import { allFiles, newHome, signed, smallProcess, statement } from './tools.ts'

const root = join(import.meta.dirname, '../..')
const home = newHome()
beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], {
    cwd: root,
  })
}, 300_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

let outputs = ''
function truce(args: readonly string[], cwd = home) {
  const done = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
    cwd,
    input: '',
    env: { ...process.env, NO_COLOR: '1', TMPDIR: home },
    encoding: 'utf8',
  })
  outputs += done.stdout + done.stderr
  return { code: done.status, out: done.stdout, err: done.stderr }
}

/** Everything that two viewers get: answers, errors, explanations, calendars, exports, pages. */
function felt(folder: string, out: string): string {
  const parts: string[] = []
  for (const viewer of ['public', 'Republic']) {
    const at = ['--viewer', viewer, '--at', '2026-11-01']
    parts.push(readFolder(folder, viewer).files?.record?.text ?? '')
    for (const args of [
      ['status', folder, ...at, '--json'],
      ['explain', folder, 'next', ...at],
      ['explain', folder, 'no-such-thing', ...at],
      ['calendar', folder, '--ics', ...at],
      ['record', 'export', folder, '--viewer', viewer],
    ]) {
      const done = truce(args)
      parts.push(`${args[0]} ${viewer} ${done.code}\n${done.out}${done.err}`)
    }
    const copy = join(out, viewer)
    const exported = truce(['export', folder, '--for', viewer, '--out', copy])
    parts.push(exported.out.replaceAll(copy, '') + exported.err)
    for (const [name, bytes] of allFiles(copy)) parts.push(`${name}\n${bytes.toString('latin1')}`)
  }
  for (const audience of ['public', 'desk'] as const) {
    const site = { ...siteOf(folder, audience), today: () => '2026-11-01' }
    const open = { ...siteOf(folder, 'public'), today: () => '2026-11-01' }
    for (const path of publicPaths(open)) {
      const page = pageAt(site, path)
      if (path.includes('/public/') || audience === 'public') parts.push(`${path}\n${page.body}`)
    }
    parts.push(pageAt(site, '/p/nobody/public/').body)
  }
  return parts.join('\n----\n')
}

test('1,000 entries in desk+League change no byte that the public or the Republic gets', async () => {
  const folder = smallProcess(home, 'felt')
  await signed(folder)
  // The first publication is made now, so that only the entries differ.
  const before = felt(folder, join(home, 'before'))
  const files = allFiles(folder)
  const party = JSON.stringify({
    id: 'x-party',
    kind: 'actor',
    channel: 'desk+League',
    stated: '2026-10-20',
    actor: 'Hidden Wing',
    roles: [{ role: 'party' }],
    sources: [{ title: 'test' }],
  })
  const lines = Array.from({ length: 999 }, (_, i) =>
    statement(`x-${i}`, 'desk+League', `Words ${i}`),
  )
  const done = await appendEntries(folder, [party, ...lines])
  expect(done).toMatchObject({ ok: true, added: 1000 })
  const after = allFiles(folder)
  const others = [...files].filter(
    ([name]) => !name.includes('desk+%4ceague') && name !== 'private/order',
  )
  expect(others.length).toBeGreaterThan(20)
  for (const [name, bytes] of others) expect(after.get(name)?.equals(bytes), name).toBe(true)
  rmSync(join(home, 'before'), { recursive: true })
  expect(felt(folder, join(home, 'before'))).toBe(before)
  // The other way round: the League feels them, so the comparison can tell.
  expect(readFolder(folder, 'League').files?.record?.text).toContain('Hidden Wing')
}, 300_000)

describe('a sealed list', () => {
  const canary = 'CANARY-Ilya-Marenko-7731'
  test('is opened by its holders, is found nowhere else, and is erased without a trace in the answers', async () => {
    const folder = smallProcess(home, 'sealed')
    await signed(folder)
    const keep = newHome()
    const identities = [await generateIdentity(), await generateIdentity()]
    const [held = '', paper = ''] = await Promise.all(
      identities.map((one) => identityToRecipient(one)),
    )
    for (const [i, one] of identities.entries()) writeFileSync(join(keep, `id-${i}`), `${one}\n`)
    writeFileSync(join(keep, 'list.txt'), `1 ${canary}\n`)
    const line = JSON.stringify({
      id: 'list-x',
      kind: 'list committed',
      channel: 'desk+League',
      stated: '2026-10-20',
      list: 'X',
      version: 1,
      by: 'League',
      counts: [{ class: 'wounded', n: 1 }],
      sources: [{ title: 'test' }],
    })
    const add = [
      'record',
      'add',
      folder,
      line,
      '--sealed',
      join(keep, 'list.txt'),
      '--recipient',
      held,
    ]
    const few = truce(add)
    expect(few.code).toBe(1)
    expect(few.err).toContain('recipients-too-few')
    expect(truce([...add, '--offline', paper]).code).toBe(0)
    for (const i of [0, 1]) {
      const opened = truce([
        'record',
        'open',
        folder,
        'list-x',
        '--identity',
        join(keep, `id-${i}`),
        '--out',
        join(keep, 'opened'),
      ])
      expect(opened.code).toBe(0)
      expect(readFileSync(join(keep, 'opened'), 'utf8')).toContain(canary)
    }
    writeFileSync(join(keep, 'stranger'), `${await generateIdentity()}\n`)
    const refused = truce([
      'record',
      'open',
      folder,
      'list-x',
      '--identity',
      join(keep, 'stranger'),
      '--out',
      join(keep, 'no'),
    ])
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.err).toContain('body-unopened')
    const answers = () =>
      ['desk', 'League', 'public'].map(
        (viewer) =>
          truce(['status', folder, '--viewer', viewer, '--at', '2026-11-01', '--json']).out,
      )
    // The erasure is itself entered; the answers to compare are those that stand on the list.
    const seen = answers()
    mkdirSync(join(home, 'copies'), { recursive: true })
    for (const viewer of ['League', 'public'])
      truce(['export', folder, '--for', viewer, '--out', join(home, 'copies', viewer)])
    truce(['publish', folder, '--out', join(home, 'copies', 'site'), '--at', '2026-11-01'])
    truce(['record', 'export', folder, '--out', join(home, 'copies', 'record.jsonl')])
    const site = siteOf(folder)
    const pages = ['/p/sealed/', '/p/sealed/note/', '/p/sealed/public/'].map(
      (path) => pageAt(site, path).body,
    )
    const everywhere = () => [
      ...[...allFiles(home)].map(([name, bytes]) => [name, bytes.toString('latin1')] as const),
      ['outputs', outputs] as const,
      ...pages.map((body) => ['page', body] as const),
    ]
    const found = () =>
      everywhere()
        .filter(([, text]) => text.includes(canary))
        .map(([name]) => name)
    expect(found()).toEqual([])
    writeFileSync(join(home, 'control'), canary)
    expect(found()).toEqual(['control'])
    rmSync(join(home, 'control'))
    const erased = truce([
      'record',
      'erase',
      folder,
      'list-x',
      '--by',
      'League',
      '--reason',
      'families asked',
    ])
    expect(erased.code).toBe(0)
    const late = truce([
      'record',
      'open',
      folder,
      'list-x',
      '--identity',
      join(keep, 'id-1'),
      '--out',
      join(keep, 'late'),
    ])
    expect(late).toMatchObject({ code: 1 })
    expect(late.err).toContain('body-erased')
    const verified = truce(['verify', folder])
    expect(verified.code).toBe(0)
    expect(verified.out).toContain('desk+League: 1 sealed body was erased; the tree is whole.')
    // Who erased it, and when, is in the record; nothing else differs.
    const without = (json: string) => {
      const report = JSON.parse(json) as { entries: { id: string }[]; withoutEffect: string[] }
      report.entries = report.entries.filter((one) => one.id !== 'erased-list-x')
      report.withoutEffect = report.withoutEffect.filter((one) => one !== 'erased-list-x')
      return JSON.stringify(report)
    }
    expect(answers().map(without)).toEqual(seen.map(without))
    expect(truce(['record', 'erase', folder, 'list-x', '--by', 'League']).code).toBe(0)
    rmSync(keep, { recursive: true })
  }, 300_000)
})
