// A diagnostic in words. Its code is `code-<code>` in the tables; what to do and where it went wrong
// before are attributes of the same entry, so that a translator sees them together.
import type { Arguments } from './arguments.ts'
import type { Locale } from './locales.ts'
import { has, ids, type Options, sentence } from './sentence.ts'

/** The parts of a diagnostic. Only `message` is always there. */
export interface Explanation {
  message: string
  /** What was found in the text or file. */
  seen?: string
  /** What would have been right. */
  expected?: string
  /** What to do. */
  help?: string
  /** Where this happened before: one sentence with place and year, or a source. */
  precedent?: string
  /** A better wording. */
  example?: string
}

const parts = ['seen', 'expected', 'help', 'precedent', 'example'] as const

/** True if the code has a sentence. */
export function hasCode(code: string): boolean {
  return has(`code-${code}`)
}

/** All codes that have a sentence, in the order of the files. */
export function codes(): string[] {
  return ids()
    .filter((id) => id.startsWith('code-') && !id.includes('.'))
    .map((id) => id.slice('code-'.length))
}

/** The parts of the diagnostic `code`; `data` is the diagnostic's data as it is. */
export function explain(
  locale: Locale,
  code: string,
  data: Arguments = {},
  options: Options = {},
): Explanation {
  const explanation: Explanation = { message: sentence(locale, `code-${code}`, data, options) }
  for (const part of parts)
    if (has(`code-${code}.${part}`))
      explanation[part] = sentence(locale, `code-${code}.${part}`, data, options)
  return explanation
}
