// Plain text and Markdown as paragraphs. Offsets lead back into the file, so that a remark on a paragraph
// can be shown in the text as it was given.
import type { Block, Document, DocumentTable, Paragraph } from './document.ts'
import { type Limits, limits as usual } from './limits.ts'
import { type Problem, problem } from './problem.ts'

interface Line {
  readonly text: string
  /** Offset of the first character in the file. */
  readonly from: number
  /** From 1. */
  readonly number: number
}

/** Lines of a text, at most `most` of them. */
function linesOf(text: string, most: number): Line[] {
  const lines: Line[] = []
  const ends = /\r\n|\r|\n/g
  let from = 0
  for (const match of text.matchAll(ends)) {
    if (lines.length >= most) return lines
    lines.push({ text: text.slice(from, match.index), from, number: lines.length + 1 })
    from = match.index + match[0].length
  }
  lines.push({ text: text.slice(from), from, number: lines.length + 1 })
  return lines
}

// Expressions below are anchored and bounded, or kept from long lines: a pasted line may be megabytes.

// Article, section and so on as a heading of its own, in the three languages of the interface: the word,
// its number, and perhaps a title.
const kind =
  '(?:Article|ARTICLE|Section|SECTION|Chapter|CHAPTER|Part|PART|Annex|ANNEX|Appendix|APPENDIX|Phase|PHASE|Stage|STAGE' +
  '|المادة|الفصل|القسم|الملحق|المرحلة|סעיף|פרק|חלק|נספח|שלב)\\s+\\S{1,12}'
const article = new RegExp(`^${kind}(?:\\s*[:.–—-].{0,80}|\\s.{0,60})?$`)
/** The same in the middle of wrapped lines, where "Article 4 of …" may be the rest of a sentence. */
const articleAlone = new RegExp(`^${kind}(?:\\s*[:–—-].{0,80})?$`)
/** "4.", "4.1", "4.1.2", "(a)", "a)", "iv.", "•", "-" before the words. */
const numbered =
  /^(\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|\((?:\d{1,3}|[a-z]{1,4}|[\u05d0-\u05ea]{1,3}|[\u0621-\u064a])\)|[a-z]{1,4}\)|[ivx]{1,5}\.|[A-Z]\.|[•–—*-])[ \t\u00a0]+(?=\S)/

/** How deep a heading is, 0 if the line is none. */
function headingLevel(text: string): number {
  if (text.length > 200) return 0
  if (article.test(text) && !/[.;,]$/.test(text)) return 2
  // Capitals throughout, and no sentence.
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const shouted = text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
  return letters >= 4 && text.length <= 80 && shouted ? 1 : 0
}

/**
 * Plain text: a paragraph ends at an empty line, before a number, at a heading, and after every line where
 * the file has one long line per paragraph. `text` of a paragraph is a slice of the file.
 */
export function readPlain(text: string, limits: Limits = usual): Document {
  const lines = linesOf(text, 4 * limits.paragraphs)
  const collector = new Collector(text, limits, lines)
  // Word and mail programs save a paragraph as one line; hand-wrapped text stays under about 100.
  const filled = lines.filter((line) => line.text.trim() !== '')
  const unwrapped = filled.filter((line) => line.text.length > 120).length * 4 > filled.length
  let open: Line[] = []
  const close = () => {
    collector.add(open, 0)
    open = []
  }
  for (const line of lines) {
    const words = line.text.trim()
    if (words === '') {
      close()
      continue
    }
    const inside = open.length > 0 && !unwrapped
    const level = !inside ? headingLevel(words) : articleAlone.test(words) ? 2 : 0
    if (level > 0) {
      close()
      collector.add([line], level)
      continue
    }
    if (numbered.test(words) || unwrapped) close()
    open.push(line)
  }
  close()
  return collector.document()
}

/**
 * Markdown as far as agreements use it (CommonMark headings, paragraphs, lists, quotations, pipe tables).
 * Fenced blocks are left out: they are not prose. Emphasis marks stay in the text.
 */
export function readMarkdown(text: string, limits: Limits = usual): Document {
  const lines = linesOf(text, 4 * limits.paragraphs)
  const collector = new Collector(text, limits, lines)
  let open: Line[] = []
  let fence: string | undefined
  const close = (level = 0) => {
    collector.add(open, level)
    open = []
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line === undefined) break
    const words = line.text.trim()
    const mark = /^(`{3,}|~{3,})/.exec(words)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true && words === mark) fence = undefined
      continue
    }
    if (mark !== undefined) {
      close()
      fence = mark
      continue
    }
    const heading = /^(#{1,6})(?:[ \t]+|$)/.exec(words)
    if (words === '') close()
    else if (heading !== null) {
      close()
      collector.add([line], heading[1]?.length ?? 1, /^\s*#{1,6}[ \t]*/)
    } else if (
      open.length > 0 &&
      /^(=+|-+)$/.test(words) &&
      open.every(({ text: t }) => !numbered.test(t.trim()))
    )
      close(words.startsWith('=') ? 1 : 2)
    else if (words.length < 200 && /^(?:[-*_][ \t]*){3,}$/.test(words)) close()
    else if (
      words.startsWith('|') &&
      /^\|?[ \t]*:?-+:?[ \t]*(\||$)/.test(lines[i + 1]?.text.trim() ?? '')
    ) {
      close()
      const rows = [line]
      for (i += 2; (lines[i]?.text.trim() ?? '').startsWith('|'); i++) {
        const row = lines[i]
        if (row !== undefined) rows.push(row)
      }
      i--
      collector.table(rows)
    } else {
      // A quotation over several lines is one paragraph; its marks stay in the text.
      const quoted = (text: string | undefined) => text?.trimStart().startsWith('>') === true
      if (numbered.test(words) || quoted(words) !== quoted(open.at(-1)?.text)) close()
      open.push(line)
    }
  }
  close()
  return collector.document()
}

/** Numbers paragraphs and keeps to the limits. */
class Collector {
  private readonly text: string
  private readonly limits: Limits
  private readonly blocks: Block[] = []
  private readonly problems: Problem[] = []
  private index = 0

  constructor(text: string, limits: Limits, lines: readonly Line[]) {
    this.text = text
    this.limits = limits
    const last = lines.at(-1)
    if (last !== undefined && last.from + last.text.length < text.trimEnd().length)
      this.tooLong(last.number)
  }

  /** One paragraph out of lines that follow each other; `before` is a mark to leave out. */
  add(lines: readonly Line[], level: number, before = /^\s*>?\s*/): void {
    const [first] = lines
    const last = lines.at(-1)
    if (first === undefined || last === undefined) return
    let from = first.from + (before.exec(first.text)?.[0].length ?? 0)
    const words = last.text.trimEnd()
    // "## Heading ##": the closing marks are no words.
    const closing = level > 0 ? /^#{1,6} /.exec(first.text.trimStart()) : null
    const bare = closing === null ? words : withoutClosing(words)
    const end = last.from + bare.length
    const mark = numbered.exec(this.text.slice(from, Math.min(end, from + 40)))
    if (mark !== null) from += mark[0].length
    this.push(first.number, from, Math.max(from, end), level, mark?.[1])
  }

  table(rows: readonly Line[]): void {
    const table: DocumentTable = {
      kind: 'table',
      rows: rows.map((row) => {
        const cells: Paragraph[][] = []
        for (const { text: raw, at } of cellsOf(row.text)) {
          const from = row.from + at + (raw.length - raw.trimStart().length)
          const one = this.paragraph(row.number, from, from + raw.trim().length, 0, undefined)
          cells.push(one === undefined ? [] : [one])
        }
        return cells
      }),
    }
    this.blocks.push(table)
  }

  document(): Document {
    return { blocks: this.blocks, problems: this.problems }
  }

  /** Says once that the rest was left out. */
  private tooLong(line: number): void {
    if (this.problems.length > 0) return
    const data = { limit: this.limits.paragraphs }
    this.problems.push(problem('error', 'document-too-long', data, { line }))
  }

  private push(
    line: number,
    from: number,
    to: number,
    level: number,
    number: string | undefined,
  ): void {
    const one = this.paragraph(line, from, to, level, number)
    if (one !== undefined && (to > from || number !== undefined)) this.blocks.push(one)
  }

  private paragraph(
    line: number,
    from: number,
    to: number,
    level: number,
    number: string | undefined,
  ): Paragraph | undefined {
    if (++this.index > this.limits.paragraphs) {
      this.tooLong(line)
      return undefined
    }
    const text = this.text.slice(from, to)
    return {
      kind: 'paragraph',
      text,
      level,
      ...(number === undefined ? {} : { number }),
      marks: [],
      index: this.index,
      line,
      from,
      to,
    }
  }
}

/** Takes "#" marks away from the end of a heading, if a space stands before them. */
function withoutClosing(words: string): string {
  let end = words.length
  while (words[end - 1] === '#') end--
  return /\s/.test(words[end - 1] ?? '') ? words.slice(0, end).trimEnd() : words
}

/** Cells of a table row with their offsets; a pipe after a backslash belongs to the words (GFM 4.10). */
function cellsOf(row: string): { text: string; at: number }[] {
  const cells: { text: string; at: number }[] = []
  let from = row.indexOf('|') + 1
  for (let i = from; i < row.length; i++) {
    if (row[i] === '\\') i++
    else if (row[i] === '|') {
      cells.push({ text: row.slice(from, i), at: from })
      from = i + 1
    }
  }
  if (row.slice(from).trim() !== '') cells.push({ text: row.slice(from), at: from })
  return cells
}
