import { load, print, reportOf, say, type QueryOptions } from './frame.ts'
import { statusText } from './print-status.ts'

export function runStatus(path: string, options: QueryOptions): void {
  const report = reportOf(load(path), options)
  print(options.json === true ? JSON.stringify(report, null, 2) : statusText(say, report))
}
