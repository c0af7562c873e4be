// The pipeline, once: visible(viewer) → known(as-of) → corrected → ordered → believed(account) →
// fold(agreement in force under a reading, events, up to `at`). The order is the meaning.
import type { Agreement, Event, Instant } from '../model/index.ts'
import {
  compareSituations,
  fold,
  readState,
  start,
  withReading,
  type Situation,
} from '../engine/index.ts'
import {
  believe,
  corrected,
  known,
  ofKind,
  ordered,
  visible,
  type Account,
  type Entry,
} from '../record/index.ts'
import {
  type AwaitedSteps,
  awaitedIn,
  labelDisputes,
  onusSaid,
  positionsIn,
  unresolvedHandings,
  versionsIn,
} from '../talks/index.ts'
import { actorsOf, sidesOf, type Process, type TextVersion } from './folder.ts'
import type { Query } from './query.ts'
import type { SideBySide, StatusReport } from './report.ts'

/** Entries that a query lets one see, in order. */
export function entriesFor(
  process: Process,
  query: Query,
): ReturnType<typeof corrected> & { readonly inView: readonly Entry[] } {
  const seen = corrected(known(visible(process.record.entries, query.viewer), query.asOf))
  const inView = ordered(seen.standing).filter((entry) => entry.window.from <= query.at)
  return { ...seen, inView }
}

/**
 * Texts in view: versions whose entry is in view; a text that no entry of the record names is the desk's
 * own. A version that was not known yet on the as-of day is not shown, to the desk neither.
 */
function textsFor(
  process: Process,
  query: Query,
  entries: readonly Entry[],
): readonly TextVersion[] {
  const shown = new Set(ofKind(entries, 'version').map((one) => one.body.version))
  const named = new Set(ofKind(process.record.entries, 'version').map((one) => one.body.version))
  return process.versions.filter(
    (one) => shown.has(one.version) || (query.viewer === 'desk' && !named.has(one.version)),
  )
}

export function status(process: Process, query: Query): StatusReport {
  const { inView, replacedBy, conflicts } = entriesFor(process, query)
  const texts = textsFor(process, query, inView)
  const actors = actorsOf(texts, inView)
  const roles = new Map(actors.map((one) => [one.actor, one.roles.map((role) => role.role)]))
  const sides = sidesOf({ charter: process.charter, versions: texts }, inView)
  const course = courseOf(process, texts, inView, query)
  const talks = awaitedIn(inView, (actor) => roles.get(actor) ?? [], query.at)
  const { open, answered } = course.since === null ? talks : after(talks, course.since, inView)
  return {
    format: 'truce/status@1',
    process: process.id,
    query,
    charter: process.charter,
    actors,
    sides,
    inForce: course.inForce,
    situation: course.situation(query.account, query.reading),
    agreement: course.agreement,
    awaited: open,
    answered,
    said: onusSaid(inView),
    versions: versionsIn(inView),
    labelDisputes: labelDisputes(inView),
    unresolvedHandings: unresolvedHandings(inView),
    positions: positionsIn(inView, query.at),
    texts: texts.map((one) => ({
      version: one.version,
      title: one.agreement.title,
      known: one.agreement.header.known,
      files: one.files.map((file) => file.file),
      authentic: one.agreement.header.authentic,
      encodedBy: one.agreement.header.encodedBy ?? null,
      confirmedBy: one.agreement.header.confirmedBy,
      diagnostics: one.diagnostics,
      agreement: one.agreement,
    })),
    entries: inView,
    replacedBy: [...replacedBy].map(([entry, by]) => ({ entry, by })),
    conflicts,
  }
}

/** Once a text is in force, answers to what was handed over before it are history, not steps. */
function after(steps: AwaitedSteps, since: Instant, entries: readonly Entry[]): AwaitedSteps {
  if (steps.open.length + steps.answered.length === 0) return steps
  const opened = (ids: readonly string[]) =>
    entries.find((entry) => entry.id === ids[0])?.window.from ?? since
  return {
    open: steps.open.filter((step) => opened(step.entries) > since),
    answered: steps.answered.filter((step) => opened(step.entries) > since),
  }
}

/** The agreement in force at `at`, and the situation under any account and reading. */
interface Course {
  readonly inForce: string | null
  /** When the last version entered into force. */
  readonly since: Instant | null
  readonly agreement: Agreement | null
  readonly situation: (account: Account, reading: string) => Situation | null
}

function courseOf(
  process: Process,
  texts: readonly TextVersion[],
  entries: readonly Entry[],
  query: Query,
): Course {
  const versions = new Map(texts.map((one) => [one.version, one.agreement]))
  const entering = ofKind(entries, 'in force')
  const first = entering.find((entry) => versions.has(entry.body.version))
  const last = entering.findLast((entry) => versions.has(entry.body.version))
  const agreement = last ? (versions.get(last.body.version) ?? null) : null
  const opening = first ? versions.get(first.body.version) : undefined
  const trust = {
    setsAnchors: process.charter.setsAnchors,
    makesFindings: process.charter.makesFindings,
  }
  const made = new Map<string, Situation>()
  const eventsOf = new Map<string, readonly Event[]>()
  return {
    inForce: last?.body.version ?? entering.at(-1)?.body.version ?? null,
    since: entering.at(-1)?.window.from ?? null,
    agreement,
    situation: (account, reading) => {
      if (!opening || !agreement) return null
      const key = `${account}\n${reading}`
      let found = made.get(key)
      if (!found) {
        let events = eventsOf.get(account)
        if (!events) {
          events = believe(entries, account, agreement, trust)
          eventsOf.set(account, events)
        }
        found = situationAt(opening, versions, events, reading, query.at)
        made.set(key, found)
      }
      return found
    },
  }
}

function situationAt(
  opening: Agreement,
  versions: ReadonlyMap<string, Agreement>,
  events: readonly Event[],
  reading: string,
  at: Instant,
): Situation {
  const read = (agreement: Agreement) => readingOf(agreement, reading)
  const resolve = (version: string) => {
    const agreement = versions.get(version)
    return agreement ? read(agreement) : undefined
  }
  return readState(fold(start(read(opening)), events, at, resolve), at)
}

/** A reading is a party's, or one that is not attributed, by its name; "text" is the text itself. */
function readingOf(agreement: Agreement, reading: string): Agreement {
  if (reading === 'text') return agreement
  const byParty = agreement.readings.some((one) => one.by === reading)
  return withReading(agreement, byParty ? { by: reading } : { name: reading })
}

/**
 * What differs between accounts, and between interpretations, of the same situation: apart from the
 * status, since it needs a situation for every account.
 */
export function sideBySide(process: Process, query: Query): readonly SideBySide[] {
  const { inView } = entriesFor(process, query)
  const texts = textsFor(process, query, inView)
  const sides = sidesOf({ charter: process.charter, versions: texts }, inView)
  const course = courseOf(process, texts, inView, query)
  const result: SideBySide[] = []
  const compare = (
    kind: SideBySide['kind'],
    left: string,
    right: string,
    a: Situation | null,
    b: Situation | null,
  ) => {
    if (!a || !b) return
    const difference = compareSituations(a, b)
    if (
      difference.clauses.length > 0 ||
      difference.phases.length > 0 ||
      difference.next === 'differs'
    )
      result.push({ kind, left, right, difference })
  }
  const accounts = ['findings', ...sides]
  for (const [i, left] of accounts.entries())
    for (const right of accounts.slice(i + 1))
      compare(
        'account',
        left,
        right,
        course.situation(left, query.reading),
        course.situation(right, query.reading),
      )
  const readings = ['text', ...readingNames(course.agreement)]
  for (const [i, left] of readings.entries())
    for (const right of readings.slice(i + 1))
      compare(
        'reading',
        left,
        right,
        course.situation(query.account, left),
        course.situation(query.account, right),
      )
  return result
}

/** Names that `--reading` takes: parties with a reading of their own, and unattributed ones by name. */
export function readingNames(agreement: Agreement | null): readonly string[] {
  return [...new Set((agreement?.readings ?? []).map((one) => one.by ?? one.name))]
}

/**
 * Entries in view that no part of the report leads back to: listed where the report is shown, so that
 * nothing vanishes in silence. Apart from `status`, since it walks the whole report.
 */
export function withoutEffect(report: StatusReport): readonly string[] {
  const used = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value === 'string') used.add(value)
    else if (Array.isArray(value)) value.forEach(visit)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit)
  }
  const {
    situation,
    awaited,
    answered,
    said,
    versions,
    labelDisputes: disputes,
    unresolvedHandings: handings,
    positions,
    actors,
  } = report
  visit([situation, awaited, answered, said, versions, disputes, handings, positions, actors])
  return report.entries.map((entry) => entry.id).filter((id) => !used.has(id))
}
