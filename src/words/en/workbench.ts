// The single file and the editor.
export const workbench = String.raw`
web-start = What do you want to do?
web-check = Check a draft
web-check-help = Paste or open a text as it is: Word, Markdown or plain text. No formal sentences needed.
web-open = Open a process
web-open-help = The folder of a process, or its files. They are read here and sent nowhere.
web-pick-folder = A folder
web-pick-files = Or its files
web-no-process = None of these files is a text (.truce.md), a record (record.jsonl) or a charter (charter.md).
web-example = See the example (invented)
web-example-help = An invented conflict, its text and its record.
web-date-missing = Write a date as day, month and year.
`
