// Answers of the server that are no page of a process.
// Draft translation.
export const server = String.raw`
# No sentences yet.
`
