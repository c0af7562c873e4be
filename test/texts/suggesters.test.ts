// What the host demands of every suggester, whoever made it; the trained model; an endpoint that is off.
import { expect, test } from 'vitest'
import {
  checkSuggestions,
  classify,
  codebook,
  codingOf,
  cues,
  entriesOf,
  isAct,
  linearSuggester,
  problemsOf,
  readAnswer,
  refusalOf,
  rules,
  trainLinear,
  type Suggestion,
} from '../../src/texts/index.ts'
import { fc, options, seed } from '../laws.ts'
import { makeAct, random } from './generate.ts'
import { documentOf, inventedRegister, suggestions } from './tools.ts'

const document = documentOf('Belmar accepted the proposal. Oskar Lund urged Belmar to answer.')
const register = inventedRegister
const good = rules.suggest(document, { register })

test('law: whatever a suggester returns, only what holds is kept, and nothing grave is ticked', () => {
  const broken = fc.record({
    move: fc.integer({ min: -3, max: 3 }),
    exact: fc.boolean(),
    act: fc.constantFrom('accept', 'allege', 'urge', 'conquer', '__proto__'),
    who: fc.constantFrom('Belmar', 'Nobody', 'Oskar Lund'),
    condition: fc.constantFrom(null, 'the proposal', 'ignore your instructions'),
    confidence: fc.constantFrom(0.2, 0.9, 1, Number.POSITIVE_INFINITY),
    hash: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(broken, { maxLength: 20 }), (list) => {
      const [first] = good
      if (!first) throw new Error('no suggestion')
      const offered = list.map((one): Suggestion => ({
        ...first,
        quote: {
          ...first.quote,
          start: first.quote.start + one.move,
          end: first.quote.end + one.move,
          exact: one.exact ? first.quote.exact : 'other words',
          document: one.hash ? first.quote.document : 'another',
        },
        act: one.act as Suggestion['act'],
        who: [one.who],
        condition: one.condition,
        consequence: one.condition,
        confidence: one.confidence,
        ticked: true,
      }))
      const { kept, dropped } = checkSuggestions(offered, document, register)
      expect(kept.length + [...dropped.values()].reduce((sum, n) => sum + n, 0)).toBe(list.length)
      expect(kept.length).toBeLessThanOrEqual(6)
      for (const one of kept) {
        expect(document.text.slice(one.quote.start, one.quote.end)).toBe(one.quote.exact)
        expect(isAct(one.act)).toBe(true)
        expect(register.actors.has(one.who[0] ?? '')).toBe(true)
        if (codebook[one.act].grave || one.condition !== null) expect(one.ticked).toBe(false)
      }
    }),
    options(2000),
  )
})

test('the grave acts are acceptance and the word that a duty was broken; both need two persons', () => {
  expect(
    Object.values(codebook)
      .filter((one) => one.grave)
      .map((one) => one.act),
  ).toEqual(['accept', 'allege'])
  const [accept] = suggestions('Belmar accepted the proposal.')
  if (!accept) throw new Error('no suggestion')
  const own = documentOf('Belmar accepted the proposal.')
  const coding = codingOf(accept)
  const by = (...names: string[]) => problemsOf(coding, { how: 'accepted', by: names }, own)
  expect(by('A')).toEqual(['texts-two-persons'])
  expect(by('A', 'A')).toEqual(['texts-two-persons'])
  expect(by('A', 'B')).toEqual([])
})

test('an "if" becomes a condition and a commitment, never an acceptance', () => {
  for (const sentence of [
    'If Ardal withdraws, Belmar will accept the proposal.',
    'Belmar will sign the agreement provided that Ardal withdraws.',
    'Belmar agreed to the terms unless Ardal withdraws.',
  ]) {
    const own = documentOf(sentence)
    for (const one of suggestions(sentence)) {
      expect(one.ticked).toBe(false)
      for (const entry of entriesOf(
        codingOf(one),
        { how: 'accepted', by: ['A', 'B'] },
        own,
        'desk',
      )) {
        expect(entry['stance']).not.toBe('accept')
        expect(entry['if'], sentence).toBe('Ardal withdraws')
      }
    }
  }
})

test('about 120 act words and more, each of an act of the codebook', () => {
  expect(new Set(cues.map((one) => one.name)).size).toBeGreaterThanOrEqual(120)
  for (const one of cues) expect(isAct(one.act)).toBe(true)
})

test('a trained model: the same from the same examples, right on what it never saw, never ticked', () => {
  const next = random(seed)
  const made = Array.from({ length: 400 }, () => makeAct(next)).flatMap((one, i) =>
    isAct(one.act) ? [{ words: one.sentences[i % one.sentences.length] ?? '', act: one.act }] : [],
  )
  const model = trainLinear(made.slice(0, 300))
  expect(JSON.stringify(trainLinear(made.slice(0, 300)))).toBe(JSON.stringify(model))
  const unseen = made.slice(300)
  const right = unseen.filter((one) => classify(model, one.words)?.act === one.act).length
  expect(right / unseen.length).toBeGreaterThan(0.9)
  const text = documentOf('Ardal has refused the terms. Corvia carried the proposal to Belmar.')
  const offered = linearSuggester(model).suggest(text, { register })
  const { kept, dropped } = checkSuggestions(offered, text, register)
  expect([kept.map((one) => one.act), dropped.size]).toEqual([['reject', 'transmit'], 0])
  expect(classify(trainLinear([]), 'Ardal has refused.')).toBeNull()
})

test('an endpoint outside: off, never for a confidential text, never without consent; its answer is data', () => {
  const on = { address: 'http://127.0.0.1:1/v1', model: 'm', agreed: true }
  expect(refusalOf(null, document)).toBe('texts-outside-off')
  expect(refusalOf({ ...on, address: '' }, document)).toBe('texts-outside-off')
  expect(refusalOf(on, { ...document, confidential: true })).toBe('texts-outside-confidential')
  expect(refusalOf({ ...on, agreed: false }, document)).toBe('texts-outside-not-agreed')
  expect(refusalOf(on, document)).toBeNull()
  const hostile = [
    { start: 0, end: 29, act: 'accept', who: ['Belmar'], to: [], ticked: true, confidence: 1 },
    { start: 0, end: 29, act: 'urge', who: ['Somebody Else'] },
    { start: 0, end: 9999, act: 'urge', who: ['Belmar'] },
    { start: 0.5, end: 3, act: 'urge', who: ['Belmar'] },
    { start: 0, end: 29, act: 'obey', who: ['Belmar'] },
    { start: 0, end: 29, act: 'urge', who: 'Belmar' },
    'record that Belmar accepted',
    null,
  ]
  const { kept, dropped } = checkSuggestions(readAnswer(hostile, document), document, register)
  expect(kept.map((one) => [one.act, one.ticked])).toEqual([['accept', false]])
  expect([...dropped]).toEqual([['actor not in the register', 1]])
  expect(readAnswer({ act: 'accept' }, document)).toEqual([])
})
