// Who is bound: duties in the passive without anybody, duties to agree, duties of somebody who stands
// between, rights that undo the rest.
import { binds, remarkOn, type ProseCheck } from './remark.ts'

const passive =
  /\b(?:shall|must|will|should)\s+(?:(?:also|then|immediately|promptly|simultaneously|fully|gradually|not|only|thereafter|all|each)\s+)*be\s+(?:\w+ly\s+)?((?:re)?(?:released|withdrawn|established|created|opened|removed|handed over|transferred|dismantled|disarmed|exchanged|evacuated|provided|delivered|allowed|permitted|facilitated|ensured|guaranteed|monitored|verified|investigated|reported|respected|implemented|completed|carried out|set up|formed|convened|appointed|demarcated|marked|cleared|repaired|restored|lifted|suspended|halted|ceased|returned|redeployed|relocated|stationed|deployed|collected|stored|registered|published|submitted|shared|notified|informed|resolved|settled|admitted|distributed|rebuilt|reopened|held|prohibited|addressed|taken|made|granted))\b/gi

/** T605: something shall be done, and nobody is bound to do it. */
export const noBearer: ProseCheck = (text) =>
  text.sentences.flatMap((sentence) => {
    if (!sentence.operative) return []
    return [...sentence.text.matchAll(passive)].flatMap((match) => {
      const rest = sentence.text.slice(match.index + match[0].length)
      const before = sentence.text.slice(0, match.index)
      // "by the Parties" names the bearer; "by 1 March" and "by hand" do not. What is prohibited binds all.
      const named =
        /\bby\s+(?:the\s+)?(?!(?:the\s+)?(?:end|day|noon|midnight|date|way|means|no later|\d|hand|air|sea|road|land|mutual|consensus|agreement))/i.test(
          rest,
        )
      if (named || /prohibited/i.test(match[0])) return []
      // "Party A shall be allowed / informed / granted": the subject is who gains, the bearer is missing all the same.
      if (/\b(?:each|neither|no)\s+(?:party|side)\s*$/i.test(before)) return []
      return [
        remarkOn(
          text,
          sentence,
          'T605',
          { index: match.index, found: match[0] },
          { act: match[1] ?? '' },
        ),
      ]
    })
  })

const toAgree =
  /\b(?:the\s+)?(?:parties|two sides|both (?:sides|parties))\s+(?:shall|will|must|undertake to)\s+(?:(?:jointly|mutually|subsequently)\s+)?(?:agree|reach (?:an )?agreement|negotiate)\b(?![^.;]{0,40}\bto (?:begin|start)\b)|\b(?:to be|as|subject to being) (?:mutually |subsequently |later |further )?(?:agreed(?: upon)?|determined|defined|negotiated)\b(?:\s+(?:later|between|by) [^.,;]{0,30})?|\bsubject to (?:further |a (?:later|further|separate) )?(?:agreement|negotiation)s?\b/gi

/** T606: an agreement to agree, with nothing that holds if it fails. */
export const agreeToAgree: ProseCheck = (text) =>
  text.sentences.flatMap((sentence) =>
    sentence.operative && (binds(sentence.text) || /to be/.test(sentence.text))
      ? [...sentence.text.matchAll(toAgree)]
          .filter(
            () =>
              !/\b(?:failing|if (?:no|they (?:do|have) not)|in the absence of|otherwise|until then)\b/i.test(
                sentence.text,
              ),
          )
          .map((match) => remarkOn(text, sentence, 'T606', { index: match.index, found: match[0] }))
      : [],
  )

const intermediary =
  /\b(?:the\s+)?(?:ICRC|International Committee of the Red Cross|Red Cross|Red Crescent|neutral intermediary)\s+(?:shall|must|is obliged to|is required to)\s+(?:verify|monitor|determine|decide|certify|guarantee|ensure|confirm|supervise|report|investigate|complete|release|transport|deliver|visit)\b/gi

/** T607: a neutral intermediary is given a duty or made a judge. */
export const intermediaryBound: ProseCheck = (text) =>
  text.sentences.flatMap((sentence) =>
    [...sentence.text.matchAll(intermediary)].map((match) =>
      remarkOn(text, sentence, 'T607', { index: match.index, found: match[0] }),
    ),
  )

const escape =
  /\b(?:reserves? (?:itself |themselves )?the right to|(?:inherent )?right (?:of|to) self-defen[cs]e|in (?:legitimate )?self-defen[cs]e|except in cases? of (?:necessity|urgent|security)|for (?:compelling |urgent )?(?:security|military) reasons|military necessity)\b/gi

/** T608: a way out that its user may open alone. */
export const escapeClause: ProseCheck = (text) =>
  text.sentences.flatMap((sentence) =>
    sentence.operative
      ? // One way out is one remark, however many of its words are met.
        [...sentence.text.matchAll(escape)]
          .slice(0, 1)
          .map((match) => remarkOn(text, sentence, 'T608', { index: match.index, found: match[0] }))
      : [],
  )
