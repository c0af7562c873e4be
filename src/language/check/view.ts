// What every family of checks looks at: the agreement, its parties, and small questions about clauses.
import {
  partiesOf,
  type ActorId,
  type Agreement,
  type AnchorRef,
  type Clause,
  type Condition,
  type Diagnostic,
  type Due,
  type Duty,
  type Moment,
  type Place,
  type Prohibition,
} from '../../model/index.ts'
import type { Source } from '../markdown.ts'

export type Norm = Extract<Clause, { readonly act: unknown }>

/** The agreement as the checks see it. */
export interface View {
  readonly agreement: Agreement
  readonly sources: readonly Source[]
  readonly parties: readonly ActorId[]
  readonly clauses: ReadonlyMap<string, Clause>
  readonly duties: readonly Duty[]
  readonly prohibitions: readonly Prohibition[]
  readonly norms: readonly Norm[]
  /**
   * Whether the text itself is at hand. Where terms are only announced or reported, what is missing
   * may stand in the text, so absence of a whole topic is not remarked on.
   */
  readonly whole: boolean
}

export function viewOf(agreement: Agreement, sources: readonly Source[]): View {
  const norms = agreement.clauses.filter((one): one is Norm => 'act' in one)
  return {
    agreement,
    sources,
    parties: partiesOf(agreement),
    clauses: new Map(agreement.clauses.map((one) => [one.id, one])),
    norms,
    duties: norms.filter((one) => one.kind === 'duty'),
    prohibitions: norms.filter((one) => one.kind === 'prohibition'),
    whole: agreement.header.known === 'text',
  }
}

export type Check = (view: View) => Diagnostic[]

export function remark(
  code: string,
  severity: Diagnostic['severity'],
  at: Place,
  data: Diagnostic['data'],
  about?: string,
): Diagnostic {
  return { code, severity, at, data, ...(about === undefined ? {} : { about }) }
}

export function ids(clauses: readonly { readonly id: string }[]): string {
  return clauses.map((one) => one.id).join(', ')
}

/** All conditions inside a condition, itself included. */
export function parts(condition: Condition | undefined): Condition[] {
  if (!condition) return []
  if (condition.kind === 'and' || condition.kind === 'or')
    return condition.of.flatMap((one) => parts(one))
  if (condition.kind === 'not') return [condition, ...parts(condition.of)]
  return [condition]
}

/** The moments of a time, ends of windows included. */
export function momentsOf(due: Due): Moment[] {
  switch (due.kind) {
    case 'by':
      return [due.limit]
    case 'from':
      return [due.start]
    case 'window':
      return [due.start, due.end]
    case 'every':
      return [due.start, due.end].filter((one) => one !== undefined)
    case 'batches':
      return due.batches.map((one) => one.limit)
    case 'shares':
      return due.steps.map((one) => one.limit)
    case 'during':
    case 'not-stated':
      return []
  }
}

export function anchorOf(moment: Moment): AnchorRef | null {
  switch (moment.kind) {
    case 'date':
      return null
    case 'day':
    case 'event':
      return moment.of
    case 'offset':
      return moment.from
  }
}

/** Days after the moment's anchor, day 1 being 1; null where hours, months or dates are counted. */
export function dayNumberOf(moment: Moment): number | null {
  if (moment.kind === 'day') return moment.n
  if (moment.kind === 'event') return 1
  if (moment.kind !== 'offset') return null
  const days =
    moment.span.unit === 'day'
      ? moment.span.n
      : moment.span.unit === 'week'
        ? moment.span.n * 7
        : null
  if (days === null) return null
  const signed = moment.before ? -days : days
  return moment.counting === 'inclusive' ? signed : signed + 1
}

export function refKey(ref: AnchorRef | null): string {
  return ref === null ? 'date' : JSON.stringify(ref, Object.keys(ref).sort())
}

/** The phase that a clause belongs to: named in it, in its heading, or declared last above it. */
export function phaseOf(view: View, clause: Clause): string | undefined {
  if (clause.kind === 'continuation') return clause.phase
  if (clause.due.kind === 'during') return clause.due.phase
  if (clause.due.kind === 'every' && clause.due.phase !== undefined) return clause.due.phase
  const { phases } = view.agreement
  const heading = (clause.article ?? '').toLowerCase()
  const named = phases.find((one) => heading.includes(one.id.toLowerCase()))
  if (named) return named.id
  return phases.findLast((one) => one.at.file === clause.at.file && one.at.from < clause.at.from)
    ?.id
}

/** Every stretch of free words that a clause has. */
export function wordsOf(clause: Clause): string {
  const condition = 'condition' in clause ? parts(clause.condition) : []
  const plain = condition.map((one) => (one.kind === 'words' ? one.text : ''))
  return ['act' in clause ? clause.act.words : '', ...plain].join(' ')
}

/** Does any clause say something of the kind? */
export function anySays(view: View, pattern: RegExp): boolean {
  return view.agreement.clauses.some((one) => pattern.test(wordsOf(one)))
}
