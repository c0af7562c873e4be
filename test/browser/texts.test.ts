// The desk for texts and the public's form in a real browser: axe, nothing sideways, right-to-left, and a
// walk with the keyboard alone.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveHome, type Served } from '../../src/server/index.ts'
import { makeHome, type Home } from '../texts/home.ts'
import { chromiumPath, launch } from './chromium.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const text = `Lund Urges Belmar to Answer

Northern Union envoy Oskar Lund urged Belmar to answer. Belmar accepted the proposal. Corvia carried the proposal to Belmar. Karl Weber watched.`

describe.skipIf(chromiumPath === undefined)('texts and comments in Chromium', () => {
  let browser: Browser
  let served: Served
  let home: Home
  let address = ''
  beforeAll(async () => {
    home = makeHome('status, comments')
    served = await serveHome(home.path, 4740, () => undefined)
    address = `http://localhost:${served.port}`
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
    home.remove()
  })

  async function clean(page: Page): Promise<void> {
    await page.evaluate(axe)
    const found = await page.evaluate(async () => {
      const { axe: runner } = window as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await runner.run()).violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)
    })
    expect(found).toEqual([])
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0)
  }

  test('paste, then a, x, u and n on the keyboard alone', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`${address}/p/talks/texts/`)
    await page.getByLabel('Title').fill('An article')
    await page.getByLabel('Your label as coder').fill('A')
    await page.getByLabel('Text', { exact: true }).fill(text)
    await page.getByRole('button', { name: 'Open it' }).press('Enter')
    await page.waitForURL('**/as/A/')
    // The heading is offered first: reject it, accept the next, take it back, accept it again.
    const offers = () => page.locator('.offer').count()
    const before = await offers()
    const press = async (key: string) => {
      await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)])
    }
    await press('x')
    expect(await offers()).toBe(before - 1)
    await press('a')
    expect(home.record()).toContain('"act":"urge"')
    await press('u')
    expect(home.record()).toContain('"kind":"withdrawn"')
    await press('a')
    expect(await page.locator('.decided').count()).toBe(2)
    await page.keyboard.press('n')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT')
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('sentence')
    expect(errors).toEqual([])
    await context.close()
  })

  test('the public form works without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${address}/p/talks/public/comments/`)
    await page.locator('textarea').fill('A comment in <b>letters</b>.')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.waitForURL('**/?sent=1')
    expect(await page.getByRole('status').textContent()).toContain('shown to nobody')
    expect(await page.content()).not.toContain('in &lt;b')
    await page.goto(`${address}/p/talks/comments/`)
    await page.locator('input[name="id"]').check()
    await page.getByRole('button', { name: 'Show under the page' }).click()
    await page.goto(`${address}/p/talks/public/comments/`)
    expect(await page.locator('blockquote').textContent()).toBe('A comment in <b>letters</b>.')
    await context.close()
  })

  test.each([
    ['/ar/p/talks/texts/', 'dark', 360],
    ['/p/talks/texts/t1/as/A/', 'light', 1280],
    ['/he/p/talks/texts/t1/as/A/', 'dark', 360],
    ['/p/talks/public/comments/', 'dark', 1280],
    ['/ar/p/talks/public/comments/', 'light', 360],
    ['/he/p/talks/comments/', 'light', 360],
  ] as const)('%s, %s, %i wide', async (path, colorScheme, width) => {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 900 },
      bypassCSP: true,
    })
    const page = await context.newPage()
    await page.goto(`${address}${path}`)
    expect(await page.evaluate(() => document.dir)).toBe(/^\/(ar|he)\//.test(path) ? 'rtl' : 'ltr')
    for (const details of await page.locator('details').all())
      await details.evaluate((one) => one.setAttribute('open', ''))
    await clean(page)
    await context.close()
  })
})
