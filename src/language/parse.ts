// Several files, one agreement: names first (so that order does not matter), then every sentence.
import type { Agreement, Diagnostic } from '../model/index.ts'
import { attachedAt } from './attached.ts'
import { numberedAt } from './clauses.ts'
import { Cursor } from './cursor.ts'
import {
  answersAt,
  dayOneAt,
  dayRuleAt,
  eventAt,
  expiryAt,
  phaseAt,
  roleAt,
  termAt,
  verbAhead,
  zoneDeclarationAt,
  zoneRuleAt,
} from './declarations.ts'
import { aimAt, headerAt, interlockAt, ladderAt } from './instruments.ts'
import { link } from './link.ts'
import { blocksOf, lineStartsOf, type Block, type Source, short } from './markdown.ts'
import { nearest } from './names.ts'
import { groupAt, groupNameRange, keyAt } from './people.ts'
import { complete, mostRemarks, newReader, report, type FileView, type Reader } from './reader.ts'
import { oneActorAt } from './subjects.ts'
import { sentencesOf, tokensOf, type Sentence, type Token } from './tokens.ts'
import { assumeAt, checkAt, historyAt, readingAt } from './trials.ts'

/** A block with the clauses that its sentences made (formal blocks only). */
export interface ReadBlock extends Block {
  readonly clauses: readonly string[]
}

export interface Parsed {
  /** What could be read; complete where no remark is an error. */
  readonly agreement: Agreement
  readonly diagnostics: readonly Diagnostic[]
  readonly blocks: readonly ReadBlock[]
  /** Tokens looked at: grows linearly with the text. */
  readonly steps: number
}

interface FormalBlock {
  readonly view: FileView
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  readonly index: number
}

/** Reads an agreement from its files: the main text first, annexes after it. Never throws. */
export function parse(sources: readonly Source[]): Parsed {
  const reader = newReader(sources[0]?.file ?? '')
  const blocks: ReadBlock[] = []
  const formal: FormalBlock[] = []
  for (const source of sources) readFile(reader, source, blocks, formal)
  for (const block of formal) collectNames(reader, block)
  for (const block of formal)
    for (const sentence of block.sentences) {
      const cursor = new Cursor(reader, block.view, block.tokens, sentence)
      if (declaresGroup(cursor)) groupAt(cursor)
      else if (!dayOneFirst(cursor)) continue
      sayRest(cursor)
    }
  const clausesOf = new Map<number, string[]>()
  for (const block of formal) {
    const before = reader.draft.clauses.length
    reader.clause = -1
    reader.reading = -1
    for (const sentence of block.sentences) readSentence(reader, block, sentence)
    clausesOf.set(
      block.index,
      reader.draft.clauses.slice(before).map((clause) => clause.id),
    )
  }
  link(reader)
  const { articles } = reader.names
  const agreement: Agreement = {
    ...reader.draft,
    ...(articles.size === 0 ? {} : { articles: Object.fromEntries(articles) }),
  }
  return {
    agreement,
    diagnostics: capped(inOrder(reader.diagnostics, sources)),
    blocks: blocks.map((block, i) => ({ ...block, clauses: clausesOf.get(i) ?? [] })),
    steps: reader.steps,
  }
}

function readFile(
  reader: Reader,
  source: Source,
  blocks: ReadBlock[],
  formal: FormalBlock[],
): void {
  const starts = lineStartsOf(source.text)
  const whole: FileView = { file: source.file, text: source.text, starts, article: '' }
  const strange = /[\u0000\uFFFD]/.exec(source.text)
  if (strange) {
    const at = strange.index
    const code = strange[0] === '\u0000' ? 'T110' : 'T115'
    report(reader, whole, code, 'error', at, at + 1, { file: source.file })
    if (strange[0] === '\u0000') return
  }
  let any = false
  for (const block of blocksOf(source, starts)) {
    blocks.push({ ...block, clauses: [] })
    if (block.kind === 'heading' && block.level === 1 && reader.draft.title === '')
      reader.draft.title = block.text
    if (block.kind !== 'formal') continue
    any = true
    if (block.open)
      report(reader, whole, 'T105', 'error', block.at.from, block.at.from + 8, {
        line: block.at.line,
      })
    const tokens = tokensOf(block.text, block.inner)
    reader.steps += tokens.length
    formal.push({
      view: { ...whole, article: block.article },
      tokens,
      sentences: sentencesOf(tokens),
      index: blocks.length - 1,
    })
  }
  if (!any) report(reader, whole, 'T114', 'error', 0, 0, { file: source.file })
}

/** First pass: what is declared anywhere has a name everywhere. */
function collectNames(reader: Reader, block: FormalBlock): void {
  const { names } = reader
  const { tokens } = block
  for (const sentence of block.sentences) {
    const cursor = new Cursor(reader, block.view, tokens, sentence)
    const first = cursor.peek()
    if (!first || first.kind === 'clause' || first.kind === 'mark') continue
    if (first.kind === 'string') {
      names.add(first.text, 'term')
      continue
    }
    const article = cursor.accept('the') ? 'the' : ''
    const begin = cursor.pos
    const verb = verbAhead(cursor, ['is', 'are', 'lasts', 'begins', 'reaches', 'confirms'])
    if (verb <= begin || verb - begin > 40) continue
    const word = tokens[verb]?.low
    cursor.pos = verb + 1
    const name = () => cursor.textOf(begin, verb)
    if (word === 'lasts' || word === 'begins') {
      if (/^[\p{Lu}\p{Lo}]/u.test(tokens[begin]?.text ?? '')) names.add(name(), 'phase', article)
    } else if (word === 'reaches' || word === 'confirms') continue
    else if (
      cursor.is('the event that') ||
      cursor.is('the period in which') ||
      cursor.is('the moment at which') ||
      cursor.is('the day on which')
    ) {
      if (!/^day$/i.test(tokens[begin]?.text ?? '')) names.add(name(), 'event', article)
      else names.add('Day 1', 'event')
    } else if (isZoneSentence(cursor)) names.add(name(), 'zone', article)
    else if (isRoleSentence(cursor)) addActors(reader, block, begin, verb, article)
  }
}

function isZoneSentence(cursor: Cursor): boolean {
  if (cursor.is('a zone') || cursor.is('an area') || cursor.is('zones')) return true
  if (!cursor.is('a') && !cursor.is('an')) return false
  for (let i = 1; i <= 4; i += 1) {
    const token = cursor.peek(i)
    if (!token || token.kind !== 'word') return false
    if (token.low === 'zone') return true
  }
  return false
}

const roleStart =
  /^(part(y|ies)|mediators?|facilitators?|guarantors?|witness(es)?|verifiers?|joint|neutral|deciding|officials?|actors?)$/

function isRoleSentence(cursor: Cursor): boolean {
  const ahead = cursor.is('a') || cursor.is('an') ? 1 : 0
  const token = cursor.peek(ahead)
  if (token?.kind !== 'word') return false
  if (roleStart.test(token.low)) return true
  // "The Guarantors are Arden, Belmar and the Coast States."
  return (
    ahead === 0 &&
    /^[\p{Lu}\p{Lo}]/u.test(token.low === 'the' ? (cursor.peek(1)?.text ?? '') : token.text)
  )
}

/** "Arden, Belmar and the Coast States are mediators." names three. */
function addActors(
  reader: Reader,
  block: FormalBlock,
  begin: number,
  verb: number,
  article: string,
): void {
  const { tokens, view } = block
  const one = new Cursor(reader, view, tokens, { start: begin, end: verb, stopped: true })
  const plural = tokens[verb]?.low === 'are'
  const after = new Cursor(reader, view, tokens, { start: verb + 1, end: verb + 2, stopped: true })
  const listed = plural && roleStart.test(after.peek()?.low ?? '')
  let from = begin
  let with_ = article
  for (let i = begin; i <= verb; i += 1) {
    const token = tokens[i]
    const joint = listed && (token?.low === 'and' || token?.text === ',')
    if (i < verb && !joint) continue
    const name = one.textOf(from, i)
    if (name !== '' && i - from <= 12) reader.names.add(name, 'actor', with_)
    from = i + 1
    with_ = ''
    if (tokens[from]?.low === 'the') {
      with_ = 'the'
      from += 1
    }
  }
}

function declaresGroup(cursor: Cursor): boolean {
  const first = cursor.peek()
  if (!first || first.kind === 'clause') return false
  const start = cursor.pos
  const is = cursor.name('actor') !== null && (cursor.is('holds') || cursor.is('hold'))
  if (is) {
    cursor.pos += 1
    const range = groupNameRange(cursor)
    const name = cursor.textOf(range.from, range.to)
    if (name !== '') cursor.reader.names.add(name, 'group', range.article)
  }
  cursor.pos = start
  return is
}

/** "Day n" must be known before clauses that use it; the sentence may stand anywhere. */
function dayOneFirst(cursor: Cursor): boolean {
  return dayOneAt(cursor) || dayRuleAt(cursor)
}

function readSentence(reader: Reader, block: FormalBlock, sentence: Sentence): void {
  const cursor = new Cursor(reader, block.view, block.tokens, sentence)
  const first = cursor.peek()
  if (!first) return
  if (!sentence.stopped) sayMissingStop(cursor, block)
  if (first.kind === 'clause') {
    if (interlockAt(cursor)) reader.clause = -1
    else numberedAt(cursor)
  } else if (declaresGroup(cursor) || cursor.is('day 1 is') || cursor.is('a day ends at')) {
    reader.clause = -1
    return
  } else if (!unnumbered(cursor)) {
    sayNotUnderstood(cursor)
    return
  }
  sayRest(cursor)
}

/** Words left over at the end of a sentence that was understood up to there. */
function sayRest(cursor: Cursor): void {
  if (cursor.failed || cursor.done) return
  cursor.fail('T111', { found: short(cursor.textOf(cursor.pos, cursor.end), 60) })
}

type Form = (cursor: Cursor) => boolean

/** Sentences that stand by themselves; each ends what belonged to the clause before. */
const standing: readonly Form[] = [
  headerAt,
  termAt,
  ladderAt,
  aimAt,
  checkAt,
  historyAt,
  assumeAt,
  keyAt,
  expiryAt,
  eventAt,
  phaseAt,
  zoneDeclarationAt,
  zoneRuleAt,
  answersAt,
  roleAt,
]

function unnumbered(cursor: Cursor): boolean {
  const { reader } = cursor
  const start = cursor.pos
  if (cursor.is('reading')) return readingAt(cursor)
  for (const form of standing) {
    const clause = reader.clause
    const reading = reader.reading
    reader.clause = -1
    reader.reading = -1
    if (form(cursor)) return true
    reader.clause = clause
    reader.reading = reading
    if (cursor.failed) return true
    cursor.pos = start
  }
  return attachedAt(cursor)
}

function sayMissingStop(cursor: Cursor, block: FormalBlock): void {
  const next = block.tokens[cursor.end]
  const last = block.tokens[cursor.end - 1]
  if (!last) return
  const at = next ?? last
  cursor.warn(
    'T101',
    'error',
    next
      ? { next: next.text, kind: next.kind === 'clause' ? 'clause' : 'sentence' }
      : { next: '', kind: 'end' },
    at.from,
    at.to,
    { from: last.to, to: last.to, text: '.' },
  )
}

const roleNames = [
  'party',
  'mediator',
  'guarantor',
  'verifier',
  'witness',
  'facilitator',
  'official',
]

/** "Arden is a host.": a word where a role should stand. */
function sayUnknownRole(cursor: Cursor): boolean {
  cursor.failed = false
  cursor.pos = cursor.sentence.start
  const verb = verbAhead(cursor, ['is', 'are'])
  if (verb <= cursor.pos || verb > cursor.pos + 8) return false
  cursor.pos = verb + 1
  if (!cursor.acceptOne('a', 'an') || cursor.end - cursor.pos > 3) return false
  cursor.fail('T212', { found: cursor.textOf(cursor.pos, cursor.end) })
  return true
}

/** "The Desk confirms." where no Desk is declared. */
function sayUnknownSubject(cursor: Cursor): boolean {
  cursor.failed = false
  cursor.pos = cursor.sentence.start
  const verb = verbAhead(cursor, ['confirms', 'confirm', 'holds', 'reaches', 'answers'])
  if (verb < 0 || verb - cursor.pos > 8 || verb === cursor.pos) return false
  if (cursor.matchName(['actor', 'zone']) || cursor.reader.numbered.size + verb === 0) return false
  oneActorAt(cursor, [])
  cursor.pos = cursor.end
  cursor.failed = true
  return true
}

const openers = [
  'Reading',
  'Check',
  'History',
  'Assume',
  'Aim',
  'Expected',
  'Phase',
  'Day',
  'This',
  'If',
  'For',
  'A',
]

function sayNotUnderstood(cursor: Cursor): void {
  const first = cursor.tokens[cursor.sentence.start]
  if (!first) return
  if (sayUnknownSubject(cursor)) return
  const role = cursor.tokens
    .slice(cursor.sentence.start, Math.min(cursor.end, cursor.sentence.start + 12))
    .map((token) => (roleStart.test(token.low) ? null : nearest(token.text, roleNames)))
    .find((one) => one !== null)
  const meant = role ?? (first.kind === 'word' ? nearest(first.text, openers) : null)
  if (meant === null && sayUnknownRole(cursor)) return
  const actor = cursor.reader.names.suggest(first.text, ['actor'])
  const hint = meant !== null && meant !== first.text ? meant : actor
  cursor.failed = false
  cursor.pos = cursor.sentence.start
  cursor.fail('T102', {
    found: cursor
      .textOf(cursor.sentence.start, Math.min(cursor.end, cursor.sentence.start + 8))
      .slice(0, 80),
    ...(hint === null || hint === first.text ? {} : { meant: hint }),
  })
}

function inOrder(diagnostics: readonly Diagnostic[], sources: readonly Source[]): Diagnostic[] {
  const rank = new Map(sources.map((source, i) => [source.file, i]))
  return diagnostics.toSorted(
    (a, b) => (rank.get(a.at.file) ?? 0) - (rank.get(b.at.file) ?? 0) || a.at.from - b.at.from,
  )
}

/** A file of noise gets a count, not ten thousand lines. */
function capped(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  if (diagnostics.length <= mostRemarks) return [...diagnostics]
  const kept = diagnostics.slice(0, mostRemarks)
  const first = diagnostics[mostRemarks]
  if (first)
    kept.push({
      code: 'T116',
      severity: 'error',
      at: first.at,
      data: complete({ more: diagnostics.length - mostRemarks }),
    })
  return kept
}
