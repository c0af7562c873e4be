// A signed folder is the record it was made of: the same lines, the same answers, the same pages.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openProcess, readQuery, sidesOf, status } from '../../src/process/index.ts'
import {
  appendEntries,
  readFolder,
  readSigned,
  recordText,
  signFolder,
  siteOf,
} from '../../src/server/index.ts'
import { pageAt, publicPaths } from '../../src/views/index.ts'
import {
  canonical,
  copyOf,
  emptyFolder,
  exampleNames,
  newHome,
  signed,
  statement,
} from './tools.ts'

const home = newHome()
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** All that a process says, on several days, as known on several days, to several viewers. */
function answers(folder: string): string[] {
  const out: string[] = []
  for (const viewer of [null, 'public', 'desk']) {
    const { files } = readFolder(folder, viewer)
    if (!files) throw new Error('no process')
    const process = openProcess(files)
    const stated = process.record.entries.flatMap((one) => one.stated?.slice(0, 10) ?? []).sort()
    const days = [stated[Math.floor(stated.length / 2)], '2027-01-01']
    out.push(JSON.stringify(process.diagnostics))
    for (const asOf of days)
      for (const at of days) {
        if (at === undefined || asOf === undefined) continue
        const sides = sidesOf(process, process.record.entries)
        const words = { at, asOf, viewer: viewer ?? 'desk' }
        const { query } = readQuery(words, process.charter.zone, sides, [])
        if (query) out.push(JSON.stringify(status(process, query)))
      }
  }
  return out
}

function pages(folder: string): string[] {
  const site = { ...siteOf(folder), today: () => '2026-11-22' }
  const open = { ...siteOf(folder, 'public'), today: () => '2026-11-22' }
  const [card] = site.processes()
  return [
    ...['', 'note/', 'public/', 'on/2026-10-20/'].map(
      (path) => pageAt(site, `/p/${card?.id}/${path}`).body,
    ),
    ...publicPaths(open).map((path) => pageAt(open, path).body),
  ]
}

describe('examples go to a signed log and back', () => {
  test.each(exampleNames)('%s', async (name) => {
    const folder = copyOf(home, name)
    const before = answers(folder)
    const shown = pages(folder)
    const lines = readFileSync(join(folder, 'record.jsonl'), 'utf8')
    await signed(folder)
    expect(existsSync(join(folder, 'record.jsonl'))).toBe(false)
    const read = readSigned(folder)
    expect(read.problems).toEqual([])
    expect(recordText(read.lines)).toBe(lines)
    expect(answers(folder)).toEqual(before)
    expect(pages(folder)).toEqual(shown)
    // Once more: what was exported is signed to the same record.
    const again = emptyFolder(home, `${name}-again`, { 'record.jsonl': recordText(read.lines) })
    await signed(again)
    expect(recordText(readSigned(again).lines)).toBe(lines)
  })
})

describe('appending', () => {
  test.each(['plain', 'signed'])(
    'to a %s folder: entered once, kept, refused for a reason',
    async (form) => {
      const folder = copyOf(home, 'invented', `append-${form}`)
      if (form === 'signed') await signed(folder)
      const now = () => new Date('2026-10-20T09:30:00Z')
      const { stated: _stated, ...undated } = JSON.parse(
        statement('new-1', 'desk', 'One'),
      ) as Record<string, unknown>
      const lines = [JSON.stringify(undated), statement('new-2', 'desk+League', 'Two')]
      const first = await appendEntries(folder, lines, { now })
      expect(first).toMatchObject({ ok: true, ids: ['new-1', 'new-2'], added: 2 })
      const again = await appendEntries(folder, lines, {
        now: () => new Date('2026-10-21T00:00:00Z'),
      })
      expect(again).toMatchObject({ ok: true, ids: ['new-1', 'new-2'], added: 0 })
      const record = readFolder(folder).files?.record?.text ?? ''
      expect(
        record
          .trimEnd()
          .split('\n')
          .slice(-2)
          .map((one) => JSON.parse(one) as unknown),
      ).toEqual(
        [
          { ...undated, channel: undefined, logged: '2026-10-20T09:30:00Z' },
          JSON.parse(lines[1] ?? ''),
        ].map((one) => JSON.parse(JSON.stringify(one)) as unknown),
      )
      const other = await appendEntries(folder, [statement('new-2', 'desk+League', 'Another')])
      expect(other).toMatchObject({ ok: false, problems: [{ code: 'entry-id-reused', at: '1' }] })
      // A public entry may not refer to what the public cannot read.
      const leak = JSON.stringify({
        ...JSON.parse(statement('new-3', 'public', 'Three')),
        corrects: 'new-1',
      })
      const refused = await appendEntries(folder, [statement('new-4', 'public', 'Four'), leak])
      expect(refused).toMatchObject({ ok: false, problems: [{ code: 'R119', at: '2' }] })
      expect(readFolder(folder).files?.record?.text).toBe(record)
    },
  )

  test('both forms end with the same record', async () => {
    const texts = []
    for (const form of ['plain', 'signed']) {
      const folder = copyOf(home, 'invented', `same-${form}`)
      if (form === 'signed') await signed(folder)
      for (const [i, channel] of ['desk', 'public', 'desk+League', 'desk', 'public'].entries())
        await appendEntries(folder, [statement(`s-${i}`, channel, `Words ${i}`)])
      texts.push(readFolder(folder).files?.record?.text)
    }
    expect(texts[1]).toBe(texts[0])
  })

  test('callers at once are served one after another', async () => {
    const folder = copyOf(home, 'invented', 'at-once')
    await signed(folder)
    const done = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        appendEntries(folder, [statement(`at-once-${i}`, 'desk', `P${i}`)]),
      ),
    )
    expect(done.every((one) => one.ok)).toBe(true)
    const ids = readSigned(folder).lines.map((one) => one.id)
    expect(ids.filter((id) => id.startsWith('at-once-')).length).toBe(8)
  })
})

describe('signing', () => {
  test('broken off at the last step it is finished by signing again; a differing record is refused', async () => {
    const folder = copyOf(home, 'minsk-ii', 'broken-off')
    const text = readFileSync(join(folder, 'record.jsonl'), 'utf8')
    await signed(folder)
    writeFileSync(join(folder, 'record.jsonl'), `${text}${statement('x', 'desk', 'X')}\n`)
    expect(readFolder(folder).problems).toMatchObject([{ code: 'both-forms' }])
    expect(await signFolder(folder)).toMatchObject({ ok: false, problem: { code: 'both-forms' } })
    expect(await appendEntries(folder, [statement('y', 'desk', 'Y')])).toMatchObject({
      ok: false,
      problems: [{ code: 'both-forms' }],
    })
    writeFileSync(join(folder, 'record.jsonl'), text)
    expect(await signFolder(folder)).toMatchObject({ ok: true })
    expect(readFolder(folder).problems).toEqual([])
    expect(await signFolder(folder)).toMatchObject({
      ok: false,
      problem: { code: 'already-signed' },
    })
  })

  test('a kind and a field of a newer version are kept', async () => {
    const lines = [
      '{"id":"a","kind":"weather report","stated":"2026-10-01","wind":{"from":"north"}}',
      statement('b', 'public', 'B').replace('"kind"', '"shade":3,"kind"'),
    ]
    const folder = emptyFolder(home, 'newer', { 'record.jsonl': `${lines.join('\n')}\n` })
    const text = canonical(join(folder, 'record.jsonl'))
    expect(text).toContain('"wind":{"from":"north"}')
    await signed(folder)
    expect(readFolder(folder).files?.record?.text).toBe(text)
  })

  test.each([
    ['a fraction', '{"id":"a","kind":"aim","words":"x","n":1.5}', 'json-number'],
    ['a key twice', '{"id":"a","id":"b","kind":"aim"}', 'json-duplicate-key'],
    ['no id', '{"kind":"aim"}', 'entry-form'],
    ['above 65,535 bytes', statement('a', 'desk', 'x'.repeat(66_000)), 'entry-too-long'],
    ['a hidden character', statement('a', 'desk', 'x\u202ey'), 'text-invisible'],
  ])('%s is refused, by file and line, and nothing is lost', async (_, line, code) => {
    const text = `${statement('ok', 'desk', 'fine')}\n${line}\n`
    const folder = emptyFolder(home, `bad-${code}`, { 'record.jsonl': text })
    expect(await signFolder(folder)).toMatchObject({
      ok: false,
      problem: { code, at: 'record.jsonl:2' },
    })
    expect(readFileSync(join(folder, 'record.jsonl'), 'utf8')).toBe(text)
    expect(existsSync(join(folder, 'logs'))).toBe(false)
  })
})
