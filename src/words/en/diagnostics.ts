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
code-T211 = { $clause } says what shall be done, and not who shall do it.
    .help = Name who owes it, "each Party" if both do. Where the text names nobody, nothing is owed: write "Aim: …".
    .precedent = Point 10 of Minsk II (2015) names nobody who owes it.

code-T212 = "{ $found }" is not a role.
    .help = Roles are party, mediator, facilitator, guarantor, witness, verifier, joint body, neutral intermediary, deciding body, official, and "an actor who is not a party".

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
code-T317 = { $clause } seems to state a time ("{ $found }") that is not computed.
    .help = Put the time into one of the forms of docs/language.md, at the end of the sentence; or leave it, if it only describes the act.
code-T318 = The condition of { $clause } names a clause in words that are not computed: "{ $found }".
    .help = Say "has been carried out", "is late" or another state of docs/language.md after the number; otherwise an entry of the record has to say whether the condition is met.

code-T401 = These words bind, and no formal sentence stands under them: "{ $words }…"
    .help = Add the clause under the paragraph, or use a verb that does not bind.
code-T402 = These formal sentences stand under no words of the agreement.
    .help = Put the article's own words above them: they prevail.
code-T403 = { $clause } allows what the parties can do anyway: to agree.
    .help = Say what must be agreed, by when, and what holds if it is not.
    .precedent = In 2024 and 2025 the passage to the second phase of a truce was left to an agreement that was never reached.
code-T404 = The text does not say in which languages it is authentic.
    .help = "This text is authentic in A and B; in case of difference A prevails."
code-T405 = Some clauses say "shall" and { $clauses } "will": does "will" bind?
    .help = Use one verb for what binds, and keep "will" for what is only announced.
    .precedent = The parties to Stockholm (2018) did not sign it in the ordinary sense; a text that is agreed is not yet one that binds.
code-T406 = No party has confirmed that the formal sentences say what the prose says.
    .help = When they have: "The formal sentences were written by A and confirmed by B and C."
code-T407 = The text is authentic in { $languages }, and no language prevails in case of difference.
    .help = Name the one that prevails.
    .precedent = Dayton (1995) is authentic in four languages, none of which prevails.
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
    .precedent = In Minsk II (2015) control of the border waits for a full settlement that no point obliges anybody to reach.
code-T411 = { $holders } may pause { $target }, which somebody else bears.
    .help = A party can pause only what it owes itself: name another clause.
    .precedent = On 25 January 2025 a side answered with a duty of its own; it could not have paused the other's.

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
    .precedent = Point 10 of Minsk II (2015) speaks of foreign formations that signed nothing.
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
    .precedent = On 2 March 2025 relief was stopped when an extension was not agreed.
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

# Forms of sentences: a name, and two texts in which each is met.
form-known = How the words are known
    .met = the terms announced on 31 May 2024; the truce of November 2023, known from each side's statements.
form-authentic = Authentic languages
    .met = Dayton Annex 1-A (1995), in four languages; Minsk II (2015), in Russian.
form-encoded = Who wrote the formal sentences
    .met = every text in Truce; it stands on every page.
form-amends = Amends, supersedes, is an annex
    .met = the agreement of January 2025 with its Appendix I; the extensions of November 2023.
form-unpublished = Exists and is not published
    .met = the maps of the agreement of January 2025; the text handed over on 30 May 2024.
form-prejudice = Without prejudice
    .met = texts between parties that do not recognise each other (general practice; no copy seen).
form-role = Roles
    .met = Qatar, Egypt and the United States in January 2025, mediators and guarantors; the facilitators of Minsk II (2015).
form-members = A body and its members
    .met = the guarantors of January 2025; the Trilateral Contact Group of Minsk II (2015).
form-non-party = Somebody who is not a party
    .met = another group that holds persons (November 2023, January 2025); the foreign formations of Minsk II (2015).
form-neutral = Neutral intermediary
    .met = the International Committee of the Red Cross in Dayton, Article IX (1995), and in November 2023.
form-verifier = A body that confirms
    .met = the OSCE mission of Minsk II (2015); the coordination committee of Hodeidah (2018).
form-answers-for = Answers for another
    .met = January 2025, for persons held by another group; Dayton (1995), for forces under a party's control.
form-means = A defined term
    .met = Dayton Annex 1-A (1995); lists of forbidden acts in ceasefire texts generally.
form-not-defined = A term that is not defined
    .met = "populated areas" (31 May 2024); "local security forces" (Hodeidah 2018).
form-contested = A term read in several ways
    .met = "after withdrawal" in Minsk II (2015); "female soldier" in January 2025.
form-zone = A zone
    .met = the zone of separation of Dayton (1995); the perimeter of January 2025.
form-zone-rule = Distances
    .met = Minsk II (2015): 50, 70 and 140 kilometres by class of weapon and from each side's own line; Dayton (1995): about 2 kilometres on each side.
form-event = A starting event
    .met = the transfer of authority of Dayton (1995); local elections in Minsk II (2015).
form-period = Something that lasts
    .met = "as long as talks continue" (31 May 2024, January 2025); the calm between the ceasefire and elections in Minsk II (2015).
form-day-one = Day 1
    .met = January 2025, counted with its first day; the draft of 6 May 2024.
form-day-end = Where a day ends
    .met = November 2023, by the hour; Minsk II (2015), 00:00 in Kyiv.
form-phase = A phase
    .met = January 2025, 42 days; Dayton (1995), three phases.
form-phase-when = A phase that waits
    .met = 31 May 2024, the second phase; January 2025, the third.
form-complete = When a phase is complete
    .met = January 2025; the prisoner annex of Stockholm (2018).
form-expiry = What follows when time is over
    .met = November 2023, each side said what; resolution 2735 (2024), the second phase upon agreement.
form-group = Persons on a list
    .met = January 2025, 33 persons in classes; Stockholm (2018), about 8,000 names on each list.
form-group-open = Persons without a number
    .met = 31 May 2024, including women, the elderly and the wounded; Minsk II (2015), all for all.
form-group-reported = Numbers that are reported differently
    .met = January 2025, 1,904 and more than 1,890; November 2023.
form-key = A ratio
    .met = January 2025, 30 life terms and 20 others for each; November 2023, three for one.
form-lump-sum = A lump sum
    .met = January 2025, 110 for nine persons; January 2025, 1,000 persons detained in Gaza.
form-all-for-all = All for all
    .met = Minsk II (2015), point 6; Dayton (1995), Article IX.
form-key-open = A key that is not stated
    .met = 31 May 2024; January 2025, the second phase.
form-duty = A duty
    .met = Dayton (1995): "shall"; Minsk II (2015), measures.
form-each-party = Each Party
    .met = Dayton (1995); Hodeidah (2018), the ceasefire.
form-prohibition = A prohibition with an end
    .met = Dayton (1995): not to enter before 90 days have passed; Hodeidah (2018): no reinforcements.
form-not-hinder = People who are not parties
    .met = 31 May 2024, return to homes; January 2025, return on foot from day 7.
form-no-party = No Party
    .met = Dayton (1995); Hodeidah (2018).
form-permission = A permission
    .met = Dayton (1995), patrols; January 2025, searches of vehicles by a company.
form-power = A power
    .met = November 2023, extension; Dayton (1995), the commander may narrow or widen a zone.
form-continuation = Measures that go on
    .met = 31 May 2024; resolution 2735 (2024), point 3.
form-quantity = How many
    .met = the draft of 26 April 2024, after all women; January 2025, half of the living.
form-by = By
    .met = January 2025, talks by day 16; Minsk II (2015), withdrawal to begin by the 2nd day.
form-within = Within, not counting the day of the event
    .met = Hodeidah (2018), 21 days; Dayton (1995), 30 days.
form-inclusive = Within, counting the day of the event
    .met = Hodeidah as printed by one newspaper, 7 January; January 2025, day 1 included.
form-before-anchor = Before an event
    .met = Dayton (1995), private visits 48 hours before release; November 2023, lists the evening before.
form-date = A date
    .met = Minsk II (2015), end of 2015; November 2023, 24 November 07:00.
form-window = From, until, on
    .met = January 2025, days 42 to 50; Dayton (1995), days 45 and 91.
form-every = Every day
    .met = January 2025, 600 trucks; November 2023, no flights for six hours.
form-batches = Handovers with days and sizes
    .met = January 2025, 3, 4, 3, 3, 3, 3 and 14; November 2023, four days.
form-batches-every = Handovers in a rhythm
    .met = the draft of 26 April 2024, three in three days; the draft of 6 May 2024, three in seven.
form-shares = Shares of a total
    .met = weapons laid down in shares by successive dates, in several agreements; the stages of Dayton (1995).
form-for-each = In answer to each handover
    .met = January 2025; November 2023.
form-if-clause = If a clause has been carried out
    .met = January 2025, return after seven releases; Minsk II (2015), the border after the reform.
form-if-event = If an event has happened
    .met = Minsk II (2015), after elections; January 2025, approval by the cabinet.
form-as-long = As long as
    .met = 31 May 2024; January 2025.
form-if-words = If, in plain words
    .met = 31 May 2024, "as long as Hamas lives up to its commitments"; Hodeidah (2018), "in accordance with Yemeni law".
form-unless = Unless
    .met = Dayton (1995), orders of a tribunal prevail; November 2023, fighting resumes unless a new list comes.
form-on-word = On a body's word
    .met = Dayton (1995), the commander decides; Hodeidah (2018), the chair of the committee reports.
form-confirms = Who confirms, where and what
    .met = Hodeidah (12 June 2019), port by port; Minsk II (2015), satellites, radar, drones.
form-proved = Proved by a record
    .met = exchanges carried by a neutral intermediary (November 2023, January 2025); the prisoner annex of Stockholm (2018).
form-remedy = What the other side may do
    .met = Dayton (1995), action against those who do not comply; January 2025, suspension.
form-late = If it is late
    .met = monitoring in South Sudan, where a complaint opens an inquiry; Dayton (1995), the joint commission.
form-hold-back = Holding back
    .met = exchanges in steps (November 2023, January 2025), each answered before the next.
form-shortfall = A tolerance
    .met = asked for by daily quotas (November 2023, January 2025); the texts seen state none.
form-excused = Excused
    .met = Dayton (1995), a person who refuses transfer; the draft of 6 May 2024, remains.
form-reported = Known as reported
    .met = 31 May 2024, what follows if commitments fail; November 2023, every clause.
form-number-reported = A number reported differently
    .met = November 2023, 200 and 300 trucks; January 2025, the width of the perimeter.
form-interlock = Together, neither first
    .met = withdrawals against deployments in Hodeidah (2018); people against people in November 2023.
form-reading = An interpretation
    .met = Minsk II (2015), point 4; January 2025, the class of one person.
form-ladder = Where a dispute goes
    .met = Dayton (1995), the joint commission and its chair; monitoring in South Sudan: chair, technical committee, board.
form-aim = An aim
    .met = 31 May 2024; Minsk II (2015), the declaration of support.
form-effect = An expected effect
    .met = 31 May 2024, calm on another border; Hodeidah (2018), relief through the ports.
form-check = A check of one's own text
    .met = every text in Truce.
form-history = A history to try
    .met = every text in Truce.
form-assume = A value for planning
    .met = files of assumptions beside a text; never part of an agreement.
form-proved-usual = What proves every handover
    .met = exchanges carried by a neutral intermediary (November 2023, January 2025); the prisoner annex of Stockholm (2018).
form-remedy-words = A pause of steps named elsewhere
    .met = texts whose steps stand in an annex (January 2025, Appendix I); Dayton (1995), appendices.
`
