// A process folder on disk as the files that `process` reads. Nothing here interprets; a file that is
// not text is named by its problem and left out.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { LogCode, LogProblem } from '../log/index.ts'
import { canRead, type ProcessFiles, type TextFile } from '../process/index.ts'
import { channelOfLine, recordText } from './lines.ts'
import { hasLogs, readSigned } from './signed.ts'

export interface FolderProblem {
  /** A file that cannot be read, or what is wrong with a log. */
  readonly code: 'F101' | 'F102' | 'F103' | 'F104' | 'F105' | LogCode
  readonly file: string
  readonly data?: LogProblem['data']
}

export interface ReadFolder {
  readonly files: ProcessFiles | null
  readonly problems: readonly FolderProblem[]
}

/** Files above this are not agreement texts. */
const largest = 16 * 1024 * 1024

/**
 * Reads a process folder, or a single agreement file as a process of its own. The record is either
 * `record.jsonl` or `logs/`, never both: then neither is read.
 * @param viewer whose channels are read; null: all of them. What a viewer may not see is never opened,
 * so that no answer can depend on it, not even a line number.
 */
export function readFolder(path: string, viewer: string | null = null): ReadFolder {
  if (!existsSync(path)) return { files: null, problems: [{ code: 'F101', file: path }] }
  const problems: FolderProblem[] = []
  if (statSync(path).isFile()) {
    const text = readText(path, path, problems)
    const files = text === null ? null : processOf(basename(path), [{ file: path, text }])
    return { files, problems }
  }
  const names = readdirSync(path).sort()
  const shown = (name: string) => {
    const short = relative('', join(path, name))
    return short.startsWith('..') ? join(path, name) : short
  }
  const read = (name: string): TextFile | null => {
    if (!names.includes(name)) return null
    const text = readText(join(path, name), shown(name), problems)
    return text === null ? null : { file: shown(name), text }
  }
  const texts = names
    .filter((name) => name.endsWith('.truce.md') && name !== 'assume.truce.md')
    .flatMap((name) => {
      const one = read(name)
      return one ? [one] : []
    })
  const charter = read('charter.md')
  const record = readRecord(path, read('record.jsonl'), viewer, shown('record.jsonl'), problems)
  if (texts.length === 0 && !record && !charter && problems.length === 0)
    return { files: null, problems: [{ code: 'F102', file: path }] }
  const sheet = join(path, 'private', 'conditions.sheet')
  const conditions = existsSync(sheet)
    ? readText(sheet, shown(join('private', 'conditions.sheet')), problems)
    : null
  const zones = existsSync(join(path, 'zones'))
    ? readdirSync(join(path, 'zones'))
        .sort()
        .filter((name) => name.endsWith('.geojson'))
        .flatMap((name) => {
          const text = readText(join(path, 'zones', name), shown(join('zones', name)), problems)
          return text === null ? [] : [{ file: shown(join('zones', name)), text }]
        })
    : []
  return {
    files: {
      id: basename(resolve(path)),
      charter,
      texts,
      assume: read('assume.truce.md'),
      record,
      zones,
      conditions:
        conditions === null
          ? null
          : { file: shown(join('private', 'conditions.sheet')), text: conditions },
      readme: read('README.md'),
      exchange: read('exchange.json'),
    },
    problems,
  }
}

function readRecord(
  path: string,
  plain: TextFile | null,
  viewer: string | null,
  shown: string,
  problems: FolderProblem[],
): TextFile | null {
  const wanted = (channel: string) => viewer === null || canRead(viewer, channel)
  if (hasLogs(path)) {
    if (plain) {
      problems.push({ code: 'both-forms', file: shown })
      return null
    }
    const signed = readSigned(path, wanted)
    for (const { code, at, data } of signed.problems)
      problems.push({ code, file: shown.replace(/record\.jsonl$/, at), data })
    return { file: shown, text: recordText(signed.lines) }
  }
  if (!plain || viewer === null) return plain
  const lines = plain.text.split('\n').filter((line) => {
    const channel = channelOfLine(line)
    return channel !== undefined && wanted(channel)
  })
  return { file: plain.file, text: lines.map((line) => `${line}\n`).join('') }
}

/** A text that came from elsewhere (standard input, a request) as a process of its own. */
export function processOf(id: string, texts: readonly TextFile[]): ProcessFiles {
  return { id, charter: null, texts, assume: null, record: null }
}

function readText(path: string, shown: string, problems: FolderProblem[]): string | null {
  if (statSync(path).size > largest) {
    problems.push({ code: 'F105', file: shown })
    return null
  }
  const bytes = readFileSync(path)
  return decodeText(bytes, shown, problems)
}

/** UTF-8 text, with or without a byte order mark; anything else is named, never guessed. */
export function decodeText(
  bytes: Uint8Array,
  shown: string,
  problems: FolderProblem[],
): string | null {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    problems.push({ code: 'F104', file: shown })
    return null
  }
  if (bytes.subarray(0, 8192).includes(0)) {
    problems.push({ code: 'F103', file: shown })
    return null
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch {
    problems.push({ code: 'F104', file: shown })
    return null
  }
}

/** Does the folder hold a process? Only names are looked at. */
function holdsProcess(path: string): boolean {
  if (!existsSync(path) || !statSync(path).isDirectory()) return false
  const names = readdirSync(path)
  return (
    names.some((name) => name.endsWith('.truce.md') && name !== 'assume.truce.md') ||
    names.includes('charter.md') ||
    names.includes('record.jsonl') ||
    hasLogs(path)
  )
}

/** The process folders directly below a home, or the folder itself where it is one. */
export function listProcesses(home: string): readonly string[] {
  if (statSync(home).isFile() || holdsProcess(home)) return [home]
  const below = existsSync(join(home, 'processes')) ? join(home, 'processes') : home
  return readdirSync(below)
    .sort()
    .map((name) => join(below, name))
    .filter((path) => basename(dirname(path)) !== 'private' && holdsProcess(path))
}
