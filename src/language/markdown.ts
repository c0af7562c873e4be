// The literate file: headings and prose are the agreement's own words, fences tagged `truce` hold the
// formal sentences. One pass over the lines, so that the cost is linear in the text.
import type { Place } from '../model/index.ts'

/** One text file of an agreement; annexes are further files. */
export interface Source {
  readonly file: string
  readonly text: string
}

/** A stretch of lines of one kind. */
export interface Block {
  readonly kind: 'heading' | 'prose' | 'formal' | 'other'
  readonly at: Place
  /** 1 to 6, headings only. */
  readonly level: number
  /** Heading text, paragraph text, or what stands between the fences. */
  readonly text: string
  /** Offset in the file at which `text` of a formal block begins. */
  readonly inner: number
  /** The nearest heading above. */
  readonly article: string
  /** A fence that is never closed. */
  readonly open: boolean
}

/** The beginning of a text for a message, cut between words so that no name is cut in two. */
export function short(text: string, most: number): string {
  if (text.length <= most) return text
  const space = text.lastIndexOf(' ', most)
  return text.slice(0, space > 0 ? space : most)
}

/** Offsets at which the lines of a text begin. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return starts
}

/** Index of the line that holds an offset. */
export function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

export function placeOf(file: string, starts: readonly number[], from: number, to: number): Place {
  const line = lineOf(starts, from)
  return { file, from, to, line: line + 1, column: from - (starts[line] ?? 0) + 1 }
}

/** Splits a file into blocks. Nothing is lost: every offset lies in a block or in blank lines. */
export function blocksOf(source: Source, starts: readonly number[]): Block[] {
  const { file, text } = source
  const blocks: Block[] = []
  let article = ''
  let paragraph = -1
  let paragraphEnd = 0
  const add = (
    kind: Block['kind'],
    from: number,
    to: number,
    inner: string,
    start: number,
    level = 0,
    open = false,
  ) => {
    const at = placeOf(file, starts, from, to)
    blocks.push({ kind, at, level, text: inner, inner: start, article, open })
  }
  const closeParagraph = () => {
    if (paragraph >= 0)
      add('prose', paragraph, paragraphEnd, text.slice(paragraph, paragraphEnd), paragraph)
    paragraph = -1
  }
  for (let i = 0; i < starts.length; i += 1) {
    const from = starts[i] ?? 0
    const to = lineEnd(text, starts, i)
    const line = text.slice(from, to)
    const fence = /^ {0,3}(`{3,}|~{3,})\s*([^\s`]*)/.exec(line)
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(line)
    if (fence) {
      closeParagraph()
      const mark = fence[1] ?? '```'
      const formal = (fence[2] ?? '').toLowerCase() === 'truce'
      let last = i + 1
      while (last < starts.length && !closes(text, starts, last, mark)) last += 1
      const open = last >= starts.length
      const begin = starts[i + 1] ?? text.length
      const finish = open ? text.length : (starts[last] ?? text.length)
      const end = open ? text.length : lineEnd(text, starts, last)
      add(formal ? 'formal' : 'other', from, end, text.slice(begin, finish), begin, 0, open)
      i = last
    } else if (heading) {
      closeParagraph()
      article = heading[2] ?? ''
      add('heading', from, to, article, from, (heading[1] ?? '').length)
    } else if (line.trim() === '') closeParagraph()
    else {
      if (paragraph < 0) paragraph = from
      paragraphEnd = to
    }
  }
  closeParagraph()
  return blocks
}

function lineEnd(text: string, starts: readonly number[], line: number): number {
  const next = starts[line + 1]
  if (next === undefined) return text.length
  return text[next - 2] === '\r' ? next - 2 : next - 1
}

function closes(text: string, starts: readonly number[], line: number, mark: string): boolean {
  const from = starts[line] ?? 0
  const cut = text.slice(from, Math.min(lineEnd(text, starts, line), from + mark.length + 200))
  const trimmed = cut.trim()
  const sign = mark[0] ?? '`'
  return trimmed.startsWith(mark) && trimmed.split('').every((c) => c === sign)
}
