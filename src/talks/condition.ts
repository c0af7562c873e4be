// A condition: what must hold in the package, or be known at the desk, before a side says yes.
// Positions ("accept if …") and the calculator of what could be agreed share this one small language.
// Nothing here knows of parties, clauses that exist, or text: only the tree and its order.

/** Offsets into the text a thing was read from, in UTF-16 units; `to` is exclusive. */
export interface Extent {
  from: number
  to: number
}

/** What a person is told about what they wrote. The sentence is found by `code`, its blanks by `data`. */
export interface Remark {
  code: string
  severity: 'error' | 'warning' | 'note'
  at: Extent
  data: Readonly<Record<string, string | number>>
}

/** What a fact is about: the option the condition belongs to, the whole package, or a clause. */
export type Subject =
  { kind: 'it' } | { kind: 'package' } | { kind: 'clause'; clause: string; option?: string }

/** The closed list of facts that only the desk can set; the words are the ones they are written with. */
export const factKinds = ['proposed', 'ratified', 'annexed', 'verified'] as const
export type FactKind = (typeof factKinds)[number]

/** A fact set by the desk. `by` names an actor; `before` is a date YYYY-MM-DD, only with ratified. */
export interface Fact {
  kind: 'fact'
  about: Subject
  fact: FactKind
  by?: string
  before?: string
  at?: Extent
}

/** A clause is in the package (with this option, if one is named). */
export interface InPackage {
  kind: 'in'
  clause: string
  option?: string
  at?: Extent
}

/** A graded term stands at a step of its ladder, or above. A clause that is out stands below every step. */
export interface Level {
  kind: 'level'
  clause: string
  compare: 'at-least' | 'more-than'
  step: string
  unit?: string
  at?: Extent
}

export type Atom = InPackage | Level | Fact

export type Condition =
  | Atom
  | { kind: 'not'; part: Condition; at?: Extent }
  | { kind: 'and'; parts: readonly Condition[]; at?: Extent }
  | { kind: 'or'; parts: readonly Condition[]; at?: Extent }

/** All of them: nested "and" is flattened, one part stands for itself. Throws on no part at all. */
export function allOf(parts: readonly Condition[]): Condition {
  return joined('and', parts)
}

/** Any of them; see `allOf`. */
export function anyOf(parts: readonly Condition[]): Condition {
  return joined('or', parts)
}

function joined(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]))
  const first = flat[0]
  if (first === undefined) throw new Error(`a condition "${kind}" of no parts`)
  return flat.length === 1 ? first : { kind, parts: flat }
}

/** The contrary; a double "not" falls away. */
export function notOf(part: Condition): Condition {
  return part.kind === 'not' ? part.part : { kind: 'not', part }
}

/** Every atom in the order written, with its sign (false below an odd number of "not"). */
export function* atomsOf(
  condition: Condition,
  sign = true,
): Generator<{ atom: Atom; sign: boolean }> {
  if (condition.kind === 'not') yield* atomsOf(condition.part, !sign)
  else if (condition.kind === 'and' || condition.kind === 'or')
    for (const part of condition.parts) yield* atomsOf(part, sign)
  else yield { atom: condition, sign }
}

/** The same tree without spans: what two readings of the same words have in common. */
export function bare(condition: Condition): Condition {
  if (condition.kind === 'not') return { kind: 'not', part: bare(condition.part) }
  if (condition.kind === 'and' || condition.kind === 'or')
    return { kind: condition.kind, parts: condition.parts.map(bare) }
  const { at: _at, ...rest } = condition
  return rest.kind === 'fact' ? { ...rest, about: { ...rest.about } } : rest
}

/** One line that is equal for equal trees; for maps and for comparing, not for people. */
export function keyOf(condition: Condition): string {
  if (condition.kind === 'not') return `!${keyOf(condition.part)}`
  if (condition.kind === 'and' || condition.kind === 'or')
    return `${condition.kind}(${condition.parts.map(keyOf).join(',')})`
  if (condition.kind === 'in')
    return `in${JSON.stringify([condition.clause, condition.option ?? null])}`
  if (condition.kind === 'level')
    return `${condition.compare}${JSON.stringify([condition.clause, condition.step])}`
  return factKey(condition)
}

/** The key of a fact about a subject; a condition's "it" must be replaced first to compare across options. */
export function factKey(fact: Fact): string {
  const { about } = fact
  const subject = about.kind === 'clause' ? [about.clause, about.option ?? null] : about.kind
  return `${fact.fact}${JSON.stringify([subject, fact.by ?? null, fact.before ?? null])}`
}
