// JSON → what happened: release events for the owed table, disturbances for a repair, plans for a replay.
import { mostPeople, readCounts, record, rows, text, whole, type Row } from './fields.ts'
import type { Disturbance } from './disturb.ts'
import type { Assignment } from './grouping.ts'
import type { ReleaseEvent } from './owed.ts'
import type { HalfStep } from './replay.ts'
import { finding, type Exchange, type Finding, type Side } from './terms.ts'

/** What was read, and what is to be said about it. */
export interface ReadList<T> {
  readonly list: readonly T[]
  readonly findings: readonly Finding[]
}

const sideOf = (exchange: Exchange, value: unknown): Side | undefined =>
  value === exchange.sides[0] ? 0 : value === exchange.sides[1] ? 1 : undefined

const word = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 80) : '')

/**
 * Reads `[{ "entry", "day", "kind": "released", "by", "counts", "unsorted"?, "outside"? }, …]`; the kinds
 * are those of `ReleaseEvent`. Sides are named as the exchange names them.
 */
export function readReleaseEvents(json: unknown, exchange: Exchange): ReadList<ReleaseEvent> {
  const said: Finding[] = []
  const list = rows(json, 'events', said, (row, at, out) => releaseEvent(row, at, out, exchange))
  return { list, findings: said }
}

function releaseEvent(
  row: Row,
  at: string,
  said: Finding[],
  exchange: Exchange,
): ReleaseEvent | undefined {
  const day = whole(row, 'day', at, said, -100_000, 200_000)
  const entry = word(row['entry'])
  if (entry === '') said.push(finding('id-missing', 'error', `${at}.entry`))
  if (day === undefined || entry === '') return undefined
  const head = { entry, day }
  const known = (id: string): boolean => {
    const good = exchange.held.some((one) => one.id === id)
    if (!good) said.push(finding('class-unknown-to-key', 'error', at, { class: id }))
    return good
  }
  const kind = row['kind']
  if (kind === 'released' || kind === 'withheld' || kind === 'excused') {
    const by = sideOf(exchange, row['by'])
    if (by === undefined) {
      said.push(finding('side-unknown', 'error', `${at}.by`, { seen: text(row['by']) }))
      return undefined
    }
    const classes = by === 0 ? exchange.held : exchange.answer
    const counts = readCounts(row['counts'], `${at}.counts`, said, classes)
    if (kind === 'excused') return { ...head, kind, by, counts }
    const unsorted = whole(row, 'unsorted', at, said, 0, mostPeople, 0)
    const outside = whole(row, 'outside', at, said, 0, mostPeople, 0)
    if (unsorted === undefined || outside === undefined) return undefined
    return { ...head, kind, by, counts, unsorted, outside }
  }
  if (kind === 'extended')
    return { ...head, kind, counts: readCounts(row['counts'], `${at}.counts`, said, exchange.held) }
  const people = whole(row, 'people', at, said, 1, mostPeople, 1)
  const from = word(row['class'])
  if (kind === 'died' || kind === 'reclassified') {
    const to = word(row['to'])
    return people !== undefined && known(from) && known(to)
      ? { ...head, kind, class: from, to, people }
      : undefined
  }
  if (kind === 'class-disputed') {
    const reads = record(row['reads']) ?? {}
    const [one, two] = [word(reads[exchange.sides[0]]), word(reads[exchange.sides[1]])]
    if (people === undefined || !known(from) || !known(one) || !known(two)) return undefined
    const released = row['released'] === undefined ? {} : { released: word(row['released']) }
    return { ...head, kind, class: from, reads: [one, two], people, ...released }
  }
  said.push(finding('kind-unknown', 'error', `${at}.kind`, { seen: text(kind) }))
  return undefined
}

/** Reads the events of a repair; the kinds are those of `Disturbance`. */
export function readDisturbances(json: unknown): ReadList<Disturbance> {
  const said: Finding[] = []
  const list = rows(json, 'events', said, (row, at, out): Disturbance | undefined => {
    const kind = row['kind']
    const person = word(row['person'])
    const day = (field: string) => whole(row, field, at, out, -100_000, 200_000)
    const need = (value: string, field: string): boolean => {
      if (value === '') out.push(finding('id-missing', 'error', `${at}.${field}`))
      return value !== ''
    }
    switch (kind) {
      case 'died':
      case 'reclassified': {
        const to = word(row['to'])
        return need(person, 'person') && need(to, 'to') ? { kind, person, to } : undefined
      }
      case 'disputed':
      case 'not-fit':
      case 'misidentified': {
        const until = day('until')
        return need(person, 'person') && until !== undefined ? { kind, person, until } : undefined
      }
      case 'withdrawn':
      case 'unwilling':
        return need(person, 'person') ? { kind, person } : undefined
      case 'day-refused': {
        const on = day('day')
        return on === undefined ? undefined : { kind, day: on, by: word(row['by']) }
      }
      case 'place-closed': {
        const place = word(row['place'])
        const [first, last] = [day('first'), day('last')]
        return need(place, 'place') && first !== undefined && last !== undefined
          ? { kind, place, first, last }
          : undefined
      }
      case 'outside-key': {
        const people = whole(row, 'people', at, out, 1, mostPeople)
        return people === undefined ? undefined : { kind, people }
      }
      case 'extra-day': {
        const on = day('day')
        const rounds = whole(row, 'rounds', at, out, 1, 100, 1)
        const seats = whole(row, 'seats', at, out, 1, mostPeople, mostPeople)
        return on === undefined || rounds === undefined || seats === undefined
          ? undefined
          : { kind, day: on, rounds, seats }
      }
      default:
        out.push(finding('kind-unknown', 'error', `${at}.kind`, { seen: text(kind) }))
        return undefined
    }
  })
  return { list, findings: said }
}

/** A plan as it is kept: half-steps in order, and the commitment of the list it was made from. */
export interface KeptPlan {
  readonly halves: readonly HalfStep[]
  readonly assignment: Assignment
  readonly commitment?: string
}

/** Reads `truce/plan@1`: `{ "format", "commitment"?, "halves": [{ "handover", "by", "people"?, "units"? }] }`. */
export function readPlan(
  json: unknown,
  exchange: Exchange,
): { readonly plan: KeptPlan; readonly findings: readonly Finding[] } {
  const said: Finding[] = []
  const root = record(json) ?? {}
  if (root['format'] !== 'truce/plan@1')
    said.push(finding('format-unknown', 'error', 'format', { seen: text(root['format']) }))
  const halves = rows(root['halves'], 'halves', said, (row, at, out): HalfStep | undefined => {
    const side = sideOf(exchange, row['by'])
    if (side === undefined) {
      out.push(finding('side-unknown', 'error', `${at}.by`, { seen: text(row['by']) }))
      return undefined
    }
    const handover = word(row['handover'])
    const people = Array.isArray(row['people']) ? row['people'].map(word) : []
    const units = readCounts(row['units'], `${at}.units`, out, exchange.answer)
    return {
      handover,
      side,
      ...(people.length > 0 ? { people } : {}),
      ...(Object.keys(units).length > 0 ? { units } : {}),
    }
  })
  const assignment = new Map(
    halves.flatMap((half) => (half.people ?? []).map((id) => [id, half.handover] as const)),
  )
  const commitment = root['commitment']
  return {
    plan: { halves, assignment, ...(typeof commitment === 'string' ? { commitment } : {}) },
    findings: said,
  }
}

/** A plan as `truce/plan@1`, ready for JSON; `readPlan` reads it back. */
export function planJson(exchange: Exchange, halves: readonly HalfStep[], commitment?: string) {
  return {
    format: 'truce/plan@1' as const,
    ...(commitment === undefined ? {} : { commitment }),
    halves: halves.map(({ handover, side, people, units }) => ({
      handover,
      by: exchange.sides[side],
      ...(people ? { people } : {}),
      ...(units ? { units } : {}),
    })),
  }
}
