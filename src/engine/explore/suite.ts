// All questions of a text, with what differs between interpretations and with repairs that were tried.
import type { Agreement } from '../../model/index.ts'
import { withReading } from '../reading.ts'
import type { Answer, Asking, Limits, QuestionName, Repair, Subject } from './answer.ts'
import { assume } from './assume.ts'
import { launch } from './launch.ts'
import { exposure, kept, lateNobody, silence, unfinished, unreachable, waits } from './questions.ts'
import { candidatesFor, changesBetween, keyOf } from './repairs.ts'
import { checks, histories } from './trials.ts'

/** A text by itself, from its beginning, with its own assumptions and those of a file beside it. */
export function subjectOf(
  agreement: Agreement,
  assumptions: Agreement['assumptions'] = [],
): Subject {
  const assumed = assume(agreement, [...agreement.assumptions, ...assumptions])
  return {
    agreement: assumed.agreement,
    from: launch(assumed.agreement),
    dated: false,
    assumptions: assumed.used,
  }
}

export function* ask(question: QuestionName, subject: Subject, limits: Limits): Asking<Answer[]> {
  switch (question) {
    case 'unreachable':
      return yield* unreachable(subject, limits)
    case 'waits':
      return yield* waits(subject, limits)
    case 'late-nobody':
      return yield* lateNobody(subject, limits)
    case 'unfinished':
      return yield* unfinished(subject, limits)
    case 'kept':
      return yield* kept(subject, limits)
    case 'exposure':
      return yield* exposure(subject, limits)
    case 'silence':
      return yield* silence(subject, limits)
    case 'checks':
      return yield* checks(subject, limits)
    case 'histories':
      return yield* histories(subject, limits)
    case 'readings':
      return yield* readings(subject, limits)
  }
}

/** Questions whose answers a reading or a repair may change. */
const compared: readonly QuestionName[] = [
  'waits',
  'unfinished',
  'kept',
  'late-nobody',
  'unreachable',
]

/** For each interpretation, and for all unattributed ones together: answers that come out otherwise. */
export function* readings(subject: Subject, limits: Limits): Asking<Answer[]> {
  const { agreement } = subject
  const names = [...new Set(agreement.readings.map((one) => one.name))]
  if (names.length === 0) return []
  const before = yield* several(subject, limits, compared)
  const answers: Answer[] = []
  const clauseOf = (name: string) => agreement.readings.find((one) => one.name === name)?.clause
  const choices = names.map((name) => [name])
  // Two that read different clauses, together: a circle may need both.
  for (const [i, one] of names.entries())
    for (const other of names.slice(i + 1))
      if (clauseOf(one) !== clauseOf(other)) choices.push([one, other])
  const known = new Map(before.map((one) => [keyOf(one), one]))
  const told = new Map<string, Set<string>>()
  for (const choice of choices.slice(0, mostChoices)) {
    const read = choice.reduce((text, name) => withReading(text, { name }), agreement)
    const after = yield* several(restart(subject, read), limits, compared)
    for (const one of after) {
      const other = known.get(keyOf(one))
      const change = `${keyOf(one)} ${one.verdict}`
      if (other?.verdict === one.verdict || (!other && !one.notable)) continue
      if (choice.some((name) => choice.length > 1 && told.get(name)?.has(change))) continue
      if (choice.length === 1)
        told.set(choice[0] ?? '', (told.get(choice[0] ?? '') ?? new Set()).add(change))
      answers.push({
        ...one,
        question: 'readings',
        id: `explore-readings-${other ? other.verdict : 'cannot'}-${one.verdict}`,
        notable: true,
        data: { ...one.data, reading: choice.join(' + '), asked: one.question },
      })
    }
  }
  return answers
}

/** Most interpretations, alone or two together, that are looked at. */
const mostChoices = 24

function* several(
  subject: Subject,
  limits: Limits,
  questions: readonly QuestionName[],
): Asking<Answer[]> {
  const found: Answer[] = []
  for (const one of questions) found.push(...(yield* ask(one, subject, limits)))
  return found
}

/** The same start under another text; a start that has a record is kept as it is. */
function restart(subject: Subject, agreement: Agreement): Subject {
  return { ...subject, agreement, from: launch(agreement) }
}

const repaired: readonly QuestionName[] = ['waits', 'late-nobody', 'unfinished', 'kept', 'silence']

/** Most repairs that are tried for one answer. */
const mostTried = 4

/** An answer with the repairs that help; `before` are the other answers, to see what else changes. */
export function* withRepairs(
  subject: Subject,
  limits: Limits,
  answer: Answer,
  before: readonly Answer[],
): Asking<Answer> {
  if (answer.verdict !== 'can' || !repaired.includes(answer.question) || subject.dated)
    return answer
  const repairs: Repair[] = []
  for (const candidate of candidatesFor(subject.agreement, answer).slice(0, mostTried)) {
    const other = restart(subject, candidate.agreement)
    const again = yield* ask(answer.question, other, limits)
    const same = again.find((one) => keyOf(one) === keyOf(answer))
    // A repair that makes the question disappear without an answer is none.
    if (same?.verdict !== 'cannot' && !(answer.question === 'waits' && !same)) continue
    const after = yield* several(other, limits, compared)
    repairs.push({
      kind: candidate.kind,
      sentence: candidate.sentence,
      clause: candidate.clause,
      phase: candidate.phase,
      changes: changesBetween(
        before.filter((one) => compared.includes(one.question) && keyOf(one) !== keyOf(answer)),
        after,
      ),
    })
  }
  return { ...answer, repairs }
}

/** Every question in its order; repairs are tried for what a drafter would look at. */
export function* questions(
  subject: Subject,
  limits: Limits,
  asked: readonly QuestionName[],
): Asking<Answer[]> {
  const found = yield* several(subject, limits, asked)
  const missing = compared.filter((one) => !asked.includes(one))
  const others =
    missing.length === 0 ? found : [...found, ...(yield* several(subject, limits, missing))]
  const answers: Answer[] = []
  for (const one of found)
    answers.push(one.notable ? yield* withRepairs(subject, limits, one, others) : one)
  return answers
}
