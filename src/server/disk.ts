// A process folder on disk as the files that `process` reads. Nothing here interprets; a file that is
// not text is named by its problem and left out.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { ProcessFiles, TextFile } from '../process/index.ts'

export interface FolderProblem {
  readonly code: 'F101' | 'F102' | 'F103' | 'F104' | 'F105'
  readonly file: string
}

export interface ReadFolder {
  readonly files: ProcessFiles | null
  readonly problems: readonly FolderProblem[]
}

/** Files above this are not agreement texts. */
const largest = 16 * 1024 * 1024

/** Reads a process folder, or a single agreement file as a process of its own. */
export function readFolder(path: string): ReadFolder {
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
  const record = read('record.jsonl')
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

/** The process folders directly below a home, or the folder itself where it is one. */
export function listProcesses(home: string): readonly string[] {
  const direct = readFolder(home)
  if (direct.files) return [home]
  const below = existsSync(join(home, 'processes')) ? join(home, 'processes') : home
  return readdirSync(below)
    .sort()
    .map((name) => join(below, name))
    .filter(
      (path) =>
        statSync(path).isDirectory() &&
        basename(dirname(path)) !== 'private' &&
        readFolder(path).files !== null,
    )
}
