// Documents, tables and calendars read or written (code-…).
export const formats = String.raw`
code-file-too-large = The file is larger than Truce reads: { $size } bytes, at most { $limit }.
    .help = Split it, or save only the sheet or the pages that are needed.
code-file-empty = The file is empty.
    .help = Choose another file.
`
