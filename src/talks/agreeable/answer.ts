// One run: what could be agreed, what is open, why the rest is out. Everything by index into the case;
// render.ts names it. A run decides nothing and is for the mediator alone.
import { compile } from './compile.ts'
import { pointersOf, type Loop, type Pointer } from './card.ts'
import { finish, largest, ownSearch, type Largest, type Means } from './largest.ts'
import type { Network } from './network.ts'
import { objections, type Objection } from './package.ts'
import { reasonOf, unsignedReason, type Ground, type ReasonStep } from './reasons.ts'
import type { Case } from './resolve.ts'
import { nearMisses, unlocks, type NearMiss, type Unlock } from './unlock.ts'

/** Why an option is not in the package shown. */
export type Why =
  /** It is in no acceptable package; the chain tells why. */
  | { readonly kind: 'fell'; readonly steps: readonly ReasonStep[] }
  /** It can be in an acceptable package, but stands below a higher step of its ladder that is in. */
  | { readonly kind: 'lower-step'; readonly above: number }
  /** Beside the package these would object; `price` says what a package with it would be. */
  | { readonly kind: 'beside'; readonly objections: readonly Objection[]; readonly price?: Price }

/** The best package that does hold an option: as good, worse by some clauses, or there is none. */
export type Price =
  | { readonly kind: 'never' }
  | { readonly kind: 'with'; readonly options: readonly number[]; readonly loss: number }

export interface Answer {
  readonly problem: Case
  readonly largest: Largest
  /** For each option not in the package; `why` is worked out when it is read. */
  readonly excluded: readonly { readonly option: number; readonly why: Why }[]
  /** Where no package would be signed. */
  readonly unsigned?: { readonly steps: readonly ReasonStep[]; readonly parties: readonly Ground[] }
  readonly unlocks: readonly Unlock[]
  readonly nearMisses: readonly NearMiss[]
  readonly pointers: readonly Pointer[]
  readonly loops: readonly Loop[]
}

/**
 * Runs the calculation. Yields now and then so that the caller can stop it. Throws if the package found
 * is not acceptable: a fault of ours that must never reach a desk.
 */
export function* answer(problem: Case, means: Means = {}): Generator<number, Answer> {
  const network = compile(problem)
  const found = yield* largest(network, means)
  const { residue } = found
  const signed = found.outcome !== 'none'
  if (signed) confirm(problem, found)
  const inside = new Set(found.options)
  const open = residue.parts.reduce((sum, part) => sum + part.options.length, 0)
  const excluded: { readonly option: number; readonly why: Why }[] = []
  for (let option = 0; option < network.options; option++) {
    if (inside.has(option)) continue
    // Told when asked: a chain of 10,000 clauses has 10,000 reasons of up to 10,000 steps.
    excluded.push({
      option,
      get why() {
        return whyOut(problem, network, found, option, open <= ownSearch)
      },
    })
  }
  return {
    problem,
    largest: found,
    excluded,
    ...(signed ? {} : { unsigned: unsignedReason(problem, residue.rank) }),
    unlocks: unlocks(problem, residue),
    nearMisses: signed ? nearMisses(problem, found.options) : [],
    ...pointersOf(problem, found.options),
  }
}

/** The checker's word on what the engines found. */
function confirm(problem: Case, found: Largest): void {
  const against = objections(problem, found.options)
  if (found.outcome === 'unsettled' && found.options.length === 0) return
  if (against.length > 0)
    throw new Error(
      `the package ${found.options.join(', ')} is objected to: ${JSON.stringify(against)}`,
    )
  if (found.outcome === 'package' && found.weight !== found.bound)
    throw new Error(`the package weighs ${found.weight}, its bound is ${found.bound}`)
}

function whyOut(
  problem: Case,
  network: Network,
  found: Largest,
  option: number,
  affordable: boolean,
): Why {
  const { residue } = found
  const steps = reasonOf(problem, residue.rank, option)
  if (steps !== undefined) return { kind: 'fell', steps }
  const rival = found.options.find((o) => problem.clauseOf[o] === problem.clauseOf[option])
  for (let up = network.above[option] as number; up >= 0; up = network.above[up] as number)
    if (up === rival) return { kind: 'lower-step', above: up }
  const beside = objections(
    problem,
    [...found.options, option].sort((a, b) => a - b),
  )
  if (!affordable || found.outcome !== 'package') return { kind: 'beside', objections: beside }
  return { kind: 'beside', objections: beside, price: priceOf(network, option, found.weight) }
}

/** The best package that holds the option, against the best of all. */
export function priceOf(network: Network, option: number, best: number, means: Means = {}): Price {
  const held = { ...network, demands: [...network.demands, option * 2] }
  const found = finish(largest(held, { ...means, shares: false }))
  if (found.outcome === 'none') return { kind: 'never' }
  return { kind: 'with', options: found.options, loss: best - found.weight }
}
