// The desk view of a process.
// Draft translation.
export const desk = String.raw`
# No sentences yet.
`
