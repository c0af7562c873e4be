// A packed transition system as data: small whole-number variables, guarded steps, one step for time. The
// same data is turned into a program (code.ts), into Promela (promela.ts) and into stories.
import type { ActorId, ClauseId, Diagnostic, Instant } from '../../model/index.ts'
import type { State } from '../state.ts'

/** A variable of a state, or a value used while one step is computed. */
export interface Variable {
  readonly name: string
  /** Values are 0 … max. */
  readonly max: number
  /** Not part of a state: computed anew in each step that uses it. */
  readonly temporary: boolean
  /** Its value in a state of the runtime at a tick: what makes both comparable. */
  readonly read: (state: State, tick: number) => number
}

export type Operator = '&&' | '||' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-'

/** An expression over variables; true is 1. */
export type Expr =
  | number
  | Variable
  | { readonly op: '!'; readonly a: Expr }
  | { readonly op: '?'; readonly c: Expr; readonly a: Expr; readonly b: Expr }
  | { readonly op: Operator; readonly a: Expr; readonly b: Expr }

export type Statement =
  | { readonly kind: 'set'; readonly to: Variable; readonly value: Expr }
  | {
      readonly kind: 'if'
      readonly when: Expr
      readonly yes: readonly Statement[]
      readonly no: readonly Statement[]
    }

/** What a step of the system stands for in the text. */
export type Label =
  | { readonly kind: 'time' }
  | {
      readonly kind: 'act'
      readonly actor: ActorId
      readonly clause: ClauseId
      readonly slot: number
      /** Waits for a verifier's answer. */
      readonly claimed: boolean
      /** Persons or things in this act; null: the next part, whatever its size. */
      readonly n: number | null
    }
  | {
      readonly kind: 'contrary' | 'stops-contrary'
      readonly actor: ActorId
      readonly clause: ClauseId
      readonly slot: number
    }
  | {
      readonly kind: 'finding'
      readonly by: ActorId
      readonly clause: ClauseId
      readonly confirmed: boolean
    }
  | { readonly kind: 'determination'; readonly by: ActorId; readonly clause: ClauseId }
  | {
      readonly kind: 'statement'
      readonly by: ActorId
      readonly clause: ClauseId
      readonly met: boolean
    }
  | { readonly kind: 'notice'; readonly by: ActorId; readonly clause: ClauseId }
  | {
      readonly kind: 'suspend' | 'resume'
      readonly by: ActorId
      readonly clauses: readonly ClauseId[]
      /** Clause under which the power stands. */
      readonly under: ClauseId
    }
  | {
      readonly kind: 'end-phase'
      readonly by: ActorId
      readonly phase: string
      readonly under: ClauseId
    }
  | { readonly kind: 'event'; readonly event: string; readonly ended: boolean }

export interface Transition {
  readonly label: Label
  readonly guard: Expr
  readonly body: readonly Statement[]
}

/** Ticks: equal steps of time. Everything done in a tick happens at its last minute. */
export interface Ticks {
  /** Hours in a tick; 24 where days suffice. */
  readonly hours: number
  readonly at: (tick: number) => Instant
  /** The last tick that is not after an instant; -1 where all are. */
  readonly upTo: (instant: Instant) => number
  /** The first tick that is not before an instant. */
  readonly since: (instant: Instant) => number
  /** Number of the last tick that is searched. */
  readonly last: number
}

export interface Net {
  readonly variables: readonly Variable[]
  readonly initial: readonly number[]
  readonly transitions: readonly Transition[]
  readonly ticks: Ticks
  /** Why parts of the text could not be taken in, with the sentence; not empty: nothing is settled. */
  readonly refused: readonly Diagnostic[]
  /** Slots and phases of the plan that the system holds. */
  readonly slots: readonly number[]
  readonly phases: readonly number[]
  /** The runtime's state from which it starts. */
  readonly from: State
}

const isNumber = (e: Expr): e is number => typeof e === 'number'

export function not(a: Expr): Expr {
  return isNumber(a) ? (a === 0 ? 1 : 0) : { op: '!', a }
}

export function and(...all: readonly Expr[]): Expr {
  let found: Expr = 1
  for (const one of all) {
    if (one === 0) return 0
    if (isNumber(one)) continue
    found = found === 1 ? one : { op: '&&', a: found, b: one }
  }
  return found
}

export function or(...all: readonly Expr[]): Expr {
  let found: Expr = 0
  for (const one of all) {
    if (isNumber(one) && one !== 0) return 1
    if (isNumber(one)) continue
    found = found === 0 ? one : { op: '||', a: found, b: one }
  }
  return found
}

export function compare(op: '==' | '!=' | '<' | '<=' | '>' | '>=', a: Expr, b: Expr): Expr {
  if (isNumber(a) && isNumber(b)) return calculate(op, a, b)
  return { op, a, b }
}

export const eq = (a: Expr, b: Expr): Expr => compare('==', a, b)
export const neq = (a: Expr, b: Expr): Expr => compare('!=', a, b)
export const lt = (a: Expr, b: Expr): Expr => compare('<', a, b)
export const gt = (a: Expr, b: Expr): Expr => compare('>', a, b)
export const atLeast = (a: Expr, b: Expr): Expr => compare('>=', a, b)

export function plus(a: Expr, b: Expr): Expr {
  if (a === 0) return b
  if (b === 0) return a
  return isNumber(a) && isNumber(b) ? a + b : { op: '+', a, b }
}

export function minus(a: Expr, b: Expr): Expr {
  if (b === 0) return a
  return isNumber(a) && isNumber(b) ? a - b : { op: '-', a, b }
}

export function either(c: Expr, a: Expr, b: Expr): Expr {
  return isNumber(c) ? (c !== 0 ? a : b) : { op: '?', c, a, b }
}

export function sum(all: readonly Expr[]): Expr {
  return all.reduce<Expr>(plus, 0)
}

export function set(to: Variable, value: Expr): Statement {
  return { kind: 'set', to, value }
}

/** Leaves out what can never or need not be asked. */
export function when(
  c: Expr,
  then: readonly Statement[],
  otherwise: readonly Statement[] = [],
): readonly Statement[] {
  if (isNumber(c)) return c !== 0 ? then : otherwise
  if (then.length === 0 && otherwise.length === 0) return []
  return [{ kind: 'if', when: c, yes: then, no: otherwise }]
}

export function calculate(op: Operator, a: number, b: number): number {
  switch (op) {
    case '&&':
      return a !== 0 && b !== 0 ? 1 : 0
    case '||':
      return a !== 0 || b !== 0 ? 1 : 0
    case '==':
      return a === b ? 1 : 0
    case '!=':
      return a !== b ? 1 : 0
    case '<':
      return a < b ? 1 : 0
    case '<=':
      return a <= b ? 1 : 0
    case '>':
      return a > b ? 1 : 0
    case '>=':
      return a >= b ? 1 : 0
    case '+':
      return a + b
    case '-':
      return a - b
  }
}

/** Variables that a list of statements may change. */
export function changed(
  body: readonly Statement[],
  found: Set<Variable> = new Set(),
): Set<Variable> {
  for (const one of body)
    if (one.kind === 'set') found.add(one.to)
    else {
      changed(one.yes, found)
      changed(one.no, found)
    }
  return found
}

/** Variables that an expression reads. */
export function variablesOf(e: Expr, found: Set<Variable> = new Set()): Set<Variable> {
  if (isNumber(e)) return found
  if ('name' in e) found.add(e)
  else if (e.op === '!') variablesOf(e.a, found)
  else if (e.op === '?') [e.c, e.a, e.b].forEach((one) => variablesOf(one, found))
  else [e.a, e.b].forEach((one) => variablesOf(one, found))
  return found
}
