// A field report as somebody typed it → the body of an entry, or what is wrong with each field.
import { isDate, readWindow, type IsoDate } from '../model/index.ts'
import { placeFrom } from '../monitor/index.ts'
import type { BodyOf } from '../record/index.ts'
import type { Process } from './folder.ts'
import { areasByName, zonesOf } from './incident-zones.ts'

/** The fields of the form, as text. */
export type ReportFields = Partial<
  Record<
    | 'what'
    | 'words'
    | 'day'
    | 'from'
    | 'until'
    | 'place'
    | 'source'
    | 'manner'
    | 'reliability'
    | 'credibility',
    string
  >
>

export interface ReportFault {
  readonly code: string
  readonly data: Readonly<Record<string, string | number>>
}

export type ReadReport =
  | { readonly happened: string; readonly body: BodyOf<'report'> }
  | { readonly wrong: readonly ReportFault[] }

const longest = { what: 80, words: 4000, place: 300, source: 120 } as const
const clock = /^([01]\d|2[0-3]):[0-5]\d$/

/** @param today in the process's zone: nothing is reported of the future */
export function readReport(fields: ReportFields, process: Process, today: IsoDate): ReadReport {
  const wrong: ReportFault[] = []
  const say = (code: string, data: ReportFault['data']) => {
    wrong.push({ code, data })
  }
  const value = (name: keyof ReportFields) => (fields[name] ?? '').trim()
  for (const field of ['what', 'words', 'place', 'source'] as const) {
    if (value(field) === '') say('form-field-missing', { field })
    else if (value(field).length > longest[field])
      say('form-too-long', { field, limit: longest[field] })
  }
  const happened = happenedOf(value('day'), value('from'), value('until'))
  const window = happened === null ? null : readWindow(happened, process.charter.zone)
  if (happened === null || window === null || window.to < window.from)
    say('form-time-unreadable', { text: [value('day'), value('from'), value('until')].join(' ') })
  else if (value('day') > today) say('form-in-future', { day: value('day') })
  if (value('place') !== '') {
    const place = placeFrom(value('place'), areasByName(zonesOf(process).zones))
    if (!('kind' in place)) say(place.code, place.data)
  }
  const one = <T extends string>(
    name: keyof ReportFields,
    choices: readonly T[],
  ): T | undefined => {
    const found = choices.find((choice) => choice === value(name))
    if (found === undefined) say('form-choice-unknown', { text: value(name) })
    return found
  }
  const manner = one('manner', ['observation', 'allegation'])
  const reliability = one('reliability', ['A', 'B', 'C', 'D', 'E', 'F'])
  const credibility = one('credibility', ['1', '2', '3', '4', '5', '6'])
  if (wrong.length > 0 || !manner || !reliability || !credibility || happened === null)
    return { wrong }
  return {
    happened,
    body: {
      what: value('what'),
      words: value('words'),
      place: value('place'),
      source: value('source'),
      reliability,
      credibility,
      manner,
    },
  }
}

/** A day, a minute, or from one minute to another of that day. */
function happenedOf(day: string, from: string, until: string): string | null {
  if (!isDate(day) || (from !== '' && !clock.test(from)) || (until !== '' && !clock.test(until)))
    return null
  if (from === '') return until === '' ? day : null
  return until === '' ? `${day}T${from}` : `${day}T${from}/${day}T${until}`
}
