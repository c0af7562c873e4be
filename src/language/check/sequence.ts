// Who goes first (F1), and what waits for itself: cycles of conditions, also when readings are combined.
import type { Clause, Condition, Duty } from '../../model/index.ts'
import { anchorOf, ids, momentsOf, phaseOf, remark, type Check, type View } from './view.ts'

/** T501: steps of both sides in one phase, and nothing says in which order they come. */
export const sequence: Check = (view) => {
  const tied = new Set([
    ...view.agreement.interlocks.flatMap((one) => one.steps.flat()),
    ...view.duties.flatMap((one) => (one.forEach === undefined ? [] : [one.id, one.forEach])),
  ])
  const open = view.duties.filter(
    (one) =>
      (one.act.verb === 'release' || one.act.verb === 'withdraw') &&
      (one.due.kind === 'during' || one.due.kind === 'not-stated') &&
      !one.condition &&
      !tied.has(one.id) &&
      one.bearers.every((bearer) => view.parties.includes(bearer)),
  )
  const groups = new Map<string, Duty[]>()
  for (const one of open) {
    const phase = phaseOf(view, one) ?? ''
    groups.set(phase, [...(groups.get(phase) ?? []), one])
  }
  const unordered = [...groups.values()].filter(
    (group) => new Set(group.map((one) => one.bearers.join())).size > 1,
  )
  const first = unordered[0]?.[0]
  if (!first) return []
  const clauses = unordered.map((group) => ids(group)).join('; ')
  return [remark('T501', 'warning', first.at, { clauses }, first.id)]
}

type Edges = Map<string, { to: string; reading?: string }[]>

/** T409: each waits for the other. With readings combined, the readings on the cycle are named. */
export const cycles: Check = (view) => {
  const plain = edgesOf(view, false)
  const found = cycleIn(plain)
  if (found) return [say(view, found, [])]
  const combined = edgesOf(view, true)
  const other = cycleIn(combined)
  if (!other) return []
  const readings = other.flatMap((node, i) => {
    const next = other[(i + 1) % other.length]
    const edges = (combined.get(node) ?? []).filter((edge) => edge.to === next)
    if (edges.some((edge) => edge.reading === undefined)) return []
    return edges[0]?.reading === undefined ? [] : [edges[0].reading]
  })
  return [say(view, other, [...new Set(readings)])]
}

function say(view: View, cycle: readonly string[], readings: readonly string[]) {
  const nodes = cycle.map((node) => node.slice(node.indexOf(':') + 1))
  const first = cycle.find((node) => node.startsWith('clause:'))?.slice(7)
  const at =
    (first === undefined ? undefined : view.clauses.get(first)?.at) ?? view.agreement.header.at
  const data = {
    cycle: nodes.join(', '),
    readings: readings.length === 0 ? 'none' : readings.join(', '),
    under: readings.length === 0 ? 'text' : 'readings',
  }
  return remark('T409', 'warning', at, data, first)
}

function edgesOf(view: View, combined: boolean): Edges {
  const edges: Edges = new Map()
  const add = (from: string, to: string, reading?: string) => {
    const list = edges.get(from) ?? []
    list.push({ to, ...(reading === undefined ? {} : { reading }) })
    edges.set(from, list)
  }
  const addClause = (clause: Clause, reading?: string) => {
    const from = `clause:${clause.id}`
    if (clause.kind === 'continuation') return
    for (const to of needs(clause.condition)) add(from, to, reading)
    for (const moment of momentsOf(clause.due)) {
      const ref = anchorOf(moment)
      if (ref?.kind === 'clause-done' || ref?.kind === 'each')
        add(from, `clause:${ref.clause}`, reading)
      if (ref?.kind === 'phase-start') add(from, `phase:${ref.phase}`, reading)
      if (ref?.kind === 'phase-end') add(from, `complete:${ref.phase}`, reading)
    }
    if (clause.kind === 'duty' && clause.forEach !== undefined)
      add(from, `clause:${clause.forEach}`, reading)
    if (clause.due.kind === 'during' || clause.due.kind === 'every')
      if (clause.due.phase !== undefined) add(from, `phase:${clause.due.phase}`, reading)
  }
  for (const clause of view.agreement.clauses) addClause(clause)
  if (combined)
    for (const reading of view.agreement.readings) addClause(reading.replaces, reading.name)
  for (const phase of view.agreement.phases) {
    if (phase.begins.kind === 'when')
      for (const to of needs(phase.begins.condition)) add(`phase:${phase.id}`, to)
    if (phase.complete)
      for (const to of needs(phase.complete.condition)) add(`complete:${phase.id}`, to)
  }
  return edges
}

/** What must have happened first for a condition to hold. */
function needs(condition: Condition | undefined): string[] {
  if (!condition || condition.kind === 'or' || condition.kind === 'not') return []
  if (condition.kind === 'and') return condition.of.flatMap(needs)
  const one = condition
  if (one.kind === 'clause' && (one.is === 'done' || one.is === 'kept'))
    return [`clause:${one.clause}`]
  if (one.kind === 'word' && one.result === 'done' && one.clause !== undefined)
    return [`clause:${one.clause}`]
  if (one.kind === 'phase')
    return [one.is === 'begun' ? `phase:${one.phase}` : `complete:${one.phase}`]
  return []
}

/** The first cycle met, depth first; an interlock is no cycle: it says that neither is first. */
function cycleIn(edges: Edges): string[] | null {
  const state = new Map<string, 'open' | 'done'>()
  for (const start of edges.keys()) {
    if (state.has(start)) continue
    const path: { node: string; next: number }[] = [{ node: start, next: 0 }]
    state.set(start, 'open')
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = edges.get(top.node)?.[top.next]
      if (!edge) {
        state.set(top.node, 'done')
        path.pop()
        continue
      }
      top.next += 1
      const seen = state.get(edge.to)
      if (seen === 'open') {
        const from = path.findIndex((one) => one.node === edge.to)
        return path.slice(from).map((one) => one.node)
      }
      if (seen === undefined) {
        state.set(edge.to, 'open')
        path.push({ node: edge.to, next: 0 })
      }
    }
  }
  return null
}
