// Incidents on pages: nothing unverified, sealed or finer than allowed reaches the public, in whatever order
// the entries came; old answers stand on zones drawn anew; no field can send markup; forms are guarded.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  areasByName,
  deskEntries,
  incidentBoard,
  openProcess,
  publicIncidents,
  publicRules,
  readQuery,
  releaseOf,
  zonesOf,
  type Process,
  type Query,
} from '../../src/process/index.ts'
import { current, DEGREE_METRES, foldDesk, precisionOf } from '../../src/monitor/index.ts'
import { appOf, readFolder, siteOf } from '../../src/server/index.ts'
import { pageAt } from '../../src/views/index.ts'
import { hasCode } from '../../src/words/index.ts'
import { Coverage, fc, options } from '../laws.ts'

const root = join(import.meta.dirname, '../..')
const { files } = readFolder(join(root, 'examples/invented'))
if (!files?.record) throw new Error('no invented example')
const lines = files.record.text.trim().split('\n')
const rules = { origins: 2, bodies: ['Joint Desk'] }

function withLines(record: readonly string[], more: Partial<typeof files> = {}): Process {
  return openProcess({
    ...files!,
    ...more,
    record: { file: 'record.jsonl', text: record.join('\n') },
  })
}
function queryAt(process: Process, viewer: string, at = '2026-11-21'): Query {
  const { query } = readQuery({ at, viewer }, process.charter.zone, ['Republic', 'League'], [])
  if (!query) throw new Error('no query')
  return query
}
function siteWith(process: Process) {
  return {
    locale: 'en' as const,
    audience: 'desk' as const,
    today: () => '2026-11-21',
    open: () => process,
    processes: () => [{ id: 'invented', charter: process.charter, about: null }],
  }
}
const deskLine = (text: string) =>
  /"kind": "(report|origin|triage|grouping|merge|split|incident finding|attribution|assessment|consequence|access|watch)"/.test(
    text,
  )
const monitoring = lines.filter(deskLine)
const others = lines.filter((one) => !deskLine(one))
/** A moment well after everything, and one before the delay has passed. */
const [late, early] = ['2026-11-21', '2026-11-09']

test('law: a release holds a confirmed finding that is current, in cells, late; over all orders of entries', () => {
  const coverage = new Coverage('releases', ['released', 'refused'])
  const whole = withLines(lines)
  const areas = areasByName(zonesOf(whole).zones)
  const shown = publicRules(whole.charter)
  const clock = queryAt(whole, 'desk', late).at
  fc.assert(
    fc.property(
      fc.oneof(
        fc.shuffledSubarray(monitoring, { minLength: 8 }),
        fc
          .uniqueArray(fc.nat(monitoring.length - 1), { maxLength: 2 })
          .map((dropped) => monitoring.filter((_, i) => !dropped.includes(i))),
      ),
      (chosen) => {
        const process = withLines([...others, ...chosen])
        // Recorded in the order given: the law is about orders, not about clocks.
        const entries = deskEntries(
          process.record.entries.map((one, i) => ({ ...one, recorded: i })),
          areas,
          process.charter.zone,
        ).entries.filter((one) => one.kind !== 'publication')
        const desk = foldDesk(entries, rules)
        for (const incident of ['I-1', 'I-2', 'I-3']) {
          const held = desk.incidents.get(incident)
          const finding = current(held?.findings ?? [])
          const may =
            finding?.result === 'confirmed' && !held!.reopened && held!.mergedInto === undefined
          const release = releaseOf(entries, rules, shown, incident, clock)
          expect(release !== null).toBe(may)
          coverage.hit(may ? 'released' : 'refused')
          if (release === null || finding === undefined) continue
          const metres = Number(release.cell?.split(' ')[2])
          expect(metres).toBeGreaterThanOrEqual(Math.max(10_000, 2 * precisionOf(finding.place)))
          for (const report of held!.reports)
            expect(JSON.stringify(release)).not.toContain(desk.reports.get(report)!.words)
          expect(releaseOf(entries, rules, shown, incident, finding.happened.to + 2879)).toBeNull()
        }
      },
    ),
    options(500),
  )
  coverage.check()
})

test('law: the public page depends on the public channel alone, whatever the desk does', () => {
  const site = siteWith(withLines(lines))
  const before = pageAt(site, '/p/invented/public/on/2026-11-21/').body
  expect(before).toContain('I-1')
  for (const secret of ['rep-harrow', 'reeds', 'observer post', 'found-1', 'I-2', '40.031'])
    expect(before).not.toContain(secret)
  fc.assert(
    fc.property(fc.shuffledSubarray(monitoring), (order) => {
      const other = siteWith(withLines([...others, ...order]))
      expect(pageAt(other, '/p/invented/public/on/2026-11-21/').body).toBe(before)
    }),
    options(60),
  )
})

test('law: a copy written finer, off the grid or too early is shown as the charter allows', () => {
  const coverage = new Coverage('copies', ['shown', 'held back', 'withheld place'])
  fc.assert(
    fc.property(
      fc.double({ min: -179, max: 179, noNaN: true }),
      fc.double({ min: -85, max: 85, noNaN: true }),
      fc.oneof(fc.integer({ min: 1, max: 30_000 }), fc.constant(Number.NaN)),
      fc.constantFrom(early, late),
      (west, south, metres, at) => {
        const copy = {
          id: 'copy',
          kind: 'release',
          channel: 'public',
          happened: '2026-11-08',
          stated: '2026-11-08',
          incident: 'X',
          level: 'public',
          by: 'Joint Desk',
          what: 'fire',
          from: '2026-11-08',
          to: '2026-11-08',
          cell: `${west} ${south} ${metres}`,
        }
        const process = withLines([...others, JSON.stringify(copy)])
        const row = publicIncidents(process, queryAt(process, 'public', at)).find(
          (one) => one.incident === 'X',
        )
        expect(row === undefined).toBe(at === early)
        if (row?.state !== 'shown') return coverage.hit('held back')
        coverage.hit(row.place.kind === 'cell' ? 'shown' : 'withheld place')
        if (row.place.kind !== 'cell') return
        expect(row.place.metres).toBeGreaterThanOrEqual(10_000)
        expect(row.place.metres).toBeGreaterThanOrEqual(metres)
        // On the grid: the same cell comes out for every corner that lies in it.
        const rows = (row.place.south + 90) / (row.place.metres / DEGREE_METRES)
        expect(Math.abs(rows - Math.round(rows))).toBeLessThan(1e-3)
      },
    ),
    options(400),
  )
  coverage.check()
})

test('a charter that does not release incidents shows none', () => {
  const charter = { file: 'charter.md', text: files.charter!.text.replace(', incidents\n', '\n') }
  const process = withLines(lines, { charter })
  expect(publicIncidents(process, queryAt(process, 'public'))).toEqual([])
  expect(pageAt(siteWith(process), '/p/invented/public/').body).not.toContain('I-1')
})

test('a zone drawn anew changes no old answer; the desk sees what would differ', () => {
  const zones = files.zones!.map((one) => ({
    ...one,
    text: one.text
      .replaceAll('-29.98', '-29.962')
      .replace('"name": "Harrow"', '"name": "Harrow", "version": "second"'),
  }))
  const process = withLines(lines, { zones })
  const board = incidentBoard(process, queryAt(process, 'desk'))
  const assessment = [...board.desk.incidents.get('I-1')!.assessments.values()].map((one) =>
    current(one),
  )
  expect(assessment.map((one) => `${one?.zoneVersion} ${one?.inZone}`)).toEqual(['Harrow 1 inside'])
  expect(
    board.redrawn.map(
      ({ incident, was, would }) =>
        `${incident} ${was.inZone} ${would.versions.join()} ${would.inZone}`,
    ),
  ).toEqual(['I-1 inside second undecided'])
  expect(pageAt(siteWith(process), '/p/invented/incidents/').body).toContain(
    'The old assessment stands',
  )
})

test('markup and formulas in every field stay text on every page', () => {
  const nasty = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&=cmd|x'
  const hostile = lines.map((line) => {
    const entry = JSON.parse(line) as Record<string, unknown>
    if (!deskLine(line)) return line
    for (const name of ['what', 'words', 'source', 'basis', 'area', 'reason'])
      if (typeof entry[name] === 'string' && entry['kind'] !== 'incident finding')
        entry[name] = nasty
    if (entry['kind'] === 'incident finding') entry['what'] = nasty
    return JSON.stringify(entry)
  })
  const site = siteWith(withLines(hostile))
  for (const path of ['incidents/', 'incidents/letter/I-1/', 'incidents/report/', ''])
    for (const locale of ['', '/ar', '/he']) {
      const { status, body } = pageAt(site, `${locale}/p/invented/${path}`)
      expect(status).toBe(200)
      expect(body).not.toMatch(/<script|<img/)
    }
  expect(pageAt(site, '/p/invented/incidents/').body).toContain('&lt;script>')
})

test('letters to both Parties differ in the name of the receiver alone; none goes out on a report', () => {
  const site = siteWith(withLines(lines))
  const { body } = pageAt(site, '/p/invented/incidents/letter/I-1/')
  const letters = [...body.matchAll(/<article class="letter">(.*?)<\/article>/gs)].map(
    (one) => one[1] ?? '',
  )
  expect(letters).toHaveLength(2)
  expect(letters[0]!.replace('Republic</', 'X</').replace('\u2068Republic\u2069</', 'X</')).toBe(
    letters[1]!.replace('League</', 'X</').replace('\u2068League\u2069</', 'X</'),
  )
  expect(pageAt(site, '/p/invented/incidents/letter/I-3/').status).toBe(404)
  expect(pageAt(site, '/p/invented/incidents/letter/I-2/').status).toBe(404)
})

test('a determination on an incident moves nothing until a second person has confirmed it', () => {
  const breach = (more: object) =>
    JSON.stringify({
      id: 'd-x',
      kind: 'determination',
      channel: 'public',
      happened: '2026-11-15',
      stated: '2026-11-15',
      by: 'Joint Desk',
      clause: '3.1',
      against: 'Republic',
      result: 'breach',
      incident: 'I-1',
      proposedBy: 'one',
      sources: [{ title: 'x' }],
      ...more,
    })
  const page = (line: string) =>
    pageAt(siteWith(withLines([...lines, line])), '/p/invented/on/2026-11-20/')
      .body.replace(/[\s\S]*?id="matrix"/, '')
      .replace(/id="timeline"[\s\S]*/, '')
  const without = page('')
  expect(page(breach({}))).toBe(without)
  expect(page(breach({ confirmedBy: 'one' }))).toBe(without)
  expect(page(breach({ confirmedBy: 'two' }))).not.toBe(without)
})

let home = ''
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'truce-reports-'))
  cpSync(join(root, 'examples/invented'), join(home, 'lakes'), { recursive: true })
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('the form: guarded, says what is wrong with each field, hands in one report that waits in the queue', async () => {
  const site = siteOf(home)
  const app = appOf(site, (id) => (id === 'lakes' ? join(home, 'lakes') : undefined))
  const good = {
    what: 'shots',
    words: 'three shots',
    day: '2026-11-20',
    from: '21:00',
    until: '21:10',
    place: '40.03, -29.96 ± 300 m',
    source: 'post 9',
    manner: 'observation',
    reliability: 'B',
    credibility: '2',
  }
  const send = (fields: object, headers: object = {}, path = '/p/lakes/incidents/report/') =>
    app.request(`http://localhost:4242${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields as Record<string, string>).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    })
  const size = () => readFileSync(join(home, 'lakes/record.jsonl'), 'utf8').length
  const before = size()
  expect((await send(good, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await send(good, { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await send({ ...good, words: 'x'.repeat(40_000) })).status).toBe(413)
  expect((await send(good, {}, '/p/other/incidents/report/')).status).toBe(404)
  const wrong = await send({
    ...good,
    place: '40.03, -29.96',
    day: '2999-01-01',
    source: '',
    manner: '<b>',
  })
  const said = await wrong.text()
  expect(wrong.status).toBe(422)
  for (const part of [
    'does not say how far off',
    'lies in the future',
    'is missing',
    '&lt;b>',
    'three shots',
  ])
    expect(said).toContain(part)
  expect(size()).toBe(before)
  expect((await send(good)).status).toBe(303)
  const page = await (await app.request('http://localhost:4242/p/lakes/incidents/')).text()
  expect(page).toContain('report-')
  expect(page).toContain('shots')
  expect(openProcess(readFolder(join(home, 'lakes')).files!).diagnostics).toEqual([])
})

test('every reason of the desk has a sentence', () => {
  const source = readFileSync(join(root, 'src/monitor/desk/desk.ts'), 'utf8')
  const codes = [
    ...source
      .slice(source.indexOf('RefusalCode ='), source.indexOf('export interface Refusal'))
      .matchAll(/'([a-z-]+)'/g),
  ].map((one) => one[1] ?? '')
  expect(codes.length).toBeGreaterThan(20)
  for (const code of codes) expect(hasCode(code), code).toBe(true)
})
