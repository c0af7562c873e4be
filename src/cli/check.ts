import { basename } from 'node:path'
import { decode, paragraphsOf, readDocx, readMarkdown, readPlain } from '../formats/index.ts'
import { checkProse } from '../language/index.ts'
import { Exit, complain, diagnosticText, load, print, readBytes, say } from './frame.ts'
import { checkText, remarksOf } from './print-check.ts'

export interface CheckOptions {
  readonly json?: boolean
  readonly plain?: boolean
}

export function runCheck(path: string, options: CheckOptions): void {
  if (options.plain === true) {
    checkPlain(path, options)
    return
  }
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

/** Ordinary prose, with no formal sentence: .docx, Markdown or plain text. */
function checkPlain(path: string, options: CheckOptions): void {
  const bytes = readBytes(path)
  const name = path === '-' ? '-' : basename(path)
  const text = path.toLowerCase().endsWith('.docx') ? null : decode(bytes).text
  const document =
    text === null
      ? readDocx(bytes)
      : path.toLowerCase().endsWith('.md')
        ? readMarkdown(text)
        : readPlain(text)
  for (const problem of document.problems) complain(`${name}: ${problem.code}`)
  const found = checkProse(name, paragraphsOf(document))
  const count = (severity: string) => found.filter((one) => one.severity === severity).length
  print(
    options.json === true
      ? JSON.stringify({ format: 'truce/check@1', process: name, diagnostics: found }, null, 2)
      : [
          ...found.map((one) => diagnosticText(one, text ?? undefined)),
          say('cli-check-count', {
            errors: count('error'),
            warnings: count('warning'),
            notes: count('note'),
          }),
        ].join('\n'),
  )
  if (count('error') > 0) throw new Exit(1)
}
