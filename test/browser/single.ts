// The single file as tests use it: built when it is missing or older than its sources, opened from disk
// with the network cut.
import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'

/** A browser on a machine that does much else needs longer than a test usually may. Milliseconds. */
export const patience = 240_000

export const root = join(import.meta.dirname, '../..')

/** Does what `npm start` does first; costs nothing where nothing changed. */
export function build(): void {
  const done = spawnSync(process.execPath, ['scripts/setup.mjs'], { cwd: root, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`setup failed: ${done.stderr}`)
}

/** A folder with the file and one example, as on a stick. */
export function stick(example: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'truce-stick-'))
  copyFileSync(join(root, 'dist/truce.html'), join(folder, 'truce.html'))
  cpSync(join(root, 'examples', example), join(folder, example), { recursive: true })
  return folder
}

export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  /** Every address that was asked for. */
  readonly requests: string[]
  /** Messages of the browser that should not be there: errors, refused by the policy. */
  readonly complaints: string[]
}

export async function visit(
  browser: Browser,
  folder: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Visit> {
  const context = await browser.newContext({ acceptDownloads: true, ...options })
  await context.setOffline(true)
  const page = await context.newPage()
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(addressOf(folder))
  return { context, page, requests, complaints }
}

export function addressOf(folder: string): string {
  return pathToFileURL(join(folder, 'truce.html')).href
}

/** Name of what has the focus, as a screen reader says it (roughly: label, else words). */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element) return ''
    const label =
      'labels' in element ? (element.labels as NodeListOf<HTMLElement> | null)?.[0] : null
    return (element.getAttribute('aria-label') ?? label?.innerText ?? element.textContent ?? '')
      .replaceAll(/[\u2066-\u2069]/g, '')
      .trim()
  })
}

/** Goes to a control with the Tab key alone. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 250; presses += 1) {
    if (name.test(await focused(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`nothing called ${name} can be reached with Tab`)
}

/** Tab to a control and press it. */
export async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/** Tab to a field and type into it, in the place of what it held. */
export async function fill(page: Page, name: RegExp, text: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}
