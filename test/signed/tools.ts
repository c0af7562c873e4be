// Folders for tests of signed records: copies of the examples, in a home that is removed afterwards.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalLines, recordText, signFolder } from '../../src/server/index.ts'

export const examples = join(import.meta.dirname, '../../examples')
export const exampleNames = readdirSync(examples).filter((name) =>
  statSync(join(examples, name)).isDirectory(),
)

export function newHome(): string {
  return mkdtempSync(join(tmpdir(), 'truce-signed-'))
}

/** A copy of an example whose record is in canonical form, as an export writes it. */
export function copyOf(home: string, name: string, as = name): string {
  const folder = join(home, as)
  cpSync(join(examples, name), folder, { recursive: true })
  const file = join(folder, 'record.jsonl')
  writeFileSync(file, canonical(file))
  return folder
}

export function canonical(file: string): string {
  const lines = canonicalLines('record.jsonl', readFileSync(file, 'utf8'))
  if (!lines.ok) throw new Error(`${lines.problem.code} ${lines.problem.at}`)
  return recordText(lines.value)
}

export async function signed(folder: string): Promise<void> {
  const done = await signFolder(folder)
  if (!done.ok) throw new Error(`${done.problem.code} ${done.problem.at}`)
}

const head = (id: string, channel: string) => ({
  id,
  channel,
  stated: '2026-10-01',
  sources: [{ title: 'test' }],
})

/** One line of a statement, the plainest entry there is. */
export function statement(id: string, channel: string, words: string, by = 'Republic'): string {
  return JSON.stringify({
    ...head(id, channel),
    kind: 'statement',
    by,
    act: 'state',
    words,
    manner: 'quoted',
  })
}

/** Every file below a folder with its bytes. */
export function allFiles(folder: string, below = ''): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = below === '' ? name : `${below}/${name}`
    if (statSync(join(folder, path)).isDirectory())
      for (const [inner, bytes] of allFiles(folder, path)) found.set(inner, bytes)
    else found.set(path, readFileSync(join(folder, path)))
  }
  return found
}

export function emptyFolder(home: string, name: string, files: Record<string, string>): string {
  const folder = join(home, name)
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return folder
}
