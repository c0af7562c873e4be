// Everything in an agreement that is not a clause, as canonical sentences.
import type {
  Agreement,
  Anchor,
  DeclaredActor,
  Group,
  Header,
  Key,
  Phase,
  Role,
  Term,
  Zone,
} from '../../model/index.ts'
import { expiryPhrases } from '../declarations.ts'
import { body, clauseSentences, quantity, silence, type Printing } from './clauses.ts'
import { anchorRef, capital, clock, condition, list, plural, span } from './times.ts'

/** Prints with the names and articles of one agreement. */
export function printing(agreement: Agreement | undefined): Printing {
  const articles = agreement?.articles ?? {}
  return {
    agreement,
    dayOne: agreement?.dayOne?.anchor ?? 'Day 1',
    the: (name) => {
      const article = Object.hasOwn(articles, name) ? articles[name] : undefined
      return article === undefined ? name : `${article} ${name}`
    },
  }
}

export function headerSentences(header: Header, say: Printing): string[] {
  const out: string[] = []
  if (header.known !== 'text')
    out.push(`The terms are known as ${header.known} by ${header.knownBy ?? 'others'}.`)
  if (header.authentic.length > 0) {
    const prevails =
      header.prevails === undefined ? '' : `; in case of difference ${header.prevails} prevails`
    out.push(`This text is authentic in ${list(header.authentic)}${prevails}.`)
  }
  if (header.encodedBy !== undefined) {
    const confirmed =
      header.confirmedBy.length === 0 ? 'nobody' : list(header.confirmedBy.map(say.the))
    out.push(
      `The formal sentences were written by ${header.encodedBy} and confirmed by ${confirmed}.`,
    )
  }
  if (header.amends !== undefined) out.push(`This text amends "${header.amends}".`)
  if (header.supersedes !== undefined) out.push(`This text supersedes "${header.supersedes}".`)
  if (header.annexOf !== undefined) out.push(`This text is an annex of "${header.annexOf}".`)
  if (header.withoutPrejudice === true)
    out.push('This text is without prejudice to the status of any Party.')
  for (const one of header.unpublished) out.push(`"${one.name}" exists and is not published.`)
  return out
}

function roleWord(role: Role, many: boolean): string {
  if (role === 'actor') return many ? 'actors who are not parties' : 'an actor who is not a party'
  if (many) {
    if (role === 'party' || role.endsWith('y')) return `${role.slice(0, -1)}ies`
    return role === 'witness' ? 'witnesses' : `${role}s`
  }
  return `${/^[aeio]/.test(role) ? 'an' : 'a'} ${role}`
}

export function actorSentences(actor: DeclaredActor, say: Printing): string[] {
  const out: string[] = []
  const name = capital(say.the(actor.id))
  const many = plural(actor.id) && actor.members !== undefined
  const means = actor.verifies?.means === undefined ? '' : ` by ${actor.verifies.means}`
  const comma = means === '' ? '' : ','
  const confirms = actor.verifies
    ? `${means}${actor.verifies.within ? `${comma} within ${span(actor.verifies.within)} of a notice` : ''}${silence(actor.verifies, say)}`
    : ''
  if (actor.roles.length > 0) {
    const verb = many ? 'are' : 'is'
    const tail = actor.verifies ? `; it confirms${confirms}` : ''
    out.push(`${name} ${verb} ${list(actor.roles.map((role) => roleWord(role, many)))}${tail}.`)
  }
  if (actor.members) out.push(`${name} ${many ? 'are' : 'is'} ${list(actor.members.map(say.the))}.`)
  if (actor.roles.length === 0 && actor.verifies) out.push(`${name} confirms${confirms}.`)
  if (actor.answersFor !== undefined)
    out.push(`${name} ${many ? 'answer' : 'answers'} for ${say.the(actor.answersFor)}.`)
  return out
}

export function termSentence(term: Term, say: Printing): string {
  if (term.status === 'defined') return `"${term.name}" means "${term.means ?? ''}".`
  if (term.status === 'not defined') return `"${term.name}" is not defined.`
  const readings = term.readings.map((one) => {
    const source = one.source === undefined ? '' : ` (source "${one.source}")`
    return one.by === null
      ? `one reading is "${one.means}"${source}`
      : `${say.the(one.by)} reads it as "${one.means}"${source}`
  })
  return `"${term.name}" is contested${readings.length > 0 ? `: ${readings.join('; ')}` : ''}.`
}

export function zoneSentences(zone: Zone, say: Printing): string[] {
  const name = capital(say.the(zone.id))
  const verb = plural(zone.id) ? 'are' : 'is'
  const kind =
    zone.kind === undefined
      ? 'a zone'
      : `${/^[aeio]/.test(zone.kind) ? 'an' : 'a'} ${zone.kind} zone`
  const labels = labelled(zone.labels, say)
  const map = zone.map === undefined ? '' : `, shown on the map "${zone.map}"`
  const hidden = zone.published ? '' : ', whose map exists and is not published'
  const rules = zone.rules.map((rule) => {
    const km = rule.metres % 1000 === 0
    const distance = km ? `${rule.metres / 1000} kilometres` : `${rule.metres} metres`
    const [start, preposition] = {
      distance: [plural(zone.id) ? 'reach' : 'reaches', 'from'],
      radius: [plural(zone.id) ? 'have a radius of' : 'has a radius of', 'around'],
      belt: [`${verb} a belt of`, 'along'],
      width: [verb, 'on each side of'],
    }[rule.shape] as [string, string]
    const wide = rule.shape === 'width' ? ' wide' : ''
    const line = rule.line === undefined ? '' : ` ${preposition} the ${rule.line}`
    const party = rule.party === undefined ? '' : ` for ${say.the(rule.party)}`
    const weapons = rule.weapons === undefined ? '' : `, for "${rule.weapons}"`
    return `${name} ${start} ${distance}${wide}${line}${party}${weapons}.`
  })
  return [`${name} ${verb} ${kind}${labels}${map}${hidden}.`, ...rules]
}

function labelled(labels: Zone['labels'], say: Printing): string {
  if (labels.length === 0) return ''
  return ` (called ${labels.map((one) => `${one.label} by ${say.the(one.by)}`).join(', ')})`
}

export function anchorSentence(anchor: Anchor, say: Printing, dayOne: boolean): string {
  const by = anchor.setBy.length === 0 ? '' : `; it is stated by ${list(anchor.setBy.map(say.the))}`
  const lies = anchor.byNonParty === undefined ? '' : `; it lies with ${say.the(anchor.byNonParty)}`
  const decided =
    anchor.approvalBy === undefined ? '' : `; it is decided by ${say.the(anchor.approvalBy)}`
  if (dayOne) return `Day 1 is the day on which ${anchor.words}${by}.`
  const verb = plural(anchor.id) ? 'are' : 'is'
  const kind = anchor.lasting === true ? 'the period in which' : 'the event that'
  return `${capital(say.the(anchor.id))} ${verb} ${kind} ${anchor.words}${by}${lies}${decided}.`
}

export function phaseSentences(phase: Phase, say: Printing): string[] {
  const name = capital(say.the(phase.id))
  const length =
    phase.length === null ? '; its length is not stated' : `, and lasts ${span(phase.length)}`
  const begins = phase.begins
  const first =
    begins.kind === 'when'
      ? `${name} begins when ${condition(begins.condition, say)}${length}.`
      : begins.kind === 'anchor'
        ? phase.length === null
          ? `${name} begins with ${anchorRef(begins.ref, say)}${length}.`
          : `${name} lasts ${span(phase.length)} from ${anchorRef(begins.ref, say)}.`
        : phase.length === null
          ? `${name} begins at a time not stated${length}.`
          : `${name} lasts ${span(phase.length)}; its start is not stated.`
  const out = [first]
  if (phase.complete)
    out.push(`${name} is complete when ${condition(phase.complete.condition, say)}.`)
  if (phase.onExpiry) {
    const words = expiryPhrases.find(([kind]) => kind === phase.onExpiry?.kind)?.[1] ?? ''
    out.push(`If ${say.the(phase.id)} ends and is not complete, ${words}.`)
  }
  return out
}

export function groupSentence(group: Group, say: Printing): string {
  const count =
    group.count.kind === 'not-stated' && group.count.words === undefined
      ? 'number not stated'
      : `${quantity(group.count, say)}${group.count.kind === 'reported' || group.count.kind === 'not-stated' ? '' : ' persons'}`
  const including =
    group.including.length > 0 ? `, including ${list(group.including.map(say.the))}` : ''
  const classes = group.classes.map((one) =>
    one.count.kind === 'not-stated' && one.count.words === undefined
      ? `a number not stated of ${one.id}`
      : `${quantity(one.count, say)} ${one.id}`,
  )
  const of = classes.length > 0 ? `, of them ${list(classes)}` : ''
  return `${capital(say.the(group.holder))} holds ${say.the(group.id)}${labelled(group.labels, say)}: ${count}${including}${of}.`
}

export function keySentence(key: Key, say: Printing): string {
  const who = say.the(key.owedBy)
  const gives = key.gives.map((one) =>
    one.n.kind === 'all'
      ? `all of ${say.the(one.category)}`
      : `${quantity(one.n, say)} ${one.category}`.trim(),
  )
  const what = `${who} releases ${list(gives)}`
  switch (key.kind) {
    case 'ratio':
      return `For each of ${say.the(key.forClass)} ${what}.`
    case 'lump-sum':
      return `For all of ${say.the(key.forClass)} together ${what}.`
    case 'all-for-all':
      return `For all of ${say.the(key.forClass)} ${what}.`
    case 'class-for-class':
      return `For ${say.the(key.forClass)} ${what}.`
    case 'not-stated':
      return `For ${say.the(key.forClass)} ${who} releases persons; the key is not stated.`
  }
}

/** All sentences of an agreement, each kind in the order in which the text has it. */
export function sentencesOfAgreement(agreement: Agreement): string[][] {
  const say = printing(agreement)
  const { dayOne, days } = agreement
  const groups: string[][] = []
  groups.push(headerSentences(agreement.header, say))
  groups.push(agreement.actors.flatMap((one) => actorSentences(one, say)))
  groups.push(agreement.terms.map((one) => termSentence(one, say)))
  groups.push(agreement.zones.flatMap((one) => zoneSentences(one, say)))
  const times = agreement.anchors.map((one) =>
    anchorSentence(one, say, one.id === 'Day 1' && dayOne?.anchor === 'Day 1'),
  )
  if (dayOne && dayOne.anchor !== 'Day 1')
    times.push(`Day 1 is the day of ${say.the(dayOne.anchor)}.`)
  if (days.zone !== 'UTC' || days.endsAt !== 1440)
    times.push(`A day ends at ${clock(days.endsAt)} in ${days.zone}.`)
  groups.push(
    times,
    agreement.phases.flatMap((one) => phaseSentences(one, say)),
  )
  groups.push([
    ...agreement.groups.map((one) => groupSentence(one, say)),
    ...agreement.keys.map((one) => keySentence(one, say)),
  ])
  for (const clause of agreement.clauses) groups.push(indented(clauseSentences(clause, say)))
  groups.push(agreement.interlocks.map(interlockSentence))
  for (const one of agreement.readings) {
    const by = one.by === null ? ', not attributed' : ` by ${say.the(one.by)}`
    const source = one.source === undefined ? '' : `, source "${one.source}"`
    const rest = clauseSentences(one.replaces, say).slice(1)
    groups.push(
      indented([
        `Reading "${one.name}" of ${one.clause}${by}${source}: ${body(one.replaces, say)}.`,
        ...rest,
      ]),
    )
  }
  groups.push([
    ...agreement.ladders.map(
      (one) =>
        `A dispute goes to ${one.levels
          .map((level) => `${say.the(level.body)}${level.within ? ` (${span(level.within)})` : ''}`)
          .join(', then to ')}.`,
    ),
    ...agreement.aims.map((one) => {
      const word = one.kind === 'aim' ? 'Aim' : 'Expected effect'
      const by = one.by === undefined ? '' : `, as stated by ${one.by}`
      return `${word}${by}: ${one.words}${one.condition === undefined ? '' : `, if ${one.condition}`}.`
    }),
    ...agreement.checks.map((one) => `Check ${one.id}: ${one.words}.`),
    ...agreement.histories.map((one) => {
      const steps = one.steps.map(
        (step) =>
          `on Day ${step.day} ${say.the(step.actor)} ${step.does} ${step.clause}${step.n === undefined ? '' : ` with ${step.n}`}`,
      )
      return `History ${one.id} (${one.mode}): ${steps.join('; ')}.`
    }),
    ...agreement.assumptions.map((one) => `Assume ${one.words}.`),
  ])
  return groups.filter((one) => one.length > 0)
}

function indented(sentences: readonly string[]): string[] {
  return sentences.map((one, i) => (i === 0 ? one : `    ${one}`))
}

function interlockSentence(one: Agreement['interlocks'][number]): string {
  const [first = []] = one.steps
  const n = one.steps.length
  const equal = one.steps.every((step) => step.join() === first.join())
  const steps =
    n < 2
      ? ''
      : equal
        ? `, in ${n} steps`
        : `, in ${n} steps: ${one.steps.map((step) => step.join(' with ')).join(', then ')}`
  return `${one.id} are carried out together, neither first${steps}.`
}
