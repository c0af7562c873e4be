// From entries to events: the only bridge to the engine. An account says whose evidence counts; the
// table is DESIGN section 4. A claim never becomes a fact here: it gets a standing.
import {
  bearersOf,
  findClause,
  type ActorId,
  type Agreement,
  type Event,
  type Standing,
} from '../model/index.ts'
import { ofKind, type Entry, type EntryOf } from './entry.ts'

/** One per party, and "findings": what bodies named by the text or the charter have found. */
export type Account = ActorId

export interface Trust {
  /** Who may set starting events; empty: whoever keeps the record. */
  readonly setsAnchors: readonly ActorId[]
  /** Who may make findings beside the verifiers that the text names. */
  readonly makesFindings: readonly ActorId[]
}

/** Kinds that can move the engine; all others are shown and move nothing. */
const eventKinds: ReadonlySet<Entry['kind']> = new Set([
  'in force',
  'anchor',
  'happening',
  'act',
  'finding',
  'notice',
  'power',
  'waiver',
  'extension',
  'allegation',
  'determination',
  'excuse',
  'dispute',
  'condition',
  'reclassified',
  'coverage',
] as const)

interface Answers {
  readonly acknowledged: ReadonlyMap<string, ReadonlySet<ActorId>>
  readonly objected: ReadonlyMap<string, ReadonlySet<ActorId>>
  readonly admitted: ReadonlyMap<string, ReadonlySet<ActorId>>
}

/**
 * @param entries visible, known, corrected and ordered
 * @param agreement the version in force (or under study): who bears and who verifies its clauses
 */
export function believe(
  entries: readonly Entry[],
  account: Account,
  agreement: Agreement | null,
  trust: Trust,
): readonly Event[] {
  const answers = answersIn(entries)
  const replaced = new Set(
    ofKind(entries, 'determination').flatMap((one) => one.body.supersedes ?? []),
  )
  const events: Event[] = []
  for (const entry of entries) {
    // Without a date an entry orders nothing: it is shown, and closes and opens nothing.
    if (!entry.dated) continue
    if (entry.kind === 'coverage') {
      events.push(...uncovered(entry))
      continue
    }
    if (entry.kind === 'determination' && (replaced.has(entry.id) || !confirmed(entry))) continue
    const event = eventOf(entry, account, agreement, trust, answers)
    if (event) events.push(event)
    if (entry.kind === 'determination') {
      const contrary = determinedAct(entry, account, agreement, trust, answers)
      if (contrary) events.push(contrary)
    }
  }
  return events
}

/** A determination on an incident moves nothing until a second person has confirmed it. */
function confirmed({ body }: EntryOf<'determination'>): boolean {
  const { incident, proposedBy, confirmedBy } = body
  return incident === undefined || (confirmedBy !== undefined && confirmedBy !== proposedBy)
}

/**
 * A prohibition that a body has determined not to have been kept: what was alleged counts from then on,
 * unless the side whose account this is has objected. Only a body named by the text or the charter.
 */
function determinedAct(
  entry: EntryOf<'determination'>,
  account: Account,
  agreement: Agreement | null,
  trust: Trust,
  answers: Answers,
): Event | null {
  const { by, clause, against, result } = entry.body
  if (result !== 'breach' || against === undefined || !agreement) return null
  if (answers.objected.get(entry.id)?.has(account) === true) return null
  if (findClause(agreement, clause)?.kind !== 'prohibition') return null
  if (!mayFind(by, clause, agreement, trust)) return null
  return {
    entry: entry.id,
    when: entry.window,
    kind: 'contrary-act',
    actor: against,
    clause,
    standing: 'happened',
  }
}

/** What the record does not cover is judged under no account: one event for each clause. */
function uncovered(entry: EntryOf<'coverage'>): readonly Event[] {
  return entry.body.clauses.map((clause) => ({
    entry: entry.id,
    when: entry.window,
    kind: 'excuse',
    by: entry.body.by ?? '',
    clause,
    reason: 'not-recorded',
  }))
}

function answersIn(entries: readonly Entry[]): Answers {
  const acknowledged = new Map<string, Set<ActorId>>()
  const objected = new Map<string, Set<ActorId>>()
  const admitted = new Map<string, Set<ActorId>>()
  const add = (map: Map<string, Set<ActorId>>, key: string, by: ActorId) => {
    const set = map.get(key)
    if (set) set.add(by)
    else map.set(key, new Set([by]))
  }
  for (const entry of ofKind(entries, 'acknowledgement'))
    add(acknowledged, entry.body.act, entry.body.by)
  for (const entry of ofKind(entries, 'objection')) add(objected, entry.body.to, entry.body.by)
  for (const entry of ofKind(entries, 'admission'))
    add(admitted, entry.body.allegation, entry.body.by)
  return { acknowledged, objected, admitted }
}

function standingOf(entry: Entry, by: ActorId, account: Account, answers: Answers): Standing {
  if (account === by) return 'happened'
  return answers.acknowledged.get(entry.id)?.has(account) === true ? 'happened' : 'claimed'
}

const proofs = new WeakMap<Agreement, ReadonlyMap<string, readonly ActorId[]>>()

/** Clauses that a signed record proves, and who has to sign it. */
function proofsOf(agreement: Agreement): ReadonlyMap<string, readonly ActorId[]> {
  let found = proofs.get(agreement)
  if (!found) {
    found = new Map(
      agreement.clauses.flatMap((one) =>
        one.kind === 'duty' && one.proof && one.proof.signedBy.length > 0
          ? [[one.id, one.proof.signedBy] as const]
          : [],
      ),
    )
    proofs.set(agreement, found)
  }
  return found
}

/**
 * "A handover is proved by the record that both Parties have signed": the debtor's entry and the
 * acknowledgement of everybody who signs are that record, and count under every account.
 */
function provedBySignatures(
  entry: Entry,
  by: ActorId,
  clause: string,
  agreement: Agreement | null,
  answers: Answers,
): boolean {
  const acknowledged = answers.acknowledged.get(entry.id)
  if (!acknowledged || !agreement) return false
  const signers = proofsOf(agreement).get(clause)
  return signers?.every((one) => one === by || acknowledged.has(one)) === true
}

/** Copies the named fields that are there: a spread per field costs more than the rest of a fold. */
function withFields<E extends object, B extends object>(
  event: E,
  body: B,
  names: readonly (keyof B & string)[],
): E {
  const target = event as Record<string, unknown>
  for (const name of names) {
    const value = body[name]
    if (value !== undefined) target[name] = value
  }
  return event
}

const actFields = ['n', 'of', 'batch', 'place', 'criterion', 'outsideKey', 'category'] as const
const findingFields = ['place', 'criterion', 'n', 'reason'] as const

function eventOf(
  entry: Entry,
  account: Account,
  agreement: Agreement | null,
  trust: Trust,
  answers: Answers,
): Event | null {
  // A statement or a contact is no event: most entries end here.
  if (!eventKinds.has(entry.kind)) return null
  const common = { entry: entry.id, when: entry.window }
  switch (entry.kind) {
    case 'in force':
      return { ...common, kind: 'in-force', version: entry.body.version }
    case 'anchor': {
      const may = trust.setsAnchors.length === 0 || trust.setsAnchors.includes(entry.body.by)
      return {
        ...common,
        kind: 'anchor',
        anchor: entry.body.anchor,
        set: entry.body.set ?? true,
        by: entry.body.by,
        standing: may ? 'happened' : account === entry.body.by ? 'happened' : 'claimed',
      }
    }
    case 'happening':
      return {
        ...common,
        kind: 'happening',
        event: entry.body.event,
        ended: entry.body.ended ?? false,
        standing: 'happened',
      }
    case 'act': {
      const { by, clause, contrary } = entry.body
      const standing = provedBySignatures(entry, by, clause, agreement, answers)
        ? 'happened'
        : standingOf(entry, by, account, answers)
      if (contrary === true)
        return {
          entry: entry.id,
          when: entry.window,
          kind: 'contrary-act',
          actor: by,
          clause,
          standing,
        }
      const event: Event = {
        entry: entry.id,
        when: entry.window,
        kind: 'act',
        actor: by,
        clause,
        standing,
      }
      return withFields(event, entry.body, actFields)
    }
    case 'finding': {
      const { by, clause, result } = entry.body
      if (answers.objected.get(entry.id)?.has(account) === true) return null
      if (!mayFind(by, clause, agreement, trust)) return null
      return withFields<Event, typeof entry.body>(
        { ...common, kind: 'finding', by, clause, result },
        entry.body,
        findingFields,
      )
    }
    case 'notice': {
      const { by, clause, to } = entry.body
      return {
        ...common,
        kind: 'notice',
        by,
        ...(clause === undefined ? {} : { clause }),
        ...(to === undefined ? {} : { to }),
      }
    }
    case 'power': {
      const { by, verb, clauses, phase, ground, days, words } = entry.body
      return {
        ...common,
        kind: 'power',
        by,
        verb,
        clauses,
        ground: ground ?? [],
        ...(phase === undefined ? {} : { phase }),
        ...(days === undefined ? {} : { days }),
        ...(words === undefined ? {} : { words }),
      }
    }
    case 'waiver':
      return { ...common, kind: 'waiver', by: entry.body.by, clause: entry.body.clause }
    case 'extension': {
      const { by, clause, phase, days } = entry.body
      return {
        ...common,
        kind: 'extension',
        by,
        days,
        ...(clause === undefined ? {} : { clause }),
        ...(phase === undefined ? {} : { phase }),
      }
    }
    case 'allegation': {
      const { by, against, clause } = entry.body
      const admitted = answers.admitted.get(entry.id)?.has(against) === true
      return {
        ...common,
        kind: 'allegation',
        by,
        against,
        clause,
        ...(admitted ? { admitted } : {}),
      }
    }
    case 'determination': {
      const { by, clause, against, result } = entry.body
      return {
        ...common,
        kind: 'determination',
        body: by,
        clause,
        result,
        ...(against === undefined ? {} : { against }),
      }
    }
    case 'excuse': {
      const { by, clause, n, of, reason } = entry.body
      return {
        ...common,
        kind: 'excuse',
        by,
        clause,
        reason,
        ...(n === undefined ? {} : { n }),
        ...(of === undefined ? {} : { of }),
      }
    }
    case 'dispute':
      return { ...common, kind: 'dispute', by: entry.body.by, clause: entry.body.clause }
    case 'condition':
      return {
        ...common,
        kind: 'condition',
        clause: entry.body.clause,
        met: entry.body.met,
        by: entry.body.by,
        standing: standingOf(entry, entry.body.by, account, answers),
      }
    case 'reclassified': {
      const { by, n, from, to } = entry.body
      return {
        ...common,
        kind: 'reclassified',
        n,
        from,
        to,
        by,
        standing: standingOf(entry, by, account, answers),
      }
    }
    default:
      return null
  }
}

/** A finding counts when it comes from the clause's verifier, or from a body the charter names. */
function mayFind(by: ActorId, clause: string, agreement: Agreement | null, trust: Trust): boolean {
  if (trust.makesFindings.includes(by)) return true
  const found = agreement ? findClause(agreement, clause) : undefined
  if (!found || bearersOf(found).includes(by)) return false
  return 'verification' in found && found.verification?.by === by
}
