// What follows when something is not done: F4 (nothing), F6 (suspension against suspension), and the care
// that a remedy needs: notice, on whose word, and never at the cost of people or aid.
import type { Clause, Condition, Diagnostic, Duty, Remedy } from '../../model/index.ts'
import { ids, parts, remark, type Check, type View } from './view.ts'

type Answer = 'stated' | 'reported' | 'none'

/** A power or permission under a condition: it may answer lateness. */
interface Answering {
  readonly clause: Clause
  readonly holders: readonly string[]
  readonly conditions: readonly Condition[]
}

function answering(view: View): Answering[] {
  return view.agreement.clauses.flatMap((clause) => {
    if ((clause.kind !== 'power' && clause.kind !== 'permission') || !clause.condition) return []
    const holders = clause.kind === 'power' ? clause.holders : clause.bearers
    return [{ clause, holders, conditions: parts(clause.condition) }]
  })
}

/** Does the text say what another party may do when this duty is late? */
function consequenceOf(answers: readonly Answering[], duty: Duty, party: string): Answer {
  const own = duty.remedies.filter((one) => !one.holders.every((holder) => holder === party))
  if (own.length > 0) return duty.reportedBy === undefined ? 'stated' : 'reported'
  let best: Answer = 'none'
  for (const { clause, holders, conditions } of answers) {
    if (holders.every((holder) => holder === party)) continue
    const answered = conditions.some((one) => {
      if (one.kind === 'clause' || one.kind === 'word') return one.clause === duty.id
      return (
        one.kind === 'words' &&
        one.text.includes(party) &&
        /commitment|obligation|dut(y|ies)|compl/i.test(one.text)
      )
    })
    if (!answered) continue
    if (clause.reportedBy === undefined) return 'stated'
    best = 'reported'
  }
  return best
}

/** T504: nothing is stated for lateness of a side's duties. T544: only somebody's report says what. */
export const consequences: Check = (view) => {
  const answers = answering(view)
  return view.parties.flatMap((party) => {
    const duties = view.duties.filter((one) => one.bearers.includes(party))
    const found: Diagnostic[] = []
    for (const [answer, code] of [
      ['none', 'T504'],
      ['reported', 'T544'],
    ] as const) {
      const open = duties.filter((one) => consequenceOf(answers, one, party) === answer)
      const first = open[0]
      if (first)
        found.push(
          remark(
            code,
            'warning',
            first.at,
            { party, clauses: ids(open), count: open.length },
            first.id,
          ),
        )
    }
    return found
  })
}

function remediesOf(view: View): { clause: Clause; remedy: Remedy }[] {
  return view.agreement.clauses.flatMap((clause) =>
    clause.remedies.map((one) => ({ clause, remedy: one })),
  )
}

const stopping = new Set<Remedy['verb']>(['suspend', 'hold-back', 'end'])

/** T506: each side may pause its own duty because the other paused. */
export const spirals: Check = (view) => {
  const pauses = remediesOf(view).filter(({ remedy }) => remedy.verb === 'suspend')
  const pausedBy = new Map<string, Set<string>>()
  for (const { clause, remedy } of pauses)
    pausedBy.set(clause.id, new Set([...(pausedBy.get(clause.id) ?? []), ...remedy.targets]))
  const seen = new Set<string>()
  return pauses.flatMap(({ clause, remedy }) =>
    remedy.targets.flatMap((target) => {
      const back = pausedBy.get(target)?.has(clause.id) ?? false
      const pair = [clause.id, target].toSorted().join(' ')
      if (!back || clause.id === target || seen.has(pair)) return []
      seen.add(pair)
      return [remark('T506', 'warning', remedy.at, { clause: clause.id, other: target }, clause.id)]
    }),
  )
}

/** T533 no notice, T534 on nobody's word, T535 withholds people, care, relief or return, T411 empty. */
export const remedies: Check = (view) =>
  remediesOf(view).flatMap(({ clause, remedy }) => {
    const found: Diagnostic[] = []
    const data = { clause: clause.id, holders: remedy.holders.join(', ') }
    if (stopping.has(remedy.verb)) {
      if (!remedy.notice) found.push(remark('T533', 'warning', remedy.at, data, clause.id))
      if (!remedy.onWord) found.push(remark('T534', 'warning', remedy.at, data, clause.id))
    }
    for (const target of remedy.targets) {
      const aimed = view.clauses.get(target)
      if (!aimed || !('act' in aimed)) continue
      if (stopping.has(remedy.verb) && touchesPeople(aimed))
        found.push(remark('T535', 'warning', remedy.at, { ...data, target }, clause.id))
      if (remedy.verb === 'suspend' && !remedy.holders.some((one) => aimed.bearers.includes(one)))
        found.push(remark('T411', 'warning', remedy.at, { ...data, target }, clause.id))
    }
    return found
  })

function touchesPeople(clause: Extract<Clause, { readonly act: unknown }>): boolean {
  if (['release', 'admit', 'not-hinder'].includes(clause.act.verb)) return true
  return /\b(medical|wounded|sick|relief|humanitarian|aid|food|return (home|of)|displaced)\b/i.test(
    clause.act.words,
  )
}
