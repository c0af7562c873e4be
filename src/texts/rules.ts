// The default suggester: deterministic rules over marks of actors and act words. It knows no party, no
// process and no topic; what it cannot tell it leaves open.
import { quoteAt } from './anchor.ts'
import {
  beForms,
  clauseStart,
  conditionOf,
  joined,
  negations,
  nounBefore,
  subjectOf,
  type Condition,
} from './clauses.ts'
import { codebook, type ActName } from './codebook.ts'
import type { SourceDocument } from './document.ts'
import { cuesByWord, type Cue, type Form } from './lexicon.ts'
import { markActors, type ActorMark, type Register } from './register.ts'
import { sentencesOf, wordsOf, type Sentence, type Word } from './sentences.ts'
import type { LocalSuggester, Mode, Suggestion, Voice } from './suggestion.ts'

export const rulesId = 'rules'
export const rulesVersion = '1'

/** A cue word found in a sentence: what the desk underlines. */
export interface CueMark {
  readonly cue: Cue
  readonly form: Form
  /** Indexes into the words of the sentence. */
  readonly from: number
  readonly to: number
}

export interface ReadSentence {
  readonly sentence: Sentence
  readonly words: readonly Word[]
  readonly marks: readonly ActorMark[]
  readonly cues: readonly CueMark[]
}

/** Words, actors and act words of one sentence. */
export function readSentence(text: string, sentence: Sentence, register: Register): ReadSentence {
  const words = wordsOf(text, sentence.start, sentence.end)
  const marks = markActors(register, words)
  const inName = new Set(marks.flatMap((one) => range(one.from, one.to)))
  const cues: CueMark[] = []
  for (let at = 0; at < words.length; at += 1) {
    if (inName.has(at)) continue
    const found = cueAt(words, at)
    if (!found) continue
    cues.push(found)
    at = Math.max(at, found.cue.rest.length > 0 && found.to - at <= 2 ? found.to - 1 : at)
  }
  return { sentence, words, marks, cues }
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

function cueAt(words: readonly Word[], at: number): CueMark | null {
  const word = words[at]
  if (!word) return null
  for (const { cue, form } of cuesByWord.get(word.lower) ?? []) {
    let from = at + 1
    const fits = cue.rest.every((choices) => {
      for (let j = from; j <= from + cue.gap && j < words.length; j += 1) {
        const next = words[j]
        if (!next || /[.;,:]/.test(next.before)) return false
        if (choices.some((one) => next.lower === one || next.lower === `${one}s`)) {
          from = j + 1
          return true
        }
      }
      return false
    })
    if (fits) return { cue, form, from: at, to: from }
  }
  return null
}

const modals = new Set('will would must should can could may might shall'.split(' '))
/** "it" and adverbs between a verb and what governs it. */
const adverbs =
  /^(?:\w+ly|also|again|once|now|today|yesterday|has|have|had|on|monday|tuesday|wednesday|thursday|friday|saturday|sunday|once|outright|already|just|still|not|never|at|last)$/

interface Use {
  readonly passive: boolean
  readonly mode: Mode
  readonly negated: boolean
}

/** How the cue is used; null where it is a noun, an adjective or an infinitive: no act of its own. */
function useOf(read: ReadSentence, mark: CueMark): Use | null {
  const { words, marks } = read
  const { heading } = read.sentence
  const at = mark.from
  const previous = words[at - 1]
  const word = words[at]
  if (!word) return null
  // A capital letter inside a sentence is part of a name ("the Contact Group").
  if (at > 0 && mark.form !== 'fixed' && /^\p{Lu}/u.test(word.text) && !allCapital(words))
    return null
  let helper = at - 1
  while (helper > 0 && adverbs.test(words[helper]?.lower ?? '')) helper -= 1
  const governor = words[helper]?.lower ?? ''
  const negated = words
    .slice(Math.max(0, at - 3), at)
    .some(
      (one) => negations.has(one.lower) || one.lower.endsWith("n't") || one.lower.endsWith('n’t'),
    )
  if (/^(?:prepared|ready|open) to$/.test(mark.cue.name) && !beForms.has(governor)) return null
  if (mark.form === 'fixed')
    return { passive: false, mode: 'asserted', negated: negated && mark.cue.act !== 'reject' }
  if (mark.form === 'base') {
    if (previous?.lower === 'to' || governor === 'to') return null
    if (modals.has(governor))
      return { passive: false, mode: governor === 'will' ? 'intended' : 'content', negated }
    if (previous === undefined || nounBefore(previous)) return null
    // "X Support" as a whole heading is a noun.
    if (heading && mark.to === words.length) return null
    // A base form is a verb only after a plural ("the rebels reject"), a pronoun or a name.
    const subject = words[helper]
    const plural =
      subject !== undefined &&
      (subject.lower.endsWith('s') ||
        /^(?:they|we|i|you|who|that|both|all|people|do|does|did|not|and)$/.test(subject.lower) ||
        /^\p{Lu}/u.test(subject.text))
    return plural ? { passive: false, mode: 'asserted', negated } : null
  }
  if (mark.form === 's') {
    // "to demands from", "on treason charges": a plural noun.
    const before = words[at - 2]
    const noun =
      nounBefore(previous) ||
      previous?.lower === 'to' ||
      (before !== undefined &&
        /^(?:on|of|by|with|from|against|over)$/.test(before.lower) &&
        previous !== undefined &&
        /^\p{Ll}/u.test(previous.text) &&
        !adverbs.test(previous.lower))
    return noun ? null : { passive: false, mode: 'asserted', negated }
  }
  if (mark.form === 'ing') {
    if (beForms.has(governor)) return { passive: false, mode: 'asserted', negated }
    // "has been involved in …ing", "plays a role in …ing"
    if (
      previous?.lower === 'in' &&
      /^(?:role|part|involved|engaged|succeeded|instrumental)$/.test(words[at - 2]?.lower ?? '')
    )
      return { passive: false, mode: 'asserted', negated }
    if (word.before.includes(',')) return { passive: false, mode: 'asserted', negated }
    const afterActor = marks.some((one) => one.to === at)
    // "following X's urging"
    if (afterActor && previous?.possessive === true && mark.cue.act === 'urge')
      return { passive: false, mode: 'asserted', negated }
    if (nounBefore(previous) || afterActor || previous === undefined || previous.lower === 'to')
      return null
    return { passive: false, mode: 'asserted', negated }
  }
  const by = words.slice(mark.to, mark.to + 3).some((one) => one.lower === 'by')
  const content = modals.has(words[helper - 1]?.lower ?? '') && beForms.has(governor)
  if (beForms.has(governor) && governor !== 'being')
    return { passive: true, mode: content ? 'content' : 'asserted', negated }
  if (words[mark.to]?.lower === 'by') return { passive: true, mode: 'asserted', negated }
  if (nounBefore(previous) && !(previous?.possessive === true && by)) return null
  // "is investigating alleged crimes": an adjective.
  if (previous !== undefined && /(?:ing|ed)$/.test(previous.lower) && !adverbs.test(previous.lower))
    return null
  return { passive: false, mode: 'asserted', negated }
}

function allCapital(words: readonly Word[]): boolean {
  const long = words.filter((one) => one.text.length > 3)
  return (
    long.length > 0 && long.filter((one) => /^\p{Lu}/u.test(one.text)).length > long.length * 0.7
  )
}

const planWords = /^(?:plan|proposal|roadmap|phase|stage|deal|text|component|agreement|accord)s?$/
const contentVerbs =
  /^(?:include|includes|involve|involves|aims?|addresses|promises|provides|envisages|foresees|requires|is|would|includes)$/

/** "The plan includes …": what follows is what a text contains, nothing that happened. */
function tellsContent(read: ReadSentence): boolean {
  const plan = read.words.findIndex((one) => planWords.test(one.lower))
  if (plan < 0 || plan > 7) return false
  if (read.marks.some((one) => one.from < plan && !one.possessive)) return false
  return read.words.slice(plan + 1, plan + 8).some((one) => contentVerbs.test(one.lower))
}

/** Acts of speech: told of by the text as what somebody said. Everything else is the text's own telling. */
const spoken = new Set<ActName>([
  'state',
  'relay',
  'urge',
  'stress',
  'expect',
  'assign onus',
  'commend',
  'willing',
  'criticise',
  'allege',
  'warn',
  'deny',
])

function voiceOf(read: ReadSentence, text: string, act: ActName, attributed: boolean): Voice {
  if (read.sentence.heading) return 'headline'
  const words = text.slice(read.sentence.start, read.sentence.end)
  const quotation = /[“”"«»„]/u.test(words)
  if (attributed && (spoken.has(act) || act === 'state'))
    return quotation ? 'quoted' : 'paraphrased'
  return 'own voice'
}

/** Marks in a closing ", X said" belong to the one who tells, not to what is told. */
function tailFrom(read: ReadSentence): number {
  const { words, cues } = read
  for (const one of cues) {
    if (one.cue.act !== 'state' && one.cue.act !== 'announce' && one.cue.name !== 'report') continue
    let j = one.from
    while (j > 0 && !(words[j]?.before ?? '').includes(',') && one.from - j < 9) j -= 1
    if (j > 0 && words.length - one.to <= 5 && (words[j]?.before ?? '').includes(',')) return j
  }
  const according = words.findIndex(
    (one, i) => one.lower === 'according' && words[i + 1]?.lower === 'to',
  )
  return according > 0 ? according : words.length
}

interface Slots {
  readonly who: readonly ActorMark[]
  readonly to: readonly ActorMark[]
  readonly penalty: number
  readonly attributed: boolean
}

function slotsOf(read: ReadSentence, mark: CueMark, use: Use, tail: number): Slots {
  const { words, marks } = read
  const end = mark.from >= tail ? words.length : tail
  const right = marks.filter((one) => one.from >= mark.to && one.to <= end)
  if (mark.cue.act === 'assign onus') {
    // The one on whom it lies follows; the speaker is whoever governs the clause, or nobody.
    const governs = marks.find((one) => one.to <= clauseStart(words, marks, mark.from).from)
    const said = read.cues.some((one) => one.to <= mark.from && spoken.has(one.cue.act))
    const who = governs && said ? [governs] : []
    const [first] = marks.filter((one) => one.from >= mark.from)
    return {
      who,
      to: first ? joined(words, marks, first, end) : [],
      penalty: 0,
      attributed: who.length > 0,
    }
  }
  const owner = marks.find((one) => one.to === mark.from && one.possessive)
  if ((mark.cue.nominal || mark.form === 'ing') && owner) {
    // "X's readiness to …": whose it is stands right before it.
    const [other] = without(right, [owner])
    return { who: [owner], to: other ? [other] : [], penalty: 0.2, attributed: false }
  }
  const last = words[mark.to - 1]?.lower ?? ''
  if (mark.cue.nominal && mark.cue.act === 'meet') {
    const [first] = right
    const others = first ? joined(words, marks, first, end) : []
    if (last === 'between') return { who: others, to: [], penalty: 0, attributed: true }
    const free = marks.filter((one) => !others.includes(one))
    const main = free.find((one) => one.to <= mark.from) ?? free[0]
    return { who: main ? [main] : [], to: others, penalty: main ? 0 : 0.3, attributed: true }
  }
  if (mark.cue.name.startsWith('garner')) {
    const [first] = right
    return {
      who: first ? joined(words, marks, first, end) : [],
      to: [],
      penalty: first ? 0 : 0.3,
      attributed: true,
    }
  }
  if (use.passive) {
    const by = words.findIndex((one, i) => i >= mark.to && i < mark.to + 12 && one.lower === 'by')
    const agent = by < 0 ? undefined : marks.find((one) => one.from > by && one.from <= by + 6)
    const subject = subjectOf(words, marks, mark.from)
    const to = subject.how === 'subject' || subject.how === 'hanging' ? subject.marks : []
    if (agent)
      return {
        who: joined(words, marks, agent, end),
        to: without(to, [agent]),
        penalty: 0,
        attributed: true,
      }
    return { who: [], to, penalty: 0.3, attributed: false }
  }
  const subject = subjectOf(words, marks, mark.from)
  // "Y", said X: the speaker follows.
  const next = marks.find((one) => one.from >= mark.to && one.from <= mark.to + 2)
  if (mark.cue.act === 'state' && next && (words[mark.from]?.before ?? '').includes(','))
    return { who: [next], to: [], penalty: 0, attributed: true }
  const who = subject.marks
  const penalty = { subject: 0, hanging: 0.1, pronoun: 0.05, far: 0.1, none: 0.35 }[subject.how]
  const others = right.filter((one) => !who.some((other) => other.actor === one.actor))
  // What is carried may be named by its author ("X's proposal"): it goes to whom "to" names.
  const target =
    mark.cue.act === 'transmit'
      ? (others.find((one) => words[one.from - 1]?.lower === 'to') ??
        others.find((one) => !one.possessive))
      : others[0]
  // What is said is said to nobody unless the text says to whom.
  const addressed =
    mark.cue.act !== 'state' ||
    mark.cue.name === 'tell' ||
    (target !== undefined && words[target.from - 1]?.lower === 'to')
  return {
    who,
    to: target && addressed ? without(joined(words, marks, target, end), who) : [],
    penalty,
    attributed: who.length > 0,
  }
}

function without(marks: readonly ActorMark[], taken: readonly ActorMark[]): readonly ActorMark[] {
  return marks.filter((one) => !taken.some((other) => other.actor === one.actor))
}

const names = (marks: readonly ActorMark[]) => [...new Set(marks.map((one) => one.actor))]

/** The suggestions of one sentence, strongest first; `text` is the text of the document. */
export function suggestIn(document: SourceDocument, read: ReadSentence): readonly Suggestion[] {
  const { words, sentence } = read
  const condition = conditionOf(words)
  const content = tellsContent(read)
  const tail = tailFrom(read)
  const quote = quoteAt(document.hash, document.text, sentence.start, sentence.end)
  const found: Suggestion[] = []
  for (const [order, mark] of read.cues.entries()) {
    const inCondition =
      condition !== null && mark.from >= condition.from && mark.from < condition.to
    if (inCondition) continue
    const use = useOf(read, mark)
    if (!use) continue
    const end =
      condition !== null && condition.from > mark.to ? Math.min(tail, condition.from) : tail
    const slots = slotsOf(read, mark, use, end)
    const mode: Mode = content ? 'content' : use.mode
    const past = /^(?:historically|previously|traditionally|formerly)$/.test(words[0]?.lower ?? '')
    const act =
      past && codebook[mark.cue.act].becomes.kind === 'position'
        ? 'history'
        : settledAct(mark.cue.act, use, mode)
    const after = order > 0 ? 0.05 : 0
    const heading = sentence.heading ? 0.5 : 0
    const confidence =
      mark.cue.strength -
      slots.penalty -
      after -
      heading -
      (use.negated ? 0.2 : 0) -
      (mode === 'content' ? 0.3 : 0)
    found.push({
      quote,
      act,
      who: names(slots.who),
      to: names(slots.to),
      voice: voiceOf(read, document.text, act, slots.attributed),
      mode: condition !== null && mode !== 'content' ? 'conditional' : mode,
      negated: use.negated && act === mark.cue.act,
      condition:
        condition === null ? null : stretch(document.text, words, condition.from, condition.to),
      consequence: consequenceIn(document.text, words, condition),
      confidence: Math.max(0.05, Math.round(confidence * 100) / 100),
      ticked: false,
      rule: mark.cue.name,
      cue: { start: words[mark.from]?.start ?? 0, end: words[mark.to - 1]?.end ?? 0 },
      engine: rulesId,
      version: rulesVersion,
    })
  }
  return strongest(found)
}

/** "Will not accept" refuses; a promise of a deed is a commitment until it is done. */
function settledAct(act: ActName, use: Use, mode: Mode): ActName {
  if (act === 'accept' && use.negated && mode !== 'asserted') return 'reject'
  if (mode === 'intended' && codebook[act].becomes.kind === 'report') return 'commit'
  return act
}

function stretch(text: string, words: readonly Word[], from: number, to: number): string | null {
  const first = words[from]
  const last = words[to - 1]
  return first && last && to > from ? text.slice(first.start, last.end) : null
}

function consequenceIn(
  text: string,
  words: readonly Word[],
  condition: Condition | null,
): string | null {
  return condition === null
    ? null
    : stretch(text, words, condition.consequenceFrom, condition.consequenceTo)
}

/** Acts that a text tells of without anybody; others without an actor and without sureness are noise. */
const withoutActor = new Set<ActName>(['assign onus', 'aim', 'challenge'])

/** Plain saying gives way to what was done by saying it; doubles of one act by one actor are one. */
function strongest(found: readonly Suggestion[]): readonly Suggestion[] {
  const saying = (one: Suggestion) => one.act === 'state' || one.act === 'announce'
  const acts = found.filter((one) => !saying(one) && one.mode !== 'content')
  const kept = found.filter(
    (one) => !saying(one) || !acts.some((other) => one.who.every((who) => other.who.includes(who))),
  )
  const seen = new Set<string>()
  return kept
    .filter((one) => one.who.length > 0 || one.confidence >= 0.55 || withoutActor.has(one.act))
    .filter((one) => {
      const key = `${one.act}|${one.who.join()}|${one.to.join()}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .sort((a, b) => b.confidence - a.confidence || (a.cue?.start ?? 0) - (b.cue?.start ?? 0))
}

/** Every sentence of a document with its marks: what the desk shows. */
export function readDocument(
  document: SourceDocument,
  register: Register,
): readonly ReadSentence[] {
  return sentencesOf(document.text).map((one) => readSentence(document.text, one, register))
}

/** English only: a text in another language has marks of actors and no act words. */
export const rules: LocalSuggester = {
  id: rulesId,
  version: rulesVersion,
  deterministic: true,
  suggest: (document, context) =>
    readDocument(document, context.register).flatMap((read) => suggestIn(document, read)),
}
