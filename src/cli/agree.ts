import { agreeableCard } from '../process/index.ts'
import { agreeableText } from '../views/index.ts'
import { explain } from '../words/index.ts'
import { Exit, complain, print, readBytes, say } from './frame.ts'

/** `truce agree SHEET`: the mediator's private calculation on a sheet of conditions. */
export function runAgree(path: string, options: { readonly json?: boolean }): void {
  const card = agreeableCard(readSheet(path))
  for (const one of card.remarks)
    complain(
      `${path}:${one.line}: ${one.code} ${explain('en', one.code, one.data, { plain: true }).message}`,
    )
  print(
    options.json === true
      ? JSON.stringify({ format: 'truce/agree@1', ...card }, null, 2)
      : agreeableText(say, card),
  )
  if (card.remarks.some((one) => one.severity === 'error')) throw new Exit(1)
}

/** The sheet itself, or the first ```sheet block of a Markdown page. */
function readSheet(path: string): string {
  const text = new TextDecoder().decode(readBytes(path))
  return /^```sheet\n([\s\S]*?)^```/m.exec(text)?.[1] ?? text
}
