// Agreements made at random from the sentence forms, as texts; and texts that are no agreement at all.
import { fc } from '../laws.ts'

const actors = ['Aren', 'Bolo']
const bodies = ['the Joint Desk', 'the Guarantors', 'the River Committee']
const events = ['the Transfer', 'the Ceasefire', 'the Election Law']
const phases = ['Phase One', 'Phase Two']
const classes = ['women', 'elderly', 'wounded']

const day = fc.integer({ min: 1, max: 90 })
const span = fc
  .tuple(
    fc.integer({ min: 1, max: 60 }),
    fc.constantFrom('hours', 'days', 'weeks', 'months', 'years'),
  )
  .map(([n, unit]) => `${n} ${unit}`)
const anchor = fc.oneof(
  fc.constantFrom(...events),
  fc.constantFrom(...phases).map((one) => `the start of ${one}`),
  fc.constantFrom(...phases).map((one) => `the end of ${one}`),
  fc.constantFrom(
    'the completion of 1.1',
    'the limit of 1.2',
    'each handover under 1.1',
    'Day 1',
    'written notice',
  ),
)
const moment = fc.oneof(
  day.map((n) => `Day ${n}`),
  fc.tuple(day, fc.constantFrom(...phases)).map(([n, phase]) => `Day ${n} of ${phase}`),
  fc.tuple(day, anchor).map(([n, from]) => `the ${n}th day of ${from}`),
  fc
    .tuple(span, fc.constantFrom('after', 'before'), anchor, fc.boolean())
    .map(([s, way, from, counted]) => `${s} ${way} ${from}${counted ? ', counting that day' : ''}`),
  fc.integer({ min: 1, max: 28 }).map((n) => `${n} May 2030`),
  fc
    .integer({ min: 1, max: 28 })
    .map((n) => `2030-02-${String(n).padStart(2, '0')} at 16:00 in Europe/Lisbon`),
)
const time = fc.oneof(
  moment.map((one) => `by ${one}`),
  fc
    .tuple(span, anchor, fc.boolean())
    .map(([s, from, counted]) => `within ${s} of ${from}${counted ? ', counting that day' : ''}`),
  moment.map((one) => `on ${one}`),
  fc
    .tuple(span, fc.constantFrom('after', 'before'), anchor)
    .map(([s, way, from]) => `${s} ${way} ${from}`),
  moment.map((one) => `from ${one}`),
  fc.tuple(moment, moment).map(([a, b]) => `from ${a} until ${b}`),
  fc.constantFrom(...phases).map((one) => `during ${one}`),
  fc
    .tuple(fc.constantFrom('every day', 'every 7 days', 'every week'), fc.constantFrom(...phases))
    .map(([often, phase]) => `${often} of ${phase}`),
  fc
    .tuple(day, day, fc.boolean())
    .map(
      ([a, b, sized]) =>
        `in two handovers, on Days ${a} and ${b}${sized ? ' (3 and not stated)' : ''}`,
    ),
  fc.tuple(moment, moment).map(([a, b]) => `in 2 handovers, on ${a} and ${b}`),
  fc.tuple(moment, moment).map(([a, b]) => `, 30 percent by ${a} and 100 percent by ${b}`),
  fc.constant(''),
)
const fact = fc.oneof(
  fc.constantFrom(
    '1.1 has been carried out',
    '1.2 is late',
    '1.1 is not late',
    '1.2 is kept',
    '1.1 is suspended',
    '1.1 goes on',
    '1.2 has not been carried out',
  ),
  fc.constantFrom('Phase One is complete', 'Phase Two has begun', 'Phase One has ended'),
  fc.constantFrom(
    'the Transfer has happened',
    'the Election Law has not happened',
    'the Talks continue',
  ),
  fc.constantFrom(
    'the Joint Desk finds that 1.1 has been carried out',
    'the Guarantors state that 1.2 has not been carried out',
    'more than 2 handovers under 1.1 are unanswered',
  ),
)
const condition = fc.oneof(
  fact,
  fc.tuple(fact, fact).map(([a, b]) => `${a} and ${b}`),
  fc.tuple(fact, fact).map(([a, b]) => `${a} or ${b}`),
  fc.constant('the river is calm'),
)
const tail = fc.oneof(
  fc.constant(''),
  condition.map((one) => `, if ${one}`),
  fact.map((one) => `, unless ${one}`),
  fc.tuple(fact, condition).map(([a, b]) => `, unless ${a}, if ${b}`),
  condition.map((one) => `, as long as ${one}`),
)
const subject = fc.oneof(
  fc.constantFrom(...actors),
  fc.constantFrom(
    'each Party',
    'both Parties',
    'Aren and Bolo',
    'the Guarantors',
    'each of Aren and Bolo',
  ),
)
const act = fc.constantFrom(
  'withdraw its forces from the Strip',
  'release the persons on List A',
  'release half of the persons on List A',
  'release all remaining women',
  'release 3 of the wounded',
  'admit at least 600 trucks of relief',
  'refrain from Hostile Acts',
  'begin talks on the next phase',
  'submit a list of its positions',
  'let displaced persons return to the Strip',
)
const modal = fc.constantFrom(
  'shall',
  'must',
  'will',
  'shall not',
  'may',
  'may not',
  'must not',
  'undertakes to',
)

const body = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(subject, modal, act, time, tail)
      .map(
        ([who, verb, what, when, iff]) =>
          `${upper(who)} ${verb} ${what}${when.startsWith(',') ? '' : ' '}${when}${iff}`,
      ),
  },
  fc
    .tuple(condition, subject, modal, act, time)
    .map(
      ([iff, who, verb, what, when]) =>
        `If ${iff}, ${who} ${verb} ${what}${when.startsWith(',') ? '' : ' '}${when}`,
    ),
  fc
    .tuple(
      fc.constantFrom(...bodies),
      fc.constantFrom(
        'extend Phase One by up to 14 days',
        'end Phase Two',
        'pause 1.1 and 1.2',
        'complain to the Guarantors',
      ),
      tail,
    )
    .map(([who, what, iff]) => `${upper(who)} may ${what}${iff}`),
  fc
    .tuple(fc.constantFrom(...phases), fact, fc.boolean())
    .map(
      ([phase, iff, end]) =>
        `After Day 42 the measures of ${phase} continue as long as ${iff}, ${end ? 'for no more than 28 days' : 'without a stated end'}`,
    ),
  fc
    .tuple(subject, span)
    .map(
      ([who, s]) =>
        `For each handover under 1.1 ${who} shall release prisoners at the key within ${s} of that handover`,
    ),
  fc
    .tuple(day)
    .map(
      ([n]) =>
        `Bolo shall release the persons on List A in 2 handovers, on Days ${n} and ${n + 7}: women first, then the wounded`,
    ),
)
const under = fc.oneof(
  fc.constantFrom(
    'The Joint Desk confirms.',
    'The Joint Desk confirms by inspection, within 2 days of a notice at each of Harrow and Mere: forces gone and posts empty.',
    'The Guarantors confirm; if it has not answered, the act counts as confirmed.',
  ),
  fc.constantFrom(
    'A handover is proved by the record that both Parties have signed.',
    'A shortfall of up to 3 days is not late.',
    'It is excused if remains cannot be found.',
    'This is known as reported by the press.',
    'The number is 200 as reported by Bolo and 300 as reported by the Guarantors (source "note").',
  ),
  fc
    .tuple(
      fc.constantFrom('Aren', 'Bolo', 'the other Party'),
      fc.constantFrom(
        'pause 1.1 until 1.2 has been carried out',
        'complain to the Guarantors within 2 days',
        'hold back 1.2 while more than 1 handover is unanswered',
        'end Phase One',
        'pause the steps named in Annex 3',
      ),
      fc.constantFrom('', ', 48 hours after written notice,'),
    )
    .map(
      ([who, what, notice]) =>
        `If the Joint Desk finds that it has not been carried out, ${who} may${notice} ${what}.`,
    ),
)

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const head = `Aren is a party.
Bolo is a party.
The Guarantors are guarantors.
The River Committee is a joint body.
The Joint Desk is a verifier; it confirms by sight, within 48 hours of a notice; if it has not answered, the matter is unsettled and goes to the Guarantors.
"Hostile Acts" means "the use of force".
The Strip is a zone.
The Transfer is the event that the force takes over.
The Ceasefire is the event that firing stops; it is stated by the Guarantors.
The Election Law is the event that the assembly adopts a law.
The Talks are the period in which the Parties negotiate.
Day 1 is the day on which both sign; a day ends at 24:00 in Europe/Lisbon.
Phase One lasts 42 days from Day 1.
Bolo holds the persons on List A: 33 persons, of them 10 women, 13 elderly and 10 wounded.
Aren holds the prisoners: number not stated.
For each of the women Aren releases 30 prisoners.
1.1 Bolo shall release the persons on List A by Day 7.
1.2 Aren shall release prisoners by Day 9.`

const last = fc.oneof(
  condition.map((one) => `Phase Two begins when ${one}, and lasts 42 days.`),
  fc.constant('Phase Two begins with the Transfer; its length is not stated.'),
)
const standing = fc.oneof(
  fc.constantFrom(
    '1.1 and 1.2 are carried out together, neither first, in two steps.',
    'Reading "later" of 1.2, not attributed: Aren shall release prisoners by Day 30.',
    'A dispute goes to the Joint Desk (5 days), then to the Guarantors.',
    'Aim: a calm river.',
    'Check A: Phase Two begins if every duty is kept.',
    'Phase One is complete when 1.1 has been carried out.',
    'If Phase One ends and is not complete, the agreement lapses.',
  ),
  fc
    .tuple(fc.constantFrom(...classes), day)
    .map(([one, n]) => `For all of the ${one} together Aren releases ${n} prisoners.`),
)

/** A whole text, every sentence of which is of some form. */
export const agreementText = fc
  .tuple(
    last,
    fc.array(fc.tuple(body, fc.array(under, { maxLength: 3 })), { minLength: 1, maxLength: 8 }),
    fc.array(standing, { maxLength: 3 }),
  )
  .map(([phase, clauses, rest]) => {
    const numbered = clauses.map(([one, more], i) =>
      [`2.${i + 1} ${one}.`, ...more.map((two) => `    ${two}`)].join('\n'),
    )
    return `# Made at random\n\nThe Parties agree.\n\n\`\`\`truce\n${head}\n${phase}\n${numbered.join('\n')}\n${rest.join('\n')}\n\`\`\`\n`
  })

const scraps = [
  'Aren',
  'shall',
  'shall not',
  'by Day 7',
  '1.1',
  '1.2',
  '.',
  ',',
  ';',
  ':',
  '"',
  '(',
  ')',
  'if',
  'the',
  'and',
  'or',
  'within 3 days of',
  'Phase One',
  'is a party',
  'confirms',
  'may',
  'pause',
  '```',
  '```truce',
  '\n',
  '\n\n',
  '# ',
  'Reading',
  'Check',
  'History',
  'Assume',
  'in 3 handovers, on Days 1',
  'holds the persons on',
  'means',
  'is contested',
  'every day of',
  'for each handover under',
  'as long as',
  'until',
  '31 February 2024',
  '99:99',
  'é',
  '\u202e',
  '\u0000',
  '😀',
  'ملاحظة',
  '__proto__',
  'constructor',
  '999999999 days',
  'by Day 999999999',
  '99999 weeks before 31 May 2024',
  'The __proto__ is a party.',
]

/** Anything: scraps of the language, letters, marks, in any order. */
export const noise = fc.oneof(
  fc.array(fc.constantFrom(...scraps), { maxLength: 80 }).map((parts) => parts.join(' ')),
  fc
    .array(fc.constantFrom(...scraps), { maxLength: 60 })
    .map((parts) => `\`\`\`truce\n${parts.join(' ')}\n\`\`\`\n`),
  fc.string({ maxLength: 300, unit: 'binary' }),
)

/** A good text with a piece cut out or a scrap put in. */
export const damaged = fc
  .tuple(agreementText, fc.nat(), fc.nat({ max: 40 }), fc.constantFrom('', ...scraps))
  .map(([text, at, length, scrap]) => {
    const from = at % text.length
    return text.slice(0, from) + scrap + text.slice(from + length)
  })
