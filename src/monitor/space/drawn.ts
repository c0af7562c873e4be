/**
 * Zones from drawn features: each feature is one version of the zone that its `name` says. Properties read:
 * `name`, `version`, `valid_from`, `valid_to` (days, both included), `metres` and `tolerance` (width of
 * a line or point, as the text gives it), `source`, `published` (false: the map exists and is not public).
 * A feature that gives no zone is named with its reason; the others go on.
 */
import { addDays, isDate, startOfDate, type Window } from '../../model/index.ts'
import type { Box } from './position.ts'
import { mended, zoneFaults, type ZoneAdvice, type ZoneFault } from './validity.ts'
import { formOf, versionFaults, type DrawnGeometry, type Zone, type ZoneForm } from './zone.ts'

/** A feature as readers of files give it; properties by name. */
export interface DrawnFeature {
  /** Number in the file, from 1. */
  readonly number: number
  readonly geometry: DrawnGeometry | null
  readonly properties: ReadonlyMap<string, unknown>
}

export interface DrawnFault {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  readonly feature: number
  /** Name of the zone, "" where there is none. */
  readonly zone: string
  /** Where to look, longitude and latitude. */
  readonly position?: readonly [number, number]
  readonly advice?: ZoneAdvice
  readonly data: Readonly<Record<string, string | number>>
}

/** A line drawn without a width: no zone, but worth drawing on a map. */
export interface DrawnLine {
  readonly name: string
  readonly geometry: DrawnGeometry
}

export interface DrawnZones {
  readonly zones: readonly Zone[]
  readonly lines: readonly DrawnLine[]
  readonly faults: readonly DrawnFault[]
}

/** @param expected box where the process plays: swapped axes are suspected outside it */
export function zonesFrom(
  features: Iterable<DrawnFeature>,
  timeZone = 'UTC',
  expected?: Box,
): DrawnZones {
  const zones = new Map<string, Zone>()
  const lines: DrawnLine[] = []
  const faults: DrawnFault[] = []
  for (const feature of features) {
    const text = (name: string) => {
      const value = feature.properties.get(name)
      return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
    }
    const name = text('name')
    const say = (code: string, severity: DrawnFault['severity'], data: DrawnFault['data'] = {}) => {
      faults.push({ code, severity, feature: feature.number, zone: name, data })
    }
    if (name === '') {
      say('zone-name-missing', 'error')
      continue
    }
    const valid = validity(text('valid_from'), text('valid_to'), timeZone)
    if (valid === undefined) {
      say('zone-valid-unreadable', 'error', {
        from: text('valid_from') || '–',
        to: text('valid_to') || '–',
      })
      continue
    }
    const form = formOfFeature(feature, text)
    if (form === undefined) {
      const line = feature.geometry?.type === 'LineString'
      say(line ? 'zone-width-missing' : 'zone-geometry-not-used', line ? 'note' : 'error', {
        type: feature.geometry?.type ?? '–',
      })
      if (line) lines.push({ name, geometry: feature.geometry })
      continue
    }
    const sound = soundForm(form, expected, (fault) => {
      const { position } = fault.at
      faults.push({
        code: fault.code,
        severity: fault.severity,
        feature: feature.number,
        zone: name,
        ...(position === undefined ? {} : { position }),
        advice: fault.advice,
        data: { longitude: position?.[0] ?? 0, latitude: position?.[1] ?? 0 },
      })
    })
    if (sound === undefined) continue
    const held = zones.get(name)
    const id = text('version') || `${name} ${(held?.versions.length ?? 0) + 1}`
    const version = { id, valid, form: sound, source: text('source') }
    zones.set(name, { id: name, versions: [...(held?.versions ?? []), version] })
  }
  for (const zone of zones.values())
    for (const { code, data } of versionFaults(zone))
      faults.push({ code, severity: 'error', feature: 0, zone: zone.id, data })
  return { zones: [...zones.values()], lines, faults }
}

function validity(from: string, to: string, timeZone: string): Window | undefined {
  if ((from !== '' && !isDate(from)) || (to !== '' && !isDate(to))) return undefined
  return {
    from: from === '' ? -Infinity : startOfDate(from, timeZone),
    to: to === '' ? Infinity : startOfDate(addDays(to, 1), timeZone) - 1,
  }
}

function formOfFeature(
  { geometry, properties }: DrawnFeature,
  text: (name: string) => string,
): ZoneForm | undefined {
  if (properties.get('published') === false) return { kind: 'unpublished' }
  if (geometry === null) return undefined
  const metres = Number(text('metres') || Number.NaN)
  const tolerance = Number(text('tolerance') || 0)
  const width = metres > 0 && tolerance >= 0 ? { metres, tolerance } : undefined
  return formOf(geometry, width)
}

/** The form with what a machine may mend; undefined where inside and outside stay undefined. */
function soundForm(
  form: ZoneForm,
  expected: Box | undefined,
  say: (fault: ZoneFault) => void,
): ZoneForm | undefined {
  if (form.kind !== 'area') return form
  for (const fault of zoneFaults(form.polygons, expected)) say(fault)
  // Rings that cannot be read as numbers are not handed to the mender.
  const readable = form.polygons
    .flat(2)
    .every(([x, y]) => Number.isFinite(x) && Number.isFinite(y) && Math.abs(y) <= 90)
  if (!readable) return undefined
  const { polygons } = mended(form.polygons)
  const broken = zoneFaults(polygons, expected).some(({ severity }) => severity === 'error')
  return broken ? undefined : { kind: 'area', polygons }
}
