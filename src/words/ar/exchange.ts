// Release of people held: owed, plans, handovers.
// Draft translation.
export const exchange = String.raw`
# No sentences yet.
`
