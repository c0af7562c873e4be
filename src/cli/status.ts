import { sideBySide, withoutEffect } from '../process/index.ts'
import { statusText } from '../views/index.ts'
import { load, print, reportOf, say, type QueryOptions } from './frame.ts'

export function runStatus(path: string, options: QueryOptions): void {
  const opened = load(path, options.viewer ?? null)
  const report = reportOf(opened, options)
  const differences = sideBySide(opened, report.query)
  print(
    options.json === true
      ? JSON.stringify({ ...report, differences, withoutEffect: withoutEffect(report) }, null, 2)
      : statusText(say, report, differences),
  )
}
