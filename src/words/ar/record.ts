// Entries: what is wrong with one, what one says (code-…).
// Draft translation.
export const record = String.raw`
# No sentences yet.
`
