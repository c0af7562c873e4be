// What one channel holds is not felt in another, a list is read by its holders only, and a copy of a folder
// is read without its writer.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, expect, test } from 'vitest'
import {
  bytesOf,
  openAsHolder,
  openEntry,
  composeEntry,
  sealForHolders,
  textOf,
  type ComposedEntry,
} from '../../src/log/index.ts'
import {
  copyChannels,
  memoryFiles,
  nodeFiles,
  nodePrimitives,
  nodeSealing,
  openFileStore,
  readFolder,
  verifyFolder,
} from '../../src/store/index.ts'
import { counted, entryOf, epoch, must, openMemory } from './tools.ts'

const scratch = mkdtempSync(join(tmpdir(), 'truce-channels-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

test('1,000 entries in desk+a change no byte of another channel', async () => {
  const folder = join(scratch, 'isolation')
  const store = must(await openFileStore({ files: nodeFiles(folder), process: 'p' }))
  for (const channel of ['public', 'desk+a', 'desk+b']) {
    must(await store.create(channel))
    must(await store.append(channel, [await entryOf(channel, 'first', 'body')]))
  }
  await store.publish()
  const others = () =>
    filesBelow(folder)
      .filter((path) => !path.includes('desk+a'))
      .map((path) => [path, readFileSync(path).toString('base64'), statSync(path).mtimeMs])
  const before = others()
  expect(before.length).toBeGreaterThan(10)
  for (let at = 0; at < 1000; at += 100) {
    const entries: ComposedEntry[] = []
    for (let i = at; i < at + 100; i++) entries.push(await entryOf('desk+a', `n${i}`, 'body'))
    must(await store.append('desk+a', entries))
  }
  await store.publish()
  expect(must(await store.head('desk+a')).size).toBe(1001)
  expect(others()).toEqual(before)
  await store.close()
})

test('a canary in a sealed list: its holder sees it, it is nowhere else, and erasing changes no head', async () => {
  const canary = 'CANARY-7f3a-Name-Of-A-Person'
  const folder = join(scratch, 'canary')
  const [daily, paper] = [await generateX25519Identity(), await generateX25519Identity()]
  const recipients = {
    online: [await identityToRecipient(daily)],
    offline: [await identityToRecipient(paper)],
  }
  const list = must(await sealForHolders(nodeSealing, recipients, bytesOf(`1;${canary}\n`)))
  const entry = must(
    await composeEntry(
      nodePrimitives,
      nodeSealing,
      { channel: 'desk+a', id: 'list', face: { persons: 1 }, body: list },
      epoch,
      counted(),
    ),
  )
  const store = must(await openFileStore({ files: nodeFiles(folder), process: 'p' }))
  must(await store.create('desk+a'))
  must(await store.append('desk+a', [entry]))
  // While it is in the journal, after it went to tiles, and after the store is closed.
  const everywhere = () =>
    filesBelow(folder).filter((path) => {
      const bytes = readFileSync(path)
      return bytes.includes(canary) || bytes.includes(Buffer.from(canary).toString('base64'))
    })
  expect(everywhere()).toEqual([])
  await store.publish()
  expect(everywhere()).toEqual([])
  const stored = must(await store.body('desk+a', 0))
  const opened = must(await openEntry(nodePrimitives, nodeSealing, entry.leaf, stored, [epoch]))
  if (!opened.body?.ok) throw new Error('the body does not open')
  // The channel's key gives the age file; only the holder's key gives the list.
  expect(textOf(opened.body.value)?.includes(canary) ?? false).toBe(false)
  expect(textOf(must(await openAsHolder(nodeSealing, [paper], opened.body.value)))).toContain(
    canary,
  )
  const head = must(await store.head('desk+a'))
  must(await store.erase('desk+a', 0))
  expect(must(await store.head('desk+a'))).toEqual(head)
  const gone = must(await store.body('desk+a', 0))
  const refused = must(await openEntry(nodePrimitives, nodeSealing, entry.leaf, gone, [epoch]))
  expect(refused.body && !refused.body.ok && refused.body.problem.code).toBe('body-erased')
  await store.close()
  expect(everywhere()).toEqual([])
  for await (const step of verifyFolder(nodePrimitives, nodeFiles(folder)))
    if (step.kind === 'finding') expect(step.problem).toBeUndefined()
  // The search would find it: positive control of the search itself.
  const found = execFileSync('grep', ['-c', canary], { input: `x${canary}x` })
    .toString()
    .trim()
  expect(found).toBe('1')
})

test('a folder is read beside its writer, after a kill, and as a copy without secrets', async () => {
  const folder = join(scratch, 'read')
  const store = must(
    await openFileStore({ files: nodeFiles(folder), process: 'p', later: () => {} }),
  )
  must(await store.create('all'))
  const entries: ComposedEntry[] = []
  for (let i = 0; i < 300; i++)
    entries.push(await entryOf('all', `r${i}`, i % 2 ? `body ${i}` : undefined))
  must(await store.append('all', entries.slice(0, 200)))
  await store.publish()
  must(await store.append('all', entries.slice(200)))
  const look = async (at: string, size: number) => {
    const reader = readFolder(nodeFiles(at))
    expect(await reader.channels()).toEqual(['all'])
    expect(must(await reader.head('all')).size).toBe(size)
    let index = 0
    for await (const leaf of reader.read('all', 0, size)) {
      expect(Buffer.compare(leaf, entries[index]?.leaf as Uint8Array)).toBe(0)
      const body = must(await reader.body('all', index))
      expect(body?.sealed.length).toEqual(entries[index]?.sealed?.length)
      index++
    }
    const unknown = await reader.head('desk')
    expect(!unknown.ok && unknown.problem.code).toBe('channel-unknown')
  }
  // What is acknowledged but not yet in tiles is read from the journal.
  await look(folder, 300)
  const copy = join(scratch, 'copy')
  mkdirSync(copy)
  const copied = must(await copyChannels(nodeFiles(folder), nodeFiles(copy), ['all']))
  expect([copied > 5, readdirSync(copy).sort()]).toEqual([true, ['bodies', 'logs']])
  await look(copy, 200)
  await store.close()
  await look(folder, 300)
})

test('a store in memory is the same store', async () => {
  const files = new Map<string, Uint8Array>()
  const store = await openMemory(files)
  must(await store.create('public'))
  must(await store.append('public', [await entryOf('public', 'm1', 'body')]))
  const name = must(await store.put('public', bytesOf('a sealed photograph')))
  expect(textOf((await store.get('public', name)) ?? bytesOf(''))).toBe('a sealed photograph')
  expect(await store.get('public', '../../private/key')).toBeUndefined()
  await store.close()
  expect(must(await readFolder(memoryFiles(files)).head('public')).size).toBe(1)
})
