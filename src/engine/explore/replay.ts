// A step of a story as the runtime sees it: an event in the last minute of its tick, or time. Replaying a
// story through `step` must give exactly the states it tells.
import type { Event, Instant } from '../../model/index.ts'
import { step, type Time } from '../fold.ts'
import type { State } from '../state.ts'
import type { Label, Net } from './net.ts'

/** What a label is in the runtime, in a tick. Time moves to the next tick. */
export function eventOf(net: Net, label: Label, tick: number): Event | Time {
  const at: Instant = net.ticks.at(tick)
  const common = { entry: `future ${tick}`, when: { from: at, to: at } }
  switch (label.kind) {
    case 'time':
      return { kind: 'time', to: net.ticks.at(tick + 1) }
    case 'act':
      return {
        ...common,
        kind: 'act',
        actor: label.actor,
        clause: label.clause,
        standing: label.claimed ? 'claimed' : 'happened',
        ...(label.n === null ? {} : { n: label.n }),
      }
    case 'contrary':
      return {
        ...common,
        kind: 'contrary-act',
        actor: label.actor,
        clause: label.clause,
        standing: 'happened',
      }
    case 'stops-contrary':
      return {
        ...common,
        kind: 'act',
        actor: label.actor,
        clause: label.clause,
        standing: 'happened',
      }
    case 'finding':
      return {
        ...common,
        kind: 'finding',
        by: label.by,
        clause: label.clause,
        result: label.confirmed ? 'confirmed' : 'not confirmed',
      }
    case 'determination':
      return {
        ...common,
        kind: 'determination',
        body: label.by,
        clause: label.clause,
        result: 'breach',
      }
    case 'statement':
      return {
        ...common,
        kind: 'condition',
        clause: label.clause,
        met: label.met,
        by: label.by,
        standing: 'happened',
      }
    case 'notice':
      return { ...common, kind: 'notice', by: label.by, clause: label.clause }
    case 'suspend':
    case 'resume':
      return {
        ...common,
        kind: 'power',
        by: label.by,
        verb: label.kind,
        clauses: label.clauses,
        ground: [label.under],
      }
    case 'end-phase':
      return {
        ...common,
        kind: 'power',
        by: label.by,
        verb: 'end',
        clauses: [],
        phase: label.phase,
        ground: [label.under],
      }
    case 'event':
      return {
        ...common,
        kind: 'happening',
        event: label.event,
        ended: label.ended,
        standing: 'happened',
      }
  }
}

/** The runtime's states along a path, the first one included. */
export function replay(net: Net, labels: readonly Label[]): readonly State[] {
  let tick = 0
  let state = step(net.from, { kind: 'time', to: net.ticks.at(0) })
  const states = [state]
  for (const label of labels) {
    state = step(state, eventOf(net, label, tick))
    if (label.kind === 'time') tick += 1
    states.push(state)
  }
  return states
}

/** A state of the runtime in the variables of the system. */
export function readInto(net: Net, state: State, tick: number): readonly number[] {
  return net.variables.map((one) => one.read(state, tick))
}
