// The words of conditions: tokens, names that may have spaces, dates. English is the formal language,
// as in agreements; what people read in their own language is rendered from the tree, never parsed.
import type { Remark, Extent } from './condition.ts'

export interface Token extends Extent {
  /** `name` is quoted text; `end` closes every list of tokens. */
  kind: 'word' | 'name' | 'mark' | 'end'
  text: string
}

// Article numbers such as 4(a) or 12.3 are one word; other words may hold dots, hyphens and apostrophes.
const token =
  /\s+|"((?:[^"]|"")*)"|(\d(?:[\p{L}\p{N}.]|-(?=[\p{L}\p{N}]))*(?:\([\p{L}\p{N}]{1,4}\))*|[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}'’_-]|\.(?=[\p{L}\p{N}]))*)|([^\s])/gu

/** Splits text into tokens; `offset` is added to every span. A quote that is never closed is a remark. */
export function tokensOf(text: string, offset: number, remarks: Remark[]): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(token)) {
    const [whole, quoted, word, mark] = match
    const from = offset + match.index
    const to = from + whole.length
    if (quoted !== undefined)
      tokens.push({ kind: 'name', text: quoted.replaceAll('""', '"'), from, to })
    else if (word !== undefined) {
      const plain = word.replace(/\.+$/, '')
      tokens.push({ kind: 'word', text: plain, from, to: from + plain.length })
      if (plain !== word) tokens.push({ kind: 'mark', text: '.', from: from + plain.length, to })
    } else if (mark !== undefined) {
      if (mark === '"')
        remarks.push({ code: 'talks-quote-open', severity: 'error', at: { from, to }, data: {} })
      tokens.push({ kind: 'mark', text: mark, from, to })
    }
  }
  const end = offset + text.length
  tokens.push({ kind: 'end', text: '', from: end, to: end })
  return tokens
}

/** Words that end a name with spaces: a name holding one of them is written in quotation marks. */
export const boundaries: ReadonlySet<string> = new Set(
  'and or nor but unless if is are not either neither both in out at by it clause option'.split(
    ' ',
  ),
)

/** True if the name reads back as itself without quotation marks where names may have spaces. */
export function plainName(name: string): boolean {
  const remarks: Remark[] = []
  const tokens = tokensOf(name, 0, remarks)
  return (
    tokens.length > 1 &&
    !dateLike(name.split(' ')) &&
    tokens
      .slice(0, -1)
      .every((one) => one.kind === 'word' && !boundaries.has(one.text.toLowerCase())) &&
    tokens
      .slice(0, -1)
      .map((one) => one.text)
      .join(' ') === name
  )
}

/** True if the name is one word that reads back as itself. */
export function plainWord(name: string): boolean {
  return plainName(name) && !/\s/.test(name)
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

const months =
  'january february march april may june july august september october november december'.split(' ')

/** True if the words are written like a date, even one that no calendar has. */
export function dateLike(words: readonly string[]): boolean {
  const [day = '', month = ''] = words
  if (words.length === 1) return /^\d{4}-\d{1,2}-\d{1,2}$/.test(day)
  return /^\d{1,2}$/.test(day) && months.includes(month.toLowerCase())
}

/** A date of the Gregorian calendar from "2025-03-01" or "1 March 2025", as YYYY-MM-DD. */
export function dateOf(words: readonly string[]): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words.join(' '))
  if (iso) return checkedDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const [day, month, year] = words
  if (words.length !== 3 || !/^\d{1,2}$/.test(day ?? '') || !/^\d{4}$/.test(year ?? ''))
    return undefined
  const index = months.indexOf((month ?? '').toLowerCase())
  return index < 0 ? undefined : checkedDate(Number(year), index + 1, Number(day))
}

function checkedDate(year: number, month: number, day: number): string | undefined {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  if (length === undefined || day < 1 || day > length || year < 1) return undefined
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** "2025-03-01" as "1 March 2025". */
export function dateWords(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const name = months[Number(month) - 1] ?? month
  return `${Number(day)} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${Number(year)}`
}
