// The questions, each one function: what it looks for, on which slice, and what its answer is about.
import { partiesOf, type Clause, type Duty, type Phase } from '../../model/index.ts'
import { bearsAs } from '../next.ts'
import type { Plan } from '../plan.ts'
import type { Answer, Asking, Limits, QuestionName, Subject } from './answer.ts'
import { shapeAt, type Context } from './context.ts'
import { hasLapsed, isDone, isLate, isOver, openOf, saidOf } from './facts.ts'
import { answerOf, hunt, huntAll, type Hunt, type Hunted, type Said } from './hunt.ts'
import { and, atLeast, eq, gt, lt, neq, not, or, type Expr } from './net.ts'
import { isAsked } from './steps.ts'
import { cyclesOf } from './waits.ts'

/** Somebody is late with no excuse, or did what is prohibited. */
export function anyFault(context: Context): Expr {
  return or(
    ...[...context.shapes].map(([slot, shape]) =>
      shape.kind === 'prohibition' ? eq(shape.contrary, 1) : isLate(context, slot),
    ),
  )
}

/** Somebody who is not only standing between is asked to act. */
export function anyAsked(context: Context): Expr {
  return or(
    ...[...context.shapes].map(([slot, shape]) => {
      const bearers = context.plan.slots[slot]?.bearers ?? []
      if (!bearers.some((one) => bearsAs(context.state, one) !== null)) return 0
      const waits = shape.kind === 'steps' && shape.pending ? neq(shape.pending, 0) : 0
      return and(isAsked(context, slot), not(waits))
    }),
  )
}

/** A limit has passed, it is not done, and nobody is late: excused, or a verifier has not answered. */
function passedWithoutFault(context: Context, slot: number): Expr {
  const shape = shapeAt(context, slot)
  if (shape.kind !== 'steps') return 0
  return or(
    ...shape.parts.map((part) => {
      const over = part.verdict
        ? or(
            atLeast(part.verdict, 2),
            and(isOver(context, part), eq(part.verdict, 0), atLeast(saidOf(shape), part.need)),
          )
        : 0
      return and(over, lt(shape.n, part.need))
    }),
  )
}

const dutySlots = (plan: Plan): readonly { slot: number; clause: Duty }[] =>
  plan.slots.flatMap(({ index, clause }) =>
    clause.kind === 'duty' ? [{ slot: index, clause }] : [],
  )

const bearersAt = (plan: Plan, slot: number): readonly string[] => plan.slots[slot]?.bearers ?? []

/** What a search is about, in numbers of the plan; -1: nothing of that kind. */
export interface Target {
  readonly slot: number
  readonly phase: number
  readonly next: number
}

const target = (slot: number, phase = -1, next = -1): Target => ({ slot, phase, next })

interface Asked {
  readonly target: Target
  readonly hunt: Hunt
  readonly said: (hunted: Hunted) => Said
}

/** Asks many things, searching each slice once. */
function* askAll(subject: Subject, limits: Limits, asked: readonly Asked[]): Asking<Answer[]> {
  const hunted = yield* huntAll(
    subject,
    limits,
    asked.map((one) => one.hunt),
  )
  return asked.flatMap((one, i) => {
    const found = hunted[i]
    return found ? [answerOf(subject, found, one.said(found))] : []
  })
}

/** Phases and duties that no future reaches. */
export function* unreachable(subject: Subject, limits: Limits): Asking<Answer[]> {
  return yield* askAll(subject, limits, unreachableHunts(subject))
}

function unreachableHunts(subject: Subject): readonly Asked[] {
  const { plan } = subject.from
  const asked: Asked[] = []
  for (const [n, phase] of plan.agreement.phases.entries()) {
    if (subject.from.phases[n]?.mode !== 'not-begun') continue
    asked.push({
      target: target(-1, n),
      hunt: {
        roots: { phases: [n] },
        goal: (context) => neq(context.phases.get(n)?.mode ?? 0, 0),
      },
      said: ({ verdict }) => ({
        question: 'unreachable',
        about: [phase.id],
        notable: verdict === 'cannot',
        place: phase.at,
      }),
    })
  }
  for (const { slot, clause } of dutySlots(plan)) {
    if (subject.from.slots[slot]?.done) continue
    asked.push({
      target: target(slot),
      hunt: {
        roots: { slots: [slot] },
        goal: (context) => or(isAsked(context, slot), isDone(context, slot)),
      },
      said: ({ verdict }) => ({
        question: 'unreachable',
        about: [clause.id],
        actors: bearersAt(plan, slot),
        notable: verdict === 'cannot',
        place: clause.at,
      }),
    })
  }
  return asked
}

/** Clauses of which each waits for another of them, so that none can begin. */
export function* waits(subject: Subject, limits: Limits): Asking<Answer[]> {
  const { plan } = subject.from
  const answers: Answer[] = []
  for (const cycle of cyclesOf(plan)) {
    const slots = cycle.flatMap((id) => plan.byClause.get(id) ?? [])
    // If one of them can ever be asked for, the circle opens.
    const hunted = yield* hunt(subject, limits, {
      roots: { slots },
      goal: (context) => or(...slots.map((one) => or(isAsked(context, one), isDone(context, one)))),
    })
    const actors = [...new Set(slots.flatMap((one) => bearersAt(plan, one)))]
    const stuck = yield* stuckStory(subject, limits, slots, hunted)
    answers.push(
      answerOf(subject, stuck, {
        question: 'waits',
        about: cycle,
        actors,
        data: { clauses: cycle.join(', ') },
        place: plan.slots[slots[0] ?? -1]?.clause.at ?? null,
      }),
    )
  }
  return answers
}

/** The circle holds: the story is the last day on which none of them has begun. */
function* stuckStory(
  subject: Subject,
  limits: Limits,
  slots: readonly number[],
  opened: Hunted,
): Asking<Hunted> {
  if (opened.verdict === 'can') return { ...opened, verdict: 'cannot', story: null }
  if (opened.verdict === 'not-settled') return opened
  return yield* hunt(subject, limits, {
    roots: { slots },
    goal: (context) => and(...slots.map((one) => not(isDone(context, one)))),
  })
}

/** A step lies past its day and no one is bound to act. */
export function* lateNobody(subject: Subject, limits: Limits): Asking<Answer[]> {
  return yield* askAll(subject, limits, lateNobodyHunts(subject))
}

function lateNobodyHunts(subject: Subject): readonly Asked[] {
  const { plan } = subject.from
  const asked: Asked[] = []
  for (const { slot, clause } of dutySlots(plan)) {
    if (subject.from.slots[slot]?.done || clause.due.kind === 'not-stated') continue
    asked.push({
      target: target(slot),
      hunt: {
        roots: { slots: [slot] },
        goal: (context) => and(passedWithoutFault(context, slot), not(anyAsked(context))),
      },
      said: () => ({
        question: 'late-nobody',
        about: [clause.id],
        actors: bearersAt(plan, slot),
        place: clause.at,
      }),
    })
  }
  for (const { before, next, phase, n } of followers(plan)) {
    if (subject.from.phases[n]?.mode !== 'not-begun') continue
    asked.push({
      target: target(-1, before, n),
      hunt: {
        roots: { phases: [before, n] },
        goal: (context) =>
          and(
            atLeast(context.phases.get(before)?.mode ?? 0, 4),
            eq(context.phases.get(n)?.mode ?? 1, 0),
            not(anyAsked(context)),
            not(hasLapsed(context)),
          ),
        avoid: anyFault,
      },
      said: ({ verdict }) => ({
        question: 'late-nobody',
        id: `explore-late-nobody-phase-${verdict}`,
        about: [next.id],
        data: { before: phase.id },
        place: next.at,
      }),
    })
  }
  return asked
}

interface Follower {
  readonly before: number
  readonly phase: Phase
  readonly n: number
  readonly next: Phase
}

/** Each phase with the one that the text puts after it. */
function followers(plan: Plan): readonly Follower[] {
  return plan.agreement.phases.flatMap((next, n) => {
    const phase = plan.agreement.phases[n - 1]
    return phase && n > 0 ? [{ before: n - 1, phase, n, next }] : []
  })
}

/** A phase can end unfinished while every duty was kept or excused. */
export function* unfinished(subject: Subject, limits: Limits): Asking<Answer[]> {
  return yield* askAll(subject, limits, unfinishedHunts(subject))
}

function unfinishedHunts(subject: Subject): readonly Asked[] {
  const { plan } = subject.from
  const asked: Asked[] = []
  for (const [n, phase] of plan.agreement.phases.entries()) {
    const mode = subject.from.phases[n]?.mode ?? 'not-begun'
    if (mode !== 'not-begun' && mode !== 'running' && mode !== 'continuing') continue
    const ended = (context: Context): Expr => atLeast(context.phases.get(n)?.mode ?? 0, 4)
    if (phase.complete) {
      asked.push({
        target: target(-1, n),
        hunt: { roots: { phases: [n] }, goal: ended, avoid: anyFault },
        said: () => ({ question: 'unfinished', about: [phase.id], place: phase.at }),
      })
      continue
    }
    for (const { slot, clause } of dutySlots(plan)) {
      if (plan.slots[slot]?.phase !== n || clause.due.kind === 'every') continue
      asked.push({
        target: target(slot, n),
        hunt: {
          roots: { phases: [n], slots: [slot] },
          goal: (context) =>
            and(ended(context), not(isDone(context, slot)), gt(openIn(context, slot), 0)),
          avoid: anyFault,
        },
        said: ({ verdict }) => ({
          question: 'unfinished',
          id: `explore-unfinished-clause-${verdict}`,
          about: [phase.id, clause.id],
          actors: bearersAt(plan, slot),
          place: clause.at,
        }),
      })
    }
    const follower = followers(plan).find((one) => one.before === n)
    if (!follower) continue
    asked.push({
      target: target(-1, n, follower.n),
      hunt: {
        roots: { phases: [n, follower.n] },
        goal: (context) => and(ended(context), eq(context.phases.get(follower.n)?.mode ?? 1, 0)),
        avoid: anyFault,
      },
      said: ({ verdict }) => ({
        question: 'unfinished',
        id: `explore-unfinished-next-${verdict}`,
        about: [phase.id, follower.next.id],
        data: { next: follower.next.id },
        place: phase.at,
      }),
    })
  }
  return asked
}

function openIn(context: Context, slot: number): Expr {
  const shape = shapeAt(context, slot)
  return shape.kind === 'plain' ? 0 : shape.kind === 'steps' ? 1 : openOf(context, slot)
}

/** If all keep their duties, does the next phase begin, and by which day? */
export function* kept(subject: Subject, limits: Limits): Asking<Answer[]> {
  return yield* askAll(subject, limits, keptHunts(subject))
}

function keptHunts(subject: Subject): readonly Asked[] {
  return subject.from.plan.agreement.phases.flatMap((phase, n) =>
    subject.from.phases[n]?.mode === 'not-begun' ? [keptHunt(n, phase)] : [],
  )
}

function keptHunt(n: number, phase: Phase): Asked {
  return {
    target: target(-1, n),
    hunt: {
      // With the phase before it, so that time is followed to its end.
      roots: { phases: n > 0 ? [n - 1, n] : [n] },
      // At the end of the time looked at, the phase has not begun and nobody has been late.
      goal: (context) =>
        and(
          eq(context.phases.get(n)?.mode ?? 1, 0),
          or(eq(context.day, context.ticks.last), hasLapsed(context)),
        ),
      avoid: anyFault,
    },
    said: ({ compiled }) => {
      const { last, hours } = compiled.net.ticks
      const days = Math.floor((last * hours) / 24) + 1
      return { question: 'kept', about: [phase.id], data: { days }, place: phase.at }
    },
  }
}

export function* keptPhase(
  subject: Subject,
  limits: Limits,
  n: number,
  phase: Phase,
  by?: number,
): Asking<Answer> {
  const asked: Limits = by === undefined ? limits : { ...limits, days: by }
  const [found] = yield* askAll(subject, asked, [keptHunt(n, phase)])
  if (!found) throw new Error('a search gave no answer')
  return found
}

/** How much one side can have given before the other answers: acts, persons, persons at the key. */
export function* exposure(subject: Subject, limits: Limits): Asking<Answer[]> {
  return yield* askAll(subject, limits, exposureHunts(subject))
}

function exposureHunts(subject: Subject): readonly Asked[] {
  const { plan } = subject.from
  const asked: Asked[] = []
  for (const { slot, clause } of dutySlots(plan)) {
    const { forEach } = clause
    if (forEach === undefined) continue
    const trigger = plan.agreement.clauses.find((one) => one.id === forEach)
    const givers = (plan.byClause.get(forEach) ?? []).flatMap((one) => bearersAt(plan, one))
    asked.push({
      target: target(slot),
      hunt: { roots: { slots: [slot] }, measure: (context) => openOf(context, slot) },
      said: ({ most }) => ({
        question: 'exposure',
        about: [forEach, clause.id],
        actors: [...new Set(givers)],
        notable: most > 0,
        data: { acts: Math.max(0, most), persons: personsIn(trigger, most) },
        place: clause.at,
      }),
    })
  }
  return asked
}

/** The searches behind the questions that are one search each, with what each is about. */
export function questionHunts(
  subject: Subject,
): readonly { readonly question: QuestionName; readonly about: Target; readonly hunt: Hunt }[] {
  const lists: readonly (readonly [QuestionName, readonly Asked[]])[] = [
    ['unreachable', unreachableHunts(subject)],
    ['late-nobody', lateNobodyHunts(subject)],
    ['unfinished', unfinishedHunts(subject)],
    ['kept', keptHunts(subject)],
    ['exposure', exposureHunts(subject)],
  ]
  return lists.flatMap(([question, asked]) =>
    asked.map((one) => ({ question, about: one.target, hunt: one.hunt })),
  )
}

/** Most persons in so many handovers that follow each other; -1 where the text gives no sizes. */
function personsIn(clause: Clause | undefined, acts: number): number {
  if (clause?.kind !== 'duty' || acts <= 0) return -1
  if (clause.due.kind !== 'batches') return acts
  const sizes = clause.due.batches.map((one) => one.size)
  let most = -1
  for (let i = 0; i + acts <= sizes.length; i++) {
    const part = sizes.slice(i, i + acts)
    if (part.includes(null)) return -1
    most = Math.max(
      most,
      part.reduce<number>((n, one) => n + (one ?? 0), 0),
    )
  }
  return most
}

/** A claim stays without an answer, and what that does. */
export function* silence(subject: Subject, limits: Limits): Asking<Answer[]> {
  const { plan } = subject.from
  const answers: Answer[] = []
  for (const { slot, clause } of dutySlots(plan)) {
    const check = clause.verification
    if (!check || subject.from.slots[slot]?.done) continue
    const actor = plan.agreement.actors.find((one) => one.id === check.by)
    const between = actor?.roles.includes('neutral intermediary') ?? false
    const meaning = between ? 'unsettled' : check.silence
    const hunted = yield* hunt(subject, limits, {
      roots: { slots: [slot] },
      goal: (context) => {
        const shape = shapeAt(context, slot)
        if (shape.kind !== 'steps' || !shape.pending || !shape.claimed) return 0
        if (meaning === 'unsettled' || shape.window === null)
          return and(
            eq(shape.pending, (shape.window ?? 0) + 2),
            or(...shape.parts.map((part) => and(isOver(context, part), lt(shape.n, part.need)))),
          )
        return 0
      },
      avoid: (context) => isLate(context, slot),
    })
    const decides = meaning !== 'unsettled' && check.within !== undefined
    answers.push(
      answerOf(subject, hunted, {
        question: 'silence',
        id: decides
          ? `explore-silence-${meaning === 'done' ? 'done' : 'not-done'}`
          : `explore-silence-${hunted.verdict}`,
        about: [clause.id, check.by],
        actors: bearersAt(plan, slot),
        notable: hunted.verdict === 'can' || decides,
        data: { body: check.by },
        place: clause.at,
      }),
    )
  }
  return answers
}

/** Both parties in the order of the text; used where an answer is about each side. */
export function sidesIn(subject: Subject): readonly string[] {
  return partiesOf(subject.agreement)
}
