// The one place that composes: files → process → status, explanations, calendar, what is published.
export { decide, standingEntries } from './decide.ts'
export type { Command, Decision } from './decide.ts'
export { commentKinds, commentLimits } from '../texts/index.ts'
export type { Comment, CommentKind, CommentProblem } from '../texts/index.ts'
export { actNames, voices } from '../texts/index.ts'
export type { DeskSentence, DeskSuggestion, DeskView, SourceDocument } from '../texts/index.ts'
export { admitLines } from './admit.ts'
export { privateRecord, readCharter, sections } from './charter.ts'
export type { Charter, IncidentRules, Section } from './charter.ts'
export { explain, wordsAt } from './explain.ts'
export type { Explanation } from './explain.ts'
export { actorsOf, baseName, openProcess, sidesOf } from './folder.ts'
export type { ActorView, Process, ProcessFiles, TextFile, TextVersion } from './folder.ts'
export { readQuery } from './query.ts'
export type { Query, QueryWords } from './query.ts'
export type { Reason, SideBySide, StatusReport, TextReport } from './report.ts'
export { entriesFor, readingNames, sideBySide, status, withoutEffect } from './status.ts'
export { canRead, compartmentsOf, ofKind, visible } from '../record/index.ts'
export { filesFor } from './viewer-files.ts'
export type { Entry, Viewer } from '../record/index.ts'
export type { Role } from '../model/index.ts'
export { dateIn, bearersOf } from '../model/index.ts'
export type {
  Agreement,
  AnchorRef,
  Clause,
  Condition,
  Diagnostic,
  Due,
  Instant,
  Moment,
  Remedy,
  Span,
} from '../model/index.ts'
export type {
  CalendarRow,
  ClauseState,
  ClauseStatus,
  NextStep,
  OwedTable,
  PhaseStatus,
  Situation,
  WaitsFor,
} from '../engine/index.ts'
export type { Limit, OpenLimit } from '../model/index.ts'
export { calendarsOf, datedObligations } from './calendar.ts'
export type { DatedObligation, TextCalendar } from './calendar.ts'
export { findClause } from '../model/index.ts'
export { articles, newProcess } from './template.ts'
export type { NewProcess } from './template.ts'
export { compareVersions } from './compare.ts'
export type { Comparison } from './compare.ts'
export type { Change } from '../language/index.ts'
export { futuresOf, questionsFor, textsToAsk } from './futures.ts'
export type { AskedText, FuturesOptions, TextFutures } from './futures.ts'
export { isQuestion, questionNames } from '../engine/index.ts'
export type {
  Answer,
  Progress,
  QuestionName,
  Repair,
  Story,
  StoryStep,
  Verdict,
} from '../engine/index.ts'
export { agreeable, agreeableCard } from './agreeable.ts'
export type { AgreeableCard } from './agreeable.ts'
export {
  countsOf,
  dateOfPhase,
  dayOfPhase,
  listsIn,
  owedReadings,
  personFacts,
  publishable,
  readExchangeFile,
  releasesFrom,
  releasesIn,
} from './exchange.ts'
export type { ExchangeFile, ListView } from './exchange.ts'
export type {
  Counts,
  Exchange,
  Exposure,
  Finding,
  OwedTable as ReleaseTable,
  Plan,
  PlannedHandover,
  PublicCounts,
  Repair as ReleaseRepair,
  Replay,
} from '../exchange/index.ts'
export { exchangeDesk, exchangeFileOf, handoversOn } from './exchange-desk.ts'
export type { ExchangeDesk, PersonView, WhatIf } from './exchange-desk.ts'
export { copiedLeg, exceptionReasons } from './exchange-copy.ts'
export type { Copied, CopiedForm } from './exchange-copy.ts'
export { decideInRoom, formChoices } from './decide-room.ts'
export type { Problem, RoomDecision } from './decide-room.ts'
export { commandForms, commandNames, isCommand, mayDo } from './decide-commands.ts'
export type { CommandName, InputField, RoomCommand, Speaker } from './decide-commands.ts'
export type { Draft } from './decide-entries.ts'
export { incidentBoard } from './incidents.ts'
export type { IncidentBoard, IncidentLine, QueuedReport } from './incidents.ts'
export { deskEntries } from './incident-entries.ts'
export type { DeskEntries, UnreadEntry } from './incident-entries.ts'
export { areasByName, zonesOf } from './incident-zones.ts'
export { publicIncidents, publicRules, releaseOf } from './incident-release.ts'
export type { ReleaseBody } from './incident-release.ts'
export { current, middleOf, outlineOf, placeFrom, precisionOf } from '../monitor/index.ts'
export type {
  Attribution,
  Curve,
  Desk,
  DeskEntry,
  Determination,
  DrawnZones,
  Finding as IncidentFinding,
  Incident,
  IncidentTable,
  Place as IncidentPlace,
  PublicRow,
  Report,
  TableArea,
} from '../monitor/index.ts'
export { readReport } from './incident-report.ts'
export type { ReadReport, ReportFault, ReportFields } from './incident-report.ts'
