// A disk in memory: for demonstrations, for tests, and for the browser-like use of a store without files.
import type { Files, Listed, OpenFile } from './files.ts'

/** Files by path; the map may be looked at and changed from outside. */
export function memoryFiles(files: Map<string, Uint8Array> = new Map()): Files {
  const folders = new Set<string>([''])
  return {
    open: async (path, mode) => {
      const there = files.has(path)
      if (mode === 'exclusive' ? there : !there && mode !== 'create') return undefined
      if (!there) files.set(path, new Uint8Array(0))
      return memoryFile(files, path)
    },
    rename: async (from, to) => {
      const bytes = files.get(from)
      if (!bytes) throw Object.assign(new Error(`no file ${from}`), { code: 'ENOENT' })
      files.delete(from)
      files.set(to, bytes)
    },
    remove: async (path) => void files.delete(path),
    makeFolder: async (path) => void folders.add(path),
    list: async (path) => {
      const found = new Map<string, Listed>()
      const head = path === '' ? '' : `${path}/`
      for (const one of [...files.keys(), ...[...folders].map((folder) => `${folder}/`)]) {
        if (!one.startsWith(head) || one === head) continue
        const [name = '', ...rest] = one.slice(head.length).split('/')
        if (name !== '') found.set(name, { name, folder: rest.length > 0 })
      }
      return [...found.values()]
    },
    syncFolder: async () => {},
  }
}

function memoryFile(files: Map<string, Uint8Array>, path: string): OpenFile {
  const now = () => files.get(path) ?? new Uint8Array(0)
  return {
    size: async () => now().length,
    read: async (at, length) => now().slice(at, at + length),
    write: async (at, bytes) => {
      const old = now()
      const grown = new Uint8Array(Math.max(old.length, at + bytes.length))
      grown.set(old)
      grown.set(bytes, at)
      files.set(path, grown)
    },
    truncate: async (size) => {
      const cut = new Uint8Array(size)
      cut.set(now().subarray(0, size))
      files.set(path, cut)
    },
    sync: async () => {},
    close: async () => {},
  }
}
