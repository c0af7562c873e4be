// Edits of a text file that touch the formal sentences only: between the fences, a line at a time. The
// agreement's own words are never touched. Offsets are UTF-16 units of the file.
import { format, parse } from '../language/index.ts'
import type { Place } from '../model/index.ts'

/** The file with its formal sentences laid out, so that what belongs to a clause is indented under it. */
export function laidOut(text: string): string {
  return format(text)
}

/** Where a clause stands in a laid-out file: its own line and the indented ones under it. */
export function linesOf(text: string, at: Place): { readonly from: number; readonly to: number } {
  const from = text.lastIndexOf('\n', at.from - 1) + 1
  let to = nextLine(text, from)
  while (to < text.length && /^[ \t]+[^\s`~]/.test(text.slice(to, nextLine(text, to))))
    to = nextLine(text, to)
  return { from, to }
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end + 1
}

function splice(text: string, from: number, to: number, lines: string): string {
  return text.slice(0, from) + lines + text.slice(to)
}

/**
 * Writes the sentences of a clause in the place of those that stand there. What did not change keeps the
 * words in which it was written.
 * @param printed the clause as it stands, in canonical sentences
 */
export function replaceClause(text: string, at: Place, sentences: string, printed: string): string {
  const { from, to } = linesOf(text, at)
  const split = (lines: string) => {
    const end = lines.indexOf('\n')
    return end < 0 ? ([lines, ''] as const) : ([lines.slice(0, end), lines.slice(end)] as const)
  }
  const [head, tail] = split(sentences)
  const [headBefore, tailBefore] = split(printed)
  const [headThere, tailThere] = split(text.slice(from, to).replace(/\n$/, ''))
  const kept = `${head === headBefore ? headThere : head}${tail === tailBefore ? tailThere : tail}\n`
  return splice(text, from, to, kept)
}

export function removeClause(text: string, at: Place): string {
  const { from, to } = linesOf(text, at)
  return splice(text, from, to, '')
}

/** Puts a clause in front of another one (or behind it) of the same file. */
export function moveClause(text: string, at: Place, other: Place, behind: boolean): string {
  const own = linesOf(text, at)
  const target = linesOf(text, other)
  const lines = text.slice(own.from, own.to)
  const place = behind ? target.to : target.from
  return place <= own.from
    ? text.slice(0, place) + lines + text.slice(place, own.from) + text.slice(own.to)
    : text.slice(0, own.from) + text.slice(own.to, place) + lines + text.slice(place)
}

/** A heading of the file that clauses can be added under. */
export interface Article {
  readonly heading: string
  readonly level: number
  /** "3" of "Article 3: Ceasefire"; where the heading has no number, its place among the headings. */
  readonly number: string
  /** Numbers of the clauses that stand under it. */
  readonly clauses: readonly string[]
}

export function articlesOf(file: string, text: string): readonly Article[] {
  const { blocks } = parse([{ file, text }])
  const headings = blocks.filter((one) => one.kind === 'heading')
  const below = headings.filter((one) => one.level > 1)
  return (below.length > 0 ? below : headings).map((one, n) => ({
    heading: one.text,
    level: one.level,
    number: /\b(\d+)\b/.exec(one.text)?.[1] ?? String(n + 1),
    clauses: blocks.filter((other) => other.article === one.text).flatMap((b) => b.clauses),
  }))
}

/** The next free number under an article: "3.13" after "3.12", "4.1" where "Article 4" has none yet. */
export function nextNumber(article: Article, taken: readonly string[]): string {
  const prefix = /^(.*\.)\d+[a-z]?$/.exec(article.clauses.at(-1) ?? '')?.[1] ?? `${article.number}.`
  for (let n = article.clauses.length + 1; ; n += 1)
    if (!taken.includes(`${prefix}${n}`)) return `${prefix}${n}`
}

/** Adds sentences at the end of an article: into its last formal block, or a new one. */
export function addUnder(file: string, text: string, heading: string, sentences: string): string {
  const { blocks } = parse([{ file, text }])
  const own = blocks.filter((one) => one.article === heading)
  const formal = own.findLast((one) => one.kind === 'formal' && !one.open)
  if (formal) {
    const end = formal.inner + formal.text.length
    return splice(text, end, end, `${sentences}\n`)
  }
  const last = own.at(-1) ?? blocks.at(-1)
  const end = last ? nextLine(text, last.at.to) : text.length
  const gap = end > 0 && text[end - 1] !== '\n' ? '\n\n' : '\n'
  return splice(text, end, end, `${gap}\`\`\`truce\n${sentences}\n\`\`\`\n`)
}

/** Gives a clause another number wherever a formal sentence names it; prose and record stay. */
export function renumber(file: string, text: string, from: string, to: string): string {
  const { blocks } = parse([{ file, text }])
  const name = new RegExp(`(?<![\\w.])${from.replaceAll('.', '\\.')}(?!\\w|\\.\\d)`, 'g')
  let out = ''
  let done = 0
  for (const block of blocks) {
    if (block.kind !== 'formal') continue
    out += text.slice(done, block.inner) + block.text.replaceAll(name, to)
    done = block.inner + block.text.length
  }
  return out + text.slice(done)
}

/** Other words for the starting event in "Day 1 is the day on which …". */
export function changeWords(text: string, at: Place, before: string, after: string): string {
  const found = text.indexOf(before, at.from)
  return found < 0 || found > at.to ? text : splice(text, found, found + before.length, after)
}
