// The actors of the record as they appear in prose: full names, surnames, initials, reversed names,
// adjectives ("X-ian officials"), titles folded into the person they belong to. A name that could mean
// two actors means none.
import { compareText } from '../model/index.ts'
import type { Sentence, Word } from './sentences.ts'

/** What is needed of an actor; `ActorView` of process fits. */
export interface RegisterActor {
  readonly actor: string
  readonly roles: readonly { readonly role: string; readonly of: string | null }[]
  readonly labels: readonly { readonly label: string }[]
  readonly unnamed: boolean
}

export interface ActorMark {
  readonly actor: string
  readonly start: number
  readonly end: number
  /** Indexes into the words of the sentence: first, and one past the last. */
  readonly from: number
  readonly to: number
  /** "X-ian": the actor is meant through its people, forces or officials. */
  readonly adjective: boolean
  readonly possessive: boolean
  readonly person: boolean
}

interface Variant {
  readonly words: readonly string[]
  readonly actor: string
  /** Compared without regard to case: groups without a proper name ("other governments"). */
  readonly folded: boolean
}

export interface Register {
  readonly actors: ReadonlySet<string>
  readonly persons: ReadonlySet<string>
  /** By first word (lower case), longest first. */
  readonly variants: ReadonlyMap<string, readonly Variant[]>
  /** Stems of single names, for adjectives. */
  readonly stems: readonly { readonly stem: string; readonly actor: string }[]
}

/** Words that an office or body has in its name and a person has not. */
const bodies =
  /\b(?:department|office|ministry|council|cabinet|commission|agency|bureau|committee|court|army|forces?|police|government|parliament|party|union|officials?|spokes\w+|delegation|movement|front|authority|nations|states|group|mission|organi[sz]ation|assembly|office)\b/i

const splitName = (name: string) => name.split(/[\s,()]+/u).filter((part) => part !== '')

function isPerson(one: RegisterActor): boolean {
  const words = splitName(one.actor)
  return (
    !one.unnamed &&
    words.length >= 2 &&
    words.length <= 4 &&
    !bodies.test(one.actor) &&
    words.every((word) => /^\p{Lu}/u.test(word)) &&
    one.roles.some((role) => role.role === 'official')
  )
}

export function registerOf(actors: readonly RegisterActor[]): Register {
  const persons = new Set(actors.filter(isPerson).map((one) => one.actor))
  const given = new Map<string, { variant: Variant; weight: number; shared: boolean }>()
  const add = (text: string, actor: string, weight: number, folded = false) => {
    const words = splitName(text)
    if (words.length === 0 || (words.length === 1 && (words[0] ?? '').length < 2)) return
    const key = words.join(' ').toLowerCase()
    const before = given.get(key)
    // A weaker way to name one actor never hides the full name of another.
    if (before && before.variant.actor !== actor) {
      if (before.weight > weight) return
      if (before.weight === weight) {
        before.shared = true
        return
      }
    }
    given.set(key, { variant: { words, actor, folded }, weight, shared: false })
  }
  const initials = new Map<string, string>()
  for (const one of actors) {
    const words = splitName(one.actor)
    if (one.unnamed) add(one.actor.replace(/^the\s+/i, ''), one.actor, 2, true)
    add(one.actor, one.actor, 3, one.unnamed)
    for (const { label } of one.labels) add(label, one.actor, 3)
    if (persons.has(one.actor)) {
      const last = words.at(-1) ?? ''
      if (last.length > 2) add(last, one.actor, 1)
      if (words.length === 2) add(`${last} ${words[0] ?? ''}`, one.actor, 2)
    } else if (words.length >= 2 && words.every((word) => /^\p{Lu}/u.test(word))) {
      const letters = words.map((word) => word.charAt(0)).join('')
      initials.set(letters, one.actor)
      add(letters, one.actor, 1)
      add(`${letters.split('').join('.')}.`, one.actor, 1)
      add(letters.split('').join('.'), one.actor, 1)
    }
    // "The cabinet of X" is also "X's cabinet"; possessives are split off before names are compared.
    const body = /^(.+?) of (?:the )?(.+)$/.exec(one.actor)
    if (body?.[1] !== undefined && body[2] !== undefined)
      add(`${body[2]} ${body[1].replace(/^the /i, '')}`, one.actor, 2, true)
  }
  // "US Foreign Office" is also "Foreign Office".
  for (const one of actors) {
    const [first, ...rest] = splitName(one.actor)
    if (first !== undefined && rest.length >= 2 && initials.has(first) && !persons.has(one.actor))
      add(rest.join(' '), one.actor, 1)
  }
  const variants = new Map<string, Variant[]>()
  for (const { variant, shared } of given.values()) {
    if (shared) continue
    const first = (variant.words[0] ?? '').toLowerCase()
    const list = variants.get(first)
    if (list) list.push(variant)
    else variants.set(first, [variant])
  }
  for (const list of variants.values())
    list.sort((a, b) => b.words.length - a.words.length || compareText(a.actor, b.actor))
  const stems = actors
    .filter((one) => !persons.has(one.actor) && /^\p{Lu}[\p{L}-]{3,}$/u.test(one.actor))
    .flatMap((one) => [
      { stem: one.actor, actor: one.actor },
      { stem: one.actor.replace(/(?:[aeiouy]+|on)$/u, ''), actor: one.actor },
    ])
    .filter((one) => one.stem.length >= 3)
    .sort((a, b) => b.stem.length - a.stem.length || compareText(a.stem, b.stem))
  return { actors: new Set(actors.map((one) => one.actor)), persons, variants, stems }
}

const adjectiveEnding = /^(?:is?|n|ns|an|ans|ian|ians|ese|ish|ic|ais|ite|ites)$/

function adjectiveOf(register: Register, word: Word): string | null {
  if (!/^\p{Lu}/u.test(word.text) || word.text.length < 5) return null
  for (const { stem, actor } of register.stems)
    if (word.text.startsWith(stem) && adjectiveEnding.test(word.text.slice(stem.length)))
      return actor
  return null
}

function matchAt(register: Register, words: readonly Word[], at: number): Variant | null {
  const first = words[at]
  if (!first) return null
  for (const variant of register.variants.get(first.lower) ?? []) {
    const fits = variant.words.every((part, i) => {
      const word = words[at + i]
      if (!word || (i > 0 && /[.;:!?,]/.test(word.before))) return false
      if (variant.folded) return word.lower === part.toLowerCase()
      // A heading may be all capitals; a name is never all small letters.
      return (
        word.text === part ||
        (word.lower === part.toLowerCase() && (/^\p{Lu}/u.test(word.text) || /^\p{Ll}/u.test(part)))
      )
    })
    if (fits) return variant
  }
  return null
}

/** Small words and titles that may stand between a country and its official. */
const titleWord =
  /^(?:of|for|the|secretary|minister|president|prime|foreign|defen[cs]e|spokes(?:man|woman|person)|chief|leader|senior|official|envoy|ambassador|general|king|queen|sheikh|chairman|head|deputy|vice|former|special|representative|mr|mrs|ms|dr)$/

function everyMark(register: Register, words: readonly Word[]): readonly ActorMark[] {
  const marks: ActorMark[] = []
  for (let at = 0; at < words.length;) {
    const variant = matchAt(register, words, at)
    const word = words[at]
    if (!word) break
    const adjective = variant === null ? adjectiveOf(register, word) : null
    const actor = variant?.actor ?? adjective
    if (actor === null || actor === undefined) {
      at += 1
      continue
    }
    const length = variant?.words.length ?? 1
    const last = words[at + length - 1] ?? word
    marks.push({
      actor,
      start: word.start,
      end: last.end,
      from: at,
      to: at + length,
      adjective: adjective !== null,
      possessive: last.possessive,
      person: register.persons.has(actor),
    })
    at += length
  }
  return marks
}

/** The marks of actors in one sentence, in order, titles folded into the person they belong to. */
export function markActors(register: Register, words: readonly Word[]): readonly ActorMark[] {
  const marks = everyMark(register, words)
  return marks.flatMap((mark, i) => {
    const next = marks[i + 1]
    if (!next?.person || mark.person) return [mark]
    const between = words.slice(mark.to, next.from)
    const title =
      between.length <= 6 &&
      between.every(
        (word) =>
          !/[,;:.]/.test(word.before) && (/^\p{Lu}/u.test(word.text) || titleWord.test(word.lower)),
      ) &&
      !/[,;:.]/.test(words[next.from]?.before ?? '')
    return title ? [] : [mark]
  })
}

const notNames = new Set(
  'i the a an in on at monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mr mrs ms dr president minister secretary state general however it he she they this that these those we but and'.split(
    ' ',
  ),
)

/** Runs of capitalised words that the register does not know: offered to it, never added by themselves. */
export function unknownNames(
  register: Register,
  text: string,
  sentences: readonly Sentence[],
  read: (sentence: Sentence) => readonly Word[],
): readonly {
  readonly name: string
  readonly times: number
  readonly start: number
  readonly end: number
}[] {
  const found = new Map<string, { name: string; times: number; start: number; end: number }>()
  for (const sentence of sentences) {
    if (sentence.heading) continue
    const words = read(sentence)
    const taken = new Set(
      everyMark(register, words).flatMap((mark) =>
        Array.from({ length: mark.to - mark.from }, (_, i) => mark.from + i),
      ),
    )
    for (let at = 0; at < words.length; at += 1) {
      let to = at
      while (
        to < words.length &&
        !taken.has(to) &&
        /^\p{Lu}/u.test(words[to]?.text ?? '') &&
        !notNames.has(words[to]?.lower ?? '') &&
        (to === at || !/[.,;:!?]/.test(words[to]?.before ?? ''))
      )
        to += 1
      if (to === at) continue
      const first = words[at]
      const last = words[to - 1]
      // One capitalised word that begins a sentence says nothing; before a known name stands a title.
      const known = (part: string) =>
        register.variants.has(part) || register.stems.some((one) => one.stem === part)
      const joinedNames = to === at + 1 && (first?.lower.split('-').every(known) ?? false)
      if (first && last && !(at === 0 && to === 1) && !taken.has(to) && !joinedNames) {
        const name = text.slice(first.start, last.end)
        const before = found.get(name)
        if (before) before.times += 1
        else found.set(name, { name, times: 1, start: first.start, end: last.end })
      }
      at = to
    }
  }
  return [...found.values()].sort((a, b) => b.times - a.times || a.start - b.start)
}
