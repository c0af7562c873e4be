// Act words of English: a verb in any of its forms, or a fixed phrase. A cue only offers an act; who
// did what is for the rules, and whether it is so for a person.
import type { ActName } from './codebook.ts'

export interface Cue {
  readonly name: string
  readonly act: ActName
  /** First word in any form → the form. */
  readonly forms: ReadonlyMap<string, Form>
  /** Words that must follow (each one of several spellings), with up to `gap` words between. */
  readonly rest: readonly (readonly string[])[]
  readonly gap: number
  /** 0..1: how often this word means this act where it is a verb with a subject. */
  readonly strength: number
  readonly nominal: boolean
}

export type Form = 'base' | 's' | 'past' | 'ing' | 'fixed'

/** Verbs with forms of their own: base, past, participle. */
const irregular: Readonly<Record<string, readonly string[]>> = {
  give: ['gave', 'given'],
  say: ['said'],
  tell: ['told'],
  meet: ['met'],
  hold: ['held'],
  withdraw: ['withdrew', 'withdrawn'],
  let: ['let'],
  put: ['put'],
  seek: ['sought'],
  send: ['sent'],
  set: ['set'],
  take: ['took', 'taken'],
  see: ['saw', 'seen'],
  speak: ['spoke', 'spoken'],
  lay: ['laid'],
  free: ['freed'],
  hand: ['handed'],
  pay: ['paid'],
  forgive: ['forgave', 'forgiven'],
  swear: ['swore', 'sworn'],
  break: ['broke', 'broken'],
  turn: ['turned'],
  make: ['made'],
  cancel: ['canceled', 'cancelled'],
  forbid: ['forbade', 'forbidden'],
  bid: ['bade', 'bid'],
  cut: ['cut'],
  quit: ['quit'],
  uphold: ['upheld'],
  find: ['found'],
  bring: ['brought'],
  shun: ['shunned'],
}

const doubled = new Set(
  'commit transmit permit refer rebuff plan drop ban'.split(' ').filter((one) => one !== 'rebuff'),
)

function formsOf(verb: string): ReadonlyMap<string, Form> {
  const forms = new Map<string, Form>([[verb, 'base']])
  const s = /(?:s|x|z|ch|sh|o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`
  forms.set(s, 's')
  const stem = verb.endsWith('e') && !/(?:ee|ye)$/.test(verb) ? verb.slice(0, -1) : verb
  const twice = doubled.has(verb) || /^(?:get|put|set|let)$/.test(verb)
  forms.set(twice ? `${verb}${verb.at(-1) ?? ''}ing` : `${verb === 'free' ? verb : stem}ing`, 'ing')
  const own = irregular[verb]
  if (own) for (const past of own) forms.set(past, 'past')
  else if (verb.endsWith('e')) forms.set(`${verb}d`, 'past')
  else if (/[^aeiou]y$/.test(verb)) forms.set(`${verb.slice(0, -1)}ied`, 'past')
  else forms.set(twice ? `${verb}${verb.at(-1) ?? ''}ed` : `${verb}ed`, 'past')
  return forms
}

/** "call for|on": a verb and the words one of which must follow; "+2" allows two words between. */
const verbs: readonly (readonly [ActName, number, string])[] = [
  [
    'propose',
    0.9,
    'propose; put forward; table; float; submit +3 proposal|plan|text; present +3 proposal|plan|text|roadmap; present +4 roadmap|proposal; tender',
  ],
  [
    'transmit',
    0.95,
    'transmit; relay +3 proposal|message|answer|text; convey +3 proposal|message|answer|text; pass +4 proposal|message|answer; deliver +3 proposal|message|answer|text|letter; carry +3 proposal|message; hand over +3 proposal|text',
  ],
  ['announce', 0.8, 'announce; declare; unveil; proclaim'],
  [
    'state',
    0.5,
    'say; state; tell; note; add; highlight; describe; explain; assert; claim; report; affirm; remark; emphasise; emphasize',
  ],
  ['relay', 0.7, 'reiterate; repeat; reaffirm'],
  [
    'urge',
    0.95,
    'urge; demand; call for; call on; call upon; appeal to; appeal for; exhort; implore; insist; request; ask; beseech; call +2 for; push for; exert +1 pressure; warn +2 to',
  ],
  [
    'urge',
    0.8,
    'press; pressure; order; lobby; plead; encourage; petition; require; seek +4 help|aid|assistance|support|talks|release; invite; advise; recommend; prod; beg',
  ],
  ['stress', 0.9, 'stress; underscore; underline'],
  ['expect', 0.85, 'expect; anticipate'],
  [
    'accept',
    0.85,
    'accept; agree; consent; assent; approve; sign +5 agreement|accord|deal|treaty|pact|truce|memorandum|protocol; ratify; initial; concur',
  ],
  [
    'commit',
    0.9,
    'promise; pledge; vow; commit; undertake; guarantee; offer to; offer; approve +2 loan|aid; extend +3 loan|credit|aid|invitation; plan to; grant +3 loan|aid; set +2 date',
  ],
  [
    'reject',
    0.95,
    'reject; refuse; decline; dismiss; rebuff; spurn; veto; oppose; rule out; turn down; renege; brush aside; fail to reach; fail to agree; repudiate; object; deny +2 request; break +4 promise|pledge|agreement|accord|truce|ceasefire; threaten +1 veto',
  ],
  [
    'reject',
    0.8,
    'walk out; shun; scorn; resist; ignore; defy; disobey; boycott; balk; break off; pull out of; back out; withhold; block; forbid; bar; cut off; snub; stonewall; rescind; abandon; scrap; scuttle; overturn; vote against',
  ],
  ['reconsider', 0.9, 'reconsider; soften; rethink'],
  ['reserve', 0.7, 'clarify; qualify'],
  [
    'endorse',
    0.95,
    'endorse; support; welcome; applaud; garner support; mobilise support; mobilize +3 support; champion; upgrade +4 ties|relations; approve of; side with; rally behind|for; restore +3 ties|relations; establish +3 ties|relations; resume +3 ties|relations; express +4 support|backing|sympathy|condolences|solidarity; voice +3 support; sign +5 treaty; hold +3 ceremony',
  ],
  [
    'endorse',
    0.8,
    'back; defend; embrace; apologise; apologize; thank; recognise; recognize; normalise; normalize; vote for; reassure; forgive; mourn; acclaim; defer to; protect',
  ],
  ['commend', 0.95, 'commend; praise; hail; laud; salute; congratulate'],
  [
    'meet',
    0.9,
    'meet; hold +4 talks|meeting|discussions|consultations|negotiations|summit; visit; confer; negotiate; talk to; talk with; speak to; speak with; discuss; return +4 talk|talks|negotiations; engage +1 discussions; arrive +4 talks|visit|in|for; call +3 telephone; attend +4 meeting|summit|talks|conference; welcome +5 visit; begin +4 talks|visit|negotiations; open +3 talks|negotiations|meeting; start +4 talks|visit|negotiations; conclude +3 talks|visit; join +4 talks|negotiations; hold +5 conversation; pay +4 visit; exchange +3 views; sit down; confer',
  ],
  [
    'meet',
    0.8,
    'host; receive; travel to; phone; consult; telephone; greet; tour; fly to; go to; entertain; convene; travel',
  ],
  [
    'facilitate',
    0.85,
    'mediate; facilitate; broker; launch +3 mediation; mediation; shuttle between',
  ],
  ['release', 0.85, 'release; free; hand back'],
  [
    'withdraw',
    0.85,
    'withdraw; pull out; pull back; redeploy; vacate; evacuate; surrender; complete +2 withdrawal',
  ],
  ['cease fire', 0.85, 'cease fire; stop shooting; lay down'],
  [
    'allow aid',
    0.8,
    'let in; donate; deliver +5 aid|food|medicine|goods|supplies; hand over +5 medicine|aid|food',
  ],
  [
    'ease',
    0.8,
    'lift; ease; relax; cancel; call off; concede; rescind; loosen; legalise; legalize; abolish; reinstate; rehabilitate; repeal; reverse; give in; give up; yield; bow to; back down; relent; waive; relinquish; decriminalise; pardon; amnesty; grant +3 amnesty|autonomy|independence|pardon; reopen; end +4 curfew|ban|strike|blockade|siege|emergency|restrictions|censorship; drop +3 demand|charges|ban|curfew|case; suspend +3 strike|protest|protests; remove +3 restrictions|ban|curfew|roadblocks; demobilise; demobilize; postpone; step down; resign; agree to +4 demands|demand; retract; compromise',
  ],
  [
    'allege',
    0.9,
    'accuse; allege; blame; charge; violate; breach; hold +2 responsible; implicate; suspect; incriminate',
  ],
  [
    'criticise',
    0.9,
    'criticise; criticize; condemn; denounce; deplore; lodge +3 protest|complaint; slam; chide; rebuke; decry; castigate; lambast; file +3 complaint|lawsuit|suit; deride; disparage; reproach; reprimand; berate; attack +4 criticism; express +4 concern|anger|outrage|disappointment|regret|displeasure|dismay; voice +4 concern|anger|outrage|disappointment|displeasure|opposition; charge that; decried; recall +4 ambassador|envoy; issue +3 protest; assail; scold; lash out; call +3 traitor|illegal|unacceptable|aggressor; disapprove; bemoan; admonish; object to; arrest +4 spying|espionage|collaborating',
  ],
  [
    'criticise',
    0.8,
    'protest; summon; complain; sue; regret; question; fault; blast; indict; rap; mock',
  ],
  ['warn', 0.9, 'warn; threaten'],
  ['deny', 0.8, 'deny'],
  ['suspend', 0.85, 'suspend; freeze; halt; impose; expel'],
  ['resume', 0.8, 'resume; reopen; restart'],
  ['end', 0.6, 'terminate; end +2 talks|mediation|negotiations|truce|ceasefire'],
  ['aim', 0.6, 'aim; intend; seek'],
]

/** Phrases that begin with no verb form: noun and adjective cues. */
const phrases: readonly (readonly [ActName, number, string])[] = [
  ['assign onus', 0.95, 'onus; responsibility +3 lies|rests; ball +3 court; burden +3 on'],
  [
    'willing',
    0.85,
    'willing to; ready to; prepared to; willingness to; willingness +4 negotiations; open to',
  ],
  [
    'commit',
    0.8,
    'committed to; commitment to; will give|provide|support|visit|allow|help|continue|evacuate|release|withdraw|hold|attend|send|recognise|recognize; readiness to',
  ],
  ['commend', 0.8, 'commendation'],
  ['expect', 0.8, 'expectation'],
  [
    'endorse',
    0.85,
    'expressed +1 support; garnered +1 support; announced +2 support; in favour|favor',
  ],
  ['reject', 0.85, 'out of the question; not|never accept; cannot accept; stumbling'],
  ['reconsider', 0.85, 'signs +1 reconsideration; reconsideration; more positively'],
  ['urge', 0.8, 'must; urging; should; demands +1 that'],
  ['warn', 0.75, 'would|will boycott|blockade|retaliate|ban|break; ultimatum'],
  ['meet', 0.85, 'discussions|talks|meeting|consultations|negotiations between|with'],
  ['facilitate', 0.8, 'instrumental; mediation +1 effort|mission|between'],
  ['aim', 0.6, 'with the aim'],
  [
    'challenge',
    0.6,
    'challenges remain; deep-seated mistrust; requires +1 overcoming; will be essential',
  ],
  ['reject', 0.75, 'resistant; reluctant'],
]

function parts(text: string): { head: string; rest: string[][]; gap: number } {
  const words = text.split(' ')
  const [head = '', ...others] = words
  let gap = 0
  const rest: string[][] = []
  for (const one of others) {
    if (one.startsWith('+')) gap = Number(one.slice(1))
    else rest.push(one.split('|'))
  }
  return { head, rest, gap }
}

function cuesOf(): readonly Cue[] {
  const cues: Cue[] = []
  for (const [act, strength, list] of verbs)
    for (const text of list.split(';').map((one) => one.trim())) {
      const { head, rest, gap } = parts(text)
      // "put forward", "call +1 for": an object may stand between a verb and its particle.
      cues.push({
        name: text,
        act,
        forms: formsOf(head),
        rest,
        gap: rest.length > 0 ? Math.max(gap, 1) : 0,
        strength,
        nominal: false,
      })
    }
  for (const [act, strength, list] of phrases)
    for (const text of list.split(';').map((one) => one.trim())) {
      const { head, rest, gap } = parts(text)
      const forms = new Map<string, Form>(head.split('|').map((one) => [one, 'fixed']))
      cues.push({ name: text, act, forms, rest, gap, strength, nominal: true })
    }
  return cues
}

export const cues: readonly Cue[] = cuesOf()

/** First word → cues that may begin with it, those that ask for more words first. */
export const cuesByWord: ReadonlyMap<
  string,
  readonly { readonly cue: Cue; readonly form: Form }[]
> = (() => {
  const map = new Map<string, { cue: Cue; form: Form }[]>()
  for (const cue of cues)
    for (const [word, form] of cue.forms) {
      const list = map.get(word)
      if (list) list.push({ cue, form })
      else map.set(word, [{ cue, form }])
    }
  for (const list of map.values()) list.sort((a, b) => b.cue.rest.length - a.cue.rest.length)
  return map
})()
