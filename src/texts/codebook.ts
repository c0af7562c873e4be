// The words for acts: what each becomes in the record, and what a machine may never tick by itself.
// PLOVER and CAMEO codes are for exports only; six of our acts have none there.
import type { BodyOf } from '../record/index.ts'

export const actNames = [
  'propose',
  'transmit',
  'announce',
  'state',
  'relay',
  'urge',
  'stress',
  'expect',
  'accept',
  'commit',
  'reject',
  'reconsider',
  'willing',
  'reserve',
  'endorse',
  'commend',
  'assign onus',
  'meet',
  'facilitate',
  'release',
  'withdraw',
  'cease fire',
  'allow aid',
  'ease',
  'allege',
  'criticise',
  'warn',
  'deny',
  'suspend',
  'resume',
  'end',
  'aim',
  'comment',
  'challenge',
  'history',
] as const
export type ActName = (typeof actNames)[number]

type StatementAct = BodyOf<'statement'>['act']

export interface ActWord {
  readonly act: ActName
  /** The kind of entry it becomes. `report`: an event told of; recorded as told, never as performed. */
  readonly becomes:
    | { readonly kind: 'statement'; readonly act: StatementAct }
    | { readonly kind: 'position'; readonly stance: BodyOf<'position'>['stance'] }
    | { readonly kind: 'transmittal' | 'contact' | 'endorsement' | 'aim' | 'challenge' }
    | { readonly kind: 'report' }
  /** Never pre-ticked, and only with the word of two persons. */
  readonly grave: boolean
  readonly plover: string | null
  readonly cameo: string | null
}

const statement = (act: StatementAct) => ({ kind: 'statement', act }) as const
const position = (stance: BodyOf<'position'>['stance']) => ({ kind: 'position', stance }) as const
const report = { kind: 'report' } as const

/** Codebook of this platform; codes after CAMEO2PLOVER (2021), null where they have no such act. */
export const codebook: Readonly<Record<ActName, ActWord>> = {
  propose: word('propose', statement('propose'), 'AGREE', '036'),
  transmit: word('transmit', { kind: 'transmittal' }, null, null),
  announce: word('announce', statement('announce'), null, '010'),
  state: word('state', statement('state'), null, '010'),
  relay: word('relay', statement('relay'), null, null),
  urge: word('urge', statement('urge'), 'REQUEST', '020'),
  stress: word('stress', statement('urge'), 'REQUEST', '020'),
  expect: word('expect', statement('state expectation'), null, null),
  accept: { ...word('accept', position('accept'), 'AGREE', '057'), grave: true },
  commit: word('commit', statement('promise'), 'AGREE', '030'),
  reject: word('reject', position('reject'), 'REJECT', '120'),
  reconsider: word('reconsider', position('reconsidering'), null, null),
  willing: word('willing', statement('express willingness'), 'AGREE', '036'),
  reserve: word('reserve', position('reserve'), null, null),
  endorse: word('endorse', { kind: 'endorsement' }, 'SUPPORT', '051'),
  commend: word('commend', statement('commend'), 'SUPPORT', '051'),
  'assign onus': word('assign onus', statement('assign onus'), null, null),
  meet: word('meet', { kind: 'contact' }, 'CONSULT', '040'),
  facilitate: word('facilitate', statement('facilitate'), 'CONSULT', '045'),
  release: word('release', report, 'RETREAT', '0841'),
  withdraw: word('withdraw', report, 'RETREAT', '0874'),
  'cease fire': word('cease fire', report, 'RETREAT', '0871'),
  'allow aid': word('allow aid', report, 'AID', '073'),
  ease: word('ease', report, 'CONCEDE', '080'),
  allege: { ...word('allege', statement('comment'), 'ACCUSE', '112'), grave: true },
  criticise: word('criticise', statement('comment'), 'ACCUSE', '111'),
  warn: word('warn', statement('warn'), 'THREATEN', '130'),
  deny: word('deny', statement('deny'), 'ACCUSE', '015'),
  suspend: word('suspend', report, 'SANCTION', '160'),
  resume: word('resume', report, null, null),
  end: word('end', report, 'SANCTION', '164'),
  aim: word('aim', { kind: 'aim' }, null, null),
  comment: word('comment', statement('comment'), null, '010'),
  challenge: word('challenge', { kind: 'challenge' }, null, null),
  /** What the text says of earlier times: linked to an earlier truce only by a person. */
  history: word('history', report, null, null),
}

function word(
  act: ActName,
  becomes: ActWord['becomes'],
  plover: string | null,
  cameo: string | null,
): ActWord {
  return { act, becomes, grave: false, plover, cameo }
}

export function isAct(name: string): name is ActName {
  return Object.hasOwn(codebook, name)
}
