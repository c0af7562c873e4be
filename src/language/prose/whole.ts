// What the text as a whole does not say: how days are counted, what follows, who looks, which verb binds.
import { binds, remarkOn, remarkWhole, type ProseCheck } from './remark.ts'

const duties = (text: Parameters<ProseCheck>[0]) =>
  text.sentences.filter((one) => one.operative && binds(one.text))

/** T630: days are counted and nothing says how. */
export const noCounting: ProseCheck = (text) => {
  const counted = text.sentences.find(
    (one) =>
      one.operative &&
      /\b(?:within|no later than|by|after|before|for)\b[^.;]{0,40}\b(?:\d+|\w+)(?:\s*\(\d+\))?\s+(?:days?|hours?)\b|\bday \d+\b/i.test(
        one.text,
      ),
  )
  if (!counted) return []
  if (
    /\b(?:calendar days?|working days?|business days?|the first day|day 1|day one|is (?:not )?counted|counting from|inclusive|exclusive|a day (?:ends|begins)|00:00|24:00|midnight)\b/i.test(
      text.whole,
    )
  )
    return []
  const match = /\b(?:\d+|\w+)(?:\s*\(\d+\))?\s+(?:days?|hours?)\b|\bday \d+\b/i.exec(counted.text)
  return match ? [remarkOn(text, counted, 'T630', { index: match.index, found: match[0] })] : []
}

/** T631: duties, and not a word on what follows when one is not kept. */
export const noConsequence: ProseCheck = (text) =>
  duties(text).length >= 3 &&
  !/\b(?:fail(?:s|ure)? to|in the event (?:of|that)|breach|violat\w+|non-compliance|comply|complied|not (?:been )?(?:complied|carried out|implemented|observed|kept)|remed(?:y|ies)|may suspend|sanctions?|consequence|dispute|complaint)\b/i.test(
    text.whole,
  )
    ? remarkWhole(text, 'T631', { duties: duties(text).length })
    : []

/** T632: duties, and nobody who looks whether they are kept. */
export const noObserver: ProseCheck = (text) =>
  duties(text).length >= 3 &&
  !/\b(?:monitor\w*|verif\w+|observ(?:e|er|ers|ation)\b|supervis\w+|confirm\w*|inspect\w*|joint (?:\w+ )?(?:commission|committee|desk)|mission|report(?:s|ing)? (?:to|on))/i.test(
    text.whole,
  )
    ? remarkWhole(text, 'T632', { duties: duties(text).length })
    : []

/** T633: several verbs for duties, so that one can be read as weaker than another. */
export const modalMix: ProseCheck = (text) => {
  const verbs = ['shall', 'must', 'will', 'should'] as const
  const subject = /\b(?:part(?:y|ies)|sides?|forces|commission|committee|government|movement)\b/i
  const used = verbs.map((verb) => ({
    verb,
    sentences: text.sentences.filter(
      (one) =>
        one.operative &&
        subject.test(one.text) &&
        new RegExp(
          `\\b${verb}\\b(?!\\s+(?:be construed|continue to be|apply|mean|remain in force))`,
          'i',
        ).test(one.text),
    ),
  }))
  const met = used.filter((one) => one.sentences.length > 0)
  if (met.length < 2) return []
  const rare = met.toSorted((a, b) => a.sentences.length - b.sentences.length)[0]
  const main = met.toSorted((a, b) => b.sentences.length - a.sentences.length)[0]
  const sentence = rare?.sentences[0]
  if (!rare || !main || !sentence || rare.verb === main.verb) return []
  const index = sentence.text.search(new RegExp(`\\b${rare.verb}\\b`, 'i'))
  return [
    remarkOn(
      text,
      sentence,
      'T633',
      { index, found: rare.verb },
      { rare: rare.verb, main: main.verb },
    ),
  ]
}

/** T634: an amnesty that does not exclude international crimes. */
export const amnestyForAll: ProseCheck = (text) => {
  const sentence = text.sentences.find(
    (one) =>
      one.operative &&
      /\b(?:general )?(?:amnesty|pardon)\b|\bno (?:person|one) shall be prosecuted\b/i.test(
        one.text,
      ),
  )
  if (!sentence) return []
  if (
    /\b(?:war crimes|crimes against humanity|genocide|international crimes|serious violations|gross violations)\b/i.test(
      text.whole,
    )
  )
    return []
  const match = /amnesty|pardon|prosecuted/i.exec(sentence.text)
  return [remarkOn(text, sentence, 'T634', { index: match?.index ?? 0, found: match?.[0] ?? '' })]
}

/** T635: relief, release or return made to wait for something else. */
export const careOnCondition: ProseCheck = (text) =>
  text.sentences.flatMap((sentence) => {
    if (!sentence.operative) return []
    const match =
      /\b(?:humanitarian (?:aid|assistance|relief|access)|medical (?:care|evacuation)|relief (?:supplies|convoys|consignments)|return of (?:displaced|civilians))\b[^.;]*\b(?:provided that|subject to|conditional (?:up)?on|only (?:if|after|when)|on condition that|in return for|in exchange for)\b/i.exec(
        sentence.text,
      )
    return match ? [remarkOn(text, sentence, 'T635', { index: match.index, found: match[0] })] : []
  })
