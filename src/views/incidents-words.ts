// Places, areas and kinds of the desk in words.
import type { IncidentPlace, PublicRow, TableArea } from '../process/index.ts'
import { slug, type Say } from './say.ts'

/** Latitude first, three digits: a label, never finer than a hundred metres. */
export function degreesText([x, y]: readonly [number, number]): string {
  return `${y.toFixed(3)}, ${x.toFixed(3)}`
}

/** A length as people say it. */
export function lengthText(metres: number): string {
  return metres >= 1000 ? `${Math.round(metres / 100) / 10} km` : `${Math.round(metres)} m`
}

export function placeText(say: Say, place: IncidentPlace): string {
  switch (place.kind) {
    case 'disc':
      return say('incidents-place-disc', {
        at: degreesText(place.centre),
        size: lengthText(place.metres),
      })
    case 'square':
      return say('incidents-place-square', {
        reference: place.reference,
        size: lengthText(place.metres),
      })
    case 'area':
      return say('incidents-place-area', { area: place.code })
    case 'sector':
      return say('incidents-place-sector', {
        bearing: Math.round(place.bearing),
        near: lengthText(place.nearest),
        far: lengthText(place.farthest),
        from: degreesText(place.observer),
      })
    case 'unknown':
      return say('incidents-place-unknown')
  }
}

export function publicPlaceText(
  say: Say,
  place: Extract<PublicRow, { state: 'shown' }>['place'],
): string {
  if (place.kind === 'area') return say('incidents-place-area', { area: place.code })
  if (place.kind === 'withheld') return say('incidents-place-withheld')
  return say('incidents-place-cell', {
    at: degreesText([place.west, place.south]),
    size: lengthText(place.metres),
  })
}

export function areaText(say: Say, area: TableArea): string {
  return typeof area === 'string' ? say(`incidents-area-${slug(area)}`) : area.code
}

export function resultText(say: Say, result: string): string {
  return say(`incidents-result-${slug(result)}`)
}
