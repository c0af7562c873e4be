// Remarks of a process in file order, worst first within a line; and the count that closes them.
import type { Process } from '../process/index.ts'
import type { Diagnostic } from '../model/index.ts'
import { diagnosticText, say } from './frame.ts'

export interface Remarks {
  readonly all: readonly Diagnostic[]
  readonly errors: number
}

export function remarksOf(opened: Process): Remarks {
  const rank = { error: 0, warning: 1, note: 2 }
  const seen = new Set<string>()
  const all = [...opened.versions.flatMap((one) => one.diagnostics), ...opened.diagnostics]
    .filter((one) => {
      // A file that belongs to two versions is read twice and remarked on once.
      const key = JSON.stringify([one.code, one.at, one.data])
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .sort(
      (a, b) =>
        (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : 0) ||
        a.at.from - b.at.from ||
        rank[a.severity] - rank[b.severity],
    )
  return { all, errors: all.filter((one) => one.severity === 'error').length }
}

export function checkText(opened: Process, remarks: Remarks): string {
  const texts = new Map(
    [
      ...opened.versions.flatMap((one) => one.files),
      opened.files.charter,
      opened.files.record,
    ].flatMap((one) => (one ? [[one.file, one.text] as const] : [])),
  )
  if (remarks.all.length === 0) return say('cli-check-clean')
  const count = (severity: Diagnostic['severity']) =>
    remarks.all.filter((one) => one.severity === severity).length
  return [
    ...remarks.all.map((one) =>
      diagnosticText(
        one,
        one.at.file === opened.files.record?.file ? undefined : texts.get(one.at.file),
      ),
    ),
    say('cli-check-count', {
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
    }),
  ].join('\n')
}
