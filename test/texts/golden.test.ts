// Sentences in, marks and suggestions out: one plain file that a desk officer can read.
import { markActors, sentencesOf, unknownNames, wordsOf } from '../../src/texts/index.ts'
import { golden } from '../golden.ts'
import { inventedRegister, line, suggestions } from './tools.ts'

golden('texts', (input, label) => {
  if (label === 'suggestions') return suggestions(input).map(line).join('\n') || 'none'
  const sentences = sentencesOf(input)
  if (label === 'sentences')
    return sentences
      .map(
        (one) => `${one.block}${one.heading ? ' heading' : ''}: ${input.slice(one.start, one.end)}`,
      )
      .join('\n')
  if (label === 'actors')
    return sentences
      .flatMap((one) => markActors(inventedRegister, wordsOf(input, one.start, one.end)))
      .map((one) => `${input.slice(one.start, one.end)} = ${one.actor}`)
      .join('\n')
  if (label === 'unknown names')
    return (
      unknownNames(inventedRegister, input, sentences, (one) => wordsOf(input, one.start, one.end))
        .map((one) => `${one.name} ${one.times}`)
        .join('\n') || 'none'
    )
  throw new Error(`label "${label}"`)
})
