// A paper form copied back on the desk's own machine: one entry, on disk before the browser is told so. Only pages of this server may send it, and only to this machine's own name.
import type { Hono } from 'hono'
import { isLocale } from '../words/index.ts'
import { answerCopy, type Site } from '../views/index.ts'
import { appendEntries } from './append.ts'

/** The folder of a process, for sites that may be written to. */
export type FolderOf = (id: string) => string | undefined

/** Most characters of one form. */
const largest = 20_000

/** Adds the route of the copied form to an app. */
export function addCopyRoute(app: Hono, site: Site, folderOf: FolderOf): void {
  for (const path of ['/p/:id/exchange/copy', '/:locale/p/:id/exchange/copy'])
    app.post(path, async (context) => {
      const { id, locale } = context.req.param() as { id: string; locale?: string }
      if (!ownMachine((name) => context.req.header(name))) return context.text('refused', 403)
      if (locale !== undefined && !isLocale(locale)) return context.text('not found', 404)
      const text = await context.req.text()
      if (text.length > largest) return context.text('too large', 413)
      const form = Object.fromEntries(new URLSearchParams(text))
      const folder = folderOf(id)
      const answer = answerCopy(site, id, locale ?? site.locale, form)
      if (!answer || folder === undefined) return context.text('not found', 404)
      if (!answer.entry)
        return context.body(answer.page, 422, { 'Content-Type': 'text/html; charset=utf-8' })
      const kept = await appendEntries(folder, [JSON.stringify(answer.entry)])
      if (!kept.ok)
        return kept.problems.some((one) => one.code === 'entry-id-reused')
          ? context.text('another entry has this id', 409)
          : context.text(kept.problems.map((one) => one.code).join(' '), 422)
      return context.redirect(`./on/${String(answer.entry['happened'])}/#legs`, 303)
    })
}

/**
 * The page came from this server, under a name that only this machine answers to. Our pages send no
 * referrer, so browsers write "Origin: null" (Fetch, section 3.2); Sec-Fetch-Site says it instead.
 */
function ownMachine(header: (name: string) => string | undefined): boolean {
  const host = header('host') ?? ''
  const own = header('sec-fetch-site') === 'same-origin' || header('origin') === `http://${host}`
  return own && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)
}
