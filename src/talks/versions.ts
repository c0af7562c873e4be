// Texts and who holds them: versions, who claims authorship, whether two contents stand under one
// label, who was handed which. "Accepted" without a version settles nothing.
import type { ActorId } from '../model/index.ts'
import { ofKind, type Entry, type EntryOf } from '../record/index.ts'

export interface VersionView {
  readonly version: string
  readonly label: string
  readonly known: EntryOf<'version'>['body']['known']
  readonly files: readonly string[]
  readonly entry: string
  /** The author where the entry of the version names one. */
  readonly author: ActorId | null
  /** Who says who wrote it: the author's own claim or denial, or as reported by another. */
  readonly authorship: readonly {
    readonly by: ActorId
    readonly of: ActorId
    readonly says: 'claimed' | 'denied' | 'as reported'
    readonly entry: string
  }[]
  readonly amends: string | null
  readonly supersedes: string | null
  readonly handed: readonly Handing[]
}

export interface Handing {
  readonly entry: string
  readonly by: ActorId
  readonly to: ActorId
  readonly medium: string
  readonly receipt: 'acknowledged' | 'not acknowledged' | 'denied' | 'not stated'
  readonly withheld: string | null
  readonly answerBy: string | null
}

/** Two or more contents under one label, and what was said about whether they agree. */
export interface LabelDispute {
  readonly label: string
  readonly versions: readonly string[]
  /** Entries that made the second content known. */
  readonly entries: readonly string[]
  readonly said: readonly {
    readonly by: ActorId
    readonly says: 'same' | 'partly' | 'different' | 'asks'
    readonly entry: string
  }[]
  /** agreed: all who spoke say the same content; disputed: they differ; open: nobody has said. */
  readonly state: 'agreed' | 'disputed' | 'open'
}

export function versionsIn(entries: readonly Entry[]): readonly VersionView[] {
  const authorships = ofKind(entries, 'authorship')
  const receipts = ofKind(entries, 'receipt')
  const transmittals = ofKind(entries, 'transmittal')
  return distinctVersions(entries).map((entry) => ({
    version: entry.body.version,
    label: entry.body.label,
    known: entry.body.known,
    files: entry.body.files ?? [],
    entry: entry.id,
    author: entry.body.author ?? null,
    authorship: authorships
      .filter((one) => one.body.version === entry.body.version)
      .map((one) => ({
        by: one.body.by,
        of: one.body.of ?? one.body.by,
        says: one.body.says,
        entry: one.id,
      })),
    amends: entry.body.amends ?? null,
    supersedes: entry.body.supersedes ?? null,
    handed: transmittals
      .filter((one) => one.body.version === entry.body.version)
      .map((one) => handingOf(one, receipts)),
  }))
}

/** One entry per version: a version that was named again in another room is still one text. */
function distinctVersions(entries: readonly Entry[]): readonly EntryOf<'version'>[] {
  const first = new Map<string, EntryOf<'version'>>()
  for (const entry of ofKind(entries, 'version'))
    if (!first.has(entry.body.version)) first.set(entry.body.version, entry)
  return [...first.values()]
}

function handingOf(
  entry: EntryOf<'transmittal'>,
  receipts: readonly EntryOf<'receipt'>[],
): Handing {
  const answer = receipts.findLast((one) => one.body.transmittal === entry.id)
  return {
    entry: entry.id,
    by: entry.body.by,
    to: entry.body.to,
    medium: entry.body.medium ?? 'not stated',
    receipt: answer
      ? answer.body.says === 'received'
        ? 'acknowledged'
        : 'denied'
      : (entry.body.receipt ?? 'not stated'),
    withheld: entry.body.withheld ?? null,
    answerBy: entry.body.answerBy ?? null,
  }
}

/** Handings of a text whose version is not stated: kept as unresolved references. */
export function unresolvedHandings(
  entries: readonly Entry[],
): readonly (Handing & { readonly dated: boolean })[] {
  return ofKind(entries, 'transmittal')
    .filter((one) => one.body.version === undefined)
    .map((one) => ({ ...handingOf(one, ofKind(entries, 'receipt')), dated: one.dated }))
}

export function labelDisputes(entries: readonly Entry[]): readonly LabelDispute[] {
  const byLabel = new Map<string, EntryOf<'version'>[]>()
  for (const entry of distinctVersions(entries))
    byLabel.set(entry.body.label, [...(byLabel.get(entry.body.label) ?? []), entry])
  const comparisons = ofKind(entries, 'statement').filter((one) => one.body.compares !== undefined)
  const disputes: LabelDispute[] = []
  for (const [label, versions] of byLabel) {
    if (versions.length < 2) continue
    const names = versions.map((one) => one.body.version)
    const said = comparisons
      .filter((one) => one.body.compares?.versions.every((name) => names.includes(name)) === true)
      .map(
        (one) =>
          ({ by: one.body.by, says: one.body.compares?.says ?? 'asks', entry: one.id }) as const,
      )
    const answers = new Set(said.map((one) => one.says).filter((one) => one !== 'asks'))
    const state =
      answers.size === 0
        ? 'open'
        : answers.size === 1 && answers.has('same')
          ? 'agreed'
          : 'disputed'
    disputes.push({ label, versions: names, entries: versions.map((one) => one.id), said, state })
  }
  return disputes
}

/** The author as far as the record lets one say: named by the version's entry and not denied, or its own claim. */
export function authorOf(view: VersionView): {
  readonly author: ActorId | null
  readonly reported: readonly {
    readonly by: ActorId
    readonly of: ActorId
    readonly entry: string
  }[]
} {
  const denied = view.authorship.filter((one) => one.says === 'denied').map((one) => one.of)
  const claimed = view.authorship.find((one) => one.says === 'claimed')
  const named = view.author !== null && !denied.includes(view.author) ? view.author : null
  return {
    author: claimed?.of ?? named,
    reported: view.authorship
      .filter((one) => one.says === 'as reported')
      .map((one) => ({ by: one.by, of: one.of, entry: one.entry })),
  }
}
