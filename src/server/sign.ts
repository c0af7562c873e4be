// From `record.jsonl` to signed logs. The logs are made beside the record, read back and compared; only
// then do they take its place. Broken off anywhere, the record is still there and signing again finishes.
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { good, refuse, type Answer } from '../log/index.ts'
import { nodeFiles, openFileStore, type StoredEntry } from '../store/index.ts'
import { inTurn, processName } from './append.ts'
import { canonicalLines, leafOf, recordText, type RecordLine } from './lines.ts'
import { orderText, runsOf } from './order.ts'
import { hasLogs, readSigned } from './signed.ts'

/** What was signed. */
export interface Signed {
  readonly entries: number
  readonly channels: readonly string[]
}

const work = '.signing'

/** Signs the record of a folder. `progress` is told how many entries are in. */
export function signFolder(
  folder: string,
  progress: (done: number, of: number) => void = () => {},
): Promise<Answer<Signed>> {
  return inTurn(folder, () => sign(folder, progress))
}

async function sign(
  folder: string,
  progress: (done: number, of: number) => void,
): Promise<Answer<Signed>> {
  const file = join(folder, 'record.jsonl')
  if (!existsSync(file))
    return refuse(hasLogs(folder) ? 'already-signed' : 'record-missing', 'record.jsonl')
  const lines = canonicalLines('record.jsonl', readFileSync(file, 'utf8'))
  if (!lines.ok) return lines
  const signed = {
    entries: lines.value.length,
    channels: [...new Set(lines.value.map((one) => one.channel))].sort(),
  }
  if (hasLogs(folder)) {
    // A signing that was broken off at its last step: the logs hold the record, only the file is left.
    if (recordText(readSigned(folder).lines) !== recordText(lines.value))
      return refuse('both-forms', 'record.jsonl')
    setAside(folder)
    return good(signed)
  }
  const made = await make(folder, lines.value, progress)
  if (!made.ok) return made
  const root = join(folder, work)
  if (recordText(readSigned(root).lines) !== recordText(lines.value))
    throw new Error('the signed record reads otherwise than the record it was made of')
  for (const name of ['private', 'bodies', 'logs']) moveInto(join(root, name), join(folder, name))
  setAside(folder)
  rmSync(root, { recursive: true, force: true })
  return good(signed)
}

function setAside(folder: string): void {
  renameSync(join(folder, 'record.jsonl'), join(folder, 'private/record-before-signing.jsonl'))
}

/** Renames a folder, or its parts where the target is there. */
function moveInto(from: string, to: string): void {
  if (!existsSync(from)) return
  if (!existsSync(to)) {
    renameSync(from, to)
    return
  }
  for (const name of readdirSync(from)) moveInto(join(from, name), join(to, name))
}

async function make(
  folder: string,
  lines: readonly RecordLine[],
  progress: (done: number, of: number) => void,
): Promise<Answer<void>> {
  const root = join(folder, work)
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root, { recursive: true, mode: 0o700 })
  // No clock: entries that were stated before keep that as their time, and get no other.
  const opened = await openFileStore({ files: nodeFiles(root), process: processName(folder) })
  if (!opened.ok) return opened
  const store = opened.value
  const byChannel = new Map<string, StoredEntry[]>()
  let done = 0
  try {
    for (const line of lines) {
      const leaf = leafOf(line)
      if (!leaf.ok)
        return { ok: false, problem: { ...leaf.problem, at: `record.jsonl:${line.line}` } }
      const list = byChannel.get(line.channel)
      if (list) list.push({ leaf: leaf.value })
      else byChannel.set(line.channel, [{ leaf: leaf.value }])
    }
    // A record without an entry is signed too: its public log is empty.
    if (byChannel.size === 0) byChannel.set('public', [])
    for (const [channel, entries] of [...byChannel].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const head = await store.create(channel)
      if (!head.ok) return head
      for (let from = 0; from < entries.length; from += 256) {
        const added = await store.append(channel, entries.slice(from, from + 256))
        if (!added.ok) return added
        done += Math.min(256, entries.length - from)
        progress(done, lines.length)
      }
    }
  } finally {
    await store.close()
  }
  const order = orderText(runsOf(lines.map((one) => one.channel)))
  writeFileSync(join(root, 'private/order'), order, { mode: 0o600, flush: true })
  return good(undefined)
}
