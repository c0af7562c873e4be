// Drafts, transmittals, positions, statements, what could be agreed.
// Draft translation.
export const talks = String.raw`
# No sentences yet.
`
