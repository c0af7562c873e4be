// The three languages of the interface. They are equal in rank: nothing but the fallback for a
// missing sentence prefers one of them.

/** A language of the interface (BCP 47). */
export type Locale = 'en' | 'ar' | 'he'

/** All languages of the interface. */
export const locales: readonly Locale[] = ['en', 'ar', 'he']

/** The language whose sentence stands in where another has none yet. */
export const source: Locale = 'en'

const directions: Record<Locale, 'ltr' | 'rtl'> = { en: 'ltr', ar: 'rtl', he: 'rtl' }

/** Languages whose sentences no native speaker has reviewed yet; pages say so. */
const drafts: ReadonlySet<Locale> = new Set<Locale>(['ar', 'he'])

/** Narrows any text (a header, a path, an option) to a language of the interface. */
export function isLocale(text: string): text is Locale {
  return (locales as readonly string[]).includes(text)
}

/** The direction of writing, for the `dir` attribute. */
export function direction(locale: Locale): 'ltr' | 'rtl' {
  return directions[locale]
}

/** True while the sentences of this language are a draft translation. */
export function draft(locale: Locale): boolean {
  return drafts.has(locale)
}
