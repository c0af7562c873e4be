// The five things that fix an answer: viewer, at, as-of, account, reading. A query that cannot be read
// is a user's mistake and comes back as a remark.
import { nearest, readWindow, type Diagnostic, type Instant } from '../model/index.ts'
import type { Account, Viewer } from '../record/index.ts'

export interface QueryWords {
  readonly at: string
  readonly asOf?: string
  readonly account?: string
  readonly reading?: string
  readonly viewer?: string
}

export interface Query {
  readonly viewer: Viewer
  /** The situation at the end of this instant. */
  readonly at: Instant
  readonly atWords: string
  /** As known then; null: all that is recorded now. */
  readonly asOf: Instant | null
  readonly asOfWords: string | null
  readonly account: Account
  /** "text", a party, or the name of a reading that is not attributed. */
  readonly reading: string
}

const nowhere = { file: '', from: 0, to: 0, line: 0, column: 0 }

/** @param sides names that an account or a reading may have */
export function readQuery(
  words: QueryWords,
  zone: string,
  sides: readonly string[],
  readings: readonly string[],
): { readonly query: Query | null; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const time = (name: string, text: string): Instant | null => {
    const window = readWindow(text, zone)
    if (window) return window.to
    diagnostics.push({ code: 'P201', severity: 'error', at: nowhere, data: { name, seen: text } })
    return null
  }
  const at = time('at', words.at)
  const asOf = words.asOf === undefined ? null : time('as-of', words.asOf)
  const reading = words.reading ?? 'text'
  const account = words.account ?? (sides.includes(reading) ? reading : 'findings')
  const accounts = ['findings', ...sides]
  if (!accounts.includes(account))
    diagnostics.push({
      code: 'P202',
      severity: 'error',
      at: nowhere,
      data: { seen: account, near: nearest(account, accounts) ?? '', known: accounts.join(', ') },
    })
  const known = ['text', ...sides, ...readings]
  if (!known.includes(reading))
    diagnostics.push({
      code: 'P203',
      severity: 'error',
      at: nowhere,
      data: { seen: reading, near: nearest(reading, known) ?? '', known: known.join(', ') },
    })
  if (at === null || diagnostics.length > 0) return { query: null, diagnostics }
  return {
    query: {
      viewer: words.viewer ?? 'desk',
      at,
      atWords: words.at,
      asOf,
      asOfWords: words.asOf ?? null,
      account,
      reading,
    },
    diagnostics,
  }
}
