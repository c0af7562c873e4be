// Where the files of a channel lie below a process folder. The tiles are those of c2sp.org/tlog-tiles, so
// that any static host or stick serves them; what the specification does not know lies beside them.
//
//   logs/CHANNEL/checkpoint              the newest published checkpoint
//   logs/CHANNEL/tile/…                  tiles and entry bundles
//   logs/CHANNEL/keys/000                wrapped keys of bodies, 72 bytes an entry, 256 entries a file
//   logs/CHANNEL/epochs/1.HASH.age       keys of epochs for their recipients; .key where published
//   logs/CHANNEL/cosigned/41             a checkpoint of 41 entries with cosignatures
//   logs/CHANNEL/policy.HASH             the log's key, its witnesses, its quorum
//   bodies/CHANNEL/000                   sealed bodies, each after its length (uint32), 256 entries a file
//   bodies/CHANNEL/files/SHA256          sealed files too large for a body
//
// A small file that nothing else commits to carries the beginning of its own SHA-256 in its name.
import { hexOf } from './bytes.ts'
import { folderOfChannel } from './channel.ts'
import type { Primitives } from './primitives.ts'
import { indexPath } from './tiles.ts'

/** Longest sealed body in bytes; longer things are sealed files that a body names. */
export const longestBody = 262_144

/** The folder of a channel's log. */
export function logFolder(channel: string): string {
  return `logs/${folderOfChannel(channel)}`
}

/** The folder of a channel's bodies. */
export function bodyFolder(channel: string): string {
  return `bodies/${folderOfChannel(channel)}`
}

/** The file with the slots of entries 256 × n to 256 × n + 255. */
export function slotsPath(channel: string, n: number): string {
  return `${logFolder(channel)}/keys/${indexPath(n)}`
}

/** The file with the bodies of entries 256 × n to 256 × n + 255. */
export function bodiesPath(channel: string, n: number): string {
  return `${bodyFolder(channel)}/${indexPath(n)}`
}

/** The first 16 hexadecimal digits of a file's SHA-256, for its name. */
export function nameHash(primitives: Pick<Primitives, 'sha256'>, bytes: Uint8Array): string {
  return hexOf(primitives.sha256(bytes)).slice(0, 16)
}

/** Does the part of a file's name that is its hash fit its bytes? `epochs/1.HASH.age`, `policy.HASH`. */
export function nameFits(
  primitives: Pick<Primitives, 'sha256'>,
  name: string,
  bytes: Uint8Array,
): boolean {
  return name.split('.')[1] === nameHash(primitives, bytes)
}

/** Bodies as frames: length as uint32, bytes; length 0 for an entry without a body. */
export interface Frames {
  /** One a frame; zero bytes long where the entry has no body. */
  readonly bodies: Uint8Array[]
  /** Bytes of all whole frames; what follows in the file is unfinished. */
  readonly length: number
}

/** Reads at most `most` frames. */
export function parseFrames(bytes: Uint8Array, most: number): Frames {
  const bodies: Uint8Array[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  while (bodies.length < most && at + 4 <= bytes.length) {
    const length = view.getUint32(at)
    if (at + 4 + length > bytes.length) break
    bodies.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return { bodies, length: at }
}
