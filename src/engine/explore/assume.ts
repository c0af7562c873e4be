// Values for search that the text does not give. They come only from `assume` sentences, never from here,
// and every answer names those it rests on.
import type { Agreement, Assumption, Clause, Quantity } from '../../model/index.ts'

export interface Assumed {
  readonly agreement: Agreement
  /** Assumptions that filled a gap. */
  readonly used: readonly Assumption[]
  /** Those that found none: the text gives the number, or has no such name. */
  readonly unused: readonly Assumption[]
}

const gap = (one: Quantity | undefined): boolean =>
  one?.kind === 'not-stated' || one?.kind === 'reported'

/** Fills gaps only: a number that the text states is never replaced. */
export function assume(agreement: Agreement, assumptions: readonly Assumption[]): Assumed {
  const used: Assumption[] = []
  const unused: Assumption[] = []
  let made = agreement
  for (const one of assumptions) {
    const next = fill(made, one)
    if (next) {
      made = next
      used.push(one)
    } else unused.push(one)
  }
  return { agreement: made, used, unused }
}

function fill(agreement: Agreement, one: Assumption): Agreement | null {
  const exact: Quantity = { kind: 'exact', n: one.value }
  switch (one.of) {
    case 'group': {
      const group = agreement.groups.find((each) => each.id === one.about && gap(each.count))
      const clauses = agreement.clauses.map((clause) =>
        'act' in clause && clause.act.group === one.about && gap(clause.act.quantity)
          ? counted(clause, exact)
          : clause,
      )
      if (!group && clauses.every((clause, i) => clause === agreement.clauses[i])) return null
      return {
        ...agreement,
        clauses,
        groups: agreement.groups.map((each) => (each === group ? { ...each, count: exact } : each)),
      }
    }
    case 'class': {
      const has = agreement.groups.some((group) =>
        group.classes.some((each) => each.id === one.about && gap(each.count)),
      )
      if (!has) return null
      return {
        ...agreement,
        groups: agreement.groups.map((group) => ({
          ...group,
          classes: group.classes.map((each) =>
            each.id === one.about && gap(each.count) ? { ...each, count: exact } : each,
          ),
        })),
      }
    }
    case 'clause': {
      const clause = agreement.clauses.find((each) => each.id === one.about)
      if (!clause) return null
      if (clause.kind === 'continuation')
        return clause.atMost === null
          ? replaced(agreement, { ...clause, atMost: { n: one.value, unit: 'day' } })
          : null
      return 'act' in clause && gap(clause.act.quantity)
        ? replaced(agreement, counted(clause, exact))
        : null
    }
    case 'phase': {
      const phase = agreement.phases.find((each) => each.id === one.about && each.length === null)
      if (!phase) return null
      return {
        ...agreement,
        phases: agreement.phases.map((each) =>
          each === phase ? { ...each, length: { n: one.value, unit: 'day' } } : each,
        ),
      }
    }
    case 'verifier': {
      const has = agreement.clauses.some((clause) => answersLate(clause, one.about))
      if (!has) return null
      return {
        ...agreement,
        clauses: agreement.clauses.map((clause) =>
          answersLate(clause, one.about) && 'verification' in clause && clause.verification
            ? {
                ...clause,
                verification: { ...clause.verification, within: { n: one.value, unit: 'day' } },
              }
            : clause,
        ),
      }
    }
    case 'day':
      return null
  }
}

function answersLate(clause: Clause, body: string): boolean {
  return (
    'verification' in clause &&
    clause.verification?.by === body &&
    clause.verification.within === undefined
  )
}

function counted(clause: Clause, quantity: Quantity): Clause {
  return 'act' in clause ? { ...clause, act: { ...clause.act, quantity } } : clause
}

function replaced(agreement: Agreement, clause: Clause): Agreement {
  return {
    ...agreement,
    clauses: agreement.clauses.map((each) => (each.id === clause.id ? clause : each)),
  }
}
