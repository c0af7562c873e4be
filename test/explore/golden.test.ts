// What the explorer says, as a reader sees it. Input: files of examples/ (+ joins them to one text), then
// `assume` sentences or a text of its own; label: the question and what it is about.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '../../src/language/index.ts'
import { finish, isQuestion, questions, subjectOf } from '../../src/engine/index.ts'
import { answerText } from '../../src/views/futures-text.ts'
import { speaker } from '../../src/views/index.ts'
import { golden } from '../golden.ts'

const examples = join(import.meta.dirname, '../../examples')

golden('explore', (input, label) => {
  const lines = input.split('\n')
  const fence = lines.indexOf('text:')
  const sources =
    fence >= 0
      ? [
          {
            file: 'text.truce.md',
            text: `\`\`\`truce\n${lines.slice(fence + 1).join('\n')}\n\`\`\`\n`,
          },
        ]
      : (lines[0] ?? '').split(' + ').map((file) => ({
          file,
          text: readFileSync(join(examples, file), 'utf8'),
        }))
  const assumed = lines.filter((one) => one.startsWith('Assume '))
  if (fence < 0 && assumed.length > 0)
    sources.push({ file: 'assume', text: `\`\`\`truce\n${assumed.join('\n')}\n\`\`\`\n` })
  const { agreement, diagnostics } = parse(sources)
  const errors = diagnostics.filter((one) => one.severity === 'error')
  if (errors.length > 0)
    return errors.map((one) => `${one.code} ${JSON.stringify(one.data)}`).join('\n')
  const [question = '', ...about] = label.split(' ')
  if (!isQuestion(question)) throw new Error(`no question ${question}`)
  const answers = finish(questions(subjectOf(agreement), { states: 60_000 }, [question]))
  const shown = answers.filter(
    (one) =>
      about.every((id) => one.about.includes(id)) &&
      (one.notable || one.verdict === 'not-settled' || about.length > 0),
  )
  return (
    shown.flatMap((one) => answerText(speaker('en', true), one)).join('\n') || 'nothing to look at'
  )
})
