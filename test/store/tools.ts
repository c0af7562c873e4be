// What the tests of the store share: small entries, a store in memory, verification as a list.
import {
  composeEntry,
  verifyChannel,
  type ComposedEntry,
  type Epoch,
  type FolderReader,
  type LogProblem,
  type SigningKey,
  type VerifiedChannel,
  type VerifyOptions,
} from '../../src/log/index.ts'
import {
  memoryFiles,
  nodePrimitives,
  nodeSealing,
  openFileStore,
  type FileStore,
  type FileStoreOptions,
} from '../../src/store/index.ts'

export const epoch: Epoch = { number: 1, key: new Uint8Array(32).fill(7) }

/** Random bytes that are the same in every run. */
export function counted(seed = 1): (length: number) => Uint8Array {
  let state = seed
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state >>> 24
    })
}

export async function entryOf(
  channel: string,
  id: string,
  body?: string,
  author?: SigningKey,
  random: (length: number) => Uint8Array = counted(id.length + id.charCodeAt(id.length - 1)),
): Promise<ComposedEntry> {
  const composed = await composeEntry(
    nodePrimitives,
    nodeSealing,
    {
      channel,
      id,
      face: { n: id },
      ...(body === undefined ? {} : { body: new TextEncoder().encode(body) }),
      ...(author ? { author } : {}),
    },
    epoch,
    random,
  )
  if (!composed.ok) throw new Error(composed.problem.code)
  return composed.value
}

export function readerOf(files: Map<string, Uint8Array>): FolderReader {
  return {
    read: async (path) => files.get(path),
    list: async (folder) =>
      [...files.keys()]
        .filter(
          (path) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/'),
        )
        .map((path) => path.slice(folder.length + 1)),
  }
}

export async function verified(
  files: Map<string, Uint8Array>,
  channel: string,
  options: VerifyOptions = {},
): Promise<{ result: VerifiedChannel; findings: LogProblem[] }> {
  const findings: LogProblem[] = []
  let result: VerifiedChannel | undefined
  for await (const step of verifyChannel(nodePrimitives, readerOf(files), channel, options)) {
    if (step.kind === 'finding') findings.push(step.problem)
    if (step.kind === 'channel') result = step.result
  }
  if (!result) throw new Error('no result')
  return { result, findings }
}

export async function openMemory(
  files: Map<string, Uint8Array>,
  options: Partial<FileStoreOptions> = {},
): Promise<FileStore> {
  const store = await openFileStore({
    files: memoryFiles(files),
    process: 'test',
    later: () => {},
    ...options,
  })
  if (!store.ok) throw new Error(`${store.problem.code} ${JSON.stringify(store.problem.data)}`)
  return store.value
}

/** The value of an answer that must be good. */
export function must<T>(answer: { ok: true; value: T } | { ok: false; problem: LogProblem }): T {
  if (!answer.ok)
    throw new Error(
      `${answer.problem.code} at ${answer.problem.at} ${JSON.stringify(answer.problem.data)}`,
    )
  return answer.value
}
