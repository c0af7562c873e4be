// A process as its files say it: charter, texts (one version each, or several files of one version),
// record. Reading never throws for bad content: what cannot be read is named, the rest is read.
import {
  partiesOf,
  type ActorId,
  type Agreement,
  type Diagnostic,
  type Role,
} from '../model/index.ts'
import { check, parse } from '../language/index.ts'
import {
  checkReferences,
  ofKind,
  readRecord,
  type Entry,
  type ReadRecord,
} from '../record/index.ts'
import { privateRecord, readCharter, type Charter } from './charter.ts'
import { peopleInPublic } from './exchange.ts'

export interface TextFile {
  readonly file: string
  readonly text: string
}

/** The files of a process folder that say what it is; read from disk, dropped into a page, or typed. */
export interface ProcessFiles {
  /** Short id: the folder's name. */
  readonly id: string
  readonly charter: TextFile | null
  /** *.truce.md but for assume.truce.md */
  readonly texts: readonly TextFile[]
  readonly assume: TextFile | null
  readonly record: TextFile | null
  readonly zones?: readonly TextFile[]
  readonly readme?: TextFile | null
  /** The desk's private sheet of conditions; never published, never exported. */
  readonly conditions?: TextFile | null
  /** exchange.json: classes, key, handovers and rules for the release of people held. */
  readonly exchange?: TextFile | null
}

/** One version of the text with what it says and what a reader should look at. */
export interface TextVersion {
  readonly version: string
  readonly files: readonly TextFile[]
  readonly agreement: Agreement
  readonly diagnostics: readonly Diagnostic[]
}

export interface Process {
  readonly id: string
  readonly charter: Charter
  readonly files: ProcessFiles
  readonly versions: readonly TextVersion[]
  readonly record: ReadRecord
  /** Remarks on charter, record and references; remarks on texts lie with their version. */
  readonly diagnostics: readonly Diagnostic[]
}

export function openProcess(files: ProcessFiles): Process {
  const { charter, diagnostics: charterRemarks } = files.charter
    ? readCharter(files.charter.file, files.charter.text)
    : { charter: { ...privateRecord, title: files.id }, diagnostics: [] }
  const record = files.record
    ? readRecord(files.record.file, files.record.text, charter.zone)
    : { entries: [], diagnostics: [], unread: [] }
  const versions = textVersions(files, record.entries)
  const remarks = [
    ...charterRemarks,
    ...record.diagnostics,
    ...missingFiles(record.entries, files),
    ...peopleInPublic(record.entries),
    ...checkReferences(record.entries, {
      actor: actorNames(versions, record.entries),
      ...(record.entries.some((one) => one.kind === 'version')
        ? {
            version: new Set(
              versions
                .map((one) => one.version)
                .concat(ofKind(record.entries, 'version').map((one) => one.body.version)),
            ),
          }
        : {}),
      ...(versions.length > 0
        ? {
            clause: new Set(
              versions.flatMap((one) => one.agreement.clauses.map((clause) => clause.id)),
            ),
          }
        : {}),
    }),
  ]
  return { id: files.id, charter, files, versions, record, diagnostics: remarks }
}

const texts = new WeakMap<TextFile, Pick<TextVersion, 'agreement' | 'diagnostics'>>()

/** What a text says. One file is read once, however often a process is opened from it again. */
function readText(own: readonly TextFile[]): Pick<TextVersion, 'agreement' | 'diagnostics'> {
  const [only] = own
  const kept = only && own.length === 1 ? texts.get(only) : undefined
  if (kept) return kept
  const { agreement, diagnostics } = parse(own)
  const read = { agreement, diagnostics: [...diagnostics, ...check(agreement, own)] }
  if (only && own.length === 1) texts.set(only, read)
  return read
}

/** Files that version entries name belong together; a file that no entry names is a version by itself. */
function textVersions(files: ProcessFiles, entries: readonly Entry[]): readonly TextVersion[] {
  const named = ofKind(entries, 'version').filter((entry) => (entry.body.files ?? []).length > 0)
  const taken = new Set(named.flatMap((entry) => entry.body.files ?? []))
  const groups = new Map<string, TextFile[]>()
  for (const entry of named) {
    const own = (entry.body.files ?? []).flatMap((name) =>
      files.texts.filter((one) => baseName(one.file) === name),
    )
    if (own.length > 0) groups.set(entry.body.version, own)
  }
  for (const text of files.texts)
    if (!taken.has(baseName(text.file)))
      groups.set(baseName(text.file).replace(/\.truce\.md$/, ''), [text])
  return [...groups].map(([version, own]) => {
    return { version, files: own, ...readText(own) }
  })
}

function missingFiles(entries: readonly Entry[], files: ProcessFiles): readonly Diagnostic[] {
  const present = new Set(files.texts.map((one) => baseName(one.file)))
  return ofKind(entries, 'version').flatMap((entry) =>
    (entry.body.files ?? [])
      .filter((name) => !present.has(name))
      .map((name): Diagnostic => ({
        code: 'P104',
        severity: 'error',
        at: entry.at,
        about: entry.id,
        data: { file: name, version: entry.body.version },
      })),
  )
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function actorNames(
  versions: readonly TextVersion[],
  entries: readonly Entry[],
): ReadonlySet<string> {
  return new Set([
    ...versions.flatMap((one) => one.agreement.actors.map((actor) => actor.id)),
    ...ofKind(entries, 'actor').map((one) => one.body.actor),
  ])
}

export interface ActorView {
  readonly actor: ActorId
  readonly roles: readonly {
    readonly role: Role
    readonly of: string | null
    readonly office: string | null
    readonly from: string | null
    readonly to: string | null
    readonly entry: string | null
  }[]
  readonly memberOf: readonly {
    readonly body: ActorId
    readonly from: string | null
    readonly to: string | null
    readonly entry: string
  }[]
  readonly answersFor: ActorId | null
  readonly labels: readonly { readonly by: ActorId; readonly label: string }[]
  readonly unnamed: boolean
}

/** Every actor of the texts and the record, all roles together; parties first, as declared. */
export function actorsOf(
  versions: readonly TextVersion[],
  entries: readonly Entry[],
): readonly ActorView[] {
  const views = new Map<ActorId, { -readonly [K in keyof ActorView]: ActorView[K] }>()
  const viewOf = (actor: ActorId) => {
    let view = views.get(actor)
    if (!view) {
      view = { actor, roles: [], memberOf: [], answersFor: null, labels: [], unnamed: false }
      views.set(actor, view)
    }
    return view
  }
  for (const version of versions)
    for (const declared of version.agreement.actors) {
      const view = viewOf(declared.id)
      for (const role of declared.roles)
        if (!view.roles.some((one) => one.role === role))
          view.roles = [
            ...view.roles,
            { role, of: null, office: null, from: null, to: null, entry: null },
          ]
      if (declared.answersFor !== undefined) view.answersFor = declared.answersFor
    }
  for (const entry of ofKind(entries, 'actor')) {
    const view = viewOf(entry.body.actor)
    for (const one of entry.body.roles) {
      // A role with dates says more than the bare declaration in a text.
      view.roles = [
        ...view.roles.filter((other) => !(other.role === one.role && other.entry === null)),
        {
          role: one.role,
          of: one.of ?? null,
          office: one.office ?? null,
          from: one.from ?? null,
          to: one.to ?? null,
          entry: entry.id,
        },
      ]
    }
    view.memberOf = [
      ...view.memberOf,
      ...(entry.body.memberOf ?? []).map((one) => ({
        body: one.body,
        from: one.from ?? null,
        to: one.to ?? null,
        entry: entry.id,
      })),
    ]
    view.answersFor = entry.body.answersFor ?? view.answersFor
    view.labels = [...view.labels, ...(entry.body.labels ?? [])]
    view.unnamed = entry.body.unnamed ?? view.unnamed
  }
  const isParty = (view: ActorView) => view.roles.some((one) => one.role === 'party')
  const all = [...views.values()]
  return [...all.filter(isParty), ...all.filter((view) => !isParty(view))]
}

/** The parties in the order of the charter, else as the texts declare them, else as the record does. */
export function sidesOf(
  process: Pick<Process, 'charter' | 'versions'>,
  entries: readonly Entry[],
): readonly ActorId[] {
  if (process.charter.sides.length > 0) return process.charter.sides
  const declared = process.versions.flatMap((one) => partiesOf(one.agreement))
  const recorded = ofKind(entries, 'actor')
    .filter((one) => one.body.roles.some((role) => role.role === 'party'))
    .map((one) => one.body.actor)
  return [...new Set([...declared, ...recorded])]
}
