// The steps of the system: what actors may do now, and the passing of one tick. Acts are those that the
// text asks for or allows at that moment; the order inside a tick is that of the runtime's clock.
import type { ActorId, ClauseId } from '../../model/index.ts'
import type { Rule } from '../plan.ts'
import { wordKey } from '../state.ts'
import { shapeAt, type Context, type Part, type Steps } from './context.ts'
import {
  clauseIs,
  excuseOf,
  hasLapsed,
  hasLimit,
  hasStarted,
  hits,
  isAlive,
  isAllowed,
  isDone,
  isLate,
  isMet,
  isOver,
  nextPart,
  noticeKey,
  openOf,
  saidOf,
  values,
} from './facts.ts'
import {
  and,
  atLeast,
  eq,
  gt,
  lt,
  minus,
  neq,
  not,
  or,
  plus,
  set,
  when,
  either,
  type Expr,
  type Label,
  type Statement,
  type Variable,
} from './net.ts'

type Body = readonly Statement[]

/** An excuse as it was before the step, where a limit is judged by it. */
interface Before {
  readonly alone: Expr
  readonly together: Expr
}

function temporary(name: string): Variable {
  return { name, max: 1, temporary: true, read: () => 0 }
}

/** Keeps the excuses of slots as they are before the step changes anything. */
function remember(context: Context, slots: Iterable<number>): [Map<number, Before>, Body] {
  const before = new Map<number, Before>()
  const body: Statement[] = []
  for (const slot of slots) {
    const excuse = excuseOf(context, slot)
    const keep = (e: Expr, name: string): Expr => {
      if (typeof e === 'number') return e
      const kept = temporary(`${name} ${slot}`)
      body.push(set(kept, e))
      return kept
    }
    before.set(slot, {
      alone: keep(excuse.alone, 'excused'),
      together: keep(excuse.together, 'together'),
    })
  }
  return [before, body]
}

/** Gives a part whose limit is over its verdict, unless it was claimed in time. */
function judge(context: Context, slot: number, part: Part, before: Before, forced = false): Body {
  const shape = shapeAt(context, slot)
  if (shape.kind !== 'steps' || part.verdict === null) return []
  const planned = context.plan.slots[slot]
  const phase = context.phases.get(planned?.phase ?? -1)
  const over =
    part.limit.kind === 'phase-end' ? phaseOver(context, part.limit.phase) : isOver(context, part)
  // A claim in time waits for the verifier; one that came after the limit was judged does not help.
  const waits = and(eq(part.verdict, 0), lt(saidOf(shape), part.need))
  const locked = and(eq(part.verdict, 3), lt(shape.n, part.need))
  const open = part.verdict.max === 3 ? or(waits, locked) : waits
  return when(
    and(forced ? 1 : over, open, phase ? lt(phase.mode, 3) : 1),
    when(
      before.alone,
      [set(part.verdict, 2)],
      when(before.together, [set(part.verdict, 3)], [set(part.verdict, 1)]),
    ),
  )
}

function judgeAll(context: Context, slot: number, before: Before): Body {
  const shape = shapeAt(context, slot)
  return shape.kind === 'steps'
    ? shape.parts.flatMap((part) => judge(context, slot, part, before))
    : []
}

/** The time of a phase, or of its continuation, has run out. */
function phaseOver(context: Context, n: number): Expr {
  const phase = context.phases.get(n)
  if (!phase?.left) return 0
  const counts = phase.cap === null ? eq(phase.mode, 1) : or(eq(phase.mode, 1), eq(phase.mode, 2))
  return and(counts, eq(phase.left, 0))
}

/** Parts that count from something, with their slots. */
function countedFrom(
  context: Context,
  matches: (ref: { kind: string; id?: string; phase?: string; clause?: string }) => boolean,
): { slot: number; part: Part; start: boolean }[] {
  const found: { slot: number; part: Part; start: boolean }[] = []
  for (const [slot, shape] of context.shapes) {
    if (shape.kind !== 'steps') continue
    const planned = context.plan.slots[slot]
    shape.parts.forEach((part, i) => {
      const item = planned?.items[i]
      for (const start of [false, true]) {
        const moment = start ? item?.start : item?.limit
        const limit = start ? part.start : part.limit
        if (!moment || limit.kind !== 'left') continue
        const ref =
          moment.kind === 'offset' ? moment.from : moment.kind === 'date' ? null : moment.of
        if (ref && matches(ref)) found.push({ slot, part, start })
      }
    })
  }
  return found
}

/** Starts the countdowns of parts; `ago` ticks have passed already. */
function begin(
  context: Context,
  found: readonly { slot: number; part: Part; start: boolean }[],
  ago: Expr,
  before: ReadonlyMap<number, Before>,
): Body {
  return found.flatMap(({ slot, part, start }) => {
    const limit = start ? part.start : part.limit
    if (limit.kind !== 'left') return []
    const shape = shapeAt(context, slot)
    if (shape.kind !== 'steps') return []
    if (start)
      return [set(limit.left, either(gt(ago, limit.window), 1, minus(limit.window + 1, ago)))]
    return when(lt(shape.n, part.need), [
      set(
        limit.left,
        either(gt(ago, limit.window), limit.window + 2, minus(limit.window + 1, ago)),
      ),
      ...(ago === 0 ? [] : judge(context, slot, part, before.get(slot) ?? excuseOf(context, slot))),
    ])
  })
}

/** A clause was finished: what counts from its completion starts. */
function finished(context: Context, clause: ClauseId, before: ReadonlyMap<number, Before>): Body {
  const found = countedFrom(context, (ref) => ref.kind === 'clause-done' && ref.clause === clause)
  const slots = context.plan.byClause.get(clause) ?? []
  const since = slots.map((one) => {
    const shape = shapeAt(context, one)
    return shape.kind === 'steps' ? shape.since : null
  })
  const resets = since.flatMap((one) => (one ? [set(one, 0)] : []))
  let ago: Expr = 0
  if (since.every((one) => one !== null) && since.length > 0) {
    const [first = 0, ...others] = since as Variable[]
    ago = others.reduce<Expr>((a, b) => either(lt(a, b), a, b), first)
  }
  const body = [...begin(context, found, ago, before), ...resets]
  return body.length === 0 ? [] : when(and(...slots.map((one) => isDone(context, one))), body)
}

/** After the count of a duty went up: parts that are done forget their limits. */
function counted(
  context: Context,
  slot: number,
  shape: Steps,
  before: ReadonlyMap<number, Before>,
): Body {
  const id = context.plan.slots[slot]?.clause.id ?? ''
  const resets = shape.parts.map((part) => ({
    part,
    body: [
      ...(part.verdict ? [set(part.verdict, 0)] : []),
      ...(part.limit.kind === 'left' ? [set(part.limit.left, 0)] : []),
      ...(part.start.kind === 'left' ? [set(part.start.left, 0)] : []),
    ],
  }))
  return [
    ...resets.flatMap(({ part, body }) => when(atLeast(shape.n, part.need), body)),
    ...when(eq(shape.n, shape.steps), finished(context, id, before)),
  ]
}

/** Slots whose verdict may be given when a clause is finished. */
function dependents(context: Context, clause: ClauseId): number[] {
  return countedFrom(context, (ref) => ref.kind === 'clause-done' && ref.clause === clause).map(
    (one) => one.slot,
  )
}

/** A half that waited for the other is judged at once when that is done, or when something else excuses it. */
function judgeLocked(context: Context): Body {
  return [...context.shapes].flatMap(([slot, shape]): Body => {
    const excuse = excuseOf(context, slot)
    if (shape.kind !== 'steps' || excuse.together === 0) return []
    const phase = context.phases.get(context.plan.slots[slot]?.phase ?? -1)
    return shape.parts.flatMap(({ verdict }) =>
      verdict
        ? when(
            and(eq(verdict, 3), not(excuse.together), phase ? lt(phase.mode, 3) : 1),
            when(excuse.alone, [set(verdict, 2)], [set(verdict, 1)]),
          )
        : [],
    )
  })
}

/** Phases begin, are complete, or stop continuing; clauses before phases, as in the runtime. */
function settle(context: Context): Body {
  const moving = [...context.phases.keys()].filter((n) => isMoving(context, n))
  const one = moving.flatMap((n) => settlePhase(context, n))
  const locks = judgeLocked(context)
  const rounds = Array.from({ length: moving.length }, () => one).flat()
  return rounds.length === 0 ? locks : [...locks, ...rounds, ...locks]
}

function isMoving(context: Context, n: number): boolean {
  if (context.clocks.has(n)) return false
  const planned = context.plan.agreement.phases[n]
  return (
    context.state.phases[n]?.mode === 'not-begun' ||
    planned?.complete !== undefined ||
    context.plan.continuations.has(planned?.id ?? '')
  )
}

function stop(context: Context, n: number, mode: Expr): Body {
  const phase = context.phases.get(n)
  if (!phase) return []
  return [
    set(phase.mode, mode),
    ...(phase.left ? [set(phase.left, 0)] : []),
    ...[...context.shapes].flatMap(([slot, shape]) =>
      shape.kind === 'quota' && context.plan.slots[slot]?.phase === n
        ? [set(shape.left, 0), set(shape.met, 0)]
        : [],
    ),
  ]
}

function settlePhase(context: Context, n: number): Body {
  const planned = context.plan.agreement.phases[n]
  const phase = context.phases.get(n)
  if (!planned || !phase) return []
  const body: Statement[] = []
  const began = beginning(context, n)
  if (began !== 0)
    body.push(
      ...when(and(eq(phase.mode, 0), began), [
        set(phase.mode, 1),
        ...(phase.left && phase.length !== null ? [set(phase.left, phase.length)] : []),
        ...begin(
          context,
          countedFrom(context, (ref) => ref.kind === 'phase-start' && ref.phase === planned.id),
          0,
          new Map(),
        ),
        ...[...context.shapes].flatMap(([slot, shape]) =>
          shape.kind === 'quota' && context.plan.slots[slot]?.phase === n
            ? [set(shape.left, shape.period)]
            : [],
        ),
      ]),
    )
  const running = or(eq(phase.mode, 1), eq(phase.mode, 2))
  if (planned.complete && phase.complete)
    body.push(
      ...when(
        and(running, eq(phase.complete, 0), isMet(context, planned.complete.condition, null)),
        [
          set(phase.complete, 1),
          ...when(planned.length === null ? 1 : eq(phase.mode, 2), stop(context, n, 3)),
        ],
      ),
    )
  const index = context.plan.continuations.get(planned.id)
  const clause = index === undefined ? undefined : context.plan.slots[index]?.clause
  if (clause?.kind === 'continuation')
    body.push(
      ...when(and(eq(phase.mode, 2), not(isMet(context, clause.while, clause.id))), [
        ...[...context.shapes].flatMap(([slot, shape]) => {
          const own = context.plan.slots[slot]
          if (shape.kind !== 'steps' || own?.phase !== n) return []
          if (!('due' in own.clause) || own.clause.due.kind !== 'during') return []
          return shape.parts.flatMap((part) =>
            judge(context, slot, part, excuseOf(context, slot), true),
          )
        }),
        ...stop(context, n, 4),
      ]),
    )
  return body
}

function beginning(context: Context, n: number): Expr {
  const planned = context.plan.agreement.phases[n]
  if (!planned || context.state.phases[n]?.mode !== 'not-begun') return 0
  if (planned.begins.kind === 'when') return isMet(context, planned.begins.condition, null)
  if (planned.begins.kind === 'not-stated') return 0
  const { ref } = planned.begins
  switch (ref.kind) {
    case 'anchor': {
      const event = context.events.get(ref.id)
      return event ? neq(event, 0) : 0
    }
    case 'phase-end': {
      const other = context.phases.get(context.plan.phases.get(ref.phase) ?? -1)
      return other ? atLeast(other.mode, 3) : 0
    }
    case 'phase-start': {
      const other = context.phases.get(context.plan.phases.get(ref.phase) ?? -1)
      return other ? neq(other.mode, 0) : 0
    }
    case 'clause-done':
      return clauseIs(context, ref.clause, 'done')
    case 'clause-due':
    case 'each':
    case 'notice':
      return 0
  }
}

/** True if somebody is asked to act under a clause now: open, begun, not excused. */
export function isAsked(context: Context, slot: number): Expr {
  const planned = context.plan.slots[slot]
  const shape = shapeAt(context, slot)
  if (!planned || context.state.inForce === null) return 0
  const { alone } = excuseOf(context, slot)
  const alive = isAlive(context, slot)
  const phase = context.phases.get(planned.phase)
  const begun = planned.phase < 0 ? 1 : phase ? neq(phase.mode, 0) : 0
  switch (shape.kind) {
    case 'steps': {
      const said = saidOf(shape)
      return and(
        lt(said, shape.steps),
        begun,
        or(alive, isLate(context, slot)),
        nextPart(shape, said, (part) => and(hasStarted(context, part), hasLimit(part))),
        not(alone),
      )
    }
    case 'quota':
      return and(neq(shape.left, 0), eq(shape.met, 0), not(alone))
    case 'answers':
    case 'queue':
      return and(gt(openOf(context, slot), 0), not(alone))
    case 'prohibition':
    case 'plain':
      return 0
  }
}

function add(context: Context, label: Label, guard: Expr, body: Body): void {
  if (guard === 0) return
  context.transitions.push({
    label,
    guard: and(guard, not(hasLapsed(context))),
    body: [...body, ...settle(context)],
  })
}

/** What actors may do in one tick. */
export function addActs(context: Context): void {
  for (const [slot, shape] of context.shapes) {
    const planned = context.plan.slots[slot]
    if (!planned) continue
    const { clause, bearers } = planned
    const actor = bearers[0] ?? ''
    const label = (claimed: boolean, n: number | null): Label => ({
      kind: 'act',
      actor,
      clause: clause.id,
      slot,
      claimed,
      n,
    })
    if (shape.kind === 'steps') {
      if (shape.claimed === null) {
        const [before, keep] = remember(context, dependents(context, clause.id))
        add(context, label(false, shape.unit), isAsked(context, slot), [
          ...keep,
          set(shape.n, plus(shape.n, 1)),
          ...counted(context, slot, shape, before),
          ...answersTo(context, clause.id),
        ])
      } else addClaims(context, slot, shape, clause.id, label(true, shape.unit))
    } else if (shape.kind === 'quota')
      add(context, label(false, null), isAsked(context, slot), [
        set(shape.met, 1),
        ...answersTo(context, clause.id),
      ])
    else if (shape.kind === 'answers') {
      const oldest = shape.owed.reduceRight<Body>(
        (rest, one) => when(gt(one, 0), [set(one, minus(one, 1))], rest),
        [],
      )
      add(
        context,
        label(false, null),
        isAsked(context, slot),
        when(gt(shape.late, 0), [set(shape.late, minus(shape.late, 1))], oldest),
      )
    } else if (shape.kind === 'queue')
      add(
        context,
        label(false, null),
        isAsked(context, slot),
        shape.places.map((one, i) => set(one, shape.places[i + 1] ?? 0)),
      )
    else if (shape.kind === 'prohibition') addContrary(context, slot, shape.contrary)
  }
}

/** Acts that wait for a verifier, and what it may say. */
function addClaims(context: Context, slot: number, shape: Steps, id: ClauseId, label: Label): void {
  const { claimed, pending } = shape
  const planned = context.plan.slots[slot]
  if (claimed === null || pending === null || planned?.clause.kind !== 'duty') return
  const by = planned.clause.verification?.by ?? ''
  const waiting = shape.window === null ? 2 : shape.window + 1
  add(context, label, isAsked(context, slot), [
    set(claimed, plus(claimed, 1)),
    ...when(eq(pending, 0), [set(pending, waiting)]),
    ...(shape.since ? [set(shape.since, 0)] : []),
  ])
  const [before, keep] = remember(context, [slot, ...dependents(context, id)])
  const own = before.get(slot) ?? { alone: 0, together: 0 }
  const word = context.words.get(wordKey(by, 'finding', id))
  add(context, { kind: 'finding', by, clause: id, confirmed: true }, gt(claimed, 0), [
    ...keep,
    ...(word ? [set(word, 1)] : []),
    ...confirm(context, slot, shape, before),
    ...judgeAll(context, slot, own),
  ])
  add(context, { kind: 'finding', by, clause: id, confirmed: false }, gt(claimed, 0), [
    ...keep,
    ...(word ? [set(word, 2)] : []),
    set(claimed, 0),
    set(pending, 0),
    ...(shape.since ? [set(shape.since, 0)] : []),
    ...judgeAll(context, slot, own),
  ])
  // It may also find that what is late and not claimed has not been done, where its word matters.
  if (word)
    add(
      context,
      { kind: 'finding', by, clause: id, confirmed: false },
      and(eq(claimed, 0), neq(word, 2), isLate(context, slot)),
      [set(word, 2)],
    )
}

function confirm(
  context: Context,
  slot: number,
  shape: Steps,
  before: ReadonlyMap<number, Before>,
): Body {
  if (!shape.claimed || !shape.pending) return []
  return [
    set(shape.n, plus(shape.n, shape.claimed)),
    set(shape.claimed, 0),
    set(shape.pending, 0),
    ...counted(context, slot, shape, before),
  ]
}

/** Others owe something for each act under a clause. */
function answersTo(context: Context, id: ClauseId): Body {
  return (context.plan.answers.get(id) ?? []).flatMap((slot): Body => {
    const shape = shapeAt(context, slot)
    if (shape.kind === 'answers') {
      const last = shape.owed.at(-1)
      return last ? [set(last, plus(last, 1))] : []
    }
    if (shape.kind !== 'queue') return []
    return shape.places.reduceRight<Body>(
      (rest, place) => when(eq(place, 0), [set(place, shape.window + 1)], rest),
      [],
    )
  })
}

function addContrary(context: Context, slot: number, contrary: Variable): void {
  const planned = context.plan.slots[slot]
  if (planned?.clause.kind !== 'prohibition') return
  const { id, verification } = planned.clause
  const actor = planned.bearers[0] ?? ''
  const alive = and(isAlive(context, slot), not(excuseOf(context, slot).alone))
  add(context, { kind: 'contrary', actor, clause: id, slot }, and(alive, eq(contrary, 0)), [
    set(contrary, 1),
  ])
  add(context, { kind: 'stops-contrary', actor, clause: id, slot }, eq(contrary, 1), [
    set(contrary, 0),
  ])
  if (!verification || planned.bearers.includes(verification.by)) return
  const by = verification.by
  const word = context.words.get(wordKey(by, 'finding', id))
  if (!word) return
  const several = (context.plan.byClause.get(id) ?? []).flatMap((one) => {
    const shape = shapeAt(context, one)
    return shape.kind === 'prohibition' ? [shape.contrary] : []
  })
  // One finding speaks of the clause as a whole.
  if (context.plan.byClause.get(id)?.[0] !== slot) return
  add(
    context,
    { kind: 'finding', by, clause: id, confirmed: false },
    and(neq(word, 2), or(...several.map((one) => eq(one, 1)))),
    [set(word, 2)],
  )
  add(context, { kind: 'finding', by, clause: id, confirmed: true }, eq(word, 2), [
    set(word, 1),
    ...several.map((one) => set(one, 0)),
  ])
}

/** Powers over clauses and phases, notices before them, events and statements. */
export function addPowers(context: Context): void {
  const { plan } = context
  for (const rule of plan.rules) {
    for (const by of rule.holders) {
      const key = noticeKey(by, rule)
      const notice = context.notices.get(key)
      if (notice && firstWith(context, rule, by))
        add(
          context,
          { kind: 'notice', by, clause: rule.source },
          and(eq(notice, 0), mayNotify(context, rule, by)),
          [set(notice, notice.max)],
        )
      if (rule.verb === 'suspend') addSuspension(context, rule, by)
      if (rule.verb === 'end' && rule.phase !== null) {
        const n = plan.phases.get(rule.phase) ?? -1
        const phase = context.phases.get(n)
        if (phase)
          add(
            context,
            { kind: 'end-phase', by, phase: rule.phase, under: rule.source },
            and(or(eq(phase.mode, 1), eq(phase.mode, 2)), isAllowed(context, rule, by)),
            stop(context, n, 5),
          )
      }
    }
  }
  for (const [event, variable] of context.events) {
    const lasting = plan.agreement.anchors.find((one) => one.id === event)?.lasting === true
    const parts = countedFrom(context, (ref) => ref.kind === 'anchor' && ref.id === event)
    add(context, { kind: 'event', event, ended: false }, eq(variable, 0), [
      set(variable, 1),
      ...begin(context, parts, 0, new Map()),
    ])
    if (lasting)
      add(context, { kind: 'event', event, ended: true }, eq(variable, 1), [set(variable, 2)])
  }
  for (const [slot, variable] of context.said) {
    const planned = plan.slots[slot]
    if (!planned) continue
    const by = planned.bearers[0] ?? ''
    for (const met of [true, false])
      add(
        context,
        { kind: 'statement', by, clause: planned.clause.id, met },
        neq(variable, met ? 1 : 2),
        [set(variable, met ? 1 : 2)],
      )
  }
  addWords(context)
}

/** A notice makes sense once all else that its rule asks for is there. */
function mayNotify(context: Context, rule: Rule, by: ActorId): Expr {
  return isAllowed(context, { ...rule, notice: null }, by)
}

function firstWith(context: Context, rule: Rule, by: ActorId): boolean {
  return (
    context.plan.rules.find(
      (one) =>
        one.notice !== null &&
        one.holders.includes(by) &&
        noticeKey(by, one) === noticeKey(by, rule),
    ) === rule
  )
}

function addSuspension(context: Context, rule: Rule, by: ActorId): void {
  const mine = [...context.suspensions].filter(([slot]) => hits(context, rule, slot))
  if (mine.length === 0) return
  const places = mine.map(([slot, { by: variable, holders }]) => ({
    slot,
    variable,
    value: holders.indexOf(by) + 1,
  }))
  const clauses = [
    ...new Set(
      context.plan.slots
        .filter((slot) => hits(context, rule, slot.index))
        .map((slot) => slot.clause.id),
    ),
  ]
  const open = or(
    ...places.map(({ slot, variable, value }) =>
      and(neq(variable, value), not(isDone(context, slot))),
    ),
  )
  add(
    context,
    { kind: 'suspend', by, clauses, under: rule.source },
    and(open, isAllowed(context, rule, by)),
    places.map(({ variable, value }) => set(variable, value)),
  )
  add(
    context,
    { kind: 'resume', by, clauses, under: rule.source },
    or(...places.map(({ variable, value }) => eq(variable, value))),
    places.map(({ variable }) => set(variable, 0)),
  )
}

/** Words of bodies that are no answer to a claim: statements and determinations. */
function addWords(context: Context): void {
  for (const [key, variable] of context.words) {
    const [body = '', form = '', clause = ''] = key.split('|')
    if (form === 'finding') {
      const slots = context.plan.byClause.get(clause) ?? []
      const asked = slots.some((one) => {
        const own = context.plan.slots[one]?.clause
        return own && 'verification' in own && own.verification?.by === body
      })
      if (asked) continue
      const late = or(...slots.map((one) => or(isLate(context, one), contraryOf(context, one))))
      add(
        context,
        { kind: 'finding', by: body, clause, confirmed: false },
        and(neq(variable, 2), late),
        [set(variable, 2)],
      )
    } else if (form === 'determination') {
      const slots = context.plan.byClause.get(clause) ?? []
      const late = or(...slots.map((one) => or(isLate(context, one), contraryOf(context, one))))
      add(context, { kind: 'determination', by: body, clause }, and(neq(variable, 2), late), [
        set(variable, 2),
      ])
    } else if (form === 'statement')
      for (const met of [true, false])
        add(context, { kind: 'statement', by: body, clause, met }, neq(variable, met ? 1 : 2), [
          set(variable, met ? 1 : 2),
        ])
    else if (form === 'notice')
      add(context, { kind: 'notice', by: body, clause }, eq(variable, 0), [set(variable, 3)])
  }
}

function contraryOf(context: Context, slot: number): Expr {
  const shape = shapeAt(context, slot)
  return shape.kind === 'prohibition' ? eq(shape.contrary, 1) : 0
}

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
