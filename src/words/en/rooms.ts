// Rooms of parties and mediators, sign-in.
export const rooms = String.raw`
# No sentences yet.
`
