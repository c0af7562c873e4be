// Rooms over a home folder: each compartment's own reading of a process, and the one way in which entries
// get into it. Commands of one process are decided one after the other, on what stands then.
import { createHash, createHmac } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  readdirSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import {
  decideInRoom,
  filesFor,
  openProcess,
  type RoomCommand,
  type Draft,
  type Problem,
  type Process,
  type ProcessFiles,
} from '../process/index.ts'
import type { JsonObject } from '../log/index.ts'
import { appendEntries, inTurn, type AppendProblem } from './append.ts'
import { readFolder } from './disk.ts'
import { lineOf } from './lines.ts'
import { isProcessId, type Grant } from './roles.ts'
import { hasLogs } from './signed.ts'
import { stampOf } from './stamp.ts'

export interface RoomsOptions {
  /** The folder that holds the process folders. */
  readonly processes: string
  readonly secret: Uint8Array
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

export type Outcome =
  | { readonly done: 'recorded' | 'before'; readonly ids: readonly string[] }
  | { readonly problems: readonly Problem[] }

interface View {
  readonly files: ProcessFiles
  /** Opened when a page or a command needs more than the lines. */
  readonly process: Process
  readonly seen: string
}

interface Opened {
  readonly stamp: string
  readonly files: ProcessFiles
  readonly views: Map<string, View>
}

export class Rooms {
  /** How often the disk was looked at: a test compares what is denied with what does not exist. */
  reads = 0
  private readonly opened = new Map<string, Opened>()
  private readonly queues = new Map<string, Promise<unknown>>()
  private readonly options: RoomsOptions

  constructor(options: RoomsOptions) {
    this.options = options
  }

  /** Folders of processes, by name. */
  names(): readonly string[] {
    this.reads += 1
    return readdirSync(this.options.processes)
      .sort()
      .filter((name) => isProcessId(name) && this.open(name) !== null)
  }

  /** The process as a compartment may read it; memoised until the folder changes. */
  view(id: string, compartment: string): View | null {
    const opened = this.open(id)
    if (!opened) return null
    let view = opened.views.get(compartment)
    if (!view) {
      view = lazily(filesFor(opened.files, compartment), (files) =>
        this.digest(`seen ${id}`, contentOf(files)),
      )
      opened.views.set(compartment, view)
    }
    return view
  }

  /** Decides and appends, one after the other for each process; again where the folder changed meanwhile. */
  async act(place: Grant, command: RoomCommand, seen: string): Promise<Outcome> {
    const turn = (this.queues.get(place.process) ?? Promise.resolve()).then(() =>
      this.decided(place, command, seen),
    )
    this.queues.set(
      place.process,
      turn.catch(() => undefined),
    )
    return turn
  }

  private async decided(place: Grant, command: RoomCommand, seen: string): Promise<Outcome> {
    const id = this.idOf(place, command, seen)
    const path = this.path(place.process)
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const opened = this.open(place.process)
      const view = this.view(place.process, place.compartment)
      if (!opened || !view) return { problems: [{ code: 'D214', field: null, data: {} }] }
      // The same form sent twice is one entry.
      if (view.process.record.entries.some((one) => one.id === id))
        return { done: 'before', ids: [id] }
      const text = command.fields['text']
      const made = decideInRoom(view.process, place, command, {
        time: `${new Date(this.options.clock()).toISOString().slice(0, 19)}Z`,
        id,
        digest: text === undefined ? null : sha256Hex(text.endsWith('\n') ? text : `${text}\n`),
      })
      if ('problems' in made) return made
      const ids = made.entries.map((one) => String(one['id']))
      if (hasLogs(path)) {
        for (const file of made.files) writeNew(join(path, file.file), file.text)
        const answer = await appendEntries(path, made.entries.map(canonical), {
          now: () => new Date(this.options.clock()),
        })
        return answer.ok ? { done: 'recorded', ids } : { problems: answer.problems.map(problemOf) }
      }
      // Other writers of this folder wait; what was decided on must still be what stands.
      const done = await inTurn(path, () => {
        if (stampOf(path) !== opened.stamp) return Promise.resolve(false)
        for (const file of made.files) writeNew(join(path, file.file), file.text)
        appendLines(path, made.entries)
        return Promise.resolve(true)
      })
      if (done) return { done: 'recorded', ids }
    }
    return { problems: [{ code: 'D223', field: null, data: {} }] }
  }

  /** Keyed, so that nobody outside can guess or repeat it. A non-paper's does not depend on who wrote it. */
  private idOf(place: Grant, command: RoomCommand, seen: string): string {
    const who = command.name === 'paper' ? place.compartment : `${place.compartment} ${place.actor}`
    const fields = Object.entries(command.fields).sort(([a], [b]) => (a < b ? -1 : 1))
    return `e-${this.digest('entry', [place.process, who, seen, command.name, fields])}`
  }

  private digest(purpose: string, value: unknown): string {
    return createHmac('sha256', this.options.secret)
      .update(`${purpose}\n`)
      .update(JSON.stringify(value))
      .digest('hex')
      .slice(0, 20)
  }

  private path(id: string): string {
    return join(this.options.processes, id)
  }

  private open(id: string): Opened | null {
    if (!isProcessId(id)) return null
    this.reads += 1
    const path = this.path(id)
    if (!existsSync(path)) return null
    const stamp = stampOf(path)
    const kept = this.opened.get(id)
    if (kept?.stamp === stamp) return kept
    const { files } = readFolder(path)
    if (!files) return null
    // The same text is the same object, so that what was read of it is not read again.
    const before = new Map((kept?.files.texts ?? []).map((one) => [one.file, one]))
    const texts = files.texts.map((one) => {
      const old = before.get(one.file)
      return old?.text === one.text ? old : one
    })
    const opened = { stamp, files: { ...files, id, texts }, views: new Map<string, View>() }
    this.opened.set(id, opened)
    return opened
  }
}

/** A view whose parts are made when they are first asked for. */
function lazily(files: ProcessFiles, digest: (files: ProcessFiles) => string): View {
  let process: Process | null = null
  let seen: string | null = null
  return {
    files,
    get process() {
      return (process ??= openProcess(files))
    },
    get seen() {
      return (seen ??= digest(files))
    },
  }
}

/** What a room holds, without the places of its files on this machine. */
function contentOf(files: ProcessFiles): readonly string[] {
  const texts = files.texts.flatMap((one) => [basename(one.file), one.text])
  return [files.charter?.text ?? '', files.record?.text ?? '', ...texts]
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** One line in the form that logs and exports share. */
function canonical(draft: Draft): string {
  const line = lineOf(draft as JsonObject, 1)
  if (!line.ok) throw new Error(`no line: ${line.problem.code} ${JSON.stringify(draft)}`)
  return line.value.text
}

function problemOf({ code, data }: AppendProblem): Problem {
  const plain = Object.entries(data).map(([name, value]) => [name, String(value)])
  return { code, field: null, data: Object.fromEntries(plain) as Record<string, string> }
}

/** A new file, flushed; never over an old one. */
function writeNew(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
}

/** Lines at the end of the record, flushed before anybody is told that they are there. */
function appendLines(folder: string, drafts: readonly Draft[]): void {
  const path = join(folder, 'record.jsonl')
  const file = openSync(path, 'a+', 0o600)
  const text = drafts.map((one) => `${canonical(one)}\n`).join('')
  writeSync(file, endsWithBreak(path) ? text : `\n${text}`)
  fsyncSync(file)
  closeSync(file)
}

function endsWithBreak(path: string): boolean {
  const { size } = statSync(path)
  if (size === 0) return true
  const file = openSync(path, 'r')
  const last = Buffer.alloc(1)
  readSync(file, last, 0, 1, size - 1)
  closeSync(file)
  return last[0] === 10
}
