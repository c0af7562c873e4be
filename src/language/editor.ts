// What an editor asks at a place in a text: what could come next, what this is, what is declared. Plain
// functions of text and offset; the page and a language server call the same ones.
import type { Place } from '../model/index.ts'
import { forms } from './forms.ts'
import { blocksOf, lineStartsOf, placeOf, type Source } from './markdown.ts'
import { parse, type Parsed } from './parse.ts'
import { clauseSentences } from './print/clauses.ts'
import {
  actorSentences,
  anchorSentence,
  groupSentence,
  phaseSentences,
  printing,
  termSentence,
  zoneSentences,
} from './print/declarations.ts'
import { sentencesOf, tokensOf, type Token } from './tokens.ts'

export interface Completion {
  readonly label: string
  readonly kind: 'name' | 'word' | 'form' | 'clause'
}

export interface Completions {
  /** The part of a word that would be replaced. */
  readonly from: number
  readonly to: number
  readonly options: readonly Completion[]
}

const modalWords = [
  'shall',
  'shall not',
  'must',
  'must not',
  'will',
  'may',
  'may not',
  'undertakes to',
]
const actWords = [
  'refrain from',
  'withdraw its forces from',
  'release the persons on',
  'not hinder',
  'admit',
  'begin',
  'submit',
  'agree',
]
const timeWords = [
  'by the end of Day',
  'within',
  'during',
  'from Day',
  'every day of',
  'on Day',
  'in',
  'if',
  'as long as',
  'until',
]

function namesOf(parsed: Parsed): { name: string; kind: string }[] {
  const { agreement } = parsed
  return [
    ...agreement.actors.map((one) => ({ name: one.id, kind: 'actor' })),
    ...agreement.phases.map((one) => ({ name: one.id, kind: 'phase' })),
    ...agreement.zones.map((one) => ({ name: one.id, kind: 'zone' })),
    ...agreement.groups.map((one) => ({ name: one.id, kind: 'group' })),
    ...agreement.groups.flatMap((one) =>
      one.classes.map((two) => ({ name: two.id, kind: 'group' })),
    ),
    ...agreement.anchors.map((one) => ({ name: one.id, kind: 'event' })),
    ...agreement.terms.map((one) => ({ name: one.name, kind: 'term' })),
  ]
}

/** Tokens of the sentence before an offset, and the word being typed. */
function before(
  text: string,
  offset: number,
): { tokens: Token[]; word: string; from: number } | null {
  const block = blocksOf({ file: '', text }, lineStartsOf(text)).find(
    (one) => one.kind === 'formal' && one.inner <= offset && offset <= one.inner + one.text.length,
  )
  if (!block) return null
  const tokens = tokensOf(text.slice(block.inner, offset), block.inner)
  const last = tokens.at(-1)
  const typing = last !== undefined && last.to === offset && last.kind === 'word'
  const kept = typing ? tokens.slice(0, -1) : tokens
  const sentence = sentencesOf(kept).at(-1)
  const open = sentence !== undefined && !sentence.stopped
  return {
    tokens: open ? kept.slice(sentence.start, sentence.end) : [],
    word: typing ? last.text : '',
    from: typing ? last.from : offset,
  }
}

/** What could stand at an offset. Outside formal blocks nothing is offered. */
export function complete(
  text: string,
  offset: number,
  others: readonly Source[] = [],
): Completions {
  const at = before(text, offset)
  if (!at) return { from: offset, to: offset, options: [] }
  const parsed = parse([{ file: '', text }, ...others])
  const names = namesOf(parsed)
  const of = (...kinds: string[]): Completion[] =>
    names
      .filter((one) => kinds.includes(one.kind))
      .map((one) => ({ label: one.name, kind: 'name' }))
  const words = (list: readonly string[]): Completion[] =>
    list.map((label) => ({ label, kind: 'word' }))
  const low = at.tokens.map((one) => one.low)
  const last = low.at(-1)
  let options: Completion[]
  if (at.tokens.length === 0)
    options = [
      { label: nextNumber(parsed, offset), kind: 'clause' },
      ...of('actor', 'phase'),
      ...forms.map((one): Completion => ({ label: one.template, kind: 'form' })),
    ]
  else if (
    last === 'under' ||
    last === 'that' ||
    last === 'pause' ||
    (last === 'if' && at.tokens.length > 1)
  )
    options = [
      ...parsed.agreement.clauses.map((one): Completion => ({ label: one.id, kind: 'clause' })),
      ...of('event', 'phase', 'actor'),
    ]
  else if (last === 'during' || (last === 'of' && low.includes('every'))) options = of('phase')
  else if (last === 'from' || last === 'to' || last === 'on' || last === 'the')
    options = of('zone', 'group', 'event', 'term', 'actor')
  else if (['shall', 'must', 'will', 'may', 'not'].includes(last ?? '')) options = words(actWords)
  else if (low.some((one) => ['shall', 'must', 'will', 'may'].includes(one)))
    options = [...words(timeWords), ...of('zone', 'group', 'term')]
  else options = [...words(modalWords), ...of('actor')]
  const typed = at.word.toLowerCase()
  return {
    from: at.from,
    to: offset,
    options: options.filter((one) => one.label.toLowerCase().startsWith(typed)),
  }
}

/** The clause number after the last one above the offset: "3.7" after "3.6". */
function nextNumber(parsed: Parsed, offset: number): string {
  const last = parsed.agreement.clauses.findLast(
    (one) => one.at.file === '' && one.at.from < offset,
  )
  const match = /^(.*\.)(\d+)[a-z]?$/.exec(last?.id ?? '')
  return match ? `${match[1] ?? ''}${Number(match[2]) + 1}` : '1.1'
}

export interface Hover {
  readonly from: number
  readonly to: number
  readonly kind: 'clause' | 'actor' | 'phase' | 'zone' | 'group' | 'event' | 'term'
  readonly name: string
  /** The sentences that declare it, in canonical form. */
  readonly sentences: readonly string[]
}

/** What stands at an offset, if it is a clause number or a declared name. */
export function hover(text: string, offset: number, others: readonly Source[] = []): Hover | null {
  const block = blocksOf({ file: '', text }, lineStartsOf(text)).find(
    (one) => one.kind === 'formal' && one.inner <= offset && offset < one.inner + one.text.length,
  )
  if (!block) return null
  const tokens = tokensOf(block.text, block.inner)
  const index = tokens.findIndex((one) => one.from <= offset && offset < one.to)
  const token = tokens[index]
  if (!token) return null
  const { agreement } = parse([{ file: '', text }, ...others])
  const say = printing(agreement)
  if (token.kind === 'clause') {
    const clause = agreement.clauses.find((one) => one.id === token.text)
    if (!clause) return null
    return {
      from: token.from,
      to: token.to,
      kind: 'clause',
      name: clause.id,
      sentences: clauseSentences(clause, say),
    }
  }
  const candidates: Omit<Hover, 'from' | 'to'>[] = [
    ...agreement.actors.map((one) => ({
      kind: 'actor' as const,
      name: one.id,
      sentences: actorSentences(one, say),
    })),
    ...agreement.phases.map((one) => ({
      kind: 'phase' as const,
      name: one.id,
      sentences: phaseSentences(one, say),
    })),
    ...agreement.zones.map((one) => ({
      kind: 'zone' as const,
      name: one.id,
      sentences: zoneSentences(one, say),
    })),
    ...agreement.groups.map((one) => ({
      kind: 'group' as const,
      name: one.id,
      sentences: [groupSentence(one, say)],
    })),
    ...agreement.terms.map((one) => ({
      kind: 'term' as const,
      name: one.name,
      sentences: [termSentence(one, say)],
    })),
    ...agreement.anchors.map((one) => ({
      kind: 'event' as const,
      name: one.id,
      sentences: [anchorSentence(one, say, one.id === 'Day 1')],
    })),
  ]
  let best: Hover | null = null
  for (const one of candidates) {
    const found = spanOf(tokens, index, one.name.split(' '))
    if (found && (!best || found.to - found.from > best.to - best.from)) best = { ...one, ...found }
  }
  return best
}

/** Where a name of several words stands around a token. */
function spanOf(
  tokens: readonly Token[],
  index: number,
  words: readonly string[],
): { from: number; to: number } | null {
  for (let start = Math.max(0, index - words.length + 1); start <= index; start += 1) {
    const fits = words.every(
      (word, i) =>
        tokens[start + i]?.text.replace(/['’]s?$/, '') === word ||
        tokens[start + i]?.text === words.join(' '),
    )
    const first = tokens[start]
    const last = tokens[start + words.length - 1]
    if (fits && first && last && start + words.length > index)
      return { from: first.from, to: last.to }
  }
  return null
}

export interface Symbol {
  readonly name: string
  readonly kind: 'article' | Hover['kind']
  readonly at: Place
}

/** Headings, declared names and clauses of a text, in its order. */
export function symbols(text: string, file = ''): Symbol[] {
  const starts = lineStartsOf(text)
  const { agreement, blocks } = parse([{ file, text }])
  const found: Symbol[] = [
    ...blocks
      .filter((one) => one.kind === 'heading')
      .map((one) => ({ name: one.text, kind: 'article' as const, at: one.at })),
    ...agreement.actors.map((one) => ({ name: one.id, kind: 'actor' as const, at: one.at })),
    ...agreement.phases.map((one) => ({ name: one.id, kind: 'phase' as const, at: one.at })),
    ...agreement.zones.map((one) => ({ name: one.id, kind: 'zone' as const, at: one.at })),
    ...agreement.groups.map((one) => ({ name: one.id, kind: 'group' as const, at: one.at })),
    ...agreement.terms.map((one) => ({ name: one.name, kind: 'term' as const, at: one.at })),
    ...agreement.anchors.map((one) => ({ name: one.id, kind: 'event' as const, at: one.at })),
    ...agreement.clauses.map((one) => ({
      name: one.id,
      kind: 'clause' as const,
      at: placeOf(file, starts, one.at.from, one.at.from + one.id.length),
    })),
  ]
  return found.toSorted((a, b) => a.at.from - b.at.from)
}
