// A plan: who can leave in which handover, what the other side answers, and what a reader needs to judge
// it: the bound, the gap, the price of the order, the exposure curve, what is owed afterwards.
import { advance } from './advance.ts'
import { answerList, type AnswerPart } from './answer.ts'
import type { Bound } from './bounds.ts'
import { assign, group, type Assignment, type Grouped } from './grouping.ts'
import { asFarAsItGoes } from './packing.ts'
import { heaviest, type Loading } from './problem.ts'
import { replay, type HalfStep, type Replay } from './replay.ts'
import { search, usualEffort, type Effort, type Found } from './search.ts'
import {
  credits,
  finding,
  steps,
  type Counts,
  type Exchange,
  type Finding,
  type Step,
} from './terms.ts'

/** One handover of a plan. Shares are percent of the agreement; no figure belongs to one person. */
export interface PlannedHandover {
  readonly id: string
  readonly day: number
  readonly people: readonly string[]
  readonly byClass: Counts
  readonly places: readonly string[]
  /** What the handover is of the whole agreement. */
  readonly share: number
  readonly answer: AnswerPart
  /** Last day of each required step for the people of this handover. */
  readonly stepsBy: Partial<Readonly<Record<Step, number>>>
}

/** The difference that the order of tiers makes, in percent points of the agreement. */
export interface OrderPrice {
  readonly withOrder: number
  readonly without: number
  readonly points: number
  /** True: both figures are proved least values. */
  readonly proven: boolean
}

export interface Plan {
  readonly ok: boolean
  readonly findings: readonly Finding[]
  readonly handovers: readonly PlannedHandover[]
  readonly assignment: Assignment
  /** Heaviest handover and the strongest bound, in percent of the agreement. */
  readonly heaviest: number
  readonly bound: number
  /** By how much the plan is above the bound, percent of the bound. */
  readonly gap: number
  readonly proven: boolean
  readonly method: Found['method']
  readonly bounds: readonly { readonly reason: Bound['reason']; readonly share: number }[]
  readonly order: OrderPrice | undefined
  readonly replay: Replay
  readonly halves: readonly HalfStep[]
  /** The same in whole credits, for tests and benchmarks; not for a page. */
  readonly credits: { readonly heaviest: number; readonly bound: number; readonly total: number }
  /** Stands beside every figure: duties under humanitarian law are not altered. */
  readonly note: 'figures-describe-the-agreement'
}

export interface PlanOptions {
  readonly effort?: Effort
  /** Also plan without the order, to show its price. Default: true where the order binds. */
  readonly price?: boolean
}

/** Plans; runs the search to its end. See `planning` for a caller that wants to stop or show progress. */
export function plan(exchange: Exchange, options: PlanOptions = {}): Plan {
  const run = planning(exchange, options)
  for (;;) {
    const { done, value } = run.next()
    if (done) return value
  }
}

/** The same as a generator: yields between pieces of work. */
export function* planning(exchange: Exchange, options: PlanOptions = {}): Generator<number, Plan> {
  const effort = options.effort ?? usualEffort
  const ordered = exchange.rules.order === 'tiers'
  const grouped = group(exchange, ordered)
  const found = yield* search(grouped.problem, effort)
  let order: OrderPrice | undefined
  if (ordered && options.price !== false && found.x) {
    const free = yield* search({ ...grouped.problem, ordered: false }, effort)
    order = priceOf(exchange, found, free)
  }
  if (found.x) advance(grouped.problem, found.x, found.heaviest)
  return present(exchange, grouped, found.x, found, { order })
}

/** Credit of everything agreed: the whole of which shares are taken. */
export function totalCredit(exchange: Exchange): number {
  const { perPerson } = credits(exchange)
  return exchange.held.reduce((sum, one) => sum + one.count * (perPerson.get(one.id) ?? 0), 0)
}

/** Percent of the agreement, rounded to 1/100. */
export function shareOf(part: number, total: number): number {
  return total === 0 ? 0 : Math.round((part * 10_000) / total) / 100
}

function priceOf(exchange: Exchange, found: Found, free: Found): OrderPrice {
  const total = totalCredit(exchange)
  // A plan that keeps the order is also a plan without it.
  const least = free.x ? Math.min(free.heaviest, found.heaviest) : found.heaviest
  return {
    withOrder: shareOf(found.heaviest, total),
    without: shareOf(least, total),
    points: Math.round((shareOf(found.heaviest, total) - shareOf(least, total)) * 100) / 100,
    proven: found.proven && free.proven,
  }
}

/** Everything about a loading that a page needs. `before` and `past` come from a plan in force. */
export function present(
  exchange: Exchange,
  grouped: Grouped,
  x: Loading | undefined,
  found: Found,
  extra: {
    readonly order?: OrderPrice | undefined
    readonly before?: Assignment
    readonly past?: Assignment
    readonly happened?: Happened
    readonly partial?: Loading | undefined
  } = {},
): Plan {
  const total = totalCredit(exchange)
  const said: Finding[] = [...grouped.findings]
  if (!x) said.push(finding(found.reason ?? 'no-plan-found', 'error', 'handovers'))
  // Where not everyone fits, as many as do are planned all the same: the others are named.
  const placed = x ?? extra.partial ?? asFarAsItGoes(grouped.problem)
  const assignment = new Map([
    ...(extra.past ?? []),
    ...assign(exchange, grouped, placed, extra.before),
  ])
  const handovers = describe(exchange, assignment, extra.happened)
  const from = extra.happened?.from ?? -Infinity
  const halves = [
    ...(extra.happened?.halves ?? []),
    ...halvesOf(handovers.filter((one) => one.day >= from)),
  ]
  const checked = replay(exchange, halves)
  said.push(...checked.findings)
  return {
    ok: x !== undefined && said.every((one) => one.severity !== 'error'),
    findings: said,
    handovers,
    assignment,
    heaviest: shareOf(heaviest(grouped.problem, placed), total),
    bound: shareOf(found.bound, total),
    gap:
      !x || found.bound === 0 ? 0 : Math.round((found.heaviest / found.bound - 1) * 10_000) / 100,
    proven: found.proven,
    method: found.method,
    bounds: found.bounds.map(({ reason, credit }) => ({ reason, share: shareOf(credit, total) })),
    order: extra.order,
    replay: checked,
    halves,
    credits: { heaviest: heaviest(grouped.problem, placed), bound: found.bound, total },
    note: 'figures-describe-the-agreement',
  }
}

/** What happened before the first open day, as half-steps. */
export interface Happened {
  readonly from: number
  readonly halves: readonly HalfStep[]
}

/** The half-steps of handovers: ahead, the people, after. */
export function halvesOf(handovers: readonly PlannedHandover[]): HalfStep[] {
  return handovers.flatMap(({ id, people, answer }): HalfStep[] => [
    ...(Object.keys(answer.ahead).length > 0
      ? [{ handover: id, side: 1 as const, units: answer.ahead }]
      : []),
    ...(people.length > 0 ? [{ handover: id, side: 0 as const, people }] : []),
    ...(Object.keys(answer.after).length > 0
      ? [{ handover: id, side: 1 as const, units: answer.after }]
      : []),
  ])
}

/** The handovers of an assignment with the other side's list, which starts from what has happened. */
export function describe(
  exchange: Exchange,
  assignment: Assignment,
  happened: Happened = { from: -Infinity, halves: [] },
): PlannedHandover[] {
  const { scale, perPerson, vector } = credits(exchange)
  const total = totalCredit(exchange)
  const inHandover = new Map<string, Exchange['people'][number][]>()
  for (const person of exchange.people) {
    const id = assignment.get(person.id)
    if (id === undefined) continue
    const list = inHandover.get(id)
    if (list) list.push(person)
    else inHandover.set(id, [person])
  }
  const due = exchange.handovers.map(({ id }) => {
    const sum = new Map<string, number>()
    for (const person of inHandover.get(id) ?? []) add(sum, vector.get(person.class) ?? [])
    return sum
  })
  const open = exchange.handovers.map((one) => one.day >= happened.from)
  const past = { due: new Map<string, number>(), released: new Map<string, number>() }
  due.forEach((one, k) => {
    if (!open[k]) add(past.due, one)
  })
  const answered = new Map<string, Map<string, number>>()
  for (const half of happened.halves) {
    add(past.released, Object.entries(half.units ?? {}))
    const own = answered.get(half.handover) ?? new Map<string, number>()
    add(own, Object.entries(half.units ?? {}))
    answered.set(half.handover, own)
  }
  const answers = answerList(
    due.filter((_, k) => open[k]),
    scale,
    exchange.rules.ahead,
    { due: past.due, released: Object.fromEntries(past.released) },
  )
  let next = 0
  return exchange.handovers.map(({ id, day }, k) => {
    const people = inHandover.get(id) ?? []
    const byClass = new Map<string, number>()
    for (const person of people) add(byClass, [[person.class, 1]])
    const credit = people.reduce((sum, person) => sum + (perPerson.get(person.class) ?? 0), 0)
    const stepsBy: Partial<Record<Step, number>> = {}
    for (const step of steps) {
      const lead = exchange.rules.lead[step]
      if (lead !== undefined && people.length > 0) stepsBy[step] = day - lead
    }
    const after = Object.fromEntries(answered.get(id) ?? [])
    return {
      id,
      day,
      people: people.map((person) => person.id),
      byClass: Object.fromEntries(byClass),
      places: [...new Set(people.map((person) => person.place))].sort(),
      share: shareOf(credit, total),
      answer: open[k] ? answers[next++]! : { ahead: {}, after },
      stepsBy,
    }
  })
}

function add(sum: Map<string, number>, units: Iterable<readonly [string, number]>): void {
  for (const [id, n] of units) sum.set(id, (sum.get(id) ?? 0) + n)
}
