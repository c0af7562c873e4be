// States of obligations, whose step is next, and why.
export const status = String.raw`
state-not-yet-due = not yet due
state-due = due
state-in-progress = in progress, { $done } of { $total }
state-claimed = performed, as claimed by { $by }
state-found = performed, as found by { $by }
state-partly = partly performed
state-late = late, no excuse in the text
state-late-excused = late, excused by the text
state-overdue = overdue
state-blocked-condition = blocked by a condition
state-excused = excused or impossible by agreed procedure
state-suspended = suspended by { $by }, citing { $ground }
state-contested = contested
state-waived = waived
state-superseded = superseded
state-lapsed = lapsed
state-alleged = breach alleged by { $by }
state-determined = breach determined by { $by }
state-undetermined = undetermined

step-awaited = awaited from { $who }: { $what }
step-rests = next step rests with { $who }
step-nobody = no one is bound to act
step-nobody-waits = no one is bound to act; all wait for { $what }
step-differs = differs between readings
step-said = { $speaker } said, on { $date }: “{ $words }”
step-said-paraphrased = { $speaker } said, on { $date }, as paraphrased by { $source }: { $words }
step-days-left = { $count ->
    [0] due today
    [one] { $count } day left
   *[other] { $count } days left
}
step-days-late = { $count ->
    [one] { $count } day after its limit
   *[other] { $count } days after its limit
}
no-agreement-in-force = no agreement in force
agreement-in-force = in force since { $date }
phase-running = phase { $phase }, day { $day } of { $length }
phase-not-begun = phase { $phase } has not begun
phase-ended = phase { $phase } has ended
anchor-unset = starting event not recorded: { $event }
anchor-contested = starting event contested: { $event }
why = Why
state-not-in-force = not in force
state-in-progress-open = in progress, { $done } so far
state-performed = performed
state-performed-silence = performed: no answer within the time means done
state-impossible = impossible, by the procedure of the text
state-suspended-debtor = suspended by debtor { $by }, citing { $ground }
state-held-back = held back by { $by }
state-contested-by = contested by { $by }
state-waived-by = waived by { $by }
state-superseded-by = superseded by { $version }
state-ended-by = ended by { $version }
state-lapsed-with = lapsed with { $phase }
state-not-kept = not kept, as { $by } or the account says
state-blocked-other = blocked by an actor that is not a party
state-kept = kept
state-may-be-used = may be used now

rule-next-not-in-force = A text that is not in force binds no one to act.
rule-next-nobody = No duty is open that its bearer could carry out now.
rule-state-not-in-force = A text that is not in force owes nothing.
rule-state-not-yet-due = Its limit has not come, or the event it counts from has not happened.
rule-state-due = Its time has begun and its limit has not passed.
rule-state-in-progress = Part of what is owed counts as done under this account.
rule-state-claimed = Its debtor says that it is done; under this account that is a claim.
rule-state-performed = It counts as done under this account.
rule-state-found = The body that the text names has confirmed it.
rule-state-partly = Some of the required places and criteria are confirmed, not all.
rule-state-late = Its limit passed, it is not done under this account, and nothing in the text excuses it.
rule-state-overdue = Its limit passed, and nobody alone is late.
rule-state-blocked-condition = Its condition is not met.
rule-state-blocked-other = It waits for somebody who is not bound by the text.
rule-state-excused = The text, or a procedure under it, excuses it.
rule-state-suspended = Somebody said that it is suspended, on a ground that was stated; saying so is not a finding.
rule-state-held-back = The text lets it be held back at present.
rule-state-contested = Somebody contests it; both accounts are shown.
rule-state-waived = The side to which it is owed has waived it.
rule-state-superseded = A later text has replaced it; its earlier lateness stays on record.
rule-state-ended = A later text has ended it.
rule-state-lapsed = Its phase is over.
rule-state-undetermined = What is recorded settles nothing; that is a normal answer.
rule-state-kept = Nothing contrary counts under this account.
rule-state-not-kept = Something contrary counts under this account; what it amounts to is for a named body to determine.
rule-state-may-be-used = It may be used now.
rule-excuse-not-in-force = No limit binds while the text is not in force.
rule-excuse-condition = No limit binds while its condition is not met.
rule-excuse-suspended = Its limit does not bind while a sentence of the text lets it be suspended.
rule-excuse-held-back = Its limit does not bind while the text lets it be held back.
rule-excuse-blocked-by-non-party = It is blocked by somebody who is not bound by the text.
rule-excuse-impossible = It was said to be impossible by the procedure that the text foresees.
rule-excuse-procedure = A procedure of the text excuses it.
rule-excuse-interlock-step = An earlier step of those that go together is open.
rule-excuse-interlock-together = It goes together with another duty: neither comes first.
`
