// The desk of incidents as pages show it: what waits, since when, with which coverage; what was known then
// and is known now; what would differ on zones drawn anew. One function of process and query.
import { dateIn, dayNumber, startOfDate, type Instant, type IsoDate } from '../model/index.ts'
import {
  alignedCurves,
  current,
  earlierTruces,
  foldDesk,
  incidentTable,
  possibleDuplicates,
  preparedForm,
  reportStage,
  independentOrigins,
  staleReleases,
  thenAndNow,
  wouldDiffer,
  type Curve,
  type DayCount,
  type Desk,
  type DrawnZones,
  type EarlierTruce,
  type Incident,
  type IncidentTable,
  type KnownCount,
  type ListedTruce,
  type PossibleDuplicate,
  type Redrawn,
  type ThenAndNow,
} from '../monitor/index.ts'
import { corrected, known, ofKind, visible, type Entry } from '../record/index.ts'
import type { Process } from './folder.ts'
import { deskEntries, type UnreadEntry } from './incident-entries.ts'
import { areasByName, zonesOf } from './incident-zones.ts'
import type { Query } from './query.ts'

/** A report that waits: in no incident yet, or not looked at. */
export interface QueuedReport {
  readonly id: string
  readonly stage: ReturnType<typeof reportStage>
  readonly received: IsoDate
  /** Days since it was received. */
  readonly days: number
}

/** An incident with its clock: since when it has been at its stage. */
export interface IncidentLine {
  readonly incident: Incident
  readonly since: IsoDate
  readonly days: number
  readonly origins: number
  /** The public was shown a finding that is no longer the current one. */
  readonly stale: boolean
}

export interface IncidentBoard {
  readonly desk: Desk
  readonly today: IsoDate
  readonly drawn: DrawnZones
  readonly queue: readonly QueuedReport[]
  readonly incidents: readonly IncidentLine[]
  readonly duplicates: readonly PossibleDuplicate[]
  /** One table for each body that found something, watched or asked: counters are never merged. */
  readonly tables: readonly { readonly day: IncidentTable; readonly week: IncidentTable }[]
  readonly from: IsoDate
  readonly redrawn: readonly Redrawn[]
  readonly truces: readonly ListedTruce[]
  readonly curves: readonly Curve[]
  /** Confirmed incidents by day, as known on the as-of day of the query and as known now. */
  readonly thenNow: ThenAndNow
  readonly unread: readonly UnreadEntry[]
}

/** Two independent origins make an incident corroborated (a working rule of many desks, not a proof). */
const ORIGINS = 2
/** Reports this near in place and time are proposed as one happening; shapes above 25 km propose nothing. */
const NEAR = { metres: 1000, minutes: 120, largest: 25_000 }
/** Days of the tables. */
const TABLE_DAYS = 28

export function incidentBoard(process: Process, query: Query): IncidentBoard {
  const { zone } = process.charter
  const drawn = zonesOf(process)
  const seen = visible(process.record.entries, query.viewer).filter(
    (entry) => entry.window.from <= query.at,
  )
  const fold = (entries: readonly Entry[]) => {
    const read = deskEntries(corrected(entries).standing, areasByName(drawn.zones), zone)
    const bodies = process.charter.makesFindings
    return { desk: foldDesk(read.entries, { origins: ORIGINS, bodies }), unread: read.unread }
  }
  const { desk, unread } = fold(known(seen, query.asOf))
  const now = query.asOf === null ? desk : fold(seen).desk
  const today = dateIn(query.at, zone)
  const from = dayBefore(today, TABLE_DAYS - 1, zone)
  const stale = new Set(staleReleases(desk).map((one) => one.id))
  const days = (since: Instant) => dayNumber(today) - dayNumber(dateIn(since, zone))
  const truces = trucesOf(known(seen, query.asOf), zone)
  const listed = earlierTruces(truces, query.asOf ?? query.at, today)
  return {
    desk,
    today,
    drawn,
    queue: queueOf(desk).map(({ id, recorded }) => ({
      id,
      stage: reportStage(desk, id),
      received: dateIn(recorded, zone),
      days: days(recorded),
    })),
    incidents: [...desk.incidents.values()].map((incident) => {
      const since = sinceOf(desk, incident)
      return {
        incident,
        since: dateIn(since, zone),
        days: days(since),
        origins: independentOrigins(
          incident.reports.flatMap((id) => desk.reports.get(id) ?? []),
          desk.origins,
        ),
        stale: stale.has(incident.id),
      }
    }),
    duplicates: possibleDuplicates(queueOf(desk).concat(openReports(desk)), NEAR),
    tables: countersOf(desk).map((counter) => {
      const options = {
        from,
        to: today,
        zone,
        counter,
        result: 'confirmed' as const,
        areas: drawn.zones.flatMap(({ id, versions }) => {
          const form = versions.at(-1)?.form
          return form === undefined ? [] : [{ code: id, form: preparedForm(form) }]
        }),
      }
      return {
        day: incidentTable(desk, { ...options, step: 'day' }),
        week: incidentTable(desk, { ...options, step: 'week' }),
      }
    }),
    from,
    redrawn: wouldDiffer(desk, drawn.zones),
    truces: listed,
    curves: alignedCurves(listed, confirmedByDay(desk, zone), 7, 42),
    thenNow: thenAndNow(
      knownCounts(now, zone),
      { from: '0001-01-01', to: today },
      query.asOf ?? query.at,
      Infinity,
    ),
    unread,
  }
}

function dayBefore(day: IsoDate, n: number, zone: string): IsoDate {
  // Noon is in the same day whatever the clock does.
  return dateIn(startOfDate(day, zone) + 720 - n * 1440, zone)
}

/** Reports in no incident, the oldest first; what was put aside is not in the queue. */
function queueOf(desk: Desk) {
  const placed = new Set([...desk.incidents.values()].flatMap((one) => one.reports))
  return [...desk.reports.values()]
    .filter(({ id }) => {
      const stage = reportStage(desk, id)
      return !placed.has(id) && stage !== 'out of scope' && stage !== 'duplicate'
    })
    .toSorted((a, b) => a.recorded - b.recorded || (a.id < b.id ? -1 : 1))
}

/** Reports of incidents that nobody has found on yet: a new report may be about them. */
function openReports(desk: Desk) {
  return [...desk.incidents.values()]
    .filter((one) => one.findings.length === 0 && one.mergedInto === undefined)
    .flatMap((one) => one.reports.flatMap((id) => desk.reports.get(id) ?? []))
}

/** When the last thing happened to an incident that brought it to its stage. */
function sinceOf(desk: Desk, incident: Incident): Instant {
  const determined = [...incident.determinations.values()].flatMap((chain) => current(chain) ?? [])
  const found = current(incident.findings)
  const received = incident.reports.map((id) => desk.reports.get(id)?.recorded ?? 0)
  switch (incident.stage) {
    case 'determined':
      return Math.max(...determined.map((one) => one.recorded))
    case 'found':
      return found?.recorded ?? 0
    case 'reopened':
    case 'corroborated':
      return Math.max(...received)
    default:
      return Math.min(...received)
  }
}

function countersOf(desk: Desk): readonly string[] {
  const bodies = [
    ...[...desk.incidents.values()].flatMap((one) => one.findings.map((finding) => finding.by)),
    ...desk.coverage.map((one) => one.body),
    ...desk.access.map((one) => one.body),
  ]
  return [...new Set(bodies)].toSorted()
}

/** Confirmed incidents by the day on which they happened; days that nobody watched have no figure. */
function confirmedByDay(desk: Desk, zone: string): DayCount[] {
  const counts = new Map<IsoDate, number>()
  for (const { day } of desk.coverage) counts.set(day, counts.get(day) ?? 0)
  for (const incident of desk.incidents.values()) {
    const finding = current(incident.findings)
    if (incident.mergedInto !== undefined || finding?.result !== 'confirmed') continue
    const day = dateIn(finding.happened.from, zone)
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([day, n]) => ({ day, n }))
}

/** The same count as it grew: every finding changes the figure of a day at the moment it was recorded. */
function knownCounts(desk: Desk, zone: string): KnownCount[] {
  const changes = [...desk.incidents.values()].flatMap((incident) =>
    incident.mergedInto !== undefined
      ? []
      : incident.findings.flatMap((finding, i) => {
          const before = incident.findings[i - 1]
          const change = (one: typeof finding | undefined, by: 1 | -1) =>
            one?.result === 'confirmed'
              ? [{ day: dateIn(one.happened.from, zone), recorded: finding.recorded, by }]
              : []
          return [...change(before, -1), ...change(finding, 1)]
        }),
  )
  const sums = new Map<IsoDate, number>()
  return changes
    .toSorted((a, b) => a.recorded - b.recorded)
    .map(({ day, recorded, by }) => {
      const n = (sums.get(day) ?? 0) + by
      sums.set(day, n)
      return { day, recorded, n }
    })
}

function trucesOf(entries: readonly Entry[], zone: string): EarlierTruce[] {
  return ofKind(entries, 'earlier truce').map(({ id, body, recorded, sources }) => ({
    id,
    label: body.label,
    began: body.began.slice(0, 10),
    ...(body.ended === undefined ? {} : { ended: body.ended.slice(0, 10) }),
    ...(body.howEnded === undefined ? {} : { howEnded: body.howEnded }),
    source: sources.map((one) => one.publisher ?? one.title ?? '').join(', '),
    // What is listed here was over before: it counts as known from the day it was recorded.
    recorded: Math.max(recorded, startOfDate(body.began.slice(0, 10), zone)),
  }))
}
