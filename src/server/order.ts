// In which order entries of different channels were entered. A log orders its own entries; between two
// channels that nobody but the desk reads together, no log may say anything, or one channel would be felt in
// another. So the order lies in `private/order`, and a copy for a side gets the part about its own channels.
// One line a run: folder of the channel, number of entries, and a check over all lines so far.
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { channelOfFolder, folderOfChannel, problem, type LogProblem } from '../log/index.ts'

/** So many entries of one channel, one after another. */
export interface Run {
  readonly channel: string
  readonly count: number
}

/** The order as its file says it. */
export interface ReadOrder {
  readonly runs: readonly Run[]
  /** Bytes of the whole lines, and the check after them. */
  readonly length: number
  readonly check: string
  readonly problem?: LogProblem
}

function next(check: string, channel: string, count: number): string {
  const text = `${check}\n${folderOfChannel(channel)} ${count}`
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** The file of a folder that is kept here, or of a copy. */
export function orderFile(root: string): string {
  return existsSync(join(root, 'private/logs')) ? 'private/order' : 'order'
}

/** Reads the order of a folder; none is as good as an empty one. */
export function readOrder(root: string): ReadOrder {
  const name = orderFile(root)
  const path = join(root, name)
  const text = existsSync(path) ? readFileSync(path, 'latin1') : ''
  const runs: Run[] = []
  let check = ''
  let length = 0
  for (const line of text.split('\n').slice(0, -1)) {
    const match = /^(\S+) ([1-9]\d{0,15}) ([0-9a-f]{16})$/.exec(line)
    const channel = channelOfFolder(match?.[1] ?? '')
    const count = Number(match?.[2] ?? 0)
    if (channel === undefined || next(check, channel, count) !== match?.[3]) {
      const found = problem('journal-damaged', name, { at: length })
      return { runs, length, check, problem: found }
    }
    check = match[3] ?? ''
    length += line.length + 1
    runs.push({ channel, count })
  }
  if (length < text.length)
    return {
      runs,
      length,
      check,
      problem: problem('journal-unfinished', name, { at: length }, 'warning'),
    }
  return { runs, length, check }
}

/** The text of an order, for a new file. */
export function orderText(runs: readonly Run[], from = ''): string {
  let check = from
  let text = ''
  for (const { channel, count } of joined(runs)) {
    check = next(check, channel, count)
    text += `${folderOfChannel(channel)} ${count} ${check}\n`
  }
  return text
}

/** Adds runs durably, after what is whole in the file. */
export function addToOrder(root: string, runs: readonly Run[]): void {
  if (runs.length === 0) return
  const { length, check } = readOrder(root)
  const file = openSync(
    join(root, orderFile(root)),
    existsSync(join(root, orderFile(root))) ? 'r+' : 'w+',
    0o600,
  )
  try {
    ftruncateSync(file, length)
    writeSync(file, orderText(runs, check), length, 'latin1')
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Neighbouring runs of one channel as one. */
export function joined(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last?.channel === run.channel)
      out[out.length - 1] = { channel: run.channel, count: last.count + run.count }
    else if (run.count > 0) out.push(run)
  }
  return out
}

/** The runs of entries as they stand. */
export function runsOf(channels: readonly string[]): readonly Run[] {
  return joined(channels.map((channel) => ({ channel, count: 1 })))
}

/**
 * Puts the entries of several channels into one order. Those that the order does not name yet (the program
 * ended in between, or a copy came without it) follow by the time at which their log took them.
 */
export function inOrder<T>(
  channels: ReadonlyMap<string, readonly T[]>,
  runs: readonly Run[],
  loggedOf: (one: T) => number,
): T[] {
  const taken = new Map<string, number>()
  const out: T[] = []
  for (const { channel, count } of runs) {
    const all = channels.get(channel)
    if (!all) continue
    const from = taken.get(channel) ?? 0
    for (let i = from; i < Math.min(all.length, from + count); i++) out.push(all[i] as T)
    taken.set(channel, from + count)
  }
  const rest = [...channels].flatMap(([channel, all]) => all.slice(taken.get(channel) ?? 0))
  return [...out, ...rest.toSorted((a, b) => loggedOf(a) - loggedOf(b))]
}
