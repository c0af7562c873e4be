import type { Window } from '../../model/index.ts'

/** The three answers that data with a precision can give, and how they are combined. */

/** `undecided` is a normal answer: the data do not say, whoever looks. */
export type Answer = 'inside' | 'outside' | 'undecided'

/** Inside both: a happening counts for a clause only inside its zone and inside its time. */
export function both(place: Answer, time: Answer): Answer {
  if (place === 'outside' || time === 'outside') return 'outside'
  return place === 'inside' && time === 'inside' ? 'inside' : 'undecided'
}

/** Inside any of them: the parts of one zone, or several zones under one clause. */
export function either(answers: readonly Answer[]): Answer {
  if (answers.includes('inside')) return 'inside'
  return answers.every((answer) => answer === 'outside') ? 'outside' : 'undecided'
}

/** The answer all agree on (versions of a zone met by one uncertain time); otherwise undecided. */
export function agreed(answers: readonly Answer[]): Answer {
  const first = answers[0] ?? 'undecided'
  return answers.every((answer) => answer === first) ? first : 'undecided'
}

/**
 * Whether an uncertain time lies in a period. Both are closed windows of whole minutes, as everywhere
 * in the model; an open period ends at Infinity.
 */
export function timeWithin(uncertain: Window, period: Window): Answer {
  if (uncertain.from >= period.from && uncertain.to <= period.to) return 'inside'
  return uncertain.to < period.from || uncertain.from > period.to ? 'outside' : 'undecided'
}
