// Answers of the explorer as text: what can happen, how, and which sentences would mend it.
import { questionNames, type Answer, type StoryStep, type TextFutures } from '../process/index.ts'
import { explain, has } from '../words/index.ts'
import type { Say } from './say.ts'

export function futuresText(say: Say, found: readonly TextFutures[]): string {
  return found.map((one) => textOf(say, one)).join('\n\n')
}

function textOf(say: Say, one: TextFutures): string {
  const lines = [say('explore-title', { title: one.title === '' ? one.version : one.title })]
  const assumed = new Set(
    one.answers.flatMap((answer) => answer.assumptions.map((each) => each.words)),
  )
  for (const words of assumed) lines.push(`  ${say('explore-assumed', { words })}`)
  for (const words of one.unusedAssumptions) lines.push(`  ${say('explore-unused', { words })}`)
  for (const question of questionNames) {
    const answers = one.answers.filter((answer) => answer.question === question)
    if (answers.length === 0) continue
    const shown = answers.filter((answer) => answer.notable || answer.verdict === 'not-settled')
    lines.push('', `${say(`explore-question-${question}`)}`)
    const told = new Set<string>()
    for (const answer of shown) lines.push(...answerText(say, answer, told))
    const quiet = answers.length - shown.length
    if (quiet > 0) lines.push(`  ${say('explore-quiet', { count: quiet })}`)
  }
  return lines.join('\n')
}

/** One answer; a story that was told already is not told again. */
export function answerText(say: Say, answer: Answer, told: Set<string> = new Set()): string[] {
  const lines = [`- ${answerHeadline(say, answer)}`]
  const missing = answer.missing.map((one) =>
    explain(say.locale, one.code, one.data, { plain: say.plain }),
  )
  for (const one of missing) {
    const text = `${one.message} ${one.help ?? ''}`.trim()
    if (!told.has(text)) lines.push(`    ${text}`)
    told.add(text)
  }
  const open = answer.verdict === 'not-settled' || answer.question === 'exposure'
  if (open && answer.missing.length === 0 && answer.coveredDays !== null)
    lines.push(
      `    ${say('explore-covered', { states: answer.states, days: answer.coveredDays ?? 0 })}`,
    )
  if (answer.story) {
    const story = answer.story.steps.map((step) => `    ${stepText(say, step)}`)
    if (!told.has(story.join())) lines.push(...story)
    told.add(story.join())
  }
  if (answer.repairs.length > 0) {
    lines.push(`    ${say('explore-repairs')}`)
    for (const repair of answer.repairs) {
      lines.push(`      ${say('explore-repair', { sentence: repair.sentence })}`)
      for (const change of repair.changes)
        lines.push(
          `        ${say('explore-repair-changes', {
            question: say(`explore-question-${change.question}`),
            about: change.about.join(', '),
            before: say(`explore-verdict-${change.before}`),
            after: say(`explore-verdict-${change.after}`),
          })}`,
        )
    }
  }
  return lines
}

export function answerHeadline(say: Say, answer: Answer): string {
  const reading = answer.question === 'readings'
  const [, before = '', after = ''] = reading
    ? (/^explore-readings-(cannot|can|not-settled)-(cannot|can|not-settled)$/.exec(answer.id) ?? [])
    : []
  const id = reading ? 'explore-readings-change' : answer.id
  if (!has(id)) throw new Error(`no sentence ${id}`)
  return say(id, {
    ...answer.data,
    about: answer.about.join(', '),
    phase: answer.about[0] ?? '',
    trigger: answer.about[0] ?? '',
    clause: answer.question === 'silence' ? (answer.about[0] ?? '') : (answer.about[1] ?? ''),
    actors: answer.actors.join(', '),
    ...(reading
      ? {
          asked: say(`explore-question-${answer.data['asked'] ?? 'kept'}`),
          before: say(`explore-verdict-${before}`),
          after: say(`explore-verdict-${after}`),
        }
      : {}),
  })
}

/** "Day 3: the League does 3.6 …" */
export function stepText(say: Say, step: StoryStep): string {
  const sentence = say(`explore-step-${step.kind}`, {
    actor: step.actor ?? '',
    clause: step.clause ?? '',
    phase: step.phase ?? '',
    words: step.words,
  })
  const times = step.n > 1 ? ` ${say('explore-times', { n: step.n })}` : ''
  return `${say('explore-day', { day: step.day })}: ${sentence}${times}`
}
