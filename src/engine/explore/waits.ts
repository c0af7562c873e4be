// Which clause waits for which: through a condition, a count from completion, a phase that must begin. A
// circle of these is a candidate for "each waits for the other" (Tarjan 1972: strongly connected parts).
import type { ClauseId, Condition } from '../../model/index.ts'
import { momentsOf, refOf, type Plan } from '../plan.ts'

/** Clauses that must be done before this one can be asked for; alternatives ("or") do not count. */
function waitsFor(plan: Plan, id: ClauseId): readonly ClauseId[] {
  const found: ClauseId[] = []
  const visited = new Set<string>()
  const condition = (one: Condition): void => {
    if (one.kind === 'and') one.of.forEach(condition)
    else if (one.kind === 'clause' && one.is === 'done') found.push(one.clause)
    else if (one.kind === 'phase') phase(one.phase)
  }
  const phase = (name: string): void => {
    if (visited.has(name)) return
    visited.add(name)
    const planned = plan.agreement.phases.find((one) => one.id === name)
    if (planned?.begins.kind === 'when') condition(planned.begins.condition)
    if (planned?.complete) condition(planned.complete.condition)
  }
  const clause = plan.agreement.clauses.find((one) => one.id === id)
  if (!clause) return found
  if (clause.condition) condition(clause.condition)
  for (const moment of momentsOf(clause)) {
    const ref = refOf(moment)
    if (ref?.kind === 'clause-done') found.push(ref.clause)
  }
  const slot = plan.slots[plan.byClause.get(id)?.[0] ?? -1]
  const own = plan.agreement.phases[slot?.phase ?? -1]
  if (own?.begins.kind === 'when') condition(own.begins.condition)
  return found
}

/** Circles, each in the order of the text. */
export function cyclesOf(plan: Plan): readonly (readonly ClauseId[])[] {
  const ids = plan.agreement.clauses.map((one) => one.id)
  const edges = new Map(ids.map((id) => [id, waitsFor(plan, id)]))
  const index = new Map<ClauseId, number>()
  const low = new Map<ClauseId, number>()
  const stack: ClauseId[] = []
  const found: ClauseId[][] = []
  const visit = (id: ClauseId): void => {
    index.set(id, index.size)
    low.set(id, index.size - 1)
    stack.push(id)
    for (const next of edges.get(id) ?? []) {
      if (!edges.has(next)) continue
      if (!index.has(next)) {
        visit(next)
        low.set(id, Math.min(low.get(id) ?? 0, low.get(next) ?? 0))
      } else if (stack.includes(next)) low.set(id, Math.min(low.get(id) ?? 0, index.get(next) ?? 0))
    }
    if (low.get(id) !== index.get(id)) return
    const part = stack.splice(stack.indexOf(id))
    const self = (edges.get(id) ?? []).includes(id)
    if (part.length > 1 || self) found.push(ids.filter((one) => part.includes(one)))
  }
  for (const id of ids) if (!index.has(id)) visit(id)
  return found
}
