/**
 * A zone drawn anew changes no old answer: an assessment keeps the version it rested on. What would come
 * out differently today is shown, so that a body can decide to look again.
 */
import { placeInZone, type Answer, type Zone } from '../space/index.ts'
import { current, type Desk } from './desk.ts'

export interface Redrawn {
  readonly incident: string
  readonly clause: string
  readonly zone: string
  readonly assessment: string
  readonly was: { readonly version: string; readonly inZone: Answer }
  /** With the versions now recorded, at the time of the happening. */
  readonly would: { readonly versions: readonly string[]; readonly inZone: Answer }
}

/** Assessments whose answer, or the version it rests on, would differ with the zones as now recorded. */
export function wouldDiffer(desk: Desk, zones: readonly Zone[]): Redrawn[] {
  const byId = new Map(zones.map((zone) => [zone.id, zone]))
  const found: Redrawn[] = []
  for (const incident of desk.incidents.values())
    for (const chain of incident.assessments.values()) {
      const last = current(chain)
      const zone = last === undefined ? undefined : byId.get(last.zone)
      const finding = incident.findings.find((one) => one.id === last?.finding)
      if (last === undefined || zone === undefined || finding === undefined) continue
      const now = placeInZone(finding.place, finding.happened, zone)
      const versions = now.versions.map((version) => version.id)
      const sameVersion = versions.length === 1 && versions[0] === last.zoneVersion
      if (now.answer === last.inZone && sameVersion) continue
      found.push({
        incident: incident.id,
        clause: last.clause,
        zone: zone.id,
        assessment: last.id,
        was: { version: last.zoneVersion, inZone: last.inZone },
        would: { versions, inZone: now.answer },
      })
    }
  return found.toSorted((a, b) => (a.assessment < b.assessment ? -1 : 1))
}
