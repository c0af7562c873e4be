// Opens an example folder as the command does, and asks for its status at a day.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  openProcess,
  readingNames,
  readQuery,
  status,
  type Process,
  type StatusReport,
} from '../../src/process/index.ts'

const root = fileURLToPath(new URL('../../examples/', import.meta.url))

export const exampleNames: readonly string[] = readdirSync(root, { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map((one) => one.name)
  .sort()

export function fileText(name: string, file: string): string | null {
  const path = `${root}${name}/${file}`
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

const opened = new Map<string, Process>()

export function openExample(name: string): Process {
  let process = opened.get(name)
  if (!process) {
    const file = (one: string) => {
      const text = fileText(name, one)
      return text === null ? null : { file: one, text }
    }
    process = openProcess({
      id: name,
      charter: file('charter.md'),
      texts: readdirSync(`${root}${name}`)
        .filter((one) => one.endsWith('.truce.md') && one !== 'assume.truce.md')
        .sort()
        .flatMap((one) => file(one) ?? []),
      assume: file('assume.truce.md'),
      record: file('record.jsonl'),
    })
    opened.set(name, process)
  }
  return process
}

export function statusOf(
  name: string,
  at: string,
  more: { asOf?: string; account?: string; reading?: string; viewer?: string } = {},
): StatusReport {
  const process = openExample(name)
  const { query, diagnostics } = readQuery(
    { at, ...more },
    process.charter.zone,
    process.charter.sides,
    process.versions.flatMap((one) => readingNames(one.agreement)),
  )
  if (!query) throw new Error(`query of ${name}: ${JSON.stringify(diagnostics)}`)
  return status(process, query)
}
