// The file system as this folder uses it: few calls, each with one meaning, so that a test can stand in
// for the disk and drop, tear or refuse any of them. Paths are relative, with slashes.
import { mkdir, open, readdir, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** An open file. */
export interface OpenFile {
  size(): Promise<number>
  /** Up to `length` bytes from `at`. */
  read(at: number, length: number): Promise<Uint8Array>
  /** All of the bytes, or it throws; what was written before the error stays. */
  write(at: number, bytes: Uint8Array): Promise<void>
  truncate(size: number): Promise<void>
  /** Content and length are on the disk when this returns. An error means: unknown, never ask again. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** A name in a folder. */
export interface Listed {
  readonly name: string
  readonly folder: boolean
}

/** `read` and `write` give undefined where there is no such file; `exclusive` where there is one. */
export type OpenMode = 'read' | 'write' | 'create' | 'exclusive'

/** The calls. Errors are those of Node: an Error with a `code` such as ENOSPC. */
export interface Files {
  open(path: string, mode: OpenMode): Promise<OpenFile | undefined>
  /** Replaces what is at `to`. Durable after `syncFolder` of the folder. */
  rename(from: string, to: string): Promise<void>
  /** Nothing happens where there is none. */
  remove(path: string): Promise<void>
  makeFolder(path: string): Promise<void>
  /** Empty where there is no such folder. */
  list(path: string): Promise<readonly Listed[]>
  /** The names in a folder are on the disk when this returns. */
  syncFolder(path: string): Promise<void>
}

/** The `code` of an error that Node or a test threw. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

const flags = { read: 'r', write: 'r+', create: 'a+', exclusive: 'wx+' } as const

/** The real disk below a folder. */
export function nodeFiles(root: string): Files {
  const at = (path: string) => join(root, path)
  return {
    async open(path, mode) {
      try {
        // 'a+' would append whatever the position says; it only makes sure that the file is there.
        if (mode === 'create') await (await open(at(path), flags.create, 0o600)).close()
        return nodeFile(await open(at(path), mode === 'create' ? 'r+' : flags[mode], 0o600))
      } catch (error) {
        const code = codeOf(error)
        if (mode === 'exclusive' ? code === 'EEXIST' : code === 'ENOENT') return undefined
        throw error
      }
    },
    rename: (from, to) => rename(at(from), at(to)),
    async remove(path) {
      try {
        await unlink(at(path))
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw error
      }
    },
    async makeFolder(path) {
      await mkdir(at(path), { recursive: true, mode: 0o700 })
    },
    async list(path) {
      try {
        const found = await readdir(at(path), { withFileTypes: true })
        return found.map((one) => ({ name: one.name, folder: one.isDirectory() }))
      } catch (error) {
        if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return []
        throw error
      }
    },
    async syncFolder(path) {
      // Windows cannot open a folder for syncing; its file system journals names by itself.
      if (process.platform === 'win32') return
      const folder = await open(at(path), 'r')
      try {
        await folder.sync()
      } finally {
        await folder.close()
      }
    },
  }
}

function nodeFile(file: Awaited<ReturnType<typeof open>>): OpenFile {
  return {
    size: async () => (await file.stat()).size,
    async read(at, length) {
      const bytes = new Uint8Array(length)
      let got = 0
      while (got < length) {
        const { bytesRead } = await file.read(bytes, got, length - got, at + got)
        if (bytesRead === 0) break
        got += bytesRead
      }
      return bytes.subarray(0, got)
    },
    async write(at, bytes) {
      let put = 0
      while (put < bytes.length)
        put += (await file.write(bytes, put, bytes.length - put, at + put)).bytesWritten
    },
    truncate: (size) => file.truncate(size),
    sync: () => file.datasync(),
    close: () => file.close(),
  }
}
