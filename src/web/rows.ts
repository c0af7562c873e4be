// A row of the implementation matrix as fields that a person fills in, and the clause that it writes.
// What the fields cannot say (batches, shares, several remedies) stays as the text has it.
import { print } from '../language/index.ts'
import {
  partiesOf,
  type Agreement,
  type AnchorRef,
  type Clause,
  type Condition,
  type Due,
  type Modal,
  type Place,
  type Span,
} from '../model/index.ts'

export const modals: readonly Modal[] = [
  'shall',
  'must',
  'will',
  'undertakes to',
  'shall not',
  'must not',
  'will not',
  'may',
  'may not',
]

export const whens = [
  'none',
  'day',
  'from',
  'within',
  'before',
  'during',
  'every-day',
  'date',
  'kept',
] as const
export type When = (typeof whens)[number]

export interface Row {
  readonly id: string
  /** "each Party", "both Parties", one actor, or several joined by a bar. */
  readonly who: string
  readonly modal: Modal
  readonly what: string
  readonly when: When
  /** Day number or length of time. */
  readonly n: string
  readonly unit: Span['unit']
  /** What a length counts from, as `keyOf` writes it. */
  readonly from: string
  readonly phase: string
  readonly date: string
  /** Words after "if"; "unless …" as it stands. */
  readonly condition: string
  readonly confirmedBy: string
  /** "": nothing; "kept": as the text has it; otherwise the body to which a complaint goes. */
  readonly ifNot: string
}

/** Clauses whose parts are the columns of the matrix; a power or a continuation is a sentence of its own. */
export type Tabular = Extract<Clause, { readonly act: unknown }>

export function isTabular(clause: Clause): clause is Tabular {
  return 'act' in clause
}

export const eachParty = 'each Party'
export const bothParties = 'both Parties'

export function keyOf(ref: AnchorRef): string {
  switch (ref.kind) {
    case 'anchor':
      return `anchor|${ref.id}`
    case 'phase-start':
    case 'phase-end':
      return `${ref.kind}|${ref.phase}`
    case 'clause-done':
    case 'clause-due':
    case 'each':
      return `${ref.kind}|${ref.clause}`
    case 'notice':
      return 'notice|'
  }
}

function refOf(key: string): AnchorRef {
  const [kind, name = ''] = key.split('|')
  switch (kind) {
    case 'phase-start':
    case 'phase-end':
      return { kind, phase: name }
    case 'clause-done':
    case 'clause-due':
    case 'each':
      return { kind, clause: name }
    case 'notice':
      return { kind }
    default:
      return { kind: 'anchor', id: name }
  }
}

/** What lengths of time can be counted from in this text. */
export function refsIn(agreement: Agreement): readonly AnchorRef[] {
  return [
    ...agreement.anchors.map((one): AnchorRef => ({ kind: 'anchor', id: one.id })),
    ...agreement.phases.map((one): AnchorRef => ({ kind: 'phase-start', phase: one.id })),
    ...agreement.clauses.map((one): AnchorRef => ({ kind: 'clause-done', clause: one.id })),
  ]
}

export function emptyRow(agreement: Agreement, id: string): Row {
  return {
    id,
    who: eachParty,
    modal: 'shall',
    what: '',
    when: agreement.dayOne ? 'day' : 'none',
    n: '',
    unit: 'day',
    from: keyOf(refsIn(agreement)[0] ?? { kind: 'anchor', id: 'Day 1' }),
    phase: agreement.phases[0]?.id ?? '',
    date: '',
    condition: '',
    confirmedBy: '',
    ifNot: '',
  }
}

export function rowOf(clause: Tabular, agreement: Agreement): Row {
  return {
    ...emptyRow(agreement, clause.id),
    who: whoOf(clause, agreement),
    modal: clause.modal,
    what: clause.act.words,
    ...whenOf(clause.due),
    condition: conditionWords(clause, agreement),
    confirmedBy: 'verification' in clause ? (clause.verification?.by ?? '') : '',
    ifNot: clause.remedies.length === 0 ? '' : 'kept',
  }
}

function whoOf(clause: Tabular, agreement: Agreement): string {
  const parties = partiesOf(agreement)
  const all =
    parties.length > 1 &&
    clause.bearers.length === parties.length &&
    parties.every((one, n) => clause.bearers[n] === one)
  if (all) return clause.each ? eachParty : bothParties
  return clause.bearers.join('|')
}

function whenOf(due: Due): Partial<Row> & { readonly when: When } {
  if (due.kind === 'not-stated') return { when: 'none' }
  if (due.kind === 'during') return { when: 'during', phase: due.phase }
  if (
    due.kind === 'every' &&
    due.phase !== undefined &&
    due.period.n === 1 &&
    due.period.unit === 'day'
  )
    return { when: 'every-day', phase: due.phase }
  const limit = due.kind === 'by' ? due.limit : due.kind === 'from' ? due.start : null
  if (limit?.kind === 'day' && limit.of.kind === 'anchor' && limit.time === undefined)
    return { when: due.kind === 'from' ? 'from' : 'day', n: String(limit.n) }
  if (due.kind === 'by' && limit?.kind === 'offset' && limit.counting === 'exclusive')
    return {
      when: limit.before ? 'before' : 'within',
      n: String(limit.span.n),
      unit: limit.span.unit,
      from: keyOf(limit.from),
    }
  if (due.kind === 'by' && limit?.kind === 'date' && limit.time === undefined)
    return { when: 'date', date: limit.date }
  return { when: 'kept' }
}

/** The words after the act that say on which condition: the sentence with it, less the sentence without. */
function conditionWords(clause: Tabular, agreement: Agreement): string {
  if (!clause.condition) return ''
  const first = (one: Clause) => print(one, agreement).split('\n')[0] ?? ''
  const { condition: _condition, ...rest } = clause
  const without = first(rest as Clause)
  const full = first(clause)
  const bare = without.slice(0, -1)
  if (!full.startsWith(bare)) return ''
  return full.slice(bare.length, -1).replace(/^, /, '').replace(/^if /, '')
}

/** The clause that a row says; `before` is the clause it was, whose other parts are kept. */
export function clauseOf(row: Row, agreement: Agreement, before: Tabular | null): Tabular {
  const at: Place = before?.at ?? { file: '', from: 0, to: 0, line: 0, column: 0 }
  const parties = partiesOf(agreement)
  const everyone = row.who === eachParty || row.who === bothParties
  const bearers = everyone ? parties : row.who.split('|').filter((one) => one !== '')
  const kind: Tabular['kind'] =
    row.modal.endsWith(' not') || /^(refrain|not hinder)\b/.test(row.what.trim())
      ? 'prohibition'
      : row.modal === 'may'
        ? 'permission'
        : 'duty'
  const common = {
    ...(before ?? { remedies: [] }),
    id: row.id,
    at,
    modal: row.modal,
    bearers,
    each: row.who === eachParty || (bearers.length > 1 && !everyone && before?.each === true),
    act: { ...(before?.act ?? { verb: 'other' }), words: tidy(row.what) },
    due: dueOf(row, agreement, before),
    remedies: remediesOf(row, agreement, before, bearers, at),
  } as const
  const { condition: _condition, ...unconditional } = common as typeof common & {
    condition?: Condition
  }
  const condition = conditionOf(row, agreement, before)
  const clause = {
    ...unconditional,
    kind,
    ...(condition ? { condition } : {}),
  } as Tabular
  if (clause.kind === 'permission') return clause
  const { verification: _verification, ...unconfirmed } = clause
  const verification = verificationOf(row, agreement, before)
  return (verification ? { ...unconfirmed, verification } : unconfirmed) as Tabular
}

/** One line, without the full stop that ends the sentence by itself. */
function tidy(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim().replace(/\.+$/, '')
}

function dueOf(row: Row, agreement: Agreement, before: Tabular | null): Due {
  const n = Math.max(0, Math.trunc(Number(row.n)) || 0)
  const day = {
    kind: 'day',
    n,
    of: { kind: 'anchor', id: agreement.dayOne?.anchor ?? 'Day 1' },
  } as const
  switch (row.when) {
    case 'none':
      return { kind: 'not-stated' }
    case 'day':
      return { kind: 'by', limit: day }
    case 'from':
      return { kind: 'from', start: day }
    case 'within':
    case 'before':
      return {
        kind: 'by',
        limit: {
          kind: 'offset',
          span: { n, unit: row.unit },
          from: refOf(row.from),
          before: row.when === 'before',
          counting: 'exclusive',
        },
      }
    case 'during':
      return { kind: 'during', phase: row.phase }
    case 'every-day':
      return { kind: 'every', period: { n: 1, unit: 'day' }, phase: row.phase }
    case 'date':
      return row.date === ''
        ? { kind: 'not-stated' }
        : { kind: 'by', limit: { kind: 'date', date: row.date } }
    case 'kept':
      return before?.due ?? { kind: 'not-stated' }
  }
}

function conditionOf(
  row: Row,
  agreement: Agreement,
  before: Tabular | null,
): Condition | undefined {
  const words = tidy(row.condition).replace(/^if /i, '')
  if (before && words === conditionWords(before, agreement)) return before.condition
  if (words === '') return undefined
  const at: Place = { file: '', from: 0, to: 0, line: 0, column: 0 }
  const unless = /^unless (.+)$/i.exec(words)?.[1]
  return unless === undefined
    ? { kind: 'words', text: words, at }
    : { kind: 'not', of: { kind: 'words', text: unless, at } }
}

function verificationOf(row: Row, agreement: Agreement, before: Tabular | null) {
  const kept = before && 'verification' in before ? before.verification : undefined
  if (row.confirmedBy === '') return undefined
  if (kept?.by === row.confirmedBy) return kept
  const usual = agreement.actors.find((one) => one.id === row.confirmedBy)?.verifies
  return { by: row.confirmedBy, ...(usual ?? { silence: 'unsettled' as const }) }
}

/** "If … is late, the other Party may complain to X"; nobody complains about itself. */
function remediesOf(
  row: Row,
  agreement: Agreement,
  before: Tabular | null,
  bearers: readonly string[],
  at: Place,
): Clause['remedies'] {
  if (row.ifNot === 'kept') return before?.remedies ?? []
  if (row.ifNot === '') return []
  const parties = partiesOf(agreement)
  const others = parties.filter((one) => !bearers.includes(one))
  const holders = others.length > 0 ? others : parties
  return [{ at, holders, verb: 'complain', targets: [], to: row.ifNot }]
}
