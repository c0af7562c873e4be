// What the public sends: nothing reaches a page before a moderator, whatever it is and however much.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { readComment, takeToken } from '../../src/texts/index.ts'
import { CommentQueue } from '../../src/server/index.ts'
import { fc, options } from '../laws.ts'
import { makeHome, own, post, type Home } from './home.ts'

const form = '/p/talks/public/comments/'
const desk = '/p/talks/comments/'
let home: Home
afterEach(() => home.remove())

const comment = { kind: 'comment', language: 'en', name: '', website: '' }
const text = async (response: Response | Promise<Response>) => (await response).text()
const idsIn = (page: string) =>
  [...page.matchAll(/name="id" value="([^"]+)"/g)].map((one) => one[1] ?? '')

describe('off by default', () => {
  test('without "comments" in the charter there is no form, no page, no file', async () => {
    home = makeHome('status, statements')
    const missing = await text(home.publicApp.request('/p/nobody/public/comments/'))
    const page = await home.publicApp.request(form)
    expect(page.status).toBe(404)
    expect(await page.text()).toBe(missing)
    expect((await post(home.publicApp, form, { ...comment, text: 'hello' })).status).toBe(404)
    expect(existsSync(join(home.path, 'private'))).toBe(false)
  })
})

describe('moderation', () => {
  test('nothing is shown before, then shown apart; the record is untouched', async () => {
    home = makeHome('status, comments')
    const before = home.record()
    const sent = await post(home.publicApp, form, { ...comment, text: 'A first comment.' })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, './?sent=1'])
    expect(await text(home.publicApp.request(form))).not.toContain('A first comment.')
    const moderation = await text(home.app.request(desk))
    expect(moderation).toContain('A first comment.')
    const [id = ''] = idsIn(moderation)
    expect((await post(home.app, desk, { id, do: 'show', answer: 'Noted.' })).status).toBe(303)
    const shown = await text(home.publicApp.request(form))
    expect(shown).toContain('A first comment.')
    expect(shown).toContain('Noted.')
    expect(shown).toContain('not part of the record')
    expect(await text(home.publicApp.request('/p/talks/public/'))).not.toContain('A first comment.')
    await post(home.app, desk, { id, do: 'hide' })
    expect(await text(home.publicApp.request(form))).not.toContain('A first comment.')
    expect(home.record()).toBe(before)
  })

  test('take up and refuse leave nothing on the public page; the public server has no moderation', async () => {
    home = makeHome('comments')
    await post(home.publicApp, form, { ...comment, kind: 'correction', text: 'taken up' })
    await post(home.publicApp, form, { ...comment, text: 'refused text' })
    const page = await text(home.app.request(desk))
    const [first = '', second = ''] = idsIn(page)
    await post(home.app, desk, { id: first, do: 'take' })
    await post(home.app, desk, { id: second, do: 'refuse', answer: 'a reason' })
    const shown = await text(home.publicApp.request(form))
    expect(shown).not.toMatch(/taken up|refused text|a reason/)
    expect((await home.publicApp.request(desk)).status).toBe(404)
    expect((await post(home.publicApp, desk, { id: first, do: 'show' })).status).toBe(404)
  })
})

describe('hostile posts', () => {
  test('markup is letters; what cannot be seen is refused', async () => {
    home = makeHome('comments')
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)> "quoted"'
    await post(home.publicApp, form, { ...comment, text: hostile, name: '<b>me</b>' })
    const [id = ''] = idsIn(await text(home.app.request(desk)))
    await post(home.app, desk, { id, do: 'show' })
    const shown = await text(home.publicApp.request(form))
    expect(shown).not.toMatch(/<script|<img|<b>/)
    expect(shown).toContain('&lt;script>')
    for (const bad of ['bidi \u202e control', 'zero\u200bwidth', 'nul \u0000', 'tag \u{e0041}'])
      expect((await post(home.publicApp, form, { ...comment, text: bad })).status).toBe(400)
    expect(idsIn(await text(home.app.request(desk)))).toHaveLength(1)
  })

  test.each([
    ['another site', { ...own, 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['the same site, another origin', { ...own, 'Sec-Fetch-Site': 'same-site' }, 403],
    ['typed into the address bar', { ...own, 'Sec-Fetch-Site': 'none' }, 403],
    ['no metadata and no origin', { 'Content-Type': own['Content-Type'] }, 403],
    [
      'no metadata, a foreign origin',
      { 'Content-Type': own['Content-Type'], Origin: 'https://elsewhere.example' },
      403,
    ],
    ['metadata and a foreign origin', { ...own, Origin: 'https://elsewhere.example' }, 403],
    [
      'no metadata, our origin',
      { 'Content-Type': own['Content-Type'], Origin: 'http://localhost' },
      303,
    ],
    ['a form with our own null origin', { ...own, Origin: 'null' }, 303],
    ['a picture', { ...own, 'Content-Type': 'multipart/form-data; boundary=x' }, 415],
    ['plain text', { ...own, 'Content-Type': 'text/plain' }, 415],
    [
      'a type with more',
      { ...own, 'Content-Type': 'application/x-www-form-urlencoded; charset=x' },
      415,
    ],
    ['a stated size too large', { ...own, 'Content-Length': '10000000' }, 413],
  ])('%s', async (_name, headers, status) => {
    home = makeHome('comments')
    const response = await post(home.publicApp, form, { ...comment, text: 'x' }, headers)
    expect(response.status).toBe(status)
  })

  test('a body larger than it says is left unread; a filled trap is thanked and not kept', async () => {
    home = makeHome('comments')
    const large = await post(home.publicApp, form, { ...comment, text: 'x'.repeat(100_000) })
    expect(large.status).toBe(413)
    expect((await post(home.publicApp, form, { ...comment, text: 'x', website: 'y' })).status).toBe(
      303,
    )
    expect(idsIn(await text(home.app.request(desk)))).toHaveLength(0)
  })

  test('a moderation form from another name for this machine is no form', async () => {
    home = makeHome('comments')
    const response = await home.app.request('http://rebound.example/p/talks/comments/', {
      method: 'POST',
      headers: own,
      body: 'do=clear&sure=yes',
    })
    expect(response.status).toBe(404)
  })

  test('10,000 posts: few are kept, the pages answer, one form clears all', async () => {
    home = makeHome('comments')
    const counts = new Map<number, number>()
    for (let i = 0; i < 10_000; i += 1) {
      const { status } = await post(home.publicApp, form, { ...comment, text: `flood ${i}` })
      counts.set(status, (counts.get(status) ?? 0) + 1)
    }
    const kept = counts.get(303) ?? 0
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(30)
    expect(counts.get(429)).toBe(10_000 - kept)
    const shown = await home.publicApp.request(form)
    expect([shown.status, (await shown.text()).includes('flood')]).toEqual([200, false])
    await post(home.app, desk, { do: 'clear' })
    expect(idsIn(await text(home.app.request(desk)))).toHaveLength(kept)
    await post(home.app, desk, { do: 'clear', sure: 'yes' })
    expect(idsIn(await text(home.app.request(desk)))).toHaveLength(0)
  })

  test('the queue has an end, and no process name leads out of its folder', () => {
    home = makeHome('comments')
    const queue = new CommentQueue(join(home.path, 'private'))
    const kept = {
      kind: 'comment',
      text: 'x',
      name: '',
      language: 'en',
      sent: '2026-11-22T12:00:00Z',
    } as const
    let admitted = 0
    // A sender an hour apart is never too fast; only the full queue stops it.
    for (let hour = 0; hour < 520; hour += 1)
      if (queue.admit('talks', 'one', hour * 3600)) {
        admitted += 1
        queue.add('talks', kept)
      }
    expect(admitted).toBe(500)
    expect(readdirSync(join(home.path, 'private/comments/talks/waiting'))).toHaveLength(500)
    for (const name of ['../talks', 'a/b', '', '.'])
      expect(() => queue.list(name, 'shown')).toThrow('comments of')
  })
})

test('law: a bucket never gives more than it holds and what time refills', () => {
  home = makeHome('')
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 60 }), (steps) => {
      let now = 0
      let taken = 0
      let bucket
      for (const step of steps) {
        now += step
        const next = takeToken(bucket, now, 6, 6)
        bucket = next.bucket
        if (next.taken) taken += 1
      }
      const first = steps[0] ?? 0
      expect(taken).toBeLessThanOrEqual(6 + ((now - first) * 6) / 60)
    }),
    options(2000),
  )
})

test('what a comment must be', () => {
  home = makeHome('')
  const languages = ['en', 'ar']
  const problem = (fields: Record<string, string>) =>
    readComment({ language: 'en', text: 'x', ...fields }, languages).problem
  expect(problem({})).toBeNull()
  expect(problem({ text: ' \n ' })).toBe('texts-comment-empty')
  expect(problem({ text: 'x'.repeat(2001) })).toBe('texts-comment-long')
  expect(problem({ name: 'x'.repeat(81) })).toBe('texts-comment-long')
  expect(problem({ text: 'http://a http://b www.c' })).toBe('texts-comment-links')
  expect(problem({ language: 'xx' })).toBe('texts-comment-language')
  expect(
    readComment({ language: 'ar', text: 'نص عربي', kind: 'correction' }, languages).comment,
  ).toEqual({
    kind: 'correction',
    language: 'ar',
    name: '',
    text: 'نص عربي',
  })
})
