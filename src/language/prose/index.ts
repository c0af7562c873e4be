// Drafting remarks on plain prose: what an adviser looks for before any formal sentence is written.
import { compareText, type Diagnostic } from '../../model/index.ts'
import { readProse, type ProseParagraph } from './article.ts'
import { agreeToAgree, escapeClause, intermediaryBound, noBearer } from './bearers.ts'
import type { ProseCheck } from './remark.ts'
import { noSuchAnnex, noSuchArticle, undefinedTerm, undrawnArea } from './terms.ts'
import { noStart, noSuchDate, talksWithoutEnd, wordsAndDigits } from './times.ts'
import { vagueDuty, vagueMeasure, vagueStart, vagueTime } from './vague.ts'
import {
  amnestyForAll,
  careOnCondition,
  modalMix,
  noConsequence,
  noCounting,
  noObserver,
} from './whole.ts'

export type { ProseParagraph } from './article.ts'

const checks: readonly ProseCheck[] = [
  vagueTime,
  vagueDuty,
  vagueMeasure,
  vagueStart,
  noBearer,
  agreeToAgree,
  intermediaryBound,
  escapeClause,
  noStart,
  wordsAndDigits,
  talksWithoutEnd,
  noSuchDate,
  undefinedTerm,
  undrawnArea,
  noSuchArticle,
  noSuchAnnex,
  noCounting,
  noConsequence,
  noObserver,
  modalMix,
  amnestyForAll,
  careOnCondition,
]

/** Remarks on the prose, in the order of the text. Each names its article and the words it is about. */
export function checkProse(
  file: string,
  paragraphs: readonly ProseParagraph[],
): readonly Diagnostic[] {
  const text = readProse(file, paragraphs)
  return checks
    .flatMap((check) => check(text))
    .sort((a, b) => a.at.line - b.at.line || a.at.from - b.at.from || compareText(a.code, b.code))
}
