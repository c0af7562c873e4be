// People held, as pages: families first, no name anywhere, a paper form copied back, bad rows of a table.
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { appOf, siteOf } from '../../src/server/index.ts'
import { pageAt } from '../../src/views/index.ts'
import { openProcess, publishable, exchangeFileOf } from '../../src/process/index.ts'
import { readFolder } from '../../src/server/index.ts'

const examples = join(import.meta.dirname, '../../examples')
const home = mkdtempSync(join(tmpdir(), 'truce-exchange-'))
const folder = join(home, 'lake')
afterAll(() => rmSync(home, { recursive: true, force: true }))
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(examples, 'invented'), folder, { recursive: true })
})

const record = (...entries: object[]) => {
  for (const entry of entries)
    appendFileSync(
      join(folder, 'record.jsonl'),
      `${JSON.stringify({ channel: 'desk', ...entry })}\n`,
    )
}
const page = (path: string, audience: 'desk' | 'public' = 'desk') =>
  pageAt(siteOf(home, audience), path).body
const read = () => {
  const { files } = readFolder(folder)
  if (!files) throw new Error('no files')
  return openProcess(files)
}
/** The entry that the desk may publish on a day: what its own page offers. */
function offered(at: string) {
  const process = read()
  const file = exchangeFileOf(process)
  if (!file?.exchange || file.dayOne === undefined) throw new Error('no exchange')
  const { exchange, dayOne } = file
  const entries = process.record.entries.filter((one) => (one.happened ?? '') <= `${at}~`)
  const zone = 'Europe/Lisbon'
  return publishable({ ...file, exchange, dayOne }, entries, { at, zone, counter: 'the desk' }).body
}

const leg = {
  id: 'leg-1',
  kind: 'handover leg',
  happened: '2026-11-08',
  stated: '2026-11-08',
  batch: 'day 7',
  leg: 'received',
  by: 'League',
  to: 'Republic',
  envelope: '17',
  counts: [{ class: 'women', n: 7 }],
}
const death = {
  id: 'state-1',
  kind: 'person state',
  happened: '2026-11-10',
  stated: '2026-11-10',
  person: 'k-31',
  class: 'elderly',
  by: 'League',
  state: 'died',
}
const informed = {
  id: 'told-1',
  kind: 'families informed',
  happened: '2026-11-14',
  stated: '2026-11-14',
  people: ['k-31'],
  by: 'Relief Committee',
}
const publish = (id: string, at: string) =>
  record({
    id,
    kind: 'counts published',
    channel: 'public',
    happened: at,
    stated: at,
    ...offered(at),
  })

describe('families first, on every page', () => {
  test('a death moves no public count until the family is informed, then with date and counter', () => {
    record(leg)
    const before = offered('2026-11-12')
    publish('counts-1', '2026-11-12')
    const shown = page('/p/lake/public/on/2026-11-13/', 'public')
    record(death)
    // Nothing the desk could publish has changed, and not one byte of the public page.
    expect(offered('2026-11-12')).toEqual(before)
    expect(offered('2026-11-13')).toEqual({ ...before, of: '2026-11-13' })
    expect(page('/p/lake/public/on/2026-11-13/', 'public')).toBe(shown)
    expect(page('/p/lake/exchange/on/2026-11-13/')).toContain('family not informed')
    record(informed)
    const after = offered('2026-11-14')
    expect(after.changed).toBe('2026-11-14')
    expect(after.rows.find((one) => one.class === 'elderly')?.died).toBe('few:5')
    // The day before stays as it was.
    expect(offered('2026-11-13')).toEqual({ ...before, of: '2026-11-13' })
    publish('counts-2', '2026-11-14')
    const moved = page('/p/lake/public/on/2026-11-14/', 'public')
    expect(moved).toContain('fewer than')
    expect(moved.replace(/[\u2068\u2069]/g, '')).toContain('Last changed on 14 November 2026')
    expect(moved.replace(/[\u2068\u2069]/g, '')).toContain('Counted by the desk')
    expect(page('/p/lake/public/on/2026-11-13/', 'public')).toBe(shown)
  })

  test('remains handed over count only for families that know', () => {
    const file = JSON.parse(readFileSync(join(folder, 'exchange.json'), 'utf8')) as {
      remains: string[]
      held: object[]
    }
    const remains = { ...leg, id: 'leg-2', counts: [{ class: 'remains', n: 2 }], people: ['r-1'] }
    const held = [...file.held, { id: 'remains', count: 2, key: {} }]
    const path = join(folder, 'exchange.json')
    rmSync(path)
    appendFileSync(path, JSON.stringify({ ...file, held, remains: ['remains'] }))
    record(remains)
    const cell = (at: string) => offered(at).rows.find((one) => one.class === 'remains')?.remains
    expect(cell('2026-11-20')).toBe('0')
    record({ ...informed, people: ['r-1'] })
    expect(cell('2026-11-13')).toBe('0')
    expect(cell('2026-11-14')).toBe('few:5')
  })

  test('an entry about people that lies in the public channel is shown to nobody there', () => {
    const plain = page('/p/lake/public/on/2026-11-21/', 'public')
    for (const entry of [leg, death, informed]) record({ ...entry, channel: 'public' })
    record({
      id: 'list-9',
      kind: 'list committed',
      channel: 'public',
      happened: '2026-11-05',
      stated: '2026-11-05',
      list: 'A',
      version: 1,
      by: 'League',
      counts: [{ class: 'women', n: 2 }],
      people: [{ id: 'k-31', class: 'women' }],
    })
    expect(page('/p/lake/public/on/2026-11-21/', 'public')).toBe(plain)
    const told = read().diagnostics.filter((one) => one.code === 'exchange-public-person')
    expect(told.map((one) => one.about)).toEqual(['leg-1', 'list-9', 'state-1', 'told-1'])
  })
})

describe('a paper form copied back', () => {
  const send = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const app = appOf(siteOf(home), (id) => (id === 'lake' ? folder : undefined))
    return app.request('http://localhost:4242/p/lake/exchange/copy', {
      method: 'POST',
      headers: {
        host: 'localhost:4242',
        origin: 'http://localhost:4242',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body: new URLSearchParams(fields).toString(),
    })
  }
  const form = {
    id: 'leg-1',
    batch: 'day 7',
    happened: '2026-11-08',
    by: '0',
    envelope: '17',
    'n:women': '4',
    'x:elderly': '1',
    'why:elderly': 'not fit',
    'signed:0': 'yes',
    'signed:1': 'yes',
    'signed:2': 'yes',
  }
  const lines = () => readFileSync(join(folder, 'record.jsonl'), 'utf8').trim().split('\n')

  test('becomes one entry, however often it is sent', async () => {
    const before = lines().length
    const done = await send(form)
    expect(done.status).toBe(303)
    expect(done.headers.get('location')).toBe('./on/2026-11-08/#legs')
    await send(form)
    expect(lines().length).toBe(before + 1)
    expect((await send({ ...form, envelope: '18' })).status).toBe(409)
    expect(lines().length).toBe(before + 1)
    const shown = page('/p/lake/exchange/on/2026-11-08/').replace(/[\u2068\u2069]/g, '')
    expect(shown).toContain('day 7: 4 women; envelope 17; signed by League and Republic')
    expect(shown).toContain('not carried out: 1 of elderly, not fit to travel')
    expect(read().diagnostics.filter((one) => one.severity === 'error')).toEqual([])
  })

  test('what is wrong is said, and nothing is written', async () => {
    const before = lines().length
    const wrong: [string, Record<string, string>][] = [
      ['exchange-leg-envelope', { ...form, envelope: 'Xylofa Kanar' }],
      ['exchange-leg-when', { ...form, happened: '2026-02-30' }],
      ['handover-unknown', { ...form, batch: 'day 8' }],
      ['whole-number-expected', { ...form, 'n:women': 'Xylofa' }],
      ['exchange-leg-empty', { ...form, 'n:women': '', 'x:elderly': '' }],
    ]
    for (const [code, fields] of wrong) {
      const answer = await send(fields)
      expect(answer.status, code).toBe(422)
      const body = await answer.text()
      expect(body).toContain(code)
      expect(body).not.toContain('Xylofa')
    }
    expect(lines().length).toBe(before)
  })

  test('only a page of this machine may send it', async () => {
    const before = lines().length
    expect((await send(form, { origin: 'http://elsewhere.example' })).status).toBe(403)
    const hidden = { origin: 'null', 'sec-fetch-site': 'cross-site' }
    expect((await send(form, hidden)).status).toBe(403)
    expect((await send(form, { origin: 'null' })).status).toBe(403)
    const rebound = {
      origin: 'http://elsewhere.example',
      host: 'elsewhere.example',
      'sec-fetch-site': 'same-origin',
    }
    expect((await send(form, rebound)).status).toBe(403)
    expect(lines().length).toBe(before)
  })
})

test('every table, key and plan of the page has the sentence about what figures describe', () => {
  const body = page('/p/lake/exchange/on/2026-11-21/')
  const sections = body.split('<section').slice(1)
  const names = ['owed', 'plan', 'what-if', 'public']
  for (const name of names) {
    const one = sections.find((text) => text.includes(`id="${name}"`))
    expect(one, name).toContain('duties under humanitarian law are not altered')
  }
  expect(page('/p/lake/exchange/on/2026-11-21/', 'public')).toContain('There is no such page')
})

test('swapping the names of the parties mirrors the page, the form and what may be published', () => {
  const paths = ['/p/lake/exchange/on/2026-11-21/', '/p/lake/exchange/form/on/2026-11-08/']
  record(leg)
  const swap = (text: string) =>
    text.replace(/League|Republic/g, (one) => (one === 'League' ? 'Republic' : 'League'))
  const before = paths.map((path) => page(path))
  for (const name of ['exchange.json', 'record.jsonl', 'agreement.truce.md', 'charter.md']) {
    const path = join(folder, name)
    writeFileSync(path, swap(readFileSync(path, 'utf8')))
  }
  expect(paths.map((path) => page(path))).toEqual(before.map(swap))
})
