// The queue of what the public sends: files below private/, one a comment, in a folder that says where
// it stands. Nothing here is read by any page of the record.
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Context, Hono } from 'hono'
import { readComment, takeToken, type Bucket } from '../texts/index.ts'
import { commentsPage, moderationPage, type KeptComment, type Site } from '../views/index.ts'
import { localHost, readForm, statusOfProblem } from './posts.ts'

/** waiting: nobody has looked; shown: under its page; taken: intake of the desk; closed: refused. */
const places = ['waiting', 'shown', 'taken', 'closed'] as const
type Place = (typeof places)[number]

/** At most so many wait for a moderator: a flood fills the queue and no disk. */
const mostWaiting = 500
/** Form bodies: 2,000 letters of six bytes each, three characters a byte. */
const mostBytes = 48 * 1024
const perMinute = { one: 6, all: 60 } as const
const ids = /^[0-9a-f-]{36}$/
const processIds = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u

/** Writes a file whole or not at all. */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}.part`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
}

export class CommentQueue {
  private readonly root: string
  private readonly buckets = new Map<string, Bucket>()
  /** How many wait, once counted: a flood must not list a folder for each post. */
  private readonly waiting = new Map<string, number>()

  /** @param root the home's `private` folder; made at the first comment */
  constructor(root: string) {
    this.root = join(root, 'comments')
  }

  private folder(process: string, place: Place): string {
    if (!processIds.test(process)) throw new Error(`comments of "${process}"`)
    return join(this.root, process, place)
  }

  list(process: string, place: Place): readonly KeptComment[] {
    const folder = this.folder(process, place)
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as KeptComment)
      .sort((a, b) => (a.sent < b.sent ? -1 : a.sent > b.sent ? 1 : a.id < b.id ? -1 : 1))
  }

  count(process: string): number {
    let known = this.waiting.get(process)
    if (known === undefined) {
      const folder = this.folder(process, 'waiting')
      known = existsSync(folder) ? readdirSync(folder).length : 0
      this.waiting.set(process, known)
    }
    return known
  }

  /** One token of the sender's and one of everybody's; false: too many. */
  admit(process: string, sender: string, now: number): boolean {
    if (this.buckets.size > 10_000) this.buckets.clear()
    for (const [key, rate] of [
      [`${process} one ${sender}`, perMinute.one],
      [`${process} all`, perMinute.all],
    ] as const) {
      const { bucket, taken } = takeToken(this.buckets.get(key), now, rate, rate)
      this.buckets.set(key, bucket)
      if (!taken) return false
    }
    return this.count(process) < mostWaiting
  }

  add(process: string, comment: Omit<KeptComment, 'id' | 'answer'>): void {
    const folder = this.folder(process, 'waiting')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const id = randomUUID()
    const before = this.count(process)
    writeWhole(join(folder, `${id}.json`), JSON.stringify({ id, ...comment, answer: '' }))
    this.waiting.set(process, before + 1)
  }

  /** Moves a comment to where a moderator puts it; an id that is not there is no error. */
  move(process: string, id: string, from: Place, to: Place, answer: string): void {
    const path = join(this.folder(process, from), `${id}.json`)
    if (!ids.test(id) || !existsSync(path)) return
    const kept = JSON.parse(readFileSync(path, 'utf8')) as KeptComment
    mkdirSync(this.folder(process, to), { recursive: true, mode: 0o700 })
    writeWhole(join(this.folder(process, to), `${id}.json`), JSON.stringify({ ...kept, answer }))
    rmSync(path)
    this.waiting.delete(process)
  }

  /** Throws away everything that waits. */
  clear(process: string): void {
    rmSync(this.folder(process, 'waiting'), { recursive: true, force: true })
    this.waiting.delete(process)
  }
}

const languages = ['en', 'ar', 'he', 'fr', 'es', 'ru', 'other'] as const

/** Pages and forms for everybody; moderation only where the desk itself is served. */
export function mountComments(
  app: Hono,
  site: Site,
  queue: CommentQueue,
  clock: () => number,
): void {
  /** Off unless the charter publishes comments: then, for the public, there is no such page. */
  const open = (id: string) => {
    const process = site.open(id)
    return process?.charter.published.includes('comments') === true ? process : null
  }
  for (const locale of ['', '/ar', '/he']) {
    const publicPath = `${locale}/p/:id/public/comments/` as const
    const show = (context: Context, id: string, said: string | null, status: 200 | 400 | 429) => {
      const process = open(id)
      if (!process) return context.notFound()
      const body = commentsPage({
        locale: locale === '' ? site.locale : (locale.slice(1) as 'ar' | 'he'),
        title: process.charter.title,
        comments: queue.list(id, 'shown'),
        languages,
        said,
      })
      return context.html(body, status)
    }
    app.get(publicPath, (context) =>
      show(
        context,
        context.req.param('id') ?? '',
        context.req.query('sent') === undefined ? null : 'texts-comment-sent',
        200,
      ),
    )
    app.post(publicPath, async (context) => {
      const id = context.req.param('id') ?? ''
      if (!open(id)) return context.notFound()
      const now = clock()
      if (!queue.admit(id, senderOf(context), now))
        return show(context, id, 'texts-comment-many', 429)
      const read = await readForm(context, mostBytes)
      if ('problem' in read) return context.text('refused', statusOfProblem[read.problem])
      const { comment, problem } = readComment(Object.fromEntries(read.fields), languages)
      if (!comment) return show(context, id, problem, 400)
      // A field that people do not see: whoever fills it in is thanked and not kept.
      if ((read.fields.get('website') ?? '') === '')
        queue.add(id, { ...comment, sent: new Date(now * 1000).toISOString() })
      return context.redirect('./?sent=1', 303)
    })
    if (site.audience !== 'desk') continue
    const deskPath = `${locale}/p/:id/comments/` as const
    app.get(deskPath, (context) => {
      const id = context.req.param('id') ?? ''
      const process = site.open(id)
      if (!process) return context.notFound()
      return context.html(
        moderationPage({
          locale: locale === '' ? site.locale : (locale.slice(1) as 'ar' | 'he'),
          title: process.charter.title,
          open: process.charter.published.includes('comments'),
          waiting: queue.list(id, 'waiting').slice(0, 100),
          count: queue.count(id),
          shown: queue.list(id, 'shown'),
          taken: queue.list(id, 'taken'),
        }),
      )
    })
    app.post(deskPath, async (context) => {
      const id = context.req.param('id') ?? ''
      if (!site.open(id) || !localHost(context)) return context.notFound()
      const read = await readForm(context, mostBytes)
      if ('problem' in read) return context.text('refused', statusOfProblem[read.problem])
      const chosen = read.fields.getAll('id').filter((one) => ids.test(one))
      const answer = (read.fields.get('answer') ?? '').trim().slice(0, 2000)
      const action = read.fields.get('do')
      if (action === 'clear' && read.fields.get('sure') === 'yes') queue.clear(id)
      for (const one of chosen) {
        if (action === 'show') queue.move(id, one, 'waiting', 'shown', answer)
        else if (action === 'take') queue.move(id, one, 'waiting', 'taken', '')
        else if (action === 'refuse') queue.move(id, one, 'waiting', 'closed', answer)
        else if (action === 'hide') queue.move(id, one, 'shown', 'closed', '')
      }
      return context.redirect('./', 303)
    })
  }
}

/** The address at the other end of the connection; behind a proxy all are one, and share its limit. */
function senderOf(context: Context): string {
  const bindings = context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return bindings?.incoming?.socket?.remoteAddress ?? 'unknown'
}
