// Every sentence form, once: what it looks like and an example. docs/language.md is generated from this
// table; where a form is met in real texts is said in words (form-<id>).

export interface Form {
  readonly id: string
  readonly group:
    | 'text'
    | 'actors'
    | 'terms and zones'
    | 'time'
    | 'persons held'
    | 'clauses'
    | 'times of a clause'
    | 'conditions'
    | 'under a clause'
    | 'between clauses'
    | 'about the text'
  /** Words in capitals stand for names and numbers; square brackets may be left out. */
  readonly template: string
  readonly example: string
  /** What must be declared for the example to be read without a remark of reading. */
  readonly needs?: string
}

const parties = 'Aren is a party. Bolo is a party.'
const clause = `${parties} Day 1 is the day on which both sign. 1.1 Aren shall leave the fort by Day 3.`
const lists = `${parties} Bolo holds the persons on List A: 6 persons, of them 2 women and 4 wounded. Aren holds the prisoners: number not stated.`
const phases = `${parties} Day 1 is the day on which both sign. Phase One lasts 42 days from Day 1. Phase Two begins when Phase One is complete, and lasts 42 days.`

export const forms: readonly Form[] = [
  {
    id: 'known',
    group: 'text',
    template: 'The terms are known as announced by WHO.',
    example: 'The terms are known as announced by the Mediators on 3 May.',
  },
  {
    id: 'authentic',
    group: 'text',
    template: 'This text is authentic in LANGUAGES[; in case of difference LANGUAGE prevails].',
    example:
      'This text is authentic in Arabic and English; in case of difference English prevails.',
  },
  {
    id: 'encoded',
    group: 'text',
    template: 'The formal sentences were written by WHO and confirmed by nobody | PARTIES.',
    example:
      'The formal sentences were written by the drafting group and confirmed by Aren and Bolo.',
    needs: parties,
  },
  {
    id: 'amends',
    group: 'text',
    template: 'This text amends | supersedes | is an annex of "TITLE".',
    example: 'This text amends "The Fort Agreement".',
  },
  {
    id: 'unpublished',
    group: 'text',
    template: '"NAME" exists and is not published.',
    example: '"Annex 2" exists and is not published.',
  },
  {
    id: 'prejudice',
    group: 'text',
    template: 'This text is without prejudice to WORDS.',
    example: 'This text is without prejudice to the status of any Party.',
  },

  {
    id: 'role',
    group: 'actors',
    template: 'NAME is a ROLE[ and a ROLE].',
    example: 'Belmar is a mediator and a guarantor.',
  },
  {
    id: 'members',
    group: 'actors',
    template: 'NAME are NAME and NAME.',
    example: 'The Guarantors are Belmar and Arden.',
    needs: 'Belmar is a mediator. Arden is a mediator.',
  },
  {
    id: 'non-party',
    group: 'actors',
    template: 'NAME is an actor who is not a party.',
    example: 'The Hill Council is an actor who is not a party.',
  },
  {
    id: 'neutral',
    group: 'actors',
    template: 'NAME is a neutral intermediary.',
    example: 'The Committee is a neutral intermediary.',
  },
  {
    id: 'verifier',
    group: 'actors',
    template:
      'NAME is a verifier; it confirms [by MEANS,] within SPAN of a notice; if it has not answered, the matter is unsettled[ and goes to NAME].',
    example:
      'The Joint Desk is a verifier; it confirms by inspection, within 48 hours of a notice; if it has not answered, the matter is unsettled and goes to the Guarantors.',
    needs: 'The Guarantors are guarantors.',
  },
  {
    id: 'answers-for',
    group: 'actors',
    template: 'NAME answers for NAME.',
    example: 'Aren answers for the River Guard.',
    needs: 'Aren is a party. The River Guard is an actor who is not a party.',
  },

  {
    id: 'means',
    group: 'terms and zones',
    template: '"TERM" means "WORDS".',
    example: '"Hostile Acts" means "the use of force and the movement of forces forward".',
  },
  {
    id: 'not-defined',
    group: 'terms and zones',
    template: '"TERM" is not defined.',
    example: '"Populated Areas" is not defined.',
  },
  {
    id: 'contested',
    group: 'terms and zones',
    template:
      '"TERM" is contested: NAME reads it as "WORDS"[ (source "SOURCE")]; one reading is "WORDS".',
    example:
      '"Local Forces" is contested: Aren reads it as "the police" (source "note of 3 May"); one reading is "the town watch".',
    needs: parties,
  },
  {
    id: 'zone',
    group: 'terms and zones',
    template:
      'NAME is a [KIND] zone[ (called LABEL by NAME)][, shown on the map "FILE"][, whose map exists and is not published].',
    example:
      'The Strip is a separation zone (called the gap by Aren), shown on the map "strip.geojson".',
    needs: parties,
  },
  {
    id: 'zone-rule',
    group: 'terms and zones',
    template:
      'ZONE reaches N kilometres from the LINE[ for PARTY][, for "WEAPONS"]. ZONE is N kilometres wide. ZONE has a radius of N metres around the PLACE.',
    example:
      'The Strip reaches 50 kilometres from the contact line for Aren, for "artillery of 100 mm and more".',
    needs: `${parties} The Strip is a zone.`,
  },

  {
    id: 'event',
    group: 'time',
    template:
      'NAME is the event that WORDS[; it is stated by NAME][; it lies with NAME][; it is decided by NAME].',
    example: 'The Transfer is the event that the force takes over; it is stated by Belmar.',
    needs: 'Belmar is a mediator.',
  },
  {
    id: 'period',
    group: 'time',
    template: 'NAME is the period in which WORDS.',
    example: 'The Talks are the period in which the Parties negotiate Phase Two.',
  },
  {
    id: 'day-one',
    group: 'time',
    template: 'Day 1 is the day on which WORDS | the day of EVENT[; a day ends at TIME in PLACE].',
    example:
      'Day 1 is the day on which the Guarantors announce acceptance; a day ends at 24:00 in Asia/Amman.',
    needs: 'The Guarantors are guarantors.',
  },
  {
    id: 'day-end',
    group: 'time',
    template: 'A day ends at TIME in PLACE.',
    example: 'A day ends at 24:00 in Europe/Lisbon.',
  },
  {
    id: 'phase',
    group: 'time',
    template:
      'PHASE lasts SPAN from Day 1 | EVENT. PHASE begins with EVENT | when CONDITION[, and lasts SPAN | ; its length is not stated].',
    example: 'Phase One lasts 42 days from Day 1.',
    needs: 'Day 1 is the day on which both sign.',
  },
  {
    id: 'phase-when',
    group: 'time',
    template: 'PHASE begins when CONDITION, and lasts SPAN.',
    example: 'Phase Two begins when Phase One is complete, and lasts 6 weeks.',
    needs: 'Day 1 is the day on which both sign. Phase One lasts 42 days from Day 1.',
  },
  {
    id: 'complete',
    group: 'time',
    template: 'PHASE is complete when CONDITION.',
    example: 'Phase One is complete when 1.1 has been carried out.',
    needs: `${clause} Phase One lasts 42 days from Day 1.`,
  },
  {
    id: 'expiry',
    group: 'time',
    template:
      'If PHASE ends and is not complete, the agreement lapses | it is renewed only by consent of the Parties | the next phase needs a new agreement | hostilities may resume.',
    example: 'If Phase One ends and is not complete, the next phase needs a new agreement.',
    needs: phases,
  },

  {
    id: 'group',
    group: 'persons held',
    template:
      'NAME holds the persons on LIST[ (called LABEL by NAME)]: number not stated | N persons[, of them N CLASS and N CLASS][, including CLASS and CLASS].',
    example:
      'Bolo holds the persons on List A (called captives by Aren, detainees by Bolo): 33 persons, of them 10 women, 13 elderly and 10 wounded.',
    needs: parties,
  },
  {
    id: 'group-open',
    group: 'persons held',
    template: 'NAME holds LIST: number not stated, including CLASSES.',
    example:
      'Bolo holds the captives: number not stated, including women, the elderly and the wounded.',
    needs: parties,
  },
  {
    id: 'group-reported',
    group: 'persons held',
    template: 'NAME holds LIST: N as reported by WHO and N as reported by WHO.',
    example:
      'Aren holds the prisoners: 1890 as reported by Belmar and 1904 as reported by Aren (source "list of 17 January").',
    needs: `${parties} Belmar is a mediator.`,
  },
  {
    id: 'key',
    group: 'persons held',
    template: 'For each of CLASS PARTY releases N CATEGORY[ and N CATEGORY].',
    example: 'For each of the women Aren releases 30 prisoners serving life terms and 20 others.',
    needs: lists,
  },
  {
    id: 'lump-sum',
    group: 'persons held',
    template: 'For all of CLASS together PARTY releases N CATEGORY.',
    example: 'For all of the wounded together Aren releases 110 prisoners.',
    needs: lists,
  },
  {
    id: 'all-for-all',
    group: 'persons held',
    template: 'For all of LIST PARTY releases all of LIST.',
    example: 'For all of the persons on List A Aren releases all of the prisoners.',
    needs: lists,
  },
  {
    id: 'key-open',
    group: 'persons held',
    template: 'For LIST PARTY releases persons; the key is not stated.',
    example: 'For the persons on List A Aren releases persons; the key is not stated.',
    needs: lists,
  },

  {
    id: 'duty',
    group: 'clauses',
    template: 'NUMBER WHO shall | must | will | undertakes to ACT TIME.',
    example: '1.1 Aren shall withdraw its forces from the fort by the end of Day 7.',
    needs: `${parties} Day 1 is the day on which both sign.`,
  },
  {
    id: 'each-party',
    group: 'clauses',
    template: 'NUMBER During PHASE each Party shall refrain from ACTS.',
    example: '1.1 During Phase One each Party shall refrain from Hostile Acts.',
    needs: `${phases} "Hostile Acts" means "the use of force".`,
  },
  {
    id: 'prohibition',
    group: 'clauses',
    template: 'NUMBER WHO shall not ACT until MOMENT | for SPAN after EVENT.',
    example: '1.1 Aren shall not enter the valley for 90 days after the Transfer.',
    needs: `${parties} The Transfer is the event that the force takes over.`,
  },
  {
    id: 'not-hinder',
    group: 'clauses',
    template: 'NUMBER From MOMENT WHO shall not hinder PERSONS who WORDS.',
    example: '1.1 From Day 22 Aren shall not hinder civilians who wish to return to the valley.',
    needs: `${parties} Day 1 is the day on which both sign.`,
  },
  {
    id: 'no-party',
    group: 'clauses',
    template: 'NUMBER No Party shall ACT.',
    example: '1.1 During Phase One no Party shall move its forces forward.',
    needs: phases,
  },
  {
    id: 'permission',
    group: 'clauses',
    template: 'NUMBER WHO may ACT[ TIME][, if CONDITION].',
    example: '1.1 Aren may patrol the road within 500 metres of the bridge, from Day 3.',
    needs: `${parties} Day 1 is the day on which both sign.`,
  },
  {
    id: 'power',
    group: 'clauses',
    template:
      'NUMBER WHO may extend PHASE by [up to] SPAN | pause CLAUSES | end PHASE | complain to NAME.',
    example: '1.1 The Guarantors may extend Phase One by up to 14 days.',
    needs: `${phases} The Guarantors are guarantors.`,
  },
  {
    id: 'continuation',
    group: 'clauses',
    template:
      'NUMBER After Day N the measures of PHASE continue as long as CONDITION, for no more than SPAN | without a stated end.',
    example:
      '1.1 After Day 42 the measures of Phase One continue as long as the Talks continue, for no more than 28 days.',
    needs: `${phases} The Talks are the period in which the Parties negotiate Phase Two.`,
  },
  {
    id: 'quantity',
    group: 'clauses',
    template:
      'NUMBER WHO shall release half of | at least N of | all remaining | a number of LIST.',
    example: '1.1 Bolo shall release half of the persons on List A by Day 9.',
    needs: `${lists} Day 1 is the day on which both sign.`,
  },

  {
    id: 'by',
    group: 'times of a clause',
    template: '… by the end of Day N | by DATE | by the Nth day of EVENT | no later than MOMENT.',
    example: '1.1 Aren shall begin the withdrawal by the 2nd day of the Ceasefire.',
    needs: `${parties} The Ceasefire is the event that firing stops.`,
  },
  {
    id: 'within',
    group: 'times of a clause',
    template: '… within SPAN of EVENT[, counting that day].',
    example: '1.1 Aren shall leave the fort within 21 days of the Ceasefire.',
    needs: `${parties} The Ceasefire is the event that firing stops.`,
  },
  {
    id: 'inclusive',
    group: 'times of a clause',
    template: '… within SPAN of EVENT, counting that day.',
    example: '1.1 Aren shall leave the fort within 21 days of the Ceasefire, counting that day.',
    needs: `${parties} The Ceasefire is the event that firing stops.`,
  },
  {
    id: 'before-anchor',
    group: 'times of a clause',
    template: '… by SPAN before EVENT.',
    example: '1.1 Aren shall submit its list by 3 days before the Transfer.',
    needs: `${parties} The Transfer is the event that the force takes over.`,
  },
  {
    id: 'date',
    group: 'times of a clause',
    template: '… by DATE[ at TIME in PLACE].',
    example: '1.1 Aren shall leave the fort by 14 March 2015 at 16:00 in Europe/Kyiv.',
    needs: parties,
  },
  {
    id: 'window',
    group: 'times of a clause',
    template:
      '… from MOMENT until MOMENT | between MOMENT and MOMENT | not before MOMENT and not after MOMENT | on MOMENT.',
    example: '1.1 Aren shall reduce its forces at the border from Day 42 until Day 50.',
    needs: `${parties} Day 1 is the day on which both sign.`,
  },
  {
    id: 'every',
    group: 'times of a clause',
    template: '… N THINGS every day of PHASE | every SPAN from MOMENT until MOMENT.',
    example: '1.1 Aren shall admit 600 trucks of relief every day of Phase One.',
    needs: phases,
  },
  {
    id: 'batches',
    group: 'times of a clause',
    template:
      '… in N handovers, on Days N, N and N (N, N and N persons)[: CLASS first, then CLASS].',
    example:
      '1.1 Bolo shall release the persons on List A in three handovers, on Days 1, 7 and 14 (3, 2 and 1 persons): women first, then the wounded.',
    needs: `${lists} Day 1 is the day on which both sign.`,
  },
  {
    id: 'batches-every',
    group: 'times of a clause',
    template: '… in N handovers, the first by MOMENT, then every SPAN.',
    example:
      '1.1 Bolo shall release the persons on List A in 3 handovers, the first by Day 1, then every 7 days.',
    needs: `${lists} Day 1 is the day on which both sign.`,
  },
  {
    id: 'shares',
    group: 'times of a clause',
    template: '… N percent by MOMENT and N percent by MOMENT.',
    example: '1.1 Aren shall rebuild 900 houses, 30 percent by Day 120 and 100 percent by Day 360.',
    needs: `${parties} Day 1 is the day on which both sign.`,
  },
  {
    id: 'for-each',
    group: 'times of a clause',
    template: 'NUMBER For each handover under CLAUSE WHO shall ACT within SPAN of that handover.',
    example:
      '1.2 For each handover under 1.1 Aren shall release prisoners at the key within 2 days of that handover.',
    needs: `${lists} Day 1 is the day on which both sign. 1.1 Bolo shall release the persons on List A by Day 9.`,
  },

  {
    id: 'if-clause',
    group: 'conditions',
    template: '…, if CLAUSE has been carried out | is late | is kept | is suspended.',
    example: '1.2 Bolo shall open the road by Day 9, if 1.1 has been carried out.',
    needs: clause,
  },
  {
    id: 'if-event',
    group: 'conditions',
    template: '…, if EVENT has happened | once EVENT has happened.',
    example: '1.2 Bolo shall hold elections, once the Law has happened.',
    needs: `${clause} The Law is the event that the Hill Council adopts a law.`,
  },
  {
    id: 'as-long',
    group: 'conditions',
    template: '…, as long as PERIOD continues | WORDS.',
    example:
      '1.2 During Phase One each Party shall refrain from attacks, as long as the Talks continue.',
    needs: `${phases} The Talks are the period in which the Parties negotiate Phase Two.`,
  },
  {
    id: 'if-words',
    group: 'conditions',
    template: '…, if WORDS.',
    example: '1.2 Aren shall open the road, if the river is calm.',
    needs: parties,
  },
  {
    id: 'unless',
    group: 'conditions',
    template: '…, unless CONDITION.',
    example: '1.2 Bolo shall open the road by Day 9, unless 1.1 is late.',
    needs: clause,
  },
  {
    id: 'on-word',
    group: 'conditions',
    template:
      '…, if BODY finds | determines | states | gives notice that CLAUSE has (not) been carried out.',
    example:
      '1.2 Bolo shall open the road by Day 9, if the Joint Desk finds that 1.1 has been carried out.',
    needs: `${clause} The Joint Desk is a joint body.`,
  },

  {
    id: 'confirms',
    group: 'under a clause',
    template:
      'BODY confirms[ by MEANS][, within SPAN of a notice][ at each of PLACES][: CRITERIA][; if it has not answered, …].',
    example:
      'The Joint Desk confirms by inspection, within 48 hours of a notice at each of Harrow and Mere: forces gone and posts empty.',
    needs: `The Joint Desk is a joint body. ${clause}`,
  },
  {
    id: 'proved',
    group: 'under a clause',
    template: 'A handover is proved by WORDS.',
    example: 'A handover is proved by the record that both Parties have signed.',
    needs: clause,
  },
  {
    id: 'remedy',
    group: 'under a clause',
    template:
      'If BODY finds that CLAUSE has not been carried out, WHO may, SPAN after written notice, pause CLAUSES until CONDITION.',
    example:
      'If the Joint Desk finds that 1.1 has not been carried out, the other Party may, 48 hours after written notice, pause 1.0 until 1.1 has been carried out.',
    needs: `The Joint Desk is a joint body. ${parties} Day 1 is the day on which both sign. 1.0 Bolo shall open the road by Day 9. 1.1 Aren shall leave the fort by Day 3.`,
  },
  {
    id: 'late',
    group: 'under a clause',
    template: 'If CLAUSE is late, WHO may complain to NAME[ within SPAN].',
    example: 'If 1.1 is late, Bolo may complain to the Guarantors within 2 days.',
    needs: `The Guarantors are guarantors. ${clause}`,
  },
  {
    id: 'hold-back',
    group: 'under a clause',
    template: 'WHO may hold back CLAUSE while more than N handovers are unanswered.',
    example: 'Bolo may hold back 1.0 while more than 1 handover is unanswered.',
    needs: `${parties} 1.0 Bolo shall release all captives by 3 May 2030. 1.1 For each handover under 1.0 Aren shall release ten prisoners within 2 days of that handover.`,
  },
  {
    id: 'proved-usual',
    group: 'under a clause',
    template: 'Under no clause: A handover is proved by WORDS. (holds for every release)',
    example: 'A handover is proved by the record that both Parties have signed.',
    needs: `${parties} The Committee is a neutral intermediary.`,
  },
  {
    id: 'remedy-words',
    group: 'under a clause',
    template: '…, WHO may[, SPAN after written notice,] pause WORDS until CONDITION.',
    example:
      'If the Joint Desk finds that 1.1 has not been carried out, Bolo may, 48 hours after written notice, pause the steps named in Annex 3 until it has been.',
    needs: `The Joint Desk is a joint body. ${clause}`,
  },
  {
    id: 'shortfall',
    group: 'under a clause',
    template: 'A shortfall of up to N days is not late.',
    example: 'A shortfall of up to 3 days is not late.',
    needs: `${phases} 1.1 Aren shall admit 600 trucks every day of Phase One.`,
  },
  {
    id: 'excused',
    group: 'under a clause',
    template: 'It is excused if WORDS.',
    example: 'It is excused if remains cannot be found after a joint search.',
    needs: clause,
  },
  {
    id: 'reported',
    group: 'under a clause',
    template: 'This is known as reported by WHO.',
    example: 'This is known as reported by the press.',
    needs: clause,
  },
  {
    id: 'number-reported',
    group: 'under a clause',
    template: 'The number is N as reported by WHO and N as reported by WHO.',
    example:
      'The number is 200 as reported by Bolo and 300 as reported by Aren (source "outline").',
    needs: `${phases} 1.1 Aren shall admit trucks every day of Phase One.`,
  },

  {
    id: 'interlock',
    group: 'between clauses',
    template: 'CLAUSE and CLAUSE are carried out together, neither first[, in N steps].',
    example: '1.1 and 1.2 are carried out together, neither first, in two steps.',
    needs: `${clause} 1.2 Bolo shall leave the bridge by Day 3.`,
  },
  {
    id: 'reading',
    group: 'between clauses',
    template:
      'Reading "NAME" of CLAUSE, not attributed | by PARTY, source "SOURCE": WORDS OF THE CLAUSE.',
    example: 'Reading "start" of 1.1, not attributed: Aren shall leave the fort by Day 2.',
    needs: clause,
  },
  {
    id: 'ladder',
    group: 'between clauses',
    template: 'A dispute goes to NAME (SPAN), then to NAME.',
    example: 'A dispute goes to the Local Committee (5 days), then to the Guarantors.',
    needs: 'The Local Committee is a joint body. The Guarantors are guarantors.',
  },

  {
    id: 'aim',
    group: 'about the text',
    template: 'Aim[, as stated by WHO]: WORDS.',
    example: 'Aim, as stated by the Mediators: a valley open to all who live in it.',
  },
  {
    id: 'effect',
    group: 'about the text',
    template: 'Expected effect[, as stated by WHO]: WORDS[, if WORDS].',
    example:
      'Expected effect, as stated by the Mediators: people return home, if the border is calm.',
  },
  {
    id: 'check',
    group: 'about the text',
    template:
      'Check NAME: PHASE begins if every duty is kept | PHASE cannot end with a step left undone while every duty was kept or excused | PARTY is never owed more than N UNIT | WORDS.',
    example: 'Check A: Phase Two begins if every duty is kept.',
    needs: phases,
  },
  {
    id: 'history',
    group: 'about the text',
    template:
      'History NAME (required | allowed | forbidden): on Day N ACTOR does CLAUSE[ with N]; ….',
    example: 'History H1 (allowed): on Day 2 Aren does 1.1; on Day 3 Bolo confirms 1.1.',
    needs: clause,
  },
  {
    id: 'assume',
    group: 'about the text',
    template: 'Assume N for LIST | CLASS | CLAUSE | the length of PHASE | the answer time of BODY.',
    example: 'Assume 33 for the persons on List A.',
    needs: lists,
  },
]
