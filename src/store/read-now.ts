// All entries of a folder's logs at once and without waiting, for commands and pages that read a whole
// process. Every leaf is hashed and the root compared with the signed checkpoint, so that what is read is
// what was signed; proofs, bodies and cosignatures are for `verifyFolder`. The journal is read along.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  bundlePath,
  channelOfFolder,
  emptyEdge,
  good,
  grow,
  leafHash,
  logFolder,
  openCheckpoint,
  openCosignatures,
  parseBundle,
  parsePolicy,
  problem,
  refuse,
  rootOf,
  sameBytes,
  seenBy,
  tileWidth,
  type Answer,
  type CosignedCheckpoint,
  type LogProblem,
  type Primitives,
  type Sight,
} from '../log/index.ts'
import { parseJournal } from './journal.ts'
import { nodePrimitives } from './primitives.ts'
import { privateFolder } from './recover.ts'

/** A channel with all of its leaves, in the order of its log. */
export interface ChannelNow {
  readonly channel: string
  readonly leaves: readonly Uint8Array[]
}

/** What a folder's logs hold. A channel that cannot be trusted is named and left out; the others are read. */
export interface FolderNow {
  readonly channels: readonly ChannelNow[]
  readonly problems: readonly LogProblem[]
}

/** Does the folder hold logs? */
export function hasLogs(root: string): boolean {
  return namesIn(join(root, 'logs')).length > 0
}

/** Reads the channels that `wanted` lets through; the others are not touched. */
export function readNow(
  root: string,
  wanted: (channel: string) => boolean = () => true,
  primitives: Primitives = nodePrimitives,
): FolderNow {
  const channels: ChannelNow[] = []
  const problems: LogProblem[] = []
  for (const folder of namesIn(join(root, 'logs'))) {
    const channel = channelOfFolder(folder)
    if (channel === undefined) problems.push(problem('file-unknown', `logs/${folder}`))
    else if (wanted(channel)) {
      // A writer may publish between two of our reads; a second look then sees the newer files.
      let read = leavesOf(root, channel, primitives)
      if (!read.ok) read = leavesOf(root, channel, primitives)
      if (read.ok) channels.push({ channel, leaves: read.value })
      else problems.push(read.problem)
    }
  }
  return { channels, problems }
}

function leavesOf(root: string, channel: string, primitives: Primitives): Answer<Uint8Array[]> {
  const folder = logFolder(channel)
  const path = `${folder}/checkpoint`
  const bytes = bytesIn(join(root, path))
  if (!bytes) return refuse('checkpoint-missing', path)
  const policyName = namesIn(join(root, folder)).findLast((name) =>
    /^policy\.[0-9a-f]+$/.test(name),
  )
  const policyBytes = policyName === undefined ? undefined : bytesIn(join(root, folder, policyName))
  const policy = policyBytes && parsePolicy(primitives, policyBytes)
  if (!policy?.ok) return refuse('policy-form', `${folder}/${policyName ?? 'policy'}`)
  const keys = policy.value.logs.map((one) => one.key)
  const opened = openCheckpoint(primitives, keys, bytes)
  if (!opened.ok) return { ok: false, problem: { ...opened.problem, at: path } }
  const { size } = opened.value
  const leaves: Uint8Array[] = []
  let edge = emptyEdge
  const take = (leaf: Uint8Array) => {
    leaves.push(leaf)
    edge = grow(primitives, edge, leafHash(primitives, leaf))
  }
  for (let first = 0; first < size; first += tileWidth) {
    const width = Math.min(tileWidth, size - first)
    const n = Math.floor(first / tileWidth)
    const name = `${folder}/${bundlePath(n, width)}`
    const bundle =
      bytesIn(join(root, name)) ?? bytesIn(join(root, folder, bundlePath(n, tileWidth)))
    if (!bundle) return refuse('bundle-missing', name)
    const entries = parseBundle(bundle)
    if (!entries || entries.length < width) return refuse('bundle-wrong', name, { entry: first })
    for (const leaf of entries.slice(0, width)) take(leaf)
  }
  if (!sameBytes(rootOf(primitives, edge), opened.value.root))
    return refuse('checkpoint-root', path, { size })
  for (const name of journalsOf(root, channel)) {
    const read = parseJournal(primitives, bytesIn(join(root, name)) ?? new Uint8Array(0))
    if (read.rest === 'damaged') return refuse('journal-damaged', name, { at: read.length })
    for (const record of read.records) {
      if (record.start + record.entries.length <= size) continue
      if (record.start !== leaves.length)
        return refuse('journal-damaged', name, { start: record.start, size: leaves.length })
      for (const entry of record.entries) take(entry.leaf)
      const head = openCheckpoint(primitives, keys, record.note)
      if (!head.ok || !sameBytes(head.value.root, rootOf(primitives, edge)))
        return refuse('journal-damaged', name, { start: record.start })
    }
  }
  return good(leaves)
}

/** Who has seen how much of a channel, and when, at once. A kept checkpoint that does not verify counts for nothing. */
export function sightsNow(
  root: string,
  channel: string,
  primitives: Primitives = nodePrimitives,
): readonly Sight[] {
  const folder = join(root, logFolder(channel))
  const policyName = namesIn(folder).findLast((name) => /^policy\.[0-9a-f]+$/.test(name))
  const bytes = policyName === undefined ? undefined : bytesIn(join(folder, policyName))
  const policy = bytes && parsePolicy(primitives, bytes)
  if (!policy?.ok) return []
  const keys = policy.value.logs.map((one) => one.key)
  const witnesses = policy.value.witnesses.map((one) => one.key)
  const found: CosignedCheckpoint[] = []
  for (const name of namesIn(join(folder, 'cosigned'))) {
    const note = bytesIn(join(folder, 'cosigned', name))
    const opened = note && openCheckpoint(primitives, keys, note)
    if (!opened?.ok) continue
    const { size, others } = opened.value
    const checked = openCosignatures(primitives, witnesses, opened.value.note.text, others)
    if (checked.ok) found.push({ size, cosignatures: checked.value.cosignatures })
  }
  return seenBy(found)
}

/** Channels that have a folder here. */
export function channelsNow(root: string): readonly string[] {
  return namesIn(join(root, 'logs')).flatMap((folder) => channelOfFolder(folder) ?? [])
}

function journalsOf(root: string, channel: string): string[] {
  const folder = privateFolder(channel)
  const numbers = (name: string) => name.split('.').slice(1).map(Number) as [number, number]
  return namesIn(join(root, folder))
    .filter((name) => /^journal\.\d+\.\d+$/.test(name))
    .sort((a, b) => numbers(a)[0] - numbers(b)[0] || numbers(a)[1] - numbers(b)[1])
    .map((name) => `${folder}/${name}`)
}

function namesIn(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort() : []
}

function bytesIn(path: string): Uint8Array | undefined {
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined
}
