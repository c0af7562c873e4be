// Who has given more, as our own SVG: a step per half-handover, the first side above the middle line,
// the second below. The table beside it says the same in words.
import type { Say } from './say.ts'

/** One step; shares are signed percent of the agreement, `low` ≤ `high` where classes are missing. */
export interface Step {
  readonly label: string
  readonly low: number
  readonly high: number
}

const width = 1000
const height = 260
const left = 70
const right = 20
const middle = height / 2

export function Curve({
  say,
  title,
  steps,
  sides,
}: {
  say: Say
  title: string
  steps: readonly Step[]
  sides: readonly [string, string]
}) {
  if (steps.length === 0) return null
  const most = Math.max(1, ...steps.flatMap((one) => [Math.abs(one.low), Math.abs(one.high)]))
  const x = (k: number) =>
    Math.round(left + ((k + 1) / (steps.length + 1)) * (width - left - right))
  const y = (share: number) => Math.round(middle - (share / most) * (middle - 30))
  const points = [
    `${left},${middle}`,
    ...steps.flatMap((one, k) => {
      const before = k === 0 ? 0 : steps[k - 1]!.high
      return [`${x(k)},${y(before)}`, `${x(k)},${y(one.high)}`]
    }),
    `${width - right},${y(steps.at(-1)!.high)}`,
  ].join(' ')
  const lower = steps.some((one) => one.low !== one.high)
    ? steps.map((one, k) => `${x(k)},${y(one.low)}`).join(' ')
    : null
  const round = Math.round(most * 10) / 10
  return (
    <figure class="timeline">
      <figcaption>
        {title}. {say('exchange-curve-about', { first: sides[0], second: sides[1] })}
      </figcaption>
      <div class="scroll" role="group" aria-label={title} tabIndex={0}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
          <line class="lane" x1={left} x2={width - right} y1={middle} y2={middle} />
          <line class="tick" x1={left} x2={width - right} y1={y(most)} y2={y(most)} />
          <line class="tick" x1={left} x2={width - right} y1={y(-most)} y2={y(-most)} />
          <text class="tick-label" x={left - 8} y={y(most) + 4} text-anchor="end">
            {`${round} %`}
          </text>
          <text class="tick-label" x={left - 8} y={middle + 4} text-anchor="end">
            0
          </text>
          <text class="tick-label" x={left - 8} y={y(-most) + 4} text-anchor="end">
            {`${round} %`}
          </text>
          <text class="lane-label" x={left + 4} y={18}>
            {sides[0]}
          </text>
          <text class="lane-label" x={left + 4} y={height - 8}>
            {sides[1]}
          </text>
          {lower === null ? null : <polyline class="curve-low" points={lower} />}
          <polyline class="curve" points={points} />
          {steps.map((one, k) => (
            <circle key={`${k}${one.label}`} class="mark" cx={x(k)} cy={y(one.high)} r={4}>
              <title>{one.label}</title>
            </circle>
          ))}
        </svg>
      </div>
    </figure>
  )
}
