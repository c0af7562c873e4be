// Field reports handed in over HTTP: the only thing a page writes into a process folder. Only from our own
// page (Fetch Metadata, https://www.w3.org/TR/fetch-metadata/), only as a plain form, only a small one;
// one line is appended to the record and brought to disk before the answer.
import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from 'hono'
import { readReport, type Process, type ReportFields } from '../process/index.ts'
import { reportPage } from '../views/index.ts'

/** A form of text fields is far smaller than this. */
const LARGEST = 32 * 1024
const TYPE = 'application/x-www-form-urlencoded'

export interface ReportDesk {
  readonly open: (id: string) => Process | null
  /** Folder of a process on disk; null: nothing is written there. */
  readonly folder: (id: string) => string | null
  /** Today in a zone. */
  readonly today: (zone: string) => string
}

/** Answers POST /p/:id/incidents/report/. */
export async function takeReport(desk: ReportDesk, context: Context): Promise<Response> {
  const type = context.req.header('content-type')?.toLowerCase().replaceAll(' ', '') ?? ''
  if (type !== TYPE && type !== `${TYPE};charset=utf-8`) return context.text('form expected', 415)
  const site = context.req.header('sec-fetch-site')
  // Browsers since 2023 send it; what sends none must at least come from this address.
  if (site === undefined ? !sameOrigin(context) : site !== 'same-origin')
    return context.text('not from this page', 403)
  const text = await smallBody(context)
  if (text === null) return context.text('too large', 413)
  const id = context.req.param('id') ?? ''
  const process = desk.open(id)
  const folder = desk.folder(id)
  if (process === null || folder === null) return context.text('no such process', 404)
  // Where the record is a log of channels, lines are not appended to a file beside it.
  if (existsSync(join(folder, 'logs'))) return context.text('kept as a log', 409)
  const fields = Object.fromEntries(new URLSearchParams(text)) as ReportFields
  const today = desk.today(process.charter.zone)
  const read = readReport(fields, process, today)
  const path = context.req.path
  if ('wrong' in read)
    return context.body(reportPage(process, path, fields, read.wrong), 422, {
      'Content-Type': 'text/html; charset=utf-8',
    })
  appendLine(join(folder, 'record.jsonl'), {
    id: `report-${randomUUID()}`,
    kind: 'report',
    channel: 'desk',
    happened: read.happened,
    stated: today,
    ...read.body,
    sources: [{ title: 'Field report', publisher: process.charter.keeper, seen: 'as reported' }],
  })
  return context.redirect('../', 303)
}

function sameOrigin(context: Context): boolean {
  const origin = context.req.header('origin')
  return origin !== undefined && origin === new URL(context.req.url).origin
}

/** The body as text, or null as soon as it is larger than allowed: the rest is not read. */
async function smallBody(context: Context): Promise<string | null> {
  const stated = Number(context.req.header('content-length') ?? 0)
  if (!(stated <= LARGEST)) return null
  const parts: Uint8Array[] = []
  let size = 0
  const reader = context.req.raw.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > LARGEST) {
      await reader.cancel()
      return null
    }
    parts.push(value)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** One line at the end of the record, after a line break if the file ends without one. */
function appendLine(path: string, entry: object): void {
  const before = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  const broken = before.length > 0 && before.at(-1) !== 10
  const file = openSync(path, 'a')
  try {
    writeSync(file, `${broken ? '\n' : ''}${JSON.stringify(entry)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
