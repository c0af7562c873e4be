// The pages below /p/:id/incidents/: the desk as a whole, a letter, the form.
import {
  incidentBoard,
  sidesOf,
  type Process,
  type Query,
  type ReportFault,
  type ReportFields,
} from '../process/index.ts'
import { isLocale } from '../words/index.ts'
import { reportForm } from './incidents-form.tsx'
import { letterPage } from './incidents-letter.tsx'
import { incidentsPage } from './incidents-page.tsx'
import { speaker, type Say } from './say.ts'

export interface IncidentRequest {
  readonly say: Say
  readonly process: Process
  readonly query: Query
  readonly words: { readonly asOf?: string }
  /** Path below the process, beginning with "incidents". */
  readonly parts: readonly string[]
  readonly root: string
}

/** The page, or null where there is none. */
export function incidentRoute(request: IncidentRequest): string | null {
  const { say, process, query, words, parts, root } = request
  const base = '../'.repeat(parts.length)
  const [, second, third] = parts
  if (second === 'report' && parts.length === 2)
    return reportForm({ say, process, root, base, given: {}, wrong: [] })
  if (second !== undefined && second !== 'on' && second !== 'letter') return null
  const board = incidentBoard(process, query)
  if (second === 'letter')
    return third === undefined || parts.length !== 3
      ? null
      : letterPage({
          say,
          process,
          board,
          sides: sidesOf(process, process.record.entries),
          incident: third,
          root,
          base,
        })
  return incidentsPage({ say, process, board, root, base, asOf: words.asOf ?? null })
}

/** The form again with what was typed and what is wrong; `path` as requested. */
export function reportPage(
  process: Process,
  path: string,
  given: ReportFields,
  wrong: readonly ReportFault[],
): string {
  const [, first = ''] = path.split('/')
  const say = speaker(isLocale(first) ? first : 'en', false)
  const root = '../'.repeat(Math.max(0, path.split('/').length - 2))
  return reportForm({ say, process, root, base: '../../', given, wrong })
}
