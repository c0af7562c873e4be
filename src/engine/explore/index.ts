// Search over the futures that a text allows. Start with `questions`.
export { compile } from './compile.ts'
export type { Compiled, CompileOptions } from './compile.ts'
export type { Label, Net, Ticks } from './net.ts'
export { launch, startingEvents } from './launch.ts'
export { promela } from './promela.ts'
export { finish, labelsTo, search } from './search.ts'
export type { Budget, Found, Progress } from './search.ts'
