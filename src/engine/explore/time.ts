// A day passes: counts fall, limits are judged, verifiers fall silent, quotas begin anew.
import { shapeAt, type Context, type Steps } from './context.ts'
import { clauseIs, hasLapsed, isMet, saidOf, values } from './facts.ts'
import {
  and,
  atLeast,
  either,
  eq,
  gt,
  lt,
  minus,
  not,
  plus,
  set,
  type Statement,
  when,
} from './net.ts'
import { judgeAll, phaseOver, remember, settle, stop, type Before, type Body } from './settling.ts'
import { confirm } from './steps.ts'

/** One tick passes. */
export function addTime(context: Context): void {
  const { plan, day } = context
  const judged = [...context.shapes].flatMap(([slot, shape]) =>
    shape.kind === 'steps' || shape.kind === 'quota' || shape.kind === 'queue' ? [slot] : [],
  )
  const [before, keep] = remember(context, judged)
  const body: Statement[] = [...keep, set(day, plus(day, 1))]
  for (const [slot, shape] of context.shapes) body.push(...countDown(context, slot, shape, before))
  for (const phase of context.phases.values())
    if (phase.left) body.push(...when(gt(phase.left, 0), [set(phase.left, minus(phase.left, 1))]))
  // A phase that continues first, so that its measures are not judged at an end that is none.
  for (const [n, phase] of context.phases) {
    const planned = plan.agreement.phases[n]
    const index = plan.continuations.get(planned?.id ?? '')
    const clause = index === undefined ? undefined : plan.slots[index]?.clause
    if (clause?.kind !== 'continuation' || !phase.left) continue
    body.push(
      ...when(
        and(
          eq(phase.mode, 1),
          eq(phase.left, 0),
          phase.complete ? eq(phase.complete, 0) : 1,
          isMet(context, clause.while, clause.id),
        ),
        [set(phase.mode, 2), ...(phase.cap === null ? [] : [set(phase.left, phase.cap)])],
      ),
    )
  }
  for (const [slot, shape] of [...context.shapes].sort(([a], [b]) => a - b)) {
    const own = before.get(slot) ?? { alone: 0, together: 0 }
    if (shape.kind === 'quota') body.push(...endPeriod(shape, own))
    if (shape.kind !== 'steps') continue
    body.push(...silence(context, slot, shape, before), ...judgeAll(context, slot, own))
  }
  body.push(...settle(context))
  for (const [n, phase] of context.phases) {
    const over = phaseOver(context, n)
    body.push(
      ...when(over, [
        ...stop(context, n, phase.complete ? either(eq(phase.complete, 1), 3, 4) : 4),
      ]),
    )
  }
  body.push(...settle(context))
  for (const notice of context.notices.values())
    body.push(...when(gt(notice, 1), [set(notice, minus(notice, 1))]))
  context.transitions.push({
    label: { kind: 'time' },
    guard: and(lt(day, context.ticks.last), not(hasLapsed(context))),
    body,
  })
}

function countDown(
  context: Context,
  slot: number,
  shape: ReturnType<typeof shapeAt>,
  before: ReadonlyMap<number, Before>,
): Body {
  switch (shape.kind) {
    case 'steps':
      return [
        ...shape.parts.flatMap((part) => {
          const body: Statement[] = []
          if (part.limit.kind === 'left') {
            const { left, window } = part.limit
            body.push(
              ...when(
                eq(left, 1),
                [set(left, window + 2)],
                when(and(gt(left, 1), lt(left, window + 2)), [set(left, minus(left, 1))]),
              ),
            )
          }
          if (part.start.kind === 'left')
            body.push(
              ...when(gt(part.start.left, 1), [set(part.start.left, minus(part.start.left, 1))]),
            )
          return body
        }),
        ...(shape.since
          ? when(
              and(
                lt(shape.since, shape.since.max),
                atLeast(saidOf(shape), shape.steps),
                not(clauseIs(context, context.plan.slots[slot]?.clause.id ?? '', 'done')),
              ),
              [set(shape.since, plus(shape.since, 1))],
            )
          : []),
      ]
    case 'answers': {
      if (shape.window === null) return []
      const [first] = shape.owed
      return [
        ...(first ? [set(shape.late, plus(shape.late, first))] : []),
        ...shape.owed.map((one, i) => set(one, shape.owed[i + 1] ?? 0)),
      ]
    }
    case 'queue': {
      const { late, passed } = values(shape.window)
      const excused = before.get(slot)?.alone ?? 0
      return shape.places.flatMap((place) =>
        when(
          eq(place, 1),
          when(excused, [set(place, passed)], [set(place, late)]),
          when(and(gt(place, 1), lt(place, late)), [set(place, minus(place, 1))]),
        ),
      )
    }
    case 'quota':
    case 'prohibition':
    case 'plain':
      return []
  }
}

/** The verifier's time is over without an answer; the text says what that means, or leaves it open. */
function silence(
  context: Context,
  slot: number,
  shape: Steps,
  before: ReadonlyMap<number, Before>,
): Body {
  const clause = context.plan.slots[slot]?.clause
  if (!shape.pending || !shape.claimed || shape.window === null) return []
  if (clause?.kind !== 'duty' || !clause.verification) return []
  const actor = context.plan.agreement.actors.find((one) => one.id === clause.verification?.by)
  const between = actor?.roles.includes('neutral intermediary') ?? false
  const meaning = between ? 'unsettled' : clause.verification.silence
  const asked = and(gt(shape.pending, 1), lt(shape.pending, shape.window + 2))
  const over: Body =
    meaning === 'done'
      ? confirm(context, slot, shape, before)
      : meaning === 'not done'
        ? [
            set(shape.claimed, 0),
            set(shape.pending, 0),
            ...(shape.since ? [set(shape.since, 0)] : []),
          ]
        : [set(shape.pending, shape.window + 2)]
  return when(
    eq(shape.pending, 1),
    over,
    when(asked, [set(shape.pending, minus(shape.pending, 1))]),
  )
}

/** A period of a quota is over: it was met, excused, or is short. */
function endPeriod(
  shape: Extract<ReturnType<typeof shapeAt>, { kind: 'quota' }>,
  before: Before,
): Body {
  return when(
    eq(shape.left, 1),
    [
      ...when(and(eq(shape.met, 0), not(before.alone), lt(shape.short, shape.tolerance + 1)), [
        set(shape.short, plus(shape.short, 1)),
      ]),
      set(shape.met, 0),
      set(shape.left, shape.period),
    ],
    when(gt(shape.left, 1), [set(shape.left, minus(shape.left, 1))]),
  )
}
