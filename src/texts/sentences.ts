// A text as blocks and sentences with exact offsets. A heading is told apart from a sentence: it is
// the editor's voice and never an actor's statement.

export interface Sentence {
  readonly start: number
  readonly end: number
  /** Number of the paragraph or heading, from 1, in the order of the text. */
  readonly block: number
  readonly heading: boolean
}

/** Words before a full stop that ends no sentence. */
const abbreviations = new Set(
  'mr mrs ms dr prof gen lt col maj capt sgt sen rep gov st hon rev amb pres no nos art para vs etc jan feb mar apr jun jul aug sep sept oct nov dec inc co corp ltd dept fig approx e.g i.e'.split(
    ' ',
  ),
)

/** The words before `at` (a full stop) are an abbreviation or an initial. */
function isAbbreviation(text: string, at: number): boolean {
  let from = at
  while (from > 0 && /[\p{L}.]/u.test(text.charAt(from - 1))) from -= 1
  const word = text.slice(from, at)
  if (/^\p{Lu}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return true
  return abbreviations.has(word.toLowerCase())
}

/** A block of one line that ends like no sentence ends, is short, and is no item of a list. */
function isHeading(block: string): boolean {
  const line = block.trim()
  if (/^#{1,6}\s/.test(line)) return true
  if (line.includes('\n') || /^[-*•–·]\s|^\(?\w{1,3}[.)]\s/u.test(line)) return false
  if (/[.!?…؟。”"'’)\]]$/u.test(line)) return false
  return line.split(/\s+/u).length <= 30
}

export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let block = 0
  for (const match of text.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]+)*/g)) {
    const body = match[0]
    if (body.trim() === '') continue
    block += 1
    const heading = isHeading(body)
    let from = match.index
    const close = (to: number) => {
      const raw = text.slice(from, to)
      const lead = raw.length - raw.trimStart().length
      const trimmed = raw.trim()
      if (trimmed !== '')
        sentences.push({
          start: from + lead,
          end: from + lead + trimmed.length,
          block,
          heading,
        })
      from = to
    }
    const end = match.index + body.length
    if (!heading)
      for (const stop of body.matchAll(/[.!?…؟]+["'”’»)\]]*(?=\s)/gu)) {
        const at = match.index + stop.index
        const after = at + stop[0].length
        const next = /^\s+["'“‘«([]*(.)/su.exec(text.slice(after, after + 12))?.[1] ?? ''
        if (stop[0].startsWith('.') && isAbbreviation(text, at)) {
          // "… in the U.S. The …": an abbreviation ends a sentence only before a word that starts one.
          if (
            !/^\s+(?:The|A|An|In|On|He|She|It|They|But|However)\s/.test(
              text.slice(after, after + 12),
            )
          )
            continue
        }
        // A lower-case letter goes on; scripts without case always begin anew.
        if (/\p{Ll}/u.test(next)) continue
        close(after)
      }
    close(end)
  }
  return sentences
}

export interface Word {
  readonly start: number
  readonly end: number
  /** As written, a possessive ending apart. */
  readonly text: string
  readonly lower: string
  readonly possessive: boolean
  /** Punctuation between this word and the one before: "," ";" … or "". */
  readonly before: string
}

/** The words of a stretch of text, offsets into the whole text. */
export function wordsOf(text: string, start: number, end: number): readonly Word[] {
  const words: Word[] = []
  let last = start
  const pattern =
    /[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}]|[.'’/&-](?=[\p{L}\p{M}\p{N}]))*(?:(?<=\b\p{Lu})\.)?(?:(?<=s)['’](?=\s))?/gu
  const slice = text.slice(start, end)
  for (const match of slice.matchAll(pattern)) {
    const from = start + match.index
    const whole = match[0]
    const possessive = /['’]s?$/u.test(whole)
    const bare = whole.replace(/['’]s?$/u, '')
    words.push({
      start: from,
      end: from + bare.length,
      text: bare,
      lower: bare.toLowerCase(),
      possessive,
      before: text.slice(last, from).replace(/\s+/gu, ''),
    })
    last = from + whole.length
  }
  return words
}
