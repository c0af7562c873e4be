// Damage and forgery. One flipped bit in any stored file is found and the file is named; a history that is
// written anew with the log's own key is refused by everyone who asks for the quorum; what is broken at
// opening is a typed problem and nothing is lost. The Python verifier is asked the same questions.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, expect, test } from 'vitest'
import {
  answerRequest,
  bytesOf,
  keyTypes,
  parseNote,
  parseSignatureLine,
  parseVerifierKey,
  printSigningKey,
  signingKey,
  verifierOf,
  wrapEpoch,
  type LogProblem,
  type Policy,
} from '../../src/log/index.ts'
import {
  fsckFolder,
  memoryFiles,
  nodePrimitives,
  nodeSealing,
  verifyFolder,
} from '../../src/store/index.ts'
import { Coverage, runs } from '../laws.ts'
import { dice } from './sim-files.ts'
import { entryOf, epoch, must, openMemory } from './tools.ts'

const witnessKey = signingKey(
  nodePrimitives,
  'north.example',
  new Uint8Array(32).fill(3),
  keyTypes.cosignature,
)
const policy: Omit<Policy, 'logs'> = {
  witnesses: [{ name: 'north', key: verifierOf(witnessKey) }],
  groups: [{ name: 'sides', threshold: 1, members: ['north'] }],
  quorum: 'sides',
}
const recipients = {
  online: [await identityToRecipient(await generateX25519Identity())],
  offline: [await identityToRecipient(await generateX25519Identity())],
}

type Folder = Map<string, Uint8Array>

/** A folder with everything that is ever stored: sizes in steps, cosigned now and then, one body erased. */
async function folderOf(sizes: readonly number[], word = 'body'): Promise<Folder> {
  const files: Folder = new Map()
  const store = await openMemory(files, { clock: () => 1_717_400_000 })
  must(await store.create('desk+a', { secret: new Uint8Array(32).fill(5), policy }))
  const file = must(await wrapEpoch(nodeSealing, recipients, 'desk+a', epoch))
  must(await store.putEpoch('desk+a', 1, 'age', file))
  must(await store.put('desk+a', bytesOf('a long sealed file')))
  const key = must(parseVerifierKey(nodePrimitives, must(await store.verifierKey('desk+a'))))
  let seen: { size: number; root: Uint8Array } | undefined
  let at = 0
  for (const size of sizes) {
    const entries = []
    for (; at < size; at++)
      entries.push(await entryOf('desk+a', `e${at}`, at % 2 === 0 ? `${word} ${at}` : undefined))
    must(await store.append('desk+a', entries))
    await store.publish()
    const answer = answerRequest(
      nodePrimitives,
      must(await store.request('desk+a', seen?.size ?? 0)),
      {
        key: witnessKey,
        logs: [{ origin: key.name, keys: [key] }],
        seen: () => seen,
        seconds: 1_717_400_500,
      },
    )
    const line = parseSignatureLine(answer.body.trimEnd())
    if (!line) throw new Error(`${answer.status} ${answer.body}`)
    must(await store.cosigned('desk+a', size, [line]))
    seen = answer.seen
  }
  must(await store.erase('desk+a', 2))
  await store.close()
  return files
}

async function problemsOf(files: Folder, own?: Policy): Promise<LogProblem[]> {
  const found: LogProblem[] = []
  const steps = own
    ? verifyFolder(nodePrimitives, memoryFiles(files), { policy: own })
    : fsckFolder(nodePrimitives, memoryFiles(files))
  for await (const step of steps) if (step.kind === 'finding') found.push(step.problem)
  return found
}

const scratch = mkdtempSync(join(tmpdir(), 'truce-damage-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function writeFolder(files: Folder, name: string): string {
  const root = join(scratch, name)
  rmSync(root, { recursive: true, force: true })
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), bytes)
  }
  return root
}

const python = '/usr/bin/python3'
/** Is Python here with its package? Where it is installed by rule, a missing one is a failure. */
const pythonHere = (() => {
  if (spawnSync(python, ['-c', 'import cryptography']).status === 0) return true
  if (process.env['CI'] === 'true') throw new Error('python3-cryptography is not installed')
  console.log('python3-cryptography is not installed here and was not asked')
  return false
})()
const verifier = join(import.meta.dirname, '../../verify/verify.py')
function pythonOn(...words: string[]): { status: number | null; out: string } {
  const done = spawnSync(python, [verifier, ...words], { encoding: 'utf8' })
  return { status: done.status, out: done.stdout + done.stderr }
}

function flipped(files: Folder, path: string, bit: number): Folder {
  const copy = new Map(files)
  const bytes = (files.get(path) as Uint8Array).slice()
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  copy.set(path, bytes)
  return copy
}

const names = (found: readonly LogProblem[], path: string) =>
  found.some((one) => one.at === path || (path.startsWith(`${one.at}/`) && one.at !== ''))

test('every kind of file is there, and nothing is wrong with it', async () => {
  const files = await folderOf([3, 5, 9])
  expect([...files.keys()].map((path) => path.replace(/[0-9a-f]{16,}/, 'HASH')).sort()).toEqual([
    'bodies/desk+a/000',
    'bodies/desk+a/files/HASH',
    'logs/desk+a/checkpoint',
    'logs/desk+a/cosigned/3',
    'logs/desk+a/cosigned/5',
    'logs/desk+a/cosigned/9',
    'logs/desk+a/epochs/1.HASH.age',
    'logs/desk+a/keys/000',
    'logs/desk+a/policy.HASH',
    'logs/desk+a/tile/0/000.p/3',
    'logs/desk+a/tile/0/000.p/5',
    'logs/desk+a/tile/0/000.p/9',
    'logs/desk+a/tile/entries/000.p/3',
    'logs/desk+a/tile/entries/000.p/5',
    'logs/desk+a/tile/entries/000.p/9',
    'private/logs/desk+a/checkpoint',
    'private/logs/desk+a/key',
  ])
  expect(await problemsOf(files)).toEqual([])
})

test('any flipped bit of any stored file is located', async () => {
  const small = await folderOf([3, 5, 9])
  const large = await folderOf([100, 300, 530])
  const coverage = new Coverage(
    'flipped bits',
    [...small.keys()].map((path) => path.replace(/[0-9a-f]{16,}/, 'HASH')),
  )
  const random = dice(7)
  // In a campaign every bit of the small folder; otherwise each file gets its share of draws.
  const share = Math.ceil(runs(10_000) / small.size / 2)
  for (const [files, draws] of [
    [small, share],
    [large, Math.ceil(share / 10)],
  ] as const)
    for (const [path, bytes] of files)
      for (let draw = 0; draw < draws; draw++) {
        const bit = Math.floor(random() * bytes.length * 8)
        const found = await problemsOf(flipped(files, path, bit))
        expect(names(found, path), `${path} bit ${bit}: ${JSON.stringify(found)}`).toBe(true)
        if (files === small) coverage.hit(path.replace(/[0-9a-f]{16,}/, 'HASH'))
      }
  coverage.check()
})

test('the Python verifier agrees: a whole folder, flipped bits, a receipt', async () => {
  const files = await folderOf([100, 300])
  if (!pythonHere) return
  const whole = pythonOn(writeFolder(files, 'whole'))
  expect(whole.out).toContain('300 entries')
  expect(whole.out).toContain('of record up to 300')
  expect(whole.status).toBe(0)
  const random = dice(11)
  for (const [path, bytes] of files) {
    if (path.startsWith('private/')) continue
    const bit = Math.floor(random() * bytes.length * 8)
    const folder = writeFolder(flipped(files, path, bit), 'flipped')
    const { status, out } = pythonOn(folder)
    expect(status, `${path} bit ${bit}: ${out}`).not.toBe(0)
    expect(out, `${path} bit ${bit}`).toContain(path.replace(/\.[0-9a-f]{16}$/, ''))
  }
  const store = await openMemory(new Map(files))
  const receipt = must(await store.receipt('desk+a', 257))
  let entry = new Uint8Array(0)
  for await (const leaf of store.read('desk+a', 257, 258)) entry = leaf.slice()
  const policyFile = [...files.keys()].find((path) => path.includes('policy.')) ?? ''
  for (const [name, bytes] of [
    ['receipt', bytesOf(receipt)],
    ['entry', entry],
    ['policy', files.get(policyFile) as Uint8Array],
  ] as const)
    writeFileSync(join(scratch, name), bytes)
  const words = (one: string) => join(scratch, one)
  const asked = [
    '--receipt',
    words('receipt'),
    '--entry',
    words('entry'),
    '--policy',
    words('policy'),
  ]
  expect(pythonOn(...asked).status).toBe(0)
  writeFileSync(words('entry'), bytesOf('another entry'))
  expect(pythonOn(...asked).status).toBe(2)
})

test('the Python verifier admits the same signatures out of 914', () => {
  if (!pythonHere) return
  const vectors = join(import.meta.dirname, '../vectors/log/ed25519/vectors.json')
  const out = execFileSync(python, [verifier, '--signatures', vectors], { encoding: 'utf8' })
  expect(JSON.parse(out)).toEqual([305])
})

test('a history written anew with the log key but without the quorum is refused by all verifiers', async () => {
  const files = await folderOf([5, 9])
  // The same key signs another history; nobody cosigns it.
  const forged: Folder = new Map()
  const store = await openMemory(forged)
  must(await store.create('desk+a', { secret: new Uint8Array(32).fill(5), policy }))
  for (let i = 0; i < 9; i++) must(await store.append('desk+a', [await entryOf('desk+a', `f${i}`)]))
  const key = must(parseVerifierKey(nodePrimitives, must(await store.verifierKey('desk+a'))))
  await store.close()
  const own: Policy = { ...policy, logs: [{ key }] }
  const codes = async (folder: Folder) => (await problemsOf(folder, own)).map((one) => one.code)
  expect(await codes(files)).toEqual([])
  expect(await codes(forged)).toContain('quorum-missing')
  // With the old cosigned checkpoints laid beside it, they contradict it.
  const mixed = new Map(forged)
  for (const [path, bytes] of files) if (path.includes('/cosigned/')) mixed.set(path, bytes)
  expect(await codes(mixed)).toContain('history-conflict')
  // With cosignatures pasted onto the forged checkpoint, they do not fit.
  const pasted = new Map(forged)
  const note = must(parseNote(files.get('logs/desk+a/checkpoint') as Uint8Array))
  const witnessLine = `\u2014 ${note.signatures[1]?.name} ${Buffer.concat([
    note.signatures[1]?.id ?? new Uint8Array(0),
    note.signatures[1]?.signature ?? new Uint8Array(0),
  ]).toString('base64')}\n`
  const shown = Buffer.from(forged.get('logs/desk+a/checkpoint') as Uint8Array).toString()
  pasted.set('logs/desk+a/checkpoint', bytesOf(shown + witnessLine))
  expect(await codes(pasted)).toContain('note-signature')
  if (!pythonHere) return
  const policyText = [...files].find(([path]) => path.includes('policy.'))?.[1] as Uint8Array
  writeFileSync(join(scratch, 'own-policy'), policyText)
  for (const folder of [forged, mixed, pasted])
    expect(
      pythonOn(writeFolder(folder, 'forged'), '--policy', join(scratch, 'own-policy')).status,
    ).toBe(1)
  // Someone who kept an older checkpoint sees it too.
  const kept = join(scratch, 'kept')
  writeFileSync(kept, files.get('logs/desk+a/cosigned/5') as Uint8Array)
  expect(pythonOn(writeFolder(forged, 'forged'), '--known', kept).status).toBe(1)
})

test('what is broken at opening is said, with the file, and nothing is changed', async () => {
  const files = await folderOf([100, 300])
  const coverage = new Coverage('broken at opening', [
    'tile-wrong',
    'note-form',
    'key-form',
    'signing-key-missing',
    'note-no-known-signature',
    'both-forms',
    'behind-own-checkpoint',
    'channel-unknown',
    'channel-name',
  ])
  const open = async (change: (copy: Folder) => void, channel = 'desk+a') => {
    const copy = new Map(files)
    change(copy)
    const before = new Map(copy)
    try {
      const store = await openMemory(copy)
      const head = await store.head(channel)
      await store.close()
      for (const [path, bytes] of before) expect(copy.get(path), path).toEqual(bytes)
      return head.ok ? 'fine' : head.problem.code
    } catch (error) {
      return error instanceof Error ? error.message.split(' ')[0] : ''
    }
  }
  const log = 'logs/desk+a'
  const cut = (copy: Folder, path: string, length: number) =>
    copy.set(path, (copy.get(path) as Uint8Array).slice(0, length))
  const cases: [string, Promise<string | undefined>][] = [
    ['fine', open(() => {})],
    ['tile-wrong', open((copy) => cut(copy, `${log}/tile/0/001.p/44`, 100))],
    ['note-form', open((copy) => cut(copy, `${log}/checkpoint`, 50))],
    ['key-form', open((copy) => cut(copy, 'private/logs/desk+a/key', 40))],
    [
      'note-no-known-signature',
      open((copy) =>
        copy.set(
          'private/logs/desk+a/key',
          bytesOf(
            `${printSigningKey(signingKey(nodePrimitives, 'test/desk~a', new Uint8Array(32).fill(6)))}\n`,
          ),
        ),
      ),
    ],
    ['signing-key-missing', open((copy) => copy.delete('private/logs/desk+a/key'))],
    ['both-forms', open((copy) => copy.set('record.jsonl', bytesOf('{}\n')))],
    ['channel-unknown', open(() => {}, 'desk+b')],
    ['channel-name', open(() => {}, 'desk++b')],
    [
      'behind-own-checkpoint',
      open((copy) => {
        copy.set(`${log}/checkpoint`, copy.get(`${log}/cosigned/100`) as Uint8Array)
        copy.delete(`${log}/tile/0/001.p/44`)
        copy.delete(`${log}/tile/1/000.p/1`)
      }),
    ],
  ]
  for (const [wanted, got] of cases) {
    expect(await got, wanted).toBe(wanted)
    if (wanted !== 'fine') coverage.hit(wanted)
  }
  coverage.check()
})

test('an entry of a newer form is kept and proven, and said', async () => {
  const files: Folder = new Map()
  const store = await openMemory(files)
  must(await store.create('public'))
  const leaf = bytesOf('{"channel":"public","face":{"new":true},"form":2,"id":"n1"}')
  must(await store.append('public', [{ leaf }]))
  await store.close()
  const found = await problemsOf(files)
  expect(found.map((one) => [one.code, one.severity, one.at])).toEqual([
    ['entry-newer-form', 'warning', 'entry 0'],
  ])
})
