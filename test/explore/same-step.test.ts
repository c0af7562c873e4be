// The same step as the runtime, shown edge by edge: every step of the explored system, replayed as an event
// through the runtime's own `step`, gives a state that reads the same in every variable.
import { expect, test } from 'vitest'
import { parse } from '../../src/language/index.ts'
import {
  compile,
  eventOf,
  launch,
  readInto,
  step,
  successors,
  type State,
} from '../../src/engine/index.ts'
import { campaign, Coverage, runs, seed } from '../laws.ts'
import { features, small } from './generate.ts'

/** Most states of one agreement that are followed. */
const most = campaign ? 1500 : 60

test('every explored step gives the situation that the runtime gives', () => {
  const coverage = new Coverage('same step', [...features, 'edges', 'whole', 'refused'])
  for (let i = 0; i < runs(2000); i++) {
    const one = small(seed + i)
    const { agreement, diagnostics } = parse([{ file: 'small.truce.md', text: one.text }])
    expect(
      diagnostics.filter((d) => d.severity === 'error'),
      one.text,
    ).toEqual([])
    const from = launch(agreement)
    const { net } = compile(
      from,
      { slots: from.plan.slots.map((s) => s.index), phases: from.phases.keys() },
      { last: one.last },
    )
    // Hours beside days that are counted from an event: said, not searched.
    if (net.refused.length > 0) {
      expect(net.refused.map((d) => d.code)).toEqual(net.refused.map(() => 'X103'))
      coverage.hit('refused')
      continue
    }
    for (const feature of one.features) coverage.hit(feature)
    const queue: { state: State; values: readonly number[]; path: readonly string[] }[] = [
      { state: from, values: net.initial, path: [] },
    ]
    const seen = new Set([net.initial.join()])
    for (let at = 0; at < queue.length && at < most; at++) {
      const { state, values, path } = queue[at] as (typeof queue)[number]
      const tick = values[0] ?? 0
      for (const next of successors(net, values)) {
        const label = net.transitions[next.transition]?.label
        if (!label) continue
        const after = step(state, eventOf(net, label, tick))
        const read = readInto(net, after, label.kind === 'time' ? tick + 1 : tick)
        coverage.hit('edges')
        const way = [...path, label.kind === 'time' ? '·' : JSON.stringify(label)]
        if (read.join() !== next.values.join())
          expect(
            net.variables.map((v, n) => `${v.name} ${next.values[n]}`),
            `seed ${seed + i}\n${one.text}\n${way.join('\n')}\nbefore ${net.variables.map((v, n) => `${v.name} ${values[n]}`).join(', ')}`,
          ).toEqual(net.variables.map((v, n) => `${v.name} ${read[n]}`))
        const key = next.values.join()
        if (!seen.has(key)) {
          seen.add(key)
          queue.push({ state: after, values: next.values, path: way })
        }
      }
    }
    if (queue.length <= most) coverage.hit('whole')
  }
  coverage.check()
}, 1_200_000)
