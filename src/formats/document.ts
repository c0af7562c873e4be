// What the readers of prose (docx, plain text, Markdown) have in common: headings, paragraphs, tables in
// reading order. Text is as if every tracked change were accepted; what was changed is marked.
import type { Problem } from './problem.ts'

/** A tracked change or comment inside a paragraph. Offsets are UTF-16 units of the paragraph's text. */
export interface Mark {
  readonly kind: 'inserted' | 'deleted' | 'comment' | 'hidden'
  readonly from: number
  /** Equal to `from` for what is deleted. */
  readonly to: number
  /** Inserted or deleted words, or the comment. */
  readonly text: string
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly text: string
  /** 0 for body text, 1-9 for headings (1 the highest). */
  readonly level: number
  /** The number as a reader sees it, "4.1", "(a)", "•"; not part of `text`. */
  readonly number?: string
  readonly rightToLeft?: boolean
  readonly marks: readonly Mark[]
  /** Counts from 1 through the whole document, tables included. */
  readonly index: number
  /** Text files: first line, and offsets of `text` in the file. */
  readonly line?: number
  readonly from?: number
  readonly to?: number
}

export interface DocumentTable {
  readonly kind: 'table'
  /** Rows of cells; a cell holds paragraphs. What a merged cell covers is empty cells. */
  readonly rows: readonly (readonly (readonly Paragraph[])[])[]
}

/** Footnotes and endnotes come after the body, with `note` set to their number. */
export interface Note {
  readonly kind: 'note'
  readonly note: string
  readonly paragraphs: readonly Paragraph[]
}

export type Block = Paragraph | DocumentTable | Note

export interface Document {
  readonly blocks: readonly Block[]
  readonly problems: readonly Problem[]
}

/** All paragraphs in reading order, those of tables and notes too. */
export function paragraphsOf(document: Document): Paragraph[] {
  return document.blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block]
    return block.kind === 'note' ? block.paragraphs : block.rows.flat(2)
  })
}
