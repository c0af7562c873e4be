// Remarks on the text of an agreement: parser and checks (code-…). Codes T1 to T3 are mistakes of
// reading, T4 and T5 are remarks on the drafting. Precedents are the only place where real agreements
// are named; each is one sentence with place and year or a source.
export const diagnostics = String.raw`
code-T101 = { $kind ->
    [clause] I expected "." before the next clause, { $next }.
    [sentence] I expected "." before the next sentence, "{ $next } …".
   *[end] I expected "." at the end of the sentence.
}
    .help = Put a full stop where the sentence ends. The next sentence was read all the same.
code-T102 = I do not understand this sentence: "{ $found }…".{ $hint ->
    [yes] {" "}Did you mean "{ $meant }"?
   *[no] {""}
}
    .help = Every sentence has one of the forms listed in docs/language.md. Begin with a clause number, a name, or a fixed word such as "Phase", "Reading" or "Check".
code-T103 = { $where ->
    [clause] { $clause }: "{ $found }" is not an act I know; did you mean "{ $meant }"?
   *[sentence] "{ $found }" is not an act I know; did you mean "{ $meant }"?
}
    .help = Correct the spelling, or use another verb: any verb is allowed, but only known ones are counted and checked.
code-T104 = { $where ->
    [clause] { $clause }: I expected
   *[sentence] I expected
} { $expected ->
    [actor] the name of an actor
    [act] what is to be done
    [class] a class of persons
    [condition] a condition
    [distance] a distance such as "50 kilometres"
    [follows] what follows, such as "the agreement lapses"
    [how] how, where or within what time the body confirms
    [list] a declared list or class of persons
    [map] the name of a map in quotation marks
    [meaning] a meaning in quotation marks
    [mode] "required", "allowed" or "forbidden"
    [number] a number
    [number-of-clause] the number of a clause
    [phase] the name of a phase
    [power] what may be done: pause, resume, hold back, extend, end, complain to or refuse
    [silence] what no answer means
    [source] a source in quotation marks
    [span] a length of time such as "7 days"
    [step] "on Day 1 NAME does 1.1"
    [time] a time
    [title] a title in quotation marks
    [words] words
    [zone] a time zone such as Europe/Lisbon
   *[other] "{ $expected }"
}{ $found ->
    [none] {" "}before the full stop.
   *[other] , but found "{ $found }".
}
    .help = Compare the sentence with its form in docs/language.md.
code-T105 = The block that begins here is never closed.
    .help = Put a line of three backquotes after its last sentence. Everything up to the end of the file was read as formal sentences.
code-T106 = A day that is due needs "by" before it: "by Day 7".
    .help = Write "by", "on" or "from" before the day.
code-T107 = A quotation begins here and is never closed.
    .help = Close it on the same line.
code-T108 = This sentence belongs to a clause, and no clause stands above it.
    .help = Put it under the numbered clause that it completes.
code-T109 = { $kind ->
    [power] A power cannot be confirmed or proved; only duties and prohibitions can.
    [permission] A permission cannot be confirmed or proved; only duties and prohibitions can.
   *[other] This kind of clause cannot be confirmed or proved; only duties and prohibitions can.
}
    .help = Remove the sentence, or put it under the duty that it means.
code-T110 = The file { $file } is not a text file.
    .help = Save it as plain text in UTF-8. Nothing in it was read.
code-T111 = I understood the sentence up to here; what is "{ $found }"?
    .help = End the sentence before these words, or say them in a form of docs/language.md.
code-T112 = { $hint ->
    [yes] "{ $found }" does not say whether it binds; did you mean "{ $meant }"?
   *[no] A clause says who shall, must, will, undertakes to or may do what; no such verb stands here.
}
    .help = Keep the drafter's own verb: "shall" and "must" bind, "will" may not, "may" allows.
code-T113 = This clause states two times; the second begins with "{ $found }".
    .help = Make two clauses, or one window: "from Day 1 until Day 7".
code-T114 = { $file } has no formal sentences.
    .help = Under each article put a block that begins with three backquotes and the word truce. docs/tutorial.md shows how.
code-T115 = { $file } is in another encoding than UTF-8; some letters cannot be read.
    .help = Save the file as UTF-8.
code-T116 = { $more } more remarks on this text are not listed.
    .help = Mend the first ones; most of the others follow from them.

code-T201 = There is no actor called { $found }.{ $hint ->
    [yes] {" "}Did you mean { $meant }?
   *[no] {""}
}
    .help = Correct the name, or declare it: "{ $found } is a party."
code-T202 = There is no clause { $found }.{ $hint ->
    [yes] {" "}Did you mean { $meant }?
   *[no] {""}
}
    .help = Correct the number, or write the clause.
code-T203 = Clause { $clause } exists already, in line { $line }.
    .help = Give the second one another number. It was left out of what is computed.
code-T204 = There is no phase called { $found }.{ $hint ->
    [yes] {" "}Did you mean { $meant }?
   *[no] {""}
}
    .help = Correct the name, or declare it: "{ $found } lasts 42 days from Day 1."
code-T205 = There is no list called { $found }.{ $hint ->
    [yes] {" "}Did you mean { $meant }?
   *[no] {""}
}
    .help = Say who holds the persons on it: "NAME holds the persons on { $found }: number not stated."
code-T206 = { $name } is declared twice; first in line { $line }.
    .help = Keep one of the two sentences.
code-T208 = No event of this name is declared: "{ $found }".
    .help = Declare it: "NAME is the event that …", or count from "the start of" a phase or "the completion of" a clause.
code-T210 = "the other Party" is clear only between two parties; here there are { $parties }.
    .help = Name the party.

code-T301 = { $clause } counts days from Day 1, and no sentence says which day that is.
    .help = Say it: "Day 1 is the day on which …; a day ends at 24:00 in PLACE."
code-T302 = There is no such date or time: { $found }.
    .help = Correct it. Dates are written 31 May 2024 or 2024-05-31, times 16:00.
code-T303 = There is no time zone called { $found }.
    .help = Use a name of the time zone database, such as Asia/Jerusalem or Europe/Kyiv.
code-T304 = { $clause } falls on day { $day } of { $phase }, which lasts { $length } days.
    .help = Move the day, lengthen the phase, or say that the measure runs on into the next phase.
    .precedent = An early formal draft of a roadmap had seven handovers, the first by day 1 and then every 7 days: the seventh fell on day 43 of 42.
code-T305 = "{ $found }" counts from nothing.
    .help = Say from when: "within 5 days of the start of Phase One".
code-T306 = The handovers of { $clause } add up to { $sum }, but { $total } persons on { $group } are to be released.
    .help = Correct the sizes or the number.
code-T307 = { $stated } are announced, { $listed } are listed.
    .help = Make the number and the list agree.
code-T308 = There are { $stated } handovers and { $listed } sizes.
    .help = Give one size for each handover; write "not stated" where the text has none.
code-T309 = { $clause } ends before it begins.
    .help = Exchange the two days.
code-T310 = The shares of { $clause } do not rise to 100 percent; the last is { $last }.
    .help = Say when the rest is due, or that there is none.
code-T311 = { $gives } for { $persons } persons of the class { $group } cannot be divided evenly among them.
    .help = Say what is given for each handover, so that nobody has to divide it.
    .precedent = In Gaza in January 2025, 110 prisoners were to be released for nine ill and wounded persons, in several handovers.
code-T312 = The classes of { $group } add up to { $sum }, the list to { $total }.
    .help = Correct one of the numbers.
code-T313 = The days of { $clause } do not rise.
    .help = List them in order.
code-T314 = { $clause } counts days, and no sentence says when and where a day ends.
    .help = Say it: "A day ends at 24:00 in PLACE."
    .precedent = For Hodeidah in 2018, 21 days were printed as 7 January and as 8 January.
code-T315 = { $clause } is due { $days } days before { $other }, for which it waits.
    .help = Move one of the two limits, or drop the condition.
code-T316 = The key makes { $party } owe { $owed } persons, but its lists hold { $held }.
    .help = Correct the key or the number on the list.

code-T401 = These words bind, and no formal sentence stands under them: "{ $words }…"
    .help = Add the clause under the paragraph, or use a verb that does not bind.
code-T402 = These formal sentences stand under no words of the agreement.
    .help = Put the article's own words above them: they prevail.
code-T403 = { $clause } allows what the parties can do anyway: to agree.
    .help = Say what must be agreed, by when, and what holds if it is not.
code-T404 = The text does not say in which languages it is authentic.
    .help = "This text is authentic in A and B; in case of difference A prevails."
code-T405 = Some clauses say "shall" and { $clauses } "will": does "will" bind?
    .help = Use one verb for what binds, and keep "will" for what is only announced.
code-T406 = No party has confirmed that the formal sentences say what the prose says.
    .help = When they have: "The formal sentences were written by A and confirmed by B and C."
code-T407 = The text is authentic in { $languages }, and no language prevails in case of difference.
    .help = Name the one that prevails.
code-T408 = { $clause } states no time.
    .help = Say by when, or how often, or in which phase.
    .precedent = Points 5 and 10 of Minsk II (2015) name no date.
code-T409 = { $under ->
    [readings] Read together under the interpretations { $readings }, each of these waits for the next: { $cycle }.
   *[text] Each of these waits for the next: { $cycle }.
}
    .help = Name the one that comes first, or carry two of them out together: "1.3 and 1.4 are carried out together, neither first."
    .precedent = Points 9 to 12 of Minsk II (2015) can be read so that the border, the elections and the disarming of groups wait for each other (interpretations not attributed).
code-T410 = { $by } waits for { $event }, and nobody has to bring it about.
    .help = Oblige somebody to it, or say what holds until it happens.
code-T411 = { $holders } may pause { $target }, which somebody else bears.
    .help = A party can pause only what it owes itself: name another clause.

code-T501 = { $known ->
    [announced] As announced, both sides act in one phase, and the order is not stated: { $clauses }.
    [reported] As reported, both sides act in one phase, and the order is not stated: { $clauses }.
   *[text] Both sides act in one phase, and the order is not stated: { $clauses }.
}
    .help = Give each step a day, make one wait for the other, or carry them out together in steps.
    .precedent = Points 4 and 9 to 12 of Minsk II (2015) left open whether security or politics comes first, and stopped there.
code-T503 = { $known ->
    [announced] As announced, "{ $name }" is not defined; { $clauses } cannot be checked without it.
    [reported] As reported, "{ $name }" is not defined; { $clauses } cannot be checked without it.
   *[text] "{ $name }" is not defined; { $clauses } cannot be checked without it.
}
    .help = Define it by a map, a list or a distance.
    .precedent = In 2024 it was disputed whether the Philadelphi corridor is a "densely populated area"; in Hodeidah in 2018 each side called its own force the "local security forces".
code-T504 = { $known ->
    [announced] As announced, nothing is stated for the case that { $party } is late with { $clauses }.
    [reported] As reported, nothing is stated for the case that { $party } is late with { $clauses }.
   *[text] Nothing is stated for the case that { $party } is late with { $clauses }.
}
    .help = Say on whose word, after what notice, and what the other side may then do; or state that nothing follows.
    .precedent = In Gaza in 2025, talks due by day 16 did not begin, and the published text attached no consequence.
code-T505 = { $known ->
    [announced] As announced, { $phase } begins only with { $event }, and nothing says what holds if it is not reached.
    [reported] As reported, { $phase } begins only with { $event }, and nothing says what holds if it is not reached.
   *[text] { $phase } begins only with { $event }, and nothing says what holds if it is not reached.
}
    .help = State the default: the phase before continues, the agreement lapses, or it is renewed by consent.
    .precedent = Security Council resolution 2735 (2024) let the second phase begin "upon agreement of the parties"; in 2025 it never began.
code-T506 = { $clause } and { $other } may each be paused because of the other.
    .help = Let a third party's finding end the pause, and exempt what must not stop.
    .precedent = On 25 to 27 January 2025 a late release was answered by closing a road, which the other side called a breach in turn.
code-T507 = What is given depends on a person's class ({ $classes }), and nobody decides the class.
    .help = Name a body or a list that settles the class of each person, by a day.
    .precedent = In January 2025 it was disputed whether one woman was a civilian or a soldier: twenty prisoners and the order depended on it.
code-T508 = Persons are to be released under { $clauses }, and nobody has to hand over a list.
    .help = Add a duty to hand over lists by a day, and say how objections to an entry are settled.
    .precedent = On 19 January 2025 the truce began 2 hours 45 minutes late because a list was; in Yemen in 2018 two lists of about 8,000 names were never reconciled.
code-T509 = { $clause } forbids acts, and no body is to find out whose act it was.
    .help = Name a body, and let "cannot be determined" be one of its answers.
    .precedent = In eastern Ukraine the monitors counted explosions whose direction was not known, and declined to be an adjudicator.
code-T510 = { $by } waits for { $event }, which lies with { $actor }; { $actor } is not a party.
    .help = Say what each party must do to bring it about, and what holds until it happens.
    .precedent = In November 2023 and January 2025, persons who were to be released were held by another group than the one that signed.
code-T511 = { $body } is to confirm acts, and no clause gives it access.
    .help = Add a duty of each party to give it access to every place named, and to report a refusal.
    .precedent = On 20 October 2019 a mission's team was stopped on its way to an observation post in Hodeidah.
code-T512 = { $clause } sets a quota for each day, and nobody is named to count.
    .help = Name the one who counts, the place, and the unit.
    .precedent = The two sides of a conflict publish totals of their own; without one counter, one place and one unit nobody can compare them.
code-T513 = { $body } has no time within which it answers.
    .help = "within 48 hours of a notice"
    .precedent = In April 2023 a monitoring board in South Sudan turned down a report because local monitors were on strike.
code-T514 = { $clause } moves forces, and no clause says where they stand before.
    .help = Oblige each party to declare positions and strength by a day, and let a body check them.
    .precedent = Inventories of weapons asked for on 16 October 2015 under the Minsk agreements were never given; withdrawals could not be confirmed.
code-T515 = { $clauses } rests on "{ $name }", which is not published.
    .help = Say who has it; show to everybody that it exists.
    .precedent = The maps of the agreement of January 2025 were not published; the width of the perimeter was reported as 700 metres and as up to about a kilometre.
code-T516 = Public versions of { $about } differ: { $values }.
    .help = Keep each with its source until a text settles it.
    .precedent = For November 2023 one side printed 200 trucks a day and the other 300.
code-T517 = Nobody has to pass the order of { $clause } on to the troops.
    .help = Add a duty of each party to inform its forces by a day.
    .precedent = In South Sudan in 2016 monitors found commanders who had not received the order.
code-T518 = "{ $found }" in { $clause } lets the one who is bound decide whether it is.
    .help = Say in which cases, after what notice, and who checks it afterwards.
    .precedent = A study of ceasefires (Park, 2023) finds that flexible clauses go with more alleged violations and undo the effect of enforcement.
code-T519 = The text binds from a later day ({ $event }), and nobody has to stand still until then.
    .help = Add a standstill from signature or announcement.
    .precedent = Between announcement and entry into force, 15 to 19 January 2025, violence rose; a study of many ceasefires finds the same (arXiv 2110.05475).
code-T520 = { $clause } speaks of remains, and nothing says what holds where they cannot be found.
    .help = "It is excused if …", with a joint search and a day.
    .precedent = In January 2025 the status of 26 of 33 persons was still open on day 7.
code-T521 = "{ $found }" in { $clause } can be read in two ways.
    .help = Put a day, a number or a line in its place.
    .precedent = Guidance for ceasefire mediators (Haysom and Hottinger) allows no creative ambiguity in a ceasefire text.
code-T523 = { $silence ->
    [done] If { $body } does not answer, the act counts as confirmed: its silence decides.
   *[other] If { $body } does not answer, the act counts as not confirmed: its silence decides.
}
    .help = Let the matter be unsettled and go to somebody: "if it has not answered, the matter is unsettled and goes to NAME."
    .precedent = Flawed monitoring increases mistrust (Verjee, 2019).
code-T524 = { $clause } counts shares of a total that is not stated.
    .help = State the total and who counts it, and name its version when it changes.
    .precedent = Shares of a peace accord "implemented" moved when the list of stipulations was revised.
code-T526 = "{ $name }" is read in several ways; it matters for { $clauses }.
    .help = Settle it, or write each interpretation as a reading of the clauses that use it: both are then computed.
    .precedent = "After withdrawal" in Minsk II (2015) can mean after its start or after its end.
code-T527 = The zone { $name } has no map, no distance and no definition.
    .help = Add a map, or a distance from a line.
    .precedent = In Hodeidah in 2018 forces were to move to "agreed upon locations" that were never agreed.
code-T528 = { $clause } obliges { $actor }, who is not a party.
    .help = Oblige a party to bring it about, or let { $actor } become a party.
code-T530 = { $what ->
    [verifier] { $actor } is a neutral intermediary and is named to confirm something.
    [decides] { $actor } is a neutral intermediary, and an open matter goes to it to decide.
   *[duty] { $actor } is a neutral intermediary, and { $clause } gives it a duty.
}
    .help = A neutral intermediary has no duty, no clock and no finding. "A handover is proved by the record that both Parties have signed."
    .precedent = The International Committee of the Red Cross acts with the consent of both sides and keeps what it learns to itself.
code-T531 = { $clause } speaks of amnesty and does not exclude international crimes.
    .help = Exclude genocide, crimes against humanity and war crimes.
    .precedent = United Nations mediators may not support an amnesty for international crimes; point 5 of Minsk II (2015) had no exclusion.
code-T532 = The acts that { $clause } forbids do not include { $what ->
    [civilians] attacks on civilians
    [sexual-violence] sexual violence
    [children] the recruitment of children
   *[relief] obstruction of relief
}.
    .help = Add it to the definition of the acts that are forbidden.
    .precedent = Security Council resolution 1888 (2009) asks for sexual violence in ceasefire agreements; obstruction of relief, attacks on civilians and the recruitment of children are forbidden in any case.
code-T533 = { $holders } may stop something because of { $clause } without notice.
    .help = "48 hours after written notice"
    .precedent = On 25 January 2025 the opening of a road was suspended on the day on which it was due.
code-T534 = { $holders } may stop something because of { $clause } on nobody's word but its own.
    .help = "If NAME finds that { $clause } has not been carried out, …"
    .precedent = In January and February 2025 each side paused a duty on its own finding.
code-T535 = Because of { $clause }, { $holders } may withhold { $target }: people or relief.
    .help = Let another measure be paused. Release, care, relief and return are owed to persons, not to a party.
    .precedent = In late February 2025 more than 600 prisoners were withheld over the manner of handovers; duties under humanitarian law are not altered by a text.
code-T537 = { $clause } makes relief depend on a condition.
    .help = Drop the condition: relief for civilians is owed in any case.
code-T539 = { $known ->
    [announced] As announced, no one is named to confirm the withdrawal: { $clauses }.
    [reported] As reported, no one is named to confirm the withdrawal: { $clauses }.
   *[text] No one is named to confirm the withdrawal: { $clauses }.
}
    .help = Name a body, how it sees the place, within what time it answers, and what no answer means.
    .precedent = For Hodeidah, a letter of 12 June 2019 confirmed some acts in some ports, five months after the last day.
code-T540 = { $known ->
    [announced] As announced, { $clause } lets { $phase } go on without an end.
    [reported] As reported, { $clause } lets { $phase } go on without an end.
   *[text] { $clause } lets { $phase } go on without an end.
}
    .help = Say for how long at most, and what holds afterwards.
    .precedent = The terms of May 2024 and the agreement of January 2025 let the first phase go on while talks go on, and did not say until when.
code-T541 = { $known ->
    [announced] As announced, how many persons are meant is not stated: { $groups }.
    [reported] As reported, how many persons are meant is not stated: { $groups }.
   *[text] How many persons are meant is not stated: { $groups }.
}
    .help = State the number, or a list and who keeps it. For planning, put "Assume 33 for { $groups }." into a file of its own.
    .precedent = Printed totals for the exchange of January 2025 ranged from 990 to 1,977, because the number of living was not known.
code-T544 = { $known ->
    [announced] As announced, what follows if { $party } is late with { $clauses } is known only as reported by others.
    [reported] What follows if { $party } is late with { $clauses } is known only as reported by others.
   *[text] What follows if { $party } is late with { $clauses } is known only as reported by others.
}
    .help = Ask for the sentence itself, and compare it with what is stated for the other side.
    .precedent = The terms announced on 31 May 2024 stated no consequence; a report said that one side may resume.
`
