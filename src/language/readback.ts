// A clause said back, with what the sentence leaves unsaid said too, for the adviser to compare with the
// authentic words.
import type { Agreement, Clause } from '../model/index.ts'
import { clauseSentences } from './print/clauses.ts'
import { printing } from './print/declarations.ts'
import { momentsOf } from './check/view.ts'
import { span } from './print/times.ts'

/** The clause in plain sentences, one string. */
export function readsAs(clause: Clause, agreement?: Agreement): string {
  const say = printing(agreement)
  const said = clauseSentences(clause, say).map((one, i) =>
    i === 0 ? one.slice(clause.id.length + 1) : one,
  )
  return [...said, ...counting(clause, agreement), ...missing(clause)].join(' ')
}

function counting(clause: Clause, agreement: Agreement | undefined): string[] {
  if (!('due' in clause)) return []
  const moments = momentsOf(clause.due)
  const out: string[] = []
  if (moments.some((one) => one.kind === 'day'))
    out.push('Day 1 is the day of the starting event itself.')
  const offset = moments.find((one) => one.kind === 'offset')
  if (offset?.kind === 'offset' && offset.span.unit !== 'hour')
    out.push(
      offset.counting === 'exclusive'
        ? `The day of the starting event is not counted in the ${span(offset.span)}.`
        : `The day of the starting event is counted in the ${span(offset.span)}.`,
    )
  const { days } = agreement ?? {}
  if (out.length > 0 && days && days.zone !== 'UTC') out.push(`Days end in ${days.zone}.`)
  return out
}

function missing(clause: Clause): string[] {
  if (clause.kind !== 'duty' && clause.kind !== 'prohibition') return []
  const out: string[] = []
  if (clause.due.kind === 'not-stated') out.push('No time is stated.')
  if (!clause.verification && !(clause.kind === 'duty' && clause.proof))
    out.push('Nobody is named to confirm it.')
  if (clause.remedies.length === 0) out.push('No consequence is stated in this clause.')
  return out
}
