// `truce exchange …`: a file → a pure call → print. Plans show how far they are on a terminal.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  planJson,
  planning,
  readDisturbances,
  readPlan,
  repair,
  replay,
  type Exchange,
  type Finding,
  type KeptPlan,
  type Plan,
} from '../exchange/index.ts'
import {
  owedReadings,
  readExchangeFile,
  releasesIn,
  status,
  type ExchangeFile,
} from '../process/index.ts'
import { findingText, owedText, planText, repairText, replayText } from '../views/index.ts'
import { Exit, complain, diagnosticText, load, print, queryOf, say } from './frame.ts'

type Read = ExchangeFile & { readonly exchange: Exchange }

/** Reads the file; its remarks go to stderr, and nothing is computed where nothing can be. */
export function fileOf(path: string): Read {
  const read = readExchangeFile(textOf(path, 'exchange.json'))
  for (const one of read.findings) complain(findingText(say, one))
  if (!read.exchange) throw new Exit(1)
  return { ...read, exchange: read.exchange }
}

function textOf(path: string, inFolder?: string): string {
  try {
    if (path === '-') return readFileSync(0, 'utf8')
    const folder = inFolder !== undefined && statSync(path).isDirectory()
    return readFileSync(folder ? join(path, inFolder) : path, 'utf8')
  } catch {
    complain(
      diagnosticText(
        {
          code: 'F101',
          severity: 'error',
          at: { file: '', from: 0, to: 0, line: 0, column: 0 },
          data: { file: path },
        },
        undefined,
      ),
    )
    throw new Exit(1)
  }
}

function json(path: string): unknown {
  try {
    return JSON.parse(textOf(path))
  } catch (error) {
    if (error instanceof Exit) throw error
    return fail([{ code: 'exchange-file', severity: 'error', at: path, data: {} }])
  }
}

function fail(findings: readonly Finding[]): never {
  for (const one of findings) complain(findingText(say, one))
  throw new Exit(1)
}

const errors = (findings: readonly Finding[]): boolean =>
  findings.some((one) => one.severity === 'error')

function printJson(format: string, rest: object): void {
  print(JSON.stringify({ format, note: say('exchange-describe'), ...rest }, null, 2))
}

export function runOwed(
  path: string,
  options: { readonly at?: string; readonly each?: boolean; readonly json?: boolean },
): void {
  const read = withRecord(path)
  const at = options.at === undefined ? Infinity : dayOf(options.at)
  const events = read.events.filter((one) => one.day <= at)
  const readings = owedReadings(read, events).map(({ reading, after }) => ({
    reading,
    after: options.each === true ? after : after.slice(-1),
  }))
  if (options.json === true)
    printJson('truce/owed@1', { sides: read.exchange.sides, readings, findings: read.findings })
  else
    print(
      [
        ...(events.length === 0 ? [say('exchange-no-events')] : []),
        ...readings.flatMap(({ reading, after }) =>
          after.flatMap((one) => [owedText(say, read.exchange.sides, reading, one), '']),
        ),
        say('exchange-describe'),
      ].join('\n'),
    )
  if (errors(read.findings)) throw new Exit(1)
}

/** The file; of a process folder, with what its record says was released (account: findings only). */
function withRecord(path: string): Read {
  const read = fileOf(path)
  if (path === '-' || !statSync(path).isDirectory()) return read
  const opened = load(path)
  const report = status(opened, queryOf(opened, { at: '9999-12-31' }))
  return { ...read, events: releasesIn(read, report) }
}

/** A day of the phase from the command line. */
function dayOf(text: string): number {
  if (/^-?\d{1,6}$/.test(text)) return Number(text)
  return fail([{ code: 'whole-number-expected', severity: 'error', at: text, data: {} }])
}

/** A plan without the fields that only tests and benchmarks read. */
function planFields(exchange: Exchange, plan: Plan) {
  const { credits: _credits, assignment: _assignment, halves, ...rest } = plan
  return { ...rest, plan: planJson(exchange, halves, exchange.list?.commitment) }
}

export function runPlan(
  path: string,
  options: { readonly json?: boolean; readonly out?: string },
): void {
  const read = fileOf(path)
  const plan = finish(planning(read.exchange))
  keep(options.out, read.exchange, plan)
  if (options.json === true) printJson('truce/exchange-plan@1', planFields(read.exchange, plan))
  else print(planText(say, read.exchange, plan))
  if (!plan.ok) throw new Exit(1)
}

function keep(out: string | undefined, exchange: Exchange, plan: Plan): void {
  if (out === undefined) return
  const text = JSON.stringify(planJson(exchange, plan.halves, exchange.list?.commitment), null, 2)
  writeFileSync(out, `${text}\n`)
  complain(say('cli-written', { file: out }))
}

/** Runs a search to its end; on a terminal a line says that it goes on. */
function finish<T>(run: Generator<number, T>): T {
  const shown = process.stderr.isTTY === true
  for (let pieces = 1; ; pieces += 1) {
    const { done, value } = run.next()
    if (shown) process.stderr.write(done ? '\r\u001b[K' : `\r${say('exchange-planning')} ${pieces}`)
    if (done) return value
  }
}

/** The plan given apart, or the one in the file. */
function planOf(read: Read, path: string | undefined): KeptPlan {
  if (path !== undefined) {
    const { plan, findings } = readPlan(json(path), read.exchange)
    for (const one of findings) complain(findingText(say, one))
    if (errors(findings)) throw new Exit(1)
    return plan
  }
  if (read.plan) return read.plan
  return fail([{ code: 'exchange-plan-needed', severity: 'error', at: '', data: {} }])
}

export function runReplay(
  path: string,
  options: { readonly plan?: string; readonly json?: boolean },
): void {
  const read = fileOf(path)
  const plan = planOf(read, options.plan)
  const result = replay(read.exchange, plan.halves, plan.commitment)
  if (options.json === true) printJson('truce/replay@1', { sides: read.exchange.sides, ...result })
  else print(replayText(say, read.exchange, result))
  if (errors(result.findings)) throw new Exit(1)
}

export function runRepair(
  path: string,
  options: {
    readonly from: string
    readonly plan?: string
    readonly events?: string
    readonly out?: string
    readonly json?: boolean
  },
): void {
  const read = fileOf(path)
  const inForce = planOf(read, options.plan)
  const given = options.events === undefined ? undefined : readDisturbances(json(options.events))
  for (const one of given?.findings ?? []) complain(findingText(say, one))
  const from = dayOf(options.from)
  const result = repair(read.exchange, inForce.assignment, given?.list ?? read.disturbances, from)
  keep(options.out, result.exchange, result.plan)
  if (options.json === true) {
    const { plan, exchange, ...rest } = result
    printJson('truce/repair@1', { ...rest, ...planFields(exchange, plan) })
  } else print(repairText(say, result))
  if (!result.plan.ok || errors(result.findings) || errors(given?.findings ?? [])) throw new Exit(1)
}
