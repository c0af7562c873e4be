// Who has seen what, out of the checkpoints that are kept with a log.
import {
  good,
  logFolder,
  ofRecord,
  openCheckpoint,
  openCosignatures,
  seenBy,
  type Answer,
  type CosignedCheckpoint,
  type OfRecord,
  type Primitives,
  type Sight,
} from '../log/index.ts'
import type { Disk } from './disk.ts'
import { readPolicy } from './read-files.ts'

/** Sights and what is of record. A kept checkpoint that does not verify counts for nothing here; verification names it. */
export async function readSights(
  disk: Disk,
  primitives: Primitives,
  channel: string,
): Promise<Answer<{ seen: readonly Sight[]; ofRecord?: OfRecord }>> {
  const policy = await readPolicy(disk, primitives, channel)
  if (!policy.ok) return policy
  const folder = `${logFolder(channel)}/cosigned`
  const keys = policy.value.logs.map((one) => one.key)
  const witnesses = policy.value.witnesses.map((one) => one.key)
  const found: CosignedCheckpoint[] = []
  for (const name of await disk.names(folder)) {
    const bytes = await disk.read(`${folder}/${name}`)
    const opened = bytes && openCheckpoint(primitives, keys, bytes)
    if (!opened || !opened.ok) continue
    const { note, others, size } = opened.value
    const checked = openCosignatures(primitives, witnesses, note.text, others)
    if (checked.ok) found.push({ size, cosignatures: checked.value.cosignatures })
  }
  const record = ofRecord(policy.value, found)
  return good({ seen: seenBy(found), ...(record ? { ofRecord: record } : {}) })
}
