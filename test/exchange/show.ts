// Prints plans and replays as plain text for golden files.
import type { ClassReading, Counts, Finding, OwedTable, Plan } from '../../src/exchange/index.ts'

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

const fraction = (n: number, scale: number): string => {
  let [a, b] = [Math.abs(n), scale]
  while (b !== 0) [a, b] = [b, a % b]
  const [top, bottom] = [n / (a || 1), scale / (a || 1)]
  return bottom === 1 ? `${top}` : `${top}/${bottom}`
}

/** Exposure in words: who is ahead, by what share of the agreement. */
export function ahead({ exposure }: OwedTable, sides: readonly [string, string]): string {
  const { low, high } = exposure
  const one = (n: number) =>
    n === 0 ? 'even' : `${n > 0 ? sides[0] : sides[1]} ahead ${Math.abs(n)} %`
  return low === high ? one(low) : `between ${one(low)} and ${one(high)}`
}

export function showOwed(
  table: OwedTable,
  sides: readonly [string, string],
  reading: ClassReading,
): string {
  const lines = [
    `as ${reading === 'recorded' ? 'recorded' : `${sides[reading]} reads it`}: ${ahead(table, sides)}`,
  ]
  for (const row of table.rows) {
    const parts = [`${row.inKey} of ${row.agreed}`]
    if (row.withheld > 0) parts.push(`${row.withheld} withheld`)
    if (row.excused > 0) parts.push(`${row.excused} excused`)
    if (row.outstanding > 0)
      parts.push(`${fraction(row.outstanding, table.scale)} outstanding since ${row.since}`)
    if (!row.exact) parts.push('not exact')
    if (row.outstanding < 0 && row.side === 1)
      parts.push(`${fraction(-row.outstanding, table.scale)} ahead`)
    lines.push(`  ${sides[row.side]} ${row.class}: ${parts.join(', ')}`)
  }
  for (const side of [0, 1] as const) {
    if (table.unsorted[side] > 0)
      lines.push(`  ${sides[side]} class not recorded: ${table.unsorted[side]}`)
    if (table.unsortedWithheld[side] > 0)
      lines.push(`  ${sides[side]} withheld, class not recorded: ${table.unsortedWithheld[side]}`)
    if (table.outside[side] > 0)
      lines.push(`  ${sides[side]} outside the key: ${table.outside[side]}`)
  }
  return lines.join('\n')
}
