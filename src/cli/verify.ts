// Checking a folder, a copy of one, or a receipt: offline, with the reader's own keys where there are any.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  admitEntry,
  parseCheckpoint,
  parseEntry,
  parseNote,
  parsePolicy,
  parseReceipt,
  textOf,
  verifyReceipt,
  type Checkpoint,
  type JsonObject,
  type LogProblem,
  type Policy,
  type VerifiedChannel,
  type VerifyStep,
} from '../log/index.ts'
import { everEnrolled, hasLogs, readOrder } from '../server/index.ts'
import {
  fsckFolder,
  nodeFiles,
  nodePrimitives,
  readFolder as readStore,
  verifyFolder,
} from '../store/index.ts'
import { complain, Exit, print, say } from './frame.ts'
import {
  bytesOfFile,
  logProblemText,
  need,
  progressDone,
  progressOn,
  timeText,
} from './log-frame.ts'

export interface VerifyCommandOptions {
  readonly policy?: string
  readonly known?: readonly string[]
  readonly json?: boolean
}

/** `truce verify FOLDER` or `truce verify FILE.tlog-proof`. */
export async function runVerify(path: string, options: VerifyCommandOptions): Promise<void> {
  const policy = options.policy === undefined ? undefined : policyOf(options.policy)
  if (existsSync(path) && statSync(path).isFile()) return verifyOne(path, policy)
  mustHaveLogs(path)
  const known = (options.known ?? []).map(checkpointOf)
  const keys = await authorsOf(path)
  const inspect = (_index: number, leaf: Uint8Array): readonly LogProblem[] => {
    const entry = parseEntry(leaf)
    if (!entry.ok || !entry.value.author) return []
    const admitted = admitEntry(nodePrimitives, entry.value.channel, leaf, keys)
    return admitted.ok ? [] : [admitted.problem]
  }
  const steps = verifyFolder(nodePrimitives, nodeFiles(path), {
    ...(policy ? { policy } : {}),
    known,
    inspect,
  })
  await report(path, steps, options)
  if (!policy && options.json !== true) print(say('verify-own-word'))
}

/** The same with the private folder: for the one who keeps the record. */
export async function runFsck(path: string, options: { readonly json?: boolean }): Promise<void> {
  mustHaveLogs(path)
  await report(path, fsckFolder(nodePrimitives, nodeFiles(path)), options)
}

function mustHaveLogs(path: string): void {
  if (hasLogs(path)) return
  complain(
    say(existsSync(join(path, 'record.jsonl')) ? 'verify-plain' : 'log-none', { folder: path }),
  )
  throw new Exit(2)
}

function policyOf(file: string): Policy {
  const read = parsePolicy(nodePrimitives, bytesOfFile(file))
  return need(
    read.ok ? read : { ok: false, problem: { ...read.problem, at: `${file} ${read.problem.at}` } },
  )
}

/** A checkpoint that the reader holds: what it says is taken as it is, that is why the reader kept it. */
function checkpointOf(file: string): Checkpoint {
  const note = parseNote(bytesOfFile(file))
  const read = note.ok ? parseCheckpoint(note.value.text) : note
  return need(read.ok ? read : { ok: false, problem: { ...read.problem, at: file } })
}

/** Keys that entries enrolled, read in one pass that keeps nothing else. */
async function authorsOf(path: string) {
  const reader = readStore(nodeFiles(path))
  const found: JsonObject[] = []
  for (const channel of await reader.channels()) {
    const head = await reader.head(channel)
    if (!head.ok) continue
    try {
      for await (const leaf of reader.read(channel, 0, head.value.size)) {
        if (textOf(leaf)?.includes('"key enrolled"') !== true) continue
        const entry = parseEntry(leaf)
        if (entry.ok) found.push(entry.value.face as JsonObject)
      }
    } catch {
      // A damaged bundle: verification names it.
    }
  }
  return everEnrolled(found)
}

async function report(
  path: string,
  steps: AsyncGenerator<VerifyStep>,
  options: { readonly json?: boolean },
): Promise<void> {
  const channels: VerifiedChannel[] = []
  const findings: LogProblem[] = []
  for await (const step of steps) {
    if (step.kind === 'progress') {
      const { channel, done, of: all } = step
      progressOn(say('verify-progress', { channel, done, all }))
    } else if (step.kind === 'finding') {
      progressDone()
      findings.push(step.problem)
      complain(logProblemText(step.problem))
    } else channels.push(step.result)
  }
  progressDone()
  const order = readOrder(path).problem
  if (order) {
    findings.push(order)
    complain(logProblemText(order))
  }
  if (options.json === true) print(jsonOf(channels, findings))
  else for (const one of channels) for (const line of linesOf(one)) print(line)
  if (findings.some((one) => one.severity === 'error')) throw new Exit(1)
}

function linesOf(one: VerifiedChannel): readonly string[] {
  const { channel, size, errors, erased, seen, ofRecord } = one
  const lines = [say('verify-channel', { channel, size, errors })]
  if (erased > 0) lines.push(say('verify-erased', { channel, count: erased }))
  for (const sight of seen) {
    const date = timeText(sight.seconds)
    lines.push(say('verify-seen', { channel, witness: sight.key.name, size: sight.size, date }))
  }
  if (seen.length === 0) lines.push(say('verify-nobody', { channel }))
  else if (ofRecord)
    lines.push(
      say('verify-of-record', { channel, size: ofRecord.size, date: timeText(ofRecord.seconds) }),
    )
  return lines
}

function jsonOf(channels: readonly VerifiedChannel[], findings: readonly LogProblem[]): string {
  const shown = channels.map(({ channel, origin, size, root, seen, ofRecord, erased, errors }) => ({
    channel,
    origin,
    size,
    root: Buffer.from(root).toString('hex'),
    seen: seen.map((one) => ({ witness: one.key.name, size: one.size, at: timeText(one.seconds) })),
    ofRecord: ofRecord ? { size: ofRecord.size, at: timeText(ofRecord.seconds) } : null,
    erased,
    errors,
  }))
  return JSON.stringify({ format: 'truce/verify@1', channels: shown, findings }, null, 2)
}

/** A receipt that carries its entry, under the reader's policy. */
function verifyOne(path: string, policy: Policy | undefined): void {
  const bytes = bytesOfFile(path)
  const receipt = need(parseReceipt(bytes))
  if (!policy || !receipt.extra) {
    complain(say('receipt-needs-policy'))
    throw new Exit(2)
  }
  const checked = verifyReceipt(nodePrimitives, policy, receipt.extra, bytes)
  const { index, size, cosignatures, ofRecord } = need(
    checked.ok ? checked : { ok: false, problem: { ...checked.problem, at: path } },
  )
  const entry = need(parseEntry(receipt.extra))
  print(say('receipt-entry', { id: entry.id, channel: entry.channel, number: index + 1, size }))
  for (const { key, seconds } of cosignatures) {
    const { channel } = entry
    print(say('verify-seen', { channel, witness: key.name, size, date: timeText(seconds) }))
  }
  print(say(ofRecord ? 'receipt-of-record' : 'receipt-not-of-record'))
  print(say('receipt-limits'))
}
