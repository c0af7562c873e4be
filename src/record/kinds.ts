// The kinds of entry, and what each holds. DESIGN: actors, texts, talks, clocks, performance,
// monitoring, people held, keys and roles. A kind from a newer version is kept, unread.
import { choice, flag, integer, many, optional, part, string, type ValueOf } from './field.ts'

const actor = string('actor')
const version = string('version')
const clause = string('clause')
const entry = string('entry')
const text = string('text')
const when = string('when')

/** How the words of a statement are known. */
const manner = choice('quoted', 'paraphrased', 'headline', 'own voice', 'document')

const counts = many(part({ class: text, n: integer }))

/** A count fit for the public: a number, `few:5` (fewer than five), `agreed:3`, or `not shown`. */
const cell = string('text')

const subject = part({
  version: optional(version),
  clause: optional(clause),
  topic: optional(text),
})

export const acts = [
  'announce',
  'state',
  'commend',
  'urge',
  'assign onus',
  'state expectation',
  'compare versions',
  'deny',
  'report',
  'welcome',
  'call for',
  'warn',
  'promise',
  'express willingness',
  'relay',
  'propose',
  'comment',
  'state aim',
  'state expected effect',
  'facilitate',
] as const

export const stances = [
  'accept',
  'accept if',
  'amend',
  'reject',
  'reserve',
  'silent',
  'not accepted',
  'favourable',
  'favourable if',
  'reconsidering',
  'withdrawn',
] as const

export const kinds = {
  // --- actors
  actor: {
    actor,
    roles: many(
      part({
        role: choice(
          'party',
          'mediator',
          'facilitator',
          'guarantor',
          'witness',
          'verifier',
          'joint body',
          'neutral intermediary',
          'deciding body',
          'official',
          'actor',
        ),
        of: optional(actor),
        office: optional(text),
        from: optional(when),
        to: optional(when),
      }),
    ),
    answersFor: optional(actor),
    memberOf: optional(many(part({ body: actor, from: optional(when), to: optional(when) }))),
    labels: optional(many(part({ by: actor, label: text }))),
    unnamed: optional(flag),
  },
  // --- texts
  version: {
    version,
    label: text,
    known: choice('published', 'exists, not published', 'announced', 'reported'),
    files: optional(many(string('file'))),
    author: optional(actor),
    hash: optional(text),
    languages: optional(many(text)),
    amends: optional(version),
    supersedes: optional(version),
  },
  authorship: {
    version,
    by: actor,
    says: choice('claimed', 'denied', 'as reported'),
    of: optional(actor),
    words: optional(text),
  },
  transmittal: {
    version: optional(version),
    by: actor,
    to: actor,
    medium: optional(choice('paper', 'file', 'oral', 'shown and taken back', 'not stated')),
    withheld: optional(text),
    answerBy: optional(when),
    receipt: optional(choice('acknowledged', 'not acknowledged', 'denied', 'not stated')),
    forOthers: optional(many(actor)),
  },
  receipt: { transmittal: entry, by: actor, says: choice('received', 'denied') },
  // --- talks
  contact: {
    between: many(actor),
    form: choice('call', 'meeting', 'round', 'talks', 'not stated'),
    about: optional(subject),
    readouts: optional(many(part({ by: actor, words: text, manner }))),
  },
  statement: {
    by: actor,
    act: choice(...acts),
    to: optional(actor),
    about: optional(subject),
    onus: optional(actor),
    words: text,
    manner,
    onBehalfOf: optional(actor),
    relays: optional(entry),
    if: optional(text),
    promised: optional(text),
    compares: optional(
      part({ versions: many(version), says: choice('same', 'partly', 'different', 'asks') }),
    ),
    of: optional(actor),
    /** "Fourteen of eighteen paragraphs are agreed": the speaker's own count. */
    share: optional(part({ agreed: integer, of: integer, unit: text })),
    undated: optional(flag),
  },
  position: {
    of: actor,
    by: actor,
    on: subject,
    stance: choice(...stances),
    words: optional(text),
    manner: optional(manner),
    if: optional(text),
    /** What the position waits for, from whom: opens an awaited step. */
    awaits: optional(part({ from: actor, what: text, about: optional(version) })),
    authority: optional(
      choice('personal', 'delegation', 'ad referendum', 'authorised', 'ratified'),
    ),
    basis: optional(choice('declared', 'assessed')),
    validUntil: optional(when),
    undated: optional(flag),
  },
  request: {
    by: actor,
    to: many(actor),
    about: version,
    words: text,
    manner: optional(manner),
    with: optional(many(version)),
  },
  fulfilment: { of: entry, by: actor, words: optional(text) },
  endorsement: {
    by: actor,
    of: subject,
    words: optional(text),
    manner: optional(manner),
    group: optional(flag),
    undated: optional(flag),
  },
  assent: {
    by: actor,
    version,
    level: choice('initialled', 'agreed', 'signed', 'ratified'),
    reservations: optional(text),
  },
  reservation: { by: actor, version: optional(version), clause: optional(clause), words: text },
  understanding: { clause, between: many(actor), words: text, confirmedBy: optional(many(actor)) },
  aim: { by: optional(actor), words: text, effect: optional(flag), about: optional(subject) },
  // --- clocks
  'in force': { version },
  anchor: { anchor: string('anchor'), by: actor, set: optional(flag) },
  happening: { event: string('anchor'), by: optional(actor), ended: optional(flag) },
  extension: {
    by: many(actor),
    clause: optional(clause),
    phase: optional(string('phase')),
    days: integer,
  },
  notice: { by: actor, clause: optional(clause), to: optional(actor), words: optional(text) },
  power: {
    by: actor,
    verb: choice('suspend', 'resume', 'hold-back', 'extend', 'end', 'complain', 'refuse'),
    clauses: many(clause),
    phase: optional(string('phase')),
    ground: optional(many(clause)),
    days: optional(integer),
    words: optional(text),
  },
  waiver: { by: actor, clause },
  // --- performance
  act: {
    by: actor,
    clause,
    n: optional(integer),
    of: optional(string('class')),
    batch: optional(integer),
    place: optional(string('zone')),
    criterion: optional(text),
    outsideKey: optional(flag),
    category: optional(text),
    contrary: optional(flag),
    words: optional(text),
  },
  acknowledgement: { act: entry, by: actor },
  objection: { to: entry, by: actor, ground: optional(text) },
  finding: {
    by: actor,
    clause,
    result: choice(
      'confirmed',
      'not confirmed',
      'partly',
      'undetermined',
      'not observed',
      'not possible',
    ),
    place: optional(string('zone')),
    criterion: optional(text),
    n: optional(integer),
    reason: optional(text),
  },
  allegation: { by: actor, against: actor, clause, words: optional(text) },
  admission: { allegation: entry, by: actor },
  determination: {
    by: actor,
    clause,
    against: optional(actor),
    result: choice('breach', 'no breach', 'undetermined'),
    words: optional(text),
    /** A determination on an incident: on which finding, and the two persons who entered it. */
    incident: optional(text),
    finding: optional(entry),
    proposedBy: optional(text),
    confirmedBy: optional(text),
    supersedes: optional(entry),
  },
  excuse: {
    by: actor,
    clause,
    n: optional(integer),
    of: optional(string('class')),
    reason: choice('impossible', 'blocked-by-non-party', 'procedure'),
  },
  dispute: { by: actor, clause, words: optional(text) },
  condition: { by: actor, clause, met: flag },
  reclassified: { by: actor, n: integer, from: string('class'), to: string('class') },
  /** What this record does not cover: the absence of an entry about these clauses says nothing. */
  coverage: { clauses: many(clause), words: text, by: optional(actor) },
  // --- people held: under pseudonymous ids or as counts only; a name is no part of any entry
  'list committed': {
    list: text,
    version: integer,
    by: actor,
    to: optional(actor),
    counts,
    /** SHA-256 of the salted bytes of the version, hex. */
    commitment: optional(text),
    envelope: optional(text),
    people: optional(many(part({ id: text, class: text }))),
  },
  'list acknowledged': { list: entry, by: actor },
  'entry objection': {
    list: entry,
    person: text,
    by: actor,
    ground: choice('identity', 'class', 'not-held', 'not-of-the-key', 'other'),
    withdrawn: optional(flag),
  },
  'plan adopted': { by: many(actor), list: optional(entry), hash: optional(text) },
  'handover leg': {
    batch: text,
    leg: choice('departed', 'to intermediary', 'received'),
    by: actor,
    to: optional(actor),
    intermediary: optional(actor),
    place: optional(text),
    envelope: optional(text),
    list: optional(entry),
    counts,
    people: optional(many(text)),
    signed: optional(many(actor)),
    exceptions: optional(many(part({ class: text, n: integer, what: text }))),
  },
  'person state': {
    person: text,
    class: text,
    by: actor,
    state: choice(
      'interviewed',
      'willing',
      'unwilling',
      'fit',
      'not fit',
      'received',
      'disputed',
      'withdrawn',
      'died',
      'remains-received',
      'identified',
      'misidentified',
    ),
    until: optional(when),
  },
  'families informed': { people: many(text), by: actor },
  /** The only kind about people held that the public sees: counts by class after the fact. */
  'counts published': {
    by: actor,
    of: when,
    changed: optional(when),
    rows: many(part({ class: text, agreed: integer, received: cell, died: cell, remains: cell })),
    all: cell,
  },
  // --- keys and roles
  'key enrolled': { actor, key: text, use: optional(choice('author', 'witness', 'recipient')) },
  'key ended': { of: entry, by: actor, reason: optional(text) },
  'role granted': {
    to: actor,
    by: actor,
    role: choice('keeper', 'author', 'witness', 'approver'),
    compartment: optional(text),
  },
  'role ended': { of: entry, by: actor, reason: optional(text) },
  /** The key of a sealed body was destroyed; the entry itself and all that follows from it stay. */
  erased: { of: entry, by: actor, reason: optional(text) },
  // --- monitoring: what was reported, what was found, who is held to have done it, what it means
  /** `happened` is the time of the happening as reported; a place is one line with its precision. */
  report: {
    what: text,
    words: text,
    place: text,
    source: text,
    reliability: choice('A', 'B', 'C', 'D', 'E', 'F'),
    credibility: choice('1', '2', '3', '4', '5', '6'),
    manner: choice('observation', 'allegation'),
    sealed: optional(flag),
  },
  origin: { source: text, from: text },
  triage: {
    report: entry,
    outcome: choice('in scope', 'duplicate', 'out of scope', 'needs information'),
    duplicateOf: optional(entry),
  },
  grouping: { incident: text, reports: many(entry) },
  merge: { into: text, from: many(text) },
  split: { from: text, into: text, reports: many(entry) },
  'incident finding': {
    incident: text,
    by: actor,
    result: choice('confirmed', 'not confirmed', 'unfounded', 'inconclusive', 'not verifiable'),
    reason: optional(choice('access denied', 'unsafe', 'too late', 'no source')),
    what: text,
    place: text,
    /** The time of the happening as found; `happened` is the time of the finding. */
    occurred: when,
    effects: optional(part({ low: integer, best: integer, high: integer })),
    evidence: many(entry),
    supersedes: optional(entry),
  },
  attribution: {
    incident: text,
    by: actor,
    finding: entry,
    result: choice('attributed', 'undetermined', 'disputed'),
    to: optional(actor),
    basis: text,
    supersedes: optional(entry),
  },
  assessment: {
    incident: text,
    clause,
    zone: string('zone'),
    zoneVersion: text,
    finding: entry,
    inZone: choice('inside', 'outside', 'undecided'),
    inTime: choice('inside', 'outside', 'undecided'),
    supersedes: optional(entry),
  },
  consequence: { determination: entry, by: actor, what: text },
  access: {
    by: actor,
    area: text,
    outcome: choice('asked', 'granted', 'denied', 'restricted'),
    answeredBy: optional(actor),
    reason: optional(text),
  },
  /** Hours watched in an area on the day of `happened`. */
  watch: { by: actor, area: text, hours: integer },
  /** In the public channel: a copy of one confirmed finding, coarsened before it was written. */
  release: {
    incident: text,
    level: choice('public', 'under review', 'withdrawn'),
    by: actor,
    what: optional(text),
    /** West and south in degrees, side in metres: "-30 40 10000". */
    cell: optional(text),
    area: optional(text),
    from: optional(string('date')),
    to: optional(string('date')),
    effects: optional(part({ low: integer, best: integer, high: integer })),
    attribution: optional(part({ result: text, to: optional(actor), by: actor })),
    determinations: optional(many(part({ clause, body: actor, result: text }))),
    notBefore: optional(string('date')),
  },
  // --- around the agreement
  'earlier truce': { label: text, began: when, ended: optional(when), howEnded: optional(text) },
  challenge: { words: text, by: optional(actor) },
  withdrawn: { reason: text },
  /** Passing on or publishing is a new entry in the wider channel, holding a copy of what is released. */
  publication: { of: entry, copy: text },
} as const

export type Kinds = typeof kinds
export type Kind = keyof Kinds
export type BodyOf<K extends Kind> = ValueOf<Kinds[K]>

export const kindNames = Object.keys(kinds) as Kind[]
