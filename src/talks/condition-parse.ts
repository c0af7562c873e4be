// Reads a condition. Recursive descent over the tokens of condition-words.ts:
//
//   condition := any [unless any]          any  := all { or all }       all := item { and item }
//   item      := ( condition ) | not item | neither item nor item | [subject] predicate
//   subject   := clause NAME [option NAME] | option NAME of clause NAME | it | the package
//   predicate := [is [not] in] | is out | [is] at least/at most/more than/less than STEP
//              | [is [not]] proposed by NAME | ratified [by NAME] [by DATE] | kept in an annex | verified by NAME
//
// "either" and "both" are heard and dropped; a comma may stand before and, or, but, unless.
import {
  allOf,
  anyOf,
  notOf,
  type Atom,
  type Condition,
  type Fact,
  type Remark,
  type Extent,
  type Subject,
} from './condition.ts'
import { boundaries, dateLike, dateOf, tokensOf, type Token } from './condition-words.ts'

export interface ParsedCondition {
  /** Absent when a remark of severity error says why. */
  condition?: Condition
  remarks: Remark[]
}

/** Reads one condition; every offset is moved by `offset`, the place of the text in a larger one. */
export function parseCondition(text: string, offset = 0): ParsedCondition {
  const remarks: Remark[] = []
  const reader = new Reader(tokensOf(text, offset, remarks), remarks)
  if (reader.peek().kind === 'end')
    remarks.push({ code: 'talks-condition-empty', severity: 'error', at: reader.peek(), data: {} })
  const condition = remarks.length === 0 ? reader.condition() : undefined
  if (condition !== undefined) {
    reader.take('.')
    if (reader.peek().kind !== 'end') reader.expected('end')
  }
  const clean = remarks.map((one) => ({ ...one, at: { from: one.at.from, to: one.at.to } }))
  if (condition === undefined || clean.some((one) => one.severity === 'error'))
    return { remarks: clean }
  return { condition, remarks: clean }
}

/** Brackets and "not" inside one another; nobody can follow more, and neither can the stack. */
const deepest = 100

/** Reads the tokens of a condition; stops at the first error, which it has told. */
export class Reader {
  private next = 0
  private depth = 0
  private readonly tokens: readonly Token[]
  private readonly remarks: Remark[]
  constructor(tokens: readonly Token[], remarks: Remark[]) {
    this.tokens = tokens
    this.remarks = remarks
  }

  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.next + ahead, this.tokens.length - 1)] as Token
  }

  /** Takes these words if they come next. */
  take(...words: string[]): boolean {
    const here = words.every((word, i) => {
      const one = this.peek(i)
      return (one.kind === 'word' || one.kind === 'mark') && one.text.toLowerCase() === word
    })
    if (here) this.next += words.length
    return here
  }

  /** Tells what was wanted here; `wanted` is a key of the sentence's variants or a word of the language. */
  expected(wanted: string): undefined {
    const found = this.peek()
    const data = { expected: wanted, found: found.kind === 'end' ? '' : found.text }
    this.remarks.push({ code: 'talks-expected', severity: 'error', at: found, data })
    return undefined
  }

  condition(): Condition | undefined {
    const from = this.peek().from
    const opening = this.take('unless')
    const first = this.any()
    if (first === undefined) return undefined
    if (opening) return spanned(notOf(first), { from, to: this.last() })
    if (!this.joint('unless')) return first
    const except = this.any()
    if (except === undefined) return undefined
    return spanned(allOf([first, notOf(except)]), { from, to: this.last() })
  }

  private any(): Condition | undefined {
    const from = this.peek().from
    const parts: Condition[] = []
    let mixed = false
    this.take('either')
    do {
      const before = this.next
      const part = this.all()
      if (part === undefined) return undefined
      // A bracketed "and" is no mixture; one that begins with a bracket may still be.
      if (part.kind === 'and' && !this.bracketed(before)) mixed = true
      parts.push(part)
    } while (this.joint('or'))
    const at = { from, to: this.last() }
    if (mixed && parts.length > 1)
      this.remarks.push({ code: 'talks-and-or-mixed', severity: 'warning', at, data: {} })
    return parts.length === 1 ? parts[0] : spanned(anyOf(parts), at)
  }

  private all(): Condition | undefined {
    const from = this.peek().from
    const parts: Condition[] = []
    this.take('both')
    do {
      const part = this.item()
      if (part === undefined) return undefined
      parts.push(part)
    } while (this.joint('and') || this.joint('but'))
    return parts.length === 1 ? parts[0] : spanned(allOf(parts), { from, to: this.last() })
  }

  private item(): Condition | undefined {
    this.depth += 1
    const read = this.depth > deepest ? this.expected('shallower') : this.nested()
    this.depth -= 1
    return read
  }

  private nested(): Condition | undefined {
    const from = this.peek().from
    if (this.take('(')) {
      const inner = this.condition()
      if (inner === undefined) return undefined
      return this.take(')') ? inner : this.expected(')')
    }
    if (this.take('not')) {
      const inner = this.item()
      return inner === undefined ? undefined : spanned(notOf(inner), { from, to: this.last() })
    }
    if (this.take('neither')) {
      const parts: Condition[] = []
      do {
        const part = this.item()
        if (part === undefined) return undefined
        parts.push(notOf(part))
      } while (this.joint('nor'))
      if (parts.length < 2) return this.expected('nor')
      return spanned(allOf(parts), { from, to: this.last() })
    }
    return this.atom(from)
  }

  private atom(from: number): Condition | undefined {
    const named = this.subject()
    if (named === undefined) return undefined
    const subject = named.about
    if (!this.take('is')) this.take('are')
    const sign = !this.take('not')
    const read = this.predicate(subject, named.written)
    if (read === undefined) return undefined
    const atom = spanned(read.atom, { from, to: this.last() })
    return sign === read.sign ? atom : spanned(notOf(atom), { from, to: this.last() })
  }

  private subject(): { about: Subject; written: boolean } | undefined {
    if (this.take('it')) return { about: { kind: 'it' }, written: true }
    if (this.take('the', 'package')) return { about: { kind: 'package' }, written: true }
    const ref = this.reference()
    if (ref === null) return { about: { kind: 'it' }, written: false }
    return ref === undefined ? undefined : { about: { kind: 'clause', ...ref }, written: true }
  }

  /** A clause with or without its option; null if none begins here, undefined after an error. */
  reference(): { clause: string; option?: string } | null | undefined {
    if (this.take('clause')) {
      const clause = this.word('clause-name')
      if (clause === undefined) return undefined
      if (!this.take('option')) return { clause }
      const option = this.word('option-name')
      return option === undefined ? undefined : { clause, option }
    }
    if (this.take('option')) {
      const option = this.word('option-name')
      if (option === undefined) return undefined
      if (!this.take('of', 'clause')) return this.expected('of clause')
      const clause = this.word('clause-name')
      return clause === undefined ? undefined : { clause, option }
    }
    return null
  }

  private predicate(about: Subject, written: boolean): { atom: Atom; sign: boolean } | undefined {
    const fact = this.fact(about)
    if (fact !== null) return fact && { atom: fact, sign: true }
    if (about.kind !== 'clause') {
      return this.expected(written ? 'fact' : 'condition')
    }
    if (this.take('in', 'the', 'package') || this.take('in'))
      return { atom: inside(about), sign: true }
    if (this.take('out')) return { atom: inside(about), sign: false }
    for (const [first, second, compare, sign] of comparisons)
      if (this.take(first, second)) return this.level(about, compare, sign)
    if (this.take('below')) return this.level(about, 'at-least', false)
    const before = this.tokens[this.next - 1]?.text.toLowerCase()
    if (before === 'is' || before === 'are' || before === 'not') return this.expected('predicate')
    return { atom: inside(about), sign: true }
  }

  private level(
    about: { clause: string; option?: string },
    compare: 'at-least' | 'more-than',
    sign: boolean,
  ): { atom: Atom; sign: boolean } | undefined {
    if (about.option !== undefined) return this.expected('no-option')
    const step = this.word('step')
    if (step === undefined) return undefined
    const unit = this.words()
    const atom: Atom = { kind: 'level', clause: about.clause, compare, step }
    return { atom: unit.length === 0 ? atom : { ...atom, unit: unit.join(' ') }, sign }
  }

  /** A fact about the subject; null if none begins here. */
  fact(about: Subject): Fact | null | undefined {
    if (this.take('kept', 'in', 'an', 'annex') || this.take('kept', 'in', 'the', 'annex'))
      return { kind: 'fact', about, fact: 'annexed' }
    if (this.take('ratified')) return this.ratified(about)
    for (const fact of ['proposed', 'verified'] as const)
      if (this.take(fact)) {
        if (!this.take('by')) return this.expected('by')
        const by = this.name('actor')
        return by === undefined ? undefined : { kind: 'fact', about, fact, by }
      }
    return null
  }

  private ratified(about: Subject): Fact | undefined {
    const fact: Fact = { kind: 'fact', about, fact: 'ratified' }
    while (this.take('by')) {
      const quotedName = this.peek().kind === 'name'
      const name = this.name('date-or-body')
      if (name === undefined) return undefined
      if (!quotedName && dateLike(name.split(' ')) && dateOf(name.split(' ')) === undefined)
        return this.expected('date')
      const date = quotedName ? undefined : dateOf(name.split(' '))
      if (date !== undefined && fact.before === undefined) fact.before = date
      else if (date === undefined && fact.by === undefined && fact.before === undefined)
        fact.by = name
      else return this.expected('one-date')
    }
    return fact
  }

  /** One word or a quoted name. */
  word(wanted: string): string | undefined {
    const one = this.peek()
    if (one.kind !== 'name' && (one.kind !== 'word' || boundaries.has(one.text.toLowerCase())))
      return this.expected(wanted)
    this.next += 1
    return one.text
  }

  /** A quoted name, or words up to the next boundary. */
  name(wanted: string): string | undefined {
    if (this.peek().kind === 'name') return this.word(wanted)
    const words = this.words()
    return words.length === 0 ? this.expected(wanted) : words.join(' ')
  }

  private words(): string[] {
    const words: string[] = []
    for (;;) {
      const one = this.peek()
      if (one.kind !== 'word' || boundaries.has(one.text.toLowerCase())) return words
      words.push(one.text)
      this.next += 1
    }
  }

  private joint(word: string): boolean {
    return this.take(word) || this.take(',', word)
  }

  private bracketed(before: number): boolean {
    if (this.tokens[before]?.text !== '(') return false
    let depth = 0
    for (let i = before; i < this.next; i++) {
      const one = this.tokens[i] as Token
      if (one.kind === 'mark' && one.text === '(') depth += 1
      if (one.kind === 'mark' && one.text === ')') depth -= 1
      if (depth === 0) return i === this.next - 1
    }
    return false
  }

  private last(): number {
    return this.tokens[this.next - 1]?.to ?? this.peek().from
  }
}

const comparisons = [
  ['at', 'least', 'at-least', true],
  ['at', 'most', 'more-than', false],
  ['more', 'than', 'more-than', true],
  ['less', 'than', 'at-least', false],
] as const

function inside(about: { clause: string; option?: string }): Atom {
  return about.option === undefined
    ? { kind: 'in', clause: about.clause }
    : { kind: 'in', clause: about.clause, option: about.option }
}

function spanned<T extends Condition>(condition: T, at: Extent): T {
  return { ...condition, at }
}
