// JSON → exchange. What is wrong is said per field or row; the rest is read all the same.
import {
  mostPeople,
  named,
  once,
  readCounts,
  record,
  rows,
  text,
  whole,
  type Row,
} from './fields.ts'
import {
  finding,
  owedInAll,
  steps,
  usualTiers,
  type AnswerClass,
  type Exchange,
  type Finding,
  type Handover,
  type HeldClass,
  type Lump,
  type PersonHeld,
  type Rules,
  type Step,
} from './terms.ts'

/** The exchange (undefined when nothing can be planned from it) and all that is to be said about the input. */
export interface ReadResult {
  readonly exchange: Exchange | undefined
  readonly findings: readonly Finding[]
}

const mostHandovers = 5_000

/** Reads `truce/exchange@1`. Never throws on bad input. */
export function readExchange(json: unknown): ReadResult {
  const said: Finding[] = []
  const root = record(json)
  if (!root) return { exchange: undefined, findings: [finding('not-an-object', 'error', '')] }
  if (root['format'] !== 'truce/exchange@1')
    said.push(finding('format-unknown', 'error', 'format', { seen: text(root['format']) }))
  const sides = readSides(root['sides'], said)
  const tiers = readTiers(root['tiers'], said)
  const answer = rows(root['answer'], 'answer', said, readAnswer)
  const held = rows(root['held'], 'held', said, (row, at, out) =>
    readHeld(row, at, out, tiers, answer),
  )
  once(answer, 'answer', said)
  once(held, 'held', said)
  const lumps = rows(root['lumps'] ?? [], 'lumps', said, (row, at, out) =>
    readLump(row, at, out, held, answer),
  )
  const phase = readPhase(root['phase'], said)
  const handovers = readHandovers(root['handovers'], phase, said)
  const people = readPeople(root['people'], held, tiers, phase, said)
  const rules = readRules(root['rules'], said)
  const listed = record(root['list'])
  const list =
    listed && typeof listed['version'] === 'number' && typeof listed['commitment'] === 'string'
      ? { list: { version: listed['version'], commitment: listed['commitment'] } }
      : {}
  const exchange: Exchange = {
    sides,
    tiers,
    answer,
    held,
    lumps,
    people,
    handovers,
    rules,
    phase,
    closures: rows(root['closures'] ?? [], 'closures', said, readClosure),
    ...list,
  }
  said.push(...balance(exchange))
  const usable = held.length > 0 && answer.length > 0
  return { exchange: usable ? exchange : undefined, findings: said }
}

/** A key that does not balance: what it adds up to is not what the answering side agreed to release. */
export function balance(exchange: Exchange): Finding[] {
  const owed = owedInAll(exchange)
  return exchange.answer.flatMap((one) => {
    const sum = owed.get(one.id) ?? 0
    if (sum === one.count) return []
    return [
      finding('key-does-not-balance', 'error', `answer ${one.id}`, {
        class: one.id,
        key: sum,
        agreed: one.count,
      }),
    ]
  })
}

function readSides(value: unknown, said: Finding[]): [string, string] {
  if (Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'string'))
    if (value[0] !== value[1]) return [String(value[0]), String(value[1])]
  said.push(finding('two-sides-expected', 'error', 'sides', { seen: text(value) }))
  return ['A', 'B']
}

function readTiers(value: unknown, said: Finding[]): readonly string[] {
  if (value === undefined) return usualTiers
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'))
    return value as string[]
  said.push(finding('tiers-expected', 'error', 'tiers', { seen: text(value) }))
  return usualTiers
}

function readAnswer(row: Row, at: string, said: Finding[]): AnswerClass | undefined {
  const id = named(row, at, said)
  const count = whole(row, 'count', at, said, 0, mostPeople)
  const weight = whole(row, 'weight', at, said, 1, 10_000, 1)
  return id === undefined || count === undefined || weight === undefined
    ? undefined
    : { id, count, weight }
}

function readTier(
  value: unknown,
  at: string,
  said: Finding[],
  tiers: readonly string[],
  usual: number,
): number {
  if (value === undefined) return usual
  const tier = tiers.indexOf(text(value))
  if (tier >= 0) return tier
  said.push(finding('tier-unknown', 'error', `${at}.tier`, { seen: text(value) }))
  return usual
}

function readHeld(
  row: Row,
  at: string,
  said: Finding[],
  tiers: readonly string[],
  answer: readonly AnswerClass[],
): HeldClass | undefined {
  const id = named(row, at, said)
  const count = whole(row, 'count', at, said, 0, mostPeople)
  const tier = readTier(row['tier'], at, said, tiers, tiers.length - 1)
  const key = readCounts(row['key'], `${at}.key`, said, answer)
  return id === undefined || count === undefined ? undefined : { id, count, tier, key }
}

function readLump(
  row: Row,
  at: string,
  said: Finding[],
  held: readonly HeldClass[],
  answer: readonly AnswerClass[],
): Lump | undefined {
  const id = named(row, at, said)
  const wanted = row['classes'] === 'all' ? held.map((one) => one.id) : row['classes']
  const classes = (Array.isArray(wanted) ? wanted : []).map(String).filter((one) => {
    const good = held.some((other) => other.id === one)
    if (!good) said.push(finding('class-unknown-to-key', 'error', at, { class: one.slice(0, 80) }))
    return good
  })
  const units = readCounts(row['units'], `${at}.units`, said, answer)
  if (classes.length === 0) said.push(finding('lump-for-nobody', 'error', at))
  return id === undefined || classes.length === 0 ? undefined : { id, classes, units }
}

function readPhase(value: unknown, said: Finding[]): { first: number; last: number } {
  const row = record(value ?? {}) ?? {}
  const first = whole(row, 'first', 'phase', said, -100_000, 100_000, 1) ?? 1
  const last = whole(row, 'last', 'phase', said, first, first + 100_000, first + 3_650)
  return { first, last: last ?? first + 3_650 }
}

function readClosure(
  row: Row,
  at: string,
  said: Finding[],
): Exchange['closures'][number] | undefined {
  const place = row['place']
  const first = whole(row, 'first', at, said, -100_000, 200_000)
  const last = whole(row, 'last', at, said, first ?? 0, 200_000)
  if (typeof place === 'string' && first !== undefined && last !== undefined)
    return { place, first, last }
  if (typeof place !== 'string') said.push(finding('place-missing', 'error', `${at}.place`))
  return undefined
}

function readHandovers(
  value: unknown,
  phase: { first: number; last: number },
  said: Finding[],
): Handover[] {
  const found = rows(value, 'handovers', said, (row, at, out): Handover[] | undefined => {
    const day = whole(row, 'day', at, out, -100_000, 200_000)
    const rounds = whole(row, 'rounds', at, out, 1, 100, 1)
    const seats = whole(row, 'seats', at, out, 1, mostPeople, mostPeople)
    if (day === undefined || rounds === undefined || seats === undefined) return undefined
    if (day < phase.first || day > phase.last) {
      const data = { day, first: phase.first, last: phase.last }
      out.push(finding('day-outside-phase', 'error', at, data))
      return undefined
    }
    // A closed day holds no handover at all; it is kept in the input so that a reader sees why.
    if (row['closed'] === true) {
      out.push(finding('day-closed', 'note', at, { day }))
      return undefined
    }
    return Array.from({ length: rounds }, (_, round) => ({
      id: rounds === 1 ? `day ${day}` : `day ${day} round ${round + 1}`,
      day,
      seats,
    }))
  })
    .flat()
    .toSorted((a, b) => a.day - b.day)
  once(found, 'handovers', said)
  if (found.length > mostHandovers)
    said.push(finding('too-many-handovers', 'error', 'handovers', { most: mostHandovers }))
  const seen = new Set<string>()
  return found.filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, mostHandovers)
}

function readPeople(
  value: unknown,
  held: readonly HeldClass[],
  tiers: readonly string[],
  phase: { first: number; last: number },
  said: Finding[],
): PersonHeld[] {
  // Counts only: people are made from the classes, all at one place and ready from the first day.
  if (value === undefined)
    return held.flatMap((one) =>
      Array.from({ length: one.count }, (_, n) => ({
        id: `${one.id} ${n + 1}`,
        class: one.id,
        tier: one.tier,
        place: 'one place',
        earliest: phase.first,
        steps: {},
        willing: 'not-asked' as const,
      })),
    )
  const seen = new Set<string>()
  const people = rows(value, 'people', said, (row, at, out): PersonHeld | undefined => {
    const id = named(row, at, out)
    const found = held.find((one) => one.id === row['class'])
    if (!found)
      out.push(finding('class-unknown-to-key', 'error', at, { class: text(row['class']) }))
    const earliest = whole(row, 'earliest', at, out, -100_000, 200_000, phase.first)
    if (id === undefined || !found || earliest === undefined) return undefined
    if (seen.has(id)) {
      out.push(finding('person-twice', 'error', at, { id }))
      return undefined
    }
    seen.add(id)
    if (earliest > phase.last)
      out.push(finding('day-outside-phase', 'warning', at, { day: earliest, ...phase }))
    const since = row['since'] === undefined ? undefined : whole(row, 'since', at, out, -1e7, 1e7)
    const willing = row['willing']
    return {
      id,
      class: found.id,
      tier: readTier(row['tier'], at, out, tiers, found.tier),
      place: typeof row['place'] === 'string' ? row['place'].slice(0, 80) : 'one place',
      earliest,
      ...(since === undefined ? {} : { since }),
      steps: readSteps(row['steps'], `${at}.steps`, out),
      willing: willing === 'yes' || willing === 'no' ? willing : 'not-asked',
    }
  })
  for (const one of held) {
    const listed = people.filter((person) => person.class === one.id).length
    if (listed !== one.count)
      said.push(
        finding('list-differs-from-key', 'warning', 'people', {
          class: one.id,
          listed,
          agreed: one.count,
        }),
      )
  }
  return people
}

function readSteps(value: unknown, at: string, said: Finding[]): Partial<Record<Step, number>> {
  const row = record(value ?? {})
  if (!row) {
    said.push(finding('not-an-object', 'error', at))
    return {}
  }
  const found: Partial<Record<Step, number>> = {}
  for (const name of Object.keys(row)) {
    const step = steps.find((one) => one === name)
    if (!step) said.push(finding('step-unknown', 'error', at, { seen: name.slice(0, 80) }))
    else {
      const day = whole(row, name, at, said, -100_000, 200_000)
      if (day !== undefined) found[step] = day
    }
  }
  return found
}

function readRules(value: unknown, said: Finding[]): Rules {
  const row = record(value ?? {}) ?? {}
  const placesPerDay =
    row['placesPerDay'] === undefined
      ? undefined
      : whole(row, 'placesPerDay', 'rules', said, 1, 1_000)
  const limits = record(row['limits'] ?? {}) ?? {}
  const limit = (side: 'first' | 'second') => {
    const share = limits[side]
    if (share === undefined) return {}
    if (typeof share === 'number' && share > 0 && share <= 100) return { [side]: share }
    said.push(finding('percent-expected', 'error', `rules.limits.${side}`, { seen: text(share) }))
    return {}
  }
  for (const [field, words] of [
    ['order', ['tiers', 'none']],
    ['ahead', ['half', 'none']],
  ] as const)
    if (row[field] !== undefined && !words.some((word) => word === row[field]))
      said.push(finding('word-unknown', 'error', `rules.${field}`, { seen: text(row[field]) }))
  if (row['order'] === 'none') said.push(finding('order-set-aside', 'warning', 'rules.order'))
  return {
    ...(placesPerDay === undefined ? {} : { placesPerDay }),
    order: row['order'] === 'none' ? 'none' : 'tiers',
    ahead: row['ahead'] === 'half' ? 'half' : 'none',
    lead: readSteps(row['lead'], 'rules.lead', said),
    limits: { ...limit('first'), ...limit('second') },
  }
}
