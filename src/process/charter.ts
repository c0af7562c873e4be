// charter.md: who keeps the record, with whose consent, who may set starting events and make findings,
// what is published. Prose for people, and one fenced block of "Key: value" lines for the machine.
import { isDate, isZone, nearest, type Diagnostic, type Place } from '../model/index.ts'

/** Parts of the public page that a charter can release. */
export const sections = [
  'status',
  'next step',
  'matrix',
  'timeline',
  'text',
  'versions',
  'positions',
  'statements',
  'endorsements',
  'contacts',
  'findings on the text',
  'calendar',
  'owed',
  'incidents',
  'futures',
  'comments',
] as const
export type Section = (typeof sections)[number]

export interface Charter {
  readonly title: string
  /** 'real': a record from public sources, and shown as one. Nobody's private record is called that. */
  readonly kind: 'invented' | 'real' | 'not stated'
  readonly keeper: string
  readonly consent: string
  readonly zone: string
  /** Empty: whoever keeps the record. */
  readonly setsAnchors: readonly string[]
  readonly makesFindings: readonly string[]
  readonly published: readonly Section[]
  readonly retention: string | null
  readonly languages: readonly string[]
  /** The sides in the order to show them; empty: as the text declares. */
  readonly sides: readonly string[]
  readonly note: string | null
  /** First paragraph of the charter's prose: what a list of processes says about it. */
  readonly about: string | null
  /** Day that a list of processes opens first; null: today. For records of the past. */
  readonly shownOn: string | null
  /** How incidents are shown to the public, where the charter releases them. */
  readonly incidents: IncidentRules
}

/** Nothing about an incident is shown finer or sooner than this. */
export interface IncidentRules {
  /** Side of a cell in metres. */
  readonly metres: number
  /** Minutes between a happening and its being shown. */
  readonly delay: number
  readonly attribution: boolean
  readonly determination: boolean
  readonly effects: boolean
  /** Areas that may be named. */
  readonly areas: readonly string[]
}

const keys = [
  'Title',
  'Kind',
  'Keeper',
  'Consent',
  'Time zone',
  'Starting events are set by',
  'Findings are made by',
  'Published',
  'Retention',
  'Languages',
  'Sides',
  'Note',
  'Shown on',
  'Incident cells',
  'Incident delay',
  'Incident parts',
  'Incident areas',
] as const

/** What holds where nothing is written: the desk's own private record, nothing released. */
export const privateRecord: Charter = {
  title: '',
  kind: 'not stated',
  keeper: 'the desk',
  consent: 'private record of the desk',
  zone: 'UTC',
  setsAnchors: [],
  makesFindings: [],
  published: [],
  retention: null,
  languages: ['en'],
  sides: [],
  note: null,
  about: null,
  shownOn: null,
  incidents: {
    metres: 10_000,
    delay: 2880,
    attribution: false,
    determination: false,
    effects: false,
    areas: [],
  },
}

export function readCharter(
  file: string,
  text: string,
): { readonly charter: Charter; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const given = new Map<string, { value: string; at: Place }>()
  let offset = 0
  let inside = false
  let title = ''
  const prose: string[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const at: Place = { file, from: offset, to: offset + line.length, line: index + 1, column: 1 }
    offset += line.length + 1
    if (title === '' && line.startsWith('# ')) title = line.slice(2).trim()
    // The first paragraph ends at the first empty line after it.
    if (
      !inside &&
      title !== '' &&
      !/^[#`]/.test(line) &&
      prose.at(-1) !== '' &&
      (line.trim() !== '' || prose.length > 0)
    )
      prose.push(line.trim())
    if (/^```\s*charter\s*$/.test(line)) inside = true
    else if (inside && line.startsWith('```')) inside = false
    else if (inside && line.trim() !== '') {
      const colon = line.indexOf(':')
      const key = colon < 0 ? line.trim() : line.slice(0, colon).trim()
      if (colon < 0 || !keys.some((one) => one === key)) {
        diagnostics.push({
          code: 'P101',
          severity: 'error',
          at,
          data: { seen: key, near: nearest(key, keys) ?? '', keys: keys.join(', ') },
        })
        continue
      }
      given.set(key, { value: line.slice(colon + 1).trim(), at })
    }
  }
  const one = (key: string, otherwise: string) => given.get(key)?.value ?? otherwise
  const list = (key: string) =>
    one(key, '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
  const zone = given.get('Time zone')
  if (zone && !isZone(zone.value))
    diagnostics.push({ code: 'P102', severity: 'error', at: zone.at, data: { seen: zone.value } })
  const published = given.get('Published')
  const released: Section[] = []
  for (const name of list('Published')) {
    if (name.toLowerCase() === 'nothing') continue
    const found = sections.find((section) => section === name.toLowerCase())
    if (found) released.push(found)
    else if (published)
      diagnostics.push({
        code: 'P103',
        severity: 'error',
        at: published.at,
        data: { seen: name, near: nearest(name, sections) ?? '', sections: sections.join(', ') },
      })
  }
  return {
    charter: {
      title: one('Title', title),
      kind: kindOf(one('Kind', '')),
      keeper: one('Keeper', privateRecord.keeper),
      consent: one('Consent', privateRecord.consent),
      zone: zone && isZone(zone.value) ? zone.value : privateRecord.zone,
      setsAnchors: list('Starting events are set by'),
      makesFindings: list('Findings are made by'),
      published: released,
      retention: given.get('Retention')?.value ?? null,
      languages: list('Languages').length > 0 ? list('Languages') : privateRecord.languages,
      sides: list('Sides'),
      note: given.get('Note')?.value ?? null,
      about: prose.length === 0 ? null : prose.join(' ').trim(),
      shownOn: isDate(one('Shown on', '')) ? one('Shown on', '') : null,
      incidents: {
        metres: measure(
          one('Incident cells', ''),
          { m: 1, km: 1000 },
          privateRecord.incidents.metres,
        ),
        delay: measure(
          one('Incident delay', ''),
          { hours: 60, hour: 60, days: 1440, day: 1440 },
          privateRecord.incidents.delay,
        ),
        attribution: list('Incident parts').includes('attribution'),
        determination: list('Incident parts').includes('determination'),
        effects: list('Incident parts').includes('effects'),
        areas: list('Incident areas'),
      },
    },
    diagnostics,
  }
}

function kindOf(words: string): Charter['kind'] {
  if (/invented/i.test(words)) return 'invented'
  return /real|public/i.test(words) ? 'real' : 'not stated'
}

/** "10 km" or "2 days" in the smallest unit; anything else is the careful default. */
function measure(text: string, units: Readonly<Record<string, number>>, otherwise: number): number {
  const parts = /^(\d{1,6}) ([a-z]+)$/.exec(text)
  const unit = parts === null ? undefined : units[parts[2] ?? '']
  return unit === undefined || parts === null ? otherwise : Number(parts[1]) * unit
}
