// A walk in a browser, as the people of a process would do it: the mediator names a text and hands it to one
// side, hands other content under the same label to the other (alarm at the desk only), positions with
// conditions come in, a bridging text goes out, both assent, it enters into force, and the public page
// changes as the charter says. PICTURES=folder keeps what it looked like.
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { chromiumPath, launch } from '../browser/chromium.ts'
import { actors, makeHome, openWorld, text, type Who, type World } from './home.ts'

const pictures = process.env['PICTURES']

describe.skipIf(chromiumPath === undefined)('the walk', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterAll(async () => {
    for (const close of closing.reverse()) await close()
  })

  /** A page of somebody who is signed in, in a browser context of their own. */
  async function enter(world: World, browser: Browser, address: string, who: Who | null) {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 } })
    if (who !== null) {
      const [name = '', value = ''] = world.cookie(who).split('=')
      await context.addCookies([{ name, value, url: address }])
    }
    context.setDefaultTimeout(8000)
    return context.newPage()
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (pictures === undefined) return
    for (const [suffix, colorScheme, width] of [
      ['light', 'light', 1200],
      ['dark', 'dark', 1200],
      ['narrow', 'light', 360],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: join(pictures, `${name}-${suffix}.png`), fullPage: true })
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1200, height: 900 })
  }

  test('from a draft to a text in force', async () => {
    const world = openWorld(makeHome({ record: actors }))
    const server = serve({ fetch: world.app.fetch, port: 0, hostname: 'localhost' })
    await new Promise((done) => server.once('listening', done))
    const address = `http://localhost:${(server.address() as { port: number }).port}`
    world.at(address)
    const browser = await launch()
    closing.push(
      () => new Promise((done) => server.close(done)),
      () => browser.close(),
    )
    const [desk, north, south, everyone] = await Promise.all(
      (['desk', 'north', 'south', null] as const).map((who) => enter(world, browser, address, who)),
    )
    if (!desk || !north || !south || !everyone) throw new Error('no pages')

    /** Opens the form of a command, fills it in by its labels and sends it. */
    const fill = async (page: Page, command: string, fields: Readonly<Record<string, string>>) => {
      const summary = page.locator('summary').filter({ hasText: new RegExp(`^${command}$`) })
      const form = summary.locator('xpath=..')
      await summary.click()
      for (const [label, value] of Object.entries(fields)) {
        const choice = form.getByRole('combobox', { name: label, exact: true })
        if ((await choice.count()) > 0) await choice.selectOption(value)
        else await form.getByLabel(label, { exact: true }).fill(value)
      }
      await form.getByRole('button', { name: command, exact: true }).click()
    }
    const done = (page: Page) =>
      page.getByRole('status').getByText('It stands in the record').waitFor()
    const go = (page: Page, path = '/room/lake/') => page.goto(`${address}${path}`)

    // Two contents under one label.
    await go(desk, '/room/lake/desk/')
    for (const [version, days] of [
      ['draft-a', 20],
      ['draft-b', 30],
    ] as const) {
      await fill(desk, 'Name a text as a version', {
        Version: version,
        Label: 'Draft of the mediators',
        Text: text(`Text ${version}`, days),
      })
      await done(desk)
    }
    await fill(desk, 'Hand a version over', {
      Version: 'draft-a',
      To: 'North',
      Medium: 'paper',
      'What was withheld (stays at the desk) (may stay empty)': 'Map 2',
    })
    await done(desk)
    expect(await desk.getByRole('alert').count()).toBe(0)
    await fill(desk, 'Hand a version over', { Version: 'draft-b', To: 'South', Medium: 'paper' })
    await desk.getByRole('alert').getByText('Two rooms hold different contents').waitFor()
    await picture(desk, 'desk-alarm')

    // Each side sees its own and nothing of the other's, nor of what was withheld.
    await go(north)
    await north.getByRole('heading', { name: 'What waits for me' }).waitFor()
    await north.getByText('An answer on ⁨draft-a⁩ is awaited from you').waitFor()
    const seenByNorth = await north.content()
    expect(seenByNorth).not.toMatch(/draft-b|Map 2|different contents/)
    await go(south)
    expect(await south.content()).not.toMatch(/draft-a|Map 2|different contents/)
    await fill(north, 'Receipt', { 'Received?': 'received' })
    await done(north)

    // A condition that can't be read comes back with what was typed; then it is right.
    await fill(north, 'State a position', {
      Version: 'draft-a',
      Position: 'accept if',
      'If (may stay empty)': 'perhaps',
      Authority: 'ad referendum',
    })
    await north.getByRole('alert').getByText("can't be read").waitFor()
    const again = north.locator('#do-position')
    expect(await again.getByLabel('If (may stay empty)').inputValue()).toBe('perhaps')
    await again.getByLabel('If (may stay empty)').fill('clause 1.2 is in')
    await again.getByRole('button', { name: 'State a position' }).click()
    await done(north)
    await picture(north, 'room-north')
    await go(south)
    await fill(south, 'State a position', {
      Version: 'draft-b',
      Position: 'amend',
      'Words (may stay empty)': 'Day 8 in 1.2',
      Authority: 'delegation',
    })
    await done(south)
    await go(desk, '/room/lake/desk/')
    await desk
      .getByRole('table', { name: /What each side itself declared/ })
      .getByText('clause 1.2 is in')
      .waitFor()

    // A bridging text to both.
    await fill(desk, 'Name a text as a version', {
      Version: 'bridge',
      Label: 'Bridging text',
      Text: text('Bridge', 25),
    })
    for (const side of ['North', 'South'])
      await fill(desk, 'Hand a version over', { Version: 'bridge', To: side, Medium: 'paper' })
    await done(desk)
    await fill(desk, 'Record that a version is in force', {
      Version: 'bridge',
      'Who is to see it': 'public',
    })
    await desk.getByRole('alert').getByText('the assent of').waitFor()

    await go(everyone, '/p/lake/public/')
    expect(await everyone.content()).not.toMatch(/bridge|Bridge/)
    for (const page of [north, south]) {
      await go(page)
      await fill(page, 'Assent', { Version: 'bridge', Level: 'signed' })
      await done(page)
    }
    await go(desk, '/room/lake/desk/')
    await fill(desk, 'Record that a version is in force', {
      Version: 'bridge',
      'Who is to see it': 'public',
    })
    await done(desk)

    // The public page: what the charter releases, and none of the private parts.
    await go(everyone, '/p/lake/public/')
    await everyone.getByRole('heading', { name: 'Implementation matrix' }).waitFor()
    await everyone.getByRole('cell', { name: '1.1' }).first().waitFor()
    const open = await everyone.content()
    expect(open).toContain('Bridging text')
    expect(open).not.toMatch(/draft-a|draft-b|Map 2|accept if|Day 8|Draft of the mediators/)
    await picture(everyone, 'public')
    await go(south)
    expect(await south.content()).not.toMatch(/draft-a|Map 2/)
    await go(north, '/ar/room/lake/')
    expect(await north.evaluate(() => document.dir)).toBe('rtl')
    await picture(north, 'room-north-ar')
    await go(desk, '/room/')
    await picture(desk, 'rooms')
    const proof = await (
      await world.get(
        'north',
        new URL(
          (await (await go(north), north.getByRole('link', { name: 'Proof' }))
            .first()
            .getAttribute('href')) ?? '',
          `${address}/room/lake/`,
        ).pathname,
      )
    ).text()
    expect(proof).toMatch(/SHA-256 of the content: [0-9a-f]{64}/)
  })
})
