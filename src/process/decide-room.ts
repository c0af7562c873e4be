// A command of a person in a room → entries for the record, or what stands in the way. Pure: it sees the
// process as that room sees it and nothing else, so a refusal can tell nothing of another room either.
import { compareText, readWindow } from '../model/index.ts'
import { parseCondition } from '../talks/index.ts'
import { ofKind, readRecord } from '../record/index.ts'
import {
  commandForms,
  mayDo,
  type RoomCommand,
  type InputField,
  type Speaker,
} from './decide-commands.ts'
import { makers, type Draft, type Made, type Moment, type Room } from './decide-entries.ts'
import { actorsOf, sidesOf, type Process } from './folder.ts'
import { corrected, ordered } from '../record/index.ts'

/** What stands in the way: a stable code, the field, and the blanks of its sentence. */
export interface Problem {
  readonly code: string
  readonly field: string | null
  readonly data: Readonly<Record<string, string | number>>
}

export type RoomDecision =
  | { readonly entries: readonly Draft[]; readonly files: Made['files'] }
  | { readonly problems: readonly Problem[] }

const longestLine = 300
const longestText = 400_000

/**
 * @param process opened from the files of the speaker's own room (filesFor)
 * @param now time of the record, the id that the first entry gets, and the digest of a text that comes along
 */
export function decideInRoom(
  process: Process,
  speaker: Speaker,
  command: RoomCommand,
  now: Moment,
): RoomDecision {
  if (!mayDo(speaker, command.name))
    return { problems: [{ code: 'D201', field: null, data: { command: command.name } }] }
  const room = roomOf(process, speaker)
  const problems = fieldProblems(room, command)
  if (problems.length > 0) return { problems }
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(command.fields))
    if (value.trim() !== '') fields[name] = value.trim().normalize('NFC')
  const made = makers[command.name](room, fields, now)
  if ('code' in made) return { problems: [made] }
  return checked(process, made, now)
}

/** What the speaker's room holds, once, for the makers. */
function roomOf(process: Process, speaker: Speaker): Room {
  const { standing, replacedBy } = corrected(process.record.entries)
  const entries = ordered(standing)
  const actors = actorsOf(process.versions, entries)
  return {
    process,
    speaker,
    entries,
    replacedBy,
    actors,
    sides: sidesOf(process, entries),
  }
}

function fieldProblems(room: Room, command: RoomCommand): readonly Problem[] {
  const form: Readonly<Record<string, InputField>> = commandForms[command.name].fields
  const problems: Problem[] = []
  for (const name of Object.keys(command.fields))
    if (!Object.hasOwn(form, name))
      problems.push({ code: 'D202', field: name, data: { field: name } })
  for (const [name, field] of Object.entries(form)) {
    const value = (command.fields[name] ?? '').trim()
    if (value === '') {
      if (field.optional !== true)
        problems.push({ code: 'D203', field: name, data: { field: name } })
      continue
    }
    const problem = valueProblem(room, name, field, value)
    if (problem) problems.push(problem)
  }
  return problems
}

function valueProblem(room: Room, name: string, field: InputField, value: string): Problem | null {
  const longest = field.type === 'text' ? longestText : longestLine
  if (value.length > longest)
    return { code: 'D204', field: name, data: { field: name, longest, length: value.length } }
  if (field.type === 'choice')
    return field.choices.includes(value)
      ? null
      : { code: 'D205', field: name, data: { field: name, seen: value.slice(0, 60) } }
  if (field.type === 'date')
    return readWindow(value, room.process.charter.zone)
      ? null
      : { code: 'D206', field: name, data: { field: name, seen: value.slice(0, 60) } }
  if (field.type === 'condition') {
    const { condition, remarks } = parseCondition(value)
    if (condition) return null
    const first = remarks.find((one) => one.severity === 'error')
    return {
      code: 'D207',
      field: name,
      data: { seen: value.slice(0, 80), from: (first?.at.from ?? 0) + 1 },
    }
  }
  const known = choicesFor(room, field)
  return known === null || known.includes(value)
    ? null
    : { code: 'D208', field: name, data: { field: name, seen: value.slice(0, 60) } }
}

/** Names that a field may have in this room; null: anything. What another room holds is not among them. */
export function choicesFor(room: Room, field: InputField): readonly string[] | null {
  const { entries, speaker } = room
  switch (field.type) {
    case 'version':
      return [
        ...new Set([
          ...ofKind(entries, 'version').map((one) => one.body.version),
          ...room.process.versions.map((one) => one.version),
        ]),
      ]
    case 'clause':
      return [
        ...new Set(
          room.process.versions.flatMap((one) => one.agreement.clauses.map((each) => each.id)),
        ),
      ].toSorted(compareText)
    case 'actor':
      return room.actors.map((one) => one.actor).filter((one) => one !== speaker.actor)
    case 'side':
      return room.sides
    case 'transmittal':
      return ofKind(entries, 'transmittal')
        .filter((one) => one.body.to === speaker.actor)
        .map((one) => one.id)
    case 'understanding':
      // Also those that were replaced: a confirmation follows the words to their newest entry.
      return room.process.record.entries
        .filter((one) => one.kind === 'understanding' && one.body.between.includes(speaker.actor))
        .map((one) => one.id)
    case 'request':
      return ofKind(entries, 'request').map((one) => one.id)
    case 'own entry':
      return room.process.record.entries
        .filter((one) => one.recorder === speaker.actor)
        .map((one) => one.id)
    default:
      return null
  }
}

/** For forms: the names each field can take in this room. */
export function formChoices(
  process: Process,
  speaker: Speaker,
): (field: InputField) => readonly string[] | null {
  const room = roomOf(process, speaker)
  return (field) =>
    field.type === 'own entry'
      ? room.entries.filter((one) => one.recorder === speaker.actor).map((one) => one.id)
      : choicesFor(room, field)
}

/** The lines as the record's own door reads them: what it would refuse is refused here. */
function checked(process: Process, made: Made, now: Moment): RoomDecision {
  const drafts: readonly Draft[] = made.entries.map((entry, index) => ({
    id: index === 0 ? now.id : `${now.id}-${index + 1}`,
    ...entry,
    logged: now.time,
    ...(entry['happened'] === undefined ? { happened: now.time } : {}),
  }))
  const text = drafts.map((one) => JSON.stringify(one)).join('\n')
  const { entries, diagnostics } = readRecord('record.jsonl', text, process.charter.zone)
  const bad = diagnostics.filter((one) => one.severity === 'error')
  if (bad.length > 0 || entries.length !== drafts.length)
    return {
      problems: bad.map((one) => ({ code: one.code, field: null, data: one.data })),
    }
  return { entries: drafts, files: made.files }
}
