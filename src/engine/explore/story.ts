// From a path of the search to a story: dated sentences, idle days left out, equal steps told as one, and
// at the end what the question asked for. Nobody who only stands between is ever its cause.
import { dayNumber, dayOf, type Clause, type Place } from '../../model/index.ts'
import { bearsAs } from '../next.ts'
import type { Story, StoryStep } from './answer.ts'
import type { Context } from './context.ts'
import { shapeAt } from './context.ts'
import { evaluate, valuesOf, type Values } from './evaluate.ts'
import { isOver, saidOf } from './facts.ts'
import type { Label, Net } from './net.ts'
import { isAsked } from './steps.ts'

/** Longest story, in sentences. */
export const longest = 12

interface Moment {
  readonly label: Label
  readonly before: readonly number[]
  readonly after: readonly number[]
}

export function storyOf(
  net: Net,
  context: Context,
  labels: readonly Label[],
  states: readonly (readonly number[])[],
): Story {
  const moments: Moment[] = labels.map((label, i) => ({
    label,
    before: states[i] ?? [],
    after: states[i + 1] ?? [],
  }))
  const steps = moments.flatMap((one) => stepsOf(net, context, one))
  const last = states.at(-1)
  if (last) steps.push(...ending(net, context, last))
  const told = lump(steps)
  return {
    steps: shortened(told),
    length: labels.length,
    leftOut: steps.length - Math.min(told.length, longest),
  }
}

function base(net: Net, context: Context, tick: number) {
  const rule = context.plan.agreement.days
  const at = net.ticks.at(tick)
  const date = dayOf(at, rule)
  return {
    at,
    date,
    day: dayNumber(date) - dayNumber(dayOf(net.ticks.at(0), rule)) + 1,
    actor: null,
    clause: null,
    phase: null,
    words: '',
    n: 1,
    place: null as Place | null,
    couldAct: [],
  }
}

/** The words of a clause as the text has them. */
export function wordsOf(clause: Clause | undefined): string {
  if (!clause) return ''
  return 'act' in clause ? clause.act.words : ''
}

function clauseParts(context: Context, id: string) {
  const clause = context.plan.agreement.clauses.find((one) => one.id === id)
  return { clause: id, words: wordsOf(clause), place: clause?.at ?? null }
}

function stepsOf(net: Net, context: Context, { label, before, after }: Moment): StoryStep[] {
  const tick = before[0] ?? 0
  const common = base(net, context, tick)
  switch (label.kind) {
    case 'time':
      return passing(net, context, before, after)
    case 'act':
      return [
        {
          ...common,
          ...clauseParts(context, label.clause),
          kind: label.claimed ? 'claims' : 'acts',
          actor: label.actor,
        },
      ]
    case 'contrary':
    case 'stops-contrary':
      return [
        { ...common, ...clauseParts(context, label.clause), kind: label.kind, actor: label.actor },
      ]
    case 'finding':
      return [
        {
          ...common,
          ...clauseParts(context, label.clause),
          kind: label.confirmed ? 'confirms' : 'does-not-confirm',
          actor: label.by,
        },
      ]
    case 'determination':
    case 'notice':
      return [
        { ...common, ...clauseParts(context, label.clause), kind: label.kind, actor: label.by },
      ]
    case 'statement':
      return [
        {
          ...common,
          ...clauseParts(context, label.clause),
          kind: label.met ? 'states-met' : 'states-not-met',
          actor: label.by,
        },
      ]
    case 'suspend':
    case 'resume':
      return label.clauses.map((id) => ({
        ...common,
        ...clauseParts(context, id),
        kind: label.kind,
        actor: label.by,
      }))
    case 'end-phase':
      return [
        { ...common, kind: 'ends-phase', actor: label.by, phase: label.phase, clause: label.under },
      ]
    case 'event': {
      const anchor = context.plan.agreement.anchors.find((one) => one.id === label.event)
      return [
        {
          ...common,
          kind: label.ended ? 'event-ends' : 'event',
          phase: label.event,
          words: anchor?.words ?? '',
          place: anchor?.at ?? null,
        },
      ]
    }
  }
}

/** What time alone changed: limits over, answers that did not come, phases that end. */
function passing(
  net: Net,
  context: Context,
  before: readonly number[],
  after: readonly number[],
): StoryStep[] {
  const from = valuesOf(net, before)
  const to = valuesOf(net, after)
  const common = base(net, context, before[0] ?? 0)
  const found: StoryStep[] = []
  for (const [slot, shape] of context.shapes) {
    const planned = context.plan.slots[slot]
    if (!planned) continue
    const parts = {
      ...common,
      ...clauseParts(context, planned.clause.id),
      actor: planned.bearers.join(', '),
    }
    if (shape.kind === 'steps') {
      if (shape.pending && shape.window !== null) {
        const silent = shape.window + 2
        if (to.get(shape.pending) === silent && from.get(shape.pending) !== silent)
          found.push({ ...parts, kind: 'no-answer', actor: verifierOf(planned.clause) })
      }
      for (const part of shape.parts) {
        if (!part.verdict) continue
        const verdict = to.get(part.verdict)
        if (verdict === from.get(part.verdict)) continue
        if (verdict === 1) found.push({ ...parts, kind: 'late' })
        if (verdict === 2) found.push({ ...parts, kind: 'excused' })
        if (verdict === 3) found.push({ ...parts, kind: 'together' })
      }
    }
    if (shape.kind === 'answers' && (to.get(shape.late) ?? 0) > (from.get(shape.late) ?? 0))
      found.push({ ...parts, kind: 'late' })
    if (shape.kind === 'quota' && (to.get(shape.short) ?? 0) > (from.get(shape.short) ?? 0))
      found.push({ ...parts, kind: 'short' })
  }
  for (const [n, phase] of context.phases) {
    const mode = to.get(phase.mode)
    if (mode === from.get(phase.mode)) continue
    const planned = context.plan.agreement.phases[n]
    const kind = ['', 'phase-begins', 'phase-continues', 'phase-complete', 'phase-ends', ''][
      mode ?? 0
    ]
    if (planned && kind)
      found.push({ ...common, kind, phase: planned.id, place: planned.at, actor: null })
  }
  return found
}

function verifierOf(clause: Clause): string | null {
  return 'verification' in clause ? (clause.verification?.by ?? null) : null
}

/** How things stand in the last state: what is open, and who is asked to act. */
function ending(net: Net, context: Context, last: readonly number[]): StoryStep[] {
  const values = valuesOf(net, last)
  const common = base(net, context, last[0] ?? 0)
  const found: StoryStep[] = []
  for (const [slot, shape] of context.shapes) {
    if (shape.kind !== 'steps') continue
    const planned = context.plan.slots[slot]
    if (!planned || evaluate(saidOf(shape), values) >= shape.steps) continue
    const over = shape.parts.some(
      (part) =>
        evaluate(isOver(context, part), values) !== 0 ||
        (part.verdict !== null && (values.get(part.verdict) ?? 0) > 0),
    )
    if (shape.pending && (values.get(shape.pending) ?? 0) > 0)
      found.push({
        ...common,
        ...clauseParts(context, planned.clause.id),
        kind: 'awaits',
        actor: verifierOf(planned.clause),
      })
    found.push({
      ...common,
      ...clauseParts(context, planned.clause.id),
      kind: over ? 'undone-over' : 'undone',
      actor: planned.bearers.join(', '),
      couldAct: evaluate(isAsked(context, slot), values) === 0 ? [] : parties(context, slot),
    })
  }
  for (const [n, phase] of context.phases)
    if (values.get(phase.mode) === 0) {
      const planned = context.plan.agreement.phases[n]
      if (planned)
        found.push({ ...common, kind: 'phase-not-begun', phase: planned.id, place: planned.at })
    }
  const asked = whoIsAsked(context, values)
  found.push({
    ...common,
    kind: asked.length === 0 ? 'nobody' : 'asked',
    words: asked.join(', '),
    couldAct: asked,
  })
  return found
}

function parties(context: Context, slot: number): readonly string[] {
  const bearers = context.plan.slots[slot]?.bearers ?? []
  return bearers.filter((one) => bearsAs(context.state, one) !== null)
}

/** Actors whom the text asks to do something in a state, among what the question looks at. */
export function whoIsAsked(context: Context, values: Values): readonly string[] {
  const found = new Set<string>()
  for (const slot of context.shapes.keys()) {
    const shape = shapeAt(context, slot)
    const waits =
      shape.kind === 'steps' && shape.pending !== null && (values.get(shape.pending) ?? 0) !== 0
    if (!waits && evaluate(isAsked(context, slot), values) !== 0)
      for (const one of parties(context, slot)) found.add(one)
  }
  return context.plan.agreement.actors.map((one) => one.id).filter((one) => found.has(one))
}

/** Equal steps that follow each other are told once, with their number. */
function lump(steps: readonly StoryStep[]): StoryStep[] {
  const told: StoryStep[] = []
  for (const step of steps) {
    const index = told.findLastIndex(
      (one) =>
        one.kind === step.kind &&
        one.actor === step.actor &&
        one.clause === step.clause &&
        one.phase === step.phase,
    )
    const before = told[index]
    const between = told.slice(index + 1)
    // Only what repeats without anything else by others in between is one sentence.
    if (before && between.every((one) => one.clause === step.clause))
      told[index] = { ...before, n: before.n + 1 }
    else told.push(step)
  }
  return told
}

const minor = ['short', 'undone', 'phase-begins', 'resume', 'confirms', 'claims', 'acts']

function shortened(steps: readonly StoryStep[]): readonly StoryStep[] {
  let kept = [...steps]
  for (const kind of minor) {
    while (kept.length > longest) {
      const at = kept.findIndex((one) => one.kind === kind)
      if (at < 0) break
      kept.splice(at, 1)
    }
  }
  if (kept.length > longest) kept = [...kept.slice(0, longest - 3), ...kept.slice(-3)]
  return kept
}
