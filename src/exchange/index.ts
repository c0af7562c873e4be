export { answerList, type AnswerPart } from './answer.ts'
export { lowerBounds, type Bound } from './bounds.ts'
export { group, type Assignment, type Grouped } from './grouping.ts'
export {
  plan,
  planning,
  type OrderPrice,
  type Plan,
  type PlannedHandover,
  type PlanOptions,
} from './plan.ts'
export type { Group, Loading, Problem } from './problem.ts'
export { balance, readExchange, type ReadResult } from './read.ts'
export { replay, type CurvePoint, type HalfStep, type Replay } from './replay.ts'
export { search, usualEffort, type Effort, type Found } from './search.ts'
export {
  credits,
  usualTiers,
  type AnswerClass,
  type Counts,
  type Credits,
  type Exchange,
  type Finding,
  type Handover,
  type HeldClass,
  type Lump,
  type PersonHeld,
  type Rules,
  type Side,
  type Step,
} from './terms.ts'
export { disturb, type Adjustment, type Disturbance, type Disturbed } from './disturb.ts'
export {
  bothReadings,
  repair,
  whatIf,
  type Change,
  type DisputedClass,
  type Repair,
  type RepairOptions,
} from './repair.ts'
export {
  owed,
  owedAfterEach,
  type ClassReading,
  type Due,
  type Exposure,
  type Key,
  type OwedRow,
  type OwedTable,
  type ReleaseEvent,
} from './owed.ts'
export {
  importRows,
  type Columns,
  type Imported,
  type ImportOptions,
  type SealedRow,
} from './import.ts'
export {
  checkExport,
  checkVersion,
  commit,
  compareVersions,
  entryStates,
  listText,
  namesForOnePerson,
  tally,
  type EntryState,
  type Hash,
  type ListAct,
  type ListEntry,
  type ListVersion,
} from './lists.ts'
export {
  publicCounts,
  publicFacts,
  type Cell,
  type Informed,
  type PersonFact,
  type PublicCounts,
  type PublicOptions,
  type PublicRow,
} from './publication.ts'
export { spellingKeys } from './spelling.ts'
export {
  planJson,
  readDisturbances,
  readPlan,
  readReleaseEvents,
  type KeptPlan,
  type ReadList,
} from './read-events.ts'
