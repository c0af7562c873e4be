// Words, numbers, quotations and marks of a formal block, each with its offset in the Markdown file.

export interface Token {
  readonly kind: 'word' | 'number' | 'clause' | 'date' | 'time' | 'string' | 'mark'
  /** As written; of a quotation what stands between the marks. */
  readonly text: string
  /** Lower case, for keywords. */
  readonly low: string
  readonly from: number
  readonly to: number
  /** First token on its line. */
  readonly first: boolean
  /** A quotation whose closing mark is missing. */
  readonly open: boolean
}

const pattern =
  /(\s+)|(\d{4}-\d{2}-\d{2})(?![\w-])|(\d{1,2}:\d{2})(?!\d)|([A-Z]?\d+(?:\.\d+)+[a-z]?)(?![\p{L}\p{N}])|(\d{1,3}(?:,\d{3})+|\d+)(?![\p{L}\p{N}_-])|("[^"\n]*"?|“[^”\n]*”?|«[^»\n]*»?)|([\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_'’/-]*[\p{L}\p{N}\p{M}_])?['’]?)|([\s\S])/uy

/** Tokens of `text`; `offset` is added to every position. */
export function tokensOf(text: string, offset: number): Token[] {
  const tokens: Token[] = []
  let first = true
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const from = offset + match.index
    const whole = match[0]
    if (match[1] !== undefined) {
      if (whole.includes('\n')) first = true
      continue
    }
    const kind = kindOf(match)
    const closed = kind !== 'string' || (whole.length > 1 && '"”»'.includes(whole.at(-1) ?? ''))
    const inner = kind === 'string' ? whole.slice(1, closed ? -1 : undefined) : whole
    tokens.push({
      kind,
      text: inner,
      low: kind === 'string' ? inner : inner.toLowerCase(),
      from,
      to: from + whole.length,
      first,
      open: !closed,
    })
    first = false
  }
  return tokens
}

/** The group that matched, in the order of the pattern: the commonest kinds are asked first. */
function kindOf(match: RegExpExecArray): Token['kind'] {
  if (match[7] !== undefined) return 'word'
  if (match[8] !== undefined) return 'mark'
  if (match[4] !== undefined) return 'clause'
  if (match[5] !== undefined) return 'number'
  if (match[6] !== undefined) return 'string'
  return match[2] !== undefined ? 'date' : 'time'
}

/** A sentence: tokens from `start` up to `end`, the full stop left out. */
export interface Sentence {
  readonly start: number
  readonly end: number
  /** Whether a full stop ends it. */
  readonly stopped: boolean
}

const joining = new Set([
  'and',
  'or',
  'of',
  'under',
  'to',
  'in',
  'with',
  'that',
  'until',
  'while',
  'if',
  'by',
  'pause',
  'suspend',
  'resume',
  'back',
  'does',
  'each',
  'for',
])

/** Words that end a declaration, so that a line after them begins a new sentence. */
const declared = new Set(['party', 'parties', 'mediator', 'mediators', 'guarantor', 'guarantors'])

/**
 * Splits at the full stop. A line that begins with a clause number also begins a sentence, so that a
 * forgotten full stop costs one message and not the next clause.
 */
export function sentencesOf(tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]
    if (!token) break
    if (token.kind === 'mark' && token.text === '.') {
      if (i > start) sentences.push({ start, end: i, stopped: true })
      start = i + 1
    } else if (token.kind === 'clause' && token.first && i > start) {
      const before = tokens[i - 1]
      if (before?.kind === 'mark' && before.text !== ')') continue
      if (before && joining.has(before.low)) continue
      sentences.push({ start, end: i, stopped: false })
      start = i
    } else if (token.first && i > start && declared.has(tokens[i - 1]?.low ?? '')) {
      const said = tokens.slice(start, Math.min(i, start + 12)).map((one) => one.low)
      if (!said.includes('is') && !said.includes('are')) continue
      if (token.low === 'and' || token.kind !== 'word') continue
      sentences.push({ start, end: i, stopped: false })
      start = i
    }
  }
  if (start < tokens.length) sentences.push({ start, end: tokens.length, stopped: false })
  return sentences
}
