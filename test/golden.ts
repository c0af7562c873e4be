// Golden text files: input and expectation in one plain file a lawyer can read.
//
//   === name of the case
//   input lines
//   --- label
//   expected lines
//
// A case may have several labels: each is asked of the same input. `npm run accept` (UPDATE=1) writes
// what was computed; CI never writes. A case without an expectation is an error.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

interface Section {
  label: string
  expected: string
}
export interface GoldenCase {
  name: string
  input: string
  sections: Section[]
}

const accepting = process.env['UPDATE'] === '1' && process.env['CI'] !== 'true'

export function parseGolden(text: string): GoldenCase[] {
  const cases: GoldenCase[] = []
  let lines: string[] | undefined
  let current: GoldenCase | undefined
  const close = () => {
    if (!current || !lines) return
    const body = lines.join('\n').replace(/\n+$/, '')
    const last = current.sections.at(-1)
    if (last) last.expected = body
    else current.input = body
  }
  for (const line of text.replace(/\n$/, '').split('\n')) {
    if (line.startsWith('=== ')) {
      close()
      current = { name: line.slice(4).trim(), input: '', sections: [] }
      cases.push(current)
      lines = []
    } else if (current && line.startsWith('--- ')) {
      close()
      current.sections.push({ label: line.slice(4).trim(), expected: '' })
      lines = []
    } else if (lines) lines.push(line)
    else if (line.trim() !== '')
      throw new Error(`golden file: text before the first "=== name": ${line}`)
  }
  close()
  return cases
}

function printGolden(cases: GoldenCase[]): string {
  return cases
    .map((one) =>
      [`=== ${one.name}`, one.input, ...one.sections.flatMap((s) => [`--- ${s.label}`, s.expected])]
        .join('\n')
        .replace(/\n+$/, ''),
    )
    .join('\n\n')
    .concat('\n')
}

/** Runs every case of every .txt file in test/golden/<folder>; `compute` gets the input and the label. */
export function golden(
  folder: string,
  compute: (input: string, label: string, name: string) => string | Promise<string>,
): void {
  const dir = join(import.meta.dirname, 'golden', folder)
  const files = readdirSync(dir)
    .filter((name) => name.endsWith('.txt'))
    .sort()
  if (files.length === 0) throw new Error(`no golden file in ${dir}`)
  for (const file of files) {
    describe(`golden ${folder}/${file}`, () => {
      const path = join(dir, file)
      const cases = parseGolden(readFileSync(path, 'utf8'))
      for (const one of cases) {
        test(one.name, async () => {
          if (one.sections.length === 0)
            throw new Error(`${file}: "${one.name}" expects nothing; add a line "--- label"`)
          for (const section of one.sections) {
            const actual = (await compute(one.input, section.label, one.name)).replace(/\n+$/, '')
            if (accepting && actual !== section.expected) {
              section.expected = actual
              writeFileSync(path, printGolden(cases))
            }
            expect(actual, `${file}: ${one.name}, ${section.label}`).toBe(section.expected)
          }
        })
      }
    })
  }
}
