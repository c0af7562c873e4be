// How things are shown: functions of data, no state. A page is the same bytes from a server or a file.
export { commentsPage, moderationPage } from './texts-desk-comments.tsx'
export type { CommentsPage, KeptComment, ModerationPage } from './texts-desk-comments.tsx'
export { codersPage } from './texts-desk-coders.tsx'
export type { CodersPage } from './texts-desk-coders.tsx'
export { deskKeys } from './texts-desk-keys.ts'
export { textPage, textsPage } from './texts-desk.tsx'
export type { TextPage, TextsPage } from './texts-desk.tsx'
export { sayRole, sayWhen, slug, speaker } from './say.ts'
export type { Say } from './say.ts'
export { phraseLimit, phraseState } from './state-words.ts'
export { phraseAct, phraseCondition, phraseDue, phraseRemedy } from './phrase.ts'
export type { ProcessCard } from './home-page.tsx'
export { goPath, pageAt, publicPaths, routes } from './site.ts'
export type { Page, Site } from './site.ts'
export { tell, tellSource } from './tell.ts'
export { explainText } from './explain-text.ts'
export { statusText } from './status-text.ts'
export { NoteSections } from './note-page.tsx'
export { StatusSections } from './status-page.tsx'
export type { SeenLine, StatusPage } from './status-page.tsx'
export { style } from './style.ts'
export { compareText } from './compare-page.tsx'
export { agreeableText } from './agreeable-page.tsx'
export {
  findingText,
  owedText,
  planText,
  repairText,
  replayText,
  sayCounts,
} from './exchange-text.ts'
export { futuresText } from './futures-text.ts'
export { answerCopy } from './exchange-answer.ts'
export type { CopyAnswer } from './exchange-answer.ts'
export { roomPageAt, roomRoutes } from './room-site.ts'
export type { Place, RoomPage, RoomSite, Told } from './room-site.ts'
export {
  codesPage,
  demonstrationPage,
  enrolPage,
  invitationPage,
  invitedPage,
  signInPage,
} from './room-sign-in.tsx'
export { mostInCode, paperPage } from './receipt-page.tsx'
export type { PaperProps } from './receipt-page.tsx'
export { reportPage } from './incidents-route.ts'
