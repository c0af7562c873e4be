// About 1,000 sentences made from records come back as the same records; and what must hold between
// sentences: active and passive, swapped actors, negation, order in a list, titles.
import { expect, test } from 'vitest'
import type { Suggestion } from '../../src/texts/index.ts'
import { Coverage, runs, seed } from '../laws.ts'
import { bodies, makeAct, random, spellings } from './generate.ts'
import { suggestions } from './tools.ts'

const sorted = (names: readonly string[] | undefined) => [...(names ?? [])].sort()
const same = (
  one: Suggestion | undefined,
  act: string,
  who: readonly string[],
  to: readonly string[],
) =>
  one?.act === act &&
  sorted(one.who).join() === sorted(who).join() &&
  (to.length === 0 || sorted(one.to).join() === sorted(to).join())

test('law: what a sentence was made of is what is suggested', () => {
  const coverage = new Coverage('generated sentences', [
    'urge',
    'reject',
    'endorse',
    'commend',
    'transmit',
    'meet',
    'announce',
    'propose',
    'criticise',
    'warn',
    'commit',
    'assign onus',
  ])
  const next = random(seed)
  const wrong: string[] = []
  let tried = 0
  for (let i = 0; i < runs(4000); i += 1) {
    const made = makeAct(next)
    for (const sentence of made.sentences) {
      tried += 1
      coverage.hit(made.act)
      const [first] = suggestions(sentence)
      if (!same(first, made.act, made.who, made.to))
        wrong.push(
          `${sentence} | ${made.act} ${made.who.join('+')} → ${made.to.join('+')} | ${first?.act} ${first?.who.join('+')} → ${first?.to.join('+')}`,
        )
    }
  }
  coverage.check()
  console.log(
    `generated: ${tried - wrong.length} of ${tried} come back; ${wrong.slice(0, 12).join('\n')}`,
  )
  expect(tried).toBeGreaterThan(1000)
  expect(wrong.length / tried).toBeLessThan(0.02)
})

test('law: negation turns an act round and is never ticked', () => {
  for (const who of bodies)
    for (const [plain, negated] of [
      ['accepted the proposal', 'has not accepted the proposal'],
      ['rejected the proposal', 'has not rejected the proposal'],
      ['urged Corvia to answer', 'did not urge Corvia to answer'],
      ['endorsed the plan', 'has never endorsed the plan'],
    ] as const) {
      const [yes] = suggestions(`${who} ${plain}.`)
      const no = suggestions(`${who} ${negated}.`)
      expect(yes?.negated).toBe(false)
      for (const one of no) {
        expect(one.ticked, `${who} ${negated}`).toBe(false)
        expect(one.negated || one.act === 'reject', `${who} ${negated}`).toBe(true)
      }
    }
})

test('law: swapped actors swap the suggestion, and nothing else', () => {
  const next = random(seed)
  const swap = (text: string) =>
    text.replaceAll('Ardal', '#').replaceAll('Belmar', 'Ardal').replaceAll('#', 'Belmar')
  // Officials belong to one side, so only sentences of the two sides alone are mirrored.
  for (let i = 0; i < runs(1500); i += 1) {
    const made = makeAct(next, true)
    const mirror = (names: readonly string[]) => names.map(swap)
    for (const sentence of made.sentences) {
      const before = suggestions(sentence)
      const after = suggestions(swap(sentence))
      expect(after.map((one) => [one.act, one.who, one.to, one.confidence, one.ticked])).toEqual(
        before.map((one) => [one.act, mirror(one.who), mirror(one.to), one.confidence, one.ticked]),
      )
    }
  }
})

test('law: the order of a list and the title of a person change nothing', () => {
  const acts = (text: string) => suggestions(text).map((one) => [one.act, sorted(one.who), one.to])
  expect(acts('Deland, Estria and Faros endorsed the plan.')).toEqual(
    acts('Faros, Deland and Estria endorsed the plan.'),
  )
  for (const name of spellings('Oskar Lund'))
    expect(acts(`${name} urged Belmar to answer.`), name).toEqual([
      ['urge', ['Oskar Lund'], ['Belmar']],
    ])
})

test('the same text gives the same suggestions, byte for byte', () => {
  const next = random(seed)
  const text = Array.from({ length: 200 }, () => makeAct(next).sentences.join(' ')).join('\n\n')
  expect(JSON.stringify(suggestions(text))).toBe(JSON.stringify(suggestions(text)))
  for (const one of suggestions(text))
    expect(text.slice(one.quote.start, one.quote.end)).toBe(one.quote.exact)
})
