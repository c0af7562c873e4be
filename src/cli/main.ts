#!/usr/bin/env node
// The `truce` command: arguments → a pure call → print. Command modules load when they are asked for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError, Option } from 'commander'
import type { ImportOptions } from './exchange-import.ts'
import { Exit, complain, say } from './frame.ts'

const version = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string
  }
).version

const program = new Command('truce')
  .description(say('cli-about'))
  .version(version)
  .showHelpAfterError('(truce --help lists the commands)')
  .addHelpText(
    'before',
    `Two examples:
  truce status examples/roadmap-2024 --at 2024-06-03
  truce check draft.truce.md
`,
  )
  .addHelpText(
    'after',
    `
Exit codes: 0 done; 1 check errors, a failed proof or bad input; 2 misuse; 3 could not finish.
More: docs/ in the folder of this program, and "truce COMMAND --help".`,
  )

const folder = 'process folder, agreement file, or - for standard input'

/** Options that every reading command takes. */
function reading(command: Command): Command {
  return command
    .option('--at <date>', 'situation on this day (default: today)')
    .option('--as-of <date>', 'as known on this day (default: all that is recorded)')
    .option('--account <name>', 'whose evidence counts: findings, or a party')
    .option('--reading <name>', 'whose interpretation: text, or a party (sets the account too)')
    .addOption(new Option('--viewer <name>', 'what this viewer may see').default('desk'))
    .option('--json', 'one JSON document with a versioned format')
}

reading(
  program
    .command('status')
    .argument('<folder>', folder)
    .description('where things stand, whose step is next, what differs'),
).action(async (path: string, options: object) =>
  (await import('./status.ts')).runStatus(path, options),
)
program
  .command('new')
  .argument('<folder>', 'a folder that does not exist yet, or is empty')
  .option('--title <title>', 'title of the agreement (default: the name of the folder)')
  .option('--party <name...>', 'the parties as the text is to call them')
  .option('--zone <zone>', 'time zone in which days end', 'UTC')
  .description(
    'a new process: a text with the usual headings of a ceasefire, charter, empty record',
  )
  .action(async (path: string, options: { zone: string }) =>
    (await import('./new.ts')).runNew(path, options),
  )
program
  .command('check')
  .argument('<folder>', folder)
  .option('--json', 'one JSON document with a versioned format')
  .option('--plain', 'ordinary prose without formal sentences: .docx, .md or .txt')
  .option('--deep', 'also what the text allows to happen (as truce ask)')
  .description('what the words of the text alone show')
  .action(async (path: string, options: { deep?: boolean; json?: boolean; plain?: boolean }) => {
    if (options.deep === true) (await import('./ask.ts')).runAsk(path, undefined, options)
    ;(await import('./check.ts')).runCheck(path, options)
  })
reading(
  program
    .command('ask')
    .argument('<folder>', folder)
    .argument('[question]', 'unreachable, waits, late-nobody, unfinished, kept, exposure, …')
    .option('--text <name>', 'only this text')
    .option('--days <number>', 'how far to look ahead')
    .option('--budget <number>', 'states of one search before it is not settled')
    .option('--count', 'only count the states of the whole text')
    .description('what the text allows to happen, with stories and repairs that were tried'),
).action(async (path: string, question: string | undefined, options: object) =>
  (await import('./ask.ts')).runAsk(path, question, options),
)
const exporting = program.command('export').description('write what others read')
reading(
  exporting
    .command('promela')
    .argument('<folder>', folder)
    .option('--text <name>', 'only this text')
    .option('--clause <number>', 'only what this clause depends on')
    .option('--days <number>', 'how far to look ahead')
    .description('the futures of a text as a model for SPIN'),
).action(async (path: string, options: object) =>
  (await import('./promela.ts')).runPromela(path, options),
)
reading(
  program
    .command('explain')
    .argument('<folder>', folder)
    .argument('<what>', 'next, a clause number, a version or the id of an entry')
    .description('the chain of sentences and entries behind an answer'),
).action(async (path: string, what: string, options: object) =>
  (await import('./explain.ts')).runExplain(path, what, options),
)
program
  .command('diff')
  .argument('<folder>', 'process folder')
  .argument('<from>', 'version')
  .argument('<to>', 'version')
  .option('--json', 'one JSON document with a versioned format')
  .description('two versions of the text compared by meaning')
  .action(async (path: string, from: string, to: string, options: object) =>
    (await import('./diff.ts')).runDiff(path, from, to, options),
  )
reading(
  program
    .command('calendar')
    .argument('<folder>', folder)
    .option('--ics', 'a calendar file: one event per obligation, changed and cancelled ones kept')
    .description('every date with its rule, starting event and zone'),
).action(async (path: string, options: object) =>
  (await import('./calendar.ts')).runCalendar(path, options),
)
program
  .command('format')
  .argument('<file>', 'agreement file, or - for standard input')
  .option('--check', 'only say whether it would change')
  .description('lay out the formal sentences; prose is never touched')
  .action(async (path: string, options: object) =>
    (await import('./format.ts')).runFormat(path, options),
  )
program
  .command('incidents')
  .argument('[file]', 'CSV or GeoJSON of incidents (UCDP GED, ACLED or plain), or - for CSV')
  .option('--zones <folder>', 'GeoJSON of zones: a folder or a file')
  .option('--coverage <file>', 'CSV with the columns area, day, hours and denied')
  .option('--counter <name>', 'who counted')
  .option('--dates <order>', 'day-first, month-first or year-first (default: found)')
  .option('--timezone <zone>', 'time zone of the days', 'UTC')
  .option('--report <file>', 'write what became of every row, as CSV')
  .option('--series <file>', 'a daily series (CSV or JSON) instead: totals beside what was asked')
  .option('--day <column>', 'column of the day', 'day')
  .option('--total <column>', 'column of the daily totals', 'total')
  .option('--stated <column>', 'column that answers the question itself', 'stated')
  .option('--period <column>', 'column of hours reported on; 0: carried on', 'period')
  .option('--from <date>', 'first day of the series to take')
  .option('--to <date>', 'last day of the series to take')
  .option('--json', 'one JSON document with a versioned format')
  .description('a file of incidents against zones, with precision, coverage and counter')
  .action(async (path: string | undefined, options: { timezone: string; series?: string }) =>
    options.series === undefined
      ? (await import('./incidents.ts')).runIncidents(path ?? '-', options)
      : (await import('./series.ts')).runSeries(options.series, options as never),
  )
program
  .command('publish')
  .argument('<folder>', 'process folder')
  .option('--out <folder>', 'where the files are written', 'public')
  .option('--at <date>', 'situation on this day (default: today)')
  .option('--dry-run', 'only list what would become public, and why')
  .description('write the public pages that the charter releases')
  .action(async (path: string, options: { out: string }) =>
    (await import('./publish.ts')).runPublish(path, options),
  )
program
  .command('agree')
  .argument('<sheet>', 'sheet of conditions, or - for standard input')
  .option('--json', 'one JSON document with a versioned format')
  .description('what could be agreed: for the mediator only, decides nothing')
  .action(async (path: string, options: object) =>
    (await import('./agree.ts')).runAgree(path, options),
  )
program
  .command('serve')
  .argument('[home]', 'folder of processes, or one process (default: the examples)')
  .option('--port <number>', 'port on this machine', '4242')
  .option('--accounts', 'rooms with sign-in, and only the public pages without')
  .option('--origin <address>', 'address that people use, where a proxy stands before this server')
  .description('show processes in the browser, on this machine only')
  .action(
    async (
      home: string | undefined,
      options: { port: string; accounts?: boolean; origin?: string },
    ) => (await import('./serve.ts')).runServe(home, options),
  )

const exchange = program
  .command('exchange')
  .description('release of people held: what is owed, plans, replays, repairs, lists')
const file = 'exchange.json, a process folder that has one, or - for standard input'
exchange
  .command('owed')
  .argument('<file>', file)
  .option('--at <day>', 'after the events up to this day of the phase')
  .option('--each', 'after every event, not only the last')
  .option('--json', 'one JSON document with a versioned format')
  .description('per class: released, withheld, excused, due, since which entry; who has given more')
  .action(async (path: string, options: object) =>
    (await import('./exchange.ts')).runOwed(path, options),
  )
exchange
  .command('plan')
  .argument('<file>', file)
  .option('--out <file>', 'also write the plan, for replay and repair')
  .option('--json', 'one JSON document with a versioned format')
  .description('handovers that neither side gains by breaking off, with bound, gap and check')
  .action(async (path: string, options: object) =>
    (await import('./exchange.ts')).runPlan(path, options),
  )
exchange
  .command('replay')
  .argument('<file>', file)
  .option('--plan <file>', 'the plan (default: "plan" in the file)')
  .option('--json', 'one JSON document with a versioned format')
  .description('check a plan half-step by half-step with exact arithmetic')
  .action(async (path: string, options: object) =>
    (await import('./exchange.ts')).runReplay(path, options),
  )
exchange
  .command('repair')
  .argument('<file>', file)
  .requiredOption('--from <day>', 'first day of the phase that is still open')
  .option('--plan <file>', 'the plan in force (default: "plan" in the file)')
  .option('--events <file>', 'what went wrong (default: "disturbances" in the file)')
  .option('--out <file>', 'also write the repaired plan')
  .option('--json', 'one JSON document with a versioned format')
  .description('re-plan after trouble so that few people change their day')
  .action(async (path: string, options: { from: string }) =>
    (await import('./exchange.ts')).runRepair(path, options),
  )
exchange
  .command('import')
  .argument('<table>', 'list of people as .csv or .xlsx, headings in the first row')
  .requiredOption('--exchange <file>', file)
  .requiredOption('--class <column>', 'heading or number of the column with the class')
  .requiredOption('--by <side>', 'the side whose list it is')
  .option('--name <column>', 'names; without it the table is counts per class')
  .option('--born <column>', 'dates of birth, to tell people of one name apart')
  .option('--earliest <column>', 'earliest day of the phase')
  .option('--count <column>', 'counts, where there are no names')
  .option('--sheet <name>', 'sheet of a workbook (default: the first that is not hidden)')
  .option('--list <name>', 'name of the list', 'list')
  .option('--list-version <number>', 'version of the list', '1')
  .option('--to <actor>', 'who received it')
  .option('--on <date>', 'when it was delivered')
  .option('--envelope <number>', 'number of the sealed envelope with the paper list')
  .option('--holder <recipient...>', 'who may open the names: age recipients, two or more')
  .option('--out <folder>', 'where list.json and the sealed names are written')
  .option('--json', 'one JSON document with a versioned format')
  .description('a list without names, the names sealed for their holders, the entry to record')
  .action(async (path: string, options: ImportOptions) =>
    (await import('./exchange-import.ts')).runImport(path, options),
  )
exchange
  .command('names')
  .argument('<file>', 'names.age, as import wrote it')
  .requiredOption('--identity <file...>', 'key files of holders; above 20 names two are needed')
  .option('--commitment <hex>', 'that of the record, to prove that this list was delivered')
  .option('--json', 'one JSON document with a versioned format')
  .description('open sealed names as their holder')
  .action(async (path: string, options: { identity: readonly string[] }) =>
    (await import('./exchange-import.ts')).runNames(path, options),
  )

const record = program
  .command('record')
  .description('the record: entries, their signed logs, copies, proofs')
record
  .command('add')
  .argument('<folder>', 'process folder')
  .argument('<line>', 'one entry as JSON, or - for standard input')
  .option('--author <file>', 'key of the author, who signs the entry')
  .option('--sealed <file>', 'bytes that only their holders may read, sealed with the entry')
  .option('--recipient <age...>', 'holders of what is sealed: addresses that begin with age1')
  .option('--offline <age...>', 'holders whose key is kept on paper; at least one')
  .option('--out <file>', 'do not enter it: write the signed entry for somebody else to enter')
  .description('enter one line; entering it again changes nothing')
  .action(async (path: string, line: string, options: object) =>
    (await import('./record.ts')).runAdd(path, line, options),
  )
record
  .command('import')
  .argument('<folder>', 'process folder')
  .argument('<file>', 'lines of JSON, or signed entries; - for standard input')
  .option('--author <file>', 'key of the author, who signs the entries')
  .description('enter every line of a file')
  .action(async (path: string, file: string, options: object) =>
    (await import('./record.ts')).runImport(path, file, options),
  )
record
  .command('sign')
  .argument('<folder>', 'process folder')
  .description('turn record.jsonl into signed logs, one for each channel')
  .action(async (path: string) => (await import('./record.ts')).runSign(path))
record
  .command('export')
  .argument('<folder>', 'process folder')
  .option('--out <file>', 'write to this file (default: standard output)')
  .option('--viewer <name>', 'only what this viewer may see')
  .description('the record as canonical lines')
  .action(async (path: string, options: object) =>
    (await import('./record.ts')).runRecordExport(path, options),
  )
record
  .command('backup')
  .argument('<folder>', 'process folder')
  .requiredOption('--out <file>', 'one file with everything, the keys too')
  .description('a copy of the whole process, made while nobody writes')
  .action(async (path: string, options: { out: string }) =>
    (await import('./record-copies.ts')).runBackup(path, options),
  )
record
  .command('restore')
  .argument('<file>', 'what backup wrote')
  .argument('<folder>', 'a folder that does not exist yet, or is empty')
  .description('put a backup back')
  .action(async (file: string, path: string) =>
    (await import('./record-copies.ts')).runRestore(file, path),
  )
record
  .command('fsck')
  .argument('<folder>', 'process folder')
  .option('--json', 'one JSON document with a versioned format')
  .description('check every file, the private folder too')
  .action(async (path: string, options: object) =>
    (await import('./verify.ts')).runFsck(path, options),
  )
record
  .command('erase')
  .argument('<folder>', 'process folder')
  .argument('<id>', 'entry with a sealed body')
  .requiredOption('--by <actor>', 'who erases')
  .option('--reason <text>', 'why')
  .description('destroy the key of a sealed body; the entry stays')
  .action(async (path: string, id: string, options: { by: string }) =>
    (await import('./record.ts')).runErase(path, id, options),
  )
record
  .command('open')
  .argument('<folder>', 'process folder or a copy of it')
  .argument('<id>', 'entry with a sealed body')
  .requiredOption('--identity <file...>', 'files with AGE-SECRET-KEY-1… lines')
  .requiredOption('--out <file>', 'where the opened bytes are written')
  .description('open a sealed body as one of its holders')
  .action(async (path: string, id: string, options: { identity: string[]; out: string }) =>
    (await import('./record.ts')).runOpen(path, id, options),
  )
record
  .command('key')
  .argument('<name>', 'name of its holder, without spaces')
  .requiredOption('--out <file>', 'where the secret key is written')
  .description('a key pair for an author or a witness; prints the public key')
  .action(async (name: string, options: { out: string }) =>
    (await import('./record.ts')).runKey(name, options),
  )
record
  .command('receipt')
  .argument('<folder>', 'process folder')
  .argument('<id>', 'entry')
  .requiredOption('--out <file>', 'the receipt, FILE.tlog-proof')
  .option('--print <file>', 'a page with a QR code, to print')
  .description('a proof that an entry is in the log, with who has seen it')
  .action(async (path: string, id: string, options: { out: string }) =>
    (await import('./record-proof.ts')).runReceipt(path, id, options),
  )
record
  .command('request')
  .argument('<folder>', 'process folder')
  .argument('<channel>', 'channel')
  .requiredOption('--out <file>', 'the request, for a witness')
  .option('--seen <number>', 'how many entries the witness has seen already', '0')
  .option('--print <file>', 'a page with a QR code, to print')
  .description('what a witness is asked to cosign')
  .action(async (path: string, channel: string, options: { out: string; seen: string }) =>
    (await import('./record-proof.ts')).runRequest(path, channel, options),
  )
record
  .command('cosigned')
  .argument('<folder>', 'process folder')
  .argument('<channel>', 'channel')
  .argument('<file>', 'what the witness answered')
  .requiredOption('--size <number>', 'how many entries the request was about')
  .description('take the cosignature of a witness, days later too')
  .action(async (path: string, channel: string, file: string, options: { size: string }) =>
    (await import('./record-proof.ts')).runCosigned(path, channel, file, options),
  )
record
  .command('policy')
  .argument('<folder>', 'process folder')
  .argument('<channel>', 'channel')
  .argument('<file>', 'witnesses, groups and quorum (c2sp.org/tlog-policy)')
  .description('name the witnesses of a channel')
  .action(async (path: string, channel: string, file: string) =>
    (await import('./record-proof.ts')).runPolicy(path, channel, file),
  )
program
  .command('verify')
  .argument('<folder>', 'process folder, a copy of it, or a .tlog-proof')
  .option('--policy <file>', 'keys and quorum that you were given, instead of those in the folder')
  .option('--known <file...>', 'checkpoints that you hold: the log must contain them')
  .option('--json', 'one JSON document with a versioned format')
  .description('check that nothing was changed or slipped in; names the wrong file and entry')
  .action(async (path: string, options: object) =>
    (await import('./verify.ts')).runVerify(path, options),
  )
program
  .command('witness')
  .requiredOption('--key <file>', 'key of this witness (truce record key)')
  .requiredOption('--log <key...>', 'public keys of the logs to witness')
  .requiredOption('--memory <folder>', 'where it remembers what it has seen')
  .option('--request <file>', 'cosign this request and end; - for standard input')
  .option('--out <file>', 'where the cosignature is written (default: standard output)')
  .option('--port <number>', 'listen on this port of this machine', '7380')
  .description('cosign what extends what was seen before')
  .action(async (options: { key: string; log: string[]; memory: string }) =>
    (await import('./witness.ts')).runWitness(options),
  )
exporting
  .command('copy', { isDefault: true })
  .argument('<folder>', 'process folder')
  .requiredOption('--for <compartment>', 'whose copy: a party, a body, public')
  .requiredOption('--out <folder>', 'a folder that does not exist yet, or is empty')
  .description("a side's own copy, with proofs, to take away")
  .action(async (path: string, options: { for: string; out: string }) =>
    (await import('./export.ts')).runExport(path, options),
  )

async function main(): Promise<void> {
  for (const command of exchange.commands) command.exitOverride()
  for (const command of [...program.commands, ...record.commands, ...exporting.commands])
    command.exitOverride()
  program.exitOverride()
  try {
    await program.parseAsync()
  } catch (error) {
    if (error instanceof Exit) process.exitCode = error.code
    else if (error instanceof CommanderError)
      process.exitCode = [
        'commander.helpDisplayed',
        'commander.version',
        'commander.help',
      ].includes(error.code)
        ? 0
        : 2
    else {
      complain(
        say('cli-bug', {
          version,
          message: error instanceof Error ? error.message : String(error),
        }),
      )
      if (process.env['DEBUG'] === '1' && error instanceof Error) complain(error.stack ?? '')
      process.exitCode = 3
    }
  }
}

// A closed pipe (truce … | head) is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
await main()
