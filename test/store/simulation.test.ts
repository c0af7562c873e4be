// A life of a store, drawn from a seed: appends, repeated submissions, publications, erasures, crashes of
// the process and of the machine, refused calls, a full disk, restored backups. After every step: what was
// acknowledged is there at its place, every checkpoint that anyone saw is a beginning of the log, and the
// folder verifies. SEED=… replays one life; the table of lives that found bugs is run every time.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  answerRequest,
  isEmptySlot,
  keyTypes,
  openCheckpoint,
  parseVerifierKey,
  signingKey,
  withoutStamp,
  type ComposedEntry,
  type VerifierKey,
  type Witnessed,
} from '../../src/log/index.ts'
import { nodePrimitives, openFileStore, type FileStore } from '../../src/store/index.ts'
import { Coverage, campaign, runs } from '../laws.ts'
import { dice, SimulatedDisk, type Fault } from './sim-files.ts'
import { entryOf, must, verified } from './tools.ts'

function sha(...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** MTH of RFC 6962 section 2.1 as it is written there, with nothing of ours; `made` keeps ranges of one log. */
function rootBy(made: Map<number, Buffer>, leaves: readonly Uint8Array[], size: number): string {
  const mth = (from: number, to: number): Buffer => {
    if (to === from) return sha()
    const name = from * 65536 + to
    let hash = made.get(name)
    if (hash) return hash
    if (to - from === 1) hash = sha(Uint8Array.of(0), leaves[from] as Uint8Array)
    else {
      let k = 1
      while (k * 2 < to - from) k *= 2
      hash = sha(Uint8Array.of(1), mth(from, from + k), mth(from + k, to))
    }
    made.set(name, hash)
    return hash
  }
  return mth(0, size).toString('hex')
}

const channel = 'desk+a'
const states = [
  'append acknowledged',
  'append refused',
  'outcome unknown',
  'head moved',
  'repeated submission',
  'same id, other bytes',
  'published',
  'erased',
  'process killed',
  'power cut',
  'crash inside a call',
  'unacknowledged entry survived',
  'unacknowledged entry lost',
  'EIO',
  'ENOSPC',
  'short write',
  'disk full',
  'resumed after full disk',
  'second writer refused',
  'backup refused',
  'behind a witness refused',
  'cosigned by the witness',
  'clock refused',
  'full tile',
] as const

/** Entries that all lives draw from: sealing them anew each time would only cost time. */
const pool = new Map<string, Promise<ComposedEntry>>()
function poolEntry(number: number, other = false): Promise<ComposedEntry> {
  const name = `${number}${other ? '!' : ''}`
  let made = pool.get(name)
  if (!made) {
    const body = number % 4 === 0 ? `body ${name}` : undefined
    made = entryOf(channel, `e${number}`, other ? 'another body' : body)
    pool.set(name, made)
  }
  return made
}

async function live(seed: number, coverage: Coverage): Promise<void> {
  const random = dice(seed)
  const below = (n: number) => Math.floor(random() * n)
  const secret = new Uint8Array(32).fill((seed % 250) + 1)
  const witnessKey = signingKey(
    nodePrimitives,
    'w',
    new Uint8Array(32).fill(9),
    keyTypes.cosignature,
  )
  let disk = new SimulatedDisk(seed)
  let clock = 1_700_000_000
  let key: VerifierKey | undefined
  /** Acknowledged leaves by index; leaves handed in without an answer by id. */
  const acknowledged: Uint8Array[] = []
  const erased = new Set<number>()
  const seen: { size: number; root: string }[] = []
  const made = new Map<number, Buffer>()
  let witnessed: Witnessed | undefined
  let backup: { files: Map<string, Uint8Array>; size: number } | undefined
  let next = 0
  let store: FileStore | undefined

  const tryOpen = async () => {
    const opened = await openFileStore({
      files: disk.files,
      process: 'life',
      later: () => {},
      clock: () => clock,
      group: 64,
      lock: [{ host: 'h', boot: 'b', pid: 1, started: '' }, () => false],
    })
    if (!opened.ok) return opened
    const made = await opened.value.create(channel, { secret })
    if (!made.ok) return made
    store = opened.value
    if (!key) key = must(parseVerifierKey(nodePrimitives, must(await store.verifierKey(channel))))
    return made
  }
  const open = async () => {
    // A fault that was armed may hit the opening too: what fails once must not fail twice.
    for (let attempt = 0; attempt < 3; attempt++) {
      const opened = await tryOpen()
      if (opened.ok) return
      expect(['disk-failed', 'disk-full', 'outcome-unknown'], JSON.stringify(opened)).toContain(
        opened.problem.code,
      )
      disk.full = false
      disk.fault = undefined
    }
    throw new Error('the store does not open without faults')
  }
  const check = async () => {
    if (!store) throw new Error('no store')
    disk.full = false
    disk.fault = undefined
    const head = must(await store.head(channel))
    const leaves: Uint8Array[] = []
    for await (const leaf of store.read(channel, 0, head.size)) leaves.push(leaf)
    for (const [index, leaf] of acknowledged.entries())
      if (!leaves[index] || Buffer.compare(leaves[index], leaf) !== 0)
        throw new Error(`acknowledged entry ${index} is not what it was`)
    for (const leaf of leaves.slice(acknowledged.length)) {
      acknowledged.push(leaf)
      coverage.hit('unacknowledged entry survived')
    }
    const now = Buffer.from(head.root).toString('hex')
    expect(now).toBe(rootBy(made, leaves, leaves.length))
    for (const old of seen)
      expect(old.root, `root at ${old.size}`).toBe(rootBy(made, leaves, old.size))
    seen.splice(0, Math.max(0, seen.length - 3))
    for (const index of erased) {
      const body = must(await store.body(channel, index))
      expect(body && isEmptySlot(body.slot), `erased ${index}`).toBe(true)
    }
  }
  const witness = async () => {
    if (!store || !key) return
    const request = await store.request(channel, witnessed?.size ?? 0)
    if (!request.ok) return
    const answer = answerRequest(nodePrimitives, request.value, {
      key: witnessKey,
      logs: [{ origin: key.name, keys: [key] }],
      seen: () => witnessed,
      seconds: clock,
    })
    expect(answer.status).toBe(200)
    witnessed = answer.seen
    coverage.hit('cosigned by the witness')
  }
  /** Looks at what an acknowledgement says; entries of an unknown outcome may have come before it. */
  const take = async (indexes: readonly number[]) => {
    if (!store) throw new Error('no store')
    const last = Math.max(...indexes)
    const first = Math.min(acknowledged.length, ...indexes)
    let at = first
    for await (const leaf of store.read(channel, first, last + 1)) note(at++, leaf)
  }
  const note = (index: number, leaf: Uint8Array) => {
    const old = acknowledged[index]
    if (old && Buffer.compare(old, leaf) !== 0) throw new Error(`entry ${index} changed`)
    else if (old) return
    else if (index === acknowledged.length) acknowledged.push(leaf)
    else throw new Error(`acknowledged at ${index}, with ${acknowledged.length} before it`)
  }

  await open()
  const steps = 6 + below(14)
  for (let step = 0; step < steps; step++) {
    if (!store) throw new Error('no store')
    const crash = new Promise<'crashed'>((resolve) => (disk.onCrash = () => resolve('crashed')))
    disk.met = (name) => coverage.hit(name)
    if (random() < 0.35) {
      const how = (['EIO', 'ENOSPC', 'short', 'crash', 'crash'] as Fault[])[below(5)] as Fault
      const times = random() < 0.3 ? 1 + below(6) : 1
      disk.fault = { call: disk.calls + below(40), how, times }
    }
    if (random() < 0.05) disk.full = true
    const wasFull = disk.full
    const what = random()
    let died = false
    const orCrash = async <T>(work: Promise<T>, keepFault = false): Promise<T | undefined> => {
      const done = await Promise.race([work, crash])
      // What follows in this step only looks.
      if (!keepFault) disk.fault = undefined
      if (done !== 'crashed') return done as T
      died = true
      coverage.hit('crash inside a call')
      return undefined
    }
    if (what < 0.55) {
      const count = random() < 0.15 ? 1 + below(300) : 1 + below(8)
      const repeated = next > 0 && random() < 0.2
      const first = repeated ? below(next) : next
      const numbers = Array.from({ length: repeated ? 1 : count }, (_, i) => first + i)
      const entries = await Promise.all(numbers.map((n) => poolEntry(n)))
      if (!repeated) next += count
      const size = acknowledged.length
      const expected = random() < 0.5 ? (random() < 0.8 ? size : size + 1) : undefined
      const answer = await orCrash(store.append(channel, entries, expected))
      if (answer?.ok) {
        coverage.hit(repeated ? 'repeated submission' : 'append acknowledged')
        const before = acknowledged.length
        const { indexes, head } = answer.value
        expect(indexes).toHaveLength(numbers.length)
        await take(indexes)
        if (Math.floor(before / 256) < Math.floor(acknowledged.length / 256))
          coverage.hit('full tile')
        seen.push({ size: head.size, root: Buffer.from(head.root).toString('hex') })
        if (wasFull) disk.full = false
      } else if (answer) {
        const { code } = answer.problem
        coverage.hit('append refused')
        if (code === 'head-moved') coverage.hit('head moved')
        if (code === 'outcome-unknown') coverage.hit('outcome unknown')
        expect([
          'head-moved',
          'disk-full',
          'disk-failed',
          'outcome-unknown',
          'clock-off',
        ]).toContain(code)
        if (wasFull && code === 'disk-full') {
          // Reads stay up while the disk is full; when there is room again, appends go on by themselves.
          for await (const leaf of store.read(channel, 0, acknowledged.length))
            if (leaf.length === 0) throw new Error('an empty leaf')
          disk.full = false
          const again = await orCrash(store.append(channel, entries))
          if (again?.ok) {
            coverage.hit('resumed after full disk')
            await take(again.value.indexes)
          }
        }
      } else if (died && !repeated) coverage.hit('unacknowledged entry lost', 0)
    } else if (what < 0.62) {
      if (!(await orCrash(store.publish(channel))) && !died) coverage.hit('published')
    } else if (what < 0.7 && acknowledged.length > 0) {
      const index = below(acknowledged.length)
      const body = await orCrash(store.body(channel, index), true)
      if (body?.ok && body.value) {
        // The one write that is not made anew from the journal deserves more crashes than its share.
        if (random() < 0.5) {
          const how = random() < 0.7 ? 'crash' : 'short'
          disk.fault = { call: disk.calls + below(random() < 0.5 ? 6 : 40), how }
        }
        const answer = await orCrash(store.erase(channel, index))
        if (answer?.ok) {
          erased.add(index)
          coverage.hit('erased')
        }
      }
    } else if (what < 0.74) {
      const known = acknowledged.length
      if (known > 0 && next > 0) {
        const other = await poolEntry(0, true)
        const answer = await orCrash(store.append(channel, [other]))
        const zero = acknowledged.find((leaf) => Buffer.from(leaf).includes('"id":"e0"'))
        const same = zero && Buffer.compare(withoutStamp(zero), other.leaf) === 0
        if (answer && !answer.ok && answer.problem.code === 'entry-id-reused')
          coverage.hit('same id, other bytes')
        else if (answer?.ok && zero && !same) throw new Error('an id was used twice')
        else if (answer?.ok) await take(answer.value.indexes)
      }
    } else if (what < 0.79) {
      const old = clock
      clock -= 200_000
      const answer = await orCrash(store.append(channel, [await poolEntry(next)]))
      clock = old + 60
      if (answer && !answer.ok && answer.problem.code === 'clock-off') coverage.hit('clock refused')
      else if (answer?.ok) {
        next++
        await take(answer.value.indexes)
      }
    } else if (what < 0.84) {
      const second = await orCrash(
        openFileStore({
          files: disk.files,
          process: 'life',
          lock: [{ host: 'h', boot: 'b', pid: 2, started: '' }, (holder) => holder.pid === 1],
        }),
      )
      if (second) {
        expect(second.ok).toBe(false)
        if (!second.ok && second.problem.code === 'locked') coverage.hit('second writer refused')
      }
    } else if (what < 0.9) {
      disk.fault = undefined
      disk.full = false
      await witness()
    } else if (what < 0.96) {
      // An older copy of the log's folder is put back beside the newer private folder.
      disk.fault = undefined
      disk.full = false
      await store.close()
      if (backup && backup.size < must(await (await reopened()).head(channel)).size) {
        await store.close()
        const current = disk.snapshot()
        disk.put(backup.files, 'logs/')
        disk.put(backup.files, 'bodies/')
        const refused = await tryOpen()
        expect(!refused.ok && refused.problem.code).toBe('behind-own-checkpoint')
        coverage.hit('backup refused')
        disk.put(current, 'logs/')
        disk.put(current, 'bodies/')
        await open()
      } else if (!backup) {
        await open()
        must({ ok: true, value: await store.publish() })
        backup = { files: disk.snapshot(), size: must(await store.head(channel)).size }
      } else await open()
    } else {
      died = true
    }
    if (died || random() < 0.1) {
      const power = random() < 0.6
      coverage.hit(power ? 'power cut' : 'process killed')
      disk = power ? disk.afterPowerCut(seed + step) : disk.afterKill(seed + step)
      await open()
    }
    const before = acknowledged.length
    await check()
    if (died && before === acknowledged.length) coverage.hit('unacknowledged entry lost')
  }
  // Liveness: without faults all of it goes on, and strangers find nothing wrong.
  disk.fault = undefined
  disk.full = false
  if (!store) throw new Error('no store')
  const last = must(await store.append(channel, [await poolEntry(next)]))
  await take(last.indexes)
  await check()
  await witness()
  // Whole and older: files and private folder together are put back, only a witness remembers more.
  const saved = disk.snapshot()
  const savedNote = saved.get('logs/desk+a/checkpoint')
  must(await store.append(channel, [await poolEntry(next + 1)]))
  await store.publish()
  const newer = disk.snapshot().get('logs/desk+a/checkpoint')
  if (savedNote && newer) {
    disk.put(saved, 'logs/')
    disk.put(saved, 'bodies/')
    disk.put(saved, 'private/')
    await open()
    const told = await store.shown(channel, newer)
    expect(!told.ok && told.problem.code).toBe('behind-witness')
    const refused = await store.append(channel, [await poolEntry(next + 2)])
    expect(!refused.ok && refused.problem.code).toBe('behind-witness')
    const still = await tryOpen()
    expect(!still.ok && still.problem.code).toBe('behind-witness')
    coverage.hit('behind a witness refused')
  }
  const { findings } = await verified(saved, channel)
  expect(findings.filter((one) => one.severity === 'error')).toEqual([])
  expect(key && openCheckpoint(nodePrimitives, [key], savedNote ?? new Uint8Array(0)).ok).toBe(true)

  async function reopened(): Promise<FileStore> {
    await open()
    return store as FileStore
  }
}

/** A bug that a life found: the seed when it was found, and one that the planted fault, where there is one, turns red. */
interface Found {
  bug: string
  found: number
  life: number
  fault?: string
}

test('lives of the bugs that were found', async () => {
  const table = join(import.meta.dirname, 'found-bugs.json')
  const coverage = new Coverage('lives of the bugs that were found', [])
  for (const { life } of JSON.parse(readFileSync(table, 'utf8')) as Found[])
    await live(life, coverage)
})

test(
  'lives of a store',
  async () => {
    const coverage = new Coverage('lives of a store', states)
    const only = process.env['LIFE']
    if (only !== undefined) return live(Number(only), coverage)
    for (let seed = 1; seed <= runs(10_000); seed++)
      try {
        await live(seed, coverage)
      } catch (error) {
        throw new Error(`life ${seed} (LIFE=${seed} replays it): ${String(error)}`, {
          cause: error,
        })
      }
    coverage.check()
  },
  campaign ? 7_200_000 : 600_000,
)
