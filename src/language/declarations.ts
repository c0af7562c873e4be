// Sentences that declare: actors and roles, bodies that confirm, terms, events, Day 1, phases, zones.
import {
  roles,
  type DeclaredActor,
  type Phase,
  type Role,
  type Span,
  type Zone,
} from '../model/index.ts'
import { answerTimeAt } from './clauses.ts'
import { conditionAt } from './conditions.ts'
import type { Cursor } from './cursor.ts'
import { anchorAt, spanAt, timeAt, zoneAt } from './moments.ts'
import { numberOf } from './numbers.ts'
import { actorsAt, oneActorAt } from './subjects.ts'

export function declareActor(cursor: Cursor, id: string, change: Partial<DeclaredActor>): void {
  const { actors } = cursor.reader.draft
  const index = actors.findIndex((one) => one.id === id)
  const before = actors[index]
  if (!before) {
    actors.push({ id, roles: [], at: cursor.place(), ...change })
    return
  }
  const merged = [...before.roles, ...(change.roles ?? [])]
  actors[index] = {
    ...before,
    ...change,
    roles: merged.filter((one, i) => merged.indexOf(one) === i),
  }
}

const roleWords = new Map<string, Role>(
  roles.flatMap((role) => [
    [role, role] as const,
    [role === 'party' ? 'parties' : role.replace(/y$/, 'ie') + 's', role] as const,
  ]),
)
roleWords.set('witnesses', 'witness')
const roleList = [...roleWords.keys()].sort((a, b) => b.length - a.length)

/** "a mediator and a guarantor", "mediators". */
function rolesAt(cursor: Cursor): Role[] | null {
  const found: Role[] = []
  for (;;) {
    cursor.acceptOne('a', 'an', 'the')
    if (cursor.accept('actor who is not a party') || cursor.accept('actors who are not parties'))
      found.push('actor')
    else {
      const word = cursor.acceptOne(...roleList)
      const role = word === null ? undefined : roleWords.get(word)
      if (role === undefined) {
        // One role was read, so the sentence is of this form: the next word is no role.
        if (found.length > 0) cursor.fail('T212', {})
        return null
      }
      found.push(role)
    }
    if (!cursor.acceptOne(', and', 'and', ',')) return found
  }
}

/** "Arden is a mediator and a guarantor."; "The Joint Desk is a verifier; it confirms …" */
export function roleAt(cursor: Cursor): boolean {
  const start = cursor.pos
  const verb = verbAhead(cursor, ['is', 'are'])
  if (verb < 0) return false
  cursor.pos = verb + 1
  const members = cursor.matchName(['actor']) !== null
  const found = members ? [] : rolesAt(cursor)
  if (cursor.failed) return true
  if (!found) {
    cursor.pos = start
    return false
  }
  const after = cursor.pos
  cursor.pos = start
  const names = actorsAt(cursor, verb)
  if (members) {
    cursor.pos = verb + 1
    const of = actorsAt(cursor, cursor.end)
    for (const name of names) declareActor(cursor, name, { members: of })
    return true
  }
  cursor.pos = after
  for (const name of names) declareActor(cursor, name, { roles: found })
  if (cursor.accept(';')) {
    cursor.accept('it')
    const verifies = confirmsAt(cursor)
    if (verifies)
      for (const name of names) {
        const { within, silence, escalatesTo, means } = verifies
        declareActor(cursor, name, {
          verifies: {
            ...(means === undefined ? {} : { means }),
            ...(within === undefined ? {} : { within }),
            silence,
            ...(escalatesTo === undefined ? {} : { escalatesTo }),
          },
        })
      }
  }
  return true
}

export interface Confirms {
  means?: string
  within?: Span
  silence: 'done' | 'not done' | 'unsettled'
  escalatesTo?: string
  places?: string[]
  criteria?: string[]
  /** Whether the text itself says what no answer means. */
  saysSilence: boolean
}

/** "confirms by inspection, within 48 hours of a notice; if it has not answered, …" */
export function confirmsAt(cursor: Cursor): Confirms | null {
  if (!cursor.acceptOne('confirms', 'confirm')) {
    cursor.wanted('confirms')
    return null
  }
  const said: Confirms = { silence: 'unsettled', saysSilence: false }
  while (!cursor.done && !cursor.failed) {
    cursor.accept(',')
    if (cursor.is('within')) {
      const within = answerTimeAt(cursor)
      if (within) said.within = within
    } else if (cursor.accept('by')) {
      const from = cursor.pos
      while (
        !cursor.done &&
        !cursor.is(',') &&
        !cursor.is(';') &&
        !cursor.is(':') &&
        !cursor.is('within') &&
        !cursor.is('at each of')
      )
        cursor.pos += 1
      said.means = cursor.textOf(from, cursor.pos)
    } else if (cursor.accept('at each of')) said.places = listAt(cursor)
    else if (cursor.accept(':')) said.criteria = listAt(cursor)
    else if (cursor.accept(';')) silenceAt(cursor, said)
    else cursor.wanted('how')
  }
  return cursor.failed ? null : said
}

/** "if it has not answered, the matter is unsettled and goes to the Guarantors" */
export function silenceAt(cursor: Cursor, said: Confirms): void {
  if (!cursor.expect('if it has not answered')) return
  cursor.accept(',')
  if (cursor.accept('the act counts as confirmed')) said.silence = 'done'
  else if (cursor.accept('the act counts as not confirmed')) said.silence = 'not done'
  else if (cursor.accept('the matter is unsettled')) {
    said.silence = 'unsettled'
    if (cursor.accept('and goes to')) {
      const to = actorsAt(cursor, cursor.end)[0]
      if (to !== undefined) said.escalatesTo = to
    }
  } else cursor.wanted('silence')
  said.saysSilence = true
}

/** Plain items up to a semicolon, a colon or the end: "East Port, Mill Port and West Port". */
export function listAt(cursor: Cursor): string[] {
  const items: string[] = []
  let from = cursor.pos
  const close = () => {
    const text = cursor.textOf(from, cursor.pos)
    if (text !== '') items.push(text)
  }
  while (!cursor.done && !cursor.is(';') && !cursor.is(':')) {
    if (cursor.is(',') || cursor.is('and')) {
      close()
      cursor.pos += 1
      from = cursor.pos
    } else cursor.pos += 1
  }
  close()
  return items
}

/** Index of the first of some verbs in the sentence, or -1. */
export function verbAhead(cursor: Cursor, verbs: readonly string[]): number {
  for (let i = cursor.pos; i < cursor.end; i += 1) {
    cursor.reader.steps += 1
    const token = cursor.tokens[i]
    if (token?.kind === 'word' && verbs.includes(token.low)) return i
    if (token?.kind === 'mark' && token.text === ';') return -1
  }
  return -1
}

/** `"T" means "…".`, `"T" is not defined.`, `"T" is contested: A reads it as "…"; …` */
export function termAt(cursor: Cursor): boolean {
  const name = cursor.string()
  if (name === null) return false
  const { terms } = cursor.reader.draft
  if (cursor.accept('exists and is not published')) {
    const { draft } = cursor.reader
    draft.header = {
      ...draft.header,
      unpublished: [...draft.header.unpublished, { name, at: cursor.place() }],
    }
    return true
  }
  const term = { name, at: cursor.place(), readings: [] }
  if (cursor.accept('means')) {
    const means = cursor.words()
    if (means === '') cursor.wanted('meaning')
    else terms.push({ ...term, status: 'defined', means })
  } else if (cursor.acceptOne('is not defined', 'are not defined'))
    terms.push({ ...term, status: 'not defined' })
  else if (cursor.acceptOne('is contested', 'are contested')) {
    const readings: { by: string | null; means: string; source?: string }[] = []
    while (cursor.acceptOne(':', ';')) {
      const by = cursor.accept('one reading is') ? null : cursor.name('actor')
      if (by !== null && !cursor.expect('reads it as')) break
      const means = cursor.string()
      if (means === null) {
        cursor.wanted('meaning')
        break
      }
      const source = sourceAt(cursor)
      readings.push({ by, means, ...(source === undefined ? {} : { source }) })
    }
    if (!cursor.failed) terms.push({ ...term, status: 'contested', readings })
  } else cursor.wanted('means')
  return true
}

/** `(source "…")` or `, source "…"`. */
export function sourceAt(cursor: Cursor): string | undefined {
  const bracket = cursor.accept('( source')
  if (!bracket && !cursor.accept(', source')) return undefined
  const source = cursor.string()
  if (source === null) cursor.wanted('source')
  if (bracket) cursor.expect(')')
  return source ?? undefined
}

/** "The Transfer is the event that …; it is stated by …"; "The Talks are the period in which …". */
export function eventAt(cursor: Cursor): boolean {
  const start = cursor.pos
  const id = cursor.name('event')
  if (id === null || !cursor.acceptOne('is', 'are')) {
    cursor.pos = start
    return false
  }
  const lasting = cursor.accept('the period in which')
  if (!lasting && !cursor.acceptOne('the event that', 'the moment at which', 'the day on which')) {
    cursor.pos = start
    return false
  }
  const words = cursor.words(';')
  if (words === '') cursor.wanted('words')
  let setBy: string[] = []
  let byNonParty: string | undefined
  let approvalBy: string | undefined
  while (cursor.accept(';')) {
    if (cursor.acceptOne('it is stated by', 'they are stated by'))
      setBy = actorsAt(cursor, cursor.end)
    else if (cursor.accept('it lies with')) byNonParty = actorsAt(cursor, cursor.end)[0]
    else if (cursor.accept('it is decided by')) approvalBy = actorsAt(cursor, cursor.end)[0]
    else cursor.wanted('it is stated by')
  }
  cursor.reader.draft.anchors.push({
    id,
    at: cursor.place(),
    words,
    setBy,
    ...(byNonParty === undefined ? {} : { byNonParty }),
    ...(approvalBy === undefined ? {} : { approvalBy }),
    ...(lasting ? { lasting: true } : {}),
  })
  return true
}

const announces = /^(announces?|states?|declares?|notify|notifies|confirms?)$/

/** "Day 1 is the day on which the Guarantors announce acceptance; a day ends at 24:00 in Asia/Jerusalem." */
export function dayOneAt(cursor: Cursor): boolean {
  if (!cursor.accept('day 1 is')) return false
  const { draft, names } = cursor.reader
  const at = cursor.place()
  let anchor: string | null = null
  if (cursor.accept('the day of')) {
    anchor = cursor.name('event')
    if (anchor === null)
      cursor.fail('T208', {
        found: cursor.textOf(cursor.pos, Math.min(cursor.end, cursor.pos + 6)),
      })
  } else if (cursor.expect('the day on which')) {
    const said = cursor.is('the') ? cursor.pos + 1 : cursor.pos
    const words = cursor.words(';')
    if (words === '') cursor.wanted('words')
    else {
      anchor = 'Day 1'
      const by = names.match(cursor.tokens, said, cursor.end, ['actor'])
      const verb = by ? cursor.tokens[by.end]?.low : undefined
      const setBy = by && announces.test(verb ?? '') ? [by.name] : []
      draft.anchors.push({ id: anchor, at, words, setBy })
    }
  }
  if (anchor !== null) draft.dayOne = { anchor, at }
  while (cursor.accept(';')) {
    if (cursor.accept('it is stated by')) {
      const setBy = actorsAt(cursor, cursor.end)
      const index = draft.anchors.findIndex((one) => one.id === anchor)
      const one = draft.anchors[index]
      if (one) draft.anchors[index] = { ...one, setBy }
    } else if (!dayRuleAt(cursor)) cursor.wanted('a day ends at')
  }
  return true
}

/** "A day ends at 24:00 in Europe/Lisbon." */
export function dayRuleAt(cursor: Cursor): boolean {
  if (!cursor.accept('a day ends at')) return false
  const endsAt = timeAt(cursor)
  if (endsAt === null) {
    cursor.wanted('time')
    return true
  }
  if (!cursor.expect('in')) return true
  const zone = zoneAt(cursor)
  if (zone !== null) cursor.reader.draft.days = { zone, endsAt: endsAt === 0 ? 1440 : endsAt }
  return true
}

/** "Phase One lasts 42 days from Day 1."; "Phase Two begins when …, and lasts 42 days." */
export function phaseAt(cursor: Cursor): boolean {
  const start = cursor.pos
  const id = cursor.name('phase')
  if (id === null) return false
  const { phases } = cursor.reader.draft
  const at = cursor.place()
  if (cursor.accept('lasts')) {
    const length = spanAt(cursor)
    if (!length) {
      cursor.wanted('span')
      return true
    }
    let begins: Phase['begins'] = { kind: 'not-stated' }
    if (cursor.acceptOne('from', 'after')) {
      const ref = anchorAt(cursor)
      if (ref) begins = { kind: 'anchor', ref }
      else
        cursor.fail('T208', {
          found: cursor.textOf(cursor.pos, Math.min(cursor.end, cursor.pos + 6)),
        })
    } else cursor.accept('; its start is not stated')
    if (!cursor.failed) phases.push({ id, at, begins, length })
    return true
  }
  if (cursor.accept('begins')) {
    let begins: Phase['begins'] = { kind: 'not-stated' }
    if (cursor.acceptOne('when', 'once', 'if')) {
      const condition = conditionAt(cursor, 'end')
      if (condition) begins = { kind: 'when', condition }
    } else if (cursor.acceptOne('with', 'on', 'at', 'upon')) {
      const ref = anchorAt(cursor)
      if (ref) begins = { kind: 'anchor', ref }
      else
        cursor.fail('T208', {
          found: cursor.textOf(cursor.pos, Math.min(cursor.end, cursor.pos + 6)),
        })
    } else if (!cursor.accept('at a time not stated')) cursor.wanted('time')
    let length: Span | null = null
    if (cursor.acceptOne('and lasts', ', and lasts')) {
      length = spanAt(cursor)
      if (!length) cursor.wanted('span')
    } else cursor.acceptOne('; its length is not stated', 'and its length is not stated')
    if (!cursor.failed) phases.push({ id, at, begins, length })
    return true
  }
  if (cursor.accept('is complete when')) {
    const condition = conditionAt(cursor, 'end')
    changePhase(cursor, id, condition ? { complete: { condition, at } } : {})
    return true
  }
  cursor.pos = start
  return false
}

function changePhase(cursor: Cursor, id: string, change: Partial<Phase>): void {
  const { phases } = cursor.reader.draft
  const index = phases.findIndex((one) => one.id === id)
  const phase = phases[index]
  if (phase) phases[index] = { ...phase, ...change }
  else
    phases.push({ id, at: cursor.place(), begins: { kind: 'not-stated' }, length: null, ...change })
}

export const expiryPhrases = [
  ['lapses', 'the agreement lapses'],
  ['renews-by-consent', 'it is renewed only by consent of the Parties'],
  ['next-needs-agreement', 'the next phase needs a new agreement'],
  ['resume-hostilities', 'hostilities may resume'],
] as const

/** "If Phase One ends and is not complete, the agreement lapses." */
export function expiryAt(cursor: Cursor): boolean {
  const start = cursor.pos
  if (!cursor.accept('if')) return false
  const phase = cursor.name('phase')
  if (phase === null || !cursor.accept('ends and is not complete')) {
    cursor.pos = start
    return false
  }
  cursor.accept(',')
  for (const [kind, words] of expiryPhrases)
    if (cursor.accept(words.toLowerCase())) {
      changePhase(cursor, phase, { onExpiry: { kind, at: cursor.place() } })
      return true
    }
  cursor.wanted('follows')
  return true
}

/** "The Populated Areas are a zone, shown on the map \"annex-1.geojson\"." */
export function zoneDeclarationAt(cursor: Cursor): boolean {
  const start = cursor.pos
  const id = cursor.name('zone')
  if (id === null || !cursor.acceptOne('is', 'are')) {
    cursor.pos = start
    return false
  }
  let kind: string | undefined
  if (!cursor.acceptOne('a zone', 'zones', 'an area')) {
    cursor.acceptOne('a', 'an')
    const from = cursor.pos
    while (
      !cursor.done &&
      !cursor.is(',') &&
      !cursor.is(';') &&
      !cursor.is('(') &&
      !cursor.is('zone')
    )
      cursor.pos += 1
    kind = cursor.textOf(from, cursor.pos)
    if (!cursor.accept('zone')) {
      cursor.pos = start
      return false
    }
  }
  let map: string | undefined
  let published = true
  const labels = labelsAt(cursor)
  while (cursor.acceptOne(',', ';')) {
    if (cursor.accept('shown on the map')) {
      map = cursor.string() ?? undefined
      if (map === undefined) cursor.wanted('map')
    } else if (
      cursor.acceptOne(
        'whose map exists and is not published',
        'its map exists and is not published',
      )
    )
      published = false
    else cursor.wanted('shown on the map')
  }
  if (cursor.failed) return true
  changeZone(cursor, id, {
    ...(kind === undefined ? {} : { kind }),
    ...(map === undefined ? {} : { map }),
    published,
    labels,
  })
  return true
}

function changeZone(cursor: Cursor, id: string, change: Partial<Zone>): void {
  const { zones } = cursor.reader.draft
  const index = zones.findIndex((one) => one.id === id)
  const zone = zones[index]
  if (zone) zones[index] = { ...zone, ...change }
  else zones.push({ id, at: cursor.place(), published: true, labels: [], rules: [], ...change })
}

/** "(called hostages by North, captives by South)" */
export function labelsAt(cursor: Cursor): { by: string; label: string }[] {
  const labels: { by: string; label: string }[] = []
  if (!cursor.accept('( called')) return labels
  while (!cursor.done && !cursor.is(')')) {
    let label = cursor.string()
    if (label === null) {
      const from = cursor.pos
      while (!cursor.done && !cursor.is('by') && !cursor.is(')')) cursor.pos += 1
      label = cursor.textOf(from, cursor.pos)
    }
    if (!cursor.expect('by')) break
    const by = oneActorAt(cursor, [',', ')', ';'])
    labels.push({ by, label })
    cursor.acceptOne(', and', ',', 'and', ';')
  }
  cursor.expect(')')
  return labels
}

/** "The Security Zone reaches 50 kilometres from the contact line for North, for \"…\"." */
export function zoneRuleAt(cursor: Cursor): boolean {
  const start = cursor.pos
  const id = cursor.name('zone')
  if (id === null) return false
  let shape: Zone['rules'][number]['shape'] | null = null
  if (cursor.acceptOne('reaches', 'reach')) shape = 'distance'
  else if (cursor.acceptOne('has a radius of', 'have a radius of')) shape = 'radius'
  else if (cursor.acceptOne('is a belt of', 'are a belt of')) shape = 'belt'
  else if (cursor.acceptOne('is', 'are') && numberOf(cursor.peek()?.text ?? '') !== null)
    shape = 'width'
  if (shape === null) {
    cursor.pos = start
    return false
  }
  const n = cursor.number()
  const unit = cursor.acceptOne(
    'kilometres',
    'kilometre',
    'kilometers',
    'km',
    'metres',
    'metre',
    'meters',
    'm',
  )
  if (n === null || unit === null) {
    cursor.wanted('distance')
    return true
  }
  const metres = unit.startsWith('k') ? n * 1000 : n
  if (shape === 'width') cursor.acceptOne('wide', 'broad')
  let line: string | undefined
  let party: string | undefined
  let weapons: string | undefined
  while (!cursor.done && !cursor.failed) {
    cursor.accept(',')
    if (cursor.acceptOne('from', 'around', 'along', 'on each side of')) {
      const from = cursor.pos
      if (cursor.peek()?.kind === 'string') line = cursor.string() ?? undefined
      else {
        cursor.accept('the')
        const begin = cursor.is('the') ? from + 1 : cursor.pos
        while (!cursor.done && !cursor.is(',') && !cursor.is('for')) cursor.pos += 1
        line = cursor.textOf(begin, cursor.pos)
      }
    } else if (cursor.accept('for')) {
      const actor = cursor.name('actor')
      if (actor !== null) party = actor
      else weapons = cursor.words(',')
    } else cursor.wanted('from')
  }
  if (cursor.failed) return true
  const before = cursor.reader.draft.zones.find((one) => one.id === id)
  const rule = {
    ...(party === undefined ? {} : { party }),
    ...(line === undefined ? {} : { line }),
    ...(weapons === undefined ? {} : { weapons }),
    metres,
    shape,
  }
  changeZone(cursor, id, { rules: [...(before?.rules ?? []), rule] })
  return true
}

/** "X answers for Y." */
export function answersAt(cursor: Cursor): boolean {
  const start = cursor.pos
  const id = cursor.name('actor')
  if (id === null || !cursor.acceptOne('answers for', 'answer for')) {
    cursor.pos = start
    return false
  }
  const of = actorsAt(cursor, cursor.end)[0]
  if (of !== undefined) declareActor(cursor, of, {})
  if (of !== undefined) declareActor(cursor, id, { answersFor: of })
  return true
}
