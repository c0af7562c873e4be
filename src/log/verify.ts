// Verifies one channel from its files alone: a stream over bundles, tiles, slots and bodies in constant
// memory. Every finding names the file and, where there is one, the entry. Reading is the caller's.
import { hexOf } from './bytes.ts'
import { openCheckpoint, parseSize, type Checkpoint, type OpenedCheckpoint } from './checkpoint.ts'
import { openCosignatures } from './cosignature.ts'
import { bodyFolder, logFolder, nameFits } from './layout.ts'
import { parsePolicy, type Policy } from './policy.ts'
import type { Primitives } from './primitives.ts'
import type { FolderReader } from './reader.ts'
import { problem, type LogCode, type LogProblem } from './problem.ts'
import { ofRecord, seenBy, type CosignedCheckpoint, type OfRecord, type Sight } from './seen.ts'
import { tileWidth } from './tiles.ts'
import type { TreeContext } from './verify-context.ts'
import { TreeCheck, type Claim } from './verify-tree.ts'

/** What the reader brings along instead of trusting the folder. */
export interface VerifyOptions {
  /** The reader's own policy; without it the folder's own word for its keys is taken. */
  readonly policy?: Policy
  /** Checkpoints that the reader got elsewhere: printed, cosigned, remembered. */
  readonly known?: readonly Checkpoint[]
  /** Asked for every entry, by those who know kinds and authors. */
  readonly inspect?: (index: number, leaf: Uint8Array) => readonly LogProblem[]
}

/** What was found out about a channel. */
export interface VerifiedChannel {
  readonly channel: string
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly seen: readonly Sight[]
  readonly ofRecord?: OfRecord
  readonly erased: number
  readonly errors: number
}

/** A step of verification. */
export type VerifyStep =
  | {
      readonly kind: 'progress'
      readonly channel: string
      readonly done: number
      readonly of: number
    }
  | { readonly kind: 'finding'; readonly channel: string; readonly problem: LogProblem }
  | { readonly kind: 'channel'; readonly result: VerifiedChannel }

type Context = TreeContext

/** Verifies a channel; the last step is its result. */
export async function* verifyChannel(
  primitives: Primitives,
  reader: FolderReader,
  channel: string,
  options: VerifyOptions = {},
): AsyncGenerator<VerifyStep> {
  const folder = logFolder(channel)
  const context: Context = {
    primitives,
    reader,
    channel,
    folder,
    findings: [],
    erased: 0,
    ...(options.inspect ? { inspect: options.inspect } : {}),
  }
  let errors = 0
  const drain = function* (): Generator<VerifyStep> {
    for (const one of context.findings.splice(0)) {
      if (one.severity === 'error') errors++
      yield { kind: 'finding', channel, problem: one }
    }
  }
  const policy = options.policy ?? (await folderPolicy(context))
  await checkSmallFiles(context)
  const head = policy && (await readHead(context, policy))
  if (!policy || !head) {
    yield* drain()
    const nothing = { channel, origin: '', size: 0, root: new Uint8Array(32), seen: [] }
    yield { kind: 'channel', result: { ...nothing, erased: 0, errors } }
    return
  }
  const cosigned = await readCosigned(context, policy, head)
  const claims: Claim[] = cosigned.map((one) => ({ ...one, at: `${folder}/cosigned/${one.size}` }))
  for (const one of options.known ?? [])
    if (one.origin === head.origin) claims.push({ ...one, at: 'known' })
  const tree = new TreeCheck(context, head, claims)
  for (let first = 0; first < head.size; first += tileWidth) {
    await tree.bundle(first / tileWidth)
    yield* drain()
    yield { kind: 'progress', channel, done: Math.min(first + tileWidth, head.size), of: head.size }
  }
  await tree.finish()
  const record = ofRecord(policy, cosigned)
  // Without the quorum there is no history of record, however well its files fit together.
  if (policy.quorum !== 'none' && !record && head.size > 0)
    found(context, 'quorum-missing', `${folder}/checkpoint`, { quorum: policy.quorum })
  for (const name of await reader.list(`${bodyFolder(channel)}/files`)) {
    const path = `${bodyFolder(channel)}/files/${name}`
    const bytes = await reader.read(path)
    if (bytes && hexOf(primitives.sha256(bytes)) !== name) found(context, 'file-name-hash', path)
  }
  yield* drain()
  yield {
    kind: 'channel',
    result: {
      channel,
      origin: head.origin,
      size: head.size,
      root: head.root,
      seen: seenBy(cosigned),
      ...(record ? { ofRecord: record } : {}),
      erased: context.erased,
      errors,
    },
  }
}

function found(context: Context, code: LogCode, at: string, data: LogProblem['data'] = {}): void {
  context.findings.push(problem(code, at, data))
}

async function folderPolicy(context: Context): Promise<Policy | undefined> {
  const names = (await context.reader.list(context.folder)).filter((n) => n.startsWith('policy.'))
  const name = names.sort().at(-1)
  const path = `${context.folder}/${name ?? 'policy'}`
  const bytes = name === undefined ? undefined : await context.reader.read(path)
  if (!bytes) found(context, 'policy-form', path)
  const policy = bytes && parsePolicy(context.primitives, bytes)
  if (policy && !policy.ok) context.findings.push({ ...policy.problem, at: path })
  return policy?.ok ? policy.value : undefined
}

/** Files whose names hold their own hash: policies and keys of epochs. */
async function checkSmallFiles(context: Context): Promise<void> {
  const { primitives, reader, folder } = context
  const paths = [
    ...(await reader.list(folder)).filter((n) => n.startsWith('policy.')),
    ...(await reader.list(`${folder}/epochs`)).map((name) => `epochs/${name}`),
  ].sort()
  for (const path of paths) {
    const bytes = await reader.read(`${folder}/${path}`)
    const name = path.slice(path.indexOf('/') + 1)
    if (bytes && !nameFits(primitives, name, bytes))
      found(context, 'file-name-hash', `${folder}/${path}`)
  }
}

function openAt(
  context: Context,
  policy: Policy,
  path: string,
  bytes: Uint8Array,
): (OpenedCheckpoint & CosignedCheckpoint) | undefined {
  const { primitives } = context
  const keys = policy.logs.map((one) => one.key)
  const opened = openCheckpoint(primitives, keys, bytes)
  if (!opened.ok) {
    context.findings.push({ ...opened.problem, at: path })
    return undefined
  }
  const witnesses = policy.witnesses.map((one) => one.key)
  const { note, others } = opened.value
  const checked = openCosignatures(primitives, witnesses, note.text, others)
  if (!checked.ok) {
    context.findings.push({ ...checked.problem, at: path })
    return undefined
  }
  for (const line of checked.value.unknown)
    context.findings.push(problem('note-unknown-key', path, { key: line.name }, 'note'))
  return { ...opened.value, cosignatures: checked.value.cosignatures }
}

async function readHead(context: Context, policy: Policy) {
  const path = `${context.folder}/checkpoint`
  const bytes = await context.reader.read(path)
  if (bytes) return openAt(context, policy, path, bytes)
  found(context, 'checkpoint-missing', path)
  return undefined
}

type Opened = OpenedCheckpoint & CosignedCheckpoint

async function readCosigned(context: Context, policy: Policy, head: Opened): Promise<Opened[]> {
  const all = [head]
  for (const name of await context.reader.list(`${context.folder}/cosigned`)) {
    const path = `${context.folder}/cosigned/${name}`
    const bytes = await context.reader.read(path)
    const opened = bytes && openAt(context, policy, path, bytes)
    if (!opened) continue
    if (opened.origin !== head.origin || opened.size !== parseSize(name))
      found(context, 'checkpoint-form', path)
    else if (opened.size > head.size)
      found(context, 'checkpoint-truncated', path, { size: head.size, cosigned: opened.size })
    else all.push(opened)
  }
  return all
}
