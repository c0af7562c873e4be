/**
 * A place with its precision against a zone: inside if the whole shape lies in the zone, outside if none of
 * it does, otherwise undecided. The share of the shape's area in the zone is geometry, no
 * probability: nobody knows that every spot of the shape is equally likely.
 */
import type { Window } from '../../model/index.ts'
import { agreed, either } from './answer.ts'
import { covers, metresToBorder } from './bands.ts'
import { metresToLine } from './line.ts'
import { middleOf, outlineOf, type DiscPlace, type Place } from './place.ts'
import { DEGREE_METRES, metresBetween, type Polygon, type Position } from './position.ts'
import { areaOf, holds, relationOf, type Area } from './relation.ts'
import {
  preparedForm,
  timeWithoutZone,
  versionsDuring,
  type PlacedAnswer,
  type PreparedForm,
  type Zone,
} from './zone.ts'

/**
 * Metres from a position to the border of a form: negative inside, positive outside; for belts less
 * `tolerance` it is not known which. NaN where the form is not public.
 */
export function metresOutside(form: PreparedForm, position: Position): number {
  switch (form.kind) {
    case 'belt':
      return metresToLine(position, form.line) - form.metres
    case 'area': {
      const [x, y] = position
      let border = Infinity
      for (const part of form.area.parts) border = metresToBorder(part, x, y, border)
      return holds(form.area, x, y) ? -border : border
    }
    case 'unpublished':
      return Number.NaN
  }
}

/** Where a place lies with respect to one form of a zone. */
export function placeIn(place: Place, form: PreparedForm): PlacedAnswer {
  if (form.kind === 'unpublished') return { answer: 'undecided', ground: 'zone-not-published' }
  const outline = outlineOf(place)
  if (outline === undefined) return { answer: 'undecided', ground: 'place-unknown' }
  const answer =
    place.kind === 'disc'
      ? discIn(place, form)
      : form.kind === 'area'
        ? relationOf(outline, form.area)
        : outlineInBelt(outline, form)
  return { answer, ground: answer === 'undecided' ? 'place-across-border' : 'place-clear' }
}

/** Nowhere is the border nearer than the disc is large: the whole disc lies on one side. */
function discIn(place: DiscPlace, form: Exclude<PreparedForm, { kind: 'unpublished' }>) {
  const outside = metresOutside(form, place.centre)
  const doubt = place.metres + (form.kind === 'belt' ? form.tolerance : 0)
  return outside + doubt <= 0 ? 'inside' : outside - doubt > 0 ? 'outside' : 'undecided'
}

/** Halvings of a cell before a border that runs through it is accepted as not to be resolved. */
const HALVINGS = 9

/** Cells of the shape, halved until each is clear of the belt's border or too small to matter. */
function outlineInBelt(
  outline: readonly Polygon[],
  belt: Extract<PreparedForm, { kind: 'belt' }>,
): 'inside' | 'outside' | 'undecided' {
  const shape = areaOf(outline)
  let some = false
  let none = false
  const visit = (west: number, south: number, east: number, north: number, left: number): void => {
    if (some && none) return
    const middle: Position = [(west + east) / 2, (south + north) / 2]
    const reach = Math.max(
      metresBetween(middle, [west, south]),
      metresBetween(middle, [east, north]),
    )
    // Cells wholly outside the shape say nothing.
    if (!holds(shape, ...middle) && distanceToShape(shape, middle, reach) >= reach) return
    const outside = metresToLine(middle, belt.line) - belt.metres
    if (outside + reach + belt.tolerance <= 0) some = true
    else if (outside - reach - belt.tolerance > 0) none = true
    else if (left === 0) {
      some = true
      none = true
    } else {
      const [x, y] = middle
      visit(west, south, x, y, left - 1)
      visit(x, south, east, y, left - 1)
      visit(west, y, x, north, left - 1)
      visit(x, y, east, north, left - 1)
    }
  }
  for (const { box } of shape.parts) visit(...box, HALVINGS)
  return some && none ? 'undecided' : some ? 'inside' : 'outside'
}

function distanceToShape(shape: Area, [x, y]: Position, limit: number): number {
  let best = limit
  for (const part of shape.parts) best = metresToBorder(part, x, y, best)
  return best
}

/** Steps of the grid on which shares are counted, each way, over the box of each part of the shape. */
export const SHARE_STEPS = 48

/**
 * Share of the shape's area that lies in the form, 0 to 1, counted on a grid of 48 × 48 over the
 * shape's box; undefined where place or zone is unknown. Geometry, not probability.
 */
export function shareIn(place: Place, form: PreparedForm): number | undefined {
  const outline = outlineOf(place)
  const middle = middleOf(place)
  if (form.kind === 'unpublished' || outline === undefined || middle === undefined) return undefined
  let all = 0
  let within = 0
  // Many parts share the work: an archipelago costs no more than one island.
  const steps = Math.max(6, Math.round(SHARE_STEPS / Math.sqrt(outline.length)))
  for (const part of areaOf(outline).parts) {
    const [west, south, east, north] = part.box
    for (let row = 0; row < steps; row++) {
      const y = south + ((row + 0.5) / steps) * (north - south)
      const weight = Math.cos((y * Math.PI) / 180) * (north - south) * (east - west)
      for (let column = 0; column < steps; column++) {
        const x = west + ((column + 0.5) / steps) * (east - west)
        if (!covers(part, x, y)) continue
        all += weight
        const inForm =
          form.kind === 'area'
            ? holds(form.area, x, y)
            : metresToLine([x, y], form.line) <= form.metres
        if (inForm) within += weight
      }
    }
  }
  if (all > 0) return within / all
  // A shape without extent, such as a point: it is in or out.
  return metresOutside(form, middle) <= 0 ? 1 : 0
}

/** An answer with the versions of the zone it rests on. */
export interface ZoneAnswer extends PlacedAnswer {
  readonly zone: string
  /** The versions in force during the window, oldest first; usually one. */
  readonly versions: readonly { readonly id: string; readonly placed: PlacedAnswer }[]
}

/**
 * Where a place lies with respect to a zone as in force at the time of the happening. An uncertain
 * time may meet several versions: their common answer, otherwise undecided.
 */
export function placeInZone(place: Place, time: Window, zone: Zone): ZoneAnswer {
  const versions = versionsDuring(zone, time).map((version) => ({
    id: version.id,
    placed: placeIn(place, preparedForm(version.form)),
  }))
  if (versions.length === 0)
    return { zone: zone.id, answer: 'outside', ground: 'zone-not-in-force', versions }
  const answers = versions.map(({ placed }) => placed.answer)
  if (timeWithoutZone(zone, time)) {
    const answer = agreed([...answers, 'outside'])
    const ground = answer === 'outside' ? versions[0]!.placed.ground : 'time-across-limit'
    return { zone: zone.id, answer, ground, versions }
  }
  const answer = agreed(answers)
  const common = versions.find(({ placed }) => placed.answer === answer)
  const ground = answers.every((one) => one === answers[0])
    ? common!.placed.ground
    : 'zone-versions-differ'
  return { zone: zone.id, answer, ground, versions }
}

/** Inside any of several zones (a clause that names more than one). */
export function placeInZones(
  place: Place,
  time: Window,
  zones: readonly Zone[],
): { answer: ZoneAnswer['answer']; zones: readonly ZoneAnswer[] } {
  const answers = zones.map((zone) => placeInZone(place, time, zone))
  return { answer: either(answers.map(({ answer }) => answer)), zones: answers }
}

/** Degrees of latitude of so many metres; longitudes need the cosine besides. */
export function degreesOf(metres: number): number {
  return metres / DEGREE_METRES
}

/** How many places got which answer, beside what their bare middles would have said. */
export interface AnswerCounts {
  readonly withPrecision: Readonly<Record<ZoneAnswer['answer'], number>>
  /** What a page would claim that forgets the precision: for comparison only. */
  readonly asPoints: { readonly inside: number; readonly outside: number }
  readonly withoutPlace: number
}

/** Counts the answers of many places against one zone, each at the time of its happening. */
export function answerCounts(
  happenings: Iterable<{ readonly place: Place; readonly happened: Window }>,
  zone: Zone,
): AnswerCounts {
  const prepared = new Map(zone.versions.map(({ id, form }) => [id, preparedForm(form)]))
  const withPrecision = { inside: 0, outside: 0, undecided: 0 }
  const asPoints = { inside: 0, outside: 0 }
  let withoutPlace = 0
  for (const { place, happened } of happenings) {
    const versions = versionsDuring(zone, happened)
    const answers = versions.map(({ id }) => placeIn(place, prepared.get(id)!).answer)
    const partly = timeWithoutZone(zone, happened)
    withPrecision[agreed(partly ? [...answers, 'outside'] : answers)] += 1
    const middle = middleOf(place)
    if (middle === undefined) {
      withoutPlace += 1
      continue
    }
    const spot = versions.some(({ id }) => metresOutside(prepared.get(id)!, middle) <= 0)
    asPoints[spot ? 'inside' : 'outside'] += 1
  }
  return { withPrecision, asPoints, withoutPlace }
}
