/**
 * Distances that an agreement asks for between a party's line and its weapons, by class: "heavy
 * weapons of this class at least so far behind that line". Tested with the precision of the place
 * and the tolerance of the line; either side of the line counts, or only one where the text says so.
 */
import { metresToLine, sideOfLine, type Side } from './line.ts'
import { middleOf, outlineOf, type Place } from './place.ts'
import { metresBetween, type Position } from './position.ts'

/** One line of a party, with what has to keep away from it. */
export interface SeparationLine {
  readonly id: string
  /** The party whose weapons are meant, as the agreement declares it. */
  readonly party: string
  readonly line: readonly Position[]
  /** How far off the drawn line may be, in metres. */
  readonly tolerance: number
  /** Which side of the line, seen along its drawing, is the party's own; absent: both. */
  readonly ownSide?: Exclude<Side, 'on'>
  /** Metres asked for, by weapon class as the agreement names it. */
  readonly classes: readonly { readonly weapon: string; readonly metres: number }[]
}

/** `far-enough` and `too-near` say only where something was; whether a clause was kept, others say. */
export type SeparationAnswer =
  | 'far-enough'
  | 'too-near'
  /** On the other side of the party's own line, where no distance is far enough. */
  | 'beyond-line'
  | 'undecided'
  | 'class-not-named'

export interface Separation {
  readonly answer: SeparationAnswer
  /** Metres asked for; undefined where the class has no distance. */
  readonly asked?: number
  /** The nearest and farthest that the place may be from the line, in metres. */
  readonly nearest: number
  readonly farthest: number
  readonly side: Side | 'undecided'
}

/** How far a place is from a party's line, against what is asked of one class of weapons. */
export function separationOf(place: Place, weapon: string, line: SeparationLine): Separation {
  const asked = line.classes.find((one) => one.weapon === weapon)?.metres
  const [nearest, farthest] = reachOf(place, line)
  const side = sideOfPlace(place, line, nearest)
  if (asked === undefined) return { answer: 'class-not-named', nearest, farthest, side }
  const own = line.ownSide === undefined || side === line.ownSide
  const answer: SeparationAnswer =
    !own && side !== 'undecided'
      ? 'beyond-line'
      : farthest < asked
        ? 'too-near'
        : own && nearest >= asked
          ? 'far-enough'
          : 'undecided'
  return { answer, asked, nearest, farthest, side }
}

/** Bounds: the distance from a line changes by no more than one moves. */
function reachOf(place: Place, { line, tolerance }: SeparationLine): [number, number] {
  const middle = middleOf(place)
  if (middle === undefined) return [0, Infinity]
  const distance = metresToLine(middle, line)
  let size = 0
  if (place.kind === 'disc') size = place.metres
  else
    for (const position of outlineOf(place)!.flat(2))
      size = Math.max(size, metresBetween(middle, position))
  return [Math.max(0, distance - size - tolerance), distance + size + tolerance]
}

function sideOfPlace(place: Place, line: SeparationLine, nearest: number): Side | 'undecided' {
  const middle = middleOf(place)
  // A shape that may reach the line may lie on either side of it.
  if (middle === undefined || nearest <= 0) return 'undecided'
  return sideOfLine(middle, line.line)
}
