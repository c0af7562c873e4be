// A handover on paper, in a real browser: the form printed on one A4 page in three languages, filled in by
// hand, copied back by the desk; nothing is kept in the browser.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveHome, type Served } from '../../src/server/index.ts'
import { chromiumPath, launch } from './chromium.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const home = mkdtempSync(join(tmpdir(), 'truce-paper-'))

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: runner } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    return (await runner.run()).violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)
  })
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe.skipIf(chromiumPath === undefined)('a handover on paper in Chromium', () => {
  let browser: Browser
  let served: Served
  beforeAll(async () => {
    cpSync(join(import.meta.dirname, '../../examples/invented'), join(home, 'lake'), {
      recursive: true,
    })
    served = await serveHome(home, 4740, () => undefined)
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
    rmSync(home, { recursive: true, force: true })
  })

  const open = async (path: string, width = 1280) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true })
    const page = await context.newPage()
    await page.goto(`http://localhost:${served.port}${path}`)
    return { context, page }
  }

  test.each([
    ['', 'ltr', 'Record of a handover'],
    ['/ar', 'rtl', 'محضر تسليم'],
    ['/he', 'rtl', 'פרוטוקול מסירה'],
  ])('the form prints on one A4 page: %s', async (locale, direction, title) => {
    // 8 November is day 7 of the phase: the sheet of that handover.
    const { context, page } = await open(`${locale}/p/lake/exchange/form/on/2026-11-08/`)
    expect(await page.evaluate(() => document.dir)).toBe(direction)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(title)
    expect(await violations(page)).toEqual([])
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(1)
    // A4 in points, as Chromium rounds it.
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('League').count()).toBeGreaterThan(0)
    await context.close()
  })

  test.each([1280, 360])('the desk page, %i wide', async (width) => {
    const { context, page } = await open('/p/lake/exchange/on/2026-11-21/', width)
    expect(await violations(page)).toEqual([])
    expect(await sideways(page), 'the page scrolls sideways').toBeLessThanOrEqual(0)
    await context.close()
  })

  test('the filled form is copied back: counts, envelope, signatures, an exception', async () => {
    const { context, page } = await open('/p/lake/exchange/')
    await page.locator('select[name=batch]').selectOption('day 21')
    await page.getByLabel('Date', { exact: true }).fill('2026-11-22')
    await page.getByLabel('Number of the sealed envelope with the list').fill('23')
    const elderly = page.getByRole('group', { name: 'elderly' })
    await elderly.getByLabel('Received').fill('4')
    await elderly.getByLabel('Exceptions').fill('1')
    await elderly.locator('select').selectOption('own will')
    for (const side of ['League', 'Republic', 'Intermediary'])
      await page.getByRole('checkbox', { name: side }).check()
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.waitForURL('**/exchange/on/2026-11-22/#legs')
    const shown = (await page.locator('section', { hasText: 'Handovers recorded' }).textContent())!
    expect(shown.replace(/[\u2068\u2069]/g, '')).toContain(
      '22 November 2026, day 21: 4 elderly; envelope 23; signed by League and Republic',
    )
    expect(shown).toContain('own will')
    const last = readFileSync(join(home, 'lake/record.jsonl'), 'utf8').trim().split('\n').at(-1)!
    expect(JSON.parse(last)).toMatchObject({
      kind: 'handover leg',
      batch: 'day 21',
      envelope: '23',
      counts: [{ class: 'elderly', n: 4 }],
      exceptions: [{ class: 'elderly', n: 1, what: 'own will' }],
    })
    const kept = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      document.cookie,
    ])
    expect(kept).toEqual([0, 0, 0, ''])
    await context.close()
  })
})
