// Sentences made from records, seeded: what went in must come out. All names are invented.
import { plainEntry, type Entry } from '../../src/record/index.ts'

/** What makes two entries the same act of the same actors, known in the same way. */
export function tupleOf(entry: Entry): string {
  const plain = plainEntry(entry)
  const told = plain['kind'] === 'position' || plain['kind'] === 'statement'
  const between = plain['between'] as readonly string[] | undefined
  return JSON.stringify([
    plain['kind'],
    plain['by'] ?? null,
    plain['act'] ?? null,
    told ? (plain['of'] ?? null) : null,
    plain['to'] ?? null,
    plain['onus'] ?? null,
    plain['stance'] ?? null,
    plain['manner'] ?? null,
    between ? [...between].sort() : null,
    plain['if'] === undefined ? null : 'if',
  ])
}

export function random(from: number): () => number {
  let a = from
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const bodies = ['Ardal', 'Belmar', 'Corvia', 'Northern Union', 'Deland', 'Estria', 'Faros']
export const persons = ['Ilen Marsh', 'Tova Renn', 'Oskar Lund']
const titles: Readonly<Record<string, string>> = {
  'Ilen Marsh': 'Ardal Foreign Minister',
  'Tova Renn': 'Belmar spokesperson',
  'Oskar Lund': 'Northern Union envoy',
}

/** Ways to name the same actor. */
export function spellings(actor: string): readonly string[] {
  const title = titles[actor]
  const last = actor.split(' ').at(-1) ?? ''
  if (title !== undefined)
    return [actor, last, `${title} ${actor}`, `${title} ${last}`, `Mr. ${last}`]
  if (actor === 'Northern Union') return [actor, 'the Northern Union', 'the NU']
  return [actor, `the government of ${actor}`, `${actor}'s government`]
}

export interface Made {
  readonly act: string
  readonly who: readonly string[]
  readonly to: readonly string[]
  readonly negated: boolean
  /** The same thing said in several ways: with a passive where there is one. */
  readonly sentences: readonly string[]
}

interface Form {
  readonly act: string
  readonly active: readonly string[]
  readonly passive?: readonly string[]
  readonly target: boolean
}

/** {W} and {T} stand for the actors. */
const forms: readonly Form[] = [
  {
    act: 'urge',
    active: [
      '{W} urged {T} to answer.',
      '{W} called on {T} to answer.',
      '{W} has asked {T} for an answer.',
      'On Monday, {W} pressed {T} to reply.',
    ],
    passive: ['{T} was urged by {W} to answer.'],
    target: true,
  },
  {
    act: 'reject',
    active: [
      '{W} rejected the proposal.',
      '{W} has refused the terms.',
      'Initially, {W} turned down the text.',
    ],
    passive: ['The proposal was rejected by {W}.'],
    target: false,
  },
  {
    act: 'endorse',
    active: [
      '{W} endorsed the plan.',
      '{W} has expressed support for the plan.',
      '{W} welcomed the roadmap.',
    ],
    passive: ['The plan was endorsed by {W}.', 'The roadmap was welcomed by {W}.'],
    target: false,
  },
  {
    act: 'commend',
    active: ['{W} praised {T}.', '{W} commended {T} for its answer.'],
    passive: ['{T} was praised by {W}.'],
    target: true,
  },
  {
    act: 'transmit',
    active: [
      '{W} carried the proposal to {T}.',
      '{W} has conveyed the answer to {T}.',
      '{W} played a role in transmitting the text to {T}.',
    ],
    target: true,
  },
  {
    act: 'meet',
    active: [
      '{W} met {T} in the capital.',
      '{W} held talks with {T}.',
      '{W} visited {T} on Tuesday.',
    ],
    target: true,
  },
  {
    act: 'announce',
    active: ['{W} announced the roadmap.', '{W} unveiled a text.'],
    passive: ['The roadmap was announced by {W}.'],
    target: false,
  },
  {
    act: 'propose',
    active: ['{W} put forward a text.', '{W} has proposed a truce.'],
    passive: ['A truce was proposed by {W}.'],
    target: false,
  },
  {
    act: 'criticise',
    active: ['{W} criticised {T}.', '{W} condemned {T} for the delay.'],
    passive: ['{T} was criticised by {W}.'],
    target: true,
  },
  {
    act: 'warn',
    active: ['{W} warned {T} against delay.', '{W} threatened {T}.'],
    passive: ['{T} was warned by {W}.'],
    target: true,
  },
  {
    act: 'commit',
    active: ['{W} promised to hold its fire.', '{W} pledged to return to the table.'],
    target: false,
  },
  {
    act: 'assign onus',
    active: [
      '{W} said that the onus is on {T}.',
      '{W} stated that the responsibility lies with {T}.',
    ],
    target: true,
  },
]

const pick = <T>(next: () => number, from: readonly T[]): T =>
  from[Math.floor(next() * from.length)] as T
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const listed = (all: readonly string[]) =>
  all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`

/** One act of one or several actors, said in every way of its form, with names as prose spells them. */
export function makeAct(next: () => number, plain = false): Made {
  const form = pick(next, forms)
  const pool = [...bodies, ...persons].sort(() => next() - 0.5)
  const several = form.act === 'endorse' && next() < 0.6
  const who = pool.slice(0, several ? 2 + Math.floor(next() * 3) : 1)
  const to = form.target ? [pool[8] ?? 'Ardal'] : []
  const name = (actor: string) => (plain || several ? actor : pick(next, spellings(actor)))
  const w = listed(who.map(name))
  const t = listed(to.map(name))
  const fill = (template: string) => capital(template.replace('{W}', w).replace('{T}', t))
  const verb = several
    ? (text: string) => text.replace('{W} has', '{W} have')
    : (text: string) => text
  return {
    act: form.act,
    who,
    to,
    negated: false,
    sentences: [...form.active, ...(form.passive ?? [])].map((one) => fill(verb(one))),
  }
}

/** An article of headings and paragraphs with `size` acts, no two of them the same entry. */
export function generatedArticle(
  seed: number,
  size: number,
): {
  readonly text: string
  readonly wanted: readonly string[]
  readonly decide: (offer: Readonly<Record<string, string>>, sentence: string) => 'a' | 'x'
} {
  const next = random(seed)
  const wanted = new Set<string>()
  const acts = new Map<string, Made>()
  const paragraphs: string[] = []
  while (wanted.size < size) {
    const made = makeAct(next, true)
    const tuples = tuplesOf(made)
    const sentence = made.sentences[0] ?? ''
    if (tuples.some((one) => wanted.has(one)) || acts.has(sentence)) continue
    for (const one of tuples) wanted.add(one)
    acts.set(sentence, made)
    if (paragraphs.length % 4 === 0) paragraphs.push('A Heading Without an Act')
    paragraphs.push(`The talks went on in the capital. ${sentence} Nothing more was said.`)
  }
  return {
    text: paragraphs.join('\n\n'),
    wanted: [...wanted],
    decide: (offer, sentence) => {
      const made = acts.get(sentence)
      const same = made?.act === offer['act'] && made?.who.join('; ') === offer['who']
      return same ? 'a' : 'x'
    },
  }
}

/** The entries that an act must become, as tuples. */
function tuplesOf(made: Made): readonly string[] {
  const [by = ''] = made.who
  const [to = null] = made.to
  const row = (kind: string, rest: Record<string, unknown>) =>
    JSON.stringify([
      kind,
      ...['by', 'act', 'of', 'to', 'onus', 'stance', 'manner', 'between', 'if'].map(
        (one) => rest[one] ?? null,
      ),
    ])
  const spoken: Readonly<Record<string, string>> = {
    urge: 'urge',
    commend: 'commend',
    criticise: 'comment',
    warn: 'warn',
  }
  const act = spoken[made.act]
  if (act !== undefined) return [row('statement', { by, act, to, manner: 'paraphrased' })]
  switch (made.act) {
    case 'reject':
      return [row('position', { by: 'The article', of: by, stance: 'reject', manner: 'own voice' })]
    case 'endorse':
      return made.who.map((one) => row('endorsement', { by: one, manner: 'own voice' }))
    case 'transmit':
      return [row('transmittal', { by, to })]
    case 'meet':
      return [row('contact', { between: [by, String(to)].sort() })]
    case 'assign onus':
      return [row('statement', { by, act: 'assign onus', onus: to, manner: 'paraphrased' })]
    default:
      return [row('statement', { by: 'The article', act: 'report', of: by, manner: 'own voice' })]
  }
}
