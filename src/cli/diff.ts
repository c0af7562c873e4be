import { compareVersions } from '../process/index.ts'
import { compareText } from '../views/index.ts'
import { Exit, complain, diagnosticText, load, print, say } from './frame.ts'

/** `truce diff FOLDER A B`: two versions of a process by meaning. */
export function runDiff(
  path: string,
  from: string,
  to: string,
  options: { readonly json?: boolean },
): void {
  const opened = load(path)
  const comparison = compareVersions(opened, from, to)
  if (!comparison) {
    const known = opened.versions.map((one) => one.version)
    const seen = known.includes(from) ? to : from
    complain(
      diagnosticText(
        {
          code: 'P205',
          severity: 'error',
          at: { file: '', from: 0, to: 0, line: 0, column: 0 },
          data: { seen, known: say.list(known) },
        },
        undefined,
      ),
    )
    throw new Exit(2)
  }
  print(
    options.json === true
      ? JSON.stringify(
          { format: 'truce/diff@1', process: opened.id, from, to, changes: comparison.changes },
          null,
          2,
        )
      : compareText(say, comparison),
  )
}
