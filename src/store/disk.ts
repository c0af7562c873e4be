// What the store does with files, in the order that survives a power cut: content first, then the name,
// then what refers to it.
import { sameBytes } from '../log/index.ts'
import type { Files } from './files.ts'

/** Files with a memory of which folders are surely there. */
export class Disk {
  readonly files: Files
  private readonly folders = new Set<string>([''])

  constructor(files: Files) {
    this.files = files
  }

  /** All bytes of a file; undefined where there is none. */
  async read(path: string): Promise<Uint8Array | undefined> {
    const file = await this.files.open(path, 'read')
    if (!file) return undefined
    try {
      return await file.read(0, await file.size())
    } finally {
      await file.close()
    }
  }

  /** Names of files in a folder, sorted. */
  async names(path: string): Promise<string[]> {
    const found = await this.files.list(path)
    return found
      .filter((one) => !one.folder)
      .map((one) => one.name)
      .sort()
  }

  /** Names of folders in a folder, sorted. */
  async folderNames(path: string): Promise<string[]> {
    const found = await this.files.list(path)
    return found
      .filter((one) => one.folder)
      .map((one) => one.name)
      .sort()
  }

  /** Makes a folder and all above it, durably. */
  async folder(path: string): Promise<void> {
    if (this.folders.has(path)) return
    const above = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
    await this.folder(above)
    await this.files.makeFolder(path)
    await this.files.syncFolder(above)
    this.folders.add(path)
  }

  /** Writes bytes at a place and syncs them; the name is durable after `syncFolder`. */
  async write(path: string, at: number, bytes: Uint8Array): Promise<void> {
    const slash = path.lastIndexOf('/')
    if (slash > 0) await this.folder(path.slice(0, slash))
    const file = await this.files.open(path, 'create')
    if (!file) throw new Error(`${path} was neither there nor made`)
    try {
      await file.write(at, bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  }

  /** Writes a whole file that never changes; one that is there with the same bytes stays. */
  async writeOnce(path: string, bytes: Uint8Array): Promise<void> {
    const old = await this.read(path)
    if (old && old.length > bytes.length) {
      const file = await this.files.open(path, 'write')
      await file?.truncate(bytes.length)
      await file?.close()
    }
    // Even the same bytes are written again: only what this process synced is known to be on the disk.
    await this.write(path, 0, bytes)
  }

  /** Replaces a file as a whole: at every moment the old or the new bytes are there. */
  async replace(path: string, bytes: Uint8Array): Promise<void> {
    const old = await this.read(path)
    if (old && sameBytes(old, bytes)) return this.sync(path)
    const next = `${path}.next`
    await this.files.remove(next)
    await this.write(next, 0, bytes)
    await this.files.rename(next, path)
    await this.syncFolderOf(path)
  }

  /** Syncs a file that is there, and its name. */
  async sync(path: string): Promise<void> {
    const file = await this.files.open(path, 'write')
    await file?.sync()
    await file?.close()
    await this.syncFolderOf(path)
  }

  /** Makes the name of a file durable. */
  async syncFolderOf(path: string): Promise<void> {
    await this.files.syncFolder(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '')
  }
}
