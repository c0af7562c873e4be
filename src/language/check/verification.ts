// Who says that something was done, and when: withdrawals nobody confirms, answer times, baselines, access.
import type { Diagnostic } from '../../model/index.ts'
import { anySays, ids, remark, type Check } from './view.ts'

/**
 * T539: a withdrawal that nobody is named to confirm. A release is seen by those who receive the
 * persons; a withdrawal is not seen by the side to which it is owed.
 */
export const unseen: Check = ({ duties }) => {
  const open = duties.filter(
    (one) => one.act.verb === 'withdraw' && !one.verification && !one.proof,
  )
  const first = open[0]
  return first
    ? [remark('T539', 'warning', first.at, { clauses: ids(open), count: open.length }, first.id)]
    : []
}

/** T512: a quota of every day that nobody is named to count (F12). */
export const counters: Check = ({ duties, whole }) =>
  whole
    ? duties
        .filter(
          (one) => one.due.kind === 'every' && one.act.quantity && !one.verification && !one.proof,
        )
        .map((one) => remark('T512', 'warning', one.at, { clause: one.id }, one.id))
    : []

/** T513: a body without a time to answer (F13). T523: silence that decides (F23). */
export const answers: Check = ({ agreement }) => {
  const found: Diagnostic[] = []
  const timeless = new Set<string>()
  for (const actor of agreement.actors) {
    const { verifies } = actor
    if (!verifies) continue
    if (!verifies.within)
      found.push(remark('T513', 'warning', actor.at, { body: actor.id }, actor.id))
    if (verifies.silence !== 'unsettled')
      found.push(
        remark(
          'T523',
          'warning',
          actor.at,
          { body: actor.id, silence: verifies.silence },
          actor.id,
        ),
      )
  }
  for (const clause of agreement.clauses) {
    if (!('verification' in clause) || !clause.verification) continue
    const { by, silence, within } = clause.verification
    const usual = agreement.actors.find((one) => one.id === by)?.verifies
    if (!within && !usual && !timeless.has(by))
      found.push(remark('T513', 'warning', clause.at, { body: by, clause: clause.id }, clause.id))
    if (!within) timeless.add(by)
    if (silence !== 'unsettled' && usual?.silence !== silence)
      found.push(
        remark('T523', 'warning', clause.at, { body: by, silence, clause: clause.id }, clause.id),
      )
  }
  for (const ladder of agreement.ladders) {
    const open = ladder.levels.find((one, i) => one.within === null && i < ladder.levels.length - 1)
    if (open) found.push(remark('T513', 'warning', ladder.at, { body: open.body }))
  }
  return found
}

/** T509: force is forbidden and nobody is named to find out who used it (F9). */
export const attribution: Check = ({ agreement, prohibitions, whole }) => {
  const first = prohibitions.find((one) => one.act.verb === 'refrain')
  const named =
    agreement.ladders.length > 0 ||
    agreement.actors.some(
      (one) => one.verifies || one.roles.includes('verifier') || one.roles.includes('joint body'),
    )
  return whole && first && !named
    ? [remark('T509', 'warning', first.at, { clause: first.id }, first.id)]
    : []
}

/** T511: a body is to confirm things and nobody owes it access (F11). */
export const access: Check = (view) => {
  const body = view.agreement.actors.find((one) => one.verifies)
  if (
    !view.whole ||
    !body ||
    anySays(view, /\b(access|freedom of movement|unhindered|not hinder)\b/i)
  )
    return []
  return [remark('T511', 'warning', body.at, { body: body.id }, body.id)]
}

/** T514: forces or weapons are to move and no side declares where they stand (F14). */
export const baseline: Check = (view) => {
  const first = view.duties.find((one) => one.act.verb === 'withdraw')
  if (!view.whole || !first) return []
  if (anySays(view, /\b(inventor(y|ies)|baseline|positions?|strength|declare|data on)\b/i))
    return []
  return [remark('T514', 'warning', first.at, { clause: first.id }, first.id)]
}

/** T517: an order to stop that nobody must pass on to the troops (F17). */
export const orders: Check = (view) => {
  const first = view.prohibitions.find((one) => one.act.verb === 'refrain')
  if (!view.whole || !first) return []
  if (
    anySays(
      view,
      /\b(orders?|instruct(s|ions)?|disseminate|chain of command|inform (its|their|all) (forces|troops|units))\b/i,
    )
  )
    return []
  return [remark('T517', 'warning', first.at, { clause: first.id }, first.id)]
}
