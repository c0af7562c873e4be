// Two versions of a process compared by meaning: deadline 7 → 3, key 20 → 30.
import { diff, type Change } from '../language/index.ts'
import type { Process, TextVersion } from './folder.ts'

export interface Comparison {
  readonly from: TextVersion
  readonly to: TextVersion
  readonly changes: readonly Change[]
}

/** @returns null where the process has no text of one of the two versions */
export function compareVersions(process: Process, from: string, to: string): Comparison | null {
  const version = (name: string) => process.versions.find((one) => one.version === name)
  const before = version(from)
  const after = version(to)
  if (!before || !after) return null
  return { from: before, to: after, changes: diff(before.agreement, after.agreement) }
}
