// The store through its door: what goes in comes out, after reopening too, and verification agrees.
import { describe, expect, test } from 'vitest'
import {
  bytesOf,
  cosign,
  keyTypes,
  leafHash,
  openEntry,
  parseNote,
  parseRequest,
  parseVerifierKey,
  rootOfLeaves,
  signingKey,
  textOf,
  verifierOf,
  verifyReceipt,
} from '../../src/log/index.ts'
import { nodePrimitives, nodeSealing } from '../../src/store/index.ts'
import { entryOf, epoch, must, openMemory, verified } from './tools.ts'

async function many(channel: string, from: number, to: number) {
  const entries = []
  for (let i = from; i < to; i++)
    entries.push(await entryOf(channel, `e${i}`, i % 3 === 0 ? `body ${i}` : undefined))
  return entries
}

describe('append, read, reopen, verify', () => {
  for (const [total, batch] of [
    [1, 1],
    [41, 7],
    [256, 256],
    [257, 100],
    [600, 123],
  ] as const)
    test(`${total} entries in batches of ${batch}`, async () => {
      const files = new Map<string, Uint8Array>()
      let store = await openMemory(files)
      must(await store.create('desk+North'))
      const leaves: Uint8Array[] = []
      for (let at = 0; at < total; at += batch) {
        const entries = await many('desk+North', at, Math.min(total, at + batch))
        leaves.push(...entries.map((one) => one.leaf))
        const appended = must(await store.append('desk+North', entries, at))
        expect(appended.indexes[0]).toBe(at)
        // Every other batch goes to tiles; the rest stays in the journal until the store is reopened.
        if ((at / batch) % 2 === 1) expect(await store.publish()).toBeUndefined()
        if ((at / batch) % 3 === 2) {
          // A process that dies leaves its lock and its journal behind.
          const kept = new Map([...files].filter(([path]) => !path.includes('lock')))
          files.clear()
          for (const [path, bytes] of kept) files.set(path, bytes)
          store = await openMemory(files)
        }
      }
      const head = must(await store.head('desk+North'))
      expect(head.size).toBe(total)
      expect(head.root).toEqual(
        rootOfLeaves(
          nodePrimitives,
          leaves.map((leaf) => leafHash(nodePrimitives, leaf)),
        ),
      )
      const read: Uint8Array[] = []
      for await (const leaf of store.read('desk+North', 0, total)) read.push(leaf)
      expect(read).toEqual(leaves)
      for (const index of [0, Math.floor(total / 2), total - 1]) {
        const stored = must(await store.body('desk+North', index))
        const leaf = leaves[index] as Uint8Array
        const opened = must(await openEntry(nodePrimitives, nodeSealing, leaf, stored, [epoch]))
        if (index % 3 === 0)
          expect(opened.body?.ok && textOf(opened.body.value)).toBe(`body ${index}`)
        else expect(opened.body).toBeUndefined()
      }
      await store.close()
      const { result, findings } = await verified(files, 'desk+North')
      expect(findings).toEqual([])
      expect(result.size).toBe(total)
    })
})

describe('compare and set, ids', () => {
  test('a head that moved, an id that comes back', async () => {
    const files = new Map<string, Uint8Array>()
    const store = await openMemory(files)
    must(await store.create('public'))
    const [first, second] = [await entryOf('public', 'a'), await entryOf('public', 'b')]
    must(await store.append('public', [first], 0))
    const moved = await store.append('public', [second], 0)
    expect(!moved.ok && moved.problem).toMatchObject({ code: 'head-moved', data: { size: 1 } })
    expect(must(await store.append('public', [first, second])).indexes).toEqual([0, 1])
    const other = await entryOf('public', 'a', 'another body')
    const reused = await store.append('public', [other])
    expect(!reused.ok && reused.problem.code).toBe('entry-id-reused')
    expect(must(await store.head('public')).size).toBe(2)
    const long = await store.append('public', [{ leaf: new Uint8Array(65_536) }])
    expect(!long.ok && long.problem.code).toBe('entry-too-long')
  })
  test('calls that wait together are committed together, each by itself accepted or refused', async () => {
    const store = await openMemory(new Map())
    must(await store.create('public'))
    const answers = await Promise.all(
      ['a', 'b', 'a', 'c'].map(async (id, i) =>
        store.append('public', [await entryOf('public', id)], i === 3 ? 99 : undefined),
      ),
    )
    expect(answers.map((one) => (one.ok ? one.value.indexes[0] : one.problem.code))).toEqual([
      0,
      1,
      0,
      'head-moved',
    ])
  })
})

describe('witnesses without a network', () => {
  test('a checkpoint cosigned five days late, when the log has grown', async () => {
    const files = new Map<string, Uint8Array>()
    const store = await openMemory(files)
    const witness = signingKey(
      nodePrimitives,
      'north.example',
      new Uint8Array(32).fill(3),
      keyTypes.cosignature,
    )
    must(
      await store.create('all', {
        policy: {
          witnesses: [{ name: 'north', key: verifierOf(witness) }],
          groups: [],
          quorum: 'north',
        },
      }),
    )
    must(await store.append('all', await many('all', 0, 41)))
    const request = must(parseRequest(must(await store.request('all', 0))))
    must(await store.append('all', await many('all', 41, 60)))
    const note = must(parseNote(request.checkpoint))
    const line = cosign(nodePrimitives, witness, note.text, 1_717_400_000)
    must(await store.cosigned('all', 41, [line]))
    const sights = must(await store.sights('all'))
    expect(sights.seen.map((one) => [one.key.name, one.size, one.seconds])).toEqual([
      ['north.example', 41, 1_717_400_000],
    ])
    expect(sights.ofRecord).toEqual({ size: 41, seconds: 1_717_400_000 })
    const { result, findings } = await verified(files, 'all')
    expect(findings).toEqual([])
    expect(result.ofRecord?.size).toBe(41)
    const bad = { ...line, signature: line.signature.slice().fill(1, 20, 30) }
    const refused = await store.cosigned('all', 41, [bad])
    expect(!refused.ok && refused.problem.code).toBe('note-signature')
  })
  test('a receipt proves an entry; another entry it does not prove', async () => {
    const store = await openMemory(new Map())
    must(await store.create('public'))
    const entries = await many('public', 0, 300)
    must(await store.append('public', entries))
    const text = must(await store.receipt('public', 270, bytesOf('where it came from')))
    const key = must(parseVerifierKey(nodePrimitives, must(await store.verifierKey('public'))))
    const policy = { logs: [{ key }], witnesses: [], groups: [], quorum: 'none' }
    const leaf = entries[270]?.leaf as Uint8Array
    expect(must(verifyReceipt(nodePrimitives, policy, leaf, bytesOf(text))).index).toBe(270)
    const other = verifyReceipt(
      nodePrimitives,
      policy,
      entries[1]?.leaf as Uint8Array,
      bytesOf(text),
    )
    expect(!other.ok && other.problem.code).toBe('proof-wrong')
  })
})

describe('erasure', () => {
  test('the key is nowhere afterwards, the tree is as before, opening is refused', async () => {
    const files = new Map<string, Uint8Array>()
    const store = await openMemory(files)
    must(await store.create('desk'))
    const entry = await entryOf('desk', 'list', 'CANARY')
    must(await store.append('desk', [await entryOf('desk', 'x', 'other'), entry]))
    const slot = entry.slot as Uint8Array
    const holds = (part: Uint8Array) =>
      [...files].filter(([, bytes]) => Buffer.from(bytes).includes(Buffer.from(part)))
    expect(holds(slot).length).toBeGreaterThan(0)
    const before = must(await store.head('desk'))
    must(await store.erase('desk', 1))
    expect(holds(slot)).toEqual([])
    expect(holds(bytesOf('CANARY'))).toEqual([])
    expect(must(await store.head('desk'))).toEqual(before)
    const stored = must(await store.body('desk', 1))
    const opened = must(await openEntry(nodePrimitives, nodeSealing, entry.leaf, stored, [epoch]))
    expect(opened.body && !opened.body.ok && opened.body.problem.code).toBe('body-erased')
    const { result, findings } = await verified(files, 'desk')
    expect([findings, result.erased]).toEqual([[], 1])
  })
})
