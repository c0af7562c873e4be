// The addresses of a site: from a path to the bytes of a page. The server and `truce publish` ask the
// same function, so that a static copy is the same site.
import {
  agreeableCard,
  compareVersions,
  futuresOf,
  exchangeDesk,
  exchangeFileOf,
  handoversOn,
  readQuery,
  sidesOf,
  status,
  visible,
  type Process,
} from '../process/index.ts'
import { isLocale, type Locale } from '../words/index.ts'
import { futuresPage } from './futures-page.tsx'
import { agreeablePage } from './agreeable-page.tsx'
import { incidentRoute } from './incidents-route.ts'
import { comparePage } from './compare-page.tsx'
import { formPage } from './exchange-form.tsx'
import { exchangePage } from './exchange-page.tsx'
import { homePage, missingPage, type ProcessCard } from './home-page.tsx'
import { notePage } from './note-page.tsx'
import { speaker, type Say } from './say.ts'
import { statusPage, type SeenLine } from './status-page.tsx'
import { icon, style } from './style.ts'

export interface Page {
  readonly status: 200 | 404
  readonly type:
    'text/html; charset=utf-8' | 'text/css; charset=utf-8' | 'image/svg+xml' | 'application/json'
  readonly body: string
}

/** What a request is answered from; the caller owns clock and disk. */
export interface Site {
  readonly locale: Locale
  /** Today in a zone, "2026-11-22". */
  readonly today: (zone: string) => string
  readonly processes: () => readonly ProcessCard[]
  readonly open: (id: string) => Process | null
  /** Who has seen what of the channels that a viewer reads; absent: the record is not signed. */
  readonly seen?: (id: string, viewer: string) => readonly SeenLine[]
  /** public: nothing of the desk is served at all. */
  readonly audience: 'desk' | 'public'
}

/** Every route, as a pattern; tests take them from here. */
export const routes = [
  '/',
  '/style.css',
  '/icon.svg',
  '/p/:id/',
  '/p/:id/on/:at/',
  '/p/:id/on/:at/known/:known/',
  '/p/:id/on/:at/account/:account/',
  '/p/:id/on/:at/known/:known/account/:account/',
  '/p/:id/note/',
  '/p/:id/note/on/:at/',
  '/p/:id/compare/:from/:to/',
  '/p/:id/agreeable/',
  '/p/:id/futures/',
  '/p/:id/exchange/',
  '/p/:id/exchange/on/:at/',
  '/p/:id/exchange/form/',
  '/p/:id/exchange/form/on/:at/',
  '/p/:id/incidents/',
  '/p/:id/incidents/on/:at/known/:known/',
  '/p/:id/incidents/report/',
  '/p/:id/public/',
  '/p/:id/public/on/:at/',
] as const

const html = 'text/html; charset=utf-8' as const

/** @param path absolute and decoded, e.g. "/p/roadmap-2024/on/2024-06-03/" */
export function pageAt(site: Site, path: string): Page {
  const [locale, parts] = localeOf(site, path.split('/').slice(1))
  const say = speaker(locale, false)
  const root = '../'.repeat(Math.max(0, path.split('/').length - 2))
  const missing: Page = { status: 404, type: html, body: missingPage(say, root) }
  if (path === '/')
    return { status: 200, type: html, body: homePage(say, listed(site), site.audience, root) }
  if (path === '/style.css') return { status: 200, type: 'text/css; charset=utf-8', body: style }
  if (path === '/icon.svg') return { status: 200, type: 'image/svg+xml', body: icon }
  if (parts[0] !== 'p' || parts[1] === undefined || parts.at(-1) !== '') return missing
  const opened = site.open(parts[1])
  if (!opened) return missing
  return processPage(site, say, opened, parts.slice(2, -1), root) ?? missing
}

function processPage(
  site: Site,
  say: Say,
  process: Process,
  parts: readonly string[],
  root: string,
): Page | null {
  const base = '../'.repeat(parts.length)
  if (parts[0] === 'futures' && parts.length === 1 && site.audience === 'desk') {
    const at = process.charter.shownOn ?? site.today(process.charter.zone)
    const { query } = readQuery({ at }, process.charter.zone, [], [])
    const crumbs = [{ href: base, label: process.charter.title }]
    if (!query) return null
    const body = futuresPage(say, futuresOf(process, query), process.charter.title, root, crumbs)
    return { status: 200, type: html, body }
  }
  if (parts[0] === 'agreeable' && parts.length === 1 && site.audience === 'desk') {
    const card = agreeableCard(process.files.conditions?.text ?? '')
    const crumbs = [{ href: base, label: process.charter.title }]
    return {
      status: 200,
      type: html,
      body: agreeablePage(say, card, process.charter.title, root, crumbs),
    }
  }
  if (parts[0] === 'compare' && parts.length === 3 && site.audience === 'desk') {
    const comparison = compareVersions(process, parts[1] ?? '', parts[2] ?? '')
    const crumbs = [{ href: base, label: process.charter.title }]
    return comparison
      ? {
          status: 200,
          type: html,
          body: comparePage(say, comparison, process.charter.title, root, crumbs),
        }
      : null
  }
  if (parts[0] === 'incidents' && site.audience === 'desk') {
    const words = wordsOf(parts[1] === 'on' ? parts.slice(1) : [])
    const { query } = readQuery(
      { ...words, at: words?.at ?? site.today(process.charter.zone), viewer: 'desk' },
      process.charter.zone,
      sidesOf(process, process.record.entries),
      [],
    )
    const body = query && words ? incidentRoute({ say, process, query, words, parts, root }) : null
    return body === null ? null : { status: 200, type: html, body }
  }
  const kind =
    parts[0] === 'note' || parts[0] === 'public' || parts[0] === 'exchange' ? parts[0] : 'status'
  // To the public, a process that releases nothing is the same as one that does not exist.
  if (site.audience === 'public' && (kind !== 'public' || process.charter.published.length === 0))
    return null
  const form = kind === 'exchange' && parts[1] === 'form'
  const words = wordsOf(kind === 'status' ? parts : parts.slice(form ? 2 : 1))
  if (!words) return null
  const audience = kind === 'public' ? 'public' : 'desk'
  const { query } = readQuery(
    { ...words, at: words.at ?? site.today(process.charter.zone), viewer: audience },
    process.charter.zone,
    sidesOf(process, visible(process.record.entries, audience)),
    [],
  )
  if (!query) return null
  if (form)
    return {
      status: 200,
      type: html,
      body: formPage({
        say,
        title: process.charter.title,
        badge: process.charter.kind,
        file: exchangeFileOf(process),
        handovers: handoversOn(process, words.at),
        root,
        base,
      }),
    }
  const report = status(process, query)
  const own = kind === 'public' ? `${base}public/` : base
  const body =
    kind === 'note'
      ? notePage({ say, report, root, base })
      : kind === 'exchange'
        ? exchangePage({ say, report, ...exchangeDesk(process, report), root, base })
        : statusPage({
            say,
            process,
            report,
            audience,
            root,
            base: own,
            days: changeDays(report.entries),
            seen: site.seen?.(process.id, audience) ?? [],
          })
  return { status: 200, type: html, body }
}

/** "/ar/…" and "/he/…" are the same pages in Arabic and Hebrew. */
function localeOf(site: Site, parts: readonly string[]): readonly [Locale, readonly string[]] {
  const [first] = parts
  return first !== undefined && parts.length > 1 && isLocale(first)
    ? [first, parts.slice(1)]
    : [site.locale, parts]
}

/** "on/2024-06-03/known/2024-06-04/account/X" → words of a query; null for anything else. */
export function wordsOf(
  parts: readonly string[],
): { at?: string; asOf?: string; account?: string } | null {
  const words: { at?: string; asOf?: string; account?: string } = {}
  const names = { on: 'at', known: 'asOf', account: 'account' } as const
  for (let i = 0; i < parts.length; i += 2) {
    const name = names[parts[i] as keyof typeof names]
    const value = parts[i + 1]
    if (name === undefined || value === undefined || words[name] !== undefined) return null
    words[name] = value
  }
  return words
}

/** Days on which something happened, as far as the viewer sees. */
export function changeDays(
  entries: readonly { readonly happened?: string; readonly dated: boolean }[],
): readonly string[] {
  const days = entries.flatMap((one) =>
    one.happened === undefined ? [] : [one.happened.slice(0, 10)],
  )
  return [...new Set(days)].sort().slice(-60)
}

/** Where the date boxes lead: "/p/x/go?at=…&known=…" → the path that says the same. */
export function goPath(params: {
  at?: string | undefined
  known?: string | undefined
  account?: string | undefined
}): string {
  const date = /^\d{4}-\d{2}-\d{2}$/
  const at = params.at !== undefined && date.test(params.at) ? `on/${params.at}/` : ''
  const known =
    at !== '' && params.known !== undefined && date.test(params.known)
      ? `known/${params.known}/`
      : ''
  const account =
    at !== '' &&
    params.account !== undefined &&
    params.account !== '' &&
    params.account !== 'findings'
      ? `account/${encodeURIComponent(params.account)}/`
      : ''
  return `${at}${known}${account}`
}

/** Processes that this audience may know of. */
function listed(site: Site): readonly ProcessCard[] {
  const all = site.processes()
  return site.audience === 'desk' ? all : all.filter((one) => one.charter.published.length > 0)
}

/** Every address of a public copy: what `truce publish` writes, as the server would send it. */
export function publicPaths(site: Site): readonly string[] {
  return [
    '/',
    '/style.css',
    '/icon.svg',
    ...site.processes().flatMap(({ id }) => {
      const process = site.open(id)
      if (!process || process.charter.published.length === 0) return []
      const days = changeDays(visible(process.record.entries, 'public'))
      return [`/p/${id}/public/`, ...days.map((day) => `/p/${id}/public/on/${day}/`)]
    }),
  ]
}
