// The engine: what a text and what happened under it add up to. Start with `fold`, then `readState`.
export { amend } from './amend.ts'
export { clauseIs, isLate, isMet, unanswered } from './condition.ts'
export type { CalendarRow } from './dates.ts'
export { start } from './draft.ts'
export { compareEvents, fold, step } from './fold.ts'
export type { Time } from './fold.ts'
export type { InTime } from './limits.ts'
export { bearsAs } from './next.ts'
export type { NextItem, NextStep, WaitsFor } from './next.ts'
export type { CategoryOwed, ClassOwed, DisputedClass, OwedTable } from './owed.ts'
export { compareSituations, withReading } from './reading.ts'
export type { ClauseDifference, Difference, ReadingChoice } from './reading.ts'
export { readState } from './situation.ts'
export type { PhaseStatus, Situation } from './situation.ts'
export type { PhaseMode, Resolver, State, Unused } from './state.ts'
export { clauseStates } from './status-types.ts'
export type {
  BatchStatus,
  CellStatus,
  ClauseState,
  ClauseStateName,
  ClauseStatus,
  OutOfOrder,
  QuotaStatus,
  SuspensionLink,
  Why,
} from './status-types.ts'
export * from './explore/index.ts'
