// How things are shown: functions of data, no state. A page is the same bytes from a server or a file.
export { sayRole, sayWhen, slug, speaker } from './say.ts'
export type { Say } from './say.ts'
export { phraseLimit, phraseState } from './clauses.tsx'
export { phraseAct, phraseCondition, phraseDue } from './phrase.ts'
export type { ProcessCard } from './home-page.tsx'
export { goPath, pageAt, publicPaths, routes } from './site.ts'
export type { Page, Site } from './site.ts'
export { tell, tellSource } from './tell.ts'
