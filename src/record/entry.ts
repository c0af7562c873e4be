// An entry as the rest of the project sees it: validated, with its times resolved.
import type { Instant, Place, Window } from '../model/index.ts'
import { choice, integer, many, optional, part, string, type ValueOf } from './field.ts'
import type { BodyOf, Kind } from './kinds.ts'

export const sourceFields = {
  title: optional(string('text')),
  publisher: optional(string('text')),
  address: optional(string('text')),
  published: optional(string('when')),
  retrieved: optional(string('when')),
  language: optional(string('text')),
  /** Short quotation from the source, word for word. */
  quote: optional(string('text')),
  document: optional(string('entry')),
  hash: optional(string('text')),
  seen: optional(choice('primary text', 'as reported', 'copy', 'not verified')),
  /** Where `quote` stands in the text of `hash`: UTF-16 units, and what surrounds it (W3C selectors). */
  anchor: optional(
    part({
      start: integer,
      end: integer,
      prefix: optional(string('text')),
      suffix: optional(string('text')),
    }),
  ),
  /** Who drew the entry from the text, and on whose suggestion. */
  coded: optional(
    part({
      how: choice('by hand', 'accepted', 'edited'),
      by: many(string('text')),
      engine: optional(string('text')),
      rule: optional(string('text')),
    }),
  ),
} as const
export type Source = ValueOf<typeof sourceFields>
export const source = part(sourceFields)

/** Fields that every entry may have beside those of its kind. */
export interface Envelope {
  readonly id: string
  readonly kind: Kind
  /** The audience: compartments joined by "+"; "desk" where none was stated. */
  readonly channel: string
  /** When it happened, as written down; absent: not dated. */
  readonly happened?: string
  /** The day (or window) on which the source was published, for entries that were not logged then. */
  readonly stated?: string
  /** When the log took it, set by the store. */
  readonly logged?: string
  /** The author's own clock. */
  readonly written?: string
  readonly recorder?: string
  readonly sources: readonly Source[]
  readonly corrects?: string
  readonly note?: string
}

/** What reading adds: resolved times and the place in the file. */
export interface Resolved {
  /** When it happened; an undated entry may be anything up to the end of its `stated` time. */
  readonly window: Window
  readonly dated: boolean
  /** When it was known: logged, else the end of stated, else the end of happened. */
  readonly recorded: Instant
  /** Last instant of `validUntil`, where the kind has one. */
  readonly validTo?: Instant
  /** Given order: line in the file, index in the log. */
  readonly order: number
  readonly at: Place
}

export type EntryOf<K extends Kind> = Envelope &
  Resolved & { readonly kind: K; readonly body: BodyOf<K> }
export type Entry = { [K in Kind]: EntryOf<K> }[Kind]

export function isKind<K extends Kind>(
  entry: Entry,
  kind: K,
): entry is Extract<Entry, { kind: K }> {
  return entry.kind === kind
}

const indexes = new WeakMap<readonly Entry[], Map<Kind, Entry[]>>()

/** The entries of one kind, in the order given. A list of entries is grouped once, however often it is asked. */
export function ofKind<K extends Kind>(
  entries: readonly Entry[],
  kind: K,
): readonly Extract<Entry, { kind: K }>[] {
  let index = indexes.get(entries)
  if (!index) {
    index = new Map()
    for (const entry of entries) {
      const list = index.get(entry.kind)
      if (list) list.push(entry)
      else index.set(entry.kind, [entry])
    }
    indexes.set(entries, index)
  }
  return (index.get(kind) ?? []) as unknown as readonly Extract<Entry, { kind: K }>[]
}
