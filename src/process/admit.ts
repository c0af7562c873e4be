// The door of the record: may these lines be entered now? The same reading that shows the record says so,
// with what is there already, so that a reference, a repeated id or a channel is judged as it will be shown.
import type { Diagnostic } from '../model/index.ts'
import { openProcess, type ProcessFiles } from './folder.ts'

/** Remarks on new lines, as if they stood behind the record; an error keeps them out. */
export function admitLines(files: ProcessFiles, lines: readonly string[]): readonly Diagnostic[] {
  const file = files.record?.file ?? 'record.jsonl'
  const before = files.record?.text ?? ''
  const whole = before === '' || before.endsWith('\n') ? before : `${before}\n`
  const first = whole.split('\n').length
  const text = `${whole}${lines.join('\n')}\n`
  const { diagnostics } = openProcess({ ...files, record: { file, text } })
  return diagnostics
    .filter((one) => one.at.file === file && one.at.line >= first && one.code.startsWith('R'))
    .map((one) => ({ ...one, at: { ...one.at, file: '', line: one.at.line - first + 1 } }))
}
