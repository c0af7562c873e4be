// From a source text to codings of its sentences; what is decided about them enters the record.
export { contextLength, findAgain, quoteAt, standsAt } from './anchor.ts'
export type { Found, Quote } from './anchor.ts'
export { actNames, codebook, isAct } from './codebook.ts'
export type { ActName, ActWord } from './codebook.ts'
export { cleanText, largestText, openDocument } from './document.ts'
export type {
  CleanText,
  DocumentFacts,
  DocumentKind,
  OpenedDocument,
  SourceDocument,
} from './document.ts'
export { codingOf, entriesOf, problemsOf } from './coding.ts'
export type { Coding, CodingProblem, Decided } from './coding.ts'
export { cues } from './lexicon.ts'
export type { Cue } from './lexicon.ts'
export { markActors, registerOf, unknownNames } from './register.ts'
export type { ActorMark, Register, RegisterActor } from './register.ts'
export { readDocument, readSentence, rules, suggestIn } from './rules.ts'
export type { CueMark, ReadSentence } from './rules.ts'
export { sentencesOf, wordsOf } from './sentences.ts'
export type { Sentence, Word } from './sentences.ts'
export { checkSuggestions, perSentence, tickedFrom, voices } from './suggestion.ts'
export type {
  Checked,
  Drop,
  LocalSuggester,
  Mode,
  SuggestContext,
  Suggester,
  Suggestion,
  Voice,
} from './suggestion.ts'
export { commentKinds, commentLimits, readComment, takeToken } from './comment.ts'
export type { Bucket, Comment, CommentKind, CommentProblem } from './comment.ts'
export { deskOf, keyOf, standingEvents } from './desk.ts'
export type { DeskEvent, DeskSentence, DeskSuggestion, DeskView, Piece } from './desk.ts'
export { placeKey, withPlace } from './places.ts'
export { adjudicated, alpha, codingsOf, disagreements, kappa, nothing } from './coders.ts'
export type { Codings, Disagreement } from './coders.ts'
export { tableHeaders, tableRows, webAnnotations } from './export.ts'
export { laddersOf } from './ladder.ts'
export type { Ladder, Step } from './ladder.ts'
export { classify, featuresOf, linearSuggester, trainLinear } from './linear.ts'
export type { Example, LinearModel } from './linear.ts'
export { readAnswer, refusalOf } from './outside.ts'
export type { OutsideSettings, Refusal } from './outside.ts'
