// A home of its own for tests: one process with canaries in every channel, a clock that tests move, and
// somebody signed in for every role. Real folders, real routes; requests are made as a browser makes them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Hono } from 'hono'
import {
  appOf,
  mountRooms,
  openRooms,
  publicSite,
  type Grant,
  type RoomsServer,
} from '../../src/server/index.ts'

export const origin = 'http://localhost:4242'
export const start = Date.UTC(2026, 10, 10, 9, 0)

export const text = (title: string, days: number) => `# ${title}

Each side withdraws and the road is opened.

\`\`\`truce
North is a party.
South is a party.
Harbour is a mediator.
The Watch is a verifier and a joint body.
Day 1 is the day on which the text enters into force; a day ends at 24:00 in UTC.
Phase One lasts ${days} days from Day 1.
1.1 North shall withdraw its forces by Day 5. The Watch confirms.
1.2 South shall withdraw its forces by Day 6. The Watch confirms.
\`\`\`
`

export const charter = `# The Lake process (invented)

\`\`\`charter
Title: The Lake process (invented)
Kind: invented
Keeper: the desk of Harbour
Consent: both sides
Time zone: UTC
Published: status, next step, matrix, timeline, text, versions, positions, statements, calendar
Sides: North, South
\`\`\`
`

export const actors = [
  ['North', 'party'],
  ['South', 'party'],
  ['Harbour', 'mediator'],
  ['Watch', 'joint body'],
  ['Relief', 'neutral intermediary'],
  ['Far Shore', 'guarantor'],
].map(([actor, role]) => ({
  id: `actor-${actor?.toLowerCase().replace(' ', '-')}`,
  kind: 'actor',
  channel: 'public',
  stated: '2026-11-01',
  actor,
  roles: [{ role }],
}))

const grant = (role: Grant['role'], actor: string): Grant => ({
  process: 'lake',
  role,
  compartment: role === 'desk' ? 'desk' : actor,
  actor,
})

export const grants = {
  desk: grant('desk', 'Harbour'),
  north: grant('head', 'North'),
  'north member': grant('member', 'North'),
  south: grant('head', 'South'),
  watch: grant('body', 'Watch'),
  relief: grant('intermediary', 'Relief'),
  guarantor: grant('guarantor', 'Far Shore'),
} as const
export type Who = keyof typeof grants

export interface Lines {
  readonly record: readonly object[]
  readonly texts?: Readonly<Record<string, string>>
}

/** A home below the system's folder for temporary files; removed after the tests of the file. */
export function makeHome(lines: Lines): string {
  const home = mkdtempSync(join(tmpdir(), 'truce-rooms-'))
  afterAll(() => rmSync(home, { recursive: true, force: true }))
  fillHome(home, lines)
  return home
}

export function fillHome(home: string, { record, texts }: Lines): void {
  const folder = join(home, 'processes', 'lake')
  // Accounts too: with the same steady randomness two runs would make the same ids.
  rmSync(join(home, 'private'), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'charter.md'), charter)
  for (const [name, body] of Object.entries(texts ?? {})) writeFileSync(join(folder, name), body)
  writeFileSync(
    join(folder, 'record.jsonl'),
    record.map((one) => `${JSON.stringify(one)}\n`).join(''),
  )
}

/** Bytes that look random and are the same in every run. */
export function steady(seed: number): (bytes: number) => Uint8Array {
  let state = seed >>> 0
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    })
}

export interface World {
  readonly home: string
  readonly app: Hono
  readonly server: RoomsServer
  /** Says under which address the server is reached. */
  readonly at: (address: string) => void
  /** Moves the clock, milliseconds. */
  readonly wait: (ms: number) => void
  readonly cookie: (who: Who) => string
  readonly get: (who: Who | null, path: string) => Promise<Response>
  readonly post: (
    who: Who | null,
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>
  /** Sends a command the way its form would, and returns the answer. */
  readonly act: (
    who: Who,
    command: string,
    fields: Readonly<Record<string, string>>,
  ) => Promise<Response>
}

export const formHeaders = {
  'Content-Type': 'application/x-www-form-urlencoded',
  'Sec-Fetch-Site': 'same-origin',
  Origin: origin,
}

export function openWorld(home: string, seed = 7): World {
  let now = start
  let address = origin
  const tools = {
    clock: () => now,
    random: steady(seed),
    today: () => new Date(now).toISOString().slice(0, 10),
  }
  const server = openRooms(home, () => [address], tools)
  const app = appOf(publicSite(server), undefined, (inner) => mountRooms(inner, server))
  const tokens = new Map<Who, string>()
  const cookie = (who: Who): string => {
    let token = tokens.get(who)
    if (token === undefined) {
      const code = server.accounts.invite(who, [grants[who]])
      const invitation = server.accounts.invitation(code)
      const none = { passkeys: [], codes: [], passphrase: null }
      const account = server.accounts.spend(invitation?.hash ?? '', none)
      token = server.sessions.start(account?.id ?? '', 'signed in')
      tokens.set(who, token)
    }
    return `sid=${token}`
  }
  const as = (who: Who | null): Record<string, string> => (who ? { Cookie: cookie(who) } : {})
  const world: World = {
    home,
    app,
    server,
    at: (given) => {
      address = given
    },
    wait: (ms) => {
      now += ms
    },
    cookie,
    get: async (who, path) => app.request(path, { headers: as(who) }),
    post: async (who, path, fields, headers = formHeaders) =>
      app.request(path, {
        method: 'POST',
        headers: { ...headers, ...as(who) },
        body: new URLSearchParams(fields).toString(),
      }),
    act: async (who, command, fields) => {
      const page = await (
        await world.get(who, who === 'desk' ? '/room/lake/desk/' : '/room/lake/')
      ).text()
      const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? ''
      return world.post(who, `/room/lake/do/${command}`, { seen, ...fields })
    },
  }
  return world
}

/** Where two answers begin to differ, short enough to read; null where they are equal. */
export function firstDifference(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): string | null {
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const left = a[name] ?? ''
    const right = b[name] ?? ''
    if (left === right) continue
    let at = 0
    while (left[at] === right[at]) at += 1
    return `${name}: ${left.slice(Math.max(0, at - 60), at + 60)} / ${right.slice(at, at + 60)}`
  }
  return null
}

/** Everything of an answer that leaves the machine. */
export async function bytesOf(response: Response): Promise<string> {
  return JSON.stringify([
    response.status,
    [...response.headers.entries()].map((one) => one.join(': ')).sort((a, b) => (a < b ? -1 : 1)),
    await response.text(),
  ])
}
