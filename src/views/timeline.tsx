// The timeline as our own SVG: a lane per side and one for all others, a mark per dated entry. The
// list below it says the same in words.
import { dateIn, type Entry, type Instant } from '../process/index.ts'
import type { Context } from './parts.tsx'
import { sayWhen } from './say.ts'
import { tell } from './tell.ts'

const width = 1000
const left = 120
const right = 24
const laneHeight = 74
const top = 34

/** Who an entry is by, as far as it names somebody. */
function actorOf(entry: Entry): string | null {
  const body = entry.body as Record<string, unknown>
  for (const name of ['of', 'by', 'actor']) {
    const value = body[name]
    if (typeof value === 'string' && (name !== 'of' || entry.kind === 'position')) return value
  }
  return null
}

/** Kinds that describe who is who and which texts exist, not what happened. */
const background = new Set(['actor', 'version', 'authorship', 'aim', 'challenge', 'earlier truce'])

export function timelineEntries(context: Context): readonly Entry[] {
  return context.report.entries.filter((entry) => entry.dated && !background.has(entry.kind))
}

interface Mark {
  readonly entry: Entry
  readonly x: number
  readonly lane: number
  readonly level: number
}

export function Timeline({ context }: { context: Context }) {
  const { say, report } = context
  const entries = timelineEntries(context)
  const first = entries[0]
  if (!first) return <p class="empty">{say('empty-timeline')}</p>
  const lanes = [...report.sides, say('lane-others')]
  const zone = report.charter.zone
  const start = Math.min(...entries.map((one) => middle(one)))
  const end = Math.max(report.query.at, ...entries.map((one) => middle(one)))
  const span = Math.max(1, end - start)
  const x = (instant: Instant) =>
    Math.round(left + ((instant - start) / span) * (width - left - right))
  const marks = placed(entries, lanes.length, report.sides, x)
  const height = top + lanes.length * laneHeight + 8
  return (
    <figure class="timeline">
      <div class="scroll" tabIndex={0}>
        <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={say('head-timeline')}>
          {ticks(start, end).map((at) => (
            <g key={at}>
              <line class="tick" x1={x(at)} x2={x(at)} y1={top - 8} y2={height - 8} />
              <text class="tick-label" x={x(at)} y={top - 14} text-anchor="middle">
                {dateIn(at, zone).slice(5)}
              </text>
            </g>
          ))}
          {lanes.map((lane, index) => (
            <g key={lane}>
              <line class="lane" x1={left} x2={width - right} y1={laneY(index)} y2={laneY(index)} />
              <text class="lane-label" x={left - 10} y={laneY(index) + 4} text-anchor="end">
                {lane}
              </text>
            </g>
          ))}
          <line
            class="today"
            x1={x(report.query.at)}
            x2={x(report.query.at)}
            y1={top - 8}
            y2={height - 8}
          />
          {marks.map(({ entry, x: cx, lane, level }) => (
            <a
              key={entry.id}
              href={`#e-${entry.id}`}
              aria-label={`${sayWhen(say, entry)}: ${tell(say, entry)}`}
            >
              <circle
                class={`mark ${entry.kind.replaceAll(' ', '-')}`}
                cx={cx}
                cy={laneY(lane) - level * 13}
                r={5.5}
              >
                <title>{`${sayWhen(say, entry)}: ${tell(say, entry)}`}</title>
              </circle>
            </a>
          ))}
        </svg>
      </div>
    </figure>
  )
}

function middle(entry: Entry): Instant {
  return Math.round((entry.window.from + entry.window.to) / 2)
}

function laneY(index: number): number {
  return top + index * laneHeight + laneHeight - 14
}

/** Marks that would cover each other are stacked upwards; lane order is the order of the sides. */
function placed(
  entries: readonly Entry[],
  lanes: number,
  sides: readonly string[],
  x: (at: Instant) => number,
): readonly Mark[] {
  const taken = new Map<number, { x: number; level: number }[]>()
  return entries.map((entry) => {
    const actor = actorOf(entry)
    const index = actor === null ? -1 : sides.indexOf(actor)
    const lane = index < 0 ? lanes - 1 : index
    const cx = x(middle(entry))
    const others = taken.get(lane) ?? []
    let level = 0
    while (others.some((one) => one.level === level && Math.abs(one.x - cx) < 13)) level += 1
    // Above the height of a lane marks may touch: the list says the same without crowding.
    if (level > 4) level = level % 5
    others.push({ x: cx, level })
    taken.set(lane, others)
    return { entry, x: cx, lane, level }
  })
}

/** About eight ticks at whole steps of days. */
function ticks(start: Instant, end: Instant): readonly Instant[] {
  const day = 1440
  const wanted = Math.max(1, Math.ceil((end - start) / day / 8))
  const step = [1, 2, 7, 14, 30, 60, 90, 180, 365].find((one) => one >= wanted) ?? wanted
  const result: Instant[] = []
  for (let at = start; at <= end; at += step * day) result.push(at)
  return result
}
