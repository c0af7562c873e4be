// A signed folder as the record it holds: the entries of its logs as canonical lines, in one order. The
// same lines that `truce record export` writes, so that status and pages are those of the unsigned record.
import { parseEntry, problem, type LogProblem, type Entry } from '../log/index.ts'
import { canRead } from '../process/index.ts'
import { channelsNow, hasLogs, readNow, sightsNow } from '../store/index.ts'
import { lineOfEntry, type RecordLine } from './lines.ts'
import { inOrder, readOrder } from './order.ts'

/** The record of a signed folder. */
export interface SignedRecord {
  readonly lines: readonly RecordLine[]
  readonly problems: readonly LogProblem[]
  /** Entries in each channel that was read. */
  readonly sizes: ReadonlyMap<string, number>
}

export { hasLogs }

/** Reads the channels that `wanted` lets through. What cannot be read is named; the rest is there. */
export function readSigned(
  root: string,
  wanted: (channel: string) => boolean = () => true,
): SignedRecord {
  const now = readNow(root, wanted)
  const problems: LogProblem[] = [...now.problems]
  const order = readOrder(root)
  if (order.problem) problems.push(order.problem)
  const channels = new Map<string, readonly (Entry | null)[]>()
  for (const { channel, leaves } of now.channels)
    channels.set(
      channel,
      leaves.map((leaf, index) => {
        const entry = parseEntry(leaf)
        if (entry.ok) return entry.value
        problems.push({ ...entry.problem, at: `${channel} ${index}`, severity: 'warning' })
        return null
      }),
    )
  const lines: RecordLine[] = []
  for (const entry of inOrder(channels, order.runs, (one) => one?.logged ?? 0)) {
    if (!entry) continue
    const line = lineOfEntry(entry, lines.length + 1)
    if (line.ok) lines.push(line.value)
    else problems.push(problem(line.problem.code, entry.id, line.problem.data, 'warning'))
  }
  const sizes = new Map(now.channels.map((one) => [one.channel, one.leaves.length]))
  return { lines, problems, sizes }
}

/** Who has seen how much of the channels that a viewer reads, for pages. Times are UTC. */
export function seenIn(root: string, viewer: string) {
  return channelsNow(root)
    .filter((channel) => canRead(viewer, channel))
    .flatMap((channel) =>
      sightsNow(root, channel).map(({ key, size, seconds }) => ({
        channel,
        witness: key.name,
        size,
        date: `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
      })),
    )
}
