// A reading head over one sentence. The first thing that goes wrong is remembered and the head jumps to
// the full stop: every later step then finds nothing, and reading goes on with the next sentence.
import type { Diagnostic, Place } from '../model/index.ts'
import { placeOf, short } from './markdown.ts'
import type { NameKind, NameMatch } from './names.ts'
import { numberOf, ordinalOf } from './numbers.ts'
import { report, type FileView, type Reader } from './reader.ts'
import type { Sentence, Token } from './tokens.ts'

const phrases = new Map<string, readonly string[]>()

function phraseOf(text: string): readonly string[] {
  let words = phrases.get(text)
  if (!words) {
    words = text.split(' ')
    phrases.set(text, words)
  }
  return words
}

export class Cursor {
  readonly reader: Reader
  readonly view: FileView
  readonly tokens: readonly Token[]
  readonly sentence: Sentence
  pos: number
  end: number
  failed = false

  constructor(reader: Reader, view: FileView, tokens: readonly Token[], sentence: Sentence) {
    this.reader = reader
    this.view = view
    this.tokens = tokens
    this.sentence = sentence
    this.pos = sentence.start
    this.end = sentence.end
  }

  get done(): boolean {
    return this.pos >= this.end
  }

  peek(ahead = 0): Token | undefined {
    const at = this.pos + ahead
    return at < this.end ? this.tokens[at] : undefined
  }

  /** Does the phrase stand here? Words in any case; marks as they are. */
  is(phrase: string, ahead = 0): boolean {
    const words = phraseOf(phrase)
    for (let i = 0; i < words.length; i += 1) {
      this.reader.steps += 1
      const token = this.peek(ahead + i)
      if (!token || token.kind === 'string' || token.low !== words[i]) return false
    }
    return true
  }

  accept(phrase: string): boolean {
    if (!this.is(phrase)) return false
    this.pos += phraseOf(phrase).length
    return true
  }

  /** The first of several phrases that stands here. */
  acceptOne<T extends string>(...options: readonly T[]): T | null {
    for (const option of options) if (this.accept(option)) return option
    return null
  }

  expect(phrase: string): boolean {
    if (this.accept(phrase)) return true
    this.wanted(phrase)
    return false
  }

  /** A number in digits or words. */
  number(): number | null {
    const token = this.peek()
    if (!token || (token.kind !== 'number' && token.kind !== 'word')) return null
    const n = numberOf(token.text)
    if (n !== null) this.pos += 1
    return n
  }

  ordinal(): number | null {
    const token = this.peek()
    if (token?.kind !== 'word') return null
    const n = ordinalOf(token.text)
    if (n !== null) this.pos += 1
    return n
  }

  clauseId(): string | null {
    const token = this.peek()
    if (token?.kind !== 'clause') return null
    this.pos += 1
    this.reader.references.push({ kind: 'clause', name: token.text, at: this.placeAt(token) })
    return token.text
  }

  string(): string | null {
    const token = this.peek()
    if (token?.kind !== 'string') return null
    if (token.open) {
      this.fail('T107', { found: short(token.text, 40) }, token)
      return null
    }
    this.pos += 1
    return token.text
  }

  /** A declared name, after an optional "the". */
  name(...kinds: readonly NameKind[]): string | null {
    const found = this.matchName(kinds)
    if (!found) return null
    this.pos = found.end
    return found.name
  }

  matchName(kinds: readonly NameKind[], ahead = 0): NameMatch | null {
    this.reader.steps += 1
    let start = this.pos + ahead
    if (this.is('the', ahead)) start += 1
    return this.reader.names.match(this.tokens, start, this.end, kinds)
  }

  /** The words from one token to another, white space made single. */
  textOf(from: number, to: number): string {
    const first = this.tokens[from]
    const last = this.tokens[to - 1]
    if (!first || !last || to <= from) return ''
    return this.view.text.slice(first.from, last.to).replace(/\s+/g, ' ')
  }

  /** Everything up to the end of the sentence, or up to a mark. */
  rest(...until: readonly string[]): string {
    const from = this.pos
    while (
      !this.done &&
      !(this.peek()?.kind === 'mark' && until.includes(this.peek()?.text ?? ''))
    ) {
      this.reader.steps += 1
      this.pos += 1
    }
    return this.textOf(from, this.pos)
  }

  /** Quoted words, or plain words up to a mark. */
  words(...until: readonly string[]): string {
    const next = this.peek(1)
    if (
      this.peek()?.kind === 'string' &&
      (!next || (next.kind === 'mark' && until.includes(next.text)))
    )
      return this.string() ?? ''
    return this.rest(...until)
  }

  placeAt(token: Token): Place {
    return placeOf(this.view.file, this.view.starts, token.from, token.to)
  }

  /** Place of the whole sentence. */
  place(): Place {
    const first = this.tokens[this.sentence.start]
    const last = this.tokens[this.sentence.end - 1]
    return placeOf(this.view.file, this.view.starts, first?.from ?? 0, last?.to ?? 0)
  }

  placeFrom(start: number): Place {
    const first = this.tokens[start]
    const last = this.tokens[Math.max(start, this.pos - 1)]
    return placeOf(this.view.file, this.view.starts, first?.from ?? 0, last?.to ?? 0)
  }

  wanted(expected: string): void {
    this.fail('T104', { expected })
  }

  /** Remembers the first mistake of the sentence and goes to its end. */
  fail(
    code: string,
    data: Diagnostic['data'],
    token: Token | undefined = this.peek(),
    fix?: Diagnostic['fix'],
  ): void {
    if (!this.failed) {
      const last = this.tokens[this.end - 1]
      const from = token?.from ?? last?.to ?? 0
      const to = token?.to ?? last?.to ?? 0
      const found = token ? short(this.view.text.slice(token.from, token.to), 60) : ''
      report(
        this.reader,
        this.view,
        code,
        'error',
        from,
        to,
        { found, ...data, ...this.about() },
        fix ? { fix } : {},
      )
    }
    this.failed = true
    this.pos = this.end
  }

  /** A remark that does not stop the sentence. */
  warn(
    code: string,
    severity: Diagnostic['severity'],
    data: Diagnostic['data'],
    from: number,
    to: number,
    fix?: Diagnostic['fix'],
  ): void {
    report(
      this.reader,
      this.view,
      code,
      severity,
      from,
      to,
      { ...data, ...this.about() },
      fix ? { fix } : {},
    )
  }

  /** A remark on the whole sentence. */
  warnSentence(
    code: string,
    severity: Diagnostic['severity'],
    data: Diagnostic['data'] = {},
  ): void {
    const at = this.place()
    this.warn(code, severity, data, at.from, at.to)
  }

  /** The clause number with which the sentence begins, for messages. */
  about(): { clause?: string } {
    const first = this.tokens[this.sentence.start]
    return first?.kind === 'clause' ? { clause: first.text } : {}
  }
}
