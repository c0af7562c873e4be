// One canonical layout: a sentence a line, sentences that belong to a clause indented, single spaces.
// Only white space between the tokens of formal blocks changes; prose, quotations and order never do.
import { blocksOf, lineStartsOf } from './markdown.ts'
import { sentencesOf, tokensOf, type Sentence, type Token } from './tokens.ts'

/** Lays out the formal blocks of a file. Formatting twice is formatting once. */
export function format(text: string): string {
  const blocks = blocksOf({ file: '', text }, lineStartsOf(text))
  let out = ''
  let done = 0
  for (const block of blocks) {
    if (block.kind !== 'formal' || block.open) continue
    const end = block.inner + block.text.length
    out +=
      text.slice(done, block.inner) + laidOut(block.text, text.includes('\r\n') ? '\r\n' : '\n')
    done = end
  }
  return out + text.slice(done)
}

function laidOut(inner: string, newline: string): string {
  const tokens = tokensOf(inner, 0)
  // A quotation that is never closed may hide a full stop: such a block is left as it is.
  if (tokens.some((token) => token.open)) return inner
  const lines: string[] = []
  let before = 0
  let numbered = false
  let laid = 0
  for (const sentence of sentencesOf(tokens)) {
    laid += sentence.end - sentence.start + (sentence.stopped ? 1 : 0)
    const first = tokens[sentence.start]
    const last = tokens[sentence.stopped ? sentence.end : sentence.end - 1]
    if (!first || !last) continue
    const gap = inner.slice(before, first.from)
    const blank = lines.length > 0 && /\n[^\S\n]*\r?\n/.test(gap)
    if (blank) lines.push('')
    if (first.kind === 'clause') numbered = true
    else if (!attaches(tokens, sentence)) numbered = first.low === 'reading'
    const indent = numbered && first.kind !== 'clause' && first.low !== 'reading' ? '    ' : ''
    lines.push(indent + squeezed(inner, tokens, sentence))
    before = last.to
  }
  // A mark that belongs to no sentence (a lone full stop): such a block is left as it is, too.
  if (laid < tokens.length) return inner
  return lines.length === 0 ? '' : lines.join(newline) + newline
}

/** The sentence as written, with single spaces where there was white space. */
function squeezed(text: string, tokens: readonly Token[], sentence: Sentence): string {
  let out = ''
  const end = sentence.stopped ? sentence.end + 1 : sentence.end
  for (let i = sentence.start; i < end; i += 1) {
    const token = tokens[i]
    const before = tokens[i - 1]
    if (!token) break
    if (i > sentence.start && before && token.from > before.to && token.text !== '.') out += ' '
    out += text.slice(token.from, token.to)
  }
  return out
}

const leading = new Set(['it', 'if', 'this', 'a', 'an', 'each', 'the', 'not'])

/** Does an unnumbered sentence belong to the clause above it? By its words alone, without names. */
function attaches(tokens: readonly Token[], sentence: Sentence): boolean {
  const words = tokens.slice(sentence.start, sentence.end).map((token) => token.low)
  const first = words[0] ?? ''
  const text = ` ${words.slice(0, 60).join(' ')} `
  if (tokens[sentence.start]?.kind === 'string') return false
  if (/^ (this is known|a shortfall|it is excused|the number is|if it has not) /.test(text))
    return true
  if (/ ends and is not complete /.test(text)) return false
  if (/ (is|are) (proved|an?|the) /.test(text.slice(0, 80)) && !/ proved by /.test(text))
    return false
  if (/ (confirms?|may) /.test(text) || / proved by /.test(text)) return true
  return leading.has(first) && / if /.test(text.slice(0, 5))
}
