// Entering, signing, taking out, erasing: the record from the command line.
import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { printSigningKey, printVerifierKey, signingKey, textOf, verifierOf } from '../log/index.ts'
import {
  appendEntries,
  canonicalLines,
  hasLogs,
  leafOf,
  openSealed,
  placeOf,
  readFolder,
  readSigned,
  recordText,
  signFolder,
  writingStore,
  type SealedPart,
} from '../server/index.ts'
import { nodeFiles, nodePrimitives, readFolder as readStore } from '../store/index.ts'
import { complain, Exit, print, problemText, say } from './frame.ts'
import {
  bytesOfFile,
  keyOfFile,
  logProblemText,
  need,
  progressDone,
  progressOn,
  textOfFile,
} from './log-frame.ts'

export interface AddOptions {
  readonly author?: string
  readonly sealed?: string
  readonly recipient?: readonly string[]
  readonly offline?: readonly string[]
  readonly out?: string
}

/** Enters one line, given or from standard input; with --out it is only signed, for somebody else to enter. */
export async function runAdd(folder: string, line: string, options: AddOptions): Promise<void> {
  const text = line === '-' ? textOfFile('-') : line
  const author = options.author === undefined ? undefined : keyOfFile(options.author)
  if (options.out !== undefined) {
    const lines = need(canonicalLines('', text)).map((one) => need(leafOf(one, author)))
    writeFileSync(options.out, lines.map((leaf) => `${textOf(leaf)}\n`).join(''))
    print(say('cli-written', { file: options.out }))
    return
  }
  const bodies = new Map<string, SealedPart>()
  if (options.sealed !== undefined) {
    if (!hasLogs(folder)) throw notSigned(folder)
    const recipients = { online: options.recipient ?? [], offline: options.offline ?? [] }
    const part = { plain: bytesOfFile(options.sealed), recipients }
    for (const one of need(canonicalLines('', text))) bodies.set(one.id, part)
  }
  await enter(folder, [text.trim()], { ...(author ? { author } : {}), bodies })
}

/** Enters every line of a file; those that are there already are passed over. */
export async function runImport(folder: string, file: string, options: AddOptions): Promise<void> {
  const author = options.author === undefined ? undefined : keyOfFile(options.author)
  const lines = textOfFile(file)
    .split('\n')
    .filter((one) => one.trim() !== '')
  await enter(folder, lines, author ? { author } : {}, file)
}

async function enter(
  folder: string,
  lines: readonly string[],
  options: Parameters<typeof appendEntries>[2],
  file = '',
): Promise<void> {
  const done = await appendEntries(folder, lines, options)
  const problems = done.ok ? done.remarks : done.problems
  for (const one of problems)
    complain(logProblemText(/^\d+$/.test(one.at) ? { ...one, at: `${file}:${one.at}` } : one))
  if (!done.ok) throw new Exit(1)
  print(say('record-added', { count: done.added, there: done.ids.length - done.added }))
}

/** From record.jsonl to signed logs. */
export async function runSign(folder: string): Promise<void> {
  const done = await signFolder(folder, (count, of) =>
    progressOn(say('verify-progress', { channel: folder, done: count, all: of })),
  )
  progressDone()
  const { entries, channels } = need(done)
  print(say('record-signed', { count: entries, channels: say.list([...channels]) }))
  print(say('record-signed-next'))
}

/** The canonical lines of a record, whichever form it has. */
export function runRecordExport(
  folder: string,
  options: { readonly out?: string; readonly viewer?: string },
): void {
  const { files, problems } = readFolder(folder, options.viewer ?? null)
  for (const one of problems) complain(problemText(one))
  if (!files?.record) throw new Exit(1)
  const lines = need(canonicalLines(files.record.file, files.record.text))
  if (options.out === undefined) process.stdout.write(recordText(lines))
  else {
    writeFileSync(options.out, recordText(lines), { flush: true })
    print(say('record-exported', { count: lines.length, file: options.out }))
  }
  if (problems.length > 0) throw new Exit(1)
}

/** Destroys the key of a sealed body and says so in an entry of the same channel. */
export async function runErase(
  folder: string,
  id: string,
  options: { readonly by: string; readonly reason?: string },
): Promise<void> {
  const place = await withStore(folder, async (store) => {
    const found = await placeOf(store, id)
    if (!found) throw noEntry(id)
    const body = need(await store.body(found.channel, found.index))
    if (!body)
      need({ ok: false, problem: { code: 'body-missing', severity: 'error', at: id, data: {} } })
    return found
  })
  const { channel } = place
  const { by, reason } = options
  const line = {
    id: `erased-${id}`,
    kind: 'erased',
    channel,
    of: id,
    by,
    ...(reason === undefined ? {} : { reason }),
  }
  // It may have been said before, by a run that was broken off.
  if (!readSigned(folder).lines.some((one) => one.id === line.id)) {
    const done = await appendEntries(folder, [JSON.stringify(line)])
    if (!done.ok) {
      for (const one of done.problems) complain(logProblemText(one))
      throw new Exit(1)
    }
  }
  // Said first, done second: broken off in between, erasing again finishes it.
  await withStore(folder, async (store) => {
    const failed = await store.publish(channel)
    if (failed) need({ ok: false, problem: failed })
    need(await store.erase(channel, place.index))
  })
  print(say('record-erased', { id }))
}

/** Opens a sealed body with the key of one of its holders. */
export async function runOpen(
  folder: string,
  id: string,
  options: { readonly identity: readonly string[]; readonly out: string },
): Promise<void> {
  if (!hasLogs(folder)) throw notSigned(folder)
  const reader = readStore(nodeFiles(folder))
  const line = readSigned(folder).lines.find((one) => one.id === id)
  if (!line) throw noEntry(id)
  const head = need(await reader.head(line.channel))
  let index = -1
  let at = 0
  for await (const leaf of reader.read(line.channel, 0, head.size)) {
    if (textOf(leaf)?.includes(`"id":${JSON.stringify(id)}`) === true) index = at
    at += 1
  }
  const identities = options.identity.flatMap((file) =>
    textOfFile(file)
      .split('\n')
      .filter((one) => one.startsWith('AGE-SECRET-KEY-')),
  )
  const plain = need(await openSealed(reader, line.channel, index, identities))
  writeFileSync(options.out, plain, { mode: 0o600 })
  print(say('record-opened', { bytes: plain.length, id, file: options.out }))
}

/** A key pair for an author or a witness: the secret into a file, the public one printed. */
export function runKey(name: string, options: { readonly out: string }): void {
  const key = signingKey(nodePrimitives, name, new Uint8Array(randomBytes(32)))
  writeFileSync(options.out, `${printSigningKey(key)}\n`, { mode: 0o600, flag: 'wx', flush: true })
  print(printVerifierKey(verifierOf(key)))
}

/** The store of a signed folder, closed whatever happens. */
export async function withStore<T>(
  folder: string,
  work: (store: Awaited<ReturnType<typeof storeOf>>) => Promise<T>,
): Promise<T> {
  const store = await storeOf(folder)
  try {
    return await work(store)
  } finally {
    const failed = await store.close()
    if (failed) complain(logProblemText(failed))
  }
}

async function storeOf(folder: string) {
  if (!hasLogs(folder)) throw notSigned(folder)
  return need(await writingStore(folder))
}

export function notSigned(folder: string): Exit {
  complain(
    say(existsSync(join(folder, 'record.jsonl')) ? 'record-not-signed' : 'log-none', { folder }),
  )
  return new Exit(2)
}

export function noEntry(id: string): Exit {
  complain(say('record-no-entry', { id }))
  return new Exit(2)
}
