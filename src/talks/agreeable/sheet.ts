// The sheet: a round written down so that a mediator can read it aloud. One sentence a line; a line
// that begins with a space goes on; "#" begins a remark for the reader.
//
//   Parties: North, South.
//   Clause 1 "Length of phase one": option A "40 days", option B "42 days".
//   Clause 2 "Crossing open", counts 3.
//   Clause 3 "Trucks": ladder 200, 400, 600 trucks a day.
//   Linked: clause 1 option B, clause 2.
//   Known: clause 2 is proposed by the mediator.
//   North accepts clause 3 up to 400.   North rejects clause 2.   South signs only if clause 2 is in.
import type { Extent, Remark } from '../condition.ts'
import { parseCondition, Reader } from '../condition-parse.ts'
import { tokensOf, type Token } from '../condition-words.ts'
import type { Clause, KnownFact, OptionRef, Round, Statement } from './round.ts'

/** Reads a sheet. Sentences that cannot be read are left out, each with a remark. Offsets are the text's. */
export function parseSheet(text: string): { round: Round; remarks: Remark[] } {
  const remarks: Remark[] = []
  const parties: string[] = []
  const clauses: Clause[] = []
  const links: OptionRef[][] = []
  const facts: KnownFact[] = []
  const statements: Statement[] = []
  for (const sentence of sentencesOf(text)) {
    const own: Remark[] = []
    const tokens = tokensOf(sentence.text, sentence.at.from, own)
    const reader = new Reader(tokens, own)
    if (reader.take('parties', ':')) parties.push(...readParties(reader))
    else if (reader.take('linked', ':')) pushIf(links, readLink(reader))
    else if (reader.take('known', ':') || reader.take('known', 'not', ':'))
      pushIf(facts, readKnown(sentence, tokens, own))
    else if (startsClause(tokens)) pushIf(clauses, readClause(reader))
    else pushIf(statements, readStatement(sentence, tokens, parties, own))
    remarks.push(...own.map((one) => ({ ...one, at: { from: one.at.from, to: one.at.to } })))
  }
  return { round: { parties, clauses, links, facts, statements }, remarks }
}

interface Sentence {
  text: string
  at: Extent
}

/** Lines, with the indented lines that follow them. */
function* sentencesOf(text: string): Generator<Sentence> {
  let open: Sentence | undefined
  let offset = 0
  for (const line of text.split('\n')) {
    const at = { from: offset, to: offset + line.length }
    offset += line.length + 1
    if (open !== undefined && /^\s+\S/.test(line)) {
      open.text += `\n${line}`
      open.at.to = at.to
      continue
    }
    if (open !== undefined) yield open
    open = line.trim() === '' || line.startsWith('#') ? undefined : { text: line, at }
  }
  if (open !== undefined) yield open
}

function pushIf<T>(list: T[], one: T | undefined): void {
  if (one !== undefined) list.push(one)
}

function ended<T>(reader: Reader, value: T): T | undefined {
  reader.take('.')
  return reader.peek().kind === 'end' ? value : reader.expected('full-stop')
}

function readParties(reader: Reader): string[] {
  const names: string[] = []
  do {
    const name = reader.name('party-name')
    if (name === undefined) return names
    names.push(name)
  } while (reader.take(',') || reader.take('and'))
  return ended(reader, names) ?? []
}

function readLink(reader: Reader): OptionRef[] | undefined {
  const refs: OptionRef[] = []
  do {
    const ref = reader.reference() ?? reader.expected('clause')
    if (ref === undefined) return undefined
    refs.push(ref)
  } while (reader.take(',') || reader.take('and'))
  return ended(reader, refs)
}

function readKnown(
  sentence: Sentence,
  tokens: readonly Token[],
  remarks: Remark[],
): KnownFact | undefined {
  const colon = tokens.findIndex((one) => one.text === ':')
  const start = tokens[colon]?.to ?? sentence.at.to
  const read = parseCondition(sentence.text.slice(start - sentence.at.from), start)
  remarks.push(...read.remarks)
  if (read.condition === undefined) return undefined
  const against = read.condition.kind === 'not'
  const fact = read.condition.kind === 'not' ? read.condition.part : read.condition
  if (fact.kind !== 'fact' || fact.about.kind === 'it') {
    const at = read.condition.at ?? sentence.at
    remarks.push({ code: 'talks-known-not-fact', severity: 'error', at, data: {} })
    return undefined
  }
  return { fact, holds: against === (colon === 2) }
}

/** "Clause 4 …" declares; "clause 4 …" never begins a statement, so the first word is enough. */
function startsClause(tokens: readonly Token[]): boolean {
  return tokens[0]?.text.toLowerCase() === 'clause'
}

function readClause(reader: Reader): Clause | undefined {
  reader.take('clause')
  const id = reader.word('clause-name')
  if (id === undefined) return undefined
  const title = reader.peek().kind === 'name' ? reader.word('title') : undefined
  let weight: number | undefined
  if (reader.take(',', 'counts') || reader.take('counts')) {
    const figure = reader.word('weight')
    if (figure === undefined) return undefined
    weight = /^\d{1,4}$/.test(figure) ? Number(figure) : 0
    if (weight < 1 || weight > 1000) return reader.expected('weight')
  }
  const head = {
    id,
    ...(title === undefined ? {} : { title }),
    ...(weight === undefined ? {} : { weight }),
  }
  if (!reader.take(':')) return ended(reader, { ...head, kind: 'choice', options: [{ id: '' }] })
  if (reader.take('ladder')) return readLadder(reader, head)
  const options: { id: string; title?: string }[] = []
  do {
    if (!reader.take('option')) return reader.expected('option')
    const option = reader.word('option-name')
    if (option === undefined) return undefined
    const named = reader.peek().kind === 'name' ? reader.word('title') : undefined
    options.push(named === undefined ? { id: option } : { id: option, title: named })
  } while (reader.take(','))
  return ended(reader, { ...head, kind: 'choice', options })
}

function readLadder(reader: Reader, head: { id: string }): Clause | undefined {
  const options: { id: string }[] = []
  do {
    const step = reader.word('step')
    if (step === undefined) return undefined
    options.push({ id: step })
  } while (reader.take(','))
  const unit = reader.peek().kind === 'word' ? reader.name('unit') : undefined
  const clause = { ...head, kind: 'ladder' as const, options }
  return ended(reader, unit === undefined ? clause : { ...clause, unit })
}

function readStatement(
  sentence: Sentence,
  tokens: readonly Token[],
  parties: readonly string[],
  remarks: Remark[],
): Statement | undefined {
  const verb = tokens.findIndex(
    (one, i) => i > 0 && verbs.has(one.text.toLowerCase()) && one.kind === 'word',
  )
  const wanted = 'statement'
  if (verb < 1) {
    const found = tokens[0]?.text ?? ''
    remarks.push({
      code: 'talks-expected',
      severity: 'error',
      at: sentence.at,
      data: { expected: wanted, found },
    })
    return undefined
  }
  const party = tokens
    .slice(0, verb)
    .map((one) => one.text)
    .join(' ')
  const at = sentence.at
  if (!parties.includes(party)) {
    const place = { from: at.from, to: tokens[verb - 1]?.to ?? at.to }
    remarks.push({ code: 'talks-party-unknown', severity: 'error', at: place, data: { party } })
    return undefined
  }
  const words = sentence.text.replace(/\s+/g, ' ').trim()
  const first = tokens[verb]?.text.toLowerCase()
  const rest = { party, words, at }
  if (first === 'signs') {
    const from = tokens[verb + 2]
    if (tokens[verb + 1]?.text !== 'only' || from?.text !== 'if') {
      const found = tokens[verb + 1]?.text ?? ''
      remarks.push({
        code: 'talks-expected',
        severity: 'error',
        at,
        data: { expected: 'only if', found },
      })
      return undefined
    }
    const condition = readRest(sentence, from.to, remarks)
    return condition && { kind: 'sign', condition, ...rest }
  }
  const opens = tokens.findIndex(
    (one, i) => i > verb && one.kind === 'word' && /^(only|if|unless)$/i.test(one.text),
  )
  const head = tokens.slice(verb + 1, opens < 0 ? -1 : opens)
  const stop = head.at(-1)?.to ?? tokens[verb]?.to ?? at.to
  const reader = new Reader([...head, { kind: 'end', text: '', from: stop, to: stop }], remarks)
  const on = reader.reference() ?? (remarks.length === 0 ? reader.expected('clause') : undefined)
  if (on === undefined) return undefined
  if (first === 'rejects') {
    if (opens < 0) return ended(reader, { kind: 'reject', on, ...rest })
    remarks.push({ code: 'talks-reject-if', severity: 'error', at, data: {} })
    return undefined
  }
  const range = readRange(reader)
  if (range === undefined || ended(reader, true) === undefined) return undefined
  const accept = { kind: 'accept' as const, on, ...range, ...rest }
  if (opens < 0) return accept
  // "only if" and "if" mean the same in an acceptance; "unless" belongs to the condition.
  const only = tokens[opens]?.text.toLowerCase() === 'only' ? 1 : 0
  const unless = tokens[opens + only]?.text.toLowerCase() === 'unless'
  const begins = unless ? tokens[opens + only]?.from : tokens[opens + only]?.to
  const condition = readRest(sentence, begins ?? at.to, remarks)
  return condition && { ...accept, condition }
}

const verbs: ReadonlySet<string> = new Set(['accepts', 'accept', 'rejects', 'reject', 'signs'])

function readRange(reader: Reader): { from?: string; upTo?: string } | undefined {
  const range: { from?: string; upTo?: string } = {}
  if (reader.take('from') || reader.take('at', 'least')) {
    const step = reader.word('step')
    if (step === undefined) return undefined
    range.from = step
  }
  if (reader.take('up', 'to') || reader.take('at', 'most')) {
    const step = reader.word('step')
    if (step === undefined) return undefined
    range.upTo = step
  }
  return range
}

function readRest(sentence: Sentence, from: number, remarks: Remark[]) {
  const read = parseCondition(sentence.text.slice(from - sentence.at.from), from)
  remarks.push(...read.remarks)
  return read.condition
}
