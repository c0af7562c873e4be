// Drafts, transmittals, positions, statements, what could be agreed.
export const talks = String.raw`
# No sentences yet.
`
