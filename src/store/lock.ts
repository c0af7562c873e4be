// One writer at a time. A lock is a file `lock.N` that names its process; a process that has died leaves a
// lock behind that the next one sees through. N only grows from a dead holder to its successor, so two
// that follow the same dead one want the same name, and only one can make it.
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { good, refuse, textOf, bytesOf, type Answer } from '../log/index.ts'
import type { Disk } from './disk.ts'

/** A process, told apart from a later one with the same number. */
export interface Holder {
  readonly host: string
  readonly boot: string
  readonly pid: number
  /** When the process started, in the system's own unit; empty where the system does not tell. */
  readonly started: string
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Field 22 of /proc/PID/stat: start in clock ticks since boot. Names may hold spaces, so count from the last bracket. */
function startOf(pid: number): string {
  const stat = contentOf(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

/** This process. */
export function thisHolder(): Holder {
  const boot = contentOf('/proc/sys/kernel/random/boot_id').trim()
  return { host: hostname(), boot, pid: process.pid, started: startOf(process.pid) }
}

/** Does the holder of a lock still run? One on another machine cannot be asked and counts as running. */
export function holderRuns(holder: Holder): boolean {
  const here = thisHolder()
  if (holder.host !== here.host) return true
  if (holder.boot !== here.boot) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it runs, under another account.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return holder.started === '' || startOf(holder.pid) === holder.started
}

/** A lock that is held. */
export interface Lock {
  release(): Promise<void>
}

/** Takes the lock of a private folder, or says who holds it. */
export async function takeLock(
  disk: Disk,
  folder: string,
  me: Holder = thisHolder(),
  runs: (holder: Holder) => boolean = holderRuns,
): Promise<Answer<Lock>> {
  await disk.folder(folder)
  const numbersOf = async () =>
    (await disk.names(folder)).filter((n) => /^lock\.\d+$/.test(n)).map((n) => Number(n.slice(5)))
  const read = async (number: number): Promise<Holder | undefined> => {
    const text = textOf((await disk.read(`${folder}/lock.${number}`)) ?? new Uint8Array(0))
    try {
      return JSON.parse(text ?? '') as Holder
    } catch {
      return undefined
    }
  }
  const runningBut = async (mine: number): Promise<Holder | undefined> => {
    for (const number of await numbersOf()) {
      if (number === mine) continue
      const holder = await read(number)
      if (holder && runs(holder)) return holder
    }
    return undefined
  }
  const before = await runningBut(-1)
  if (before) return refuse('locked', folder, { pid: before.pid, host: before.host })
  const mine = Math.max(0, ...(await numbersOf())) + 1
  const path = `${folder}/lock.${mine}`
  const file = await disk.files.open(path, 'exclusive')
  if (!file) return refuse('locked', folder, { pid: 0, host: me.host })
  await file.write(0, bytesOf(JSON.stringify(me)))
  await file.sync()
  await file.close()
  // Someone may have taken another number in between: the one who looks second steps back.
  const other = await runningBut(mine)
  if (other) {
    await disk.files.remove(path)
    return refuse('locked', folder, { pid: other.pid, host: other.host })
  }
  for (const number of await numbersOf())
    if (number !== mine) await disk.files.remove(`${folder}/lock.${number}`)
  return good({ release: () => disk.files.remove(path) })
}
