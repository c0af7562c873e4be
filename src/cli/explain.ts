import { explain as explainTarget } from '../process/index.ts'
import { explainText } from '../views/index.ts'
import {
  Exit,
  complain,
  diagnosticText,
  load,
  print,
  reportOf,
  say,
  type QueryOptions,
} from './frame.ts'

export function runExplain(path: string, what: string, options: QueryOptions): void {
  const opened = load(path, options.viewer ?? null)
  const report = reportOf(opened, options)
  const explanations = explainTarget(opened, report, what)
  if (explanations.length === 0) {
    complain(
      diagnosticText(
        {
          code: 'P204',
          severity: 'error',
          at: { file: '', from: 0, to: 0, line: 0, column: 0 },
          data: { seen: what },
        },
        undefined,
      ),
    )
    throw new Exit(2)
  }
  print(
    options.json === true
      ? JSON.stringify({ format: 'truce/explain@1', process: opened.id, explanations }, null, 2)
      : explainText(say, report, explanations),
  )
}
