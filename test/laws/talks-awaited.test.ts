// Whose answer is awaited: a handing opens it, a standing own answer closes it, reconsidering,
// withdrawal and lapse reopen it, a request for clarification moves it, and nobody bears it as mediator.
import { expect, test } from 'vitest'
import { readRecord, type Entry } from '../../src/record/index.ts'
import { awaitedIn } from '../../src/talks/index.ts'
import type { Role } from '../../src/model/index.ts'
import { Coverage, fc, options } from '../laws.ts'

const roles: Record<string, readonly Role[]> = {
  North: ['party'],
  South: ['party'],
  Carrier: ['mediator'],
  Helper: ['neutral intermediary', 'official'],
  Sponsor: ['mediator', 'guarantor'],
}
const actors = Object.keys(roles)
const rolesOf = (actor: string): readonly Role[] => roles[actor] ?? []
const at = 29_000_000

const moves = [
  'accept',
  'accept if',
  'amend',
  'reject',
  'reserve',
  'favourable',
  'reconsidering',
  'withdrawn',
  'request',
  'clarified',
] as const
const step = fc.record({
  move: fc.constantFrom(...moves),
  dated: fc.boolean(),
  own: fc.boolean(),
  personal: fc.boolean(),
  lapses: fc.boolean(),
})

const settling = ['accept', 'accept if', 'amend', 'reject', 'reserve']

function entriesOf(
  to: string,
  author: string | null,
  steps: readonly {
    move: (typeof moves)[number]
    dated: boolean
    own: boolean
    personal: boolean
    lapses: boolean
  }[],
): readonly Entry[] {
  const lines: object[] = [
    {
      id: 'v',
      kind: 'version',
      stated: '2025-01-01',
      version: 't',
      label: 'T',
      known: 'published',
      ...(author === null ? {} : { author }),
    },
    {
      id: 'h',
      kind: 'transmittal',
      stated: '2025-01-02',
      happened: '2025-01-02',
      version: 't',
      by: 'Carrier',
      to,
    },
  ]
  let request = ''
  for (const [index, { move, dated, own, personal, lapses }] of steps.entries()) {
    const day = `2025-01-${String(index + 3).padStart(2, '0')}`
    const common = { id: `s${index}`, stated: day, ...(dated ? { happened: day } : {}) }
    if (move === 'request') {
      request = `s${index}`
      lines.push({
        ...common,
        kind: 'request',
        by: to,
        to: ['Carrier'],
        about: 't',
        words: 'which one?',
      })
    } else if (move === 'clarified') {
      if (request !== '') lines.push({ ...common, kind: 'fulfilment', of: request, by: 'Carrier' })
    } else
      lines.push({
        ...common,
        kind: 'position',
        of: to,
        by: own ? to : 'Carrier',
        on: { version: 't' },
        stance: move,
        ...(personal ? { authority: 'personal' } : {}),
        ...(lapses ? { validUntil: '2025-02-01' } : {}),
      })
  }
  const { entries, diagnostics } = readRecord(
    'r',
    lines.map((one) => JSON.stringify(one)).join('\n'),
    'UTC',
  )
  expect(diagnostics).toEqual([])
  return entries
}

/** The same rules said again, plainly: what the state of one handing is after the steps. */
function expected(steps: Parameters<typeof entriesOf>[2]): 'open' | 'answered' | 'clarification' {
  let answered = -1
  let lapsing = false
  let asked = -1
  let clarified = false
  for (const [index, one] of steps.entries()) {
    if (!one.dated) continue
    if (one.move === 'request') {
      asked = index
      clarified = false
    } else if (one.move === 'clarified') {
      // Only the last request counts, and only when the entry that answers it is dated.
      if (
        asked >= 0 &&
        steps.slice(0, index).findLastIndex((other) => other.move === 'request') === asked
      )
        clarified = true
    } else if (one.own && settling.includes(one.move) && !one.personal) {
      answered = index
      lapsing = one.lapses
    } else if (
      one.own &&
      (one.move === 'reconsidering' || one.move === 'withdrawn') &&
      answered >= 0
    )
      answered = -1
  }
  if (answered >= 0 && lapsing) answered = -1
  if (answered >= 0 && asked < answered) return 'answered'
  return asked >= 0 && !clarified
    ? 'clarification'
    : answered >= 0 && !clarified
      ? 'answered'
      : 'open'
}

test('an awaited answer opens, closes, reopens and moves as the rules say', () => {
  const coverage = new Coverage('awaited', [
    'open',
    'answered',
    'clarification',
    'author known',
    'author unknown',
    'reopened',
    'undated',
  ])
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 6 }),
      fc.constantFrom(null, 'South', 'North'),
      (steps, author) => {
        const { open, answered } = awaitedIn(entriesOf('North', author, steps), rolesOf, at)
        const want = expected(steps)
        coverage.hit(want)
        if (steps.some((one) => !one.dated)) coverage.hit('undated')
        if (want === 'answered')
          expect([open, answered.map((one) => one.from)]).toEqual([[], ['North']])
        else {
          expect(open.map((one) => one.kind)).toEqual([
            want === 'open' ? 'answer' : 'clarification',
          ])
          if (open[0]?.reopenedBy != null) coverage.hit('reopened')
          if (want === 'clarification') {
            coverage.hit(author === null || author === 'North' ? 'author unknown' : 'author known')
            expect(open[0]?.from).toBe(author === 'South' ? 'South' : null)
          } else expect(open[0]?.from).toBe('North')
        }
      },
    ),
    options(20_000),
  )
  coverage.check()
})

test('nobody bears a step as mediator or neutral intermediary; a guarantor who mediates can', () => {
  for (const to of actors) {
    const { open } = awaitedIn(entriesOf(to, null, []), rolesOf, at)
    expect(
      open.map((one) => one.from),
      to,
    ).toEqual(to === 'Carrier' || to === 'Helper' ? [] : [to])
  }
})
