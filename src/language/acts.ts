// What is done: the drafter's words are kept whole; what the engine needs to know is found in them.
import type { Act, Quantity, Verb } from '../model/index.ts'
import type { Cursor } from './cursor.ts'
import { edits } from './names.ts'
import { numberOf } from './numbers.ts'
import type { Token } from './tokens.ts'

/** First words of an act and the kind of act they name. */
const verbs: readonly (readonly [string, Verb])[] = [
  ['refrain from', 'refrain'],
  ['abstain from', 'refrain'],
  ['desist from', 'refrain'],
  ['not hinder', 'not-hinder'],
  ['hinder', 'not-hinder'],
  ['release', 'release'],
  ['free', 'release'],
  ['return the remains', 'release'],
  ['hand over', 'release'],
  ['withdraw', 'withdraw'],
  ['redeploy', 'withdraw'],
  ['leave', 'withdraw'],
  ['vacate', 'withdraw'],
  ['pull back', 'withdraw'],
  ['admit', 'admit'],
  ['let in', 'admit'],
  ['allow the entry of', 'admit'],
  ['allow in', 'admit'],
  ['begin', 'begin'],
  ['start', 'begin'],
  ['open', 'begin'],
  ['agree', 'agree'],
  ['submit', 'submit'],
  ['present', 'submit'],
  ['continue', 'continue'],
  ['approve', 'approve'],
  ['adopt', 'approve'],
]

const spelling = [
  'release',
  'withdraw',
  'refrain',
  'redeploy',
  'admit',
  'begin',
  'agree',
  'submit',
  'continue',
  'approve',
  'hinder',
  'vacate',
]

export function verbOf(words: string): Verb {
  const low = words.toLowerCase()
  for (const [phrase, verb] of verbs)
    if (low.startsWith(phrase) && !/[\p{L}\p{N}-]/u.test(low[phrase.length] ?? ' ')) return verb
  return 'other'
}

const distances = new Set([
  'km',
  'kilometre',
  'kilometres',
  'kilometer',
  'kilometers',
  'metre',
  'metres',
  'meter',
  'meters',
  'm',
  'mm',
  'millimetres',
  'miles',
])

const scales = new Set(['hundred', 'thousand', 'million', 'dozen', 'score'])

const leastWords = /(?:at least|not? (?:fewer|less) than|minimum of)$/

/** What is given for each of something else is a rate: no total follows from it. */
const rate = /^\S+(?: \S+){0,3} for (?:each|every) /

const notUnits = new Set(['and', 'or', 'percent', 'per'])

/** Words for a number that the text leaves open. */
const openCounts = [
  'a number of',
  'some of',
  'some',
  'hundreds of',
  'dozens of',
  'several',
  'thousands of',
  'a first group of',
]

const halves = new Map([
  ['half', [1, 2]],
  ['one third', [1, 3]],
  ['two thirds', [2, 3]],
  ['one quarter', [1, 4]],
  ['three quarters', [3, 4]],
] as const)

/** Reads tokens `from` to `to` as an act. */
export function actOf(cursor: Cursor, from: number, to: number, negated: boolean): Act {
  const { tokens, reader } = cursor
  const words = cursor.textOf(from, to)
  const verb = verbOf(words)
  const first = tokens[from]
  if (verb === 'other' && first?.kind === 'word' && first.text.length > 4) {
    const meant = spelling.find((one) => edits(first.low, one) === 1)
    if (meant)
      cursor.warn('T103', 'error', { found: first.text, meant }, first.from, first.to, {
        from: first.from,
        to: first.to,
        text: meant,
      })
  }
  let zone: string | undefined
  let group: string | undefined
  let term: string | undefined
  for (let i = from; i < to; i += 1) {
    reader.steps += 1
    const found = reader.names.match(tokens, i, to)
    if (!found) {
      if (tokens[i]?.low === 'persons' && tokens[i + 1]?.low === 'on')
        sayUnknownList(cursor, i + 2, to)
      continue
    }
    if (found.kinds.has('zone')) zone ??= found.name
    if (found.kinds.has('term')) term ??= found.name
    if (found.kinds.has('class') || found.kinds.has('group')) group ??= found.name
    i = found.end - 1
  }
  const counted = countOf(cursor, from, to, verb, group !== undefined)
  const beneficiary = beneficiaryOf(words, verb)
  return {
    verb: negated && verb === 'refrain' ? 'other' : verb,
    words,
    ...(zone === undefined ? {} : { zone }),
    ...(group === undefined ? {} : { group }),
    ...counted,
    ...(beneficiary === undefined ? {} : { beneficiary }),
    ...(term === undefined ? {} : { term }),
  }
}

/** "the persons on List Z" where nobody holds a List Z. */
function sayUnknownList(cursor: Cursor, from: number, to: number): void {
  const { tokens, reader } = cursor
  const first = tokens[from]
  if (from >= to || !first || !/^\p{Lu}/u.test(first.text)) return
  if (reader.names.match(tokens, from, to, ['group', 'class'])) return
  const next = tokens[from + 1]
  const last = from + 1 < to && next && /^[\p{Lu}\d]/u.test(next.text) ? next : first
  const written = cursor.textOf(from, last === first ? from + 1 : from + 2)
  const meant = reader.names.suggest(written, ['group', 'class'])
  cursor.warn(
    'T205',
    'error',
    { found: written, ...(meant === null ? {} : { meant }) },
    first.from,
    last.to,
    meant === null ? undefined : { from: first.from, to: last.to, text: meant },
  )
}

function countOf(
  cursor: Cursor,
  from: number,
  to: number,
  verb: Verb,
  persons: boolean,
): { quantity?: Quantity; unit?: string } {
  const { tokens } = cursor
  const lowAt = (i: number) => (i < to ? (tokens[i]?.low ?? '') : '')
  for (let i = from + 1; i < to; i += 1) {
    const token = tokens[i]
    if (!token) break
    cursor.reader.steps += 1
    const n = token.kind === 'number' || token.kind === 'word' ? numberOf(token.text) : null
    if (n !== null && counts(tokens, i, from)) {
      const unit = tokens[i + 1]
      if (lowAt(i - 1) === 'between') return {}
      if (i + 1 < to && unit?.kind === 'word' && distances.has(unit.low)) continue
      if (unit && (notUnits.has(unit.low) || unit.text === '%')) continue
      // "two hundred and fifty", "between 100 and 200", "30 for every weapon": no count in itself.
      if (unit && (scales.has(unit.low) || unit.kind === 'number')) return {}
      if (severalCounts(tokens, i, to)) return {}
      if (
        rate.test(
          tokens
            .slice(i, to)
            .map((one) => one.low)
            .join(' '),
        )
      )
        return {}
      const before = `${lowAt(i - 2)} ${lowAt(i - 1)}`
      if (/(approximately|about|some|around|roughly|circa)$/.test(before)) return {}
      const quantity: Quantity = leastWords.test(`${lowAt(i - 3)} ${before}`)
        ? { kind: 'at-least', n }
        : /(at most|more than|up to)$/.test(before)
          ? { kind: 'at-most', n }
          : { kind: 'exact', n }
      if (verb === 'release' || i + 1 >= to || unit?.kind !== 'word')
        return persons || verb === 'release' || i + 1 < to ? { quantity } : {}
      return { quantity, unit: unit.text }
    }
    if (verb !== 'release' && verb !== 'admit') continue
    const rest = `${lowAt(i)} ${lowAt(i + 1)} ${lowAt(i + 2)} ${lowAt(i + 3)} `
    const open = openCounts.find((one) => rest.startsWith(`${one} `))
    if (open) return { quantity: { kind: 'not-stated', words: open } }
    for (const [phrase, [part, whole]] of halves)
      if (rest.startsWith(`${phrase} of `)) return { quantity: { kind: 'share', part, whole } }
    if (/^(all (of )?(the )?)?remaining /.test(rest)) return { quantity: { kind: 'remaining' } }
    if (lowAt(i) === 'all') return { quantity: { kind: 'all' } }
  }
  return {}
}

/** "10 women and 5 men": neither number is the sum. */
function severalCounts(tokens: readonly Token[], i: number, to: number): boolean {
  for (let k = i + 2; k + 1 < to && k < i + 6; k += 1)
    if (tokens[k]?.low === 'and' && numberOf(tokens[k + 1]?.text ?? '') !== null)
      return tokens[k + 2]?.kind === 'word' && k + 2 < to
  return false
}

/** "Map 1", "Resolution 2735" are names, not counts; so are parts of a time ("10 hours a day" is one). */
function counts(tokens: readonly Token[], i: number, from: number): boolean {
  const before = tokens[i - 1]
  if (!before || i - 1 <= from) return true
  if (before.kind === 'mark' && before.text !== ',') return false
  return !/^\p{Lu}/u.test(before.text) || before.kind !== 'word'
}

function beneficiaryOf(words: string, verb: Verb): string | undefined {
  if (verb === 'not-hinder') return /^(?:not )?hinder (.+)$/.exec(words)?.[1]
  return /^(?:allow|let) (.+?) (?:to |return)/.exec(words)?.[1]
}
