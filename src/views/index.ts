// How things are shown: functions of data, no state.
export { sayRole, sayWhen, slug, speaker } from './say.ts'
export type { Say } from './say.ts'
export { tell, tellSource } from './tell.ts'
