// Copies of a whole process with its keys: made while nobody writes, read back before they are trusted.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { unzipSync, zipSync, type Zippable } from 'fflate'
import { hasLogs } from '../server/index.ts'
import { complain, Exit, print, say } from './frame.ts'
import { bytesOfFile, logProblemText } from './log-frame.ts'
import { withStore } from './record.ts'

/** One file with everything in the folder, the private part too. */
export async function runBackup(folder: string, options: { readonly out: string }): Promise<void> {
  const files: Record<string, Uint8Array> = hasLogs(folder)
    ? await withStore(folder, async (store) => {
        for (const channel of await store.channels()) {
          const failed = await store.publish(channel)
          if (failed) throw failedWith(failed)
        }
        return collect(folder)
      })
    : collect(folder)
  const held: Zippable = Object.fromEntries(
    // One time for all: the same files give the same backup.
    Object.entries(files).map(([name, bytes]) => [name, [bytes, { mtime: '1980-01-02' }]]),
  )
  writeFileSync(options.out, zipSync(held), { mode: 0o600, flag: 'wx', flush: true })
  print(say('record-backed-up', { count: Object.keys(files).length, file: options.out }))
}

function collect(folder: string, below = ''): Record<string, Uint8Array> {
  const found: Record<string, Uint8Array> = {}
  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = below === '' ? name : `${below}/${name}`
    // A lock belongs to a program that runs, not to the record.
    if (/^private\/lock\.\d+$/.test(path) || path === '.signing') continue
    if (statSync(join(folder, path)).isDirectory()) Object.assign(found, collect(folder, path))
    else found[path] = new Uint8Array(readFileSync(join(folder, path)))
  }
  return found
}

function failedWith(problem: Parameters<typeof logProblemText>[0]): Exit {
  complain(logProblemText(problem))
  return new Exit(1)
}

/** Into a folder that is new or empty; nothing outside it is ever written. */
export function runRestore(file: string, folder: string): void {
  const wrong = (code: string, at: string) => failedWith({ code, severity: 'error', at, data: {} })
  if (existsSync(folder) && readdirSync(folder).length > 0) throw wrong('backup-target', folder)
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytesOfFile(file))
  } catch (error) {
    if (error instanceof Exit) throw error
    throw wrong('backup-form', file)
  }
  const root = resolve(folder)
  const names = Object.keys(files)
  const inside = (name: string) => resolve(root, name).startsWith(root + sep)
  if (names.length === 0 || !names.every(inside)) throw wrong('backup-form', file)
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true, mode: 0o700 })
    writeFileSync(join(root, name), files[name] ?? '', { mode: 0o600, flush: true })
  }
  print(say('record-restored', { count: names.length, folder }))
}
