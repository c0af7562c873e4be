// Reads Word documents (WordprocessingML, ECMA-376 part 1): the words in order, with headings, numbers,
// tables, notes, and everything marked that a reader of the printed page would not see: tracked changes,
// comments, hidden text. Names of authors and dates of changes are not taken over.
import type { Block, Document, DocumentTable, Mark, Note, Paragraph } from './document.ts'
import { hiddenCharacters } from './hidden.ts'
import { type Limits, limits as usual } from './limits.ts'
import { type Numbering, readNumbering } from './numbering.ts'
import { openPackage } from './office.ts'
import { type Problem, problem } from './problem.ts'
import { child, children, type Element, textOf } from './xml.ts'

/** Reads a .docx file. Never throws; what can't be read is a problem. */
export function readDocx(bytes: Uint8Array, limits: Limits = usual): Document {
  const file = openPackage(bytes, limits)
  const { problems } = file
  if (problems.some((one) => one.severity === 'error' && one.at.part === undefined))
    return { blocks: [], problems }
  const main =
    [...file.relations('').values()].find((one) => one.type === 'officeDocument')?.target ??
    'word/document.xml'
  const body = child(file.xml(main), 'body')
  if (body === undefined) {
    if (!problems.some((one) => one.severity === 'error'))
      problems.push(problem('error', 'docx-not'))
    return { blocks: [], problems }
  }
  const targets = [...file.relations(main).values()]
  const related = (type: string) => {
    const target = targets.find((one) => one.type === type)?.target
    return target === undefined ? undefined : file.xml(target)
  }
  const reader = new Reader(
    readStyles(related('styles')),
    readNumbering(related('numbering')),
    readComments(related('comments')),
    limits,
  )
  const blocks: Block[] = reader.blocks(body)
  for (const [type, name] of [
    ['footnotes', 'footnote'],
    ['endnotes', 'endnote'],
  ] as const)
    blocks.push(...reader.notes(related(type), name))
  // A whole other file (HTML, RTF, Word) that Word would merge in on opening.
  const chunks = targets.filter((one) => one.type === 'aFChunk')
  if (chunks[0] !== undefined)
    problems.push(
      problem('warning', 'office-embedded', { count: chunks.length }, { part: chunks[0].target }),
    )
  const aside = targets.filter((one) => one.type === 'header' || one.type === 'footer').length
  if (aside > 0) problems.push(problem('note', 'docx-headers-left', { count: aside }))
  problems.push(...reader.report())
  return { blocks, problems }
}

interface Style {
  readonly level: number
  readonly numbered?: { list: string; level: number }
  readonly hidden: boolean
}

const on = (element: Element | undefined) =>
  element !== undefined && !['0', 'false', 'off', 'none'].includes(element.attributes['val'] ?? '1')

const integer = (text: string | undefined) => {
  const parsed = Number(text ?? '')
  return text !== undefined && Number.isSafeInteger(parsed) ? parsed : undefined
}

/** Heading level, list and hiding of every paragraph style, through "based on". */
function readStyles(root: Element | undefined): (id: string | undefined) => Style {
  const elements = new Map(children(root, 'style').map((one) => [one.attributes['styleId'], one]))
  const known = new Map<string, Style>()
  const plain: Style = { level: 0, hidden: false }
  const resolve = (id: string | undefined, depth: number): Style => {
    if (id === undefined || depth > 20) return plain
    const before = known.get(id)
    if (before !== undefined) return before
    const element = elements.get(id)
    if (element === undefined) return plain
    const base = resolve(child(element, 'basedOn')?.attributes['val'], depth + 1)
    const properties = child(element, 'pPr')
    // Style names are stored in English whatever language Word speaks.
    const name = child(element, 'name')?.attributes['val'] ?? ''
    const named = /^heading ([1-9])$/i.exec(name)?.[1] ?? (/^title$/i.test(name) ? '1' : undefined)
    const outline = integer(child(properties, 'outlineLvl')?.attributes['val'])
    const numbered = readList(properties)
    const style: Style = {
      level:
        named !== undefined
          ? Number(named)
          : outline !== undefined
            ? outline >= 0 && outline < 9
              ? outline + 1
              : 0
            : base.level,
      hidden: on(child(child(element, 'rPr'), 'vanish')) || base.hidden,
      ...(numbered === undefined
        ? base.numbered === undefined
          ? {}
          : { numbered: base.numbered }
        : { numbered }),
    }
    known.set(id, style)
    return style
  }
  return (id) => resolve(id, 0)
}

/** `w:numPr`; list "0" takes a number away. */
function readList(properties: Element | undefined): { list: string; level: number } | undefined {
  const element = child(properties, 'numPr')
  const list = child(element, 'numId')?.attributes['val']
  const level = integer(child(element, 'ilvl')?.attributes['val']) ?? 0
  return list === undefined ? undefined : { list, level }
}

function readComments(root: Element | undefined): Map<string, string> {
  const words = (element: Element): string =>
    children(element)
      .map((one) => (one.name === 't' ? textOf(one) : words(one)))
      .join('')
  return new Map(
    children(root, 'comment').map((one) => [
      one.attributes['id'] ?? '',
      children(one, 'p').map(words).join('\n'),
    ]),
  )
}

/** What a paragraph under construction holds. */
interface Draft {
  text: string
  marks: Mark[]
  /** Text boxes inside the paragraph: read after it. */
  boxes: Element[]
}

interface Around {
  readonly inserted: boolean
  readonly deleted: boolean
  readonly hidden: boolean
}

class Reader {
  private readonly style: (id: string | undefined) => Style
  private readonly numbering: Numbering
  private readonly comments: Map<string, string>
  private readonly limits: Limits
  private index = 0
  private characters = 0
  private full = false
  private readonly counts = { inserted: 0, deleted: 0, comment: 0, hidden: 0 }
  private readonly problems: Problem[] = []
  /** Where a comment began: paragraph and offset. */
  private readonly openComments = new Map<string, { index: number; from: number }>()
  private readonly saidComments = new Set<string>()

  constructor(
    style: (id: string | undefined) => Style,
    numbering: Numbering,
    comments: Map<string, string>,
    limits: Limits,
  ) {
    this.style = style
    this.numbering = numbering
    this.comments = comments
    this.limits = limits
  }

  /** Paragraphs and tables of a body, a cell or a text box, in order. */
  blocks(container: Element): (Paragraph | DocumentTable)[] {
    const found: (Paragraph | DocumentTable)[] = []
    for (const one of children(container)) {
      if (this.full) break
      if (one.name === 'p') found.push(...this.paragraph(one))
      else if (one.name === 'tbl') found.push(this.table(one))
      else if (one.name === 'sdt') found.push(...this.blocks(child(one, 'sdtContent') ?? one))
      else if (one.name === 'AlternateContent') {
        const chosen = child(one, 'Choice') ?? child(one, 'Fallback')
        if (chosen !== undefined) found.push(...this.blocks(chosen))
      } else if (['customXml', 'smartTag', 'ins', 'moveTo'].includes(one.name))
        found.push(...this.blocks(one))
    }
    return found
  }

  notes(root: Element | undefined, name: string): Note[] {
    return children(root, name)
      .filter((one) => one.attributes['type'] === undefined || one.attributes['type'] === 'normal')
      .map((one) => ({
        kind: 'note' as const,
        note: one.attributes['id'] ?? '',
        paragraphs: flat(this.blocks(one)),
      }))
  }

  report(): Problem[] {
    const { inserted, deleted, comment, hidden } = this.counts
    if (inserted + deleted > 0)
      this.problems.push(problem('warning', 'docx-tracked-changes', { inserted, deleted }))
    if (comment > 0) this.problems.push(problem('note', 'docx-comments', { count: comment }))
    if (hidden > 0) this.problems.push(problem('warning', 'docx-hidden-text', { count: hidden }))
    return this.problems
  }

  private table(element: Element): DocumentTable {
    const rows = rowsOf(element, 'tr').map((row) => {
      const removed = child(child(row, 'trPr'), 'del') !== undefined
      if (removed) this.counts.deleted++
      return rowsOf(row, 'tc').flatMap((cell) => {
        const properties = child(cell, 'tcPr')
        const merge = child(properties, 'vMerge')
        const span = integer(child(properties, 'gridSpan')?.attributes['val']) ?? 1
        // The rest of a merged cell stays as empty cells, so that columns keep their places.
        const rest = merge !== undefined && merge.attributes['val'] !== 'restart'
        const empty = Array.from({ length: Math.min(Math.max(span, 1), 64) - 1 }, () => [])
        return [rest ? [] : flat(this.blocks(cell)), ...empty]
      })
    })
    return { kind: 'table', rows }
  }

  private paragraph(element: Element): (Paragraph | DocumentTable)[] {
    if (++this.index > this.limits.paragraphs || this.characters > this.limits.characters) {
      this.full = true
      this.problems.push(problem('error', 'document-too-long', { limit: this.limits.paragraphs }))
      return []
    }
    const { index } = this
    const properties = child(element, 'pPr')
    const styleId = child(properties, 'pStyle')?.attributes['val']
    const style = this.style(styleId)
    const outline = integer(child(properties, 'outlineLvl')?.attributes['val'])
    const own = readList(properties)
    const list = own ?? style.numbered ?? this.numbering.ofStyle(styleId ?? '')
    const number =
      list === undefined || list.list === '0'
        ? undefined
        : this.numbering.next(
            list.list,
            own === undefined
              ? (this.numbering.ofStyle(styleId ?? '')?.level ?? list.level)
              : list.level,
          )
    const draft: Draft = { text: '', marks: [], boxes: [] }
    this.inside(element, draft, { inserted: false, deleted: false, hidden: style.hidden })
    this.characters += draft.text.length
    for (const mark of draft.marks) this.counts[mark.kind]++
    const hidden = hiddenCharacters(draft.text)
    if (hidden[0] !== undefined) {
      const data = { count: hidden.length, first: hidden[0].point }
      this.problems.push(problem('warning', 'hidden-characters', data, { paragraph: index }))
    }
    const paragraph: Paragraph = {
      kind: 'paragraph',
      text: draft.text,
      level: outline === undefined ? style.level : outline >= 0 && outline < 9 ? outline + 1 : 0,
      ...(number === undefined ? {} : { number }),
      ...(on(child(properties, 'bidi')) ? { rightToLeft: true } : {}),
      marks: draft.marks,
      index,
    }
    return [paragraph, ...draft.boxes.flatMap((box) => this.blocks(box))]
  }

  /** Everything inside a paragraph, run by run. */
  private inside(element: Element, draft: Draft, around: Around): void {
    for (const one of children(element)) {
      switch (one.name) {
        case 'r': {
          const hidden = around.hidden || on(child(child(one, 'rPr'), 'vanish'))
          this.run(one, draft, { ...around, hidden })
          break
        }
        case 'ins':
        case 'moveTo':
          this.inside(one, draft, { ...around, inserted: true })
          break
        case 'del':
        case 'moveFrom':
          this.inside(one, draft, { ...around, deleted: true })
          break
        case 'hyperlink':
        case 'smartTag':
        case 'sdt':
        case 'sdtContent':
        case 'fldSimple':
        case 'customXml':
        case 'bdo':
        case 'dir':
          this.inside(one, draft, around)
          break
        case 'AlternateContent': {
          const chosen = child(one, 'Choice') ?? child(one, 'Fallback')
          if (chosen !== undefined) this.inside(chosen, draft, around)
          break
        }
        case 'commentRangeStart':
          this.openComments.set(one.attributes['id'] ?? '', {
            index: this.index,
            from: draft.text.length,
          })
          break
        case 'commentRangeEnd':
          this.comment(one.attributes['id'] ?? '', draft)
          break
      }
    }
  }

  /** Marks the comment `id` once: at the end of its range, or where it is referred to. */
  private comment(id: string, draft: Draft): void {
    const text = this.comments.get(id)
    if (text === undefined || this.saidComments.has(id)) return
    this.saidComments.add(id)
    const start = this.openComments.get(id)
    const to = draft.text.length
    const from = start === undefined ? to : start.index === this.index ? start.from : 0
    draft.marks.push({ kind: 'comment', from, to, text })
  }

  private run(run: Element, draft: Draft, around: Around): void {
    let text = ''
    for (const one of children(run)) {
      if (one.name === 't' || one.name === 'delText') text += textOf(one)
      else if (one.name === 'tab') text += '\t'
      else if (one.name === 'br' || one.name === 'cr') text += '\n'
      else if (one.name === 'noBreakHyphen') text += '\u2011'
      else if (one.name === 'footnoteReference' || one.name === 'endnoteReference')
        text += `[${one.attributes['id'] ?? ''}]`
      else if (one.name === 'commentReference') this.comment(one.attributes['id'] ?? '', draft)
      else if (['drawing', 'pict', 'AlternateContent'].includes(one.name)) {
        const chosen = one.name === 'AlternateContent' ? (child(one, 'Choice') ?? one) : one
        draft.boxes.push(...within(chosen, 'txbxContent'))
      }
    }
    if (text === '') return
    const from = draft.text.length
    if (around.deleted) {
      draft.marks.push({ kind: 'deleted', from, to: from, text })
      return
    }
    draft.text += text
    const to = draft.text.length
    if (around.inserted) draft.marks.push({ kind: 'inserted', from, to, text })
    if (around.hidden) draft.marks.push({ kind: 'hidden', from, to, text })
  }
}

function flat(blocks: readonly (Paragraph | DocumentTable)[]): Paragraph[] {
  return blocks.flatMap((one) => (one.kind === 'paragraph' ? [one] : one.rows.flat(2)))
}

/** Rows of a table or cells of a row, through content controls and tracked rows. */
function rowsOf(element: Element, name: string): Element[] {
  return children(element).flatMap((one) => {
    if (one.name === name) return [one]
    if (one.name === 'sdt') return rowsOf(child(one, 'sdtContent') ?? one, name)
    return ['customXml', 'ins', 'sdtContent'].includes(one.name) ? rowsOf(one, name) : []
  })
}

/** Elements of a name anywhere below; not inside one another. */
function within(element: Element, name: string): Element[] {
  return children(element).flatMap((one) => {
    if (one.name === name) return [one]
    if (one.name === 'AlternateContent') return within(child(one, 'Choice') ?? one, name)
    return within(one, name)
  })
}
