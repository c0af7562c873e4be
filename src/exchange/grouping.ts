// From an exchange to the planner's view and back: people ↔ groups, handovers ↔ slots.
import { credits, finding, type Exchange, type Finding, type PersonHeld } from './terms.ts'
import type { Loading, Problem } from './problem.ts'

/** Handover id of each planned person. */
export type Assignment = ReadonlyMap<string, string>

/** The planner's view, and the way back to people and handovers. */
export interface Grouped {
  readonly problem: Problem
  /** People of each group, longest held first. */
  readonly members: readonly (readonly PersonHeld[])[]
  /** Index into `exchange.handovers` of each slot. */
  readonly slots: readonly number[]
  /** Handovers by index that are open and how many seats they still have. */
  readonly findings: readonly Finding[]
}

/** The first day on which a person can leave, after every required step. */
export function readyDay(exchange: Exchange, person: PersonHeld): number {
  let day = person.earliest
  for (const [step, lead] of Object.entries(exchange.rules.lead) as [
    keyof PersonHeld['steps'],
    number,
  ][])
    day = Math.max(day, (person.steps[step] ?? exchange.phase.first) + lead)
  return day
}

/**
 * Groups the people still held. `past` are people who have left (person → handover); `from` is the first
 * day that can still be planned. Unwilling people and people ready after the last handover are left out,
 * each with a finding.
 */
export function group(
  exchange: Exchange,
  ordered: boolean,
  past: Assignment = new Map(),
  from = -Infinity,
): Grouped {
  const { perPerson } = credits(exchange)
  const said: Finding[] = []
  const open = exchange.handovers
    .map((_, index) => index)
    .filter((k) => exchange.handovers[k]!.day >= from)
  const lastDay = Math.max(-Infinity, ...open.map((k) => exchange.handovers[k]!.day))
  const names = [...new Set(exchange.people.map((person) => person.place))]
  const place = new Map(names.map((name, index) => [name, index]))
  const members = new Map<string, PersonHeld[]>()
  const begun = new Map<number, number[]>()
  const taken = new Map<string, number>()
  const dayOf = new Map(exchange.handovers.map((one) => [one.id, one.day]))
  for (const person of exchange.people) {
    const left = past.get(person.id)
    if (left !== undefined) {
      taken.set(left, (taken.get(left) ?? 0) + 1)
      const day = dayOf.get(left)!
      if (day >= from) {
        const used = begun.get(day) ?? []
        if (!used.includes(place.get(person.place)!)) used.push(place.get(person.place)!)
        begun.set(day, used)
      }
      continue
    }
    if (person.willing === 'no') {
      said.push(finding('left-out-unwilling', 'note', person.id))
      continue
    }
    const ready = readyDay(exchange, person)
    if (ready > lastDay) {
      said.push(finding('left-out-not-ready', 'warning', person.id, { ready, last: lastDay }))
      continue
    }
    const key = [perPerson.get(person.class), person.tier, person.place, ready].join('|')
    const list = members.get(key)
    if (list) list.push(person)
    else members.set(key, [person])
  }
  const groups = [...members.values()]
  for (const list of groups) list.sort((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity) || 0)
  return {
    members: groups,
    slots: open,
    findings: said,
    problem: {
      groups: groups.map((list) => ({
        credit: perPerson.get(list[0]!.class)!,
        tier: list[0]!.tier,
        place: place.get(list[0]!.place)!,
        ready: readyDay(exchange, list[0]!),
        count: list.length,
      })),
      days: open.map((k) => exchange.handovers[k]!.day),
      seats: open.map((k) => {
        const { id, seats } = exchange.handovers[k]!
        return Math.max(0, seats - (taken.get(id) ?? 0))
      }),
      places: Math.max(1, names.length),
      placesPerDay: exchange.rules.placesPerDay,
      begun,
      closed: closedDays(exchange, place),
      ordered,
    },
  }
}

/** Day → places closed on it. */
function closedDays(exchange: Exchange, place: ReadonlyMap<string, number>): Map<number, number[]> {
  const closed = new Map<number, number[]>()
  for (const { day } of exchange.handovers)
    for (const one of exchange.closures) {
      const index = place.get(one.place)
      if (index === undefined || day < one.first || day > one.last) continue
      closed.set(day, [...new Set([...(closed.get(day) ?? []), index])])
    }
  return closed
}

/**
 * Gives the people of each group their handover: who has a handover in the plan in force that the loading
 * keeps stays in it, the others follow, longest held first.
 */
export function assign(
  exchange: Exchange,
  { problem, members, slots }: Grouped,
  x: Loading,
  before: Assignment = new Map(),
): Map<string, string> {
  const result = new Map<string, string>()
  members.forEach((people, g) => {
    const seats = slots.map((_, s) => x[g * slots.length + s]!)
    const rest: PersonHeld[] = []
    const slotOf = new Map(slots.map((k, s) => [exchange.handovers[k]!.id, s]))
    const sameDay: PersonHeld[] = []
    const put = (person: PersonHeld, s: number) => {
      seats[s]! -= 1
      result.set(person.id, exchange.handovers[slots[s]!]!.id)
    }
    for (const person of people) {
      const s = slotOf.get(before.get(person.id) ?? '')
      if (s !== undefined && seats[s]! > 0) put(person, s)
      else sameDay.push(person)
    }
    for (const person of sameDay) {
      const was = slotOf.get(before.get(person.id) ?? '')
      const s =
        was === undefined
          ? -1
          : seats.findIndex((n, t) => n > 0 && problem.days[t] === problem.days[was])
      if (s >= 0) put(person, s)
      else rest.push(person)
    }
    let s = 0
    for (const person of rest) {
      while (seats[s] === 0) s++
      // A loading may hold fewer people than the group has: the others get no handover.
      if (s >= seats.length) break
      put(person, s)
    }
  })
  return result
}
