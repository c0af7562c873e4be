// The page of all diagnostics, made from the sentences themselves so that it cannot go stale.
import { codes } from './explain.ts'
import { has, needed, sentence } from './sentence.ts'
import { tableOf } from './table.ts'

/** Arguments that show their own names: ‹name›. Selections fall to their default branch. */
function names(id: string): Record<string, string> {
  return Object.fromEntries(needed(id).map((name) => [name, `‹${name}›`]))
}

const labels: readonly [string, string][] = [
  ['seen', 'Seen'],
  ['expected', 'Expected'],
  ['help', 'What to do'],
  ['example', 'Better'],
  ['precedent', 'Precedent'],
]

/** docs/messages.md: every code with its parts, by area, in English. */
export function reference(): string {
  const entries = tableOf('en').entries
  const lines = [
    '# Messages',
    '',
    'Every diagnostic by its code, as Truce says it. ‹name› stands for what is filled in. A code never',
    'changes its meaning. This page is written from the sentences by `npm run accept`.',
  ]
  let area = ''
  for (const code of codes()) {
    const id = `code-${code}`
    const here = entries.get(id)?.area ?? ''
    if (here !== area) lines.push('', `## ${here}`)
    area = here
    lines.push('', `### ${code}`, '', sentence('en', id, names(id), { plain: true }))
    for (const [part, label] of labels) {
      const one = `${id}.${part}`
      if (has(one))
        lines.push('', `*${label}:* ${sentence('en', one, names(one), { plain: true })}`)
    }
  }
  return `${lines.join('\n')}\n`
}
