// Before an agreement: from whom an answer is awaited, on what, and why. A transmittal opens it; a
// standing answer by someone with authority closes it; reconsidering, withdrawal or lapse reopens it; a
// request for clarification moves the step to the text's author. A mediator never bears it (DESIGN 3).
import { standingBetween, type ActorId, type Instant, type Role } from '../model/index.ts'
import { ofKind, type Entry, type EntryOf } from '../record/index.ts'
import { settles, subjectKey } from './positions.ts'
import { authorOf, versionsIn } from './versions.ts'

export interface AwaitedStep {
  readonly kind: 'answer' | 'condition' | 'clarification'
  /** Who is awaited; null: no one is bound to act. */
  readonly from: ActorId | null
  readonly version: string | null
  /** What is awaited, in the words of the entry (a condition). */
  readonly what: string | null
  /** Whose condition, whose request, who handed it over. */
  readonly by: ActorId
  readonly toward: ActorId | null
  readonly since: Instant
  readonly answerBy: string | null
  /** Entries that opened it, then those that moved or reopened it. */
  readonly entries: readonly string[]
  /** no one: with whom all wait, as far as anybody said. */
  readonly waitsFor: readonly {
    readonly actor: ActorId
    readonly by: ActorId
    readonly entry: string
  }[]
  readonly reopenedBy: string | null
}

/** A step that was open and is closed by a standing answer. */
export interface AnsweredStep {
  readonly from: ActorId
  readonly version: string
  readonly by: string
  readonly stance: string
  readonly entries: readonly string[]
}

export interface AwaitedSteps {
  readonly open: readonly AwaitedStep[]
  readonly answered: readonly AnsweredStep[]
}

export type RolesOf = (actor: ActorId) => readonly Role[]

const reopening = ['reconsidering', 'withdrawn'] as const

/** @param entries visible, known, corrected, ordered, and not after `at` */
export function awaitedIn(entries: readonly Entry[], rolesOf: RolesOf, at: Instant): AwaitedSteps {
  const open: AwaitedStep[] = []
  const answered: AnsweredStep[] = []
  const carriesOnly = (actor: ActorId): boolean => {
    const held = rolesOf(actor)
    return (
      held.length > 0 &&
      held.every(
        (role) => standingBetween.includes(role) || role === 'actor' || role === 'official',
      )
    )
  }
  for (const handing of latestHandings(entries)) {
    const { to, version } = handing.body
    if (version === undefined || carriesOnly(to)) continue
    const step = stepFor(handing, version, entries, at)
    if ('stance' in step) answered.push(step)
    else open.push(step)
  }
  open.push(...conditionsIn(entries, carriesOnly, at))
  return { open, answered }
}

/** One awaited answer per recipient and version: the last handing counts. */
function latestHandings(entries: readonly Entry[]): readonly EntryOf<'transmittal'>[] {
  const last = new Map<string, EntryOf<'transmittal'>>()
  for (const entry of ofKind(entries, 'transmittal'))
    if (entry.dated && entry.body.receipt !== 'denied')
      last.set(`${entry.body.to}|${entry.body.version ?? ''}`, entry)
  const denied = new Set(
    ofKind(entries, 'receipt')
      .filter((one) => one.body.says === 'denied')
      .map((one) => one.body.transmittal),
  )
  return [...last.values()].filter((entry) => !denied.has(entry.id))
}

function stepFor(
  handing: EntryOf<'transmittal'>,
  version: string,
  entries: readonly Entry[],
  at: Instant,
): AwaitedStep | AnsweredStep {
  const { to, by } = handing.body
  let answer: EntryOf<'position'> | null = null
  let reopened: string | null = null
  for (const position of ofKind(entries, 'position')) {
    if (
      position.body.of !== to ||
      position.body.on.version !== version ||
      position.body.on.clause !== undefined
    )
      continue
    if (settles(position)) {
      answer = position
      reopened = null
    } else if (
      answer &&
      position.dated &&
      position.body.of === position.body.by &&
      reopening.some((one) => one === position.body.stance)
    ) {
      reopened = position.id
      answer = null
    }
  }
  if (answer?.validTo !== undefined && answer.validTo < at) {
    reopened = answer.id
    answer = null
  }
  const request = ofKind(entries, 'request').findLast(
    (one) =>
      one.dated &&
      one.body.by === to &&
      one.body.about === version &&
      one.window.from >= handing.window.from,
  )
  if (answer && !(request && request.window.from >= answer.window.from)) {
    return {
      from: to,
      version,
      by: answer.id,
      stance: answer.body.stance,
      entries: [handing.id, answer.id],
    }
  }
  const common = {
    version,
    what: null,
    since: handing.window.to,
    answerBy: handing.body.answerBy ?? null,
    reopenedBy: reopened,
  }
  const opened = reopened === null ? [handing.id] : [handing.id, reopened]
  const clarified =
    request && ofKind(entries, 'fulfilment').some((one) => one.dated && one.body.of === request.id)
  if (request && clarified !== true) {
    const view = versionsIn(entries).find((one) => one.version === version)
    const { author, reported } = view ? authorOf(view) : { author: null, reported: [] }
    return {
      ...common,
      kind: 'clarification',
      from: author === to ? null : author,
      by: to,
      toward: request.body.to[0] ?? null,
      entries: [...opened, request.id],
      waitsFor:
        author === null
          ? reported.map((one) => ({ actor: one.of, by: one.by, entry: one.entry }))
          : [],
    }
  }
  return { ...common, kind: 'answer', from: to, by, toward: by, entries: opened, waitsFor: [] }
}

/** Positions that name what they wait for: "if X clearly announces its commitment". */
function conditionsIn(
  entries: readonly Entry[],
  carriesOnly: (actor: ActorId) => boolean,
  at: Instant,
): readonly AwaitedStep[] {
  const positions = ofKind(entries, 'position').filter(
    (one) => one.dated && one.body.of === one.body.by,
  )
  const fulfilled = new Set(
    ofKind(entries, 'fulfilment')
      .filter((one) => one.dated)
      .map((one) => one.body.of),
  )
  const steps: AwaitedStep[] = []
  for (const [index, position] of positions.entries()) {
    const awaits = position.body.awaits
    if (!awaits || fulfilled.has(position.id)) continue
    if (position.validTo !== undefined && position.validTo < at) continue
    const followed = positions
      .slice(index + 1)
      .some(
        (later) =>
          later.body.of === position.body.of &&
          subjectKey(later.body.on) === subjectKey(position.body.on),
      )
    if (followed) continue
    steps.push({
      kind: 'condition',
      from: carriesOnly(awaits.from) ? null : awaits.from,
      version: awaits.about ?? position.body.on.version ?? null,
      what: awaits.what,
      by: position.body.of,
      toward: position.body.of,
      since: position.window.to,
      answerBy: null,
      entries: [position.id],
      waitsFor: [],
      reopenedBy: null,
    })
  }
  return steps
}
