// Every question, against all histories of small agreements: the sliced search and brute force over the
// whole text give the same verdict.
import { expect, test } from 'vitest'
import { parse } from '../../src/language/index.ts'
import {
  compile,
  finish,
  huntAll,
  isLate,
  launch,
  questionHunts,
  type State,
  type Subject,
} from '../../src/engine/index.ts'
import { campaign, Coverage, runs, seed } from '../laws.ts'
import { amended, asked, bruteForce, type Reached } from './brute.ts'
import { dice, features, small } from './generate.ts'

const most = campaign ? 1500 : 300

test('all histories of small agreements give the same verdicts', () => {
  const coverage = new Coverage('brute force', [
    ...features,
    'amendment',
    'compared',
    'can',
    'cannot',
    'unreachable',
    'late-nobody',
    'unfinished',
    'kept',
    'exposure',
  ])
  for (let i = 0; i < runs(2000); i++) {
    const made = small(seed + i)
    // What may be broken on any day makes many histories: such texts are looked at for a shorter time.
    const restless = /refrain|handover|Thaw/.test(made.text)
    const one = restless ? { ...made, text: calm(made.text) } : made
    const read = (text: string) => parse([{ file: 'small.truce.md', text }]).agreement
    let from: State = launch(read(one.text))
    if (dice(seed + i)(9) === 0) {
      from = amended(
        from,
        read(one.text.replace(/by Day (\d)/g, (_, n: string) => `by Day ${Number(n) + 1}`)),
        from.now,
      )
      coverage.hit('amendment')
    }
    const days = /Desk finds|refrain/.test(one.text) ? 2 : /lasts 3 days/.test(one.text) ? 4 : 3
    const whole = compile(
      from,
      { slots: from.plan.slots.map((s) => s.index), phases: from.phases.keys() },
      { days },
    )
    if (whole.net.refused.length > 0) continue
    const reached = bruteForce(from, whole.net.ticks.at, whole.net.ticks.last, most)
    if (!reached) continue
    coverage.hit('compared')
    for (const feature of one.features) coverage.hit(feature)
    const subject: Subject = { agreement: from.plan.agreement, from, dated: true, assumptions: [] }
    const hunts = questionHunts(subject)
    const results = finish(
      huntAll(
        subject,
        { days, states: 200_000 },
        hunts.map((h) => h.hunt),
      ),
    )
    hunts.forEach((h, k) => {
      const mine = results[k]
      if (!mine || mine.verdict === 'not-settled')
        throw new Error(`${one.text} ${h.question} not settled`)
      const { net } = mine.compiled
      // A slice may be followed for a shorter time than the whole: compared on its own time.
      const last = net.ticks.at(net.ticks.last)
      const within = reached.filter((r) => r.state.now <= last)
      const slots = new Set(net.slots)
      const verdict = within.some((r) => matches(h.question, h.about, r, slots, last))
        ? 'can'
        : 'cannot'
      if (h.question === 'exposure') {
        const top = Math.max(0, ...within.map((r) => openAt(r.state, h.about.slot)))
        expect(Math.max(0, mine.most), `seed ${seed + i}\n${one.text}`).toBe(top)
      } else
        expect(
          `${h.question} ${JSON.stringify(h.about)} ${mine.verdict}`,
          `seed ${seed + i}\n${one.text}`,
        ).toBe(`${h.question} ${JSON.stringify(h.about)} ${verdict}`)
      coverage.hit(mine.verdict)
      coverage.hit(h.question)
    })
  }
  coverage.check()
}, 1_200_000)

/** Without verifiers of the first two clauses and without talks. */
function calm(text: string): string {
  return text
    .replace(/^ {4}The Desk confirms within.*\n/gm, '')
    .replace(/^(The Talks|1\.4).*\n/gm, '')
}

interface About {
  readonly slot: number
  readonly phase: number
  readonly next: number
}

function openAt(state: State, n: number): number {
  const slot = state.slots[n]
  return slot ? slot.items.length - slot.firstOpen : 0
}

function matches(
  question: string,
  about: About,
  { state, clean }: Reached,
  slice: ReadonlySet<number>,
  last: number,
): boolean {
  const mode = state.phases[about.phase]?.mode
  const over = mode === 'expired' || mode === 'ended'
  const next = state.phases[about.next]?.mode
  const nobody = ![...slice].some((n) => asked(state, n) && state.slots[n]?.pending === null)
  switch (question) {
    case 'unreachable':
      return about.slot >= 0
        ? asked(state, about.slot) || state.slots[about.slot]?.done != null
        : mode !== 'not-begun'
    case 'late-nobody': {
      if (about.slot < 0) return clean && over && next === 'not-begun' && nobody && !state.lapsed
      const slot = state.slots[about.slot]
      if (!slot || slot.done) return false
      const passed = slot.items.some(
        (item) =>
          item.done === null &&
          (item.verdict === 'passed' ||
            item.verdict === 'together' ||
            (item.verdict === 'open' &&
              item.claimed !== null &&
              item.limit !== null &&
              item.limit < state.now)),
      )
      return passed && nobody
    }
    case 'unfinished':
      if (about.next >= 0) return clean && over && next === 'not-begun'
      if (about.slot < 0) return clean && over
      return clean && over && state.slots[about.slot]?.done == null && !isLate(state, about.slot)
    case 'kept':
      return clean && mode === 'not-begun' && (state.now === last || state.lapsed !== null)
    default:
      return false
  }
}
