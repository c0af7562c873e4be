// Documents and workbooks as lines a person can check.
import { explain, locales } from '../../src/words/index.ts'
import type { Block, Document, Paragraph, Problem, Workbook } from '../../src/formats/index.ts'

const visible = (text: string) =>
  text
    .replaceAll('\n', '⏎')
    .replaceAll('\t', '⇥')
    .replace(
      /[\u0000-\u001f\u00a0\u200b-\u200f\u202a-\u202e\ufeff]/g,
      (c) => `<${c.charCodeAt(0).toString(16)}>`,
    )

/** Throws unless the problem has its sentences, with all the arguments they need. */
export function sayable(one: Problem): void {
  for (const locale of locales) explain(locale, one.code, one.data)
}

export function printProblems(problems: readonly Problem[]): string[] {
  return problems.map((one) => {
    sayable(one)
    const pairs = (data: object) =>
      Object.entries(data)
        .map(([name, value]) => ` ${name}=${String(value)}`)
        .join('')
    const at = pairs(one.at)
    return `${one.severity} ${one.code}${pairs(one.data)}${at === '' ? '' : ` at${at}`}`
  })
}

function printParagraph(one: Paragraph): string {
  const level = one.level === 0 ? '' : `${'#'.repeat(one.level)} `
  const number = one.number === undefined ? '' : `[${one.number}] `
  const direction = one.rightToLeft === true ? '← ' : ''
  const marks = one.marks.map((m) => ` {${m.kind} ${m.from}-${m.to} ${visible(m.text)}}`).join('')
  return `${direction}${level}${number}${visible(one.text)}${marks}`
}

export function printDocument(document: Document): string {
  const print = (block: Block): string[] => {
    if (block.kind === 'paragraph') return [printParagraph(block)]
    if (block.kind === 'note')
      return block.paragraphs.map((p) => `note ${block.note}: ${printParagraph(p)}`)
    return block.rows.map(
      (row) => `| ${row.map((cell) => cell.map(printParagraph).join(' / ')).join(' | ')} |`,
    )
  }
  return [...document.blocks.flatMap(print), ...printProblems(document.problems)].join('\n')
}

export function printWorkbook(workbook: Workbook): string {
  return [
    ...workbook.sheets.flatMap((sheet) => [
      `sheet ${sheet.name}${sheet.hidden ? ' (hidden)' : ''}${sheet.hiddenColumns.length > 0 ? `, hidden columns ${sheet.hiddenColumns.join()}` : ''}`,
      ...sheet.rows.map(
        (row) =>
          `${row.row}${row.hidden ? ' (hidden)' : ''}: ${row.cells.map(visible).join(' | ')}`,
      ),
    ]),
    ...printProblems(workbook.problems),
  ].join('\n')
}
