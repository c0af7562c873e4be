// The addresses of a signed-in person's rooms: from a path to the bytes of a page. What a room is made of
// was narrowed to its compartment before it came here; a place that is not this person's and one that
// does not exist take the same way to the same page, and nothing is opened for either.
import {
  compareVersions,
  readQuery,
  status,
  type Process,
  type StatusReport,
} from '../process/index.ts'
import { isLocale, type Locale } from '../words/index.ts'
import { comparePage } from './compare-page.tsx'
import { missingPage } from './home-page.tsx'
import { deskPage } from './room-desk.tsx'
import { proofText } from './room-proof.ts'
import { roomPage, roomsPage } from './room-page.tsx'
import { speaker, type Say } from './say.ts'
import { changeDays, wordsOf } from './site.ts'

/** Where a person stands in a process, in words that pages use. */
export interface Place {
  readonly process: string
  readonly role: 'desk' | 'head' | 'member' | 'body' | 'intermediary' | 'guarantor'
  readonly compartment: string
  readonly actor: string
}

/** What was just done or refused: the id of a sentence with its blanks, and what had been typed. */
export interface Told {
  readonly kind: 'done' | 'refused'
  readonly id: string
  readonly data: Readonly<Record<string, string | number>>
  readonly command?: string
  readonly typed?: Readonly<Record<string, string>>
}

/** One person's rooms; the caller owns clock, disk and keys. */
export interface RoomSite {
  readonly locale: Locale
  readonly today: (zone: string) => string
  readonly places: readonly Place[]
  /** The process as the place may see it; called only for places of this person. */
  readonly open: (place: Place) => Process | null
  /** The lines of the record as the place may see them. */
  readonly record: (place: Place) => string | null
  /** Which state of the room a form was made from. */
  readonly seen: (place: Place) => string
  readonly digest: (text: string) => string
  readonly demonstration: boolean
}

export interface RoomPage {
  readonly status: 200 | 404 | 409 | 422
  readonly type: 'text/html; charset=utf-8' | 'text/plain; charset=utf-8' | 'application/x-ndjson'
  readonly body: string
}

/** Every route below a signed-in person, as a pattern; the server registers these and no other. */
export const roomRoutes = [
  '/room/',
  '/room/:id/',
  '/room/:id/on/:at/',
  '/room/:id/on/:at/known/:known/',
  '/room/:id/on/:at/account/:account/',
  '/room/:id/on/:at/known/:known/account/:account/',
  '/room/:id/compare/:from/:to/',
  '/room/:id/desk/',
  '/room/:id/handed/:entry/',
  '/room/:id/paper/:version/',
  '/room/:id/record.jsonl',
] as const

const html = 'text/html; charset=utf-8' as const
const plain = 'text/plain; charset=utf-8' as const

/** A room at one moment, as its pages need it. */
export interface RoomView {
  readonly say: Say
  readonly site: RoomSite
  readonly place: Place
  readonly process: Process
  readonly report: StatusReport
  readonly root: string
  /** Path from this page to the room's own folder. */
  readonly base: string
  readonly days: readonly string[]
  readonly told: Told | null
}

/** @param path absolute and decoded, e.g. "/room/lake/" or "/ar/room/lake/desk/" */
export function roomPageAt(site: RoomSite, path: string, told: Told | null = null): RoomPage {
  const all = path.split('/').slice(1)
  const [first] = all
  const locale = first !== undefined && isLocale(first) ? first : site.locale
  const parts = locale === first ? all.slice(1) : all
  const say = speaker(locale, false)
  const root = '../'.repeat(Math.max(0, all.length - 1))
  const missing: RoomPage = { status: 404, type: html, body: missingPage(say, '/') }
  if (parts[0] !== 'room' || parts[1] === undefined) return missing
  if (parts[1] === '' && parts.length === 2)
    return { status: 200, type: html, body: roomsPage(say, site, root) }
  const place = site.places.find((one) => one.process === parts[1])
  if (!place) return missing
  const rest = parts.slice(2)
  if (rest[0] === 'record.jsonl' && rest.length === 1) {
    const body = site.record(place)
    return body === null ? missing : { status: 200, type: 'application/x-ndjson', body }
  }
  // The page that answers a refused command, shown at the address the form was sent to.
  if (told?.kind === 'refused' && rest[0] === 'do' && rest.length === 2)
    return (
      pageOf(site, say, place, place.role === 'desk' ? ['desk'] : [], root, told, '../') ?? missing
    )
  if (rest.at(-1) !== '') return missing
  const inner = rest.slice(0, -1)
  return pageOf(site, say, place, inner, root, told) ?? missing
}

function pageOf(
  site: RoomSite,
  say: Say,
  place: Place,
  inner: readonly string[],
  root: string,
  told: Told | null,
  base: string = '../'.repeat(inner.length),
): RoomPage | null {
  const [kind] = inner
  const desk = kind === 'desk'
  // Refused before anything is read, as for a page that does not exist.
  if (desk && (place.role !== 'desk' || inner.length !== 1)) return null
  const single = kind === 'handed' || kind === 'paper' ? inner[1] : undefined
  const compares = kind === 'compare' && inner.length === 3
  const words = desk || compares || single !== undefined ? {} : wordsOf(inner)
  if (!words || (single !== undefined && inner.length !== 2)) return null
  const process = site.open(place)
  if (!process) return null
  const report = reportOf(site, process, place, words)
  if (!report) return null
  const view: RoomView = {
    say,
    site,
    place,
    process,
    report,
    root,
    base,
    days: changeDays(report.entries),
    told,
  }
  if (kind === 'handed') {
    const body = proofText(view, single ?? '')
    return body === null ? null : { status: 200, type: plain, body }
  }
  if (kind === 'paper') {
    const text = paperOf(process, single ?? '')
    return text === null ? null : { status: 200, type: plain, body: text }
  }
  if (compares) {
    const comparison = compareVersions(process, inner[1] ?? '', inner[2] ?? '')
    const crumbs = [{ href: base, label: report.charter.title }]
    if (!comparison) return null
    const { title } = report.charter
    return { status: 200, type: html, body: comparePage(say, comparison, title, root, crumbs) }
  }
  return {
    status: told?.kind === 'refused' ? 422 : 200,
    type: html,
    body: desk ? deskPage(view) : roomPage(view),
  }
}

/** The situation as this place sees it; null for dates or accounts that are none. */
function reportOf(
  site: RoomSite,
  process: Process,
  place: Place,
  words: { at?: string; asOf?: string; account?: string },
): StatusReport | null {
  const { zone } = process.charter
  const asked = {
    at: words.at ?? site.today(zone),
    viewer: place.compartment,
    ...(words.asOf === undefined ? {} : { asOf: words.asOf }),
  }
  const { query } = readQuery(asked, zone, [], [])
  if (!query) return null
  const report = status(process, query)
  if (words.account === undefined || words.account === 'findings') return report
  return report.sides.includes(words.account)
    ? status(process, { ...query, account: words.account })
    : null
}

/** The text of a version without a word about who wrote it: the bytes that the room was given. */
function paperOf(process: Process, version: string): string | null {
  const found = process.versions.find((one) => one.version === version)
  return found ? found.files.map((file) => file.text).join('\n') : null
}
