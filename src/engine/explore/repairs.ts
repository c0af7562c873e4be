// Repairs: candidate sentences are put into the text and the question is asked again. Only those that help
// are shown, with what else they change. None makes a mediator or an intermediary decide.
import {
  partiesOf,
  standingBetween,
  type Agreement,
  type Clause,
  type Condition,
  type Duty,
  type Place,
} from '../../model/index.ts'
import type { Answer, Repair } from './answer.ts'

export interface Candidate {
  readonly kind: string
  readonly sentence: string
  readonly clause: string | null
  readonly phase: string | null
  readonly agreement: Agreement
}

/** Sentences that might close what an answer shows, each already in a text. */
export function candidatesFor(agreement: Agreement, answer: Answer): readonly Candidate[] {
  const clauses = answer.about.flatMap((id) => agreement.clauses.find((one) => one.id === id) ?? [])
  const found: Candidate[] = []
  const involved = [...clauses, ...answerersOf(agreement, clauses)]
  for (const clause of involved)
    if (clause.kind === 'duty') found.push(...forDuty(agreement, clause))
  if (answer.question === 'waits') found.push(...together(agreement, clauses))
  for (const id of answer.about) found.push(...forPhase(agreement, id))
  return found
}

/** Clauses that the clauses of an answer wait for, one step back. */
function answerersOf(agreement: Agreement, clauses: readonly Clause[]): readonly Clause[] {
  const ids = new Set<string>()
  const condition = (one: Condition): void => {
    if (one.kind === 'and' || one.kind === 'or') one.of.forEach(condition)
    else if (one.kind === 'clause') ids.add(one.clause)
  }
  for (const clause of clauses) {
    if (clause.condition) condition(clause.condition)
    for (const other of agreement.clauses)
      for (const remedy of other.remedies) if (remedy.targets.includes(clause.id)) ids.add(other.id)
  }
  return agreement.clauses.filter((one) => ids.has(one.id) && !clauses.includes(one))
}

function forDuty(agreement: Agreement, clause: Duty): readonly Candidate[] {
  const found: Candidate[] = []
  const check = clause.verification
  const actor = agreement.actors.find((one) => one.id === check?.by)
  const between = actor?.roles.some((one) => standingBetween.includes(one)) ?? false
  if (check && !between && check.silence !== 'done')
    found.push({
      kind: 'default',
      clause: clause.id,
      phase: null,
      sentence: `${the(agreement, check.by)} confirms within ${check.within ? spanText(check.within) : '2 days'} of a notice; if it has not answered, the act counts as confirmed.`,
      agreement: replaced(agreement, {
        ...clause,
        verification: {
          ...check,
          within: check.within ?? { n: 2, unit: 'day' },
          silence: 'done',
        },
      }),
    })
  const phase = agreement.phases.find(
    (one) => one.length?.unit === 'day' || one.length?.unit === 'week',
  )
  if (clause.due.kind === 'not-stated' && phase)
    found.push({
      kind: 'deadline',
      clause: clause.id,
      phase: phase.id,
      sentence: `${clause.id} ${subject(agreement, clause)} ${clause.modal} ${clause.act.words} by the end of ${phase.id}.`,
      agreement: replaced(agreement, { ...clause, due: { kind: 'during', phase: phase.id } }),
    })
  if (clause.condition)
    found.push({
      kind: 'unconditional',
      clause: clause.id,
      phase: null,
      sentence: `${clause.id} ${subject(agreement, clause)} ${clause.modal} ${clause.act.words}, without a condition.`,
      agreement: replaced(agreement, without(clause)),
    })
  return found
}

function without(clause: Duty): Duty {
  const { condition: _condition, ...rest } = clause
  return rest
}

/** A circle is opened where its steps are taken together, neither first. */
function together(agreement: Agreement, clauses: readonly Clause[]): readonly Candidate[] {
  const ids = clauses.map((one) => one.id)
  if (ids.length < 2) return []
  const opened = clauses.reduce(
    (text, clause) => (clause.kind === 'duty' ? replaced(text, without(clause)) : text),
    agreement,
  )
  const at = clauses[0]?.at ?? agreement.header.at
  return [
    {
      kind: 'together',
      clause: ids[0] ?? null,
      phase: null,
      sentence: `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)} are carried out together, neither first.`,
      agreement: {
        ...opened,
        interlocks: [...opened.interlocks, { id: ids.join(' and '), at, steps: [ids] }],
      },
    },
  ]
}

/** A phase that waits for an event which no one is bound to bring about gets a bearer and a day. */
function forPhase(agreement: Agreement, id: string): readonly Candidate[] {
  const n = agreement.phases.findIndex((one) => one.id === id)
  const phase = agreement.phases[n]
  if (!phase) return []
  const found: Candidate[] = []
  const before = agreement.phases[n - 1]
  if (phase.begins.kind === 'anchor' && phase.begins.ref.kind === 'anchor' && before) {
    const { ref } = phase.begins
    const anchor = agreement.anchors.find((one) => one.id === ref.id)
    const parties = partiesOf(agreement)
    if (anchor && anchor.byNonParty === undefined && parties.length > 0) {
      const clause = duty(
        agreement,
        before.id,
        parties,
        `bring about ${the(agreement, anchor.id)}`,
        anchor.at,
      )
      found.push({
        kind: 'bearer',
        clause: clause.id,
        phase: phase.id,
        sentence: `${clause.id} During ${before.id} ${list(parties.map((one) => the(agreement, one)))} shall ${clause.act.words}. ${phase.id} begins when ${clause.id} has been carried out.`,
        agreement: {
          ...agreement,
          clauses: [...agreement.clauses, clause],
          phases: agreement.phases.map((one) =>
            one === phase
              ? {
                  ...phase,
                  begins: {
                    kind: 'when',
                    condition: { kind: 'clause', clause: clause.id, is: 'done', at: anchor.at },
                  },
                }
              : one,
          ),
        },
      })
      found.push({
        kind: 'default-start',
        clause: null,
        phase: phase.id,
        sentence: `${phase.id} begins when ${before.id} has ended.`,
        agreement: {
          ...agreement,
          phases: agreement.phases.map((one) =>
            one === phase
              ? {
                  ...phase,
                  begins: {
                    kind: 'when',
                    condition: { kind: 'phase', phase: before.id, is: 'ended', at: phase.at },
                  },
                }
              : one,
          ),
        },
      })
    }
  }
  return found
}

function duty(
  agreement: Agreement,
  phase: string,
  bearers: readonly string[],
  words: string,
  at: Place,
): Duty {
  return {
    kind: 'duty',
    id: freeId(agreement),
    at,
    modal: 'shall',
    bearers,
    each: false,
    act: { verb: 'agree', words },
    due: { kind: 'during', phase },
    remedies: [],
  }
}

function freeId(agreement: Agreement): string {
  const ids = new Set(agreement.clauses.map((one) => one.id))
  for (let n = 1; ; n++) if (!ids.has(`99.${n}`)) return `99.${n}`
}

function replaced(agreement: Agreement, clause: Clause): Agreement {
  return {
    ...agreement,
    clauses: agreement.clauses.map((one) => (one.id === clause.id ? clause : one)),
  }
}

function subject(agreement: Agreement, clause: Duty): string {
  return clause.each ? 'each Party' : list(clause.bearers.map((one) => the(agreement, one)))
}

/** A name with the article that the text gives it. */
export function the(agreement: Agreement, name: string): string {
  const article = agreement.articles?.[name]
  return article === undefined ? name : `${article} ${name}`
}

function list(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function spanText(span: { readonly n: number; readonly unit: string }): string {
  return `${span.n} ${span.unit}${span.n === 1 ? '' : 's'}`
}

/** The same question about the same things: how its answer is found again after a repair. */
export function keyOf(answer: Answer): string {
  return `${answer.question} ${answer.id.replace(/-(can|cannot|not-settled)$/, '')} ${answer.about.join(' ')}`
}

/** What comes out otherwise. */
export function changesBetween(
  before: readonly Answer[],
  after: readonly Answer[],
): Repair['changes'] {
  const others = new Map(after.map((one) => [keyOf(one), one]))
  return before.flatMap((one) => {
    const other = others.get(keyOf(one))
    if (!other || other.verdict === one.verdict) return []
    if (one.verdict === 'not-settled' || other.verdict === 'not-settled') return []
    return [{ question: one.question, about: one.about, before: one.verdict, after: other.verdict }]
  })
}
