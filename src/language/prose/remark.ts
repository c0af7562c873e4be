// A drafting remark: the code, the words, the place, the article.
import type { Diagnostic } from '../../model/index.ts'
import type { ProseSentence, ProseText } from './article.ts'

export type ProseCheck = (text: ProseText) => readonly Diagnostic[]

/** A remark on some words of a sentence. */
export function remarkOn(
  text: ProseText,
  sentence: ProseSentence,
  code: string,
  words: { readonly index: number; readonly found: string },
  data: Readonly<Record<string, string | number>> = {},
  severity: Diagnostic['severity'] = 'warning',
): Diagnostic {
  const { paragraph } = sentence
  const inside = sentence.offset + words.index
  const from = (paragraph.from ?? 0) + inside
  const before = paragraph.text.slice(0, inside)
  const breaks = before.split('\n').length - 1
  return {
    code,
    severity,
    at: {
      file: text.file,
      from,
      to: from + words.found.length,
      line: (paragraph.line ?? paragraph.index) + breaks,
      column: inside - (before.lastIndexOf('\n') + 1) + 1,
    },
    about: sentence.where,
    data: {
      found: words.found.replace(/\s+/g, ' '),
      where: sentence.where === '' ? `paragraph ${paragraph.index}` : sentence.where,
      ...data,
    },
  }
}

/** A remark on the text as a whole, placed at its first operative sentence. */
export function remarkWhole(
  text: ProseText,
  code: string,
  data: Readonly<Record<string, string | number>> = {},
): readonly Diagnostic[] {
  const first = text.sentences.find((one) => one.operative && binds(one.text)) ?? text.sentences[0]
  return first
    ? [remarkOn(text, first, code, { index: 0, found: first.text.slice(0, 60) }, data)]
    : []
}

/** Does the sentence oblige, forbid or allow anybody? */
export function binds(sentence: string): boolean {
  return /\b(?:shall|must|will|undertakes?|undertake to|may not|agrees? to|commits? (?:itself|themselves) to|obliged?)\b/i.test(
    sentence,
  )
}
