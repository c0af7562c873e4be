// The desk view of a process.
export const desk = String.raw`
# No sentences yet.
`
