// A witness that survives: it remembers before it answers, one request at a time, and never forgets.
import { expect, test } from 'vitest'
import {
  bytesOf,
  hexOf,
  keyTypes,
  parseNote,
  parseSignatureLine,
  parseVerifierKey,
  signingKey,
  verifierOf,
} from '../../src/log/index.ts'
import { memoryFiles, nodePrimitives, openWitness } from '../../src/store/index.ts'
import { entryOf, must, openMemory } from './tools.ts'

const key = signingKey(
  nodePrimitives,
  'south.example',
  new Uint8Array(32).fill(4),
  keyTypes.cosignature,
)

test('two requests at once, a restart, a memory that is damaged', async () => {
  const store = await openMemory(new Map())
  const policy = {
    witnesses: [{ name: 'south', key: verifierOf(key) }],
    groups: [],
    quorum: 'south',
  }
  must(await store.create('all', { policy }))
  const log = must(parseVerifierKey(nodePrimitives, must(await store.verifierKey('all'))))
  const memory = new Map<string, Uint8Array>()
  const open = () =>
    openWitness({
      files: memoryFiles(memory),
      key,
      logs: [{ origin: log.name, keys: [log] }],
      clock: () => 1_717_400_000,
    })
  const witness = must(await open())
  must(await store.append('all', [await entryOf('all', 'a')]))
  const small = must(await store.request('all', 0))
  must(await store.append('all', [await entryOf('all', 'b')]))
  const large = must(await store.request('all', 0))
  const both = await Promise.all([witness.answer(large), witness.answer(small)])
  // The larger came first; the smaller may not roll it back.
  expect(both.map((one) => must(one).status)).toEqual([200, 409])
  const line = parseSignatureLine(must(both[0]).body.trimEnd())
  must(await store.cosigned('all', 2, [line as NonNullable<typeof line>]))
  expect(must(await store.sights('all')).ofRecord?.size).toBe(2)
  const hash = hexOf(nodePrimitives.sha256(bytesOf(log.name)))
  const kept = must(parseNote((await witness.checkpoint(hash)) ?? new Uint8Array(0)))
  expect(kept.signatures.map((one) => one.name)).toEqual([log.name, 'south.example'])
  const second = await open()
  expect(!second.ok && second.problem.code).toBe('locked')
  await witness.close()
  const again = must(await open())
  expect(must(await again.answer(small)).status).toBe(409)
  expect(must(await again.answer(must(await store.request('all', 2)))).status).toBe(200)
  await again.close()
  const path = `witness/${hash}/checkpoint`
  memory.set(path, (memory.get(path) as Uint8Array).slice(0, 40))
  const damaged = await open()
  expect(!damaged.ok && [damaged.problem.code, damaged.problem.at]).toEqual(['note-form', path])
})
