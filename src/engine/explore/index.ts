// Search over the futures that a text allows. Start with `questions` of suite.ts.
export { isQuestion, questionNames } from './answer.ts'
export type {
  Answer,
  Asking,
  Limits,
  QuestionName,
  Repair,
  Story,
  StoryStep,
  Subject,
  Verdict,
} from './answer.ts'
export { assume } from './assume.ts'
export type { Assumed } from './assume.ts'
export { compile } from './compile.ts'
export type { Compiled, CompileOptions } from './compile.ts'
export { evaluate, successors, valuesOf } from './evaluate.ts'
export { estimateOf, huntAll } from './hunt.ts'
export type { Hunt, Hunted } from './hunt.ts'
export { questionHunts } from './questions.ts'
export type { Target } from './questions.ts'
export { launch, startingEvents } from './launch.ts'
export type { Label, Net, Ticks } from './net.ts'
export { promela } from './promela.ts'
export { eventOf, readInto, replay } from './replay.ts'
export { finish, labelsTo, pathTo, search } from './search.ts'
export type { Budget, Found, Progress } from './search.ts'
export { ask, questions, subjectOf, withRepairs } from './suite.ts'
