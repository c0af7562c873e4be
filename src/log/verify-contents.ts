// What lies beside the tree for the entries of a bundle: wrapped keys and sealed bodies, against the
// hashes that the leaves hold. No key is needed to find a changed bit.
import { sameBytes } from './bytes.ts'
import { parseEntry } from './entry.ts'
import { bodiesPath, parseFrames, slotsPath } from './layout.ts'
import { problem } from './problem.ts'
import { isEmptySlot, slotSize, soundSlot } from './seal.ts'
import { tileWidth } from './tiles.ts'
import { found, type TreeContext } from './verify-context.ts'

/** Checks slots and bodies of bundle `n`, whose entries are known to be those of the tree. */
export async function checkContents(
  context: TreeContext,
  n: number,
  leaves: readonly Uint8Array[],
): Promise<void> {
  const { primitives, reader, channel } = context
  const slotsFile = slotsPath(channel, n)
  const bodiesFile = bodiesPath(channel, n)
  const slots = await reader.read(slotsFile)
  const bytes = await reader.read(bodiesFile)
  const frames = bytes ? parseFrames(bytes, leaves.length) : { bodies: [], length: 0 }
  const wanted = leaves.length * slotSize
  if (slots && slots.length < wanted)
    found(context, 'key-slot-wrong', slotsFile, { bytes: slots.length, wanted })
  if (slots && slots.length > wanted) unfinished(context, slotsFile)
  if (bytes && bytes.length > frames.length && frames.bodies.length === leaves.length)
    unfinished(context, bodiesFile)
  for (const [i, leaf] of leaves.entries()) {
    const index = n * tileWidth + i
    const at = { entry: index }
    const read = parseEntry(leaf)
    if (context.inspect) context.findings.push(...context.inspect(index, leaf))
    if (!read.ok) {
      // An entry of a newer version is proven like any other; only its body is not known here.
      const severity = read.problem.code === 'entry-newer-form' ? 'warning' : 'error'
      context.findings.push({ ...read.problem, at: `entry ${index}`, severity })
      continue
    }
    const { body, channel: own } = read.value
    if (own !== channel) found(context, 'entry-channel', `entry ${index}`, { channel: own })
    const slot = slots?.subarray(i * slotSize, (i + 1) * slotSize)
    if (slot?.length === slotSize) {
      if (!soundSlot(primitives, slot) || (!body && !isEmptySlot(slot)))
        found(context, 'key-slot-wrong', slotsFile, at)
      else if (body && isEmptySlot(slot)) context.erased++
    }
    const sealed = frames.bodies[i]
    if (body && !bytes) found(context, 'body-missing', bodiesFile, at)
    else if (body && !(sealed && sameBytes(primitives.sha256(sealed), body.sealed)))
      found(context, 'body-wrong', bodiesFile, at)
    else if (!body && bytes && sealed?.length !== 0) found(context, 'body-wrong', bodiesFile, at)
  }
}

function unfinished(context: TreeContext, path: string): void {
  context.findings.push(problem('journal-unfinished', path, {}, 'warning'))
}
