// The roadmap of June 2024 as it was known: what is awaited from whom, what was said, what is disputed.
import { describe, expect, test } from 'vitest'
import { sideBySide, withoutEffect } from '../../src/process/index.ts'
import { speaker, statusText } from '../../src/views/index.ts'
import { golden } from '../golden.ts'
import { example, recordLines, statusOf, withRecord } from './load.ts'

const say = speaker('en', true)
const roadmap = example('roadmap-2024')

golden('process', (input) => {
  const [folder = '', ...words] = input.trim().split(/\s+/)
  const option = (name: string) => {
    const index = words.indexOf(`--${name}`)
    return index < 0 ? undefined : words[index + 1]
  }
  const asOf = option('as-of')
  const viewer = option('viewer')
  const opened = example(folder)
  const report = statusOf(opened, {
    at: option('at') ?? '2024-06-03',
    ...(asOf === undefined ? {} : { asOf }),
    ...(viewer === undefined ? {} : { viewer }),
  })
  return statusText(say, report, sideBySide(opened, report.query))
})

describe('roadmap-2024 on 3 June 2024', () => {
  const report = statusOf(roadmap, { at: '2024-06-03' })

  test('no agreement is in force', () => {
    expect(report.inForce).toBeNull()
    expect(report.situation).toBeNull()
  })

  test('awaited: an answer from Hamas to the text handed over, a public confirmation from Israel', () => {
    expect(report.awaited.map((one) => [one.kind, one.from, one.version])).toEqual([
      ['answer', 'Hamas', 'handed-over-2024-05-30'],
      ['condition', 'Israel', 'announced-2024-05-31'],
    ])
  })

  test('Qatar handed the text to Hamas; it exists and is not published', () => {
    const text = report.versions.find((one) => one.version === 'handed-over-2024-05-30')
    expect(text?.known).toBe('exists, not published')
    expect(text?.handed.map((one) => [one.by, one.to])).toEqual([['Qatar', 'Hamas']])
  })

  test('whether the two contents agree is disputed, and who said so', () => {
    const dispute = report.labelDisputes.find((one) =>
      one.versions.includes('announced-2024-05-31'),
    )
    expect(dispute?.state).toBe('disputed')
    expect(new Set(dispute?.said.map((one) => one.says))).toEqual(
      new Set(['same', 'partly', 'different']),
    )
  })

  test("Israel's acceptance is known only as reported by the United States", () => {
    const positions = report.positions.filter(
      (one) => one.of === 'Israel' && one.stance.startsWith('accept'),
    )
    expect(positions.map((one) => [one.voice, one.by, one.stance])).toEqual([
      ['reported', 'United States', 'accept if'],
    ])
  })

  test('nobody has accepted the text handed over or announced', () => {
    expect(
      report.positions.filter(
        (one) =>
          one.stance === 'accept' &&
          ['handed-over-2024-05-30', 'announced-2024-05-31'].includes(one.version ?? ''),
      ),
    ).toEqual([])
  })

  test('undated sentences of the article close and reopen nothing', () => {
    const undated = report.positions.filter((one) => !one.dated)
    expect(undated.map((one) => one.stance)).toEqual(['reject', 'reconsidering'])
    expect(undated.every((one) => !one.standing)).toBe(true)
  })
})

describe('as known then', () => {
  test('on 7 May two contents are not known; on 22 May they are, and nothing else changed', () => {
    const then = statusOf(roadmap, { at: '2024-05-07', asOf: '2024-05-07' })
    const later = statusOf(roadmap, { at: '2024-05-07', asOf: '2024-05-22' })
    expect(then.labelDisputes).toEqual([])
    expect(later.labelDisputes.map((one) => one.label)).toEqual(['The text of 6 May 2024'])
    expect(later.awaited).toEqual(then.awaited)
    expect(later.said).toEqual(then.said)
    expect(later.positions).toEqual(then.positions)
  })

  test('the request for clarification of 5-6 June waits for the author; none is known to owe it', () => {
    const report = statusOf(roadmap, { at: '2024-06-07', asOf: '2024-06-07' })
    const step = report.awaited.find((one) => one.kind === 'clarification')
    expect(step?.from).toBeNull()
    expect(step?.waitsFor.map((one) => [one.actor, one.by])).toEqual([['Israel', 'United States']])
  })

  test('Gantz left the war cabinet on 9 June', () => {
    const member = (report: ReturnType<typeof statusOf>) =>
      report.actors.find((one) => one.actor === 'Benny Gantz')?.memberOf.map((one) => one.to)
    expect(member(statusOf(roadmap, { at: '2024-06-08', asOf: '2024-06-08' }))).toEqual([null])
    expect(member(statusOf(roadmap, { at: '2024-06-10', asOf: '2024-06-10' }))).toEqual([
      '2024-06-09',
    ])
  })
})

test('deleting any line of the record changes the status, or the line was listed as without effect', () => {
  const query = { at: '2024-06-30' }
  const lines = recordLines(roadmap)
  const whole = statusOf(roadmap, query)
  const idle = withoutEffect(whole)
  const print = (report: typeof whole) => JSON.stringify({ ...report, entries: [] })
  for (const [index, line] of lines.entries()) {
    const { id } = JSON.parse(line) as { id: string }
    if (idle.includes(id)) continue
    const without = statusOf(withRecord(roadmap, lines.toSpliced(index, 1)), query)
    expect(print(without), `deleting ${id} changes nothing and it is not listed`).not.toBe(
      print(whole),
    )
  }
})
