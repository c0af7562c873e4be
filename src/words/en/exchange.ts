// Release of people held: owed, plans, handovers.
export const exchange = String.raw`
# No sentences yet.
`
