// Futures of a text and their stories.
export const explore = String.raw`
# No sentences yet.
`
