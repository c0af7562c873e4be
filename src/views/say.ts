// Sentences in one language and one form (page or terminal), passed down to everything that is shown.
import { date, dateTime, has, list, sentence, type Locale } from '../words/index.ts'
import type { Entry, Role } from '../process/index.ts'

export interface Say {
  (id: string, args?: Readonly<Record<string, unknown>>): string
  readonly locale: Locale
  readonly plain: boolean
  readonly date: (iso: string) => string
  readonly list: (items: readonly string[]) => string
  readonly has: (id: string) => boolean
}

/** @param plain true for terminals and text files: no invisible isolates round names */
export function speaker(locale: Locale, plain: boolean): Say {
  const options = { plain }
  const say = (id: string, args: Readonly<Record<string, unknown>> = {}) =>
    sentence(locale, id, args, options)
  return Object.assign(say, {
    locale,
    plain,
    date: (iso: string) => sayDate(locale, iso, options, say),
    list: (items: readonly string[]) => list(locale, items, 'and', options),
    has,
  })
}

function sayDate(
  locale: Locale,
  iso: string,
  options: { plain: boolean },
  say: (id: string, args: Record<string, unknown>) => string,
): string {
  const slash = iso.indexOf('/')
  if (slash < 0)
    return iso.length > 10 ? dateTime(locale, iso, options) : date(locale, iso, options)
  return say('from-to', {
    from: sayDate(locale, iso.slice(0, slash), options, say),
    to: sayDate(locale, iso.slice(slash + 1), options, say),
  })
}

const roleIds: Partial<Record<Role, string>> = {
  'neutral intermediary': 'role-intermediary',
  actor: 'role-other',
}

export function sayRole(say: Say, role: Role): string {
  return say(roleIds[role] ?? `role-${role.replaceAll(' ', '-')}`)
}

/** The id part of a value: "not accepted" → "not-accepted". */
export function slug(value: string): string {
  return value.replaceAll(',', '').replaceAll(' ', '-')
}

/** The date of an entry as people read it, or "not dated". */
export function sayWhen(say: Say, entry: Entry): string {
  return entry.happened === undefined ? say('not-dated') : say.date(entry.happened)
}
