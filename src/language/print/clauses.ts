// Clauses and the sentences that belong to them, in canonical form.
import type {
  ActorId,
  Agreement,
  Clause,
  PowerVerb,
  Quantity,
  Remedy,
  Verification,
} from '../../model/index.ts'
import {
  capital,
  condition,
  conditions,
  due,
  list,
  plural,
  same,
  span,
  type Saying,
} from './times.ts'

export interface Printing extends Saying {
  readonly agreement: Agreement | undefined
}

/** The sentences of a clause: the numbered one first, then those attached to it. */
export function clauseSentences(clause: Clause, say: Printing): string[] {
  return [`${clause.id} ${body(clause, say)}.`, ...attached(clause, say)]
}

/** The words after the number. */
export function body(clause: Clause, say: Printing): string {
  switch (clause.kind) {
    case 'continuation': {
      const lead = clause.after === undefined ? 'The' : `After Day ${clause.after} the`
      const end = clause.atMost
        ? `, for no more than ${span(clause.atMost)}`
        : ', without a stated end'
      return `${lead} measures of ${say.the(clause.phase)} continue as long as ${condition(clause.while, say)}${end}`
    }
    case 'power': {
      const rest = [powerWords(clause, say), due(clause.due, say)].filter((one) => one !== '')
      const within = clause.within ? ` within ${span(clause.within)}` : ''
      const notice = clause.notice ? ` after written notice of ${span(clause.notice)}` : ''
      return `${capital(subject(clause.holders, false, say))} may ${rest.join(' ')}${within}${notice}${said(clause, say)}`
    }
    case 'duty': {
      const order = clause.order ? `: ${ordered(clause.order, say)}` : ''
      return `${norm(clause, say, clause.forEach)}${said(clause, say)}${order}`
    }
    case 'prohibition':
    case 'permission':
      return `${norm(clause, say)}${said(clause, say)}`
  }
}

type Norm = Extract<Clause, { readonly act: unknown }>

/** Times that hold for the whole act lead the sentence; limits follow the act. */
function norm(clause: Norm, say: Printing, forEach?: string): string {
  const when = due(clause.due, say, clause.kind === 'prohibition', forEach)
  const leads = ['during', 'from', 'window'].includes(clause.due.kind)
  const each = forEach === undefined ? '' : `For each handover under ${forEach} `
  const who = subject(clause.bearers, clause.each, say)
  const verb = modal(clause.modal, clause.bearers, clause.each)
  const tail = leads || when === '' ? '' : `${/^\d/.test(when) ? ', ' : ' '}${when}`
  const comma = clause.due.kind === 'window' ? ',' : ''
  return capital(
    `${each}${leads ? `${when}${comma} ` : ''}${who} ${verb} ${clause.act.words}${tail}`,
  )
}

function modal(word: string, bearers: readonly ActorId[], each: boolean): string {
  if (word !== 'undertakes to') return word
  return bearers.length > 1 && !each ? 'undertake to' : word
}

function said(clause: Clause, say: Printing): string {
  return clause.condition ? conditions(clause.condition, say) : ''
}

function ordered(order: readonly string[], say: Printing): string {
  return order
    .map((one, i) => (i === 0 ? `${say.the(one)} first` : `then ${say.the(one)}`))
    .join(', ')
}

function partiesOf(say: Printing): readonly ActorId[] {
  return (say.agreement?.actors ?? [])
    .filter((one) => one.roles.includes('party'))
    .map((one) => one.id)
}

function subject(actors: readonly ActorId[], each: boolean, say: Printing): string {
  if (actors.length > 1 && same(actors, partiesOf(say)))
    return each ? 'each Party' : actors.length === 2 ? 'both Parties' : 'the Parties'
  return `${each ? 'each of ' : ''}${list(actors.map(say.the))}`
}

const powers: Record<PowerVerb, string> = {
  suspend: 'pause',
  resume: 'resume',
  'hold-back': 'hold back',
  extend: 'extend',
  end: 'end',
  complain: 'complain to',
  refuse: 'refuse',
}

type Powered = Pick<Remedy, 'verb' | 'targets' | 'phase' | 'to'> & {
  readonly words?: string
  readonly atMost?: {
    readonly n: number
    readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year'
  }
  readonly span?: { readonly n: number; readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year' }
}

function powerWords(power: Powered, say: Printing): string {
  const object =
    power.to === undefined
      ? power.phase === undefined
        ? (power.words ?? list(power.targets))
        : say.the(power.phase)
      : say.the(power.to)
  const by = power.atMost
    ? ` by up to ${span(power.atMost)}`
    : power.span
      ? ` by ${span(power.span)}`
      : ''
  return `${powers[power.verb]} ${object}${by}`
}

function attached(clause: Clause, say: Printing): string[] {
  const sentences: string[] = []
  if ('verification' in clause && clause.verification)
    sentences.push(verification(clause.verification, say))
  if (clause.kind === 'duty' && clause.proof)
    sentences.push(`A handover is proved by ${clause.proof.words}.`)
  if ('act' in clause && clause.act.quantity?.kind === 'reported')
    sentences.push(`The number is ${quantity(clause.act.quantity, say)}.`)
  if (clause.kind === 'duty' && clause.shortDays !== undefined)
    sentences.push(
      `A shortfall of up to ${clause.shortDays} ${clause.shortDays === 1 ? 'day' : 'days'} is not late.`,
    )
  if (clause.excusedIf !== undefined) sentences.push(`It is excused if ${clause.excusedIf}.`)
  if (clause.reportedBy !== undefined)
    sentences.push(`This is known as reported by ${clause.reportedBy}.`)
  for (const one of clause.remedies) sentences.push(remedy(one, clause, say))
  return sentences
}

/** "33", "at least 10", "200 as reported by A and 300 as reported by B". */
export function quantity(said: Quantity, say: Saying): string {
  switch (said.kind) {
    case 'exact':
      return String(said.n)
    case 'at-least':
      return `at least ${said.n}`
    case 'at-most':
      return `at most ${said.n}`
    case 'not-stated':
      return said.words === undefined ? 'number not stated' : `"${said.words}"`
    case 'reported':
      return said.values
        .map((one) => {
          const source = one.source === undefined ? '' : ` (source "${one.source}")`
          return `${one.n} as reported by ${say.the(one.by)}${source}`
        })
        .join(' and ')
    case 'share':
      return `${said.part} of ${said.whole}`
    case 'all':
      return 'all'
    case 'remaining':
      return 'all remaining'
  }
}

export function silence(said: Pick<Verification, 'silence' | 'escalatesTo'>, say: Saying): string {
  const meaning = {
    done: 'the act counts as confirmed',
    'not done': 'the act counts as not confirmed',
    unsettled: 'the matter is unsettled',
  }[said.silence]
  const to =
    said.silence === 'unsettled' && said.escalatesTo !== undefined
      ? ` and goes to ${say.the(said.escalatesTo)}`
      : ''
  return `; if it has not answered, ${meaning}${to}`
}

function verification(said: Verification, say: Printing): string {
  const usual = say.agreement?.actors.find((one) => one.id === said.by)?.verifies
  const { by, places, criteria, ...rest } = said
  const asUsual = usual !== undefined && same(sorted(rest), sorted(usual))
  const means = !asUsual && said.means !== undefined ? ` by ${said.means}` : ''
  const within =
    !asUsual && said.within
      ? `${means === '' ? '' : ','} within ${span(said.within)} of a notice`
      : ''
  const at = places ? ` at each of ${list(places)}` : ''
  const what = criteria ? `: ${list(criteria)}` : ''
  const verb = plural(by) ? 'confirm' : 'confirms'
  return `${capital(say.the(by))} ${verb}${means}${within}${at}${what}${asUsual ? '' : silence(said, say)}.`
}

function sorted(value: object): unknown {
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function remedy(said: Remedy, clause: Clause, say: Printing): string {
  const parties = partiesOf(say)
  const other = parties.length === 2 && same(said.holders, parties)
  const who = other ? 'the other Party' : list(said.holders.map(say.the))
  const trigger = said.onWord
    ? `If ${condition({ kind: 'word', ...said.onWord, clause: clause.id, result: 'not done', at: clause.at }, say)}, `
    : said.condition
      ? `If ${condition(said.condition, say)}, `
      : said.moreThan === undefined
        ? `If ${clause.id} is late, `
        : ''
  const notice = said.notice ? `, ${span(said.notice)} after written notice,` : ''
  const more =
    said.moreThan === undefined
      ? ''
      : ` while more than ${said.moreThan} ${said.moreThan === 1 ? 'handover is' : 'handovers are'} unanswered`
  const within = said.within ? ` within ${span(said.within)}` : ''
  const until = said.until ? ` until ${condition(said.until, say)}` : ''
  const sentence = `${trigger}${who} may${notice} ${powerWords(said, say)}${more}${within}${until}.`
  return capital(sentence)
}
