// Talks: texts and who holds them, positions, whose answer is awaited, what was said about it.
export { awaitedIn } from './awaited.ts'
export type { AnsweredStep, AwaitedStep, AwaitedSteps, RolesOf } from './awaited.ts'
export { positionsIn, settles, subjectKey } from './positions.ts'
export type { PositionView, Stance } from './positions.ts'
export { onusSaid } from './said.ts'
export type { Said } from './said.ts'
export { authorOf, labelDisputes, unresolvedHandings, versionsIn } from './versions.ts'
export type { Handing, LabelDispute, VersionView } from './versions.ts'
export { parseCondition } from './condition-parse.ts'
export type { ParsedCondition } from './condition-parse.ts'
export { printClause, printCondition } from './condition-print.ts'
export { allOf, anyOf, atomsOf, bare, factKinds, keyOf, notOf } from './condition.ts'
export type {
  Atom,
  Condition,
  Extent,
  Fact,
  FactKind,
  InPackage,
  Level,
  Remark,
  Subject,
} from './condition.ts'
export * from './agreeable/index.ts'
