import {
  bothReadings,
  owed,
  owedAfterEach,
  plan,
  readExchange,
  repair,
  whatIf,
} from '../../src/exchange/index.ts'
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
  if (label.startsWith('what if from ')) {
    const [event] = troubles(rest)
    if (!event || !('person' in event)) throw new Error('one event about one person is expected')
    const from = Number(label.split(' ')[3])
    const made = whatIf(exchange, plan(exchange).assignment, event, from)
    const changed = made.changes.map((one) => `${one.person}: ${one.was} → ${one.is ?? 'nowhere'}`)
    return [`heaviest handover ${made.heavier} credits heavier`, ...changed].join('\n')
  }
  if (label.startsWith('both readings from ')) {
    const disputes = rest.map((line) => {
      const [, person = '', , one = '', two = ''] = line.split(/\s+/)
      return { person, reads: [one, two] as const }
    })
    const from = Number(label.split(' ')[3])
    const made = bothReadings(exchange, disputes, plan(exchange).assignment, from)
    return [
      ...made.readings.map(
        ({ plan: one, adjustments }, side) =>
          `${exchange.sides[side]}: heaviest ${one.heaviest} %, ${adjustments.map((a) => `${a.class} ${a.was} → ${a.is}`).join(', ') || 'the key as it is'}`,
      ),
      `goes on: ${made.shared.join(', ')}`,
      `apart: ${made.apart.join(', ')}`,
    ].join('\n')
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
