/**
 * The state machine of the desk: entries in their order → reports, incidents, and what was refused.
 * Total: an entry that the state does not allow changes nothing and is listed with its reason, so that no
 * order of entries can bring something about that the rules forbid.
 */
import type {
  Access,
  Assessment,
  Attribution,
  Consequence,
  CoverageEntry,
  DeskEntry,
  Determination,
  Finding,
  Publication,
  Report,
  Stage,
  Triage,
} from './entries.ts'

/** The rules that differ between installations. */
export interface DeskRules {
  /** Independent origins needed to call an incident corroborated. */
  readonly origins: number
  /** Bodies that may make findings, attributions and determinations (the charter names them). */
  readonly bodies: readonly string[]
}

export type RefusalCode =
  | 'id-already-used'
  | 'report-not-known'
  | 'report-not-in-scope'
  | 'report-in-other-incident'
  | 'report-not-in-incident'
  | 'duplicate-of-itself'
  | 'incident-not-known'
  | 'incident-already-open'
  | 'incident-merged'
  | 'incident-merged-with-itself'
  | 'incident-left-empty'
  | 'body-not-named-by-charter'
  | 'reason-missing'
  | 'reason-without-cause'
  | 'attributed-to-missing'
  | 'finding-not-known'
  | 'finding-not-current'
  | 'finding-not-confirmed'
  | 'not-the-current-one'
  | 'supersedes-missing'
  | 'confirmed-by-same-person'
  | 'determination-not-confirmed'
  | 'determination-not-known'
  | 'nothing-published'
  | 'incident-reopened'

export interface Refusal {
  readonly code: RefusalCode
  readonly severity: 'error'
  readonly at: string
  readonly data: Readonly<Record<string, string>>
}

/** Entries of one kind that replace one another; the last is current, none is lost. */
export type Chain<T> = readonly T[]

/** What the public got with one publication: a copy, as things stood when it was released. */
export interface Release {
  readonly publication: Publication
  readonly finding: Finding
  readonly attribution?: Attribution
  readonly determinations: readonly Determination[]
}

export interface Incident {
  readonly id: string
  readonly stage: Stage
  readonly reports: readonly string[]
  readonly mergedInto?: string
  readonly findings: Chain<Finding>
  readonly attributions: Chain<Attribution>
  /** By clause. */
  readonly assessments: ReadonlyMap<string, Chain<Assessment>>
  readonly determinations: ReadonlyMap<string, Chain<Determination>>
  readonly consequences: readonly Consequence[]
  readonly releases: Chain<Release>
  /** Reports came in after the current finding. */
  readonly reopened: boolean
}

export interface Desk {
  readonly reports: ReadonlyMap<string, Report>
  readonly triage: ReadonlyMap<string, Triage>
  readonly incidents: ReadonlyMap<string, Incident>
  readonly origins: ReadonlyMap<string, string>
  readonly access: readonly Access[]
  readonly coverage: readonly CoverageEntry[]
  readonly refused: readonly Refusal[]
}

interface Draft {
  ids: Set<string>
  reports: Map<string, Report>
  triage: Map<string, Triage>
  home: Map<string, string>
  incidents: Map<string, Incident>
  origins: Map<string, string>
  access: Access[]
  coverage: CoverageEntry[]
  refused: Refusal[]
}

/** The desk after all entries, in the order given. Same entries in the same order, same desk. */
export function foldDesk(entries: Iterable<DeskEntry>, rules: DeskRules): Desk {
  const draft: Draft = {
    ids: new Set(),
    reports: new Map(),
    triage: new Map(),
    home: new Map(),
    incidents: new Map(),
    origins: new Map(),
    access: [],
    coverage: [],
    refused: [],
  }
  for (const entry of entries) {
    const refusal = draft.ids.has(entry.id)
      ? refuse(entry, 'id-already-used')
      : take(draft, entry, rules)
    // A refused entry is in the record too: its id is used up.
    draft.ids.add(entry.id)
    if (refusal !== undefined) draft.refused.push(refusal)
  }
  const incidents = new Map(
    [...draft.incidents].map(([id, incident]) => [
      id,
      { ...incident, stage: stageOf(incident, draft.reports, draft.origins, rules) },
    ]),
  )
  const { reports, triage, origins, access, coverage, refused } = draft
  return { reports, triage, incidents, origins, access, coverage, refused }
}

function refuse(entry: DeskEntry, code: RefusalCode, data: Record<string, string> = {}): Refusal {
  return { code, severity: 'error', at: entry.id, data: { kind: entry.kind, ...data } }
}

const fresh = (id: string, reports: readonly string[]): Incident => ({
  id,
  stage: 'under inquiry',
  reports,
  findings: [],
  attributions: [],
  assessments: new Map(),
  determinations: new Map(),
  consequences: [],
  releases: [],
  reopened: false,
})

/** Takes one entry into the draft, or says why not. */
function take(draft: Draft, entry: DeskEntry, rules: DeskRules): Refusal | undefined {
  switch (entry.kind) {
    case 'report':
      draft.reports.set(entry.id, entry)
      return undefined
    case 'origin':
      draft.origins.set(entry.source, entry.from)
      return undefined
    case 'access':
      draft.access.push(entry)
      return undefined
    case 'coverage':
      draft.coverage.push(entry)
      return undefined
    case 'triage':
      if (!draft.reports.has(entry.report))
        return refuse(entry, 'report-not-known', { report: entry.report })
      if (entry.outcome === 'duplicate') {
        if (entry.of === entry.report)
          return refuse(entry, 'duplicate-of-itself', { report: entry.report })
        if (entry.of === undefined || !draft.reports.has(entry.of))
          return refuse(entry, 'report-not-known', { report: entry.of ?? '' })
      }
      draft.triage.set(entry.report, entry)
      return undefined
    case 'grouping':
      return group(draft, entry)
    case 'merge':
      return merge(draft, entry)
    case 'split':
      return split(draft, entry)
    case 'consequence':
      return consequence(draft, entry)
    default:
      return onIncident(draft, entry, rules)
  }
}

/** Reports that may enter an incident: known, in scope, in no other incident. */
function reportFault(
  draft: Draft,
  entry: DeskEntry,
  reports: readonly string[],
  home: string | undefined,
): Refusal | undefined {
  for (const report of reports) {
    if (!draft.reports.has(report)) return refuse(entry, 'report-not-known', { report })
    const outcome = draft.triage.get(report)?.outcome
    if (outcome !== 'in scope' && outcome !== 'duplicate')
      return refuse(entry, 'report-not-in-scope', { report })
    const where = draft.home.get(report)
    if (where !== undefined && where !== home)
      return refuse(entry, 'report-in-other-incident', { report, incident: where })
  }
  return undefined
}

function group(draft: Draft, entry: Extract<DeskEntry, { kind: 'grouping' }>): Refusal | undefined {
  const held = draft.incidents.get(entry.incident)
  if (held?.mergedInto !== undefined)
    return refuse(entry, 'incident-merged', { into: held.mergedInto })
  const fault = reportFault(draft, entry, entry.reports, entry.incident)
  if (fault !== undefined) return fault
  if (entry.reports.length === 0) return refuse(entry, 'incident-left-empty')
  const reports = union(held?.reports ?? [], entry.reports)
  const grown = held !== undefined && reports.length > held.reports.length
  for (const report of entry.reports) draft.home.set(report, entry.incident)
  draft.incidents.set(entry.incident, {
    ...(held ?? fresh(entry.incident, [])),
    reports,
    reopened: grown && held.findings.length > 0 ? true : (held?.reopened ?? false),
  })
  return undefined
}

function merge(draft: Draft, entry: Extract<DeskEntry, { kind: 'merge' }>): Refusal | undefined {
  const all = [entry.into, ...entry.from]
  if (new Set(all).size < all.length || entry.from.length === 0)
    return refuse(entry, 'incident-merged-with-itself')
  for (const id of all) {
    const incident = draft.incidents.get(id)
    if (incident === undefined) return refuse(entry, 'incident-not-known', { incident: id })
    if (incident.mergedInto !== undefined)
      return refuse(entry, 'incident-merged', { incident: id, into: incident.mergedInto })
  }
  const into = draft.incidents.get(entry.into)!
  let reports = into.reports
  for (const id of entry.from) {
    const from = draft.incidents.get(id)!
    reports = union(reports, from.reports)
    for (const report of from.reports) draft.home.set(report, entry.into)
    // What was found of the merged incident stays with it; nothing of it is current any more.
    draft.incidents.set(id, { ...from, mergedInto: entry.into })
  }
  draft.incidents.set(entry.into, { ...into, reports, reopened: into.findings.length > 0 })
  return undefined
}

function split(draft: Draft, entry: Extract<DeskEntry, { kind: 'split' }>): Refusal | undefined {
  const from = draft.incidents.get(entry.from)
  if (from === undefined) return refuse(entry, 'incident-not-known', { incident: entry.from })
  if (from.mergedInto !== undefined)
    return refuse(entry, 'incident-merged', { into: from.mergedInto })
  if (draft.incidents.has(entry.into))
    return refuse(entry, 'incident-already-open', { incident: entry.into })
  const missing = entry.reports.find((report) => !from.reports.includes(report))
  if (missing !== undefined) return refuse(entry, 'report-not-in-incident', { report: missing })
  const rest = from.reports.filter((report) => !entry.reports.includes(report))
  if (rest.length === 0 || entry.reports.length === 0) return refuse(entry, 'incident-left-empty')
  draft.incidents.set(entry.from, {
    ...from,
    reports: rest,
    reopened: from.findings.length > 0,
  })
  draft.incidents.set(entry.into, fresh(entry.into, union([], entry.reports)))
  for (const report of entry.reports) draft.home.set(report, entry.into)
  return undefined
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])]
}

/** The last of a chain: the one that counts. */
export function current<T>(chain: Chain<T>): T | undefined {
  return chain.at(-1)
}

/** A new link has to name the one it replaces; the first names none. */
function linkFault(
  entry: DeskEntry & { readonly supersedes?: string },
  chain: readonly { readonly id: string }[],
): Refusal | undefined {
  const last = chain.at(-1)
  if (last === undefined)
    return entry.supersedes === undefined
      ? undefined
      : refuse(entry, 'not-the-current-one', { supersedes: entry.supersedes })
  if (entry.supersedes === undefined)
    return refuse(entry, 'supersedes-missing', { current: last.id })
  return entry.supersedes === last.id
    ? undefined
    : refuse(entry, 'not-the-current-one', { supersedes: entry.supersedes, current: last.id })
}

function onIncident(
  draft: Draft,
  entry: Finding | Attribution | Assessment | Determination | Publication,
  rules: DeskRules,
): Refusal | undefined {
  const incident = draft.incidents.get(entry.incident)
  if (incident === undefined)
    return refuse(entry, 'incident-not-known', { incident: entry.incident })
  // What was released of a merged incident can still be taken back.
  const takesBack = entry.kind === 'publication' && entry.level !== 'public'
  if (incident.mergedInto !== undefined && !takesBack)
    return refuse(entry, 'incident-merged', { into: incident.mergedInto })
  const body =
    entry.kind === 'finding' || entry.kind === 'attribution'
      ? entry.by
      : entry.kind === 'determination'
        ? entry.body
        : undefined
  if (body !== undefined && !rules.bodies.includes(body))
    return refuse(entry, 'body-not-named-by-charter', { body })
  const set = (change: Partial<Incident>) => {
    draft.incidents.set(incident.id, { ...incident, ...change })
    return undefined
  }
  const finding = current(incident.findings)
  switch (entry.kind) {
    case 'finding': {
      const fault = linkFault(entry, incident.findings) ?? findingFault(entry, incident)
      return fault ?? set({ findings: [...incident.findings, entry], reopened: false })
    }
    case 'attribution':
      // Nobody is held to have done what nobody has confirmed to have happened.
      if (finding?.id !== entry.finding)
        return refuse(entry, 'finding-not-current', { finding: entry.finding })
      if (finding.result !== 'confirmed') return refuse(entry, 'finding-not-confirmed')
      if ((entry.result === 'attributed') !== (entry.to !== undefined))
        return refuse(entry, 'attributed-to-missing')
      return (
        linkFault(entry, incident.attributions) ??
        set({ attributions: [...incident.attributions, entry] })
      )
    case 'assessment': {
      if (finding?.id !== entry.finding)
        return refuse(entry, 'finding-not-current', { finding: entry.finding })
      const key = `${entry.clause} ${entry.zone}`
      const chain = incident.assessments.get(key) ?? []
      return (
        linkFault(entry, chain) ??
        set({ assessments: new Map(incident.assessments).set(key, [...chain, entry]) })
      )
    }
    case 'determination': {
      if (finding?.id !== entry.finding)
        return refuse(entry, 'finding-not-current', { finding: entry.finding })
      if (finding.result !== 'confirmed' && entry.result === 'breach')
        return refuse(entry, 'finding-not-confirmed')
      if (entry.confirmedBy === undefined) return refuse(entry, 'determination-not-confirmed')
      if (entry.confirmedBy === entry.proposedBy)
        return refuse(entry, 'confirmed-by-same-person', { person: entry.proposedBy })
      const chain = incident.determinations.get(entry.clause) ?? []
      return (
        linkFault(entry, chain) ??
        set({
          determinations: new Map(incident.determinations).set(entry.clause, [...chain, entry]),
        })
      )
    }
    case 'publication':
      return release(incident, entry, set)
  }
}

function release(
  incident: Incident,
  entry: Publication,
  set: (change: Partial<Incident>) => undefined,
): Refusal | undefined {
  const last = current(incident.releases)
  if (entry.level !== 'public') {
    // Only what was released can be taken back or marked.
    if (last === undefined || last.publication.level === 'withdrawn')
      return refuse(entry, 'nothing-published')
    return set({ releases: [...incident.releases, { ...last, publication: entry }] })
  }
  const finding = current(incident.findings)
  if (finding?.id !== entry.finding)
    return refuse(entry, 'finding-not-current', { finding: entry.finding })
  if (finding.result !== 'confirmed') return refuse(entry, 'finding-not-confirmed')
  if (incident.reopened) return refuse(entry, 'incident-reopened')
  const attribution = current(incident.attributions)
  const determinations = [...incident.determinations.values()].flatMap((chain) => {
    const one = current(chain)
    return one?.finding === finding.id ? [one] : []
  })
  const copy: Release = {
    publication: entry,
    finding,
    ...(attribution?.finding === finding.id ? { attribution } : {}),
    determinations,
  }
  return set({ releases: [...incident.releases, copy] })
}

/** Incidents whose released finding is no longer the current one: the desk has to publish again. */
export function staleReleases(desk: Desk): readonly Incident[] {
  return [...desk.incidents.values()].filter((incident) => {
    const last = current(incident.releases)
    if (last === undefined || last.publication.level !== 'public') return false
    return (
      incident.mergedInto !== undefined ||
      incident.reopened ||
      current(incident.findings)?.id !== last.finding.id
    )
  })
}

function findingFault(entry: Finding, incident: Incident): Refusal | undefined {
  if (entry.result === 'not verifiable' && entry.reason === undefined)
    return refuse(entry, 'reason-missing')
  if (entry.result !== 'not verifiable' && entry.reason !== undefined)
    return refuse(entry, 'reason-without-cause', { reason: entry.reason })
  const foreign = entry.evidence.find((report) => !incident.reports.includes(report))
  return foreign === undefined
    ? undefined
    : refuse(entry, 'report-not-in-incident', { report: foreign })
}

function consequence(draft: Draft, entry: Consequence): Refusal | undefined {
  for (const incident of draft.incidents.values())
    for (const chain of incident.determinations.values())
      if (current(chain)?.id === entry.determination && incident.mergedInto === undefined) {
        const consequences = [...incident.consequences, entry]
        draft.incidents.set(incident.id, { ...incident, consequences })
        return undefined
      }
  return refuse(entry, 'determination-not-known', { determination: entry.determination })
}

/** The first source of a source: who quotes whom is followed back; a circle counts as one origin. */
export function rootOf(source: string, origins: ReadonlyMap<string, string>): string {
  const seen = [source]
  for (let at = source; ;) {
    const from = origins.get(at)
    if (from === undefined) return at
    if (seen.includes(from)) return seen.slice(seen.indexOf(from)).toSorted()[0]!
    seen.push(from)
    at = from
  }
}

/** How many origins independent of one another stand behind the reports. */
export function independentOrigins(
  reports: Iterable<Report>,
  origins: ReadonlyMap<string, string>,
): number {
  return new Set([...reports].map((report) => rootOf(report.source, origins))).size
}

function stageOf(
  incident: Incident,
  reports: ReadonlyMap<string, Report>,
  origins: ReadonlyMap<string, string>,
  rules: DeskRules,
): Stage {
  if (incident.mergedInto !== undefined) return 'merged'
  if (incident.reopened) return 'reopened'
  const finding = current(incident.findings)
  for (const chain of incident.determinations.values())
    if (current(chain)?.finding === finding?.id && finding !== undefined) return 'determined'
  if (finding !== undefined) return 'found'
  const independent = independentOrigins(
    incident.reports.map((id) => reports.get(id)!),
    origins,
  )
  return independent >= rules.origins ? 'corroborated' : 'under inquiry'
}

/** Stage of a report that belongs to no incident yet. */
export function reportStage(desk: Desk, report: string): 'received' | Triage['outcome'] {
  return desk.triage.get(report)?.outcome ?? 'received'
}
