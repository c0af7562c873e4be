// `exchange.json` of a process folder, and what the record adds to it: what was released, withheld or
// excused by day, which lists were delivered, what the public may see. Composes; judges nothing.
import { addDays, compareText, dateIn, dayNumber, isDate, type Diagnostic } from '../model/index.ts'
import {
  entryStates,
  owedAfterEach,
  publicCounts,
  readDisturbances,
  readExchange,
  readPlan,
  readReleaseEvents,
  type Counts,
  type Disturbance,
  type Due,
  type EntryState,
  type Exchange,
  type Finding,
  type KeptPlan,
  type ListAct,
  type OwedTable,
  type PersonFact,
  type PublicCounts,
  type ReleaseEvent,
  type Side,
} from '../exchange/index.ts'
import { aboutPeopleHeld, believe, ofKind, type Entry, type EntryOf } from '../record/index.ts'
import type { Event } from '../model/index.ts'
import type { StatusReport } from './report.ts'

/** What a file of an exchange holds beside the exchange itself. */
export interface ExchangeFile {
  readonly exchange: Exchange | undefined
  readonly findings: readonly Finding[]
  /** Date of day 1, for the record's dates; undefined: events have day numbers only. */
  readonly dayOne: string | undefined
  readonly events: readonly ReleaseEvent[]
  readonly disturbances: readonly Disturbance[]
  readonly plan: KeptPlan | undefined
  /** Published running totals per class: shown to the public though small. */
  readonly agreedSteps: Readonly<Record<string, readonly number[]>>
  /** Classes of the dead: a count of them reveals deaths, so families come first. */
  readonly remains: readonly string[]
}

const fileFinding = (code: string): Finding => ({ code, severity: 'error', at: '', data: {} })

/** Reads the text of an `exchange.json`. Never throws on bad input. */
export function readExchangeFile(text: string): ExchangeFile {
  const none = {
    exchange: undefined,
    dayOne: undefined,
    events: [],
    disturbances: [],
    plan: undefined,
    agreedSteps: {},
    remains: [],
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ...none, findings: [fileFinding('exchange-file')] }
  }
  const { exchange, findings } = readExchange(json)
  const said = [...findings]
  if (!exchange) {
    if (!said.some((one) => one.severity === 'error')) said.push(fileFinding('exchange-nothing'))
    return { ...none, findings: said }
  }
  const root = json as Readonly<Record<string, unknown>>
  const events = readReleaseEvents(root['events'] ?? [], exchange)
  const disturbances = readDisturbances(root['disturbances'] ?? [])
  const plan = root['plan'] === undefined ? undefined : readPlan(root['plan'], exchange)
  said.push(...events.findings, ...disturbances.findings, ...(plan?.findings ?? []))
  const dayOne = root['dayOne']
  return {
    exchange,
    findings: said,
    dayOne: typeof dayOne === 'string' && isDate(dayOne) ? dayOne : undefined,
    events: events.list,
    disturbances: disturbances.list,
    plan: plan?.plan,
    agreedSteps: readSteps(root['agreedSteps']),
    remains: (Array.isArray(root['remains']) ? root['remains'] : []).filter(
      (one) => typeof one === 'string',
    ),
  }
}

function readSteps(value: unknown): Readonly<Record<string, readonly number[]>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, steps]) =>
      Array.isArray(steps)
        ? [[id, steps.filter((one): one is number => Number.isInteger(one))] as const]
        : [],
    ),
  )
}

/** The day of the phase on which a date falls: day 1 is `dayOne`. */
export function dayOfPhase(dayOne: string, date: string): number {
  return dayNumber(date) - dayNumber(dayOne) + 1
}

/** The date of a day of the phase. */
export function dateOfPhase(dayOne: string, day: number): string {
  return addDays(dayOne, day - 1)
}

/**
 * What the events of an account say about releases. Only what counts as happened under that account; an
 * act whose class the key does not know is counted without a class, never guessed.
 */
export function releasesFrom(
  exchange: Exchange,
  events: readonly Event[],
  dayOne: string,
  zone: string,
): ReleaseEvent[] {
  const day = (event: Event) => dayOfPhase(dayOne, dateIn(event.when.from, zone))
  const sideOf = (actor: string): Side | undefined =>
    actor === exchange.sides[0] ? 0 : actor === exchange.sides[1] ? 1 : undefined
  const clauses = releaseClauses(exchange, events)
  return events
    .flatMap((event): ReleaseEvent[] => {
      const head = { entry: event.entry, day: day(event) }
      if (event.kind === 'act' && event.n !== undefined && event.standing === 'happened') {
        const by = sideOf(event.actor)
        if (by === undefined || !clauses.has(event.clause)) return []
        const found = classOf(exchange, by, event)
        if (event.outsideKey === true)
          return [{ ...head, kind: 'released', by, counts: {}, outside: event.n }]
        return found === undefined
          ? [{ ...head, kind: 'released', by, counts: {}, unsorted: event.n }]
          : [{ ...head, kind: 'released', by, counts: { [found]: event.n } }]
      }
      if (event.kind === 'excuse' && event.of !== undefined && event.n !== undefined) {
        const { of, n } = event
        if (exchange.held.some((one) => one.id === of))
          return [{ ...head, kind: 'excused', by: 0, counts: { [of]: n } }]
        if (exchange.answer.some((one) => one.id === of))
          return [{ ...head, kind: 'excused', by: 1, counts: { [of]: n } }]
      }
      return []
    })
    .toSorted((a, b) => a.day - b.day)
}

function classOf(
  exchange: Exchange,
  by: Side,
  event: { readonly of?: string; readonly category?: string },
): string | undefined {
  const classes = by === 0 ? exchange.held : exchange.answer
  return [event.category, event.of].find((name) => classes.some((one) => one.id === name))
}

/** Clauses under which a class of the key was released at least once: other counts are not people. */
function releaseClauses(exchange: Exchange, events: readonly Event[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const event of events)
    if (event.kind === 'act' && event.n !== undefined)
      for (const side of [0, 1] as const)
        if (event.actor === exchange.sides[side] && classOf(exchange, side, event) !== undefined)
          found.add(event.clause)
  return found
}

/** Releases of a process under the account of a report: those of the file, then those of the record. */
export function releasesIn(file: ExchangeFile, report: StatusReport): readonly ReleaseEvent[] {
  const { exchange, dayOne, events } = file
  if (!exchange || dayOne === undefined) return events
  const at = dayOfPhase(dayOne, dateIn(report.query.at, report.charter.zone))
  const own = events.filter((one) => one.day <= at)
  if (!report.agreement) return own
  const { setsAnchors, makesFindings, zone } = report.charter
  const trust = { setsAnchors, makesFindings }
  const believed = believe(report.entries, report.query.account, report.agreement, trust)
  return [...own, ...releasesFrom(exchange, believed, dayOne, zone)].toSorted(
    (a, b) => a.day - b.day,
  )
}

/** One version of a list as the record has it, and how its entries stand. */
export interface ListView {
  readonly entry: EntryOf<'list committed'>
  readonly acknowledged: readonly string[]
  readonly objections: readonly EntryOf<'entry objection'>[]
  readonly states: readonly EntryState[]
}

/** Lists in the order of the record; states by pseudonymous id where the version lists entries. */
export function listsIn(exchange: Exchange, entries: readonly Entry[]): ListView[] {
  const sideOf = (actor: string): Side => (actor === exchange.sides[0] ? 0 : 1)
  return ofKind(entries, 'list committed').map((entry): ListView => {
    const { by, version, people } = entry.body
    const mine = entries.filter(
      (one) =>
        (one.kind === 'list acknowledged' || one.kind === 'entry objection') &&
        one.body.list === entry.id,
    )
    const acts = mine.flatMap((one): ListAct[] => {
      const side = 'by' in one.body && typeof one.body.by === 'string' ? sideOf(one.body.by) : 0
      const head = { by: side, version, entry: one.id }
      if (one.kind === 'list acknowledged') return [{ ...head, kind: 'acknowledged' }]
      if (one.kind !== 'entry objection') return []
      const { person: id, ground, withdrawn } = one.body
      return withdrawn === true
        ? [{ ...head, kind: 'objection-withdrawn', id }]
        : [{ ...head, kind: 'objected', id, ground }]
    })
    const counts = countsOf(entry.body.counts)
    const own = { list: entry.body.list, version, by: sideOf(by), counts }
    return {
      entry,
      acknowledged: mine.flatMap((one) =>
        one.kind === 'list acknowledged' && one.body.by !== by ? [one.body.by] : [],
      ),
      objections: ofKind(mine, 'entry objection'),
      states: people ? entryStates({ ...own, entries: people }, acts) : [],
    }
  })
}

/** Rows of an entry's counts as counts per class; the same class twice is added up. */
export function countsOf(rows: readonly { readonly class: string; readonly n: number }[]): Counts {
  const counts = new Map<string, number>()
  for (const one of rows) counts.set(one.class, (counts.get(one.class) ?? 0) + one.n)
  return Object.fromEntries(counts)
}

/** Facts about people under pseudonymous ids, and when each family was informed, by day of the phase. */
export function personFacts(
  entries: readonly Entry[],
  dayOne: string,
  zone: string,
  /** Classes of the dead. */
  remains: readonly string[] = [],
): { readonly facts: PersonFact[]; readonly informed: ReadonlyMap<string, number> } {
  const day = (entry: Entry) => dayOfPhase(dayOne, dateIn(entry.window.from, zone))
  const informed = new Map<string, number>()
  for (const entry of ofKind(entries, 'families informed'))
    for (const person of entry.body.people)
      informed.set(person, Math.min(informed.get(person) ?? Infinity, day(entry)))
  const facts: PersonFact[] = []
  for (const entry of ofKind(entries, 'person state')) {
    const { person, state } = entry.body
    const kind = kindsOfFact.find((one) => one === state)
    if (kind) facts.push({ person, class: entry.body.class, day: day(entry), kind })
  }
  // A handover is counted from its form, not person by person. Remains reveal a death: each waits for its
  // own family, so a leg of remains counts only for ids that it names.
  for (const entry of ofKind(entries, 'handover leg')) {
    if (entry.body.leg !== 'received') continue
    const { counts, people } = entry.body
    for (const one of counts) {
      const dead = remains.includes(one.class)
      for (let k = 0; k < one.n; k += 1)
        facts.push({
          person: (dead ? people?.[k] : undefined) ?? `${entry.id} ${one.class} ${k + 1}`,
          class: one.class,
          day: day(entry),
          kind: dead ? 'remains-received' : 'received',
        })
    }
  }
  return { facts, informed }
}

const kindsOfFact: readonly PersonFact['kind'][] = [
  'died',
  'remains-received',
  'identified',
  'misidentified',
]

/** What the desk may publish on a date, families first; an entry of kind `counts published`. */
export function publishable(
  file: ExchangeFile & { readonly exchange: Exchange; readonly dayOne: string },
  entries: readonly Entry[],
  options: {
    readonly at: string
    readonly zone: string
    readonly counter: string
    /** What the record says was released; counts only where no handover form was copied back. */
    readonly releases?: readonly ReleaseEvent[]
  },
): { readonly counts: PublicCounts; readonly body: EntryOf<'counts published'>['body'] } {
  const { facts, informed } = personFacts(entries, file.dayOne, options.zone, file.remains)
  const { exchange } = file
  if (ofKind(entries, 'handover leg').length === 0)
    facts.push(...factsOf(options.releases ?? [], file.remains))
  const agreed = Object.fromEntries(
    [...exchange.held, ...exchange.answer].map((one) => [one.id, one.count]),
  )
  const counts = publicCounts(facts, informed, {
    at: dayOfPhase(file.dayOne, options.at),
    counter: options.counter,
    agreed,
    agreedSteps: file.agreedSteps,
  })
  const { changed } = counts
  return {
    counts,
    body: {
      by: options.counter,
      of: options.at,
      ...(changed === undefined ? {} : { changed: dateOfPhase(file.dayOne, changed) }),
      rows: counts.rows.map((row) => ({
        class: row.class,
        agreed: row.agreed,
        received: cellText(row.received),
        died: cellText(row.died),
        remains: cellText(row.remains),
      })),
      all: cellText(counts.received),
    },
  }
}

/** Releases as facts; a release of remains names nobody, so no family can be known to be informed. */
function factsOf(releases: readonly ReleaseEvent[], remains: readonly string[]): PersonFact[] {
  return releases.flatMap((event) =>
    event.kind !== 'released'
      ? []
      : Object.entries(event.counts).flatMap(([id, n]) =>
          remains.includes(id)
            ? []
            : Array.from({ length: n }, (_, k) => ({
                person: `${event.entry} ${id} ${k + 1}`,
                class: id,
                day: event.day,
                kind: 'received' as const,
              })),
        ),
  )
}

function cellText(cell: PublicCounts['received']): string {
  switch (cell.kind) {
    case 'count':
      return String(cell.n)
    case 'agreed':
      return `agreed:${cell.n}`
    case 'few':
      return `few:${cell.below}`
    case 'withheld':
      return 'not shown'
  }
}

/** The owed table after each event, under the three readings of disputed classes. */
export function owedReadings(
  file: ExchangeFile & { readonly exchange: Exchange },
  events: readonly ReleaseEvent[],
  due: readonly Due[] = [],
): readonly {
  readonly reading: 'recorded' | Side
  readonly after: readonly {
    readonly entry: string
    readonly day: number
    readonly table: OwedTable
  }[]
}[] {
  const disputed = events.some((one) => one.kind === 'class-disputed')
  const readings = disputed ? (['recorded', 0, 1] as const) : (['recorded'] as const)
  return readings.map((reading) => ({
    reading,
    after: owedAfterEach(file.exchange, events, { reading, due }),
  }))
}

/** Lines about people in the public channel: they are shown to nobody there, and the desk is told. */
export function peopleInPublic(entries: readonly Entry[]): readonly Diagnostic[] {
  return entries
    .filter((entry) => entry.channel === 'public' && aboutPeopleHeld(entry))
    .toSorted((a, b) => compareText(a.id, b.id))
    .map((entry) => ({
      code: 'exchange-public-person',
      severity: 'error',
      at: entry.at,
      about: entry.id,
      data: { id: entry.id },
    }))
}
