// A side with paper only: it is handed a printed transmittal, a receipt and a request with a code; it cosigns
// five days later. Nothing that was due moves by that, and what it has seen is said.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  answerRequest,
  keyTypes,
  parsePolicy,
  parseSignatureLine,
  parseVerifierKey,
  printVerifierKey,
  signingKey,
  textOf,
  verifierOf,
  verifyReceipt,
} from '../../src/log/index.ts'
import { openProcess, readQuery, status } from '../../src/process/index.ts'
import { appendEntries, placeOf, readFolder, siteOf, writingStore } from '../../src/server/index.ts'
import { nodePrimitives } from '../../src/store/index.ts'
import { mostInCode, pageAt, paperPage, speaker } from '../../src/views/index.ts'
import { allFiles, newHome, signed, smallProcess } from './tools.ts'

const home = newHome()
afterAll(() => rmSync(home, { recursive: true, force: true }))
const day = 86_400

function answers(folder: string): string[] {
  return ['public', 'desk', 'League'].map((viewer) => {
    const { files } = readFolder(folder, viewer)
    if (!files) throw new Error('no process')
    const process = openProcess(files)
    const { query } = readQuery({ at: '2026-10-12', viewer }, 'UTC', ['Republic', 'League'], [])
    if (!query) throw new Error('no query')
    return JSON.stringify(status(process, query))
  })
}

test('a checkpoint cosigned from its code five days late changes no date and no status', async () => {
  const folder = smallProcess(home, 'paper')
  await signed(folder)
  const handed = new Date('2026-10-06T10:00:00Z')
  const line = JSON.stringify({
    id: 'handed',
    kind: 'transmittal',
    channel: 'desk+League',
    happened: '2026-10-06',
    stated: '2026-10-06',
    version: 'text',
    by: 'Republic',
    to: 'League',
    medium: 'paper',
    answerBy: '2026-10-10',
    sources: [{ title: 'printed transmittal' }],
  })
  expect(await appendEntries(folder, [line], { now: () => handed })).toMatchObject({ ok: true })
  const before = answers(folder)

  const opened = await writingStore(folder, () => handed)
  if (!opened.ok) throw new Error(opened.problem.code)
  const store = opened.value
  const place = await placeOf(store, 'handed')
  if (!place) throw new Error('not there')
  const { channel, index } = place
  const witness = signingKey(
    nodePrimitives,
    'League',
    new Uint8Array(32).fill(5),
    keyTypes.cosignature,
  )
  const key = verifierOf(witness)
  await store.setPolicy(channel, { witnesses: [{ name: 'L', key }], groups: [], quorum: 'L' })
  const request = await store.request(channel, 0)
  if (!request.ok) throw new Error(request.problem.code)
  // On paper: the code carries the request whole.
  const printed = textOf(request.value) ?? ''
  expect(request.value.length).toBeLessThan(mostInCode)
  const say = speaker('en', false)
  const page = paperPage({ say, title: 'Request', lines: [], facts: [], text: printed, limits: '' })
  expect(page).toContain('<svg')
  expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
  await store.close()

  // Five days later, out of the code, with the League's own key; the log has grown in the meantime.
  await appendEntries(folder, [line.replaceAll('"handed"', '"handed-again"')])
  const grown = answers(folder)
  const logKey = await (async () => {
    const again = await writingStore(folder)
    if (!again.ok) throw new Error(again.problem.code)
    const text = await again.value.verifierKey(channel)
    await again.value.close()
    return text.ok ? text.value : ''
  })()
  const log = parseVerifierKey(nodePrimitives, logKey)
  if (!log.ok) throw new Error('no key')
  const seconds = handed.getTime() / 1000 + 5 * day
  const answer = answerRequest(nodePrimitives, new TextEncoder().encode(printed), {
    key: witness,
    logs: [{ origin: log.value.name, keys: [log.value] }],
    seen: () => undefined,
    seconds,
  })
  expect(answer.status).toBe(200)
  const cosignature = parseSignatureLine(answer.body.trimEnd())
  if (!cosignature) throw new Error('no line')
  const later = await writingStore(folder, () => new Date(seconds * 1000))
  if (!later.ok) throw new Error(later.problem.code)
  expect(await later.value.cosigned(channel, index + 1, [cosignature])).toMatchObject({ ok: true })
  const sights = await later.value.sights(channel)
  if (!sights.ok) throw new Error(sights.problem.code)
  expect(sights.value.seen).toMatchObject([{ size: index + 1, seconds }])
  expect(sights.value.ofRecord).toEqual({ size: index + 1, seconds })
  let leaf: Uint8Array = new Uint8Array(0)
  for await (const one of later.value.read(channel, index, index + 1)) leaf = one
  const receipt = await later.value.receipt(channel, index)
  if (!receipt.ok) throw new Error(receipt.problem.code)
  await later.value.close()
  expect(answers(folder)).toEqual(grown)
  expect(before[0]).toBe(grown[0])
  // The desk's page says who has seen what; the public's page says nothing of that channel.
  const site = { ...siteOf(folder), today: () => '2026-10-12' }
  const words = speaker('en', false)('verify-seen', {
    channel,
    witness: 'League',
    size: index + 1,
    date: '2026-10-11 10:00 UTC',
  })
  expect(pageAt(site, '/p/paper/').body).toContain(words)
  expect(pageAt(site, '/p/paper/public/').body).not.toContain('2026-10-11 10:00')

  // The receipt holds under a policy that the League wrote down for itself, and under no other key.
  const policyOf = (text: string) => {
    const read = parsePolicy(
      nodePrimitives,
      new TextEncoder().encode(`log ${text}\nwitness L ${printVerifierKey(key)}\nquorum none\n`),
    )
    if (!read.ok) throw new Error(read.problem.code)
    return read.value
  }
  const bytes = new TextEncoder().encode(receipt.value)
  expect(verifyReceipt(nodePrimitives, policyOf(logKey), leaf, bytes)).toMatchObject({
    ok: true,
    value: { index },
  })
  const stranger = signingKey(nodePrimitives, log.value.name, new Uint8Array(32).fill(9))
  expect(
    verifyReceipt(nodePrimitives, policyOf(printVerifierKey(verifierOf(stranger))), leaf, bytes),
  ).toMatchObject({
    ok: false,
  })
})

test('bad folders: a typed error each, and nothing lost', async () => {
  const flaws: [string, (path: string) => void, string][] = [
    ['logs/public/tile/entries/000.p/5', (path) => flip(path, 40), 'checkpoint-root'],
    [
      'logs/public/checkpoint',
      (path) => writeFileSync(path, readFileSync(path).subarray(0, 20)),
      'note-form',
    ],
    ['private/order', (path) => flip(path, 3), 'journal-damaged'],
  ]
  for (const [i, [file, harm, code]] of flaws.entries()) {
    const folder = smallProcess(home, `bad-${i}`)
    await signed(folder)
    const path = join(folder, file)
    const whole = readFileSync(path)
    harm(path)
    expect(readFolder(folder).problems.map((one) => one.code)).toEqual([code])
    const before = allFiles(folder)
    const added = await appendEntries(folder, [
      JSON.stringify({ id: 'n', kind: 'aim', words: 'x' }),
    ])
    expect(added).toMatchObject({ ok: false })
    for (const [name, bytes] of before)
      expect(allFiles(folder).get(name)?.equals(bytes), name).toBe(true)
    writeFileSync(path, whole)
    expect(readFolder(folder).problems).toEqual([])
  }
})

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}
