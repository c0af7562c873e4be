// A folder that is only read: a copy that was handed out, a stick, or the folder of a server that runs.
// No lock is taken and nothing is written. What the journal holds beyond the tiles is read along, so that
// a folder whose server was killed shows all that was acknowledged.
import {
  channelOfFolder,
  good,
  logFolder,
  openCheckpoint,
  printNote,
  refuse,
  soundChannel,
  type Answer,
  type LogProblem,
  type Primitives,
} from '../log/index.ts'
import { diskProblem } from './channel-log.ts'
import { Disk } from './disk.ts'
import type { Files } from './files.ts'
import { nodePrimitives } from './primitives.ts'
import type { PendingEntry, Published } from './published.ts'
import { readBody, readEpochs, readLeaves, readPolicy } from './read-files.ts'
import { applyJournals, readPublished } from './recover.ts'
import { readSights } from './sights.ts'
import type { Head, StoreReader } from './store.ts'

interface Found {
  readonly head: Head
  readonly published: Published
  readonly pending: readonly PendingEntry[]
}

/** Opens a folder for reading. Every channel is looked at once, when it is first asked for. */
export function readFolder(files: Files, primitives: Primitives = nodePrimitives): StoreReader {
  const disk = new Disk(files)
  const known = new Map<string, Promise<Answer<Found>>>()
  const find = (channel: string): Promise<Answer<Found>> => {
    let found = known.get(channel)
    if (!found) known.set(channel, (found = lookAgain(disk, primitives, channel)))
    return found
  }
  const must = async (channel: string): Promise<Found> => {
    const found = await find(channel)
    if (found.ok) return found.value
    throw new Error(`${channel}: ${found.problem.code} at ${found.problem.at}`)
  }
  return {
    channels: async () => {
      const folders = await disk.folderNames('logs')
      return folders.flatMap((folder) => channelOfFolder(folder) ?? []).sort()
    },
    head: async (channel) => {
      const found = await find(channel)
      return found.ok ? good(found.value.head) : found
    },
    async *read(channel, from, to) {
      const { head, published, pending } = await must(channel)
      if (!(from >= 0 && from <= to && to <= head.size))
        throw new Error(`${channel} has entries 0 to ${head.size}, not ${from} to ${to}`)
      const first = published.size - published.leaves.length
      const leaves = [...published.leaves, ...pending.map((one) => one.leaf)]
      yield* readLeaves(disk, channel, () => ({ first, leaves }), from, to)
    },
    body: async (channel, index) => {
      const { head, published, pending } = await must(channel)
      if (!(index >= 0 && index < head.size)) throw new Error(`${channel} has no entry ${index}`)
      const waiting = pending[index - published.size]
      if (!waiting) return readBody(disk, channel, index)
      const { sealed, slot } = waiting
      return good(sealed && slot ? { sealed, slot } : undefined)
    },
    get: async (channel, name) =>
      /^[0-9a-f]{64}$/.test(name) ? disk.read(sealedFile(channel, name)) : undefined,
    epochs: (channel) => readEpochs(disk, channel),
    sights: (channel) => readSights(disk, primitives, channel),
  }
}

/** Path of a sealed file. */
export function sealedFile(channel: string, name: string): string {
  return `${logFolder(channel).replace('logs/', 'bodies/')}/files/${name}`
}

/** A writer may publish between two of our reads; a second look then sees the newer files. */
async function lookAgain(
  disk: Disk,
  primitives: Primitives,
  channel: string,
): Promise<Answer<Found>> {
  let found = await look(disk, primitives, channel)
  for (let again = 0; again < 2 && !found.ok; again++) found = await look(disk, primitives, channel)
  return found
}

async function look(disk: Disk, primitives: Primitives, channel: string): Promise<Answer<Found>> {
  if (!soundChannel(channel)) return refuse('channel-name', '', { channel })
  const path = `${logFolder(channel)}/checkpoint`
  try {
    const bytes = await disk.read(path)
    if (!bytes) return refuse('channel-unknown', path, { channel })
    const policy = await readPolicy(disk, primitives, channel)
    if (!policy.ok) return policy
    const keys = policy.value.logs.map((one) => one.key)
    const opened = openCheckpoint(primitives, keys, bytes)
    if (!opened.ok) return at(opened.problem, path)
    const published = await readPublished(disk, primitives, channel, opened.value)
    if (!published.ok) return published
    const own = keys.filter((key) => key.name === opened.value.origin)
    const journal = await applyJournals(disk, primitives, channel, own, published.value)
    if (!journal.ok) return journal
    const { edge, root, pending } = journal.value
    const note = journal.value.note ?? printNote(opened.value.note)
    return good({ head: { size: edge.size, root, note }, published: published.value, pending })
  } catch (error) {
    return { ok: false, problem: diskProblem(error, path) }
  }
}

function at(found: LogProblem, path: string): Answer<never> {
  return { ok: false, problem: { ...found, at: path } }
}
