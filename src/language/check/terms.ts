// Terms and zones that the text leaves open (F3), and words that promise nothing exact (F21, F18).
import { wordsOf, remark, ids, type Check } from './view.ts'

/** T503: a clause leans on a term or zone that is not defined. T526: on one that is contested. */
export const terms: Check = ({ agreement }) =>
  agreement.terms
    .filter((term) => term.status !== 'defined')
    .flatMap((term) => {
      const users = agreement.clauses.filter((one) => wordsOf(one).includes(term.name))
      if (users.length === 0) return []
      const code = term.status === 'contested' ? 'T526' : 'T503'
      return [remark(code, 'warning', term.at, { name: term.name, clauses: ids(users) }, term.name)]
    })

/** T527: a zone without map, distance or definition. */
export const zones: Check = ({ agreement }) =>
  agreement.zones
    .filter(
      (zone) =>
        zone.map === undefined &&
        zone.published &&
        zone.rules.length === 0 &&
        !agreement.terms.some((term) => term.name === zone.id),
    )
    .map((zone) => remark('T527', 'warning', zone.at, { name: zone.id }, zone.id))

const vague =
  /\b(as soon as possible|appropriate(ly)?|reasonabl[ey]|substantial(ly)?|gradual(ly)?|where possible|as far as possible|in good faith|best efforts|sufficient|in the vicinity|adjacent|promptly|without delay|significant(ly)?)\b/i

/** T521: words that two sides will read in two ways. */
export const vagueWords: Check = ({ agreement }) =>
  agreement.clauses.flatMap((clause) => {
    const found = vague.exec(wordsOf(clause))
    return found
      ? [remark('T521', 'warning', clause.at, { clause: clause.id, found: found[0] }, clause.id)]
      : []
  })

const escape =
  /\b(self-defen[cs]e|if necessary|as it deems|deems necessary|at its (own )?discretion|operational necessity|security (needs|requirements|reasons)|right to respond|in response to (a )?(threats?|attacks?))\b/i

/** T518: a clause that lets its bearer out when the bearer thinks fit. */
export const escapes: Check = ({ agreement }) =>
  agreement.clauses.flatMap((clause) => {
    const found = escape.exec(wordsOf(clause))
    return found
      ? [remark('T518', 'warning', clause.at, { clause: clause.id, found: found[0] }, clause.id)]
      : []
  })
