// HTTP on this machine: a path in, the bytes of a page out, with headers that let nothing in or out.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openProcess, type Process } from '../process/index.ts'
import { goPath, pageAt, type Site } from '../views/index.ts'
import { allSettled } from './append.ts'
import { mountCoders } from './coders.ts'
import { CommentQueue, mountComments } from './comments.ts'
import { listProcesses, readFolder } from './disk.ts'
import { addCopyRoute, type FolderOf } from './exchange-copy.ts'
import { liveOf, type Live } from './live.ts'
import { mountReports } from './incidents.ts'
import { demonstrationRooms, firstDesk, openRooms, today } from './rooms-home.ts'
import { mountRooms, publicSite } from './sign-in.ts'
import { seenIn } from './signed.ts'
import { stampOf } from './stamp.ts'
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
    today,
    open,
    seen: (id, viewer) => {
      const path = folders().get(id)
      return path === undefined ? [] : seenIn(path, viewer)
    },
    processes: () =>
      [...folders().keys()].flatMap((id) => {
        const process = open(id)
        return process ? [{ id, charter: process.charter, about: process.charter.about }] : []
      }),
  }
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
  if (folderOf) {
    addCopyRoute(app, site, folderOf)
    mountReports(app, site, folderOf)
  }
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
  mountCoders(app, site, home)
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

export interface ServeOptions {
  /** Sign-in, rooms and the public pages; without it: this machine's own desk, no account needed. */
  readonly accounts?: boolean
  /** One-click rooms on the invented example, beside the desk. */
  readonly demonstration?: boolean
  /** Address behind a proxy that speaks TLS, e.g. "https://truce.example.org". */
  readonly origin?: string
  /** First invitation of a home that has no account yet. */
  readonly invited?: (code: string) => void
}

/** Serves a home on localhost; if the port is taken, the next ones are tried. */
export async function serveHome(
  home: string,
  port: number,
  taken: (port: number) => void,
  options: ServeOptions = {},
): Promise<Served> {
  let address = options.origin ?? `http://localhost:${port}`
  const origins = () => [address]
  const site = siteOf(home)
  const folderOf: FolderOf = (id) =>
    listProcesses(home).find((path) => basename(resolve(path)) === id)
  // Behind sign-in the stream would know no reader: there it is not offered, so that it tells nothing.
  const live = liveOf({
    folderOf: options.accounts === true ? () => undefined : folderOf,
    viewer: 'desk',
    ready: () => existsSync(home),
  })
  const app =
    options.accounts === true
      ? roomsApp(home, origins, options, live)
      : deskApp(home, site, origins, options, live)
  for (let next = port; next < port + 20; next += 1) {
    const served = await listen(app, next)
    if (served) {
      if (options.origin === undefined) address = `http://localhost:${served.port}`
      return {
        port: served.port,
        processes: site.processes().length,
        close: () => closed(live, served),
      }
    }
    taken(next)
  }
  throw new Error(`no free port from ${port} to ${port + 19}`)
}

/** No new work, then what is under way, then the port: nothing acknowledged is cut off. */
async function closed(live: Live, served: { close: () => Promise<void> }): Promise<void> {
  live.close()
  await served.close()
  await allSettled()
}

/** The desk of this machine; where asked for, with the demonstration of the rooms beside it. */
function deskApp(
  home: string,
  site: Site,
  origins: () => readonly string[],
  options: ServeOptions,
  live: Live,
): Hono {
  const rooms = options.demonstration === true ? demonstrationRooms(home, origins) : null
  return appOf(
    site,
    (id) => listProcesses(home).find((path) => basename(resolve(path)) === id),
    (routes) => {
      live.mount(routes)
      if (rooms) mountRooms(routes, rooms)
      mountForms(routes, site, home)
    },
  )
}

/** Rooms behind sign-in; without an account nothing but the public pages. */
function roomsApp(
  home: string,
  origins: () => readonly string[],
  options: ServeOptions,
  live: Live,
): Hono {
  const rooms = openRooms(home, origins)
  if (rooms.accounts.count === 0) options.invited?.(firstDesk(rooms))
  return appOf(publicSite(rooms), undefined, (routes) => {
    live.mount(routes)
    mountRooms(routes, rooms)
  })
}

function listen(
  app: Hono,
  port: number,
): Promise<{ port: number; close: () => Promise<void> } | null> {
  return new Promise((done, failed) => {
    const server = serve({ fetch: app.fetch, port, hostname: 'localhost' }, (info) =>
      done({
        port: info.port,
        close: () =>
          new Promise((ended) => {
            server.close(() => ended())
            if ('closeIdleConnections' in server) server.closeIdleConnections()
          }),
      }),
    )
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done(null)
      else failed(error)
    })
  })
}
