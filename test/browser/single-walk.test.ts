// A walk with the keyboard alone, as an adviser would take it: a new agreement, six clauses by the table, a
// day changed, two texts handed over, one page printed, all saved and opened again by the command. At no
// step does anybody see JSON.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, launch } from './chromium.ts'
import { build, fill, patience, press, root, stick, tabTo, visit } from './single.ts'

const clauses = [
  ['refrain from the use of force', '1'],
  ['pass the order to stop on to all its forces', '2'],
  ['submit a list of its positions to the other Party', '3'],
  ['withdraw its forces from the bridge', '7'],
  ['open the river road', '9'],
  ['return the remains that it holds', '30'],
] as const

describe.skipIf(chromiumPath === undefined)('a walk with the keyboard', () => {
  let browser: Browser
  beforeAll(async () => {
    build()
    browser = await launch()
  }, 240_000)
  afterAll(() => browser.close())

  test(
    'from an empty page to a saved folder',
    async () => {
      const { context, page, requests, complaints } = await visit(browser, stick('roadmap-2024'))
      const seen: string[] = []
      const look = async () => seen.push(await page.locator('body').innerText())
      await fill(page, /^Title$/, 'The River Agreement')
      await fill(page, /^One party/, 'Aren')
      await fill(page, /^Another party/, 'Bolo')
      await press(page, /^Begin$/)

      await press(page, /^Table$/)
      for (const [what, day] of clauses) {
        await press(page, /^Add a row$/)
        await fill(page, /^Shall do what/, what)
        await fill(page, /^Day$/, day)
        await press(page, /^Write it into the text$/)
      }
      await look()
      await press(page, /^Change 3\.4$/)
      await fill(page, /^Day$/, '10')
      await press(page, /^Write it into the text$/)
      expect(await page.locator('td.sentence').allInnerTexts()).toContain(
        '3.4 Each Party shall withdraw its forces from the bridge by the end of Day 10.',
      )
      await fill(page, /^Date of Day 1/, '12012026')
      await look()
      const row = await page.locator('tr', { hasText: 'bridge' }).innerText()
      expect(row.replaceAll(/[\u2066-\u2069]/g, '')).toContain('10 December 2026')

      await press(page, /^Add$/)
      for (const [party, date] of [
        ['Aren', '11202026'],
        ['Bolo', '11212026'],
      ] as const) {
        await fill(page, /^Which text/, 'agreement')
        await fill(page, /^Handed over by/, 'Qirat')
        await fill(page, /^To$/, party)
        await fill(page, /^On which day/, date)
        if (party === 'Aren') {
          await tabTo(page, /role\?/)
          await page.keyboard.type('med')
        }
        await press(page, /^Record it$/)
      }
      await look()

      await press(page, /^One page$/)
      await look()
      const paper = await page.locator('.paper').innerText()
      expect(paper).toMatch(/Aren/)
      expect(paper).toMatch(/desk's reading, not confirmed by the Parties/)
      expect(await sheets(page)).toBe(1)

      const folder = mkdtempSync(join(tmpdir(), 'truce-walk-'))
      const files: Download[] = []
      page.on('download', (file) => files.push(file))
      await press(page, /^Download the 3 changed files$/)
      await expect.poll(() => files.length).toBe(3)
      for (const file of files) await file.saveAs(join(folder, file.suggestedFilename()))
      await page.getByText('Everything is saved.').waitFor()
      expect(complaints).toEqual([])
      expect(requests.filter((one) => !one.startsWith('blob:'))).toHaveLength(1)
      await context.close()

      // Nobody saw JSON, and the command reads what was saved.
      for (const text of seen) expect(text).not.toMatch(/[{}]|"kind"/)
      const status = spawnSync(
        process.execPath,
        [join(root, 'dist/cli/main.js'), 'status', folder, '--at', '2026-12-31'],
        { encoding: 'utf8' },
      )
      expect(status.stderr).toBe('')
      expect(status.stdout).toContain('Awaited from Aren: an answer to agreement')
      expect(status.stdout).toContain('Awaited from Bolo: an answer to agreement')
      const text = readFileSync(join(folder, 'agreement.truce.md'), 'utf8')
      for (const [what] of clauses) expect(text).toContain(what)
      const check = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), 'check', folder], {
        encoding: 'utf8',
      })
      expect(check.status, check.stdout).toBe(0)
    },
    patience,
  )
})

/** Sheets of paper that the page prints on. */
async function sheets(page: Page): Promise<number> {
  const file = (await page.pdf({ format: 'A4' })).toString('latin1')
  return [...file.matchAll(/\/Type\s*\/Page\b/g)].length
}
