// The little of grammar that the rules need: where the clause of a verb begins, who stands before it,
// what is joined by "and", what is under an "if". No parser: a handful of closed word lists.
import type { ActorMark } from './register.ts'
import type { Word } from './sentences.ts'

const set = (words: string) => new Set(words.split(' '))

export const beForms = set('is are was were be been being')
const subordinators = set(
  'that whether if unless which who whom while although though because when after before since until whereas where',
)
export const conditionals = set('if unless provided providing')
const prepositions = set(
  'of in on at by for from with within under over after before during despite following against between among amid into near to through towards toward including',
)
const openers = set(
  'in on at under over after before during despite following with amid as for by initially however historically previously meanwhile also earlier later today yesterday tuesday monday wednesday thursday friday saturday sunday recently finally although while if unless once when since given according',
)
const determiners = set(
  'the a an its his her their our your my this these those any some no each every recent new latest official immediate public strong widespread continued growing initial current several further and/or',
)
export const pronouns = set('he she it they we i')
export const negations = set('not never cannot neither nor hardly without')

/** A word before which a form such as "demands" or "proposed" is a noun or an adjective. */
export function nounBefore(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (determiners.has(word.lower) ||
      (prepositions.has(word.lower) && word.lower !== 'to') ||
      word.possessive)
  )
}

/** Index of the first word of the clause in which word `at` stands, and what opened it. */
export function clauseStart(
  words: readonly Word[],
  marks: readonly ActorMark[],
  at: number,
): { readonly from: number; readonly opener: string } {
  for (let j = at; j > 0; j -= 1) {
    const word = words[j]
    if (!word) continue
    if (/[;:—–]/.test(word.before)) return { from: j, opener: ';' }
    if (j < at && subordinators.has(word.lower)) return { from: j + 1, opener: word.lower }
    if (word.before.includes(',')) {
      const first = firstOf(words, j)
      if (openers.has(first)) return { from: j, opener: ',' }
      if (/^(?:and|but|or|so|yet)$/.test(word.lower)) {
        // ", and X did": a new clause only where a subject follows at once.
        const subject = marks.some(
          (mark) =>
            mark.from > j &&
            mark.from <= j + 3 &&
            mark.to <= at &&
            // "A, B, and C, has said": C only ends a list.
            !(words[mark.to]?.before ?? '').includes(','),
        )
        if (subject || pronouns.has(words[j + 1]?.lower ?? '')) return { from: j + 1, opener: ',' }
      }
    }
  }
  const first = words[0]?.lower ?? ''
  return { from: 0, opener: conditionals.has(first) ? first : '' }
}

/** The first word of the stretch that ends before word `j`: back to the last strong boundary. */
function firstOf(words: readonly Word[], j: number): string {
  let from = j - 1
  while (from > 0 && !/[;:—–]/.test(words[from]?.before ?? '')) from -= 1
  return words[from]?.lower ?? ''
}

/** Marks that hang on a preposition: "the rulers of X", "talks with X". */
function hangs(words: readonly Word[], mark: ActorMark): boolean {
  for (let j = mark.from - 1; j >= Math.max(0, mark.from - 3); j -= 1) {
    const word = words[j]
    if (!word || /[,;:]/.test(words[j + 1]?.before ?? '')) return false
    if (word.lower === 'including' || word.lower === 'to') return false
    if (prepositions.has(word.lower)) return true
    if (!determiners.has(word.lower) && !/^\p{Lu}/u.test(word.text)) return false
  }
  return false
}

/** A mark and those joined to it by commas and "and". */
export function joined(
  words: readonly Word[],
  marks: readonly ActorMark[],
  first: ActorMark,
  before: number,
): readonly ActorMark[] {
  const all = [first]
  for (const mark of marks) {
    const last = all.at(-1)
    if (!last || mark.from < last.to || mark.to > before) continue
    const between = words.slice(last.to, mark.from)
    const comma =
      words[mark.from]?.before.includes(',') === true ||
      between.some((one) => one.before.includes(','))
    const links = between.filter((one) => /^(?:and|or|&)$/.test(one.lower))
    const others = between.filter((one) => !/^(?:and|or|the|a|an|its|&)$/.test(one.lower))
    const light = others.every(
      (one) =>
        /^\p{Lu}/u.test(one.text) ||
        /^(?:officials?|side|sides|senior|other|leaders?|government|foreign|prime|minister|president|secretary|defen[cs]e)$/.test(
          one.lower,
        ),
    )
    // "with A and B, C did": a comma joins only where the list goes on.
    const goesOn =
      (words[mark.to]?.before ?? '').includes(',') ||
      /^(?:and|or|as)$/.test(words[mark.to]?.lower ?? '')
    if (
      !light ||
      others.length > 3 ||
      (links.length === 0 && !(comma && goesOn && others.every((one) => one.lower !== 'officials')))
    )
      break
    all.push(mark)
  }
  return all
}

export interface Subject {
  readonly marks: readonly ActorMark[]
  readonly how: 'subject' | 'hanging' | 'pronoun' | 'far' | 'none'
}

/** Who stands before word `at` in its own clause: the leftmost actor that hangs on no preposition. */
export function subjectOf(
  words: readonly Word[],
  marks: readonly ActorMark[],
  at: number,
): Subject {
  const { from, opener } = clauseStart(words, marks, at)
  const inside = marks.filter((mark) => mark.from >= from && mark.to <= at)
  const free = inside.find((mark) => !hangs(words, mark))
  if (free) return { marks: joined(words, marks, free, at), how: 'subject' }
  const pronoun = words.slice(from, at).some((word) => pronouns.has(word.lower))
  if (!pronoun) {
    const [hanging] = inside
    if (hanging) return { marks: joined(words, marks, hanging, at), how: 'hanging' }
  }
  const earlier = marks.filter((mark) => mark.to <= from)
  // "X, which rejected …": the one just before; "X said that it …": the one that spoke.
  const relative = /^(?:which|who|whom|where)$/.test(opener)
  const chosen = relative
    ? earlier.at(-1)
    : (earlier.find((mark) => !hangs(words, mark)) ?? earlier[0])
  // "…, which promises": what stands before may be a thing and no actor.
  if (!chosen || (relative && chosen.to < from - 2)) return { marks: [], how: 'none' }
  return {
    marks: relative ? [chosen] : joined(words, marks, chosen, from),
    how: pronoun || relative ? 'pronoun' : 'far',
  }
}

export interface Condition {
  /** Words under the "if", as indexes: first and one past the last. */
  readonly from: number
  readonly to: number
  readonly consequenceFrom: number
  readonly consequenceTo: number
}

/** The "if" of a sentence and what it makes depend on it. */
export function conditionOf(words: readonly Word[]): Condition | null {
  const at = words.findIndex(
    (word, i) =>
      /^(?:if|unless)$/.test(word.lower) ||
      (/^(?:provided|providing)$/.test(word.lower) && words[i + 1]?.lower === 'that') ||
      (word.lower === 'condition' && words[i + 1]?.lower === 'that'),
  )
  if (at < 0) return null
  const from = /^(?:provided|providing|condition)$/.test(words[at]?.lower ?? '') ? at + 2 : at + 1
  let to = from
  while (to < words.length && (to === from || !/[,;]/.test(words[to]?.before ?? ''))) to += 1
  if (at === 0) return { from, to, consequenceFrom: to, consequenceTo: words.length }
  // What stands between the last "that" and the "if".
  let consequenceFrom = 0
  for (let j = 0; j < at; j += 1)
    if (/^(?:that|said|says)$/.test(words[j]?.lower ?? '')) consequenceFrom = j + 1
  return { from, to, consequenceFrom, consequenceTo: at }
}
