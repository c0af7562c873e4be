// What a text still allows to happen: questions of the explorer, asked of the texts that a viewer sees,
// from where the record stands or, for a text that is not in force, from its own beginning.
import { parse } from '../language/index.ts'
import {
  assume,
  fold,
  questionNames,
  questions,
  start,
  step,
  subjectOf,
  type Answer,
  type Limits,
  type Progress,
  type QuestionName,
  type Subject,
} from '../engine/index.ts'
import { believe, ofKind } from '../record/index.ts'
import type { Process, TextVersion } from './folder.ts'
import type { Query } from './query.ts'
import { entriesFor } from './status.ts'

export interface TextFutures {
  readonly version: string
  readonly title: string
  /** True where the answers start from what the record holds, false from the text's own beginning. */
  readonly fromRecord: boolean
  /** Sentences of the assume file that this text had no use for. */
  readonly unusedAssumptions: readonly string[]
  readonly answers: readonly Answer[]
}

export interface FuturesOptions extends Limits {
  readonly questions?: readonly QuestionName[]
  /** Only this version. */
  readonly version?: string
}

/** A text with what it is asked about. */
export interface AskedText {
  readonly version: TextVersion
  readonly subject: Subject
  readonly unused: readonly string[]
}

/** The texts in view, each ready to be asked. Answers belong to the desk unless the charter says otherwise. */
export function textsToAsk(process: Process, query: Query): readonly AskedText[] {
  const { inView } = entriesFor(process, query)
  const shown = new Set(ofKind(inView, 'version').map((one) => one.body.version))
  const named = new Set(ofKind(process.record.entries, 'version').map((one) => one.body.version))
  const inForce = ofKind(inView, 'in force').map((one) => one.body.version)
  return process.versions
    .filter(({ version }) => shown.has(version) || (query.viewer === 'desk' && !named.has(version)))
    .map((version) => {
      const { assumptions } = process.files.assume
        ? parse([...version.files, process.files.assume]).agreement
        : version.agreement
      const assumed = assume(version.agreement, assumptions)
      const unused = assumed.unused.map((one) => one.words)
      if (inForce.at(-1) !== version.version)
        return { version, unused, subject: subjectOf(version.agreement, assumptions) }
      const events = believe(inView, query.account, version.agreement, {
        setsAnchors: process.charter.setsAnchors,
        makesFindings: process.charter.makesFindings,
      })
      const others = new Map(process.versions.map((one) => [one.version, one.agreement]))
      const resolve = (name: string) =>
        name === version.version ? assumed.agreement : others.get(name)
      const opening = resolve(inForce[0] ?? version.version) ?? assumed.agreement
      const state = fold(start(opening), events, query.at, resolve)
      const subject: Subject = {
        agreement: assumed.agreement,
        from: step(state, { kind: 'time', to: query.at }),
        dated: true,
        assumptions: assumed.used,
      }
      return { version, unused, subject }
    })
}

/**
 * Asks every text in view. A generator: the caller drives it, shows the progress, and may stop at any
 * time; nothing is kept.
 */
export function* questionsFor(
  process: Process,
  query: Query,
  options: FuturesOptions = {},
): Generator<Progress, readonly TextFutures[], void> {
  const found: TextFutures[] = []
  for (const { version, subject, unused } of textsToAsk(process, query)) {
    if (options.version !== undefined && options.version !== version.version) continue
    found.push({
      version: version.version,
      title: version.agreement.title,
      fromRecord: subject.dated,
      unusedAssumptions: unused,
      answers: yield* questions(subject, options, options.questions ?? questionNames),
    })
  }
  return found
}

const answered = new WeakMap<Process, Map<string, readonly TextFutures[]>>()

/**
 * Answers for a page, to the end of a budget that a reader can wait for; what is left open says so. The
 * same process is asked once, however often its page is opened.
 */
export function futuresOf(process: Process, query: Query): readonly TextFutures[] {
  const key = JSON.stringify([query.viewer, query.at, query.asOf, query.account, query.reading])
  const known = answered.get(process) ?? new Map<string, readonly TextFutures[]>()
  answered.set(process, known)
  let found = known.get(key)
  if (!found) {
    const run = questionsFor(process, query, { states: 5000 })
    let step = run.next()
    while (step.done !== true) step = run.next()
    found = step.value
    known.set(key, found)
  }
  return found
}
