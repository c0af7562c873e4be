export { type Arguments, safeText, type Value } from './arguments.ts'
export { date, dateTime } from './dates.ts'
export { codes, explain, type Explanation, hasCode } from './explain.ts'
export { direction, draft, isLocale, type Locale, locales } from './locales.ts'
export { reference } from './reference.ts'
export {
  has,
  ids,
  languageOf,
  list,
  needed,
  type Options,
  sentence,
  untranslated,
} from './sentence.ts'
