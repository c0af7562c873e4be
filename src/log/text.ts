// Which characters may stand in a text of the record. Hidden characters can make a clause read otherwise
// than it is ("Trojan Source", CVE-2021-42574; Unicode UTS #39): they are refused by code point, never
// silently removed. Directions are a matter of rendering, so no bidi control is stored.

/** Ranges of code points that are refused, with both ends. */
const refused: readonly (readonly [number, number])[] = [
  [0x0000, 0x0008], // C0 controls; tab and newline are allowed
  [0x000b, 0x001f],
  [0x007f, 0x009f], // delete and C1 controls
  [0x00ad, 0x00ad], // soft hyphen
  [0x034f, 0x034f], // combining grapheme joiner
  [0x061c, 0x061c], // Arabic letter mark
  [0x115f, 0x1160], // Hangul fillers
  [0x17b4, 0x17b5], // Khmer inherent vowels
  [0x180b, 0x180f], // Mongolian selectors
  [0x200b, 0x200b], // zero width space
  [0x200e, 0x200f], // direction marks
  [0x2028, 0x202e], // line and paragraph separators, bidi embeddings and overrides
  [0x2060, 0x206f], // word joiner, invisible operators, bidi isolates, deprecated formats
  [0x3164, 0x3164], // Hangul filler
  [0xfdd0, 0xfdef], // not characters
  [0xfeff, 0xfeff], // byte order mark
  [0xffa0, 0xffa0], // halfwidth Hangul filler
  [0xfff0, 0xfffb], // unassigned, interlinear annotation
  [0xfffe, 0xffff], // not characters
  [0x1d173, 0x1d17a], // musical formats
  [0xe0000, 0xe0fff], // tags and further selectors
]

/** Letters and marks of scripts in which joiners change the word (Unicode UAX #31, A1 and A2). */
const joined =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
const letterOrMark = /[\p{L}\p{M}]/u

/** The first thing in a text that the record does not take. `at` counts code points from 0. */
export interface TextFault {
  readonly code: 'text-invisible' | 'text-lone-surrogate' | 'text-not-nfc'
  readonly at: number
  /** Of the character, as `U+202E`; empty for a text that is not in NFC. */
  readonly character: string
}

/** What is wrong with a text, or undefined. */
export function faultOfText(text: string): TextFault | undefined {
  // Printable ASCII needs no closer look; nearly all keys and ids are that.
  if (/^[\n\x20-\x7e]*$/.test(text)) return undefined
  const characters = Array.from(text)
  for (const [at, character] of characters.entries()) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x7f && point >= 0x20) continue
    const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
    if (point >= 0xd800 && point <= 0xdfff)
      return { code: 'text-lone-surrogate', at, character: name }
    if (refused.some(([first, last]) => point >= first && point <= last))
      return { code: 'text-invisible', at, character: name }
    if (point === 0x200c || point === 0x200d) {
      const before = characters[at - 1] ?? ''
      const after = characters[at + 1] ?? ''
      const allowed = [before, after].every((one) => joined.test(one) && letterOrMark.test(one))
      if (!allowed) return { code: 'text-invisible', at, character: name }
    }
  }
  if (text.normalize('NFC') !== text) return { code: 'text-not-nfc', at: 0, character: '' }
  return undefined
}
