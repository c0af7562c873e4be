// A map drawn by ourselves: the process's zones and shapes of places, nothing fetched from anywhere. A
// place is drawn as large as it is unsure; north is up in every language.
import { middleOf, outlineOf, type DrawnZones, type IncidentPlace } from '../process/index.ts'
import { degreesText } from './incidents-words.ts'
import type { Say } from './say.ts'

export interface Mark {
  readonly id: string
  readonly label: string
  readonly place: IncidentPlace
  readonly kind: 'report' | 'found' | 'open'
}

type Spot = readonly [number, number]

const width = 720
const most = 640
const margin = 26

export function IncidentMap({
  say,
  drawn,
  marks,
}: {
  say: Say
  drawn: DrawnZones
  marks: readonly Mark[]
}) {
  const areas = drawn.zones.flatMap(({ id, versions }) => {
    const form = versions.at(-1)?.form
    return form?.kind === 'area' ? [{ name: id, polygons: form.polygons }] : []
  })
  const lines = drawn.lines.map(({ name, geometry }) => ({
    name,
    line: geometry.coordinates as readonly Spot[],
  }))
  const shapes = marks.flatMap((mark) => {
    const polygons = outlineOf(mark.place)
    const middle = middleOf(mark.place)
    return polygons === undefined || middle === undefined ? [] : [{ mark, polygons, middle }]
  })
  const all: Spot[] = [
    ...areas.flatMap((one) => one.polygons.flat(2)),
    ...lines.flatMap((one) => one.line),
    ...shapes.flatMap((one) => one.polygons.flat(2)),
  ]
  if (all.length === 0) return null
  const view = viewOf(all)
  return (
    <figure class="map">
      <svg
        viewBox={`0 0 ${width} ${view.height}`}
        role="img"
        aria-label={say('incidents-map-about', { zones: areas.length, places: shapes.length })}
      >
        <defs>
          <pattern id="unsure" width="6" height="6" patternUnits="userSpaceOnUse">
            <path d="M0 6L6 0" class="hatch" />
          </pattern>
        </defs>
        {areas.map(({ name, polygons }) => (
          <g key={name}>
            <path class="zone" fill-rule="evenodd" d={pathOf(polygons, view.at)} />
            <text class="zone-label" {...labelAt(polygons, view.at)}>
              {name}
            </text>
          </g>
        ))}
        {lines.map(({ name, line }) => (
          <path
            key={name}
            class="zone-line"
            d={line.map((spot, i) => `${i === 0 ? 'M' : 'L'}${view.at(spot)}`).join('')}
          >
            <title>{name}</title>
          </path>
        ))}
        {shapes.map(({ mark, polygons, middle }) => (
          <a key={mark.id} href={`#i-${mark.id}`} aria-label={mark.label}>
            <path class={`place ${mark.kind}`} fill-rule="evenodd" d={pathOf(polygons, view.at)}>
              <title>{`${mark.label} (${degreesText(middle)})`}</title>
            </path>
          </a>
        ))}
        <g class="scale" transform={`translate(${margin} ${view.height - 12})`}>
          <path d={`M0 -4V0H${view.bar.pixels}V-4`} />
          <text x={view.bar.pixels + 6} y={0}>
            {view.bar.label}
          </text>
        </g>
      </svg>
      <figcaption class="when">{say('incidents-map-note')}</figcaption>
    </figure>
  )
}

interface View {
  readonly height: number
  readonly at: (spot: Spot) => string
  readonly bar: { readonly pixels: number; readonly label: string }
}

/** Plate carrée with its scale true in the middle: good for the extent of an agreement's zones. */
function viewOf(spots: readonly Spot[]): View {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of spots) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  const narrow = Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180))
  const across = Math.max((east - west) * narrow, 0.002)
  const down = Math.max(north - south, 0.002)
  const scale = Math.min((width - 2 * margin) / across, (most - 2 * margin) / down)
  const offset = (width - across * scale) / 2
  const metres = 111_195 / scale
  const wanted = metres * 140
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]
    .map((km) => km * 100)
    .findLast((one) => one <= wanted)
  const bar = step ?? 100
  return {
    height: Math.round(down * scale + 2 * margin + 16),
    at: ([x, y]) =>
      `${round(offset + (x - west) * narrow * scale)} ${round(margin + (north - y) * scale)}`,
    bar: {
      pixels: round(bar / metres),
      label: bar >= 1000 ? `${bar / 1000} km` : `${bar} m`,
    },
  }
}

function pathOf(
  polygons: readonly (readonly (readonly Spot[])[])[],
  at: (spot: Spot) => string,
): string {
  return polygons
    .flat()
    .map((ring) => `M${ring.map(at).join('L')}Z`)
    .join('')
}

function labelAt(
  polygons: readonly (readonly (readonly Spot[])[])[],
  at: (spot: Spot) => string,
): { readonly x: number; readonly y: number } {
  const ring = polygons[0]?.[0] ?? []
  const top = ring.reduce<Spot>((best, one) => (one[1] > best[1] ? one : best), ring[0] ?? [0, 0])
  const [x = '0', y = '0'] = at(top).split(' ')
  return { x: Number(x), y: Number(y) - 5 }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
