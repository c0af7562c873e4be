// Entries: kinds, validation, order, correction, as-of, accounts. The only bridge to events.
export { believe } from './believe.ts'
export type { Account, Trust } from './believe.ts'
export { invisibleIn } from './characters.ts'
export { isKind, ofKind } from './entry.ts'
export type { Entry, EntryOf, Envelope, Source } from './entry.ts'
export type { Field, Fields, Noun } from './field.ts'
export { kindNames, kinds } from './kinds.ts'
export type { BodyOf, Kind } from './kinds.ts'
export { longAgo, readRecord } from './read.ts'
export type { ReadRecord } from './read.ts'
export { checkReferences, readableByAll, referencesOf } from './references.ts'
export type { KnownNames, Reference } from './references.ts'
export {
  aboutPeopleHeld,
  canRead,
  compartmentsOf,
  corrected,
  known,
  ordered,
  orderUnknown,
  visible,
} from './view.ts'
export type { Corrected, Viewer } from './view.ts'
export { plainEntry, writeEntry } from './write.ts'
