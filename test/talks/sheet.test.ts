// Golden sheets: what a mediator writes, what is remarked, what comes out.
import { golden } from '../golden.ts'
import { answerSaid, remarksSaid } from './sheet.ts'

for (const folder of ['talks/agreeable', 'talks/remarks'])
  golden(folder, (input, label) => {
    if (label === 'remarks') return remarksSaid(input)
    if (label === 'answer') return answerSaid(input)
    throw new Error(`no label ${label}`)
  })
