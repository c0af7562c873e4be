// Suspensions as a chain: A suspends citing B's clause, which B suspended citing … down to the first.
import type { ClauseId } from '../model/index.ts'
import { toArray } from './list.ts'
import type { PowerUse, State } from './state.ts'
import type { SuspensionLink } from './status-types.ts'

/** The suspensions of a clause, each followed by those of the clauses it cites; no clause twice. */
export function chainOf(state: State, clause: ClauseId): readonly SuspensionLink[] {
  const links: SuspensionLink[] = []
  const seen = new Set<ClauseId>()
  const follow = (id: ClauseId) => {
    if (seen.has(id)) return
    seen.add(id)
    const grounds: ClauseId[] = []
    for (const index of state.plan.byClause.get(id) ?? []) {
      const uses = toArray(state.slots[index]?.powers ?? null)
      uses.forEach((use, i) => {
        if (use.verb !== 'suspend') return
        links.push(link(id, use, resumption(uses, i)))
        grounds.push(...use.ground)
      })
    }
    for (const ground of grounds) follow(ground)
  }
  follow(clause)
  return links
}

function resumption(uses: readonly PowerUse[], from: number): PowerUse | undefined {
  return uses.slice(from + 1).find((use) => use.verb === 'resume')
}

function link(clause: ClauseId, use: PowerUse, resumed: PowerUse | undefined): SuspensionLink {
  return {
    clause,
    by: use.by,
    ground: use.ground,
    words: use.words ?? null,
    since: use.when,
    entry: use.entry,
    resumed: resumed ? { when: resumed.when, entry: resumed.entry } : null,
  }
}
