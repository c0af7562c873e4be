// A sheet, run and said in English, as the desk would see it.
import {
  answer,
  finish,
  linesOf,
  parseSheet,
  remarksOn,
  resolve,
  type Means,
} from '../../src/talks/index.ts'
import { explain, sentence } from '../../src/words/index.ts'

export function remarksSaid(text: string): string {
  const { round, remarks } = parseSheet(text)
  return [...remarks, ...remarksOn(round)]
    .map((one) => {
      const seen = text.slice(one.at.from, one.at.to).replace(/\s+/g, ' ')
      return `${one.severity} ${one.code} at "${seen}"\n    ${explain('en', one.code, one.data, { plain: true }).message}`
    })
    .join('\n')
}

export function answerSaid(text: string, means: Means = {}): string {
  const { round } = parseSheet(text)
  return linesOf(finish(answer(resolve(round), means)))
    .map(
      (line) => `${'  '.repeat(line.depth)}${sentence('en', line.id, line.data, { plain: true })}`,
    )
    .join('\n')
}
