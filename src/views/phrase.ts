// Dues, conditions, verifications and remedies in words, in the language of the page.
import type { AnchorRef, Clause, Condition, Due, Moment, Remedy, Span } from '../process/index.ts'
import { slug, type Say } from './say.ts'

export function phraseSpan(say: Say, span: Span): string {
  return say(`span-${span.unit}`, { n: span.n })
}

export function phraseAnchor(say: Say, ref: AnchorRef): string {
  switch (ref.kind) {
    case 'anchor':
      return ref.id
    case 'phase-start':
    case 'phase-end':
      return say(`anchor-${ref.kind}`, { phase: ref.phase })
    case 'clause-done':
    case 'clause-due':
    case 'each':
      return say(`anchor-${ref.kind}`, { clause: ref.clause })
    case 'notice':
      return say('anchor-notice')
  }
}

export function phraseMoment(say: Say, moment: Moment): string {
  switch (moment.kind) {
    case 'date':
      return say.date(moment.date)
    case 'day':
      return moment.of.kind === 'phase-start'
        ? say('moment-day-of', { n: moment.n, of: moment.of.phase })
        : say('moment-day', { n: moment.n })
    case 'offset':
      return say(moment.before ? 'moment-offset-before' : 'moment-offset', {
        span: phraseSpan(say, moment.span),
        of: phraseAnchor(say, moment.from),
      })
    case 'event':
      return say('moment-event', { of: phraseAnchor(say, moment.of) })
  }
}

export function phraseDue(say: Say, due: Due): string {
  switch (due.kind) {
    case 'by':
      return say('due-by', { when: phraseMoment(say, due.limit) })
    case 'from':
      return say('due-from', { when: phraseMoment(say, due.start) })
    case 'window':
      return say('due-window', {
        start: phraseMoment(say, due.start),
        end: phraseMoment(say, due.end),
      })
    case 'during':
      return say('due-during', { phase: due.phase })
    case 'every':
      return due.period.n === 1 && due.period.unit === 'day' && due.phase !== undefined
        ? say('due-every-day', { phase: due.phase })
        : say('due-every', { period: phraseSpan(say, due.period) })
    case 'batches':
      return say('due-batches', {
        count: due.batches.length,
        days: say.list(
          due.batches.map((batch) =>
            batch.size === null
              ? phraseMoment(say, batch.limit)
              : say('due-batch', { when: phraseMoment(say, batch.limit), size: batch.size }),
          ),
        ),
      })
    case 'shares':
      return say('due-shares', {
        shares: say.list(
          due.steps.map((step) =>
            say('due-share', { percent: step.percent, when: phraseMoment(say, step.limit) }),
          ),
        ),
      })
    case 'not-stated':
      return say('due-none')
  }
}

export function phraseCondition(say: Say, condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const [first, ...rest] = condition.of.map((one) => phraseCondition(say, one))
      return rest.reduce((left, right) => say(`if-${condition.kind}`, { left, right }), first ?? '')
    }
    case 'not':
      return say('if-not', { of: phraseCondition(say, condition.of) })
    case 'clause':
      return say('if-clause', { clause: condition.clause, fact: say(`fact-${slug(condition.is)}`) })
    case 'phase':
      return say(`if-phase-${condition.is}`, { phase: condition.phase })
    case 'event':
      return say('if-event', { event: condition.event })
    case 'while':
      return say('if-while', { event: condition.event })
    case 'word':
      return say('if-word', { body: condition.body, form: say(`form-${condition.form}`) })
    case 'unanswered':
      return say('if-unanswered', { n: condition.moreThan, clause: condition.clause })
    case 'words':
      return condition.text
  }
}

export function phraseRemedy(say: Say, remedy: Remedy): string {
  const what = remedy.targets.length > 0 ? say.list(remedy.targets) : (remedy.phase ?? '')
  const parts = [
    say('remedy-line', {
      who: say.list(remedy.holders),
      power: say(`power-${remedy.verb}`, { what }),
    }),
    ...(remedy.onWord
      ? [
          say('remedy-on-word', {
            body: remedy.onWord.body,
            form: say(`form-${remedy.onWord.form}`),
          }),
        ]
      : []),
    ...(remedy.notice ? [say('remedy-notice', { span: phraseSpan(say, remedy.notice) })] : []),
  ]
  return parts.join(', ')
}

/** What the clause asks, in the drafter's own words. */
export function phraseAct(say: Say, clause: Clause): string {
  switch (clause.kind) {
    case 'duty':
    case 'prohibition':
    case 'permission':
      return say('modal-line', { modal: clause.modal, words: clause.act.words })
    case 'power':
      return say(`power-${clause.verb}`, {
        what: clause.targets.length > 0 ? say.list(clause.targets) : (clause.phase ?? ''),
      })
    case 'continuation':
      return [
        say('continues-line', { phase: clause.phase, while: phraseCondition(say, clause.while) }),
        clause.atMost
          ? say('continues-cap', { span: phraseSpan(say, clause.atMost) })
          : say('continues-no-end'),
      ].join(', ')
  }
}
