// The order of classes in which a text wants persons released, and who was freed before others. Counted,
// not judged: classes are often what is disputed.
import { exactly } from '../model/index.ts'
import { toArray } from './list.ts'
import type { State } from './state.ts'
import type { OutOfOrder } from './status-types.ts'

export function outOfOrderIn(state: State, index: number): readonly OutOfOrder[] {
  const clause = state.plan.slots[index]?.clause
  const slot = state.slots[index]
  if (clause?.kind !== 'duty' || !clause.order || !slot) return []
  const held = heldByClass(state, clause.act.group)
  const found: OutOfOrder[] = []
  for (const act of toArray(slot.acts)) {
    if (act.standing !== 'happened' || act.outsideKey === true || act.of === undefined) continue
    const place = clause.order.indexOf(act.of)
    const before = (place < 0 ? clause.order : clause.order.slice(0, place)).flatMap((name) => {
      const n = held.get(name) ?? 0
      return n > 0 ? [{ class: name, held: n }] : []
    })
    if (before.length > 0) found.push({ entry: act.entry, class: act.of, before })
    const still = held.get(act.of)
    if (still !== undefined) held.set(act.of, Math.max(0, still - (act.n ?? 1)))
  }
  return found
}

/** Persons of each class as the text counts them, moved by what counts as reclassified. */
function heldByClass(state: State, group: string | undefined): Map<string, number> {
  const held = new Map<string, number>()
  const classes = state.plan.agreement.groups.find((one) => one.id === group)?.classes ?? []
  for (const one of classes) {
    const n = exactly(one.count)
    if (n !== null) held.set(one.id, n)
  }
  for (const one of toArray(state.reclassified)) {
    if (one.standing !== 'happened') continue
    const from = held.get(one.from)
    const to = held.get(one.to)
    if (from !== undefined) held.set(one.from, from - one.n)
    if (to !== undefined) held.set(one.to, to + one.n)
  }
  return held
}
