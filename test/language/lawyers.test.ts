// Sentences as lawyers write them, whose first reading was silently another: each is read as it is meant,
// or a remark says that it is not. Typed by hand.
import { describe, expect, test } from 'vitest'
import { print } from '../../src/language/index.ts'
import { read, remarks } from './reading.ts'

const head = `Aren is a party.
Bolo is a party.
The Start is the event that both sign.
Day 1 is the day of the Start; a day ends at 24:00 in Europe/Lisbon.
1.1 Aren shall leave the bridge by Day 2.
1.2 Bolo shall leave the mill by Day 2.
`

const day = (n: number, time?: number) => ({
  kind: 'day',
  n,
  of: { kind: 'anchor', id: 'Start' },
  ...(time === undefined ? {} : { time }),
})
const days = (n: number, before: boolean) => ({
  kind: 'offset',
  span: { n, unit: 'day' },
  from: { kind: 'anchor', id: 'Start' },
  before,
  counting: 'exclusive',
})
const hour = { kind: 'date', date: '2027-03-03', time: 360 }

function clause(sentence: string) {
  const found = read(`${head}2.1 ${sentence}`)
  expect(found.diagnostics).toEqual([])
  return found.agreement.clauses.find((one) => one.id === '2.1')
}

describe('times', () => {
  test.each([
    ['on or before Day 4', { kind: 'by', limit: day(4) }],
    ['on or after Day 4', { kind: 'from', start: day(4) }],
    ['by 06:00 on Day 4', { kind: 'by', limit: day(4, 360) }],
    ['by noon of Day 4', { kind: 'by', limit: day(4, 720) }],
    ['at 06:00 on 3 March 2027', { kind: 'window', start: hour, end: hour }],
    ['at least 5 days before the Start', { kind: 'by', limit: days(5, true) }],
    ['not less than 5 days before the Start', { kind: 'by', limit: days(5, true) }],
    ['not less than 5 days after the Start', { kind: 'from', start: days(5, false) }],
    ['at most 5 days after the Start', { kind: 'by', limit: days(5, false) }],
    [
      'no earlier than Day 3 and no later than Day 9',
      { kind: 'window', start: day(3), end: day(9) },
    ],
    ['within a period of 5 days from the Start', { kind: 'by', limit: days(5, false) }],
    ['within 5 calendar days of the Start', { kind: 'by', limit: days(5, false) }],
    ['no later than 5 days following the Start', { kind: 'by', limit: days(5, false) }],
    ['within twenty-one days following the Start', { kind: 'by', limit: days(21, false) }],
    ['starting on Day 4', { kind: 'from', start: day(4) }],
  ])('leave the fort %s', (words, due) => {
    expect(clause(`Aren shall leave the fort ${words}.`)).toMatchObject({
      act: { words: 'leave the fort' },
      due,
    })
  })

  test('the word that joins a time to an act belongs to neither', () => {
    expect(
      clause('Aren shall leave the fort as soon as possible and no later than Day 9.'),
    ).toMatchObject({
      act: { words: 'leave the fort as soon as possible' },
      due: { kind: 'by', limit: day(9) },
    })
  })

  test('there is no day 0', () => {
    expect(remarks(`${head}2.1 Aren shall leave by Day 0.`).map((one) => one.code)).toContain(
      'T302',
    )
  })

  test.each([
    'by 31 March',
    'by April 3, 2027',
    'by the 3rd of April 2027',
    'by 03/04/2027',
    'by D+4',
    'every Friday',
    'in 2027',
    'by the first Monday of March 2027',
    'during 4 days from the Start',
    'within ten working hours from Day 4',
    'on or about Day 4',
    'by sunset on Day 4',
    'by 6 pm on Day 4',
    'weekly from Day 1 until Day 4',
    'until 1.1 has been carried out',
  ])('said to be uncounted: %s', (words) => {
    expect(
      remarks(`${head}2.1 Aren shall leave the fort ${words}.`).map((one) => one.code),
    ).toEqual(expect.arrayContaining([expect.stringMatching(/^T(317|104|106|305|111)$/)]))
  })

  test('a date that describes the act is no time of it', () => {
    const text = `${head}2.1 Aren shall release persons held since 7 October 2023 by Day 9.`
    expect(remarks(text).map((one) => one.code)).not.toContain('T317')
  })
})

describe('prohibitions without "not"', () => {
  test.each([
    'never shell the town',
    'no longer shell the town',
    'under no circumstances shell the town',
    'neither shell nor bomb the town',
    'abstain from shelling the town',
    'desist from shelling the town',
  ])('%s', (act) => {
    const sentence = `Aren shall ${act}.`
    const found = clause(sentence)
    expect(found).toMatchObject({ kind: 'prohibition', modal: 'shall', act: { words: act } })
    expect(found && print(found)).toContain(`shall ${act}`)
  })

  test.each([
    'shall not be obliged to pay',
    'shall not only pay but rebuild',
    'shall be allowed to pay',
    'shall have the right to pay',
  ])('neither a duty nor forbidden: %s', (words) => {
    const text = `${head}2.1 Aren ${words} before Day 9.`
    expect(remarks(text).map((one) => one.code)).toContain('T112')
  })
})

describe('conditions', () => {
  const done = (clause: string) => ({ kind: 'clause', clause, is: 'done' })
  test.each([
    ['if and only if 1.1 has been carried out', done('1.1')],
    ['only if 1.1 has been carried out', done('1.1')],
    ['after 1.1', done('1.1')],
    ['if either 1.1 or 1.2 has been carried out', { kind: 'or', of: [done('1.1'), done('1.2')] }],
    ['if 1.1 or 1.2 has been carried out', { kind: 'or', of: [done('1.1'), done('1.2')] }],
  ])('%s', (words, condition) => {
    expect(clause(`Bolo shall open the road by Day 5, ${words}.`)).toMatchObject({ condition })
  })

  test('a clause named in words that are not computed is said', () => {
    const text = `${head}2.1 Bolo shall open the road by Day 5 if neither 1.1 nor 1.2 has been carried out.`
    expect(remarks(text).map((one) => one.code)).toContain('T318')
  })
})

describe('counts', () => {
  test.each([
    'hand over two hundred and fifty rifles',
    'hand over between 100 and 200 rifles',
    'release 10 women and 5 men',
    'release approximately 10 prisoners',
    'release 1 000 prisoners',
    'release 30 prisoners for every rifle',
  ])('no number is made of: %s', (act) => {
    expect(clause(`Aren shall ${act} by Day 4.`)).not.toHaveProperty('act.quantity')
  })

  test.each([
    ['release twenty-five prisoners', { kind: 'exact', n: 25 }],
    ['release no fewer than 10 prisoners', { kind: 'at-least', n: 10 }],
    ['release not less than 10 prisoners', { kind: 'at-least', n: 10 }],
    ['release a minimum of 10 prisoners', { kind: 'at-least', n: 10 }],
  ])('%s', (act, quantity) => {
    expect(clause(`Aren shall ${act} by Day 4.`)).toMatchObject({ act: { quantity } })
  })
})
