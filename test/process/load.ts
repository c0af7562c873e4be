// Process folders for tests: the real examples, read from disk as the command reads them.
import { join } from 'node:path'
import {
  openProcess,
  readQuery,
  sidesOf,
  status,
  type Process,
  type QueryWords,
  type StatusReport,
} from '../../src/process/index.ts'
import { readFolder } from '../../src/server/index.ts'

const examples = join(import.meta.dirname, '../../examples')

export function example(name: string): Process {
  const { files, problems } = readFolder(join(examples, name))
  if (!files || problems.length > 0)
    throw new Error(`examples/${name}: ${JSON.stringify(problems)}`)
  return openProcess(files)
}

/** The same process with another record (lines of JSON). */
export function withRecord(process: Process, lines: readonly string[]): Process {
  return openProcess({
    ...process.files,
    record: { file: process.files.record?.file ?? 'record.jsonl', text: lines.join('\n') },
  })
}

export function recordLines(process: Process): readonly string[] {
  return (process.files.record?.text ?? '').split('\n').filter((line) => line.trim() !== '')
}

export function statusOf(process: Process, words: QueryWords): StatusReport {
  const { query, diagnostics } = readQuery(
    words,
    process.charter.zone,
    sidesOf(process, process.record.entries),
    [],
  )
  if (!query) throw new Error(JSON.stringify(diagnostics))
  return status(process, query)
}
