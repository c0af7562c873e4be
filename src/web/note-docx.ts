// What stands on the page as blocks of a document: the same words in the same order, whoever wrote them.
import type { BlockToWrite } from '../formats/index.ts'

/** Isolates hold names together on a page; a word processor brings its own direction marks. */
function wordsOf(element: Element): string {
  return (element.textContent ?? '')
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

export function blocksOfPage(page: Element): readonly BlockToWrite[] {
  return [...page.children].flatMap((element) => blocksOf(element))
}

function blocksOf(element: Element): readonly BlockToWrite[] {
  const words = wordsOf(element)
  if (words === '' || element.tagName === 'DETAILS') return []
  switch (element.tagName) {
    case 'H1':
    case 'H2':
    case 'H3':
      return [{ kind: 'heading', level: element.tagName === 'H3' ? 2 : 1, words }]
    case 'P':
      return [{ kind: 'paragraph', words, small: element.classList.contains('paper-foot') }]
    case 'LI':
      return [{ kind: 'bullet', words: withoutDetails(element) }]
    case 'TABLE':
      return [tableOf(element)]
    default:
      return [...element.children].flatMap((inner) => blocksOf(inner))
  }
}

/** The parts of a card or list item in one line; reasons that are folded away stay on the page. */
function withoutDetails(element: Element): string {
  const parts = [...element.children].filter((one) => one.tagName !== 'DETAILS')
  return parts.length === 0 || parts.some((one) => one.tagName !== 'P' && one.tagName !== 'DETAILS')
    ? wordsOf(copyWithoutDetails(element))
    : parts.map((one) => wordsOf(one)).join(' · ')
}

function copyWithoutDetails(element: Element): Element {
  const copy = element.cloneNode(true) as Element
  for (const details of copy.querySelectorAll('details')) details.remove()
  return copy
}

function tableOf(table: Element): BlockToWrite {
  const cells = (row: Element) => [...row.children].map((cell) => wordsOf(cell))
  const head = table.querySelector('thead tr')
  return {
    kind: 'table',
    ...(head ? { headers: cells(head) } : {}),
    rows: [...table.querySelectorAll('tbody tr')].map((row) => cells(row)),
  }
}
