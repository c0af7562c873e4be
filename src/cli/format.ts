import { writeFileSync } from 'node:fs'
import { format } from '../language/index.ts'
import { Exit, complain, load, print, say } from './frame.ts'

export function runFormat(path: string, options: { readonly check?: boolean }): void {
  const opened = load(path)
  for (const file of opened.versions.flatMap((one) => one.files)) {
    const formatted = format(file.text)
    if (path === '-') print(formatted)
    else if (formatted === file.text) continue
    else if (options.check === true) {
      complain(say('cli-unformatted', { file: file.file }))
      throw new Exit(1)
    } else {
      writeFileSync(file.file, formatted)
      complain(say('cli-formatted', { file: file.file }))
    }
  }
}
