// `truce exchange import | names`: a table of people → a list without names, the names sealed for their
// holders. No message ever repeats a cell: what is wrong is said by row and column number.
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  checkExport,
  checkVersion,
  commit,
  importRows,
  namesForOnePerson,
  type Columns,
  type Finding,
  type ListVersion,
  type SealedRow,
} from '../exchange/index.ts'
import { readCsv, readXlsx, type Problem } from '../formats/index.ts'
import { openAsHolder, sealForHolders } from '../log/index.ts'
import { nodeSealing } from '../store/index.ts'
import { findingText, sayCounts } from '../views/index.ts'
import { explain } from '../words/index.ts'
import { fileOf } from './exchange.ts'
import { Exit, complain, print, say } from './frame.ts'

export interface ImportOptions {
  readonly exchange: string
  readonly class: string
  readonly name?: string
  readonly born?: string
  readonly earliest?: string
  readonly count?: string
  readonly sheet?: string
  readonly list: string
  readonly listVersion: string
  readonly by: string
  readonly to?: string
  readonly envelope?: string
  readonly holder?: readonly string[]
  readonly on?: string
  readonly out?: string
  readonly json?: boolean
}

/** A table as rows of cells, row numbers as the reader's program shows them. */
interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly firstRow: number
  readonly problems: readonly Problem[]
}

export async function runImport(path: string, options: ImportOptions): Promise<void> {
  const { exchange } = fileOf(options.exchange)
  const table = readTable(path, options.sheet)
  const said: Finding[] = []
  for (const one of table.problems) complain(problemLine(one))
  if (table.rows.length === 0 && table.problems.some((one) => one.severity === 'error'))
    throw new Exit(1)
  const columns = columnsOf(table.head, options)
  const side = exchange.sides.indexOf(options.by)
  if (side < 0) fail({ code: 'side-unknown', severity: 'error', at: '--by', data: { seen: '' } })
  const holders = [...new Set(options.holder ?? [])]
  const ids = [...pseudonyms(table.rows.length)]
  const classes = [...exchange.held, ...exchange.answer].map((one) => one.id)
  const read = importRows({
    rows: table.rows,
    columns,
    firstRow: table.firstRow,
    classes,
    phase: exchange.phase,
    ids,
  })
  const version: ListVersion = {
    list: options.list,
    version: Number(options.listVersion) || 1,
    by: side === 0 ? 0 : 1,
    counts: read.counts,
    ...(columns.name === undefined
      ? {}
      : { entries: read.entries.map((one) => ({ id: one.id, class: one.class })) }),
    ...(options.envelope === undefined ? {} : { envelope: options.envelope }),
  }
  said.push(...read.findings, ...checkVersion(version, classes))
  const salt = randomBytes(16).toString('hex')
  const commitment = commit(version, salt, (bytes) => createHash('sha256').update(bytes).digest())
  for (const one of said) complain(findingText(say, one))
  const entry = {
    id: `list-${options.list.replaceAll(' ', '-')}-${version.version}`,
    kind: 'list committed',
    channel: 'desk',
    ...(options.on === undefined ? {} : { happened: options.on, stated: options.on }),
    list: version.list,
    version: version.version,
    by: options.by,
    ...(options.to === undefined ? {} : { to: options.to }),
    counts: Object.entries(version.counts).map(([id, n]) => ({ class: id, n })),
    commitment,
    ...(options.envelope === undefined ? {} : { envelope: options.envelope }),
    ...(version.entries ? { people: version.entries } : {}),
  }
  const sealed =
    columns.name === undefined
      ? null
      : await seal({ version, side: version.by, salt, commitment, names: read.sealed }, holders)
  if (options.out !== undefined) {
    mkdirSync(options.out, { recursive: true })
    const list = { format: 'truce/list@1', ...version, entries: read.entries, commitment }
    writeFileSync(join(options.out, 'list.json'), `${JSON.stringify(list, null, 2)}\n`)
    // Names are written sealed or not at all; readable by this account only.
    if (sealed) writeFileSync(join(options.out, 'names.age'), sealed, { mode: 0o600 })
    if (columns.name === undefined)
      writeFileSync(join(options.out, 'salt.txt'), `${salt}\n`, { mode: 0o600 })
  }
  if (options.json === true)
    print(
      JSON.stringify(
        { format: 'truce/exchange-import@1', counts: version.counts, entry, findings: said },
        null,
        2,
      ),
    )
  else {
    const counts = sayCounts(say, version.counts)
    const rows = table.rows.filter((row) => row.some((cell) => cell.trim() !== '')).length
    print(say('exchange-imported', { entries: read.entries.length, rows, counts }))
    if (columns.name !== undefined)
      print(
        sealed && options.out !== undefined
          ? say('exchange-import-sealed', { file: join(options.out, 'names.age') })
          : say('exchange-import-no-names'),
      )
    if (sealed && read.sealed.length > namesForOnePerson) print(say('exchange-import-two'))
    print(`${say('exchange-import-entry')}\n${JSON.stringify(entry)}`)
  }
  if (said.some((one) => one.severity === 'error')) throw new Exit(1)
}

function fail(finding: Finding): never {
  complain(findingText(say, finding))
  throw new Exit(1)
}

/** A remark of a reader: where, its code and sentence. The name of a sheet may be that of a person. */
function problemLine({ code, severity, at, data }: Problem): string {
  const told = explain('en', code, data, { plain: true })
  const place = [
    at.row === undefined ? '' : say('exchange-import-row', { row: at.row }),
    at.line === undefined ? '' : say('exchange-import-row', { row: at.line }),
    at.cell ?? '',
  ].filter((one) => one !== '')
  const head = place.length === 0 ? '' : `${place.join(' ')}: `
  const help = told.help === undefined ? '' : `\n  help: ${told.help}`
  return `${head}${say(`cli-severity-${severity}`)} ${code} ${told.message}${help}`
}

function readTable(path: string, sheet: string | undefined): Table {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch {
    complain(`${path}: ${explain('en', 'F101', { file: path }, { plain: true }).message}`)
    throw new Exit(1)
  }
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b
  const old = bytes[0] === 0xd0 && bytes[1] === 0xcf
  if (zipped || old || path.toLowerCase().endsWith('.xlsx')) {
    const book = readXlsx(bytes)
    const found =
      book.sheets.find((one) => one.name === sheet) ??
      (sheet === undefined ? book.sheets.find((one) => !one.hidden) : undefined)
    return tableOf(
      (found?.rows ?? []).map(({ row, cells }) => ({ row, cells })),
      book.problems,
    )
  }
  const { rows, reading } = readCsv(bytes)
  return tableOf(
    rows.map(({ line, cells }) => ({ row: line, cells })),
    reading.problems,
  )
}

/** Rows that were left out or span lines become empty ones, so that numbers stay those of the file. */
function tableOf(
  rows: readonly { readonly row: number; readonly cells: readonly string[] }[],
  problems: readonly Problem[],
): Table {
  const [head] = rows
  if (!head) return { head: [], rows: [], firstRow: 2, problems }
  const last = rows.at(-1)?.row ?? head.row
  const found: (readonly string[])[] = Array.from({ length: last - head.row }, () => [])
  for (const one of rows.slice(1)) found[one.row - head.row - 1] = one.cells
  return { head: head.cells, rows: found, firstRow: head.row + 1, problems }
}

function columnsOf(head: readonly string[], options: ImportOptions): Columns {
  const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase()
  const find = (given: string): number => {
    const number = /^\d{1,3}$/.test(given) ? Number(given) - 1 : -1
    const at = head.findIndex((one) => fold(one) === fold(given))
    if (at >= 0) return at
    if (number >= 0 && number < head.length) return number
    // Without a heading the first row holds people: its cells are not listed.
    return fail({
      code: 'exchange-column',
      severity: 'error',
      at: '',
      data: { seen: given, columns: head.length },
    })
  }
  const optional = (field: 'name' | 'born' | 'earliest' | 'count') => {
    const given = options[field]
    return given === undefined ? {} : { [field]: find(given) }
  }
  return {
    class: find(options.class),
    ...optional('name'),
    ...optional('born'),
    ...optional('earliest'),
    ...optional('count'),
  }
}

/** Random ids: given, never made from what a row says. */
function pseudonyms(n: number): ReadonlySet<string> {
  const ids = new Set<string>()
  while (ids.size < n) ids.add(`k-${randomBytes(5).toString('hex')}`)
  return ids
}

/** Sealed names: for any one holder up to the limit, above it for any two of them together. */
interface SealedFile {
  readonly format: 'truce/sealed-names@1'
  readonly names: number
  /** Indices of the holders who open a body together, and the body: age inside age for two. */
  readonly bodies: readonly { readonly holders: readonly number[]; readonly age: string }[]
}

/** What a holder finds inside: the version as it was committed, its salt, and the names. */
interface Opened {
  readonly version: ListVersion
  readonly side: ListVersion['by']
  readonly salt: string
  readonly commitment: string
  readonly names: readonly SealedRow[]
}

const commitmentOf = (version: ListVersion, salt: string): string =>
  commit(version, salt, (bytes) => createHash('sha256').update(bytes).digest())

async function seal(opened: Opened, holders: readonly string[]): Promise<string | null> {
  if (holders.length === 0) return null
  const rows = opened.names
  const plain = Buffer.from(JSON.stringify({ format: 'truce/names@1', ...opened }))
  const bodies: { holders: number[]; age: string }[] = []
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  const recipients = { online: holders.slice(0, -1), offline: holders.slice(-1) }
  const checked = await sealForHolders(nodeSealing, recipients, plain)
  if (!checked.ok) {
    const { code, data } = checked.problem
    complain(`--holder: ${code} ${explain('en', code, data, { plain: true }).message}`)
    throw new Exit(1)
  }
  if (rows.length <= namesForOnePerson)
    bodies.push({ holders: holders.map((_, k) => k), age: base64(checked.value) })
  else
    for (const [j, second] of holders.entries())
      for (const [i, first] of holders.slice(0, j).entries()) {
        const inner = await nodeSealing.wrap([second], plain)
        const outer = inner && (await nodeSealing.wrap([first], inner))
        if (outer) bodies.push({ holders: [i, j], age: base64(outer) })
      }
  const file: SealedFile = { format: 'truce/sealed-names@1', names: rows.length, bodies }
  return `${JSON.stringify(file)}\n`
}

/** Opens sealed names for their holders; above the limit two identities are needed together. */
export async function runNames(
  path: string,
  options: {
    readonly identity: readonly string[]
    readonly commitment?: string
    readonly json?: boolean
  },
): Promise<void> {
  let file: SealedFile
  let identities: string[]
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as SealedFile
    identities = options.identity.map(
      (one) => /^AGE-SECRET-KEY-\S+$/m.exec(readFileSync(one, 'utf8'))?.[0] ?? '',
    )
  } catch {
    return fail({ code: 'exchange-file', severity: 'error', at: path, data: {} })
  }
  const keys = [...new Set(identities)].filter((one) => one !== '')
  const [missing] = checkExport(file.names, keys)
  if (missing) fail(missing)
  for (const body of file.bodies) {
    const outer = await openAsHolder(nodeSealing, keys, Buffer.from(body.age, 'base64'))
    if (!outer.ok) continue
    const inner =
      file.names > namesForOnePerson ? await openAsHolder(nodeSealing, keys, outer.value) : outer
    if (!inner.ok) continue
    const opened = JSON.parse(Buffer.from(inner.value).toString('utf8')) as Opened
    const { version, side, salt, commitment, names } = opened
    const now = commitmentOf({ ...version, by: side }, salt)
    const same = new Set((version.entries ?? []).map((one) => one.id))
    const wanted = options.commitment ?? commitment
    if (now !== wanted || names.some((one) => !same.has(one.id)))
      fail({ code: 'exchange-other-list', severity: 'error', at: path, data: {} })
    complain(
      say('exchange-names-proof', {
        list: version.list,
        version: version.version,
        commitment: now,
      }),
    )
    print(
      options.json === true
        ? JSON.stringify(opened, null, 2)
        : opened.names.map((one) => `${one.id}\t${one.name}\t${one.born ?? ''}`).join('\n'),
    )
    return
  }
  fail({ code: 'exchange-not-holder', severity: 'error', at: path, data: {} })
}
