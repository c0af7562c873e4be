import { owed, owedAfterEach, plan, readExchange, repair } from '../../src/exchange/index.ts'
import { golden } from '../golden.ts'
import { exchangeJson, releaseEvents, troubles } from './notation.ts'
import { ahead, findings, showOwed, showPlan } from './show.ts'

golden('exchange', (input, label) => {
  const { json, rest } = exchangeJson(input)
  const read = readExchange(json)
  if (label === 'read') return findings(read.findings)
  const { exchange } = read
  if (!exchange) return findings(read.findings)
  if (label === 'plan') return showPlan(plan(exchange))
  if (label === 'people') {
    const made = plan(exchange)
    return made.handovers.map((one) => `${one.id}: ${one.people.join(', ')}`).join('\n')
  }
  if (label.startsWith('repair from ')) {
    const from = Number(label.split(' ')[2])
    const events = troubles(rest)
    const inForce = plan(exchange).assignment
    const made = repair(exchange, inForce, events, from)
    return [
      `${made.keep} of ${made.left} keep their day, ${made.how}`,
      ...made.changes.map(
        (one) => `${one.person}: ${one.was ?? 'nowhere'} → ${one.is ?? 'nowhere'}, ${one.because}`,
      ),
      ...made.adjustments.map((one) => `booked: ${one.class} ${one.was} → ${one.is}`),
      showPlan(made.plan),
      ...(made.findings.length > 0 ? [findings(made.findings)] : []),
    ].join('\n')
  }
  const { sides } = exchange
  const { events, due } = releaseEvents(rest, sides)
  if (label === 'exposure')
    return owedAfterEach(exchange, events, { due })
      .map(({ entry, day, table }) => `${entry} day ${day}: ${ahead(table, sides)}`)
      .join('\n')
  if (label === 'owed') return showOwed(owed(exchange, events, { due }), sides, 'recorded')
  if (label === 'both readings')
    return ([0, 1] as const)
      .map((reading) => showOwed(owed(exchange, events, { due, reading }), sides, reading))
      .join('\n')
  throw new Error(`no such label: ${label}`)
})
