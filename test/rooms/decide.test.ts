// Commands that meet one another, and commands that are wrong: clear answers, nothing lost, nothing twice.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decideInRoom, filesFor, openProcess, type Speaker } from '../../src/process/index.ts'
import { Coverage, fc, options } from '../laws.ts'
import { actors, charter, makeHome, openWorld, text, type Who, type World } from './home.ts'

const common = { logged: '2026-11-02T09:00:00Z', happened: '2026-11-02' }
const version = (id: string, channel: string, more: object = {}) => ({
  id: `v-${id}-${channel}`,
  kind: 'version',
  channel,
  ...common,
  version: id,
  label: 'Draft',
  known: 'exists, not published',
  files: [`${id}.truce.md`],
  ...more,
})
const handed = (id: string, to: string) => [
  version(id, `desk+${to}`),
  {
    id: `t-${id}-${to}`,
    kind: 'transmittal',
    channel: `desk+${to}`,
    ...common,
    version: id,
    by: 'Harbour',
    to,
    medium: 'paper',
  },
]
const both = {
  record: [...actors, ...handed('one', 'North'), ...handed('one', 'South')],
  texts: { 'one.truce.md': text('One', 20), 'two.truce.md': text('Two', 20) },
}

interface Line {
  readonly id: string
  readonly kind: string
  readonly channel?: string
  readonly [field: string]: unknown
}
const linesOf = (world: World): Line[] =>
  readFileSync(join(world.home, 'processes/lake/record.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one) as Line)
const ofKind = (world: World, kind: string) => linesOf(world).filter((one) => one.kind === kind)
const page = async (world: World, who: Who) => (await world.get(who, '/room/lake/')).text()

describe('races', () => {
  test('two assents at once: of both sides, both stand; of one side twice, once', async () => {
    const world = openWorld(makeHome(both))
    const assent = (who: Who, seen: string) =>
      world.post(who, '/room/lake/do/assent', { version: 'one', level: 'signed', seen })
    const answers = await Promise.all([
      assent('north', 'a'),
      assent('south', 'a'),
      assent('north', 'a'),
      assent('north', 'b'),
    ])
    expect(answers.map((one) => one.status)).toEqual([303, 303, 303, 422])
    expect(await answers[3]?.text()).toContain('stands in the record already')
    expect(ofKind(world, 'assent').map((one) => one['by'])).toEqual(['North', 'South'])
  })

  test('a position on a version that was replaced meanwhile comes back with all that was typed', async () => {
    const world = openWorld(makeHome(both))
    const seen = /name="seen" value="([^"]+)"/.exec(await page(world, 'north'))?.[1] ?? ''
    await world.act('desk', 'version', {
      version: 'three',
      label: 'Draft',
      text: text('Three', 9),
      supersedes: 'one',
    })
    await world.act('desk', 'hand-over', { version: 'three', to: 'North', medium: 'file' })
    const fields = {
      version: 'one',
      stance: 'accept',
      authority: 'delegation',
      words: 'as of Tuesday',
      seen,
    }
    const late = await world.post('north', '/room/lake/do/position', fields)
    const body = await late.text()
    expect(late.status).toBe(422)
    expect(body).toMatch(/was replaced by .*three.* meanwhile/)
    expect(body).toContain('as of Tuesday')
    expect(ofKind(world, 'position')).toEqual([])
    expect(
      (await world.post('north', '/room/lake/do/position', { ...fields, older: 'yes' })).status,
    ).toBe(303)
    // South was never told that there is another text.
    expect(await page(world, 'south')).not.toContain('three')
    expect(
      (
        await world.act('south', 'position', {
          version: 'one',
          stance: 'accept',
          authority: 'delegation',
        })
      ).status,
    ).toBe(303)
  })

  test('a room that is closed takes nothing', async () => {
    const ended = {
      id: 'gone',
      kind: 'actor',
      channel: 'public',
      ...common,
      corrects: 'actor-relief',
      actor: 'Relief',
      roles: [{ role: 'neutral intermediary', to: '2026-11-05' }],
    }
    const world = openWorld(
      makeHome({ ...both, record: [...both.record, version('one', 'desk'), ended] }),
    )
    const before = linesOf(world)
    const answer = await world.act('desk', 'hand-over', {
      version: 'one',
      to: 'Relief',
      medium: 'paper',
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/room of .*Relief.* is closed/)
    expect(linesOf(world)).toEqual(before)
    expect(
      (await world.act('desk', 'hand-over', { version: 'one', to: 'Watch', medium: 'paper' }))
        .status,
    ).toBe(303)
  })

  test('a correction names the newest entry, else it is a conflict', async () => {
    const world = openWorld(makeHome(both))
    await world.act('north', 'statement', { act: 'state', words: 'first' })
    const [first] = ofKind(world, 'statement')
    await world.act('north', 'correct', { entry: first?.id ?? '', words: 'second' })
    const late = await world.act('north member', 'correct', {
      entry: first?.id ?? '',
      words: 'third',
    })
    expect(late.status).toBe(422)
    expect(await late.text()).toContain(ofKind(world, 'statement')[1]?.id ?? '?')
    const foreign = await world.act('south', 'correct', { entry: first?.id ?? '', words: 'x' })
    const absent = await world.act('south', 'correct', { entry: 'e-none', words: 'x' })
    const bare = (body: string, id: string) => body.replaceAll(id, 'ID')
    expect(bare(await foreign.text(), first?.id ?? '')).toBe(bare(await absent.text(), 'e-none'))
  })

  test('both confirm an understanding at once: both are in its newest entry', async () => {
    const world = openWorld(makeHome(both))
    await world.act('desk', 'understanding', { clause: '1.1', words: 'the road is the east road' })
    const [asked] = ofKind(world, 'understanding')
    const confirm = (who: Who) =>
      world.post(who, '/room/lake/do/confirm', { understanding: asked?.id ?? '', seen: 'x' })
    const answers = await Promise.all([confirm('north'), confirm('south')])
    expect(answers.map((one) => one.status)).toEqual([303, 303])
    expect(ofKind(world, 'understanding').at(-1)?.['confirmedBy']).toEqual(['North', 'South'])
  })

  test('another program that writes meanwhile loses nothing and overwrites nothing', async () => {
    const world = openWorld(makeHome(both))
    const path = join(world.home, 'processes/lake/record.jsonl')
    await page(world, 'north')
    writeFileSync(
      path,
      `${readFileSync(path, 'utf8')}${JSON.stringify({ id: 'other', kind: 'aim', channel: 'public', ...common, words: 'x' })}`,
    )
    expect((await world.act('north', 'statement', { act: 'state', words: 'after' })).status).toBe(
      303,
    )
    expect(
      linesOf(world)
        .slice(-2)
        .map((one) => one.kind),
    ).toEqual(['aim', 'statement'])
  })

  test('it is in force only by the assent of every side, and an approval needs a fresh sign-in', async () => {
    const world = openWorld(makeHome({ ...both, record: [...both.record, version('one', 'desk')] }))
    await world.act('north', 'assent', { version: 'one', level: 'agreed' })
    await world.act('south', 'assent', { version: 'one', level: 'initialled' })
    const early = await world.act('desk', 'in-force', { version: 'one', audience: 'public' })
    expect(await early.text()).toMatch(/the assent of .*South/)
    world.wait(6 * 60_000)
    const stale = await world.act('south', 'assent', { version: 'one', level: 'agreed' })
    expect(stale.status).toBe(422)
    expect(await stale.text()).toContain('fresh sign-in')
    expect(ofKind(world, 'in force')).toEqual([])
  })
})

describe('what the desk keeps', () => {
  test('what was withheld is the desk\u2019s alone; a text that was shown and taken back is not kept in the room', async () => {
    const world = openWorld(makeHome({ ...both, record: [...actors, version('one', 'desk')] }))
    await world.act('desk', 'hand-over', {
      version: 'one',
      to: 'North',
      medium: 'shown and taken back',
      withheld: 'Map 7',
    })
    const north =
      (await (await world.get('north', '/room/lake/record.jsonl')).text()) +
      (await page(world, 'north'))
    expect(north).not.toContain('Map 7')
    expect(north).not.toContain('one.truce.md')
    expect(north).toContain('shown and taken back')
    expect((await world.get('north', '/room/lake/paper/one/')).status).toBe(404)
    expect(await (await world.get('desk', '/room/lake/record.jsonl')).text()).toContain('Map 7')
  })

  test('a non-paper is the same bytes whoever wrote it', async () => {
    const made = async (who: Who) => {
      const world = openWorld(makeHome(both))
      await world.act(who, 'paper', {
        label: 'An idea',
        text: 'If you felt able to open the road.',
      })
      const [line] = linesOf(world).slice(-1)
      const path = `/room/lake/paper/${String(line?.['version'])}/`
      return [JSON.stringify(line), await (await world.get(who, path)).text()]
    }
    const [head, member] = [await made('north'), await made('north member')]
    expect(head).toEqual(member)
    expect(head?.[0]).not.toMatch(/recorder|"by"|author/)
    expect(head?.[1]).toBe('If you felt able to open the road.\n')
  })
})

test('whatever is typed, a decision is entries in the speaker\u2019s own channels or problems', () => {
  const coverage = new Coverage('decide', [
    'entries',
    'problems',
    'hand-over',
    'position',
    'desk',
    'north',
  ])
  const speakers: readonly Speaker[] = [
    { role: 'desk', compartment: 'desk', actor: 'Harbour' },
    { role: 'head', compartment: 'North', actor: 'North' },
    { role: 'intermediary', compartment: 'Relief', actor: 'Relief' },
  ]
  const files = {
    id: 'lake',
    charter: { file: 'charter.md', text: charter },
    texts: Object.entries(both.texts).map(([file, body]) => ({ file, text: body })),
    assume: null,
    record: {
      file: 'record.jsonl',
      text: [...both.record, version('one', 'desk')].map((one) => JSON.stringify(one)).join('\n'),
    },
  }
  const rooms = speakers.map((speaker) => ({
    speaker,
    process: openProcess(filesFor(files, speaker.compartment)),
  }))
  const value = fc.oneof(
    fc.constantFrom(
      'one',
      'two',
      'North',
      'South',
      'paper',
      'received',
      't-one-North',
      'accept',
      'accept if',
      'clause 1.1 is in',
      '1.1',
      '9.9',
      'delegation',
      '2026-12-01',
      'state',
      'the sides',
      'signed',
      'call',
    ),
    fc.string({ maxLength: 12 }),
  )
  const names = [
    'hand-over',
    'position',
    'receipt',
    'statement',
    'reservation',
    'assent',
    'in-force',
    'version',
    'understanding',
    'contact',
    'paper',
    'withdraw',
  ] as const
  const fieldNames = [
    'version',
    'to',
    'medium',
    'transmittal',
    'says',
    'stance',
    'if',
    'clause',
    'authority',
    'words',
    'act',
    'level',
    'audience',
    'text',
    'label',
    'with',
    'form',
    'answerBy',
    'entry',
    'reason',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...rooms),
      fc.constantFrom(...names),
      fc.dictionary(fc.constantFrom(...fieldNames), value, { maxKeys: 6 }),
      fc.boolean(),
      (room, name, given, sound) => {
        const good = {
          'hand-over': { version: 'one', to: 'South', medium: 'paper' },
          position: { version: 'one', stance: 'accept', authority: 'delegation' },
        }
        const fields = sound && name in good ? { ...good[name as keyof typeof good] } : given
        const now = { time: '2026-11-10T09:00:00Z', id: 'e-new', digest: null }
        const made = decideInRoom(room.process, room.speaker, { name, fields }, now)
        coverage.hit(name)
        coverage.hit(room.speaker.compartment.toLowerCase())
        if ('problems' in made) {
          coverage.hit('problems')
          expect(made.problems.length).toBeGreaterThan(0)
          return
        }
        coverage.hit('entries')
        for (const entry of made.entries) {
          const channel = String(entry['channel']).split('+')
          expect(channel.includes(room.speaker.compartment) || channel[0] === 'public').toBe(true)
          // No side's and no intermediary's command reaches another side's room or the public.
          if (room.speaker.role !== 'desk')
            expect([...channel].sort((a, b) => (a < b ? -1 : 1))).toEqual(
              [room.speaker.compartment, 'desk'].sort((a, b) => (a < b ? -1 : 1)),
            )
        }
      },
    ),
    options(3000),
  )
  coverage.check()
})
