// Crashes of real processes, and every call on the disk failing once. The journal of acknowledgements is kept
// by the parent; what it holds must be there at its place afterwards.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { textOf } from '../../src/log/index.ts'
import { nodeFiles, nodePrimitives, openFileStore, verifyFolder } from '../../src/store/index.ts'
import { Coverage, campaign, runs } from '../laws.ts'
import { dice, SimulatedDisk, type Fault } from './sim-files.ts'
import { entryOf, must, verified } from './tools.ts'

const writer = `
import { nodeFiles, openFileStore } from ${JSON.stringify(join(import.meta.dirname, '../../dist/store/index.js'))}
const [folder, from] = process.argv.slice(-2)
const store = await openFileStore({ files: nodeFiles(folder), process: 'kill', later: () => {} })
if (!store.ok) { process.stdout.write('REFUSED ' + store.problem.code + '\\n'); process.exit(1) }
const made = await store.value.create('public')
process.stdout.write('OPEN ' + made.value.size + '\\n')
for (let n = Number(from); ; n++) {
  const leaf = new TextEncoder().encode('{"channel":"public","face":{"n":' + n + '},"form":1,"id":"k' + n + '"}')
  const answer = await store.value.append('public', [{ leaf }])
  if (!answer.ok) throw new Error(answer.problem.code)
  process.stdout.write(answer.value.indexes[0] + ' ' + n + '\\n')
  if (n % 23 === 0) await store.value.publish()
}
`

/** Runs the writer until it has acknowledged `least` entries, then kills it a moment later. */
function cycle(
  folder: string,
  from: number,
  least: number,
  delay: number,
): Promise<[number, number][]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      writer,
      folder,
      String(from),
    ])
    let out = ''
    let killing = false
    child.stderr.on('data', (bytes: Buffer) => reject(new Error(bytes.toString())))
    child.stdout.on('data', (bytes: Buffer) => {
      out += bytes.toString()
      if (out.split('\n').length > least + 1 && !killing) {
        killing = true
        setTimeout(() => child.kill('SIGKILL'), delay)
      }
    })
    child.on('close', () => {
      const lines = out.split('\n').slice(0, -1)
      if (!lines[0]?.startsWith('OPEN')) reject(new Error(out))
      resolve(lines.slice(1).map((line) => line.split(' ').map(Number) as [number, number]))
    })
  })
}

/** Kills the writer of one folder again and again; how many were acknowledged, found and lost. */
async function killAgainAndAgain(cycles: number, seed: number): Promise<[number, number, number]> {
  const folder = mkdtempSync(join(tmpdir(), 'truce-kill-'))
  const random = dice(seed)
  const acknowledged = new Map<number, number>()
  let next = 0
  for (let i = 0; i < cycles; i++) {
    const lines = await cycle(folder, next, 50, Math.floor(random() * 8))
    expect(lines.length).toBeGreaterThanOrEqual(50)
    for (const [index, n] of lines) acknowledged.set(index, n)
    next = Math.max(...acknowledged.values()) + 100
  }
  const store = must(await openFileStore({ files: nodeFiles(folder), process: 'kill' }))
  const head = must(await store.head('public'))
  let index = 0
  let lost = 0
  for await (const leaf of store.read('public', 0, head.size)) {
    const n = acknowledged.get(index)
    if (n !== undefined && !textOf(leaf)?.includes(`"id":"k${n}"`)) lost++
    index++
  }
  lost += [...acknowledged.keys()].filter((one) => one >= head.size).length
  const second = await openFileStore({ files: nodeFiles(folder), process: 'kill' })
  expect(!second.ok && second.problem.code).toBe('locked')
  await store.close()
  for await (const step of verifyFolder(nodePrimitives, nodeFiles(folder)))
    if (step.kind === 'finding') expect(step.problem).toBeUndefined()
  rmSync(folder, { recursive: true, force: true })
  return [acknowledged.size, head.size, lost]
}

test(
  'kill -9 at random moments: nothing acknowledged is lost, a second writer is refused',
  async () => {
    const cycles = runs(500)
    const seed = Number(process.env['SEED'] ?? 5)
    const both = await Promise.all([
      killAgainAndAgain(Math.ceil(cycles / 2), seed),
      killAgainAndAgain(Math.floor(cycles / 2), seed + 1),
    ])
    for (const [acknowledged, found, lost] of both) {
      console.log(`${acknowledged} acknowledged, ${found} in the log, ${lost} lost`)
      expect(lost).toBe(0)
    }
    console.log(`${cycles} kills`)
  },
  campaign ? 7_200_000 : 600_000,
)

test(
  'each call on the disk fails once, in each way: the store goes on and nothing is lost',
  { timeout: campaign ? 7_200_000 : 600_000 },
  async () => {
    const ways: Fault[] = ['EIO', 'ENOSPC', 'short', 'crash']
    const coverage = new Coverage('each call failing once', [
      ...ways,
      'append refused',
      'opening refused',
    ])
    /** One short life with one failure; returns how many calls it made. */
    const life = async (fault?: { call: number; how: Fault }): Promise<number> => {
      let disk = new SimulatedDisk(fault?.call ?? 0)
      if (fault) disk.fault = fault
      const crash = new Promise<undefined>((resolve) => (disk.onCrash = () => resolve(undefined)))
      const acknowledged: [number, Uint8Array][] = []
      const open = async () =>
        openFileStore({
          files: disk.files,
          process: 'once',
          later: () => {},
          lock: [{ host: 'h', boot: 'b', pid: 1, started: '' }, () => false],
        })
      const secret = new Uint8Array(32).fill(8)
      const run = async () => {
        for (let from = 0; from < 12;) {
          const opened = await open()
          const made = opened.ok ? await opened.value.create('public', { secret }) : opened
          if (!opened.ok || !made.ok) {
            coverage.hit('opening refused')
            continue
          }
          for (let i = 0; i < 4 && from < 12; i++, from++) {
            const entry = await entryOf('public', `o${from}`, from % 2 ? 'body' : undefined)
            let answer = await opened.value.append('public', [entry])
            if (!answer.ok) {
              coverage.hit('append refused')
              answer = await opened.value.append('public', [entry])
            }
            // What failed once succeeds when it is asked again, and an id is never in the log twice.
            if (!answer.ok) throw new Error(`${answer.problem.code} again`)
            acknowledged.push([answer.value.indexes[0] ?? -1, entry.leaf])
            if (i === 2) await opened.value.publish()
          }
          await opened.value.close()
        }
      }
      const done = run()
      done.catch(() => {})
      await Promise.race([done.then(() => undefined), crash])
      if (!disk.crashed) await done
      const calls = disk.calls
      disk.fault = undefined
      if (disk.crashed) disk = disk.afterPowerCut(fault?.call ?? 0)
      const store = must(await open())
      const head = must(await store.create('public', { secret }))
      const leaves: Uint8Array[] = []
      for await (const leaf of store.read('public', 0, head.size)) leaves.push(leaf)
      for (const [index, leaf] of acknowledged)
        if (!leaves[index] || Buffer.compare(leaves[index], leaf) !== 0)
          throw new Error(`entry ${index} is lost after ${JSON.stringify(fault)}`)
      expect(new Set(leaves.map((leaf) => Buffer.from(leaf).toString('hex'))).size).toBe(
        leaves.length,
      )
      must(await store.append('public', [await entryOf('public', 'last')]))
      await store.close()
      const { findings } = await verified(disk.snapshot(), 'public')
      expect(
        findings.filter((one) => one.severity === 'error'),
        JSON.stringify(fault),
      ).toEqual([])
      return calls
    }
    const calls = await life()
    for (const [way, how] of ways.entries())
      for (let call = 0; call < calls; call++) {
        // All of them in a campaign; otherwise every tenth, another tenth for each way.
        if (!campaign && (call + 3 * way) % 10 !== 0) continue
        await life({ call, how })
        coverage.hit(how)
      }
    console.log(`${calls} calls, each failing in ${ways.length} ways`)
    coverage.check()
  },
)
