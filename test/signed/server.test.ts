// A server on a signed folder: what it says of itself, what open pages hear, how it stops.
import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { appendEntries, readSigned, serveHome } from '../../src/server/index.ts'
import { newHome, signed, smallProcess, statement } from './tools.ts'

const home = newHome()
afterAll(() => rmSync(home, { recursive: true, force: true }))

type Reader = ReadableStreamDefaultReader<Uint8Array>
const asked = new WeakMap<Reader, ReturnType<Reader['read']>>()

/** Reads a stream until `wanted` was seen or so many milliseconds have passed. */
async function heard(reader: Reader, wanted: string, most: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  const over = new Promise<'over'>((done) => setTimeout(() => done('over'), most))
  while (!text.includes(wanted)) {
    // What was asked for and not answered in time is still to come.
    const reading = asked.get(reader) ?? reader.read()
    asked.set(reader, reading)
    const next = await Promise.race([reading, over])
    if (next === 'over') break
    asked.delete(reader)
    if (next.done) break
    text += decoder.decode(next.value)
  }
  return text
}

test('health, readiness, news of new entries, a clean stop', async () => {
  const folder = smallProcess(home, 'small')
  await signed(folder)
  const served = await serveHome(home, 4871, () => {})
  const address = `http://localhost:${served.port}`
  expect(await (await fetch(`${address}/health`)).json()).toEqual({ status: 'ok' })
  expect(await (await fetch(`${address}/ready`)).json()).toEqual({ status: 'ready' })
  const response = await fetch(`${address}/p/small/news`)
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const reader = response.body?.getReader()
  if (!reader) throw new Error('no stream')
  expect(await heard(reader, 'event: head', 5000)).toContain('event: head')
  // What the desk cannot read is not heard; what it can is.
  await appendEntries(folder, [statement('a-room-of-its-own', 'League', 'Between ourselves')])
  expect(await heard(reader, 'event: entries', 2500)).not.toContain('event: entries')
  await appendEntries(folder, [statement('for-the-desk', 'desk', 'News')])
  expect(await heard(reader, 'event: entries', 10_000)).toContain('event: entries')
  // A write that was asked before the stop is on the disk after it.
  const last = appendEntries(folder, [statement('the-last', 'desk', 'Still in')])
  await served.close()
  expect((await last).ok).toBe(true)
  expect(readSigned(folder).lines.map((one) => one.id)).toContain('the-last')
  await expect(fetch(`${address}/health`)).rejects.toThrow()
}, 60_000)
