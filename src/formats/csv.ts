// Reads comma-separated values (RFC 4180 and what people really send) piece by piece, in memory bounded
// by one row whatever the size of the file. Encoding, separator and line ends are found while reading:
// as long as only ASCII came every encoding says the same, so the first other byte decides.
import { type CodePage, codePages } from './code-pages.ts'
import { limits as usual } from './limits.ts'
import { type Problem, problem } from './problem.ts'
import { decode, decodeUtf8, type Encoding } from './text.ts'

export interface CsvRow {
  /** Line on which the row begins, from 1; rows may hold line breaks. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface CsvReading {
  /** Known by a mark or the caller, else found; 'utf-8' while only ASCII came. */
  readonly encoding: Encoding
  /** Found in the first line. */
  readonly separator: string
  readonly rows: number
  readonly bytes: number
  readonly problems: readonly Problem[]
}

/** Takes bytes as they come; both calls give the rows that are complete. After `end` nothing follows. */
export interface CsvReader {
  readonly push: (bytes: Uint8Array) => CsvRow[]
  readonly end: () => CsvRow[]
  readonly reading: () => CsvReading
}

export interface CsvReadOptions {
  readonly encoding?: Encoding
  readonly separator?: ',' | ';' | '\t' | '|'
  /** Bytes after which reading stops with an error. */
  readonly bytes?: number
  readonly rows?: number
  /** Characters of one row; a longer one is most likely a quotation mark that is never closed. */
  readonly rowCharacters?: number
  readonly columns?: number
}

const SEPARATORS = [',', ';', '\t', '|'] as const
/** At most so many problems of one code are kept; their number is counted on. */
const KEPT = 50

/** Opens a reader. Never throws for what is in the file; reading stops at a limit and says so. */
export function openCsv(options: CsvReadOptions = {}): CsvReader {
  const limit = {
    bytes: options.bytes ?? 4_000_000_000,
    rows: options.rows ?? 20_000_000,
    row: options.rowCharacters ?? 1_000_000,
    columns: options.columns ?? 500,
  }
  const problems: Problem[] = []
  const counts = new Map<string, number>()
  const say = (severity: Problem['severity'], code: string, data = {}, line?: number) => {
    const n = (counts.get(code) ?? 0) + 1
    counts.set(code, n)
    if (n <= KEPT) problems.push(problem(severity, code, data, line === undefined ? {} : { line }))
  }
  const text = textReader(options.encoding, say)
  let separator: string | undefined = options.separator
  /** Text from the beginning of the row that is not complete. */
  let pending = ''
  let line = 1
  let rows = 0
  let bytes = 0
  let stopped = false

  const take = (final: boolean): CsvRow[] => {
    const found: CsvRow[] = []
    if (separator === undefined) {
      const first = firstLine(pending, final)
      if (first === undefined) return found
      separator = sniffSeparator(first)
    }
    let at = 0
    while (at < pending.length && !stopped) {
      const row = parseRow(pending, at, separator.charCodeAt(0), final)
      if (row === undefined) {
        if (pending.length - at <= limit.row) break
        // Give up the line where the row began; go on with the next.
        const next = nextLine(pending, at)
        say('error', 'csv-row-too-long', { limit: limit.row }, line)
        at = next < 0 ? pending.length : next
        line += 1
        continue
      }
      if (row.end - at > limit.row) say('error', 'csv-row-too-long', { limit: limit.row }, line)
      else if (row.cells.length > limit.columns)
        say('error', 'csv-too-many-columns', { columns: row.cells.length }, line)
      else if (row.cells.length > 1 || row.cells[0] !== '') {
        if (row.loose) say('warning', 'csv-text-after-quotation', {}, line)
        rows += 1
        if (rows > limit.rows) {
          say('error', 'csv-too-many-rows', { limit: limit.rows }, line)
          stopped = true
          break
        }
        found.push({ line, cells: row.cells })
      }
      line += row.lines
      at = row.end
    }
    pending = stopped ? '' : pending.slice(at)
    return found
  }

  return {
    push: (piece) => {
      if (stopped) return []
      bytes += piece.length
      if (bytes > limit.bytes) {
        say('error', 'file-too-large', { limit: limit.bytes })
        stopped = true
        return []
      }
      pending += text.push(piece)
      return take(false)
    },
    end: () => {
      if (stopped) return []
      pending += text.end()
      const found = take(true)
      if (rows === 0) say('warning', 'file-empty')
      pending = ''
      return found
    },
    reading: () => ({
      encoding: text.encoding(),
      separator: separator ?? ',',
      rows,
      bytes,
      problems: [
        ...problems,
        ...[...counts]
          .filter(([, n]) => n > KEPT)
          .map(([code, n]) => problem('note', 'more-of-the-same', { code, count: n - KEPT })),
      ],
    }),
  }
}

/** Reads a whole file. */
export function readCsv(
  bytes: Uint8Array,
  options: CsvReadOptions = {},
): { rows: CsvRow[]; reading: CsvReading } {
  const reader = openCsv(options)
  const rows = reader.push(bytes)
  for (const row of reader.end()) rows.push(row)
  return { rows, reading: reader.reading() }
}

interface ParsedRow {
  cells: string[]
  /** Where the next row begins. */
  end: number
  /** Line breaks used up. */
  lines: number
  /** Text stood after a closing quotation mark. */
  loose: boolean
}

const QUOTE = 34
const LF = 10
const CR = 13

/** The row that begins at `at`; undefined when it is not complete yet. */
function parseRow(
  text: string,
  at: number,
  separator: number,
  final: boolean,
): ParsedRow | undefined {
  const cells: string[] = []
  const length = text.length
  let lines = 0
  let loose = false
  let i = at
  for (;;) {
    let cell = ''
    if (i < length && text.charCodeAt(i) === QUOTE) {
      let from = i + 1
      for (;;) {
        const close = text.indexOf('"', from)
        if (close < 0) {
          if (!final) return undefined
          // The file ends within quotation marks.
          cell += text.slice(from)
          loose = true
          i = length
          break
        }
        cell += text.slice(from, close)
        if (text.charCodeAt(close + 1) === QUOTE) {
          cell += '"'
          from = close + 2
          continue
        }
        i = close + 1
        break
      }
      lines += lineBreaks(cell)
    }
    const from = i
    let code = -1
    for (; i < length; i++) {
      code = text.charCodeAt(i)
      if (code === separator || code === LF || code === CR) break
    }
    if (i > from) {
      if (cell !== '') loose = true
      cell += text.slice(from, i)
    }
    if (i === length) {
      if (!final) return undefined
      cells.push(cell)
      return { cells, end: length, lines, loose }
    }
    cells.push(cell)
    if (code === separator) {
      i += 1
      continue
    }
    if (code === CR) {
      if (i + 1 === length && !final) return undefined
      if (text.charCodeAt(i + 1) === LF) i += 1
    }
    return { cells, end: i + 1, lines: lines + 1, loose }
  }
}

function lineBreaks(cell: string): number {
  let n = 0
  for (let i = cell.indexOf('\n'); i >= 0; i = cell.indexOf('\n', i + 1)) n += 1
  return n
}

function nextLine(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === LF) return i + 1
    if (code === CR) return text.charCodeAt(i + 1) === LF ? i + 2 : i + 1
  }
  return -1
}

function firstLine(text: string, final: boolean): string | undefined {
  const end = nextLine(text, 0)
  // A heading longer than this decides as it stands.
  return end < 0 && !final && text.length < 100_000
    ? undefined
    : text.slice(0, end < 0 ? undefined : end)
}

/** The separator that stands most often outside quotation marks; a comma where none does. */
function sniffSeparator(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '')
  let best: string = ','
  let most = 0
  for (const one of SEPARATORS) {
    const n = bare.split(one).length - 1
    if (n > most) {
      most = n
      best = one
    }
  }
  return best
}

interface TextReader {
  push: (bytes: Uint8Array) => string
  end: () => string
  encoding: () => Encoding
}

type Say = (severity: Problem['severity'], code: string, data?: Problem['data']) => void

/** Bytes to text, piece by piece; keeps back a letter that is cut in two. */
function textReader(given: Encoding | undefined, say: Say): TextReader {
  let encoding: Encoding | undefined = given
  let held = new Uint8Array(0)
  let begun = false
  let replaced = 0

  const read = (bytes: Uint8Array): string => {
    if (encoding === undefined || (encoding === 'utf-8' && isAscii(bytes))) return ascii(bytes)
    if (encoding === 'utf-8') {
      const { text, replaced: bad } = decodeUtf8(bytes)
      replaced += bad
      return text
    }
    if (encoding === 'utf-16le' || encoding === 'utf-16be') return utf16(bytes, encoding)
    return single(bytes, codePages[encoding as CodePage])
  }

  const unmarked = (bytes: Uint8Array): Uint8Array => {
    begun = true
    const [a, b, c] = bytes
    if (a === 0xef && b === 0xbb && c === 0xbf) encoding = 'utf-8'
    else if (a === 0xff && b === 0xfe) encoding = 'utf-16le'
    else if (a === 0xfe && b === 0xff) encoding = 'utf-16be'
    else return bytes
    return bytes.subarray(encoding === 'utf-8' ? 3 : 2)
  }

  const settle = (bytes: Uint8Array): void => {
    if (encoding !== undefined || isAscii(bytes)) return
    // Asked of this piece only: all before it was ASCII.
    const found = decode(bytes, { ...usual, file: Infinity })
    encoding = found.encoding
    for (const one of found.warnings)
      if (one.code === 'not-text') say('error', 'not-text', one.data)
    if (encoding !== 'utf-8') say('warning', 'encoding-guessed', { encoding })
  }

  return {
    push: (bytes) => {
      let all = bytes
      if (held.length > 0) {
        all = new Uint8Array(held.length + bytes.length)
        all.set(held)
        all.set(bytes, held.length)
      }
      if (!begun) {
        if (all.length < 4) {
          held = all.slice()
          return ''
        }
        all = unmarked(all)
      }
      settle(all.subarray(0, all.length - incomplete(all, encoding)))
      const keep = incomplete(all, encoding)
      held = all.slice(all.length - keep)
      return read(all.subarray(0, all.length - keep))
    },
    end: () => {
      const rest = begun ? held : unmarked(held)
      settle(rest)
      const text = read(rest)
      held = new Uint8Array(0)
      if (replaced > 0)
        say('warning', 'encoding-replaced', { encoding: encoding ?? 'utf-8', replaced })
      return text
    },
    encoding: () => encoding ?? 'utf-8',
  }
}

/** How many bytes at the end may belong to a letter that is not complete. */
function incomplete(bytes: Uint8Array, encoding: Encoding | undefined): number {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return bytes.length % 2
  if (encoding !== undefined && encoding !== 'utf-8') return 0
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0]
  return blocks(bytes.length >> 1, (i) => bytes[2 * i + low]! | (bytes[2 * i + high]! << 8))
}

function single(bytes: Uint8Array, table: string): string {
  return blocks(bytes.length, (i) => {
    const byte = bytes[i]!
    return byte < 0x80 ? byte : table.charCodeAt(byte - 0x80)
  })
}

function blocks(count: number, unit: (i: number) => number): string {
  const parts: string[] = []
  const block = new Uint16Array(BLOCK)
  for (let from = 0; from < count; from += BLOCK) {
    const size = Math.min(BLOCK, count - from)
    for (let i = 0; i < size; i++) block[i] = unit(from + i)
    parts.push(units(block.subarray(0, size)))
  }
  return parts.join('')
}

/** Text with nothing but letters below 0x80, and no NUL, which no table holds. */
function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte >= 0x80 || byte === 0) return false
  }
  return true
}

function ascii(bytes: Uint8Array): string {
  if (bytes.length <= BLOCK) return units(bytes)
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += BLOCK)
    parts.push(units(bytes.subarray(from, from + BLOCK)))
  return parts.join('')
}

/** Units per call: an engine takes only so many arguments. */
const BLOCK = 8192

function units(block: Uint8Array | Uint16Array): string {
  // `apply` reads the array itself; spreading it would go through an iterator, ten times slower.
  return String.fromCharCode.apply(null, block as unknown as number[])
}
