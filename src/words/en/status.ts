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
`
