// One channel with its files: appends in groups through the journal, tiles written afterwards. All work
// on a channel is done one after another; what waits together is committed together with one sync.
import {
  emptySlot,
  grow,
  idOfEntry,
  leafHash,
  logFolder,
  longestBody,
  longestEntry,
  parseNote,
  printNote,
  problem,
  refuse,
  rootOf,
  sameBytes,
  signCheckpoint,
  slotSize,
  slotsPath,
  tileWidth,
  soundSlot,
  stampEntry,
  textOf,
  withoutStamp,
  good,
  type Answer,
  type Edge,
  type LogProblem,
  type Primitives,
} from '../log/index.ts'
import type { Disk } from './disk.ts'
import { codeOf, type OpenFile } from './files.ts'
import { journalFiles, privateFolder, removeAhead, type Recovered } from './recover.ts'
import { printRecord, type StoredEntry } from './journal.ts'
import { planPublish, type PendingEntry, type Published } from './published.ts'
import type { Appended, Head } from './store.ts'

/** What a channel takes from its store. */
export interface ChannelTools {
  readonly disk: Disk
  readonly primitives: Primitives
  /** POSIX seconds; entries are stamped with it. Without a clock they stay as they are. */
  readonly clock?: () => number
  /** Calls back when nothing has happened for a while, to write the tiles. */
  readonly later: (work: () => void) => void
  /** Most entries in one group. */
  readonly group: number
}

interface Waiting {
  readonly entries: readonly StoredEntry[]
  readonly ifSize: number | undefined
  readonly answer: (answer: Answer<Appended>) => void
  readonly fail: (error: unknown) => void
}

/** Batches in the journal before tiles are written without waiting for a pause. */
const longestJournal = { records: 64, bytes: 8_000_000 } as const
/** A clock this many seconds behind the newest entry is refused: nothing is logged before what came before. */
const clockTolerance = 86_400

/** A channel that this process writes. */
export class ChannelLog {
  readonly channel: string
  private readonly tools: ChannelTools
  private readonly key: Recovered['key']
  private published: Published
  /** Of all that is sequenced; equals what is durable except in doubt. */
  private edge: Edge
  private durable: Head
  private pending: PendingEntry[]
  private journals: string[]
  private journal: { file: OpenFile; path: string; length: number; records: number } | undefined
  private readonly ids = new Map<string, number>()
  private queue: Waiting[] = []
  private work: Promise<unknown> = Promise.resolve()
  private draining = false
  /** Set after a failed write whose outcome the disk alone knows; cleared once all is written anew. */
  private inDoubt = false
  private newest = 0
  /** True while tiles may lie on the disk that no checkpoint refers to. */
  private brokenOff: boolean
  /** Sizes that the private checkpoint may hold on the disk, after a failure while it was replaced. */
  private readonly attempted = new Set<number>()
  /** Entries whose keys are being destroyed. */
  private readonly erasures: Set<number>
  /** Why nothing is signed any more; set when a witness has seen more than we have. */
  refusal: LogProblem | undefined

  constructor(channel: string, tools: ChannelTools, from: Recovered) {
    this.channel = channel
    this.tools = tools
    this.key = from.key
    this.published = from.published
    this.edge = from.edge
    this.pending = [...from.pending]
    this.journals = [...from.journals]
    this.erasures = new Set(from.erasures)
    this.brokenOff = from.journals.length > 0
    const root = rootOf(tools.primitives, from.edge)
    this.durable = { size: from.edge.size, root, note: from.note }
  }

  /** The newest durable state. */
  get head(): Head {
    return this.durable
  }

  /** The leaves that are not in full bundles, from `first` on. */
  get recent(): { first: number; leaves: readonly Uint8Array[] } {
    const { leaves, size } = this.published
    const durable = this.pending.slice(0, this.durable.size - size).map((one) => one.leaf)
    return { first: size - leaves.length, leaves: [...leaves, ...durable] }
  }

  /** An acknowledged entry that is not in tiles yet. */
  pendingAt(index: number): PendingEntry | undefined {
    return index < this.durable.size ? this.pending[index - this.published.size] : undefined
  }

  /** Takes note of an entry that was found at start, so that its id is not used again. */
  remember(index: number, leaf: Uint8Array): void {
    const id = idOfEntry(leaf)
    if (id !== undefined) this.ids.set(id, index)
    const logged = /,"logged":(\d+)(,"signature":"[^"]*")?\}$/.exec(textOf(leaf.slice(-140)) ?? '')
    if (logged) this.newest = Math.max(this.newest, Number(logged[1]))
  }

  /** The leaf at an index, for comparing a repeated submission. */
  leafAt: (index: number) => Promise<Uint8Array> = () => Promise.reject(new Error('not opened'))

  /** Runs work on the channel alone. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.work.then(work, work)
    this.work = done.catch(() => undefined)
    return done
  }

  /** Adds entries; several calls that wait together share one sync. */
  append(entries: readonly StoredEntry[], ifSize?: number): Promise<Answer<Appended>> {
    return new Promise((answer, fail) => {
      this.queue.push({ entries, ifSize, answer, fail })
      if (this.draining) return
      this.draining = true
      void this.alone(() => this.drain())
    })
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      const group: Waiting[] = []
      let count = 0
      while (this.queue.length > 0 && (count === 0 || count < this.tools.group)) {
        const next = this.queue.shift() as Waiting
        count += next.entries.length
        group.push(next)
      }
      try {
        await this.commit(group)
      } catch (error) {
        // A mistake of ours: those who wait learn of it, and the queue goes on.
        for (const one of group) one.fail(error)
      }
      const { journal } = this
      if (
        journal &&
        (journal.records >= longestJournal.records || journal.length >= longestJournal.bytes)
      )
        await this.publishNow()
    }
    this.draining = false
    this.tools.later(() => void this.publish())
  }

  private async commit(group: readonly Waiting[]): Promise<void> {
    const stopped = this.refusal ?? (this.inDoubt ? await this.publishNow() : undefined)
    if (stopped) {
      for (const one of group) one.answer({ ok: false, problem: stopped })
      return
    }
    const { primitives } = this.tools
    const seconds = this.tools.clock?.()
    const fresh: PendingEntry[] = []
    const freshIds = new Map<string, number>()
    const taken: { waiting: Waiting; indexes: number[] }[] = []
    let edge = this.edge
    for (const waiting of group) {
      const checked = await this.checkOrProblem(waiting, edge.size, fresh, freshIds, seconds)
      if (!checked.ok) {
        waiting.answer(checked)
        continue
      }
      for (const entry of checked.value.entries) {
        edge = grow(primitives, edge, entry.hash)
        fresh.push(entry)
      }
      for (const [id, index] of checked.value.ids) freshIds.set(id, index)
      taken.push({ waiting, indexes: checked.value.indexes })
    }
    if (fresh.length > 0) {
      const failed = await this.persist(edge, fresh, freshIds)
      if (failed) {
        for (const { waiting } of taken) waiting.answer({ ok: false, problem: failed })
        return
      }
      if (seconds !== undefined) this.newest = Math.max(this.newest, seconds)
    }
    const head = this.durable
    for (const { waiting, indexes } of taken) waiting.answer(good({ indexes, head }))
  }

  /** A disk that cannot be read is an answer to the one who asked, not the end of the queue. */
  private async checkOrProblem(
    ...args: Parameters<ChannelLog['check']>
  ): ReturnType<ChannelLog['check']> {
    try {
      return await this.check(...args)
    } catch (error) {
      return { ok: false, problem: diskProblem(error, this.channel) }
    }
  }

  /** What a call would add, or why it is refused. All entries of a call or none. */
  private async check(
    waiting: Waiting,
    size: number,
    fresh: readonly PendingEntry[],
    freshIds: ReadonlyMap<string, number>,
    seconds: number | undefined,
  ): Promise<Answer<{ entries: PendingEntry[]; indexes: number[]; ids: Map<string, number> }>> {
    const { primitives } = this.tools
    if (waiting.ifSize !== undefined && waiting.ifSize !== size)
      return refuse('head-moved', this.channel, { size, expected: waiting.ifSize })
    if (seconds !== undefined && seconds < this.newest - clockTolerance)
      return refuse('clock-off', this.channel, { clock: seconds, newest: this.newest })
    const entries: PendingEntry[] = []
    const indexes: number[] = []
    const ids = new Map<string, number>()
    for (const entry of waiting.entries) {
      const leaf = seconds === undefined ? entry.leaf : stampEntry(entry.leaf, seconds)
      if (leaf.length > longestEntry)
        return refuse('entry-too-long', this.channel, { bytes: leaf.length, most: longestEntry })
      const sealedLength = entry.sealed?.length ?? 0
      if (sealedLength > longestBody)
        return refuse('entry-too-long', this.channel, { bytes: sealedLength, most: longestBody })
      if (entry.slot && !soundSlot(primitives, entry.slot))
        return refuse('key-slot-wrong', this.channel, {
          bytes: entry.slot.length,
          wanted: slotSize,
        })
      const id = idOfEntry(leaf)
      const known =
        id === undefined ? undefined : (this.ids.get(id) ?? freshIds.get(id) ?? ids.get(id))
      if (id !== undefined && known !== undefined) {
        const old =
          known < this.edge.size
            ? await this.leafAt(known)
            : (fresh[known - this.edge.size] ?? entries[known - size])?.leaf
        if (!old || !sameBytes(withoutStamp(old), withoutStamp(leaf)))
          return refuse('entry-id-reused', id, { entry: known })
        indexes.push(known)
        continue
      }
      const index = size + entries.length
      if (id !== undefined) ids.set(id, index)
      entries.push({ ...entry, leaf, hash: leafHash(primitives, leaf) })
      indexes.push(index)
    }
    return good({ entries, indexes, ids })
  }

  /** Signs the new head and makes it durable with its entries. */
  private async persist(
    edge: Edge,
    fresh: readonly PendingEntry[],
    freshIds: ReadonlyMap<string, number>,
  ): Promise<LogProblem | undefined> {
    const { primitives } = this.tools
    const root = rootOf(primitives, edge)
    const checkpoint = { origin: this.key.name, size: edge.size, root }
    const note = printNote(signCheckpoint(primitives, this.key, checkpoint))
    const bytes = printRecord(primitives, { start: this.edge.size, note, entries: fresh })
    const accept = () => {
      this.edge = edge
      this.pending.push(...fresh)
      for (const [id, index] of freshIds) this.ids.set(id, index)
    }
    try {
      const journal = (this.journal ??= await this.newJournal())
      const before = journal.length
      try {
        await journal.file.write(before, bytes)
        await journal.file.sync()
      } catch (error) {
        // Taking the record back durably makes the failure a definite one.
        try {
          await journal.file.truncate(before)
          await journal.file.sync()
        } catch {
          // The record may or may not be on the disk. Its size must never carry other entries: it
          // counts as sequenced, unacknowledged, until all of it has been written to new files.
          accept()
          this.inDoubt = true
          await this.closeJournal()
          return problem('outcome-unknown', journal.path, { error: codeOf(error) })
        }
        return diskProblem(error, journal.path)
      }
      journal.length += bytes.length
      journal.records++
    } catch (error) {
      return diskProblem(error, privateFolder(this.channel))
    }
    accept()
    this.durable = { size: edge.size, root, note }
    return undefined
  }

  private async newJournal() {
    const { disk } = this.tools
    const folder = privateFolder(this.channel)
    await disk.folder(folder)
    for (let k = 0; ; k++) {
      const path = `${folder}/journal.${this.edge.size}.${k}`
      const file = await disk.files.open(path, 'exclusive')
      if (!file) continue
      this.journals.push(path)
      await disk.syncFolderOf(path)
      return { file, path, length: 0, records: 0 }
    }
  }

  private async closeJournal(): Promise<void> {
    const { journal } = this
    this.journal = undefined
    try {
      await journal?.file.close()
    } catch {
      // A file that was synced loses nothing by a failing close.
    }
  }

  /** Writes tiles, bundles, slots, bodies and checkpoints for all that is sequenced. */
  publish(): Promise<LogProblem | undefined> {
    return this.alone(() => this.publishNow())
  }

  /** Runs work when all that is sequenced lies in tiles, before anything else is appended. */
  settled<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
    return this.alone(async () => {
      const failed = await this.publishNow()
      if (failed) return { ok: false, problem: failed }
      try {
        return await work()
      } catch (error) {
        return { ok: false, problem: diskProblem(error, this.channel) }
      }
    })
  }

  private async publishNow(): Promise<LogProblem | undefined> {
    const { disk, primitives } = this.tools
    const folder = logFolder(this.channel)
    try {
      await this.finishErasures()
      if (this.pending.length === 0 && this.journals.length === 0) return undefined
      if (this.brokenOff)
        await removeAhead(disk, this.channel, this.published.size, [...this.attempted])
      this.brokenOff = true
      const plan = planPublish(primitives, this.channel, this.published, this.pending)
      for (const write of plan.writes) {
        if (write.at === undefined) await disk.writeOnce(write.path, write.bytes)
        else await disk.write(write.path, write.at, write.bytes)
      }
      const folders = new Set(plan.writes.map(({ path }) => path.slice(0, path.lastIndexOf('/'))))
      for (const path of folders) await disk.files.syncFolder(path)
      // First what binds us, then what others see.
      const note = this.inDoubt ? this.signedAgain() : this.durable.note
      this.attempted.add(this.edge.size)
      await disk.replace(`${privateFolder(this.channel)}/checkpoint`, note)
      this.published = plan.next
      this.pending = []
      this.durable = { size: this.edge.size, root: rootOf(primitives, this.edge), note }
      this.inDoubt = false
      this.brokenOff = false
      this.attempted.clear()
      await disk.replace(`${folder}/checkpoint`, await this.withCosignatures(note))
      await this.closeJournal()
      for (const path of this.journals) await disk.files.remove(path)
      await disk.files.syncFolder(privateFolder(this.channel))
      this.journals = []
      for (const path of plan.superseded)
        for (const name of await disk.names(path)) await disk.files.remove(`${path}/${name}`)
      return undefined
    } catch (error) {
      return diskProblem(error, folder)
    }
  }

  /** Destroys the key of a body: noted durably first, so that a torn write is finished after a crash. */
  erase(index: number): Promise<Answer<void>> {
    return this.settled(async () => {
      const marker = `${privateFolder(this.channel)}/erasing.${index}`
      await this.tools.disk.write(marker, 0, new Uint8Array(0))
      await this.tools.disk.syncFolderOf(marker)
      this.erasures.add(index)
      await this.finishErasures()
      return good(undefined)
    })
  }

  private async finishErasures(): Promise<void> {
    const { disk } = this.tools
    for (const index of this.erasures) {
      const path = slotsPath(this.channel, Math.floor(index / tileWidth))
      await disk.write(path, (index % tileWidth) * slotSize, emptySlot)
      await disk.files.remove(`${privateFolder(this.channel)}/erasing.${index}`)
      this.erasures.delete(index)
    }
  }

  private signedAgain(): Uint8Array {
    const { primitives } = this.tools
    const root = rootOf(primitives, this.edge)
    const checkpoint = { origin: this.key.name, size: this.edge.size, root }
    return printNote(signCheckpoint(primitives, this.key, checkpoint))
  }

  /** The checkpoint with the cosignatures that are kept for its size. */
  private async withCosignatures(note: Uint8Array): Promise<Uint8Array> {
    const path = `${logFolder(this.channel)}/cosigned/${this.edge.size}`
    const kept = await this.tools.disk.read(path)
    const parsed = kept && parseNote(kept)
    const mine = parseNote(note)
    return parsed?.ok && mine.ok && parsed.value.text === mine.value.text ? (kept ?? note) : note
  }

  /** Journal files that are on the disk now, for a check of the folder. */
  journalFiles(): Promise<string[]> {
    return journalFiles(this.tools.disk, this.channel)
  }

  /** Writes what is left and lets go of files. */
  async close(): Promise<LogProblem | undefined> {
    const failed = await this.publish()
    await this.closeJournal()
    return failed
  }
}

/** What a failed call on the disk means to the one who asked. */
export function diskProblem(error: unknown, at: string): LogProblem {
  const code = codeOf(error)
  // An error without a code is a mistake of ours, not of the disk.
  if (code === '') throw error
  return problem(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'disk-failed', at, {
    error: code,
  })
}
