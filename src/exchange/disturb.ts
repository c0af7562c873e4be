// What goes wrong between a plan and its end, as events; each changes the exchange, none judges anybody.
import { owedInAll, finding, type Exchange, type Finding, type PersonHeld } from './terms.ts'
import type { Assignment } from './grouping.ts'

/** Days are days of the phase; people are pseudonymous ids. */
export type Disturbance =
  | { readonly kind: 'died'; readonly person: string; readonly to: string }
  | { readonly kind: 'reclassified'; readonly person: string; readonly to: string }
  | { readonly kind: 'disputed'; readonly person: string; readonly until: number }
  | { readonly kind: 'not-fit'; readonly person: string; readonly until: number }
  | { readonly kind: 'withdrawn'; readonly person: string }
  | { readonly kind: 'unwilling'; readonly person: string }
  | { readonly kind: 'day-refused'; readonly day: number; readonly by: string }
  | {
      readonly kind: 'place-closed'
      readonly place: string
      readonly first: number
      readonly last: number
    }
  | { readonly kind: 'misidentified'; readonly person: string; readonly until: number }
  | { readonly kind: 'outside-key'; readonly people: number }
  | {
      readonly kind: 'extra-day'
      readonly day: number
      readonly rounds: number
      readonly seats: number
    }

/** A change of what the key adds up to, booked with its cause. */
export interface Adjustment {
  readonly class: string
  readonly was: number
  readonly is: number
}

export interface Disturbed {
  readonly exchange: Exchange
  /** People who have left, as far as that still holds. */
  readonly past: Assignment
  /** People who cannot leave as planned, each with the kind of event that is the reason. */
  readonly reasons: ReadonlyMap<string, Disturbance['kind']>
  readonly adjustments: readonly Adjustment[]
  readonly findings: readonly Finding[]
}

/** Applies events in order. `gone` are people who have left; `from` is the first day still open. */
export function disturb(
  exchange: Exchange,
  assignment: Assignment,
  gone: Assignment,
  events: readonly Disturbance[],
  from: number,
): Disturbed {
  const dayOf = new Map(exchange.handovers.map((one) => [one.id, one.day]))
  const past = new Map(gone)
  const reasons = new Map<string, Disturbance['kind']>()
  const said: Finding[] = []
  let now = exchange
  events.forEach((event, index) => {
    const at = `events[${index}]`
    if ('person' in event) {
      const person = now.people.find((one) => one.id === event.person)
      if (!person) {
        said.push(finding('person-not-on-list', 'error', at, { id: event.person }))
        return
      }
      const left = past.has(person.id)
      if (left !== (event.kind === 'misidentified')) {
        const code = left ? 'person-has-left' : 'person-still-held'
        said.push(finding(code, 'error', at, { id: person.id, event: event.kind }))
        return
      }
      if ('to' in event && !now.held.some((one) => one.id === event.to)) {
        said.push(finding('class-unknown-to-key', 'error', at, { class: event.to }))
        return
      }
      reasons.set(person.id, event.kind)
      if (event.kind === 'misidentified') past.delete(person.id)
      now = changePerson(now, person, event)
    } else if (event.kind === 'day-refused') {
      for (const [id, handover] of assignment)
        if (dayOf.get(handover) === event.day && !past.has(id)) reasons.set(id, event.kind)
      now = { ...now, handovers: now.handovers.filter((one) => one.day !== event.day) }
    } else if (event.kind === 'place-closed') {
      const { place, first, last } = event
      for (const person of now.people) {
        const day = dayOf.get(assignment.get(person.id) ?? '') ?? -Infinity
        if (person.place === place && day >= Math.max(first, from) && day <= last)
          reasons.set(person.id, event.kind)
      }
      now = { ...now, closures: [...now.closures, { place, first, last }] }
    } else if (event.kind === 'extra-day') {
      if (event.day < from || event.day > now.phase.last) {
        said.push(finding('day-outside-phase', 'error', at, { day: event.day }))
        return
      }
      // A second extra day on the same date is another handover, never the same one twice.
      const already = now.handovers.filter((one) =>
        one.id.startsWith(`day ${event.day} extra`),
      ).length
      const added = Array.from({ length: event.rounds }, (_, round) => ({
        id: `day ${event.day} extra ${already + round + 1}`,
        day: event.day,
        seats: event.seats,
      }))
      now = { ...now, handovers: [...now.handovers, ...added].toSorted((a, b) => a.day - b.day) }
    } else said.push(finding('outside-the-key', 'note', at, { people: event.people }))
  })
  return { ...book(exchange, now), past, reasons, findings: said }
}

function changePerson(
  exchange: Exchange,
  person: PersonHeld,
  event: Extract<Disturbance, { person: string }>,
): Exchange {
  const put = (changed: PersonHeld | undefined): Exchange['people'] =>
    exchange.people.flatMap((one) => (one.id !== person.id ? [one] : changed ? [changed] : []))
  switch (event.kind) {
    case 'died':
    case 'reclassified': {
      const to = exchange.held.find((one) => one.id === event.to)!
      const held = exchange.held.map((one) => ({
        ...one,
        count: one.count + Number(one.id === to.id) - Number(one.id === person.class),
      }))
      // A wounded person stays in the tier of the wounded whatever the class; the dead take that of their class.
      const own = exchange.held.find((one) => one.id === person.class)?.tier !== person.tier
      const tier = event.kind === 'reclassified' && own ? person.tier : to.tier
      return { ...exchange, held, people: put({ ...person, class: to.id, tier }) }
    }
    case 'disputed':
    case 'not-fit':
    case 'misidentified':
      return {
        ...exchange,
        people: put({ ...person, earliest: Math.max(person.earliest, event.until) }),
      }
    case 'withdrawn':
      return { ...exchange, people: put(undefined) }
    case 'unwilling':
      return { ...exchange, people: put({ ...person, willing: 'no' }) }
  }
}

/** What the key adds up to has changed with the classes: the other side's counts follow, and it is said. */
function book(before: Exchange, after: Exchange): Pick<Disturbed, 'exchange' | 'adjustments'> {
  const was = owedInAll(before)
  const is = owedInAll(after)
  const adjustments: Adjustment[] = []
  const answer = after.answer.map((one) => {
    const change = (is.get(one.id) ?? 0) - (was.get(one.id) ?? 0)
    if (change !== 0) adjustments.push({ class: one.id, was: one.count, is: one.count + change })
    return { ...one, count: one.count + change }
  })
  return { exchange: { ...after, answer }, adjustments }
}
