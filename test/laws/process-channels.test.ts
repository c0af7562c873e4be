// Equal bytes in a viewer's channels, equal bytes in every output to that viewer: entries elsewhere may
// come, go or change, and nothing the viewer is shown moves. DESIGN 5.
import { expect, test } from 'vitest'
import {
  calendarsOf,
  entriesFor,
  explain,
  openProcess,
  readQuery,
  sideBySide,
  sidesOf,
  status,
  type Process,
} from '../../src/process/index.ts'
import { explainText, pageAt, speaker, statusText } from '../../src/views/index.ts'
import { Coverage, fc, options } from '../laws.ts'

const say = speaker('en', true)
const text = `# The Text

\`\`\`truce
North is a party.
South is a party.
The Desk is a verifier; it confirms within 2 days of a notice; if it has not answered, the matter is unsettled.
Day 1 is the day on which the text enters into force; a day ends at 24:00 in UTC.
Phase One lasts 20 days from Day 1.
1.1 North shall withdraw its forces by Day 5. The Desk confirms.
1.2 South shall withdraw its forces by Day 6. The Desk confirms.
1.3 South shall open the road by Day 8, if 1.1 is done.
\`\`\`
`
const channels = ['public', 'desk', 'desk+North', 'desk+South', 'North', 'South'] as const
const viewers = ['public', 'desk', 'North', 'South'] as const
const parties = ['North', 'South'] as const

const base = [
  {
    id: 'v',
    kind: 'version',
    channel: 'public',
    stated: '2025-01-01',
    version: 't',
    label: 'The Text',
    known: 'published',
    files: ['t.truce.md'],
  },
]

const day = fc.integer({ min: 2, max: 20 }).map((n) => `2025-01-${String(n).padStart(2, '0')}`)
const entry = fc.oneof(
  fc.record({
    kind: fc.constant('act'),
    by: fc.constantFrom(...parties),
    clause: fc.constantFrom('1.1', '1.2', '1.3'),
  }),
  fc.record({
    kind: fc.constant('finding'),
    by: fc.constant('Desk'),
    clause: fc.constantFrom('1.1', '1.2'),
    result: fc.constantFrom('confirmed', 'not confirmed'),
  }),
  fc.record({
    kind: fc.constant('allegation'),
    by: fc.constant('North'),
    against: fc.constant('South'),
    clause: fc.constant('1.2'),
  }),
  fc.record({
    kind: fc.constant('power'),
    by: fc.constantFrom(...parties),
    verb: fc.constant('suspend'),
    clauses: fc.constant(['1.3']),
    ground: fc.constant(['1.1']),
  }),
  fc.record({
    kind: fc.constant('transmittal'),
    by: fc.constant('Mediator'),
    to: fc.constantFrom(...parties),
    version: fc.constant('t'),
  }),
  fc.record({
    kind: fc.constant('position'),
    of: fc.constantFrom(...parties),
    by: fc.constantFrom(...parties),
    on: fc.constant({ version: 't' }),
    stance: fc.constantFrom('accept', 'reject', 'reconsidering'),
  }),
  fc.record({
    kind: fc.constant('statement'),
    by: fc.constantFrom(...parties),
    act: fc.constant('state'),
    words: fc.string({ minLength: 1, maxLength: 8 }).map((s) => `w${s.replace(/[^a-z]/g, '')}`),
    manner: fc.constant('paraphrased'),
  }),
  fc.record({ kind: fc.constant('in force'), version: fc.constant('t') }),
  fc.record({
    kind: fc.constant('version'),
    version: fc.constantFrom('u', 'w'),
    label: fc.constant('The Text'),
    known: fc.constant('exists, not published'),
  }),
)
const placed = fc.record({
  body: entry,
  happened: day,
  channel: fc.constantFrom(...channels),
  corrects: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 8 }),
})

function processOf(lines: readonly object[]): Process {
  return openProcess({
    id: 'p',
    charter: {
      file: 'charter.md',
      text: '# P\n```charter\nPublished: status, next step, matrix, timeline, text, versions, positions, statements, endorsements, contacts, findings on the text, calendar, owed\n```\n',
    },
    texts: [{ file: 't.truce.md', text }],
    assume: null,
    record: { file: 'record.jsonl', text: lines.map((one) => JSON.stringify(one)).join('\n') },
  })
}

function outputs(process: Process, viewer: string): Record<string, string> {
  const seen: Record<string, string> = {}
  for (const at of ['2025-01-07', '2025-01-25']) {
    const { query } = readQuery({ at, viewer }, 'UTC', sidesOf(process, process.record.entries), [])
    if (!query) throw new Error(at)
    const report = status(process, query)
    // The place of a line in the file is the desk's; a viewer is never shown it.
    seen[`status ${at}`] = JSON.stringify({
      ...report,
      entries: report.entries.map(({ id, kind, body, window }) => ({ id, kind, body, window })),
    })
    seen[`text ${at}`] = statusText(say, report, sideBySide(process, query))
    seen[`explain ${at}`] = explainText(say, report, explain(process, report, 'next'))
    seen[`calendar ${at}`] = JSON.stringify(calendarsOf(process, query))
    seen[`view ${at}`] = JSON.stringify(entriesFor(process, query).inView.map((one) => one.id))
  }
  if (viewer === 'public') {
    const site = {
      locale: 'en' as const,
      audience: 'public' as const,
      today: () => '2025-01-25',
      processes: () => [{ id: 'p', charter: process.charter, about: null }],
      open: () => process,
    }
    for (const path of ['/', '/p/p/public/', '/p/p/public/on/2025-01-07/'])
      seen[path] = pageAt(site, path).body
  }
  return seen
}

test('what lies in other channels is not felt', () => {
  const coverage = new Coverage('channels', [
    ...viewers.map((viewer) => `viewer ${viewer}`),
    'in force',
    'hidden differs',
    'correction across',
  ])
  fc.assert(
    fc.property(
      fc.array(placed, { minLength: 1, maxLength: 10 }),
      fc.array(placed, { maxLength: 6 }),
      fc.constantFrom(...viewers),
      (first, other, viewer) => {
        const readable = (channel: string) =>
          channel === 'public' || channel.split('+').includes(viewer)
        const lines = (list: typeof first, prefix: string) =>
          list.map((one, index) => ({
            id: `${prefix}${index}`,
            ...one.body,
            channel: one.channel,
            happened: one.happened,
            stated: one.happened,
            ...(one.corrects === null || one.corrects >= index
              ? {}
              : { corrects: `${prefix}${one.corrects}` }),
          }))
        const all = lines(first, 'a')
        const mine = all.filter((one) => readable(one.channel))
        const theirs = lines(other, 'b').filter((one) => !readable(one.channel))
        coverage.hit(`viewer ${viewer}`)
        if (mine.some((one) => 'kind' in one && one.kind === 'in force')) coverage.hit('in force')
        if (theirs.length > 0 || mine.length < all.length) coverage.hit('hidden differs')
        if (
          all.some(
            (one) =>
              'corrects' in one &&
              all.some((target) => target.id === one.corrects && target.channel !== one.channel),
          )
        )
          coverage.hit('correction across')
        const alone = outputs(processOf([...base, ...mine]), viewer)
        expect(outputs(processOf([...base, ...all]), viewer)).toEqual(alone)
        expect(outputs(processOf([...base, ...mine, ...theirs]), viewer)).toEqual(alone)
      },
    ),
    options(5000),
  )
  coverage.check()
})
