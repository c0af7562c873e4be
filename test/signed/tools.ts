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

/** A small process of its own: quick to read, with something for everybody. */
export function smallProcess(home: string, name: string): string {
  const fence = '```'
  const actor = (id: string, who: string, role: string) =>
    JSON.stringify({ ...head(id, 'public'), kind: 'actor', actor: who, roles: [{ role }] })
  const version = {
    ...head('v1', 'public'),
    kind: 'version',
    version: 'text',
    label: 'The text',
    known: 'published',
    files: ['text.truce.md'],
  }
  return emptyFolder(home, name, {
    'charter.md': `# Small process\n\n${fence}charter\nKind: invented\nTime zone: UTC\nPublished: status, next step, timeline, text, statements\n${fence}\n`,
    'text.truce.md': `# Text\n\n## Article 1\n\nThe Republic shall go.\n\n${fence}truce\nRepublic is a party.\nLeague is a party.\nPhase One lasts 10 days from Day 1.\nDay 1 is the day on which the text enters into force; a day ends at 24:00 in UTC.\n1.1 Republic shall withdraw its forces by Day 3.\n${fence}\n`,
    'record.jsonl': `${[
      actor('actor-r', 'Republic', 'party'),
      actor('actor-l', 'League', 'party'),
      JSON.stringify(version),
      JSON.stringify({
        ...head('force', 'public'),
        kind: 'in force',
        happened: '2026-10-05',
        stated: '2026-10-05',
        version: 'text',
      }),
      statement('s-public', 'public', 'Said in the open'),
      statement('s-r', 'desk+Republic', 'Said to the desk'),
      statement('s-l', 'desk+League', 'Said to the desk as well', 'League'),
      statement('s-desk', 'desk', 'A note of the desk'),
    ].join('\n')}\n`,
  })
}
