/**
 * What the public may see, and nothing else: released incidents whose released finding is still the
 * current one and confirmed by a named body, coarsened in place and time, delayed. Built from the
 * finding alone: reports, sources, words, sealed or not, do not enter, so they cannot leak.
 */
import { dateIn, type Instant, type IsoDate } from '../../model/index.ts'
import { degreesOf, middleOf, precisionOf, type Place } from '../space/index.ts'
import { current, type Desk, type Incident } from './desk.ts'

/** What the charter releases. */
export interface PublicRules {
  /** A place is never shown finer than this, in metres. */
  readonly metres: number
  /** Minutes between a happening and its being shown. */
  readonly delay: number
  /** Time zone in which days are shown. */
  readonly zone: string
  readonly attribution: boolean
  readonly determination: boolean
  readonly effects: boolean
  /** Codes of areas that may be named; others are withheld. */
  readonly areas: readonly string[]
}

/** A place as shown: a cell of a fixed grid, a named area, or not released. */
export type PublicPlace =
  | {
      readonly kind: 'cell'
      /** South-west corner in degrees and the length of a side in metres. */
      readonly west: number
      readonly south: number
      readonly metres: number
    }
  | { readonly kind: 'area'; readonly code: string }
  | { readonly kind: 'withheld' }

export type PublicRow =
  | {
      readonly incident: string
      readonly state: 'shown'
      readonly what: string
      readonly place: PublicPlace
      readonly from: IsoDate
      readonly to: IsoDate
      readonly result: 'confirmed'
      readonly foundBy: string
      readonly effects?: { readonly low: number; readonly best: number; readonly high: number }
      readonly attribution?: {
        readonly result: string
        readonly to?: string
        readonly by: string
      }
      readonly determinations?: readonly {
        readonly clause: string
        readonly body: string
        readonly result: string
      }[]
    }
  /** Shown before; what was found is being looked at again, or was taken back. */
  | { readonly incident: string; readonly state: 'under review' | 'withdrawn' }

/** The public rows at a moment, by id. Depends on nothing but findings and what bodies released. */
export function publicRows(desk: Desk, rules: PublicRules, now: Instant): PublicRow[] {
  return [...desk.incidents.values()]
    .flatMap((incident) => rowOf(incident, rules, now) ?? [])
    .toSorted((a, b) => (a.incident < b.incident ? -1 : a.incident > b.incident ? 1 : 0))
}

function rowOf(incident: Incident, rules: PublicRules, now: Instant): PublicRow | undefined {
  const due = incident.publications.filter(
    (one) => one.recorded <= now && (one.notBefore ?? one.recorded) <= now,
  )
  const last = current(due)
  if (last === undefined) return undefined
  const released = incident.findings.find((one) => one.id === last.finding)
  // A withdrawal tells that something was shown; it does so only where something was.
  const shownBefore = due.some((one) => {
    const finding = incident.findings.find(({ id }) => id === one.finding)
    return one.level === 'public' && finding !== undefined && ripe(finding.happened.to, rules, now)
  })
  if (last.level === 'withdrawn')
    return shownBefore ? { incident: incident.id, state: 'withdrawn' } : undefined
  if (released === undefined || !ripe(released.happened.to, rules, now)) return undefined
  const finding = current(incident.findings)
  if (
    incident.mergedInto !== undefined ||
    incident.reopened ||
    finding?.id !== released.id ||
    finding.result !== 'confirmed'
  )
    return { incident: incident.id, state: 'under review' }
  const attribution = current(incident.attributions)
  const determinations = [...incident.determinations.values()].flatMap((chain) => {
    const one = current(chain)
    return one === undefined || one.finding !== finding.id
      ? []
      : [{ clause: one.clause, body: one.body, result: one.result }]
  })
  return {
    incident: incident.id,
    state: 'shown',
    what: finding.what,
    place: publicPlace(finding.place, rules),
    from: dateIn(finding.happened.from, rules.zone),
    to: dateIn(finding.happened.to, rules.zone),
    result: 'confirmed',
    foundBy: finding.by,
    ...(rules.effects && finding.effects !== undefined ? { effects: finding.effects } : {}),
    ...(rules.attribution && attribution?.finding === finding.id
      ? {
          attribution: {
            result: attribution.result,
            ...(attribution.to === undefined ? {} : { to: attribution.to }),
            by: attribution.by,
          },
        }
      : {}),
    ...(rules.determination && determinations.length > 0
      ? { determinations: determinations.toSorted((a, b) => (a.clause < b.clause ? -1 : 1)) }
      : {}),
  }
}

function ripe(happened: Instant, rules: PublicRules, now: Instant): boolean {
  return happened + rules.delay <= now
}

/**
 * A place as the public may see it. The cell is chosen by its size and the middle of the place alone: two
 * places in one cell look the same, and a cell is never smaller than the rule or than the place itself.
 */
export function publicPlace(place: Place, rules: PublicRules): PublicPlace {
  if (place.kind === 'area')
    return rules.areas.includes(place.code)
      ? { kind: 'area', code: place.code }
      : { kind: 'withheld' }
  const middle = middleOf(place)
  if (middle === undefined) return { kind: 'withheld' }
  let metres = rules.metres
  const size = 2 * precisionOf(place)
  while (metres < size) metres *= 2
  if (metres > 1_000_000) return { kind: 'withheld' }
  const rowHeight = degreesOf(metres)
  const row = Math.floor((middle[1] + 90) / rowHeight)
  const south = row * rowHeight - 90
  // Columns as wide as asked at the row's edge nearer to the pole, so nowhere narrower.
  const polar = Math.max(Math.abs(south), Math.abs(south + rowHeight))
  const columnWidth = rowHeight / Math.cos((Math.min(89, polar) * Math.PI) / 180)
  const column = Math.floor((middle[0] + 180) / columnWidth)
  return { kind: 'cell', west: round(column * columnWidth - 180), south: round(south), metres }
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
