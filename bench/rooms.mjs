// Rooms under load: people in one process, changes a second, until another of the same room sees it; then
// the server is killed and started again, and everything that was acknowledged must be there.
//   node bench/rooms.mjs [--people 200] [--rate 20] [--seconds 20] [--size 200]
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const people = option('people', 200)
const rate = option('rate', 20)
const seconds = option('seconds', 20)
const size = option('size', 200)
const child = process.argv.indexOf('--serve')

/** The server in a process of its own: sessions are given out by number, as accounts of the four rooms. */
async function serveChild(home, port) {
  const { serve } = await import('@hono/node-server')
  const { appOf, mountRooms, openRooms, publicSite } = await import('../dist/server/index.js')
  const address = `http://localhost:${port}`
  const server = openRooms(home, () => [address])
  const app = appOf(publicSite(server), undefined, (inner) => mountRooms(inner, server))
  const grants = [
    ['desk', 'desk', 'Harbour'],
    ['member', 'North', 'North'],
    ['member', 'South', 'South'],
    ['guarantor', 'Far Shore', 'Far Shore'],
  ].map(([role, compartment, actor]) => ({ process: 'lake', role, compartment, actor }))
  const tokens = Array.from({ length: people }, (_, i) => {
    const code = server.accounts.invite(`person ${i}`, [grants[i % 4]])
    const { hash } = server.accounts.invitation(code)
    const account = server.accounts.spend(hash, { passkeys: [], codes: [], passphrase: null })
    return server.sessions.start(account.id, 'signed in')
  })
  serve({ fetch: app.fetch, port, hostname: 'localhost' }, () => {
    process.stdout.write(`${JSON.stringify(tokens)}\n`)
  })
}

function start(home, port) {
  const script = fileURLToPath(import.meta.url)
  const args = [script, '--serve', home, String(port), '--people', String(people)]
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((done) => {
    let text = ''
    server.stdout.on('data', (part) => {
      text += part
      if (text.endsWith('\n')) done({ server, tokens: JSON.parse(text) })
    })
  })
}

function send(port, path, token, fields) {
  return new Promise((done, failed) => {
    const body = fields ? new URLSearchParams(fields).toString() : undefined
    const headers = { Cookie: `sid=${token}` }
    if (body !== undefined)
      Object.assign(headers, {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Sec-Fetch-Site': 'same-origin',
        'Content-Length': Buffer.byteLength(body),
      })
    const asked = request(
      { host: 'localhost', port, path, method: body === undefined ? 'GET' : 'POST', headers },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part) => (text += part))
        answer.on('end', () => done({ status: answer.statusCode, text }))
      },
    )
    asked.on('error', failed)
    asked.end(body)
  })
}

/** CPU seconds of a process so far (Linux; 0 elsewhere): what the machine's other work does not blur. */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms))

async function main() {
  const home = mkdtempSync(join(tmpdir(), 'truce-bench-rooms-'))
  const folder = join(home, 'processes', 'lake')
  mkdirSync(folder, { recursive: true })
  const text = `# Text\n\n\`\`\`truce\nNorth is a party.\nSouth is a party.\nHarbour is a mediator.\nDay 1 is the day on which the text enters into force; a day ends at 24:00 in UTC.\n${Array.from({ length: 20 }, (_, i) => `1.${i + 1} North shall withdraw its forces by Day ${i + 2}.`).join('\n')}\n\`\`\`\n`
  writeFileSync(
    join(folder, 'charter.md'),
    '# Lake\n\n```charter\nTitle: Lake\nKind: invented\nSides: North, South\n```\n',
  )
  writeFileSync(join(folder, 'one.truce.md'), text)
  const lines = [
    {
      id: 'v',
      kind: 'version',
      channel: 'public',
      stated: '2026-11-01',
      version: 'one',
      label: 'One',
      known: 'published',
      files: ['one.truce.md'],
    },
    ...Array.from({ length: size }, (_, i) => ({
      id: `s${i}`,
      kind: 'statement',
      channel: ['public', 'desk+North', 'desk+South', 'desk'][i % 4],
      happened: '2026-11-02',
      stated: '2026-11-02',
      by: 'North',
      act: 'state',
      words: `statement ${i}`,
      manner: 'own voice',
    })),
  ]
  writeFileSync(
    join(folder, 'record.jsonl'),
    lines.map((one) => `${JSON.stringify(one)}\n`).join(''),
  )
  const port = 4300 + Math.floor(Math.random() * 500)
  let { server, tokens } = await start(home, port)
  const acknowledged = []
  const waits = []
  const answers = []
  const watching = []
  let cpu = 0
  const began = performance.now()
  for (let n = 0; n < rate * seconds; n += 1) {
    await sleep(Math.max(0, began + (n * 1000) / rate - performance.now()))
    const who = n % people
    const words = `change ${n} ${Math.random().toString(36).slice(2)}`
    const sent = performance.now()
    const work = send(port, '/room/lake/do/statement', tokens[who], {
      seen: 'x',
      act: 'state',
      words,
    }).then(async ({ status }) => {
      if (status !== 303) throw new Error(`answer ${status}`)
      acknowledged.push(words)
      answers.push(performance.now() - sent)
      // Somebody else of the same room looks until it is there, ten times a second at most.
      for (let look = 0; look < 200; look += 1) {
        const { text } = await send(port, '/room/lake/record.jsonl', tokens[(who + 4) % people])
        if (text.includes(words)) break
        await sleep(100)
      }
      waits.push(performance.now() - sent)
    })
    watching.push(work)
    // And everybody reads pages: one page of a room for each change.
    if (n % 4 === 0) watching.push(send(port, '/room/lake/', tokens[(n * 7) % people]))
    // In the middle the server is killed without warning and started again: sessions are gone, entries not.
    if (n === Math.floor((rate * seconds) / 2)) {
      await Promise.all(watching.splice(0))
      cpu += cpuOf(server.pid)
      server.kill('SIGKILL')
      ;({ server, tokens } = await start(home, port))
    }
  }
  await Promise.all(watching)
  cpu += cpuOf(server.pid)
  server.kill('SIGKILL')
  const record = readFileSync(join(folder, 'record.jsonl'), 'utf8')
  const lost = acknowledged.filter((words) => record.split(words).length !== 2)
  for (const line of record.trim().split('\n')) JSON.parse(line)
  rmSync(home, { recursive: true, force: true })
  const at = (list, share) => list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? 0
  console.log(
    `people ${people}, ${rate} changes a second for ${seconds} s, ${size} entries at the start`,
  )
  console.log(
    `acknowledged ${acknowledged.length}, lost or doubled after kill and restart ${lost.length}`,
  )
  console.log(
    `acknowledged after p50 ${at(answers, 0.5).toFixed(0)} ms, p95 ${at(answers, 0.95).toFixed(0)} ms`,
  )
  console.log(
    `seen by another after p50 ${at(waits, 0.5).toFixed(0)} ms, p95 ${at(waits, 0.95).toFixed(0)} ms, most ${at(waits, 0.9999).toFixed(0)} ms`,
  )
  console.log(
    `server: ${((cpu * 1000) / acknowledged.length).toFixed(1)} ms of CPU for each change with all the reading that follows`,
  )
  console.log(`goal 1000 ms at p95: ratio ${(at(waits, 0.95) / 1000).toFixed(2)}`)
  if (lost.length > 0) process.exit(1)
}

if (child >= 0) await serveChild(process.argv[child + 1], Number(process.argv[child + 2]))
else await main()
