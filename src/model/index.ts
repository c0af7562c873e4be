// The nouns of Truce: agreement, actors, people and keys, zones, time. Imports no other folder.
export { roles, standingBetween } from './actor.ts'
export type { ActorId, Label, Role } from './actor.ts'
export { bearersOf, findClause, partiesOf } from './agreement.ts'
export type {
  Agreement,
  Aim,
  Anchor,
  Assumption,
  Check,
  DeclaredActor,
  Group,
  Header,
  History,
  Interlock,
  Key,
  Ladder,
  Phase,
  Reading,
  Term,
  Zone,
} from './agreement.ts'
export { limitOf, openLimitOf, startOf } from './calendar.ts'
export type { AnchorTimes, Limit, OpenLimit } from './calendar.ts'
export type {
  Act,
  Clause,
  ClauseId,
  Continuation,
  Duty,
  Modal,
  Permission,
  Power,
  PowerVerb,
  Prohibition,
  Remedy,
  Verb,
  Verification,
} from './clause.ts'
export type { ClauseFact, Condition } from './condition.ts'
export type { EntryId, Event, EventKind, FindingResult, Standing } from './event.ts'
export type { AnchorRef, Batch, Counting, Due, Moment } from './moment.ts'
export { nearest } from './nearest.ts'
export { exactly } from './quantity.ts'
export type { Quantity, ReportedValue } from './quantity.ts'
export { compareText } from './source.ts'
export type { Diagnostic, Place } from './source.ts'
export {
  addDays,
  addSpan,
  clockIn,
  dateIn,
  dayNumber,
  dayOf,
  endOfDay,
  isDate,
  isZone,
  offsetIn,
  readWindow,
  spanInDays,
  startOfDate,
  startOfDay,
  utcDays,
} from './time.ts'
export type { DayRule, Instant, IsoDate, Span, Window } from './time.ts'
