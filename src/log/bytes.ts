// Bytes and their text forms. Decoding is strict: one text for one value, so that a changed bit in a
// stored file can never decode to what was there before.

declare class TextEncoder {
  encode(text: string): Uint8Array
}
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean; ignoreBOM: boolean })
  decode(bytes: Uint8Array): string
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** UTF-8 bytes of a text. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}

/** The text of UTF-8 bytes; undefined where they are not valid UTF-8. A byte order mark is kept. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** One array of all parts, in order. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** True where both hold the same bytes. Not for comparing secrets: its time depends on the content. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Below zero, zero or above zero, as the bytes of a come before, equal or after those of b. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

const hexDigits = '0123456789abcdef'

/** Lower-case base 16. */
export function hexOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += `${hexDigits[byte >> 4]}${hexDigits[byte & 15]}`
  return text
}

/** Bytes of a lower-case base 16 text; undefined for anything else. */
export function bytesOfHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const valueOf = new Map(Array.from(alphabet, (character, value) => [character, value]))

/** Base 64 of RFC 4648 section 4, padded. */
export function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    text += alphabet[three >> 18]
    text += alphabet[(three >> 12) & 63]
    text += left > 1 ? alphabet[(three >> 6) & 63] : '='
    text += left > 2 ? alphabet[three & 63] : '='
  }
  return text
}

/** Bytes of a base 64 text; undefined unless it is exactly what `base64Of` prints for them. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let at = 0
  for (let i = 0; i < text.length; i += 4) {
    let four = 0
    for (let j = 0; j < 4; j++) {
      const padded = i + j >= text.length - padding
      const value = padded ? 0 : valueOf.get(text[i + j] ?? '')
      if (value === undefined) return undefined
      four = (four << 6) | value
    }
    for (let shift = 16; shift >= 0 && at < bytes.length; shift -= 8) bytes[at++] = four >> shift
    // Bits that the padding leaves over must be zero (RFC 4648 section 3.5).
    if (i + 4 === text.length && padding > 0 && (four & ((1 << (8 * padding)) - 1)) !== 0)
      return undefined
  }
  return bytes
}

/** Big-endian bytes of a whole number, `width` bytes wide. */
export function bigEndian(value: number | bigint, width: number): Uint8Array {
  const bytes = new Uint8Array(width)
  let rest = BigInt(value)
  for (let i = width - 1; i >= 0; i--) {
    bytes[i] = Number(rest & 255n)
    rest >>= 8n
  }
  if (rest !== 0n) throw new Error(`${value} does not fit into ${width} bytes`)
  return bytes
}

/** The big-endian number in `width` bytes from `at`. Throws past the end: callers check the length. */
export function bigEndianAt(bytes: Uint8Array, at: number, width: number): bigint {
  let value = 0n
  for (let i = at; i < at + width; i++) {
    const byte = bytes[i]
    if (byte === undefined) throw new Error(`no byte ${i} in ${bytes.length} bytes`)
    value = (value << 8n) | BigInt(byte)
  }
  return value
}

/** The uint16 at a place, big-endian; undefined past the end. */
export function uint16At(bytes: Uint8Array, at: number): number | undefined {
  const high = bytes[at]
  const low = bytes[at + 1]
  return high === undefined || low === undefined ? undefined : high * 256 + low
}

/** The uint32 at a place, big-endian; undefined past the end. */
export function uint32At(bytes: Uint8Array, at: number): number | undefined {
  const high = uint16At(bytes, at)
  const low = uint16At(bytes, at + 2)
  return high === undefined || low === undefined ? undefined : high * 65536 + low
}
