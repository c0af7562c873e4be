// CANARY: a name in a list is seen by its holder and nowhere else. And tables as people send them: what is
// wrong is said row by row, no cell is repeated, the rest is read.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOf, siteOf } from '../../src/server/index.ts'
import { pageAt, publicPaths, routes } from '../../src/views/index.ts'
import { xlsxOf } from '../formats/build.ts'

const root = join(import.meta.dirname, '../..')
const home = mkdtempSync(join(tmpdir(), 'truce-names-'))
const canary = 'Xylofana Kanarqvist'
const key = join(root, 'examples/invented/exchange.json')

/** Runs the real command; DEBUG=1 so that even a crash would print its stack. */
function truce(args: readonly string[], env: Record<string, string> = {}) {
  const done = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
    cwd: home,
    env: { ...process.env, NO_COLOR: '1', DEBUG: '1', ...env },
    encoding: 'utf8',
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

const holders: { identity: string; recipient: string; file: string }[] = []
beforeAll(async () => {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], {
    cwd: root,
  })
  for (const name of ['one', 'two', 'three', 'stranger']) {
    const identity = await generateIdentity()
    const file = join(home, `${name}.key`)
    writeFileSync(file, `# of ${name}\n${identity}\n`)
    holders.push({ identity, recipient: await identityToRecipient(identity), file })
  }
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const common = ['--exchange', key, '--class', 'Class', '--by', 'League']
const three = () => holders.slice(0, 3).flatMap((one) => ['--holder', one.recipient])

function table(name: string, rows: readonly string[]): string {
  const path = join(home, name)
  writeFileSync(path, `Name,Class,Born,Day\n${rows.join('\n')}\n`)
  return path
}

/** Every byte below a folder. */
function bytesBelow(path: string): string {
  if (statSync(path).isFile()) return readFileSync(path, 'latin1')
  return readdirSync(path)
    .map((name) => bytesBelow(join(path, name)))
    .join('\n')
}

const leaks = (text: string) => /xylofana|kanarqvist/i.test(text)

describe('the canary', () => {
  let done = { code: null as number | null, out: '', err: '' }
  let path = ''
  const out = join(home, 'out')
  const more = ['--name', 'Name', '--born', 'Born', '--earliest', 'Day', '--on', '2026-11-05']
  beforeAll(() => {
    // Twenty-five people: two holders are needed. Misplaced cells try every message.
    const rows = Array.from(
      { length: 22 },
      (_, k) => `Person ${'abcdefghijklmnopqrstuv'[k]}om,women,,7`,
    )
    path = table('list.csv', [
      `${canary},women,1990-01-01,7`,
      ...rows,
      `${canary},women,1990-01-01,7`,
      `women,${canary},,7`,
      `Other,women,,${canary}`,
      `Zylophana Kanarquist,women,${canary},999`,
    ])
    done = truce(['exchange', 'import', path, ...common, ...more, ...three(), '--out', out])
  })

  test('no message and no file repeats it', () => {
    expect(done.code).toBe(1)
    expect(done.err).toContain('row 25: error row-twice')
    expect(done.err).toContain('row 26: error class-unknown-to-key')
    expect(done.err).toContain('row 27: error whole-number-expected')
    expect(done.out).toContain('25 entries read')
    const asJson = truce(['exchange', 'import', path, ...common, ...more, '--json'])
    const wrongColumn = truce(['exchange', 'import', path, ...common, '--name', 'Nome'])
    const noFile = truce(['exchange', 'plan', path])
    const outputs = [done, asJson, wrongColumn, noFile]
    for (const one of outputs) expect(leaks(one.out + one.err)).toBe(false)
    expect(leaks(bytesBelow(out))).toBe(false)
  })

  test('no page and no published file made from the record holds it', async () => {
    // The entry goes into a record; every page and every published file is made from it.
    const folder = join(home, 'homes', 'lake')
    mkdirSync(join(home, 'homes'))
    cpSync(join(root, 'examples/invented'), folder, { recursive: true })
    const line = done.out.split('\n').find((one) => one.startsWith('{'))!
    appendFileSync(join(folder, 'record.jsonl'), `${line}\n`)
    const site = siteOf(join(home, 'homes'))
    // Futures are asked of the text alone and take long; every other address is read.
    const paths = routes
      .filter((route) => !route.includes('futures'))
      .map((route) =>
        route
          .replace(':id', 'lake')
          .replace(':at', '2026-11-21')
          .replace(':known', '2026-11-21')
          .replace(':account', 'League'),
      )
    const app = appOf(site)
    let pages = 0
    const published = publicPaths(siteOf(join(home, 'homes'), 'public'))
    for (const one of [...paths, ...published.filter((_, k) => k % 6 === 3)]) {
      const response = await app.request(one)
      const body = await response.text()
      expect(leaks(body), one).toBe(false)
      pages += 1
      if (one === '/p/lake/exchange/on/2026-11-21/') {
        const plain = body.replace(/[\u2068\u2069]/g, '')
        expect(plain).toContain(
          'League delivered version 1 of list &quot;list&quot; on 5 November 2026',
        )
        expect(plain).toMatch(/commitment [0-9a-f]{64}/)
        expect(plain).toContain('25 listed, 0 confirmed, 0 objected to')
      }
      const open = pageAt({ ...site, audience: 'public' }, one).body
      expect(open).not.toMatch(/commitment [0-9a-f]{64}/)
    }
    expect(pages).toBeGreaterThan(16)
    for (const args of [
      ['status', folder, '--json'],
      ['explain', folder, 'next'],
      ['exchange', 'owed', folder, '--json'],
    ])
      expect(
        leaks(truce([...args, ...(args[0] === 'exchange' ? [] : ['--at', '2026-11-21'])]).out),
      ).toBe(false)
  })

  test('two of its holders together see it; one alone and a stranger do not', () => {
    // One holder alone, and a stranger with a holder, see nothing; any two of the three see the list.
    const names = join(out, 'names.age')
    const opened = (...files: string[]) =>
      truce(['exchange', 'names', names, ...files.flatMap((one) => ['--identity', one])])
    const [one, two, last, stranger] = holders.map((holder) => holder.file) as [
      string,
      string,
      string,
      string,
    ]
    const alone = opened(one)
    expect(alone.code).toBe(1)
    expect(alone.err).toContain('export-needs-two')
    expect(leaks(alone.out + alone.err)).toBe(false)
    const outside = opened(one, stranger)
    expect(outside.err).toContain('exchange-not-holder')
    expect(leaks(outside.out + outside.err)).toBe(false)
    expect(leaks(opened(one, one).out)).toBe(false)
    for (const pair of [
      [one, two],
      [two, last],
      [last, one],
    ])
      expect(opened(...(pair as [string, string])).out).toContain(canary)
  })

  test('the holders can prove that this list was delivered, and no other passes for it', () => {
    const record = JSON.parse(done.out.split('\n').find((one) => one.startsWith('{'))!) as {
      commitment: string
    }
    const prove = (commitment: string) =>
      truce(
        ['exchange', 'names', join(out, 'names.age'), '--commitment', commitment].concat(
          holders.slice(0, 2).flatMap((one) => ['--identity', one.file]),
        ),
      )
    const proved = prove(record.commitment)
    expect(proved.err).toContain(`have the commitment ${record.commitment}.`)
    expect(leaks(proved.err)).toBe(false)
    const other = prove('00'.repeat(32))
    expect(other.code).toBe(1)
    expect(other.err).toContain('exchange-other-list')
    expect(leaks(other.out + other.err)).toBe(false)
  })

  test('up to twenty names one holder is enough; without holders names are not kept', () => {
    const path = table('short.csv', [`${canary},women,,7`])
    const out = join(home, 'short')
    const done = truce([
      'exchange',
      'import',
      path,
      ...common,
      '--name',
      '1',
      ...three(),
      '--out',
      out,
    ])
    expect(done.code, done.err).toBe(0)
    const opened = truce([
      'exchange',
      'names',
      join(out, 'names.age'),
      '--identity',
      holders[1]!.file,
    ])
    expect(opened.out).toContain(canary)
    const bare = join(home, 'bare')
    const without = truce(['exchange', 'import', path, ...common, '--name', '1', '--out', bare])
    expect(without.out).toContain('Names were not kept')
    expect(leaks(bytesBelow(bare))).toBe(false)
    const single = truce([
      'exchange',
      'import',
      path,
      ...common,
      '--name',
      '1',
      '--holder',
      holders[0]!.recipient,
      '--out',
      join(home, 'single'),
    ])
    expect(single.err).toContain('recipients-too-few')
  })
})

describe('tables as they come', () => {
  const importing = (path: string, ...more: string[]) =>
    truce(['exchange', 'import', path, ...common, ...more])

  test('counts and an envelope number only', () => {
    const path = join(home, 'counts.csv')
    writeFileSync(path, 'Class;Count\nwomen;7\nELDERLY;٥\nghosts;3\nwounded;-2\nwomen;many\n')
    const done = importing(path, '--count', 'Count', '--envelope', '17')
    expect(done.out).toContain('7 women and 5 elderly')
    expect(done.err).toContain('row 4: error class-unknown-to-key')
    expect(done.err).toContain('row 5: error negative-count')
    expect(done.err).toContain('row 6: error whole-number-expected')
    expect(done.out).toContain('"envelope":"17"')
  })

  test('a workbook with a hidden sheet and formulas: said, and the rest is read', () => {
    const cell = (at: string, text: string) =>
      `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const row = (n: number, ...cells: string[]) =>
      `<row r="${n}">${cells.map((text, k) => cell(`${'ABC'[k]}${n}`, text)).join('')}</row>`
    const people = [
      row(1, 'Name', 'Class'),
      row(2, 'Amal Haddad', 'women'),
      row(4, 'Amaal Hadad', 'women'),
      row(5, '', 'women'),
    ]
    const sheet = `<sheetData>${people.join('')}<row r="6"><c r="A6"><f>A2</f><v>Nur Salem</v></c>${cell('B6', 'elderly')}</row></sheetData>`
    const path = join(home, 'list.xlsx')
    writeFileSync(
      path,
      xlsxOf(`${sheet}\n@part sheet Kanarqvist hidden\n<sheetData>${row(1, canary)}</sheetData>`),
    )
    const done = importing(path, '--name', 'Name', '--json')
    expect(done.err).toContain('xlsx-hidden-sheet')
    expect(done.err).toContain('xlsx-formulas')
    expect(done.err).toContain('row 4: look same-name-other-spelling')
    expect(done.err).toContain('row 5: error name-missing')
    expect(JSON.parse(done.out)).toMatchObject({ counts: { women: 2, elderly: 1 } })
    expect(leaks(done.out + done.err)).toBe(false)
  })

  test('dates outside the phase, capacity zero, a key that does not balance: in the file of the exchange', () => {
    const path = join(home, 'bad.json')
    writeFileSync(
      path,
      JSON.stringify({
        format: 'truce/exchange@1',
        sides: ['A', 'B'],
        answer: [{ id: 'others', count: 4 }],
        held: [{ id: 'women', count: 1, key: { others: 3 } }],
        phase: { first: 1, last: 9 },
        handovers: [{ day: 1 }, { day: 12 }, { day: 2, seats: 0 }],
      }),
    )
    const done = truce(['exchange', 'plan', path])
    expect(done.code).toBe(1)
    expect(done.err).toContain(
      'handovers[1]: error day-outside-phase Day 12 lies outside the phase.',
    )
    expect(done.err).toContain('handovers[2].seats: error zero-not-possible')
    expect(done.err).toContain(
      'key-does-not-balance The key adds up to 3 of "others", and 4 are agreed.',
    )
    expect(done.out).toContain('day 1: 1 women')
  })
})
