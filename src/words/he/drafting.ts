// Remarks on plain prose.
// Draft translation.
export const drafting = String.raw`
# No sentences yet.
`
