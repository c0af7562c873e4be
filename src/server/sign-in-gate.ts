// What every changing request passes first: it comes from this site, says exactly what it is, and is not
// too large. Whatever is refused is written down, without addresses of networks.
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from 'hono'

/** Bytes. */
export const formLimit = 64 * 1024
export const textLimit = 1024 * 1024

export type Refusal =
  | 'another site'
  | 'wrong type'
  | 'too large'
  | 'bad form'
  | 'not signed in'
  | 'not allowed'
  | 'bad invitation'
  | 'bad code'
  | 'bad assertion'
  | 'too many'

/** Refused tries, one line each: when and what. More than the limit in an hour are only counted. */
export class Refusals {
  private readonly file: string
  private readonly clock: () => number
  private hour = 0
  private lines = 0
  private readonly counts = new Map<Refusal, number>()
  constructor(folder: string, clock: () => number) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.file = join(folder, 'refused.jsonl')
    this.clock = clock
  }

  note(what: Refusal): void {
    const now = this.clock()
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
    const hour = Math.floor(now / 3_600_000)
    if (hour !== this.hour) {
      this.hour = hour
      this.lines = 0
    }
    this.lines += 1
    // A flood must not fill the disk: after this the hour's tries are counted in memory only.
    if (this.lines > 2000) return
    appendFileSync(
      this.file,
      `${JSON.stringify({ at: new Date(now).toISOString(), refused: what })}\n`,
      { mode: 0o600 },
    )
  }

  count(what: Refusal): number {
    return this.counts.get(what) ?? 0
  }
}

/** A bucket of tries that fills again with time. It bounds work; it never refuses what is right. */
export class Bucket {
  private left: number
  private last: number
  private readonly size: number
  private readonly perHour: number
  private readonly clock: () => number
  constructor(size: number, perHour: number, clock: () => number) {
    this.size = size
    this.perHour = perHour
    this.clock = clock
    this.left = size
    this.last = clock()
  }
  take(): boolean {
    const now = this.clock()
    this.left = Math.min(this.size, this.left + ((now - this.last) / 3_600_000) * this.perHour)
    this.last = now
    if (this.left < 1) return false
    this.left -= 1
    return true
  }
}

const ownNames = ['localhost', '127.0.0.1', '[::1]']

/** Null if the request may go on. Sec-Fetch-Site is set by browsers and by no page; Origin is the fallback. */
export function refusalOf(
  context: Context,
  origins: readonly string[],
  type: 'application/x-www-form-urlencoded' | 'application/json',
): Refusal | null {
  // A foreign name that resolves to this machine (DNS rebinding) is another site too.
  const names = origins.map((one) => new URL(one).hostname)
  if (![...names, ...ownNames].includes(new URL(context.req.url).hostname)) return 'another site'
  const site = context.req.header('sec-fetch-site')
  const origin = context.req.header('origin')
  if (site !== undefined ? site !== 'same-origin' : origin === undefined) return 'another site'
  // "null" is what a browser sends where pages give no referrer; Sec-Fetch-Site has spoken then.
  if (origin !== undefined && !(origin === 'null' && site !== undefined))
    if (!origins.includes(origin)) return 'another site'
  return context.req.header('content-type') === type ? null : 'wrong type'
}

/** The body, counted while it comes; null above the limit. */
export async function readBody(request: Request, limit: number): Promise<string | null> {
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > limit) return null
  if (!request.body) return ''
  const reader = request.body.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > limit) {
      await reader.cancel()
      return null
    }
    parts.push(value)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
  } catch {
    return null
  }
}

/** A form's fields; null where a field is unknown or comes twice. */
export function fieldsOf(body: string, names: readonly string[]): Map<string, string> | null {
  const fields = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(body)) {
    if (!names.includes(name) || fields.has(name)) return null
    fields.set(name, value.replaceAll('\r\n', '\n'))
  }
  return fields
}
