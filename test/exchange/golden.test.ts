import { plan, readExchange } from '../../src/exchange/index.ts'
import { golden } from '../golden.ts'
import { exchangeJson } from './notation.ts'
import { findings, showPlan } from './show.ts'

golden('exchange', (input, label) => {
  const { json } = exchangeJson(input)
  const read = readExchange(json)
  if (label === 'read') return findings(read.findings)
  if (!read.exchange) return findings(read.findings)
  if (label === 'plan') return showPlan(plan(read.exchange))
  if (label === 'people') {
    const made = plan(read.exchange)
    return made.handovers.map((one) => `${one.id}: ${one.people.join(', ')}`).join('\n')
  }
  throw new Error(`no such label: ${label}`)
})
