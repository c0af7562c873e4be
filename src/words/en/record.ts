// Entries: what is wrong with one, what one says (code-…).
export const record = String.raw`
# No sentences yet.
`
