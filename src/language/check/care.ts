// What an adviser asks of any ceasefire text: amnesty and international crimes, acts that must be
// forbidden, relief without conditions, neutral intermediaries without duties or clocks.
import type { Diagnostic } from '../../model/index.ts'
import { remark, wordsOf, type Check } from './view.ts'

/** T530: a neutral intermediary confirms, answers within a time, or bears a duty. */
export const intermediaries: Check = ({ agreement, norms }) => {
  const neutral = agreement.actors.filter((one) => one.roles.includes('neutral intermediary'))
  return neutral.flatMap((actor) => {
    const found: Diagnostic[] = []
    const say = (at: Diagnostic['at'], what: string, clause: string) =>
      found.push(remark('T530', 'warning', at, { actor: actor.id, what, clause }, actor.id))
    if (actor.verifies || actor.roles.includes('verifier')) say(actor.at, 'verifier', 'none')
    for (const norm of norms) {
      if (norm.kind !== 'permission' && norm.bearers.includes(actor.id))
        say(norm.at, 'duty', norm.id)
      if ('verification' in norm && norm.verification?.by === actor.id)
        say(norm.at, 'verifier', norm.id)
      if ('verification' in norm && norm.verification?.escalatesTo === actor.id)
        say(norm.at, 'decides', norm.id)
    }
    return found
  })
}

/** T531: an amnesty that does not exclude international crimes. */
export const amnesty: Check = ({ agreement }) =>
  agreement.clauses.flatMap((clause) => {
    const words = wordsOf(clause)
    if (!/\b(amnest(y|ies)|pardons?)\b/i.test(words)) return []
    const excluded =
      /\b(war crimes|crimes against humanity|genocide|international crimes|serious violations)\b/i.test(
        words,
      )
    return excluded ? [] : [remark('T531', 'warning', clause.at, { clause: clause.id }, clause.id)]
  })

const forbidden = [
  [
    'civilians',
    /attacks? (on|against) (the )?civilian|civilian (objects|population)|protect(ion of)? civilians/i,
  ],
  ['sexual-violence', /sexual|gender-based|rape/i],
  ['children', /recruit\w* (of |or use of )?child|child soldiers|use of children/i],
  [
    'relief',
    /obstruct\w* (of )?(humanitarian )?(relief|aid|assistance)|hinder\w* (humanitarian )?(relief|aid|assistance)/i,
  ],
] as const

/** T532: the acts that a ceasefire forbids are listed, and one that belongs there is missing. */
export const prohibited: Check = ({ agreement, prohibitions, whole }) => {
  const first = prohibitions.find((one) => one.act.verb === 'refrain')
  if (!whole || !first) return []
  const all = [
    ...agreement.terms.map((one) => one.means ?? ''),
    ...agreement.clauses.map((one) => wordsOf(one)),
  ].join(' ')
  return forbidden.flatMap(([what, pattern]) =>
    pattern.test(all)
      ? []
      : [remark('T532', 'warning', first.at, { clause: first.id, what }, first.id)],
  )
}

/** T537: relief is made to depend on something. */
export const relief: Check = ({ duties }) =>
  duties
    .filter(
      (one) =>
        one.condition &&
        (one.act.verb === 'admit' ||
          /\b(relief|humanitarian|medical|food|aid)\b/i.test(one.act.words)),
    )
    .map((one) => remark('T537', 'warning', one.at, { clause: one.id }, one.id))

/** T528: somebody who is not a party is said to owe something. */
export const outsiders: Check = ({ agreement, norms }) => {
  const outside = new Set(
    agreement.actors
      .filter((one) => one.roles.length === 1 && one.roles[0] === 'actor')
      .map((one) => one.id),
  )
  return norms.flatMap((one) => {
    const bearer = one.kind === 'duty' ? one.bearers.find((name) => outside.has(name)) : undefined
    return bearer === undefined
      ? []
      : [remark('T528', 'warning', one.at, { clause: one.id, actor: bearer }, one.id)]
  })
}
