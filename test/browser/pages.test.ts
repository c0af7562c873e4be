// Pages in a real browser: axe finds nothing, every request goes to one origin, nothing overflows on a
// narrow screen, right-to-left is right-to-left.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveHome, type Served } from '../../src/server/index.ts'
import { chromiumPath, launch } from './chromium.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const examples = join(import.meta.dirname, '../../examples')

const pages = [
  '/',
  '/p/roadmap-2024/on/2024-06-03/',
  '/p/roadmap-2024/note/on/2024-06-03/',
  '/p/roadmap-2024/public/on/2024-06-03/',
  '/p/invented/on/2026-11-10/',
  '/p/invented/agreeable/',
  '/ar/p/invented/on/2026-11-10/',
  '/he/',
  '/nowhere/',
]

describe.skipIf(chromiumPath === undefined)('pages in Chromium', () => {
  let browser: Browser
  let served: Served
  beforeAll(async () => {
    served = await serveHome(examples, 4700, () => undefined)
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test.each(
    pages.flatMap(
      (page) =>
        [
          [page, 'light', 1280],
          [page, 'dark', 360],
        ] as const,
    ),
  )('%s, %s, %i wide', async (path, colorScheme, width) => {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 900 },
      bypassCSP: true,
    })
    const page = await context.newPage()
    const origins = new Set<string>()
    page.on('request', (request) => origins.add(new URL(request.url()).origin))
    const address = `http://localhost:${served.port}`
    await page.goto(`${address}${path}`)
    expect([...origins]).toEqual([address])
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
    expect(await page.evaluate(() => document.dir)).toBe(/^\/(ar|he)\//.test(path) ? 'rtl' : 'ltr')
    await context.close()
  })
})
