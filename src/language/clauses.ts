// Numbered clauses: who shall, shall not or may do what, when, if what.
import { short } from './markdown.ts'
import type { Act, Clause, Due, Modal, Moment, PowerVerb, Remedy, Span } from '../model/index.ts'
import { actOf } from './acts.ts'
import { clauseListAt, conditionAt } from './conditions.ts'
import type { Cursor } from './cursor.ts'
import { mayStart, nakedDay, phraseAt, type Around } from './dues.ts'
import { anchorAt, spanAt, unitOf } from './moments.ts'
import { numberOf } from './numbers.ts'
import { attach, report } from './reader.ts'
import { subjectAt, type Subject } from './subjects.ts'

const modals: readonly Modal[] = [
  'undertakes to',
  'shall not',
  'must not',
  'will not',
  'may not',
  'shall',
  'must',
  'will',
  'may',
]

/** Words that people use for a modal and that do not say whether they bind. */
const loose = ['should', 'can', 'is to', 'are to', 'would', 'ought to', 'has to', 'have to']

/** A numbered sentence: reads it, and makes it the clause to which the next sentences belong. */
export function numberedAt(cursor: Cursor): void {
  const { reader } = cursor
  const token = cursor.peek()
  if (!token) return
  cursor.pos += 1
  reader.reading = -1
  if (cursor.is('and') || cursor.is(',')) {
    cursor.pos -= 1
    return
  }
  const id = token.text
  reader.numbered.add(id)
  const clause = clauseAt(cursor, id)
  const known = reader.clauseIndex.get(id)
  if (known !== undefined) {
    const line = reader.draft.clauses[known]?.at.line ?? 0
    report(reader, cursor.view, 'T203', 'error', token.from, token.to, { clause: id, line })
    reader.clause = -2
    return
  }
  if (!clause) {
    reader.clause = -2
    return
  }
  reader.clause = reader.draft.clauses.length
  reader.clauseIndex.set(id, reader.clause)
  reader.draft.clauses.push(clause)
}

/** The words of a clause after its number (a reading has the same words after its colon). */
export function clauseAt(cursor: Cursor, id: string): Clause | null {
  const common = {
    id,
    at: cursor.place(),
    ...(cursor.view.article === '' ? {} : { article: cursor.view.article }),
    instrument: cursor.view.file,
    remedies: [] as readonly Remedy[],
  }
  const around: Around = {}
  const begin = cursor.pos
  leadAt(cursor, around)
  if (cursor.accept('the measures of')) return continuationAt(cursor, common, around)
  const modal = modalAhead(cursor)
  if (!modal) {
    sayMissingModal(cursor, begin)
    return null
  }
  if (sayUnknownLead(cursor, modal.at) || sayNobody(cursor, modal)) return null
  const subject = subjectAt(cursor, modal.at, [])
  if (cursor.failed) return null
  if (cursor.pos !== modal.at) {
    cursor.fail('T111', { found: cursor.textOf(cursor.pos, modal.at) })
    return null
  }
  cursor.pos = modal.at + modal.length
  const negated = modal.modal.endsWith('not')
  const turn = turned.find(([phrase, not]) => not === negated && cursor.is(phrase))
  if (turn) {
    const found = `${modal.modal} ${turn[0]}`
    cursor.fail('T112', { found, meant: turn[2] }, cursor.tokens[modal.at])
    return null
  }
  // "The Parties shall, within 14 days of the Signature, appoint …"
  if (cursor.is(',')) {
    cursor.pos += 1
    if (phraseAt(cursor, around, 'comma')) cursor.accept(',')
    else cursor.pos -= 1
  }
  const power = modal.modal === 'may' ? powerAt(cursor, around) : null
  if (power) {
    if (!tailsAt(cursor, around)) return null
    const { after: _after, ...said } = aroundOf(around)
    return {
      ...common,
      ...said,
      kind: 'power',
      modal: modal.modal,
      holders: subject.actors,
      verb: power.verb,
      targets: power.targets,
      ...(power.phase === undefined ? {} : { phase: power.phase }),
      ...(power.to === undefined ? {} : { to: power.to }),
      ...(power.within === undefined ? {} : { within: power.within }),
      ...(power.span === undefined ? {} : { span: power.span }),
      ...(power.atMost === undefined ? {} : { atMost: power.atMost }),
      ...(around.notice === undefined ? {} : { notice: around.notice }),
      due: dueOf(around),
    }
  }
  const found = freeActAt(cursor, around, modal.modal.endsWith('not') || subject.none)
  const act = found && (around.shares ? sharedAct(found, around) : quotaAct(found, around))
  return act ? normOf(common, modal.modal, subject, act, around) : null
}

/** "On the entry into force, …" where no such event is declared. */
function sayUnknownLead(cursor: Cursor, stop: number): boolean {
  const first = cursor.peek()
  if (!first || !/^(on|upon|before|after|by|within|from|until|following)$/.test(first.low))
    return false
  const from = cursor.pos + 1
  let comma = from
  while (comma < stop && cursor.tokens[comma]?.text !== ',') comma += 1
  if (comma === stop) return false
  cursor.fail('T208', { found: short(cursor.textOf(from, comma), 60) }, cursor.tokens[from])
  return true
}

/** "Elections shall be held": what shall be done, and nobody who owes it. */
function sayNobody(cursor: Cursor, modal: FoundModal): boolean {
  if (cursor.tokens[modal.at + modal.length]?.low !== 'be' || cursor.matchName(['actor']))
    return false
  if (cursor.is('each party') || cursor.is('both parties') || cursor.is('the parties')) return false
  cursor.fail('T211', {}, cursor.tokens[modal.at])
  return true
}

/** "redeploy 17% of its forces by A, 36% by B": the first share belongs to the others. */
function sharedAct(act: Act, around: Around): Act {
  const share = /\b(\d+) ?(?:%|percent|per cent) of /.exec(act.words)
  if (!share || around.due?.kind !== 'by' || !around.shares) return act
  const first = { percent: Number(share[1]), limit: around.due.limit }
  around.due = { kind: 'shares', steps: [first, ...around.shares] }
  const { quantity: _quantity, unit: _unit, ...rest } = act
  return { ...rest, words: act.words.replace(share[0], '') }
}

/** "release 10 prisoners per day during Phase One": owed anew each day, not ten in all. */
function quotaAct(act: Act, around: Around): Act {
  const { due } = around
  const often = /,? (?:a|per|each) (day|week|month)$/.exec(act.words)
  const unit = unitOf(often?.[1])
  if (!often || !unit || !act.quantity || (due && due.kind !== 'during')) return act
  const phase = due?.kind === 'during' ? { phase: due.phase } : {}
  around.due = { kind: 'every', period: { n: 1, unit }, ...phase }
  return { ...act, words: act.words.slice(0, often.index) }
}

/** "shall never …", "shall under no circumstances …": a prohibition, though no "not" stands beside the verb. */
const forbidding =
  /^(?:never|neither|no longer|not|at no time|in no case|in no event|on no account|under no circumstances|by no means)\b/i

/** Words after the verb that make it another one: "shall not be obliged to" forbids nothing. */
const turned: readonly (readonly [phrase: string, negated: boolean, meant: Modal])[] = [
  ['be obliged to', true, 'may'],
  ['be required to', true, 'may'],
  ['be bound to', true, 'may'],
  ['have to', true, 'may'],
  ['need to', true, 'may'],
  ['only', true, 'shall'],
  ['be allowed to', false, 'may'],
  ['be permitted to', false, 'may'],
  ['be entitled to', false, 'may'],
  ['be free to', false, 'may'],
  ['have the right to', false, 'may'],
]

type Common = Pick<Clause, 'id' | 'at' | 'remedies'>

function normOf(common: Common, modal: Modal, subject: Subject, act: Act, around: Around): Clause {
  const said = aroundOf(around)
  const base = {
    ...common,
    ...(said.condition === undefined ? {} : { condition: said.condition }),
    ...(said.reportedBy === undefined ? {} : { reportedBy: said.reportedBy }),
    bearers: subject.actors,
    each: subject.each,
    act,
    due: dueOf(around),
  }
  const forbids =
    modal.endsWith('not') ||
    forbidding.test(act.words) ||
    subject.none ||
    act.verb === 'refrain' ||
    act.verb === 'not-hinder'
  if (forbids && (modal !== 'may' || subject.none)) {
    const not =
      subject.none && !modal.endsWith('not')
        ? (`${modal === 'undertakes to' ? 'shall' : modal} not` as Modal)
        : modal
    return { ...base, kind: 'prohibition', modal: not }
  }
  if (modal === 'may') return { ...base, kind: 'permission', modal }
  return {
    ...base,
    kind: 'duty',
    modal,
    ...(around.order === undefined ? {} : { order: around.order }),
    ...(around.forEach === undefined ? {} : { forEach: around.forEach }),
    ...(/\bat the key\b/.test(act.words) ? { atKey: true } : {}),
  }
}

function aroundOf(around: Around) {
  return {
    ...(around.condition === undefined ? {} : { condition: around.condition }),
    ...(around.reportedBy === undefined ? {} : { reportedBy: around.reportedBy }),
    ...(around.after === undefined ? {} : { after: around.after }),
  }
}

/** "after Day 42" opens on the day after. */
function dueOf(around: Around): Due {
  if (around.due) return around.due
  if (around.after) return { kind: 'from', start: following(around.after) }
  return { kind: 'not-stated' }
}

function following(moment: Moment): Moment {
  if (moment.kind === 'day') return { ...moment, n: moment.n + 1 }
  return moment
}

/** Phrases before the subject: "During Phase One", "From Day 22", "If 1.3 has been carried out,". */
function leadAt(cursor: Cursor, around: Around): void {
  for (;;) {
    if (!mayStart(cursor, cursor.pos) || !phraseAt(cursor, around, 'comma')) return
    if (cursor.failed) return
    cursor.accept(',')
  }
}

/** Phrases after the act, up to the end of the sentence. */
function tailsAt(cursor: Cursor, around: Around): boolean {
  while (!cursor.done) {
    cursor.accept(',')
    if (cursor.done) break
    if (!phraseAt(cursor, around, 'end')) {
      cursor.fail('T111', { found: short(cursor.textOf(cursor.pos, cursor.end), 60) })
      return false
    }
  }
  return !cursor.failed
}

/** Free words up to the first phrase that says when, if or how known. */
function freeActAt(cursor: Cursor, around: Around, negated: boolean): Act | null {
  const start = cursor.pos
  let end = cursor.end
  for (let i = start; i < cursor.end; i += 1) {
    cursor.reader.steps += 1
    const token = cursor.tokens[i]
    if (!token) break
    if (nakedDay(cursor, i) && i > start) {
      cursor.fail('T106', {}, token, { from: token.from, to: token.from, text: 'by ' })
      return null
    }
    if (i > start && mayStart(cursor, i)) {
      cursor.pos = i
      if (sayUnknownMoment(cursor, i)) return null
      if (phraseAt(cursor, around, 'end')) {
        end = i
        break
      }
      cursor.pos = start
    }
  }
  if (end === cursor.end) cursor.pos = end
  if (cursor.failed) return null
  const last = cursor.tokens[end - 1]
  // "as soon as possible and no later than": the word that joins the time to the act is neither's.
  const joins = end < cursor.end && (last?.low === 'and' || last?.low === 'but')
  const mark = last?.kind === 'mark' && (last.text === ',' || last.text === ':')
  const actEnd = mark || joins ? end - 1 : end
  if (actEnd <= start) {
    cursor.pos = start
    cursor.wanted('act')
    return null
  }
  const open = cursor.tokens.slice(start, actEnd).find((one) => one.open)
  if (open) {
    cursor.fail('T107', { found: short(open.text, 40) }, open)
    return null
  }
  if (!tailsAt(cursor, around)) return null
  return actOf(cursor, start, actEnd, negated)
}

/** "3 days before the Feast", where no Feast is declared: never read as "before the Feast". */
function sayUnknownMoment(cursor: Cursor, at: number): boolean {
  const word = cursor.tokens[at]?.low
  if (word !== 'before' && word !== 'after') return false
  const unit = unitOf(cursor.tokens[at - 1]?.low)
  if (!unit || numberOf(cursor.tokens[at - 2]?.text ?? '') === null) return false
  const found = cursor.textOf(at + 1, Math.min(cursor.end, at + 7))
  cursor.fail('T208', { found }, cursor.tokens[at + 1] ?? cursor.tokens[at])
  return true
}

interface FoundModal {
  readonly modal: Modal
  readonly at: number
  readonly length: number
}

function modalAhead(cursor: Cursor): FoundModal | null {
  for (let i = cursor.pos; i < cursor.end; i += 1) {
    const ahead = i - cursor.pos
    const low = cursor.tokens[i]?.low
    if (low === 'undertake' && cursor.is('undertake to', ahead))
      return { modal: 'undertakes to', at: i, length: 2 }
    for (const modal of modals)
      if (modal.startsWith(low ?? ' ') && cursor.is(modal, ahead))
        return { modal, at: i, length: modal.split(' ').length }
  }
  return null
}

function sayMissingModal(cursor: Cursor, begin: number): void {
  for (let i = begin; i < cursor.end; i += 1) {
    const token = cursor.tokens[i]
    const found = loose.find((one) => cursor.is(one, i - cursor.pos))
    if (!found || !token) continue
    const last = cursor.tokens[i + found.split(' ').length - 1] ?? token
    cursor.fail('T112', { found, meant: 'shall' }, token, {
      from: token.from,
      to: last.to,
      text: 'shall',
    })
    return
  }
  cursor.fail('T112', {})
}

interface FoundPower {
  readonly verb: PowerVerb
  readonly targets: readonly string[]
  readonly words?: string
  readonly phase?: string
  readonly span?: Span
  readonly atMost?: Span
  readonly to?: string
  readonly within?: Span
  readonly moreThan?: number
}

export const powerWords: readonly (readonly [string, PowerVerb])[] = [
  ['suspend', 'suspend'],
  ['pause', 'suspend'],
  ['resume', 'resume'],
  ['hold back', 'hold-back'],
  ['withhold', 'hold-back'],
  ['extend', 'extend'],
  ['end', 'end'],
  ['terminate', 'end'],
  ['complain', 'complain'],
  ['refuse', 'refuse'],
]

/** A power over clauses or phases; takes nothing where the words are an act of another kind. */
export function powerAt(cursor: Cursor, around: Around): FoundPower | null {
  const back = cursor.pos
  const found = powerWords.find(([word]) => cursor.accept(word))
  if (!found) return null
  const verb = found[1]
  if (verb === 'complain') {
    const to = cursor.accept('to') ? cursor.name('actor') : null
    if (to === null) {
      cursor.pos = back
      return null
    }
    const within = cursor.accept('within') ? spanAt(cursor) : null
    return { verb, targets: [], to, ...(within ? { within } : {}) }
  }
  cursor.acceptOne(
    'the steps under',
    'its duties under',
    'the duty under',
    'its duty under',
    'compliance with',
  )
  const targets = clauseListAt(cursor)
  const phase = targets.length === 0 ? cursor.name('phase') : null
  if (targets.length === 0 && phase === null) {
    cursor.pos = back
    return null
  }
  const said = { verb, targets, ...(phase === null ? {} : { phase }) }
  if (cursor.accept('while more than')) {
    const moreThan = cursor.number()
    while (!cursor.done && !cursor.is('unanswered')) cursor.pos += 1
    cursor.accept('unanswered')
    return { ...said, ...(moreThan === null ? {} : { moreThan }) }
  }
  if (cursor.accept('by up to') || cursor.accept('by at most')) {
    const atMost = spanAt(cursor)
    return { ...said, ...(atMost ? { atMost } : {}) }
  }
  const before = cursor.pos
  if (cursor.accept('by')) {
    const span = spanAt(cursor)
    if (span && around.due === undefined) return { ...said, span }
    cursor.pos = before
  }
  return said
}

/** "pause the steps named in Annex 3": what may be stopped is not a clause of this text. */
function powerInWords(cursor: Cursor): FoundPower | null {
  const found = powerWords.find(([word, verb]) => verb !== 'complain' && cursor.accept(word))
  if (!found) return null
  const from = cursor.pos
  while (!cursor.done && !cursor.is('until') && !cursor.is('within') && !cursor.is(','))
    cursor.pos += 1
  const words = cursor.textOf(from, cursor.pos)
  return words === '' ? null : { verb: found[1], targets: [], words }
}

/** "After Day 42 the measures of Phase One continue as long as …, for no more than 28 days." */
function continuationAt(cursor: Cursor, common: Common, around: Around): Clause | null {
  const phase = cursor.name('phase')
  if (phase === null) {
    cursor.wanted('phase')
    return null
  }
  if (!cursor.acceptOne('continue', 'continues', 'shall continue')) {
    cursor.wanted('continue')
    return null
  }
  if (!cursor.acceptOne('as long as', 'while', 'if')) {
    cursor.wanted('as long as')
    return null
  }
  const condition = conditionAt(cursor, 'end')
  if (!condition) return null
  let atMost: Span | null = null
  if (cursor.acceptOne(', for no more than', ', for at most', 'for no more than')) {
    atMost = spanAt(cursor)
    if (!atMost) cursor.wanted('span')
  } else cursor.accept(', without a stated end')
  const rest: Around = {}
  if (!tailsAt(cursor, rest)) return null
  return {
    ...common,
    kind: 'continuation',
    phase,
    while: condition,
    atMost,
    ...(around.after?.kind === 'day' ? { after: around.after.n } : {}),
    ...(rest.reportedBy === undefined ? {} : { reportedBy: rest.reportedBy }),
  }
}

/** "South may, 48 hours after written notice, pause 1.4 until 1.3 has been carried out." */
export function remedyAt(cursor: Cursor): boolean {
  const { reader } = cursor
  const mine = reader.draft.clauses[reader.clause]
  const it = mine?.id
  const start = cursor.pos
  let target = it
  let onWord: Remedy['onWord']
  let other: Remedy['condition']
  if (cursor.acceptOne('if', 'where')) {
    if (cursor.accept('not')) other = undefined
    else {
      const condition = conditionAt(cursor, 'comma', it)
      if (!condition) return false
      if (condition.kind === 'word' && condition.result === 'not done' && condition.clause) {
        onWord = { body: condition.body, form: condition.form }
        target = condition.clause
      } else if (
        condition.kind === 'clause' &&
        (condition.is === 'late' || condition.is === 'not done')
      )
        target = condition.clause
      else other = condition
    }
    cursor.accept(',')
  }
  const modal = modalAhead(cursor)
  if (!modal || modal.modal !== 'may') {
    if (!cursor.failed) cursor.pos = start
    return false
  }
  const index = target === undefined ? undefined : reader.clauseIndex.get(target)
  const clause = index === undefined ? mine : reader.draft.clauses[index]
  const bearers = clause && 'bearers' in clause ? clause.bearers : []
  const subject = subjectAt(
    cursor,
    modal.at,
    clause && 'each' in clause && clause.each ? [] : bearers,
  )
  cursor.pos = modal.at + 1
  const around: Around = {}
  if (cursor.accept(',')) {
    phraseAt(cursor, around, 'comma')
    cursor.accept(',')
  }
  const power = powerAt(cursor, around) ?? powerInWords(cursor)
  if (!power) {
    cursor.wanted('power')
    return true
  }
  const within = cursor.accept('within') ? spanAt(cursor) : null
  let until: Remedy['until']
  const referred = cursor.pos
  if (cursor.accept('until')) {
    if (cursor.is('it has been') && target !== undefined) {
      cursor.pos += 3
      cursor.accept('carried out')
      until = { kind: 'clause', clause: target, is: 'done', at: cursor.placeFrom(referred) }
    } else {
      const condition = conditionAt(cursor, 'comma', target)
      if (condition) until = condition
    }
  }
  if (!tailsAt(cursor, around)) return true
  const remedy: Remedy = {
    at: cursor.place(),
    holders: subject.actors,
    verb: power.verb,
    targets: power.targets,
    ...(power.words === undefined ? {} : { words: power.words }),
    ...(power.phase === undefined ? {} : { phase: power.phase }),
    ...(power.to === undefined ? {} : { to: power.to }),
    ...(onWord === undefined ? {} : { onWord }),
    ...(around.notice === undefined ? {} : { notice: around.notice }),
    ...(until === undefined ? {} : { until }),
    ...(within ? { within } : power.within ? { within: power.within } : {}),
    ...(power.moreThan === undefined ? {} : { moreThan: power.moreThan }),
    ...(other === undefined ? {} : { condition: other }),
  }
  const own = reader.clause
  if (index !== undefined && index !== own && reader.reading < 0) {
    reader.clause = index
    attach(reader, { remedies: [...(clause?.remedies ?? []), remedy] })
    reader.clause = own
  } else if (reader.reading >= 0) {
    const reading = reader.draft.readings[reader.reading]
    attach(reader, { remedies: [...(reading?.replaces.remedies ?? []), remedy] })
  } else if (mine) attach(reader, { remedies: [...mine.remedies, remedy] })
  else if (reader.clause !== -2) cursor.warnSentence('T108', 'error')
  return true
}

/** "within 48 hours of a notice" where only the span matters. */
export function answerTimeAt(cursor: Cursor): Span | null {
  if (!cursor.accept('within')) return null
  const span = spanAt(cursor)
  if (!span) {
    cursor.wanted('span')
    return null
  }
  if (cursor.acceptOne('of', 'after')) anchorAt(cursor)
  return span
}
