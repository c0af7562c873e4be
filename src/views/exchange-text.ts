// What is owed, plans, replays and repairs as plain text for the terminal; the pages say the same.
import type {
  Counts,
  Exchange,
  Exposure,
  Finding,
  Plan,
  ReleaseRepair,
  ReleaseTable,
  Replay,
} from '../process/index.ts'
import { explain } from '../words/index.ts'
import type { Say } from './say.ts'

/** "3 women, 1 elderly", or "nothing". */
export function sayCounts(say: Say, counts: Counts): string {
  const parts = Object.entries(counts).flatMap(([id, n]) => (n === 0 ? [] : [`${n} ${id}`]))
  return parts.length === 0 ? say('exchange-nothing') : say.list(parts)
}

/** A count times `scale` as a whole number or a fraction in lowest terms. */
export function fraction(n: number, scale: number): string {
  let [a, b] = [Math.abs(n), scale]
  while (b !== 0) [a, b] = [b, a % b]
  const [top, bottom] = [n / (a || 1), scale / (a || 1)]
  return bottom === 1 ? `${top}` : `${top}/${bottom}`
}

/** A remark: place, code, sentence, what to do. Data are not repeated beyond the sentence. */
export function findingText(say: Say, one: Finding): string {
  const told = explain(say.locale, one.code, one.data, { plain: say.plain })
  const place = one.at === '' ? '' : `${one.at}: `
  const lines = [`${place}${say(`cli-severity-${one.severity}`)} ${one.code} ${told.message}`]
  if (told.seen !== undefined) lines.push(`  seen: ${told.seen}`)
  if (told.expected !== undefined) lines.push(`  expected: ${told.expected}`)
  if (told.help !== undefined) lines.push(`  help: ${told.help}`)
  return lines.join('\n')
}

/** Who has given more than it received, and by what share of the agreement. */
export function sayExposure(
  say: Say,
  exposure: Exposure,
  sides: readonly [string, string],
): string {
  const one = (share: number) =>
    share === 0
      ? say('exchange-even')
      : say('exchange-ahead', { side: sides[share > 0 ? 0 : 1], share: Math.abs(share) })
  const { low, high } = exposure
  return low === high ? one(low) : say('exchange-between', { low: one(low), high: one(high) })
}

/** Whose interpretation of disputed classes, in words. */
export function sayClassReading(
  say: Say,
  reading: 'recorded' | 0 | 1,
  sides: readonly [string, string],
): string {
  return reading === 'recorded'
    ? say('exchange-reading-recorded')
    : say('exchange-reading-side', { side: sides[reading] })
}

/** The table after one event under one reading. */
export function owedText(
  say: Say,
  sides: readonly [string, string],
  reading: 'recorded' | 0 | 1,
  after: { readonly entry: string; readonly day: number; readonly table: ReleaseTable },
): string {
  const { table } = after
  const lines = [
    say('exchange-owed-caption', {
      entry: after.entry,
      day: after.day,
      reading: sayClassReading(say, reading, sides),
    }),
    `  ${sayExposure(say, table.exposure, sides)}`,
  ]
  for (const row of table.rows) {
    const parts = [
      `${say('exchange-agreed')} ${row.agreed}`,
      `${say('exchange-in-key')} ${row.inKey}`,
      ...(row.withheld > 0 ? [`${say('exchange-withheld')} ${row.withheld}`] : []),
      ...(row.excused > 0 ? [`${say('exchange-excused')} ${row.excused}`] : []),
      `${say('exchange-remaining')} ${row.remaining}`,
    ]
    if (row.outstanding > 0)
      parts.push(
        `${say('exchange-outstanding')} ${fraction(row.outstanding, table.scale)}${row.since === undefined ? '' : ` (${say('exchange-since')} ${row.since})`}`,
      )
    if (row.outstanding < 0 && row.side === 1)
      parts.push(say('exchange-ahead-of-due', { n: fraction(-row.outstanding, table.scale) }))
    if (!row.exact) parts.push(say('exchange-not-exact'))
    lines.push(`  ${sides[row.side]}, ${row.class}: ${parts.join('; ')}`)
  }
  for (const side of [0, 1] as const)
    for (const [id, n] of [
      ['exchange-line-unsorted', table.unsorted[side]],
      ['exchange-line-unsorted-withheld', table.unsortedWithheld[side]],
      ['exchange-line-outside', table.outside[side]],
    ] as const)
      if (n > 0) lines.push(`  ${say(id, { side: sides[side], n })}`)
  return lines.join('\n')
}

/**
 * Headline figures of a plan, each a sentence: share, bound, exposure, price of the order. After a repair
 * (`left`) they are about what is still open.
 */
export function planSentences(say: Say, exchange: Exchange, plan: Plan, left = false): string[] {
  const [first, second] = exchange.sides
  const [one, two] = plan.replay.worst
  const lines = [
    say(left ? 'exchange-heaviest-left' : 'exchange-heaviest', { share: plan.heaviest }),
  ]
  lines.push(
    plan.proven
      ? say('exchange-proven')
      : say('exchange-gap', { bound: plan.bound, gap: plan.gap }),
  )
  lines.push(say('exchange-worst', { first, one, second, two }))
  if (plan.order)
    lines.push(
      say(plan.order.proven ? 'exchange-order-price' : 'exchange-order-price-open', {
        points: plan.order.points,
        with: plan.order.withOrder,
        without: plan.order.without,
      }),
    )
  return lines
}

/** The share of a handover; of a single person none is shown. */
export function sayShare(say: Say, handover: Plan['handovers'][number]): string {
  return handover.people.length === 1 ? say('exchange-share-of-one') : `${handover.share} %`
}

/** A plan: figures, handovers, bounds, remarks of the independent check. */
export function planText(say: Say, exchange: Exchange, plan: Plan, left = false): string {
  const lines = planSentences(say, exchange, plan, left)
  for (const one of plan.handovers) {
    lines.push(
      '',
      `${one.id}: ${sayCounts(say, one.byClass)} (${sayShare(say, one)})`,
      `  ${say('exchange-ahead-answer')}: ${sayCounts(say, one.answer.ahead)}; ${say('exchange-after-answer')}: ${sayCounts(say, one.answer.after)}`,
    )
    if (one.places.length > 0) lines.push(`  ${say('exchange-places')}: ${say.list(one.places)}`)
    const due = Object.entries(one.stepsBy).map(([step, day]) =>
      say('exchange-step-by', { step: say(`exchange-step-${step}`), day }),
    )
    if (due.length > 0) lines.push(`  ${say.list(due)}`)
  }
  lines.push('', say('exchange-bounds'))
  for (const { reason, share } of plan.bounds.filter((one) => one.share > 0))
    lines.push(
      `  ${say('exchange-bound-line', { share, reason: say(`exchange-bound-${reason}`) })}`,
    )
  lines.push('', ...checkLines(say, plan.replay, plan.ok, plan.findings))
  return lines.join('\n')
}

function checkLines(say: Say, replay: Replay, ok: boolean, findings: readonly Finding[]): string[] {
  const rest = Object.entries(replay.remainder)
    .filter(([, n]) => n !== 0)
    .map(([id, n]) => `${fraction(n, replay.scale)} ${id}`)
  return [
    ...(rest.length > 0 ? [say('exchange-remainder', { rest: say.list(rest) })] : []),
    say(ok ? 'exchange-plan-ok' : 'exchange-plan-not-ok'),
    ...findings.map((one) => findingText(say, one)),
    '',
    say('exchange-describe'),
    say('exchange-proposal'),
  ]
}

/** A replay: who has given more after every half-step, and what the check refuses. */
export function replayText(say: Say, exchange: Exchange, replay: Replay): string {
  const [first, second] = exchange.sides
  const [one, two] = replay.worst
  return [
    say('exchange-replay-title'),
    ...replay.curve.map((point) => {
      const signed = point.exposed === 1 ? -point.share : point.share
      const exposure = sayExposure(say, { low: signed, high: signed }, exchange.sides)
      return `  ${point.handover}, ${exchange.sides[point.side]}: ${exposure}`
    }),
    say('exchange-worst', { first, one, second, two }),
    ...checkLines(
      say,
      replay,
      replay.findings.every((one) => one.severity !== 'error'),
      replay.findings,
    ),
  ].join('\n')
}

/** A repair: how, who changes the day and why, what the key adds up to now, then the plan. */
export function repairText(say: Say, repair: ReleaseRepair): string {
  return [
    say(`exchange-repair-how-${repair.how}`),
    say('exchange-repair-keep', { keep: repair.keep, left: repair.left }),
    ...repair.findings.map((one) => findingText(say, one)),
    ...repair.changes.map(
      (one) =>
        `  ${say('exchange-change', {
          person: one.person,
          was: one.was ?? say('exchange-no-handover-yet'),
          is: one.is ?? say('exchange-no-handover-yet'),
          because: say(`exchange-because-${one.because}`),
        })}`,
    ),
    ...repair.adjustments.map(
      (one) => `  ${say('exchange-adjustment', { class: one.class, was: one.was, is: one.is })}`,
    ),
    '',
    planText(say, repair.exchange, repair.plan, true),
  ].join('\n')
}
