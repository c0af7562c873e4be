// Drafters' own trials: checks about the text, and histories that it requires, allows or forbids.
import type { Check, History } from '../../model/index.ts'
import type { Answer, Asking, Limits, Subject } from './answer.ts'
import { compile } from './compile.ts'
import { successors } from './evaluate.ts'
import { unanswered } from './facts.ts'
import { answerOf, hunt } from './hunt.ts'
import { gt } from './net.ts'
import { keptPhase, silence, unfinished, waits } from './questions.ts'

/** Each check of the text as a question; "can" is a future that the check says there is not. */
export function* checks(subject: Subject, limits: Limits): Asking<Answer[]> {
  const answers: Answer[] = []
  for (const check of subject.agreement.checks) {
    const found = yield* oneCheck(subject, limits, check)
    answers.push({
      ...found,
      question: 'checks',
      id: `explore-checks-${found.verdict}`,
      about: [check.id],
      notable: found.verdict !== 'cannot',
      data: { ...found.data, words: check.words },
      place: check.at,
    })
  }
  return answers
}

function* oneCheck(subject: Subject, limits: Limits, check: Check): Asking<Answer> {
  const { plan } = subject.from
  const { asks } = check
  switch (asks.kind) {
    case 'phase-begins-if-kept': {
      const n = plan.phases.get(asks.phase)
      const phase = plan.agreement.phases[n ?? -1]
      if (n === undefined || !phase) return unread(subject, check)
      return yield* keptPhase(subject, limits, n, phase, asks.by)
    }
    case 'never-unfinished-without-fault':
      return worst(
        subject,
        check,
        (yield* unfinished(subject, limits)).filter((one) => one.about[0] === asks.phase),
      )
    case 'never-owed-more-than': {
      const slots = plan.slots.filter(
        ({ clause }) =>
          clause.kind === 'duty' &&
          clause.forEach !== undefined &&
          (plan.byClause.get(clause.forEach) ?? []).some((one) =>
            plan.slots[one]?.bearers.includes(asks.party),
          ),
      )
      const found: Answer[] = []
      for (const { index, clause } of slots) {
        const hunted = yield* hunt(subject, limits, {
          roots: { slots: [index] },
          goal: (context) =>
            gt(unanswered(context, clause.kind === 'duty' ? (clause.forEach ?? '') : ''), asks.n),
        })
        found.push(answerOf(subject, hunted, { question: 'checks', about: [clause.id] }))
      }
      return worst(subject, check, found)
    }
    case 'never-waits-on-both-sides':
      return worst(subject, check, yield* waits(subject, limits))
    case 'silence-never-decides': {
      const found = yield* silence(subject, limits)
      return worst(
        subject,
        check,
        found.map((one) => ({ ...one, verdict: one.notable ? 'can' : one.verdict })),
      )
    }
    case 'words':
      return unread(subject, check)
  }
}

/** Words that the explorer has no question for. */
function unread(subject: Subject, check: Check): Answer {
  return {
    ...blank(subject),
    verdict: 'not-settled',
    missing: [
      {
        code: 'X109',
        severity: 'warning',
        at: check.at,
        data: { check: check.id, words: check.words },
        about: check.id,
      },
    ],
  }
}

/** One future against it is enough; what was not settled leaves it open; nothing asked means it holds. */
function worst(subject: Subject, _check: Check, found: readonly Answer[]): Answer {
  const against = found
    .filter((one) => one.verdict === 'can')
    .toSorted((a, b) => (a.depth ?? 0) - (b.depth ?? 0))[0]
  return (
    against ??
    found.find((one) => one.verdict === 'not-settled') ??
    found[0] ?? { ...blank(subject), verdict: 'cannot' }
  )
}

function blank(subject: Subject): Answer {
  return {
    question: 'checks',
    id: '',
    about: [],
    actors: [],
    verdict: 'cannot',
    notable: false,
    data: {},
    story: null,
    repairs: [],
    assumptions: subject.assumptions,
    missing: [],
    states: 0,
    depth: null,
    coveredDays: null,
    place: null,
  }
}

/** A history is possible if each of its steps can be taken on its day, with anything else between. */
// oxlint-disable-next-line require-yield
export function* histories(subject: Subject, limits: Limits): Asking<Answer[]> {
  return subject.agreement.histories.map((one) => oneHistory(subject, limits, one))
}

/** States kept while a history is followed. */
const mostKept = 20_000

function oneHistory(subject: Subject, limits: Limits, history: History): Answer {
  const { plan } = subject.from
  const slots = history.steps.flatMap((one) => plan.byClause.get(one.clause) ?? [])
  const last = Math.max(0, ...history.steps.map((one) => one.day - 1))
  const compiled = compile(subject.from, { slots }, { last: Math.max(1, limits.days ?? 0, last) })
  const { net } = compiled
  const perDay = 24 / net.ticks.hours
  const said = {
    question: 'histories' as const,
    about: [history.id],
    data: { mode: history.mode, day: 0 },
    place: history.at,
  }
  const hunted = { compiled, found: null, story: null, most: -1 }
  if (net.refused.length > 0)
    return answerOf(subject, { ...hunted, verdict: 'not-settled', missing: net.refused }, said)
  let states = new Map([[net.initial.join(), net.initial]])
  let at = 0
  let day = 0
  for (const step of history.steps) {
    const tick = (step.day - 1) * perDay
    // Only what the history tells happens, besides time.
    while (at < tick) {
      states = move(net, states, (label) => label.kind === 'time')
      at += 1
    }
    const times =
      step.does === 'does' && step.n !== undefined && counts(compiled, step.clause) ? step.n : 1
    for (let i = 0; i < times; i++)
      states = move(net, states, (label) => {
        switch (step.does) {
          case 'does':
            return (
              label.kind === 'act' &&
              label.clause === step.clause &&
              bears(plan, label.slot, step.actor)
            )
          case 'suspends':
            return (
              label.kind === 'suspend' &&
              label.clauses.includes(step.clause) &&
              label.by === step.actor
            )
          case 'resumes':
            return (
              label.kind === 'resume' &&
              label.clauses.includes(step.clause) &&
              label.by === step.actor
            )
          case 'confirms':
            return (
              label.kind === 'finding' &&
              label.confirmed &&
              label.clause === step.clause &&
              label.by === step.actor
            )
        }
      })
    day = step.day
    if (states.size === 0) break
    if (states.size > mostKept) break
  }
  const possible = states.size > 0
  const wanted = history.mode !== 'forbidden'
  return answerOf(
    subject,
    { ...hunted, verdict: possible ? 'can' : 'cannot', missing: [] },
    {
      ...said,
      id: `explore-histories-${history.mode}-${possible ? 'can' : 'cannot'}`,
      notable: possible !== wanted,
      data: { mode: history.mode, day },
    },
  )
}

function bears(plan: Subject['from']['plan'], slot: number, actor: string): boolean {
  return plan.slots[slot]?.bearers.includes(actor) ?? false
}

/** Persons of this clause are counted one by one. */
function counts(compiled: ReturnType<typeof compile>, clause: string): boolean {
  return compiled.net.transitions.some(
    ({ label }) => label.kind === 'act' && label.clause === clause && label.n !== null,
  )
}

type Net = ReturnType<typeof compile>['net']

function move(
  net: Net,
  states: ReadonlyMap<string, readonly number[]>,
  takes: (label: Net['transitions'][number]['label']) => boolean,
): Map<string, readonly number[]> {
  const found = new Map<string, readonly number[]>()
  for (const values of states.values())
    for (const next of successors(net, values)) {
      const label = net.transitions[next.transition]?.label
      if (label && takes(label)) found.set(next.values.join(), next.values)
    }
  return found
}
