// Phases and time: what must be agreed before the next one (F5), what never ends, days that fall outside
// their phase, windows that cannot be met.
import type { Clause, Diagnostic, Phase } from '../../model/index.ts'
import { spanInDays } from '../../model/index.ts'
import {
  anchorOf,
  dayNumberOf,
  momentsOf,
  parts,
  phaseOf,
  refKey,
  remark,
  type Check,
  type View,
} from './view.ts'

/** The events on which a phase begins. */
function startsOf(phase: Phase): string[] {
  if (phase.begins.kind === 'anchor')
    return phase.begins.ref.kind === 'anchor' ? [phase.begins.ref.id] : []
  if (phase.begins.kind === 'not-stated') return []
  return parts(phase.begins.condition).flatMap((one) => (one.kind === 'event' ? [one.event] : []))
}

const agreed = /\bagree(s|d|ment)?\b|\bconsent/i

/** T505: a phase needs an agreement and nothing says what holds if there is none. */
export const entry: Check = ({ agreement }) =>
  agreement.phases.flatMap((phase, i) => {
    if (i === 0) return []
    const event = startsOf(phase)
      .map((id) => agreement.anchors.find((one) => one.id === id))
      .find((one) => one !== undefined && agreed.test(one.words))
    const before = agreement.phases[i - 1]
    if (!event || before?.onExpiry) return []
    return [remark('T505', 'warning', phase.at, { phase: phase.id, event: event.id }, phase.id)]
  })

/** T540: measures that go on "as long as …" without an end. */
export const endless: Check = ({ agreement }) =>
  agreement.clauses.flatMap((clause) =>
    clause.kind === 'continuation' && clause.atMost === null
      ? [
          remark(
            'T540',
            'warning',
            clause.at,
            { clause: clause.id, phase: clause.phase },
            clause.id,
          ),
        ]
      : [],
  )

/** Length of a phase in days and the anchor its days count from. */
function frameOf(
  view: View,
  id: string | undefined,
): { keys: string[]; days: number; phase: Phase } | null {
  const phase = view.agreement.phases.find((one) => one.id === id)
  const days = phase?.length ? spanInDays(phase.length) : null
  if (!phase || days === null) return null
  const keys = [refKey({ kind: 'phase-start', phase: phase.id })]
  if (phase.begins.kind === 'anchor') keys.push(refKey(phase.begins.ref))
  return { keys, days, phase }
}

/** T304: a day that falls outside the phase to which its clause belongs. */
export const outside: Check = (view) =>
  view.agreement.clauses.flatMap((clause) => {
    // A prohibition or a permission may well outlast its phase.
    if (clause.kind !== 'duty') return []
    const frame = frameOf(view, phaseOf(view, clause))
    if (!frame) return []
    for (const moment of momentsOf(clause.due)) {
      const day = dayNumberOf(moment)
      if (day === null || !frame.keys.includes(refKey(anchorOf(moment)))) continue
      if (day > frame.days)
        return [
          remark(
            'T304',
            clause.due.kind === 'batches' ? 'error' : 'warning',
            clause.at,
            { clause: clause.id, day, phase: frame.phase.id, length: frame.days },
            clause.id,
          ),
        ]
    }
    return []
  })

/** T309: a window that ends before it begins; T315: due before what it waits for; T313: days that fall. */
export const windows: Check = (view) =>
  view.agreement.clauses.flatMap((clause): Diagnostic[] => {
    if (!('due' in clause)) return []
    const { due } = clause
    if (due.kind === 'window') {
      const gap = order(due.start, due.end)
      if (gap !== null && gap < 0)
        return [remark('T309', 'error', clause.at, { clause: clause.id }, clause.id)]
    }
    if (due.kind === 'batches' || due.kind === 'shares') {
      const limits = momentsOf(due)
      const falls = limits.some((one, i) => {
        const next = limits[i + 1]
        const gap = next ? order(one, next) : null
        return gap !== null && gap < 0
      })
      if (falls) return [remark('T313', 'error', clause.at, { clause: clause.id }, clause.id)]
    }
    return tooEarly(view, clause)
  })

/** Days from one moment to another; null where they count from different events. */
function order(a: ReturnType<typeof momentsOf>[number], b: typeof a): number | null {
  if (a.kind === 'date' && b.kind === 'date') return a.date < b.date ? 1 : a.date > b.date ? -1 : 0
  if (refKey(anchorOf(a)) !== refKey(anchorOf(b))) return null
  const from = dayNumberOf(a)
  const to = dayNumberOf(b)
  return from === null || to === null ? null : to - from
}

function tooEarly(view: View, clause: Clause): Diagnostic[] {
  if (!('due' in clause) || clause.due.kind !== 'by') return []
  const limit = clause.due.limit
  for (const one of parts(clause.condition)) {
    if (one.kind !== 'clause' || one.is !== 'done') continue
    const other = view.clauses.get(one.clause)
    if (!other || !('due' in other)) continue
    const last = momentsOf(other.due).at(-1)
    const starts = other.due.kind === 'from' ? other.due.start : undefined
    const gap = last ? order(limit, starts ?? last) : null
    if (gap !== null && gap > 0)
      return [
        remark(
          'T315',
          'warning',
          clause.at,
          { clause: clause.id, other: other.id, days: gap },
          clause.id,
        ),
      ]
  }
  return []
}

/** T310: shares that do not rise to the whole. T524: shares of a total that nobody states (F24). */
export const shares: Check = (view) =>
  view.norms.flatMap((clause) => {
    if (clause.due.kind !== 'shares') return []
    const found: Diagnostic[] = []
    const percents = clause.due.steps.map((one) => one.percent)
    const rising = percents.every((one, i) => i === 0 || one > (percents[i - 1] ?? 0))
    if (!rising || percents.at(-1) !== 100)
      found.push(
        remark(
          'T310',
          'warning',
          clause.at,
          { clause: clause.id, last: percents.at(-1) ?? 0 },
          clause.id,
        ),
      )
    if (clause.act.quantity?.kind !== 'exact')
      found.push(remark('T524', 'warning', clause.at, { clause: clause.id }, clause.id))
    return found
  })

/** T410: a trigger that nobody must cause. T510: one that lies with somebody who is not a party (F10). */
export const triggers: Check = (view) => {
  const { agreement } = view
  const used = new Map<string, string>()
  for (const [i, phase] of agreement.phases.entries())
    if (i > 0) for (const event of startsOf(phase)) used.set(event, phase.id)
  for (const clause of agreement.clauses)
    for (const one of parts(clause.kind === 'continuation' ? undefined : clause.condition))
      if (one.kind === 'event') used.set(one.event, clause.id)
  return [...used].flatMap(([id, by]) => {
    const event = agreement.anchors.find((one) => one.id === id)
    if (!event) return []
    const outsider = event.byNonParty
    if (outsider !== undefined)
      return [remark('T510', 'warning', event.at, { event: id, actor: outsider, by }, id)]
    if (event.lasting === true || event.approvalBy !== undefined || agreed.test(event.words))
      return []
    if (event.setBy.length > 0 || causedBy(view, event.words, id)) return []
    return [remark('T410', 'warning', event.at, { event: id, by }, id)]
  })
}

/** A duty whose words share two longer words with the event's. */
function causedBy(view: View, words: string, id: string): boolean {
  // "seven persons have been released under 1.5": the clause that is named brings it about.
  const named: readonly string[] = words.match(/\d+(?:\.\d+)+/g) ?? []
  if (view.duties.some((duty) => named.includes(duty.id))) return true
  const wanted = new Set(words.toLowerCase().match(/\p{L}{5,}/gu))
  return view.duties.some((duty) => {
    if (duty.act.words.includes(id)) return true
    const shared = (duty.act.words.toLowerCase().match(/\p{L}{5,}/gu) ?? []).filter((one) =>
      wanted.has(one),
    )
    return shared.length >= 2
  })
}
