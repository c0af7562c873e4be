// Bytes to text. The encoding is taken from a byte order mark, else UTF-8 if the bytes are UTF-8, else
// guessed, and a guess is always said. Own decoders: the platform's differ in what they ship.
import { type CodePage, codePages } from './code-pages.ts'
import { hiddenCharacters } from './hidden.ts'
import { type Limits, limits as usual } from './limits.ts'
import { type Problem, problem } from './problem.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | CodePage

export interface Decoded {
  /** Without byte order mark; line ends as they are. */
  readonly text: string
  readonly encoding: Encoding
  /** Everything a person should know about this reading; an error means it is no text at all. */
  readonly warnings: readonly Problem[]
}

/** Reads bytes as text. Never throws; linear in the size. */
export function decode(bytes: Uint8Array, limits: Limits = usual): Decoded {
  const warnings: Problem[] = []
  if (bytes.length > limits.file) {
    const data = { size: bytes.length, limit: limits.file }
    return { text: '', encoding: 'utf-8', warnings: [problem('error', 'file-too-large', data)] }
  }
  if (bytes.length === 0) warnings.push(problem('warning', 'file-empty'))
  const { encoding, start, guessed } = sniff(bytes)
  const body = bytes.subarray(start)
  const text =
    encoding === 'utf-8'
      ? decodeUtf8(body).text
      : encoding === 'utf-16le' || encoding === 'utf-16be'
        ? decodeUtf16(body, encoding === 'utf-16le')
        : decodeCodePage(body, encoding)
  if (guessed) warnings.push(problem('warning', 'encoding-guessed', { encoding }))
  const replaced = count(text, '\ufffd')
  if (replaced > 0) warnings.push(problem('warning', 'encoding-replaced', { encoding, replaced }))
  // Text has next to no control characters; a photo or a program has many.
  const controls = countUnits(
    text,
    (unit) => unit < 0x20 && (unit < 9 || unit > 13) && unit !== 0x1b,
  )
  if (controls > 8 && controls * 50 > text.length)
    return { text: '', encoding, warnings: [problem('error', 'not-text', { controls })] }
  const hidden = hiddenCharacters(text)
  const first = hidden[0]
  if (first !== undefined) {
    const line = count(text.slice(0, first.offset), '\n') + 1
    const data = { count: hidden.length, first: first.point }
    warnings.push(problem('warning', 'hidden-characters', data, { line }))
  }
  return { text, encoding, warnings }
}

interface Sniffed {
  encoding: Encoding
  /** Bytes of the byte order mark. */
  start: number
  guessed: boolean
}

function sniff(bytes: Uint8Array): Sniffed {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', start: 3, guessed: false }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', start: 2, guessed: false }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', start: 2, guessed: false }
  // UTF-16 without a mark: spaces and line ends leave a zero byte in every other place.
  let even = 0
  let odd = 0
  const end = Math.min(bytes.length, 4096)
  for (let i = 0; i < end; i++)
    if (bytes[i] === 0) {
      if (i % 2 === 0) even++
      else odd++
    }
  if (bytes.length % 2 === 0 && even + odd > end / 20 && end >= 4) {
    if (odd > 8 * even) return { encoding: 'utf-16le', start: 0, guessed: true }
    if (even > 8 * odd) return { encoding: 'utf-16be', start: 0, guessed: true }
  }
  if (decodeUtf8(bytes).replaced === 0) return { encoding: 'utf-8', start: 0, guessed: false }
  const other = guessCodePage(bytes)
  // A few stray bytes in a text that is otherwise UTF-8 (a file cut in the middle of a letter).
  const { text, replaced } = decodeUtf8(bytes)
  const good = countUnits(text, (unit) => unit >= 0x80 && unit < 0xfffd)
  if (good >= 2 * replaced) return { encoding: 'utf-8', start: 0, guessed: true }
  return { encoding: other, start: 0, guessed: true }
}

/**
 * Which code page: Western words have single letters above 0x7F among ASCII ones, Hebrew and Arabic
 * words consist of them. Hebrew letters are 0xE0-0xFA; half of all Arabic letters lie below 0xE0, some
 * where 1255 has nothing.
 */
function guessCodePage(bytes: Uint8Array): CodePage {
  let high = 0
  let runs = 0
  let low = 0
  let inRun = false
  let holes = 0
  const end = Math.min(bytes.length, 1_000_000)
  for (let i = 0; i < end; i++) {
    const byte = bytes[i] ?? 0
    const letter = byte >= 0xc0
    if (letter) {
      high++
      if (!inRun) runs++
      if (byte < 0xe0) low++
      if (byte >= 0xd9 && byte <= 0xdf) holes++
    }
    inRun = letter
  }
  if (high < 2 * runs || high === 0) return 'windows-1252'
  return holes > 0 || low * 4 > high ? 'windows-1256' : 'windows-1255'
}

/** UTF-8 with one U+FFFD per maximal ill-formed part (Unicode 3.9, table 3-7). */
export function decodeUtf8(bytes: Uint8Array): { text: string; replaced: number } {
  const out = new Writer()
  let replaced = 0
  let i = 0
  while (i < bytes.length) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) {
      out.unit(byte)
      i++
      continue
    }
    const length = byte >= 0xf0 && byte <= 0xf4 ? 4 : byte >= 0xe0 ? 3 : 2
    let point = byte & (0x7f >> length)
    let good = byte >= 0xc2 && byte <= 0xf4
    let used = 1
    for (; good && used < length; used++) {
      const next = bytes[i + used] ?? 0
      const least = used > 1 ? 0x80 : byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80
      const most = used > 1 ? 0xbf : byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf
      if (next < least || next > most) {
        good = false
        break
      }
      point = (point << 6) | (next & 0x3f)
    }
    if (good) out.point(point)
    else {
      out.unit(0xfffd)
      replaced++
    }
    i += used
  }
  return { text: out.text(), replaced }
}

function decodeUtf16(bytes: Uint8Array, little: boolean): string {
  const out = new Writer()
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const [first, second] = [bytes[i] ?? 0, bytes[i + 1] ?? 0]
    out.unit(little ? first | (second << 8) : (first << 8) | second)
  }
  if (bytes.length % 2 === 1) out.unit(0xfffd)
  return wellFormed(out.text())
}

function decodeCodePage(bytes: Uint8Array, page: CodePage): string {
  const table = codePages[page]
  const out = new Writer()
  for (const byte of bytes) out.unit(byte < 0x80 ? byte : table.charCodeAt(byte - 0x80))
  return out.text()
}

/** Collects UTF-16 units in blocks: one string per 8,192 units instead of one per character. */
class Writer {
  private readonly blocks: string[] = []
  private readonly block = new Uint16Array(8192)
  private used = 0
  unit(value: number): void {
    this.block[this.used++] = value
    if (this.used === this.block.length) this.flush()
  }
  point(value: number): void {
    if (value < 0x10000) return this.unit(value)
    this.unit(0xd800 + ((value - 0x10000) >> 10))
    this.unit(0xdc00 + ((value - 0x10000) & 0x3ff))
  }
  text(): string {
    this.flush()
    return this.blocks.join('')
  }
  private flush(): void {
    this.blocks.push(String.fromCharCode(...this.block.subarray(0, this.used)))
    this.used = 0
  }
}

/** Counting without an array of all matches. */
function countUnits(text: string, wanted: (unit: number) => boolean): number {
  let times = 0
  for (let i = 0; i < text.length; i++) if (wanted(text.charCodeAt(i))) times++
  return times
}

function count(text: string, character: string): number {
  let times = 0
  for (let i = text.indexOf(character); i >= 0; i = text.indexOf(character, i + 1)) times++
  return times
}

/** Lone surrogates become U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}

/** UTF-8 bytes of a text; lone surrogates become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 3)
  let used = 0
  for (const character of wellFormed(text)) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) bytes[used++] = point
    else if (point < 0x800) {
      bytes[used++] = 0xc0 | (point >> 6)
      bytes[used++] = 0x80 | (point & 0x3f)
    } else if (point < 0x10000) {
      bytes[used++] = 0xe0 | (point >> 12)
      bytes[used++] = 0x80 | ((point >> 6) & 0x3f)
      bytes[used++] = 0x80 | (point & 0x3f)
    } else {
      bytes[used++] = 0xf0 | (point >> 18)
      bytes[used++] = 0x80 | ((point >> 12) & 0x3f)
      bytes[used++] = 0x80 | ((point >> 6) & 0x3f)
      bytes[used++] = 0x80 | (point & 0x3f)
    }
  }
  return bytes.slice(0, used)
}
