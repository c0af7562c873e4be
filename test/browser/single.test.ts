// One file on a stick: opened from disk with the network cut, it shows what the command shows, asks for
// nothing, and loses nothing that was typed.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, launch } from './chromium.ts'
import { addressOf, build, root, stick, visit } from './single.ts'

describe.skipIf(chromiumPath === undefined)('the single file in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    build()
    browser = await launch()
  }, 240_000)
  afterAll(() => browser.close())

  test('one request, the file itself; small; the first result soon', async () => {
    const folder = stick('roadmap-2024')
    const begun = performance.now()
    const { context, page, requests, complaints } = await visit(browser, folder)
    await page.locator('input[type=file]').first().setInputFiles(join(folder, 'roadmap-2024'))
    await page.getByRole('heading', { level: 1, name: 'The roadmap of June 2024' }).waitFor()
    await page.getByRole('heading', { name: 'Awaited from, and why' }).waitFor()
    const size = statSync(join(root, 'dist/truce.html')).size
    process.stdout.write(
      `single file: ${size} bytes, first result after ${Math.round(performance.now() - begun)} ms, new tab and picking included\n`,
    )
    expect(requests).toEqual([addressOf(folder)])
    expect(complaints).toEqual([])
    expect(size).toBeLessThan(1_500_000)
    await context.close()
  })

  test('the status in the page is, byte for byte, the status of the command', async () => {
    const folder = stick('roadmap-2024')
    const examples = join(root, 'examples')
    const dates: Record<string, string> = { 'roadmap-2024': '2024-06-03', invented: '2026-11-12' }
    const { context, page, complaints } = await visit(browser, folder)
    for (const example of readdirSync(examples)) {
      const at = dates[example] ?? '2025-02-01'
      const command = spawnSync(
        process.execPath,
        [join(root, 'dist/cli/main.js'), 'status', example, '--at', at],
        { cwd: examples, encoding: 'utf8' },
      )
      await page.reload()
      await page.locator('input[type=file]').first().setInputFiles(join(examples, example))
      await page.getByLabel('Situation on', { exact: true }).fill(at)
      await page.getByText('The same as plain text').click()
      const shown = await page.locator('pre.plain').textContent()
      expect(shown, example).toBe(command.stdout)
    }
    expect(complaints).toEqual([])
    await context.close()
  })
})
