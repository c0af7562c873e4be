// Drafts, transmittals, positions, statements, what could be agreed.
export const talks = String.raw`
# What could be agreed: the mediator's private calculation.
talks-package = A package of { $clauses ->
        [one] 1 clause
       *[other] { $clauses } clauses
    } of { $of } that every side's own conditions accept; no package has more:
talks-package-unproven = A package of { $clauses ->
        [one] 1 clause
       *[other] { $clauses } clauses
    } of { $of } that every side's own conditions accept. Whether a larger one exists is not settled:
talks-package-empty = Nothing of { $of ->
        [one] 1 clause
       *[other] { $of } clauses
    } is accepted under every side's own conditions.
talks-none = No package is accepted by every side.
talks-in-all = { $clause }: in every package of this size.
talks-in-some = { $clause }: in this package, not in every one of this size.
talks-in-open = { $clause }: in this package; whether in every one is not settled.
talks-others = Not in this package, but in another one of the same size:
talks-in-other = { $clause }
talks-out = In no package of this size:
talks-out-one = { $clause }
talks-lower-step = A higher step is accepted: { $above }.
talks-ground-no = { $party } rejects { $clause }.
talks-ground-not-asked = { $party } has said nothing on { $clause }; silence is not consent.
talks-ground-only-if = { $party } takes { $clause } only under a condition that is not met: { $missing }.
talks-ground-signs = { $party } signs no package that has { $clause }.
talks-ground-linked = { $clause } is linked with { $list }, which is out.
talks-ground-sign = { $party } signs only under a condition that is not met: { $missing }.
talks-words = In the words of { $party }: { $words }
talks-fact-open = The desk has not set this fact, or has set the contrary: { $fact }.
talks-object-two = { $other } is in the package, and a clause has one option.
talks-object-linked = { $clause } is linked with { $other }.
talks-object-sign = { $party } would not sign the whole.
talks-object-own = { $party } does not take { $clause } beside this package.
talks-object-other = With it, { $party } no longer takes { $clause }.
talks-price = The largest package with { $clause } has { $clauses ->
        [one] 1 clause
       *[other] { $clauses } clauses
    }.
talks-price-none = A package of the same size with { $clause } exists.
talks-price-never = No package with { $clause } is accepted by every side.
talks-unlock-head = If one side let go of one condition:
talks-unlock = { $party } on { $clause }: { $count ->
        [one] 1 clause comes in
       *[other] { $count } clauses come in
    } ({ $list }).
talks-unlock-whole = { $party } on the package as a whole: { $count ->
        [one] 1 clause comes in
       *[other] { $count } clauses come in
    } ({ $list }).
talks-unlock-open = { $party } on { $clause }: { $count ->
        [one] 1 clause would no longer be out for certain
       *[other] { $count } clauses would no longer be out for certain
    } ({ $list }).
talks-near-head = One side's word away:
talks-near-no = { $clause }: all others take it beside this package; { $party } rejects it.
talks-near-not-asked = { $clause }: all others take it beside this package; { $party } has said nothing.
talks-near-only-if = { $clause }: all others take it beside this package; { $party } still asks for: { $missing }.
talks-loop-head = These conditions point at each other:
talks-loop-meets = { $list } ({ $parties }): they meet, all are in the package.
talks-loop-open = { $list } ({ $parties }): not all are in the package.
talks-limit-head = What this is not:
talks-limit-desk = It decides nothing, and nothing of it is shown to a party; it becomes at most the mediator's next draft.
talks-limit-leak = Whoever may ask again and again learns what the other side takes without condition, one question a clause; fix positions for a round before a run, and note each run.
talks-limit-strategy = It rewards holding back: a side that states harder conditions than it has may get more, or nothing.
talks-limit-words = A formula is a reading of words; the words of the parties prevail.
talks-limit-ladder = On a ladder the highest step that all accept is taken; which end is high is the desk's choice. Between packages that count the same, the one shown is one of several.
talks-limit-unknown = A fact that the desk has not set supports neither a condition nor its contrary.
talks-stance-accepts = can live with
talks-stance-only-if = only if
talks-stance-no = no
talks-stance-not-asked = not asked

# Remarks on conditions.
code-talks-expected = Cannot be read here: expected { $expected ->
        [end] "and", "or", "unless" or the end
        [clause-name] the number or name of a clause
        [option-name] the name of an option
        [party-name] the name of a party
        [fact] "proposed by", "ratified", "kept in an annex" or "verified by"
        [condition] a condition, as "clause 7 is in" or "it is proposed by …"
        [predicate] "in", "out", "at least", "at most", "proposed by", "ratified" or "verified by"
        [no-option] a clause without option before a comparison
        [step] a number or a step of the ladder
        [actor] the name of an actor
        [date] a day that the calendar has
        [date-or-body] a date or the name of a body
        [one-date] one body and one date
        [shallower] fewer brackets inside one another
        [full-stop] a full stop
        [weight] a whole number from 1 to 1000
        [statement] a party, then "accepts", "rejects" or "signs only if"
        [title] a title
        [unit] a unit
       *[other] "{ $expected }"
    }.
    .seen = { $found }
    .help = Names with spaces or with words of the language stand in quotation marks.
    .example = North accepts clause 4 option B only if clause 7 is in.
code-talks-condition-empty = There is no condition here.
code-talks-quote-open = A quotation mark is not closed.
code-talks-and-or-mixed = "and" and "or" stand beside each other; "and" was taken together first.
    .help = Put brackets around what belongs together, so that nobody hears it otherwise.
code-talks-known-not-fact = Only a fact about a clause or the package can be set as known.
code-talks-reject-if = A rejection has no condition here.
    .help = Write what the side would accept, and under which condition.
code-talks-party-unknown = { $party } is not one of the parties of this sheet.
code-talks-party-twice = { $party } is named twice among the parties.
code-talks-clause-unknown = There is no clause { $clause }; this has no effect.
code-talks-option-unknown = Clause { $clause } has no option { $option }; this has no effect.
code-talks-clause-twice = Clause { $clause } is declared twice.
code-talks-option-twice = Clause { $clause } has option { $option } twice.
code-talks-ladder-order = The steps of clause { $clause } do not rise.
code-talks-not-ladder = Clause { $clause } has no ladder, so "at least" and "up to" say nothing of it.
code-talks-step-unknown = { $step } cannot be compared with the steps of clause { $clause }.
code-talks-range-empty = No step of clause { $clause } lies in this range.
code-talks-unit-differs = Clause { $clause } is counted in { $declared }, this says { $unit }.
code-talks-link-same-clause = Two options of clause { $clause } are linked, but a clause has one option at most.
code-talks-link-needs-option = A link must name the option of a clause that has several ({ $clause }).
code-talks-accept-and-reject = { $party } both accepts and rejects { $clause }; the rejection was taken.
code-talks-condition-covered = { $party } accepts { $clause } without condition elsewhere, so this condition can never matter.
code-talks-condition-contradicts = This condition contradicts itself and can never be met: { $condition }.
code-talks-condition-always = This condition always holds and can never matter: { $condition }.
code-talks-condition-part-idle = Within "{ $condition }", this part can never matter: { $part }.
code-talks-condition-self = This condition is only about the clause it belongs to: { $condition }.
    .help = What does the side need elsewhere in return? If nothing, record a plain acceptance.
code-talks-condition-own-act = This condition depends only on what { $party } itself does: { $condition }.
code-talks-fact-unset = The desk has not set this fact; until it does, no condition that turns on it is met: { $fact }.
code-talks-fact-contradicts = The desk has set this fact both ways; it counts as not known: { $fact }.
`
