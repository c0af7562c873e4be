// A disk that loses things, with a seed. What was written but not synced may be there after a crash, or a
// part of it; a failed sync drops what it could not write and says so only once (as Linux does since
// "fsyncgate", 2018); names are durable after their folder was synced. Any call can be refused.
import type { Files, Listed, OpenFile } from '../../src/store/index.ts'

/** Numbers from 0 to below 1 (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Change = { kind: 'write'; at: number; bytes: Uint8Array } | { kind: 'truncate'; size: number }

interface Inode {
  current: Uint8Array
  durable: Uint8Array
  unsynced: Change[]
}
type NameChange = { folder: string; path: string; inode: Inode | undefined }

function apply(bytes: Uint8Array, change: Change, part = 1): Uint8Array {
  if (change.kind === 'truncate') {
    const cut = new Uint8Array(change.size)
    cut.set(bytes.subarray(0, change.size))
    return cut
  }
  const written = change.bytes.subarray(0, Math.ceil(change.bytes.length * part))
  const grown = new Uint8Array(Math.max(bytes.length, change.at + written.length))
  grown.set(bytes)
  grown.set(written, change.at)
  return grown
}

const folderOf = (path: string) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '')
const failure = (code: string) => Object.assign(new Error(`simulated ${code}`), { code })

export type Fault = 'EIO' | 'ENOSPC' | 'short' | 'crash'

export class SimulatedDisk {
  private names = new Map<string, Inode>()
  private durableNames = new Map<string, Inode>()
  private nameChanges: NameChange[] = []
  private folders = new Set<string>([''])
  private readonly random: () => number
  /** Calls so far. */
  calls = 0
  /** Which call fails, and how. */
  fault: { call: number; how: Fault; times?: number } | undefined
  /** While true, every write fails with ENOSPC after a part of it. */
  full = false
  /** Set when a crash was reached; later calls never answer. */
  crashed = false
  onCrash: () => void = () => {}
  /** What was met, for coverage. */
  met: (name: string) => void = () => {}

  constructor(seed: number) {
    this.random = dice(seed)
  }

  /** The bytes that a reader sees now. */
  snapshot(): Map<string, Uint8Array> {
    return new Map([...this.names].map(([path, inode]) => [path, inode.current.slice()]))
  }

  /** The whole disk as if written and synced by somebody else, for example a restored backup. */
  put(files: Map<string, Uint8Array>, within: string): void {
    for (const path of this.names.keys())
      if (path.startsWith(within)) {
        this.names.delete(path)
        this.durableNames.delete(path)
      }
    for (const [path, bytes] of files)
      if (path.startsWith(within)) {
        const inode = { current: bytes.slice(), durable: bytes.slice(), unsynced: [] }
        this.names.set(path, inode)
        this.durableNames.set(path, inode)
      }
  }

  /** The disk after the machine lost power: a random part of all that was not synced is there. */
  afterPowerCut(seed: number): SimulatedDisk {
    const next = new SimulatedDisk(seed)
    next.folders = new Set(this.folders)
    const names = new Map(this.durableNames)
    for (const change of this.nameChanges) {
      if (this.random() < 0.5) continue
      if (change.inode) names.set(change.path, change.inode)
      else names.delete(change.path)
    }
    for (const [path, inode] of names) {
      let bytes = inode.durable
      for (const change of inode.unsynced) {
        const luck = this.random()
        if (luck < 0.4) continue
        bytes = apply(bytes, change, luck < 0.7 ? this.random() : 1)
      }
      const fresh = { current: bytes.slice(), durable: bytes.slice(), unsynced: [] }
      next.names.set(path, fresh)
      next.durableNames.set(path, fresh)
    }
    return next
  }

  /** The disk after only the process died: all that was written is there. */
  afterKill(seed: number): SimulatedDisk {
    const next = new SimulatedDisk(seed)
    next.folders = new Set(this.folders)
    next.names = new Map(this.names)
    next.durableNames = new Map(this.durableNames)
    next.nameChanges = [...this.nameChanges]
    return next
  }

  private async call(writes?: { inode: Inode; at: number; bytes: Uint8Array }): Promise<void> {
    if (this.crashed) return new Promise(() => {})
    const number = this.calls++
    const { call: first = -1, times = 1 } = this.fault ?? {}
    const how =
      first >= 0 && number >= first && number < first + times ? this.fault?.how : undefined
    if (how === 'crash') {
      if (writes) this.write(writes.inode, writes.at, this.part(writes.bytes))
      this.crashed = true
      this.onCrash()
      return new Promise(() => {})
    }
    if (writes && (this.full || how === 'short')) {
      this.write(writes.inode, writes.at, this.part(writes.bytes))
      this.met(this.full ? 'disk full' : 'short write')
      throw failure('ENOSPC')
    }
    if (how === 'EIO' || how === 'ENOSPC' || how === 'short') {
      this.met(how)
      throw failure(how === 'short' ? 'EIO' : how)
    }
  }

  private part(bytes: Uint8Array): Uint8Array {
    return bytes.subarray(0, Math.floor(bytes.length * this.random()))
  }

  private write(inode: Inode, at: number, bytes: Uint8Array): void {
    const change: Change = { kind: 'write', at, bytes: bytes.slice() }
    inode.current = apply(inode.current, change)
    inode.unsynced.push(change)
  }

  private name(path: string, inode: Inode | undefined): void {
    if (inode) this.names.set(path, inode)
    else this.names.delete(path)
    this.nameChanges.push({ folder: folderOf(path), path, inode })
  }

  readonly files: Files = {
    open: async (path, mode) => {
      await this.call()
      const there = this.names.get(path)
      if (mode === 'exclusive' ? there : !there && mode !== 'create') return undefined
      if (there) return this.file(there)
      if (this.full && mode !== 'read') throw failure('ENOSPC')
      const inode: Inode = { current: new Uint8Array(0), durable: new Uint8Array(0), unsynced: [] }
      this.name(path, inode)
      return this.file(inode)
    },
    rename: async (from, to) => {
      await this.call()
      const inode = this.names.get(from)
      if (!inode) throw failure('ENOENT')
      // One entry in the journal of the file system: both names change or neither does.
      this.names.delete(from)
      this.names.set(to, inode)
      this.nameChanges.push({ folder: folderOf(to), path: to, inode })
      this.nameChanges.push({ folder: folderOf(from), path: from, inode: undefined })
    },
    remove: async (path) => {
      await this.call()
      if (this.names.has(path)) this.name(path, undefined)
    },
    makeFolder: async (path) => {
      await this.call()
      this.folders.add(path)
    },
    list: async (path) => {
      await this.call()
      const found = new Map<string, Listed>()
      const head = path === '' ? '' : `${path}/`
      for (const one of [...this.names.keys(), ...[...this.folders].map((f) => `${f}/`)]) {
        if (!one.startsWith(head) || one === head) continue
        const [name = '', ...rest] = one.slice(head.length).split('/')
        if (name !== '') found.set(name, { name, folder: rest.length > 0 })
      }
      return [...found.values()]
    },
    syncFolder: async (path) => {
      await this.call()
      for (const change of this.nameChanges.filter((one) => one.folder === path)) {
        if (change.inode) this.durableNames.set(change.path, change.inode)
        else this.durableNames.delete(change.path)
      }
      this.nameChanges = this.nameChanges.filter((one) => one.folder !== path)
    },
  }

  private file(inode: Inode): OpenFile {
    return {
      size: async () => {
        await this.call()
        return inode.current.length
      },
      read: async (at, length) => {
        await this.call()
        return inode.current.slice(at, at + length)
      },
      write: async (at, bytes) => {
        await this.call({ inode, at, bytes })
        this.write(inode, at, bytes)
      },
      truncate: async (size) => {
        await this.call()
        const change: Change = { kind: 'truncate', size }
        inode.current = apply(inode.current, change)
        inode.unsynced.push(change)
      },
      sync: async () => {
        const changes = inode.unsynced
        try {
          await this.call()
        } catch (error) {
          // The pages are marked clean whether they reached the disk or not.
          inode.unsynced = []
          for (const change of changes)
            if (this.random() < 0.5) inode.durable = apply(inode.durable, change)
          throw error
        }
        inode.unsynced = []
        for (const change of changes) inode.durable = apply(inode.durable, change)
      },
      close: async () => {
        await this.call()
      },
    }
  }
}
