// Status from parsed entries over 200 clauses (goal: 0.3 s for 100,000, linear to 1,000,000), and the
// public page: bytes compressed, p95 cached and not.
//   npm run bench -- process [--size 100000] [--seed 1]
import { gzipSync } from 'node:zlib'
import { performance } from 'node:perf_hooks'
import { join } from 'node:path'
import { openProcess, readQuery, sidesOf, status } from '../dist/process/index.js'
import { appOf, readFolder, siteOf } from '../dist/server/index.js'

const option = (name, otherwise) => {
  const index = process.argv.indexOf(`--${name}`)
  return index < 0 ? otherwise : Number(process.argv[index + 1])
}
const size = option('size', 100_000)
const seed = option('seed', 1)

/** mulberry32: the same numbers for the same seed on every machine. */
function random(seedValue) {
  let a = seedValue >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const clauses = 200
const text = [
  '# Measured',
  '',
  '```truce',
  'Agreement "Measured".',
  'North is a party.',
  'South is a party.',
  'Day 1 is the day on which the text enters into force; a day ends at 24:00 in UTC.',
  'Phase One lasts 400 days from Day 1.',
  ...Array.from(
    { length: clauses },
    (_, i) =>
      `${1 + Math.floor(i / 50)}.${(i % 50) + 1} ${i % 2 === 0 ? 'North' : 'South'} shall carry out step ${i + 1} by the end of Day ${1 + (i % 300)}.`,
  ),
  '```',
  '',
].join('\n')
const day = (n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)

function lines(count) {
  const next = random(seed)
  const result = [
    {
      id: 'v',
      kind: 'version',
      stated: day(0),
      version: 'measured',
      label: 'Measured',
      known: 'published',
      files: ['measured.truce.md'],
    },
    { id: 'f', kind: 'in force', happened: day(0), stated: day(0), version: 'measured' },
  ]
  for (let i = 0; i < count; i += 1) {
    const n = Math.floor(next() * clauses)
    const happened = day(Math.floor((i / count) * 360))
    const clause = `${1 + Math.floor(n / 50)}.${(n % 50) + 1}`
    const by = n % 2 === 0 ? 'North' : 'South'
    const roll = next()
    if (roll < 0.7)
      result.push({ id: `a${i}`, kind: 'act', happened, stated: happened, by, clause })
    else if (roll < 0.85)
      result.push({
        id: `a${i}`,
        kind: 'statement',
        happened,
        stated: happened,
        by,
        act: 'state',
        words: `words ${i}`,
        manner: 'paraphrased',
      })
    else if (roll < 0.95)
      result.push({
        id: `a${i}`,
        kind: 'allegation',
        happened,
        stated: happened,
        by: n % 2 === 0 ? 'South' : 'North',
        against: by,
        clause,
      })
    else result.push({ id: `a${i}`, kind: 'notice', happened, stated: happened, by, clause })
  }
  return result.map((one) => JSON.stringify(one)).join('\n')
}

function measure(count) {
  const files = {
    id: 'measured',
    charter: null,
    texts: [{ file: 'measured.truce.md', text }],
    assume: null,
    record: { file: 'record.jsonl', text: lines(count) },
  }
  let begun = performance.now()
  const opened = openProcess(files)
  const read = performance.now() - begun
  if (opened.record.entries.length !== count + 2)
    throw new Error(`${opened.record.entries.length} entries were read, ${count + 2} written`)
  const { query } = readQuery({ at: day(361) }, 'UTC', sidesOf(opened, []), [])
  const times = []
  let report
  for (let i = 0; i < 3; i += 1) {
    begun = performance.now()
    report = status(opened, query)
    times.push(performance.now() - begun)
  }
  if (report.situation.clauses.length !== clauses) throw new Error('clauses are missing')
  return { read, status: Math.min(...times) }
}

console.log(`status over ${clauses} clauses, seed ${seed}`)
const small = measure(Math.max(1000, Math.floor(size / 10)))
const large = measure(size)
console.log(
  `  ${Math.max(1000, Math.floor(size / 10))} entries: read ${small.read.toFixed(0)} ms, status ${small.status.toFixed(0)} ms`,
)
console.log(
  `  ${size} entries: read ${large.read.toFixed(0)} ms, status ${large.status.toFixed(0)} ms (goal 300 ms at 100,000); ${(large.status / small.status).toFixed(1)} x for 10 x the entries`,
)

const site = siteOf(join(import.meta.dirname, '../examples'))
const app = appOf(site)
const p95 = async (path, count) => {
  const times = []
  let body = ''
  for (let i = 0; i < count; i += 1) {
    const begun = performance.now()
    body = await (await app.request(path)).text()
    times.push(performance.now() - begun)
  }
  times.sort((a, b) => a - b)
  return {
    p95: times[Math.floor(count * 0.95)],
    bytes: gzipSync(body).length,
    script: /<script/.test(body),
  }
}
for (const path of ['/p/roadmap-2024/public/on/2024-06-03/', '/p/invented/public/']) {
  const page = await p95(path, 60)
  console.log(
    `  ${path}: ${page.bytes} bytes compressed (goal under 40,000), script: ${page.script}, p95 ${page.p95.toFixed(1)} ms`,
  )
}
readFolder(join(import.meta.dirname, '../examples/roadmap-2024'))
