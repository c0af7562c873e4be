// Who has seen what, and since when something is of record. All of it follows from cosignatures alone.
import type { VerifierKey } from './keys.ts'
import { quorumMet, type Policy } from './policy.ts'
import type { Cosignature } from './cosignature.ts'

/** A checkpoint of one log with the cosignatures that were verified on it. */
export interface CosignedCheckpoint {
  readonly size: number
  readonly cosignatures: readonly Cosignature[]
}

/** "Seen by A up to entry 41, on 3 June". */
export interface Sight {
  readonly key: VerifierKey
  /** Number of entries that the witness has seen. */
  readonly size: number
  /** POSIX seconds by the witness's clock, of the earliest cosignature at that size. */
  readonly seconds: number
}

/** The furthest sight of every witness that has cosigned anything, in the order they are first met. */
export function seenBy(checkpoints: readonly CosignedCheckpoint[]): Sight[] {
  const sights = new Map<string, Sight>()
  for (const { size, cosignatures } of checkpoints)
    for (const { key, seconds } of cosignatures) {
      const old = sights.get(key.name)
      if (!old || size > old.size || (size === old.size && seconds < old.seconds))
        sights.set(key.name, { key, size, seconds })
    }
  return [...sights.values()]
}

/** Since when, and up to where, the quorum has cosigned. */
export interface OfRecord {
  readonly size: number
  /** The median of the quorum's times (the upper one of two), never the server's clock. */
  readonly seconds: number
}

/**
 * The largest checkpoint whose quorum is met. A witness that cosigned a larger tree has by that also seen
 * the smaller one, but its statement is about the larger: only signatures on one checkpoint are counted
 * together, so that no combination is claimed that nobody signed.
 */
export function ofRecord(
  policy: Policy,
  checkpoints: readonly CosignedCheckpoint[],
): OfRecord | undefined {
  let best: OfRecord | undefined
  for (const { size, cosignatures } of checkpoints) {
    const keys = cosignatures.map((one) => one.key)
    if (!quorumMet(policy, keys) || (best && best.size >= size)) continue
    const times = cosignatures.map((one) => one.seconds).sort((a, b) => a - b)
    best = { size, seconds: times[Math.floor(times.length / 2)] ?? 0 }
  }
  return best
}
