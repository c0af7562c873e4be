// States and dates of clauses in words.
import type { ClauseState, Limit, OpenLimit } from '../process/index.ts'
import { phraseAnchor } from './phrase.ts'
import type { Say } from './say.ts'

/** The state of a clause in words; "late, no excuse in the text" is the strongest thing said here. */
export function phraseState(say: Say, state: ClauseState): string {
  switch (state.kind) {
    case 'in-progress':
      return state.total === null
        ? say('state-in-progress-open', { done: state.n })
        : say('state-in-progress', { done: state.n, total: state.total })
    case 'claimed':
      return say('state-claimed', { by: state.by })
    case 'performed':
      return say(state.basis === 'silence' ? 'state-performed-silence' : 'state-performed')
    case 'found':
      return say('state-found', { by: state.by })
    case 'excused':
      return say(state.reason === 'impossible' ? 'state-impossible' : 'state-excused')
    case 'suspended': {
      const ground =
        state.ground.length > 0 ? say.list(state.ground) : (state.words ?? say('not-stated'))
      return say(state.byDebtor ? 'state-suspended-debtor' : 'state-suspended', {
        by: state.by,
        ground,
      })
    }
    case 'held-back':
      return say('state-held-back', { by: say.list(state.by) })
    case 'contested':
      return say('state-contested-by', { by: say.list(state.by) })
    case 'waived':
      return say('state-waived-by', { by: state.by })
    case 'superseded':
    case 'ended':
      return say(`state-${state.kind}-by`, { version: state.version })
    case 'lapsed':
      return say('state-lapsed-with', { phase: state.phase })
    case 'not-kept':
      return say('state-not-kept', { by: state.by })
    case 'not-in-force':
    case 'not-yet-due':
    case 'due':
    case 'partly':
    case 'late':
    case 'overdue':
    case 'blocked-condition':
    case 'blocked-other':
    case 'undetermined':
    case 'kept':
    case 'may-be-used':
      return say(`state-${state.kind}`)
  }
}

/** A date is never shown without its rule, its starting event and its zone. */
export function phraseLimit(say: Say, limit: Limit | OpenLimit | null): string | null {
  if (limit === null) return null
  if (!('instant' in limit)) {
    const from = phraseAnchor(say, limit.from)
    if (limit.days !== null && limit.days < 0 && limit.counting !== 'inclusive')
      return say('limit-open-before', { n: -limit.days, from })
    return limit.days === null
      ? say('limit-open-none', { from })
      : say(limit.counting === 'inclusive' ? 'limit-open-day' : 'limit-open-after', {
          n: limit.days,
          from,
        })
  }
  const rule =
    limit.from === null
      ? say('limit-rule-date')
      : say(`limit-rule-${limit.counting === 'date' ? 'hours' : limit.counting}`, {
          anchor: phraseAnchor(say, limit.from),
        })
  return say('limit-date-zone', {
    date: say.date(limit.date),
    rule,
    zone: limit.zone,
    offset: limit.offset,
  })
}
