// A witness with a memory on the disk: what it cosigned last is durable before the cosignature leaves, and
// two requests are never answered on one memory (c2sp.org/tlog-witness: otherwise a log could be rolled
// back between them).
import {
  answerRequest,
  bytesOf,
  good,
  hexOf,
  openCheckpoint,
  printNote,
  type Answer,
  type KnownLog,
  type Primitives,
  type SigningKey,
  type WitnessAnswer,
  type Witnessed,
} from '../log/index.ts'
import { diskProblem } from './channel-log.ts'
import { Disk } from './disk.ts'
import type { Files } from './files.ts'
import { takeLock } from './lock.ts'
import { nodePrimitives } from './primitives.ts'

/** A witness at work. */
export interface Witness {
  /** Answers the body of `POST add-checkpoint`, or a request that came as a file or from paper. */
  answer(request: Uint8Array): Promise<Answer<WitnessAnswer>>
  /** The last cosigned checkpoint of a log by the hash of its origin, for `GET HASH/checkpoint`. */
  checkpoint(originHash: string): Promise<Uint8Array | undefined>
  close(): Promise<void>
}

/** Opens the memory of a witness; one process at a time. `clock` gives POSIX seconds. */
export async function openWitness(options: {
  readonly files: Files
  readonly key: SigningKey
  readonly logs: readonly KnownLog[]
  readonly clock: () => number
  readonly primitives?: Primitives
}): Promise<Answer<Witness>> {
  const primitives = options.primitives ?? nodePrimitives
  const disk = new Disk(options.files)
  const pathOf = (origin: string) =>
    `witness/${hexOf(primitives.sha256(bytesOf(origin)))}/checkpoint`
  const seen = new Map<string, Witnessed>()
  try {
    const lock = await takeLock(disk, 'witness')
    if (!lock.ok) return lock
    for (const { origin, keys } of options.logs) {
      const bytes = await disk.read(pathOf(origin))
      if (!bytes) continue
      const opened = openCheckpoint(primitives, keys, bytes)
      if (!opened.ok) {
        // A memory that cannot be read is never started anew: that would be forgetting.
        await lock.value.release()
        return { ok: false, problem: { ...opened.problem, at: pathOf(origin) } }
      }
      seen.set(origin, opened.value)
    }
    let last: Promise<unknown> = Promise.resolve()
    const answer = async (request: Uint8Array): Promise<Answer<WitnessAnswer>> => {
      const { key, logs, clock } = options
      const given = answerRequest(primitives, request, {
        key,
        logs,
        seen: (origin) => seen.get(origin),
        seconds: clock(),
      })
      if (!given.seen || !given.note) return good(given)
      const origin = given.note.text.slice(0, given.note.text.indexOf('\n'))
      try {
        await disk.replace(pathOf(origin), printNote(given.note))
      } catch (error) {
        return { ok: false, problem: diskProblem(error, pathOf(origin)) }
      }
      seen.set(origin, given.seen)
      return good(given)
    }
    return good({
      answer: (request) => {
        const done = last.then(() => answer(request))
        last = done.catch(() => undefined)
        return done
      },
      checkpoint: async (originHash) =>
        /^[0-9a-f]{64}$/.test(originHash)
          ? disk.read(`witness/${originHash}/checkpoint`)
          : undefined,
      close: () => lock.value.release(),
    })
  } catch (error) {
    return { ok: false, problem: diskProblem(error, 'witness') }
  }
}
