// Reads a zip container (PKWARE APPNOTE 6.3.3, the part that office files use) in memory. Names are
// labels, never paths: nothing is ever written to disk. Hostile files are expected: overlapping entries
// (Fifield 2019), sizes that lie, two directories that disagree, containers inside containers.
import { Inflate } from 'fflate'
import { type Limits, limits as usual } from './limits.ts'
import { type Problem, problem } from './problem.ts'
import { decodeUtf8 } from './text.ts'

interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  /** Where the packed bytes begin. */
  readonly from: number
}

export interface Container {
  /** Names in the order of the directory. */
  readonly names: readonly string[]
  /** Problems so far; `part` adds to them. */
  readonly problems: Problem[]
  /** Unpacks one part; undefined (and a problem, unless it is simply not there) if it can't be had. */
  part(name: string): Uint8Array | undefined
}

const none: Container = { names: [], problems: [], part: () => undefined }
const refused = (code: string, data: Problem['data'] = {}): Container => ({
  ...none,
  problems: [problem('error', code, data)],
})

/** Opens a container: reads the directory, unpacks nothing. Never throws. */
export function openZip(bytes: Uint8Array, limits: Limits = usual): Container {
  if (bytes.length === 0) return refused('file-empty')
  if (bytes.length > limits.file)
    return refused('file-too-large', { size: bytes.length, limit: limits.file })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 22 || view.getUint32(0, true) !== 0x04034b50) {
    // Old Word and Excel files, and password-protected new ones, are OLE containers.
    const ole = bytes.length >= 8 && view.getUint32(0, false) === 0xd0cf11e0
    return refused(ole ? 'zip-old-or-locked' : 'zip-not')
  }
  const end = findEnd(view)
  if (end === undefined) return refused('zip-cut')
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const from = view.getUint32(end + 16, true)
  if (count === 0xffff || size === 0xffffffff || from === 0xffffffff) return refused('zip-64')
  const disks = view.getUint16(end + 4, true) | view.getUint16(end + 6, true)
  if (disks !== 0 || view.getUint16(end + 8, true) !== count || from + size !== end)
    return refused('zip-ambiguous')
  if (count > limits.entries) return refused('zip-entries', { count, limit: limits.entries })

  const problems: Problem[] = []
  const entries = new Map<string, ZipEntry>()
  const names: string[] = []
  let at = from
  let total = 0
  const spans: [number, number][] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return refused('zip-cut')
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const packed = view.getUint32(at + 20, true)
    const unpacked = view.getUint32(at + 24, true)
    const nameLength = view.getUint16(at + 28, true)
    const next =
      at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    const mode = view.getUint32(at + 38, true) >>> 16
    const header = view.getUint32(at + 42, true)
    if (next > end) return refused('zip-cut')
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength)
    const name = decodeUtf8(rawName).text
    const crc = view.getUint32(at + 16, true)
    at = next
    // The local header must tell the same story, or two readers would see two files (ASVS 1.5.3).
    if (header + 30 > from || view.getUint32(header, true) !== 0x04034b50) return refused('zip-cut')
    const localLength = view.getUint16(header + 26, true)
    const data = header + 30 + localLength + view.getUint16(header + 28, true)
    const localName = bytes.subarray(header + 30, header + 30 + localLength)
    if (!same(rawName, localName) || view.getUint16(header + 8, true) !== method)
      return refused('zip-ambiguous')
    if (data + packed > from) return refused('zip-cut')
    spans.push([header, data + packed])
    total += unpacked
    if (total > limits.total) return refused('zip-total', { limit: limits.total })
    if (name.endsWith('/')) continue
    names.push(name)
    if ((flags & 1) !== 0) return refused('zip-old-or-locked')
    if (entries.has(name)) return refused('zip-twice', { name })
    if ((mode & 0xf000) === 0xa000) problems.push(problem('error', 'zip-link', {}, { part: name }))
    else if (name.startsWith('/') || /(^|[/\\])\.\.([/\\]|$)|\\|^[a-z]:|\0/i.test(name))
      problems.push(problem('warning', 'zip-path', {}, { part: name }))
    else if (method !== 0 && method !== 8)
      problems.push(problem('error', 'zip-method', { method }, { part: name }))
    else if (unpacked > limits.part)
      problems.push(problem('error', 'zip-part', { limit: limits.part }, { part: name }))
    else if (unpacked > limits.ratioFrom && unpacked > limits.ratio * Math.max(1, packed))
      problems.push(problem('error', 'zip-ratio', { limit: limits.ratio }, { part: name }))
    else entries.set(name, { name, method, crc, packed, unpacked, from: data })
  }
  if (at !== end) return refused('zip-ambiguous')
  spans.sort((a, b) => a[0] - b[0])
  for (let i = 1; i < spans.length; i++)
    if ((spans[i]?.[0] ?? 0) < (spans[i - 1]?.[1] ?? 0)) return refused('zip-overlap')

  let unpackedSoFar = 0
  const part = (name: string): Uint8Array | undefined => {
    const entry = entries.get(name)
    if (entry === undefined) return undefined
    const fail = (code: string, data: Problem['data'] = {}) => {
      problems.push(problem('error', code, data, { part: name }))
      return undefined
    }
    unpackedSoFar += entry.unpacked
    if (unpackedSoFar > 2 * limits.total) return fail('zip-total', { limit: limits.total })
    const packed = bytes.subarray(entry.from, entry.from + entry.packed)
    const content = entry.method === 0 ? packed : inflate(packed, entry.unpacked)
    if (content === undefined || content.length !== entry.unpacked || crc32(content) !== entry.crc)
      return fail('zip-damaged')
    if (content[0] === 0x50 && content[1] === 0x4b && content[2] === 3 && content[3] === 4)
      return fail('zip-nested')
    return content
  }
  return { names, problems, part }
}

/** The end record: at the very end but for a comment of exactly the length it states. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (
      view.getUint32(at, true) === 0x06054b50 &&
      at + 22 + view.getUint16(at + 20, true) === view.byteLength
    )
      return at
  return undefined
}

/** Unpacks to exactly `size` bytes; stops as soon as more come out. Undefined if the data is broken. */
function inflate(packed: Uint8Array, size: number): Uint8Array | undefined {
  const out = new Uint8Array(size)
  let used = 0
  let over = false
  let done = false
  const stream = new Inflate((chunk, final) => {
    if (used + chunk.length > size) over = true
    else out.set(chunk, used)
    used += chunk.length
    done ||= final
  })
  try {
    // DEFLATE grows at most 1,032-fold, so a push of 8 kB never makes more than about 8 MB.
    for (let at = 0; at < packed.length && !over; at += 8192)
      stream.push(packed.subarray(at, at + 8192), at + 8192 >= packed.length)
  } catch {
    return undefined
  }
  return over || !done || used !== size ? undefined : out
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

/** CRC-32 as zip uses it (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (let i = 0; i < bytes.length; i++)
    c = (crcTable[(c ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}
