// The first steps of the pipeline, in this order and no other:
// visible(viewer) → known(as-of) → corrected → ordered. What a viewer may not see never reaches the rest.
import { compareText, type Instant } from '../model/index.ts'
import type { Entry } from './entry.ts'

/** Whose eyes: a compartment ("public", "desk", a party, a body …). */
export type Viewer = string

/** The compartments of a channel: "desk+North" → desk and North. */
export function compartmentsOf(channel: string): readonly string[] {
  return channel.split('+')
}

/** Everyone reads public; every other channel is read by its compartments only. */
export function canRead(viewer: Viewer, channel: string): boolean {
  return channel === 'public' || compartmentsOf(channel).includes(viewer)
}

/**
 * Entries about people held, one by one or in lists and batches. The public never sees them, whatever
 * channel they were written into: for it there are `counts published`, after the fact.
 */
const aboutPeople: ReadonlySet<Entry['kind']> = new Set([
  'list committed',
  'list acknowledged',
  'entry objection',
  'plan adopted',
  'handover leg',
  'person state',
  'families informed',
])

/** True for an entry about people held, which no page of the public shows. */
export function aboutPeopleHeld(entry: Entry): boolean {
  return aboutPeople.has(entry.kind)
}

export function visible(entries: readonly Entry[], viewer: Viewer): readonly Entry[] {
  // Few channels, many entries: each channel is asked once.
  const readable = new Map<string, boolean>()
  return entries.filter((entry) => {
    let can = readable.get(entry.channel)
    if (can === undefined) {
      can = canRead(viewer, entry.channel)
      readable.set(entry.channel, can)
    }
    return can && !(viewer === 'public' && aboutPeople.has(entry.kind))
  })
}

/** What was known on a day: entries recorded by then. Time of record decides this and nothing else. */
export function known(entries: readonly Entry[], asOf: Instant | null): readonly Entry[] {
  return asOf === null ? entries : entries.filter((entry) => entry.recorded <= asOf)
}

export interface Corrected {
  /** Entries that stand: heads of their chains of correction. */
  readonly standing: readonly Entry[]
  /** Replaced entry → what replaced it. */
  readonly replacedBy: ReadonlyMap<string, string>
  /** Two corrections that name the same entry: both kept, the conflict is shown. */
  readonly conflicts: readonly { readonly of: string; readonly by: readonly string[] }[]
}

/** A correction is an entry that names the one it replaces; "withdrawn" replaces it by nothing. */
export function corrected(entries: readonly Entry[]): Corrected {
  const corrections = new Map<string, string[]>()
  for (const entry of entries)
    if (entry.corrects !== undefined)
      corrections.set(entry.corrects, [...(corrections.get(entry.corrects) ?? []), entry.id])
  if (corrections.size === 0)
    return {
      standing: entries.some((entry) => entry.kind === 'withdrawn')
        ? entries.filter((entry) => entry.kind !== 'withdrawn')
        : entries,
      replacedBy: new Map(),
      conflicts: [],
    }
  const present = new Set(entries.map((entry) => entry.id))
  const replacedBy = new Map<string, string>()
  const conflicts: { of: string; by: readonly string[] }[] = []
  for (const [of, by] of corrections) {
    // What this viewer never saw is not named to it.
    if (!present.has(of)) continue
    replacedBy.set(of, by[0] ?? of)
    if (by.length > 1) conflicts.push({ of, by })
  }
  for (const circle of circlesIn(replacedBy)) {
    // Entries that correct each other have no head: all are kept, and the conflict is shown.
    for (const id of circle) replacedBy.delete(id)
    conflicts.push({ of: circle[0] ?? '', by: circle.slice(1) })
  }
  return {
    standing: entries.filter((entry) => !replacedBy.has(entry.id) && entry.kind !== 'withdrawn'),
    replacedBy,
    conflicts,
  }
}

/** Corrections that lead back to where they began, each named once. */
function circlesIn(replacedBy: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const done = new Set<string>()
  const circles: (readonly string[])[] = []
  for (const start of replacedBy.keys()) {
    const path: string[] = []
    let id: string | undefined = start
    while (id !== undefined && !done.has(id)) {
      done.add(id)
      path.push(id)
      id = replacedBy.get(id)
    }
    const from = id === undefined ? -1 : path.indexOf(id)
    if (from >= 0) circles.push(path.slice(from))
  }
  return circles
}

/** By when it happened, then the order given. Windows that overlap keep the order given. */
export function ordered(entries: readonly Entry[]): readonly Entry[] {
  // A record is mostly written in order: sorting what is sorted would cost more than the fold.
  for (let i = 1; i < entries.length; i += 1) {
    const before = entries[i - 1]
    const entry = entries[i]
    if (before && entry && byTime(before, entry) > 0) return entries.toSorted(byTime)
  }
  return entries
}

function byTime(a: Entry, b: Entry): number {
  return (
    a.window.to - b.window.to ||
    a.window.from - b.window.from ||
    a.order - b.order ||
    compareText(a.id, b.id)
  )
}

/** True where the two may have happened in either order and nothing recorded says which. */
export function orderUnknown(a: Entry, b: Entry): boolean {
  return (
    a.window.from <= b.window.to &&
    b.window.from <= a.window.to &&
    !(a.window.from === a.window.to && b.window.from === b.window.to)
  )
}
