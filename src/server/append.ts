// The one way into a record, whichever form it has: `record.jsonl` or signed logs. What is answered with
// ok is on the disk. Lines are judged at the door against what is there; entering the same line again is
// no error and no second entry, so a caller who does not know whether it arrived just asks again.
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import {
  admitEntry,
  good,
  parseEntry,
  problem,
  sameKey,
  type LogProblem,
  type Recipients,
  type SigningKey,
} from '../log/index.ts'
import { admitLines, type ProcessFiles } from '../process/index.ts'
import {
  nodeFiles,
  nodePrimitives,
  openFileStore,
  type FileStore,
  type StoredEntry,
} from '../store/index.ts'
import { readFolder } from './disk.ts'
import { enrolledKeys } from './authors.ts'
import { canonicalLines, leafOf, lineOf, lineOfLeaf, type RecordLine } from './lines.ts'
import { addToOrder, readOrder, runsOf } from './order.ts'
import { sealLine } from './seal.ts'
import { hasLogs, readSigned } from './signed.ts'

/** What keeps a line out: codes of the record (R…), of the folder (F…) or of the log. */
export interface AppendProblem {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  /** "2" for the second line handed in; a path for what is wrong with a file. */
  readonly at: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What became of an append: all of the lines are in, or none. */
export type AppendAnswer =
  | {
      readonly ok: true
      /** Ids in the order handed in, those that were there already too. */
      readonly ids: readonly string[]
      readonly added: number
      /** Remarks that kept nothing out. */
      readonly remarks: readonly AppendProblem[]
    }
  | { readonly ok: false; readonly problems: readonly AppendProblem[] }

export interface AppendOptions {
  /** The clock that says when an entry was logged; the machine's where left out. */
  readonly now?: () => Date
  /** Signs the entries as their author. */
  readonly author?: SigningKey
  /** What is sealed with an entry, by its id; for signed folders only. */
  readonly bodies?: ReadonlyMap<string, SealedPart>
}

/** Bytes that only their holders may read: a list of people, the identity of a source, an original. */
export interface SealedPart {
  readonly plain: Uint8Array
  readonly recipients: Recipients
}

const waiting = new Map<string, Promise<unknown>>()

/** Enters lines (one JSON object each) into the record of a process folder. One caller at a time a folder. */
export function appendEntries(
  folder: string,
  lines: readonly string[],
  options: AppendOptions = {},
): Promise<AppendAnswer> {
  return inTurn(folder, () => append(folder, lines, options))
}

/** Runs work on a folder after all that was asked before. */
export function inTurn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const key = resolve(folder)
  const done = (waiting.get(key) ?? Promise.resolve()).then(work, work)
  waiting.set(key, done)
  void done
    .finally(() => (waiting.get(key) === done ? waiting.delete(key) : undefined))
    .catch(() => {})
  return done
}

/** Waits until everything that was asked so far is on the disk or refused. */
export async function allSettled(): Promise<void> {
  await Promise.allSettled(waiting.values())
}

/** The store of a folder for writing; another program that is just writing is waited for. */
export async function writingStore(folder: string, now: () => Date = () => new Date()) {
  for (let again = 0; ; again++) {
    const store = await openFileStore({
      files: nodeFiles(folder),
      process: processName(folder),
      clock: () => Math.floor(now().getTime() / 1000),
    })
    if (store.ok || store.problem.code !== 'locked' || again >= 20) return store
    await new Promise((done) => setTimeout(done, 100))
  }
}

/** The name of a process for the origins of its logs. */
export function processName(folder: string): string {
  const path = resolve(folder)
  return path.slice(dirname(path).length).replace(/^[/\\]+/, '') || 'process'
}

async function append(
  folder: string,
  lines: readonly string[],
  options: AppendOptions,
): Promise<AppendAnswer> {
  const now = options.now ?? (() => new Date())
  if (!hasLogs(folder)) return appendPlain(folder, lines, now)
  if (existsSync(join(folder, 'record.jsonl')))
    return refused(problem('both-forms', 'record.jsonl'))
  const store = await writingStore(folder, now)
  if (!store.ok) return refused(store.problem)
  try {
    return await appendSigned(store.value, folder, lines, options, now)
  } finally {
    const failed = await store.value.close()
    if (failed && failed.code !== 'disk-full') process.stderr.write(`${failed.code} ${failed.at}\n`)
  }
}

function refused(one: LogProblem): AppendAnswer {
  return { ok: false, problems: [one] }
}

interface Judged {
  readonly lines: readonly RecordLine[]
  readonly fresh: readonly RecordLine[]
  readonly remarks: readonly AppendProblem[]
  /** Leaves that came signed by their authors, by id. */
  readonly leaves: ReadonlyMap<string, Uint8Array>
}

/** Which lines are new and whether all may come in. `logged` stands in for the time the log will give. */
function judge(
  files: ProcessFiles,
  there: readonly RecordLine[],
  given: readonly string[],
  logged: string,
): Judged | AppendAnswer {
  const leaves = new Map<string, Uint8Array>()
  const plain = given.map((one) => {
    const leaf = new TextEncoder().encode(one.trim())
    const read = one.includes('"face"') ? lineOfLeaf(leaf, 1) : undefined
    if (!read?.ok) return one.replaceAll('\n', ' ')
    leaves.set(read.value.id, leaf)
    return read.value.text
  })
  const read = canonicalLines('', plain.join('\n'))
  if (!read.ok) return refused({ ...read.problem, at: read.problem.at.replace(/^:/, '') })
  const before = new Map(there.map((one) => [one.id, one]))
  const fresh: RecordLine[] = []
  for (const line of read.value) {
    const old = before.get(line.id)
    if (!old) fresh.push(line)
    else if (old.text !== line.text && old.text !== withLogged(line, old.value['logged']).text)
      return refused(problem('entry-id-reused', String(line.line), { id: line.id }))
  }
  const shown = fresh.map((one) => withLogged(one, logged).text)
  const remarks = (fresh.length === 0 ? [] : admitLines(files, shown)).map((one) => ({
    code: one.code,
    severity: one.severity,
    at: String(fresh[one.at.line - 1]?.line ?? one.at.line),
    data: one.data,
  }))
  const errors = remarks.filter((one) => one.severity === 'error')
  return errors.length > 0
    ? { ok: false, problems: errors }
    : { lines: read.value, fresh, remarks, leaves }
}

function withLogged(line: RecordLine, logged: unknown): RecordLine {
  if (typeof logged !== 'string') return line
  if (line.value['stated'] !== undefined || line.value['logged'] !== undefined) return line
  const whole = lineOf({ ...line.value, logged }, line.line)
  return whole.ok ? whole.value : line
}

function stamp(now: () => Date): string {
  return `${now().toISOString().slice(0, 19)}Z`
}

async function appendPlain(
  folder: string,
  given: readonly string[],
  now: () => Date,
): Promise<AppendAnswer> {
  const { files, problems } = readFolder(folder)
  const [first] = problems
  if (!files || first)
    return {
      ok: false,
      problems: [
        {
          code: first?.code ?? 'F102',
          severity: 'error',
          at: first?.file ?? folder,
          data: { file: first?.file ?? folder },
        },
      ],
    }
  const text = files.record?.text ?? ''
  const there = canonicalLines('record.jsonl', text)
  if (!there.ok) return refused(there.problem)
  const logged = stamp(now)
  const judged = judge(files, there.value, given, logged)
  if ('ok' in judged) return judged
  const { lines, fresh, remarks } = judged
  if (fresh.length > 0) {
    const start = text === '' || text.endsWith('\n') ? '' : '\n'
    const added = fresh.map((one) => `${withLogged(one, logged).text}\n`).join('')
    const failed = await addDurably(join(folder, 'record.jsonl'), start + added)
    if (failed) return refused(failed)
  }
  return { ok: true, ids: lines.map((one) => one.id), added: fresh.length, remarks }
}

/** Adds to a file and syncs it; a write that failed is taken back, so that no half line stays. */
async function addDurably(path: string, text: string): Promise<LogProblem | undefined> {
  const made = !existsSync(path)
  const file = await open(path, 'a', 0o600)
  const { size } = await file.stat()
  try {
    await file.writeFile(text)
    await file.datasync()
  } catch (error) {
    await file.truncate(size).catch(() => {})
    const full = (error as NodeJS.ErrnoException).code === 'ENOSPC'
    return problem(full ? 'disk-full' : 'disk-failed', 'record.jsonl', {
      error: (error as NodeJS.ErrnoException).code ?? '',
    })
  } finally {
    await file.close()
  }
  if (made && process.platform !== 'win32') {
    const parent = await open(dirname(path), 'r')
    await parent.sync().finally(() => parent.close())
  }
  return undefined
}

async function appendSigned(
  store: FileStore,
  folder: string,
  given: readonly string[],
  options: AppendOptions,
  now: () => Date,
): Promise<AppendAnswer> {
  const { files, problems } = readFolder(folder)
  const [first] = problems.filter(
    (one) => one.code !== 'journal-unfinished' && one.code !== 'entry-newer-form',
  )
  if (!files || first)
    return {
      ok: false,
      problems: [
        {
          code: first?.code ?? 'F102',
          severity: 'error',
          at: first?.file ?? folder,
          data: { file: folder, ...first?.data },
        },
      ],
    }
  const record = readSigned(folder)
  const judged = judge(files, record.lines, given, stamp(now))
  if ('ok' in judged) return judged
  const { lines, fresh, remarks } = judged
  const keys = enrolledKeys(record.lines.map((one) => one.value))
  const author = options.author
  if (author && !keys.some((one) => sameKey(one, author)))
    return refused(problem('entry-author-unknown', author.name, { author: author.name }))
  const entries: { channel: string; line: RecordLine; leaf: Uint8Array }[] = []
  for (const line of fresh) {
    // A leaf that its author signed elsewhere is entered as it is; its signature is checked here.
    const own = judged.leaves.get(line.id)
    const leaf = own ? { ok: true as const, value: own } : leafOf(line, author)
    if (!leaf.ok) return refused({ ...leaf.problem, at: String(line.line) })
    const admitted = admitEntry(nodePrimitives, line.channel, leaf.value, keys)
    if (!admitted.ok) return refused({ ...admitted.problem, at: String(line.line) })
    entries.push({ channel: line.channel, line, leaf: leaf.value })
  }
  const behind = missingRuns(folder, record.sizes)
  const entered: string[] = []
  let failed: LogProblem | undefined
  for (let from = 0; from < entries.length && !failed;) {
    const channel = entries[from]?.channel ?? ''
    let to = from
    while (entries[to]?.channel === channel) to++
    const size = record.sizes.get(channel)
    const ready = size === undefined ? await store.create(channel) : undefined
    // The lock is ours, so the head is where it was read; another size would be a mistake of this program.
    const stored: StoredEntry[] = []
    if (ready && !ready.ok) failed = ready.problem
    for (const { line, leaf } of entries.slice(from, to)) {
      const body = options.bodies?.get(line.id)
      const one = body ? await sealLine(store, line, body, author) : good({ leaf })
      if (one.ok) stored.push(one.value)
      else failed ??= one.problem
    }
    if (failed) break
    const done = await store.append(channel, stored)
    if (done.ok) for (; from < to; from++) entered.push(channel)
    else failed = done.problem
  }
  addToOrder(folder, [...behind, ...runsOf(entered)])
  if (failed) return refused(failed)
  return { ok: true, ids: lines.map((one) => one.id), added: fresh.length, remarks }
}

/** Entries that were acknowledged but whose place in the order was not written before the program ended. */
function missingRuns(folder: string, sizes: ReadonlyMap<string, number>) {
  const covered = new Map<string, number>()
  for (const { channel, count } of readOrder(folder).runs)
    covered.set(channel, (covered.get(channel) ?? 0) + count)
  return [...sizes].flatMap(([channel, size]) => {
    const count = size - (covered.get(channel) ?? 0)
    return count > 0 ? [{ channel, count }] : []
  })
}

/** The index of an entry in its channel; undefined where it is not there. */
export async function placeOf(
  store: FileStore,
  id: string,
): Promise<{ readonly channel: string; readonly index: number } | undefined> {
  for (const channel of await store.channels()) {
    const head = await store.head(channel)
    if (!head.ok) continue
    let index = 0
    for await (const leaf of store.read(channel, 0, head.value.size)) {
      const entry = parseEntry(leaf)
      if (entry.ok && entry.value.id === id) return { channel, index }
      index++
    }
  }
  return undefined
}
