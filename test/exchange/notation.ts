// One line per fact, so that an exchange fits into a golden file:
//
//   sides A, B
//   tiers first, second
//   answer life: 290 weight 3
//   held soldiers: 5 tier second key life 30 others 20
//   lump ill = life 110: ill and wounded
//   phase 1 42
//   days 1 7 14 rounds 2 seats 6
//   rules order none ahead half placesPerDay 2 limit first 20
//   lead interview 1
//   person p1: soldiers place north earliest 3 since 100 interview 2 willing no
import type { Disturbance, Due, ReleaseEvent, Side } from '../../src/exchange/index.ts'

type Json = Record<string, unknown>

const numbers = (words: string[]): Record<string, number> => {
  const found: Record<string, number> = {}
  for (let i = 0; i + 1 < words.length; i += 2)
    found[words[i]!.replaceAll('-', ' ')] = Number(words[i + 1])
  return found
}

/** Lines that are not about the exchange (events) are handed back. */
export function exchangeJson(text: string): { json: Json; rest: string[] } {
  const answer: Json[] = []
  const held: Json[] = []
  const lumps: Json[] = []
  const handovers: Json[] = []
  const people: Json[] = []
  const rules: Json & { limits?: Json; lead?: Json } = {}
  const rest: string[] = []
  const json: Json = { format: 'truce/exchange@1', answer, held, lumps, handovers, rules }
  for (const line of text.split('\n')) {
    const [word = '', ...words] = line.trim().split(/\s+/)
    const [name = '', tail = ''] = line
      .trim()
      .slice(word.length)
      .trim()
      .split(/\s*:\s*/)
    const more = tail.split(/\s+/).filter((one) => one !== '')
    if (word === 'sides') json['sides'] = words.join(' ').split(/,\s*/)
    else if (word === 'tiers') json['tiers'] = words.join(' ').split(/,\s*/)
    else if (word === 'answer')
      answer.push({ id: name, count: Number(more[0]), weight: Number(more[2] ?? 1) })
    else if (word === 'held') {
      const key = more.indexOf('key')
      const tier = more.indexOf('tier')
      held.push({
        id: name,
        count: Number(more[0]),
        ...(tier < 0 ? {} : { tier: more[tier + 1] }),
        key: key < 0 ? {} : numbers(more.slice(key + 1)),
      })
    } else if (word === 'lump') {
      const [id = '', units = ''] = name.split(/\s*=\s*/)
      const classes = tail === 'all' ? 'all' : tail.split(/,\s*/)
      lumps.push({ id, classes, units: numbers(units.split(/\s+/)) })
    } else if (word === 'phase') json['phase'] = { first: Number(words[0]), last: Number(words[1]) }
    else if (word === 'days') {
      const options = words.findIndex((one) => Number.isNaN(Number(one)))
      const days = options < 0 ? words : words.slice(0, options)
      const more2 = options < 0 ? {} : numbers(words.slice(options))
      for (const day of days) handovers.push({ day: Number(day), ...more2 })
    } else if (word === 'rules') {
      for (let i = 0; i + 1 < words.length; i += 2)
        if (words[i] === 'limit') {
          rules.limits = { ...rules.limits, [words[i + 1]!]: Number(words[i + 2]) }
          i++
        } else rules[words[i]!] = words[i] === 'placesPerDay' ? Number(words[i + 1]) : words[i + 1]
    } else if (word === 'lead') rules.lead = numbers(words)
    else if (word === 'person') {
      const at = more.findIndex((one) =>
        ['place', 'earliest', 'since', 'interview', 'identity', 'willing', 'tier'].includes(one),
      )
      const facts = at < 0 ? [] : more.slice(at)
      const person: Json = {
        id: name,
        class: (at < 0 ? more : more.slice(0, at)).join(' '),
        steps: {} as Json,
      }
      for (let i = 0; i + 1 < facts.length; i += 2) {
        const [field, value] = [facts[i]!, facts[i + 1]!]
        if (field === 'interview' || field === 'identity')
          (person['steps'] as Json)[field] = Number(value)
        else person[field] = ['earliest', 'since'].includes(field) ? Number(value) : value
      }
      people.push(person)
    } else if (line.trim() !== '' && !line.startsWith('#')) rest.push(line.trim())
  }
  if (people.length > 0) json['people'] = people
  return { json, rest }
}

/**
 *   event E1 day 1 A releases 3 civilian-women unsorted 2 outside 11
 *   event E2 day 7 B withholds 600 others
 *   event E3 day 7 disputed civilian-women reads civilian-women soldiers people 1 released E1
 *   event E4 day 9 died soldiers to remains people 1
 *   event E5 day 9 extends women-and-children 20
 *   event E6 day 9 A excused men 1
 *   due day 7 A 4 soldiers because article 5
 */
export function releaseEvents(
  lines: readonly string[],
  sides: readonly [string, string],
): { events: ReleaseEvent[]; due: Due[] } {
  const events: ReleaseEvent[] = []
  const due: Due[] = []
  const side = (word: string | undefined): Side => {
    const index = sides.indexOf(word ?? '')
    if (index < 0) throw new Error(`no side is called ${word}`)
    return index as Side
  }
  const id = (word: string | undefined) => (word ?? '').replaceAll('-', ' ')
  const pairs = (words: string[]) => {
    const counts: Record<string, number> = {}
    const facts: Record<string, number> = {}
    for (let i = 0; i + 1 < words.length; i += 2) {
      const [one, two] = [words[i]!, words[i + 1]!]
      if (one === 'unsorted' || one === 'outside') facts[one] = Number(two)
      else counts[id(two)] = Number(one)
    }
    return { counts, ...facts }
  }
  for (const line of lines) {
    const words = line.split(/\s+/)
    if (words[0] === 'due') {
      const because = words.indexOf('because')
      due.push({
        day: Number(words[2]),
        by: side(words[3]),
        counts: pairs(words.slice(4, because)).counts,
        because: words.slice(because + 1).join(' '),
      })
      continue
    }
    if (words[0] !== 'event') throw new Error(`not understood: ${line}`)
    const head = { entry: words[1]!, day: Number(words[3]) }
    const [one, two] = [words[4]!, words[5]!]
    const value = (name: string) => words[words.indexOf(name) + 1]
    if (one === 'disputed')
      events.push({
        ...head,
        kind: 'class-disputed',
        class: id(two),
        reads: [id(words[7]), id(words[8])],
        people: Number(value('people')),
        ...(words.includes('released') ? { released: value('released')! } : {}),
      })
    else if (one === 'died' || one === 'reclassified')
      events.push({
        ...head,
        kind: one,
        class: id(two),
        to: id(value('to')),
        people: Number(value('people')),
      })
    else if (one === 'extends')
      events.push({ ...head, kind: 'extended', counts: { [id(two)]: Number(words[6]) } })
    else if (two === 'excused')
      events.push({
        ...head,
        kind: 'excused',
        by: side(one),
        counts: { [id(words[6])]: Number(words[7]) },
      })
    else
      events.push({
        ...head,
        kind: two === 'withholds' ? 'withheld' : 'released',
        by: side(one),
        ...pairs(words.slice(6)),
      })
  }
  return { events, due }
}

/** Lines "trouble KIND …" as disturbances: `died m1 to remains`, `place-closed north 4 7`. */
export function troubles(lines: readonly string[]): Disturbance[] {
  return lines.map((line): Disturbance => {
    const [, kind = '', one = '', two = '', three = ''] = line.split(/\s+/)
    if (kind === 'died' || kind === 'reclassified') return { kind, person: one, to: three }
    if (kind === 'disputed' || kind === 'not-fit' || kind === 'misidentified')
      return { kind, person: one, until: Number(three) }
    if (kind === 'withdrawn' || kind === 'unwilling') return { kind, person: one }
    if (kind === 'day-refused') return { kind, day: Number(one), by: three }
    if (kind === 'place-closed')
      return { kind, place: one, first: Number(two), last: Number(three) }
    if (kind === 'outside-key') return { kind, people: Number(one) }
    if (kind === 'extra-day')
      return { kind, day: Number(one), rounds: Number(three), seats: Number(line.split(/\s+/)[6]) }
    throw new Error(`not understood: ${line}`)
  })
}
