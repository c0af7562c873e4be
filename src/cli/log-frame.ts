// What the commands of logs share: problems in words, progress, times, keys out of files.
import { existsSync, readFileSync } from 'node:fs'
import { styleText } from 'node:util'
import { parseSigningKey, type Answer, type LogProblem, type SigningKey } from '../log/index.ts'
import { nodePrimitives } from '../store/index.ts'
import type { AppendProblem } from '../server/index.ts'
import { explain } from '../words/index.ts'
import { complain, Exit, say } from './frame.ts'

/** "file: error code message", then what to do. */
export function logProblemText(problem: LogProblem | AppendProblem): string {
  const told = explain('en', problem.code, problem.data, { plain: true })
  const place = problem.at === '' ? '' : `${problem.at}: `
  const colour =
    problem.severity === 'error' ? 'red' : problem.severity === 'warning' ? 'yellow' : 'blue'
  const level = styleText(colour, say(`cli-severity-${problem.severity}`))
  const entry = problem.data['entry'] ?? problem.data['index']
  const which = typeof entry === 'number' ? ` (${say('log-entry', { number: entry })})` : ''
  const help = told.help === undefined ? '' : `\n  help: ${told.help}`
  return `${place}${level} ${problem.code} ${told.message}${which}${help}`
}

/** The value, or the problem said and the command ended. */
export function need<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  complain(logProblemText(answer.problem))
  throw new Exit(1)
}

/** A line on a terminal that is written over; nothing where stderr is no terminal. */
export function progressOn(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

/** Ends the line of `progressOn`. */
export function progressDone(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
}

/** POSIX seconds as "2026-11-22 12:00 UTC". */
export function timeText(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** The bytes of a file that was named, or of standard input. */
export function bytesOfFile(path: string): Uint8Array {
  if (path !== '-' && !existsSync(path)) {
    complain(logProblemText({ code: 'F101', severity: 'error', at: path, data: { file: path } }))
    throw new Exit(1)
  }
  return new Uint8Array(readFileSync(path === '-' ? 0 : path))
}

export function textOfFile(path: string): string {
  return new TextDecoder().decode(bytesOfFile(path))
}

/** A signing key out of its file. */
export function keyOfFile(path: string): SigningKey {
  const key = parseSigningKey(nodePrimitives, textOfFile(path))
  return need(key.ok ? key : { ok: false, problem: { ...key.problem, at: path } })
}
