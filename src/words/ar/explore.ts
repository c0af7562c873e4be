// Futures of a text and their stories.
// Draft translation.
export const explore = String.raw`
# No sentences yet.
`
