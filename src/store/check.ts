// Checks of a whole folder. `verifyFolder` reads what travels (logs and bodies) and needs no secret;
// `fsckFolder` also reads the private folder of the one who writes.
import {
  channelOfFolder,
  logFolder,
  openCheckpoint,
  parseSigningKey,
  problem,
  sameBytes,
  textOf,
  verifierOf,
  verifyChannel,
  type FolderReader,
  type LogProblem,
  type Primitives,
  type VerifyOptions,
  type VerifyStep,
} from '../log/index.ts'
import { Disk } from './disk.ts'
import type { Files } from './files.ts'
import { parseJournal } from './journal.ts'
import { journalFiles, privateFolder } from './recover.ts'

/** A reader of files for verification. */
export function folderReader(files: Files): FolderReader {
  const disk = new Disk(files)
  return { read: (path) => disk.read(path), list: (path) => disk.names(path) }
}

async function channelsOf(disk: Disk, wanted?: readonly string[]): Promise<string[]> {
  const folders = await disk.folderNames('logs')
  const all = folders.flatMap((folder) => channelOfFolder(folder) ?? [])
  return wanted ? all.filter((one) => wanted.includes(one)) : all
}

/** Verifies every channel of a folder, or those named. */
export async function* verifyFolder(
  primitives: Primitives,
  files: Files,
  options: VerifyOptions & { readonly channels?: readonly string[] } = {},
): AsyncGenerator<VerifyStep> {
  const disk = new Disk(files)
  const channels = await channelsOf(disk, options.channels)
  if (channels.length > 0 && (await disk.names('')).includes('record.jsonl'))
    yield { kind: 'finding', channel: '', problem: problem('both-forms', 'record.jsonl') }
  for (const channel of options.channels ?? [])
    if (!channels.includes(channel))
      yield { kind: 'finding', channel, problem: problem('channel-unknown', '', { channel }) }
  for (const channel of channels)
    yield* verifyChannel(primitives, folderReader(files), channel, options)
}

/** The same, and the private folder: keys, what was signed last, journals. */
export async function* fsckFolder(
  primitives: Primitives,
  files: Files,
): AsyncGenerator<VerifyStep> {
  yield* verifyFolder(primitives, files)
  const disk = new Disk(files)
  for (const channel of await channelsOf(disk))
    for (const one of await privateProblems(primitives, disk, channel))
      yield { kind: 'finding', channel, problem: one }
}

async function privateProblems(
  primitives: Primitives,
  disk: Disk,
  channel: string,
): Promise<LogProblem[]> {
  const folder = privateFolder(channel)
  const found: LogProblem[] = []
  const keyBytes = await disk.read(`${folder}/key`)
  // A copy that was handed out has no private folder; there is nothing to check.
  if (!keyBytes && (await disk.names(folder)).length === 0) return found
  const key = parseSigningKey(primitives, textOf(keyBytes ?? new Uint8Array(0)) ?? '')
  if (!key.ok || !textOf(keyBytes ?? new Uint8Array(0))?.endsWith('\n'))
    found.push(problem(keyBytes ? 'key-form' : 'signing-key-missing', `${folder}/key`))
  const shownPath = `${logFolder(channel)}/checkpoint`
  const shown = await disk.read(shownPath)
  for (const name of ['checkpoint', 'ahead']) {
    const path = `${folder}/${name}`
    const bytes = await disk.read(path)
    if (!bytes || !key.ok) continue
    const keys = [verifierOf(key.value)]
    const signed = openCheckpoint(primitives, keys, bytes)
    const public_ = shown && openCheckpoint(primitives, keys, shown)
    if (!signed.ok) found.push({ ...signed.problem, at: path })
    else if (!public_ || !public_.ok) continue
    else if (signed.value.size > public_.value.size) {
      const code = name === 'ahead' ? 'behind-witness' : 'behind-own-checkpoint'
      const data = { size: public_.value.size, signed: signed.value.size }
      found.push(problem(code, logFolder(channel), data))
    } else if (
      signed.value.size === public_.value.size &&
      !sameBytes(signed.value.root, public_.value.root)
    )
      found.push(problem('history-conflict', path, { size: signed.value.size }))
  }
  for (const path of await journalFiles(disk, channel)) {
    const { rest, length } = parseJournal(primitives, (await disk.read(path)) ?? new Uint8Array(0))
    if (rest === 'damaged') found.push(problem('journal-damaged', path, { at: length }))
    if (rest === 'unfinished')
      found.push(problem('journal-unfinished', path, { at: length }, 'warning'))
  }
  return found
}
