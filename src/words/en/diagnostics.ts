// Remarks on the text of an agreement: parser and checks (code-…).
export const diagnostics = String.raw`
# No sentences yet.
`
