// Situations as plain lines for golden files. Not what people see: that is in words.
import { clockIn, type Limit, type OpenLimit } from '../../src/model/index.ts'
import type {
  ClauseState,
  ClauseStatus,
  NextStep,
  Situation,
  WaitsFor,
  Why,
} from '../../src/engine/index.ts'

export function sayLimit(limit: Limit | OpenLimit | null): string {
  if (limit === null) return 'no date'
  if ('instant' in limit) return `${limit.date} (${limit.counting}, ${limit.zone} ${limit.offset})`
  const from = 'id' in limit.from ? limit.from.id : JSON.stringify(limit.from)
  return `${limit.counting === 'inclusive' ? 'day' : 'plus'} ${limit.days} from ${from}, not set`
}

export function sayState(state: ClauseState): string {
  switch (state.kind) {
    case 'in-progress':
      return `in progress ${state.n} of ${state.total ?? 'not stated'}${state.claimed > 0 ? ` and ${state.claimed} claimed` : ''}`
    case 'claimed':
      return `performed as claimed by ${state.by}`
    case 'performed':
      return `performed (${state.basis})`
    case 'found':
      return `performed as found by ${state.by}`
    case 'late':
      return 'late, no excuse in the text'
    case 'suspended':
      return [
        `suspended by ${state.byDebtor ? 'the debtor ' : ''}${state.by}`,
        state.ground.length > 0 ? `citing ${state.ground.join(', ')}` : 'citing nothing',
        state.covered ? 'as the text allows' : 'the text does not allow it now',
      ].join(', ')
    case 'excused':
      return `excused (${state.reason})`
    case 'held-back':
      return `held back by ${state.by.join(' and ')}${state.said ? '' : ' (allowed, not said)'}`
    case 'contested':
      return `contested by ${state.by.join(' and ')}`
    case 'waived':
      return `waived by ${state.by}`
    case 'superseded':
    case 'ended':
      return `${state.kind}, version ${state.version}`
    case 'not-kept':
      return `not kept by ${state.by}`
    default:
      return state.kind.replaceAll('-', ' ')
  }
}

export function sayClause(status: ClauseStatus): string {
  const parts = [sayState(status.state), ...status.also.map((one) => `also ${sayState(one)}`)]
  if (status.inTime !== null) parts.push(`in time: ${status.inTime}`)
  if (status.limit && 'instant' in status.limit)
    parts.push(`limit ${status.limit.date}, days left ${status.daysLeft}`)
  else if (status.limit) parts.push(`limit ${sayLimit(status.limit)}`)
  if (status.quota)
    parts.push(
      `period ${status.quota.period}: ${status.quota.n} of ${status.quota.need}; met ${status.quota.met}, short ${status.quota.short} (missing ${status.quota.missing}), excused ${status.quota.excused}, unconfirmed ${status.quota.unconfirmed}`,
    )
  for (const one of status.alleged) parts.push(`breach alleged by ${one.by}`)
  for (const one of status.determined) parts.push(`${one.by} determined: ${one.result}`)
  if (status.awaits) parts.push(`awaits ${status.awaits.by}`)
  if (status.lateness.length > 0) parts.push(`lateness recorded ${status.lateness.length}`)
  const lines = [`${status.clause} ${status.bearers.join('+') || '-'}: ${parts.join('; ')}`]
  for (const cell of status.cells)
    lines.push(
      `  ${cell.place ?? '-'} × ${cell.criterion ?? '-'}: ${cell.result ?? 'no finding'}${cell.by ? ` by ${cell.by}` : ''}`,
    )
  for (const batch of status.batches)
    lines.push(
      `  ${batch.number}: ${batch.size ?? '?'} by ${sayLimit(batch.limit)} ${batch.verdict}${batch.inTime ? `, in time: ${batch.inTime}` : ''}`,
    )
  if (status.suspensions.length > 1)
    for (const link of status.suspensions)
      lines.push(
        `  ${link.clause} suspended by ${link.by} citing ${link.ground.join(', ')}${link.resumed ? ', resumed' : ''}`,
      )
  return lines.join('\n')
}

export function sayWaits(waits: WaitsFor): string {
  switch (waits.kind) {
    case 'entry-into-force':
      return 'entry into force'
    case 'event':
      return `event ${waits.event}${waits.by.length > 0 ? ` (${waits.by.join(', ')})` : ''}`
    case 'phase':
      return `phase ${waits.phase}`
    case 'clause':
      return `${waits.clause} (${waits.bearers.join(', ')})`
    case 'verifier':
      return `answer of ${waits.by} on ${waits.clause}`
    case 'word':
      return `word of ${waits.by}`
    case 'words':
      return `whether ${waits.text}`
    case 'non-party':
      return `a non-party, for ${waits.clause}`
    case 'date':
      return `date of ${waits.clause}`
  }
}

export function sayNext(next: NextStep): string {
  const waits = next.waitsFor.map((one) => `waits for ${sayWaits(one)}`)
  if (next.kind === 'nobody') return ['no one is bound to act', ...waits].join('\n')
  return [
    ...next.items.map(
      (item) =>
        `${item.actor}${item.as === 'party' ? '' : ` as ${item.as}`}: ${item.clause} ${item.state}, days left ${item.daysLeft ?? 'none'}${item.with.length > 0 ? `, with ${item.with.join(', ')}` : ''}`,
    ),
    ...waits,
  ].join('\n')
}

export function sayPhases(situation: Situation, zone: string): string {
  return situation.phases
    .map((phase) =>
      [
        `${phase.phase}: ${phase.mode}`,
        phase.day === null ? '' : `day ${phase.day} of ${phase.length ?? 'not stated'}`,
        phase.ends === null ? '' : `until ${clockIn(phase.ends, zone)}`,
        `then ${phase.onExpiry}`,
        ...phase.waitsFor.map((one) => `waits for ${sayWaits(one)}`),
      ]
        .filter((part) => part !== '')
        .join(', '),
    )
    .join('\n')
}

export function sayOwed(situation: Situation): string {
  const { owed } = situation
  const n = (value: number | null) => value ?? 'not apportioned'
  return [
    ...owed.classes.map((one) =>
      [
        `${one.class} (${one.heldBy}): ${one.count ?? 'not stated'}, freed ${one.freed}`,
        one.outside > 0 ? `outside the key ${one.outside}` : '',
        one.excused > 0 ? `excused ${one.excused}` : '',
        ...one.categories.map(
          (part) =>
            `${part.category} agreed ${n(part.agreed)} opened ${n(part.opened)} given ${part.given}`,
        ),
      ]
        .filter((part) => part !== '')
        .join('; '),
    ),
    `in key ${owed.inKey}, outside ${owed.outsideKey}; agreed ${owed.total.agreed}, opened ${owed.total.opened}, given ${owed.total.given}`,
    ...owed.withheld.map((one) => `withheld: ${one.clause} by ${one.by}`),
    ...owed.disputed.map(
      (one) => `${one.by}: ${one.n} from ${one.from} to ${one.to} would change ${one.difference}`,
    ),
  ].join('\n')
}

export function sayCalendar(situation: Situation): string {
  return situation.calendar
    .map(
      (row) =>
        `${row.id}: ${sayLimit(row.date)}${row.claimedBy === null ? '' : `, by the word of ${row.claimedBy}`}${row.done ? ', done' : ''}`,
    )
    .join('\n')
}

export function sayWhy(why: readonly Why[]): string {
  return why
    .map((one) =>
      one.kind === 'sentence'
        ? `sentence ${one.clause}, line ${one.place.line}`
        : one.kind === 'entry'
          ? `entry ${one.entry}`
          : `rule ${one.id}`,
    )
    .join('\n')
}
