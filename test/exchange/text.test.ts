// What `truce exchange` prints, as golden text: owed under every reading, plan, replay, repair, remarks.
import { plan, repair, replay } from '../../src/exchange/index.ts'
import { owedReadings, readExchangeFile } from '../../src/process/index.ts'
import {
  findingText,
  owedText,
  planText,
  repairText,
  replayText,
  speaker,
} from '../../src/views/index.ts'
import { golden } from '../golden.ts'

const say = speaker('en', true)

golden('exchange/text', (input, label) => {
  const { exchange, ...file } = readExchangeFile(input)
  if (label === 'findings' || !exchange)
    return file.findings.map((one) => findingText(say, one)).join('\n')
  const made = plan(exchange)
  switch (label) {
    case 'owed':
      return owedReadings({ ...file, exchange }, file.events)
        .flatMap(({ reading, after }) =>
          after.slice(-1).map((one) => owedText(say, exchange.sides, reading, one)),
        )
        .join('\n\n')
    case 'plan':
      return planText(say, exchange, made)
    case 'replay':
      return replayText(say, exchange, replay(exchange, made.halves))
    default:
      return repairText(say, repair(exchange, made.assignment, file.disturbances, 4))
  }
})
