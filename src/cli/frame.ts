// What every command shares: reading a process, saying what is wrong, ending with the right code.
// stdout is the answer and nothing else. 0 done; 1 done and found something wrong (check errors, a
// failed proof, bad input); 2 misuse; 3 could not finish.
import { readFileSync } from 'node:fs'
import { styleText } from 'node:util'
import {
  openProcess,
  readingNames,
  readQuery,
  sidesOf,
  status,
  type Process,
  type Query,
  type QueryWords,
  type StatusReport,
} from '../process/index.ts'
import { decodeText, processOf, readFolder, type FolderProblem } from '../server/index.ts'
import { speaker, type Say } from '../views/index.ts'
import { explain } from '../words/index.ts'
import type { Diagnostic } from '../model/index.ts'

/** Ends a command with a code; the message was already said. */
export class Exit extends Error {
  readonly code: number
  constructor(code: number) {
    super(`exit ${code}`)
    this.code = code
  }
}

export const say: Say = speaker('en', true)

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

export function complain(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** Reads what a command was given: a process folder, an agreement file, or "-" for standard input. */
export function load(path: string, viewer: string | null = null): Process {
  const problems: FolderProblem[] = []
  let files
  if (path === '-') {
    const text = decodeText(readFileSync(0), '-', problems)
    files = text === null ? null : processOf('stdin', [{ file: '-', text }])
  } else {
    // The desk keeps the file: it is told of every line that cannot be read, by the line's own number.
    const read = readFolder(path, viewer === 'desk' ? null : viewer)
    problems.push(...read.problems)
    files = read.files
  }
  for (const problem of problems) complain(problemText(problem))
  // A log that cannot be trusted gives no answer at all; an unread text file leaves the others standing.
  const broken = (code: string) =>
    !/^F\d/.test(code) && code !== 'journal-unfinished' && code !== 'entry-newer-form'
  if (!files || problems.some((one) => broken(one.code))) throw new Exit(1)
  return openProcess(files)
}

export function problemText(problem: FolderProblem): string {
  const told = explain('en', problem.code, { file: problem.file, ...problem.data }, { plain: true })
  return `${problem.file}: ${problem.code} ${told.message}\n  help: ${told.help ?? ''}`
}

/** "file:line:col: code message", the line with a mark under it, then what to do. */
export function diagnosticText(diagnostic: Diagnostic, text: string | undefined): string {
  const told = explain('en', diagnostic.code, diagnostic.data, { plain: true })
  const { at } = diagnostic
  const place = at.file === '' ? '' : `${at.file}:${at.line}:${at.column}: `
  const level = say(`cli-severity-${diagnostic.severity}`)
  const lines = [`${place}${mark(diagnostic.severity, level)} ${diagnostic.code} ${told.message}`]
  const line = text?.split('\n')[at.line - 1]
  if (line !== undefined && at.line > 0 && line.length <= 400) {
    const width = Math.max(1, Math.min(at.to - at.from, line.length - at.column + 1))
    lines.push(`    ${line}`, `    ${' '.repeat(Math.max(0, at.column - 1))}${'^'.repeat(width)}`)
  }
  const near = diagnostic.data['near']
  if (typeof near === 'string' && near !== '') lines.push(`  ${say('did-you-mean', { near })}`)
  if (told.expected !== undefined) lines.push(`  expected: ${told.expected}`)
  if (told.help !== undefined) lines.push(`  help: ${told.help}`)
  if (told.example !== undefined) lines.push(`  better: ${told.example}`)
  if (told.precedent !== undefined) lines.push(`  precedent: ${told.precedent}`)
  return lines.join('\n')
}

function mark(severity: Diagnostic['severity'], text: string): string {
  return styleText(severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'blue', text)
}

export interface QueryOptions {
  readonly at?: string
  readonly asOf?: string
  readonly account?: string
  readonly reading?: string
  readonly viewer?: string
  readonly json?: boolean
}

/** The query of the options; without --at, today in the process's own zone (the caller owns the clock). */
export function queryOf(opened: Process, options: QueryOptions): Query {
  const words: QueryWords = {
    at: options.at ?? today(opened.charter.zone),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    ...(options.account === undefined ? {} : { account: options.account }),
    ...(options.reading === undefined ? {} : { reading: options.reading }),
    ...(options.viewer === undefined ? {} : { viewer: options.viewer }),
  }
  const readings = opened.versions.flatMap((one) => readingNames(one.agreement))
  const { query, diagnostics } = readQuery(
    words,
    opened.charter.zone,
    sidesOf(opened, opened.record.entries),
    readings,
  )
  for (const diagnostic of diagnostics) complain(diagnosticText(diagnostic, undefined))
  if (!query) throw new Exit(2)
  return query
}

export function reportOf(opened: Process, options: QueryOptions): StatusReport {
  warnOfErrors(opened)
  return status(opened, queryOf(opened, options))
}

/** Errors on charter and record are said on stderr before any answer: the rest is still read. */
export function warnOfErrors(opened: Process): void {
  for (const diagnostic of opened.diagnostics)
    if (diagnostic.severity === 'error') complain(diagnosticText(diagnostic, undefined))
}

/** The only clock of the command line. */
function today(zone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date())
}

/** The bytes of a file, or of standard input for "-"; a missing file ends the command with 1. */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path === '-' ? 0 : path)
  } catch {
    complain(problemText({ code: 'F101', file: path }))
    throw new Exit(1)
  }
}
