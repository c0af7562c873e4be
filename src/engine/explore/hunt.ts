// One search for one goal: slice, compile, search, and tell what was found.
import type { Diagnostic, Place } from '../../model/index.ts'
import type { Answer, Asking, Limits, QuestionName, Story, Subject, Verdict } from './answer.ts'
import { mostWords, packingOf } from './code.ts'
import { compile, type Compiled } from './compile.ts'
import type { Context } from './context.ts'
import type { Expr, Net } from './net.ts'
import { labelsTo, pathTo, search, type Found } from './search.ts'
import { sliceOf, type Roots } from './slice.ts'
import { storyOf } from './story.ts'

export interface Hunt {
  readonly roots: Roots
  /** What is looked for. */
  readonly goal?: (context: Context) => Expr
  /** States that are not entered. */
  readonly avoid?: (context: Context) => Expr
  /** Largest value that is looked for. */
  readonly measure?: (context: Context) => Expr
}

export interface Hunted {
  readonly verdict: Verdict
  readonly compiled: Compiled
  readonly found: Found | null
  readonly story: Story | null
  readonly missing: readonly Diagnostic[]
  readonly most: number
}

/** An upper bound of the states of a system: the product of the ranges of its variables. */
export function estimateOf(net: Net): number {
  return net.variables.reduce((n, one) => n * (one.max + 1), 1)
}

/** Several searches, those over the same slice in one. */
export function* huntAll(
  subject: Subject,
  limits: Limits,
  sought: readonly Hunt[],
): Asking<Hunted[]> {
  const groups = new Map<string, number[]>()
  const ways = new Map<unknown, number>()
  sought.forEach((one, i) => {
    const { slots, phases, clocks } = sliceOf(subject.from, one.roots)
    // The way of avoiding is part of the search: functions are told apart by identity.
    const way = ways.get(one.avoid) ?? ways.set(one.avoid, ways.size).get(one.avoid)
    const key = [...[slots, phases, clocks].map((set) => [...set].sort((a, b) => a - b)), way].join(
      '|',
    )
    groups.set(key, [...(groups.get(key) ?? []), i])
  })
  const found: Hunted[] = []
  for (const members of groups.values()) {
    const hunts = members.flatMap((i) => sought[i] ?? [])
    const results = yield* huntGroup(subject, limits, hunts)
    members.forEach((i, k) => {
      const one = results[k]
      if (one) found[i] = one
    })
  }
  return found
}

export function* hunt(subject: Subject, limits: Limits, sought: Hunt): Asking<Hunted> {
  const [found] = yield* huntGroup(subject, limits, [sought])
  if (!found) throw new Error('a search gave no answer')
  return found
}

/** Searches over one slice. */
function* huntGroup(subject: Subject, limits: Limits, sought: readonly Hunt[]): Asking<Hunted[]> {
  const [first] = sought
  if (!first) return []
  const compiled = compile(subject.from, first.roots, daysOf(limits))
  const { net, context } = compiled
  const unsettled = (missing: readonly Diagnostic[]): Hunted[] =>
    sought.map(() => ({
      compiled,
      found: null,
      story: null,
      most: -1,
      verdict: 'not-settled',
      missing,
    }))
  if (net.refused.length > 0) return unsettled(net.refused)
  if (packingOf(net.variables).words > mostWords) {
    const at = subject.agreement.header.at
    return unsettled([{ code: 'X108', severity: 'error', at, data: { n: net.variables.length } }])
  }
  const goals = sought.map((one) => one.goal?.(context) ?? 0)
  const measures = sought.flatMap((one) => one.measure?.(context) ?? [])
  const found = yield* search(
    net,
    {
      goals,
      measures,
      ...(first.avoid === undefined ? {} : { avoid: first.avoid(context) }),
    },
    limits,
  )
  let next = 0
  return sought.map((one, i): Hunted => {
    const measured = one.measure === undefined ? null : (found.measures[next++] ?? null)
    const at = found.goals[i] ?? measured?.state ?? null
    const most = measured?.most ?? -1
    const there = measured === null ? at !== null : most > 0
    const verdict: Verdict = there ? 'can' : found.settled ? 'cannot' : 'not-settled'
    const story = there && at !== null ? tell(compiled, found, at) : null
    return { verdict, compiled, found, story, missing: [], most }
  })
}

function daysOf(limits: Limits): { days?: number } {
  return limits.days === undefined ? {} : { days: limits.days }
}

/** The story of the way to a state. */
function tell({ net, context }: Compiled, found: Found, state: number): Story {
  const path = pathTo(found.kernel, state)
  return storyOf(
    net,
    context,
    labelsTo(net, found.kernel, state),
    path.map((one) => found.kernel.values(one)),
  )
}

export interface Said {
  readonly question: QuestionName
  readonly id?: string
  readonly about: readonly string[]
  readonly actors?: readonly string[]
  readonly notable?: boolean
  readonly data?: Readonly<Record<string, string | number>>
  readonly place?: Place | null
}

/** An answer from what was found; "can" is what a drafter would look at, unless said otherwise. */
export function answerOf(subject: Subject, hunted: Hunted, said: Said): Answer {
  const { found, verdict, story, missing, compiled } = hunted
  const perDay = 24 / compiled.net.ticks.hours
  return {
    question: said.question,
    id: said.id ?? `explore-${said.question}-${verdict}`,
    about: said.about,
    actors: said.actors ?? [],
    verdict,
    notable: said.notable ?? verdict === 'can',
    data: said.data ?? {},
    story,
    repairs: [],
    assumptions: subject.assumptions,
    missing,
    states: found?.states ?? 0,
    depth: story?.length ?? null,
    coveredDays: found === null || found.settled ? null : Math.floor(found.coveredTicks / perDay),
    place: said.place ?? null,
  }
}
