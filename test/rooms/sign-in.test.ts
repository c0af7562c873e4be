// Attacks on signing in: crafted requests against the real routes, and a real browser with a virtual
// authenticator. Each is refused, written down, and locks nobody out.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, describe, expect, test } from 'vitest'
import { absoluteLimit, idleLimit, type Grant } from '../../src/server/index.ts'
import { chromiumPath, launch } from '../browser/chromium.ts'
import { actors, formHeaders, grants, makeHome, openWorld, type World } from './home.ts'

const record = { record: actors }
const hour = 3_600_000
const passphrase = 'seven quiet boats at noon'

/** The cookie that an answer sets, as a browser would send it back. */
function cookieOf(response: Response): string {
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

async function request(
  world: World,
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const body = new URLSearchParams(fields).toString()
  return world.app.request(path, { method: 'POST', headers, body })
}

/** Goes the whole way of somebody without a passkey: invitation, passphrase, printed codes. */
async function enrol(world: World, grant: Grant): Promise<{ codes: string[]; cookie: string }> {
  const invitation = world.server.accounts.invite('somebody', [grant])
  const opened = await request(world, '/invitation/open', { invitation }, formHeaders)
  expect(opened.status).toBe(303)
  const made = await request(
    world,
    '/enrol/codes',
    { passphrase },
    { ...formHeaders, Cookie: cookieOf(opened) },
  )
  expect(made.status).toBe(200)
  const codes = [...(await made.text()).matchAll(/<code>([^<]+)<\/code>/g)].map(
    (one) => one[1] ?? '',
  )
  expect(codes).toHaveLength(8)
  return { codes, cookie: cookieOf(made) }
}

const inRoom = async (world: World, cookie: string) =>
  (await world.app.request('/room/lake/', { headers: { Cookie: cookie } })).status

const recordOf = (world: World) =>
  readFileSync(join(world.home, 'processes/lake/record.jsonl'), 'utf8')
const refusedOf = (world: World) => {
  const text = readFileSync(join(world.home, 'private/refused.jsonl'), 'utf8')
  return text.trim().split('\n')
}

describe('crafted requests', () => {
  test('an invitation works once, for a day, and is kept as a hash', async () => {
    const world = openWorld(makeHome(record))
    const code = world.server.accounts.invite('late', [grants.north])
    expect(readFileSync(join(world.home, 'private/accounts.json'), 'utf8')).not.toContain(code)
    world.wait(24 * hour + 1)
    const late = await request(world, '/invitation/open', { invitation: code }, formHeaders)
    expect(late.status).toBe(401)
    const again = world.server.accounts.invite('twice', [grants.north])
    const [one, two] = await Promise.all([
      request(world, '/invitation/open', { invitation: again }, formHeaders),
      request(world, '/invitation/open', { invitation: again }, formHeaders),
    ])
    const made = await Promise.all(
      [one, two].map((opened) =>
        request(
          world,
          '/enrol/codes',
          { passphrase },
          { ...formHeaders, Cookie: cookieOf(opened) },
        ),
      ),
    )
    expect(made.map((each) => each.status).sort((a, b) => a - b)).toEqual([200, 403])
    expect(refusedOf(world)).toHaveLength(2)
  })

  test('a session ends by leaving, by idleness and by age; its token is nowhere stored', async () => {
    const world = openWorld(makeHome(record))
    const { codes, cookie } = await enrol(world, grants.north)
    const token = cookie.slice(cookie.indexOf('=') + 1)
    expect(world.server.sessions.stored()).not.toContain(token)
    expect(await inRoom(world, cookie)).toBe(200)
    const left = await request(world, '/sign-out/', {}, { ...formHeaders, Cookie: cookie })
    expect(left.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"')
    expect(await inRoom(world, cookie)).toBe(303)

    const signIn = async () =>
      cookieOf(
        await request(world, '/sign-in/code', { code: codes.pop() ?? '', passphrase }, formHeaders),
      )
    const idle = await signIn()
    world.wait(idleLimit)
    expect(await inRoom(world, idle)).toBe(200)
    world.wait(idleLimit + 1)
    expect(await inRoom(world, idle)).toBe(303)

    const busy = await signIn()
    for (let spent = 0; spent < absoluteLimit; spent += idleLimit / 3) {
      expect(await inRoom(world, busy)).toBe(200)
      world.wait(idleLimit / 3)
    }
    world.wait(1)
    expect(await inRoom(world, busy)).toBe(303)
  })

  test('nobody raises a role', async () => {
    const world = openWorld(makeHome(record))
    const before = recordOf(world)
    const tries: readonly (readonly [
      Parameters<World['post']>[0],
      string,
      Record<string, string>,
      number,
    ])[] = [
      ['north', '/room/lake/do/hand-over', { version: 'x', to: 'South', medium: 'paper' }, 404],
      ['north', '/room/lake/do/in-force', { version: 'x', audience: 'public' }, 404],
      ['north member', '/room/lake/do/assent', { version: 'x', level: 'signed' }, 404],
      [
        'relief',
        '/room/lake/do/position',
        { version: 'x', stance: 'accept', authority: 'ratified' },
        404,
      ],
      ['north', '/room/lake/do/statement', { act: 'state', words: 'x', role: 'desk' }, 400],
      ['north', '/room/lake/do/statement', { act: 'state', words: 'x', channel: 'public' }, 400],
      ['north', '/room/lake/do/statement', { act: 'state', words: 'x', by: 'South' }, 400],
      ['north', '/room/lake/invite', { name: 'x', role: 'desk', actor: 'Harbour' }, 404],
      ['north', '/room/lake/invite', { name: 'x', role: 'member', actor: 'South' }, 404],
      ['north member', '/room/lake/invite', { name: 'x', role: 'member', actor: 'North' }, 404],
      ['desk', '/room/other/invite', { name: 'x', role: 'desk', actor: 'Harbour' }, 404],
      [null, '/room/lake/do/statement', { act: 'state', words: 'x' }, 403],
    ]
    for (const [who, path, fields, status] of tries)
      expect((await world.post(who, path, fields)).status, `${who} ${path}`).toBe(status)
    expect(recordOf(world)).toBe(before)
    expect(refusedOf(world)).toHaveLength(tries.length)
    // Positive control: what the role may do, it can.
    expect(
      (
        await world.post('north', '/room/lake/invite', {
          name: 'x',
          role: 'member',
          actor: 'North',
        })
      ).status,
    ).toBe(200)
    expect((await world.act('north', 'statement', { act: 'state', words: 'x' })).status).toBe(303)
    expect(recordOf(world)).not.toBe(before)
  })

  test('requests of other sites, of other types and too large ones change nothing', async () => {
    const world = openWorld(makeHome(record))
    const before = recordOf(world)
    const fields = { act: 'state', words: 'x', seen: 'x' }
    const path = '/room/lake/do/statement'
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const evil = 'https://elsewhere.example'
    for (const [headers, status] of [
      [{ ...formHeaders, 'Sec-Fetch-Site': 'cross-site' }, 403],
      [{ ...formHeaders, 'Sec-Fetch-Site': 'same-site' }, 403],
      [{ ...formHeaders, 'Sec-Fetch-Site': 'none' }, 403],
      [{ ...formHeaders, Origin: evil }, 403],
      [{ ...type, Origin: evil }, 403],
      [{ ...type, Origin: 'null' }, 403],
      [type, 403],
      [{ ...formHeaders, 'Content-Type': 'text/plain' }, 415],
      [{ ...formHeaders, 'Content-Type': 'application/x-www-form-urlencoded; charset=x' }, 415],
      [{ ...formHeaders, 'Content-Length': String(2 ** 21) }, 413],
    ] as const)
      expect(
        (await world.post('north', path, fields, headers)).status,
        JSON.stringify(headers),
      ).toBe(status)
    const large = await world.post('north', path, { ...fields, words: 'x'.repeat(2 ** 20) })
    expect(large.status).toBe(413)
    expect((await world.get('north', `${path}?act=state&words=x`)).status).toBe(404)
    expect(recordOf(world)).toBe(before)
    expect(refusedOf(world)).toHaveLength(11)
    const rebound = await world.post('north', `http://elsewhere.example${path}`, fields, {
      ...type,
      'Sec-Fetch-Site': 'same-origin',
      Origin: 'null',
    })
    expect(rebound.status).toBe(403)
    // A browser that sends no Fetch Metadata is believed by its Origin.
    const plain = await world.post('north', path, fields, { ...type, Origin: formHeaders.Origin })
    expect(plain.status).toBe(303)
  })

  test('a thousand wrong tries are refused and written down; the owner still gets in', async () => {
    const world = openWorld(makeHome(record))
    const { codes } = await enrol(world, grants.north)
    const answers = new Set<string>()
    for (let i = 0; i < 1000; i += 1) {
      const code = `0000-0000-0000-${String(i).padStart(4, '0')}`
      const response = await request(
        world,
        '/sign-in/code',
        { code, passphrase: `wrong ${i}` },
        formHeaders,
      )
      answers.add(`${response.status} ${await response.text()}`)
    }
    expect(answers.size).toBe(1)
    expect(refusedOf(world)).toHaveLength(1000)
    expect(refusedOf(world).filter((one) => one.includes('too many')).length).toBeGreaterThan(900)
    const known = await request(
      world,
      '/sign-in/code',
      { code: codes[0] ?? '', passphrase: 'wrong again' },
      formHeaders,
    )
    expect(`${known.status} ${await known.text()}`).toBe([...answers][0])
    const owner = await request(
      world,
      '/sign-in/code',
      { code: codes[0] ?? '', passphrase },
      formHeaders,
    )
    expect(owner.status).toBe(303)
    expect(await inRoom(world, cookieOf(owner))).toBe(200)
    const spent = await request(
      world,
      '/sign-in/code',
      { code: codes[0] ?? '', passphrase },
      formHeaders,
    )
    expect(spent.status).toBe(401)
  })

  test('a planted cookie is not taken over by a sign-in', async () => {
    const world = openWorld(makeHome(record))
    const { codes } = await enrol(world, grants.north)
    const planted = world.server.sessions.start('nobody', 'signed in')
    const signedIn = await request(
      world,
      '/sign-in/code',
      { code: codes[0] ?? '', passphrase },
      { ...formHeaders, Cookie: `sid=${planted}` },
    )
    expect(cookieOf(signedIn)).not.toBe(`sid=${planted}`)
    expect(signedIn.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict/)
    expect(await inRoom(world, `sid=${planted}`)).toBe(303)
  })
})

describe.skipIf(chromiumPath === undefined)('a browser with a virtual authenticator', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterAll(async () => {
    for (const close of closing) await close()
  })

  test('a passkey is made and used; its assertion works once, from this origin, with verification', async () => {
    const world = openWorld(makeHome(record))
    const server = serve({ fetch: world.app.fetch, port: 0, hostname: 'localhost' })
    await new Promise((done) => server.once('listening', done))
    const address = `http://localhost:${(server.address() as { port: number }).port}`
    world.at(address)
    const browser = await launch()
    closing.push(
      () => browser.close(),
      () => new Promise((done) => server.close(done)),
    )
    const context = await browser.newContext()
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await page.goto(`${address}/invitation/`)
    await page.getByLabel('Invitation code').fill(world.server.accounts.invite('A', [grants.north]))
    await page.getByRole('button', { name: 'Open the invitation' }).click()
    await page.getByRole('button', { name: 'Make a passkey on this device' }).click()
    await page.getByRole('heading', { name: 'Your rooms' }).waitFor()

    const leave = async () => {
      await page.getByRole('button', { name: 'Leave now' }).click()
      await page.waitForURL(`${address}/`)
      await page.goto(`${address}/sign-in/`)
    }
    const use = page.getByRole('button', { name: 'Sign in with a passkey' })
    const [stolen] = await context.cookies()
    await leave()
    expect(await inRoom(world, `sid=${stolen?.value ?? ''}`)).toBe(303)

    // The assertion that signs in, seen on its way.
    const bodies: string[] = []
    page.on('request', (one) => {
      if (one.url().endsWith('/sign-in/passkey')) bodies.push(one.postData() ?? '')
    })
    await use.click()
    await page.getByRole('heading', { name: 'Your rooms' }).waitFor()
    const send = async (body: string, origin: string) =>
      (
        await world.app.request('/sign-in/passkey', {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'Sec-Fetch-Site': 'same-origin',
            Origin: origin,
          },
          body,
        })
      ).status
    expect(bodies).toHaveLength(1)
    // Synced passkeys don't count their uses: the counter must not be what refuses a replay.
    const { id } = JSON.parse(bodies[0] ?? '{}') as { id: string }
    const kept = world.server.accounts.withPasskey(id)
    if (kept) kept.passkey.counter = 0
    expect(kept?.account.name).toBe('A')
    expect(await send(bodies[0] ?? '', address), 'replayed').toBe(401)

    // Another one, held back: from another origin it is refused, from its own it is good, an hour later not.
    await leave()
    const holdBack = async () => {
      await page.route('**/sign-in/passkey', (route) => route.abort())
      await use.click()
      await page.getByText('That did not work').waitFor()
      await page.unroute('**/sign-in/passkey')
      return bodies.at(-1) ?? ''
    }
    const held = await holdBack()
    world.at('http://localhost:1')
    expect(await send(held, 'http://localhost:1'), 'wrong origin').toBe(401)
    world.at(address)
    expect(
      await send(held.replace(/"signature":"..../, '"signature":"AAAA'), address),
      'forged',
    ).toBe(401)
    expect(await send(held, address), 'positive control').toBe(200)
    const old = await holdBack()
    world.wait(hour)
    expect(await send(old, address), 'too late').toBe(401)

    // A key in the hands of somebody who can't verify to it.
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await use.click()
    await page.getByText('That did not work').waitFor()
    expect(world.server.refusals.count('bad assertion')).toBeGreaterThanOrEqual(4)
  })
})
