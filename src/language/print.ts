// Data back to text: canonical sentences, a whole agreement, and a clause said back in plain words.
import type { Agreement, Clause } from '../model/index.ts'
import { clauseSentences } from './print/clauses.ts'
import { printing, sentencesOfAgreement } from './print/declarations.ts'

/** The canonical sentences of one clause, one a line; those that belong to it are indented. */
export function print(clause: Clause, agreement?: Agreement): string {
  return clauseSentences(clause, printing(agreement))
    .map((one, i) => (i === 0 ? one : `    ${one}`))
    .join('\n')
}

/** A whole agreement as one literate file; reading it again gives the same data (places aside). */
export function printAgreement(agreement: Agreement): string {
  const blocks = sentencesOfAgreement(agreement).map((group) => group.join('\n'))
  return `# ${agreement.title}\n\n\`\`\`truce\n${blocks.join('\n\n')}\n\`\`\`\n`
}
