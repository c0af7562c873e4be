// Reading entries and bodies out of the files of a channel, for those who write and those who only read.
import {
  bodiesPath,
  bundlePath,
  emptySlot,
  good,
  logFolder,
  parseBundle,
  parseFrames,
  parsePolicy,
  refuse,
  slotsPath,
  slotSize,
  tileWidth,
  type Answer,
  type Policy,
  type Primitives,
} from '../log/index.ts'
import type { Disk } from './disk.ts'
import type { EpochFile, StoredBody } from './store.ts'

/** Leaves from `from` to `to`: out of full bundles, then out of memory from `recent.first` on. */
export async function* readLeaves(
  disk: Disk,
  channel: string,
  recent: () => { first: number; leaves: readonly Uint8Array[] },
  from: number,
  to: number,
): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to;) {
    const { first, leaves } = recent()
    if (at >= first) {
      for (; at < to; at++) yield leaves[at - first] as Uint8Array
      return
    }
    const n = Math.floor(at / tileWidth)
    const path = `${logFolder(channel)}/${bundlePath(n, tileWidth)}`
    const bundle = parseBundle((await disk.read(path)) ?? new Uint8Array(0))
    for (; at < Math.min(to, (n + 1) * tileWidth); at++) {
      const leaf = bundle?.[at - n * tileWidth]
      if (!leaf) throw Object.assign(new Error(`${path} lacks entry ${at}`), { code: 'EIO' })
      yield leaf
    }
  }
}

/** The body of an entry whose bundle is in files. */
export async function readBody(
  disk: Disk,
  channel: string,
  index: number,
): Promise<Answer<StoredBody | undefined>> {
  const n = Math.floor(index / tileWidth)
  const i = index % tileWidth
  const path = bodiesPath(channel, n)
  const frames = parseFrames((await disk.read(path)) ?? new Uint8Array(0), i + 1)
  const sealed = frames.bodies[i]
  if (!sealed) return refuse('body-missing', path, { entry: index })
  const slots = await disk.read(slotsPath(channel, n))
  const slot = slots?.slice(i * slotSize, (i + 1) * slotSize) ?? emptySlot
  return good(sealed.length === 0 ? undefined : { sealed, slot })
}

/** The policy that lies with a log. */
export async function readPolicy(
  disk: Disk,
  primitives: Primitives,
  channel: string,
): Promise<Answer<Policy>> {
  const folder = logFolder(channel)
  const name = (await disk.names(folder)).filter((one) => /^policy\.[0-9a-f]+$/.test(one)).at(-1)
  const bytes = name === undefined ? undefined : await disk.read(`${folder}/${name}`)
  return bytes ? parsePolicy(primitives, bytes) : refuse('policy-form', `${folder}/policy`)
}

/** Keys of epochs, as files. */
export async function readEpochs(disk: Disk, channel: string): Promise<EpochFile[]> {
  const folder = `${logFolder(channel)}/epochs`
  const found: EpochFile[] = []
  for (const name of await disk.names(folder)) {
    const bytes = await disk.read(`${folder}/${name}`)
    if (bytes && !name.endsWith('.next')) found.push({ name, bytes })
  }
  return found
}
