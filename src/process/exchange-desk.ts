// Everything the desk's page about people held shows: owed after each event, plan, what-if, lists,
// handovers, and what may be published. Data only; the desk alone ever asks for it.
import { dateIn } from '../model/index.ts'
import {
  plan,
  repair,
  replay,
  type Effort,
  type Exchange,
  type Finding,
  type Plan,
} from '../exchange/index.ts'
import { ofKind, type EntryOf } from '../record/index.ts'
import {
  dayOfPhase,
  listsIn,
  owedReadings,
  publishable,
  readExchangeFile,
  releasesIn,
  type ExchangeFile,
  type ListView,
} from './exchange.ts'
import type { Process } from './folder.ts'
import type { StatusReport } from './report.ts'

/** One thing that could happen to one person of a class, and what it would change. */
export interface WhatIf {
  readonly class: string
  readonly what: 'not-fit' | 'withdrawn'
  readonly from: number
  readonly changed: number
  /** Heaviest handover afterwards, percent of the agreement. */
  readonly share: number
}

/** A person's latest state on the lists and whether the family was informed, by pseudonymous id. */
export interface PersonView {
  readonly person: string
  readonly class: string
  readonly states: readonly { readonly state: string; readonly entry: string }[]
  /** Date; undefined: not informed as far as the record says. */
  readonly informed: string | undefined
}

export interface ExchangeDesk {
  readonly file: ExchangeFile & { readonly exchange: Exchange }
  readonly readings: ReturnType<typeof owedReadings>
  /** The plan in force as the file has it and repaired after its disturbances, or a proposal. */
  readonly plan: Plan
  readonly planned: 'in force' | 'repaired' | 'proposal'
  readonly whatIfs: readonly WhatIf[]
  readonly lists: readonly ListView[]
  readonly legs: readonly EntryOf<'handover leg'>[]
  readonly people: readonly PersonView[]
  readonly publishable: ReturnType<typeof publishable> | undefined
  /** Id for the next handover that is recorded; given, never made from what it says. */
  readonly nextLeg: string
}

/** A page waits less than a command: a smaller search, whose gap is said. */
const pageEffort: Effort = { exact: 4_000_000, walk: 400_000, enough: 1 }

/** Steps of one what-if on a page: some milliseconds. */
const pageSteps = 40_000

const plans = new WeakMap<Process, Pick<ExchangeDesk, 'plan' | 'planned' | 'whatIfs'>>()
const files = new WeakMap<Process, ExchangeFile>()

/** The exchange file of a process, read once. Undefined where the folder has none. */
export function exchangeFileOf(process: Process): ExchangeFile | undefined {
  const text = process.files.exchange?.text
  if (text === undefined) return undefined
  const kept = files.get(process) ?? readExchangeFile(text)
  files.set(process, kept)
  return kept
}

/** What the desk sees at the query's date; findings alone where the file cannot be used. */
export function exchangeDesk(
  process: Process,
  report: StatusReport,
): { readonly desk: ExchangeDesk | undefined; readonly findings: readonly Finding[] } {
  const read = exchangeFileOf(process)
  if (!read) return { desk: undefined, findings: [] }
  const { exchange } = read
  if (!exchange) return { desk: undefined, findings: read.findings }
  const file = { ...read, exchange }
  let planned = plans.get(process)
  if (!planned) {
    planned = planFor(file)
    plans.set(process, planned)
  }
  const { entries } = report
  const { zone, keeper } = report.charter
  const { dayOne } = file
  const releases = releasesIn(file, report)
  return {
    findings: read.findings,
    desk: {
      file,
      readings: owedReadings(file, releases),
      ...planned,
      lists: listsIn(exchange, entries),
      legs: ofKind(entries, 'handover leg'),
      people: peopleIn(report),
      nextLeg: nextLeg(process),
      publishable:
        dayOne === undefined
          ? undefined
          : publishable({ ...file, dayOne }, entries, {
              at: dateIn(report.query.at, zone),
              zone,
              counter: keeper,
              releases,
            }),
    },
  }
}

function planFor(
  file: ExchangeFile & { readonly exchange: Exchange },
): Pick<ExchangeDesk, 'plan' | 'planned' | 'whatIfs'> {
  const { exchange } = file
  const proposal = plan(exchange, { effort: pageEffort })
  if (!file.plan)
    return { plan: proposal, planned: 'proposal', whatIfs: whatIfs(exchange, proposal) }
  const { assignment, halves, commitment } = file.plan
  const [first] = exchange.handovers
  const from = first?.day ?? exchange.phase.first
  const after = repair(exchange, assignment, file.disturbances, from, { mayChange: 100 })
  const checked = replay(exchange, halves, commitment)
  const shown = file.disturbances.length > 0 ? after.plan : { ...after.plan, replay: checked }
  return {
    plan: shown,
    planned: file.disturbances.length > 0 ? 'repaired' : 'in force',
    whatIfs: whatIfs(after.exchange, after.plan),
  }
}

/** For each class, one person of the first handover that has one: not fit for a week, or taken off. */
function whatIfs(exchange: Exchange, now: Plan): WhatIf[] {
  const dayOf = new Map(exchange.handovers.map((one) => [one.id, one.day]))
  return exchange.held.flatMap(({ id }): WhatIf[] => {
    const found = now.handovers.flatMap((handover) =>
      handover.people
        .filter((person) => exchange.people.some((one) => one.id === person && one.class === id))
        .map((person) => ({ person, day: dayOf.get(handover.id) ?? handover.day })),
    )[0]
    if (!found) return []
    const { person, day } = found
    return (['not-fit', 'withdrawn'] as const).map((what) => {
      const event =
        what === 'not-fit' ? { kind: what, person, until: day + 7 } : { kind: what, person }
      const result = repair(exchange, now.assignment, [event], day, { steps: pageSteps })
      return {
        class: id,
        what,
        from: day,
        changed: result.changes.length,
        share: result.plan.heaviest,
      }
    })
  })
}

function peopleIn(report: StatusReport): PersonView[] {
  const informed = new Map<string, string>()
  for (const entry of ofKind(report.entries, 'families informed'))
    for (const person of entry.body.people)
      if (!informed.has(person))
        informed.set(person, dateIn(entry.window.from, report.charter.zone))
  const people = new Map<string, { class: string; states: { state: string; entry: string }[] }>()
  for (const entry of ofKind(report.entries, 'person state')) {
    const { person, state } = entry.body
    const one = people.get(person) ?? { class: entry.body.class, states: [] }
    one.states.push({ state, entry: entry.id })
    people.set(person, { ...one, class: entry.body.class })
  }
  return [...people].map(([person, one]) => ({ person, ...one, informed: informed.get(person) }))
}

function nextLeg(process: Process): string {
  const taken = process.record.entries.flatMap(({ id }) => {
    const n = /^leg-(\d{1,6})$/.exec(id)?.[1]
    return n === undefined ? [] : [Number(n)]
  })
  return `leg-${Math.max(0, ...taken) + 1}`
}

/** Handovers of the exchange that fall on a date; all of them where no date is given. */
export function handoversOn(process: Process, date: string | undefined) {
  const file = exchangeFileOf(process)
  if (!file?.exchange) return []
  const { dayOne } = file
  return file.exchange.handovers.filter(
    (one) => date !== undefined && dayOne !== undefined && one.day === dayOfPhase(dayOne, date),
  )
}
