// Rooms of parties and mediators, sign-in.
// Draft translation.
export const rooms = String.raw`
# No sentences yet.
`
