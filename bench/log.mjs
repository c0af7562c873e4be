// Durable appends against this machine's own limit, measured in the same run; opening; verification.
//   node bench/log.mjs [--size 100000] [--seed 1] [--entries 2000]
// `--size` entries are verified in a process with a heap of 64 MB; `--entries` are appended per batch size.
import { randomBytes } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, closeSync, writeSync, fdatasyncSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  admitEntry,
  leafHash,
  nodeHash,
  printEntry,
  rootOfLeaves,
  sealBody,
  signingKey,
  verifierOf,
  wrapKey,
} from '../dist/log/index.js'
import {
  nodeFiles,
  nodePrimitives as primitives,
  nodeSealing as sealing,
  openFileStore,
  verifyFolder,
} from '../dist/store/index.js'

const words = process.argv.slice(2)
const option = (name, fallback) => {
  const at = words.indexOf(`--${name}`)
  return at < 0 ? fallback : Number(words[at + 1])
}
const size = option('size', 100_000)
const count = option('entries', 2_000)
const seed = option('seed', 1)
const scratch = mkdtempSync(join(tmpdir(), 'truce-bench-'))
const seconds = () => performance.now() / 1000
const say = (...parts) => console.log(parts.join('  '))
const must = (answer) => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.value
}

const verifyOnly = words.indexOf('--verify')
if (verifyOnly >= 0) {
  const begun = seconds()
  let done = 0
  let errors = 0
  for await (const step of verifyFolder(primitives, nodeFiles(words[verifyOnly + 1]))) {
    if (step.kind === 'progress') done = step.done
    if (step.kind === 'finding') errors++
  }
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  say(
    `verified ${done} entries in ${(seconds() - begun).toFixed(1)} s, ${errors} findings, at most ${memory} MB`,
  )
  process.exit(errors)
}

const channel = 'desk+a'
const author = signingKey(primitives, 'a.example', new Uint8Array(32).fill(seed % 256))
const authors = [verifierOf(author)]
const epoch = { number: 1, key: new Uint8Array(32).fill(2) }
const text = 'The delegation handed over the list at the crossing; both officers signed. '.repeat(6)
const plain = new TextEncoder().encode(text)

/** What clients hand in: signed leaves that commit to sealed bodies, with the keys of those. */
async function submissions(from, to) {
  const all = []
  for (let i = from; i < to; i++) {
    const key = new Uint8Array(randomBytes(32))
    const id = `s${seed}-${i}`
    const { commitment } = await sealBody(primitives, sealing, key, channel, id, plain)
    const face = { kind: 'statement', n: i, by: 'a', day: '2024-06-03' }
    all.push({
      id,
      key,
      leaf: must(printEntry(primitives, { channel, id, face, body: commitment }, author)),
    })
  }
  return all
}

async function seal(one) {
  const { sealed } = await sealBody(primitives, sealing, one.key, channel, one.id, plain)
  const nonce = new Uint8Array(randomBytes(12))
  return {
    sealed,
    slot: await wrapKey(primitives, sealing, epoch, nonce, channel, one.id, one.key),
  }
}

const percentile = (list, part) => list.sort((a, b) => a - b)[Math.floor(list.length * part)] ?? 0

/** The machine's limit: verify, seal, hash, write all of a batch at once, one fdatasync. */
async function limit(all, batch) {
  const file = openSync(join(scratch, `limit-${batch}`), 'w')
  const begun = seconds()
  for (let at = 0; at < all.length; at += batch) {
    const parts = []
    for (const one of all.slice(at, at + batch)) {
      const leaf = must(admitEntry(primitives, channel, one.leaf, authors)) && one.leaf
      const { sealed, slot } = await seal(one)
      const hash = leafHash(primitives, leaf)
      nodeHash(primitives, hash, hash)
      parts.push(leaf, sealed, slot)
    }
    writeSync(file, Buffer.concat(parts))
    fdatasyncSync(file)
  }
  const rate = all.length / (seconds() - begun)
  closeSync(file)
  return rate
}

async function ours(all, batch) {
  const folder = join(scratch, `ours-${batch}`)
  const store = must(await openFileStore({ files: nodeFiles(folder), process: 'bench' }))
  must(await store.create(channel))
  const times = []
  const begun = seconds()
  for (let at = 0; at < all.length; at += batch) {
    const start = seconds()
    const entries = []
    for (const one of all.slice(at, at + batch)) {
      must(admitEntry(primitives, channel, one.leaf, authors))
      entries.push({ leaf: one.leaf, ...(await seal(one)) })
    }
    must(await store.append(channel, entries))
    times.push(1000 * (seconds() - start))
  }
  const rate = all.length / (seconds() - begun)
  const head = must(await store.head(channel))
  const root = rootOfLeaves(
    primitives,
    all.map((one) => leafHash(primitives, one.leaf)),
  )
  if (Buffer.compare(head.root, root) !== 0 || head.size !== all.length)
    throw new Error('another root')
  await store.close()
  let errors = 0
  for await (const step of verifyFolder(primitives, nodeFiles(folder)))
    if (step.kind === 'finding') errors++
  if (errors > 0) throw new Error(`${errors} findings`)
  return { rate, p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

say(
  `load ${loadavg()
    .map((n) => n.toFixed(1))
    .join(' ')}`,
)
for (const batch of [1, 10, 100, 256]) {
  const entries = Math.max(batch * 8, Math.min(count, batch === 1 ? 400 : count))
  const all = await submissions(0, entries)
  // Before and after ours, so that a change of load during the run is seen.
  const before = await limit(all, batch)
  const { rate, p50, p99 } = await ours(all, batch)
  const after = await limit(all, batch)
  const most = (before + after) / 2
  say(
    `batch ${batch}: ${rate.toFixed(0)}/s`,
    `p50 ${p50.toFixed(1)} ms`,
    `p99 ${p99.toFixed(1)} ms`,
    `limit ${before.toFixed(0)}/s and ${after.toFixed(0)}/s`,
    `ratio ${(rate / most).toFixed(2)}`,
  )
}

// A long log without authors: what counts here is opening and verification.
const folder = join(scratch, 'long')
let store = must(await openFileStore({ files: nodeFiles(folder), process: 'bench', group: 8192 }))
must(await store.create(channel))
const begun = seconds()
for (let at = 0; at < size; at += 4096) {
  const entries = []
  for (let i = at; i < Math.min(size, at + 4096); i++) {
    const leaf = `{"channel":"${channel}","face":{"day":"2024-06-03","n":${i},"text":"${'x'.repeat(200)}"},"form":1,"id":"l${i}"}`
    entries.push({ leaf: new TextEncoder().encode(leaf) })
  }
  must(await store.append(channel, entries))
}
await store.close()
say(`wrote ${size} entries in ${(seconds() - begun).toFixed(1)} s`)
const opening = seconds()
store = must(await openFileStore({ files: nodeFiles(folder), process: 'bench' }))
const head = must(await store.head(channel))
say(`opened ${head.size} entries in ${(seconds() - opening).toFixed(2)} s`)
await store.close()
const child = spawnSync(
  process.execPath,
  ['--max-old-space-size=64', import.meta.filename, '--verify', folder],
  { encoding: 'utf8' },
)
say(child.stdout.trim(), child.stderr.trim())
say(
  `load ${loadavg()
    .map((n) => n.toFixed(1))
    .join(' ')}`,
)
rmSync(scratch, { recursive: true, force: true })
process.exit(child.status ?? 1)
