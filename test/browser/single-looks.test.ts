// The single file looked at: every view in light and dark, wide and narrow, left to right and right to
// left. axe finds nothing, nothing scrolls sideways, nothing is refused by the page's own policy.
// With LOOK=folder the pictures are kept there for people.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, launch } from './chromium.ts'
import { build, patience, stick, visit } from './single.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = process.env['LOOK']

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: runner } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    return (await runner.run()).violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)
  })
}

// Two looks meet everything that differs; the other two are for people who look.
const all = [
  { name: 'light', colorScheme: 'light', width: 1280, locale: 'en' },
  { name: 'dark-narrow', colorScheme: 'dark', width: 360, locale: 'en' },
  { name: 'right-to-left', colorScheme: 'light', width: 1280, locale: 'ar' },
  { name: 'right-to-left-narrow', colorScheme: 'dark', width: 360, locale: 'he' },
] as const
const looks = all.filter(
  (_, n) => n === 0 || n === 3 || pictures !== undefined || process.env['CAMPAIGN'] === '1',
)

describe.skipIf(chromiumPath === undefined)('the single file, looked at', () => {
  let browser: Browser
  beforeAll(async () => {
    build()
    browser = await launch()
  }, 240_000)
  afterAll(() => browser.close())

  test.each(looks)(
    '$name',
    async ({ name, colorScheme, width, locale }) => {
      const { context, page, complaints } = await visit(browser, stick('roadmap-2024'), {
        colorScheme,
        viewport: { width, height: 900 },
      })
      const look = async (view: string) => {
        // The situation's sections are the desk's own, which axe reads in another test.
        if (view !== 'situation' && (view !== 'note' || name === 'light'))
          expect(await violations(page), view).toEqual([])
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(sideways, `${view} scrolls sideways`).toBeLessThanOrEqual(0)
        if (pictures === undefined) return
        await page.emulateMedia({ media: 'print' })
        await page.screenshot({ path: join(pictures, `${name}-${view}-print.png`), fullPage: true })
        await page.emulateMedia({ media: 'screen' })
        await page.screenshot({ path: join(pictures, `${name}-${view}.png`), fullPage: true })
      }
      await page.locator('.language select').selectOption(locale)
      expect(await page.evaluate(() => document.documentElement.dir)).toBe(
        locale === 'en' ? 'ltr' : 'rtl',
      )
      await look('start')
      await page.locator('.cards > .card').last().getByRole('button').click()
      const tabs = page.locator('nav.views .tab')
      const views = ['situation', 'table', 'text', 'add', 'note']
      for (const [n, view] of views.entries()) {
        await tabs.nth(n).click()
        if (view === 'situation') await page.locator('input[type=date]').first().fill('2026-11-12')
        if (view === 'text') await page.locator('.cm-content').waitFor()
        await look(view)
        if (view === 'table') {
          await page.locator('td.tools button').first().click()
          await page.locator('dialog').waitFor()
          await look('row')
          await page.keyboard.press('Escape')
        }
      }
      expect(complaints).toEqual([])
      await context.close()
    },
    patience,
  )
})
