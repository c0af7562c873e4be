// The single file and the editor.
export const workbench = String.raw`
web-link = Work offline: one file that checks drafts, keeps the table and the record, and prints one page
web-start = What do you want to do?
web-check = Check a draft
web-check-help = Paste or open a text as it is: Word, Markdown or plain text. No formal sentences needed.
web-check-paste = Paste the text here
web-check-run = Check this text
web-check-clear = Clear
web-check-open = Or open a file (.docx, .md, .txt)
web-check-remarks = What a careful reader would ask about
web-check-read = { $count ->
    [one] { $count } paragraph read.
   *[other] { $count } paragraphs read.
}
web-check-better = For example:
web-check-tracked = { $count ->
    [one] The file has one tracked change or comment; it was read as if every change were accepted.
   *[other] The file has { $count } tracked changes and comments; it was read as if every change were accepted.
}
web-check-limits = These are questions to a drafter, not findings about anybody. They read the words alone: not the world, and not what the Parties mean.
web-open = Open a process
web-open-help = The folder of a process, or its files. They are read here and sent nowhere.
web-pick-writable = A folder, to save back into
web-pick-folder = A folder (changes are saved as downloads)
web-pick-files = Or its files
web-drop = Or drop a folder or files here.
web-no-process = None of these files is a text (.truce.md), a record (record.jsonl) or a charter (charter.md).
web-not-text = { $file } is not UTF-8 text and was not read.
web-not-readable = The browser could not read what was chosen.
web-left-out = Not part of a process, left out: { $files }.
web-new = New
web-new-help = A new text with the usual headings of a ceasefire, and an empty record.
web-new-title = Title
web-new-first = One party, as the text calls it
web-new-second = Another party
web-new-zone = Time zone in which days end
web-new-make = Begin
web-example = See the example (invented)
web-example-help = An invented conflict, its text and its record.
web-date-missing = Write a date as day, month and year.
web-plain-status = The same as plain text
web-kept = Not saved yet
web-kept-help = This was typed here earlier and is kept in this browser only.
web-kept-continue = Continue { $id }
web-kept-delete = Delete { $id } for good
web-kept-ask = Work on { $id } of { $when } is kept in this browser and not saved to a file.
web-kept-ask-continue = Continue that work
web-kept-ask-open = Open what is on disk and delete that work
web-keeps = What you type is kept in this browser until you save it or delete it, so that a crash or a closed tab loses nothing. Whoever uses this browser, and other pages opened from this computer's disk in it, can read what is kept.
web-keeps-not = Nothing is kept in this browser: what is not saved is lost when the page is closed.
web-keep-switch = Keep what I type in this browser
web-keep-delete = Delete everything kept here
web-keep-deleted = Deleted.
web-views = Views
web-view-situation = Situation
web-view-table = Table
web-view-text = Text
web-view-add = Add
web-view-note = One page
web-undo = Undo
web-redo = Redo
web-save = Saving
web-saved = Everything is saved.
web-unsaved = Not saved: { $files }.
web-unsaved-kept = Not saved to a file yet, but kept in this browser: { $files }.
web-save-back = Save into { $folder }
web-save-into = Save into a folder…
web-save-download = { $count ->
    [one] Download the changed file
   *[other] Download the { $count } changed files
}
web-save-failed = It could not be saved there. Try another folder, or download the files.

web-csv = Export for a spreadsheet (.csv)
web-print = Print
web-table-caption = Each row writes its formal sentence, and the text follows. Numbers stay when a row moves, because other sentences and the record name them. Struck out: a date as it was before the last change.
web-table-empty = No formal sentence is here yet. Add the first row.
web-table-errors = { $count ->
    [one] One formal sentence of the text could not be read and is not in this table; the text view says why.
   *[other] { $count } formal sentences of the text could not be read and may not be in this table; the text view says why.
}

row-add = Add a row
row-new = A new row
row-edit = Change { $id }
row-edit-short = Change
row-up = Move { $id } up
row-down = Move { $id } down
row-remove = Remove { $id }
row-remove-short = Remove
row-tools = Row
row-added = { $id } added.
row-changed = { $id } changed.
row-moved = { $id } moved.
row-removed = { $id } removed. Undo brings it back.
row-article = Under the heading
row-each = each Party
row-both = both Parties together
row-verb = Verb of the text
row-when-none = no time stated
row-when-day = by the end of day …
row-when-from = from day …
row-when-within = within … after …
row-when-before = by … before …
row-when-during = during a phase
row-when-every-day = every day of a phase
row-when-date = by a date
row-when-kept = as the text has it
row-day = Day
row-length = How long
row-unit = Unit
row-unit-hour = hours
row-unit-day = days
row-unit-week = weeks
row-unit-month = months
row-unit-year = years
row-from = Counted from
row-phase = Phase
row-if = If (a condition, in words)
row-kept = as the text has it
row-complain = the other side may complain to { $to }
row-sentence = Formal sentence
row-done = Write it into the text
row-cancel = Cancel

day-none = This text does not say what Day 1 is.
day-words = Day 1 is the day on which …
day-date = Date of Day 1
day-unknown = Not known: dates are shown as days.
day-recorded = On record: { $date }; days end in { $zone }.
day-planned = Planned with { $date }, days end in { $zone }: nothing is recorded, and nothing is due before the text is in force.
day-planned-instead = Planned with { $date } instead of { $recorded }, which is on record; days end in { $zone }. The record stays as it is until a starting event is added.

add-title = Add to the record
add-desk = It goes to the desk's own record. Nothing is passed on or published from here.
add-handed-over = Handed over
add-answered = Answered
add-said = Said
add-met = Met
add-did = Did
add-found = Found
add-starting-event = Starting event
add-handed-by = Handed over by
add-handed-to = To
add-answered-by = As reported by (if not by its own word)
add-said-by = Said by
add-did-by = Who says that it did so
add-found-by = Which body found it
add-stated-by = Stated by
add-field-version = Which text
add-field-medium = How
add-field-receipt = Receipt
add-field-withheld = What was kept back
add-field-of = Who answered
add-field-on-version = On which text
add-field-stance = Answer
add-field-if = On which condition
add-field-words = In which words
add-field-manner = How the words are known
add-field-act = What kind of statement
add-field-onus = Whose step it is, according to the speaker
add-field-to = To whom
add-field-about-topic = About what
add-field-between-0 = Who met
add-field-between-1 = With whom
add-field-between-2 = And with whom
add-field-form = How they met
add-field-note = Note
add-field-clause = Clause
add-field-n = How many
add-field-result = Result
add-field-place = Place
add-field-criterion = What was looked at
add-field-reason = Reason
add-field-anchor = Which event
add-optional = (if known)
add-choose = Choose…
add-in-force = entry into force of { $version }
add-date = On which day
add-time = At what time (in { $zone }, if known)
add-new-actor = { $actor } is not on record yet. What is its role?
add-source = Source
add-source-title = Title
add-source-publisher = Who published or wrote it
add-source-published = Published on
add-source-address = Where it can be found
add-source-paste = Paste the source's text
add-source-mark = Mark the selected words as the quotation
add-source-help = Only the marked words go into the record; the rest of what is pasted does not.
add-preview = What will be recorded
add-missing = Something that is needed is not filled in yet.
add-record = Record it
add-recorded = Recorded:
medium-paper = on paper
medium-file = as a file
medium-oral = by word of mouth
medium-shown-and-taken-back = shown and taken back
medium-not-stated = not stated
receipt-not-stated = not stated
contact-call = call
contact-meeting = meeting
contact-round = round of talks
contact-talks = talks
contact-not-stated = not stated
result-confirmed = confirmed
result-not-confirmed = not confirmed
result-partly = partly
result-undetermined = undetermined
result-not-observed = not observed
result-not-possible = not possible

learned-title = Learned since { $date }
learned-nothing = Nothing about this day was learned later.
learned-recorded = learned { $date }
note-docx = Download as a Word file (.docx)

head-text-edit = The text
text-keys = Tab leaves the editor. F8 goes to the next remark, Ctrl+Space offers what could come next.
text-label = Text of { $file }
text-counts = { $errors ->
    [0] No mistakes
    [one] One mistake
   *[other] { $errors } mistakes
}, { $remarks ->
    [0] no remarks
    [one] one remark
   *[other] { $remarks } remarks
}.
text-panels = What the text says
text-reads-as = Reads as
text-no-clause = Put the cursor into a numbered sentence.
text-last-edit = What the last edit changed
text-remarks = Remarks
text-go = Go to line { $line }

new-not-empty = { $folder } holds something already. Name a folder that does not exist yet.
new-no-zone = "{ $zone }" is not the name of a time zone. Write a name such as Africa/Nairobi or Europe/Kyiv.
new-party-a = Party A
new-party-b = Party B
new-made = Made { $folder } with { $files }.
new-next = Next: write under the headings, then run truce check { $folder }
`
