// The store on files. One process writes; the lock in the private folder sees to it.
import { createHash, randomBytes } from 'node:crypto'
import {
  buildProof,
  channelOfFolder,
  emptySlot,
  good,
  keyOfLine,
  logFolder,
  nameHash,
  nodeInTile,
  openCheckpoint,
  openCosignatures,
  originOf,
  parseNote,
  planConsistency,
  planInclusion,
  printNote,
  printPolicy,
  printReceipt,
  printSigningKey,
  printVerifierKey,
  problem,
  refuse,
  requestFor,
  rootOf,
  signCheckpoint,
  signingKey,
  soundChannel,
  tileOf,
  tilePath,
  verifierOf,
  withSignatures,
  bytesOf,
  emptyEdge,
  type Answer,
  type LogProblem,
  type Node,
  type NoteSignature,
  type Policy,
  type Primitives,
} from '../log/index.ts'
import { ChannelLog, diskProblem, type ChannelTools } from './channel-log.ts'
import { Disk } from './disk.ts'
import type { Files } from './files.ts'
import { takeLock, type Lock } from './lock.ts'
import { sealedFile } from './folder-reader.ts'
import { nodePrimitives } from './primitives.ts'
import { readBody, readEpochs, readLeaves, readPolicy } from './read-files.ts'
import { privateFolder, readKey, recover } from './recover.ts'
import { readSights } from './sights.ts'
import type { Appended, EpochFile, Head, NewChannel, Store, StoredBody } from './store.ts'
import type { StoredEntry } from './journal.ts'

/** How a store of files is opened. */
export interface FileStoreOptions {
  readonly files: Files
  /** Name of the process, for the origins of its logs. */
  readonly process: string
  readonly primitives?: Primitives
  /** POSIX seconds; without it entries are not stamped. */
  readonly clock?: () => number
  /** Called after appends; must call back later. Half a second of quiet by default. */
  readonly later?: (work: () => void) => void
  /** Most entries that share one sync. */
  readonly group?: number
  readonly lock?: Parameters<typeof takeLock> extends [unknown, unknown, ...infer Rest]
    ? Rest
    : never
}

/** Opens the store of a process folder for writing, or says why not. */
export async function openFileStore(options: FileStoreOptions): Promise<Answer<FileStore>> {
  const disk = new Disk(options.files)
  try {
    const taken = await takeLock(disk, 'private', ...(options.lock ?? []))
    if (!taken.ok) return taken
    const records = await disk.names('')
    if (records.includes('record.jsonl') && (await disk.folderNames('logs')).length > 0) {
      await taken.value.release()
      return refuse('both-forms', 'record.jsonl')
    }
    return good(new FileStore(disk, taken.value, options))
  } catch (error) {
    return { ok: false, problem: diskProblem(error, '') }
  }
}

function quiet(): (work: () => void) => void {
  let timer: NodeJS.Timeout | undefined
  return (work) => {
    clearTimeout(timer)
    timer = setTimeout(work, 500)
    timer.unref()
  }
}

/** See `Store`. */
export class FileStore implements Store {
  private readonly disk: Disk
  private readonly lock: Lock
  private readonly options: FileStoreOptions
  private readonly primitives: Primitives
  private readonly open = new Map<string, Promise<Answer<ChannelLog>>>()

  constructor(disk: Disk, lock: Lock, options: FileStoreOptions) {
    this.disk = disk
    this.lock = lock
    this.options = options
    this.primitives = options.primitives ?? nodePrimitives
  }

  async channels(): Promise<readonly string[]> {
    const folders = await this.disk.folderNames('logs')
    return folders.flatMap((folder) => channelOfFolder(folder) ?? []).sort()
  }

  async create(channel: string, options: NewChannel = {}): Promise<Answer<Head>> {
    if (!soundChannel(channel)) return refuse('channel-name', '', { channel })
    const { disk, primitives } = this
    const folder = logFolder(channel)
    try {
      if (await disk.read(`${folder}/checkpoint`)) return this.head(channel)
      // A key that a broken-off creation left is used: nothing was signed with it that anyone saw.
      const old = await readKey(disk, primitives, channel)
      const secret = options.secret ?? new Uint8Array(randomBytes(32))
      const origin = originOf(this.options.process, channel)
      const key = old.ok ? old.value : signingKey(primitives, origin, secret)
      const policy = printPolicy({
        witnesses: [],
        groups: [],
        quorum: 'none',
        ...options.policy,
        logs: [{ key: verifierOf(key) }],
      })
      const checkpoint = { origin: key.name, size: 0, root: rootOf(primitives, emptyEdge) }
      const note = printNote(signCheckpoint(primitives, key, checkpoint))
      const mine = privateFolder(channel)
      await disk.replace(`${mine}/key`, bytesOf(`${printSigningKey(key)}\n`))
      await this.writePolicy(channel, policy)
      await disk.replace(`${mine}/checkpoint`, note)
      await disk.replace(`${folder}/checkpoint`, note)
    } catch (error) {
      return { ok: false, problem: diskProblem(error, folder) }
    }
    this.open.delete(channel)
    return this.head(channel)
  }

  private async writePolicy(channel: string, text: string): Promise<void> {
    const folder = logFolder(channel)
    const name = `policy.${nameHash(this.primitives, bytesOf(text))}`
    await this.disk.replace(`${folder}/${name}`, bytesOf(text))
    for (const old of await this.disk.names(folder))
      if (old.startsWith('policy.') && old !== name)
        await this.disk.files.remove(`${folder}/${old}`)
  }

  /** Changes witnesses and quorum from now on; checkpoints that were cosigned before keep their meaning. */
  async setPolicy(channel: string, policy: Omit<Policy, 'logs'>): Promise<Answer<void>> {
    const log = await this.log(channel)
    if (!log.ok) return log
    const key = await readKey(this.disk, this.primitives, channel)
    if (!key.ok) return key
    const text = printPolicy({ ...policy, logs: [{ key: verifierOf(key.value) }] })
    return log.value.settled(async () => good(await this.writePolicy(channel, text)))
  }

  /** The verifier key of a channel's log. */
  async verifierKey(channel: string): Promise<Answer<string>> {
    const key = await readKey(this.disk, this.primitives, channel)
    return key.ok ? good(printVerifierKey(verifierOf(key.value))) : key
  }

  private log(channel: string): Promise<Answer<ChannelLog>> {
    let opening = this.open.get(channel)
    if (!opening) {
      opening = this.openLog(channel)
      this.open.set(channel, opening)
      // A failure is not remembered: what was wrong may be put right.
      void opening.then((log) => (log.ok ? undefined : this.open.delete(channel)))
    }
    return opening
  }

  private async openLog(channel: string): Promise<Answer<ChannelLog>> {
    if (!soundChannel(channel)) return refuse('channel-name', '', { channel })
    const { disk, primitives, options } = this
    try {
      const known = await disk.read(`${logFolder(channel)}/checkpoint`)
      const signed = await disk.read(`${privateFolder(channel)}/checkpoint`)
      if (!known && !signed) return refuse('channel-unknown', '', { channel })
      const found = await recover(disk, primitives, channel)
      if (!found.ok) return found
      const tools: ChannelTools = {
        disk,
        primitives,
        later: options.later ?? quiet(),
        group: options.group ?? 256,
        ...(options.clock ? { clock: options.clock } : {}),
      }
      const log = new ChannelLog(channel, tools, found.value)
      log.leafAt = async (index) => {
        for await (const leaf of this.leaves(log, index, index + 1)) return leaf
        throw new Error(`no leaf ${index} in ${channel}`)
      }
      let index = 0
      for await (const leaf of this.leaves(log, 0, log.head.size)) log.remember(index++, leaf)
      // What the last run left in the journal goes to tiles before anything new is signed.
      const failed = await log.publish()
      if (failed && failed.code !== 'disk-full') return { ok: false, problem: failed }
      return good(log)
    } catch (error) {
      return { ok: false, problem: diskProblem(error, logFolder(channel)) }
    }
  }

  async head(channel: string): Promise<Answer<Head>> {
    const log = await this.log(channel)
    return log.ok ? good(log.value.head) : log
  }

  async append(
    channel: string,
    entries: readonly StoredEntry[],
    ifSize?: number,
  ): Promise<Answer<Appended>> {
    const log = await this.log(channel)
    return log.ok ? log.value.append(entries, ifSize) : log
  }

  async *read(channel: string, from: number, to: number): AsyncGenerator<Uint8Array> {
    const log = await this.log(channel)
    if (!log.ok) throw new Error(`${channel}: ${log.problem.code} at ${log.problem.at}`)
    if (!(from >= 0 && from <= to && to <= log.value.head.size))
      throw new Error(`${channel} has entries 0 to ${log.value.head.size}, not ${from} to ${to}`)
    yield* this.leaves(log.value, from, to)
  }

  private leaves(log: ChannelLog, from: number, to: number): AsyncGenerator<Uint8Array> {
    return readLeaves(this.disk, log.channel, () => log.recent, from, to)
  }

  async body(channel: string, index: number): Promise<Answer<StoredBody | undefined>> {
    const log = await this.log(channel)
    if (!log.ok) return log
    if (!(index >= 0 && index < log.value.head.size))
      throw new Error(`${channel} has no entry ${index}`)
    const waiting = log.value.pendingAt(index)
    if (waiting)
      return good(
        waiting.sealed ? { sealed: waiting.sealed, slot: waiting.slot ?? emptySlot } : undefined,
      )
    try {
      return await readBody(this.disk, channel, index)
    } catch (error) {
      return { ok: false, problem: diskProblem(error, channel) }
    }
  }

  async erase(channel: string, index: number): Promise<Answer<void>> {
    const log = await this.log(channel)
    if (!log.ok) return log
    if (!(index >= 0 && index < log.value.head.size))
      throw new Error(`${channel} has no entry ${index}`)
    // The key must not stay behind in the journal: all is in tiles and the journal gone before.
    return log.value.erase(index)
  }

  async put(channel: string, sealed: Uint8Array): Promise<Answer<string>> {
    const name = createHash('sha256').update(sealed).digest('hex')
    const path = sealedFile(channel, name)
    try {
      await this.disk.replace(path, sealed)
      return good(name)
    } catch (error) {
      return { ok: false, problem: diskProblem(error, path) }
    }
  }

  async get(channel: string, name: string): Promise<Uint8Array | undefined> {
    return /^[0-9a-f]{64}$/.test(name) ? this.disk.read(sealedFile(channel, name)) : undefined
  }

  async putEpoch(
    channel: string,
    number: number,
    form: 'age' | 'key',
    bytes: Uint8Array,
  ): Promise<Answer<string>> {
    const name = `${number}.${nameHash(this.primitives, bytes)}.${form}`
    const path = `${logFolder(channel)}/epochs/${name}`
    try {
      await this.disk.replace(path, bytes)
      return good(name)
    } catch (error) {
      return { ok: false, problem: diskProblem(error, path) }
    }
  }

  async epochs(channel: string): Promise<readonly EpochFile[]> {
    return readEpochs(this.disk, channel)
  }

  /** Hashes of nodes out of tiles, as a proof needs them. */
  private async proof(
    log: ChannelLog,
    plan: readonly (readonly Node[])[],
    size: number,
  ): Promise<Uint8Array[]> {
    const hashes = new Map<Node, Uint8Array>()
    for (const node of plan.flat()) {
      const path = `${logFolder(log.channel)}/${tilePath(tileOf(node, size))}`
      const full = path.replace(/\.p\/\d+$/, '')
      const tile = (await this.disk.read(path)) ?? (await this.disk.read(full))
      const hash = tile && nodeInTile(this.primitives, node, tile)
      if (!hash) throw Object.assign(new Error(`${path} is not whole`), { code: 'EIO' })
      hashes.set(node, hash)
    }
    return buildProof(this.primitives, plan, (node) => hashes.get(node) as Uint8Array)
  }

  async receipt(channel: string, index: number, extra?: Uint8Array): Promise<Answer<string>> {
    const log = await this.log(channel)
    if (!log.ok) return log
    if (!(index >= 0 && index < log.value.head.size))
      throw new Error(`${channel} has no entry ${index}`)
    return log.value.settled(async () => {
      const { size } = log.value.head
      const path = `${logFolder(channel)}/checkpoint`
      const note = parseNote((await this.disk.read(path)) ?? new Uint8Array(0))
      if (!note.ok) return note
      const proof = await this.proof(log.value, planInclusion(index, size), size)
      return good(printReceipt(index, proof, note.value, extra))
    })
  }

  async request(channel: string, old: number): Promise<Answer<Uint8Array>> {
    const log = await this.log(channel)
    if (!log.ok) return log
    return log.value.settled(async () => {
      const { size, note: bytes } = log.value.head
      if (old > size) return refuse('behind-witness', channel, { size, witnessed: old })
      const note = parseNote(bytes)
      if (!note.ok) return note
      const proof = await this.proof(log.value, planConsistency(old, size), size)
      // The answer may come in days, when the log has grown: keep the checkpoint it will be about.
      const path = `${logFolder(channel)}/cosigned/${size}`
      if (!(await this.disk.read(path))) await this.disk.replace(path, bytes)
      return good(requestFor(note.value, old, proof))
    })
  }

  async cosigned(
    channel: string,
    size: number,
    lines: readonly NoteSignature[],
  ): Promise<Answer<void>> {
    const log = await this.log(channel)
    if (!log.ok) return log
    return log.value.settled(() => this.keepCosignatures(log.value, size, lines))
  }

  private async keepCosignatures(
    log: ChannelLog,
    size: number,
    lines: readonly NoteSignature[],
  ): Promise<Answer<void>> {
    const folder = logFolder(log.channel)
    const path = `${folder}/cosigned/${size}`
    const policy = await readPolicy(this.disk, this.primitives, log.channel)
    if (!policy.ok) return policy
    const kept = await this.disk.read(path)
    const note = parseNote(kept ?? log.head.note)
    if (!note.ok) return note
    if (!kept && size !== log.head.size) return refuse('checkpoint-missing', path, { size })
    const witnesses = policy.value.witnesses.map((one) => one.key)
    const unknown = lines.find((line) => !keyOfLine(witnesses, line))
    if (unknown) return refuse('note-unknown-key', path, { key: unknown.name })
    const checked = openCosignatures(this.primitives, witnesses, note.value.text, lines)
    if (!checked.ok) return { ok: false, problem: { ...checked.problem, at: path } }
    const clock = this.options.clock?.()
    const off = checked.value.cosignatures.find(
      (one) => clock !== undefined && one.seconds > clock + 86_400,
    )
    if (off)
      return refuse('clock-off', path, {
        clock: clock ?? 0,
        newest: off.seconds,
        key: off.key.name,
      })
    const whole = printNote(withSignatures(note.value, lines))
    await this.disk.replace(path, whole)
    const shown = parseNote((await this.disk.read(`${folder}/checkpoint`)) ?? new Uint8Array(0))
    if (shown.ok && shown.value.text === note.value.text)
      await this.disk.replace(`${folder}/checkpoint`, whole)
    return good(undefined)
  }

  /**
   * A checkpoint of ours that somebody shows us. One that is ahead of our files means that they are an old
   * copy: nothing is signed any more, now and after a restart, until the newer files are back.
   */
  async shown(channel: string, bytes: Uint8Array): Promise<Answer<void>> {
    const log = await this.log(channel)
    if (!log.ok) return log
    const key = await readKey(this.disk, this.primitives, channel)
    if (!key.ok) return key
    const opened = openCheckpoint(this.primitives, [verifierOf(key.value)], bytes)
    if (!opened.ok) return opened
    const { size } = log.value.head
    if (opened.value.size <= size) return good(undefined)
    const found = problem('behind-witness', logFolder(channel), {
      size,
      witnessed: opened.value.size,
    })
    log.value.refusal = found
    try {
      await this.disk.replace(`${privateFolder(channel)}/ahead`, bytes)
    } catch (error) {
      return { ok: false, problem: diskProblem(error, channel) }
    }
    return { ok: false, problem: found }
  }

  async sights(channel: string) {
    return readSights(this.disk, this.primitives, channel)
  }

  async publish(channel?: string): Promise<LogProblem | undefined> {
    const channels = channel === undefined ? [...this.open.keys()] : [channel]
    for (const one of channels) {
      const log = await this.log(one)
      const failed = log.ok ? await log.value.publish() : log.problem
      if (failed) return failed
    }
    return undefined
  }

  async close(): Promise<LogProblem | undefined> {
    let failed: LogProblem | undefined
    for (const opening of this.open.values()) {
      const log = await opening
      if (log.ok) failed ??= await log.value.close()
    }
    try {
      await this.lock.release()
    } catch (error) {
      // The next process sees through a lock whose holder has ended.
      failed ??= diskProblem(error, 'private')
    }
    return failed
  }
}
