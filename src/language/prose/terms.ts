// Terms and references: capitals that nothing defines, places that nothing draws, articles and annexes
// that are not there.
import type { Diagnostic } from '../../model/index.ts'
import type { ProseText } from './article.ts'
import { binds, remarkOn, type ProseCheck } from './remark.ts'

/** Two or more capitalised words inside a sentence that look like a term of the text. */
const term =
  /(?<=[a-z,;)"”]\s+(?:the\s+|a\s+|an\s+|any\s+|all\s+|such\s+|each\s+)?)\b([A-Z][a-z]+(?:[ -](?:of |and |for )?[A-Z][a-z]+)+)\b/g
/** Heads of terms that only the text itself can give a meaning. */
const heads =
  /\b(?:Zones?|Areas?|Lines?|Forces?|Weapons?|Acts?|Activit(?:y|ies)|Positions?|Operations?|Periods?|Days?|Sites?|Facilit(?:y|ies)|Perimeter|Corridors?|Lists?|Detainees?|Prisoners?|Persons?|Units?|Elements?|Phase|Measures|Buffer|Material|Equipment|Groups?|Violations?|Incidents?)$/

/** T620: a term in capitals that the text uses and never defines. */
export const undefinedTerm: ProseCheck = (text) => {
  const first = new Map<string, Diagnostic>()
  for (const sentence of text.sentences) {
    for (const match of sentence.text.matchAll(term)) {
      const name = match[1] ?? ''
      if (!heads.test(name) || first.has(name) || defines(text, name)) continue
      first.set(
        name,
        remarkOn(text, sentence, 'T620', {
          index: match.index + match[0].indexOf(name),
          found: name,
        }),
      )
    }
  }
  return [...first.values()]
}

function defines(text: ProseText, name: string): boolean {
  const singular = name.replace(/ies$/, 'y').replace(/s$/, '')
  const plain = singular.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const quoted = new RegExp(`["“'‘](?:the\\s+)?${plain}(?:s|ies)?["”'’]`, 'i')
  const meant = new RegExp(
    `\\b${plain}(?:s|ies)?["”]?\\s+(?:means?|is defined|are defined|refers? to|shall mean|comprises?|consists? of)\\b|\\((?:hereinafter|hereafter|the)\\s+[^)]*${plain}`,
    'i',
  )
  return quoted.test(text.whole) || meant.test(text.whole)
}

const area =
  /\b(?:the\s+)?(?:(?:densely )?populated areas?|built-up areas?|buffer zones?|demilitari[sz]ed (?:zones?|areas?)|security (?:zones?|belts?)|front ?lines?|lines? of contact|contact line|border areas?|adjacent areas?|surrounding areas?|(?:agreed|designated|specified|safe|sensitive) (?:areas?|zones?|locations?|positions?|lines?|routes?|crossings?)|vicinity|strategic (?:positions|points|heights))\b/gi
const drawn =
  /\b(?:map|annex|appendix|schedule|coordinates?|kilomet(?:re|er)s?|km|met(?:re|er)s?|list|defined|marked|shown|described|set out|specified in)\b/i

/** T621: a place that each side will draw for itself. */
export const undrawnArea: ProseCheck = (text) => {
  const seen = new Set<string>()
  return text.sentences.flatMap((sentence) => {
    if (!sentence.operative || !binds(sentence.text) || drawn.test(sentence.text)) return []
    return [...sentence.text.matchAll(area)].flatMap((match) => {
      const name = match[0]
        .replace(/^the\s+/i, '')
        .toLowerCase()
        .replace(/s$/, '')
      // Written as a term, it is a matter of definition (T620).
      if (/[A-Z]\w* [A-Z]/.test(match[0].replace(/^the\s+/i, ''))) return []
      if (seen.has(name) || described(text, name)) return []
      seen.add(name)
      return [remarkOn(text, sentence, 'T621', { index: match.index, found: match[0] })]
    })
  })
}

function described(text: ProseText, name: string): boolean {
  return text.sentences.some((one) => one.text.toLowerCase().includes(name) && drawn.test(one.text))
}

const articleReference =
  /\b(?:Articles?|Art\.)\s+(\d+)\b(?:\s*(?:,|and|or|to|-|–)\s*(\d+)\b)?(?!\s*(?:of|,? paragraph \d+,? of)\s+(?:the\s+)?(?:Charter|Convention|Geneva|Statute|Covenant|Protocol|Constitution|Treaty))/g
const annexReference =
  /\b(?:Annex|Appendix|Schedule)\s+([A-Z]|\d+|[IVX]+)\b(?!\s*(?:of|to)\s+(?:the\s+)?(?:Charter|Convention|Geneva|[A-Z][a-z]+ Agreement))/g

/** T622: a reference to an article that the text does not have. */
export const noSuchArticle: ProseCheck = (text) => {
  // Without numbered articles nothing can be said about references to them.
  if (text.articles.size < 2) return []
  return text.sentences.flatMap((sentence) =>
    [...sentence.text.matchAll(articleReference)].flatMap((match) =>
      [match[1], match[2]]
        .filter((one) => one !== undefined && !text.articles.has(Number(one)))
        .map((one) =>
          remarkOn(
            text,
            sentence,
            'T622',
            { index: match.index, found: match[0] },
            { article: one ?? '' },
            'error',
          ),
        ),
    ),
  )
}

/** T623: an annex that is named and not there. */
export const noSuchAnnex: ProseCheck = (text) => {
  const first = new Map<string, Diagnostic>()
  for (const sentence of text.sentences)
    for (const match of sentence.text.matchAll(annexReference)) {
      const name = (match[1] ?? '').toUpperCase()
      if (
        text.annexes.has(name) ||
        first.has(name) ||
        sentence.text.trimStart().startsWith(match[0])
      )
        continue
      first.set(name, remarkOn(text, sentence, 'T623', { index: match.index, found: match[0] }))
    }
  return [...first.values()]
}
