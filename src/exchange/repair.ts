// Re-planning: the plan in force is repaired so that few people change their day. The past is fixed.
import { disturb, type Adjustment, type Disturbance } from './disturb.ts'
import { group, type Assignment } from './grouping.ts'
import { lowerBounds } from './bounds.ts'
import { bringCloser, changes, insert, mend, perDay } from './mend.ts'
import { describe, halvesOf, present, type Plan } from './plan.ts'
import type { HalfStep } from './replay.ts'
import { placesOf, search, usualEffort, type Found } from './search.ts'
import type { Loading } from './problem.ts'
import type { Exchange, Finding } from './terms.ts'

/** One person whose handover is another now. `because`: the event, or `making-room` for others. */
export interface Change {
  readonly person: string
  readonly was: string | undefined
  readonly is: string | undefined
  readonly because: Disturbance['kind'] | 'making-room'
}

export interface Repair {
  readonly plan: Plan
  /** The exchange as the events left it: the plan belongs to this one. */
  readonly exchange: Exchange
  readonly changes: readonly Change[]
  readonly adjustments: readonly Adjustment[]
  /** What was wrong with the events themselves. */
  readonly findings: readonly Finding[]
  /** People still held, and how many of them keep their day. */
  readonly left: number
  readonly keep: number
  /** `repaired`; `anew` when that took a new plan; `partly` when somebody has no handover either way. */
  readonly how: 'repaired' | 'anew' | 'partly'
  /** For comparison, when asked for: a plan made anew. */
  readonly anew?: { readonly heaviest: number; readonly share: number; readonly keep: number }
}

export interface RepairOptions {
  /** Largest part of the people still held that may change the day, in percent. Usual: 15. */
  readonly mayChange?: number
  /** Also plan anew, to show what the repair costs. */
  readonly compare?: boolean
  readonly steps?: number
  /** What really happened before `from`; usual: all that the plan in force had until then. */
  readonly happened?: readonly HalfStep[]
}

/** Steps of the walks of one repair: some tens of milliseconds. */
const usualSteps = 240_000

/** Repairs the plan in force after `events`; `from` is the first day still open. */
export function repair(
  exchange: Exchange,
  inForce: Assignment,
  events: readonly Disturbance[],
  from: number,
  options: RepairOptions = {},
): Repair {
  const happened = options.happened ?? asPlanned(exchange, inForce, from)
  const gone = new Map(
    happened.flatMap((half) => (half.people ?? []).map((id) => [id, half.handover] as const)),
  )
  const disturbed = disturb(exchange, inForce, gone, events, from)
  const after = disturbed.exchange
  const { past } = disturbed
  const grouped = group(after, after.rules.order === 'tiers', past, from)
  const { problem, members, slots } = grouped
  const size = slots.length
  const slotOf = new Map(slots.map((k, s) => [after.handovers[k]!.id, s]))
  const stay = new Int32Array(problem.groups.length * size)
  members.forEach((people, g) => {
    for (const person of people) {
      const s = slotOf.get(inForce.get(person.id) ?? '')
      if (s !== undefined && problem.groups[g]!.ready <= problem.days[s]!) stay[g * size + s]! += 1
    }
  })
  dropClosed()
  const left = problem.groups.reduce((sum, one) => sum + one.count, 0)
  const allowed = Math.floor((left * (options.mayChange ?? 15)) / 100)
  const mended =
    size === 0 ? undefined : finish(mend(problem, stay, allowed, options.steps ?? usualSteps))
  const bounds = lowerBounds(problem)
  const bound = bounds[0]?.credit ?? 0
  const anew = !mended || options.compare ? finish(search(problem, usualEffort)) : undefined
  const before = perDay(problem, stay)
  const steps = options.steps ?? usualSteps
  const closer =
    !mended && anew?.x ? finish(bringCloser(problem, anew.x, before, steps)) : undefined
  const found: Found = mended
    ? {
        x: mended.x,
        heaviest: mended.heaviest,
        bounds,
        bound,
        proven: mended.heaviest === bound,
        method: 'walk',
      }
    : { ...anew!, x: closer }
  const plan = present(after, grouped, found.x, found, {
    before: inForce,
    past,
    partial: found.x ? undefined : inserted(),
    // Whoever was handed back has not left: what was answered for the person stays given ahead.
    happened: {
      from,
      halves: happened.map((half) =>
        half.people ? { ...half, people: half.people.filter((id) => past.has(id)) } : half,
      ),
    },
  })
  const dayOf = new Map([...exchange.handovers, ...after.handovers].map((one) => [one.id, one.day]))
  return {
    plan,
    exchange: after,
    changes: after.people.flatMap(({ id }): Change[] => {
      const was = inForce.get(id)
      const is = plan.assignment.get(id)
      if (
        past.has(id) ||
        (was !== undefined && is !== undefined && dayOf.get(was) === dayOf.get(is))
      )
        return []
      if (was === undefined && is === undefined) return []
      return [{ person: id, was, is, because: disturbed.reasons.get(id) ?? 'making-room' }]
    }),
    adjustments: disturbed.adjustments,
    findings: disturbed.findings,
    left,
    keep: left - changes(problem, before, found.x ?? inserted()),
    how: mended ? 'repaired' : found.x ? 'anew' : 'partly',
    ...(options.compare && anew?.x
      ? {
          anew: {
            heaviest: anew.heaviest,
            share: Math.round((anew.heaviest * 10_000) / Math.max(1, plan.credits.total)) / 100,
            keep: left - changes(problem, before, anew.x),
          },
        }
      : {}),
  }

  /** Those who can keep their slot, and as many others as fit beside them. */
  function inserted(): Loading {
    const x = Int32Array.from(stay)
    if (size > 0) insert(problem, placesOf(problem, stay), x)
    return x
  }

  /** Nobody keeps a slot on a day on which the own place is closed, or in a slot with too few seats. */
  function dropClosed(): void {
    problem.days.forEach((day, s) => {
      let people = 0
      problem.groups.forEach((one, g) => {
        if (problem.closed.get(day)?.includes(one.place)) stay[g * size + s] = 0
        const seats = problem.seats[s]! - people
        if (stay[g * size + s]! > seats) stay[g * size + s] = seats
        people += stay[g * size + s]!
      })
    })
  }
}

/** The half-steps that the plan in force had before a day. */
function asPlanned(exchange: Exchange, inForce: Assignment, from: number): HalfStep[] {
  return halvesOf(describe(exchange, inForce).filter((one) => one.day < from))
}

/** What would change if one thing happened to one person: the repair, without adopting it. */
export function whatIf(
  exchange: Exchange,
  inForce: Assignment,
  event: Extract<Disturbance, { person: string }>,
  from: number,
): Repair & { readonly heavier: number } {
  const result = repair(exchange, inForce, [event], from)
  const now = repair(exchange, inForce, [], from, { mayChange: 0, steps: 0 })
  return { ...result, heavier: result.plan.credits.heaviest - now.plan.credits.heaviest }
}

/** A class that each side reads differently, for one person. */
export interface DisputedClass {
  readonly person: string
  /** As the first and as the second side reads it. */
  readonly reads: readonly [string, string]
}

/**
 * Plans both readings of disputed classes so that they share as much as they can: the second is a repair
 * of the first. What is the same under both can go on while the dispute lasts.
 */
export function bothReadings(
  exchange: Exchange,
  disputes: readonly DisputedClass[],
  inForce: Assignment,
  from: number,
): {
  readonly readings: readonly [Repair, Repair]
  /** People whose day is the same under both readings, the disputed ones left out. */
  readonly shared: readonly string[]
  readonly apart: readonly string[]
} {
  const read = (side: 0 | 1): Disturbance[] =>
    disputes.flatMap(({ person, reads }): Disturbance[] => {
      const now = exchange.people.find((one) => one.id === person)?.class
      return now === reads[side] ? [] : [{ kind: 'reclassified', person, to: reads[side] }]
    })
  const first = repair(exchange, inForce, read(0), from)
  const second = repair(exchange, first.plan.assignment, read(1), from)
  const disputed = new Set(disputes.map((one) => one.person))
  const dayOf = new Map(exchange.handovers.map((one) => [one.id, one.day]))
  const day = (one: Repair, id: string) => dayOf.get(one.plan.assignment.get(id) ?? '')
  const planned = exchange.people.filter(({ id }) => day(first, id) !== undefined)
  const same = (id: string) => !disputed.has(id) && day(first, id) === day(second, id)
  return {
    readings: [first, second],
    shared: planned.filter(({ id }) => same(id)).map(({ id }) => id),
    apart: planned.filter(({ id }) => !same(id)).map(({ id }) => id),
  }
}

function finish<T>(run: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = run.next()
    if (done) return value as T
  }
}
