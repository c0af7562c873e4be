// Field reports handed in from the form of the desk: the guards of every form (own origin, exact type, small),
// this machine's own names only, then the one way into a record, whichever form it has.
import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { readReport, type ReportFields } from '../process/index.ts'
import { reportPage, type Site } from '../views/index.ts'
import { isLocale } from '../words/index.ts'
import { appendEntries } from './append.ts'
import type { FolderOf } from './exchange-copy.ts'
import { localHost, readForm, statusOfProblem } from './posts.ts'

/** A form of text fields is far smaller than this, in bytes. */
const LARGEST = 32 * 1024

/** Adds the route of the field report. */
export function mountReports(app: Hono, site: Site, folderOf: FolderOf): void {
  for (const path of ['/p/:id/incidents/report/', '/:locale/p/:id/incidents/report/'])
    app.post(path, async (context) => {
      const { id = '', locale } = context.req.param() as { id?: string; locale?: string }
      if (!localHost(context)) return context.text('refused', 403)
      if (locale !== undefined && !isLocale(locale)) return context.text('not found', 404)
      const form = await readForm(context, LARGEST)
      if ('problem' in form) return context.text(form.problem, statusOfProblem[form.problem])
      const process = site.open(id)
      const folder = folderOf(id)
      if (!process || folder === undefined || site.audience !== 'desk')
        return context.text('not found', 404)
      const fields = Object.fromEntries(form.fields) as ReportFields
      const today = site.today(process.charter.zone)
      const read = readReport(fields, process, today)
      if ('wrong' in read)
        return context.html(reportPage(process, context.req.path, fields, read.wrong), 422)
      const line = JSON.stringify({
        id: `report-${randomUUID()}`,
        kind: 'report',
        channel: 'desk',
        happened: read.happened,
        stated: today,
        ...read.body,
        sources: [{ title: 'Field report', publisher: process.charter.keeper }],
      })
      const answer = await appendEntries(folder, [line])
      if (!answer.ok) return context.text(answer.problems.map((one) => one.code).join(' '), 409)
      return context.redirect('../', 303)
    })
}
