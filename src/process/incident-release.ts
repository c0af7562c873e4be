// What the public gets of incidents: releases in the public channel, each a copy of one confirmed finding.
// A copy is coarsened when it is made, and again when it is shown: a copy written finer or sooner than
// the charter allows is shown as the charter allows.
import { readWindow, startOfDate, addDays, type Instant } from '../model/index.ts'
import {
  current,
  degreesOf,
  foldDesk,
  publicPlace,
  publicRows,
  type DeskEntry,
  type DeskRules,
  type PublicPlace,
  type PublicRow,
  type PublicRules,
} from '../monitor/index.ts'
import { corrected, known, ofKind, visible, type BodyOf } from '../record/index.ts'
import type { Charter } from './charter.ts'
import type { Process } from './folder.ts'
import type { Query } from './query.ts'

export type ReleaseBody = BodyOf<'release'>

export function publicRules(charter: Pick<Charter, 'incidents' | 'zone'>): PublicRules {
  return { ...charter.incidents, zone: charter.zone }
}

/**
 * The body of a release of an incident as it stands, or null where nothing of it may be released (yet).
 * What is written is what the public would see: it passes through the same rules as everything shown.
 */
export function releaseOf(
  entries: readonly DeskEntry[],
  rules: DeskRules,
  shown: PublicRules,
  incident: string,
  now: Instant,
): ReleaseBody | null {
  const finding = current(foldDesk(entries, rules).incidents.get(incident)?.findings ?? [])
  if (finding === undefined) return null
  const asked: DeskEntry = {
    kind: 'publication',
    id: `release of ${incident} at ${now}`,
    recorded: now,
    incident,
    level: 'public',
    finding: finding.id,
  }
  const desk = foldDesk([...entries, asked], rules)
  const row = publicRows(desk, shown, now).find((one) => one.incident === incident)
  const last = current(desk.incidents.get(incident)?.releases ?? [])
  if (row?.state !== 'shown' || last?.publication.id !== asked.id) return null
  return bodyOf(row)
}

function bodyOf(row: Extract<PublicRow, { state: 'shown' }>): ReleaseBody {
  const { place } = row
  return {
    incident: row.incident,
    level: 'public',
    by: row.foundBy,
    what: row.what,
    ...(place.kind === 'cell' ? { cell: `${place.west} ${place.south} ${place.metres}` } : {}),
    ...(place.kind === 'area' ? { area: place.code } : {}),
    from: row.from,
    to: row.to,
    ...(row.effects === undefined ? {} : { effects: row.effects }),
    ...(row.attribution === undefined ? {} : { attribution: row.attribution }),
    ...(row.determinations === undefined ? {} : { determinations: row.determinations }),
  }
}

/**
 * The public's list at a moment, from the public channel alone: equal public entries, equal list. Only what
 * the charter releases, not before its delay has passed, in cells no finer than it allows.
 */
export function publicIncidents(process: Process, query: Query): readonly PublicRow[] {
  const { charter } = process
  if (!charter.published.includes('incidents')) return []
  const rules = publicRules(charter)
  const seen = corrected(known(visible(process.record.entries, 'public'), query.asOf)).standing
  const releases = ofKind(seen, 'release')
    .filter((one) => one.window.from <= query.at && one.recorded <= query.at)
    .toSorted((a, b) => a.recorded - b.recorded || a.order - b.order)
  const rows = new Map<string, PublicRow>()
  for (const { body } of releases) {
    if (body.level !== 'public') {
      if (rows.has(body.incident))
        rows.set(body.incident, { incident: body.incident, state: body.level })
      continue
    }
    const row = rowOf(body, rules, query.at)
    if (row !== null) rows.set(body.incident, row)
  }
  return [...rows.values()].toSorted((a, b) => (a.incident < b.incident ? -1 : 1))
}

function rowOf(body: ReleaseBody, rules: PublicRules, at: Instant): PublicRow | null {
  const { from, to, what } = body
  // A copy that does not say what or when is not a copy of a finding.
  if (from === undefined || to === undefined || what === undefined) return null
  const window = readWindow(to, rules.zone)
  if (window === null || readWindow(from, rules.zone) === null) return null
  if (startOfDate(addDays(to, 1), rules.zone) - 1 + rules.delay > at) return null
  if (body.notBefore !== undefined && startOfDate(body.notBefore, rules.zone) > at) return null
  return {
    incident: body.incident,
    state: 'shown',
    what,
    place: shownPlace(body, rules),
    from,
    to,
    result: 'confirmed',
    foundBy: body.by,
    ...(rules.effects && body.effects !== undefined ? { effects: body.effects } : {}),
    ...(rules.attribution && body.attribution !== undefined
      ? { attribution: body.attribution }
      : {}),
    ...(rules.determination && body.determinations !== undefined
      ? { determinations: body.determinations }
      : {}),
  }
}

/**
 * The cell of a copy on the fixed grid, made coarser where the charter asks for it. Drawn anew every time:
 * a corner that somebody chose would say more than the cell.
 */
function shownPlace({ cell, area }: ReleaseBody, rules: PublicRules): PublicPlace {
  if (area !== undefined && rules.areas.includes(area)) return { kind: 'area', code: area }
  const [west, south, metres, more] = (cell ?? '').split(' ').map(Number)
  if (west === undefined || south === undefined || metres === undefined || more !== undefined)
    return { kind: 'withheld' }
  const sound = Math.abs(west) <= 180 && Math.abs(south) <= 90 && metres > 0 && metres <= 1_000_000
  if (!sound) return { kind: 'withheld' }
  const half = degreesOf(metres) / 2
  const latitude = Math.min(90, south + half)
  const centre = [
    west + half / Math.max(0.02, Math.cos((latitude * Math.PI) / 180)),
    latitude,
  ] as const
  return publicPlace({ kind: 'disc', centre, metres: metres / 2 }, rules)
}
