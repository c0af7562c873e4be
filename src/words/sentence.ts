// A sentence by id. The other folders return ids and data; only here do they become prose.
import { type Arguments, prepare, safeText } from './arguments.ts'
import { type Locale, locales, source } from './locales.ts'
import { type Entry, type Table, tableOf } from './table.ts'

export interface Options {
  /** No invisible isolates round arguments: for terminals and plain text files. */
  plain?: boolean
}

/** True if a sentence has this id (`message` or `message.attribute`). */
export function has(id: string): boolean {
  return tableOf(source).entries.has(id)
}

/** All ids, in the order of the files. */
export function ids(): string[] {
  return [...tableOf(source).entries.keys()]
}

/** The names of the arguments a sentence needs. */
export function needed(id: string): string[] {
  return [...find(source, id).entry.variables].sort()
}

/** Ids that this language still borrows from English. */
export function untranslated(locale: Locale): string[] {
  const own = tableOf(locale).entries
  return ids().filter((id) => !own.has(id))
}

/** The language a sentence really comes in: pages set `lang` and `dir` by it. */
export function languageOf(locale: Locale, id: string): Locale {
  return find(locale, id).table.locale
}

/** A list in words: "A", "A and B", "A, B and C". An empty list says so. */
export function list(
  locale: Locale,
  items: readonly string[],
  kind: 'and' | 'or' = 'and',
  options: Options = {},
): string {
  const plain = options.plain === true
  const say = (id: string, args: Arguments) => sentence(locale, id, args, options)
  const [first, ...rest] = items
  if (first === undefined) return say('list-none', {})
  if (rest.length === 0) return safeText(first, plain)
  const last = rest.pop() ?? ''
  // Built from the left: each step wraps what is there, so isolates stay balanced.
  const start = rest.reduce((before, item) => say('list-comma', { before, item }), first)
  return say(kind === 'and' ? 'list-and' : 'list-or', { before: start, item: last })
}

/**
 * The sentence `id` in a language; English where the language has none yet. Throws for an unknown
 * id or a missing argument: both are mistakes of the caller, never of a user.
 */
export function sentence(
  locale: Locale,
  id: string,
  args: Arguments = {},
  options: Options = {},
): string {
  const { table, entry } = find(locale, id)
  const plain = options.plain === true
  const ready: Record<string, ReturnType<typeof prepare>> = {}
  for (const name of entry.variables) {
    if (!Object.hasOwn(args, name))
      throw new Error(
        `words: "${id}" needs $${name}, got ${Object.keys(args).join(', ') || 'no arguments'}`,
      )
    ready[name] = prepare(name, args[name], plain, (items) => list(locale, items, 'and', options))
  }
  const bundle = plain ? table.plain : table.isolating
  const problems: Error[] = []
  const text = bundle.formatPattern(entry.pattern, ready, problems)
  if (problems[0] !== undefined) throw new Error(`words: "${id}": ${problems[0].message}`)
  return text
}

function find(locale: Locale, id: string): { table: Table; entry: Entry } {
  for (const one of locale === source ? [source] : [locale, source]) {
    const table = tableOf(one)
    const entry = table.entries.get(id)
    if (entry !== undefined) return { table, entry }
  }
  if (!locales.includes(locale)) throw new Error(`words: no language "${String(locale)}"`)
  throw new Error(`words: no sentence "${id}"`)
}
