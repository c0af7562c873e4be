// Dates and lengths in words, without the machine's locale: the month names are sentences too.
import type { Locale } from './locales.ts'
import { type Options, sentence } from './sentence.ts'

/** `2024-06-03` → "3 June 2024". Throws if the text does not begin with an ISO date. */
export function date(locale: Locale, iso: string, options: Options = {}): string {
  const match = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)/.exec(iso)
  if (match === null) throw new Error(`words: "${iso}" does not begin with an ISO date`)
  const [, year = '', month = '', day = ''] = match
  return sentence(
    locale,
    'date',
    { day: String(Number(day)), month: sentence(locale, `month-${Number(month)}`), year },
    options,
  )
}

/** `2024-06-03T14:05…` → "3 June 2024, 14:05"; a date without a time stays a date. */
export function dateTime(locale: Locale, iso: string, options: Options = {}): string {
  const day = date(locale, iso, options)
  const time = /^.{10}T(\d{2}:\d{2})/.exec(iso)?.[1]
  return time === undefined ? day : sentence(locale, 'date-time', { date: day, time }, options)
}
