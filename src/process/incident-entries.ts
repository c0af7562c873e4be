// From entries of the record to entries of the desk. A line that cannot be read as its kind says (a place
// without a precision, a time that is none) is named and left out; the rest goes on.
import { dateIn, readWindow, startOfDate, type Instant, type Window } from '../model/index.ts'
import { placeFrom, type AreaPlace, type DeskEntry, type Place } from '../monitor/index.ts'
import type { Entry } from '../record/index.ts'

/** An entry of the record that the desk could not take. */
export interface UnreadEntry {
  readonly entry: string
  readonly code: string
  readonly data: Readonly<Record<string, string | number>>
}

export interface DeskEntries {
  readonly entries: readonly DeskEntry[]
  readonly unread: readonly UnreadEntry[]
}

/** @param entries visible, known and corrected; the desk takes them in the order of the record */
export function deskEntries(
  entries: readonly Entry[],
  areas: ReadonlyMap<string, AreaPlace>,
  zone: string,
): DeskEntries {
  const unread: UnreadEntry[] = []
  /** The finding that a release of an incident copies: the last one recorded before it. */
  const lastFinding = new Map<string, string>()
  const made = entries
    .toSorted((a, b) => a.recorded - b.recorded || a.order - b.order)
    .flatMap((entry): DeskEntry[] => {
      const common = { id: entry.id, recorded: entry.recorded }
      const place = (text: string): Place => {
        const found = placeFrom(text, areas)
        if ('kind' in found) return found
        unread.push({ entry: entry.id, code: found.code, data: found.data })
        return { kind: 'unknown' }
      }
      return [...deskEntry(entry, common, place, zone, lastFinding)]
    })
  return { entries: made, unread }
}

function* deskEntry(
  entry: Entry,
  common: { readonly id: string; readonly recorded: Instant },
  place: (text: string) => Place,
  zone: string,
  lastFinding: Map<string, string>,
): Generator<DeskEntry> {
  switch (entry.kind) {
    case 'report': {
      const { credibility, sealed, ...body } = entry.body
      yield {
        ...common,
        kind: 'report',
        ...body,
        happened: entry.window,
        place: place(body.place),
        credibility: Number(credibility) as 1 | 2 | 3 | 4 | 5 | 6,
        sealed: sealed ?? false,
      }
      return
    }
    case 'origin':
    case 'grouping':
    case 'merge':
    case 'split':
    case 'consequence':
      yield { ...common, kind: entry.kind, ...entry.body } as DeskEntry
      return
    case 'attribution':
    case 'assessment':
      yield { ...common, kind: entry.kind, ...entry.body } as DeskEntry
      return
    case 'triage': {
      const { report, outcome, duplicateOf: of } = entry.body
      yield { ...common, kind: 'triage', report, outcome, ...(of === undefined ? {} : { of }) }
      return
    }
    case 'incident finding': {
      const { occurred, ...body } = entry.body
      lastFinding.set(body.incident, entry.id)
      const happened: Window = readWindow(occurred, zone) ?? entry.window
      yield { ...common, kind: 'finding', ...body, place: place(body.place), happened }
      return
    }
    case 'determination': {
      const {
        by,
        clause,
        against,
        result,
        incident,
        finding,
        proposedBy,
        confirmedBy,
        supersedes,
      } = entry.body
      // A determination that is about no incident is none of the desk's.
      if (incident === undefined) return
      yield {
        ...common,
        kind: 'determination',
        incident,
        clause,
        body: by,
        result,
        finding: finding ?? '',
        proposedBy: proposedBy ?? '',
        ...(against === undefined ? {} : { against }),
        ...(confirmedBy === undefined ? {} : { confirmedBy }),
        ...(supersedes === undefined ? {} : { supersedes }),
      }
      return
    }
    case 'release': {
      const { incident, level, notBefore } = entry.body
      yield {
        ...common,
        kind: 'publication',
        incident,
        level,
        finding: lastFinding.get(incident) ?? '',
        ...(notBefore === undefined ? {} : { notBefore: startOfDate(notBefore, zone) }),
      }
      return
    }
    case 'access': {
      const { by: body, area, outcome, answeredBy, reason } = entry.body
      yield {
        ...common,
        kind: 'access',
        body,
        area,
        outcome,
        when: entry.window,
        ...(answeredBy === undefined ? {} : { by: answeredBy }),
        ...(reason === undefined ? {} : { reason }),
      }
      return
    }
    case 'watch': {
      const { by: body, area, hours } = entry.body
      const day = dateIn(entry.window.from, zone)
      yield { ...common, kind: 'coverage', body, area, day, hours }
      return
    }
    default:
  }
}
