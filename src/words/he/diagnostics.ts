// Remarks on the text of an agreement: parser and checks (code-…).
// Draft translation.
export const diagnostics = String.raw`
# No sentences yet.
`
