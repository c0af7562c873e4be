// Lists of people in versions. A version is committed before handover (hash of its salted bytes), can be
// acknowledged as a whole and objected to entry by entry. Names are no part of a version: whoever holds
// the list keeps them sealed under the same pseudonymous ids.
import { finding, type Counts, type Finding, type Side } from './terms.ts'

/** One person of a list version, without a name. */
export interface ListEntry {
  readonly id: string
  readonly class: string
}

/** One version. With `entries` absent it is counts and an envelope number only. */
export interface ListVersion {
  readonly list: string
  readonly version: number
  readonly by: Side
  readonly counts: Counts
  readonly entries?: readonly ListEntry[]
  /** Number of the sealed envelope that holds the paper list. */
  readonly envelope?: string
}

/** SHA-256 or any hash the caller trusts; pure code gets it as an argument. */
export type Hash = (bytes: Uint8Array) => Uint8Array

/**
 * The bytes of a version: one JSON line per fact, entries and classes in code-unit order, salt first. The
 * same version has the same bytes everywhere; entries given in another order are the same version.
 */
export function listText(version: ListVersion, salt: string): string {
  const byId = (a: ListEntry, b: ListEntry) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  const lines: unknown[] = [
    ['truce/list@1', salt],
    [version.list, version.version, version.by],
    ...Object.keys(version.counts)
      .sort()
      .map((id) => [id, version.counts[id]]),
  ]
  if (version.envelope !== undefined) lines.push(['envelope', version.envelope])
  for (const one of (version.entries ?? []).toSorted(byId)) lines.push(['entry', one.id, one.class])
  return lines.map((line) => JSON.stringify(line)).join('\n') + '\n'
}

/** Hex commitment. The salt (at least 16 random bytes, hex) keeps a short list from being guessed. */
export function commit(version: ListVersion, salt: string, hash: Hash): string {
  if (!/^[0-9a-f]{32,}$/.test(salt))
    throw new Error(`a salt is at least 32 hex digits, got ${salt.length} characters`)
  return hex(hash(utf8(listText(version, salt))))
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** UTF-8 by hand: the pure ring has no TextEncoder. Lone surrogates become U+FFFD. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = []
  for (const letter of text) {
    let point = letter.codePointAt(0)!
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63))
    else if (point < 0x10000)
      bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
    else
      bytes.push(
        0xf0 | (point >> 18),
        0x80 | ((point >> 12) & 63),
        0x80 | ((point >> 6) & 63),
        0x80 | (point & 63),
      )
  }
  return Uint8Array.from(bytes)
}

/** What is wrong with a version in itself and against the one before. */
export function checkVersion(
  version: ListVersion,
  classes: readonly string[],
  before?: ListVersion,
): Finding[] {
  const at = `${version.list} version ${version.version}`
  const said: Finding[] = []
  for (const [id, n] of Object.entries(version.counts)) {
    if (!classes.includes(id))
      said.push(finding('class-unknown-to-key', 'error', at, { class: id }))
    if (n < 0) said.push(finding('negative-count', 'error', at, { class: id, seen: n }))
    else if (!Number.isInteger(n))
      said.push(finding('whole-number-expected', 'error', at, { class: id, seen: n }))
  }
  const seen = new Set<string>()
  for (const { id } of version.entries ?? []) {
    if (seen.has(id)) said.push(finding('person-twice', 'error', at, { id }))
    seen.add(id)
  }
  if (version.entries) {
    const listed = tally(version.entries)
    for (const id of new Set([...Object.keys(listed), ...Object.keys(version.counts)]))
      if ((listed[id] ?? 0) !== (version.counts[id] ?? 0))
        said.push(
          finding('count-differs-from-entries', 'error', at, {
            class: id,
            count: version.counts[id] ?? 0,
            entries: listed[id] ?? 0,
          }),
        )
  } else if (version.envelope === undefined) said.push(finding('envelope-missing', 'warning', at))
  if (before && version.version !== before.version + 1)
    said.push(
      finding('version-not-next', 'error', at, { was: before.version, is: version.version }),
    )
  return said
}

/** Entries per class. */
export function tally(entries: readonly ListEntry[]): Counts {
  const counts = new Map<string, number>()
  for (const one of entries) counts.set(one.class, (counts.get(one.class) ?? 0) + 1)
  return Object.fromEntries(counts)
}

/** What changed between two versions, by pseudonymous id. */
export function compareVersions(before: ListVersion, after: ListVersion) {
  const was = new Map((before.entries ?? []).map((one) => [one.id, one.class]))
  const is = new Map((after.entries ?? []).map((one) => [one.id, one.class]))
  return {
    added: [...is.keys()].filter((id) => !was.has(id)),
    removed: [...was.keys()].filter((id) => !is.has(id)),
    reclassified: [...is]
      .filter(([id, to]) => was.has(id) && was.get(id) !== to)
      .map(([id, to]) => ({ id, was: was.get(id)!, is: to })),
  }
}

/** What was said about a version. An objection names one entry; an acknowledgement is of the whole. */
export type ListAct = { readonly by: Side; readonly version: number; readonly entry: string } & (
  | { readonly kind: 'acknowledged' }
  | {
      readonly kind: 'objected'
      readonly id: string
      readonly ground: 'identity' | 'class' | 'not-held' | 'not-of-the-key' | 'other'
    }
  | { readonly kind: 'objection-withdrawn'; readonly id: string }
)

/** How one entry stands. Silence is never an acknowledgement. */
export interface EntryState {
  readonly id: string
  readonly class: string
  readonly state: 'listed' | 'confirmed' | 'objected'
  readonly ground?: string
  /** The record's entry that made it so. */
  readonly since?: string
}

/** The entries of a version under the other side's acts, in the order of the record. */
export function entryStates(version: ListVersion, acts: readonly ListAct[]): EntryState[] {
  const mine = acts.filter((act) => act.version === version.version && act.by !== version.by)
  return (version.entries ?? []).map((one) => {
    let state: EntryState = { id: one.id, class: one.class, state: 'listed' }
    let acknowledged: string | undefined
    for (const act of mine) {
      if (act.kind === 'acknowledged') {
        acknowledged = act.entry
        if (state.state === 'listed') state = { ...state, state: 'confirmed', since: act.entry }
      } else if (act.id !== one.id) continue
      else if (act.kind === 'objected')
        state = {
          id: one.id,
          class: one.class,
          state: 'objected',
          ground: act.ground,
          since: act.entry,
        }
      else if (state.state === 'objected') {
        const { id, class: own } = one
        state = acknowledged
          ? { id, class: own, state: 'confirmed', since: acknowledged }
          : { id, class: own, state: 'listed' }
      }
    }
    return state
  })
}

/** Above this many names an export needs two persons. */
export const namesForOnePerson = 20

/** Whether an export of names may go ahead: two different persons above the limit. */
export function checkExport(names: number, approvedBy: readonly string[]): Finding[] {
  const people = new Set(approvedBy).size
  const needed = names > namesForOnePerson ? 2 : 1
  return people >= needed
    ? []
    : [finding('export-needs-two', 'error', 'export', { names, approved: people, needed })]
}
