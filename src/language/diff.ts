// Two versions compared by meaning: what changed in which clause, as data ("due.limit.n", 7, 3). Words are
// compared only where no part of their meaning says the same thing already.
import type { Agreement, Clause, Quantity } from '../model/index.ts'
import { body, quantity } from './print/clauses.ts'
import { printing } from './print/declarations.ts'
import { condition, due as dueWords } from './print/times.ts'

/** A value as it stood, or null where it did not stand. */
export type Said = string | number | boolean | null

export interface Change {
  readonly kind: 'added' | 'removed' | 'changed'
  /** What it belongs to: a clause, a phase, a key … */
  readonly of:
    | 'clause'
    | 'actor'
    | 'term'
    | 'anchor'
    | 'phase'
    | 'zone'
    | 'group'
    | 'key'
    | 'reading'
    | 'header'
  /** Clause number, or name, in the first version (in the second, if added). */
  readonly id: string
  /** The number in the second version, where the clause moved. */
  readonly now?: string
  /** Path to what changed: "length.n", "due.limit.n"; empty for added and removed. */
  readonly field: string
  readonly from: Said
  readonly to: Said
}

type Kind = Change['of']

/** What changed from one version to the other, in the order of the first. */
export function diff(before: Agreement, after: Agreement): Change[] {
  const out: Change[] = []
  const byId = <T extends { readonly id: string }>(of: Kind, a: readonly T[], b: readonly T[]) =>
    compare(out, of, a, b, (one) => one.id)
  byId('actor', before.actors, after.actors)
  compare(out, 'term', before.terms, after.terms, (one) => one.name)
  byId('anchor', before.anchors, after.anchors)
  byId('phase', before.phases, after.phases)
  byId('zone', before.zones, after.zones)
  byId('group', before.groups, after.groups)
  compare(out, 'key', before.keys, after.keys, (one) => `${one.forClass}, ${one.kind}`)
  clauses(out, before, after)
  compare(out, 'reading', before.readings, after.readings, (one) => `${one.clause} ${one.name}`)
  values(out, { of: 'header', id: before.title }, '', before.header, after.header)
  return out
}

function compare<T>(
  out: Change[],
  of: Kind,
  before: readonly T[],
  after: readonly T[],
  idOf: (one: T) => string,
): void {
  const numberedAfter = numbered(after, idOf)
  const later = new Map(numberedAfter)
  const met = new Set<string>()
  for (const [id, one] of numbered(before, idOf)) {
    met.add(id)
    const other = later.get(id)
    if (other === undefined) out.push({ kind: 'removed', of, id, field: '', from: id, to: null })
    else values(out, { of, id }, '', one, other)
  }
  for (const [id] of numberedAfter) {
    if (!met.has(id)) out.push({ kind: 'added', of, id, field: '', from: null, to: id })
  }
}

/** Names that occur twice are told apart by their order: "women", "women (2)". */
function numbered<T>(list: readonly T[], idOf: (one: T) => string): [string, T][] {
  const met = new Map<string, number>()
  return list.map((one) => {
    const id = idOf(one)
    const n = (met.get(id) ?? 0) + 1
    met.set(id, n)
    return [n === 1 ? id : `${id} (${n})`, one]
  })
}

function clauses(out: Change[], before: Agreement, after: Agreement): void {
  const free = new Map(after.clauses.map((one) => [one.id, one]))
  const pairs = new Map<string, Clause>()
  for (const one of before.clauses) {
    const same = free.get(one.id)
    if (same && alike(one, same)) {
      pairs.set(one.id, same)
      free.delete(one.id)
    }
  }
  const pair = (find: (one: Clause) => Clause | undefined) => {
    for (const one of before.clauses) {
      const other = pairs.has(one.id) ? undefined : find(one)
      if (!other) continue
      pairs.set(one.id, other)
      free.delete(other.id)
    }
  }
  pair((one) => [...free.values()].find((other) => alike(one, other)))
  pair((one) => free.get(one.id))
  for (const one of before.clauses) {
    const other = pairs.get(one.id)
    if (!other)
      out.push({
        kind: 'removed',
        of: 'clause',
        id: one.id,
        field: '',
        from: words(one, before),
        to: null,
      })
    else {
      const at = {
        of: 'clause' as const,
        id: one.id,
        ...(other.id === one.id ? {} : { now: other.id }),
      }
      clause(out, at, one, other, before, after)
    }
  }
  for (const one of free.values())
    out.push({
      kind: 'added',
      of: 'clause',
      id: one.id,
      field: '',
      from: null,
      to: words(one, after),
    })
}

function words(one: Clause, agreement: Agreement): string {
  return body(one, printing(agreement))
}

/** Same bearers, same kind of act about the same thing: the same clause under another number. */
function alike(a: Clause, b: Clause): boolean {
  if (a.kind !== b.kind) return false
  if ('act' in a && 'act' in b) {
    const key = (one: typeof a) =>
      [
        one.bearers.join(),
        one.act.verb,
        one.act.zone,
        one.act.group,
        one.act.unit,
        one.act.verb === 'other' ? firstWords(one.act.words) : '',
      ].join('|')
    return key(a) === key(b)
  }
  if (a.kind === 'power' && b.kind === 'power') return a.verb === b.verb && a.phase === b.phase
  return true
}

function firstWords(text: string): string {
  return text.split(' ').slice(0, 2).join(' ')
}

interface At {
  readonly of: Kind
  readonly id: string
  readonly now?: string
}

function clause(
  out: Change[],
  at: At,
  a: Clause,
  b: Clause,
  before: Agreement,
  after: Agreement,
): void {
  const { id: _a, article: _aa, instrument: _ai, at: _at, ...one } = a as Clause & { at: unknown }
  const { id: _b, article: _ba, instrument: _bi, at: _bt, ...other } = b as Clause & { at: unknown }
  const start = out.length
  const fields = new Set([...Object.keys(one), ...Object.keys(other)])
  const get = (value: object, key: string): unknown => (value as Record<string, unknown>)[key]
  for (const field of fields) {
    const x = get(one, field)
    const y = get(other, field)
    if (field === 'due' && kindOf(x) !== kindOf(y) && 'due' in a && 'due' in b) {
      out.push({
        kind: 'changed',
        ...at,
        field,
        from: dueWords(a.due, printing(before)),
        to: dueWords(b.due, printing(after)),
      })
    } else if (field === 'condition') {
      const from = 'condition' in a && a.condition ? condition(a.condition, printing(before)) : null
      const to = 'condition' in b && b.condition ? condition(b.condition, printing(after)) : null
      if (from !== to) out.push({ kind: 'changed', ...at, field, from, to })
    } else if (field !== 'act') values(out, at, field, x, y)
  }
  if ('act' in a && 'act' in b) {
    const { words: from, ...meaning } = a.act
    const { words: to, ...meant } = b.act
    values(out, at, 'act', meaning, meant)
    if (out.length === start && from !== to)
      out.push({ kind: 'changed', ...at, field: 'act.words', from, to })
  }
}

function kindOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
}

/** Walks two values together and notes each leaf that differs; places are not part of the meaning. */
function values(out: Change[], at: At, path: string, a: unknown, b: unknown): void {
  if (isRecord(a) && isRecord(b) && kindOf(a) === kindOf(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      if (key !== 'at' && key !== 'id')
        values(out, at, path === '' ? key : `${path}.${key}`, a[key], b[key])
    return
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.some(isRecord)) {
    a.forEach((one, i) => values(out, at, `${path}.${i + 1}`, one, b[i]))
    return
  }
  const from = leaf(a)
  const to = leaf(b)
  if (from !== to) out.push({ kind: 'changed', ...at, field: path, from, to })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const quantities = new Set([
  'exact',
  'at-least',
  'at-most',
  'not-stated',
  'reported',
  'share',
  'all',
  'remaining',
])

function leaf(value: unknown): Said {
  const kind = kindOf(value)
  if (typeof kind === 'string' && quantities.has(kind)) {
    const said = value as Quantity
    return said.kind === 'exact' ? said.n : quantity(said, printing(undefined))
  }
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ')
  return JSON.stringify(value, (key, one: unknown) => (key === 'at' ? undefined : one))
}
