// Why: the chain from something derived down to sentences of the text and entries of the record.
import type { Clause, Place } from '../model/index.ts'
import { findClause } from '../model/index.ts'
import type { Why } from '../engine/index.ts'
import type { Entry } from '../record/index.ts'
import type { Process } from './folder.ts'
import type { Reason, StatusReport } from './report.ts'

/** One explained thing: what it is (an id of words with arguments) and its reasons, in order. */
export interface Explanation {
  readonly subject: {
    readonly kind:
      'step' | 'awaited' | 'answered' | 'said' | 'clause' | 'entry' | 'version' | 'no-agreement'
    readonly index: number
    readonly name: string
  }
  readonly reasons: readonly Reason[]
}

/**
 * Explains `next` (whose step it is), a clause by its number, a version or an entry by its id.
 * @returns an empty list where the target is not known in this report
 */
export function explain(
  process: Process,
  report: StatusReport,
  target: string,
): readonly Explanation[] {
  if (target === 'next') return explainNext(process, report)
  const statuses = report.situation?.clauses.filter((one) => one.clause === target) ?? []
  if (statuses.length > 0)
    return statuses.map((one, index) => ({
      subject: { kind: 'clause', index, name: target },
      reasons: reasonsOf(process, report, one.why),
    }))
  const version = report.versions.find((one) => one.version === target)
  if (version)
    return [
      {
        subject: { kind: 'version', index: 0, name: target },
        reasons: entryReasons(report, [
          version.entry,
          ...version.handed.map((one) => one.entry),
          ...version.authorship.map((one) => one.entry),
        ]),
      },
    ]
  const entry = report.entries.find((one) => one.id === target)
  if (entry) {
    const related = report.entries.filter((one) => one.corrects === target).map((one) => one.id)
    return [
      {
        subject: { kind: 'entry', index: 0, name: target },
        reasons: entryReasons(report, [target, ...related]),
      },
    ]
  }
  const inTexts = report.texts.flatMap((text) => {
    const clause = findClause(text.agreement, target)
    return clause ? [{ text, clause }] : []
  })
  return inTexts.map(({ text, clause }, index) => ({
    subject: { kind: 'clause', index, name: `${target} (${text.version})` },
    reasons: [sentenceReason(process, clause)],
  }))
}

function explainNext(process: Process, report: StatusReport): readonly Explanation[] {
  const explanations: Explanation[] = []
  const next = report.situation?.next
  if (next?.kind === 'rests-with')
    for (const [index, item] of next.items.entries())
      explanations.push({
        subject: { kind: 'step', index, name: item.clause },
        reasons: reasonsOf(process, report, item.why),
      })
  else if (next && report.inForce !== null)
    explanations.push({
      subject: { kind: 'step', index: -1, name: '' },
      reasons: reasonsOf(process, report, next.why),
    })
  for (const [index, step] of report.awaited.entries())
    explanations.push({
      subject: { kind: 'awaited', index, name: step.from ?? '' },
      reasons: [
        ...entryReasons(report, [...step.entries, ...step.waitsFor.map((one) => one.entry)]),
        { kind: 'rule', id: `awaited-${step.from === null ? 'nobody' : step.kind}` },
      ],
    })
  for (const [index, step] of report.answered.entries())
    explanations.push({
      subject: { kind: 'answered', index, name: step.from },
      reasons: entryReasons(report, step.entries),
    })
  for (const [index, said] of report.said.entries())
    explanations.push({
      subject: { kind: 'said', index, name: said.speaker },
      reasons: entryReasons(report, [said.entry]),
    })
  if (report.inForce === null)
    explanations.push({
      subject: { kind: 'no-agreement', index: 0, name: '' },
      reasons: [{ kind: 'rule', id: 'not-in-force-owes-nothing' }],
    })
  return explanations
}

function entryReasons(report: StatusReport, ids: readonly string[]): readonly Reason[] {
  const byId = new Map<string, Entry>(report.entries.map((one) => [one.id, one]))
  return [...new Set(ids)].flatMap((id) => {
    const entry = byId.get(id)
    return entry ? [{ kind: 'entry' as const, entry }] : []
  })
}

function reasonsOf(process: Process, report: StatusReport, why: readonly Why[]): readonly Reason[] {
  return why.flatMap((one): readonly Reason[] => {
    switch (one.kind) {
      case 'entry':
        return entryReasons(report, [one.entry])
      case 'rule':
        return [{ kind: 'rule', id: one.id }]
      case 'sentence':
        return [
          {
            kind: 'sentence',
            clause: one.clause,
            at: one.place,
            words: wordsAt(process, one.place),
          },
        ]
    }
  })
}

function sentenceReason(process: Process, clause: Clause): Reason {
  return { kind: 'sentence', clause: clause.id, at: clause.at, words: wordsAt(process, clause.at) }
}

/** The words of the text at a place, on one line. */
export function wordsAt(process: Process, at: Place): string {
  const file = process.versions.flatMap((one) => one.files).find((one) => one.file === at.file)
  return (file?.text.slice(at.from, at.to) ?? '').replace(/\s+/g, ' ').trim()
}
