// The single file and the editor.
export const workbench = String.raw`
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

new-not-empty = { $folder } holds something already. Name a folder that does not exist yet.
new-no-zone = "{ $zone }" is not the name of a time zone. Write a name such as Africa/Nairobi or Europe/Kyiv.
new-party-a = Party A
new-party-b = Party B
new-made = Made { $folder } with { $files }.
new-next = Next: write under the headings, then run truce check { $folder }
`
