// Prints plans and replays as plain text for golden files.
import type { Counts, Finding, Plan } from '../../src/exchange/index.ts'

export const counts = (one: Counts): string =>
  Object.entries(one)
    .filter(([, n]) => n !== 0)
    .map(([id, n]) => `${n} ${id}`)
    .join(', ') || 'nothing'

export const findings = (list: readonly Finding[]): string =>
  list
    .map(
      ({ code, severity, at, data }) =>
        `${severity} ${code}${at === '' ? '' : ` at ${at}`}${Object.keys(data).length > 0 ? ` ${JSON.stringify(data)}` : ''}`,
    )
    .join('\n') || 'nothing to say'

export function showPlan(plan: Plan): string {
  const lines: string[] = []
  const { order } = plan
  lines.push(
    `heaviest ${plan.heaviest} %, bound ${plan.bound} %, ${plan.proven ? 'proved least' : `gap ${plan.gap} %`}`,
  )
  lines.push(`worst exposure ${plan.replay.worst[0]} % and ${plan.replay.worst[1]} %`)
  if (order)
    lines.push(
      `order costs ${order.points} points (${order.withOrder} against ${order.without}${order.proven ? ', proved' : ''})`,
    )
  for (const one of plan.handovers) {
    const steps = Object.entries(one.stepsBy).map(([step, day]) => `${step} by day ${day}`)
    lines.push(
      `${one.id}: ${counts(one.byClass)}; ahead ${counts(one.answer.ahead)}; after ${counts(one.answer.after)}${steps.length > 0 ? `; ${steps.join(', ')}` : ''}`,
    )
  }
  lines.push(`remainder ${counts(plan.replay.remainder)}`)
  if (plan.findings.length > 0) lines.push(findings(plan.findings))
  return lines.join('\n')
}
