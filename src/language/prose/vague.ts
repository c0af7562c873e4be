// Words that leave it to the one who is bound: when, whether, how much.
import type { Diagnostic } from '../../model/index.ts'
import { binds, remarkOn, type ProseCheck } from './remark.ts'

const whens =
  /\b(?:as soon as (?:possible|practicable|feasible)|at the earliest (?:possible )?(?:opportunity|moment|time)|without (?:undue )?delay|promptly|expeditiously|in due course|in a timely manner|within a reasonable (?:time|period)|in the near future|as early as possible)\b/gi
const whethers =
  /\b(?:where(?:ver)? (?:feasible|possible|appropriate|practicable)|if (?:feasible|possible|practicable)|to the (?:greatest |maximum |fullest )?extent (?:possible|feasible|practicable)|as (?:appropriate|far as possible)|(?:its|their) best (?:efforts|endeavours)|endeavou?r to|strive to|make every effort|insofar as (?:possible|feasible)|as it (?:deems|considers) (?:necessary|appropriate|fit))\b/gi
const measures =
  /\b(?:sufficient|adequate|appropriate|significant|substantial|reasonable) (?:number|quantit(?:y|ies)|amounts?|measures|steps|distance|force)\b/gi
const immediate = /\bimmediately\b(?!\s+(?:upon|after|following|on|when|before|prior))/gi

/** T601: a time that nobody can miss. */
export const vagueTime: ProseCheck = (text) => all(text, whens, 'T601')

/** T602: the one who is bound decides whether it is. */
export const vagueDuty: ProseCheck = (text) => all(text, whethers, 'T602')

/** T603: a measure that each side will fill in for itself. */
export const vagueMeasure: ProseCheck = (text) => all(text, measures, 'T603')

/** T604: "immediately", with no event that it follows. */
export const vagueStart: ProseCheck = (text) => all(text, immediate, 'T604')

function all(
  text: Parameters<ProseCheck>[0],
  pattern: RegExp,
  code: string,
): readonly Diagnostic[] {
  return text.sentences.flatMap((sentence) =>
    sentence.operative && binds(sentence.text)
      ? [...sentence.text.matchAll(pattern)].map((match) =>
          remarkOn(text, sentence, code, { index: match.index, found: match[0] }),
        )
      : [],
  )
}
