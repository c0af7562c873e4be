// The same number of states and the same shortest depth as SPIN, for the two reference models written as
// agreement texts and compiled by the product, and for what the product exports.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from '../../src/language/index.ts'
import { compile, finish, launch, promela, search } from '../../src/engine/index.ts'
import { isDone, isLate, openOf } from '../../src/engine/explore/facts.ts'
import { and, eq, gt, not } from '../../src/engine/explore/net.ts'
import { campaign } from '../laws.ts'
import { pxRosterText, pxText, trText } from './models.ts'
import { spin } from './spin.ts'

function systemOf(text: string, last: number) {
  const { agreement, diagnostics } = parse([{ file: 'model.truce.md', text }])
  expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([])
  const state = launch(agreement)
  const { net } = compile(state, { slots: state.plan.slots.map((one) => one.index) }, { last })
  expect(net.refused).toEqual([])
  return net
}

function count(text: string, last: number) {
  return finish(search(systemOf(text, last), {}, { states: 10_000_000 }))
}

/** Reference counts: SPIN 6.5.2 on the models in reference/ (px N W D M; tr K P W D). */
const counted = [
  [4, 3, 7, 4, 645],
  [5, 3, 8, 5, 1379],
  [6, 3, 9, 6, 2674],
  [7, 3, 10, 7, 4806],
  [8, 3, 11, 8, 8130],
  [12, 3, 15, 12, 43_771],
  [16, 3, 19, 16, 154_224],
  [12, 7, 42, 4, 160_969],
  [33, 7, 42, 4, 517_780],
] as const

test.each(counted)('persons counted: N %i W %i D %i M %i has %i states', (n, w, d, m, states) => {
  const found = count(pxText(n, w, m), d)
  expect(found.settled).toBe(true)
  expect(found.states).toBe(states)
})

test.each([
  [4, 5932],
  [5, 35_748],
  [6, 210_528],
] as const)('persons distinct: a roster of %i has %i states', (n, states) => {
  expect(count(pxRosterText(n, 3), n + 3).states).toBe(states)
})

test.each([
  [1, 466],
  [2, 7940],
  [3, 138_664],
] as const)('parallel tracks: %i of them have %i states', (k, states) => {
  expect(count(trText(k, 3, 7), 28).states).toBe(states)
})

const folder = join(import.meta.dirname, 'reference')

/** Small sizes that SPIN counts here and now, on its own model and on the exported one. */
const live: readonly (readonly ['px_cnt' | 'px_id' | 'tr', number, number, number, number])[] = [
  ['px_cnt', 3, 2, 5, 3],
  ['px_cnt', 5, 3, 9, 2],
  ['px_cnt', 6, 4, 12, 3],
  ['px_cnt', 9, 5, 10, 1],
  ['px_id', 3, 3, 6, 3],
  ['tr', 2, 5, 12, 0],
  ...(campaign
    ? ([
        ['px_cnt', 1, 2, 4, 1],
        ['px_cnt', 2, 2, 9, 1],
        ['px_cnt', 4, 6, 14, 2],
        ['px_cnt', 7, 2, 20, 7],
        ['px_cnt', 8, 7, 21, 5],
        ['px_cnt', 10, 4, 30, 4],
        ['px_cnt', 15, 3, 15, 6],
        ['px_cnt', 20, 5, 25, 3],
        ['px_cnt', 24, 3, 27, 24],
        ['px_id', 2, 4, 9, 2],
        ['px_id', 4, 2, 8, 4],
        ['px_id', 5, 3, 8, 5],
        ['tr', 1, 3, 9, 0],
        ['tr', 2, 7, 28, 0],
        ['tr', 3, 4, 14, 0],
      ] as const)
    : []),
]

test.each(live)(
  '%s %i %i %i %i: SPIN counts the same, on its model and on ours',
  (model, n, w, d, m) => {
    const text =
      model === 'px_cnt'
        ? pxText(n, w, m)
        : model === 'px_id'
          ? pxRosterText(n, w)
          : trText(n, 3, w)
    const net = systemOf(text, d)
    const ours = finish(search(net, {}, { states: 10_000_000 }))
    const source = readFileSync(join(folder, `${model}.pml`), 'utf8')
    const theirs = spin(source, [`-DN=${n}`, `-DW=${w}`, `-DD=${d}`, `-DM=${m}`])
    expect(ours.states).toBe(theirs.states)
    expect(ours.states).toBe(spin(promela(net)).states)
  },
)

/** The last day, somebody still held, nobody late, and the holder excused because M answers are out. */
function stuck({ context }: ReturnType<typeof compile>, m: number) {
  return and(
    eq(context.day, context.ticks.last),
    not(isDone(context, 0)),
    not(isLate(context, 1)),
    gt(openOf(context, 1), m - 1),
  )
}

test.each([
  [8, 3, 11, 2, 13],
  [33, 7, 42, 4, 46],
] as const)(
  'the nearest unfinished end with nobody late: N %i W %i D %i M %i in %i steps',
  (n, w, d, m, steps) => {
    const { agreement } = parse([{ file: 'model.truce.md', text: pxText(n, w, m) }])
    const state = launch(agreement)
    const compiled = compile(state, { slots: [0, 1] }, { last: d })
    const goal = stuck(compiled, m)
    const found = finish(search(compiled.net, { goals: [goal] }, { states: 10_000_000 }))
    expect(found.depths).toEqual([steps])
    if (n === 8 || campaign) expect(spin(promela(compiled.net, goal), [], true).steps).toBe(steps)
  },
)

const examples = join(import.meta.dirname, '../../examples')

/** Slices of the examples: what a clause depends on, for a number of days. */
const slices: readonly (readonly [string, string, number])[] = [
  ['invented/agreement.truce.md', '3.9', 20],
  ['minsk-ii/agreement.truce.md', '2.2', 17],
  ...(campaign
    ? ([
        ['invented/agreement.truce.md', '3.2', 30],
        ['invented/agreement.truce.md', '3.5', 12],
        ['dayton-1a/agreement.truce.md', '4.3', 30],
        ['stockholm-2018/agreement.truce.md', '1.2', 30],
        ['stockholm-2018/agreement.truce.md', '2.1', 45],
      ] as const)
    : []),
]

test.each(slices)(
  '%s, what %s depends on in %i days: SPIN counts the same',
  (file, clause, days) => {
    const { agreement } = parse([{ file, text: readFileSync(join(examples, file), 'utf8') }])
    const state = launch(agreement)
    const { net } = compile(state, { slots: state.plan.byClause.get(clause) ?? [] }, { days })
    expect(net.refused).toEqual([])
    const found = finish(search(net, {}, { states: 3_000_000 }))
    expect(found.settled).toBe(true)
    expect(found.states).toBe(spin(promela(net)).states)
  },
)
