// HTTP on this machine: a path in, the bytes of a page out, with headers that let nothing in or out.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openProcess, type Process } from '../process/index.ts'
import { goPath, pageAt, type Site } from '../views/index.ts'
import { CommentQueue, mountComments } from './comments.ts'
import { listProcesses, readFolder } from './disk.ts'
import { addCopyRoute, type FolderOf } from './exchange-copy.ts'
import { basename, resolve } from 'node:path'
import { mountTexts } from './texts.ts'

export const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'no-store',
}

/** Read models of the folders of a home, rebuilt when a file's size or time changed. */
export function siteOf(home: string, audience: Site['audience'] = 'desk'): Site {
  const opened = new Map<string, { stamp: string; process: Process }>()
  const folders = () => new Map(listProcesses(home).map((path) => [basename(resolve(path)), path]))
  const open = (id: string): Process | null => {
    const path = folders().get(id)
    if (path === undefined) return null
    const stamp = stampOf(path)
    const kept = opened.get(id)
    if (kept?.stamp === stamp) return kept.process
    const { files } = readFolder(path, audience === 'public' ? 'public' : null)
    if (!files) return null
    const process = openProcess(files)
    opened.set(id, { stamp, process })
    return process
  }
  return {
    locale: 'en',
    audience,
    today: (zone) =>
      new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      }).format(new Date()),
    open,
    processes: () =>
      [...folders().keys()].flatMap((id) => {
        const process = open(id)
        return process ? [{ id, charter: process.charter, about: process.charter.note }] : []
      }),
  }
}

/** What changes when a file of the process does: names, sizes and times, of the logs their newest files. */
export function stampOf(path: string): string {
  const facts: string[] = []
  const look = (file: string, depth: number) => {
    const found = statSync(file, { throwIfNoEntry: false })
    if (!found) return
    facts.push(`${file} ${found.size} ${found.mtimeMs}`)
    if (found.isDirectory() && depth > 0)
      for (const name of readdirSync(file).sort()) look(join(file, name), depth - 1)
  }
  if (statSync(path).isFile()) look(path, 0)
  else for (const name of readdirSync(path).sort()) look(join(path, name), 0)
  for (const folder of ['logs', 'private/logs']) look(join(path, folder), 2)
  look(join(path, 'private/order'), 0)
  return facts.join('\n')
}

/**
 * @param folderOf given where the desk may copy paper forms back into the record
 * @param more routes that come before the pages: forms of the desk and of the public
 */
export function appOf(site: Site, folderOf?: FolderOf, more?: (app: Hono) => void): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(headers))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
  })
  app.get('/p/:id/go', (context) => context.redirect(`./${goPath(context.req.query())}`, 303))
  app.get('/p/:id/public/go', (context) =>
    context.redirect(`./${goPath(context.req.query())}`, 303),
  )
  app.get('/truce.html', (context) => {
    const file = readSingleFile()
    return file === null
      ? context.text('not built', 404)
      : context.body(file.body, 200, {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': `${file.policy}; frame-ancestors 'none'`,
        })
  })
  if (folderOf) addCopyRoute(app, site, folderOf)
  more?.(app)
  app.get('*', (context) => {
    const page = pageAt(site, decoded(context.req.path))
    return context.body(page.body, page.status, { 'Content-Type': page.type })
  })
  app.onError((_error, context) => context.text('error', 500))
  return app
}

/** Forms of a home: what the public sends, and the desk for texts. Their files lie in `private/`. */
export function mountForms(app: Hono, site: Site, home: string): void {
  const clock = () => Date.now() / 1000
  mountTexts(app, site, home, clock)
  mountComments(app, site, new CommentQueue(join(home, 'private')), clock)
  app.notFound((context) => {
    const page = pageAt(site, decoded(context.req.path))
    return context.html(page.body, 404)
  })
}

/** The single offline file with its own policy: it names the hashes of the script and style inside it. */
function readSingleFile(): { readonly body: string; readonly policy: string } | null {
  const path = join(import.meta.dirname, '../../dist/truce.html')
  if (!existsSync(path)) return null
  const body = readFileSync(path, 'utf8')
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(body)?.[1]
  return policy === undefined ? null : { body, policy }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

export interface Served {
  readonly port: number
  readonly processes: number
  readonly close: () => Promise<void>
}

/** Serves a home on localhost; if the port is taken, the next ones are tried. */
export async function serveHome(
  home: string,
  port: number,
  taken: (port: number) => void,
): Promise<Served> {
  const site = siteOf(home)
  const app = appOf(
    site,
    (id) => listProcesses(home).find((path) => basename(resolve(path)) === id),
    (routes) => mountForms(routes, site, home),
  )
  for (let next = port; next < port + 20; next += 1) {
    const served = await listen(app, next)
    if (served)
      return { port: served.port, processes: site.processes().length, close: served.close }
    taken(next)
  }
  throw new Error(`no free port from ${port} to ${port + 19}`)
}

function listen(
  app: Hono,
  port: number,
): Promise<{ port: number; close: () => Promise<void> } | null> {
  return new Promise((done, failed) => {
    const server = serve({ fetch: app.fetch, port, hostname: 'localhost' }, (info) =>
      done({ port: info.port, close: () => new Promise((closed) => server.close(() => closed())) }),
    )
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done(null)
      else failed(error)
    })
  })
}
