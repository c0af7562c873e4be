// Words that every area uses: lists, dates, lengths, roles.
export const shared = String.raw`
list-none = none
list-comma = { $before }, { $item }
list-and = { $before } and { $item }
list-or = { $before } or { $item }

date = { $day } { $month } { $year }
date-time = { $date }, { $time }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

count-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
count-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
count-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
count-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
count-entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
count-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
day-number = day { $day }
day-of-phase = day { $day } of { $phase }
from-to = { $from } to { $to }
counted-by = { $figure } (counted by { $counter }; covers { $coverage })

yes = yes
no = no
unknown = not known
not-stated = not stated
not-recorded = not recorded
not-attributed = not attributed
not-published = exists, not published
order-not-recorded = order not recorded
undetermined = undetermined
disputed = disputed
differs = differs
none = none

situation-on = Situation on { $date }
as-known-on = As known on { $date }
account-of = Account of { $party }
account-findings = Account: findings only
interpretation-of = Interpretation of { $party }
interpretation-text = Interpretation: the text alone
source = Source: { $source }
sources = Sources
said-by = { $speaker }, { $date }
words-quoted = quoted
words-paraphrased = as paraphrased by the source
words-headline = headline of the source
draft-translation = The words of this page are a draft translation.
not-translated = This sentence is not translated yet.
nothing-leaves = Nothing leaves this computer.
keys-describe = They describe what the Parties agreed; duties under humanitarian law are not altered.
authentic-text-prevails = The authentic text prevails over the formal sentences.

role-party = party
role-mediator = mediator
role-facilitator = facilitator
role-guarantor = guarantor
role-witness = witness
role-verifier = verifier
role-joint-body = joint body
role-intermediary = neutral intermediary
role-official = official
role-deciding-body = deciding body
role-other = actor that is not a party

language-en = English
language-ar = العربية
language-he = עברית
`
