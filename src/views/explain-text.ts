// A why-chain in lines: what is explained, then each sentence, entry and rule it comes from.
import { safeText } from '../words/index.ts'
import type { Explanation, StatusReport } from '../process/index.ts'
import { sayWhen, slug, type Say } from './say.ts'
import { tell, tellSource } from './tell.ts'

export function explainText(
  say: Say,
  report: StatusReport,
  explanations: readonly Explanation[],
): string {
  const chains = explanations
    .map((one) =>
      [
        headline(say, report, one),
        ...one.reasons.map((reason) => {
          switch (reason.kind) {
            case 'sentence':
              return `  ${reason.at.file}:${reason.at.line}: ${reason.words}`
            case 'rule':
              return `  ${say('cli-rule', { rule: say(`rule-${reason.id}`) })}`
            case 'entry': {
              const { entry } = reason
              const sources = entry.sources
                .map((source) => `\n      ${say('source', { source: tellSource(source) })}`)
                .join('')
              const words =
                entry.kind !== 'statement' &&
                'words' in entry.body &&
                entry.body.words !== undefined
                  ? `\n      “${entry.body.words}”`
                  : ''
              return `  [${entry.id}] ${sayWhen(say, entry)}: ${tell(say, entry)}${words}${sources}`
            }
          }
        }),
      ].join('\n'),
    )
    .join('\n\n')
  // Words and sources come from outside: no control of theirs reaches a terminal.
  return safeText(chains, false)
}

function headline(say: Say, report: StatusReport, one: Explanation): string {
  const { subject } = one
  switch (subject.kind) {
    case 'awaited': {
      const step = report.awaited[subject.index]
      if (!step) return subject.name
      if (step.from === null)
        return say(`awaited-nobody-${step.kind}`, {
          version: step.version ?? '',
          by: step.by,
          what: step.what ?? '',
        })
      return say(`awaited-${step.kind}`, {
        from: step.from,
        version: step.version ?? '',
        what: step.what ?? '',
        by: step.by,
      })
    }
    case 'answered': {
      const step = report.answered[subject.index]
      return step
        ? say('answered-line', {
            from: step.from,
            version: step.version,
            stance: say(`stance-${slug(step.stance)}`),
          })
        : subject.name
    }
    case 'said':
      return say('head-said')
    case 'no-agreement':
      return say('no-agreement-in-force-long')
    case 'step':
      return subject.index < 0 ? say('step-nobody') : restsText(say, report, subject.index)
    case 'clause':
    case 'entry':
    case 'version':
      return subject.name
  }
}

function restsText(say: Say, report: StatusReport, index: number): string {
  const next = report.situation?.next
  const item = next?.kind === 'rests-with' ? next.items[index] : undefined
  return item ? `${say('step-rests', { who: item.actor })} (${item.clause})` : say('step-nobody')
}
