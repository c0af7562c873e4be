// A process as a whole: remarks on its files (code-P…, code-F…), the sentences of its status.
export const process = String.raw`
code-P101 = The charter has no line called "{ $seen }".
    .expected = One of: { $keys }.
    .help = Correct the name of the line; it is not read as it stands.
code-P102 = "{ $seen }" is not the name of a time zone.
    .expected = A name such as Asia/Jerusalem or Europe/Kyiv.
    .help = Until it is mended, times without an offset are read as UTC.
code-P103 = "{ $seen }" is not a part of the public page.
    .expected = nothing, or some of: { $sections }.
    .help = The part is not released until its name is right.
code-P104 = The version { $version } names the file { $file }, which is not in the folder.
    .help = Add the file or correct the name.
code-P201 = "{ $seen }" after { $name } is not a date or time that exists.
    .expected = 2024-06-03, or 2024-06-03T11:15+03:00.
    .help = Write the date in this form.
code-P202 = "{ $seen }" is not an account of this process.
    .expected = One of: { $known }.
    .help = An account says whose evidence counts.
code-P203 = "{ $seen }" is not a reading of this process.
    .expected = One of: { $known }.
    .help = A reading says whose interpretation of a contested clause is used.
code-P204 = There is nothing called "{ $seen }" to explain.
    .expected = next, a clause number, a version or the id of an entry.
    .help = truce status FOLDER lists what there is.
code-F101 = There is no file or folder { $file }.
    .help = Look at the name and at the folder you are in.
code-F102 = { $file } holds no process: no *.truce.md, no record.jsonl, no charter.md.
    .help = Name the folder of a process, or a file that ends in .truce.md.
code-F103 = { $file } is not a text file.
    .help = Save it as plain text (UTF-8). A Word file can be checked with: truce check --plain FILE
code-F104 = { $file } is not written in UTF-8.
    .help = Save it as UTF-8; the rest of the folder was read.
code-F105 = { $file } is larger than 16 MB.
    .help = Split it; the rest of the folder was read.

kind-invented = invented
kind-real = real process, from public sources
line-query = Situation on { $at } · { $known } · account: { $account } · interpretation: { $reading }
as-known-now = as known now
as-known-then = as known on { $date }
account-findings-short = findings only
reading-text-short = the text alone
kept-by = Kept by { $keeper }: { $consent }

head-now = Where things stand
head-next = Whose step is next
head-said = Said about whose step it is
head-texts = Texts, and who holds them
head-positions = Positions
head-clauses = What the text asks
head-differences = Where accounts or interpretations differ
head-findings = What the words of the text show
head-owed = Persons held: what is owed
head-calendar = Calendar
head-without-effect = In the record, without effect on the above
head-endorsements = Support
head-contacts = Contacts
head-statements = Statements

no-agreement-in-force-long = No agreement is in force: a text not in force owes nothing.
in-force-line = In force: { $version }
phase-line = { $phase }, day { $day }
nobody-accepted = No acceptance is on record.
version-line = { $version }, "{ $label }" ({ $known })
handed-line = handed to { $to } by { $by }, { $date } (receipt: { $receipt })
author-reported = author, as reported by { $by }: { $of }
author-claimed = { $by } says that it is the author
author-denied = { $by } denies being the author
same-label = Two contents stand under the label "{ $label }": { $versions }.
same-label-state-open = Nobody has said whether they agree.
same-label-state-agreed = All who spoke say that they are the same.
same-label-state-disputed = Whether they agree is disputed:
compare-same = { $by }: they agree
compare-partly = { $by }: only in part
compare-different = { $by }: they differ
compare-asks = { $by } asks whether they are the same
awaited-answer = Awaited from { $from }: an answer to { $version }
awaited-answer-reopened = Awaited from { $from }: an answer to { $version }, since the last one no longer stands
awaited-condition = Awaited from { $from }: { $what } (a condition of { $by })
awaited-clarification = Awaited from { $from }: clarification of { $version }, asked by { $by }
awaited-nobody-clarification = No one is bound to act on the clarification of { $version } that { $by } asked for: its author is not known
awaited-nobody-condition = No one is bound to act on the condition of { $by }: { $what }
waits-for-line = all wait for { $actor } (author, as reported by { $by })
answered-line = { $from } has answered on { $version }: { $stance }
nothing-awaited = No answer is awaited from anybody.
said-line = { $speaker }, { $date }, { $manner }: “{ $words }”
said-on = (on { $on })
position-line = { $of } { $stance } · { $subject } · { $date } · { $manner }
position-reported-line = as reported by { $by }: { $of } { $stance } · { $subject } · { $date } · { $manner }
position-if = condition: { $if }
unresolved-handing = { $by } handed a text to { $to }; which version is not said
difference-line = { $left } / { $right }: { $what }
text-line = { $version } ({ $known }, encoded by { $encoded }, confirmed by { $confirmed })
confirmed-nobody = nobody
remarks-count = { $count ->
    [0] no remarks
    [one] { $count } remark
   *[other] { $count } remarks
}
not-a-verdict = A computed next step is not a verdict: it says what the text and the record lead to, no more.
did-you-mean = Did you mean "{ $near }"?

receipt-acknowledged = acknowledged
receipt-not-acknowledged = not acknowledged
receipt-denied = denied

rule-awaited-answer = A text handed over awaits an answer from the one who received it.
rule-awaited-condition = A position that names what it waits for awaits it from the one it names.
rule-awaited-clarification = A request for clarification moves the step to the author of the text.
rule-awaited-nobody = A mediator carries: asked for clarification, it waits for the author; where none is known, no one is bound to act.
rule-not-in-force-owes-nothing = A text that is not in force owes nothing.
`
