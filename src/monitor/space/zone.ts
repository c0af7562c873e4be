/**
 * Zones of an agreement: what the text or its map says, in versions with their time. A zone drawn
 * anew is a new version; an old answer keeps the version it was given on.
 */
import type { Window } from '../../model/index.ts'
import type { Answer } from './answer.ts'
import { areaOf, type Area } from './relation.ts'
import type { Polygon, Position } from './position.ts'

/** What a zone is on the ground. */
export type ZoneForm =
  /** Polygons from a map. */
  | { readonly kind: 'area'; readonly polygons: readonly Polygon[] }
  /**
   * Everything within `metres` of a line; a line of one position gives a radius. `tolerance` is how
   * far off the drawn line may be, in metres: it widens what is undecided.
   */
  | {
      readonly kind: 'belt'
      readonly line: readonly Position[]
      readonly metres: number
      readonly tolerance: number
    }
  /** The map exists and is not public: nothing can be said about any place. */
  | { readonly kind: 'unpublished' }

export interface ZoneVersion {
  readonly id: string
  /** In force from, until (the last minute; Infinity while open). */
  readonly valid: Window
  readonly form: ZoneForm
  readonly source: string
}

export interface Zone {
  readonly id: string
  readonly versions: readonly ZoneVersion[]
}

export type ZoneVersionFault =
  | {
      readonly code: 'zone-versions-overlap'
      readonly data: { readonly zone: string; readonly first: string; readonly second: string }
    }
  | {
      readonly code: 'zone-version-ends-before-it-begins'
      readonly data: { readonly zone: string; readonly version: string }
    }
  | {
      readonly code: 'zone-version-twice'
      readonly data: { readonly zone: string; readonly version: string }
    }

/** Faults in the versions of one zone: at every time at most one version is in force. */
export function versionFaults(zone: Zone): ZoneVersionFault[] {
  const faults: ZoneVersionFault[] = []
  const seen = new Set<string>()
  for (const version of zone.versions) {
    if (version.valid.to < version.valid.from)
      faults.push({
        code: 'zone-version-ends-before-it-begins',
        data: { zone: zone.id, version: version.id },
      })
    if (seen.has(version.id))
      faults.push({ code: 'zone-version-twice', data: { zone: zone.id, version: version.id } })
    seen.add(version.id)
  }
  const ordered = zone.versions.toSorted((p, q) => p.valid.from - q.valid.from)
  for (let i = 1; i < ordered.length; i++) {
    const first = ordered[i - 1]!
    const second = ordered[i]!
    if (second.valid.from <= first.valid.to)
      faults.push({
        code: 'zone-versions-overlap',
        data: { zone: zone.id, first: first.id, second: second.id },
      })
  }
  return faults
}

/** The versions in force at some time of an uncertain window, oldest first. */
export function versionsDuring(zone: Zone, time: Window): readonly ZoneVersion[] {
  return zone.versions
    .filter(({ valid }) => time.from <= valid.to && time.to >= valid.from)
    .toSorted((p, q) => p.valid.from - q.valid.from)
}

/** True when some part of the window lies in no version: the zone did not exist then. */
export function timeWithoutZone(zone: Zone, time: Window): boolean {
  let reached = time.from
  for (const { valid } of versionsDuring(zone, time)) {
    if (valid.from > reached) return true
    reached = Math.max(reached, valid.to + 1)
  }
  return reached <= time.to
}

/** A form made ready for many places. */
export type PreparedForm =
  | { readonly kind: 'area'; readonly area: Area }
  | Extract<ZoneForm, { kind: 'belt' | 'unpublished' }>

/** Remembered by the form itself: a zone is asked thousands of times. */
const made = new WeakMap<ZoneForm, PreparedForm>()

export function preparedForm(form: ZoneForm): PreparedForm {
  if (form.kind !== 'area') return form
  const held = made.get(form)
  if (held !== undefined) return held
  const prepared: PreparedForm = { kind: 'area', area: areaOf(form.polygons) }
  made.set(form, prepared)
  return prepared
}

/** A geometry as GeoJSON has it; other kinds make no zone. */
export interface DrawnGeometry {
  readonly type: string
  readonly coordinates: unknown
}

/**
 * The form that a drawn geometry gives: areas as drawn (check them with `zoneFaults`), lines and points
 * with the width that the text gives. Undefined for other kinds, or a line without a width.
 */
export function formOf(
  geometry: DrawnGeometry,
  width?: { readonly metres: number; readonly tolerance: number },
): ZoneForm | undefined {
  // The reader of files has checked the nesting for each type.
  switch (geometry.type) {
    case 'Polygon':
      return { kind: 'area', polygons: [geometry.coordinates as Polygon] }
    case 'MultiPolygon':
      return { kind: 'area', polygons: geometry.coordinates as readonly Polygon[] }
    case 'LineString':
      return width && { kind: 'belt', line: geometry.coordinates as readonly Position[], ...width }
    case 'Point':
      return width && { kind: 'belt', line: [geometry.coordinates as Position], ...width }
    default:
      return undefined
  }
}

/** Why an answer is undecided, or what decided it; ids for words. */
export type AnswerGround =
  | 'place-unknown'
  | 'zone-not-published'
  | 'place-across-border'
  | 'place-clear'
  | 'zone-versions-differ'
  | 'zone-not-in-force'
  | 'time-across-limit'

export interface PlacedAnswer {
  readonly answer: Answer
  readonly ground: AnswerGround
}
