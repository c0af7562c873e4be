// Times: spans that start from nothing, numbers whose words and digits differ, talks without an end,
// dates that do not exist.
import { isDate } from '../../model/index.ts'
import { months } from '../numbers.ts'
import { binds, remarkOn, type ProseCheck } from './remark.ts'

const units = 'hours?|days?|weeks?|months?|years?'
const number =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty(?:-one|-four)?|twenty|thirty|forty(?:-two|-five|-eight)?|sixty|seventy-two|ninety)'
const within = new RegExp(
  `\\b(?:within|in no more than|no later than|not later than|at most|in)\\s+(?:a period of\\s+)?${number}(?:\\s*\\(\\w+\\))?\\s+(?:(?:calendar|working|business|consecutive)\\s+)?(?:${units})\\b`,
  'gi',
)
const anchored =
  /^\s*(?:of|after|from|following|upon|starting|before|prior|as of|counted|beginning|thereafter|thereof|later than)\b/i

/** T610: a span of days that starts from nothing. */
export const noStart: ProseCheck = (text) =>
  text.sentences.flatMap((sentence) => {
    if (!sentence.operative || !binds(sentence.text)) return []
    return [...sentence.text.matchAll(within)].flatMap((match) => {
      const rest = sentence.text.slice(match.index + match[0].length)
      const before = sentence.text.slice(0, match.index)
      if (anchored.test(rest)) return []
      // "after a request is received, within 3 days …": the start stands before.
      if (
        /\b(?:after|upon|following|once|when|on receipt|from the (?:date|day|moment|time|signature|entry|conclusion|start|receipt))\b[^.;]*$/i.test(
          before,
        )
      )
        return []
      return [remarkOn(text, sentence, 'T610', { index: match.index, found: match[0] })]
    })
  })

const values: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const written =
  /\b((?:(?:one|two|three|four|five|six|seven|eight|nine)\s+hundred(?:\s+and)?\s*)?(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)?)\s*\((\d[\d,]*)\)/gi

/** The value of "forty-two", "one hundred and twenty"; null for other words. */
export function valueOf(words: string): number | null {
  let total = 0
  let hundred = false
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    if (word === '' || word === 'and') continue
    if (word === 'hundred') {
      total = (total || 1) * 100
      hundred = true
      continue
    }
    const value = values[word]
    if (value === undefined) return null
    total += value
  }
  return total > 0 || hundred ? total : null
}

/** T611: the number in words and the number in digits differ. */
export const wordsAndDigits: ProseCheck = (text) =>
  text.sentences.flatMap((sentence) =>
    [...sentence.text.matchAll(written)].flatMap((match) => {
      const said = valueOf((match[1] ?? '').trim())
      const digits = Number((match[2] ?? '').replaceAll(',', ''))
      if (said === null || said === digits) return []
      return [
        remarkOn(
          text,
          sentence,
          'T611',
          { index: match.index, found: match[0] },
          { words: (match[1] ?? '').trim(), digits: match[2] ?? '' },
          'error',
        ),
      ]
    }),
  )

const lasting =
  /\b(?:(?:for )?as long as|so long as|while|until) (?:the )?(?:talks|negotiations|consultations|dialogue)\b[^.;,]*/gi

/** T612: it lasts as long as talks do, and nothing says until when. */
export const talksWithoutEnd: ProseCheck = (text) =>
  text.sentences.flatMap((sentence) =>
    /\b(?:no (?:more|longer) than|at most|up to|maximum|not exceed)/i.test(sentence.text)
      ? []
      : [...sentence.text.matchAll(lasting)].map((match) =>
          remarkOn(text, sentence, 'T612', { index: match.index, found: match[0] }),
        ),
  )

const date =
  /\b(\d{1,2})\s+(January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+(\d{4}))?\b/g

/** T613: a date that does not exist. */
export const noSuchDate: ProseCheck = (text) =>
  text.sentences.flatMap((sentence) =>
    [...sentence.text.matchAll(date)].flatMap((match) => {
      const month = months.findIndex((name) => name === match[2]?.toLowerCase()) + 1
      // Without a year, 29 February may exist.
      const iso = `${match[3] ?? '2024'}-${String(month).padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`
      return isDate(iso)
        ? []
        : [remarkOn(text, sentence, 'T613', { index: match.index, found: match[0] }, {}, 'error')]
    }),
  )
