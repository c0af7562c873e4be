// One maker per command: the entries it leads to, each in the narrowest audience that needs it. What the
// desk tells one side lies in desk+side; what was withheld lies with the desk alone; a non-paper has no
// recorder and no author.
import { dateIn, readWindow, type ActorId } from '../model/index.ts'
import { ofKind, readableByAll, type Entry } from '../record/index.ts'
import type { CommandName, Speaker } from './decide-commands.ts'
import type { Problem } from './decide-room.ts'
import type { ActorView, Process, TextFile } from './folder.ts'

/** What the caller adds to a command: time, a new id, and the SHA-256 of a text that comes along. */
export interface Moment {
  /** ISO with offset, e.g. "2026-11-22T12:00:00Z". */
  readonly time: string
  readonly id: string
  readonly digest: string | null
}

/** One line of the record before it is written; `id` first. */
export type Draft = Readonly<Record<string, unknown>>

export interface Made {
  readonly entries: readonly Draft[]
  /** Texts to keep beside the record. */
  readonly files: readonly TextFile[]
}

export interface Room {
  readonly process: Process
  readonly speaker: Speaker
  /** Standing entries in order. */
  readonly entries: readonly Entry[]
  readonly replacedBy: ReadonlyMap<string, string>
  readonly actors: readonly ActorView[]
  readonly sides: readonly ActorId[]
}

type Fields = Readonly<Record<string, string>>
type Maker = (room: Room, fields: Fields, now: Moment) => Made | Problem

const only = (...entries: Draft[]): Made => ({ entries, files: [] })
const problem = (
  code: string,
  field: string | null,
  data: Readonly<Record<string, string | number>>,
): Problem => ({ code, field, data })

/** The room a speaker writes into: its own with the desk; the desk's own where it is the desk. */
export function channelOf(speaker: Speaker): string {
  return speaker.compartment === 'desk' ? 'desk' : `desk+${speaker.compartment}`
}

const by = ({ speaker }: Room) => ({ by: speaker.actor, recorder: speaker.actor })

/** Fields that were filled in, under the record's names. */
function given(fields: Fields, ...names: string[]): Record<string, string> {
  const result: Record<string, string> = {}
  for (const name of names) if (fields[name] !== undefined) result[name] = fields[name]
  return result
}

const subject = (fields: Fields) => ({
  version: fields['version'],
  ...(fields['clause'] === undefined ? {} : { clause: fields['clause'] }),
})

function clauseProblem(room: Room, fields: Fields): Problem | null {
  const { clause, version } = fields
  const text = room.process.versions.find((one) => one.version === version)
  if (clause === undefined || !text) return null
  return text.agreement.clauses.some((one) => one.id === clause)
    ? null
    : problem('D210', 'clause', { clause, version: version ?? '' })
}

/** The newest text that replaces a version in this room, or undefined. */
function replacement(room: Room, version: string): string | undefined {
  return ofKind(room.entries, 'version').findLast((one) => one.body.supersedes === version)?.body
    .version
}

/** A role that ended closes its room: nothing more is handed into it. */
function closed(room: Room, actor: string, now: Moment): boolean {
  const view = room.actors.find((one) => one.actor === actor)
  if (!view || view.roles.length === 0) return false
  const today = now.time.slice(0, 10)
  return view.roles.every((one) => one.to !== null && one.to.slice(0, 10) < today)
}

export const makers: Readonly<Record<CommandName, Maker>> = {
  version: (room, fields, now) => {
    const { version = '', label = '', text = '', supersedes } = fields
    // assume.truce.md is another kind of file.
    if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,60}$/.test(version) || version === 'assume')
      return problem('D211', 'version', { seen: version.slice(0, 60) })
    if (room.entries.some((one) => one.kind === 'version' && one.body.version === version))
      return problem('D212', 'version', { version })
    if (room.process.versions.some((one) => one.version === version))
      return problem('D212', 'version', { version })
    const file = `${version}.truce.md`
    return {
      entries: [
        {
          kind: 'version',
          channel: 'desk',
          recorder: room.speaker.actor,
          version,
          label,
          known: 'exists, not published',
          files: [file],
          ...(now.digest === null ? {} : { hash: now.digest }),
          ...(supersedes === undefined ? {} : { supersedes }),
        },
      ],
      files: [{ file, text: text.endsWith('\n') ? text : `${text}\n` }],
    }
  },
  'hand-over': (room, fields, now) => {
    const { version = '', to = '', medium = '' } = fields
    if (closed(room, to, now)) return problem('D213', 'to', { actor: to })
    const channel = `desk+${to}`
    const versions = ofKind(room.entries, 'version').filter((one) => one.body.version === version)
    const [first] = versions
    const keeps = medium === 'paper' || medium === 'file'
    const known = versions.filter((one) => readableByAll(channel, one.channel))
    const enough = known.some((one) => !keeps || (one.body.files ?? []).length > 0)
    const files = first?.body.files ?? []
    const copy = {
      kind: 'version',
      channel,
      version,
      label: first?.body.label ?? version,
      known: 'exists, not published',
      ...(keeps && files.length > 0 ? { files } : {}),
      ...(first?.body.hash === undefined ? {} : { hash: first.body.hash }),
      ...supersededFor(room, first?.body.supersedes, channel),
    }
    return only(
      ...(enough ? [] : [copy]),
      {
        kind: 'transmittal',
        channel,
        ...by(room),
        version,
        to,
        medium,
        ...given(fields, 'answerBy'),
      },
      // Last, so that its place among the ids says nothing.
      ...(fields['withheld'] === undefined
        ? []
        : [
            {
              kind: 'statement',
              channel: 'desk',
              ...by(room),
              act: 'comment',
              about: { version },
              words: `${to}: ${fields['withheld']}`,
              manner: 'own voice',
              note: 'withheld',
            },
          ]),
    )
  },
  receipt: (room, fields) => {
    const handing = room.entries.find((one) => one.id === fields['transmittal'])
    if (!handing) return problem('D214', 'transmittal', {})
    const before = ofKind(room.entries, 'receipt').findLast(
      (one) => one.body.transmittal === handing.id,
    )
    if (before && before.body.says === fields['says'])
      return problem('D215', 'transmittal', { entry: before.id })
    return only({
      kind: 'receipt',
      channel: handing.channel,
      ...by(room),
      transmittal: handing.id,
      says: fields['says'],
    })
  },
  position: (room, fields) => {
    const wrong = clauseProblem(room, fields) ?? authorityProblem(room, fields)
    if (wrong) return wrong
    if ((fields['stance'] === 'accept if') !== (fields['if'] !== undefined))
      return problem('D216', 'if', { stance: fields['stance'] ?? '' })
    const newer = replacement(room, fields['version'] ?? '')
    if (newer !== undefined && fields['older'] !== 'yes')
      return problem('D217', 'version', { version: fields['version'] ?? '', newer })
    return only({
      kind: 'position',
      channel: channelOf(room.speaker),
      ...by(room),
      of: room.speaker.actor,
      on: subject(fields),
      ...given(fields, 'stance', 'if', 'words', 'authority', 'validUntil'),
      manner: 'document',
      basis: 'declared',
    })
  },
  'reported-position': (room, fields) => {
    const wrong = clauseProblem(room, fields)
    if (wrong) return wrong
    return only({
      kind: 'position',
      channel: 'desk',
      ...by(room),
      on: subject(fields),
      ...given(fields, 'of', 'stance', 'if', 'words', 'basis'),
      manner: 'paraphrased',
    })
  },
  clarification: (room, fields) =>
    only({
      kind: 'request',
      channel: channelOf(room.speaker),
      ...by(room),
      to: [fields['to']],
      about: fields['version'],
      words: fields['words'],
      manner: 'document',
    }),
  clarified: (room, fields) => {
    const request = room.entries.find((one) => one.id === fields['request'])
    if (!request) return problem('D214', 'request', {})
    return only({
      kind: 'fulfilment',
      channel: request.channel,
      ...by(room),
      of: request.id,
      words: fields['words'],
    })
  },
  statement: (room, fields) =>
    only({
      kind: 'statement',
      channel: channelOf(room.speaker),
      ...by(room),
      act: fields['act'],
      words: fields['words'],
      manner: 'own voice',
      ...(fields['version'] === undefined ? {} : { about: { version: fields['version'] } }),
    }),
  contact: (room, fields) =>
    only({
      kind: 'contact',
      channel: channelOf(room.speaker),
      recorder: room.speaker.actor,
      between: [room.speaker.actor, fields['with']],
      form: fields['form'],
      readouts: [{ by: room.speaker.actor, words: fields['words'], manner: 'own voice' }],
      ...given(fields, 'happened'),
    }),
  understanding: (room, fields) =>
    room.sides.length === 0
      ? problem('D218', null, {})
      : only({
          kind: 'understanding',
          channel: ['desk', ...room.sides].join('+'),
          recorder: room.speaker.actor,
          clause: fields['clause'],
          between: [...room.sides],
          words: fields['words'],
        }),
  confirm: (room, fields) => {
    const asked = room.process.record.entries.find((one) => one.id === fields['understanding'])
    if (asked?.kind !== 'understanding') return problem('D214', 'understanding', {})
    const head = headOf(room, asked.id)
    // Two confirmations at once: the second follows the first where the words are still the same.
    if (head?.kind !== 'understanding' || head.body.words !== asked.body.words)
      return problem('D219', 'understanding', { entry: head?.id ?? asked.id })
    const confirmed = head.body.confirmedBy ?? []
    if (confirmed.includes(room.speaker.actor))
      return problem('D215', 'understanding', { entry: head.id })
    const { clause, between, words } = head.body
    return only({
      kind: 'understanding',
      channel: head.channel,
      recorder: room.speaker.actor,
      corrects: head.id,
      clause,
      between,
      words,
      confirmedBy: [...confirmed, room.speaker.actor],
      ...(head.happened === undefined ? {} : { happened: head.happened }),
    })
  },
  reservation: (room, fields) =>
    clauseProblem(room, fields) ??
    only({
      kind: 'reservation',
      channel: channelOf(room.speaker),
      ...by(room),
      ...given(fields, 'version', 'clause', 'words'),
    }),
  assent: (room, fields) => {
    const version = fields['version'] ?? ''
    const newer = replacement(room, version)
    if (newer !== undefined) return problem('D217', 'version', { version, newer })
    const before = ofKind(room.entries, 'assent').findLast(
      (one) => one.body.version === version && one.body.by === room.speaker.actor,
    )
    if (before && before.body.level === fields['level'])
      return problem('D215', 'version', { entry: before.id })
    const channel = channelOf(room.speaker)
    const assent = {
      kind: 'assent',
      channel,
      ...by(room),
      version,
      ...given(fields, 'level', 'reservations'),
    }
    // Initials say which text it is; more than that is also the answer that was awaited.
    if (fields['level'] === 'initialled') return only(assent)
    return only(assent, {
      kind: 'position',
      channel,
      ...by(room),
      of: room.speaker.actor,
      on: { version },
      stance: 'accept',
      manner: 'document',
      authority: fields['level'] === 'ratified' ? 'ratified' : 'authorised',
    })
  },
  'in-force': (room, fields, now) => {
    const version = fields['version'] ?? ''
    // The desk decides nothing: every side must have agreed, by its own entry.
    const missing = room.sides.filter(
      (side) =>
        !ofKind(room.entries, 'assent').some(
          (one) =>
            one.body.version === version && one.body.by === side && one.body.level !== 'initialled',
        ),
    )
    if (missing.length > 0 || room.sides.length === 0)
      return problem('D220', 'version', { version, missing: missing.join(', ') })
    const channel = fields['audience'] === 'public' ? 'public' : ['desk', ...room.sides].join('+')
    const known = ofKind(room.entries, 'version').filter((one) => one.body.version === version)
    const [first] = known
    const there = known.some(
      (one) => readableByAll(channel, one.channel) && (one.body.files ?? []).length > 0,
    )
    const files = known.flatMap((one) => one.body.files ?? []).slice(0, 1)
    const copy = {
      kind: 'version',
      channel,
      version,
      label: first?.body.label ?? version,
      known: channel === 'public' ? 'published' : 'exists, not published',
      ...(files.length > 0 ? { files } : {}),
      ...(first?.body.hash === undefined ? {} : { hash: first.body.hash }),
    }
    const day = dateOf(room.process, now)
    return only(...(there ? [] : [{ ...copy, happened: day }]), {
      kind: 'in force',
      channel,
      recorder: room.speaker.actor,
      version,
      happened: day,
    })
  },
  paper: (room, fields, now) => {
    const version = `paper-${now.id.replace(/^e-/, '')}`
    const file = `${version}.truce.md`
    const { text = '', label = '' } = fields
    return {
      entries: [
        {
          kind: 'version',
          channel: channelOf(room.speaker),
          version,
          label,
          known: 'exists, not published',
          files: [file],
          ...(now.digest === null ? {} : { hash: now.digest }),
          // The day is enough; a minute could tell who was in the room.
          happened: dateOf(room.process, now),
        },
      ],
      files: [{ file, text: text.endsWith('\n') ? text : `${text}\n` }],
    }
  },
  correct: (room, fields) => {
    const head = standingEntry(room, fields['entry'] ?? '')
    if ('code' in head) return head
    if (!('words' in head.body))
      return problem('D221', 'entry', { entry: head.id, kind: head.kind })
    return only({
      kind: head.kind,
      channel: head.channel,
      recorder: room.speaker.actor,
      corrects: head.id,
      ...head.body,
      words: fields['words'],
      ...(head.happened === undefined ? {} : { happened: head.happened }),
    })
  },
  withdraw: (room, fields) => {
    const head = standingEntry(room, fields['entry'] ?? '')
    if ('code' in head) return head
    return only({
      kind: 'withdrawn',
      channel: head.channel,
      recorder: room.speaker.actor,
      corrects: head.id,
      reason: fields['reason'],
    })
  },
}

/** Another room learns of an older text only if it has it. */
function supersededFor(
  room: Room,
  older: string | undefined,
  channel: string,
): { supersedes?: string } {
  const has = ofKind(room.entries, 'version').some(
    (one) => one.body.version === older && readableByAll(channel, one.channel),
  )
  return older !== undefined && has ? { supersedes: older } : {}
}

/** A member of a delegation can't speak with an authority it does not have. */
function authorityProblem(room: Room, fields: Fields): Problem | null {
  const { authority = '' } = fields
  return room.speaker.role === 'member' && (authority === 'authorised' || authority === 'ratified')
    ? problem('D222', 'authority', { authority })
    : null
}

function headOf(room: Room, id: string): Entry | undefined {
  let at = id
  for (let next = room.replacedBy.get(at); next !== undefined; next = room.replacedBy.get(at))
    at = next
  return room.entries.find((one) => one.id === at)
}

/** The entry if it still stands; a correction that names a replaced one is a conflict, and said so. */
function standingEntry(room: Room, id: string): Entry | Problem {
  const found = room.entries.find((one) => one.id === id)
  if (found) return found
  return problem('D219', 'entry', { entry: headOf(room, id)?.id ?? id })
}

function dateOf(process: Process, now: Moment): string {
  const { zone } = process.charter
  const window = readWindow(now.time, zone)
  if (!window) throw new Error(`not a time: ${now.time}`)
  return dateIn(window.to, zone)
}
