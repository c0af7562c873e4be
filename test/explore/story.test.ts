// A story replayed through the runtime gives exactly the states that it tells; a swap of the two parties
// mirrors every answer; texts that cannot be explored say which sentence, and what to add.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from '../../src/language/index.ts'
import {
  compile,
  estimateOf,
  finish,
  labelsTo,
  pathTo,
  questionNames,
  questions,
  readInto,
  replay,
  search,
  subjectOf,
} from '../../src/engine/index.ts'
import { explain } from '../../src/words/index.ts'
import { Coverage, runs, seed } from '../laws.ts'
import { small } from './generate.ts'

const limits = { states: 20_000, days: 6 }

const subjectFrom = (text: string) => subjectOf(parse([{ file: 'small.truce.md', text }]).agreement)

test('a path replayed through the runtime gives the states it tells', () => {
  const coverage = new Coverage('replay', ['path', 'long'])
  for (let i = 0; i < runs(400); i++) {
    const subject = subjectFrom(small(seed + 5000 + i).text)
    const { net } = compile(
      subject.from,
      { slots: subject.from.plan.slots.map((one) => one.index) },
      { days: 5 },
    )
    if (net.refused.length > 0) continue
    const { kernel, states } = finish(search(net, {}, { states: 3000 }))
    expect(states).toBeLessThanOrEqual(estimateOf(net))
    const last = states - 1
    const labels = labelsTo(net, kernel, last)
    const told = pathTo(kernel, last).map((one) => kernel.values(one))
    let tick = 0
    const seen = replay(net, labels).map((state, k) => {
      if (k > 0 && labels[k - 1]?.kind === 'time') tick += 1
      return readInto(net, state, tick)
    })
    expect(seen, small(seed + 5000 + i).text).toEqual(told)
    coverage.hit('path')
    if (labels.length > 6) coverage.hit('long')
  }
  coverage.check()
})

/** The same text with the parties' names exchanged; both have five letters. */
const swapped = (text: string): string =>
  text.replace(/North|South/g, (one) => (one === 'North' ? 'South' : 'North'))

test('a swap of the parties mirrors every answer and every story', () => {
  const coverage = new Coverage('mirror', ['answers', 'stories', 'repairs'])
  for (let i = 0; i < runs(250); i++) {
    const { text } = small(seed + 9000 + i)
    const ask = (words: string) => finish(questions(subjectFrom(words), limits, questionNames))
    const mine = ask(text)
    // The order in which the text declares its parties is swapped with their names.
    const other = swapped(text).replace(
      'The South is a party.\nThe North is a party.',
      'The South is a party.\nThe North is a party.',
    )
    expect(JSON.stringify(ask(other)), text).toBe(swapped(JSON.stringify(mine)))
    coverage.hit('answers', mine.length)
    coverage.hit('stories', mine.filter((one) => one.story).length)
    coverage.hit(
      'repairs',
      mine.reduce((n, one) => n + one.repairs.length, 0),
    )
    for (const { story } of mine) if (story) expect(story.steps.length).toBeLessThanOrEqual(12)
  }
  coverage.check()
})

const head = `The North and the South are parties.
The Beginning is the event that both sides announce it.
Day 1 is the day on which the Beginning happens; a day ends at 24:00 in UTC.`

test.each([
  ['X101', '1.1 The North shall release a number of the persons on List A by Day 3.', '1.1'],
  [
    'X102',
    'Phase One begins with the Beginning; its length is not stated.\n1.1 During Phase One the North shall open the road.',
    'Phase One',
  ],
  [
    'X105',
    '1.1 The North shall release 900 persons by Day 3.\n1.2 For each release under 1.1 the South shall answer within 2 days of that release.',
    '1.1',
  ],
  [
    'X106',
    'Phase One lasts 5 days from Day 1.\nThe Talks are the period in which both sides talk.\n1.1 During Phase One the North shall open the road.\n1.2 The measures of Phase One continue as long as the Talks continue.',
    '1.2',
  ],
])('%s names the sentence and what to add', (code, text, about) => {
  const { agreement } = parse([
    {
      file: 'a.truce.md',
      text: `\`\`\`truce\nThe North holds the persons on List A: number not stated.\n${head}\n${text}\n\`\`\`\n`,
    },
  ])
  const subject = subjectOf(agreement)
  const { net } = compile(subject.from, { slots: subject.from.plan.slots.map((one) => one.index) })
  const found = net.refused.find((one) => one.code === code)
  expect(found?.about, JSON.stringify(net.refused)).toBe(about)
  const told = explain('en', code, found?.data ?? {}, { plain: true })
  expect(told.message).toContain(about)
  expect(told.help).not.toBe('')
})

test('a number that the text states is never replaced by an assumption', () => {
  const text = readFileSync(
    join(import.meta.dirname, '../../examples/invented/agreement.truce.md'),
    'utf8',
  )
  const assumed = '```truce\nAssume 5 for the length of Phase One.\n```\n'
  const { agreement } = parse([
    { file: 'a.truce.md', text },
    { file: 'assume.truce.md', text: assumed },
  ])
  const subject = subjectOf(agreement)
  expect(agreement.assumptions.length).toBe(1)
  expect(subject.assumptions).toEqual([])
  expect(subject.agreement.phases).toEqual(agreement.phases)
})
