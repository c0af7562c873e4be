// truce ask: what a text allows to happen.
import {
  questionNames,
  questionsFor,
  textsToAsk,
  isQuestion,
  type QuestionName,
} from '../process/index.ts'
import { compile, estimateOf, finish, search } from '../engine/index.ts'
import { Exit, complain, diagnosticText, load, print, queryOf, say, warnOfErrors } from './frame.ts'
import type { QueryOptions } from './frame.ts'
import { futuresText } from '../views/index.ts'

export interface AskOptions extends QueryOptions {
  readonly days?: string
  readonly budget?: string
  readonly count?: boolean
  readonly text?: string
}

export function runAsk(path: string, question: string | undefined, options: AskOptions): void {
  const opened = load(path, options.viewer ?? null)
  warnOfErrors(opened)
  if (question !== undefined && !isQuestion(question)) {
    complain(
      diagnosticText(
        {
          code: 'P204',
          severity: 'error',
          at: { file: '', from: 0, to: 0, line: 0, column: 0 },
          data: { seen: question, known: questionNames.join(', ') },
        },
        undefined,
      ),
    )
    throw new Exit(2)
  }
  const query = queryOf(opened, options)
  const limits = limitsOf(options)
  if (options.count === true) {
    for (const { version, subject } of textsToAsk(opened, query)) {
      const roots = { slots: subject.from.plan.slots.map((one) => one.index) }
      const { net } = compile(
        subject.from,
        roots,
        limits.days === undefined ? {} : { days: limits.days },
      )
      for (const one of net.refused) complain(diagnosticText(one, undefined))
      if (net.refused.length > 0) throw new Exit(1)
      const found = finish(search(net, {}, { states: limits.states * 100 }))
      print(
        `${version.version}: ${say('explore-counted', {
          states: found.states,
          transitions: found.transitions,
          depth: found.depth,
          bits: Math.ceil(Math.log2(estimateOf(net))),
          estimate: estimateOf(net),
        })}`,
      )
    }
    return
  }
  const asked: readonly QuestionName[] =
    question === undefined || !isQuestion(question) ? questionNames : [question]
  const found = drive(
    questionsFor(opened, query, {
      ...limits,
      questions: asked,
      ...(options.text === undefined ? {} : { version: options.text }),
    }),
  )
  print(
    options.json === true
      ? JSON.stringify({ format: 'truce/ask@1', process: opened.id, texts: found }, null, 2)
      : futuresText(say, found),
  )
}

/** States of one search before it is said to be not settled. */
const usualBudget = 60_000

function limitsOf(options: AskOptions): { states: number; days?: number } {
  const states = Number(options.budget ?? usualBudget)
  const days = options.days === undefined ? undefined : Number(options.days)
  if (!Number.isInteger(states) || states < 1 || (days !== undefined && !(days >= 1))) {
    complain(say('explore-nothing'))
    throw new Exit(2)
  }
  return { states, ...(days === undefined ? {} : { days }) }
}

/** Runs the work; Ctrl-C ends the process, which is all that cancelling needs here. */
export function drive<T>(work: Generator<unknown, T, void>): T {
  return finish(work)
}
