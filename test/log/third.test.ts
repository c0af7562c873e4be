// Programs of others: Go's tlog and note packages verify what we write and write what we verify; the age
// program opens what we seal.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, expect, test } from 'vitest'
import {
  base64Of,
  bytesOf,
  logFolder,
  openAsHolder,
  parseVerifierKey,
  sealForHolders,
  textOf,
  unwrapEpoch,
  wrapEpoch,
} from '../../src/log/index.ts'
import {
  nodeFiles,
  nodePrimitives,
  nodeSealing,
  openFileStore,
  verifyFolder,
} from '../../src/store/index.ts'
import { entryOf, epoch, must } from '../store/tools.ts'
import { webSealing } from './noble.ts'

const scratch = mkdtempSync(join(tmpdir(), 'truce-third-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const at = (...parts: string[]) => join(scratch, ...parts)

/** Is a program here? Where all of them are installed by rule, a missing one is a failure. */
function installed(program: string, ...words: string[]): boolean {
  if (spawnSync(program, words).status === 0) return true
  if (process.env['CI'] === 'true') throw new Error(`${program} is not installed`)
  console.log(`${program} is not installed here and was not asked`)
  return false
}

const goSource = join(import.meta.dirname, 'third/main.go')
const goSetup = { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOFLAGS: '' }

test('Go verifies our checkpoint, tiles and proofs; we verify a log that Go wrote', async () => {
  const folder = at('ours')
  const store = must(
    await openFileStore({ files: nodeFiles(folder), process: 'truce.example', later: () => {} }),
  )
  must(await store.create('public'))
  const entries = []
  for (let i = 0; i < 700; i++) entries.push(await entryOf('public', `t${i}`))
  must(await store.append('public', entries.slice(0, 300)))
  const old = must(await store.head('public'))
  must(await store.append('public', entries.slice(300)))
  writeFileSync(at('receipt'), must(await store.receipt('public', 513)))
  writeFileSync(at('entry'), entries[513]?.leaf as Uint8Array)
  writeFileSync(at('request'), must(await store.request('public', 300)))
  const key = must(await store.verifierKey('public'))
  await store.close()
  if (!installed('go', 'version')) return
  execFileSync('go', ['build', '-o', at('third'), goSource], { env: goSetup })
  const words = ['verify', join(folder, logFolder('public')), key]
  const files = [at('receipt'), at('entry'), at('request')]
  const ask = (root: Uint8Array) =>
    spawnSync(at('third'), [...words, ...files, base64Of(root)], { encoding: 'utf8' }).stdout
  expect(ask(old.root)).toBe('VERIFIED 700\n')
  // It would say no: another old root does not lead to ours.
  expect(ask(new Uint8Array(32))).toContain('FAILED')
  for (const count of [1, 255, 256, 257, 700]) {
    const theirs = at(`theirs-${count}`)
    const goKey = execFileSync(at('third'), ['write', join(theirs, 'logs/public'), String(count)], {
      encoding: 'utf8',
    }).trim()
    const log = { key: must(parseVerifierKey(nodePrimitives, goKey)) }
    const policy = { logs: [log], witnesses: [], groups: [], quorum: 'none' }
    let size = 0
    for await (const step of verifyFolder(nodePrimitives, nodeFiles(theirs), { policy })) {
      if (step.kind === 'finding') expect(step.problem).toBeUndefined()
      if (step.kind === 'channel') size = step.result.size
    }
    expect(size).toBe(count)
  }
})

test('age opens our sealed list and the key of an epoch; so does the other implementation', async () => {
  const [online, offline, stranger] = [
    await generateX25519Identity(),
    await generateX25519Identity(),
    await generateX25519Identity(),
  ]
  const recipients = {
    online: [await identityToRecipient(online)],
    offline: [await identityToRecipient(offline)],
  }
  const list = bytesOf('1;tier 2\n2;tier 1\n')
  const sealed = must(await sealForHolders(nodeSealing, recipients, list))
  const epochFile = must(await wrapEpoch(webSealing, recipients, 'desk', epoch))
  expect(must(await openAsHolder(webSealing, [offline], sealed))).toEqual(list)
  expect(must(await unwrapEpoch(nodeSealing, [online], 'desk', epochFile))).toEqual(epoch)
  const other = await unwrapEpoch(nodeSealing, [online], 'public', epochFile)
  expect(!other.ok && other.problem.code).toBe('body-unopened')
  expect((await openAsHolder(nodeSealing, [stranger], sealed)).ok).toBe(false)
  const one = await sealForHolders(nodeSealing, { online: recipients.online, offline: [] }, list)
  expect(!one.ok && one.problem.code).toBe('recipients-too-few')
  const bad = await sealForHolders(nodeSealing, { ...recipients, online: ['age1nobody'] }, list)
  expect(!bad.ok && bad.problem.code).toBe('recipient-form')
  if (!installed('age', '--version')) return
  writeFileSync(at('list.age'), sealed)
  for (const [name, identity] of Object.entries({ online, offline })) {
    writeFileSync(at(name), `${identity}\n`, { mode: 0o600 })
    const opened = execFileSync('age', ['--decrypt', '-i', at(name), at('list.age')])
    expect(textOf(opened)).toBe(textOf(list))
  }
  writeFileSync(at('stranger'), `${stranger}\n`, { mode: 0o600 })
  expect(spawnSync('age', ['--decrypt', '-i', at('stranger'), at('list.age')]).status).not.toBe(0)
  // And the other way: what age seals, we open.
  const byAge = spawnSync('age', ['-r', recipients.online[0] ?? ''], { input: Buffer.from(list) })
  expect(await nodeSealing.unwrap([online], new Uint8Array(byAge.stdout))).toEqual(list)
})
