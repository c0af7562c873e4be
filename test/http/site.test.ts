// The site over real HTTP handlers: every route of the router's own list, headers, no script, no style
// attribute, no address of another origin; and nothing of the desk on any public route.
import { cpSync, appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOf, headers, siteOf } from '../../src/server/index.ts'
import { pageAt, publicPaths, routes } from '../../src/views/index.ts'

const examples = join(import.meta.dirname, '../../examples')

/** The router's own patterns with real values in them. */
function addresses(id: string): readonly string[] {
  return routes.map((route) =>
    route
      .replace(':id', id)
      .replace(':at', '2024-06-03')
      .replace(':known', '2024-06-04')
      .replace(':account', 'findings')
      .replace(':from', id === 'roadmap-2024' ? 'draft-2024-05-06' : 'agreement')
      .replace(':to', id === 'roadmap-2024' ? 'announced-2024-05-31' : 'agreement'),
  )
}

describe('every route', () => {
  const app = appOf(siteOf(examples))
  test.each([...addresses('roadmap-2024'), ...addresses('invented')])('%s', async (address) => {
    const response = await app.request(address)
    const body = await response.text()
    expect(response.status).toBe(200)
    for (const [name, value] of Object.entries(headers))
      expect(response.headers.get(name)).toBe(value)
    if (!response.headers.get('content-type')?.startsWith('text/html')) return
    expect(body).not.toMatch(/\sstyle=/)
    expect(body).not.toMatch(/<script/i)
    expect(body).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//)
  })

  test('an unknown address and an unknown process are the same page', async () => {
    const bodies = await Promise.all(
      ['/p/nobody/public/', '/p/nowhere/public/'].map(async (address) => {
        const response = await app.request(address)
        expect(response.status).toBe(404)
        return response.text()
      }),
    )
    expect(bodies[0]).toBe(bodies[1])
  })

  test('date boxes lead to a path that says what it shows', async () => {
    const response = await app.request(
      '/p/roadmap-2024/go?at=2024-06-03&known=2024-06-04&account=Hamas',
    )
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('./on/2024-06-03/known/2024-06-04/account/Hamas/')
  })
})

describe('an entry without a stated audience', () => {
  const canary = 'CANARY-7b21'
  let home = ''
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'truce-site-'))
    cpSync(join(examples, 'roadmap-2024'), join(home, 'with'), { recursive: true })
    cpSync(join(examples, 'roadmap-2024'), join(home, 'without'), { recursive: true })
    appendFileSync(
      join(home, 'with', 'record.jsonl'),
      `${JSON.stringify({ id: canary, kind: 'statement', happened: '2024-06-01', stated: '2024-06-01', by: 'Hamas', act: 'state', words: canary, manner: 'paraphrased', sources: [{ title: canary }] })}\n`,
    )
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  test('is found by the desk', async () => {
    const response = await appOf(siteOf(home)).request('/p/with/on/2024-06-03/')
    expect(await response.text()).toContain(canary)
  })

  test('changes not one byte of any public page', () => {
    const site = { ...siteOf(home, 'public'), today: () => '2024-06-30' }
    const bare = (text: string) => text.replaceAll('/with/', '/without/')
    const paths = publicPaths(site).filter((path) => path.includes('/with/'))
    expect(paths.length).toBeGreaterThan(5)
    for (const path of paths) {
      const page = pageAt(site, path)
      expect(page.body).not.toContain(canary)
      expect(bare(page.body), path).toBe(pageAt(site, bare(path)).body)
    }
  })

  test('the public server knows no desk page', async () => {
    const app = appOf(siteOf(home, 'public'))
    const missing = await (await app.request('/p/xxxx/')).text()
    for (const address of addresses('with').filter(
      (one) => one.startsWith('/p/') && !one.includes('/public/'),
    )) {
      const response = await app.request(address)
      expect(response.status, address).toBe(404)
      if (address === '/p/with/') expect(await response.text()).toBe(missing)
    }
  })
})

test('the style sheet uses logical directions only', () => {
  const style = pageAt(siteOf(examples), '/style.css').body
  expect(style).not.toMatch(
    /(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|float:/,
  )
  expect(readFileSync(join(examples, '../package.json'), 'utf8')).toContain('"private": true')
})
