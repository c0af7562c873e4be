// A home on disk with one invented process, served by the real routes.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { appOf, mountForms, siteOf } from '../../src/server/index.ts'
import { invented } from './tools.ts'

export interface Home {
  readonly path: string
  readonly app: Hono
  readonly publicApp: Hono
  readonly record: () => string
  readonly remove: () => void
}

export function makeHome(published: string, entries?: readonly string[]): Home {
  const path = mkdtempSync(join(tmpdir(), 'truce-texts-'))
  const folder = join(path, 'processes', 'talks')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'charter.md'),
    `# Talks\n\n\`\`\`charter\nTitle: Talks\nKind: invented\nKeeper: the desk\nTime zone: UTC\nPublished: ${published}\nSides: Ardal, Belmar\n\`\`\`\n`,
  )
  const actors = invented.map((one, i) =>
    JSON.stringify({
      id: `a${i}`,
      kind: 'actor',
      channel: 'public',
      stated: '2026-01-01',
      actor: one.actor,
      roles: one.roles.map(({ role, of }) => (of === null ? { role } : { role, of })),
      ...(one.unnamed ? { unnamed: true } : {}),
      sources: [{ title: 'invented' }],
    }),
  )
  const article = JSON.stringify({
    id: 'article',
    kind: 'actor',
    channel: 'public',
    stated: '2026-01-01',
    actor: 'The article',
    roles: [{ role: 'actor' }],
    sources: [{ title: 'invented' }],
  })
  writeFileSync(join(folder, 'record.jsonl'), `${(entries ?? [...actors, article]).join('\n')}\n`)
  const site = siteOf(path)
  const publicSite = siteOf(path, 'public')
  return {
    path,
    app: appOf(site, undefined, (app) => mountForms(app, site, path)),
    publicApp: appOf(publicSite, undefined, (app) => mountForms(app, publicSite, path)),
    record: () => readFileSync(join(folder, 'record.jsonl'), 'utf8'),
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

export const own = {
  'Content-Type': 'application/x-www-form-urlencoded',
  'Sec-Fetch-Site': 'same-origin',
}

export function post(
  app: Hono,
  path: string,
  fields: Readonly<Record<string, string>> | readonly (readonly [string, string])[],
  headers: Readonly<Record<string, string>> = own,
): Promise<Response> {
  const pairs = Array.isArray(fields)
    ? (fields as readonly (readonly [string, string])[])
    : Object.entries(fields)
  const body = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString()
  return Promise.resolve(app.request(`http://localhost${path}`, { method: 'POST', headers, body }))
}
