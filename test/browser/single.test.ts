// One file on a stick: opened from disk with the network cut, it shows what the command shows, asks for
// nothing, and loses nothing that was typed.
import { execFile } from 'node:child_process'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveHome } from '../../src/server/index.ts'
import { chromiumPath, launch } from './chromium.ts'
import { addressOf, build, patience, root, stick, visit } from './single.ts'

/** What the command prints. */
async function statusOf(folder: string, example: string, at: string): Promise<string> {
  const command = [join(root, 'dist/cli/main.js'), 'status', example, '--at', at]
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: folder })
  return stdout
}

describe.skipIf(chromiumPath === undefined)('the single file in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    build()
    browser = await launch()
  }, 240_000)
  afterAll(() => browser.close())

  test(
    'one request, the file itself; small; the first result soon',
    async () => {
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
    },
    patience,
  )

  test(
    'the status in the page is, byte for byte, the status of the command',
    async () => {
      const folder = stick('roadmap-2024')
      const examples = join(root, 'examples')
      const dates: Record<string, string> = { 'roadmap-2024': '2024-06-03', invented: '2026-11-12' }
      const found = readdirSync(examples).map((example) => {
        const at = dates[example] ?? '2025-02-01'
        return { example, at, command: statusOf(examples, example, at) }
      })
      const { context, page, complaints } = await visit(browser, folder)
      for (const { example, at, command } of found) {
        await page.locator('input[type=file]').first().setInputFiles(join(examples, example))
        await page.getByLabel('Situation on', { exact: true }).fill(at)
        await page.getByText('The same as plain text').click()
        expect(await page.locator('pre.plain').textContent(), example).toBe(await command)
        await page.locator('.brand').click()
      }
      expect(complaints).toEqual([])
      await context.close()
    },
    patience,
  )

  test(
    'served, it is the same file under its own policy',
    async () => {
      const served = await serveHome(join(root, 'examples'), 4800, () => undefined)
      const page = await browser.newPage()
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      const answer = await page.goto(`http://localhost:${served.port}/truce.html`)
      const sent = await answer?.body()
      expect(sent?.equals(readFileSync(join(root, 'dist/truce.html')))).toBe(true)
      await page.getByRole('button', { name: 'See the example' }).click()
      await page.getByRole('button', { name: 'Text', exact: true }).click()
      await page.locator('.cm-content').waitFor()
      expect(complaints).toEqual([])
      await page.close()
      await served.close()
    },
    patience,
  )

  test(
    'what is typed outlives a reload, a closed tab and a crash, until it is deleted',
    async () => {
      const folder = stick('roadmap-2024')
      const { context, page } = await visit(browser, folder)
      const again = async (): Promise<Page> => {
        const next = await context.newPage()
        await next.goto(addressOf(folder))
        return next
      }
      // A draft pasted for checking, and a reload.
      await page.getByRole('button', { name: 'Check a draft' }).click()
      await page.getByLabel('Paste the text here').fill('The Parties shall agree.')
      await page.reload()
      await page.getByRole('button', { name: 'Check a draft' }).click()
      expect(await page.getByLabel('Paste the text here').inputValue()).toBe(
        'The Parties shall agree.',
      )
      // A row of the table half filled in, a form half filled in, and a closed tab.
      await page.locator('.brand').click()
      await page.locator('input[type=file]').first().setInputFiles(join(folder, 'roadmap-2024'))
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await page.getByLabel('Handed over by').fill('Qatar')
      await page.getByRole('button', { name: 'Table', exact: true }).click()
      await page.getByRole('button', { name: 'Add a row' }).click()
      await page.getByLabel('Shall do what').fill('publish the maps')
      await page.close()
      const second = await again()
      await second.locator('input[type=file]').first().setInputFiles(join(folder, 'roadmap-2024'))
      await second.getByRole('button', { name: 'Table', exact: true }).click()
      await second.getByRole('button', { name: 'Add a row' }).click()
      expect(await second.getByLabel('Shall do what').inputValue()).toBe('publish the maps')
      await second.getByRole('button', { name: 'Write it into the text' }).click()
      // Letters in the text view, and a crash of the page's process right after.
      await second.getByRole('button', { name: 'Text', exact: true }).click()
      await second.locator('.cm-content').click()
      await second.keyboard.press('Control+End')
      await second.keyboard.type('The last words.')
      await second.waitForTimeout(700)
      const crashed = second.waitForEvent('crash')
      await second.goto('chrome://crash').catch(() => undefined)
      await crashed
      const third = await again()
      await third.getByRole('button', { name: /^Continue/ }).click()
      await third.getByRole('button', { name: 'Add', exact: true }).click()
      expect(await third.getByLabel('Handed over by').inputValue()).toBe('Qatar')
      await third.getByRole('button', { name: 'Text', exact: true }).click()
      await third.locator('.cm-content').click()
      await third.keyboard.press('Control+End')
      expect(await third.locator('.cm-content').innerText()).toContain('The last words.')
      // Opening the folder again does not write over it: the page asks.
      await third.reload()
      await third.locator('input[type=file]').first().setInputFiles(join(folder, 'roadmap-2024'))
      await third.getByRole('button', { name: 'Continue that work' }).waitFor()
      // Deleted and switched off, nothing is left.
      await third.getByLabel('Keep what I type in this browser').uncheck()
      await third.reload()
      expect(await third.getByRole('button', { name: /^Continue/ }).count()).toBe(0)
      expect(await third.evaluate(() => Object.keys(localStorage))).toEqual(['truce/keep'])
      await context.close()
    },
    patience,
  )

  test(
    'a mistake is named while one types',
    async () => {
      const folder = stick('roadmap-2024')
      for (const count of process.env['CAMPAIGN'] === '1' ? [200, 2_000] : [200]) {
        const { context, page } = await visit(browser, folder)
        const texts = [
          { name: 'agreement.truce.md', mimeType: 'text/markdown', buffer: longText(count) },
        ]
        await page.locator('input[type=file]').nth(1).setInputFiles(texts)
        await page.getByRole('button', { name: 'Text', exact: true }).click()
        await page.locator('.cm-content').click()
        await page.keyboard.press('Control+End')
        await page.keyboard.press('ArrowUp')
        await page.keyboard.press('ArrowUp')
        await page.keyboard.press('End')
        const status = page.locator('.editor + p')
        const times: number[] = []
        const work: number[] = []
        const session = await context.newCDPSession(page)
        await session.send('Performance.enable', { timeDomain: 'threadTicks' })
        /** Time that the page's own thread has worked, in ms: another program's load is not in it. */
        const worked = async () => {
          const { metrics } = await session.send('Performance.getMetrics')
          return 1000 * (metrics.find((one) => one.name === 'TaskDuration')?.value ?? Number.NaN)
        }
        for (let n = 0; n < 3; n += 1) {
          await page.evaluate(() => {
            const place = window as unknown as { pressed: number; told: number }
            const line = document.querySelector('.editor + p')
            document.addEventListener('keydown', () => (place.pressed = performance.now()), {
              capture: true,
              once: true,
            })
            const seen = new MutationObserver(() => {
              place.told = performance.now()
              seen.disconnect()
            })
            if (line) seen.observe(line, { subtree: true, childList: true, characterData: true })
          })
          const before = await status.innerText()
          await page.waitForTimeout(600)
          const start = await worked()
          // The last full stop taken away, and put back: one mistake more, one less.
          await page.keyboard.press(n % 2 === 0 ? 'Backspace' : '.')
          await expect.poll(() => status.innerText()).not.toBe(before)
          work.push((await worked()) - start)
          times.push(
            await page.evaluate(() => {
              const place = window as unknown as { pressed: number; told: number }
              return place.told - place.pressed
            }),
          )
        }
        process.stdout.write(
          `single file: ${count} clauses, a mistake is named after ${rounded(times)} ms; the page worked ${rounded(work)} ms\n`,
        )
        await context.close()
      }
    },
    patience,
  )
})

function rounded(times: readonly number[]): string {
  return times.map((one) => Math.round(one)).join(', ')
}

/** An agreement of many clauses, each under an article of its own. */
function longText(clauses: number): Buffer {
  const parts = Array.from(
    { length: clauses },
    (_, n) => `## Article ${n + 1}

The words of the article stand here, as long as they usually are.

\`\`\`truce
${n + 1}.1 Aren shall withdraw its forces from village number ${n + 1} by the end of Day ${(n % 40) + 1}.
    The Joint Desk confirms.
\`\`\`
`,
  )
  return Buffer.from(
    `# A long agreement

\`\`\`truce
Aren is a party.
Bolo is a party.
The Joint Desk is a verifier.
Day 1 is the day on which both Parties sign; a day ends at 24:00 in UTC.
\`\`\`

${parts.join('\n')}`,
  )
}
