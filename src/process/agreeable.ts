// What could be agreed, as the desk's private aid: a sheet of conditions in, the answer and what a card
// shows out. It decides nothing and reaches no party.
import {
  answer,
  cardOf,
  linesOf,
  optionWords,
  parseSheet,
  remarksOn,
  resolve,
  type CardRow,
  type Line,
  type Loop,
  type Pointer,
} from '../talks/index.ts'

export interface AgreeableCard {
  readonly parties: readonly string[]
  readonly rows: readonly CardRow[]
  /** Names of the options by their number, for the arrows. */
  readonly options: readonly string[]
  readonly inside: readonly number[]
  readonly pointers: readonly Pointer[]
  readonly loops: readonly Loop[]
  /** The answer, its reasons and its limits, as sentences to say. */
  readonly lines: readonly Line[]
  readonly remarks: readonly {
    readonly code: string
    readonly severity: 'error' | 'warning' | 'note'
    readonly line: number
    readonly data: Readonly<Record<string, string | number>>
  }[]
}

/**
 * Runs the calculation on a sheet. Long work: a generator that yields progress; the caller owns time.
 * A part that cannot be read is remarked on; the rest is calculated.
 */
export function* agreeable(sheet: string): Generator<number, AgreeableCard> {
  const { round, remarks: reading } = parseSheet(sheet)
  const problem = resolve(round)
  const found = yield* answer(problem)
  const lineOf = (offset: number) => sheet.slice(0, offset).split('\n').length
  return {
    parties: round.parties,
    rows: cardOf(problem),
    options: [...problem.clauseOf.keys()].map((option) => optionWords(problem, option)),
    inside: found.largest.options,
    pointers: found.pointers,
    loops: found.loops,
    lines: linesOf(found),
    remarks: [...reading, ...remarksOn(round)].map((one) => ({
      code: one.code,
      severity: one.severity,
      line: lineOf(one.at.from),
      data: one.data,
    })),
  }
}

/** The same to its end. */
export function agreeableCard(sheet: string): AgreeableCard {
  const run = agreeable(sheet)
  for (;;) {
    const { done, value } = run.next()
    if (done === true) return value
  }
}
