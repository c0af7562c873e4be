import { Exit, load, print } from './frame.ts'
import { checkText, remarksOf } from './print-check.ts'

export function runCheck(path: string, options: { readonly json?: boolean }): void {
  const opened = load(path)
  const remarks = remarksOf(opened)
  print(
    options.json === true
      ? JSON.stringify(
          { format: 'truce/check@1', process: opened.id, diagnostics: remarks.all },
          null,
          2,
        )
      : checkText(opened, remarks),
  )
  if (remarks.errors > 0) throw new Exit(1)
}
