// Nothing that one room holds is felt in another: a crawl for canaries as every role over every route that
// the running router has, and histories that differ only where the viewer may not look.
import { expect, test } from 'vitest'
import { routes as siteRoutes } from '../../src/views/index.ts'
import { Coverage, fc, runs, seed } from '../laws.ts'
import {
  actors,
  bytesOf,
  fillHome,
  firstDifference,
  grants,
  makeHome,
  openWorld,
  text,
  type Who,
} from './home.ts'

const channels = {
  public: 'everyone',
  desk: ['desk'],
  'desk+North': ['desk', 'North'],
  'desk+South': ['desk', 'South'],
  'desk+North+South': ['desk', 'North', 'South'],
  North: ['North'],
  Watch: ['Watch'],
  'desk+Relief': ['desk', 'Relief'],
  'desk+Far Shore': ['desk', 'Far Shore'],
} as const
type Channel = keyof typeof channels
const names = Object.keys(channels) as Channel[]

const reads = (compartment: string, channel: Channel) =>
  channels[channel] === 'everyone' || (channels[channel] as readonly string[]).includes(compartment)

const canary = (channel: string) => `CANARY-${channel.replaceAll(/[^A-Za-z]/g, '-')}-7b21`

/** Every kind of thing a page, a count or an export could be made of, once in each channel. */
function canaries(channel: Channel): object[] {
  const mark = canary(channel)
  const common = { channel, happened: '2026-11-05', logged: '2026-11-05T10:00:00Z' }
  const version = `v-${mark}`
  return [
    {
      id: `${mark}-v`,
      kind: 'version',
      ...common,
      version,
      label: `Text ${mark}`,
      known: 'exists, not published',
      files: [`${version}.truce.md`],
    },
    {
      id: `${mark}-t`,
      kind: 'transmittal',
      ...common,
      version,
      by: 'Harbour',
      to: 'North',
      medium: 'paper',
      answerBy: '2026-11-20',
    },
    {
      id: `${mark}-p`,
      kind: 'position',
      ...common,
      of: 'North',
      by: 'North',
      on: { version },
      stance: 'accept if',
      if: `clause ${mark} is in`,
      words: mark,
      awaits: { from: 'South', what: mark },
    },
    {
      id: `${mark}-s`,
      kind: 'statement',
      ...common,
      by: 'South',
      act: 'state',
      words: mark,
      manner: 'own voice',
      sources: [{ title: mark }],
    },
    {
      id: `${mark}-c`,
      kind: 'contact',
      ...common,
      between: ['North', 'Harbour'],
      form: 'call',
      readouts: [{ by: 'North', words: mark, manner: 'own voice' }],
    },
    {
      id: `${mark}-u`,
      kind: 'understanding',
      ...common,
      clause: '1.1',
      between: ['North', 'South'],
      words: mark,
    },
    {
      id: `${mark}-q`,
      kind: 'request',
      ...common,
      by: 'North',
      to: ['Harbour'],
      about: version,
      words: mark,
    },
    {
      id: `${mark}-a`,
      kind: 'actor',
      ...common,
      actor: `Actor ${mark}`,
      roles: [{ role: 'party' }],
    },
    { id: `${mark}-x`, kind: 'a kind of tomorrow', ...common, words: mark },
  ]
}

const filled = {
  record: [...actors, ...names.flatMap(canaries)],
  texts: Object.fromEntries(
    names.map((channel) => [`v-${canary(channel)}.truce.md`, text(canary(channel), 20)]),
  ),
}

const values: Readonly<Record<string, readonly string[]>> = {
  ':id': ['lake', 'nowhere'],
  ':at': ['2026-11-10', 'never'],
  ':known': ['2026-11-09'],
  ':account': ['North', `Actor ${canary('desk')}`],
  ':entry': names.map((channel) => `${canary(channel)}-t`),
  ':from': names.slice(0, 3).map((channel) => `v-${canary(channel)}`),
  ':to': names.slice(1, 4).map((channel) => `v-${canary(channel)}`),
  ':version': names.map((channel) => `v-${canary(channel)}`),
  ':command': ['position', 'hand-over', 'receipt', 'correct', 'nonsense'],
}

/** What is sent to each command: things of rooms that most senders have no part in. */
const commands: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  position: { version: `v-${canary('desk')}`, stance: 'accept', authority: 'delegation' },
  'hand-over': { version: `v-${canary('North')}`, to: 'South', medium: 'paper' },
  receipt: { transmittal: `${canary('desk+North')}-t`, says: 'received' },
  correct: { entry: `${canary('North')}-s`, words: 'x' },
}

function addresses(pattern: string): string[] {
  const hole = /:[a-z]+/.exec(pattern)?.[0]
  if (hole === undefined) return [pattern.replace('*', 'nowhere/')]
  return (values[hole] ?? ['x']).flatMap((value) =>
    addresses(pattern.replace(hole, encodeURIComponent(value))),
  )
}

/** The address asked for comes back in nothing but forms that echo it; it is no finding. */
function foreign(body: string, compartment: string, asked: string): string[] {
  return names.filter(
    (channel) =>
      !reads(compartment, channel) &&
      body.includes(canary(channel)) &&
      !asked.includes(canary(channel)),
  )
}

test('a canary of another room is on no route of the router, for no role', async () => {
  const world = openWorld(makeHome(filled))
  const registered = world.app.routes.map(({ method, path }) => ({ method, path }))
  // Pages of the public site lie behind one catch-all; its own list says which there are.
  const behind = siteRoutes.map((path) => ({ method: 'GET', path }))
  const routes = [
    ...new Map(
      [...registered, ...behind].map((one) => [`${one.method} ${one.path}`, one]),
    ).values(),
  ]
  expect(routes.length).toBeGreaterThan(30)
  const everyone: (Who | null)[] = [...(Object.keys(grants) as Who[]), null]
  const seen = new Map<string, number>()
  for (const who of everyone) {
    const compartment = who === null ? 'public' : grants[who].compartment
    for (const route of routes)
      // The same handlers answer in Arabic and Hebrew: fewer of their addresses are enough.
      for (const address of addresses(route.path).slice(
        0,
        /^\/(ar|he)\//.test(route.path) ? 3 : 99,
      )) {
        const posts = route.method === 'POST'
        if (!posts && !['GET', 'ALL'].includes(route.method)) continue
        if (address === '/sign-out/') continue
        const fields = (posts && commands[address.split('/').at(-1) ?? '']) || {}
        const asked = `${decodeURIComponent(address)} ${JSON.stringify(fields)}`
        const response = posts
          ? await world.post(who, address, fields)
          : await world.get(who, address)
        const all = await bytesOf(response)
        expect(foreign(all, compartment, asked), `${who} ${route.method} ${address}`).toEqual([])
        for (const channel of names)
          if (all.includes(canary(channel)) && reads(compartment, channel))
            seen.set(`${who} ${channel}`, (seen.get(`${who} ${channel}`) ?? 0) + 1)
      }
  }
  // Positive control: what a role may read, it does find.
  for (const who of everyone)
    for (const channel of names)
      if (reads(who === null ? 'public' : grants[who].compartment, channel))
        expect(seen.get(`${who} ${channel}`) ?? 0, `${who} reads ${channel}`).toBeGreaterThan(0)
})

test('what is denied and what does not exist are one answer, made with the same number of reads', async () => {
  const world = openWorld(makeHome(filled))
  const pairs: readonly (readonly [Who, string, string])[] = [
    ['north', '/room/nowhere/', '/room/elsewhere/'],
    ['north', '/room/lake/desk/', '/room/lake/nothing/'],
    ['north', `/room/lake/handed/${canary('desk')}-t/`, '/room/lake/handed/none/'],
    ['north', `/room/lake/paper/v-${canary('desk')}/`, '/room/lake/paper/none/'],
    ['south', `/room/lake/handed/${canary('desk+North')}-t/`, '/room/lake/handed/none/'],
    [
      'relief',
      `/room/lake/on/2026-11-10/account/Actor ${canary('desk')}/`,
      '/room/lake/on/2026-11-10/account/none/',
    ],
  ]
  const asked = async (who: Who, path: string) => {
    const before = world.server.rooms.reads
    const bytes = await bytesOf(await world.get(who, path))
    return { bytes, reads: world.server.rooms.reads - before }
  }
  for (const [who, denied, absent] of pairs) {
    await asked(who, '/room/lake/')
    const first = await asked(who, denied)
    expect(JSON.parse(first.bytes)[0], denied).toBe(404)
    expect(first, denied).toEqual(await asked(who, absent))
  }
  // A process of somebody else exists: still not one read.
  fillHome(world.home, filled)
  const stranger = world.server.rooms.reads
  await world.get('north', '/room/other/')
  expect(world.server.rooms.reads).toBe(stranger)
  for (const path of [
    '/room/',
    '/room/lake/',
    '/room/lake/desk/',
    '/room/nowhere/',
    '/room/lake/record.jsonl',
  ])
    expect(await bytesOf(await world.get(null, path))).toBe(
      await bytesOf(await world.get(null, '/room/x/')),
    )
})

const parties = ['North', 'South'] as const
const versionNames = ['one', 'two', 'three'] as const
const body = fc.oneof(
  fc.record({
    kind: fc.constant('version'),
    version: fc.constantFrom(...versionNames),
    label: fc.constantFrom('Draft', 'Paper'),
    known: fc.constant('exists, not published'),
    files: fc.option(
      fc.constantFrom('one.truce.md', 'two.truce.md').map((one) => [one]),
      { nil: undefined },
    ),
  }),
  fc.record({
    kind: fc.constant('transmittal'),
    version: fc.constantFrom(...versionNames),
    by: fc.constant('Harbour'),
    to: fc.constantFrom(...parties),
    medium: fc.constantFrom('paper', 'oral'),
  }),
  fc.record({
    kind: fc.constant('position'),
    of: fc.constantFrom(...parties),
    by: fc.constantFrom(...parties, 'Harbour'),
    on: fc.record({ version: fc.constantFrom(...versionNames) }),
    stance: fc.constantFrom('accept', 'reject', 'reconsidering', 'withdrawn'),
  }),
  fc.record({
    kind: fc.constant('assent'),
    by: fc.constantFrom(...parties),
    version: fc.constantFrom(...versionNames),
    level: fc.constantFrom('agreed', 'signed'),
  }),
  fc.record({ kind: fc.constant('in force'), version: fc.constantFrom(...versionNames) }),
  fc.record({
    kind: fc.constant('statement'),
    by: fc.constantFrom(...parties),
    act: fc.constant('state'),
    words: fc.constantFrom('x', 'y'),
    manner: fc.constant('own voice'),
  }),
  fc.record({
    kind: fc.constant('understanding'),
    clause: fc.constant('1.1'),
    between: fc.constant([...parties]),
    words: fc.constantFrom('x', 'y'),
  }),
  fc.record({
    kind: fc.constant('act'),
    by: fc.constantFrom(...parties),
    clause: fc.constantFrom('1.1', '1.2'),
  }),
  fc.record({
    kind: fc.constant('actor'),
    actor: fc.constantFrom('North', 'East'),
    roles: fc.constant([{ role: 'party' }]),
  }),
)
/** North was handed something in every history. */
const base = [
  {
    id: 'base-v',
    kind: 'version',
    channel: 'desk+North',
    logged: '2026-11-01',
    version: 'one',
    label: 'Draft',
    known: 'exists, not published',
    files: ['one.truce.md'],
  },
  {
    id: 'base-t',
    kind: 'transmittal',
    channel: 'desk+North',
    happened: '2026-11-01',
    logged: '2026-11-01',
    version: 'one',
    by: 'Harbour',
    to: 'North',
    medium: 'paper',
  },
]
const placed = fc.record({
  body,
  channel: fc.constantFrom(...names),
  day: fc.integer({ min: 1, max: 9 }),
  corrects: fc.option(fc.nat(9), { freq: 6 }),
})

const paths = [
  '/room/',
  '/room/lake/',
  '/ar/room/lake/',
  '/room/lake/on/2026-11-05/',
  '/room/lake/on/2026-11-10/account/East/',
  '/room/lake/on/2026-11-10/known/2026-11-06/',
  '/room/lake/desk/',
  '/room/lake/record.jsonl',
  '/room/lake/handed/a0/',
  '/room/lake/handed/b0/',
  '/room/lake/paper/one/',
  '/room/lake/paper/two/',
  '/p/lake/public/',
  '/',
  '/p/lake/',
]

test('over HTTP: histories that differ only in other rooms give the same bytes', async () => {
  const coverage = new Coverage('rooms over HTTP', [
    'hidden differs',
    'handed',
    'in force',
    'refused command',
    'north',
    'desk',
    'watch',
    'public',
    'guarantor',
  ])
  const texts = { 'one.truce.md': text('One', 20), 'two.truce.md': text('Two', 30) }
  const home = makeHome({ record: [], texts })
  await fc.assert(
    fc.asyncProperty(
      fc.array(placed, { minLength: 2, maxLength: 9 }),
      fc.array(placed, { minLength: 1, maxLength: 6 }),
      fc.constantFrom<Who | null>('north', 'south', 'desk', 'watch', 'guarantor', null),
      async (first, other, who) => {
        const compartment = who === null ? 'public' : grants[who].compartment
        const lines = (list: typeof first, prefix: string) =>
          list.map(({ body: one, channel, day, corrects }, index) => ({
            id: `${prefix}${index}`,
            ...one,
            channel,
            happened: `2026-11-0${day}`,
            logged: `2026-11-0${day}T12:00:00Z`,
            ...(corrects === null || corrects >= index ? {} : { corrects: `${prefix}${corrects}` }),
          }))
        const all = lines(first, 'a')
        const mine = all.filter((one) => reads(compartment, one.channel))
        const theirs = lines(other, 'b').filter((one) => !reads(compartment, one.channel))
        const outputs = async (record: readonly object[]) => {
          fillHome(home, { record: [...actors, ...record], texts })
          const world = openWorld(home)
          const cookie = who === null ? {} : { Cookie: `sid=${signIn(world, who)}` }
          const seen: Record<string, string> = {}
          for (const path of paths)
            seen[path] = await bytesOf(await world.app.request(path, { headers: cookie }))
          if (who !== null)
            for (const [command, fields] of [
              [
                'position',
                { version: 'one', stance: 'accept', authority: 'delegation', seen: 'x' },
              ],
              ['receipt', { transmittal: 'b0', says: 'received', seen: 'x' }],
              ['correct', { entry: 'b1', words: 'z', seen: 'x' }],
            ] as const)
              seen[command] = await bytesOf(
                await world.post(who, `/room/lake/do/${command}`, fields),
              )
          return seen
        }
        const own = base.filter((one) => reads(compartment, one.channel as Channel))
        const alone = await outputs([...own, ...mine])
        if (theirs.length > 0 || mine.length < all.length) coverage.hit('hidden differs')
        if (alone['/room/lake/']?.includes('handed/base-t/')) coverage.hit('handed')
        if (mine.some((one) => one.kind === 'in force')) coverage.hit('in force')
        if (Object.values(alone).some((one) => one.startsWith('[422')))
          coverage.hit('refused command')
        coverage.hit(who ?? 'public')
        // The same lines with other rooms' between and after them.
        expect(firstDifference(await outputs([...base, ...all]), alone)).toBeNull()
        expect(firstDifference(await outputs([...own, ...theirs, ...mine]), alone)).toBeNull()
      },
    ),
    { numRuns: runs(200), seed },
  )
  coverage.check()
})

function signIn(world: ReturnType<typeof openWorld>, who: Who): string {
  return world.cookie(who).slice('sid='.length)
}
