// The first state of a text by itself: in force, its first day begun, nothing done. Its dates are only
// counting marks; stories of a text that has no record name days, not dates.
import { endOfDay, startOfDay, type Agreement, type IsoDate } from '../../model/index.ts'
import { start } from '../draft.ts'
import { step } from '../fold.ts'
import { momentsOf } from '../plan.ts'
import type { State } from '../state.ts'

/** A winter's first day: no clock changes for ten weeks in most zones. */
const markDate: IsoDate = '2001-01-01'

/** In force on a day, with the starting events of the text's first day and of its first phase. */
export function launch(agreement: Agreement, on?: IsoDate): State {
  const date = on ?? firstDate(agreement) ?? markDate
  const at = startOfDay(date, agreement.days)
  const when = { from: at, to: at }
  let state = step(start(agreement), { kind: 'in-force', version: '', entry: 'launch', when })
  for (const anchor of startingEvents(agreement))
    state = step(state, {
      kind: 'happening',
      event: anchor,
      ended: false,
      standing: 'happened',
      entry: `launch ${anchor}`,
      when,
    })
  return step(state, { kind: 'time', to: endOfDay(date, agreement.days) })
}

/** Events taken to have happened on the first day, so that the text can run. */
export function startingEvents(agreement: Agreement): readonly string[] {
  const found = new Set<string>()
  if (agreement.dayOne) found.add(agreement.dayOne.anchor)
  const first = agreement.phases[0]
  if (first?.begins.kind === 'anchor' && first.begins.ref.kind === 'anchor')
    found.add(first.begins.ref.id)
  return [...found]
}

/** The year of the first date that a text names. */
function firstDate(agreement: Agreement): IsoDate | undefined {
  const dates = agreement.clauses
    .flatMap((one) => momentsOf(one))
    .flatMap((one) => (one.kind === 'date' ? [one.date] : []))
    .sort()
  const first = dates[0]
  return first === undefined ? undefined : `${first.slice(0, 4)}-01-01`
}
