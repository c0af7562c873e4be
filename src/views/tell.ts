// An entry in one sentence: who did or said what. Claims are told as claims.
import type { Entry } from '../process/index.ts'
import { sayRole, slug, type Say } from './say.ts'

type Subject =
  { readonly version?: string; readonly clause?: string; readonly topic?: string } | undefined

function subjectOf(say: Say, subject: Subject): string {
  return subject?.topic ?? subject?.version ?? subject?.clause ?? say('not-stated')
}

export function tell(say: Say, entry: Entry): string {
  switch (entry.kind) {
    case 'actor':
      return say('entry-actor', {
        actor: entry.body.actor,
        roles: say.list(entry.body.roles.map((one) => one.office ?? sayRole(say, one.role))),
      })
    case 'version':
      return say('entry-version', {
        version: entry.body.version,
        known: say(`known-${slug(entry.body.known)}`),
      })
    case 'authorship':
      return say(`entry-authorship-${slug(entry.body.says)}`, {
        ...entry.body,
        of: entry.body.of ?? entry.body.by,
      })
    case 'transmittal':
      return say('entry-transmittal', {
        ...entry.body,
        version: entry.body.version ?? say('not-stated'),
      })
    case 'receipt':
      return say(`entry-receipt-${entry.body.says}`, entry.body)
    case 'contact':
      return say('entry-contact', { between: say.list(entry.body.between) })
    case 'statement':
      return say('entry-statement', entry.body)
    case 'position': {
      const { of, by, on, stance } = entry.body
      const args = { of, by, stance: say(`stance-${slug(stance)}`), subject: subjectOf(say, on) }
      return say(of === by ? 'entry-position' : 'entry-position-reported', args)
    }
    case 'request':
      return say('entry-request', { ...entry.body, to: say.list(entry.body.to) })
    case 'endorsement':
      return say('entry-endorsement', { by: entry.body.by, subject: subjectOf(say, entry.body.of) })
    case 'assent':
      return say(`entry-assent-${entry.body.level}`, entry.body)
    case 'aim':
      return say(entry.body.effect === true ? 'entry-effect' : 'entry-aim', {
        by: entry.body.by ?? say('not-stated'),
        words: entry.body.words,
      })
    case 'anchor':
      return say(entry.body.set === false ? 'entry-anchor-unset' : 'entry-anchor', entry.body)
    case 'happening':
      return say(
        entry.body.ended === true ? 'entry-happening-ended' : 'entry-happening',
        entry.body,
      )
    case 'extension':
      return say('entry-extension', { by: say.list(entry.body.by), days: entry.body.days })
    case 'power':
      return say(`entry-power-${entry.body.verb}`, {
        by: entry.body.by,
        clauses: say.list(entry.body.clauses),
      })
    case 'act': {
      const { by, clause, n, of, category, contrary } = entry.body
      if (contrary === true) return say('entry-act-contrary', { by, clause })
      return n === undefined
        ? say('entry-act', { by, clause })
        : say('entry-act-count', { by, clause, n, of: category ?? of ?? '' }).trimEnd()
    }
    case 'finding':
    case 'determination':
      return say(`entry-${entry.kind}`, entry.body)
    case 'condition':
      return say(entry.body.met ? 'entry-condition-met' : 'entry-condition-not-met', entry.body)
    case 'in force':
      return say('entry-in-force', entry.body)
    case 'earlier truce':
      return say('entry-earlier-truce', entry.body)
    case 'list committed':
    case 'list acknowledged':
    case 'person state':
    case 'families informed':
    case 'counts published':
      return say(`entry-${slug(entry.kind)}`, entry.body)
    case 'handover leg':
      return say('entry-handover-leg', {
        batch: entry.body.batch,
        envelope: entry.body.envelope ?? say('not-recorded'),
      })
    case 'entry objection':
      return say(
        entry.body.withdrawn === true ? 'entry-entry-objection-withdrawn' : 'entry-entry-objection',
        entry.body,
      )
    case 'plan adopted':
      return say('entry-plan-adopted', { by: say.list(entry.body.by) })
    case 'fulfilment':
    case 'reservation':
    case 'understanding':
    case 'notice':
    case 'waiver':
    case 'acknowledgement':
    case 'objection':
    case 'allegation':
    case 'admission':
    case 'excuse':
    case 'dispute':
    case 'reclassified':
    case 'challenge':
    case 'coverage':
    case 'withdrawn':
    case 'publication':
      return say(`entry-${entry.kind}`, entry.body)
    default:
      return say('entry-other', { kind: (entry as Entry).kind, id: (entry as Entry).id })
  }
}

/** "publisher, title, address": what a reader needs to find the source. */
export function tellSource(source: Entry['sources'][number]): string {
  return [source.publisher, source.title, source.published, source.address]
    .filter((part) => part !== undefined)
    .join(', ')
}
