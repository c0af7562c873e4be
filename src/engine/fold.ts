// The one function that moves a state, for what really happened and for what might: acts, and time.
import { compareText, type Event, type Instant } from '../model/index.ts'
import { amendDraft } from './amend.ts'
import { applyEvent } from './apply.ts'
import { advance } from './clock.ts'
import { close, open, type Draft } from './draft.ts'
import { settle } from './settle.ts'
import type { Resolver, State } from './state.ts'

/** Time passes up to and including `to`. */
export interface Time {
  readonly kind: 'time'
  readonly to: Instant
}

const unresolved: Resolver = () => undefined

/**
 * One event, or time. Pure: the state given is not altered, and what did not change is shared.
 * An event moves the clock to the first instant at which it may have happened, never back.
 */
export function step(state: State, event: Event | Time, resolve: Resolver = unresolved): State {
  const draft = open(state)
  move(draft, event, resolve)
  return close(draft)
}

/**
 * All events that may have happened by `at`, in the order in which they happened, then time up to `at`.
 * Linear in the number of events. `resolve` gives the text of a version that enters into force.
 */
export function fold(
  state: State,
  events: Iterable<Event>,
  at: Instant,
  resolve: Resolver = unresolved,
): State {
  const draft = open(state)
  for (const event of inOrder(events)) if (event.when.from <= at) move(draft, event, resolve)
  move(draft, { kind: 'time', to: at }, resolve)
  return close(draft)
}

function move(draft: Draft, event: Event | Time, resolve: Resolver): void {
  if (event.kind === 'time') {
    advance(draft, event.to)
    return
  }
  advance(draft, event.when.from)
  if (event.kind === 'in-force') {
    const agreement = resolve(event.version)
    if (agreement) amendDraft(draft, agreement, event)
    else if (resolve !== unresolved) {
      // A text that nobody has: what it says is not known, so the one before goes on and this is listed.
      const what = event.version
      draft.unused = {
        head: { entry: event.entry, reason: 'unknown-version', what },
        tail: draft.unused,
      }
      return
    }
  }
  applyEvent(draft, event)
  settle(draft)
}

/** By the first, then the last possible instant, then the entry: never by the time of record. */
export function compareEvents(a: Event, b: Event): number {
  return a.when.from - b.when.from || a.when.to - b.when.to || compareText(a.entry, b.entry)
}

function inOrder(events: Iterable<Event>): readonly Event[] {
  const list = Array.isArray(events) ? (events as readonly Event[]) : [...events]
  for (let i = 1; i < list.length; i++) {
    const a = list[i - 1]
    const b = list[i]
    if (a && b && a.when.from > b.when.from)
      return list
        .map((event, n) => ({ event, n }))
        .sort((x, y) => x.event.when.from - y.event.when.from || x.n - y.n)
        .map((one) => one.event)
  }
  return list
}
