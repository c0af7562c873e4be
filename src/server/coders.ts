// Coders side by side over HTTP: figures of agreement, what a person settles, exports. Read from the
// coders' own lists in private/; nothing here goes to the record.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { csvLines } from '../formats/index.ts'
import {
  alpha,
  codingsOf,
  disagreements,
  kappa,
  sentencesOf,
  standingEvents,
  tableHeaders,
  tableRows,
  webAnnotations,
} from '../texts/index.ts'
import { codersPage, type Site } from '../views/index.ts'
import { isLocale } from '../words/index.ts'
import { writeWhole } from './comments.ts'
import { localHost, readForm, statusOfProblem } from './posts.ts'
import { TextFolder } from './texts.ts'

export function mountCoders(app: Hono, site: Site, home: string): void {
  if (site.audience !== 'desk') return
  const read = (id: string, text: string) => {
    const process = site.open(id)
    const folder = new TextFolder(home, id)
    const opened = process && folder.open(text)
    if (!process || !opened) return null
    const coders = [...folder.coders(text)].sort()
    const byCoder = new Map(coders.map((one) => [one, folder.events(text, one)]))
    const file = join(home, 'private', 'texts', id, text, 'settled.json')
    const settled: Record<string, string> = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
      : {}
    const codings = codingsOf(sentencesOf(opened.document.text), byCoder)
    return { process, ...opened, coders, byCoder, codings, settled, file }
  }
  for (const prefix of ['', '/ar', '/he']) {
    const given = prefix.slice(1)
    const locale = isLocale(given) ? given : site.locale
    const path = `${prefix}/p/:id/texts/:text/coders/` as const
    app.get(path, (context) => {
      const found = read(context.req.param('id') ?? '', context.req.param('text') ?? '')
      if (!found) return context.notFound()
      const [first = '', second = ''] = found.coders
      return context.html(
        codersPage({
          locale,
          process: found.process.charter.title,
          title: found.document.title,
          coders: found.coders,
          kappa: kappa(found.codings, first, second),
          alpha: alpha(found.codings),
          differing: disagreements(found.codings).map((one) => {
            const [start = 0, end = 0] = one.unit.split('-').map(Number)
            return {
              ...one,
              words: found.document.text.slice(start, end),
              settled: found.settled[one.unit] ?? null,
            }
          }),
        }),
      )
    })
    app.post(path, async (context) => {
      const found = read(context.req.param('id') ?? '', context.req.param('text') ?? '')
      if (!found || !localHost(context)) return context.notFound()
      const form = await readForm(context, 4096)
      if ('problem' in form) return context.text('refused', statusOfProblem[form.problem])
      const unit = form.fields.get('unit') ?? ''
      const label = form.fields.get('label') ?? ''
      // Only a label that one of the coders gave to a unit on which they differ.
      const differs = disagreements(found.codings).find((one) => one.unit === unit)
      if (!differs?.labels.some(([, one]) => one === label)) return context.text('refused', 400)
      writeWhole(found.file, JSON.stringify({ ...found.settled, [unit]: label }))
      return context.redirect('./', 303)
    })
    if (prefix !== '') continue
    app.get('/p/:id/texts/:text/coders/codings.csv', (context) => {
      const found = read(context.req.param('id'), context.req.param('text'))
      if (!found) return context.notFound()
      const rows = found.coders.flatMap((one) =>
        tableRows(found.document, one, standingEvents(found.byCoder.get(one) ?? [])),
      )
      return context.body([...csvLines({ headers: tableHeaders, rows })].join(''), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
      })
    })
    app.get('/p/:id/texts/:text/coders/annotations.json', (context) => {
      const found = read(context.req.param('id'), context.req.param('text'))
      if (!found) return context.notFound()
      const all = found.coders.flatMap((one) =>
        webAnnotations(found.document, one, standingEvents(found.byCoder.get(one) ?? [])),
      )
      return context.body(JSON.stringify(all, null, 1), 200, {
        'Content-Type': 'application/ld+json; charset=utf-8',
      })
    })
  }
}
