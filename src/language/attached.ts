// Sentences that belong to the clause above them: who confirms, what proves, what follows, how known.
import type { Clause, Duty } from '../model/index.ts'
import { remedyAt } from './clauses.ts'
import type { Cursor } from './cursor.ts'
import { confirmsAt, declareActor, silenceAt, type Confirms } from './declarations.ts'
import { quantityAt } from './people.ts'
import { attach, attachedTo } from './reader.ts'
import { partiesSoFar } from './subjects.ts'

/** Reads one attached sentence. @returns false where the sentence is of another kind */
export function attachedAt(cursor: Cursor): boolean {
  return (
    confirmationAt(cursor) ||
    silenceSentenceAt(cursor) ||
    proofAt(cursor) ||
    shortfallAt(cursor) ||
    excuseAt(cursor) ||
    knownAt(cursor) ||
    numbersAt(cursor) ||
    remedySentenceAt(cursor)
  )
}

function target(cursor: Cursor): Clause | null {
  const { reader } = cursor
  const clause = attachedTo(reader)
  if (clause) return clause
  if (reader.clause !== -2) cursor.warnSentence('T108', 'error')
  return null
}

/** "The Joint Desk confirms within 48 hours of a notice." */
function confirmationAt(cursor: Cursor): boolean {
  const start = cursor.pos
  const by = cursor.name('actor')
  if (by === null || (!cursor.is('confirms') && !cursor.is('confirm'))) {
    cursor.pos = start
    return false
  }
  const said = confirmsAt(cursor)
  if (!said) return true
  const { reader } = cursor
  if (reader.clause === -1 && reader.reading < 0) {
    const { places: _places, criteria: _criteria, saysSilence: _says, ...verifies } = said
    declareActor(cursor, by, { verifies })
    return true
  }
  const clause = target(cursor)
  if (clause && (clause.kind === 'duty' || clause.kind === 'prohibition'))
    attach(reader, { verification: verificationOf(cursor, by, said) })
  else if (clause) cursor.warnSentence('T109', 'warning', { kind: clause.kind })
  return true
}

/** What the sentence leaves open is taken from what the text says of the body. */
function verificationOf(
  cursor: Cursor,
  by: string,
  said: Confirms,
): NonNullable<Duty['verification']> {
  const usual = cursor.reader.draft.actors.find((one) => one.id === by)?.verifies
  const means = said.means ?? usual?.means
  const within = said.within ?? usual?.within
  const escalatesTo = said.saysSilence ? said.escalatesTo : usual?.escalatesTo
  return {
    by,
    ...(means === undefined ? {} : { means }),
    ...(within === undefined ? {} : { within }),
    silence: said.saysSilence ? said.silence : (usual?.silence ?? 'unsettled'),
    ...(escalatesTo === undefined ? {} : { escalatesTo }),
    ...(said.places === undefined ? {} : { places: said.places }),
    ...(said.criteria === undefined ? {} : { criteria: said.criteria }),
  }
}

/** "If it has not answered, the matter is unsettled and goes to the Guarantors." */
function silenceSentenceAt(cursor: Cursor): boolean {
  if (!cursor.is('if it has not answered')) return false
  const said: Confirms = { silence: 'unsettled', saysSilence: true }
  silenceAt(cursor, said)
  const { reader } = cursor
  const clause = attachedTo(reader)
  const { escalatesTo } = said
  const escalation = escalatesTo === undefined ? {} : { escalatesTo }
  if (clause && 'verification' in clause && clause.verification) {
    const { escalatesTo: _old, ...kept } = clause.verification
    attach(reader, { verification: { ...kept, silence: said.silence, ...escalation } })
    return true
  }
  const body = reader.draft.actors.findLast((one) => one.verifies)
  if (reader.clause === -1 && body?.verifies)
    declareActor(cursor, body.id, {
      verifies: { ...body.verifies, silence: said.silence, ...escalation },
    })
  else cursor.warnSentence('T108', 'error')
  return true
}

/** "A handover is proved by the record that both Parties have signed." */
function proofAt(cursor: Cursor): boolean {
  const start = cursor.pos
  cursor.acceptOne('a', 'an', 'each', 'the')
  const word = cursor.peek()
  cursor.pos += 1
  if (word?.kind !== 'word' || !cursor.acceptOne('is proved by', 'are proved by')) {
    cursor.pos = start
    return false
  }
  const words = cursor.rest()
  if (words === '') cursor.wanted('proof')
  const signedBy = /\b(both|the|all) parties\b/i.test(words)
    ? partiesSoFar(cursor)
    : cursor.reader.names.all('actor').filter((name) => words.includes(name))
  const { reader } = cursor
  if (reader.clause === -1 && reader.reading < 0) {
    // Under no clause it holds for every release that names no other proof.
    reader.usualProof = { words, signedBy }
    return true
  }
  const clause = target(cursor)
  if (clause?.kind === 'duty') attach(reader, { proof: { words, signedBy } })
  else if (clause) cursor.warnSentence('T109', 'warning', { kind: clause.kind })
  return true
}

/** "A shortfall of up to 3 days is not late." */
function shortfallAt(cursor: Cursor): boolean {
  if (!cursor.accept('a shortfall of up to')) return false
  const shortDays = cursor.number()
  if (shortDays === null || !cursor.acceptOne('days', 'day') || !cursor.accept('is not late')) {
    cursor.wanted('days is not late')
    return true
  }
  const clause = target(cursor)
  if (clause?.kind === 'duty') attach(cursor.reader, { shortDays })
  return true
}

/** "It is excused if remains cannot be found after a joint search." */
function excuseAt(cursor: Cursor): boolean {
  if (!cursor.accept('it is excused if')) return false
  const excusedIf = cursor.rest()
  if (excusedIf === '') cursor.wanted('condition')
  else if (target(cursor)) attach(cursor.reader, { excusedIf })
  return true
}

/** "This is known as reported by X, source \"…\"." */
function knownAt(cursor: Cursor): boolean {
  if (!cursor.acceptOne('this is known as reported by', 'it is known as reported by')) return false
  const reportedBy = cursor.rest()
  if (target(cursor)) attach(cursor.reader, { reportedBy })
  return true
}

/** "The number is 200 as reported by A and 300 as reported by B (source \"…\")." */
function numbersAt(cursor: Cursor): boolean {
  if (!cursor.acceptOne('the number is', 'the number of')) return false
  const quantity = quantityAt(cursor)
  if (cursor.failed) return true
  const clause = target(cursor)
  if (clause && 'act' in clause) attach(cursor.reader, { act: { ...clause.act, quantity } })
  return true
}

function remedySentenceAt(cursor: Cursor): boolean {
  for (let i = cursor.pos; i < cursor.end; i += 1) {
    cursor.reader.steps += 1
    if (cursor.tokens[i]?.low === 'may') return remedyAt(cursor)
  }
  return false
}
