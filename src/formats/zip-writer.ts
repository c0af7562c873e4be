// Writes a zip container whose bytes depend on nothing but its parts: no time, no host, no extra fields.
import { deflateSync } from 'fflate'
import { encodeUtf8 } from './text.ts'
import { crc32 } from './zip.ts'

/** 1 January 1980, 00:00: the first moment zip can say (APPNOTE 4.4.6). */
const noDate = 0x0021

/** Parts in the given order. Names must be plain ASCII and differ; a breach of that throws. */
export function writeZip(parts: readonly (readonly [string, Uint8Array | string])[]): Uint8Array {
  const names = new Set<string>()
  const local: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const [name, content] of parts) {
    if (names.has(name) || !/^[\w[\]./-]+$/.test(name))
      throw new Error(`zip: "${name}" is no name for a part, or is there twice`)
    names.add(name)
    const bytes = typeof content === 'string' ? encodeUtf8(content) : content
    const packed = deflateSync(bytes, { level: 6 })
    const label = encodeUtf8(name)
    // Version 2.0, no flags, DEFLATE, the date, then what both headers share.
    const shared = numbers([2, 20], [2, 0], [2, 8], [2, 0], [2, noDate], [4, crc32(bytes)])
    const sizes = numbers([4, packed.length], [4, bytes.length], [2, label.length], [2, 0])
    const header = join([numbers([4, 0x04034b50]), shared, sizes, label])
    central.push(
      numbers([4, 0x02014b50], [2, 20]),
      shared,
      sizes,
      numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      label,
    )
    local.push(header, packed)
    offset += header.length + packed.length
  }
  const directory = join(central)
  const count = names.size
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count])
  return join([...local, directory, end, numbers([4, directory.length], [4, offset], [2, 0])])
}

/** Little-endian numbers of 2 or 4 bytes. */
function numbers(...values: readonly (readonly [2 | 4, number])[]): Uint8Array {
  const bytes: number[] = []
  for (const [size, value] of values)
    for (let i = 0; i < size; i++) bytes.push(Math.floor(value / 2 ** (8 * i)) % 256)
  return Uint8Array.from(bytes)
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}
