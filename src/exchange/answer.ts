// The answering side's list: which units it releases at each half-step, in the proportion of the key, so
// that not only the sum but every class stays close to what is due.
import type { Counts } from './terms.ts'

/** What the answering side releases around one handover, in units per class. */
export interface AnswerPart {
  /** Before the handover. */
  readonly ahead: Counts
  /** After it. */
  readonly after: Counts
}

/**
 * `due[k]` is what handover k makes due, per class, times `scale`. Every class follows its own rounded
 * running total, so it is never more than half a unit away from its exact due after a handover, and half
 * of the next one ahead (rounded down) when that was agreed. At the end all whole units are released.
 * `past` is what was due and what was released before: a debt is answered at the next handover.
 */
export function answerList(
  due: readonly ReadonlyMap<string, number>[],
  scale: number,
  ahead: 'none' | 'half',
  past: { readonly due: ReadonlyMap<string, number>; readonly released: Counts } = {
    due: new Map(),
    released: {},
  },
): AnswerPart[] {
  const ids = [...new Set([...past.due.keys(), ...due.flatMap((one) => [...one.keys()])])]
  const total = new Map(ids.map((id) => [id, past.due.get(id) ?? 0]))
  const released = new Map(ids.map((id) => [id, past.released[id] ?? 0]))
  const upTo = (id: string, units: number): number => {
    const now = Math.max(0, units - released.get(id)!)
    released.set(id, released.get(id)! + now)
    return now
  }
  return due.map((one, k) => {
    const before: Record<string, number> = {}
    const after: Record<string, number> = {}
    for (const id of ids) {
      const was = total.get(id)!
      const now = was + (one.get(id) ?? 0)
      total.set(id, now)
      if (ahead === 'half') {
        const n = upTo(id, Math.floor((was + now) / (2 * scale)))
        if (n > 0) before[id] = n
      }
      const last = k === due.length - 1
      // The last sum is rounded down: a fraction of a unit is not released, it is shown as a remainder.
      const n = upTo(id, last ? Math.floor(now / scale) : Math.floor(now / scale + 1 / 2))
      if (n > 0) after[id] = n
    }
    return { ahead: before, after }
  })
}
