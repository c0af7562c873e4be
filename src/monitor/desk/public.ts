/**
 * What the public may see, and nothing else: copies of what was released, of findings that a named body
 * had confirmed, coarsened in place and time, delayed. Built from the releases alone: reports,
 * sources, words, sealed or not, do not enter, and nothing that the desk does later shows until it publishes.
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
  /** Shown before; the desk said that it is being looked at again, or took it back. */
  | { readonly incident: string; readonly state: 'under review' | 'withdrawn' }

/** The public rows at a moment, by id. Depends on nothing but what was released. */
export function publicRows(desk: Desk, rules: PublicRules, now: Instant): PublicRow[] {
  return [...desk.incidents.values()]
    .flatMap((incident) => rowOf(incident, rules, now) ?? [])
    .toSorted((a, b) => (a.incident < b.incident ? -1 : a.incident > b.incident ? 1 : 0))
}

function rowOf(incident: Incident, rules: PublicRules, now: Instant): PublicRow | undefined {
  const due = incident.releases.filter(
    ({ publication, finding }) =>
      publication.recorded <= now &&
      (publication.notBefore ?? publication.recorded) <= now &&
      ripe(finding.happened.to, rules, now),
  )
  const last = current(due)
  if (last === undefined) return undefined
  const { finding, attribution, determinations } = last
  if (last.publication.level !== 'public') {
    // Tells that something was shown, so only where it was.
    const shown = due.some(({ publication }) => publication.level === 'public')
    return shown ? { incident: incident.id, state: last.publication.level } : undefined
  }
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
    ...(rules.attribution && attribution !== undefined
      ? {
          attribution: {
            result: attribution.result,
            ...(attribution.to === undefined ? {} : { to: attribution.to }),
            by: attribution.by,
          },
        }
      : {}),
    ...(rules.determination && determinations.length > 0
      ? {
          determinations: determinations
            .map(({ clause, body, result }) => ({ clause, body, result }))
            .toSorted((a, b) => (a.clause < b.clause ? -1 : 1)),
        }
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
